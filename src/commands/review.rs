//! `review`: the round of the evening, one key a promise, each answer saved at once.

use chrono::{NaiveTime, Timelike};

use crate::app::{Answer, App, Exit, Failure, Pressed};
use crate::capture::{self, tidy};
use crate::deeds;
use crate::filter::Filter;
use crate::i18n::{Catalogue, Language, t};
use crate::model::agenda::{Bucket, agenda, bucket};
use crate::model::record::{Account, Period, Record, Row, rows};
use crate::model::{Change, Direction, Instant, Kind, Ledger, Line, Promise, PromiseId, people};
use crate::render::round::{self, Deed, Place};
use crate::render::style::clean;
use crate::render::{Page, json, story};
use crate::select::{self, Scope};

/// The hours in which a customer may be rung up though the shop is closed: from nine in the morning to nine in the evening.
const DECENT_HOURS: std::ops::Range<u32> = 9..21;

/// How many reasons for a broken promise are offered.
const REASONS: usize = 6;

/// What erases a key, as terminals send it.
const ERASES: [char; 2] = ['\u{7f}', '\u{8}'];

/// The arguments of `review`.
#[derive(clap::Args, Debug)]
pub struct Args {
    #[command(flatten)]
    filter: Filter,
}

/// The promises to go through, and what was answered so far.
struct Round {
    promises: Vec<PromiseId>,
    place: usize,
    given: Vec<Given>,
}

/// One answer: at which place, and the line that records it; none where it was skipped.
struct Given {
    place: usize,
    line: Option<Line>,
}

/// What was typed for an answer.
struct Typed {
    deed: Deed,
    /// A capital letter: words of one's own are wanted.
    with_words: bool,
    /// What stood behind it on a line.
    rest: String,
}

/// Runs `review`.
pub fn run(args: Args, app: &mut App) -> Answer {
    let ledger = app.ledger()?;
    let people = args.filter.people(app, &ledger)?;
    let promises = wanting(app, &ledger, &args.filter, people.as_deref());
    if app.json {
        let values = promises.iter().map(|promise| app.maker().promise(&ledger, promise, false)).collect();
        writeln!(app.out, "{}", json::pretty(&serde_json::Value::Array(values)))?;
        return Ok(Exit::Done);
    }
    if promises.is_empty() {
        let text = t!(app.words, if args.filter.is_set() { "review-nothing-such" } else { "review-nothing" });
        app.say(&text)?;
        return Ok(Exit::Done);
    }
    let promises = promises.iter().map(|promise| promise.id).collect();
    go_through(app, Round { promises, place: 0, given: Vec::new() })?;
    close(app, &args.filter)?;
    Ok(Exit::Done)
}

/// What waits for an answer: overdue, moved and not told, due or to be looked at today; in the order of `due`, so what
/// customers owe us comes last.
fn wanting<'l>(app: &App, ledger: &'l Ledger, filter: &Filter, people: Option<&[usize]>) -> Vec<&'l Promise> {
    let horizon = app.horizon();
    let wanted = ledger.open().filter(|promise| {
        let waits = matches!(bucket(promise, &horizon), Bucket::Overdue | Bucket::Untold | Bucket::Today);
        waits && !promise.newer && filter.passes(promise, people)
    });
    let outlook = app.act_by().outlook(app.now);
    agenda(wanted, &horizon, &outlook).into_iter().flat_map(|(_, promises)| promises).collect()
}

fn go_through(app: &mut App, mut round: Round) -> Result<(), Failure> {
    while let Some(&id) = round.promises.get(round.place) {
        let ledger = app.ledger_for(&select::need_of(id))?;
        let promise = match select::check(app, &ledger, id, Scope::Open) {
            Ok(promise) => promise,
            Err(failure) => {
                pass_over(app, &mut round, &failure)?;
                continue;
            }
        };
        let deeds = deeds_for(promise, app.now, !round.given.is_empty());
        show(app, &ledger, promise, &round, &deeds)?;
        let Some(typed) = ask(app, promise, &deeds)? else { return Ok(()) };
        match typed.deed {
            Deed::Quit => return Ok(()),
            Deed::Back => back(app, &mut round)?,
            Deed::Skip => round.go_on(None),
            deed => {
                // Should the disk not confirm it, it is said what was answered to which promise.
                let label = t!(app.words, &format!("review-label-{}", deed.name()));
                app.typed = format!("review: {id} {label} {}", typed.rest).trim_end().to_owned();
                answer(app, &mut round, &ledger, promise, &typed)?;
            }
        }
    }
    Ok(())
}

