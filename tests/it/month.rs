//! A month of a shop, reckoned by hand: what `docs/month.md` and `docs/mes.md` say is typed, tallied and compared.
//!
//! `UPDATE_README=1 cargo test month` writes the page that `stats` prints into both documents.

use std::collections::BTreeMap;
use std::fs;
use std::sync::OnceLock;

use serde_json::{Value, json};

use crate::fixture::{Shop, root, words};

/// The moment from which the month is looked back on.
const LOOKING_BACK: &str = "2026-10-31 18:00";

/// What the Spanish page calls what the English one and the program call otherwise.
const SPANISH: &[(&str, &str)] = &[
    ("fija", "fixed"),
    ("intento", "attempt"),
    ("llamada", "call"),
    ("entrega", "delivery"),
    ("mensaje", "message"),
    ("visita", "visit"),
    ("tarea", "task"),
    ("cumplida", "kept"),
    ("con retraso", "late"),
    ("rota", "broken"),
    ("liberada", "released"),
    ("renegociada", "renegotiated"),
    ("mañana", "morning"),
    ("mediodía", "midday"),
    ("tarde", "afternoon"),
    ("última hora", "evening"),
    ("día entero", "day"),
    ("lun", "mon"),
    ("mar", "tue"),
    ("mié", "wed"),
    ("jue", "thu"),
    ("vie", "fri"),
    ("sáb", "sat"),
];

/// One of the two pages.
struct Doc {
    name: &'static str,
    stats: &'static str,
    shop: Shop,
}

/// A window as the page tells of it.
#[derive(Debug)]
struct Window {
    id: String,
    place: usize,
    who: String,
    wording: String,
    kind: String,
    deadline: String,
    part: String,
    outcome: String,
    settled: String,
    late_minutes: Option<i64>,
    owner: String,
}

fn docs() -> [Doc; 2] {
    [
        Doc { name: "docs/month.md", stats: "stats --since '1 october'", shop: Shop::new() },
        Doc { name: "docs/mes.md", stats: "cifras --since 'el 1 de octubre'", shop: Shop::spanish() },
    ]
}

/// Both shops at the end of the month.
pub fn shops() -> [Shop; 2] {
    docs().map(|doc| doc.typed().shop)
}

impl Doc {
    fn text(&self) -> String {
        fs::read_to_string(root().join(self.name)).unwrap()
    }

    /// The shop at the end of the month, after everything on the page was typed. The tests share the typing.
    fn typed(mut self) -> Self {
        static TYPED: [OnceLock<Vec<u8>>; 2] = [OnceLock::new(), OnceLock::new()];
        let typed = &TYPED[usize::from(self.name != "docs/month.md")];
        let file = self.shop.folder().join("month.backup");
        let backup = format!("backup '{}'", file.display());
        let bytes = typed.get_or_init(|| {
            self.type_all();
            self.shop.ok(&backup);
            fs::read(&file).unwrap()
        });
        if !self.shop.store().exists() {
            fs::write(&file, bytes).unwrap();
            self.shop.ok(&format!("restore '{}'", file.display()));
        }
        self.shop.set_clock(LOOKING_BACK);
        self
    }

    fn type_all(&mut self) {
        let mut typed = 0;
        for line in self.text().lines().filter(|line| line.contains("| `promise ")) {
            let cells = cells(line);
            let (day, clock) = cells[0].rsplit_once(' ').unwrap();
            let day: u32 = day.split(' ').next().unwrap().parse().unwrap();
            self.shop.set_clock(&format!("2026-10-{day:02} {clock}"));
            self.shop.ok(cells[1].trim_matches('`').strip_prefix("promise ").unwrap());
            typed += 1;
        }
        assert!(typed > 80, "{}", self.name);
    }

    /// The windows of the table under the heading with that number: ours, attempts, theirs, and what is not settled.
    fn windows(&self, table: usize) -> Vec<Window> {
        let text = self.text();
        let section = text.split("\n### ").nth(table + 1).unwrap();
        let section = section.split("\n## ").next().unwrap();
        let rows = section.lines().filter(|line| line.starts_with("| ")).skip(1);
        rows.map(|row| Window::read(&cells(row))).collect()
    }

