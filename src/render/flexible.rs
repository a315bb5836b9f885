//! A fixed promise said in flexible words: what is waited for, then the deed, then the last day it may take. Built from the words of
//! the promise where these make a sentence in the customer's language; otherwise they stand in quotes behind one that does.

use chrono::{Datelike, NaiveDate};

use crate::i18n::{Catalogue, Language, t};
use crate::model::people::{Form, key};
use crate::model::{Kind, Promise};

use super::style::clean;
use super::words;

/// The most words that a thing waited for is told in.
const LONGEST_THING: usize = 8;

/// Words that begin a thing, after "with".
const ARTICLES: [&[&str]; 2] = [
    &["the", "your", "a", "an", "my", "our", "his", "her", "their", "some", "all", "both"],
    &[
        "el", "la", "los", "las", "su", "sus", "tu", "tus", "un", "una", "unos", "unas", "mi", "mis", "lo", "todo",
        "todos", "todas",
    ],
];

/// Words that make a sentence hang on something already.
const CONDITIONS: [&[&str]; 2] = [
    &["as", "when", "once", "if", "after", "before", "until", "unless", "whenever"],
    &["cuando", "cuanto", "si", "pronto", "antes", "despues", "hasta", "salvo", "mientras"],
];

/// How an English promise in full begins.
const ENGLISH_OPENINGS: [&str; 6] = ["i'll ", "i will ", "we'll ", "we will ", "i'm going to ", "we're going to "];

/// What an English promise says to do where it leaves out who does it.
const ENGLISH_DEEDS: &str = "bring build buy call change check clean collect come confirm cut deliver draw e-mail email fetch find \
    finish fit fix get give have install keep leave let look mail make mend mount order paint phone pick prepare print refund repair \
    replace return ring send serve sew ship show solve tell text translate update visit wash wrap write";

/// What a Spanish promise says to do: as "I do" and as "to do".
const SPANISH_DEEDS: &str = "llamo llamar llevo llevar traigo traer mando mandar envío enviar entrego entregar aviso avisar tengo \
    tener arreglo arreglar reparo reparar escribo escribir doy dar paso pasar preparo preparar termino terminar acabo acabar \
    busco buscar dejo dejar digo decir confirmo confirmar pido pedir hago hacer instalo instalar reviso revisar miro mirar veo ver \
    cambio cambiar devuelvo devolver consigo conseguir compro comprar sirvo servir limpio limpiar pinto pintar monto montar \
    encargo encargar recojo recoger coso coser corto cortar pongo poner vengo venir voy ir contesto contestar respondo responder \
    explico explicar resuelvo resolver acerco acercar guardo guardar traduzco traducir imprimo imprimir cuento contar";

/// Spanish verbs whose future is not built on "to do".
const SPANISH_FUTURES: [(&str, &str); 5] =
    [("tener", "tendré"), ("decir", "diré"), ("hacer", "haré"), ("poner", "pondré"), ("venir", "vendré")];

/// Spanish words for whom or what, which stand before "I do" and hang on "to do".
const SPANISH_PRONOUNS: [&str; 9] = ["les", "los", "las", "te", "le", "os", "lo", "la", "se"];

/// The promise in flexible words, up to `last`.
pub fn sentence(words: &Catalogue, promise: &Promise, form: Form, last: NaiveDate, today: NaiveDate) -> String {
    let what = clean(&promise.what);
    let what = what.trim_end_matches(['.', '…', ' ']);
    let (kind, latest) = (promise.kind.name(), latest(words, last, today));
    let language = words.language();
    if let Some(thing) = thing(what, language).filter(|_| matches!(promise.kind, Kind::Call | Kind::Message)) {
        return t!(words, &format!("reword-thing-{}", form.name()), kind = kind, thing = thing, latest = latest);
    }
    if let Some(clause) = clause(what, language, form) {
        return t!(words, "reword-clause", clause = clause, latest = latest);
    }
    t!(words, &format!("reword-kind-{}", form.name()), kind = kind, what = what, latest = latest)
}