impl Round {
    fn go_on(&mut self, line: Option<Line>) {
        self.given.push(Given { place: self.place, line });
        self.place += 1;
    }
}

/// Says why a promise takes no answer any more: somebody else gave one meanwhile.
fn pass_over(app: &mut App, round: &mut Round, failure: &Failure) -> Result<(), Failure> {
    writeln!(app.err, "{}", clean(&failure.to_string()))?;
    round.place += 1;
    Ok(())
}

/// The answers that a promise takes.
fn deeds_for(promise: &Promise, now: Instant, can_go_back: bool) -> Vec<Deed> {
    let is_ours = promise.direction == Direction::Mine;
    let fits = |deed: &Deed| match deed {
        Deed::NoNews => is_ours && promise.kind == Kind::Call,
        Deed::Late => promise.current().is_past(now),
        Deed::Told => is_ours && (promise.is_untold() || promise.current().deadline.is_none()),
        Deed::Back => can_go_back,
        _ => true,
    };
    Deed::ALL.into_iter().filter(fits).collect()
}

fn show(app: &mut App, ledger: &Ledger, promise: &Promise, round: &Round, deeds: &[Deed]) -> Result<(), Failure> {
    app.out.flush()?;
    let place = Place { number: round.place + 1, count: round.promises.len() };
    let text = round::promise(&question_page(app), ledger, promise, place, deeds);
    let gap = if round.place == 0 && round.given.is_empty() { "" } else { "\n" };
    write!(app.err, "{gap}{text}")?;
    Ok(())
}

/// The page that questions are laid out on.
fn question_page<'a>(app: &'a App) -> Page<'a> {
    Page { style: &app.err_style, ..app.page() }
}

/// Asks until one of the answers is given; none where nobody answers any more.
fn ask(app: &mut App, promise: &Promise, deeds: &[Deed]) -> Result<Option<Typed>, Failure> {
    loop {
        let question = t!(app.words, "review-ask");
        let typed = match app.press(&question)? {
            Pressed::End | Pressed::Stop => return Ok(None),
            Pressed::Key(key) if ERASES.contains(&key) => {
                Some(Typed { deed: Deed::Back, with_words: false, rest: String::new() })
            }
            // Who is used to ending an answer with Enter may.
            Pressed::Key(key) if key.is_whitespace() => continue,
            Pressed::Key(key) => understand(app, &key.to_string()),
            Pressed::Line(line) if line.is_empty() => continue,
            Pressed::Line(line) => match understand(app, &line) {
                None => {
                    refuse(app, t!(app.words, "review-unread", typed = clean(&line).into_owned()))?;
                    continue;
                }
                typed => typed,
            },
        };
        match typed.filter(|typed| deeds.contains(&typed.deed)) {
            Some(typed) if typed.deed == Deed::Help => {
                let text = round::help(&question_page(app), promise, deeds);
                app.err.write_all(text.as_bytes())?;
            }
            Some(typed) => return Ok(Some(typed)),
            None => refuse(app, t!(app.words, "review-unfit"))?,
        }
    }
}

/// Says that an answer is none. A person is asked again; lines from a pipe end here, for those that follow would be taken
/// for answers to other questions.
fn refuse(app: &mut App, message: String) -> Result<(), Failure> {
    let hint = t!(app.words, "review-hint");
    if !app.interactive {
        return Err(Failure::misunderstood(message).hint(t!(app.words, "review-saved-hint")));
    }
    let text = app.page().paragraph(&message, "") + &app.page().paragraph(&hint, "");
    app.err.write_all(text.as_bytes())?;
    Ok(())
}

