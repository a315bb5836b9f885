//! What other programs write comes in and goes out: address books, spreadsheets, calendars, task lists. Nothing is doubled, what
//! is not taken is named, and no bytes whatever do harm.

use std::fs;

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::fixture::{Said, Shop};

fn import(shop: &Shop, line: &str, text: impl AsRef<[u8]>) -> Said {
    let args: Vec<&str> = ["import", "-"].into_iter().chain(line.split_whitespace()).collect();
    shop.pipe(&args, text.as_ref())
}

/// Imports what must be taken without a word of warning, and returns the answer.
fn taken(shop: &Shop, line: &str, text: impl AsRef<[u8]>) -> String {
    let said = import(shop, line, text);
    assert_eq!((said.code, said.err.as_str()), (0, ""), "import {line}\n{}", said.out);
    said.out
}

/// Some fields of every promise, as text.
fn told(shop: &Shop, fields: &[&str]) -> Vec<String> {
    let list = shop.json("list");
    let field = |promise: &Value, name: &str| promise[name].as_str().unwrap_or("-").to_owned();
    let row = |promise: &Value| fields.iter().map(|name| field(promise, name)).collect::<Vec<_>>().join(" | ");
    let mut rows: Vec<(u64, String)> = list
        .as_array()
        .unwrap()
        .iter()
        .map(|promise| (promise["id"].as_str().unwrap().parse().unwrap(), row(promise)))
        .collect();
    rows.sort();
    rows.into_iter().map(|(_, row)| row).collect()
}

fn customer(shop: &Shop, name: &str) -> Vec<String> {
    let person = shop.json(&format!("who '{name}'"));
    let field = |name: &str| person[name].as_str().unwrap_or("-").to_owned();
    ["name", "phone", "email", "language", "note"].map(field).to_vec()
}

const IPHONE: &str = "BEGIN:VCARD\r\nVERSION:3.0\r\nPRODID:-//Apple Inc.//iPhone OS 17.5.1//EN\r\nN:López García;Ana;;;\r\nFN:Ana López García\r\n\
    ORG:Talleres;\r\nTEL;type=HOME;type=VOICE:912 345 678\r\nTEL;type=CELL;type=VOICE;type=pref:+34 600 12 34 56\r\n\
    item1.EMAIL;type=INTERNET;type=pref:ana@example.org\r\nitem1.X-ABLabel:_$!<Other>!$_\r\nNOTE:Por las mañanas\\, antes de las 11\\nno los lu\r\n nes\r\n\
    PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD/END:VCARD\r\n /9j/BEGIN:VCARD4AAQ\r\nEND:VCARD\r\n";
const ANDROID: &str = "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=4C=C3=B3=70=65=7A;=41=6E=\n=C3=AD=62=61=6C;;;\n\
    FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=41=6E=C3=AD=62=61=6C=20=\n=4C=C3=B3=70=65=7A\nTEL;CELL;PREF:600111222\nTEL;X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=43):1\nEMAIL;HOME:anibal@example.org\n\
    X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;A;1;;;;;;;;;;;;;\nEND:VCARD\n";
const OUTLOOK: &[u8] = b"BEGIN:VCARD\r\nVERSION:2.1\r\nX-MS-OL-DEFAULT-POSTAL-ADDRESS:0\r\nN;LANGUAGE=es;CHARSET=Windows-1252:Mu\xf1oz;Jos\xe9\r\n\
    FN;CHARSET=Windows-1252:Jos\xe9 Mu\xf1oz\r\nORG;CHARSET=Windows-1252:Caf\xe9 \x93Uno\x94\r\nTEL;WORK;VOICE:913 000 000\r\nTEL;CELL;VOICE:633 000 111\r\n\
    TEL;WORK;FAX:913 000 001\r\nEMAIL;PREF;INTERNET:jose@example.org\r\nPHOTO;TYPE=JPEG;ENCODING=BASE64:\r\n /9j/4AAQSkZJRg\r\n ABAQ==\r\n\r\nREV:20260101T000000Z\r\nEND:VCARD\r\n";
const GOOGLE: &str = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Rosa Díaz\r\nN:Díaz;Rosa;;;\r\nitem1.TEL:+34 655 00 00 01\r\nitem1.X-ABLabel:Taller\r\nEMAIL;TYPE=INTERNET;TYPE=HOME:rosa@example.org\r\nCATEGORIES:myContacts\r\nEND:VCARD\r\n";
const NEXTCLOUD: &str = "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:5d1f\r\nFN;PREF=1:Kim Lee\r\nTEL;TYPE=\"home,voice\";PREF=2:555 1\r\nTEL;VALUE=uri;PREF=1;TYPE=\"voice,cell\":tel:+34-600-777-888;ext=5\r\n\
    LANG;PREF=2:fr\r\nLANG;PREF=1:es-MX\r\nLANG;PREF=3:en\r\nEMAIL;TYPE=work:kim@example.org\r\nEND:VCARD\r\n";

#[test]
fn cards_of_telephones_and_mail_programs_fill_in_customers() {
    let shop = Shop::new();
    for (card, wanted) in [
        (
            IPHONE.as_bytes(),
            [
                "Ana López García",
                "+34 600 12 34 56",
                "ana@example.org",
                "-",
                "Por las mañanas, antes de las 11 no los lunes",
            ],
        ),
        (ANDROID.as_bytes(), ["Aníbal López", "600111222", "anibal@example.org", "-", "-"]),
        (OUTLOOK, ["José Muñoz", "633 000 111", "jose@example.org", "-", "-"]),
        (GOOGLE.as_bytes(), ["Rosa Díaz", "+34 655 00 00 01", "rosa@example.org", "-", "-"]),
        (NEXTCLOUD.as_bytes(), ["Kim Lee", "+34-600-777-888", "kim@example.org", "es", "-"]),
    ] {
        assert_eq!(taken(&shop, "--vcard", card), "Imported: one new customer.\n");
        assert_eq!(customer(&shop, wanted[0]), wanted);
    }
    let bytes = shop.bytes();
    let all = [IPHONE.as_bytes(), ANDROID.as_bytes(), OUTLOOK, GOOGLE.as_bytes(), NEXTCLOUD.as_bytes()].concat();
    assert_eq!(taken(&shop, "", &all), "Nothing new.\n");
    assert_eq!(shop.bytes(), bytes);
    // Several in one file, without a flag, are one step of undo.
    let new = Shop::new();
    assert_eq!(taken(&new, "", &all), "Imported: 5 new customers.\n");
    new.ok("undo");
    assert_eq!(new.json("who"), json!([]));
}

#[test]
fn a_known_customer_is_matched_and_what_differs_is_shown_and_kept() {
    let shop = Shop::new().settings("phone_country = 34\n");
    shop.ok("add Ana 'call tomorrow at 5' --phone 600123456");
    shop.ok("who ana --rename 'Ana Lopez' --email ana@here.org");
    let card = "BEGIN:VCARD\nFN:LÓPEZ, ana\nTEL:0034 600-123-456\nEMAIL:other@there.org\nLANG:es\nEND:VCARD\n";
    let dry = taken(&shop, "--vcard --dry-run", card);
    assert!(dry.contains("here `ana@here.org`, there `other@there.org`"), "{dry}");
    let answer = taken(&shop, "--vcard", card);
    assert_eq!(
        answer,
        "Nothing new.\nFilled in: one known customer.\nOne detail differs from what is known here and was not taken (--replace takes\nit):\n  \
         Ana Lopez, e-mail: here `ana@here.org`, there `other@there.org`\n"
    );
    assert_eq!(customer(&shop, "ana"), ["Ana Lopez", "600123456", "ana@here.org", "es", "-"]);
    assert_eq!(shop.json("who").as_array().unwrap().len(), 1, "nobody is doubled");
    let conflicts = import(&shop, "--vcard --json", card).out;
    let conflicts: Value = serde_json::from_str(&conflicts).unwrap();
    let wanted = json!([{ "who": "Ana Lopez", "field": "email", "here": "ana@here.org", "there": "other@there.org", "replaced": false }]);
    assert_eq!(conflicts["conflicts"], wanted);
    let replaced = taken(&shop, "--vcard --replace", card);
    assert!(replaced.contains("One detail takes the place"), "{replaced}");
    assert_eq!(customer(&shop, "ana")[2], "other@there.org");
}

#[test]
fn the_same_phone_and_part_of_the_name_are_the_same_customer() {
    let shop = Shop::new();
    shop.ok("add Ana 'call tomorrow at 5' --phone 600123456");
    shop.ok("add Leo 'call tomorrow at 6' --phone 912000000");
    // One telephone may serve a whole house.
    let cards = "BEGIN:VCARD\nFN:Ana López\nTEL:600 123 456\nEMAIL:a@x.org\nEND:VCARD\nBEGIN:VCARD\nFN:Eva\nTEL:912000000\nEND:VCARD\n\
        BEGIN:VCARD\nFN:Leo Sanz\nTEL:1\nEND:VCARD\n";
    let answer = taken(&shop, "--vcard", cards);
    assert!(answer.starts_with("Imported: 2 new customers.\nFilled in: one known customer.\n"), "{answer}");
    assert!(answer.ends_with("  Leo Sanz: perhaps Leo\n"), "{answer}");
    let names: Vec<String> =
        shop.json("who").as_array().unwrap().iter().map(|person| person["name"].as_str().unwrap().to_owned()).collect();
    assert_eq!(names, ["Ana", "Eva", "Leo", "Leo Sanz"]);
    // And where only those are wanted who are known, nobody comes along.
    let shop = Shop::new();
    shop.ok("add Leo 'call tomorrow at 6'");
    let answer = taken(&shop, "--vcard --known-only", cards);
    assert!(answer.contains("3 entries were not taken") && answer.contains("`Eva` is no customer here"), "{answer}");
    assert_eq!(shop.json("who").as_array().unwrap().len(), 1);
}

