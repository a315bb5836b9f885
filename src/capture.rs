//! From what was typed to terms that can be recorded: who, when and how firm, or the reason why not.

use chrono::{Datelike, NaiveDateTime};

use crate::app::{App, Failure};
use crate::dates::{self, Context, DateOrder, LocalWindow, Offer, Problem, Reading, Tense, Tongue, Why};
use crate::i18n::t;
use crate::model::order::PutInOrder;
use crate::model::people;
use crate::model::{Direction, Hours, Instant, Kind, Ledger, PromiseId, Shape, Terms, Window, Wording, deadline};
use crate::render::style::clean;
use crate::render::words;

/// How many words may stand before a colon that parts the customer from the text.
const WORDS_OF_A_NAME: usize = 5;

/// Reads what promises are to become in a calendar.
pub fn shape(text: &str) -> Result<Shape, String> {
    Shape::parse(text).ok_or_else(|| text.to_owned())
}

/// A customer's name and what was said to them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addressed {
    /// The name: as it is known, or as it was typed.
    pub who: String,
    /// Whether that customer is known.
    pub known: bool,
    /// The rest of the words.
    pub text: String,
}

/// Parts the customer from the text: quoted words, everything before a colon, the longest run of words that is a known
/// customer, or the first word. None where there is no word at all.
pub fn address(ledger: &Ledger, args: &[String]) -> Option<Addressed> {
    part(ledger, args).filter(|addressed| !tidy(&addressed.who).is_empty())
}

fn part(ledger: &Ledger, args: &[String]) -> Option<Addressed> {
    if args.first()?.trim().is_empty() {
        return None;
    }
    if let [name, text @ ..] = args {
        // One argument that ends in a colon is a name as a whole, however long.
        let whole = name.trim_end();
        if whole.ends_with(':') && !text.is_empty() {
            return Some(addressed(ledger, whole.trim_end_matches([':', ' ']), text.join(" ")));
        }
    }
    let quoted = args.len() > 1 && args[0].trim().contains(char::is_whitespace) && !args[0].trim().ends_with(':');
    let joined = args.join(" ");
    let text_words: Vec<&str> = joined.split_whitespace().collect();
    let known = known_run(ledger, &text_words);
    if quoted && colon(&args[0].split_whitespace().collect::<Vec<_>>()).is_none() {
        return Some(addressed(ledger, &args[0], args[1..].join(" ")));
    }
    // A known name followed by more of a name is somebody else: "Ana López:" is not Ana, nor is "ana lopez:". "Ana tell him:" is.
    let is_more = |words: &[&str]| {
        let names = words.iter().map(|word| word.trim_end_matches(':')).filter(|word| !word.is_empty());
        let small: Vec<&str> = names.filter(|word| !is_capital(word) && !is_tie(word)).collect();
        small.len() <= 1 && !small.iter().any(|word| says_something(word))
    };
    // A colon inside a quoted text belongs to the text, for its name stands before it.
    let plain = args.iter().skip(1).position(|arg| arg.trim().contains(char::is_whitespace)).map(|behind| behind + 1);
    let plain = plain.map_or(text_words.len(), |count| args[..count].join(" ").split_whitespace().count());
    if let Some(place) = colon(&text_words).filter(|place| *place <= plain)
        && known.is_none_or(|known| known >= place || is_more(&text_words[known..place]))
    {
        let name = text_words[..place].join(" ");
        return Some(addressed(ledger, name.trim_end_matches(':').trim_end(), text_words[place..].join(" ")));
    }
    // "Ana López" is a new customer where only Ana is known, and is not given to her in silence.
    let named = if plain < text_words.len() { full_name(&text_words[..plain]) } else { full_name(&text_words) };
    let taken = known.unwrap_or(0).max(named);
    Some(addressed(ledger, &text_words[..taken].join(" "), text_words[taken..].join(" ")))
}

/// The names that [`address`] may ask about, as keys.
pub fn names_in_question(args: &[String]) -> Vec<String> {
    let joined = args.join(" ");
    let words: Vec<&str> = joined.split_whitespace().take(WORDS_OF_A_NAME + 1).collect();
    let runs = (1..=words.len()).map(|count| words[..count].join(" "));
    let mut names = Vec::new();
    for run in runs.chain(args.first().cloned()) {
        let bare = run.trim_end().trim_end_matches([':', ' ']);
        names.extend([people::key(&run), people::key(bare)].into_iter().filter(|key| !key.is_empty()));
    }
    names.order();
    names.dedup();
    names
}