/// The answer that a letter means, or a letter with words behind it, or the name of an answer: in the reader's language
/// first, then in any other.
fn understand(app: &App, typed: &str) -> Option<Typed> {
    let (first, rest) = typed.split_once(char::is_whitespace).unwrap_or((typed, ""));
    let others = Language::ALL.into_iter().filter(|language| *language != app.words.language());
    let others: Vec<Catalogue> = others.map(Catalogue::new).collect();
    let catalogues = || std::iter::once(&app.words).chain(&others);
    let lower = first.to_lowercase();
    let by_key = |words: &Catalogue| {
        let has_key = |deed: &Deed| t!(words, &format!("review-key-{}", deed.name())) == lower;
        Deed::ALL.into_iter().find(has_key)
    };
    if let Some(deed) = catalogues().find_map(by_key) {
        let takes_words = !matches!(deed, Deed::Skip | Deed::Back | Deed::Quit | Deed::Help);
        return (takes_words || rest.is_empty()).then(|| Typed { deed, with_words: lower != first, rest: tidy(rest) });
    }
    let whole = people::key(typed);
    let by_label = |words: &Catalogue| {
        let has_label = |deed: &Deed| people::key(&t!(words, &format!("review-label-{}", deed.name()))) == whole;
        Deed::ALL.into_iter().find(has_label)
    };
    catalogues().find_map(by_label).map(|deed| Typed { deed, with_words: false, rest: String::new() })
}

/// Takes the last answer back, by undoing the very line that recorded it, and goes there again.
fn back(app: &mut App, round: &mut Round) -> Result<(), Failure> {
    let Some(last) = round.given.pop() else { return Ok(()) };
    round.place = last.place;
    let Some(line) = last.line else { return Ok(()) };
    let mut is_there = false;
    let ledger = app.commit(|_, ledger, machine| {
        is_there = machine.name == line.machine && ledger.undoable(&machine.name).any(|known| known.n == line.n);
        Ok(if is_there { vec![Change::Undo { n: line.n }] } else { Vec::new() })
    })?;
    for change in line.changes.iter().filter(|_| is_there) {
        let text = story::step(&app.page(), &ledger, change, true);
        app.say(&text)?;
    }
    Ok(())
}

/// Asks what an answer still leaves open, and records it; where that is given up, the promise is asked for again.
fn answer(app: &mut App, round: &mut Round, ledger: &Ledger, promise: &Promise, typed: &Typed) -> Result<(), Failure> {
    let id = promise.id;
    match typed.deed {
        Deed::Moved => move_it(app, round, ledger, promise, typed),
        Deed::Broken | Deed::Released => {
            let Some(why) = ask_why(app, promise, typed)? else { return Ok(()) };
            let released = typed.deed == Deed::Released;
            let change = Change::Drop { id, released, why };
            record(
                app,
                round,
                id,
                |_, _| change,
                |app, ledger, promise| {
                    let text = deeds::drop_text(app, ledger, promise, released);
                    app.say(&text)
                },
            )
        }
        Deed::Told => {
            let note = ask_note(app, typed)?;
            record(
                app,
                round,
                id,
                |app, promise| deeds::tell(app, promise, note),
                |app, ledger, promise| {
                    let text = deeds::tell_text(app, ledger, promise);
                    app.say(&text)
                },
            )
        }
        _ => {
            let Some(at) = ask_when_done(app, promise, typed)? else { return Ok(()) };
            let note = ask_note(app, typed)?;
            let change = Change::Done { id, at, note, no_news: typed.deed == Deed::NoNews };
            record(
                app,
                round,
                id,
                |_, _| change,
                |app, ledger, promise| {
                    let text = deeds::done_text(app, ledger, promise);
                    app.say(&text)
                },
            )
        }
    }
}

/// Records an answer, if the promise is still open, and says so.
fn record(
    app: &mut App,
    round: &mut Round,
    id: PromiseId,
    decide: impl FnOnce(&App, &Promise) -> Change,
    say: impl FnOnce(&mut App, &Ledger, &Promise) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let (mut gone, mut following) = (None, None);
    let ledger = app.commit(|app, ledger, machine| {
        match select::check(app, ledger, id, Scope::Open) {
            Ok(promise) => {
                let mut changes = vec![decide(app, promise)];
                // A complaint that was solved leaves the check that it has not come back.
                if let Change::Done { no_news, .. } = changes[0] {
                    let added = deeds::following_promise(app, ledger, machine, promise, None, no_news);
                    following = added.as_ref().map(|added| added.id);
                    changes.extend(added.map(|added| Change::Add(Box::new(added))));
                }
                Ok(changes)
            }
            Err(failure) => {
                gone = Some(failure);
                Ok(Vec::new())
            }
        }
    })?;
    if let Some(failure) = gone {
        return pass_over(app, round, &failure);
    }
    round.go_on(ledger.last_line().cloned());
    let promise = ledger.get(id).expect("it was answered for just now");
    say(app, &ledger, promise)?;
    if let Some(following) = following {
        let text = t!(app.words, "done-in-sight", id = following.to_string());
        app.say(&text)?;
    }
    Ok(())
}

