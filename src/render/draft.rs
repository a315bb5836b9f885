//! What to write to a customer about a promise, in the customer's language. Whole sentences of `say.ftl`; what was said
//! stands in quotes, in whatever language it was said, and when stands behind the verb or a colon.

use chrono::Timelike;

use crate::i18n::{Catalogue, Language, t};
use crate::model::people::{Form, key};
use crate::model::{Direction, Promise, Window, Wording};

use super::style::clean;
use super::{Page, card, words};

/// What a draft is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occasion {
    /// The promise, put down in writing.
    Make,
    /// Asks whether what was agreed suits.
    Confirm,
    /// It will take longer.
    Delay,
    /// There is nothing new.
    NoNews,
    /// It is done.
    Done,
    /// It was not kept.
    Sorry,
}

impl Occasion {
    /// Every occasion, in the order in which they are listed to people.
    pub const ALL: [Occasion; 6] =
        [Occasion::Make, Occasion::Confirm, Occasion::Delay, Occasion::NoNews, Occasion::Done, Occasion::Sorry];

    /// The word used in JSON, on the command line, in catalogue keys and for the file of a template.
    pub fn name(self) -> &'static str {
        match self {
            Occasion::Make => "make",
            Occasion::Confirm => "confirm",
            Occasion::Delay => "delay",
            Occasion::NoNews => "no-news",
            Occasion::Done => "done",
            Occasion::Sorry => "sorry",
        }
    }

    /// The word on the command line in that language.
    pub fn name_in(self, language: Language) -> &'static str {
        match (language, self) {
            (Language::English, _) => self.name(),
            (Language::Spanish, Occasion::Make) => "prometer",
            (Language::Spanish, Occasion::Confirm) => "confirmar",
            (Language::Spanish, Occasion::Delay) => "retraso",
            (Language::Spanish, Occasion::NoNews) => "sin-novedad",
            (Language::Spanish, Occasion::Done) => "hecho",
            (Language::Spanish, Occasion::Sorry) => "perdón",
        }
    }

    /// Reads the word of either language, with or without its accent or dash.
    pub fn parse(text: &str) -> Option<Self> {
        let typed = key(text).replace(' ', "-");
        Self::ALL
            .into_iter()
            .find(|occasion| Language::ALL.iter().any(|&language| key(occasion.name_in(language)) == typed))
    }
}

/// Everything that a draft is made of.
pub struct Matter<'a> {
    /// The page, with the words of the customer's language.
    pub page: Page<'a>,
    /// The customer's name.
    pub who: &'a str,
    /// What it is about.
    pub promise: &'a Promise,
    /// What it is for.
    pub occasion: Occasion,
    /// The new window to propose, or that was agreed on just now.
    pub proposed: Option<&'a Window>,
    /// Whether that new window is settled, and no longer a question.
    pub settled: bool,
    /// How the customer is addressed.
    pub form: Form,
    /// Who signs.
    pub me: Option<&'a str>,
    /// The shop, which signs too.
    pub shop: Option<&'a str>,
}

/// A draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The subject of a mail.
    pub subject: String,
    /// The text, its lines ended by line feeds, without one at the end.
    pub text: String,
    /// When, in words; none where nothing is said of that.
    pub when: Option<String>,
}

/// What a template asks to be filled in and nothing is there for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownPlace {
    /// Its line, counted from 1.
    pub line: usize,
    /// As it stands there, braces and all.
    pub found: String,
}

/// Whether there is such a draft: of what a customer promised us, three have a use.
pub fn exists(occasion: Occasion, direction: Direction) -> bool {
    direction == Direction::Mine || !matches!(occasion, Occasion::NoNews | Occasion::Sorry)
}

/// The name of the file in which a shop may keep words of its own for this draft.
pub fn template_name(occasion: Occasion, direction: Direction) -> String {
    match direction {
        Direction::Mine => format!("{}.txt", occasion.name()),
        Direction::Theirs => format!("theirs-{}.txt", theirs(occasion).name()),
    }
}

/// The draft in the words of the program.
pub fn draft(matter: &Matter) -> Draft {
    let words = matter.page.words;
    let body = match matter.promise.direction {
        Direction::Mine => ours_body(matter),
        Direction::Theirs => theirs_body(matter),
    };
    let hour = part_of_day(matter.page.local(matter.page.now).hour());
    let greeting = text(words, "greeting", matter.form, &[("who", &clean(matter.who)), ("hour", hour)]);
    let mut paragraphs = vec![greeting, body.join(" ")];
    if matter.promise.direction == Direction::Mine {
        paragraphs.push(text(words, "what", matter.form, &[("what", &what(matter))]));
    }
    if let Some(signature) = signature(matter) {
        paragraphs.push(format!("{}\n{signature}", text(words, "farewell", matter.form, &[])));
    }
    Draft { subject: subject(matter), text: paragraphs.join("\n\n"), when: when(matter) }
}

