//! Numbers told in the order of their names → a clause for each: 复议、诉讼分别为2件和1件.
//!
//! What stands behind 分别 is said of all: 网络、信函分别提交申请9件、12件. Where there are not as many names as numbers, nothing is
//! told apart.

use super::classes::*;
use super::clauses::{Clause, is_joint};
use super::token::Token;

/// The clauses of a sentence, those that tell numbers in order as if each were told by itself.
pub(super) fn in_order(mut clauses: Vec<Clause>) -> Vec<Clause> {
    for at in 0..clauses.len() {
        let count = 1 + clauses[at + 1..].iter().take_while(|next| next.is_bare()).count();
        if let Some(told) = told(&clauses[at..at + count]) {
            clauses.splice(at..at + count, told);
        }
    }
    clauses
}

/// A clause for each of these numbers, of which the first clause has the names.
fn told(clauses: &[Clause]) -> Option<Vec<Clause>> {
    let [first, rest @ ..] = clauses else { return None };
    let divides = first.tokens.iter().position(|token| token.classes().any(DIVIDES))?;
    let [number] = first.numbers[..] else { return None };
    let names: Vec<&[Token]> = first.tokens[..divides].split(is_joint).collect();
    let said = first.tokens.get(divides + 1..number)?;
    if rest.is_empty() || names.len() != clauses.len() || names.iter().any(|name| name.is_empty()) {
        return None;
    }
    let numbers = std::iter::once(&first.tokens[number..]).chain(rest.iter().map(|bare| &bare.tokens[..]));
    let told = names.into_iter().zip(numbers).zip(clauses);
    Some(
        told.map(|((name, number), clause)| Clause::new([name, said, number].concat(), clause.mark, first.inside))
            .collect(),
    )
}
