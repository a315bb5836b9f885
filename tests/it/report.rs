//! `report`: pages to print or to keep. How they look, and how they print, is for the browser in `tests/clients` to say.

use serde_json::{Value, json};

use crate::fixture::Shop;
use crate::month;

/// The page that a command line writes.
fn page(shop: &Shop, line: &str) -> String {
    shop.ok(&format!("{line} --out -"))
}

/// What stands between two texts, the first time.
fn between<'t>(text: &'t str, before: &str, after: &str) -> &'t str {
    let (_, rest) = text.split_once(before).unwrap_or_else(|| panic!("no `{before}` in {text}"));
    rest.split_once(after).unwrap_or_else(|| panic!("no `{after}` behind `{before}`")).0
}

/// What is read of a piece of a page: its text without the tags.
fn read(html: &str) -> String {
    let mut parts = html.split('<');
    let mut text = parts.next().unwrap().to_owned();
    for part in parts {
        text += part.split_once('>').expect("every tag is closed").1;
    }
    for (escaped, plain) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
        text = text.replace(escaped, plain);
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The rows of the table below a heading, cell by cell.
fn rows(html: &str, heading: &str) -> Vec<Vec<String>> {
    let body = between(between(html, &format!("{heading}</h2>"), "</table>"), "<tbody>", "</tbody>");
    let cells = |row: &str| -> Vec<String> {
        let row = row.split_once('>').unwrap().1.replace("<th", "<td").replace("</th>", "</td>");
        row.split("<td").skip(1).map(|cell| read(&format!("<td{}", cell.split("</td>").next().unwrap()))).collect()
    };
    body.split("<tr").skip(1).map(cells).collect()
}

/// Every tag of a page, with what stands in it.
fn tags(html: &str) -> Vec<String> {
    html.split('<').skip(1).map(|part| part.split_once('>').expect("every tag is closed").0.to_owned()).collect()
}

/// A page is one file: nothing is loaded, nothing is run.
fn assert_alone(html: &str) {
    const KNOWN: &[&str] = &[
        "!doctype", "html", "meta", "title", "style", "body", "header", "main", "section", "footer", "div", "h1", "h2",
        "p", "ul", "li", "b", "i", "small", "span", "code", "a", "table", "thead", "tbody", "tr", "th", "td", "svg",
        "desc", "rect", "text", "line",
    ];
    for tag in tags(html) {
        let name = tag.trim_start_matches('/').split([' ', '\n', '/']).next().unwrap();
        assert!(KNOWN.contains(&name), "<{tag}>");
        for word in ["src=", "on", "xlink", "style="] {
            assert!(!tag.split(' ').skip(1).any(|attribute| attribute.starts_with(word)), "<{tag}>");
        }
        if let Some(link) = tag.split("href=\"").nth(1) {
            let link = link.split('"').next().unwrap();
            assert!(link.starts_with("tel:+") && link[5..].bytes().all(|byte| byte.is_ascii_digit()), "{link}");
        }
    }
    let style = between(html, "<style>", "</style>");
    assert!(!style.contains("url(") && !style.contains("@import") && !style.contains("://"));
    let policy = "content=\"default-src 'none'; style-src 'unsafe-inline'\"";
    assert!(between(html, "http-equiv=\"Content-Security-Policy\"", "<title>").contains(policy));
}

/// Each tag that is opened is closed, in order.
fn assert_nested(html: &str) {
    let mut open: Vec<String> = Vec::new();
    for tag in tags(html) {
        let name = tag.trim_start_matches('/').split([' ', '\n', '/']).next().unwrap().to_owned();
        if matches!(name.as_str(), "!doctype" | "meta") || tag.ends_with('/') {
            continue;
        }
        if tag.starts_with('/') {
            assert_eq!(open.pop().as_ref(), Some(&name), "</{name}> in {html}");
        } else {
            open.push(name);
        }
    }
    assert_eq!(open, Vec::<String>::new());
}

/// "6 of 8" and "75%", as the page and `stats` say it.
fn told(record: &Value, of: &str, sign: &str) -> [String; 2] {
    let percent = record["percent"].as_u64().map(|percent| format!("{percent}{sign}"));
    [format!("{} {of} {}", record["kept"], record["judged"]), percent.unwrap_or_default()]
}

#[test]
fn the_figures_of_a_month_are_those_of_stats() {
    let [english, spanish] = month::shops();
    for (shop, line, of, sign, headings) in [
        (english, "report month", "of", "%", ["Kept, by wording", "Kept, by kind", "Kept, by weekday of the deadline"]),
        (
            spanish,
            "informe mes",
            "de",
            " %",
            ["Cumplidas, por firmeza", "Cumplidas, por tipo", "Cumplidas, por día de la semana en que vencían"],
        ),
    ] {
        let html = page(&shop, line);
        let stats = shop.json("stats --since 2026-10-01 --until 2026-10-31");
        assert_eq!(stats["judged"], 36, "this is the month that was reckoned by hand");
        for (heading, field) in headings.iter().zip(["by_wording", "by_kind", "by_weekday"]) {
            let shown: Vec<Vec<String>> =
                rows(&html, heading).into_iter().map(|row| row[row.len() - 2..].to_vec()).collect();
            let slices = stats[field].as_array().unwrap().iter();
            let judged = slices.filter(|slice| slice["judged"] != 0);
            assert_eq!(shown, judged.map(|slice| told(slice, of, sign).to_vec()).collect::<Vec<_>>(), "{heading}");
        }
        // The picture: the labels below the columns, those above, and what is read aloud.
        let picture = between(&html, "<svg class=\"weeks\"", "</svg>");
        let labels = |class: &str| -> Vec<String> {
            picture
                .split("<text ")
                .skip(1)
                .filter(|text| text.starts_with(&format!("class=\"{class}\"")))
                .map(|text| read(&format!("<text {}", text.split("</text>").next().unwrap())))
                .collect()
        };
        let weeks: Vec<[String; 2]> =
            stats["weeks"].as_array().unwrap().iter().map(|week| told(week, of, sign)).collect();
        assert_eq!(weeks.len(), 5);
        assert_eq!(labels("soft"), weeks.iter().map(|week| week[0].clone()).collect::<Vec<_>>());
        assert_eq!(labels("strong"), weeks.iter().map(|week| week[1].clone()).collect::<Vec<_>>());
        let aloud = between(picture, "<desc id=\"weeks-told\">", "</desc>");
        assert!(weeks.iter().all(|week| aloud.contains(&week[0])), "{aloud}");
    }
}

#[test]
fn both_directions_and_the_reasons_of_a_month_are_those_of_stats() {
    let [shop, _] = month::shops();
    let html = page(&shop, "report month");
    let stats = shop.json("stats --since 2026-10-01 --until 2026-10-31");
    let count = |record: &Value| {
        ["kept", "late", "broken", "released", "renegotiated"].map(|field| record[field].to_string()).to_vec()
    };
    let accounts = rows(&html, "Whose word it was");
    assert_eq!(accounts.len(), 3);
    for (row, record) in accounts.iter().zip([&stats, &stats["attempts"], &stats["theirs"]]) {
        assert_eq!(row[1..6], count(record), "{}", row[0]);
        let [kept, percent] = told(record, "of", "%");
        assert_eq!(row[6], if percent.is_empty() { kept } else { format!("{kept} ({percent})") });
    }
    let counted = |heading: &str| -> Vec<(String, u64)> {
        rows(&html, heading).iter().map(|row| (row[0].clone(), row.last().unwrap().parse().unwrap())).collect()
    };
    for (heading, outcome) in [("Why they were broken", "broken"), ("Why customers let them go", "released")] {
        let reasons = stats["reasons"].as_array().unwrap().iter().filter(|reason| reason["outcome"] == outcome);
        let reasons: Vec<(String, u64)> = reasons
            .map(|reason| (reason["reason"].as_str().unwrap().to_owned(), reason["count"].as_u64().unwrap()))
            .collect();
        assert_eq!(counted(heading), reasons);
    }
    // Minutes late, on the page of the month: 1 40 45 60 60 1380 1920 2340.
    let late = counted("How late the late ones were");
    assert_eq!(late.iter().map(|(_, count)| *count).collect::<Vec<_>>(), [5, 1, 2, 0]);
    assert_eq!(late.iter().map(|(_, count)| count).sum::<u64>(), stats["late"].as_u64().unwrap());
    assert!(html.contains("8 late, half of them by 1 h or less; 2 still open"));
    assert!(html.contains("<p class=\"rate\">61%</p>") && html.contains("<p>Kept 22 of 36</p>"));
    let bar = between(between(&html, "<div class=\"total\">", "</div>"), "<svg", "</svg>").to_owned();
    let widths: Vec<&str> = bar.split("width=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!((between(&bar, "viewBox=\"", "\""), widths), ("0 0 36 1", vec!["22", "8", "6"]));
}

