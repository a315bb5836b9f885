//! todo.txt: one task a line (<https://github.com/todotxt/todo.txt>), with the keys that most of its programs know.

use std::io::BufRead;

use chrono::NaiveDate;
use serde_json::json;

use super::lines::{LONGEST_LINE, Lines};
use super::{Foreign, Found, Item, Next, Reader, Trouble, Why, Wishes, decoded};
use super::{customer, entry};
use crate::app::App;
use crate::model::{Ended, Promise};

/// Keys whose values have no place here: when to begin, how often, the priority it had.
const MISSED: [&str; 4] = ["t", "rec", "pri", "h"];

/// Begins to read tasks.
pub fn open<'a>(input: &'a mut dyn BufRead, _: &Wishes) -> Result<Box<dyn Reader + 'a>, Trouble> {
    Ok(Box::new(Tasks { lines: Lines::new(input) }))
}

struct Tasks<'a> {
    lines: Lines<'a>,
}

impl Reader for Tasks<'_> {
    fn next(&mut self, app: &App) -> Next {
        loop {
            let mut line = Vec::new();
            match self.lines.next(&mut line) {
                Ok(false) => return None,
                Ok(true) => {}
                Err(error) => return Some(Err((error.into(), self.lines.count))),
            }
            let place = self.lines.count;
            if line.len() >= LONGEST_LINE {
                return Some(Err((Trouble::Said(Why::plain("exchange-too-long")), place)));
            }
            let text = decoded(&line);
            if !text.trim().is_empty() {
                let task = task(app, &text).map(|task| Found { item: Item::Foreign(task), line: place });
                return Some(task.map_err(|trouble| (trouble, place)));
            }
        }
    }

    fn read(&self) -> u64 {
        self.lines.read
    }
}

fn task(app: &App, line: &str) -> Result<Foreign, Trouble> {
    let mut foreign = Foreign::default();
    let mut words: Vec<&str> = line.split_whitespace().collect();
    let mut head = |is_head: &dyn Fn(&str) -> bool| match words.first() {
        Some(first) if is_head(first) => Some(words.remove(0)),
        _ => None,
    };
    let is_day = |word: &str| word.len() == 10 && word.parse::<NaiveDate>().is_ok();
    let done = head(&|word| word == "x" || word == "X" && line.split_whitespace().nth(1).is_some_and(is_day)).is_some();
    let is_priority = |word: &str| matches!(word.as_bytes(), [b'(', letter, b')'] if letter.is_ascii_uppercase());
    if head(&is_priority).is_some() {
        foreign.ignored.push("(A)".to_owned());
    }
    // Of a task that is done the first day is when it was done, and the second when it was made.
    let (first, second) = (head(&is_day), head(&is_day));
    let (closed, made) = if done { (first, second) } else { (None, first) };
    if done {
        foreign.put("status", "done");
        foreign.put("closed", closed.unwrap_or_default());
    }
    foreign.put("created", made.unwrap_or_default());
    // Behind the words of a line of ours stands what is ours; whatever the words look like, they are words.
    let own = own_words(app, &words);
    let mut rest: Vec<&str> = words.drain(..own).collect();
    let (mut due, mut at, mut tags) = (String::new(), "", Vec::new());
    for word in words {
        match word.split_once(':') {
            Some(("due", day)) if !day.is_empty() => due = day.to_owned(),
            Some(("at", time)) if is_time(time) => at = time,
            Some(("made", moment)) if entry::moment(app, moment).is_some() => foreign.put("created", moment),
            Some(("ended", moment)) if entry::moment(app, moment).is_some() => foreign.put("closed", moment),
            Some(("who", name)) if !name.is_empty() => foreign.put("who", spaced(name)),
            Some((key, _)) if MISSED.contains(&key) => foreign.ignored.push(format!("{key}:")),
            _ => rest.push(word),
        }
    }
    for word in rest.iter().skip(own) {
        if let Some(tag) = word.strip_prefix('+').filter(|tag| !tag.is_empty()) {
            tags.push(tag.to_owned());
        } else if let Some(context) = word.strip_prefix('@').filter(|context| !context.is_empty()) {
            let name = context.replace(['_', '-'], " ");
            tags.push(name.clone());
            foreign.hints.push(name);
        }
    }
    // Whoever writes "Eva: call @ana" promised it to Eva, known or not; the context says where or with whom.
    if customer::before_colon(&rest.join(" ")).is_some() {
        foreign.hints.clear();
    }
    // What stands behind the sentence is no part of it; inside of it, it is.
    while rest.len() > own && rest.last().is_some_and(|word| is_tag(word)) {
        rest.pop();
    }
    foreign.put("what", rest.join(" "));
    let due = match (due.is_empty(), at.is_empty()) {
        (_, true) => due,
        (true, false) => at.to_owned(),
        (false, false) => format!("{due}T{at}"),
    };
    if let Err(why) = entry::date(app, &due, foreign.text("created")) {
        return Err(match why {
            Some(why) => Trouble::Told(why),
            None => Trouble::Said(Why::about("exchange-no-date", format!("due:{due}"))),
        });
    }
    foreign.put("due", due);
    foreign.fields.insert("tags".to_owned(), json!(tags));
    foreign.made_before_closed(app);
    Ok(foreign)
}

