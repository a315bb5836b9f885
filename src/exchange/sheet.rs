//! Tables of spreadsheets (RFC 4180): promises or customers, a row each, with the columns named in the first row. Read with commas,
//! semicolons or tabs, in UTF-8 or Windows-1252; written so that no cell can become a formula.

use std::cmp::Ordering;
use std::collections::VecDeque;
use std::io::BufRead;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use csv_core::{ReadRecordResult, Reader as Core, ReaderBuilder};
use serde_json::{Value, json};

use super::entry;
use super::vcard::best;
use super::{Card, Foreign, Found, Item, LONGEST_ENTRY, Next, Reader, Trouble, Why, Wishes, decoded};
use crate::app::App;
use crate::capture::tidy;
use crate::dates::{self, Context, DateOrder, Tense};
use crate::i18n::{Language, t};
use crate::model::{Grain, people};
use crate::render::style::cut;

/// How many columns a table may have.
const MOST: usize = 1000;

/// How many rows are looked at to see in which order days and months stand in them.
const AHEAD: usize = 1000;

/// What a column may hold, with the names that it usually has, as keys; the first is its own. Of several columns that hold the same, the
/// one named first here is the best.
pub type Roles = &'static [(&'static str, &'static [&'static str])];

/// Columns of promises. Those that only an export of ours has are named once.
pub const PROMISE: Roles = &[
    (
        "who",
        &[
            "who",
            "customer",
            "client",
            "name",
            "customer name",
            "cliente",
            "nombre",
            "quien",
            "contacto",
            "contact",
            "paciente",
            "nombre del cliente",
            "company",
            "empresa",
        ],
    ),
    (
        "what",
        &[
            "what",
            "task",
            "promise",
            "text",
            "description",
            "subject",
            "title",
            "summary",
            "job",
            "order",
            "que",
            "tarea",
            "promesa",
            "texto",
            "descripcion",
            "asunto",
            "titulo",
            "concepto",
            "encargo",
            "trabajo",
            "pedido",
        ],
    ),
    (
        "due",
        &[
            "due",
            "due date",
            "due by",
            "date",
            "when",
            "vence",
            "vencimiento",
            "fecha limite",
            "fecha de entrega",
            "fecha de vencimiento",
            "fecha",
            "entrega",
            "plazo",
            "cuando",
            "para cuando",
        ],
    ),
    ("time", &["time", "hour", "hora"]),
    (
        "created",
        &[
            "created",
            "made at",
            "created at",
            "creation date",
            "creada",
            "creado",
            "fecha de alta",
            "fecha de creacion",
            "alta",
        ],
    ),
    (
        "closed",
        &[
            "closed",
            "closed at",
            "done at",
            "completed at",
            "completion date",
            "date completed",
            "cerrada",
            "fecha de cierre",
        ],
    ),
    ("status", &["status", "state", "done", "completed", "estado", "hecho", "hecha", "terminado", "terminada"]),
    ("note", &["reason", "note", "notes", "comments", "nota", "notas", "observaciones", "comentarios", "motivo"]),
    ("phone", &["phone", "mobile", "telephone", "phone number", "telefono", "movil", "celular", "tel"]),
    ("email", &["email", "e mail", "mail", "correo", "correo electronico"]),
    ("kind", &["kind", "type", "tipo"]),
    ("owner", &["owner", "responsible", "assigned to", "responsable", "asignado a"]),
    ("tags", &["tags", "labels", "categories", "etiquetas", "categorias", "categoria"]),
    ("complaint", &["complaint", "queja"]),
    ("id", &["id", "number", "numero"]),
    ("wording", &["wording"]),
    ("direction", &["direction"]),
    ("made_by", &["made by"]),
    ("outcome", &["outcome"]),
    ("deadline", &["deadline"]),
    ("said", &["said"]),
    ("from", &["from"]),
    ("by", &["by"]),
    ("grain", &["grain"]),
    ("approx", &["approx"]),
];

