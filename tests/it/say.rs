//! `say`: drafts that a Spaniard, a Mexican and an Englishwoman would send, and the links that open them.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;

use promise::render::style::width;

use crate::fixture::{Shop, root};

/// One promise of each kind: made on Saturday at six, in both languages.
const KINDS: [(&str, &str, &str); 6] = [
    ("call", "I'll call you on monday at 10 with the quote", "le llamo el lunes a las 10 con el presupuesto"),
    ("delivery", "the lamp will be ready on monday by 7", "la lámpara estará lista el lunes antes de las 7"),
    ("message", "I'll send you the photos on tuesday", "le mando las fotos el martes"),
    ("visit", "I'll visit you on tuesday between 5 and 6", "le visito el martes entre las 5 y las 6"),
    ("task", "I'll mend the lock next week", "le arreglo la cerradura la semana que viene"),
    ("attempt", "I'll try to call on wednesday around 5", "intentaré llamarle el miércoles sobre las 5"),
];

const OCCASIONS: [&str; 6] = ["make", "confirm", "delay", "no-news", "done", "sorry"];

fn shop(language: &str, form: &str) -> Shop {
    let settings = format!("me = 'Marta'\nshop = 'Sol'\nform = '{form}'\nphone_country = 34\n");
    Shop::new().env("PROMISE_LANG", language).settings(&settings)
}

fn text(shop: &Shop, line: &str) -> String {
    shop.json(line)["text"].as_str().unwrap().to_owned()
}

/// Every draft there is, in the order of the file: language, form, kind, occasion, with and without a new date.
fn every_draft() -> String {
    let mut all = String::new();
    for language in ["en", "es"] {
        for form in ["polite", "familiar"] {
            let mut shop = shop(language, form).at("2026-11-21 18:00");
            for (_, english, spanish) in KINDS {
                let said = if language == "en" { english } else { spanish };
                shop.ok(&format!("-q add Ana \"{said}\""));
            }
            shop.ok(if language == "en" { "-q add Leo \"I'll ring you\"" } else { "-q add Leo \"le llamo\"" });
            shop.ok(if language == "en" {
                "-q expect Ana \"she sends the form on friday\""
            } else {
                "-q expect Ana \"me manda el formulario el viernes\""
            });
            shop.set_clock("2026-11-23 09:00");
            let by = if language == "en" { "the 30th at 12" } else { "el 30 a las 12" };
            for (place, (kind, ..)) in KINDS.into_iter().chain([("undated", "", "")]).enumerate() {
                let id = place + 1;
                for occasion in OCCASIONS {
                    let draft = text(&shop, &format!("say {id} {occasion}"));
                    writeln!(all, "== {language} {form} {kind} {occasion}\n{draft}\n").unwrap();
                }
                let draft = text(&shop, &format!("say {id} delay --by \"{by}\""));
                writeln!(all, "== {language} {form} {kind} delay --by\n{draft}\n").unwrap();
            }
            for occasion in ["confirm", "delay", "done"] {
                let draft = text(&shop, &format!("say 8 {occasion}"));
                writeln!(all, "== {language} {form} theirs {occasion}\n{draft}\n").unwrap();
            }
            // Done after its time, moved untold, broken.
            shop.set_clock("2026-11-23 10:30");
            writeln!(all, "== {language} {form} call, overdue\n{}\n", text(&shop, "say 1")).unwrap();
            shop.ok(&format!("-q move 2 {by} --not-told"));
            writeln!(all, "== {language} {form} delivery, moved\n{}\n", text(&shop, "say 2")).unwrap();
            shop.ok("-q done 1");
            writeln!(all, "== {language} {form} call, done late\n{}\n", text(&shop, "say 1")).unwrap();
            shop.ok("-q drop 5 --broken");
            writeln!(all, "== {language} {form} task, broken\n{}\n", text(&shop, "say 5")).unwrap();
        }
    }
    all
}

