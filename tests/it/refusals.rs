//! What `add` refuses where nobody can be asked: exit 2, the reason in the user's language, nothing written.

use crate::add::refused;
use crate::fixture::Shop;

fn shops() -> [Shop; 2] {
    let shops = [Shop::new(), Shop::spanish()];
    for shop in &shops {
        shop.ok("-q add Leo call on friday");
    }
    shops
}

const HINT: &str = "hint: say it with another date, such as \"tomorrow at 5\"\n";
const PISTA: &str = "pista: dígalo con otra fecha, como \"mañana a las 5\"\n";

#[test]
fn a_day_that_is_past() {
    let [english, spanish] = shops();
    assert_eq!(refused(&english, "add Ana call yesterday"), format!("error: `yesterday` is over already\n{HINT}"));
    assert_eq!(refused(&spanish, "add Ana llamar ayer"), format!("error: `ayer` ya ha pasado\n{PISTA}"));
}

#[test]
fn an_hour_of_today_that_is_past_comes_with_what_may_be_meant() {
    let [english, spanish] = shops();
    assert_eq!(
        refused(&english, "add Ana call today at 5"),
        "error: `today at 5` is over already
hint: perhaps \"tomorrow at 17:00\" (tomorrow, Sunday 22 November, 17:00)?
"
    );
    assert_eq!(
        refused(&spanish, "add Ana llamar hoy a las 5"),
        "error: `hoy a las 5` ya ha pasado
pista: ¿quizá «mañana a las 17:00» (mañana, domingo 22 de noviembre, 17:00)?
"
    );
}

#[test]
fn a_date_that_no_calendar_has() {
    let [english, spanish] = shops();
    assert_eq!(
        refused(&english, "add Ana call on 31 november"),
        format!("error: `on 31 november` is not a real date\n{HINT}")
    );
    assert_eq!(
        refused(&spanish, "add Ana llamar el 31 de noviembre"),
        format!("error: `el 31 de noviembre` no es una fecha que exista\n{PISTA}")
    );
    for line in ["add Ana call at 25:00", "add Ana call on 30 february", "add Ana call at 5:75"] {
        assert!(refused(&english, line).contains("is not a real date"), "{line}");
    }
}

#[test]
fn a_weekday_and_a_date_that_disagree() {
    let [english, spanish] = shops();
    let err = refused(&english, "add Ana call on monday 24");
    assert!(err.starts_with("error: in `on monday 24` the weekday and the date do not agree\nhint: "), "{err}");
    assert!(err.contains("Tuesday 24 November") && err.contains("Monday 23 November"), "{err}");
    let err = refused(&spanish, "add Ana llamar el lunes 24");
    assert!(err.starts_with("error: en `el lunes 24` no concuerdan el día de la semana y la fecha\npista: "), "{err}");
    assert!(err.contains("martes 24 de noviembre") && err.contains("lunes 23 de noviembre"), "{err}");
}

#[test]
fn what_comes_again_and_again() {
    let [english, spanish] = shops();
    assert_eq!(
        refused(&english, "add Ana call every monday"),
        format!("error: `every monday` is more than one date; a promise needs a single one\n{HINT}")
    );
    assert_eq!(
        refused(&spanish, "add Ana llamar cada lunes"),
        format!("error: `cada lunes` son varias fechas; una promesa necesita una sola\n{PISTA}")
    );
}

#[test]
fn more_than_one_date_is_named_as_such() {
    let [english, spanish] = shops();
    assert_eq!(
        refused(&english, "add Ana call you friday and bring it on monday"),
        "error: there is more than one date in this: `friday`, `on monday`
hint: one promise a date; with `add`, --by \"friday at 10\" says which one counts
"
    );
    assert_eq!(
        refused(&spanish, "add Ana te llamo el viernes y te lo llevo el lunes, o el jueves"),
        "error: aquí hay más de una fecha: `el viernes`, `el lunes`, `el jueves`
pista: una promesa por fecha; con `anota`, --by \"el viernes a las 10\" dice cuál cuenta
"
    );
    let err = refused(&english, "add Ana call friday or thirsday and on monday");
    assert!(err.contains("not understood: `thirsday`, `on monday`"), "{err}");
}

#[test]
fn words_for_when_that_were_not_read() {
    let [english, spanish] = shops();
    assert_eq!(
        refused(&english, "add Ana call friday de marras por la tardecita"),
        "error: this word speaks of time and was not understood: `tardecita`
hint: say it another way; with `add`, --by \"friday at 10\" keeps the date apart
"
    );
    assert_eq!(
        refused(&spanish, "add Ana llamar el viernes de marras por la tardecita"),
        "error: esta palabra habla de tiempo y no se entiende: `tardecita`
pista: dígalo de otro modo; con `anota`, --by \"el viernes a las 10\" pone la fecha aparte
"
    );
}