/// Columns of customers, as address books and mail programs name them.
pub const CONTACT: Roles = &[
    (
        "name",
        &[
            "name",
            "full name",
            "display name",
            "nombre",
            "nombre completo",
            "nombre y apellidos",
            "customer",
            "client",
            "cliente",
            "who",
        ],
    ),
    ("first", &["first name", "given name", "nombre de pila", "primer nombre"]),
    ("middle", &["middle name", "additional name", "segundo nombre"]),
    ("last", &["last name", "family name", "surname", "apellidos", "apellido"]),
    ("company", &["organization name", "organization 1 name", "organization", "company", "empresa", "organizacion"]),
    (
        "phone",
        &[
            "mobile phone",
            "mobile",
            "mobile number",
            "cell",
            "cell phone",
            "movil",
            "telefono movil",
            "numero de movil",
            "celular",
            "telefono celular",
            "whatsapp",
            "phone",
            "telephone",
            "phone number",
            "telefono",
            "tel",
            "phone 1 value",
            "primary phone",
            "home phone",
            "home phone 2",
            "business phone",
            "business phone 2",
            "work phone",
            "other phone",
            "telefono particular",
            "telefono del trabajo",
            "otro telefono",
        ],
    ),
    (
        "email",
        &[
            "email",
            "e mail",
            "email address",
            "e mail address",
            "mail",
            "correo",
            "correo electronico",
            "direccion de correo electronico",
            "correo electronico primario",
            "correo electronico principal",
            "e mail 1 value",
            "primary email",
            "secondary email",
            "e mail 2 address",
            "e mail 3 address",
        ],
    ),
    ("language", &["language", "lang", "idioma"]),
    ("note", &["note", "notes", "comments", "nota", "notas", "observaciones", "comentarios"]),
];

/// What holds dates.
const DATED: [&str; 6] = ["due", "created", "closed", "deadline", "from", "by"];

/// The name of a column as it is compared.
fn column_key(name: &str) -> String {
    let plain: String = name.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    people::key(&plain)
}

/// Whether a text begins like a table of promises.
pub fn looks_like_promises(head: &[u8]) -> bool {
    has(head, PROMISE, "what") && !matches!(head.trim_ascii_start().first(), Some(b'{' | b'['))
}

/// Whether a text begins like a table of customers.
pub fn looks_like_contacts(head: &[u8]) -> bool {
    let names = ["name", "first", "last"].iter().any(|role| has(head, CONTACT, role));
    // In an address book a title goes before a name.
    let what = columns(head, PROMISE, "what").iter().any(|key| !matches!(key.as_str(), "title" | "titulo"));
    names && (has(head, CONTACT, "phone") || has(head, CONTACT, "email")) && !what
}

fn has(head: &[u8], roles: Roles, wanted: &str) -> bool {
    !columns(head, roles, wanted).is_empty()
}

/// The columns of the first row that hold this.
fn columns(head: &[u8], roles: Roles, wanted: &str) -> Vec<String> {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    let mut lines = head.split(|byte| *byte == b'\n').skip_while(|line| line.starts_with(b"sep="));
    let line = lines.next().unwrap_or_default();
    let Some(delimiter) = sniffed(line) else { return Vec::new() };
    let cells = decoded(line);
    let names = roles.iter().find(|(role, _)| *role == wanted).map_or(&[][..], |(_, names)| names);
    let keys = cells.split(char::from(delimiter)).map(column_key);
    keys.filter(|key| names.iter().any(|name| is_called(key, name))).collect()
}

/// Whether a column is called so, whatever its number where there are several.
fn is_called(key: &str, name: &str) -> bool {
    let numbered = || {
        let (before, after) = name.split_once(" 1 ")?;
        key.strip_prefix(before)?.strip_suffix(after)?.trim().parse::<u8>().ok()
    };
    key == name || numbered().is_some()
}

/// What parts the cells of a line; none where there is only one.
fn sniffed(line: &[u8]) -> Option<u8> {
    let mut quoted = false;
    let mut counts = [(0, b';'), (0, b'\t'), (0, b',')];
    for byte in line {
        quoted ^= *byte == b'"';
        if let Some(count) = counts.iter_mut().find(|(_, delimiter)| delimiter == byte && !quoted) {
            count.0 += 1;
        }
    }
    counts.into_iter().max().filter(|(count, _)| *count > 0).map(|(_, delimiter)| delimiter)
}

/// Begins to read promises.
pub fn open_promises<'a>(input: &'a mut dyn BufRead, wishes: &Wishes) -> Result<Box<dyn Reader + 'a>, Trouble> {
    let sheet = Sheet::open(input, PROMISE, wishes)?;
    sheet.needs(&["what"])?;
    Ok(Box::new(sheet))
}

/// Begins to read customers.
pub fn open_contacts<'a>(input: &'a mut dyn BufRead, wishes: &Wishes) -> Result<Box<dyn Reader + 'a>, Trouble> {
    let sheet = Sheet::open(input, CONTACT, wishes)?;
    sheet.needs(&["name", "first", "last"])?;
    Ok(Box::new(sheet))
}