#[test]
fn what_a_card_cannot_be_is_said_and_nothing_is_stored() {
    let shop = Shop::new();
    for (text, why) in [
        ("BEGIN:VCARD\nTEL:1\nEND:VCARD\n", "entry 1, line 1: the customer has no name"),
        ("BEGIN:VCARD\nFN:Ana\n", "entry 1, line 1: it breaks off in the middle"),
        ("FN:Ana\n", "entry 1, line 1: there is no card in it"),
    ] {
        let said = import(
            &shop,
            "--vcard",
            format!("{text}{GOOGLE}").replace(GOOGLE, if text.contains("END") { GOOGLE } else { "" }),
        );
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{text}");
        assert!(said.err.contains(why), "{}", said.err);
        assert!(!shop.store().join("journal").exists());
    }
    // Of what breaks off nobody knows what is missing.
    let said = import(&shop, "--vcard --skip-bad", format!("{GOOGLE}BEGIN:VCARD\nFN:Ana\n"));
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert!(said.err.contains("entry 2, line 10: it breaks off in the middle"), "{}", said.err);
    assert!(!shop.store().join("journal").exists());
    let said = import(&shop, "--vcard --skip-bad", format!("BEGIN:VCARD\nTEL:1\nEND:VCARD\n{GOOGLE}"));
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert_eq!(
        said.out,
        "Imported: one new customer.\nOne entry was not taken:\n  entry 1, line 1: the customer has no name\n"
    );
}

#[test]
fn cards_go_out_and_come_back_whatever_stands_in_them() {
    let shop = Shop::new().settings("phone_country = 34\n");
    shop.ok("add Ana 'call tomorrow at 5' --phone '600 123 456'");
    shop.ok("add 'Evil\nEND:VCARD' 'call tomorrow at 6' --phone '1;TYPE=x'");
    let long = "ñandú, \\\"日本\\\"; ".repeat(30);
    shop.ok(&format!("who ana --email a@x.org --language es --note '{long}'"));
    let cards = shop.ok("who --export-vcard -");
    assert!(cards.contains("\r\nTEL;TYPE=VOICE:+34600123456\r\n"), "{cards}");
    assert_eq!(cards.matches("BEGIN:VCARD").count(), 2);
    assert!(cards.split("\r\n").all(|line| line.len() <= 75));
    let new = Shop::new().settings("phone_country = 34\n");
    assert_eq!(taken(&new, "--vcard", &cards), "Imported: 2 new customers.\n");
    assert_eq!(new.ok("who --export-vcard -"), cards);
    assert_eq!(customer(&new, "ana")[4], customer(&shop, "ana")[4]);
    assert_eq!(taken(&shop, "--vcard", &cards), "Nothing new.\n");
    // Into a file, of one customer.
    let path = shop.folder().join("ana.vcf");
    let path = path.to_str().unwrap();
    assert_eq!(shop.run(&["who", "ana", "--export-vcard", path]).out, "Exported: one customer.\n");
    assert_eq!(fs::read_to_string(path).unwrap().matches("BEGIN:VCARD").count(), 1);
    assert_eq!(shop.run(&["who", "ana", "--export-vcard", path]).code, 1);
    assert_eq!(shop.run(&["who", "ana", "--export-vcard", path, "--force"]).code, 0);
    assert_eq!(shop.run(&["who", "nobody", "--export-vcard", "-"]).code, 1);
}

#[test]
fn address_books_as_tables_are_read_by_their_usual_headings() {
    for (table, wanted) in [
        (
            "First Name,Middle Name,Last Name,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Notes\nAna,,López,a@x.org,Mobile,600 1 ::: 600 2,vip\n",
            ["Ana López", "600 1", "a@x.org", "-", "vip"],
        ),
        ("Name,Given Name,Family Name,Phone 1 - Value\nAna López,Ana,López,600\n", ["Ana López", "600", "-", "-", "-"]),
        (
            "First Name,Last Name,Company,Home Phone,Mobile Phone,E-mail Address\nAna,López,ACME,91,600,a@x.org\n",
            ["Ana López", "600", "a@x.org", "-", "-"],
        ),
        (
            "Nombre;Apellidos;Teléfono móvil;Correo electrónico;Idioma;Notas\nAna;López;600;a@x.org;Español;\"uno; dos\"\n",
            ["Ana López", "600", "a@x.org", "es", "uno; dos"],
        ),
        (
            "Name,E-mail 1 - Type,E-mail 1 - Value,E-mail 2 - Type,E-mail 2 - Value,Phone 1 - Type,Phone 1 - Value,Phone 2 - Type,Phone 2 - Value,Phone 3 - Type,Phone 3 - Value,Phone 4 - Type,Phone 4 - Value\nAna López,Work,b@x.org,* Home,a@x.org,Home Fax,90,* Home,91,Work,92,Mobile,600 1 ::: 600 2\n",
            ["Ana López", "600 1", "a@x.org", "-", "-"],
        ),
        (
            "First Name,Last Name,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value\nAna,López,Casa,91,Móvil,600\n",
            ["Ana López", "600", "-", "-", "-"],
        ),
        (
            "Title,First Name,Middle Name,Last Name,Suffix,Company,Job Title,Business Fax,Business Phone,Home Phone,Mobile Phone,E-mail Address,E-mail Type,Notes\nDra.,Ana,,López,,ACME,Boss,90,91,92,600,a@x.org,SMTP,\n",
            ["Ana López", "600", "a@x.org", "-", "-"],
        ),
        (
            "First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Screen Name,Work Phone,Home Phone,Fax Number,Pager Number,Mobile Number,Notes\nAna,López,Ana López,,a@x.org,b@x.org,,91,92,90,,600,\n",
            ["Ana López", "600", "a@x.org", "-", "-"],
        ),
        ("sep=;\r\nNombre;Teléfono\r\nAna López;'+34 600-1\r\n", ["Ana López", "+34 600-1", "-", "-", "-"]),
        ("Kunde\tTel.\nAna López\t600\n", ["Ana López", "600", "-", "-", "-"]),
    ] {
        let shop = Shop::new();
        let columns = if table.starts_with("Kunde") { "--contacts --columns name=Kunde" } else { "" };
        let (utf8, windows) = (table.as_bytes().to_vec(), table.chars().map(|c| c as u8).collect::<Vec<u8>>());
        assert_eq!(taken(&shop, columns, utf8), "Imported: one new customer.\n", "{table}");
        assert_eq!(customer(&shop, "Ana López"), wanted, "{table}");
        assert_eq!(taken(&shop, columns, windows), "Nothing new.\n", "{table}");
    }
}

#[test]
fn a_table_of_promises_is_read_whatever_made_it() {
    for (table, line) in [
        (
            "Cliente;Tarea;Fecha;Hora;Estado;Teléfono\nAna;llamar con el presupuesto;27/11/2026;17:00;pendiente;600 123\nLeón;entregar la lámpara;28/11/2026;;;\n",
            "",
        ),
        (
            "\u{feff}Customer,Task,Due,Phone\r\nAna,llamar con el presupuesto,27/11/2026 17:00,600 123\r\nLeón,\"entregar la lámpara\",28-11-26,\r\n",
            "",
        ),
        (
            "Quién\tQué\tPara cuándo\ttel\nAna\tllamar con el presupuesto\t2026-11-27 17:00\t600 123\nLeón\tentregar la lámpara\t2026-11-28\t\n",
            "",
        ),
        (
            "A,B,C,D\nAna,llamar con el presupuesto,viernes a las 17:00,600 123\nLeón,entregar la lámpara,el 28 de noviembre,\n",
            "--csv --columns who=A,what=B,due=C,phone=d",
        ),
    ] {
        let wanted = [
            "Ana | llamar con el presupuesto | 2026-11-27T17:00:00+01:00 | call | 600 123",
            "León | entregar la lámpara | 2026-11-28T19:00:00+01:00 | delivery | -",
        ];
        let shop = Shop::spanish();
        assert_eq!(taken(&shop, line, table), "Importado: 2 promesas, 2 clientes nuevos.\n", "{table}");
        assert_eq!(told(&shop, &["who", "what", "deadline", "kind", "phone"]), wanted, "{table}");
        let again = taken(&shop, line, table);
        assert_eq!(again, "Nada nuevo.\n2 ya estaban y no se duplican.\n", "{table}");
        let windows: Vec<u8> = table.trim_start_matches('\u{feff}').chars().map(|c| c as u8).collect();
        let again = taken(&shop, line, windows);
        assert_eq!(again, "Nada nuevo.\n2 ya estaban y no se duplican.\n", "{table}");
    }
}

#[test]
fn a_table_says_what_became_of_it_and_dates_are_read_in_the_owners_order() {
    let table = "Customer,Task,Due,Created,Done,Completed at,Tags,Colour\n\
        Ana,call,5/11/2026,3/11/2026,x,5/11/2026,\"one, two\",red\nLeo,write,6/11/2026,,no,,,\nEva,paint,,,cancelled,,,\n";
    for (order, made, due) in [("day", "2026-11-03", "2026-11-05"), ("month", "2026-03-11", "2026-05-11")] {
        let shop = Shop::new().settings(&format!("date_order = '{order}'\n"));
        let said = import(&shop, "--csv", table);
        assert_eq!(said.code, 0, "{}", said.err);
        assert_eq!(said.err, "warning: these fields mean nothing here and were left out: `Colour`\n");
        assert!(said.out.ends_with("  entry 3, line 4: `paint` was cancelled\n"), "{}", said.out);
        let list = shop.json("list");
        let ana = list.as_array().unwrap().iter().find(|promise| promise["who"] == "Ana").unwrap().clone();
        assert!(ana["made_at"].as_str().unwrap().starts_with(made), "{order} {ana}");
        assert!(ana["deadline"].as_str().unwrap().starts_with(due), "{order} {ana}");
        assert_eq!((ana["outcome"].as_str(), &ana["tags"]), (Some("kept"), &json!(["one", "two"])));
        assert_eq!(list.as_array().unwrap().iter().find(|promise| promise["who"] == "Leo").unwrap()["status"], "open");
    }
}

