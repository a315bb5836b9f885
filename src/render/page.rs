//! The pages of `report`: HTML that needs nothing beside itself, for the screen, for paper and to be read aloud.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use crate::i18n::t;
use crate::model::agenda::{Bucket, Section};
use crate::model::people::international_phone;
use crate::model::record::{Record, Row, reasons};
use crate::model::{Ledger, Outcome};

use super::figures::{self, Figures, MOST_REASONS, Slice};
use super::sheet::{self, Call};
use super::style::clean;
use super::{Page, table, words};

/// What marks a file as one of these pages, which the next one may replace.
pub const MARK: &str = "<meta name=\"generator\" content=\"promise report\">";

/// How far into a page the mark stands at the most, in bytes.
pub const MARK_WITHIN: u64 = 1024;

/// How many lines there are for notes; what does not fit on the page is cut off.
const NOTE_LINES: usize = 30;

/// What every page says of itself before its language: it may load nothing, from nowhere.
const HEAD: &str = "<meta charset=\"utf-8\">\n\
    <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
    <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
    <meta name=\"color-scheme\" content=\"light dark\">\n\
    <meta name=\"referrer\" content=\"no-referrer\">\n";

/// The sheet of a day.
pub struct Day<'a> {
    /// The words, and the moment that the sheet is about.
    pub page: Page<'a>,
    /// When it was written, by the clock here.
    pub written: NaiveDateTime,
    /// The name of the shop.
    pub shop: Option<&'a str>,
    /// When the shop is open that day.
    pub open: &'a [(NaiveTime, NaiveTime)],
    /// The part of the day that is kept for calling back.
    pub slot: Option<(NaiveTime, NaiveTime)>,
    /// The calling code of telephone numbers that are written without one.
    pub phone_country: Option<u16>,
    /// Where the promises come from.
    pub ledger: &'a Ledger,
    /// The calls of the day, in the order in which they are to be made.
    pub calls: Vec<Call<'a>>,
    /// What cannot be kept, in words.
    pub clashes: Vec<String>,
    /// What else wants attention, the most urgent first.
    pub others: Vec<Call<'a>>,
    /// What customers owe us.
    pub theirs: Vec<Call<'a>>,
    /// What was kept lately, in words.
    pub record: Option<String>,
}

/// A month in figures.
pub struct Month<'a> {
    /// The words, and the moment of asking.
    pub page: Page<'a>,
    /// The name of the shop.
    pub shop: Option<&'a str>,
    /// Its first day.
    pub first: NaiveDate,
    /// Its last day, or today.
    pub last: NaiveDate,
    /// What `stats` says of it.
    pub figures: Figures<'a>,
    /// Where the promises come from.
    pub ledger: &'a Ledger,
}

/// A page on its way. Markup stands in this file and nowhere else; whatever comes from outside is text, cleaned and escaped.
struct Html(String);

impl Html {
    /// The beginning of a page, up to its body.
    fn begin(page: &Page, title: &str, class: &'static str) -> Html {
        let mut html = Html(String::with_capacity(32 * 1024));
        html.raw("<!doctype html>\n<html lang=\"").text(page.words.language().name()).raw("\">\n").raw(HEAD);
        html.raw(MARK).raw("\n<title>").text(title).raw("</title>\n<style>\n").raw(include_str!("page.css"));
        html.raw("</style>\n<body class=\"").raw(class).raw("\">\n");
        html
    }