#[test]
fn a_month_that_is_over_ends_where_it_ended() {
    let [mut shop, _] = month::shops();
    let before = page(&shop, "report month");
    shop.set_clock("2026-11-21 18:00");
    let after = page(&shop, "report month --month october");
    assert!(before.contains("up to 31 October") && !after.contains("up to 31"));
    assert!(after.contains("promise stats --since 2026-10-01 --until 2026-10-31"));
    let stats = shop.json("stats --since 2026-10-01 --until 2026-10-31");
    assert_eq!(rows(&after, "Whose word it was")[0][6], "22 of 34 (64%)");
    assert_eq!(stats["judged"], 34, "the two that are late and open count when it is asked, which is November");
    for same in ["--month 2026-10", "--month 'last month'", "--month 'el mes pasado'"] {
        assert_eq!(page(&shop, &format!("report {same}")), after, "{same}");
    }
    let empty = page(&shop, "report month --month september");
    assert!(empty.contains("None of our own promises was kept or missed then.") && !empty.contains("NaN"));
    assert!(!empty.contains("class=\"weeks\""));
    assert_nested(&empty);
}

/// A shop with something under every heading, and its sheet on Tuesday at nine.
fn full_shop(shop: Shop) -> Shop {
    let mut shop = shop.settings(
        "shop = \"Sun Opticians\"\nphone_country = 34\ncallback_slot = \"18:00-19:00\"\nhours = [\"mon-sat 09:00-19:00\"]\n",
    );
    shop.set_clock("2026-11-20 10:00");
    for line in [
        "add Ana 'call you on monday at 5 with the quote' --phone '600 123 456'",
        "add Rosa 'call you on tuesday at 12' --complaint --owner Marta --phone '+34 611 000 111'",
        "add Leo 'call you on tuesday' --phone 'ask for Leo'",
        "add Kim 'deliver the lamp on wednesday by 12'",
        "add Tom 'send you the bill on tuesday at 4'",
        "add Eva 'fix the clock as soon as I can'",
        "add Zoe 'visit you on tuesday at 10'",
        "add Gus 'call you on 27 november at 10'",
        "expect Ana 'she sends the form on monday'",
        "expect Bea 'she pays on thursday'",
        "move 7 'tuesday at 11' --not-told",
    ] {
        // A phone without a number is warned of.
        assert_eq!(shop.sh(&format!("--lang en {line}")).code, 0, "{line}");
    }
    shop.set_clock("2026-11-24 09:00");
    shop
}