/// A table that is being read.
struct Sheet<'a> {
    rows: Rows<'a>,
    roles: Roles,
    names: Vec<String>,
    /// The columns that hold something, the best of each role first.
    columns: Vec<(&'static str, usize)>,
    /// Rows that were read to see how dates stand in them, with their lines.
    ahead: VecDeque<Result<Row, (Trouble, u64)>>,
    dates: Dates,
    ended: bool,
}

/// A row, and the line on which it begins.
type Row = (u64, Vec<String>);

/// What the table says about the order of days and months.
struct Dates {
    order: DateOrder,
    /// The order of the settings.
    usual: DateOrder,
    /// Some date can be read in the order alone.
    is_told: bool,
    /// A date that could be read in either order.
    doubtful: Option<String>,
}

impl<'a> Sheet<'a> {
    fn open(input: &'a mut dyn BufRead, roles: Roles, wishes: &Wishes) -> Result<Self, Trouble> {
        let mut rows = Rows::open(input)?;
        let names = rows.next()?.map(|(_, names)| names).unwrap_or_default();
        let order = DateOrder::DayFirst;
        let dates = Dates { order, usual: order, is_told: false, doubtful: None };
        let mut sheet = Sheet { rows, roles, names, columns: Vec::new(), ahead: VecDeque::new(), dates, ended: false };
        sheet.guess();
        for (role, column) in &wishes.columns {
            sheet.set(role, column)?;
        }
        Ok(sheet)
    }

    fn guess(&mut self) {
        let keys: Vec<String> = self.names.iter().map(|name| column_key(name)).collect();
        for (role, usual) in self.roles {
            for name in *usual {
                let most = if name.contains(" 1 ") { MOST } else { 1 };
                let is_free = |place: &usize| self.columns.iter().all(|(_, taken)| taken != place);
                let called = (0..keys.len()).filter(|place| is_called(&keys[*place], name)).filter(is_free);
                let found: Vec<_> = called.take(most).map(|place| (*role, place)).collect();
                self.columns.extend(found);
            }
        }
    }

    /// Takes a column as told.
    fn set(&mut self, role: &str, column: &str) -> Result<(), Trouble> {
        let said = |id, value: String| Trouble::Said(Why::about(id, value));
        let Some((role, _)) = self.roles.iter().find(|(known, _)| *known == role) else {
            return Err(said("exchange-no-role", role.to_owned()));
        };
        let wanted = column_key(column);
        let place = self.names.iter().position(|name| name.trim() == column.trim());
        let place = place.or_else(|| self.names.iter().position(|name| column_key(name) == wanted));
        let place = place.ok_or_else(|| said("exchange-no-such-column", column.to_owned()))?;
        self.columns.retain(|(known, taken)| known != role && *taken != place);
        self.columns.push((role, place));
        Ok(())
    }

    fn needs(&self, any_of: &[&str]) -> Result<(), Trouble> {
        match self.columns.iter().any(|(role, _)| any_of.contains(role)) {
            true => Ok(()),
            false => {
                let names = self.names.iter().take(20).map(|name| tidy(name)).collect::<Vec<_>>().join(", ");
                Err(Trouble::Said(Why::about(
                    if any_of.len() > 1 { "exchange-no-name" } else { "exchange-no-what" },
                    names,
                )))
            }
        }
    }

