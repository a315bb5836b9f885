//! Chromium, in which the pages of `report` are looked at and from which they are printed.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use crate::bench::{Bench, have};

/// What is put into the shop: a usual day of some twenty lines on Monday, 23 November, and a week before it.
const ENGLISH: &[&str] = &[
    "add|Rosa Marín|I'll call you on monday at 12 about the frame that broke|--complaint|--owner|Marta|--phone|600 123 456",
    "add|Ana López|I'll call you on monday at 11 with the quote for the progressive lenses|--phone|07700 900001",
    "add|Carlos|I'll ring on monday before noon|--phone|07700 900321",
    "add|Nora|I'll call you on monday at 13 to say whether it can be soldered|--phone|07700 900777",
    "add|Mr Kent|I'll try to call on monday around 5|--phone|+1 212 555 0147",
    "add|Kim & Sons|I'll call you on monday about the invoice|--phone|020 7946 0200",
    "add|Zoe|I'll call as soon as the lenses arrive, on monday or later|--phone|07700 900460",
    "add|School of St Anne|deliver twelve pairs of swimming goggles on monday by 17|--owner|Paul|--phone|020 7946 0777",
    "add|Leo Vidal|the glasses will be ready by tuesday|--phone|07700 900123",
    "add|Sol|the reading glasses will be ready on monday by 18:30|--phone|07700 900333",
    "add|Walter|fix the case by monday at 3",
    "add|Bea|visit her mother on monday at 16 to adjust the frame|--phone|07700 900222",
    "add|Dr Finch|send the report on monday",
    "add|Iván|the contact lenses will be here on monday by 12|--phone|07700 900888",
    "add|Eva|send her the prescription by e-mail on monday by 7|--phone|07700 900455",
    "add|Paul|repair the hinge on monday",
    "expect|Ana López|she sends the form on saturday",
    "expect|Hugo|pays the rest of the bill on friday",
    "expect|Bea|she brings the old frame on monday",
    "expect|Gus|he collects the table on monday",
    "add|Pat|I'll call you today at 12",
    "add|Pat|I'll call you today at 12",
    "add|Pat|I'll call you today at 12",
];

const SPANISH: &[&str] = &[
    "anota|Rosa Marín|te llamo el lunes a las 12 por la montura que se rompió|--complaint|--owner|Marta|--phone|600 123 456",
    "anota|Ana López|te llamo el lunes a las 11 con el presupuesto de los progresivos|--phone|622 900 001",
    "anota|Carlos|llamo el lunes antes de mediodía|--phone|600 900 321",
    "anota|Nora|te llamo el lunes a las 13 para decir si se puede soldar|--phone|688 900 777",
    "anota|Señor Prieto|intento llamar el lunes sobre las 6|--phone|+52 55 5555 0147",
    "anota|Núñez e Hijos|llamo el lunes por la factura|--phone|91 555 02 00",
    "anota|Zoe|llamo el lunes por las lentes|--phone|644 900 460",
    "anota|Colegio Santa Ana|entrego doce gafas de natación el lunes a las 17|--owner|Pablo|--phone|91 555 07 77",
    "anota|Leo Vidal|las gafas estarán para el martes|--phone|611 900 123",
    "anota|Sol|las gafas de lectura estarán el lunes a las 18:30|--phone|677 900 333",
    "anota|Walter|arreglo el estuche para el lunes a las 3",
    "anota|Bea|visito a su madre el lunes a las 16 para ajustar la montura|--phone|666 900 222",
    "anota|Doctora Peña|mando el informe el lunes",
    "anota|Iván|las lentillas llegan el lunes a las 12|--phone|699 900 888",
    "anota|Eva|le mando la receta por correo el lunes antes de las 7|--phone|633 900 455",
    "anota|Pablo|arreglo la bisagra el lunes",
    "espera|Ana López|envía el formulario el sábado",
    "espera|Hugo|paga el resto de la factura el viernes",
    "espera|Bea|trae la montura vieja el lunes",
    "espera|Gus|recoge la mesa el lunes",
    "anota|Pat|llamo hoy a las 12",
    "anota|Pat|llamo hoy a las 12",
    "anota|Pat|llamo hoy a las 12",
];