#[test]
fn the_sheet_of_a_day_has_the_calls_in_order_and_all_else_that_is_due() {
    let shop = full_shop(Shop::new());
    let html = page(&shop, "report day");
    let calls = rows(&html, "calls, in this order");
    let order: Vec<&str> = calls.iter().map(|row| row[1].as_str()).collect();
    let due: Vec<String> = shop
        .json("due --calls")
        .as_array()
        .unwrap()
        .iter()
        .map(|call| call["id"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(order, ["2", "1", "3"], "the complaint, what is overdue, and the rest of the day");
    assert_eq!(due, ["2", "1", "3", "8"], "the same order as on the screen, where Friday is seen as well");
    assert_eq!(
        calls[1][2..6],
        ["yesterday 17:00 16 h late", "Ana", "600 123 456", "call you with the quote promised 20 Nov"]
    );
    assert_eq!(calls[0][2..4], ["12:00", "Rosa complaint"]);
    assert!(calls[0][5].contains("Marta answers for it"));
    assert_eq!(calls[2][2], "18:00–19:00");
    assert!(html.contains("<a href=\"tel:+34600123456\">600 123 456</a>"));
    assert!(html.contains("ask for Leo") && html.matches("href=").count() == 3, "words are no number to ring");
    let others = rows(&html, "What else is due");
    let told: Vec<(&str, &str)> = others.iter().map(|row| (row[1].as_str(), row[5].as_str())).collect();
    assert_eq!(
        told,
        [
            // By noon of Tuesday it must be ready, or Kim be warned: that is on the sheet of the morning.
            ("4", "deliver the lamp about to break: warn them"),
            ("7", "visit you moved: tell them"),
            ("5", "send you the bill"),
            ("6", "fix the clock as soon as I can"),
        ]
    );
    let theirs = rows(&html, "They promised us");
    assert_eq!((theirs[0][1].as_str(), theirs[0][5].as_str()), ("9", "she sends the form ask them"));
    assert_eq!(theirs.len(), 2);
    assert_eq!(html.matches("<td class=\"box\"><i></i></td>").count(), 9, "one box a line");
    assert!(html.contains("<h2 id=\"notes\">Notes</h2>"));
    let sums = between(&html, "<ul class=\"sum\">", "</ul>").replace("</li>", ", ");
    assert_eq!(read(&sums), "1 overdue, 1 about to break, 1 moved, to tell, 4 for today, 2 owed to us,");
    assert!(html.contains("open 09:00–19:00 · calling back 18:00–19:00 · written today 09:00"));
}

#[test]
fn the_rate_on_the_sheet_of_a_day_is_that_of_the_closing_line_of_due() {
    for (shop, kept) in month::shops().iter().zip(["kept ", "cumplidas "]) {
        let due = shop.ok("due").replace('\n', " ");
        let rate = format!("{kept}{}%)", between(&due, kept, "%)"));
        assert!(page(shop, "report day").contains(&format!(" · {rate}</p>")), "{rate}");
    }
}

#[test]
fn both_pages_are_whole_in_both_languages() {
    for (shop, language, lines) in [
        (full_shop(Shop::new()), "en", ["report day", "report month"]),
        (full_shop(Shop::spanish()), "es", ["informe día", "informe mes"]),
    ] {
        for line in lines {
            let html = page(&shop, line);
            assert!(html.starts_with(&format!("<!doctype html>\n<html lang=\"{language}\">\n")), "{line}");
            assert_alone(&html);
            assert_nested(&html);
            assert_eq!(html.matches("<h1>").count(), 1, "{line}");
            assert!(html.contains("Sun Opticians"), "{line}");
            let unscoped = tags(&html).iter().filter(|tag| tag.starts_with("th ") && !tag.contains("scope=")).count();
            assert_eq!(unscoped, 0, "{line}");
            for tag in tags(&html).iter().filter(|tag| tag.starts_with("svg")) {
                assert!(tag.contains("aria-hidden=\"true\"") || tag.contains("role=\"img\""), "{tag}");
            }
        }
    }
    let shop = full_shop(Shop::spanish());
    let html = page(&shop, "informe dia");
    assert_eq!(html, page(&shop, "informe"), "the sheet of the day is what is meant where nothing is said");
    assert!(
        html.contains("<h1>Martes 24 de noviembre de 2026</h1>")
            || html.contains("<h1>martes 24 de noviembre de 2026</h1>")
    );
    for words in
        ["3 llamadas, por este orden", "Lo demás que toca", "Nos han prometido", "16 h tarde", "aplazada: avise"]
    {
        assert!(html.contains(words), "{words}");
    }
}

#[test]
fn nothing_that_was_typed_becomes_markup() {
    let evil = [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "'&amp;\"",
        "</style><style>@import 'http://x'",
        "a\u{202e}txt.exe\u{2066}",
        "x-->]]><svg/onload=x>",
    ];
    let mut shop = Shop::new().settings("shop = \"<b>'Shop' & \\\"Sons\\\"\"\nphone_country = 34\n");
    shop.set_clock("2026-11-20 10:00");
    for (place, text) in evil.iter().enumerate() {
        for direction in ["add", "expect"] {
            let said = shop.run(&[
                direction,
                &format!("{text} {place}:"),
                &format!("call {text}"),
                "--by",
                "friday at 17",
                "--kind",
                "call",
                "--owner",
                text,
                "--phone",
                text,
            ]);
            assert_eq!(said.code, 0, "{}", said.err);
        }
    }
    let ids: Vec<String> = shop.ok("list --quiet").lines().map(str::to_owned).collect();
    let sheet = page(&shop, "report day");
    for id in ids {
        let text = evil[(id.parse::<usize>().unwrap() - 1) / 2];
        let said = shop.run(&["drop", &id, "--broken", "--why", text]);
        assert_eq!(said.code, 0, "{}", said.err);
    }
    let month = page(&shop, "report month");
    for html in [&sheet, &month] {
        assert_alone(html);
        assert_nested(html);
        assert!(!html.contains('\u{202e}') && !html.contains('\u{2066}'));
        assert!(html.contains("&lt;b&gt;&#39;Shop&#39; &amp; &quot;Sons&quot;"));
        assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
        assert_eq!(html.matches("</style>").count(), 1);
    }
    assert!(rows(&sheet, "calls, in this order").iter().any(|row| row[3] == "'&amp;\" 2"));
}

#[test]
fn a_day_without_anything_says_so() {
    for (shop, nothing, closed) in [
        (Shop::new(), "Nothing is due that day", "closed that day"),
        (Shop::spanish(), "Ese día no vence nada", "cerrado ese día"),
    ] {
        let html = page(&shop, "report day");
        assert!(html.contains(nothing) && html.contains("<h2 id=\"notes\">") && !html.contains("<table"), "{html}");
        assert_nested(&html);
        assert!(page(&shop, "report day --date sunday").contains(closed));
        assert_nested(&page(&shop, "report month"));
    }
}

#[test]
fn a_day_of_two_hundred_promises_has_them_all_once() {
    let mut shop = Shop::new();
    let lines: String = (0..200)
        .map(|n| format!("Customer{n}: {} number {n} on monday at {}\n", ["call", "deliver"][n % 2], 9 + n % 9))
        .collect();
    let said = shop.pipe(&["add", "-"], lines.as_bytes());
    assert_eq!(said.code, 0, "{}", said.err);
    shop.set_clock("2026-11-23 09:00");
    let html = page(&shop, "report day");
    let (calls, others) = (rows(&html, "calls, in this order"), rows(&html, "What else is due"));
    assert_eq!((calls.len(), others.len()), (100, 100));
    let mut ids: Vec<u32> = calls.iter().chain(&others).map(|row| row[1].parse().unwrap()).collect();
    ids.sort_unstable();
    assert_eq!(ids, (1..=200).collect::<Vec<_>>());
    assert!(html.contains("too many calls today"), "{html}");
    assert_nested(&html);
    assert!(html.len() < 120_000, "{}", html.len());
}

#[test]
fn the_sheet_of_tomorrow_is_as_things_will_stand_when_the_shop_opens() {
    let mut shop = full_shop(Shop::new());
    shop.set_clock("2026-11-23 16:00");
    let html = page(&shop, "report day --date tomorrow");
    assert!(html.contains("<h1>Tuesday 24 November 2026</h1>") && html.contains("written yesterday 16:00"));
    let calls = rows(&html, "calls, in this order");
    // At four on Monday Ana is not late yet; if nobody calls her, on Tuesday she will be.
    assert_eq!(calls[1][2..4], ["yesterday 17:00 16 h late", "Ana"]);
    shop.ok("done 1");
    let calls = rows(&page(&shop, "report day --date tomorrow"), "calls, in this order");
    assert_eq!(calls.iter().map(|row| row[1].as_str()).collect::<Vec<_>>(), ["2", "3"]);
    let friday = rows(&page(&shop, "report day --date friday"), "calls, in this order");
    assert!(friday.iter().any(|row| row[1] == "8" && row[2] == "10:00"), "{friday:?}");
}

#[test]
fn the_page_is_written_whole_and_replaces_only_another_page() {
    let shop = full_shop(Shop::new());
    let file = shop.folder().join("día 1.html");
    let line = format!("report day --out '{}'", file.display());
    assert_eq!(shop.ok(&line), "Written: día 1.html\n");
    let written = std::fs::read_to_string(&file).unwrap();
    assert_eq!(written, page(&shop, "report day"));
    // A page may take the place of another one.
    shop.ok(&line.replace("day", "month"));
    assert_ne!(std::fs::read_to_string(&file).unwrap(), written);
    std::fs::write(&file, "my novel").unwrap();
    let said = shop.sh(&line);
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    assert!(said.err.contains("is there already; it was left alone") && said.err.contains("--force"), "{}", said.err);
    // On a terminal it asks, and only a yes is one.
    let args = crate::fixture::words(&line);
    for answer in ["", "n"] {
        let said = shop.type_in(&args, &[answer]);
        assert!(said.code == 1 && said.err.contains("is no report; replace it? [y/N]"), "{}", said.err);
    }
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "my novel");
    assert_eq!(shop.type_in(&args, &["y"]).code, 0);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), written);
    std::fs::write(&file, "my novel").unwrap();
    shop.ok(&format!("{line} --force"));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), written);
    let said = shop.sh(&format!("report day --out '{}'", shop.store().join("journal/x.html").display()));
    assert!(said.code == 1 && said.err.contains("among the files of the store"), "{}", said.err);
    let said = shop.sh(&format!("report day --force --out '{}'", shop.folder().display()));
    assert!(said.code == 1 && said.err.contains("not a plain file"), "{}", said.err);
    let said = shop.sh("report day --out /nowhere/at/all/x.html");
    assert!(said.code == 1 && said.err.contains("was not written"), "{}", said.err);
}