/// How many of the first words look like one new name: a title with the name after it, further words written with a
/// capital that are neither a verb nor a date, and what ties names together ("de la", "& Sons"). Words that
/// are nothing but a name are the name; otherwise at least one word is left.
fn full_name(words: &[&str]) -> usize {
    let is_name_word = |word: &&str| (is_capital(word) && !says_something(word)) || is_tie(word) || is_title(word);
    if words.len() <= WORDS_OF_A_NAME && is_capital(words[words.len() - 1]) && words.iter().all(is_name_word) {
        return words.len();
    }
    let most = words.len().saturating_sub(1).min(WORDS_OF_A_NAME);
    let mut taken = if is_title(words[0]) { 2 } else { 1 };
    if !is_capital(words[0]) && taken == 1 {
        return 1;
    }
    loop {
        let tie = words[taken.min(words.len())..].iter().take_while(|word| is_tie(word)).count();
        let next = words.get(taken + tie).filter(|word| is_capital(word) && !says_something(word));
        match next {
            Some(_) if taken + tie < most => taken += tie + 1,
            _ => return taken.min(most).max(1),
        }
    }
}

fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// Whether a word goes before a name, in either language.
fn is_title(word: &str) -> bool {
    const TITLES: [&str; 18] = [
        "sr", "sra", "srta", "sres", "don", "dona", "d", "dr", "dra", "prof", "mr", "mrs", "ms", "miss", "mx", "senor",
        "senora", "senorita",
    ];
    TITLES.contains(&people::key(word).trim_end_matches('.'))
}

/// Whether a word ties the parts of a name together.
fn is_tie(word: &str) -> bool {
    matches!(
        people::key(word).as_str(),
        "de" | "del" | "la" | "las" | "los" | "y" | "e" | "&" | "and" | "van" | "von" | "of"
    )
}

/// Whether a word with a capital begins the sentence rather than going on with the name: a verb, a date, "I'll".
fn says_something(word: &str) -> bool {
    const STARTERS: [&str; 29] = [
        "i", "ill", "ive", "im", "well", "youll", "we", "you", "he", "she", "it", "they", "the", "a", "an", "to", "my",
        "our", "your", "te", "le", "lo", "la", "les", "los", "las", "me", "nos", "se",
    ];
    let key = people::key(word);
    let stem = key.split(['\'', '’']).next().unwrap_or(&key);
    if STARTERS.contains(&stem) {
        return true;
    }
    let hours = Hours::default();
    let context = Context {
        now: NaiveDateTime::default(),
        hours: &hours,
        tongue: Tongue::English,
        date_order: DateOrder::DayFirst,
        tense: Tense::Ahead,
    };
    let reading = dates::read(word, &context);
    reading.kind.is_some() || reading.phrase.is_some() || reading.why != Why::NoTime
}

/// How many words stand before the first colon that ends a word or stands alone, if they may be a name.
fn colon(words: &[&str]) -> Option<usize> {
    let place = words.iter().take(WORDS_OF_A_NAME + 1).position(|word| word.ends_with(':'))?;
    Some(place + 1)
}

/// How many of the first words are the name of a known customer, the longest such run: the whole name, or its beginning
/// where that names only one.
fn known_run(ledger: &Ledger, words: &[&str]) -> Option<usize> {
    (1..=words.len().min(WORDS_OF_A_NAME + 1)).rev().find(|&count| {
        let typed = words[..count].join(" ");
        ledger.only_starting(typed.trim_end_matches([':', ' '])).is_some()
    })
}

/// The customer that a name means, with what was said to them.
pub fn addressed(ledger: &Ledger, name: &str, text: String) -> Addressed {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let known = ledger.only_starting(&name).map(|(_, person)| person.name.clone());
    let text = text.trim().to_owned();
    match known {
        Some(who) => Addressed { who, known: true, text },
        None => Addressed { who: name, known: false, text },
    }
}

/// The name under which a customer is known, or the name as typed if they are new.
pub fn known_as(ledger: &Ledger, name: &str) -> String {
    addressed(ledger, name.trim().trim_end_matches(':'), String::new()).who
}

