//! Which promise is meant: by its number, or by a name where it leaves one.

use crate::fixture::Shop;

/// Every command that takes a number, with what else it needs.
const COMMANDS: [&str; 6] =
    ["done {}", "tell {}", "move {} monday --told", "drop {} --broken", "edit {} --what x", "show {}"];

fn line(command: &str, id: &str) -> String {
    command.replace("{}", &format!("'{id}'"))
}

fn shop() -> Shop {
    let shop = Shop::new();
    shop.ok("add 'Ana López' 'call tomorrow at 5'");
    shop.ok("add 'Ana Ruiz' 'deliver the lamp on monday'");
    shop.ok("add Leo 'call on monday'");
    shop.ok("add Leo 'visit on tuesday'");
    shop.ok("add Eva 'call on monday'");
    shop.ok("done 5");
    shop
}

#[test]
fn what_names_no_promise_is_named_in_the_refusal_and_changes_nothing() {
    let shop = shop();
    let before = shop.bytes();
    for (typed, named) in [
        ("99", "`99`"),
        ("#99", "`#99`"),
        ("B4", "`B4`"),
        ("b4", "`b4`"),
        ("0", "`0`"),
        ("99999999999999999999", "`99999999999999999999`"),
        ("nobody", "`nobody`"),
        ("", "``"),
        (" ", "` `"),
        ("#", "`#`"),
        ("1.5", "`1.5`"),
        ("ana lópez pérez", "`ana lópez pérez`"),
        ("\u{1b}[31mx", "`[31mx`"),
    ] {
        for command in COMMANDS {
            let said = shop.sh(&line(command, typed));
            assert_eq!((said.code, said.out.as_str()), (1, ""), "{command} {typed:?} {}", said.err);
            let first = said.err.lines().next().unwrap();
            assert!(first.starts_with("error: ") && first.contains(named), "{command} {typed:?}: {first}");
            assert!(said.err.lines().nth(1).unwrap().starts_with("hint: "), "{}", said.err);
        }
    }
    assert_eq!(shop.bytes(), before);
}

#[test]
fn numbers_that_look_like_flags_are_refused_with_two() {
    let shop = shop();
    let before = shop.bytes();
    assert_eq!(shop.sh("done -1").code, 2);
    assert_eq!(shop.sh("done").code, 2);
    assert_eq!(shop.bytes(), before);
}

#[test]
fn a_closed_promise_is_not_closed_again() {
    let shop = shop();
    let before = shop.bytes();
    for command in ["done 5", "done '#5'", "tell 5", "move 5 monday --told", "drop 5 --broken", "edit 5 --by monday"] {
        let said = shop.sh(command);
        assert_eq!((said.code, said.out.as_str()), (1, ""), "{command}");
        assert_eq!(
            said.err,
            "error: promise 5 is closed already: kept today\nhint: `promise show 5` tells its story; `promise undo` takes back the last command\n",
            "{command}"
        );
    }
    assert_eq!(
        shop.sh("--lang es hecho 5").err,
        "error: la promesa 5 ya está cerrada: cumplida hoy\npista: `promise ver 5` cuenta su historia; `promise deshaz` deshace la última orden\n"
    );
    assert_eq!(shop.bytes(), before);
}

#[test]
fn a_name_with_nothing_open_says_so() {
    let shop = shop();
    let before = shop.bytes();
    for command in ["done eva", "tell eva", "move eva monday --told", "drop eva --broken"] {
        let said = shop.sh(command);
        assert_eq!((said.code, said.out.as_str()), (1, ""), "{command}");
        assert_eq!(said.err.lines().next(), Some("error: `eva` has no open promise"), "{command}");
    }
    assert_eq!(shop.bytes(), before);
    assert_eq!(shop.json("show eva")["id"], "5", "but she can be looked up");
}