/// What a browser is told that runs as root on a machine without a screen, and is to ask nobody anything.
const QUIETLY: &[&str] = &[
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND",
];

/// Runs `promise` on Monday at nine.
fn on_monday(bench: &Bench, language: &str, arguments: &[&str]) -> String {
    let mut command = bench.promise(arguments);
    command.env("PROMISE_NOW", "2026-11-23T09:00:00+01:00").env("PROMISE_LANG", language);
    bench.run(command)
}

/// Prints a page on paper of that size. Returns what the browser had to say in its console.
fn print(bench: &Bench, page: &str, paper: &str) -> String {
    let html = fs::read_to_string(bench.home().join(page)).unwrap();
    // A person picks the paper in a dialogue; here the page says it.
    let html = html.replacen("</style>", &format!("@page{{size:{paper}}}</style>"), 1);
    fs::write(bench.home().join("printed.html"), html).unwrap();
    let home = bench.home().display();
    let mut chromium = bench.command("chromium");
    chromium.args(QUIETLY).args(["--enable-logging=stderr", "--v=0", "--headless", "--no-pdf-header-footer"]);
    chromium.arg(format!("--user-data-dir={home}/chromium"));
    chromium.arg(format!("--print-to-pdf={home}/printed.pdf"));
    chromium.arg(format!("file://{home}/printed.html"));
    let output = chromium.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}");
    said.lines().filter(|line| line.contains(":CONSOLE:")).map(|line| format!("{line}\n")).collect()
}

/// What `pdfinfo` says under a name.
fn fact(bench: &Bench, name: &str) -> String {
    let mut pdfinfo = bench.command("pdfinfo");
    pdfinfo.arg("printed.pdf");
    let facts = bench.run(pdfinfo);
    let line = facts.lines().find(|line| line.starts_with(name)).unwrap_or_else(|| panic!("no {name}: {facts}"));
    line.split_once(':').unwrap().1.trim().to_owned()
}

/// What is read on the printed pages.
fn text(bench: &Bench) -> String {
    let mut pdftotext = bench.command("pdftotext");
    pdftotext.args(["-layout", "printed.pdf", "-"]);
    bench.run(pdftotext)
}

fn both_pages_print_on_one_sheet(language: &str, lines: &[&str], pages: [&str; 2], words: [&[&str]; 2]) {
    if !have(&["chromium", "pdfinfo", "pdftotext"]) {
        return;
    }
    let bench = Bench::new();
    for line in lines {
        let mut command = bench.promise(&line.split('|').collect::<Vec<_>>());
        command.env("PROMISE_NOW", "2026-11-20T10:00:00+01:00").env("PROMISE_LANG", language);
        bench.run(command);
    }
    // Something for the month: one kept, one late, one broken.
    for arguments in
        [&["done", "21", "--at", "2026-11-20 11:00"][..], &["done", "22"], &["drop", "23", "--broken", "--why", "<b>"]]
    {
        on_monday(&bench, language, arguments);
    }
    for (page, words) in pages.into_iter().zip(words) {
        // Without `--out` the page is put into this folder under a name of its own.
        on_monday(&bench, language, &["report", page, "--quiet"]);
        let name = if page == pages[0] { "promise-2026-11-23.html" } else { "promise-2026-11.html" };
        for (paper, size) in [("A4", "594.96 x 841.92 pts (A4)"), ("letter", "612 x 792 pts (letter)")] {
            assert_eq!(print(&bench, name, paper), "", "{page} on {paper}");
            assert_eq!(fact(&bench, "Page size"), size);
            assert_eq!(fact(&bench, "Pages"), "1", "{page} on {paper}");
            let text = text(&bench);
            for word in words {
                assert!(text.contains(word), "no `{word}` on {page} on {paper}: {text}");
            }
        }
    }
}