#[test]
fn bad_rows_are_named_and_columns_that_are_missing_too() {
    let shop = Shop::new();
    let table = "who,what,due\nAna,call,friday\n\n,,\nLeo,write,31 november\n,sweep,\n";
    let said = import(&shop, "--csv", table);
    assert_eq!(
        (said.code, said.err.as_str()),
        (
            2,
            "error: 2 entries cannot be taken; nothing was stored\n  entry 2, line 5: column `due`: `31 november` is not a real date\n  \
             entry 3, line 6: `sweep` names no customer; --who NAME gives one to all such\nhint: --skip-bad takes the rest, and names what it leaves out\n"
        )
    );
    assert!(!shop.store().join("journal").exists());
    let said = import(&shop, "--csv --who Shop --skip-bad --json", table);
    let answer: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(
        (&answer["promises"], &answer["left_out"]),
        (&json!(2), &json!([{ "entry": 2, "line": 5, "why": "column `due`: `31 november` is not a real date" }]))
    );
    for (args, table, why) in [
        ("--csv", "a,b\n1,2\n", "no column says what was promised; there are: a, b"),
        ("--contacts", "a,b\n1,2\n", "no column says what the customers are called; there are: a, b"),
        ("--csv --columns what=c", "a,b\n1,2\n", "there is no column `c`"),
        ("--csv --columns size=a", "a,b\n1,2\n", "no column can hold `size`"),
        ("--csv --columns what", "a,b\n1,2\n", "`what` does not say which column holds what"),
        ("--csv", "", "there is nothing in it"),
    ] {
        let said = import(&shop, args, table);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{args}");
        assert!(said.err.starts_with(&format!("error: {why}\n")), "{}", said.err);
    }
}

/// A shop in which something has happened.
fn busy() -> Shop {
    let mut shop = Shop::new();
    shop.ok(
        "add 'Ana López' 'call tomorrow at 5 with the quote, \"or not\"' --phone '+34 600 1' --tag quote --owner Marta",
    );
    shop.ok("add Leo 'write as soon as I can'");
    shop.ok("add Rosa 'the lamp will be ready on monday by 7' --complaint --owner Marta");
    shop.ok("expect Ana 'she sends the form on Friday'");
    shop.ok("add Kim 'I will try to visit next week'");
    shop.set_clock("2026-11-22 18:30");
    shop.ok("done 1 --at 'today at 16:00' pleased");
    shop.ok("drop 2 --broken --why '=HYPERLINK(\"x\")'");
    shop.set_clock("2026-11-24 10:00");
    shop.ok("done 3");
    shop.ok("who ana --email ana@x.org");
    shop
}

fn other(like: &Shop) -> Shop {
    let mut shop = Shop::new();
    shop.set_now_of(like);
    shop
}

#[test]
fn our_own_table_comes_back_as_the_same_list() {
    let shop = busy();
    for flags in ["--csv", "--csv --bom"] {
        let table = shop.ok(&format!("export {flags}"));
        assert_eq!(table.starts_with('\u{feff}'), flags.ends_with("bom"));
        let bare = table.trim_start_matches('\u{feff}');
        assert!(
            bare.starts_with("id,who,phone,email,what,kind,direction,wording,deadline,status,outcome,created,"),
            "{table}"
        );
        assert!(bare.lines().count() >= 6 && bare.contains("2026-11-22 17:00,"), "{table}");
        let new = other(&shop);
        let answer = taken(&new, "", &table);
        assert!(
            answer.starts_with(&format!(
                "Imported: {} promises, 4 new customers.\n",
                shop.json("list").as_array().unwrap().len()
            )),
            "{answer}"
        );
        let forget = |mut list: Value| {
            for promise in list.as_array_mut().unwrap() {
                // What a table does not tell.
                for field in ["check", "moves", "told", "confirmed", "confirmed_how", "follows", "act_by"] {
                    promise.as_object_mut().unwrap().remove(field);
                }
            }
            list
        };
        assert_eq!(forget(new.json("list")), forget(shop.json("list")));
        assert_eq!(customer(&new, "ana"), customer(&shop, "ana"));
        assert!(taken(&new, "", &table).starts_with("Nothing new.\n"));
        assert!(taken(&shop, "", &table).starts_with("Nothing new.\n"));
    }
}

/// Own promises, made in the middle of a minute, and their table.
fn own_table() -> (Shop, String) {
    let shop = Shop::new();
    taken(
        &shop,
        "",
        "{\"who\":\"Ana\",\"what\":\"call\",\"created\":\"2026-11-20T10:00:23\",\"due\":\"on sunday at 17:00\"}\n",
    );
    shop.ok("add Eva 'lamp ready on friday'");
    shop.ok("add Leo 'send it next week'");
    shop.ok("add Rosa 'soup as soon as possible'");
    let table = shop.ok("export --csv");
    (shop, table)
}

#[test]
fn our_own_table_comes_back_as_spreadsheets_save_it() {
    let (shop, table) = own_table();
    let saved = |order: &str, seconds: &str, delimiter: &str| {
        let cell = |cell: &str| {
            let Some((date, time)) = cell.split_once(' ').filter(|(date, _)| date.starts_with("2026-")) else {
                return cell.replace("false", "FALSO");
            };
            let (month, day) = (&date[5..7], &date[8..]);
            let date = if order == "day" { format!("{day}/{month}/2026") } else { format!("{month}/{day}/2026") };
            let hour: u32 = time[..2].parse().unwrap();
            let half = |hour: u32| ((hour + 11) % 12 + 1, if hour < 12 { "a. m." } else { "p. m." });
            match order {
                "day" => format!("{date} {hour}:{}{seconds}", &time[3..5]),
                _ => format!("{date} {:02}:{}{seconds} {}", half(hour).0, &time[3..5], half(hour).1),
            }
        };
        let row = |row: &str| row.split(',').map(cell).collect::<Vec<_>>().join(delimiter);
        table.lines().map(row).collect::<Vec<_>>().join("\r\n")
    };
    for (order, seconds, delimiter) in
        [("day", "", ";"), ("day", ":00", ";"), ("month", "", ","), ("month", ":00", "\t")]
    {
        let text = saved(order, seconds, delimiter);
        // The seconds that were lost double nothing, and change nothing.
        assert_eq!(taken(&shop, "", &text), "Nothing new.\n4 were here already and are not doubled.\n", "{text}");
        let new = Shop::new();
        taken(&new, "", &text);
        let fields = ["who", "what", "deadline", "wording", "status"];
        assert_eq!(told(&new, &fields), told(&shop, &fields), "{text}");
        let windows = |shop: &Shop| {
            shop.json("list").as_array().unwrap().iter().map(|promise| promise["window"].clone()).collect::<Vec<_>>()
        };
        assert_eq!(windows(&new), windows(&shop), "{text}");
    }
    // A promise of the same minute is still another one.
    let twin = format!(
        "{table}9,Ana,,,call,call,mine,fixed,2026-11-22 17:00,open,,2026-11-20 10:00:41,,,,,false,,x,2026-11-22 17:00,2026-11-22 17:00,minute,false\r\n"
    );
    assert!(taken(&shop, "", twin).starts_with("Imported: one promise.\n4 were here already"));
}

#[test]
fn a_deadline_that_was_changed_in_our_own_table_is_told() {
    let (shop, table) = own_table();
    for (from, to, command) in [
        ("fixed,2026-11-22 17:00", "fixed,2026-12-01 10:00", "promise move 1 2026-12-01 10:00"),
        ("fixed,2026-11-22 17:00", "fixed,2026-12-01", "promise move 1 2026-12-01 19:00"),
        ("fixed,2026-11-27 19:00", "fixed,2026-11-27 12:00", "promise move 2 2026-11-27 12:00"),
        ("flexible,,", "flexible,2026-11-27 12:00,", "promise move 4 2026-11-27 12:00"),
        (
            ",2026-11-22 17:00,2026-11-22 17:00,",
            ",2026-12-01 10:00,2026-12-01 10:00,",
            "promise move 1 2026-12-01 10:00",
        ),
        (",2026-11-27 00:00,2026-11-28 00:00,", ",2026-11-28 00:00,2026-11-29 00:00,", "promise move 2 2026-11-28"),
    ] {
        assert!(table.contains(from), "{from} {table}");
        let answer = taken(&shop, "", table.replace(from, to));
        assert!(
            answer.contains("\nOne that is here already has changed there; here it stays as it was:\n"),
            "{to} {answer}"
        );
        assert!(answer.ends_with(&format!("    {command}\n")), "{to} {answer}");
        let day = if to.contains("27") { "there Friday 27 November, 12:00" } else { "there " };
        assert!(answer.contains(day), "{answer}");
        shop.ok(&command["promise ".len()..]);
        shop.ok("undo");
    }
    let edited = table.replace("fixed,2026-11-22 17:00", "fixed,2026-12-01 10:00");
    let answer: Value = serde_json::from_str(&taken(&shop, "--json", edited)).unwrap();
    let wanted = json!([{ "id": "1", "here": "2026-11-22T17:00:00+01:00", "there": "2026-12-01T10:00:00+01:00", "closed": false }]);
    assert_eq!(answer["changed"], wanted);
}

#[test]
fn no_cell_of_a_table_is_a_formula() {
    let shop = Shop::new();
    let nasty = ["=1+1", "+cmd|'/c calc'!A0", "-2+3", "@SUM(1)", "'=x", "''+x", "＝1", "a=b", "'quoted'"];
    for text in nasty {
        let said = shop.run(&["add", "--by", "tomorrow at 5", "--", "Ana:", text]);
        assert_eq!(said.code, 0, "{text} {}", said.err);
    }
    shop.ok("who ana --phone '+34 600 1'");
    let table = shop.ok("export --csv");
    let cells = |c: char| c == ',' || c == '\n';
    for cell in table.split(cells) {
        let bare = cell.trim_start_matches('"');
        let dangerous = bare.starts_with(['=', '+', '-', '@', '\t', '\r', '＝']);
        assert!(!dangerous || bare == "+34 600 1", "{cell}");
    }
    let new = other(&shop);
    taken(&new, "", &table);
    assert_eq!(told(&new, &["what"]), told(&shop, &["what"]));
    assert!(shop.ok("export --csv").contains(",+34 600 1,"), "a phone of digits can do nothing");
    // One with more in it could.
    shop.ok("who ana --phone '+34-600-1'");
    assert!(shop.ok("export --csv").contains(",'+34-600-1,"));
}

