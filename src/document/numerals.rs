//! Numbers as lists write them before their paragraphs. A number that a way of writing does not reach is none.

/// ①, ⑳: up to 20.
pub(super) fn circled(number: u32) -> Option<String> {
    (1..=20).contains(&number).then(|| char::from_u32(0x2460 + number - 1).map(String::from)).flatten()
}

/// A, B, from the first letter on.
pub(super) fn letter(number: u32, first: char) -> Option<String> {
    let letter = char::from_u32(u32::from(first) + number.checked_sub(1)?)?;
    (number <= 26).then(|| letter.to_string())
}

/// 一, 十二, 二十: up to 99.
pub(super) fn chinese(number: u32) -> Option<String> {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |value: u32| DIGITS.get(value as usize).copied().unwrap_or("");
    match number {
        1..=9 => Some(digit(number).to_owned()),
        10..=19 => Some(format!("十{}", digit(number - 10))),
        20..=99 => Some(format!("{}十{}", digit(number / 10), digit(number % 10))),
        _ => None,
    }
}

/// I, IV, IX: below 400.
pub(super) fn roman(number: u32) -> Option<String> {
    const SIGNS: [(u32, &str); 9] =
        [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut rest = (1..400).contains(&number).then_some(number)?;
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            text.push_str(sign);
            rest -= value;
        }
    }
    Some(text)
}

/// What a list writes before a paragraph, so that it does not run into the text: between its last digit and the first of
/// a figure there is a gap on the page.
pub(super) fn apart(number: String) -> String {
    if number.ends_with(char::is_alphanumeric) { number + " " } else { number }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_far_as_they_go() {
        let told = [chinese(20), chinese(12), circled(20), letter(26, 'a'), roman(49)].map(Option::unwrap_or_default);
        assert_eq!(told, ["二十", "十二", "⑳", "z", "XLIX"]);
        for none in [chinese(0), chinese(100), circled(21), letter(27, 'A'), letter(0, 'A'), roman(400)] {
            assert_eq!(none, None);
        }
    }

    #[test]
    fn a_number_does_not_run_into_a_figure() {
        assert_eq!(
            ["1", "一、", "（二）", "3."].map(|number| apart(number.to_owned())),
            ["1 ", "一、", "（二）", "3."]
        );
    }
}