    /// The cells that hold this, the best first, without the empty ones.
    fn cells<'r>(&'r self, row: &'r [String], role: &'r str) -> impl Iterator<Item = &'r str> {
        self.places(role).filter_map(|place| row.get(place)).map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
    }

    fn places<'r>(&'r self, role: &'r str) -> impl Iterator<Item = usize> + 'r {
        self.columns.iter().filter(move |(known, _)| *known == role).map(|(_, place)| *place)
    }

    /// What sort of phone or address a column holds: its name, or what a column beside it says of this row.
    fn label(&self, row: &[String], place: usize) -> String {
        let key = column_key(&self.names[place]);
        let Some(stem) = key.strip_suffix(" value") else { return key };
        let beside = |name: &String| {
            let name = column_key(name);
            name.strip_prefix(stem).is_some_and(|rest| matches!(rest, " label" | " type"))
        };
        let label = self.names.iter().position(beside).and_then(|place| row.get(place));
        people::key(label.map_or("", String::as_str))
    }

    fn cell<'r>(&'r self, row: &'r [String], role: &'r str) -> &'r str {
        self.cells(row, role).next().unwrap_or_default()
    }

    fn promise(&mut self, app: &App, row: &[String]) -> Result<Item, Trouble> {
        self.note_order(row)?;
        let cell = |role| self.cell(row, role);
        let mut foreign = Foreign::default();
        let same = [
            "who",
            "what",
            "note",
            "phone",
            "email",
            "kind",
            "owner",
            "id",
            "wording",
            "direction",
            "made_by",
            "outcome",
        ];
        for role in same {
            foreign.put(role, cell(role));
        }
        for role in ["created", "closed"] {
            let at = moment(app, cell(role)).ok_or_else(|| self.no_date(app, row, role, None))?;
            foreign.put(role, at);
        }
        let status = people::key(cell("status"));
        match status.as_str() {
            "cancelled" | "canceled" | "cancelada" | "cancelado" | "anulada" | "anulado" => {
                return Ok(Item::LeftOut(Why::about("exchange-cancelled", cell("what"))));
            }
            "no"
            | "false"
            | "falso"
            | "0"
            | "new"
            | "nuevo"
            | "nueva"
            | "not started"
            | "in progress"
            | "waiting"
            | "waiting on someone else"
            | "on hold"
            | "deferred"
            | "no iniciada"
            | "no iniciado"
            | "sin empezar"
            | "en curso"
            | "en proceso"
            | "en espera"
            | "a la espera"
            | "aplazada"
            | "aplazado"
            | "abierto"
            | "pendientes" => foreign.put("status", "open"),
            "x" | "yes" | "si" | "true" | "verdadero" | "1" | "done" | "hecho" | "completed" | "completada"
            | "completado" | "terminada" | "terminado" | "finished" | "entregado" | "entregada" => {
                foreign.put("status", "done")
            }
            key if key.is_empty() || entry::STATES.contains(&key) => foreign.put("status", cell("status")),
            _ => {
                let why = t!(app.words, "exchange-no-state", value = cut(&tidy(cell("status")), 60).into_owned());
                return Err(self.no_date(app, row, "status", Some(why)));
            }
        }
        let is_yes = |role| matches!(people::key(cell(role)).as_str(), "x" | "yes" | "si" | "true" | "verdadero" | "1");
        foreign.fields.insert("complaint".to_owned(), Value::Bool(is_yes("complaint")));
        let tags: Vec<&str> = cell("tags").split([',', ';']).map(str::trim).filter(|tag| !tag.is_empty()).collect();
        foreign.fields.insert("tags".to_owned(), json!(tags));
        if cell("grain").is_empty() {
            let date = if is_no_date(cell("due")) { "" } else { cell("due") };
            let due = with_century(format!("{date} {}", cell("time")).trim());
            foreign.put("due", without_midnight(&due));
            let cells = [("due", date), ("time", cell("time"))].into_iter().filter(|(_, cell)| !cell.is_empty());
            foreign.cells = cells.map(|(role, cell)| (self.column(row, role), cell.to_owned())).collect();
            foreign.put("deadline", cell("deadline"));
        } else {
            // A spreadsheet writes them in its own way when it saves.
            let at = |role| moment(app, cell(role)).ok_or_else(|| self.no_date(app, row, role, None));
            let text = |role| at(role).map(|at| Some(at).filter(|at| !at.is_empty()));
            let (said, grain) = (cell("said"), people::key(cell("grain")));
            let window = json!({ "said": said, "from": text("from")?, "by": text("by")?, "grain": grain, "approx": is_yes("approx") });
            foreign.fields.insert("window".to_owned(), window);
            foreign.put("deadline", at("deadline")?);
        }
        self.name_ignored(row, &mut foreign);
        Ok(Item::Foreign(foreign))
    }

    /// What is said of a cell that cannot be: why, or else what would be a date.
    fn no_date(&self, app: &App, row: &[String], role: &str, why: Option<String>) -> Trouble {
        Trouble::Told(no_date(app, &self.column(row, role), self.cell(row, role), why))
    }

    /// The name of the column from which a cell of this role is.
    fn column(&self, row: &[String], role: &str) -> String {
        let is_filled = |place: &usize| row.get(*place).is_some_and(|cell| !cell.trim().is_empty());
        self.places(role).find(is_filled).map(|place| self.names[place].clone()).unwrap_or_default()
    }

    /// Takes down what a row says about the order of days and months; refuses one that contradicts what is held of the table.
    fn note_order(&mut self, row: &[String]) -> Result<(), Trouble> {
        let cells = DATED.map(|role| self.cell(row, role).to_owned());
        for cell in cells {
            match ordered(&cell) {
                Some(Some(order)) if order != self.dates.order => {
                    let is_day = order == DateOrder::DayFirst;
                    let id = if is_day { "exchange-day-first" } else { "exchange-month-first" };
                    return Err(Trouble::Said(Why::about(id, cell)));
                }
                Some(Some(_)) => self.dates.is_told = true,
                Some(None) if self.dates.doubtful.is_none() => self.dates.doubtful = Some(cell),
                _ => {}
            }
        }
        Ok(())
    }

    /// The next row that is not empty.
    fn next_row(&mut self) -> Option<Result<Row, (Trouble, u64)>> {
        while !self.ended {
            let at = self.rows.core.line();
            match self.rows.next() {
                Ok(None) => self.ended = true,
                Ok(Some((_, row))) if row.iter().all(|cell| cell.trim().is_empty()) => {}
                Ok(Some(row)) => return Some(Ok(row)),
                Err(trouble) => {
                    self.ended = true;
                    let line = if let Trouble::OpenQuote(line) = trouble { line } else { at };
                    return Some(Err((trouble, line)));
                }
            }
        }
        None
    }

    /// What stands in columns that hold nothing known.
    fn name_ignored(&self, row: &[String], foreign: &mut Foreign) {
        for (place, name) in self.names.iter().enumerate() {
            let is_known = self.columns.iter().any(|(_, known)| *known == place);
            if !is_known && row.get(place).is_some_and(|cell| !cell.trim().is_empty()) {
                foreign.ignored.push(name.clone());
            }
        }
    }

    fn card(&self, row: &[String]) -> Item {
        let cell = |role| tidy(self.cell(row, role));
        let (name, first, last) = (cell("name"), cell("first"), cell("last"));
        let parted = tidy(&format!("{} {} {last}", if first.is_empty() { &name } else { &first }, cell("middle")));
        let whole = if name.is_empty() || first.is_empty() && !last.is_empty() { parted } else { name };
        let several = |role| {
            let mut all = Vec::new();
            for place in self.places(role) {
                let rank = rank(&self.label(row, place));
                let cells = row.get(place).into_iter().flat_map(|cell| cell.split(":::"));
                all.extend(cells.map(|cell| (rank, tidy(cell))));
            }
            best(all)
        };
        Item::Card(Card {
            name: if whole.is_empty() { cell("company") } else { whole },
            phones: several("phone"),
            emails: several("email"),
            language: language(&cell("language")).map(|language| language.name().to_owned()),
            note: Some(cell("note")).filter(|note| !note.is_empty()),
        })
    }
}