#[test]
fn whose_word_it_was_and_how_firm_comes_back_from_a_todo_txt() {
    let shop = Shop::new();
    shop.ok("expect Sue 'she pays on friday'");
    shop.ok("add Ana \"I\\'ll try to call on friday\"");
    shop.ok("add Leo \"I\\'ll call as soon as I can\"");
    shop.ok("add Eva 'write to her: wording:firm direction:north'");
    let fields = ["who", "what", "direction", "wording"];
    let text = shop.ok("export --todotxt");
    let new = other(&shop);
    assert!(taken(&new, "--todotxt", &text).starts_with("Imported: 4 promises"));
    assert_eq!(told(&new, &fields), told(&shop, &fields), "{text}");
    assert!(taken(&new, "--todotxt", &text).starts_with("Nothing new.\n"));
}

#[test]
fn an_export_counts_what_it_wrote_and_names_what_it_left_out() {
    let shop = Shop::new();
    for who in ["A", "B", "C", "D"] {
        shop.ok(&format!("-q add {who}: call on friday"));
    }
    for line in ["done 1", "drop 2 --broken --why ill", "drop 3 --released"] {
        shop.ok(line);
    }
    let file = shop.folder().join("out");
    let exported = |form: &str| shop.ok(&format!("export {} --force {form}", file.display()));
    let (tasks, events) = (exported("--todotxt"), exported("--ics"));
    assert!(tasks.starts_with("Exported: 2 promises, 2 customers.\n2 that were dropped are left out"), "{tasks}");
    assert_eq!(events, "Exported: one promise, one customer.\n3 that are closed are left out.\n");
    assert_eq!(exported("--csv"), "Exported: 4 promises, 4 customers.\n");
    assert_eq!(shop.json(&format!("export {} --force --ics", file.display()))["left_out"], 3);
}

#[test]
fn a_note_without_a_place_is_named() {
    let shop = Shop::new();
    let said = import(&shop, "--csv", "who,what,due,note\nEva,deliver,friday,ring twice\nLeo,call,friday,\n");
    assert_eq!(
        (said.code, said.err.as_str()),
        (0, "warning: these fields mean nothing here and were left out: `note`\n")
    );
    let said = import(&shop, "--csv", "who,what,status,note\nAna,write,done,rang twice\n");
    assert_eq!((said.code, said.err.as_str()), (0, ""), "what has ended keeps it");
}

#[test]
fn a_todo_txt_is_read_and_written() {
    let shop = Shop::new();
    shop.ok("add 'Rosa Díaz' 'call tomorrow at 9'");
    let text = "(A) 2026-11-20 Ana: call @phone about the quote +quote due:2026-11-25\n\
        x 2026-11-21 2026-11-19 Rosa pay the bill +bill\n\nsend the form @rosa_díaz due:2026-11-26 rec:1w\nring Rosa Díaz about the lamp\nsweep +home\n";
    let said = import(&shop, "--todotxt", text);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("  entry 5, line 6: `sweep` names no customer"), "{}", said.err);
    let said = import(&shop, "--todotxt --who Shop", text);
    assert_eq!(said.err, "warning: these fields mean nothing here and were left out: `(A)`, `rec:`\n");
    assert!(said.out.ends_with("it):\n  Rosa: Rosa Díaz\n"), "{}", said.out);
    let rows = told(&shop, &["who", "what", "deadline", "outcome", "made_at"]);
    let wanted = [
        "Ana | call @phone about the quote | 2026-11-25T19:00:00+01:00 | - | 2026-11-20T00:00:00+01:00",
        "Rosa Díaz | pay the bill | - | kept | 2026-11-19T00:00:00+01:00",
        "Rosa Díaz | send the form | 2026-11-26T19:00:00+01:00 | - | 2026-11-21T18:00:00+01:00",
        "Rosa Díaz | ring Rosa Díaz about the lamp | - | - | 2026-11-21T18:00:00+01:00",
        "Shop | sweep | - | - | 2026-11-21T18:00:00+01:00",
    ];
    assert_eq!(rows[1..], wanted);
    assert!(import(&shop, "--todotxt --who Shop", text).out.starts_with("Nothing new.\n5 were here already"));
    let shop = busy();
    let text = shop.ok("export --todotxt");
    assert!(text.starts_with("x 2026-11-22 2026-11-21 Ana López: "), "{text}");
    let new = other(&shop);
    assert!(taken(&new, "--todotxt", &text).starts_with("Imported: "));
    let fields = ["who", "what", "deadline", "made_at"];
    let here: Vec<String> = told(&shop, &fields).into_iter().filter(|row| !row.starts_with("Leo")).collect();
    assert_eq!(told(&new, &fields), here);
    assert!(taken(&shop, "--todotxt", &text).starts_with("Nothing new.\n"));
}

#[test]
fn taskwarriors_list_is_read_and_written() {
    let shop = Shop::new();
    shop.ok("add 'Rosa Díaz' 'call tomorrow at 9'");
    let task = |fields: &str| {
        let uuid = fields.len();
        format!("{{\"uuid\":\"00000000-0000-0000-0000-{uuid:012}\",\"entry\":\"20261120T090000Z\",{fields}}}")
    };
    let tasks = [
        task("\"description\":\"Ana: call\",\"status\":\"pending\",\"due\":\"20261125T160000Z\",\"tags\":[\"a\"]"),
        task(
            "\"description\":\"write\",\"status\":\"waiting\",\"due\":\"20261125T230000Z\",\"cliente\":\"Leo\",\"priority\":\"H\"",
        ),
        task(
            "\"description\":\"paint\",\"status\":\"completed\",\"end\":\"20261121T100000Z\",\"project\":\"rosa díaz\"",
        ),
        task("\"description\":\"old\",\"status\":\"deleted\""),
        task("\"description\":\"rent\",\"status\":\"recurring\",\"recur\":\"monthly\""),
    ];
    let text = format!("[\n{}\n]\n", tasks.join(",\n"));
    let said = import(&shop, "", &text);
    assert_eq!(said.err, "warning: these fields mean nothing here and were left out: `priority`\n");
    assert_eq!(
        said.out,
        "Imported: 3 promises, 2 new customers.\n2 entries were not taken:\n  entry 4, line 5: `old` was deleted\n  \
         entry 5, line 6: `rent` comes again and again, and is no single promise\n"
    );
    let wanted = [
        "Ana | call | 2026-11-25T17:00:00+01:00 | -",
        "Leo | write | 2026-11-26T19:00:00+01:00 | -",
        "Rosa Díaz | paint | - | kept",
    ];
    assert_eq!(told(&shop, &["who", "what", "deadline", "outcome"])[1..], wanted);
    assert!(import(&shop, "--taskwarrior", &text).out.starts_with("Nothing new.\n3 were here already"));
    let shop = busy();
    let tasks = shop.ok("export --taskwarrior");
    assert_eq!(shop.ok("export --taskwarrior"), tasks);
    let new = other(&shop);
    assert!(taken(&new, "", &tasks).starts_with("Imported: "));
    let fields = ["who", "what", "deadline", "made_at", "kind", "wording", "direction", "closed_at"];
    let here: Vec<String> = told(&shop, &fields).into_iter().filter(|row| !row.starts_with("Leo")).collect();
    assert_eq!(told(&new, &fields), here);
    assert!(taken(&shop, "", &tasks).starts_with("Nothing new.\n"));
}

const CALENDAR: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VTIMEZONE\r\nTZID:America/New_York\r\nBEGIN:STANDARD\r\nDTSTART:20071104T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\r\nTZOFFSETFROM:-0400\r\nTZOFFSETTO:-0500\r\nEND:STANDARD\r\nBEGIN:DAYLIGHT\r\nDTSTART:20070311T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\r\nTZOFFSETFROM:-0500\r\nTZOFFSETTO:-0400\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n\
BEGIN:VEVENT\r\nUID:1\r\nDTSTART:20261127T160000Z\r\nSUMMARY:Visit\\, with the\r\n  lamp\r\nORGANIZER;CN=Shop:mailto:shop@x.org\r\nATTENDEE;CN=Shop:mailto:shop@x.org\r\nATTENDEE;CN=\"Ana López\":mailto:ana@x.org\r\nBEGIN:VALARM\r\nSUMMARY:beep\r\nEND:VALARM\r\nEND:VEVENT\r\n\
BEGIN:VEVENT\r\nUID:2\r\nDTSTART;TZID=America/New_York:20261127T120000\r\nSUMMARY:Leo: call\r\nEND:VEVENT\r\n\
BEGIN:VEVENT\r\nUID:3\r\nDTSTART;TZID=Europe/Madrid:20261127T120000\r\nSUMMARY:Leo: write\r\nEND:VEVENT\r\n\
BEGIN:VEVENT\r\nUID:4\r\nDTSTART;VALUE=DATE:20261127\r\nDTEND;VALUE=DATE:20261129\r\nSUMMARY:Leo: paint\r\nCATEGORIES:house,red\r\nEND:VEVENT\r\n\
BEGIN:VEVENT\r\nUID:5\r\nDTSTART:20261128T090000\r\nSUMMARY:Leo: sing\r\nEND:VEVENT\r\n\
BEGIN:VTODO\r\nUID:6\r\nCREATED:20261120T090000Z\r\nDUE:20261121T090000Z\r\nSTATUS:COMPLETED\r\nCOMPLETED:20261121T080000Z\r\nSUMMARY:Leo: dance\r\nEND:VTODO\r\n\
BEGIN:VTODO\r\nUID:7\r\nSUMMARY:Leo: rest\r\nEND:VTODO\r\n\
BEGIN:VEVENT\r\nDTSTART:20261128T090000\r\nRRULE:FREQ=DAILY\r\nSUMMARY:open\r\nEND:VEVENT\r\n\
BEGIN:VEVENT\r\nDTSTART:20261110T090000\r\nSUMMARY:past\r\nEND:VEVENT\r\n\
BEGIN:VEVENT\r\nDTSTART:20261128T090000\r\nSTATUS:CANCELLED\r\nSUMMARY:off\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