    fn figures(&self, filter: &str) -> Value {
        self.shop.json(&format!("{} {filter}", self.stats))
    }
}

impl Window {
    fn read(cells: &[String]) -> Self {
        let word = |at: usize| in_english(&cells[at]);
        let (id, place) = cells[0].split_once(" →").unwrap_or((&cells[0], "0"));
        let late_minutes = cells[8].split_once(' ').map(|(count, unit)| {
            let count: i64 = count.parse().unwrap();
            if unit == "h" { 60 * count } else { count }
        });
        Window {
            id: id.to_owned(),
            place: place.parse().unwrap(),
            who: cells[1].clone(),
            wording: word(2),
            kind: word(3),
            deadline: cells[4].clone(),
            part: word(5),
            outcome: word(6),
            settled: cells[7].clone(),
            late_minutes,
            owner: cells[9].clone(),
        }
    }

    /// "fri", of "vie 2 oct 10:00".
    fn weekday(&self) -> String {
        in_english(self.deadline.split(' ').next().unwrap())
    }

    /// The Monday of the week in which it was settled.
    fn week(&self) -> String {
        // The 28th of September was a Monday.
        let day: u32 = self.settled.split(' ').next().unwrap().parse().unwrap();
        match (day + 2) / 7 {
            0 => "2026-09-28".to_owned(),
            weeks => format!("2026-10-{:02}", 7 * weeks - 2),
        }
    }
}

fn cells(row: &str) -> Vec<String> {
    let inside = row.trim().trim_matches('|');
    inside.split('|').map(|cell| cell.trim().to_owned()).collect()
}

fn in_english(word: &str) -> String {
    let lower = word.to_lowercase();
    SPANISH.iter().find(|pair| pair.0 == lower).map_or(lower, |pair| pair.1.to_owned())
}

/// How many windows ended in each way, added up from the page.
fn tally<'w>(windows: impl Iterator<Item = &'w Window>) -> Value {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for window in windows {
        *counts.entry(&window.outcome).or_default() += 1;
    }
    let count = |outcome: &str| counts.get(outcome).copied().unwrap_or(0);
    let judged = count("kept") + count("late") + count("broken");
    json!({
        "kept": count("kept"),
        "late": count("late"),
        "broken": count("broken"),
        "judged": judged,
        "percent": (judged >= 5).then(|| count("kept") * 100 / judged),
        "renegotiated": count("renegotiated"),
        "released": count("released"),
    })
}

fn assert_counts(found: &Value, windows: &[&Window], what: &str) {
    let wanted = tally(windows.iter().copied());
    for (field, count) in wanted.as_object().unwrap() {
        assert_eq!(found[field], *count, "{field} of {what}: {found}");
    }
}

#[test]
fn every_window_of_the_month_is_what_the_page_says() {
    for doc in docs() {
        let doc = doc.typed();
        let all: Vec<Window> = (0..4).flat_map(|table| doc.windows(table)).collect();
        for window in &all {
            let promise = doc.shop.json(&format!("show {}", window.id));
            let history = promise["history"].as_array().unwrap();
            let made: Vec<&Value> =
                history.iter().filter(|entry| entry["op"] == "add" || entry["op"] == "move").collect();
            let entry = made[window.place];
            let deadline = entry["deadline"].as_str().unwrap_or("");
            let (day, clock) = (deadline.get(8..10).unwrap_or(""), deadline.get(11..16).unwrap_or(""));
            let told: Vec<&str> = window.deadline.split(' ').collect();
            let told_day = told.get(1).map(|day| format!("{day:0>2}")).unwrap_or_default();
            assert_eq!(
                (day, clock, entry["outcome"].as_str().unwrap_or("")),
                (told_day.as_str(), told.get(3).copied().unwrap_or(""), window.outcome.as_str()),
                "{} {window:?}",
                doc.name
            );
            for (field, wanted) in [("who", &window.who), ("kind", &window.kind), ("owner", &window.owner)] {
                assert_eq!(promise[field].as_str().unwrap_or(""), wanted, "{} {window:?}", doc.name);
            }
            assert_eq!(promise["wording"], window.wording, "{} {window:?}", doc.name);
        }
        // No window is missing from the page, and none is there twice.
        let promises = doc.shop.json("list");
        let moves: u64 = promises.as_array().unwrap().iter().map(|promise| promise["moves"].as_u64().unwrap()).sum();
        // Beside the 45 promises there are the checks after three complaints.
        assert_eq!((promises.as_array().unwrap().len(), moves, all.len()), (45 + 3, 8, 53), "{}", doc.name);
        let mut places: Vec<_> = all.iter().map(|window| (&window.id, window.place)).collect();
        places.sort();
        places.dedup();
        assert_eq!(places.len(), 53, "{}", doc.name);
    }
}