    // There are hundreds of calls; the program is smaller when each stays one.
    #[inline(never)]
    fn raw(&mut self, markup: &'static str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// Text as a reader is to see it, fit for an element and for a quoted attribute.
    #[inline(never)]
    fn text(&mut self, text: &str) -> &mut Self {
        for c in clean(text).chars() {
            match c {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                _ => self.0.push(c),
            }
        }
        self
    }

    fn number(&mut self, number: usize) -> &mut Self {
        self.text(&number.to_string())
    }

    /// An element that holds nothing but text.
    #[inline(never)]
    fn element(&mut self, open: &'static str, text: &str, close: &'static str) -> &mut Self {
        self.raw(open).text(text).raw(close)
    }

    /// Words in which commands stand between backticks.
    fn commands(&mut self, text: &str) -> &mut Self {
        for (place, part) in text.split('`').enumerate() {
            let is_command = place % 2 == 1;
            self.raw(if is_command { "<code>" } else { "" }).text(part).raw(if is_command { "</code>" } else { "" });
        }
        self
    }
}

/// The sheet of a day.
pub fn day(day: &Day) -> String {
    let words = day.page.words;
    let date = words::full_day(words, day.page.today());
    let title = t!(words, "report-day-title", date = date.as_str());
    let mut html = Html::begin(&day.page, &title, "day");
    html.raw("<header>\n");
    shop(&mut html, day.shop);
    html.element("<h1>", &date, "</h1>\n").element("<p class=\"meta\">", &day_facts(day), "</p>\n");
    sums(&mut html, day);
    html.raw("</header>\n<main>\n");
    promises(&mut html, day, "calls", &day.calls);
    promises(&mut html, day, "others", &day.others);
    promises(&mut html, day, "theirs", &day.theirs);
    if day.calls.is_empty() && day.others.is_empty() && day.theirs.is_empty() {
        html.element("<p class=\"none\">", &words.text("report-nothing", &[]), "</p>\n");
    }
    html.raw("<section class=\"notes\" aria-labelledby=\"notes\">\n");
    html.element(
        "<h2 id=\"notes\">",
        &words.text("report-notes", &[]),
        "</h2>\n<div class=\"lines\" aria-hidden=\"true\">",
    );
    for _ in 0..NOTE_LINES {
        html.raw("<p></p>");
    }
    html.raw("</div>\n</section>\n</main>\n<footer>").commands(&words.text("report-day-foot", &[]));
    html.raw("</footer>\n</body>\n</html>\n");
    html.0
}

fn shop(html: &mut Html, shop: Option<&str>) {
    if let Some(shop) = shop {
        html.element("<p class=\"shop\">", shop, "</p>\n");
    }
}

/// When the shop is open that day, when the sheet was written, and what was kept lately.
fn day_facts(day: &Day) -> String {
    let words = day.page.words;
    let span = |(from, to): &(NaiveTime, NaiveTime)| format!("{}–{}", words::clock(*from), words::clock(*to));
    let open: Vec<String> = day.open.iter().map(span).collect();
    let mut facts = vec![match open.is_empty() {
        true => t!(words, "report-closed"),
        false => t!(words, "report-open", hours = open.join(", ")),
    }];
    facts.extend(day.slot.filter(|_| !open.is_empty()).map(|slot| t!(words, "report-slot", slot = span(&slot))));
    let when = words::short(words, day.written, day.page.local_now);
    facts.push(t!(words, "report-written", when = when));
    facts.extend(day.record.clone());
    facts.join(" · ")
}

/// How many lines there are of each sort; every line is counted once.
fn sums(html: &mut Html, day: &Day) {
    let words = day.page.words;
    let all = || day.calls.iter().chain(&day.others);
    let of = |section: Section| all().filter(|call| call.section == section).count();
    html.raw("<ul class=\"sum\">");
    for (name, count) in [
        ("overdue", of(Section::Ours(Bucket::Overdue))),
        ("risk", of(Section::AtRisk)),
        ("untold", of(Section::Ours(Bucket::Untold))),
        ("today", of(Section::Ours(Bucket::Today)) + of(Section::Again)),
        ("theirs", day.theirs.len()),
    ] {
        if count > 0 {
            html.raw("<li><b>").number(count).raw("</b> ");
            html.text(&t!(words, &format!("report-sum-{name}"), count = count)).raw("</li>");
        }
    }
    html.raw("</ul>\n");
}

/// A section of the sheet, if there is anything in it.
fn promises(html: &mut Html, day: &Day, id: &'static str, promises: &[Call]) {
    if promises.is_empty() {
        return;
    }
    let is_calls = id == "calls";
    let heading = t!(day.page.words, &format!("report-{id}"), count = promises.len());
    table_head(html, day, id, &heading, is_calls);
    html.raw("<tbody>\n");
    for promise in promises {
        line(html, day, promise, is_calls);
    }
    html.raw("</tbody>\n</table>\n");
    for clash in day.clashes.iter().filter(|_| is_calls) {
        html.element("<p class=\"meta\">", clash, "</p>\n");
    }
    html.raw("</section>\n");
}

/// A heading, and a table up to the heads of its columns. What was said is written down beside calls.
fn table_head(html: &mut Html, day: &Day, id: &'static str, heading: &str, is_calls: bool) {
    let words = day.page.words;
    html.raw("<section aria-labelledby=\"").raw(id).raw("\">\n<h2 id=\"").raw(id).raw("\">");
    html.text(heading);
    html.raw("</h2>\n<table aria-labelledby=\"").raw(id).raw("\">\n<thead><tr>");
    let box_name = words.text("report-column-box", &[]);
    html.element("<th scope=\"col\" class=\"box\"><span class=\"hide\">", &box_name, "</span></th>");
    html.element("<th scope=\"col\" class=\"no\">", &words.text("report-column-no", &[]), "</th>");
    html.element("<th scope=\"col\" class=\"when\">", &words.text("report-column-when", &[]), "</th>");
    html.element("<th scope=\"col\" class=\"who\">", &words.text("report-column-who", &[]), "</th>");
    html.element("<th scope=\"col\" class=\"tel\">", &words.text("report-column-phone", &[]), "</th>");
    html.element("<th scope=\"col\" class=\"what\">", &words.text("report-column-what", &[]), "</th>");
    if is_calls {
        html.element("<th scope=\"col\" class=\"jot\">", &words.text("report-column-jot", &[]), "</th>");
    }
    html.raw("</tr></thead>\n");
}

/// One promise, with its box to tick.
fn line(html: &mut Html, day: &Day, call: &Call, is_call: bool) {
    let (page, words, promise) = (&day.page, day.page.words, call.promise);
    let person = day.ledger.person(promise);
    let is_late = promise.current().is_past(page.now);
    html.raw(if is_late { "<tr class=\"over\">" } else { "<tr>" });
    html.raw("<td class=\"box\"><i></i></td><td class=\"no\">").text(&promise.id.to_string());
    html.raw("</td><td class=\"when\">").text(&when(page, call));
    if let Some(deadline) = promise.current().deadline.filter(|_| is_late) {
        let late = words::late(words, page.steady(deadline), page.local_now);
        html.element(" <small>", &late, "</small>");
    }
    html.raw("</td><th scope=\"row\" class=\"who\">").text(&person.name);
    if promise.complaint {
        html.element(" <span class=\"tag\">", &words.text("report-complaint", &[]), "</span>");
    }
    html.raw("</th><td class=\"tel\">");
    match person.phone.as_deref() {
        Some(phone) => telephone(html, phone, day.phone_country),
        None if is_call => drop(html.element("<small>", &words.text("sheet-no-phone", &[]), "</small>")),
        None => {}
    }
    html.raw("</td><td class=\"what\">").text(&promise.what);
    if let Some(wants) = wants(call.section) {
        html.element(" <span class=\"tag\">", &words.text(wants, &[]), "</span>");
    }
    let beside = beside(page, call, is_call);
    if !beside.is_empty() {
        html.element(" <small>", &beside.join(" · "), "</small>");
    }
    html.raw(if is_call { "</td><td class=\"jot\"><i></i></td></tr>\n" } else { "</td></tr>\n" });
}

/// What a promise wants beside being kept.
fn wants(section: Section) -> Option<&'static str> {
    match section {
        Section::AtRisk => Some("report-wants-warning"),
        Section::Ours(Bucket::Untold) => Some("report-wants-telling"),
        Section::Chase => Some("report-wants-asking"),
        Section::Again => Some("report-wants-checking"),
        _ => None,
    }
}