#[test]
fn events_and_tasks_of_a_calendar_are_read_in_every_kind_of_time() {
    let shop = Shop::new();
    let answer = taken(&shop, "", CALENDAR);
    assert_eq!(
        answer,
        "Imported: 7 promises, 2 new customers.\n3 entries were not taken:\n  entry 8, line 64: `open` comes again and again, and is no single promise\n  \
         entry 9, line 69: `past` is over, and a calendar does not say what became of\n  it\n  entry 10, line 73: `off` was cancelled\n"
    );
    let wanted = [
        "Ana López | Visit, with the lamp | 2026-11-27T17:00:00+01:00 | -",
        "Leo | call | 2026-11-27T18:00:00+01:00 | -",
        "Leo | write | 2026-11-27T12:00:00+01:00 | -",
        "Leo | paint | 2026-11-28T19:00:00+01:00 | -",
        "Leo | sing | 2026-11-28T09:00:00+01:00 | -",
        "Leo | dance | 2026-11-21T10:00:00+01:00 | kept",
        "Leo | rest | - | -",
    ];
    assert_eq!(told(&shop, &["who", "what", "deadline", "outcome"]), wanted);
    assert!(taken(&shop, "--ics", CALENDAR).starts_with("Nothing new.\n7 were here already"));
    // A calendar of ours also says who owes whom.
    let ours = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:promise-4-20261121T165900000Z\nCREATED:20261121T170000Z\nDTSTART;VALUE=DATE:20261127\n\
        SUMMARY:Eva owes us: the form\nDESCRIPTION:Customer: Eva\nEND:VEVENT\nEND:VCALENDAR\n";
    taken(&shop, "--ics", ours);
    assert_eq!(told(&shop, &["who", "what", "direction"])[7], "Eva | the form | theirs");
    for (text, why) in [
        (
            "BEGIN:VEVENT\nDTSTART;TZID=Mars/Olympus:20261128T090000\nSUMMARY:Leo: x\nEND:VEVENT\n",
            "the time zone `Mars/Olympus` is not described in the file",
        ),
        ("BEGIN:VEVENT\nDTSTART:20261399\nSUMMARY:Leo: x\nEND:VEVENT\n", "`DTSTART:20261399` is no time"),
        ("BEGIN:VEVENT\nDTSTART:20261128T090000\nSUMMARY:sweep\nEND:VEVENT\n", "`sweep` names no customer"),
        ("BEGIN:VEVENT\nDTSTART:20261128T090000\nSUMMARY:sweep\n", "it breaks off in the middle"),
    ] {
        let said = import(&shop, "--ics", format!("BEGIN:VCALENDAR\n{text}"));
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{text}");
        assert!(said.err.contains(&format!("  entry 1, line 2: {why}")), "{}", said.err);
    }
}

/// An event with this number in its calendar, and these lines.
fn event(uid: &str, lines: &str) -> String {
    format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:{uid}\n{lines}\nSUMMARY:Ana: visit\nEND:VEVENT\nEND:VCALENDAR\n")
}

#[test]
fn an_event_that_was_moved_in_its_calendar_is_known_again_and_what_records_the_move_is_told() {
    for created in ["", "CREATED:20261120T090000Z\n"] {
        let shop = Shop::new();
        let with = |line: &str| event("a@x", &format!("{created}{line}"));
        taken(&shop, "", with("DTSTART:20261127T160000Z"));
        assert_eq!(
            taken(&shop, "", with("DTSTART:20261127T160000Z")),
            "Nothing new.\nOne was here already and is not doubled.\n"
        );
        let (bytes, moved) = (shop.bytes(), with("SEQUENCE:3\nDTSTART:20261201T103000Z"));
        assert_eq!(
            taken(&shop, "", &moved),
            "Nothing new.\nOne was here already and is not doubled.\n\
             One that is here already has changed there; here it stays as it was:\n  \
             1 Ana: there Tuesday 1 December, 11:30, here Friday 27 November, 17:00: visit\n    \
             promise move 1 2026-12-01 11:30\n"
        );
        let answer: Value = serde_json::from_str(&import(&shop, "--json", &moved).out).unwrap();
        let wanted = json!([{
            "id": "1", "here": "2026-11-27T17:00:00+01:00", "there": "2026-12-01T11:30:00+01:00", "closed": false
        }]);
        assert_eq!(answer["changed"], wanted);
        assert_eq!(shop.bytes(), bytes, "it is only told");
        shop.ok("move 1 2026-12-01 11:30 --told");
        assert_eq!(taken(&shop, "", &moved), "Nothing new.\nOne was here already and is not doubled.\n");
        // Other words for it are no other event, and another event is none that is here, however alike.
        let reworded = moved.replace("Ana: visit", "Ana: visit with the lamp");
        assert!(taken(&shop, "", reworded).starts_with("Nothing new.\n"));
        taken(&shop, "", event("b@x", &format!("{created}DTSTART:20261202T160000Z")));
        assert_eq!(shop.json("list").as_array().unwrap().len(), 2, "{created}");
    }
}

#[test]
fn each_time_of_what_repeats_and_was_changed_is_an_event_of_its_own() {
    let shop = Shop::new();
    let one = |day: u8| {
        event("a@x", &format!("RECURRENCE-ID:202611{day}T160000Z\nDTSTART:202611{day}T170000Z"))
            .replace("END:VCALENDAR\n", "")
    };
    assert!(taken(&shop, "", one(27) + &one(28)).starts_with("Imported: 2 promises"));
    assert!(taken(&shop, "", one(28) + &one(27)).starts_with("Nothing new.\n2 were here"));
    // One that stands there twice is one.
    let answer = taken(&shop, "", one(29) + &one(29));
    assert!(answer.starts_with("Imported: one promise.\n"), "{answer}");
    assert!(answer.ends_with("`visit` stands here twice, and was taken the first time\n"), "{answer}");
}

#[test]
fn a_task_that_was_changed_in_its_program_is_known_again() {
    let shop = Shop::new();
    let task = |uuid: u8, fields: &str| {
        format!("{{\"uuid\":\"{uuid}\",\"entry\":\"20261120T090000Z\",\"who\":\"Ana\",{fields}}}\n")
    };
    let due = |day: u8| format!("\"description\":\"call\",\"due\":\"202611{day}T160000Z\"");
    // The same words, written down in the same second, are two tasks all the same.
    taken(&shop, "", task(1, &due(25)) + &task(2, &due(26)));
    let answer = taken(&shop, "", task(3, &due(27)) + &task(2, &due(28)) + &task(1, &due(25)));
    assert!(answer.starts_with("Imported: one promise.\n2 were here already"), "{answer}");
    assert!(
        answer.ends_with("here Thursday 26 November, 17:00:\n  call\n    promise move 2 2026-11-28 17:00\n"),
        "{answer}"
    );
    // Other words, another customer and the end of it.
    let done = "\"description\":\"call and ask\",\"status\":\"completed\",\"end\":\"20261121T090000Z\"";
    let answer = taken(&shop, "", task(1, done).replace("Ana", "Eva"));
    assert_eq!(
        answer,
        "Nothing new.\nOne was here already and is not doubled.\n\
         One that is here already has changed there; here it stays as it was:\n  \
         1 Ana: closed there, open here: call\n    promise done 1 --at \"2026-11-21 10:00\"\n"
    );
    shop.ok("done 1 --at '2026-11-21 10:00'");
    assert!(taken(&shop, "", task(1, done)).ends_with("not doubled.\n"));
    // What goes out from here is known by the number that it gets there, though its words were changed.
    let tasks = shop.ok("export --taskwarrior").replace("Ana: call", "Ana: ring");
    assert_eq!(taken(&shop, "", tasks), "Nothing new.\n3 were here already and are not doubled.\n");
    let events = shop.ok("export --ics -").replace("call", "ring");
    assert_eq!(taken(&shop, "", events), "Nothing new.\n2 were here already and are not doubled.\n");
}

#[test]
fn what_this_program_wrote_is_the_same_when_it_comes_back_whatever_the_window() {
    let shop = busy();
    for phrase in ["this week", "tomorrow morning", "by friday", "on saturday between 10 and 12", "soon", "in 3 days"] {
        shop.ok(&format!("add Kim 'I will paint the door {phrase}'"));
    }
    for form in ["csv", "taskwarrior", "todotxt", "ics -", "ics - --as todo"] {
        let text = shop.ok(&format!("export --{form}"));
        let flag = form.split(' ').next().unwrap();
        let answer = taken(&shop, &format!("--{flag}"), text);
        assert!(answer.starts_with("Nothing new.\n") && !answer.contains("has changed"), "{form} {answer}");
        assert!(!answer.contains("have changed"), "{form} {answer}");
    }
    // A row that says another date is another matter.
    let table = shop.ok("export --csv").replace("2026-11-27", "2026-11-30").replace("2026-11-28", "2026-12-01");
    assert!(taken(&shop, "--csv", table).contains("changed there"));
}

#[test]
fn a_name_that_a_later_line_makes_known_does_not_double_an_earlier_one() {
    let shop = Shop::new();
    let text = "ring Rosa about the lamp\nRosa: pay\n";
    assert!(taken(&shop, "--todotxt --who Shop", text).starts_with("Imported: 2 promises, 2 new customers"));
    assert_eq!(told(&shop, &["who", "what"]), ["Shop | ring Rosa about the lamp", "Rosa | pay"]);
    assert_eq!(taken(&shop, "--todotxt --who Shop", text), "Nothing new.\n2 were here already and are not doubled.\n");
}