#[test]
fn the_totals_are_those_reckoned_by_hand() {
    // Kept: 1 2 4 7' 9 11 12' 15 16 17'' 19 21 22' 25 27 30' 31 32' 34 37 38 40.
    // Late: 3 13 24 28 33 36' 39 45, of which 36' and 39 are open. Broken: 8 18 22 32 35 36.
    // Renegotiated: 7 12 17 17' 30. Released: 29 42.
    // Minutes late: 1 40 45 60 60 1380 1920 2340; the middle of eight lies between the fourth and the fifth.
    for doc in docs() {
        let figures = doc.typed().figures("");
        for (field, wanted) in [
            ("kept", json!(22)),
            ("late", json!(8)),
            ("broken", json!(6)),
            ("judged", json!(36)),
            ("percent", json!(61)),
            ("renegotiated", json!(5)),
            ("released", json!(2)),
            ("open_late", json!(2)),
            ("late_by_minutes", json!(60)),
            ("since", json!("2026-10-01T00:00:00+02:00")),
            ("until", json!("2026-10-31T18:00:00+01:00")),
        ] {
            assert_eq!(figures[field], wanted, "{field}");
        }
        // Attempts: 5 late, 20 kept, 41 broken. Theirs: 6 kept, 14 broken, 26 and 43 late.
        let counts = |account: &str| ["kept", "late", "broken"].map(|field| figures[account][field].as_u64().unwrap());
        assert_eq!((counts("attempts"), counts("theirs")), ([1, 1, 1], [1, 2, 1]));
    }
}

#[test]
fn every_slice_is_the_sum_of_its_rows_on_the_page() {
    for doc in docs() {
        let doc = doc.typed();
        let (ours, attempts, theirs) = (doc.windows(0), doc.windows(1), doc.windows(2));
        let figures = doc.figures("");
        assert_counts(&figures, &ours.iter().collect::<Vec<_>>(), "all");
        assert_counts(&figures["attempts"], &attempts.iter().collect::<Vec<_>>(), "attempts");
        assert_counts(&figures["theirs"], &theirs.iter().collect::<Vec<_>>(), "theirs");
        type Key = fn(&Window) -> String;
        let slicings: [(&str, &str, Key); 7] = [
            ("by_wording", "wording", |window| window.wording.clone()),
            ("by_kind", "kind", |window| window.kind.clone()),
            ("by_weekday", "weekday", Window::weekday),
            ("by_part", "part", |window| window.part.clone()),
            ("by_who", "who", |window| window.who.clone()),
            ("by_owner", "owner", |window| window.owner.clone()),
            ("weeks", "week", Window::week),
        ];
        for (field, name, key) in slicings {
            let mut groups: BTreeMap<String, Vec<&Window>> = BTreeMap::new();
            for window in &ours {
                groups.entry(key(window)).or_default().push(window);
            }
            let slices = figures[field].as_array().unwrap();
            assert_eq!(slices.len(), groups.len(), "{field}: {slices:?}");
            for slice in slices {
                let key = slice[name].as_str().unwrap_or("");
                let key = if name == "weekday" { key.get(..3).unwrap_or("") } else { key };
                assert_counts(slice, &groups[key], &format!("{field} {key}"));
            }
        }
    }
}

