//! `config.toml` as text: one setting put in or taken out, and every other byte of the owner's left as it is.

use toml_edit::{Document, Item};

/// What was typed, as the file would have it.
pub fn as_toml(key: &str, words: &[&str]) -> String {
    let typed = words.join(" ");
    let typed = typed.trim();
    // Whoever types TOML gets TOML.
    if typed.starts_with(['"', '\'', '[']) && Document::parse(format!("{key} = {typed}\n")).is_ok() {
        return typed.to_owned();
    }
    match key {
        "hours" => list(&hour_lines(typed)),
        "holidays" => {
            let days: Vec<String> = typed.split([' ', ',']).filter(|day| !day.is_empty()).map(str::to_owned).collect();
            format!("[{}]", days.iter().map(|day| quoted(day)).collect::<Vec<_>>().join(", "))
        }
        "coach" => match typed.to_lowercase().as_str() {
            "true" | "yes" | "on" | "sí" | "si" => "true".to_owned(),
            "false" | "no" | "off" => "false".to_owned(),
            _ => quoted(typed),
        },
        _ => match typed.parse::<u32>() {
            Ok(number) if !matches!(key, "me" | "shop") => number.to_string(),
            _ => quoted(typed),
        },
    }
}

/// Opening hours as lines: one begins where days are named again, or after a semicolon.
fn hour_lines(typed: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for part in typed.split(';') {
        let mut has_times = true;
        for word in part.split_whitespace() {
            let is_time = word.starts_with(|c: char| c.is_ascii_digit());
            match lines.last_mut().filter(|_| is_time || !has_times) {
                Some(line) => *line += &format!(" {word}"),
                None => lines.push(word.to_owned()),
            }
            has_times = is_time || matches!(word, "closed" | "cerrado");
        }
    }
    lines
}

/// One text, or a list of them.
fn list(texts: &[String]) -> String {
    match texts {
        [only] => quoted(only),
        several => format!("[{}]", several.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(", ")),
    }
}

/// A text as TOML writes it (toml.io, "Basic strings").
pub fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => quoted += &format!("\\u{:04X}", u32::from(c)),
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

/// A value as it stands in the text.
pub fn raw_value(text: &str, key: &str) -> Option<String> {
    let document = Document::parse(text).ok()?;
    let span = document.get(key)?.span()?;
    Some(text.get(span)?.to_owned())
}

/// The line on which a setting stands, counted from 1.
pub fn line_of(text: &str, key: &str) -> Option<usize> {
    let start = Document::parse(text).ok()?.as_table().key(key)?.span()?.start;
    Some(text[..start].matches('\n').count() + 1)
}

/// The text with this value. All the rest stays as it is, byte for byte; so does a text that is no TOML.
pub fn with_value(text: &str, key: &str, value: &str) -> String {
    let Ok(document) = Document::parse(text) else { return text.to_owned() };
    if let Some(span) = document.get(key).and_then(Item::span) {
        return [&text[..span.start], value, &text[span.end..]].concat();
    }
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    // Behind the last setting; what stands below a heading in brackets would belong to that.
    let last = document.iter().filter(|(_, item)| item.is_value()).filter_map(|(_, item)| Some(item.span()?.end)).max();
    let place = match last {
        Some(last) => text[last..].find('\n').map_or(text.len(), |newline| last + newline + 1),
        None if document.iter().next().is_some() => text.len() - text.trim_start_matches('\u{feff}').len(),
        None => text.len(),
    };
    let (before, after) = text.split_at(place);
    let gap = if before.is_empty() || before.ends_with(['\n', '\u{feff}']) { "" } else { end };
    [before, gap, key, " = ", value, end, after].concat()
}