#[allow(clippy::disallowed_methods, reason = "whoever runs the tests asks for it; the program never reads it")]
fn is_update_wanted() -> bool {
    std::env::var_os("UPDATE_DRAFTS").is_some()
}

#[test]
fn every_draft_reads_as_it_was_approved() {
    let file = root().join("tests/golden/drafts.txt");
    let all = every_draft();
    if is_update_wanted() {
        fs::write(&file, &all).unwrap();
    }
    let approved = fs::read_to_string(&file).unwrap();
    for (found, approved) in all.split("== ").zip(approved.split("== ")) {
        assert_eq!(found, approved, "UPDATE_DRAFTS=1 writes the drafts anew; read them as a customer would");
    }
    assert_eq!(all.len(), approved.len());
}

#[test]
fn no_draft_is_unfinished_or_mixes_its_forms() {
    let all = every_draft();
    let drafts: Vec<(&str, &str)> = all.split("== ").skip(1).map(|draft| draft.split_once('\n').unwrap()).collect();
    let mut bodies = BTreeSet::new();
    for (title, draft) in drafts.iter().filter(|draft| !draft.0.contains(',')) {
        assert!(bodies.insert(draft), "{title} is the draft of another occasion");
    }
    for (title, draft) in drafts {
        for slip in ["{", "}", "  ", "..", "$", " ,", " .", "say-", "«»", "“”", "()", ": .", "el hoy"] {
            assert!(!draft.contains(slip), "{title} has {slip:?}:\n{draft}");
        }
        let mut words = draft.split(|c: char| !c.is_alphabetic());
        if title.starts_with("es polite") {
            let familiar = ["te", "tu", "tú", "ti", "contigo", "Hola", "dime"];
            let slip = words.find(|word| familiar.contains(word));
            assert_eq!(slip, None, "{title}:\n{draft}");
        } else if title.starts_with("es familiar") {
            // What was said keeps the form in which it was said.
            let own = draft.split(['«', '»']).step_by(2).collect::<String>();
            let polite = ["usted", "le", "su", "Le"];
            let slip = own.split(|c: char| !c.is_alphabetic()).find(|word| polite.contains(word)).map(str::to_owned);
            assert_eq!(slip, None, "{title}:\n{draft}");
        } else if title.starts_with("en polite") {
            let own = draft.split(['“', '”']).step_by(2).collect::<String>();
            assert!(!own.contains('\''), "{title}:\n{draft}");
        }
    }
}

#[test]
fn the_draft_is_the_one_that_the_promise_calls_for() {
    let mut shop = Shop::new();
    shop.ok("-q add Ana call on monday at 10");
    let occasion = |shop: &Shop, line: &str| shop.json(line)["occasion"].as_str().unwrap().to_owned();
    assert_eq!(occasion(&shop, "say 1"), "make");
    assert_eq!(occasion(&shop, "say ana --by \"tuesday at 9\""), "delay");
    shop.set_clock("2026-11-22 12:00");
    assert_eq!(occasion(&shop, "say ana"), "confirm");
    shop.ok("-q move 1 monday at 12 --not-told");
    assert_eq!(occasion(&shop, "say 1"), "delay");
    shop.ok("tell 1");
    assert_eq!(occasion(&shop, "say 1"), "confirm");
    shop.set_clock("2026-11-23 12:01");
    assert_eq!(occasion(&shop, "say 1"), "sorry");
    assert_eq!(occasion(&shop, "say 1 --by \"tomorrow at 9\""), "sorry");
    shop.ok("done 1");
    assert_eq!(occasion(&shop, "say 1"), "done");
    shop.ok("-q add Leo call on monday");
    shop.ok("drop leo --broken");
    assert_eq!(occasion(&shop, "say 2"), "sorry");
    shop.ok("-q add Eva call on monday");
    shop.ok("drop eva --released");
    let said = shop.sh("say 3");
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert!(said.err.contains("promise 3 ended unkept") && said.err.contains("hint: one of: make"), "{}", said.err);
    shop.ok("-q expect Kim send the form tomorrow");
    assert_eq!(occasion(&shop, "say 4"), "make");
    shop.set_clock("2026-11-25 12:00");
    assert_eq!(occasion(&shop, "say 4"), "delay");
    shop.ok("done 4");
    assert_eq!(occasion(&shop, "say 4"), "done");
}