/// A number that a telephone can ring, if it is one.
fn telephone(html: &mut Html, phone: &str, country: Option<u16>) {
    match international_phone(phone, country) {
        Some(number) => html.raw("<a href=\"tel:").text(&number).raw("\">").text(phone).raw("</a>"),
        None => html.text(phone),
    };
}

fn when(page: &Page, call: &Call) -> String {
    let promise = call.promise;
    let deadline = promise.current().deadline.map(|deadline| page.local(deadline));
    match (&call.slot, deadline) {
        (Some((from, to)), Some(at)) if at.date() == page.today() => format!("{from}–{to}"),
        (_, Some(at)) if (at - TimeDelta::minutes(1)).date() == page.today() => table::time_today(page, promise),
        (_, Some(_)) => table::short(page, promise),
        (_, None) => table::open_end(page, promise).unwrap_or_else(|| t!(page.words, "table-undated")),
    }
}

/// What else there is to know: of a call, when it was promised and what was last said; of anything, who answers for it.
fn beside(page: &Page, call: &Call, is_call: bool) -> Vec<String> {
    let mut beside = Vec::new();
    if is_call {
        let agreed = page.local(call.promise.current().agreed_at).date();
        let day = words::short_day(page.words, agreed, page.today());
        beside.push(t!(page.words, "sheet-promised", day = day));
        beside.extend(call.last.map(|event| sheet::last(page, call.promise, &event)));
    }
    beside.extend(call.promise.owner.as_deref().map(|owner| t!(page.words, "report-owner", owner = owner)));
    beside
}