/// The draft in the words of a template.
pub fn from_template(matter: &Matter, template: &str) -> Result<Draft, UnknownPlace> {
    let when_text = when(matter).unwrap_or_else(|| t!(matter.page.words, "time-open"));
    let value = |name: &str| match name {
        "who" => Some(clean(matter.who).into_owned()),
        "what" => Some(what(matter)),
        "when" => Some(when_text.clone()),
        "me" => Some(clean(matter.me.unwrap_or_default()).into_owned()),
        "shop" => Some(clean(matter.shop.unwrap_or_default()).into_owned()),
        _ => None,
    };
    let mut lines = Vec::new();
    for (place, line) in template.lines().enumerate() {
        let filled = fill(line, &value).map_err(|found| UnknownPlace { line: place + 1, found })?;
        lines.push(filled.trim_end().to_owned());
    }
    let text = lines.join("\n").trim().to_owned();
    Ok(Draft { subject: subject(matter), text, when: when(matter) })
}

/// Puts values where `{name}` stands; two braces are one. What stands between braces and is no name is left alone.
fn fill(line: &str, value: &dyn Fn(&str) -> Option<String>) -> Result<String, String> {
    let mut filled = String::new();
    let mut rest = line;
    while let Some(place) = rest.find(['{', '}']) {
        let (before, from) = rest.split_at(place);
        // What is around the values is the owner's own file, and reaches the screen all the same.
        filled += &clean(before);
        let doubled = from.starts_with("{{") || from.starts_with("}}");
        let name = from.strip_prefix('{').and_then(|inside| inside.split_once('}')).map(|(name, _)| name);
        let is_name = |name: &&str| !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || "_- ".contains(c));
        match name.filter(is_name).filter(|_| !doubled) {
            Some(name) => {
                filled += &value(name.trim()).ok_or_else(|| format!("{{{name}}}"))?;
                rest = &from[name.len() + 2..];
            }
            None => {
                filled.push_str(&from[..1]);
                rest = &from[if doubled { 2 } else { 1 }..];
            }
        }
    }
    filled += &clean(rest);
    Ok(filled)
}

fn ours_body(matter: &Matter) -> Vec<String> {
    let words = matter.page.words;
    let form = matter.form;
    let promise = matter.promise;
    let kind = if promise.current().wording == Wording::Attempt { "attempt" } else { promise.kind.name() };
    let agreed = window(matter, promise.current().window.as_ref());
    let dated = |name: &str| match &agreed {
        Some(when) => text(words, name, form, &[("kind", kind), ("when", when)]),
        None => text(words, &format!("{name}-undated"), form, &[("kind", kind)]),
    };
    let proposed = window(matter, matter.proposed);
    let shift = shift(matter);
    let new = if shift == Shift::Later { "moved" } else { "new-date" };
    let name = if matter.settled { new } else { "propose" };
    let propose = proposed.as_ref().map(|when| text(words, name, form, &[("when", when)]));
    match matter.occasion {
        Occasion::Make => match &promise.current().window {
            Some(agreed) => {
                vec![text(words, "make", form, &[("kind", kind), ("when", &within_sentence(matter, agreed))])]
            }
            None => vec![dated("make")],
        },
        Occasion::Confirm => vec![dated("confirm")],
        Occasion::Delay => {
            let moved = || promise.is_untold().then_some(agreed.as_ref()).flatten();
            let lead = match shift {
                Shift::Sooner => Some("sooner"),
                Shift::Within => None,
                Shift::Later => Some("delay"),
            };
            let next = propose
                .or_else(|| moved().map(|when| text(words, new, form, &[("when", when)])))
                .unwrap_or_else(|| text(words, "unknown", form, &[]));
            lead.map(|lead| text(words, lead, form, &[("kind", kind)])).into_iter().chain([next]).collect()
        }
        Occasion::NoNews => vec![text(words, "no-news", form, &[("kind", kind)])],
        Occasion::Done if was_late(matter) => vec![text(words, "done-late", form, &[("kind", kind)])],
        Occasion::Done => vec![text(words, "done", form, &[("kind", kind)])],
        Occasion::Sorry => {
            let ending = || match promise.is_open() {
                true => text(words, "sorry-open", form, &[("kind", kind)]),
                false => text(words, "sorry-closed", form, &[]),
            };
            vec![dated("sorry"), propose.unwrap_or_else(ending)]
        }
    }
}

fn theirs_body(matter: &Matter) -> Vec<String> {
    let words = matter.page.words;
    let form = matter.form;
    let what = what(matter);
    let agreed = window(matter, matter.promise.current().window.as_ref());
    let dated = |name: &str| match &agreed {
        Some(when) => text(words, name, form, &[("what", &what), ("when", when)]),
        None => text(words, &format!("{name}-undated"), form, &[("what", &what)]),
    };
    match theirs(matter.occasion) {
        Occasion::Delay => {
            let next = match window(matter, matter.proposed) {
                Some(when) => text(words, "propose", form, &[("when", &when)]),
                None => text(words, "theirs-when", form, &[]),
            };
            vec![dated("theirs-delay"), next]
        }
        Occasion::Done => vec![text(words, "theirs-done", form, &[("what", &what)])],
        _ => vec![dated("theirs-confirm")],
    }
}