/// The text without this setting; a comment behind it stays.
pub fn without_value(text: &str, key: &str) -> String {
    let Ok(document) = Document::parse(text) else { return text.to_owned() };
    let spans = document.as_table().key(key).and_then(|key| key.span()).zip(document.get(key).and_then(Item::span));
    let Some((name, value)) = spans else { return text.to_owned() };
    let rest = &text[value.end..];
    let line_end = rest.find('\n').map_or(rest.len(), |newline| newline + 1);
    let comment = rest[..line_end].trim_start();
    let kept = if comment.is_empty() { &rest[line_end..] } else { rest.trim_start_matches([' ', '\t']) };
    let indented = text[..name.start].trim_end_matches([' ', '\t']);
    [indented, kept].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_put_in_its_place_and_the_rest_stays() {
        for (before, key, value, after) in [
            ("", "coach", "true", "coach = true\n"),
            ("# mine\n", "coach", "true", "# mine\ncoach = true\n"),
            ("# mine", "coach", "true", "# mine\ncoach = true\n"),
            ("coach = false # why\n", "coach", "true", "coach = true # why\n"),
            ("  coach=false\nme = 'A' # me\n\n# end\n", "coach", "true", "  coach=true\nme = 'A' # me\n\n# end\n"),
            ("me = 'A' # me\n\n# end\n", "coach", "true", "me = 'A' # me\ncoach = true\n\n# end\n"),
            ("me = 'A'", "coach", "true", "me = 'A'\ncoach = true\n"),
            ("me = 'A'\r\n", "coach", "true", "me = 'A'\r\ncoach = true\r\n"),
            ("me = 'A'\n[colours]\nred = 1\n", "coach", "true", "me = 'A'\ncoach = true\n[colours]\nred = 1\n"),
            ("[colours]\nred = 1\n", "coach", "true", "coach = true\n[colours]\nred = 1\n"),
            (
                "hours = [\n  'mon 9-12', # a\n]\nme = 'A'\n",
                "hours",
                "\"tue 9-12\"",
                "hours = \"tue 9-12\"\nme = 'A'\n",
            ),
            ("\"coach\" = false\n", "coach", "true", "\"coach\" = true\n"),
        ] {
            assert_eq!(with_value(before, key, value), after, "{before:?}");
        }
    }

    #[test]
    fn a_setting_is_taken_away_and_comments_stay() {
        for (before, key, after) in [
            ("", "coach", ""),
            ("coach = true\n", "coach", ""),
            ("coach = true", "coach", ""),
            ("# above\ncoach = true # behind\n# below\n", "coach", "# above\n# behind\n# below\n"),
            ("me = 'A'\n  coach = true\nshop = 'S'\n", "coach", "me = 'A'\nshop = 'S'\n"),
            ("me = 'A'\r\ncoach = true\r\n", "coach", "me = 'A'\r\n"),
            ("hours = [\n  'mon 9-12',\n]\nme = 'A'\n", "hours", "me = 'A'\n"),
            ("me = 'A'\n", "coach", "me = 'A'\n"),
        ] {
            assert_eq!(without_value(before, key), after, "{before:?}");
        }
    }

    #[test]
    fn what_is_typed_becomes_toml() {
        for (key, typed, toml) in [
            ("coach", "sí", "true"),
            ("coach", "off", "false"),
            ("coach", "perhaps", "\"perhaps\""),
            ("horizon", "14", "14"),
            ("horizon", "two", "\"two\""),
            ("phone_country", "+34", "34"),
            ("me", "Marta Ruiz", "\"Marta Ruiz\""),
            ("me", "7", "\"7\""),
            ("me", "a \"b\" \\ c", "\"a \\\"b\\\" \\\\ c\""),
            ("me", "a\u{1b}b\u{7f}", "\"a\\u001Bb\\u007F\""),
            ("me", "'Marta'", "'Marta'"),
            ("margin_call", "30 min", "\"30 min\""),
            ("hours", "mon-fri 9-14 17-20", "\"mon-fri 9-14 17-20\""),
            ("hours", "mon-fri 9-14 17-20 sat 10-14", "[\"mon-fri 9-14 17-20\", \"sat 10-14\"]"),
            ("hours", "mon 9-14; tue closed wed 9-12", "[\"mon 9-14\", \"tue closed\", \"wed 9-12\"]"),
            ("hours", "lun mar 9-14", "\"lun mar 9-14\""),
            ("hours", "['mon 9-12']", "['mon 9-12']"),
            ("holidays", "12-25 2026-12-08", "[\"12-25\", \"2026-12-08\"]"),
            ("holidays", "12-25,01-06", "[\"12-25\", \"01-06\"]"),
            ("holidays", "", "[]"),
        ] {
            assert_eq!(as_toml(key, &[typed]), toml, "{key} {typed}");
        }
    }
}