/// What sort of phone or address a label names, the best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// A mobile phone.
    Mobile,
    /// What its owner prefers.
    Preferred,
    /// Any other.
    Other,
    /// No phone to call.
    Fax,
}

/// The sort that a label names, by its key.
pub fn rank(label: &str) -> Sort {
    let is = |kinds: &[&str]| kinds.iter().any(|kind| label.contains(kind));
    match () {
        () if is(&["fax", "pager"]) => Sort::Fax,
        () if is(&["mobile", "cell", "movil", "celular", "iphone", "whatsapp"]) => Sort::Mobile,
        () if label.starts_with('*') => Sort::Preferred,
        () => Sort::Other,
    }
}

fn language(text: &str) -> Option<Language> {
    match people::key(text).as_str() {
        "spanish" | "espanol" | "castellano" | "castilian" => Some(Language::Spanish),
        "english" | "ingles" => Some(Language::English),
        _ => Language::from_tag(text),
    }
}

/// What is said of a cell that cannot be: why, or else what would be a date.
fn no_date(app: &App, column: &str, cell: &str, why: Option<String>) -> String {
    let short = |text: &str| cut(&tidy(text), 60).into_owned();
    let why = why.unwrap_or_else(|| t!(app.words, "exchange-no-date", value = short(cell)));
    t!(app.words, "exchange-in-column", column = short(column), why = why)
}

/// Which of the cells that say when is no date, and why; none where that is not what is wrong.
pub fn blamed(app: &App, cells: &[(String, String)], due: &str, created: Option<&str>) -> Option<String> {
    let why = entry::date(app, due, created).err()?;
    let is_day = |cell: &str| entry::date(app, without_midnight(&with_century(cell)), created).is_ok();
    let (column, cell) = match cells {
        [(_, day), time] if is_day(day) => time,
        cells => cells.first()?,
    };
    Some(no_date(app, column, cell, why))
}

/// Whether a cell says that there is no date.
fn is_no_date(cell: &str) -> bool {
    matches!(
        people::key(cell).as_str(),
        "-" | "--" | "–" | "—" | "?" | "n/a" | "na" | "none" | "no date" | "tbd" | "sin fecha" | "ninguna"
    )
}