/// A month in figures.
pub fn month(month: &Month) -> String {
    let (page, words) = (&month.page, month.page.words);
    let name = t!(words, "time-month", month = words::month_name(words, month.first), year = year(month.first));
    let title = t!(words, "report-month-title", month = name.as_str());
    let mut html = Html::begin(page, &title, "month");
    html.raw("<header>\n");
    shop(&mut html, month.shop);
    html.element("<h1>", &name, "</h1>\n").element("<p class=\"meta\">", &month_facts(month), "</p>\n</header>\n");
    html.raw("<main>\n<div class=\"grid\">\n");
    let total: Record = month.figures.rows.iter().collect();
    rate(&mut html, month, &total);
    weeks(&mut html, month);
    html.raw("</div>\n<div class=\"cols\">\n");
    for slicing in figures::slicings(page, month.ledger, &month.figures) {
        let is_shown = matches!(slicing.name, "wording" | "kind" | "weekday");
        let judged: Vec<Slice> = slicing.slices.into_iter().filter(|slice| slice.record.judged() > 0).collect();
        if is_shown && !judged.is_empty() {
            slices(&mut html, page, slicing.name, &judged);
        }
    }
    lateness(&mut html, month);
    why(&mut html, month);
    html.raw("</div>\n");
    accounts(&mut html, month, &total);
    html.raw("</main>\n<footer>");
    let (since, until) = (month.first.to_string(), month.last.to_string());
    html.commands(&t!(words, "report-month-foot", since = since, until = until)).raw("</footer>\n</body>\n</html>\n");
    html.0
}

fn year(day: NaiveDate) -> String {
    day.format("%Y").to_string()
}

fn month_facts(month: &Month) -> String {
    let (page, words) = (&month.page, month.page.words);
    let written = words::short_date(words, page.today(), page.today());
    let written = t!(words, "report-written", when = format!("{written} {}", words::clock(page.local_now.time())));
    match month.figures.period.until {
        Some(_) => written,
        None => {
            let day = words::day_month(words, month.last, month.last);
            format!("{} · {written}", t!(words, "report-so-far", day = day))
        }
    }
}

/// The kept rate, what it is made of, and what stands beside it.
fn rate(html: &mut Html, month: &Month, total: &Record) {
    let (page, words) = (&month.page, month.page.words);
    html.raw("<section aria-labelledby=\"rate\">\n");
    html.element("<h2 id=\"rate\">", &words.text("report-rate", &[]), "</h2>\n");
    if total.judged() == 0 {
        html.element("<p class=\"none\">", &words.text("stats-nothing-then", &[]), "</p>\n");
    } else {
        let count = figures::count(page, total);
        let percent = total.telling_percent().map(|percent| t!(words, "stats-percent", percent = percent));
        html.element("<p class=\"rate\">", percent.as_deref().unwrap_or(&count), "</p>\n");
        html.element("<p>", &t!(words, "stats-rate", kept = total.kept, of = total.judged()), "</p>\n");
        html.raw("<div class=\"total\">");
        bar(html, total, total.judged());
        html.raw("</div>\n<ul class=\"key\">");
        for (name, count) in [("kept", total.kept), ("late", total.late), ("broken", total.broken)] {
            html.raw("<li><svg viewBox=\"0 0 1 1\" aria-hidden=\"true\"><rect width=\"1\" height=\"1\" class=\"");
            html.raw(class(name)).raw("\"/></svg>").number(count).raw(" ");
            html.text(&t!(words, &format!("report-key-{name}"), count = count)).raw("</li>");
        }
        html.raw("</ul>\n");
    }
    let mut beside: Vec<String> = figures::late_words(page, &month.figures, total).into_iter().collect();
    for (id, count) in [("stats-renegotiated", total.renegotiated), ("stats-released", total.released)] {
        if count > 0 {
            beside.push(t!(words, id, count = count));
        }
    }
    if total.telling_percent() == Some(100) {
        beside.push(words.text("stats-all-kept", &[]));
    }
    if !beside.is_empty() {
        html.raw("<ul class=\"beside\">");
        for line in beside {
            html.element("<li>", &line, "</li>");
        }
        html.raw("</ul>\n");
    }
    html.raw("</section>\n");
}