/// The last day in words that can be typed too: "tomorrow at the latest".
pub fn latest(words: &Catalogue, last: NaiveDate, today: NaiveDate) -> String {
    match (last - today).num_days() {
        0 => t!(words, "reword-latest-today"),
        1 => t!(words, "reword-latest-tomorrow"),
        2..=6 => {
            let weekday = words::weekday_name(words, last.weekday().num_days_from_monday() as u8);
            t!(words, "reword-latest-weekday", weekday = weekday)
        }
        _ => t!(words, "reword-latest-date", date = words::day_month(words, last, today)),
    }
}

/// What a promise to call or write comes with: "call with the quote" waits for the quote.
fn thing(what: &str, language: Language) -> Option<&str> {
    let with = if language == Language::English { " with " } else { " con " };
    let (before, thing) = what.split_once(with)?;
    let first = key(thing.split(' ').next()?);
    let is_plain = !thing.contains([',', ';', ':', '.', '(', '?', '!']) && !hangs_on_something(what, language);
    let is_short = thing.split_whitespace().count() <= LONGEST_THING;
    (is_plain && is_short && !before.contains(" / ") && ARTICLES[language as usize].contains(&first.as_str()))
        .then_some(thing)
}

/// The words of a promise as the beginning of a sentence, if they can be one.
fn clause(what: &str, language: Language, form: Form) -> Option<String> {
    if hangs_on_something(what, language) || what.contains([';', ':', '?', '!', '.']) {
        return None;
    }
    let clause = match language {
        Language::English => english_clause(what),
        Language::Spanish => spanish_clause(what, form),
    }?;
    let mut letters = clause.chars();
    let first = letters.next()?;
    Some(first.to_uppercase().chain(letters).collect())
}

fn hangs_on_something(what: &str, language: Language) -> bool {
    key(what).split(' ').any(|word| CONDITIONS[language as usize].contains(&word))
}

fn english_clause(what: &str) -> Option<String> {
    let plain = what.replace('’', "'");
    let lower = plain.to_lowercase();
    if ENGLISH_OPENINGS.iter().any(|opening| lower.starts_with(opening)) {
        return Some(plain);
    }
    let (first, rest) = lower.split_once(' ').unwrap_or((&lower, ""));
    ENGLISH_DEEDS.split_whitespace().any(|deed| deed == first).then(|| {
        let rest = &plain[plain.len() - rest.len()..];
        format!("I'll {first} {rest}").trim_end().to_owned()
    })
}

fn spanish_clause(what: &str, form: Form) -> Option<String> {
    let words: Vec<&str> = what.split_whitespace().collect();
    let is_pronoun = |word: &&&str| SPANISH_PRONOUNS.contains(&word.to_lowercase().as_str());
    let pronouns = words.iter().take_while(is_pronoun).take(2).count();
    let verb = words.get(pronouns)?.to_lowercase();
    let rest = &words[pronouns + 1..];
    let is_known = |verb: &str| SPANISH_DEEDS.split_whitespace().any(|deed| deed == verb);
    let is_infinitive = |verb: &str| verb.ends_with(['r']) && is_known(verb);
    let (mut pronouns, verb): (Vec<String>, String) = if pronouns == 0 && is_infinitive(&verb) {
        (Vec::new(), future(&verb))
    } else if let Some((bare, pronoun)) = part_pronoun(&verb).filter(|(bare, _)| pronouns == 0 && is_infinitive(bare)) {
        (vec![pronoun.to_owned()], future(bare))
    } else if (is_known(&verb) && !verb.ends_with('r')) || verb.ends_with("ré") || verb.ends_with("remos") {
        (words[..pronouns].iter().map(|word| word.to_lowercase()).collect(), verb)
    } else {
        return None;
    };
    address(&mut pronouns, rest, form);
    let said = pronouns.iter().map(String::as_str).chain([verb.as_str()]).chain(rest.iter().copied());
    Some(said.collect::<Vec<_>>().join(" "))
}