/// "27-Nov-26", which spreadsheets write by themselves, with the whole of its year.
fn with_century(text: &str) -> String {
    let whole = |word: &str| {
        let parts: Vec<&str> = word.split('-').collect();
        let is_number = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        match parts[..] {
            [day, month, year] if is_number(day) && month.contains(char::is_alphabetic) && is_number(year) => {
                format!("{day}-{month}-20{year:0>2}")
            }
            _ => word.to_owned(),
        }
    };
    text.split(' ').map(whole).collect::<Vec<_>>().join(" ")
}

/// The order of day and month in which alone figures can be read, or none where either will do; none at all where there are no such
/// figures.
fn ordered(text: &str) -> Option<Option<DateOrder>> {
    let figures = |word: &str| {
        let sign = ['/', '-', '.'].into_iter().find(|sign| word.contains(*sign))?;
        let parts: Vec<&str> = word.split(sign).collect();
        let number = |place: usize| {
            let part: &&str = parts.get(place)?;
            let is_short = part.len() <= 2 && part.bytes().all(|byte| byte.is_ascii_digit());
            part.parse::<u8>().ok().filter(|_| is_short)
        };
        (parts.len() == 3 || parts.len() == 2 && sign == '/').then_some((number(0)?, number(1)?))
    };
    match text.split([' ', ',', 'T']).find_map(figures)? {
        (13..=31, 1..=12) => Some(Some(DateOrder::DayFirst)),
        (1..=12, 13..=31) => Some(Some(DateOrder::MonthFirst)),
        (first @ 1..=12, second @ 1..=12) if first != second => Some(None),
        _ => None,
    }
}

/// A moment that has been, as an entry may have it; none where it cannot be read.
fn moment(app: &App, text: &str) -> Option<String> {
    if text.is_empty() || entry::moment(app, text).is_some() {
        return Some(text.to_owned());
    }
    if let Some(local) = figures(app.date_order, text) {
        return Some(entry::wall(local));
    }
    let reading = dates::read_phrase(text, &Context { ..app.context(Tense::Back) });
    let is_whole = reading.unread.is_empty() && reading.problem.is_none();
    match reading.window.filter(|_| is_whole).and_then(|window| Some((window.from?, window.grain))) {
        Some((from, Grain::Day)) if from.time() == NaiveTime::MIN => Some(from.date().to_string()),
        found => found.map(|(from, _)| entry::wall(from)),
    }
}

/// Day, month, year and time in figures, as spreadsheets write a moment: "22/11/2026 17:00:00", "22/11/26 5:00 p. m.".
fn figures(order: DateOrder, text: &str) -> Option<NaiveDateTime> {
    let (date, time) = text.trim().split_once([' ', '\u{a0}'])?;
    let parts: Vec<&str> = date.split(['/', '-', '.']).collect();
    let number = |place: usize| parts[place].parse::<u32>().ok().filter(|_| parts[place].len() <= 4);
    let [one, two, year] = (parts.len() == 3).then(|| [number(0), number(1), number(2)])?;
    let (day, month) = if order == DateOrder::DayFirst { (one?, two?) } else { (two?, one?) };
    let year = if parts[2].len() <= 2 { 2000 + year? } else { year? };
    let time: String = time.chars().filter(|c| c.is_ascii_alphanumeric() || *c == ':').collect();
    let forms = ["%H:%M", "%H:%M:%S", "%I:%M%p", "%I:%M:%S%p"];
    let time = forms.into_iter().find_map(|form| NaiveTime::parse_from_str(&time, form).ok())?;
    Some(NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?.and_time(time))
}

impl Reader for Sheet<'_> {
    fn next(&mut self, app: &App) -> Next {
        let (line, row) = match self.ahead.pop_front().or_else(|| self.next_row())? {
            Ok(row) => row,
            Err(trouble) => return Some(Err(trouble)),
        };
        let is_promise = self.roles[0].0 == "who";
        let item = if is_promise { self.promise(app, &row) } else { Ok(self.card(&row)) };
        Some(item.map(|item| Found { item, line }).map_err(|trouble| (trouble, line)))
    }

    fn read(&self) -> u64 {
        self.rows.read
    }

    /// As most of the rows have it that tell, of as many as are looked at.
    fn date_order(&mut self, app: &App) -> DateOrder {
        let (mut day_first, mut month_first) = (0, 0);
        let start = self.rows.read;
        while self.ahead.len() < AHEAD && self.rows.read - start < LONGEST_ENTRY as u64 {
            let Some(row) = self.next_row() else { break };
            let cells = row.iter().flat_map(|(_, row)| DATED.map(|role| self.cell(row, role)));
            for cell in cells {
                match ordered(cell) {
                    Some(Some(DateOrder::DayFirst)) => day_first += 1,
                    Some(Some(DateOrder::MonthFirst)) => month_first += 1,
                    _ => {}
                }
            }
            self.ahead.push_back(row);
        }
        self.dates.usual = app.date_order;
        self.dates.order = match day_first.cmp(&month_first) {
            Ordering::Greater => DateOrder::DayFirst,
            Ordering::Less => DateOrder::MonthFirst,
            Ordering::Equal => app.date_order,
        };
        self.dates.order
    }

    fn remark(&self) -> Option<Why> {
        let Dates { order, usual, is_told, doubtful } = &self.dates;
        let id = match (is_told, order) {
            (true, order) if order == usual => return None,
            (true, DateOrder::DayFirst) => "exchange-read-day-first",
            (true, DateOrder::MonthFirst) => "exchange-read-month-first",
            (false, DateOrder::DayFirst) => "exchange-guessed-day-first",
            (false, DateOrder::MonthFirst) => "exchange-guessed-month-first",
        };
        Some(Why::about(id, doubtful.as_deref()?))
    }
}