#[test]
fn chromium_prints_both_english_pages_on_one_sheet_of_either_paper_and_complains_of_nothing() {
    let day = ["Monday 23 November 2026", "600 123 456", "Kim & Sons", "What was said", "Gus", "NOTES"];
    let month =
        ["November 2026", "WHOSE WORD IT WAS", "<b>", "customers promised us", "promise stats --since 2026-11-01"];
    both_pages_print_on_one_sheet("en", ENGLISH, ["day", "month"], [&day, &month]);
}

#[test]
fn chromium_prints_both_spanish_pages_on_one_sheet_of_either_paper_and_complains_of_nothing() {
    let day = ["Lunes 23 de noviembre de 2026", "600 123 456", "Núñez e Hijos", "Qué se habló", "Gus"];
    let month = ["Noviembre de 2026", "nos prometieron", "<b>", "promise cifras --since 2026-11-01"];
    both_pages_print_on_one_sheet("es", SPANISH, ["día", "mes"], [&day, &month]);
}

#[test]
fn chromium_prints_every_promise_of_a_long_day_and_loads_nothing_even_if_asked_to() {
    if !have(&["chromium", "pdfinfo", "pdftotext"]) {
        return;
    }
    let bench = Bench::new();
    let lines: String = (1..=200).map(|n| format!("Customer{n}: call about order{n}. on monday at 10\n")).collect();
    fs::write(bench.home().join("promises.txt"), lines).unwrap();
    let mut command = bench.promise(&["add", "-"]);
    command.stdin(fs::File::open(bench.home().join("promises.txt")).unwrap());
    bench.run(command);
    on_monday(&bench, "en", &["report", "--out", "day.html"]);
    // An element that wants something from elsewhere, as no page has it: the browser refuses, and says so.
    let html = fs::read_to_string(bench.home().join("day.html")).unwrap();
    let html =
        html.replacen("<main>", "<main><img src=\"http://192.0.2.1/x.png\"><script>document.title = 1</script>", 1);
    fs::write(bench.home().join("day.html"), html).unwrap();
    let said = print(&bench, "day.html", "A4");
    assert_eq!(said.matches("violates the following Content Security Policy directive").count(), 2, "{said}");
    let text = text(&bench);
    for n in 1..=200 {
        assert!(text.contains(&format!("Customer{n} ")) && text.contains(&format!("order{n}.")), "{n}: {text}");
    }
    assert!(fact(&bench, "Pages").parse::<u32>().unwrap() > 3);
}

/// How wide a page is, and how wide the screen is on which it is shown. No window of a browser is as narrow as a telephone, so that
/// it is shown in a frame.
fn widths(bench: &Bench, page: &str, screen: u32) -> (u32, u32) {
    let html = fs::read_to_string(bench.home().join(page)).unwrap().replace('&', "&amp;").replace('"', "&quot;");
    let framed = format!(
        "<title></title><iframe id=\"shown\" style=\"border:0;width:{screen}px\" srcdoc=\"{html}\"></iframe><script>onload = () => \
         document.title = shown.contentDocument.documentElement.scrollWidth + ' ' + shown.contentWindow.innerWidth</script>"
    );
    fs::write(bench.home().join("framed.html"), framed).unwrap();
    let home = bench.home().display();
    let mut chromium = bench.command("chromium");
    chromium.args(QUIETLY).args(["--headless", "--dump-dom"]);
    chromium.arg(format!("--user-data-dir={home}/chromium")).arg(format!("file://{home}/framed.html"));
    let shown = bench.run(chromium);
    let title = shown.split("<title>").nth(1).unwrap().split('<').next().unwrap();
    let (page, screen) = title.split_once(' ').unwrap_or_else(|| panic!("nothing was measured: {shown}"));
    (page.parse().unwrap(), screen.parse().unwrap())
}