#[test]
fn a_table_is_read_in_the_order_of_day_and_month_that_its_own_dates_tell() {
    let table = |dates: &[&str]| {
        let row = |(place, date): (usize, &&str)| format!("Ana,task {place},{date}\n");
        dates.iter().enumerate().map(row).fold("Customer,Task,Due\n".to_owned(), |table, row| table + &row)
    };
    let english = || Shop::new().settings("date_order = 'month'\n");
    // Told by a later row, against the settings and with them.
    let shop = english();
    let answer = taken(&shop, "", table(&["5/6/2027", "13/11/2027 17:00", "el 25/11"]));
    assert_eq!(
        answer,
        "Imported: 3 promises, one new customer.\nDates such as `5/6/2027` were read with the day first, as others of this table\nmust be.\n"
    );
    assert!(told(&shop, &["deadline"])[0].starts_with("2027-06-05"), "{:?}", told(&shop, &["deadline"]));
    let answer = taken(&english(), "", table(&["5/6/2027", "11/13/2027"]));
    assert_eq!(answer, "Imported: 2 promises, one new customer.\n");
    // Told by nothing; where there is nothing to tell, nothing is said.
    let shop = english();
    let answer = taken(&shop, "", table(&["5/6/2027", "7.8.2027", "2027-11-25"]));
    assert!(
        answer.ends_with("Nothing in this table tells days from months: dates such as `5/6/2027` were read\nwith the month first (setting date_order).\n"),
        "{answer}"
    );
    assert!(told(&shop, &["deadline"])[0].starts_with("2027-05-06"));
    let answer = taken(&english(), "", table(&["5/5/2027", "2027-11-25", "friday", "27 November 2026"]));
    assert_eq!(answer, "Imported: 4 promises, one new customer.\n");
    // What contradicts the others is not taken.
    let shop = english();
    let mixed = table(&["13/11/2027", "11/25/2027", "28/11/2027"]);
    let said = import(&shop, "", &mixed);
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert!(
        said.err
            .contains("  entry 2, line 3: `11/25/2027` has the month first, and other dates of this table the day\n"),
        "{}",
        said.err
    );
    let answer = taken(&shop, "--skip-bad", &mixed);
    assert!(answer.starts_with("Imported: 2 promises") && answer.contains("`11/25/2027` has the month"), "{answer}");
    // So it is behind the rows that are looked at first.
    let long = table(&[&["5/6/2027"; 1500][..], &["13/11/2027"]].concat());
    let said = import(&english(), "", long);
    assert!(said.err.contains("  entry 1501, line 1502: `13/11/2027` has the day first"), "{}", said.err);
    assert!(taken(&english(), "--contacts", "Name,Phone\nAna,5/6/2027\n").starts_with("Imported"));
}

#[test]
fn a_cell_that_is_no_date_is_named_with_its_column_and_line() {
    let table = "Client;Job;Wanted;At;Noted\nAna;call;27/11/2026;17:00;\nBo;see;abc;;\nCy;see;31/11/2027;;\nEd;see;27/11/2027;25:99;\n        Fi;see;every monday;;\nGo;see;friday;;blah\n";
    let shop = Shop::new();
    let said = import(&shop, "--csv --columns who=Client,what=Job,due=Wanted,time=At,created=Noted", table);
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert_eq!(
        said.err,
        "error: 5 entries cannot be taken; nothing was stored\n  \
         entry 2, line 3: column `Wanted`: `abc` is no date; “27 November 2026” or “friday at 5” would be one\n  \
         entry 3, line 4: column `Wanted`: `31/11/2027` is not a real date\n  \
         entry 4, line 5: column `At`: `27/11/2027 25:99` is not a real date\n  \
         entry 5, line 6: column `Wanted`: `every monday` is more than one date; a promise needs a single one\n  \
         entry 6, line 7: column `Noted`: `blah` is no date; “27 November 2026” or “friday at 5” would be one\n\
         hint: --skip-bad takes the rest, and names what it leaves out\n"
    );
}

#[test]
fn a_time_that_clocks_pass_over_is_pointed_out() {
    for (flag, text) in [
        ("--csv", "who,what,due\nAna,call,2027-03-28 02:30\nLeo,call,2027-03-28 03:30\nEva,call,2027-03-28\n"),
        ("--csv", "who,what,due,time\nAna,call,28/3/2027,02:30\n"),
        ("--todotxt", "Ana: call due:2027-03-28 at:02:30\n"),
        (
            "--ics",
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20270328T023000\nSUMMARY:Ana: call\nEND:VEVENT\nEND:VCALENDAR\n",
        ),
    ] {
        let shop = Shop::new();
        let answer = taken(&shop, flag, text);
        let shown = "One time does not exist, for clocks go forward over it, and was moved:\n  entry 1, line ";
        assert!(
            answer.contains(shown) && answer.ends_with(": `2027-03-28 02:30` became 2027-03-28 03:30\n"),
            "{answer}"
        );
        assert_eq!(told(&shop, &["deadline"])[0], "2027-03-28T03:30:00+02:00");
        assert!(taken(&shop, flag, text).ends_with("not doubled.\n"), "{flag}");
        let answer: Value = serde_json::from_str(&import(&Shop::new(), &format!("{flag} --json"), text).out).unwrap();
        assert_eq!(answer["passed_over"].as_array().unwrap().len(), 1);
    }
}

#[test]
fn a_file_of_no_known_kind_is_told_what_could_be_read() {
    let shop = Shop::new();
    for text in ["hello\n", "a,b\n1,2\n", "PK\u{3}\u{4}", "\u{feff}\"x\""] {
        let said = import(&shop, "", text);
        assert_eq!(
            (said.code, said.err.as_str()),
            (
                2,
                "error: this is of no kind that is known here: neither JSON, nor contacts, nor a calendar, nor a table with headings\n\
                 hint: --csv, --contacts, --vcard, --ics, --taskwarrior or --todotxt says what it is; save a workbook as CSV first\n"
            ),
            "{text}"
        );
    }
    let path = shop.folder().join("list.json");
    fs::write(&path, "hello\n").unwrap();
    assert!(shop.run(&["import", path.to_str().unwrap()]).err.contains("this is not JSON"), "called so, it should be");
    assert!(import(&shop, "", "\n [{\"who\":\"Ana\",\"what\":\"see\"}]").err.is_empty());
}

#[test]
fn a_name_before_a_colon_goes_before_contexts_and_projects() {
    let shop = Shop::new();
    shop.ok("add Ana 'call tomorrow at 5'");
    shop.ok("add 'Rosa Díaz' 'call tomorrow at 5'");
    let task = |text: &str, project: &str| {
        format!(
            "{{\"uuid\":\"{text}\",\"entry\":\"20261120T090000Z\",\"description\":\"{text}\",\"project\":\"{project}\"}}\n"
        )
    };
    taken(&shop, "--todotxt", "Eva: ring the bank @ana\nring the bank @ana @phone\nRosa: paint @ana\n");
    // A project that is a customer is one sooner than a word that is none; two customers are told apart by the text.
    taken(&shop, "", task("Lamp: paint it", "rosa díaz") + &task("Ana: paint it", "rosa díaz"));
    let wanted =
        ["Eva | ring the bank", "Ana | ring the bank", "Rosa | paint", "Rosa Díaz | Lamp: paint it", "Ana | paint it"];
    assert_eq!(told(&shop, &["who", "what"])[2..], wanted);
}

#[test]
fn whose_a_row_is_does_not_depend_on_the_rows_before_it() {
    let known = || {
        let shop = Shop::new();
        shop.ok("add 'Ana López' 'call tomorrow at 5' --phone 600111222");
        shop.ok("who 'Ana López' --email ana@x.org");
        shop
    };
    let shop = known();
    let cards = "Name,Phone,Email,Notes\nAna,600 111 222,,allergic to nickel\nAna,,ana.garcia@y.org,\n";
    taken(&shop, "--contacts", cards);
    assert_eq!(customer(&shop, "Ana"), ["Ana", "-", "ana.garcia@y.org", "-", "-"]);
    assert!(taken(&shop, "--contacts", cards).starts_with("Nothing new."));
    assert_eq!(customer(&shop, "Ana"), ["Ana", "-", "ana.garcia@y.org", "-", "-"], "a second time changes nothing");
    let shop = known();
    let event =
        |uid: u8, text: &str| format!("BEGIN:VEVENT\nUID:{uid}\nDTSTART:2026120{uid}T100000\n{text}\nEND:VEVENT\n");
    let first = event(1, "SUMMARY:Ana: visit");
    let second = event(2, "SUMMARY:measure window\nATTENDEE;CN=Ana:mailto:ana@x.org");
    taken(&shop, "--ics", format!("BEGIN:VCALENDAR\n{first}{second}END:VCALENDAR\n"));
    assert_eq!(told(&shop, &["who", "what"])[1..], ["Ana | visit", "Ana López | measure window"]);
    let shop = known();
    let tasks = "Ana: frame picture due:2026-11-27\nLópez, Ana: order bulb due:2026-11-27\n";
    taken(&shop, "--todotxt", tasks);
    assert_eq!(told(&shop, &["who", "what"])[1..], ["Ana | frame picture", "Ana López | order bulb"]);
    assert!(taken(&shop, "--todotxt", tasks).starts_with("Nothing new."));
}