#[test]
fn it_is_written_in_the_customers_language() {
    let shop = Shop::new();
    shop.ok("-q add 'Ana López' call on monday at 10");
    shop.ok("who ana --language es");
    let json = shop.json("say ana lópez make");
    assert_eq!((&json["language"], &json["form"]), (&"es".into(), &"polite".into()));
    assert_eq!(
        json["text"],
        "Buenas tardes, Ana López:\n\nTal como acordamos, le llamaré el lunes 23 de noviembre a las 10:00.\n\nLo que le dije: «call»."
    );
    let english = Shop::spanish();
    english.ok("-q anota Leo le llamo el lunes");
    english.ok("clientes leo --language en");
    assert!(
        english.ok("di leo prometer").starts_with("Dear Leo,\n\nAs agreed, I will call you on Monday 23 November.\n")
    );
}

#[test]
fn it_is_signed_by_whoever_answers_for_it() {
    for (settings, owner, signed) in [
        ("", "", "“call”."),
        ("me = 'Marta'\n", "", "Kind regards,\nMarta"),
        ("me = 'Marta'\n", "--owner Leo", "Kind regards,\nLeo"),
        ("me = 'Marta'\nshop = 'Sun Opticians'\n", "", "Kind regards,\nMarta, Sun Opticians"),
        ("shop = 'Sun Opticians'\n", "", "Kind regards,\nSun Opticians"),
    ] {
        let shop = Shop::new().settings(settings);
        shop.ok(&format!("-q add Ana call on friday {owner}"));
        let text = text(&shop, "say 1");
        assert!(text.ends_with(signed), "{settings} {owner}: {text}");
    }
}

#[test]
fn both_languages_name_the_occasions() {
    let shop = Shop::spanish();
    shop.ok("-q anota Ana le llamo el lunes");
    for (typed, occasion) in [
        ("prometer", "make"),
        ("confirmar", "confirm"),
        ("retraso", "delay"),
        ("sin-novedad", "no-news"),
        ("sin novedad", "no-news"),
        ("no news", "no-news"),
        ("hecho", "done"),
        ("perdón", "sorry"),
        ("perdon", "sorry"),
        ("Delay", "delay"),
    ] {
        assert_eq!(shop.json(&format!("di 1 {typed}"))["occasion"], occasion, "{typed}");
        assert_eq!(shop.json(&format!("di ana {typed}"))["occasion"], occasion, "{typed}");
    }
    let said = shop.sh("di 1 gracias");
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert_eq!(
        said.err,
        "error: no existe el borrador `gracias`\npista: uno de: prometer, confirmar, retraso, sin-novedad, hecho, perdón\n"
    );
}

#[test]
fn a_new_date_is_proposed_and_recorded_only_when_asked() {
    let shop = Shop::new().settings("me = 'Marta'\n");
    shop.ok("-q add Ana \"I'll call you on monday at 10 with the quote\"");
    let before = shop.bytes();
    let draft = text(&shop, "say 1 delay --by \"tuesday at 12\"");
    assert!(draft.contains("My suggestion: Tuesday 24 November, 12:00. Would that suit you?"), "{draft}");
    assert_eq!(shop.bytes(), before);
    let out = shop.ok("say 1 delay --by \"tuesday at 12\" --moved");
    assert!(out.contains("The new date: Tuesday 24 November, 12:00."), "{out}");
    assert!(out.ends_with("\nNoted: moved, and Ana told (1); it is you who sends it\n"), "{out}");
    let json = shop.json("show 1");
    assert_eq!(json["deadline"], "2026-11-24T12:00:00+01:00");
    assert_eq!((&json["moves"], &json["bucket"]), (&1.into(), &"coming".into()));
    assert_eq!(json["history"][1]["op"], "move");
    assert!(json["told"].is_string());
    shop.ok("undo");
    assert_eq!(shop.bytes().len(), shop.bytes().len().max(before.len()));
    assert_eq!(shop.json("show 1")["deadline"], "2026-11-23T10:00:00+01:00");
}