/// How a new window lies to the one that it replaces.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shift {
    /// It ends before the other begins: there is nothing to be sorry for.
    Sooner,
    /// It lies inside the other, which it only makes clearer.
    Within,
    /// It ends later, or nothing is known of it.
    Later,
}

fn shift(matter: &Matter) -> Shift {
    let agreed = &matter.promise.agreed;
    let windows = match (matter.proposed, agreed.as_slice()) {
        (Some(new), _) => (matter.promise.current().window.as_ref(), Some(new)),
        (None, [.., before, now]) if matter.promise.is_untold() => (before.window.as_ref(), now.window.as_ref()),
        _ => return Shift::Later,
    };
    let (Some(old), Some(new)) = windows else { return Shift::Later };
    match (old.from.or(old.by), old.by, new.by) {
        (Some(begins), _, Some(new)) if new < begins => Shift::Sooner,
        (_, Some(ends), Some(new)) if new <= ends => Shift::Within,
        _ => Shift::Later,
    }
}

/// Of what a customer promised, the draft that is there for an occasion.
fn theirs(occasion: Occasion) -> Occasion {
    if occasion == Occasion::Make { Occasion::Confirm } else { occasion }
}

/// A message of `say.ftl` in that form.
fn text(words: &Catalogue, name: &str, form: Form, values: &[(&str, &str)]) -> String {
    let values: Vec<_> = values.iter().map(|(name, value)| (*name, (*value).into())).collect();
    words.text(&format!("say-{name}-{}", form.name()), &values)
}

fn subject(matter: &Matter) -> String {
    t!(matter.page.words, &format!("say-subject-{}", matter.occasion.name()))
}

/// What was promised, to stand in quotes at the end of a sentence.
fn what(matter: &Matter) -> String {
    clean(&matter.promise.what).trim_end_matches('.').to_owned()
}

/// When, in words: the window that the draft proposes, or the one that is agreed on.
fn when(matter: &Matter) -> Option<String> {
    window(matter, matter.proposed.or(matter.promise.current().window.as_ref()))
}

fn window(matter: &Matter, window: Option<&Window>) -> Option<String> {
    window.map(|window| card::window_in_words(&matter.page, window))
}

fn within_sentence(matter: &Matter, window: &Window) -> String {
    let page = &matter.page;
    let local = |at: Option<_>| at.map(|at| page.local(at));
    let (from, by) = (local(window.from), local(window.by));
    words::within_sentence(page.words, from, by, window.grain, window.approx, page.today())
}

fn was_late(matter: &Matter) -> bool {
    let done = matter.promise.closed.as_ref().map_or(matter.page.now, |closed| closed.at);
    matter.promise.current().is_past(done)
}

fn signature(matter: &Matter) -> Option<String> {
    let words = matter.page.words;
    match (matter.me.map(clean), matter.shop.map(clean)) {
        (Some(me), Some(shop)) => Some(t!(words, "say-signature-shop", me = me.as_ref(), shop = shop.as_ref())),
        (Some(one), None) | (None, Some(one)) => Some(t!(words, "say-signature", me = one.as_ref())),
        (None, None) => None,
    }
}

/// How the hour is greeted.
fn part_of_day(hour: u32) -> &'static str {
    match hour {
        5..12 => "morning",
        12..20 => "afternoon",
        _ => "evening",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn occasions_are_read_in_both_languages() {
        for occasion in Occasion::ALL {
            for language in Language::ALL {
                assert_eq!(Occasion::parse(occasion.name_in(language)), Some(occasion));
            }
        }
        for (text, occasion) in [
            ("No News", Some(Occasion::NoNews)),
            ("sin novedad", Some(Occasion::NoNews)),
            ("perdon", Some(Occasion::Sorry)),
            ("SORRY", Some(Occasion::Sorry)),
            ("late", None),
            ("", None),
        ] {
            assert_eq!(Occasion::parse(text), occasion, "{text}");
        }
    }

    #[test]
    fn templates_are_filled_in_and_other_braces_stay() {
        let value = |name: &str| (name == "who").then(|| "Ana".to_owned());
        for (line, wanted) in [
            ("Hola, {who}:", Ok("Hola, Ana:")),
            ("{who}{who}", Ok("AnaAna")),
            ("{ who }", Ok("Ana")),
            ("{{who}}", Ok("{who}")),
            ("a { b", Ok("a { b")),
            ("a } b {} {!}", Ok("a } b {} {!}")),
            ("{what?} {", Ok("{what?} {")),
            ("{name}", Err("{name}")),
            ("{who} y {cuándo}", Err("{cuándo}")),
            ("\u{1b}[31m{who}\u{202e}", Ok("[31mAna")),
            ("¿{who}?", Ok("¿Ana?")),
        ] {
            let wanted = wanted.map(str::to_owned).map_err(str::to_owned);
            assert_eq!(fill(line, &value), wanted, "{line}");
        }
    }
}