fn is_tag(word: &str) -> bool {
    word.len() > 1 && word.starts_with(['+', '@'])
}

/// How many of the first words are said in a line that this program wrote; none in any other.
fn own_words(app: &App, words: &[&str]) -> usize {
    let mut left = words;
    let mut ends = |is_next: &dyn Fn(&str) -> bool| {
        let (last, before) = left.split_last()?;
        is_next(last).then(|| left = before)
    };
    let is_moment = |key: &str, word: &str| word.strip_prefix(key).is_some_and(|at| entry::moment(app, at).is_some());
    ends(&|word| is_moment("ended:", word));
    if ends(&|word| is_moment("made:", word)).is_none() {
        return 0;
    }
    ends(&|word| word.strip_prefix("at:").is_some_and(is_time));
    ends(&|word| word.strip_prefix("due:").is_some_and(|day| day.parse::<NaiveDate>().is_ok()));
    while ends(&|word| is_tag(word)).is_some() {}
    ends(&|word| word.starts_with("who:"));
    left.len()
}

/// A name in one word, and back.
fn unspaced(name: &str) -> String {
    name.replace('_', "__").replace(' ', "_")
}

fn spaced(word: &str) -> String {
    word.split("__").map(|part| part.replace('_', " ")).collect::<Vec<_>>().join("_")
}

fn is_time(text: &str) -> bool {
    chrono::NaiveTime::parse_from_str(text, "%H:%M").is_ok()
}

/// A promise as a task, with the moment at which it was made, by which it is known again.
pub fn line(app: &App, promise: &Promise, who: &str) -> String {
    let day = |at| app.zone.local(at).date();
    let current = promise.current();
    let mut line = match (&current.ended, &promise.closed) {
        (Some(Ended::Done(_)), Some(closed)) => format!("x {} {} ", day(closed.at), day(promise.made_at)),
        _ => format!("{} ", day(promise.made_at)),
    };
    // Words that look like what is put behind them are kept apart from it by the customer.
    let is_odd = promise.what.rsplit(' ').next().is_some_and(|last| is_tag(last) || last.contains(':'));
    let plain = !is_odd && !who.contains(':') && who.chars().next().is_some_and(char::is_uppercase);
    line += &if plain { format!("{who}: {}", promise.what) } else { promise.what.clone() };
    if !plain {
        line += &format!(" who:{}", unspaced(who));
    }
    for tag in &promise.tags {
        line += &format!(" +{}", tag.replace(' ', "_"));
    }
    match (current.whole_day(), current.deadline) {
        (Some(last), _) => line += &format!(" due:{last}"),
        (None, Some(due)) => line += &app.zone.local(due).format(" due:%Y-%m-%d at:%H:%M").to_string(),
        (None, None) => {}
    }
    line += &format!(" made:{}", promise.made_at.format("%Y-%m-%dT%H:%M:%S%:z"));
    if let Some(closed) = promise.closed.as_ref().filter(|_| line.starts_with("x ")) {
        line += &format!(" ended:{}", closed.at.format("%Y-%m-%dT%H:%M:%S%:z"));
    }
    line + "\n"
}