/// The rows of a table, each within bounds.
struct Rows<'a> {
    input: &'a mut dyn BufRead,
    core: Core,
    quotes: Quotes,
    read: u64,
    cells: Vec<u8>,
    ends: Vec<usize>,
}

impl<'a> Rows<'a> {
    /// Finds out what parts the cells, past the mark that some editors put at the start.
    fn open(input: &'a mut dyn BufRead) -> Result<Self, Trouble> {
        let mut read = 0;
        if input.fill_buf()?.starts_with(b"\xef\xbb\xbf") {
            input.consume(3);
            read = 3;
        }
        let head = input.fill_buf()?;
        let line = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
        // Excel says it so.
        let told = line.trim_ascii().strip_prefix(b"sep=").and_then(|rest| rest.first().copied());
        let delimiter = told.or_else(|| sniffed(line)).unwrap_or(b',');
        if told.is_some() {
            let length = head.len().min(line.len() + 1);
            input.consume(length);
            read += length as u64;
        }
        let mut core = ReaderBuilder::new().delimiter(delimiter).build();
        let line = 1 + u64::from(told.is_some());
        core.set_line(line);
        let quotes = Quotes { delimiter, place: Place::Start, line, opened: line };
        Ok(Rows { input, core, quotes, read, cells: vec![0; 4096], ends: vec![0; 64] })
    }

    /// The next row, and the line on which it begins.
    fn next(&mut self) -> Result<Option<(u64, Vec<String>)>, Trouble> {
        let (mut cells, mut ends) = (0, 0);
        let mut begun = None;
        loop {
            let buffer = self.input.fill_buf()?;
            if begun.is_none() {
                // Empty lines before the row are none of it.
                let empty = buffer.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
                let passed = empty.filter(|byte| **byte == b'\n').count() as u64;
                if !buffer.is_empty() {
                    begun = Some(self.core.line() + passed);
                }
            }
            let (result, used, wrote, ended) =
                self.core.read_record(buffer, &mut self.cells[cells..], &mut self.ends[ends..]);
            let is_end = buffer.is_empty();
            self.quotes.pass(&buffer[..used], is_end)?;
            self.input.consume(used);
            self.read += used as u64;
            cells += wrote;
            ends += ended;
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull if self.cells.len() >= LONGEST_ENTRY => return Err(Trouble::TooLong),
                ReadRecordResult::OutputFull => self.cells.resize(self.cells.len() * 2, 0),
                ReadRecordResult::OutputEndsFull if self.ends.len() >= MOST => return Err(Trouble::TooLong),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::Record => break,
                ReadRecordResult::End => return Ok(None),
            }
        }
        let (row, mut from) = (&self.cells[..cells], 0);
        // A row is in one encoding.
        let is_utf8 = std::str::from_utf8(row).is_ok();
        let texts = self.ends[..ends].iter().map(|end| {
            let bytes = &row[from..*end];
            from = *end;
            let text =
                if is_utf8 { decoded(bytes) } else { bytes.iter().map(|byte| super::windows_1252(*byte)).collect() };
            unguarded(text)
        });
        let texts = texts.collect();
        Ok(Some((begun.unwrap_or(1), texts)))
    }
}

/// The quotation marks of a table, for the reader of its rows takes whatever stands between two of them for one cell.
struct Quotes {
    delimiter: u8,
    place: Place,
    line: u64,
    /// The line on which the last cell in quotes began.
    opened: u64,
}

/// Where in a cell.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Start,
    Plain,
    Quoted,
    Closed,
}