/// "te" as "le" for a customer who is addressed as usted, and "te lo" as "se lo"; unless more of the sentence says tú.
fn address(pronouns: &mut [String], rest: &[&str], form: Form) {
    let says_tu =
        rest.iter().any(|word| matches!(key(word).as_str(), "tu" | "tus" | "ti" | "contigo" | "tuyo" | "tuya"));
    if form == Form::Polite && !says_tu && pronouns.first().is_some_and(|first| first == "te") {
        pronouns[0] = if pronouns.len() > 1 { "se" } else { "le" }.to_owned();
    }
}

/// Parts "mandarle" into "mandar" and "le".
fn part_pronoun(verb: &str) -> Option<(&str, &'static str)> {
    SPANISH_PRONOUNS.iter().find_map(|pronoun| Some((verb.strip_suffix(pronoun)?, *pronoun)))
}

/// "I will do" from "to do".
fn future(infinitive: &str) -> String {
    let own = SPANISH_FUTURES.iter().find(|(verb, _)| *verb == infinitive).map(|(_, future)| (*future).to_owned());
    own.unwrap_or_else(|| format!("{infinitive}é"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_call_comes_with_is_waited_for() {
        for (what, language, wanted) in [
            ("I'll call you with the quote", Language::English, Some("the quote")),
            ("call with your glasses and the bill", Language::English, Some("your glasses and the bill")),
            ("call with Peter", Language::English, None),
            ("call with the quote, or without", Language::English, None),
            ("call when it is ready with the bill", Language::English, None),
            ("te llamo con el presupuesto", Language::Spanish, Some("el presupuesto")),
            ("te llamo con lo que me digan", Language::Spanish, Some("lo que me digan")),
            ("te llamo con Pedro", Language::Spanish, None),
            ("te llamo con el presupuesto", Language::English, None),
            ("te llamo", Language::Spanish, None),
        ] {
            assert_eq!(thing(what, language), wanted, "{what}");
        }
    }

    #[test]
    fn what_was_typed_makes_a_sentence_where_it_can() {
        use Form::{Familiar, Polite};
        for (what, form, wanted) in [
            ("I'll have your bike ready", Polite, Some("I'll have your bike ready")),
            ("we’ll deliver the sofa", Polite, Some("We'll deliver the sofa")),
            ("call about the boiler", Polite, Some("I'll call about the boiler")),
            ("Call", Polite, Some("I'll call")),
            ("have the bicycle ready", Familiar, Some("I'll have the bicycle ready")),
            ("send the measurements by e-mail", Polite, Some("I'll send the measurements by e-mail")),
            ("the boiler", Polite, None),
            ("call when the part is here", Polite, None),
            ("quote: call", Polite, None),
        ] {
            assert_eq!(clause(what, Language::English, form).as_deref(), wanted, "{what}");
        }
        for (what, form, wanted) in [
            ("te llamo", Polite, Some("Le llamo")),
            ("te llamo", Familiar, Some("Te llamo")),
            ("te lo llevo a casa", Polite, Some("Se lo llevo a casa")),
            ("te llevo tu bici", Polite, Some("Te llevo tu bici")),
            ("le llevo las flores", Familiar, Some("Le llevo las flores")),
            ("llamar", Polite, Some("Llamaré")),
            ("entregar las cortinas del salón", Polite, Some("Entregaré las cortinas del salón")),
            ("mandarle la factura corregida", Polite, Some("Le mandaré la factura corregida")),
            ("tener lista la bici", Polite, Some("Tendré lista la bici")),
            ("pasar a revisar la caldera", Polite, Some("Pasaré a revisar la caldera")),
            ("te avisaré", Polite, Some("Le avisaré")),
            ("la aviso", Polite, Some("La aviso")),
            ("la radio", Polite, None),
            ("taller", Polite, None),
            ("el presupuesto", Polite, None),
            ("te llamo cuando llegue la pieza", Polite, None),
            ("call about the boiler", Polite, None),
            ("", Polite, None),
        ] {
            assert_eq!(clause(what, Language::Spanish, form).as_deref(), wanted, "{what}");
        }
    }
}