/// A known customer whose name is one slip away from a new one, or goes on in it in small letters ("Ana urgent:"), to be pointed
/// out and never merged silently.
pub fn near_miss(ledger: &Ledger, name: &str) -> Option<String> {
    let typed = people::key(name);
    let goes_on = |known: &str| {
        let more = name.split_whitespace().skip(known.split_whitespace().count());
        typed.strip_prefix(&people::key(known)).is_some_and(|rest| rest.starts_with(' ')) && !{ more }.any(is_capital)
    };
    let mut known = ledger.people().map(|(_, person)| &person.name);
    known.find(|known| people::is_slip(&typed, &people::key(known)) || goes_on(known)).cloned()
}

/// The terms that a reading leads to.
pub fn terms(app: &App, reading: &Reading, said: &str, wording: Wording) -> Terms {
    let mut terms = terms_of(app, app.local_now(), reading.window, said, wording);
    if reading.is_soon {
        terms.check = Some(app.moment(deadline::check_soon(app.local_now(), &app.settings.hours)));
    }
    terms
}

/// What was agreed on at `now` with this window.
pub fn terms_of(app: &App, now: NaiveDateTime, window: Option<LocalWindow>, said: &str, wording: Wording) -> Terms {
    let hours = &app.settings.hours;
    let due = window.and_then(|w| deadline::deadline(w.from, w.by, w.grain, now, hours));
    let check =
        due.is_none().then(|| deadline::check(now, window.and_then(|w| w.from), app.settings.flexible_check, hours));
    // In the hour that comes twice, on its second pass, what lies ahead is not on the first.
    let moment = |local: NaiveDateTime| match app.moment(local) {
        first if first < app.now && local >= now => app.later_moment(local),
        first => first,
    };
    let window = window.map(|w| {
        let from = w.from.map(moment);
        let by = w.by.map(|by| moment(by).max(from.unwrap_or(Instant::MIN_UTC.fixed_offset())));
        Window { said: said.to_owned(), from, by, grain: w.grain, approx: w.approx }
    });
    Terms { window, wording, deadline: due.map(moment), check: check.map(moment) }
}

/// The same terms with the deadline of a call that we promised for a day at the end of the slot for calling back, if the
/// owner keeps one.
pub fn in_slot(app: &App, terms: Terms, kind: Kind, direction: Direction) -> Terms {
    let (Some(slot), Some(window)) = (app.settings.callback_slot, &terms.window) else { return terms };
    if kind != Kind::Call || direction != Direction::Mine {
        return terms;
    }
    let local = |at: Option<Instant>| at.map(|at| app.zone.local(at));
    let (from, by) = (local(window.from), local(window.by));
    let end = deadline::in_slot(from, by, window.grain, app.local_now(), slot, &app.settings.hours);
    Terms { deadline: end.map(|end| app.moment(end)).or(terms.deadline), ..terms }
}

/// Points out a telephone number without a digit, which nobody can call. It is kept: it may say whom to ask.
pub fn warn_of_phone(app: &mut App, typed: Option<&str>) -> Result<(), Failure> {
    let is_strange = |phone: &&str| !tidy(phone).is_empty() && !phone.contains(|c: char| c.is_ascii_digit());
    let Some(typed) = typed.filter(is_strange).filter(|_| !app.quiet) else { return Ok(()) };
    let text = t!(app.words, "who-strange-phone", typed = clean(typed).into_owned());
    app.warn(&text)
}

/// That the weekday of today was taken for that of next week, and the command for today.
pub fn skips_today(app: &App, id: PromiseId, command: &str) -> String {
    let weekday = words::weekday_name(&app.words, app.today().weekday().num_days_from_monday() as u8);
    t!(app.words, "when-skips-today", weekday = weekday, command = command, id = id.to_string())
}

/// The telephone number that a customer had, where the one that was typed takes its place: what a slip would lose.
pub fn replaced_phone(ledger: &Ledger, who: &str, typed: Option<&str>) -> Option<String> {
    let dialled =
        |phone: &str| phone.chars().filter(|c| !c.is_whitespace() && !"-./()".contains(*c)).collect::<String>();
    let known = ledger.person_named(who)?.1.phone.as_deref()?;
    let new = dialled(&tidy(typed?));
    let is_number = known.contains(|c: char| c.is_ascii_digit());
    (is_number && !new.is_empty() && new != dialled(known)).then(|| known.to_owned())
}