fn move_it(app: &mut App, round: &mut Round, ledger: &Ledger, promise: &Promise, typed: &Typed) -> Result<(), Failure> {
    let id = promise.id;
    let phrase = match typed.rest.as_str() {
        "" => {
            let question = t!(app.words, "review-ask-move");
            app.ask(&question)?.unwrap_or_default()
        }
        rest => rest.to_owned(),
    };
    if phrase.is_empty() {
        return Ok(());
    }
    let reading = match capture::phrase(app, &phrase) {
        Ok(reading) => reading,
        Err(failure) => return complain(app, failure),
    };
    if deeds::stays(promise, &deeds::move_to(app, promise, &reading, &phrase, false)) {
        let text = deeds::stays_text(app, ledger, promise);
        return complain(app, Failure::misunderstood(text));
    }
    let Some(told) = ask_told(app, ledger, promise)? else { return Ok(()) };
    record(
        app,
        round,
        id,
        |app, promise| deeds::move_to(app, promise, &reading, &phrase, told),
        |app, ledger, promise| deeds::answer_moved(app, ledger, promise.id),
    )
}

/// Says to a person what was wrong with an answer, who is then asked again; a pipe ends here.
fn complain(app: &mut App, failure: Failure) -> Result<(), Failure> {
    let Failure::Said { message, hint, .. } = &failure else { return Err(failure) };
    if !app.interactive {
        return Err(failure);
    }
    for text in [Some(message), hint.as_ref()].into_iter().flatten() {
        let text = app.page().paragraph(&clean(text), "");
        app.err.write_all(text.as_bytes())?;
    }
    Ok(())
}

/// Whether the customer knows of the move; "not yet" where nobody says so. What a customer moves, they know.
fn ask_told(app: &mut App, ledger: &Ledger, promise: &Promise) -> Result<Option<bool>, Failure> {
    if promise.direction == Direction::Theirs {
        return Ok(Some(true));
    }
    let who = clean(&ledger.person(promise).name).into_owned();
    let letters = t!(app.words, "common-no-letters");
    let question = format!("{} {letters}", t!(app.words, "move-ask-told", who = who));
    loop {
        let typed = match app.press(&question)? {
            Pressed::End => return Ok(Some(false)),
            Pressed::Stop => return Ok(None),
            Pressed::Key(key) if key.is_whitespace() => String::new(),
            Pressed::Key(key) => key.to_string(),
            Pressed::Line(line) => line,
        };
        match people::key(&typed).as_str() {
            "" | "n" | "no" => return Ok(Some(false)),
            "y" | "yes" | "s" | "si" => return Ok(Some(true)),
            _ if app.interactive => {}
            _ => refuse(app, t!(app.words, "review-unread", typed = clean(&typed).into_owned()))?,
        }
    }
}

/// Why it ended unkept: none where the answer is given up, and no reason where none is named. Only what we broke is asked for.
fn ask_why(app: &mut App, promise: &Promise, typed: &Typed) -> Result<Option<Option<String>>, Failure> {
    if !typed.rest.is_empty() {
        return Ok(Some(Some(reason(app, &typed.rest).unwrap_or_else(|| typed.rest.clone()))));
    }
    if typed.with_words {
        return ask_words(app).map(Some);
    }
    if typed.deed == Deed::Released || promise.direction == Direction::Theirs {
        return Ok(Some(None));
    }
    let choices: Vec<String> = (1..=REASONS).map(|number| t!(app.words, &format!("review-reason-{number}"))).collect();
    app.list(&choices)?;
    loop {
        let question = t!(app.words, "review-ask-why", count = REASONS);
        let typed = match app.press(&question)? {
            Pressed::End => return Ok(Some(None)),
            Pressed::Stop => return Ok(None),
            Pressed::Key(key) if ERASES.contains(&key) => return Ok(None),
            Pressed::Key(key) if key.is_whitespace() => String::new(),
            Pressed::Key(key) if key.is_ascii_digit() => key.to_string(),
            Pressed::Key(_) => continue,
            Pressed::Line(line) => tidy(&line),
        };
        let is_number = typed.bytes().all(|byte| byte.is_ascii_digit());
        match typed.as_str() {
            "" => return Ok(Some(None)),
            "0" => return ask_words(app).map(Some),
            _ if !is_number => return Ok(Some(Some(typed))),
            number => match reason(app, number) {
                Some(reason) => return Ok(Some(Some(reason))),
                None => refuse(app, t!(app.words, "review-unread", typed = number))?,
            },
        }
    }
}