#[test]
fn the_beginning_of_a_name_is_another_customer_and_the_whole_name_in_another_order_is_not() {
    let known = || {
        let shop = Shop::new();
        shop.ok("add 'Ana López' 'call tomorrow at 5' --phone 600111222");
        shop
    };
    let shop = known();
    let table = "Customer;Job;Date;Phone\nAna;fix the clock;27/11/2026;655000001\nLópez, Ana;w;28/11/2026;\nlopez ana;w2;28/11/2026;\n\
        Ana;w3;27/11/2026;\nAna;w4;27/11/2026;600 111 222\nRuiz, Eva;w5;;\nEva Ruiz;w6;;\n";
    let answer = taken(&shop, "--csv", table);
    assert!(answer.starts_with("Imported: 7 promises, 2 new customers.\n"), "{answer}");
    assert!(answer.contains("may be known already"), "{answer}");
    assert!(answer.ends_with("  Ana: perhaps Ana López\n"), "{answer}");
    let wanted = [
        "Ana | fix the clock",
        "Ana López | w",
        "Ana López | w2",
        "Ana | w3",
        "Ana López | w4",
        "Ruiz, Eva | w5",
        "Ruiz, Eva | w6",
    ];
    assert_eq!(told(&shop, &["who", "what"])[1..], wanted);
    assert_eq!(customer(&shop, "Ana")[1], "655000001");
    assert!(taken(&shop, "--csv", table).starts_with("Nothing new.\n7 were here already"));
    // With her phone it is she.
    let shop = known();
    taken(&shop, "--csv", "Customer;Job;Phone\nAna;w;600 111 222\n");
    assert_eq!(told(&shop, &["who"])[1], "Ana López");
    for (flag, text) in [
        ("--taskwarrior", "{\"uuid\":\"1\",\"entry\":\"20261120T090000Z\",\"description\":\"ring\",\"who\":\"Ana\"}\n"),
        ("--todotxt", "Ana: ring\n"),
        (
            "--ics",
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20261201T100000\nSUMMARY:Ana: ring\nEND:VEVENT\nEND:VCALENDAR\n",
        ),
    ] {
        let shop = known();
        let answer = taken(&shop, flag, text);
        assert!(answer.ends_with("  Ana: perhaps Ana López\n"), "{flag} {answer}");
        assert_eq!(told(&shop, &["who"]), ["Ana López", "Ana"], "{flag}");
        let left_out = taken(&known(), &format!("{flag} --known-only"), text);
        assert!(left_out.contains("`Ana` is no customer here"), "{flag} {left_out}");
    }
    // Where nothing else says who it is, the only Ana is meant, and it is said.
    let shop = known();
    let answer: Value = serde_json::from_str(&taken(&shop, "--todotxt --json --who ana", "Ana ring\nsweep\n")).unwrap();
    let assumed = ["Ana", "ana"].map(|name| json!({ "who": name, "known": "Ana López" }));
    assert_eq!((&answer["assumed"], &answer["perhaps"]), (&json!(assumed), &json!([])));
}

#[test]
fn a_quotation_mark_that_is_not_closed_swallows_no_rows() {
    let shop = Shop::new();
    let bytes = shop.bytes();
    for (flag, table, entry, line) in [
        ("--contacts", "Name;Phone\nAna;600\n\"Eva;601\nLeo;602\n", 2, 3),
        ("--csv", "Customer;Date;Job\nAna;friday;\"bring lamp\nRosa;monday;bring key\n", 1, 2),
        ("--csv --skip-bad", "Customer,Job\nAna,\"a\nRosa,b\n", 1, 2),
        ("--csv", "Customer,Job,Note\nAna,\"two\nlines\",\"open\nRosa,b,\n", 1, 3),
        // The next mark opens a cell, and closes none.
        ("--csv", "Customer,Job\r\nEva,c\r\nAna,\"a\r\nRosa,\"b\"\r\n", 2, 3),
    ] {
        let said = import(&shop, flag, table);
        let wanted = format!("  entry {entry}, line {line}: a quotation mark opens there that is not closed");
        assert_eq!(said.code, 2, "{table}");
        assert!(said.err.contains(&wanted) && !said.err.contains("--skip-bad"), "{table}\n{}", said.err);
        assert_eq!(shop.bytes(), bytes);
    }
    let whole = "Customer,Job\n\"Ana\",\"say \"\"hello\"\"\nin two lines\"\nEva,5\" pipe\n\"Leo\" Sanz,\"end\"";
    taken(&shop, "--csv", whole);
    let wanted = ["Ana | say \"hello\" in two lines", "Eva | 5\" pipe", "Leo Sanz | end"];
    assert_eq!(told(&shop, &["who", "what"]), wanted);
    let headings = import(&shop, "--csv", "Customer,\"Job\nAna,a\n");
    assert!(headings.err.starts_with("error: a quotation mark opens there"), "{}", headings.err);
}

#[test]
fn a_hint_about_columns_names_what_they_can_hold() {
    for (shop, hint) in [
        (
            Shop::new(),
            "hint: --columns name=Customer,phone=Tel names the columns; they can hold name, first,\n      middle, last, company, phone, email, language, note\n",
        ),
        (
            Shop::spanish(),
            "pista: --columns name=Cliente,phone=Tel nombra las columnas; pueden contener name, first,\n      middle, last, company, phone, email, language, note\n",
        ),
    ] {
        for columns in ["", " --columns who=Kunde,phone=Tel", " --columns who", " --columns name=Nix"] {
            let said = import(&shop, &format!("--contacts{columns}"), "Kunde,Tel\nAna,600\n");
            let told: String = said.err.split_whitespace().collect::<Vec<_>>().join(" ");
            let hint: String = hint.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(said.code == 2 && told.ends_with(&hint), "{columns} {}", said.err);
        }
        assert_eq!(import(&shop, "--contacts --columns name=Kunde,phone=Tel", "Kunde,Tel\nAna,600\n").code, 0);
    }
    let said = import(&Shop::new(), "--csv --columns name=Customer", "Customer,Job\nAna,x\n");
    assert!(
        said.err.contains("they can hold who, what, due, time, created, closed, status, note, phone"),
        "{}",
        said.err
    );
    assert!(!said.err.contains("grain"), "{}", said.err);
}

#[test]
fn one_apostrophe_is_as_good_as_another() {
    let shop = Shop::new();
    shop.ok("add \"O'Brien\" 'call tomorrow at 5'");
    assert_eq!(
        taken(&shop, "", "BEGIN:VCARD\nFN:O’Brien\nTEL:600\nEND:VCARD\n"),
        "Nothing new.\nFilled in: one known customer.\n"
    );
    shop.ok("add O’Brien 'lamp ready on friday'");
    shop.ok("add O´Brien: 'pay on friday'");
    assert_eq!(told(&shop, &["who"]), ["O'Brien"; 3]);
    taken(&shop, "--csv", "Customer;Job\nOʼBRIEN;soup\n");
    shop.ok("edit 4 --what 'hot soup'");
    assert_eq!(shop.json("who").as_array().unwrap().len(), 1);
    assert!(shop.ok("who o`brien").contains("hot soup"));
}

#[test]
fn what_apple_calls_a_number_in_a_line_of_its_own_tells_the_mobile_from_the_fax() {
    let card = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:García;Ana;;;\r\nFN:Ana García\r\nitem1.TEL:+34 911 22 33 44\r\nitem1.X-ABLabel:_$!<HomeFAX>!$_\r\n\
        item2.X-ABLabel:Móvil\r\nitem2.TEL:+34 600 11 22 33\r\nitem3.TEL;type=pref:912\r\nEND:VCARD\r\n";
    for (card, phone) in [
        (card.to_owned(), "+34 600 11 22 33"),
        (card.replace("Móvil", "_$!<Mobile>!$_"), "+34 600 11 22 33"),
        (card.replace("Móvil", "Tía"), "912"),
        (card.replace("Móvil", "Fax").replace("item3.TEL;type=pref:912\r\n", "TEL:913\r\n"), "913"),
    ] {
        let shop = Shop::new();
        taken(&shop, "", &card);
        assert_eq!(customer(&shop, "ana")[1], phone, "{card}");
    }
}

#[test]
fn a_table_is_taken_as_spreadsheets_and_people_fill_it_in() {
    for (cells, wanted) in [
        ("27-Nov-26,", "2026-11-27T19:00:00+01:00 | -"),
        ("27-nov.-26 9:00,", "2026-11-27T09:00:00+01:00 | -"),
        ("-,", "- | -"),
        ("N/A,Not Started", "- | -"),
        ("sin fecha,En proceso", "- | -"),
        ("2026-11-27,Completed", "2026-11-27T19:00:00+01:00 | kept"),
        ("\"Friday, November 27, 2026\",Open", "2026-11-27T19:00:00+01:00 | -"),
    ] {
        let shop = Shop::new();
        taken(&shop, "", format!("Customer,Task,Date,Status\nAna,call,{cells}\n"));
        assert_eq!(told(&shop, &["deadline", "outcome"]), [wanted], "{cells}");
    }
    let said = import(&Shop::new(), "", "Customer,Task,State\nAna,call,Lost\n");
    assert!(
        said.err.contains(
            "line 2: column `State`: `Lost` is no state; open, done, late, broken, released and cancelled are\n"
        ),
        "{}",
        said.err
    );
}

#[test]
fn a_customer_is_known_by_the_address_that_was_invited() {
    let shop = Shop::new();
    shop.ok("add 'Rosa Díaz' 'call tomorrow at 9'");
    shop.ok("who rosa --email rosa@example.org");
    let text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20261201T090000Z\nSUMMARY:Measure\nORGANIZER;CN=shop@x.org:mailto:shop@x.org\n\
        ATTENDEE;CN=shop@x.org:mailto:shop@x.org\nATTENDEE;CN=rosa@example.org:mailto:ROSA@example.org\nEND:VEVENT\nEND:VCALENDAR\n";
    taken(&shop, "", text);
    assert_eq!(told(&shop, &["who", "what"])[1], "Rosa Díaz | Measure");
    let said = import(&Shop::new(), "", text);
    assert!(said.err.contains("`Measure` names no customer"), "{}", said.err);
    // As directories write names.
    let text =
        text.replace("CN=rosa@example.org:mailto:ROSA@", "CN=\"Díaz, Rosa\":mailto:other@").replace("UID:1", "UID:2");
    taken(&shop, "", text);
    assert_eq!(told(&shop, &["who", "what"])[2], "Rosa Díaz | Measure");
}

#[test]
fn odd_lines_of_todo_txt_are_read_or_named() {
    let shop = Shop::new();
    taken(&shop, "--todotxt", "X 2026-11-20 Leo: pay\nAna: call at:17:00\nAna: ring due:friday\n");
    let wanted = [
        "Leo | pay | - | kept",
        "Ana | call | 2026-11-22T17:00:00+01:00 | -",
        "Ana | ring | 2026-11-27T19:00:00+01:00 | -",
    ];
    assert_eq!(told(&shop, &["who", "what", "deadline", "outcome"]), wanted);
    for (due, why) in [
        ("2026-13-45", "`due:2026-13-45` is no date; “27 November 2026” or “friday at 5” would be one"),
        ("31/11/2026", "`31/11/2026` is not a real date"),
    ] {
        let said = import(&shop, "--todotxt", format!("Ana: see due:{due}\n"));
        assert!(said.err.contains(&format!("  entry 1, line 1: {why}\n")), "{}", said.err);
    }
}