/// That a telephone number took the place of another.
pub fn replaced_phone_text(app: &App, who: &str, old: &str, new: Option<&str>) -> String {
    let (who, old) = (clean(who).into_owned(), clean(old).into_owned());
    t!(app.words, "who-phone-replaced", who = who, old = old, new = tidy(new.unwrap_or_default()))
}

/// Reads words that are all meant as a date (`--by`, `move`), asking a person where they cannot stand.
pub fn phrase(app: &mut App, typed: &str) -> Result<Reading, Failure> {
    let reading = dates::read_phrase(typed, &app.context(Tense::Ahead));
    match phrase_refusal(app, typed, &reading) {
        Some(failure) if reading.problem.is_none() && app.interactive => {
            writeln!(app.err, "{}", say(&failure))?;
            ask_when(app)
        }
        Some(failure) if reading.problem.is_none() => Err(failure),
        _ => settle(app, reading),
    }
}

/// Why words that are all meant as a date cannot stand; none if they can. "As soon as I can" stands, with no date.
pub fn phrase_refusal(app: &App, typed: &str, reading: &Reading) -> Option<Failure> {
    let says_when = reading.window.is_some() || matches!(reading.why, Why::NoDay | Why::Condition);
    if reading.problem.is_none() && reading.unread.is_empty() && !says_when {
        let message = t!(app.words, "when-no-date", typed = clean(typed).into_owned());
        return Some(Failure::misunderstood(message).hint(t!(app.words, "when-no-date-hint")));
    }
    refusal(app, reading)
}

/// The message that says why a sentence has its wording.
pub fn why_id(why: Why) -> &'static str {
    match why {
        Why::NamesDayAndHour => "when-why-day-and-hour",
        Why::NamesHour => "when-why-hour",
        Why::NamesDay => "when-why-day",
        Why::FirmsUp => "when-why-firms-up",
        Why::NoDay => "when-why-no-day",
        Why::Condition => "when-why-condition",
        Why::NoTime => "when-why-no-time",
        Why::Tries => "when-why-tries",
    }
}

/// Reads words for a moment that has been (`done --at`): the time said, or the end of the span said (of a day, when the shop
/// closed), never after now.
pub fn past_moment(app: &App, typed: &str) -> Result<Instant, Failure> {
    let reading = dates::read_phrase(typed, &app.context(Tense::Back));
    if let Some(failure) = refusal(app, &reading) {
        return Err(failure);
    }
    let Some(window) = reading.window else {
        let message = t!(app.words, "when-no-date", typed = clean(typed).into_owned());
        return Err(Failure::misunderstood(message).hint(t!(app.words, "when-no-date-hint")));
    };
    let from = window.from.or(window.by).map(|from| app.moment(from));
    match from {
        Some(from) if from <= app.now => {
            // Asked as of the beginning, so that a day that is over has its closing time still ahead.
            let begun = window.from.unwrap_or_default();
            let by = deadline::deadline(window.from, window.by, window.grain, begun, &app.settings.hours);
            let by = by.map_or(app.now, |by| app.moment(by));
            Ok(if by > app.now { app.now } else { by.max(from) })
        }
        _ => Err(Failure::misunderstood(t!(app.words, "when-in-future", typed = clean(typed).into_owned()))),
    }
}

/// Which end of a span of time is meant.
#[derive(Clone, Copy)]
pub enum Edge {
    /// Its first moment.
    Start,
    /// The first moment after it.
    End,
}

/// The moment at which the span that was typed starts or ends: in the past if the words leave that open.
pub fn edge(app: &App, typed: &str, edge: Edge) -> Result<Instant, Failure> {
    let reading = dates::read_phrase(typed, &app.context(Tense::Back));
    if let Some(failure) = phrase_refusal(app, typed, &reading) {
        return Err(failure);
    }
    let moment = reading.window.and_then(|window| match edge {
        Edge::Start => window.from.or(window.by),
        Edge::End => window.by.or(window.from),
    });
    let moment = moment.ok_or_else(|| Failure::misunderstood(t!(app.words, "when-no-date", typed = tidy(typed))))?;
    Ok(app.moment(moment))
}

