//! Taskwarrior, todo.txt, Python's `csv` and the vCard reader `vobject`: what they wrote comes in, and what goes out they read.

use std::fs;
use std::io::Write;
use std::process::Stdio;

use serde_json::Value;

use crate::bench::{Bench, NOW, have};

fn file(bench: &Bench, name: &str, text: &str) -> String {
    let path = bench.home().join(name);
    fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

fn promises(bench: &Bench, fields: &[&str]) -> Vec<Vec<String>> {
    let list: Value = serde_json::from_str(&bench.run(bench.promise(&["list", "--json"]))).unwrap();
    let row = |promise: &Value| fields.iter().map(|name| promise[name].as_str().unwrap_or("-").to_owned()).collect();
    let mut rows: Vec<Vec<String>> = list.as_array().unwrap().iter().map(row).collect();
    rows.sort();
    rows
}

/// A shop with promises of several sorts.
fn busy() -> Bench {
    let bench = Bench::new();
    for line in [
        &[
            "add",
            "Ana López",
            "I'll call you tomorrow at 5 with the quote, \"or not\"",
            "--phone",
            "+34 600 123 456",
            "--tag",
            "quote",
        ][..],
        &["add", "Leo:", "I'll write as soon as I can"],
        &["add", "--by", "friday", "Eva:", "=cmd|' /C calc'!A0; the lamp"],
        &["done", "2", "sent"],
        &["who", "ana", "--email", "ana@example.org", "--language", "es", "--note", "one; two, three\\n"],
    ] {
        bench.run(bench.promise(line));
    }
    bench
}

/// Taskwarrior, with its clock on the day of the tests, a list of its own and no questions.
fn task(bench: &Bench, arguments: &[&str]) -> std::process::Command {
    let data = bench.home().join("tasks");
    fs::create_dir_all(&data).unwrap();
    let rc =
        file(bench, "taskrc", "confirmation=off\nverbose=nothing\nuda.who.type=string\nuda.who.label=Who\nhooks=off\n");
    let mut task = bench.command("task");
    task.arg(format!("rc:{rc}")).arg(format!("rc.data.location={}", data.display())).args(arguments);
    task
}

#[test]
fn what_taskwarrior_exports_comes_in_once() {
    if !have(&["task"]) {
        return;
    }
    let bench = Bench::new();
    bench.run(bench.promise(&["add", "Rosa", "I'll call you tomorrow at 5"]));
    for line in [
        &["add", "Ana: bring the \"glasses\" ñ", "due:2030-11-25T17:00", "+optics", "priority:H"][..],
        &["add", "paint", "who:Leo Sanz", "due:2030-11-26"],
        &["add", "call Rosa about the lamp"],
        &["add", "Eva: rent", "due:2030-12-03", "recur:monthly"],
        &["add", "Eva: gone"],
        &["rc.bulk=0", "Eva: gone", "delete"],
        &["2", "annotate", "with two coats"],
    ] {
        bench.run(task(&bench, line));
    }
    let export = bench.run(task(&bench, &["export"]));
    // Made on the day of the tests, whenever they are run.
    let mut tasks: Vec<Value> = serde_json::from_str(&export).unwrap();
    for task in &mut tasks {
        task["entry"] = "20261120T090000Z".into();
    }
    let path = file(&bench, "tasks.json", &serde_json::to_string_pretty(&tasks).unwrap());
    let answer = bench.run(bench.promise(&["import", &path]));
    assert!(answer.starts_with("Imported: 4 promises, 3 new customers.\n"), "{answer}");
    assert!(
        answer.contains("`Eva: gone` was deleted") && answer.contains("`Eva: rent` comes again and again"),
        "{answer}"
    );
    let wanted = [
        ["Ana", "bring the \"glasses\" ñ", "2030-11-25T17:00:00+01:00"],
        ["Leo Sanz", "paint", "2030-11-26T19:00:00+01:00"],
        ["Rosa", "call Rosa about the lamp", "-"],
        // What comes again and again is there once more for each time.
        ["Eva", "rent", "2030-12-03T19:00:00+01:00"],
    ];
    let found = promises(&bench, &["who", "what", "deadline"]);
    for row in wanted {
        assert!(found.contains(&row.map(str::to_owned).to_vec()), "{row:?} {found:?}");
    }
    let again = bench.run(bench.promise(&["import", &path, "--taskwarrior"]));
    assert!(again.starts_with("Nothing new.\n4 were here already"), "{again}");
}

#[test]
fn taskwarrior_reads_what_goes_out_and_gives_it_back() {
    if !have(&["task"]) {
        return;
    }
    let bench = busy();
    let path = bench.home().join("out.json");
    bench.run(bench.promise(&["export", "--taskwarrior", path.to_str().unwrap()]));
    for _ in 0..2 {
        // Twice, for it knows its tasks again by their numbers.
        bench.run(task(&bench, &["import", path.to_str().unwrap()]));
    }
    assert_eq!(bench.run(task(&bench, &["status:pending", "count"])).trim(), "2");
    assert_eq!(bench.run(task(&bench, &["status:completed", "who:Leo", "count"])).trim(), "1");
    assert_eq!(bench.run(task(&bench, &["due:2026-11-22T17:00", "+quote", "count"])).trim(), "1");
    let back = file(&bench, "back.json", &bench.run(task(&bench, &["export"])));
    let answer = bench.run(bench.promise(&["import", &back]));
    assert!(answer.starts_with("Nothing new.\n3 were here already"), "{answer}");
    let new = Bench::new();
    new.run(new.promise(&["import", &back]));
    let fields = ["who", "what", "deadline", "made_at", "kind", "wording", "outcome"];
    assert_eq!(promises(&new, &fields), promises(&bench, &fields));
}

#[test]
fn a_task_that_was_moved_in_taskwarrior_is_no_second_promise() {
    if !have(&["task"]) {
        return;
    }
    let bench = Bench::new();
    bench.run(task(&bench, &["add", "Ana: bring the glasses", "due:2030-11-25T17:00"]));
    let import = || {
        let tasks = bench.run(task(&bench, &["export"])).replace("\"entry\":\"20", "\"entry\":\"19");
        bench.run(bench.promise(&["import", &file(&bench, "tasks.json", &tasks)]))
    };
    assert!(import().starts_with("Imported: one promise"));
    bench.run(task(&bench, &["1", "modify", "due:2030-11-28T10:30", "Ana: bring both glasses"]));
    let answer = import();
    assert!(answer.starts_with("Nothing new.\nOne was here already"), "{answer}");
    assert!(answer.ends_with("    promise move 1 2030-11-28 10:30\n"), "{answer}");
    bench.run(bench.promise(&["move", "1", "2030-11-28", "10:30", "--told"]));
    assert!(import().ends_with("not doubled.\n"));
}

fn todo(bench: &Bench, arguments: &[&str]) -> std::process::Command {
    let config = format!(
        "export TODO_DIR={}\nexport TODO_FILE=$TODO_DIR/todo.txt\nexport DONE_FILE=$TODO_DIR/done.txt\nexport REPORT_FILE=$TODO_DIR/report.txt\nexport TODOTXT_DATE_ON_ADD=0\n",
        bench.home().display()
    );
    let config = file(bench, "todo.cfg", &config);
    let mut todo = bench.command("todo-txt");
    todo.args(["-p", "-a", "-d", &config]).args(arguments);
    todo
}

/// What was done on the day on which the tests are run, done on the day on which the clock of the shop stands still.
fn on_the_day_of_the_tests(path: &std::path::Path, line: usize) {
    let text = fs::read_to_string(path).unwrap();
    let done = text.lines().nth(line).unwrap();
    assert!(done.starts_with("x 20"), "{text}");
    fs::write(path, text.replacen(done, &format!("x {}{}", &NOW[..10], &done[12..]), 1)).unwrap();
}

#[test]
fn todo_txt_is_read_and_read_back() {
    if !have(&["todo-txt"]) {
        return;
    }
    let bench = Bench::new();
    bench.run(todo(&bench, &["add", "Ana: bring the glasses +optics due:2026-11-25"]));
    bench.run(todo(&bench, &["add", "Leo: pay"]));
    bench.run(todo(&bench, &["pri", "1", "A"]));
    bench.run(todo(&bench, &["do", "2"]));
    let path = bench.home().join("todo.txt");
    on_the_day_of_the_tests(&path, 1);
    let answer = bench.run(bench.promise(&["import", path.to_str().unwrap()]));
    assert_eq!(answer, "Imported: 2 promises, 2 new customers.\n");
    let wanted = [["Ana", "bring the glasses", "2026-11-25T19:00:00+01:00", "-"], ["Leo", "pay", "-", "kept"]];
    assert_eq!(promises(&bench, &["who", "what", "deadline", "outcome"]), wanted);

    let bench = busy();
    let path = bench.home().join("todo.txt");
    bench.run(bench.promise(&["export", "--todotxt", path.to_str().unwrap()]));
    let listed = bench.run(todo(&bench, &["ls"]));
    assert!(listed.contains("TODO: 3 of 3 tasks shown"), "{listed}");
    assert!(listed.contains("Ana López: I'll call you") && listed.contains("due:2026-11-22"), "{listed}");
    assert!(bench.run(todo(&bench, &["lsprj"])).contains("+quote"));
    bench.run(todo(&bench, &["do", "1"]));
    on_the_day_of_the_tests(&path, 0);
    let answer = bench.run(bench.promise(&["import", path.to_str().unwrap()]));
    assert!(answer.starts_with("Nothing new.\n3 were here already"), "{answer}");
}

/// The system's own, for which packages of the system are.
const PYTHON: &str = "/usr/bin/python3";

/// Runs a script of Python with these arguments and returns what it prints.
fn python(bench: &Bench, script: &str, arguments: &[&str]) -> String {
    let mut python = bench.command(PYTHON);
    python.arg("-").args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut running = python.spawn().unwrap();
    running.stdin.take().unwrap().write_all(script.as_bytes()).unwrap();
    let done = running.wait_with_output().unwrap();
    assert!(done.status.success());
    String::from_utf8(done.stdout).unwrap()
}

/// Whether Python is there with a module. Says out loud where it is not, and fails where nothing may be missing.
fn has_python(bench: &Bench, module: &str) -> bool {
    let found = bench.command(PYTHON).args(["-c", &format!("import {module}")]).output();
    let has = found.is_ok_and(|found| found.status.success());
    assert!(has || std::env::var_os("CLIENTS_ALL").is_none(), "not installed: {PYTHON} with {module}");
    if !has {
        eprintln!("SKIPPED: not installed: {PYTHON} with {module}");
    }
    has
}

#[test]
fn python_reads_the_table_and_writes_one() {
    let bench = busy();
    if !has_python(&bench, "csv") {
        return;
    }
    let path = bench.home().join("out.csv");
    bench.run(bench.promise(&["export", "--csv", "--bom", path.to_str().unwrap()]));
    let read = "import csv, json, sys\nprint(json.dumps(list(csv.DictReader(open(sys.argv[1], encoding='utf-8-sig', newline=''), strict=True))))";
    let rows: Value = serde_json::from_str(&python(&bench, read, &[path.to_str().unwrap()])).unwrap();
    let rows = rows.as_array().unwrap();
    assert_eq!(rows.len(), 3);
    assert_eq!((&rows[0]["who"], &rows[0]["phone"]), (&"Ana López".into(), &"+34 600 123 456".into()));
    assert!(rows[0]["what"].as_str().unwrap().contains("with the quote, \"or not\""));
    assert_eq!(rows[2]["what"], "'=cmd|' /C calc'!A0; the lamp");
    // The whole of it, as Excel would write it in Spain, comes in as it was.
    let write = "import csv, sys\nrows = list(csv.reader(open(sys.argv[1], encoding='utf-8-sig', newline='')))\n\
        csv.writer(open(sys.argv[2], 'w', encoding='cp1252', newline=''), delimiter=';', quoting=csv.QUOTE_ALL).writerows(rows)";
    let excel = bench.home().join("excel.csv");
    python(&bench, write, &[path.to_str().unwrap(), excel.to_str().unwrap()]);
    let new = Bench::new();
    let answer = new.run(new.promise(&["import", excel.to_str().unwrap()]));
    assert!(answer.starts_with("Imported: 3 promises, 3 new customers.\n"), "{answer}");
    let fields = ["who", "what", "deadline", "made_at", "outcome", "phone"];
    assert_eq!(promises(&new, &fields), promises(&bench, &fields));
}

#[test]
fn vobject_reads_the_cards_and_writes_some() {
    let bench = busy();
    if !has_python(&bench, "vobject") {
        return;
    }
    let path = bench.home().join("out.vcf");
    bench.run(bench.promise(&["who", "--export-vcard", path.to_str().unwrap()]));
    let read = "import vobject, sys\nfor card in vobject.readComponents(open(sys.argv[1], newline='').read()):\n    card.validate()\n    \
        print([card.fn.value, *[tel.value for tel in card.contents.get('tel', [])], *[note.value for note in card.contents.get('note', [])]])";
    let cards = python(&bench, read, &[path.to_str().unwrap()]);
    assert_eq!(cards, "['Ana López', '+34600123456', 'one; two, three\\\\n']\n['Eva']\n['Leo']\n");
    let write = "import vobject, sys\nout = open(sys.argv[1], 'w', newline='')\nfor name, phone in (('ANA LOPEZ', '600123456'), ('Kim Ñandú ' * 12, '1')):\n    \
        card = vobject.vCard()\n    card.add('fn').value = name\n    card.add('n').value = vobject.vcard.Name(family=name)\n    tel = card.add('tel')\n    \
        tel.value = phone\n    tel.type_param = 'CELL'\n    card.add('note').value = 'a, b; c\\nd'\n    out.write(card.serialize())";
    let path = bench.home().join("in.vcf");
    python(&bench, write, &[path.to_str().unwrap()]);
    let answer = bench.run(bench.promise(&["import", path.to_str().unwrap()]));
    assert!(answer.starts_with("Imported: one new customer.\n"), "{answer}");
    let kim: Value = serde_json::from_str(&bench.run(bench.promise(&["who", "kim", "--json"]))).unwrap();
    assert_eq!((&kim["phone"], &kim["note"]), (&"1".into(), &"a, b; c d".into()));
    assert_eq!(kim["name"].as_str().unwrap(), "Kim Ñandú ".repeat(12).trim());
}