fn class(name: &str) -> &'static str {
    match name {
        "kept" => "k",
        "late" => "l",
        _ => "x",
    }
}

/// A bar as long as `most` cases, in which those kept come first, then the late ones, then the broken ones.
fn bar(html: &mut Html, record: &Record, most: usize) {
    html.raw("<svg viewBox=\"0 0 ").number(most.max(1)).raw(" 1\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
    let mut from = 0;
    for (name, count) in [("k", record.kept), ("l", record.late), ("x", record.broken)] {
        if count > 0 {
            html.raw("<rect height=\"1\" x=\"").number(from).raw("\" width=\"").number(count).raw("\" class=\"");
            html.text(name).raw("\"/>");
            from += count;
        }
    }
    html.raw("</svg>");
}

/// How wide a week is in the picture, and where its parts stand.
const WEEK: usize = 62;
const WIDEST_WEEKS: usize = 6 * WEEK;
const FLOOR: usize = 150;
const TALLEST: usize = 126;

/// A column a week: kept at the bottom, late and broken on top of it, the rate above.
fn weeks(html: &mut Html, month: &Month) {
    let (page, words) = (&month.page, month.page.words);
    let all: Vec<(String, Record)> = figures::by_week(page, &month.figures)
        .into_iter()
        .map(|(week, record)| (words::short_date(words, week, week), record))
        .collect();
    let most = all.iter().map(|(_, record)| record.judged()).max().unwrap_or(0);
    if most == 0 {
        return;
    }
    html.raw("<section aria-labelledby=\"weeks\">\n");
    html.element("<h2 id=\"weeks\">", &words.text("report-weeks", &[]), "</h2>\n");
    let width = WIDEST_WEEKS.max(WEEK * all.len());
    let start = (width - WEEK * all.len()) / 2;
    html.raw("<svg class=\"weeks\" role=\"img\" aria-labelledby=\"weeks-title weeks-told\" viewBox=\"0 0 ")
        .number(width);
    html.raw(" 186\">\n").element("<title id=\"weeks-title\">", &words.text("report-weeks", &[]), "</title>\n");
    let told = |(week, record): &(String, Record)| {
        let count = figures::rate_words(page, "stats-count", record);
        t!(words, "report-week-told", week = week.as_str(), count = count)
    };
    let told: Vec<String> = all.iter().map(told).collect();
    html.element("<desc id=\"weeks-told\">", &told.join("; "), "</desc>\n");
    for (place, (week, record)) in all.iter().enumerate() {
        let middle = start + place * WEEK + WEEK / 2;
        let mut top = FLOOR;
        for (name, count) in [("k", record.kept), ("l", record.late), ("x", record.broken)] {
            let height = (count * TALLEST).div_ceil(most);
            if height > 0 {
                top -= height.min(top);
                html.raw("<rect x=\"").number(middle - 17).raw("\" y=\"").number(top).raw("\" width=\"34\" height=\"");
                html.number(height).raw("\" class=\"").text(name).raw("\"/>");
            }
        }
        if record.judged() > 0 {
            let label = match record.telling_percent() {
                Some(percent) => t!(words, "stats-percent", percent = percent),
                None => String::new(),
            };
            mark(html, "strong", middle, top.saturating_sub(6).max(11), &label);
            mark(html, "soft", middle, 181, &figures::count(page, record));
        }
        mark(html, "", middle, 167, week);
        html.raw("\n");
    }
    html.raw("<line x1=\"0\" x2=\"").number(width).raw("\" y1=\"150\" y2=\"150\"/>\n</svg>\n</section>\n");
}

fn mark(html: &mut Html, class: &'static str, x: usize, y: usize, text: &str) {
    html.raw("<text class=\"").raw(class).raw("\" x=\"").number(x).raw("\" y=\"").number(y);
    html.element("\">", text, "</text>");
}

/// Slices beside one another: each with its bar, so that shares are compared and not sizes.
fn slices(html: &mut Html, page: &Page, name: &'static str, slices: &[Slice]) {
    html.raw("<section>\n").element("<h2>", &page.words.text(&format!("stats-by-{name}"), &[]), "</h2>\n");
    html.raw("<table class=\"fig\"><tbody>\n");
    for Slice { label, record, .. } in slices {
        html.element("<tr><th scope=\"row\">", label, "</th><td class=\"bar\">");
        bar(html, record, record.judged());
        html.element("</td><td class=\"num\">", &figures::count(page, record), "</td><td class=\"num\">");
        if let Some(percent) = record.telling_percent() {
            html.text(&t!(page.words, "stats-percent", percent = percent));
        }
        html.raw("</td></tr>\n");
    }
    html.raw("</tbody></table>\n</section>\n");
}

/// How late the late ones were.
fn lateness(html: &mut Html, month: &Month) {
    let words = month.page.words;
    let late: Vec<TimeDelta> = month.figures.rows.iter().filter_map(Row::late_by).collect();
    if late.is_empty() {
        return;
    }
    let steps = [("hour", TimeDelta::hours(1)), ("day", TimeDelta::days(1)), ("week", TimeDelta::weeks(1))];
    let mut rows: Vec<(String, usize)> = Vec::new();
    let mut before = 0;
    for (name, longest) in steps.into_iter().chain([("more", TimeDelta::MAX)]) {
        let up_to = late.iter().filter(|late| **late <= longest).count();
        rows.push((words.text(&format!("report-late-{name}"), &[]), up_to - before));
        before = up_to;
    }
    counted(html, &words.text("report-late", &[]), &rows, "l");
}

/// The reasons for what was broken, and for what was let go.
fn why(html: &mut Html, month: &Month) {
    let words = month.page.words;
    for (outcome, id, class) in
        [(Outcome::Broken, "stats-why-broken", "e"), (Outcome::Released, "stats-why-released", "s")]
    {
        let found = reasons(&month.figures.rows, outcome);
        if found.is_empty() {
            continue;
        }
        let mut rows: Vec<(String, usize)> =
            found.iter().take(MOST_REASONS).map(|(reason, count)| ((*reason).to_owned(), *count)).collect();
        if found.len() > MOST_REASONS {
            let more = t!(words, "stats-more-reasons", count = found.len() - MOST_REASONS);
            rows.push((more, found[MOST_REASONS..].iter().map(|(_, count)| count).sum()));
        }
        counted(html, &words.text(id, &[]), &rows, class);
    }
}

/// Rows with a count each, and a bar that is as long as it says.
fn counted(html: &mut Html, heading: &str, rows: &[(String, usize)], class: &'static str) {
    let most = rows.iter().map(|(_, count)| *count).max().unwrap_or(1);
    html.raw("<section>\n").element("<h2>", heading, "</h2>\n<table class=\"fig c\"><tbody>\n");
    for (label, count) in rows {
        html.element("<tr><th scope=\"row\">", label, "</th><td class=\"bar n\"><svg viewBox=\"0 0 ").number(most);
        html.raw(" 1\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect height=\"1\" width=\"").number(*count);
        html.raw("\" class=\"").raw(class).raw("\"/></svg></td><td class=\"num\">").number(*count).raw("</td></tr>\n");
    }
    html.raw("</tbody></table>\n</section>\n");
}

/// Our promises, our attempts and those of customers, in one table.
fn accounts(html: &mut Html, month: &Month, total: &Record) {
    let (page, words) = (&month.page, month.page.words);
    html.raw("<section>\n").element("<h2 id=\"acc\">", &words.text("report-accounts", &[]), "</h2>\n");
    html.raw("<table class=\"acc\" aria-labelledby=\"acc\"><thead><tr><td></td>");
    let outcomes = Outcome::ALL.iter().map(|outcome| format!("report-outcome-{}", outcome.name()));
    let heads: Vec<String> = outcomes.chain(["report-rate".to_owned()]).map(|id| words.text(&id, &[])).collect();
    for head in &heads {
        html.element("<th scope=\"col\">", head, "</th>");
    }
    html.raw("</tr></thead><tbody>\n");
    let rows = [
        ("report-account-ours", total),
        ("report-account-attempts", &month.figures.attempts),
        ("report-account-theirs", &month.figures.theirs),
    ];
    for (id, record) in rows {
        html.element("<tr><th scope=\"row\">", &words.text(id, &[]), "</th>");
        let counts = [record.kept, record.late, record.broken, record.released, record.renegotiated];
        let rate =
            if record.judged() > 0 { figures::rate_words(page, "stats-count", record) } else { "–".to_owned() };
        // On a narrow screen each stands under its heading.
        for (head, text) in heads.iter().zip(counts.map(|count| count.to_string()).into_iter().chain([rate])) {
            html.raw("<td data-head=\"").text(head).raw("\">").text(&text).raw("</td>");
        }
        html.raw("</tr>\n");
    }
    html.raw("</tbody></table>\n</section>\n");
}