#[test]
fn a_date_that_comes_sooner_is_nothing_to_be_sorry_for() {
    let mut shop = shop("en", "polite");
    shop.ok("-q add Ana \"I'll call you on friday at 10 with the quote\"");
    let sooner = "I can call you sooner than I said. ";
    let draft = text(&shop, "say 1 --by \"thursday at 10\"");
    assert!(draft.contains(&format!("{sooner}My suggestion: Thursday 26 November, 10:00. Would")), "{draft}");
    shop.ok("-q move 1 thursday at 10 --not-told");
    shop.set_clock("2026-11-22 10:00");
    assert!(text(&shop, "say 1").contains(&format!("{sooner}The new date: Thursday 26 November, 10:00.\n")));
    let draft = text(&shop, "say 1 --by \"wednesday at 10\" --moved");
    assert!(draft.contains(&format!("{sooner}The new date: Wednesday 25 November, 10:00.\n")), "{draft}");
    let draft = text(&shop, "say 1 delay --by \"friday at 10\"");
    assert!(draft.contains("I am afraid I have to put off my call."), "{draft}");
    // What only makes a window clearer is neither.
    shop.ok("-q add Leo \"I'll mend the lock next week\"");
    let draft = text(&shop, "say 2 delay --by \"thursday at 12\"");
    assert!(draft.starts_with("Dear Leo,\n\nMy suggestion: Thursday 26 November, 12:00. Would"), "{draft}");
}

#[test]
fn what_a_customer_moves_they_know() {
    let shop = shop("en", "polite");
    shop.ok("-q expect Ana \"she sends the form on friday\"");
    let out = shop.ok("say 1 delay --by \"next monday\" --moved");
    assert!(out.contains("May I remind you of what we agreed") && out.contains("My suggestion: Monday"), "{out}");
    assert_eq!(shop.json("show 1")["moves"], 1);
}

#[test]
fn a_draft_alone_changes_nothing() {
    let shop = shop("en", "polite");
    shop.ok("-q add Ana call on monday --phone 600123456");
    let before = shop.bytes();
    for line in ["say 1", "say 1 done", "say 1 --whatsapp --open", "say 1 --sms", "--json say 1", "-q say 1 sorry"] {
        shop.ok(line);
    }
    assert_eq!(shop.bytes(), before);
}

#[test]
fn links_carry_the_text_and_open_where_they_should() {
    let shop = shop("es", "familiar");
    shop.ok("-q anota Ana \"te llamo el lunes a las 10\" --phone \"600 123 456\"");
    shop.ok("clientes ana --email ana@ejemplo.es");
    let whatsapp = shop.ok("-q di 1 --whatsapp");
    assert!(whatsapp.starts_with("https://wa.me/34600123456?text=Hola%2C%20Ana%3A%0A%0AComo%20quedamos"), "{whatsapp}");
    let sms = shop.ok("-q di 1 --sms");
    assert!(sms.starts_with("sms:+34600123456?body=Hola%2C%20Ana%3A%0A%0A"), "{sms}");
    let mail = shop.ok("-q di 1 --mail");
    assert!(
        mail.starts_with("mailto:ana@ejemplo.es?subject=Lo%20que%20acordamos&body=Hola%2C%20Ana%3A%0D%0A"),
        "{mail}"
    );
    assert!(shop.ok("di 1 --mail").ends_with(&format!("\n\n{mail}")));
    assert_eq!(shop.json("di 1 --mail")["link"], mail.trim_end());
    assert_eq!(shop.opened(), [] as [&str; 0]);
    shop.ok("di 1 --mail --open");
    shop.ok("di 1 --whatsapp --open");
    assert_eq!(shop.opened(), [mail.trim_end(), whatsapp.trim_end()]);
    for line in ["di 1 --open", "di 1 --mail --sms", "di 1 --whatsapp --mail"] {
        let said = shop.sh(line);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{line}");
    }
    let shop = shop.env("NO_DESKTOP", "1");
    let said = shop.sh("di 1 --sms --open");
    assert_eq!(said.code, 1);
    assert!(said.out.contains("sms:+34600123456"), "the link is there to be copied");
    assert!(said.err.starts_with("error: aquí no hay ningún programa que abra enlaces ("), "{}", said.err);
}

