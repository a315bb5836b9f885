//! The snapshot changes nothing that anybody sees: a long session answers the same with it and without.

use crate::fixture::{Said, Shop};

/// Numbers without rhyme or reason, the same in each run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.roll(from.len())]
    }
}

const NAMES: &[&str] = &["Ana", "Ana López", "Eva", "Bar Eva", "Luis", "anna", "Taller Ruiz", "'Ana María'"];
const DATES: &[&str] =
    &["tomorrow at 5", "on friday", "in 3 weeks", "today at 19:00", "as soon as I can", "in 2 hours", "next month"];

/// What somebody might type next.
fn command(dice: &mut Dice, numbers: usize) -> String {
    let id = dice.roll(numbers + 3) + 1;
    let other = dice.roll(numbers + 1) + 1;
    let (who, when) = (dice.pick(NAMES), dice.pick(DATES));
    let json = if dice.roll(4) == 0 { "--json " } else { "" };
    let rest = match dice.roll(46) {
        0..=3 | 5..=11 => format!("add {who}: I\\'ll call {when}"),
        12 => format!("add {who} call about the boiler {when} --phone 600{id} --complaint --tag boiler"),
        13 => format!("expect {who}: send the form {when}"),
        4 => format!("add {who} deliver the lamp {when}"),
        14 => format!("add --dry-run {who}: I\\'ll try to call {when}"),
        15..=18 => format!("done {id}"),
        19 => format!("done {id} {other}"),
        20 => format!("done {id} left a message --next '{when}'"),
        21 => format!("done {}", who.to_lowercase()),
        22..=24 => format!("move {id} {when} --told"),
        25..=26 => format!("move {id} {when} --not-told"),
        27 => format!("move {who} {when}"),
        28 => format!("tell {id}"),
        29 => format!("tell {who} we are late"),
        30 => format!("drop {id} --released"),
        31 => format!("drop {id} --broken --why 'no parts'"),
        32 => format!("edit {id} --what 'something else' --attempt"),
        33 => format!("edit {id} --who {who}"),
        34 => format!("who {who} --phone 700{id}"),
        35 => format!("who {who} --rename '{} {id}'", who.trim_matches('\'')),
        36..=37 => "undo".to_owned(),
        38 => format!("undo {}", id % 4 + 1),
        39 => "redo".to_owned(),
        40 => format!("show {id}"),
        44 => format!("reword {id} --yes"),
        45 => format!("add {who}: call on friday at 1{}", id % 9),
        41 => format!("due --who {who}"),
        42 => {
            let flags = ["--all", "--mine", "--theirs", "--calls --count", "--calls", "--calls --json", "--overdue"];
            format!("due {}", dice.pick(&flags))
        }
        _ => format!("due --within '{when}'"),
    };
    format!("{json}{rest}")
}

/// Two shops that hear the same, one of which may use a snapshot.
struct Pair(Shop, Shop);

impl Pair {
    fn new(patience: &str) -> Pair {
        Pair(Shop::new().env("PROMISE_SNAPSHOT", patience), Shop::new().env("PROMISE_SNAPSHOT", "off"))
    }

    fn at(&mut self, local: &str) {
        self.0.set_clock(local);
        self.1.set_clock(local);
    }

    /// Runs a command in both, which must answer the same.
    fn run(&self, line: &str) -> Said {
        let (with, without) = (self.0.sh(line), self.1.sh(line));
        assert_eq!(with, without, "promise {line}");
        with
    }
}

#[test]
fn a_long_session_answers_the_same_with_a_snapshot_and_without() {
    for (seed, patience) in [(1, "0"), (2, "3"), (3, "12")] {
        let settings = "margin_delivery = '2 weeks'\ncallback_slot = '18:00-19:00'\ncalls_per_hour = 1\n";
        let Pair(one, other) = Pair::new(patience);
        let mut pair =
            if seed == 2 { Pair(one.settings(settings), other.settings(settings)) } else { Pair(one, other) };
        let mut dice = Dice(seed);
        for step in 0..220 {
            let (day, hour) = (1 + step / 10, 9 + step % 10);
            pair.at(&format!("2026-11-{day:02} {hour:02}:{:02}", dice.roll(60)));
            pair.run(&command(&mut dice, step / 2 + 1));
            pair.run(dice.pick(&["due", "due --json", "due --quiet", "due --count", "due --check"]));
            if step % 20 == 0 {
                pair.run("list");
                pair.run("who");
            }
        }
        pair.at("2026-12-20 10:00");
        pair.run("due");
        pair.at("2026-08-01 10:00");
        pair.run("due");
        pair.run("list --json");
        assert!(pair.0.store().join("snapshot.jsonl").exists());
        assert!(!pair.1.store().join("snapshot.jsonl").exists());
    }
}

#[test]
fn reading_never_writes_a_snapshot() {
    let shop = Shop::new().env("PROMISE_SNAPSHOT", "0");
    shop.ok("add Ana: call tomorrow at 5");
    shop.ok("add Ana: call on monday at 5");
    let file = shop.store().join("snapshot.jsonl");
    std::fs::remove_file(&file).unwrap();
    for line in ["due", "list", "who", "show 1", "when tomorrow"] {
        shop.ok(line);
        assert!(!file.exists(), "{line}");
    }
    shop.ok("done 1");
    assert!(file.exists());
}

#[test]
fn a_snapshot_that_is_no_file_of_ours_is_passed_over() {
    let shop = Shop::new().env("PROMISE_SNAPSHOT", "0");
    shop.ok("add Ana: call tomorrow at 5");
    shop.ok("add Ana: call on monday at 5");
    let due = shop.ok("due");
    let file = shop.store().join("snapshot.jsonl");
    for garbage in [&b""[..], b"\n", b"{}\n", &[0; 4096], b"{\"snapshot\":1"] {
        std::fs::write(&file, garbage).unwrap();
        assert_eq!(shop.ok("due"), due);
    }
    std::fs::remove_file(&file).unwrap();
    std::fs::create_dir(&file).unwrap();
    assert_eq!(shop.ok("due"), due);
    shop.ok("add Eva: call tomorrow at 6");
}

#[test]
fn a_window_moved_too_late_counts_the_same_with_a_snapshot_and_without() {
    for told in ["--told", "--not-told"] {
        let mut shop = Shop::new().env("PROMISE_SNAPSHOT", "0").at("2026-11-20 10:00");
        shop.ok("add Ana: call today at 17:00");
        shop.ok("add Eva: call tomorrow at 17:00");
        shop.set_clock(if told == "--told" { "2026-11-20 18:00" } else { "2026-11-20 11:00" });
        shop.ok(&format!("move 1 'next friday at 17:00' {told}"));
        shop.set_clock("2026-11-20 18:00");
        shop.ok("tell 1");
        shop.ok("add Leo: call next month");
        shop.set_clock("2026-11-20 18:10");
        let same = |shop: Shop| {
            let (with, shop) = (shop.ok("due"), shop.env("PROMISE_SNAPSHOT", "off"));
            assert_eq!(with, shop.ok("due"), "{told}");
            (with, shop.env("PROMISE_SNAPSHOT", "0"))
        };
        let (before, shop) = same(shop);
        assert!(before.contains("kept 0 of 1"), "{before}");
        shop.ok("done 1 --at 16:00");
        let (after, _) = same(shop);
        assert!(after.contains("kept 1 of 1"), "{after}");
    }
}