#[test]
fn a_promise_without_words() {
    let [english, spanish] = shops();
    let hint = "hint: for example: promise add Ana \"I'll call you tomorrow at 5 with the quote\"\n";
    let pista = "pista: por ejemplo: promise anota Ana te llamo mañana a las 5 con el presupuesto\n";
    for line in ["add Ana", "add Ana ''", "add Ana:", "add Ana '  '", "add Ana tomorrow at 5", "add Ana --by friday"] {
        assert_eq!(refused(&english, line), format!("error: what was Ana promised? there are no words for it\n{hint}"));
    }
    for line in ["anota Ana", "anota Ana mañana a las 5"] {
        assert_eq!(refused(&spanish, line), format!("error: ¿qué se prometió a Ana? faltan las palabras\n{pista}"));
    }
}

#[test]
fn a_customer_without_a_name() {
    let [english, spanish] = shops();
    for name in [":", "::", " : ", "'\u{202e}:'", "\u{1b}", "\u{200e}"] {
        let err = refused(&english, &format!("add '{name}' call on friday"));
        assert!(err.starts_with("error: the customer has no name\nhint: for example: promise add"), "{name:?} {err}");
    }
    let err = refused(&spanish, "add : llamar el viernes");
    assert!(err.starts_with("error: el cliente no tiene nombre\npista: por ejemplo: promise anota"), "{err}");
}

#[test]
fn nothing_at_all() {
    let [english, spanish] = shops();
    for line in ["add", "expect"] {
        assert!(refused(&english, line).starts_with("error: who was promised what?\nhint: for example"));
        assert!(refused(&spanish, line).starts_with("error: ¿qué se prometió, y a quién?\npista: por ejemplo"));
    }
    assert!(refused(&english, "add ''").starts_with("error: the customer has no name\n"));
}

#[test]
fn a_date_kept_apart_that_is_none() {
    let [english, spanish] = shops();
    assert!(refused(&english, "add Ana call --by blah").contains("`blah`"));
    assert!(refused(&spanish, "add Ana llamar --by blah").contains("`blah`"));
    assert!(refused(&english, "add Ana call --by yesterday").contains("`yesterday` is over already"));
    assert!(refused(&english, "add Ana call --by 'friday de marras'").contains("`marras`"));
    let err = refused(&english, "add Ana call --by ''");
    assert!(err.starts_with("error: `` is not a date\nhint: "), "{err}");
    let err = refused(&english, "add Ana call --by");
    assert!(err.starts_with("error: `--by` needs a value\nhint: "), "{err}");
}

#[test]
fn what_customers_owe_us_is_refused_for_the_same_reasons() {
    let [english, _] = shops();
    for text in ["bring it yesterday", "bring it on 31 november", "bring it on monday 24", "bring it every monday", ""]
    {
        refused(&english, &format!("expect Ana {text}"));
    }
}

#[test]
fn json_and_quiet_refuse_in_the_same_words() {
    let [english, _] = shops();
    for flag in ["--json", "--quiet", "--json --quiet", "--color always"] {
        let err = refused(&english, &format!("{flag} add Ana call yesterday"));
        assert!(err.contains("`yesterday` is over already"), "{flag} {err}");
    }
}

#[test]
fn a_dry_run_refuses_too() {
    let [english, _] = shops();
    assert!(refused(&english, "add Ana call yesterday --dry-run").contains("`yesterday`"));
}

#[test]
fn the_first_promise_that_is_refused_makes_no_store() {
    let shop = Shop::new();
    refused(&shop, "add Ana call yesterday");
    assert!(shop.bytes().is_empty());
}

#[test]
fn a_text_that_is_too_long_for_the_journal_is_not_saved() {
    let [english, spanish] = shops();
    let long = "x".repeat(70_000);
    for (shop, message) in [
        (english, "error: not saved: a text in it is too long, or its date is too far away\n"),
        (spanish, "error: no se ha guardado: algún texto es demasiado largo o la fecha queda demasiado lejos\n"),
    ] {
        let before = shop.bytes();
        for args in [["add", "Ana:", &long], ["add", &format!("{long}:"), "call"]] {
            let said = shop.run(&args);
            assert_eq!((said.code, said.out.as_str(), said.err.as_str()), (1, "", message));
        }
        assert_eq!(shop.bytes(), before);
    }
}