#[test]
fn what_is_missing_for_a_link_is_named_with_the_next_step() {
    for (settings, setup, line, message, hint) in [
        ("", "", "say 1 --whatsapp", "Ana has no phone here", "promise who Ana --phone"),
        ("", "", "say 1 --sms", "Ana has no phone here", "promise who Ana --phone"),
        ("", "", "say 1 --mail", "Ana has no e-mail address here", "promise who Ana --email"),
        ("", "--phone '600 123'", "say 1 --whatsapp", "does not say its country: 600 123", "phone_country"),
        (
            "phone_country = 34\n",
            "--phone 'ask Leo'",
            "say 1 --sms",
            "is not a number: ask Leo",
            "promise who Ana --phone",
        ),
    ] {
        let shop = Shop::new().settings(settings);
        shop.ok(&format!("-q add Ana call on friday {setup}"));
        let before = shop.bytes();
        let said = shop.sh(&format!("{line} --open --by \"next monday\" --moved"));
        assert_eq!((said.code, said.out.as_str()), (1, ""), "{line}");
        assert!(said.err.contains(message) && said.err.contains(hint) && said.err.contains("\nhint: "), "{}", said.err);
        assert_eq!((shop.bytes(), shop.opened().len()), (before, 0), "nothing was stored or opened");
    }
    let shop = Shop::new();
    shop.ok("-q add Ana call on friday");
    shop.ok("who ana --email 'ana at home'");
    assert!(shop.sh("say 1 --mail").err.contains("the e-mail address of Ana is not one: ana at home"));
    let shop = Shop::new();
    shop.ok("-q add Ana call on friday --phone '+44 20 7946 0018'");
    assert!(shop.ok("-q say 1 --whatsapp").starts_with("https://wa.me/442079460018?text="));
}

#[test]
fn what_cannot_be_drafted_is_refused() {
    let shop = Shop::new();
    shop.ok("-q add Ana call on friday");
    shop.ok("-q add Leo call on friday");
    shop.ok("-q done 2");
    shop.ok("-q expect Eva send the form on friday");
    let before = shop.bytes();
    for (line, code, message) in [
        ("say", 2, "something is missing: ID"),
        ("say 9", 1, "there is no promise `9`"),
        ("say nobody", 1, "nobody called `nobody` is known"),
        ("say 1 thanks", 2, "there is no draft called `thanks`"),
        ("say 1 make --by monday", 2, "`--by` goes with `delay` or `sorry`, not with `make`"),
        ("say 1 delay --moved", 2, "something is missing"),
        ("say 1 delay --by 'blue box'", 2, "were not understood: `blue`"),
        ("say 1 delay --by yesterday", 2, "`yesterday`"),
        ("say 2 delay", 1, "promise 2 is closed already"),
        ("say 2 delay --by monday --moved", 1, "promise 2 is closed already"),
        ("say 2 confirm", 1, "promise 2 is closed already"),
        ("say 3 sorry", 2, "there is no such draft for what a customer promised: `sorry`"),
        ("say 3 no-news", 2, "there is no such draft for what a customer promised: `no-news`"),
    ] {
        let said = shop.sh(line);
        assert_eq!((said.code, said.out.as_str()), (code, ""), "{line}: {}", said.err);
        assert!(said.err.contains(message), "{line}: {}", said.err);
        assert_eq!(shop.bytes(), before, "{line}");
    }
}