/// The reason with that number.
fn reason(app: &App, number: &str) -> Option<String> {
    let number = number.parse::<usize>().ok().filter(|number| (1..=REASONS).contains(number))?;
    Some(t!(app.words, &format!("review-reason-{number}")))
}

fn ask_words(app: &mut App) -> Result<Option<String>, Failure> {
    let question = t!(app.words, "review-ask-words");
    Ok(app.ask(&question)?.map(|words| tidy(&words)).filter(|words| !words.is_empty()))
}

/// The note that goes with an answer, which is asked for only where a capital letter says so. Behind `l` stands when.
fn ask_note(app: &mut App, typed: &Typed) -> Result<Option<String>, Failure> {
    let stated = Some(&typed.rest).filter(|note| !note.is_empty() && typed.deed != Deed::Late);
    match stated {
        Some(note) => Ok(Some(note.clone())),
        None if typed.with_words => ask_words(app),
        None => Ok(None),
    }
}

/// When it was done. Who says that it was kept says that it was done by its deadline, whenever that is noted down; of one
/// that was late it is asked, and "just now" where nothing is said. None where the answer is given up.
fn ask_when_done(app: &mut App, promise: &Promise, typed: &Typed) -> Result<Option<Option<Instant>>, Failure> {
    if typed.deed != Deed::Late {
        let deadline = promise.current().deadline.filter(|_| promise.current().is_past(app.now));
        return Ok(Some(deadline.map(|deadline| deadline.max(promise.made_at))));
    }
    let phrase = match typed.rest.as_str() {
        "" => {
            let question = t!(app.words, "review-ask-late");
            app.ask(&question)?.unwrap_or_default()
        }
        rest => rest.to_owned(),
    };
    if phrase.is_empty() {
        return Ok(Some(None));
    }
    match capture::past_moment(app, &phrase).and_then(|at| deeds::done_at(app, promise, at)) {
        Ok(at) => Ok(Some(Some(at))),
        Err(failure) => complain(app, failure).map(|()| None),
    }
}

/// The end of the round: the calls that can still be made, and the figures of the day.
fn close(app: &mut App, filter: &Filter) -> Result<(), Failure> {
    if app.quiet {
        return Ok(());
    }
    let ledger = app.ledger()?;
    let people = filter.people(app, &ledger)?;
    let calls: Vec<&Promise> = wanting(app, &ledger, filter, people.as_deref())
        .into_iter()
        .filter(|promise| promise.kind == Kind::Call && promise.direction == Direction::Mine)
        .collect();
    let mut text = String::from("\n");
    if !calls.is_empty() && is_hour_to_call(app) {
        text += &round::calls(&app.page(), &ledger, &calls);
    } else if !calls.is_empty() {
        text += &app.page().paragraph(&t!(app.words, "review-calls-wait", count = calls.len()), "");
    }
    let since = app.moment(app.today().and_time(NaiveTime::MIN));
    let wanted = ledger.promises().iter().filter(|promise| filter.passes(promise, people.as_deref()));
    let today = rows(wanted, Period { since, until: None }, app.now);
    let today: Vec<Row> = today.filter(|row| row.account == Account::Ours).collect();
    let record: Record = today.iter().collect();
    text += &round::figures(&app.page(), &record, today.iter().filter(|row| row.is_open()).count());
    app.out.write_all(text.as_bytes())?;
    Ok(())
}

/// Whether customers may be rung up: while the shop is open, and at any decent hour.
fn is_hour_to_call(app: &App) -> bool {
    let now = app.local_now();
    app.settings.hours.is_open_at(now) || DECENT_HOURS.contains(&now.hour())
}