/// Makes sure that a reading can stand: on a terminal by asking, elsewhere by refusing.
pub fn settle(app: &mut App, reading: Reading) -> Result<Reading, Failure> {
    let Some(failure) = refusal(app, &reading) else { return Ok(reading) };
    if !app.interactive {
        return Err(failure);
    }
    writeln!(app.err, "{}", say(&failure))?;
    let chosen = match &reading.problem {
        Some(Problem::Past { offers, .. } | Problem::Disagrees { offers, .. }) if !offers.is_empty() => {
            ask_offer(app, offers)?
        }
        _ => ask_when(app)?,
    };
    let (wording, why) = together(&reading, &chosen);
    Ok(Reading { rest: reading.rest, wording, why, kind: reading.kind, ..chosen })
}

/// How firm a sentence is whose date was given apart from it, and why: an attempt stays one.
pub fn together(sentence: &Reading, date: &Reading) -> (Wording, Why) {
    let decides = if sentence.wording == Wording::Attempt { sentence } else { date };
    (decides.wording, decides.why)
}

/// Asks for the date until it can stand, or until there is no answer.
fn ask_when(app: &mut App) -> Result<Reading, Failure> {
    for _ in 0..3 {
        let question = t!(app.words, "when-ask");
        let Some(answer) = app.ask(&question)?.filter(|answer| !answer.is_empty()) else { break };
        if let Some(reading) = answered(app, &answer)? {
            return Ok(reading);
        }
    }
    Err(unanswered(app))
}

/// Offers readings by number; another date may be typed at once.
fn ask_offer(app: &mut App, offers: &[Offer]) -> Result<Reading, Failure> {
    let mut choices: Vec<String> = offers.iter().map(|offer| in_words(app, &offer.window)).collect();
    choices.push(t!(app.words, "when-another"));
    app.list(&choices)?;
    let question = t!(app.words, "when-which");
    let Some(answer) = app.ask(&question)?.filter(|answer| !answer.is_empty()) else { return Err(unanswered(app)) };
    match answer.parse::<usize>() {
        Ok(number) if (1..=offers.len()).contains(&number) => {
            Ok(dates::read_phrase(&offers[number - 1].phrase, &app.context(Tense::Ahead)))
        }
        Ok(_) => ask_when(app),
        Err(_) => match answered(app, &answer)? {
            Some(reading) => Ok(reading),
            None => ask_when(app),
        },
    }
}

/// What an answer means as a date; none, after saying why, where it cannot stand.
fn answered(app: &mut App, answer: &str) -> Result<Option<Reading>, Failure> {
    let reading = dates::read_phrase(answer, &app.context(Tense::Ahead));
    if let Some(failure) = phrase_refusal(app, answer, &reading) {
        writeln!(app.err, "{}", say(&failure))?;
        return Ok(None);
    }
    // "As soon as I can" is an answer without a date: its words stand for it.
    let phrase = reading.phrase.clone().or_else(|| Some(answer.to_owned()));
    Ok(Some(Reading { phrase, ..reading }))
}

/// What is said when there is no answer.
fn unanswered(app: &App) -> Failure {
    Failure::misunderstood(t!(app.words, "when-unanswered"))
}

fn say(failure: &Failure) -> String {
    clean(&failure.to_string()).into_owned()
}

/// Why a reading cannot stand; none if it can.
pub fn refusal(app: &App, reading: &Reading) -> Option<Failure> {
    if let Some(problem) = &reading.problem {
        return Some(problem_failure(app, problem));
    }
    if reading.unread.is_empty() {
        return None;
    }
    let quoted = |word: &String| format!("`{}`", clean(word));
    if reading.other_dates == reading.unread && reading.phrase.is_some() {
        let dates = reading.phrase.iter().chain(&reading.other_dates).map(quoted).collect::<Vec<_>>().join(", ");
        let message = t!(app.words, "when-two-dates", dates = dates);
        return Some(Failure::misunderstood(message).hint(t!(app.words, "when-two-dates-hint")));
    }
    let list = reading.unread.iter().map(quoted).collect::<Vec<_>>().join(", ");
    let message = t!(app.words, "when-unread", count = reading.unread.len(), words = list);
    Some(Failure::misunderstood(message).hint(t!(app.words, "when-unread-hint")))
}