#[test]
fn a_shop_may_keep_words_of_its_own() {
    let shop = Shop::new().settings("me = 'Marta'\nshop = 'Sol'\n");
    let folder = shop.config_dir().join("templates/en");
    fs::create_dir_all(&folder).unwrap();
    shop.ok("-q add Ana \"I'll call you on monday at 10\"");
    shop.ok("-q add Ana \"I'll ring you\"");
    shop.ok("-q expect Ana \"she sends the form on friday\"");
    let usual = text(&shop, "say 1 delay");
    fs::write(folder.join("make.txt"), "\u{feff}Hey {who}!\r\n\r\n{when}: {what} {{sic}}\r\n{me} ({shop})\r\n\r\n")
        .unwrap();
    assert_eq!(text(&shop, "say 1 make"), "Hey Ana!\n\nMonday 23 November, 10:00: I'll call you {sic}\nMarta (Sol)");
    assert_eq!(text(&shop, "say 2 make"), "Hey Ana!\n\nno date: I'll ring you {sic}\nMarta (Sol)");
    assert_eq!(text(&shop, "say 1 delay"), usual);
    fs::write(folder.join("delay.txt"), "{who}: {when}?\n").unwrap();
    assert_eq!(text(&shop, "say 1 delay --by \"tuesday at 9\""), "Ana: Tuesday 24 November, 09:00?");
    assert!(!text(&shop, "say 3 make").contains("Hey"), "what they promised has words of its own");
    fs::write(folder.join("theirs-confirm.txt"), "{who}, still true?\n").unwrap();
    assert_eq!(text(&shop, "say 3 make"), "Ana, still true?");
    shop.ok("who ana --language es");
    assert!(text(&shop, "say 1 make").starts_with("Buenas tardes, Ana:"));
}

#[test]
fn a_template_that_cannot_be_used_names_file_and_line() {
    let shop = Shop::new();
    let folder = shop.config_dir().join("templates/en");
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join("make.txt");
    shop.ok("-q add Ana call on monday at 10 --phone +34600123456");
    for (template, message) in [
        (
            &b"Hi {who},\n\n{name} says\n"[..],
            ", line 3: there is nothing to put in for `{name}`\nhint: {who}, {what}, {when}, {me} and {shop} are filled in\n",
        ),
        (b" \n\n", ": it is empty\n"),
        (b"\xff\xfe", ": cannot be read: "),
    ] {
        fs::write(&file, template).unwrap();
        let said = shop.sh("say 1 make --whatsapp --open");
        assert_eq!((said.code, said.out.as_str()), (1, ""));
        assert!(said.err.contains(&format!("{}{message}", file.display())), "{}", said.err);
    }
    assert_eq!(shop.opened().len(), 0);
    fs::remove_file(&file).unwrap();
    fs::create_dir(&file).unwrap();
    assert!(shop.sh("say 1 make").err.contains("make.txt: cannot be read: "));
}

#[test]
fn drafts_never_act_on_a_terminal() {
    let shop = Shop::new().settings("me = \"M\\u001b[31m\\u202e\"\nshop = \"S\\u0007\"\n");
    shop.run(&["add", "A\u{1b}[2Jna\u{202e}:", "call\u{1b}]0;x\u{7} on monday", "--phone", "+34600123456"]);
    let folder = shop.config_dir().join("templates/en");
    fs::create_dir_all(&folder).unwrap();
    for template in [None, Some("{who} \u{1b}[31m {what}\u{202e}\n")] {
        if let Some(template) = template {
            fs::write(folder.join("make.txt"), template).unwrap();
        }
        for line in ["say 1 make", "-q say 1 make", "--json say 1 make", "-q say 1 make --whatsapp", "say 1 make --sms"]
        {
            let said = shop.ok(line);
            let bad = said.chars().find(|&c| c != '\n' && promise::render::style::is_unprintable(c));
            assert_eq!(bad, None, "{line}: {said:?}");
            assert!(!said.contains("%1B") && !said.contains("%E2%80%AE"), "{line}: {said}");
        }
    }
}