#[test]
fn a_page_is_opened_by_a_link_that_no_name_turns_into_anything_else() {
    let shop = full_shop(Shop::new());
    for name in ["-rf.html", "a b&c;$(d)#e?f%g'\".html", "ñ.html"] {
        let file = shop.folder().join(name);
        let said = shop.run(&["report", "day", "--open", &format!("--out={}", file.display())]);
        assert_eq!(said.code, 0, "{}", said.err);
        let link = shop.opened().pop().unwrap();
        let path = link.strip_prefix("file:///").unwrap_or_else(|| panic!("{link}"));
        assert!(path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/%-._~".contains(&byte)), "{link}");
    }
    assert!(shop.opened()[1].ends_with("/a%20b%26c%3B%24%28d%29%23e%3Ff%25g%27%22.html"), "{:?}", shop.opened());
    let shop = full_shop(Shop::new()).env("NO_DESKTOP", "1");
    let file = shop.folder().join("day.html");
    let said = shop.sh(&format!("report day --open --out '{}'", file.display()));
    assert_eq!((said.code, said.out.as_str()), (1, "Written: day.html\n"));
    assert!(
        said.err.contains("no program here that opens files") && said.err.contains("the page is there all the same")
    );
    assert!(file.exists());
}

#[test]
fn what_cannot_be_is_refused_and_nothing_is_written() {
    let shop = full_shop(Shop::new());
    for (line, message) in [
        ("report week", "there is no page called `week`"),
        ("report day --month october", "--month goes with `report month`"),
        ("report month --date today", "--date goes with `report day`"),
        ("report --date today --month october", "--date"),
        ("report --date yesterday", "`yesterday` is over already"),
        ("report --date nonsense", "`nonsense`"),
        ("report --date 'as soon as I can'", "`as soon as I can` is not a date"),
        ("report --month 'next month'", "`next month` is still to come"),
        ("report --month 2027-01", "`2027-01` is still to come"),
        ("report --month nonsense", "`nonsense`"),
        ("report --open --out -", "leave out `--out -`"),
    ] {
        let said = shop.sh(line);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{line}: {}", said.err);
        assert!(said.err.starts_with("error: ") && said.err.contains(message), "{line}: {}", said.err);
    }
    assert!(shop.opened().is_empty());
}

#[test]
fn programs_are_told_what_was_written() {
    let shop = full_shop(Shop::new());
    let file = shop.folder().join("day.html").display().to_string();
    let told = shop.json(&format!("report day --out '{file}'"));
    let bytes = std::fs::read(&file).unwrap().len();
    assert_eq!(told, json!({ "page": "day", "of": "2026-11-24", "file": file, "bytes": bytes, "html": null }));
    let told = shop.json("report month --out -");
    assert_eq!((&told["page"], &told["of"], &told["file"]), (&json!("month"), &json!("2026-11"), &Value::Null));
    assert_eq!(told["html"], page(&shop, "report month"));
    assert_eq!(shop.ok(&format!("--quiet report day --out '{file}'")), format!("{file}\n"));
}