#[test]
fn words_that_look_like_fields_go_out_and_come_back_as_words() {
    let shop = Shop::new();
    for what in [
        "ask about due:2027-01-01 label",
        "see +plus and more",
        "send to @leo",
        "note made:2020-01-01 there",
        "who:Leo is it",
        "use at:10:00 slot",
        "x marks",
        "(A) first",
        "rec:1w weekly thing",
        "say: hello",
        "end +tag",
        "end due:2027-01-01",
        "end who:Leo",
    ] {
        shop.run(&["add", "Ana:", what, "--by", "friday", "--quiet"]);
        shop.run(&["add", "Ana:", what, "--by", "as soon as I can", "--tag", "t", "--quiet"]);
    }
    for who in ["de la Rosa:", "Under_score Joe:", "joe x_y:", "Ana:"] {
        shop.run(&["add", who, "call", "--by", "friday"]);
    }
    let fields = ["who", "what", "deadline"];
    let wanted = told(&shop, &fields);
    assert_eq!(wanted.len(), 30);
    for form in ["todotxt", "taskwarrior", "csv", "ics -"] {
        let (text, flag) = (shop.ok(&format!("export --{form}")), form.split(' ').next().unwrap());
        let answer = taken(&shop, &format!("--{flag}"), &text);
        assert_eq!(answer, "Nothing new.\n30 were here already and are not doubled.\n", "{form}");
        if form != "ics -" {
            let new = other(&shop);
            taken(&new, &format!("--{flag}"), &text);
            assert_eq!(told(&new, &fields), wanted, "{form}");
        }
    }
}

#[test]
fn a_flag_decides_and_otherwise_the_text_and_then_the_name_of_the_file() {
    let shop = Shop::new();
    for (name, text, code) in [
        ("a.txt", GOOGLE, 0),
        ("b.json", CALENDAR, 0),
        ("todo.txt", "Ana: sweep\n", 0),
        ("other.txt", "Ana: sweep\n", 2),
        ("c.csv", "what,who\nwrite,Ana\n", 0),
        ("d.json", "[{\"who\":\"Ana\",\"what\":\"see\"}]", 0),
    ] {
        let path = shop.folder().join(name);
        fs::write(&path, text).unwrap();
        let said = shop.run(&["import", path.to_str().unwrap()]);
        assert_eq!(said.code, code, "{name} {}", said.err);
    }
    assert_eq!(import(&shop, "--vcard --csv", "x").code, 2);
    for (args, text, flag) in [
        ("--vcard --columns name=x", GOOGLE, "--columns"),
        ("--vcard --who Ana", GOOGLE, "--who"),
        ("--replace", "[]", "--replace"),
        ("--known-only", "[]", "--known-only"),
        ("--skip-bad", "[]", "--skip-bad"),
    ] {
        let said = import(&shop, args, text);
        assert_eq!((said.code, said.err), (2, format!("error: `{flag}` has no use with this format\n")));
    }
    let said = import(&shop, "--csv", b"\xff\xfew\0h\0a\0t\0,\0");
    assert!(said.err.contains("UTF-16"), "{}", said.err);
}

#[test]
fn progress_is_shown_of_every_format() {
    let shop = Shop::new();
    let rows: String = (0..5000).map(|n| format!("C{},thing {n}\n", n % 7)).collect();
    let path = shop.folder().join("long.csv");
    fs::write(&path, format!("who,what\n{rows}")).unwrap();
    let said = shop.type_in(&["import", path.to_str().unwrap(), "--dry-run"], &[]);
    assert!(said.err.contains("\r2000 read … 3") && said.err.contains("\r4000 read … 7"), "{:?}", said.err);
}

/// Bytes that have something of each format in them.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let pieces: &[&[u8]] = &[
        b"BEGIN:VCARD\n",
        b"END:VCARD\r\n",
        b"FN:Ana\n",
        b"TEL;CELL:",
        b"TEL;TYPE=\"a:b\":tel:+34;",
        b";ENCODING=QUOTED-PRINTABLE:=C3=\n=",
        b"BEGIN:VCALENDAR\n",
        b"BEGIN:VEVENT\n",
        b"END:VEVENT\n",
        b"BEGIN:VTODO\n",
        b"END:VTODO\n",
        b"BEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\n",
        b"END:STANDARD\nEND:VTIMEZONE\n",
        b"DTSTART:20261128T090000\n",
        b"DTSTART;TZID=X:20261128T090000\n",
        b"DTEND;VALUE=DATE:99991231\n",
        b"TZOFFSETTO:-9999\n",
        b"RRULE:FREQ=YEARLY;BYMONTH=99;BYDAY=-9SU\n",
        b"DUE:00000101\n",
        b"SUMMARY:Ana: x\\,\\n\n",
        b"who,what,due\n",
        b"Ana,call,friday\n",
        b"\"",
        b",",
        b";",
        b"\t",
        b"sep=;\n",
        b"'=",
        b"\xff",
        b"\xef\xbb\xbf",
        b"\n",
        b"\r\n ",
        b"\0",
        b"\x1b[2J",
        "\u{202e}".as_bytes(),
        b"x 2026-11-21 2026-11-19 ",
        b"(A) ",
        b"due:",
        b"due:2026-11-25 ",
        b"at:25:00 ",
        b"made:2026-11-25 ",
        b"@Ana +x ",
        b"[{\"uuid\":\"\",\"entry\":\"20261120T090000Z\",\"description\":\"Ana: x\",\"due\":\"",
        b"99991231T235959Z\"}",
        b"]",
    ];
    let piece = prop_oneof![
        4 => prop::sample::select(pieces.to_vec()).prop_map(<[u8]>::to_vec),
        1 => prop::collection::vec(any::<u8>(), 0..8),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_taken_or_refused_and_leave_the_store_whole(bytes in bytes()) {
        for flag in ["--vcard", "--ics", "--csv", "--contacts", "--taskwarrior", "--todotxt", ""] {
            let shop = Shop::new();
            let more: &[&str] = match flag {
                "" => &[],
                "--vcard" | "--contacts" => &["--skip-bad"],
                _ => &["--skip-bad", "--who", "Shop"],
            };
            let args: Vec<&str> = ["import", "-", flag].iter().chain(more).copied().filter(|arg| !arg.is_empty()).collect();
            let said = shop.pipe(&args, &bytes);
            prop_assert!(said.code == 0 || said.code == 2, "{flag} {} {}", said.code, said.err);
            for text in [&said.out, &said.err] {
                prop_assert!(!text.chars().any(|c| c.is_control() && c != '\n' || c == '\u{202e}'), "{flag} {text:?}");
            }
            if said.code == 2 {
                prop_assert!(!shop.store().join("journal").exists(), "{flag}");
                continue;
            }
            prop_assert_eq!(shop.sh("doctor").code, 0, "{}", flag);
            for person in shop.json("who").as_array().unwrap() {
                prop_assert!(!person["name"].as_str().unwrap().trim().is_empty());
            }
            let (bytes_before, list) = (shop.bytes(), shop.json("list"));
            let again = shop.pipe(&args, &bytes);
            prop_assert_eq!(again.code, 0);
            prop_assert_eq!(shop.json("list"), list, "{}", flag);
            prop_assert_eq!(shop.bytes(), bytes_before, "{}", flag);
            // Nothing is there twice, nor is there anything that cannot go out and come back.
            let (cards, new) = (shop.ok("who --export-vcard -"), Shop::new());
            if !cards.is_empty() {
                let said = new.pipe(&["import", "-", "--vcard"], cards.as_bytes());
                prop_assert_eq!((said.code, said.err.as_str()), (0, ""));
            }
        }
    }
}

#[test]
fn whole_days_go_out_and_come_back_as_the_days_they_are() {
    let mut shop = Shop::new();
    shop.set_clock("2026-11-23 10:00");
    // A Sunday, on which the shop is closed; a Friday, on which it is open; a week.
    for what in
        ["the lamp will be ready on sunday", "the clock will be ready on friday", "the bike will be ready this week"]
    {
        shop.ok(&format!("add Bo '{what}'"));
    }
    let todo = shop.ok("export --todotxt");
    for (what, day) in [("lamp", "2026-11-29"), ("clock", "2026-11-27"), ("bike", "2026-11-28")] {
        assert!(todo.lines().any(|line| line.contains(what) && line.contains(&format!(" due:{day} made:"))), "{todo}");
    }
    let tasks: Value = serde_json::from_str(&shop.ok("export --taskwarrior")).unwrap();
    assert_eq!(tasks[0]["due"], "20261128T230000Z", "the midnight that begins the day, in Madrid");
    for form in ["todotxt", "taskwarrior"] {
        let file = shop.folder().join(form);
        std::fs::write(&file, shop.ok(&format!("export --{form}"))).unwrap();
        let mut other = Shop::new();
        other.set_clock("2026-11-23 10:00");
        other.ok(&format!("import --{form} {}", file.display()));
        let due = |shop: &Shop| {
            shop.json("list").as_array().unwrap().iter().map(|one| one["deadline"].clone()).collect::<Vec<_>>()
        };
        assert_eq!(due(&other), due(&shop), "{form}");
    }
}

#[test]
fn a_midnight_behind_a_date_in_a_table_is_no_time() {
    let mut shop = Shop::new();
    shop.set_clock("2026-11-23 10:00");
    for date in ["27/11/2026 00:00", "27/11/2026 0:00:00", "2026-11-27T00:00:00", "2026-11-27 00:00:00"] {
        let shop = Shop::new();
        let file = shop.folder().join("table.csv");
        std::fs::write(&file, format!("Customer,Task,Date\nAna,call,{date}\n")).unwrap();
        shop.ok(&format!("import --csv {}", file.display()));
        let promise = &shop.json("list")[0];
        assert_eq!(
            (&promise["window"]["grain"], &promise["deadline"]),
            (&"day".into(), &"2026-11-27T19:00:00+01:00".into()),
            "{date}"
        );
    }
}