#[test]
fn a_name_that_leaves_several_lists_them_and_changes_nothing() {
    let shop = shop();
    let before = shop.bytes();
    for command in COMMANDS {
        let said = shop.sh(&line(command, "leo"));
        assert_eq!((said.code, said.out.as_str()), (1, ""), "{command}");
        assert_eq!(
            said.err,
            "error: `leo` could be any of 2 promises:\n  3  Leo  call  Mon\n  4  Leo  visit  Tue\nhint: say which by its number\n",
            "{command}"
        );
    }
    let said = shop.sh("done ana");
    assert_eq!(said.code, 1);
    assert!(
        said.err.contains("1  Ana López  call  tomorrow 17:00") && said.err.contains("2  Ana Ruiz"),
        "{}",
        said.err
    );
    assert_eq!(
        shop.sh("--lang es hecho leo").err,
        "error: `leo` puede ser cualquiera de estas 2 promesas:\n  3  Leo  call  lun\n  4  Leo  visit  mar\npista: diga cuál con su número\n"
    );
    assert_eq!(shop.bytes(), before);
}

#[test]
fn a_name_that_leaves_one_is_enough_whatever_its_case_and_accents() {
    for typed in ["ana lopez", "ANA LÓPEZ", "lópez", "lop", "lopez ana", " ana  lópez "] {
        let shop = shop();
        assert!(shop.ok(&format!("done '{typed}'")).starts_with("Kept: 1 Ana López"), "{typed}");
    }
    for typed in ["2", "#2", " 2 "] {
        let shop = shop();
        assert!(shop.ok(&format!("done '{typed}'")).starts_with("Kept: 2 Ana Ruiz"), "{typed}");
    }
}

#[test]
fn on_a_terminal_the_number_is_asked_for() {
    let shop = shop();
    let said = shop.type_in(&["done", "leo"], &["4"]);
    assert_eq!(said.code, 0);
    assert!(said.out.starts_with("Kept: 4 Leo: visit"), "{}", said.out);
    assert_eq!(
        said.err,
        "`leo` could be any of 2 promises:\n  3  Leo  call  Mon\n  4  Leo  visit  Tue\nwhich number? "
    );
}

#[test]
fn an_answer_that_is_none_of_them_changes_nothing() {
    let shop = shop();
    let before = shop.bytes();
    for answers in [&["1"][..], &[""], &["x"], &[]] {
        let said = shop.type_in(&["done", "leo"], answers);
        assert_eq!((said.code, said.out.as_str()), (1, ""), "{answers:?}");
        assert!(said.err.ends_with("error: none of them was chosen; nothing was stored\n"), "{}", said.err);
    }
    assert_eq!(shop.bytes(), before);
}

#[test]
fn several_numbers_are_refused_rather_than_closing_the_first() {
    let shop = shop();
    let before = shop.bytes();
    for line in ["done 1 2", "done 1 '#2' 3", "done 1, 2,", "tell 1 2", "done 3 '1 2'"] {
        let said = shop.sh(line);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{line}");
        assert!(said.err.starts_with("error: one promise at a time: `"), "{line}: {}", said.err);
        assert!(said.err.ends_with("hint: nothing was stored; say it once for each number\n"), "{line}: {}", said.err);
    }
    assert!(shop.sh("--lang es hecho 1 2").err.starts_with("error: las promesas, de una en una: `2` sería una nota\n"));
    assert_eq!(shop.bytes(), before);
    shop.ok("done 1 5");
    assert_eq!(shop.json("show 1")["reason"], "5", "a closed number, or any other, is a note like any");
    shop.ok("done 2 paid 3");
}

#[test]
fn a_name_of_several_words_needs_no_quotes() {
    for line in [
        "confirm mr kent",
        "reword mr kent",
        "edit mr kent --tag roof",
        "show mr kent",
        "drop mr kent --released",
        "move mr kent tuesday at 10 --told",
        "say mr kent",
        "done mr kent",
    ] {
        let shop = Shop::new();
        shop.ok("add 'Mr Kent' 'I will call you on monday at 10'");
        shop.ok("add 'Kentaro' 'I will call you on monday at 12'");
        assert_eq!(shop.sh(line).code, 0, "{line}: {:?}", shop.sh(line));
        assert!(!shop.ok("show 2").contains("done"), "{line}");
    }
    let shop = Shop::new();
    shop.ok("add Ana 'call on monday at 10'");
    for line in ["show 1 2", "drop 1 kept --broken", "confirm 1 yes"] {
        let said = shop.sh(line);
        assert_eq!((said.code, said.err.starts_with("error: one word too many: `")), (2, true), "{line}: {}", said.err);
    }
}