#[test]
fn each_filter_leaves_the_sum_of_its_rows_and_says_how_late_they_were() {
    for doc in docs() {
        let doc = doc.typed();
        let ours = doc.windows(0);
        for who in ["Leo", "Sol", "Rosa", "Hugo", "Zoe", "Eva"] {
            let rows: Vec<&Window> = ours.iter().filter(|window| window.who == who).collect();
            let figures = doc.figures(&format!("--who {who}"));
            assert_counts(&figures, &rows, who);
            // None of these was late twice.
            let late = rows.iter().find_map(|window| window.late_minutes);
            assert_eq!(figures["late_by_minutes"], json!(late), "{who}");
        }
        let calls: Vec<&Window> = ours.iter().filter(|window| window.kind == "call").collect();
        assert_counts(&doc.figures("--kind call"), &calls, "calls");
        let paul: Vec<&Window> = ours.iter().filter(|window| window.owner == "Paul").collect();
        assert_counts(&doc.figures("--owner paul"), &paul, "Paul");
        let theirs = doc.windows(2);
        assert_counts(&doc.figures("--theirs"), &theirs.iter().collect::<Vec<_>>(), "theirs");
        assert_eq!(doc.figures("--theirs")["late_by_minutes"], (45 * 60 + 23 * 60) / 2);
    }
}

#[test]
fn reasons_that_differ_by_case_are_one() {
    for (doc, part, forgot, other) in [
        (0, "The part did not come", "I forgot", "Bought another one"),
        (1, "No llegó la pieza", "se me olvidó", "Compró otro"),
    ] {
        let doc = docs().into_iter().nth(doc).unwrap().typed();
        // In the order of how often they were given; those of attempts and of customers are not ours.
        assert_eq!(
            doc.figures("")["reasons"],
            json!([
                { "reason": part, "count": 2, "outcome": "broken" },
                { "reason": other, "count": 2, "outcome": "released" },
                { "reason": forgot, "count": 1, "outcome": "broken" },
            ])
        );
    }
}

#[test]
fn how_long_calls_took_is_reckoned_by_hand() {
    // Hours and minutes from nine to seven, Monday to Saturday, between promising and calling: 25 took 2:20, 20 5:00, 5 6:30,
    // 3 6:40, 42 8:01, 18 8:50, 1 10:45, 9 14:20, 10 16:50, 22 19:45, 36 20:00, 12 and 29 22:00, 30 31:30, 28 33:30. The eighth
    // of the fifteen is the first to make half of them, the fourteenth the first to make nine of ten. 33 and 39 were dropped.
    for (doc, kind) in docs().into_iter().zip(["call", "llamada"]) {
        let pace = doc.typed().shop.json(&format!("suggest {kind}"));
        for (field, wanted) in
            [("count", 15), ("broken", 2), ("half_minutes", 14 * 60 + 20), ("most_minutes", 31 * 60 + 30)]
        {
            assert_eq!(pace[field], wanted, "{field}");
        }
        // From Saturday at six, those 31½ hours end on Thursday at 09:30; with half an hour of margin, not before ten.
        assert_eq!(pace["deadline"], "2026-11-05T19:00:00+01:00");
    }
}

#[test]
fn the_page_shows_what_the_program_prints() {
    for doc in docs() {
        let doc = doc.typed();
        let page = doc.text();
        let mut parts = page.split("```text\n$ promise ");
        let mut text = parts.next().unwrap().to_owned();
        for part in parts {
            let (shown, after) = part.split_once("```").unwrap();
            let typed = shown.lines().next().unwrap();
            let real = doc.shop.run(&words(typed));
            assert_eq!((real.code, real.err.as_str()), (0, ""), "{typed}");
            text += &format!("```text\n$ promise {typed}\n{}```{after}", real.out);
        }
        if crate::readme::is_update_wanted() {
            fs::write(root().join(doc.name), text).unwrap();
        } else {
            snapbox::assert_data_eq!(text, snapbox::Data::text(page).raw());
        }
    }
}
