//! `drop`: a promise ends unkept, released by the other side or broken.

use crate::fixture::Shop;

fn shop() -> Shop {
    let shop = Shop::new();
    shop.ok("add Ana 'call tomorrow at 5'");
    shop.ok("expect Leo 'send the form tomorrow'");
    shop
}

#[test]
fn released_and_broken_each_have_their_words() {
    for (line, words) in [
        ("drop 1 --released", "Released: Ana let it go: 1 call\n"),
        ("drop 1 --broken", "Broken: 1 Ana: call\n"),
        ("drop 2 --released", "Let go: Leo no longer owes us 2 send the form\n"),
        ("drop 2 --broken", "Broken by Leo: 2 send the form\n"),
        ("--lang es suelta 1 --released", "Liberada: Ana ya no la necesita: 1 call\n"),
        ("--lang es suelta 1 --broken", "Rota: 1 Ana: call\n"),
        ("--lang es suelta 2 --released", "Liberada: Leo ya no nos debe 2 send the form\n"),
        ("--lang es suelta 2 --broken", "Rota por Leo: 2 send the form\n"),
    ] {
        let shop = shop();
        assert_eq!(shop.ok(line), words, "{line}");
        let id = if line.contains('1') { "1" } else { "2" };
        let json = shop.json(&format!("show {id}"));
        let outcome = if line.contains("released") { "released" } else { "broken" };
        assert_eq!(
            (&json["outcome"], &json["status"], &json["bucket"]),
            (&outcome.into(), &"closed".into(), &serde_json::Value::Null)
        );
    }
}

#[test]
fn a_script_has_to_say_how_it_ended() {
    let shop = shop();
    let before = shop.bytes();
    let said = shop.sh("drop 1");
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert_eq!(
        said.err,
        "error: how did promise 1 end?\nhint: --released if the other side let it go, --broken if the word was not kept\n"
    );
    assert_eq!(shop.sh("drop 1 --released --broken").code, 2);
    assert_eq!(shop.sh("drop 1 --why").code, 2);
    assert_eq!(shop.bytes(), before);
}

#[test]
fn on_a_terminal_it_is_asked() {
    for (id, answer, outcome) in
        [("1", "1", "released"), ("1", "2", "broken"), ("2", "1", "released"), ("2", "2", "broken")]
    {
        let shop = shop();
        let said = shop.type_in(&["drop", id], &[answer]);
        assert_eq!(said.code, 0, "{}", said.err);
        assert_eq!(shop.json(&format!("show {id}"))["outcome"], outcome);
    }
    let shop = shop();
    assert_eq!(
        shop.type_in(&["drop", "1"], &["1"]).err,
        "  1) Ana let it go\n  2) we did not keep it\nhow did it end? "
    );
    assert_eq!(
        shop.type_in(&["suelta", "2", "--lang", "es"], &["1"]).err,
        "  1) la damos por liberada\n  2) Leo no la cumplió\n¿cómo acabó? "
    );
}

#[test]
fn no_answer_changes_nothing() {
    let shop = shop();
    let before = shop.bytes();
    for answers in [&[""][..], &["0"], &["3"], &["x"], &[]] {
        let said = shop.type_in(&["drop", "1"], answers);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{answers:?}");
        assert!(said.err.contains("error: how did promise 1 end?\n"), "{}", said.err);
    }
    assert_eq!(shop.bytes(), before);
}

#[test]
fn the_reason_is_kept_and_found() {
    let shop = shop();
    shop.ok("drop 1 --broken --why 'the part was  sold out'");
    assert_eq!(shop.json("show 1")["reason"], "the part was sold out");
    assert!(shop.ok("show 1").contains("today 18:00  given up, not kept: the part was sold out"));
    assert_eq!(shop.ok("list --quiet 'sold out'"), "1\n");
    shop.ok("drop 2 --released --why ''");
    assert_eq!(shop.json("show 2")["reason"], serde_json::Value::Null);
}

#[test]
fn history_says_who_let_go_of_what() {
    let shop = shop();
    shop.ok("drop 1 --released");
    shop.ok("drop 2 --released");
    shop.ok("expect Leo 'bring the car tomorrow'");
    shop.ok("drop 3 --broken");
    assert!(shop.ok("show 1").ends_with("today 18:00  the other side let it go\n"));
    assert!(shop.ok("show 2").ends_with("today 18:00  we let it go\n"));
    assert!(shop.ok("show 3").ends_with("today 18:00  they did not keep it\n"));
    assert!(shop.ok("--lang es ver 2").ends_with("hoy 18:00  la dimos por liberada\n"));
    assert!(shop.ok("--lang es ver 3").ends_with("hoy 18:00  no la cumplieron\n"));
}

#[test]
fn a_release_after_the_deadline_is_still_a_release() {
    let mut shop = shop();
    shop.set_clock("2026-11-25 10:00");
    shop.ok("drop 1 --released");
    assert_eq!(shop.json("show 1")["outcome"], "released");
    assert_eq!(shop.ok("due --mine"), "Nothing due matches.\n", "it counts for nothing");
}

#[test]
fn scripts_get_little_or_json() {
    let shop = shop();
    assert_eq!(shop.ok("--quiet drop 1 --broken"), "");
    let json = shop.json("drop 2 --broken");
    assert_eq!(
        (&json["id"], &json["outcome"], &json["closed_at"]),
        (&"2".into(), &"broken".into(), &"2026-11-21T18:00:00+01:00".into())
    );
}