#[test]
fn it_fits_every_width_and_is_whole_where_it_is_piped() {
    for columns in [40, 60, 80, 200] {
        for (language, form) in [("en", "polite"), ("es", "familiar")] {
            let shop = shop(language, form).columns(columns);
            shop.ok("-q add Ana \"I'll call you on monday at 10 with the quote for the big window and the small one\"");
            for line in shop.ok("say 1 delay --by friday --moved").lines() {
                assert!(width(line) <= columns, "{columns}: {line}");
            }
            assert_eq!(shop.ok("-q say 1 make").trim_end(), text(&shop, "say 1 make"));
        }
    }
}

#[test]
fn when_it_will_be_stands_in_the_sentence() {
    let [english, spanish] = [Shop::new(), Shop::spanish()];
    for (typed, said, dicho) in [
        ("monday at 10", "on Monday 23 November at 10:00", "el lunes 23 de noviembre a las 10:00"),
        ("monday at 1 am", "on Monday 23 November at 01:00", "el lunes 23 de noviembre a la 01:00"),
        (
            "tomorrow around 5",
            "tomorrow, Sunday 22 November, around 17:00",
            "mañana, domingo 22 de noviembre, hacia las 17:00",
        ),
        ("this evening", "today between 18:00 and 24:00", "hoy entre las 18:00 y las 24:00"),
        ("by monday", "by Monday 23 November", "a más tardar el lunes 23 de noviembre"),
        ("monday by 5", "on Monday 23 November by 17:00", "el lunes 23 de noviembre antes de las 17:00"),
        ("after 5 on monday", "on Monday 23 November from 17:00 on", "el lunes 23 de noviembre a partir de las 17:00"),
        ("monday or tuesday", "from Monday 23 to Tuesday 24 November", "del lunes 23 al martes 24 de noviembre"),
        ("next weekend", "on the weekend of 28 and 29 November", "en el fin de semana del 28 y 29 de noviembre"),
        ("next month", "in December 2026", "en diciembre de 2026"),
    ] {
        for (shop, said, before) in
            [(&english, said, "As agreed, I will call you "), (&spanish, dicho, "Tal como acordamos, le llamaré ")]
        {
            let id = shop.ok(&format!("-q add Ana call --by \"{typed}\""));
            let text = text(shop, &format!("say {} make", id.trim()));
            assert!(text.contains(&format!("\n{before}{said}.\n")), "{typed}\n{text}");
        }
    }
}

#[test]
fn what_can_still_be_kept_is_nothing_to_be_sorry_for() {
    let mut shop = Shop::new();
    shop.ok("-q add Ana call on monday at 10");
    let said = shop.sh("say 1 sorry");
    assert!(said.code == 0 && said.out.starts_with("Dear Ana,"), "{said:?}");
    assert_eq!(
        said.err,
        "warning: 1 is not late yet: Monday 23 November, 10:00 (in 40 h)\nhint: to tell them before the time: promise say 1 delay\n"
    );
    shop.ok("say 1 delay");
    assert_eq!(shop.sh("--quiet say 1 sorry").err, "");
    shop.set_clock("2026-11-23 10:01");
    shop.ok("say 1 sorry");
}

#[test]
fn a_new_date_that_is_the_old_one_is_refused() {
    let shop = Shop::new();
    shop.ok("-q add Ana call on monday at 10");
    let before = shop.bytes();
    let said = shop.sh("say 1 delay --by \"monday at 10\" --moved");
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert_eq!(said.err, "error: 1 stays as it was (Ana): Monday 23 November, 10:00 (in 40 h)\n");
    assert_eq!(shop.bytes(), before);
}