impl Quotes {
    /// Goes on; refuses a mark that is open at the end, or closed lines later in the middle of a cell: there another one opened.
    fn pass(&mut self, bytes: &[u8], is_end: bool) -> Result<(), Trouble> {
        for &byte in bytes {
            let is_edge = byte == self.delimiter || matches!(byte, b'\r' | b'\n');
            self.place = match (self.place, byte) {
                (Place::Start, b'"') => {
                    self.opened = self.line;
                    Place::Quoted
                }
                (Place::Quoted, b'"') => Place::Closed,
                (Place::Closed, b'"') | (Place::Quoted, _) => Place::Quoted,
                _ if is_edge => Place::Start,
                (Place::Closed, byte) if byte != b' ' && self.line > self.opened => {
                    return Err(Trouble::OpenQuote(self.opened));
                }
                _ => Place::Plain,
            };
            self.line += u64::from(byte == b'\n');
        }
        if is_end && self.place == Place::Quoted { Err(Trouble::OpenQuote(self.opened)) } else { Ok(()) }
    }
}

/// Whether a spreadsheet takes a cell that begins so for a formula.
fn begins_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

/// A cell that no spreadsheet takes for a formula: an apostrophe goes before it, as people type one. A phone number of a plus, digits and
/// spaces can do nothing, and stays as it is.
fn guarded(text: &str) -> String {
    let is_phone =
        text.strip_prefix('+').is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit() || byte == b' '));
    if begins_formula(text.trim_start_matches('\'')) && !is_phone { format!("'{text}") } else { text.to_owned() }
}

/// The cell as it was before.
fn unguarded(text: String) -> String {
    match text.strip_prefix('\'') {
        Some(rest) if begins_formula(rest.trim_start_matches('\'')) => rest.to_owned(),
        _ => text,
    }
}

/// A row with its end.
pub fn row<'c>(cells: impl IntoIterator<Item = &'c str>) -> String {
    let mut row = String::new();
    for (place, cell) in cells.into_iter().enumerate() {
        if place > 0 {
            row.push(',');
        }
        let cell = guarded(cell);
        if cell.contains(['"', ',', ';', '\t', '\r', '\n']) {
            row += &format!("\"{}\"", cell.replace('"', "\"\""));
        } else {
            row += &cell;
        }
    }
    row + "\r\n"
}

/// The columns of an export, each with where it stands in the JSON of a promise.
pub const COLUMNS: [(&str, &str); 23] = [
    ("id", "/id"),
    ("who", "/who"),
    ("phone", "/phone"),
    ("email", "/email"),
    ("what", "/what"),
    ("kind", "/kind"),
    ("direction", "/direction"),
    ("wording", "/wording"),
    ("deadline", "/deadline"),
    ("status", "/status"),
    ("outcome", "/outcome"),
    ("created", "/made_at"),
    ("closed", "/closed_at"),
    ("reason", "/reason"),
    ("owner", "/owner"),
    ("made_by", "/made_by"),
    ("complaint", "/complaint"),
    ("tags", "/tags"),
    ("said", "/window/said"),
    ("from", "/window/from"),
    ("by", "/window/by"),
    ("grain", "/window/grain"),
    ("approx", "/window/approx"),
];

/// A promise as a row: its JSON, in which moments become what the shop's clock showed.
pub fn promise(app: &App, value: &Value) -> String {
    let cell = |(name, path): &(&str, &str)| match value.pointer(path) {
        Some(Value::String(text)) if matches!(*name, "deadline" | "created" | "closed" | "from" | "by") => {
            clock(app, text)
        }
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(texts)) => texts.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", "),
        Some(Value::Null) | None => String::new(),
        Some(other) => other.to_string(),
    };
    let cells: Vec<String> = COLUMNS.iter().map(cell).collect();
    row(cells.iter().map(String::as_str))
}

/// A moment as a spreadsheet understands it; with its offset where clocks show that time twice.
fn clock(app: &App, text: &str) -> String {
    let Some((at, _)) = entry::moment(app, text) else { return text.to_owned() };
    let local = app.zone.local(at);
    if app.moment(local) != at {
        return text.to_owned();
    }
    let seconds = local.format("%S").to_string();
    local.format(if seconds == "00" { "%Y-%m-%d %H:%M" } else { "%Y-%m-%d %H:%M:%S" }).to_string()
}
/// A date without the midnight that spreadsheets write behind it, which here would end the day before.
fn without_midnight(text: &str) -> &str {
    let midnights = [" 00:00:00", " 0:00:00", " 00:00", " 0:00", "T00:00:00", "T00:00"];
    midnights.iter().find_map(|midnight| text.strip_suffix(midnight)).unwrap_or(text).trim_end()
}
