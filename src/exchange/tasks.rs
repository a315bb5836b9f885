//! Taskwarrior: what `task export` writes, and what `task import` reads.

use std::io::BufRead;

use chrono::{NaiveDateTime, NaiveTime, Timelike};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::scan::Scanner;
use super::{Foreign, Found, Item, Next, Reader, Trouble, Why, Wishes};
use crate::app::App;
use crate::model::zone::localize;
use crate::model::{Ended, Instant, Promise};

/// Names under which shops keep the customer of a task: attributes of their own, as Taskwarrior lets them.
const WHO: [&str; 6] = ["who", "customer", "client", "cliente", "quien", "contact"];

/// What a person wrote that has no place here, and would be missed.
const MISSED: [&str; 6] = ["annotations", "depends", "priority", "scheduled", "until", "wait"];

/// Whether a text begins like tasks.
pub fn looks(head: &[u8]) -> bool {
    let head = super::decoded(&head[..head.len().min(8192)]);
    matches!(head.trim_start().chars().next(), Some('[' | '{'))
        && ["\"uuid\":", "\"entry\":", "\"description\":"].iter().all(|name| head.contains(name))
}

/// Begins to read tasks.
pub fn open<'a>(input: &'a mut dyn BufRead, _: &Wishes) -> Result<Box<dyn Reader + 'a>, Trouble> {
    Ok(Box::new(Tasks { scanner: Scanner::new(input) }))
}

struct Tasks<'a> {
    scanner: Scanner<'a>,
}

impl Reader for Tasks<'_> {
    fn next(&mut self, app: &App) -> Next {
        Some(match Iterator::next(&mut self.scanner)? {
            Ok(Found { item: Item::Entry(bytes), line }) => match serde_json::from_slice(&bytes) {
                Ok(Value::Object(task)) => Ok(Found { item: read(app, &task), line }),
                _ => Err((Trouble::NotJson, line)),
            },
            Ok(Found { line, .. }) => Err((Trouble::Said(Why::plain("exchange-no-task")), line)),
            Err(trouble) => Err(trouble),
        })
    }

    fn read(&self) -> u64 {
        Reader::read(&self.scanner)
    }
}

fn read(app: &App, task: &Map<String, Value>) -> Item {
    let text = |name: &str| task.get(name).and_then(Value::as_str).unwrap_or_default();
    let left_out = |id| Item::LeftOut(Why::about(id, text("description")));
    let mut foreign = Foreign::default();
    match text("status") {
        "deleted" => return left_out("exchange-deleted"),
        "recurring" => return left_out("exchange-repeats"),
        "completed" => {
            foreign.put("status", "done");
            foreign.put("closed", time(app, text("end")));
        }
        _ => {}
    }
    foreign.uid = text("uuid").to_owned();
    foreign.put("what", text("description"));
    foreign.put("due", time(app, text("due")));
    foreign.put("created", time(app, text("entry")));
    foreign.made_before_closed(app);
    for name in ["kind", "wording", "direction", "owner", "phone", "email"] {
        foreign.put(name, text(name));
    }
    foreign.put("who", WHO.iter().map(|name| text(name)).find(|who| !who.is_empty()).unwrap_or_default());
    let mut tags: Vec<Value> = task.get("tags").and_then(Value::as_array).cloned().unwrap_or_default();
    let project = text("project");
    if !project.is_empty() {
        tags.push(project.into());
        foreign.hints.push(project.to_owned());
    }
    foreign.fields.insert("tags".to_owned(), Value::Array(tags));
    foreign.ignored.extend(MISSED.iter().filter(|name| task.contains_key(**name)).map(|name| (*name).to_owned()));
    Item::Foreign(foreign)
}

/// A time as an entry may have it; a day where it is midnight or the last second of a day, for so are days written. What is no time
/// stays as it is, to be named.
fn time(app: &App, text: &str) -> String {
    let Ok(utc) = NaiveDateTime::parse_from_str(text, "%Y%m%dT%H%M%SZ") else { return text.to_owned() };
    let at = localize(app.zone, utc.and_utc().fixed_offset());
    let local = app.zone.local(at);
    let is_day = local.time() == NaiveTime::MIN || (local.hour(), local.minute(), local.second()) == (23, 59, 59);
    if is_day { local.date().to_string() } else { at.to_rfc3339() }
}

/// A promise as a task. It is the same task each time.
pub fn task(app: &App, promise: &Promise, who: &str) -> Value {
    let time = |at: Instant| at.to_utc().format("%Y%m%dT%H%M%SZ").to_string();
    let current = promise.current();
    let mut task = json!({
        "uuid": uuid(promise),
        "description": format!("{who}: {}", promise.what),
        "entry": time(promise.made_at),
        "status": match current.ended {
            None => "pending",
            Some(Ended::Done(_)) => "completed",
            Some(_) => "deleted",
        },
        "who": who,
        "kind": promise.kind.name(),
        "wording": current.wording.name(),
        "direction": promise.direction.name(),
    });
    let fields = task.as_object_mut().expect("it is an object");
    // So a day is written there: by the midnight that begins it.
    let day = current.whole_day().map(|day| app.moment(day.and_time(NaiveTime::MIN)));
    if let Some(due) = day.or(current.deadline) {
        fields.insert("due".to_owned(), time(due).into());
    }
    if let Some(closed) = &promise.closed {
        fields.insert("end".to_owned(), time(closed.at).into());
    }
    if !promise.tags.is_empty() {
        fields.insert("tags".to_owned(), promise.tags.iter().map(|tag| tag.replace(' ', "_")).collect());
    }
    task
}

/// Made of what never changes of a promise; in the form of RFC 9562, version 8.
pub fn uuid(promise: &Promise) -> String {
    let hash = Sha256::digest(format!("promise {} {}", promise.id, promise.made_at.timestamp()));
    let hex: String = hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    format!("{}-{}-8{}-a{}-{}", &hex[..8], &hex[8..12], &hex[13..16], &hex[17..20], &hex[20..])
}
