//! Whether a medium is a desk's screen of 1280 to 1920 pixels: yes, no, or only a browser can tell.

use super::selector::Match;
use cssparser::{ParseError, Parser, Token};

/// Whether one of the media, parted by commas, is a desk's screen.
pub(super) fn media(input: &mut Parser) -> Match {
    let one = |input: &mut Parser| -> Result<Match, ParseError<()>> {
        let (mut holds, mut is_not, mut is_either) = (Match::Yes, false, false);
        while let Ok(token) = input.next().cloned() {
            let next = match token {
                Token::Ident(word) => match &*word.to_ascii_lowercase() {
                    "screen" | "all" | "and" | "only" => Match::Yes,
                    "print" | "speech" | "handheld" | "tty" | "aural" | "braille" | "embossed" | "projection"
                    | "tv" => Match::No,
                    "not" => {
                        is_not = true;
                        Match::Yes
                    }
                    _ => {
                        is_either = true;
                        Match::Maybe
                    }
                },
                Token::ParenthesisBlock => input.parse_nested_block(|input| Ok::<_, ParseError<()>>(feature(input)))?,
                _ => Match::Maybe,
            };
            holds = holds.min(next);
        }
        Ok(match holds {
            _ if is_either => Match::Maybe,
            holds if is_not => holds.not(),
            holds => holds,
        })
    };
    let all: Result<Vec<Match>, _> = input.parse_comma_separated(one);
    all.map_or(Match::Maybe, |all| all.into_iter().max().unwrap_or(Match::Yes))
}

/// `(max-width: 768px)`
fn feature(input: &mut Parser) -> Match {
    /// Widths of the screens on desks.
    const SCREENS: (f32, f32) = (1280.0, 1920.0);
    /// Pixels in an `em` of a medium.
    const LETTER: f32 = 16.0;
    let read = |input: &mut Parser| -> Result<(String, f32), ParseError<()>> {
        let name = input.expect_ident_cloned()?.to_ascii_lowercase();
        input.expect_colon()?;
        match input.next()? {
            Token::Dimension { value, unit, .. } if unit.eq_ignore_ascii_case("px") => Ok((name, *value)),
            Token::Dimension { value, unit, .. }
                if unit.eq_ignore_ascii_case("em") || unit.eq_ignore_ascii_case("rem") =>
            {
                Ok((name, *value * LETTER))
            }
            _ => Err(ParseError::unexpected_token()),
        }
    };
    let found = read(input);
    while input.next().is_ok() {}
    let (least, most) = SCREENS;
    match found.as_ref().map(|(name, width)| (name.as_str(), *width)) {
        Ok(("max-width" | "max-device-width", width)) if width < least => Match::No,
        Ok(("max-width" | "max-device-width", width)) if width >= most => Match::Yes,
        Ok(("min-width" | "min-device-width", width)) if width <= least => Match::Yes,
        Ok(("min-width" | "min-device-width", width)) if width > most => Match::No,
        _ => Match::Maybe,
    }
}