fn problem_failure(app: &App, problem: &Problem) -> Failure {
    let (id, phrase, offers): (_, _, &[Offer]) = match problem {
        Problem::Past { phrase, offers } => ("when-past", phrase, offers),
        Problem::Impossible { phrase } => ("when-impossible", phrase, &[]),
        Problem::Disagrees { phrase, offers } => ("when-disagrees", phrase, offers),
        Problem::EndsBeforeStart { phrase } => ("when-ends-before-start", phrase, &[]),
        Problem::Recurs { phrase } => ("when-recurs", phrase, &[]),
    };
    let failure = Failure::misunderstood(t!(app.words, id, phrase = clean(phrase).into_owned()));
    match offers {
        [] => failure.hint(t!(app.words, "when-hint")),
        [one] => failure.hint(t!(app.words, "when-offer", one = offer_text(app, one))),
        [one, other, ..] => {
            failure.hint(t!(app.words, "when-offers", one = offer_text(app, one), other = offer_text(app, other)))
        }
    }
}

fn offer_text(app: &App, offer: &Offer) -> String {
    let window = in_words(app, &offer.window);
    if people::key(&offer.phrase).ends_with(&people::key(&window)) {
        return t!(app.words, "when-offer-plain", phrase = offer.phrase.as_str());
    }
    t!(app.words, "when-offer-text", phrase = offer.phrase.as_str(), window = window)
}

fn in_words(app: &App, window: &LocalWindow) -> String {
    words::window(&app.words, window.from, window.by, window.grain, window.approx, app.today())
}

/// Removes what no name or text may hold on a screen, and tells whether anything is left.
pub fn tidy(text: &str) -> String {
    clean(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_names_are_taken_whole() {
        for (line, name) in [
            ("Ana te llamo mañana", "Ana"),
            ("ana te llamo mañana", "ana"),
            ("Ana López te llamo mañana", "Ana López"),
            ("Ana Te llamo mañana", "Ana"),
            ("Ana I'll call you", "Ana"),
            ("Ana López Ill call you", "Ana López"),
            ("Ana Call back", "Ana"),
            ("Ana Monday at 5 a call", "Ana"),
            ("Taller Ruiz paso a recogerlo", "Taller Ruiz"),
            ("Sra. Pérez la aviso", "Sra. Pérez"),
            ("sra pérez la aviso", "sra pérez"),
            ("don Julio le traigo el pan", "don Julio"),
            ("Mr Smith your glasses are ready", "Mr Smith"),
            ("María de la O le llevo las flores", "María de la O"),
            ("Ana de los Ríos López le aviso", "Ana de los Ríos López"),
            ("García e Hijos les mando el albarán", "García e Hijos"),
            ("Smith & Sons we'll deliver", "Smith & Sons"),
            ("Ana de tarde te llamo", "Ana"),
            ("Ana López", "Ana López"),
            ("Ana Call", "Ana"),
        ] {
            let addressed = address(&Ledger::default(), &[line.to_owned()]).unwrap();
            assert_eq!(addressed.who, name, "{line}");
        }
    }

    #[test]
    fn a_colon_or_quotes_part_the_name_from_the_text() {
        let args = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        for (words, name, text) in [
            (args(&["ana maría lopez:", "call"]), "ana maría lopez", "call"),
            (args(&["the corner bar", "bring", "the", "chairs"]), "the corner bar", "bring the chairs"),
            (args(&["Ana", "call", "at", "17:30"]), "Ana", "call at 17:30"),
            (args(&["Ana : call"]), "Ana", "call"),
            (args(&["Kim", "warranty claim: chase them"]), "Kim", "warranty claim: chase them"),
            (args(&["Kim", "note: call back"]), "Kim", "note: call back"),
            (args(&["Ana", "López", "Ill call you"]), "Ana López", "Ill call you"),
            (args(&["Ana", "Te llamo mañana"]), "Ana", "Te llamo mañana"),
            (args(&["Ana", "Roof leak: look at it"]), "Ana", "Roof leak: look at it"),
            (args(&["Ana", "López:", "call her"]), "Ana López", "call her"),
        ] {
            let addressed = address(&Ledger::default(), &words).unwrap();
            assert_eq!((addressed.who.as_str(), addressed.text.as_str()), (name, text), "{words:?}");
        }
        assert_eq!(address(&Ledger::default(), &args(&["", "  "])), None);
        assert_eq!(address(&Ledger::default(), &args(&["", "call"])), None, "a name that is empty is no name");
        assert_eq!(address(&Ledger::default(), &args(&[":"])), None);
    }
}