#[test]
fn no_page_is_wider_than_a_telephone() {
    if !have(&["chromium"]) {
        return;
    }
    for language in ["en", "es"] {
        let bench = Bench::new();
        let at_the_end_of_november = |arguments: &[&str]| {
            let mut command = bench.promise(arguments);
            command.env("PROMISE_NOW", "2026-11-30T18:00:00+01:00").env("PROMISE_LANG", language);
            bench.run(command);
        };
        let notebook = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/notebook.jsonl");
        at_the_end_of_november(&["import", notebook.to_str().unwrap()]);
        at_the_end_of_november(&["report", "month", "--out", "month.html"]);
        let what = ["the wheel of the long grey pushchair will be ready today", "--phone", "+34 600 123 456"];
        at_the_end_of_november(&[&["add", "Señora Montserrat Fernández de la Vega"][..], &what].concat());
        at_the_end_of_november(&["report", "day", "--out", "day.html"]);
        for page in ["day.html", "month.html"] {
            let (wide, screen) = widths(&bench, page, 320);
            assert!(wide <= screen && screen == 320, "{page} ({language}) takes {wide} of {screen}");
        }
    }
}

/// A program of that name in the folder `bin` of the bench.
fn put_program(bench: &Bench, name: &str, text: &str) {
    let file = bench.home().join("bin").join(name);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(&file, format!("#!/bin/sh\n{text}\n")).unwrap();
    fs::set_permissions(&file, PermissionsExt::from_mode(0o755)).unwrap();
}

#[test]
fn the_recipe_prints_the_sheet_of_the_next_day_every_evening_and_leaves_nothing_behind() {
    if !have(&["chromium", "pdfinfo", "pdftotext"]) {
        return;
    }
    for (doc, language, date) in [
        ("docs/report.md", "en", "Monday 23 November 2026"),
        ("docs/informe.md", "es", "Lunes 23 de noviembre de 2026"),
    ] {
        let bench = Bench::new();
        bench.run(bench.promise(&["add", "Ana", "I'll call you on monday at 5"]));
        let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(doc)).unwrap();
        let script = page.split("```sh\n").nth(1).and_then(|rest| rest.split("```").next()).expect("the recipe");
        fs::write(bench.home().join("print-day"), script).unwrap();
        let path = std::env::var("PATH").unwrap();
        put_program(&bench, "promise", &format!("exec {} \"$@\"", env!("CARGO_BIN_EXE_promise")));
        let quietly = QUIETLY.iter().map(|flag| format!("'{flag}' ")).collect::<String>();
        let beside = "--user-data-dir=\"$HOME/chromium\" \"$@\"";
        put_program(&bench, "chromium", &format!("PATH='{path}' exec chromium {quietly}{beside}"));
        // A printer.
        put_program(&bench, "lp", "cp \"$1\" \"$HOME/printed.pdf\"");
        fs::create_dir(bench.home().join("tmp")).unwrap();
        let mut recipe = bench.command("sh");
        recipe.arg("print-day").env("PATH", format!("{}/bin:{path}", bench.home().display()));
        recipe.env("TMPDIR", bench.home().join("tmp")).env("PROMISE_LANG", language);
        // On the evening of Saturday, the next day with anything to do is Monday.
        recipe.env("PROMISE_NOW", "2026-11-21T18:50:00+01:00");
        bench.run(recipe);
        assert_eq!(fact(&bench, "Pages"), "1");
        let text = text(&bench);
        assert!(text.contains(date) && text.contains("17:00") && text.contains("Ana"), "{text}");
        let left: Vec<_> =
            fs::read_dir(bench.home().join("tmp")).unwrap().map(|file| file.unwrap().file_name()).collect();
        assert!(!left.iter().any(|name| name.to_string_lossy().starts_with("tmp.")), "{left:?}");
    }
}
