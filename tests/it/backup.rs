//! `backup` and `restore`: byte for byte, checked before it is believed, and never half of it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::fixture::{Said, Shop};

fn shop() -> Shop {
    let shop = Shop::new();
    shop.ok("add Ana 'call tomorrow at 5'");
    shop.ok("add Leo 'call tomorrow at 6'");
    shop.ok("done 1");
    shop
}

fn with(shop: &Shop, command: &str, path: &Path, more: &[&str]) -> Said {
    shop.run(&[&[command, path.to_str().unwrap()], more].concat())
}

fn backup(shop: &Shop) -> PathBuf {
    let path = shop.folder().join("shop.backup");
    let said = with(shop, "backup", &path, &["--force"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    path
}

/// Folders that a restore left beside the journals.
fn aside(shop: &Shop) -> Vec<PathBuf> {
    let entries = fs::read_dir(shop.store()).unwrap().map(|entry| entry.unwrap().path());
    let known = |path: &PathBuf| path.is_dir() && !path.ends_with("journal");
    entries.filter(known).collect()
}

#[test]
fn a_backup_holds_every_byte_and_comes_back_in_an_empty_place() {
    let shop = shop();
    let path = shop.folder().join("shop.backup");
    assert_eq!(with(&shop, "backup", &path, &[]).out, "Copied and checked: 4 lines, 1 KiB.\n");
    let text = fs::read(&path).unwrap();
    let bytes = shop.bytes();
    assert!(text.windows(bytes.len()).any(|window| window == bytes));
    let new = Shop::new();
    let said = with(&new, "restore", &path, &[]);
    assert_eq!((said.code, said.out.as_str(), said.err.as_str()), (0, "Restored: 4 lines.\n", ""));
    assert_eq!(new.bytes(), bytes);
    assert_eq!(new.json("list"), shop.json("list"));
    assert!(aside(&new).is_empty());
    // It is the same machine, and goes on where it was.
    assert!(new.ok("add Eva 'call tomorrow at 9' --quiet").starts_with('3'));
    assert_eq!(new.journal().file_name(), shop.journal().file_name());
    assert_eq!(new.ok("undo 2").lines().count(), 2);
}

#[test]
fn an_earlier_state_goes_on_and_a_later_one_is_kept() {
    let shop = shop();
    let path = backup(&shop);
    let old = shop.bytes();
    // The same again: nothing to set aside.
    assert_eq!(with(&shop, "restore", &path, &[]).code, 0);
    assert!(aside(&shop).is_empty() && shop.bytes() == old);
    // What the backup lacks is not given up by itself.
    shop.ok("add Eva 'call tomorrow at 9'");
    shop.ok("add Kim 'call tomorrow at 10'");
    let new = shop.bytes();
    let said = with(&shop, "restore", &path, &[]);
    assert_eq!(said.code, 1);
    assert_eq!(
        said.err,
        "error: 2 lines that were recorded here are not in the backup; nothing was changed\nhint: --force restores it all the same, and sets aside what is here\n"
    );
    assert_eq!(shop.bytes(), new);
    let said = with(&shop, "restore", &path, &["--force"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let [aside] = aside(&shop).try_into().unwrap();
    assert!(aside.ends_with("replaced-2026-11-21-180000"));
    assert!(said.out.replace(['\n', ' '], "").contains(&aside.display().to_string()), "{}", said.out);
    let kept = fs::read_dir(&aside).unwrap().next().unwrap().unwrap().path();
    assert_eq!(fs::read(kept).unwrap(), new);
    assert_eq!(shop.bytes(), old);
    assert_eq!(shop.ok("due --count"), "1\n", "what was acknowledged later is not missed");
    // The numbers that went with the later state are not given again.
    assert!(shop.ok("add Eva 'call tomorrow at 9' --quiet").starts_with('5'));
}

#[test]
fn a_number_that_a_restore_took_away_is_not_given_again() {
    for empty in [false, true] {
        let shop = Shop::new();
        if !empty {
            shop.ok("add Ana call friday");
        }
        let copy = backup(&shop);
        if empty {
            shop.ok("add Ana call friday");
        }
        shop.ok("add Leo call friday");
        fs::remove_file(shop.store().join("seen")).unwrap();
        assert_eq!(with(&shop, "restore", &copy, &["--force"]).code, 0);
        assert_eq!(shop.ok("-q list"), if empty { "" } else { "1\n" });
        assert_eq!(shop.ok("-q add Rosa call monday"), "3\n");
        shop.ok("doctor");
        // Again and again.
        assert_eq!(with(&shop, "restore", &copy, &["--force"]).code, 0);
        assert_eq!(shop.ok("-q add Rosa call monday"), "4\n");
        shop.ok("doctor");
    }
}

#[test]
fn a_damaged_store_is_mended_by_its_backup_and_the_damage_kept() {
    let shop = shop();
    let path = backup(&shop);
    let whole = shop.bytes();
    let damaged = String::from_utf8(whole.clone()).unwrap().replace("\"Leo\"", "\"Lep\"");
    fs::write(shop.journal(), &damaged).unwrap();
    assert_eq!(shop.sh("due").code, 1);
    let said = with(&shop, "restore", &path, &[]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert_eq!(shop.bytes(), whole);
    assert_eq!(aside(&shop).len(), 1);
    // A journal that is gone, too.
    fs::remove_file(shop.journal()).unwrap();
    assert_eq!(with(&shop, "restore", &path, &[]).code, 0);
    assert_eq!(shop.bytes(), whole);
    shop.ok("due");
    // A damaged store can still be copied as it is, and that is said.
    fs::write(shop.journal(), &damaged).unwrap();
    let said = with(&shop, "backup", &path, &["--force"]);
    assert!(said.code == 1 && said.out.starts_with("Copied and checked"), "{}", said.err);
    let new = Shop::new();
    let said = with(&new, "restore", &path, &[]);
    assert!(said.code == 1 && said.err.contains("this line is not as it was written"), "{}", said.err);
    assert_eq!(new.bytes(), damaged.into_bytes());
}

#[test]
fn another_shop_is_not_overwritten_by_chance() {
    let (shop, other) = (shop(), Shop::new());
    other.ok("add Eva 'call tomorrow at 9'");
    let path = backup(&shop);
    let before = other.bytes();
    assert_eq!(with(&other, "restore", &path, &[]).code, 1);
    assert_eq!(other.bytes(), before);
    assert_eq!(with(&other, "restore", &path, &["--force"]).code, 0);
    assert_eq!(other.bytes(), shop.bytes());
    assert!(other.ok("add Eva 'call tomorrow at 9' --quiet").starts_with('3'));
    assert_eq!(fs::read_dir(other.store().join("journal")).unwrap().count(), 1, "it is that machine now");
}

#[test]
fn a_backup_that_is_not_as_it_was_written_changes_nothing() {
    let shop = shop();
    let path = backup(&shop);
    let text = fs::read(&path).unwrap();
    let new = Shop::new();
    let refused = |bytes: &[u8]| {
        fs::write(&path, bytes).unwrap();
        let said = with(&new, "restore", &path, &["--force"]);
        assert!(said.code == 1 && said.out.is_empty() && said.err.contains("nothing was changed"), "{}", said.err);
        assert!(!new.store().join("journal").exists());
    };
    for length in 0..text.len() {
        refused(&text[..length]);
    }
    for place in 0..text.len() {
        let mut flipped = text.clone();
        flipped[place] ^= 1 << (place % 8);
        refused(&flipped);
    }
    refused(&[&text[..], b"\n"].concat());
    refused(&[&text[..], &text[..]].concat());
    refused(&vec![b'['; 1 << 20]);
    refused(&vec![0; 1 << 20]);
    let newer = String::from_utf8_lossy(&text).replace("{\"backup\":1", "{\"backup\":2");
    refused(newer.as_bytes());
    assert_eq!(with(&new, "restore", &shop.folder().join("nowhere"), &[]).code, 1);
    assert_eq!(with(&new, "restore", shop.folder(), &[]).code, 1);
}

#[test]
fn a_backup_is_not_written_over_anything() {
    let shop = shop();
    let path = backup(&shop);
    let text = fs::read(&path).unwrap();
    shop.ok("done 2");
    let said = with(&shop, "backup", &path, &[]);
    assert!(said.code == 1 && said.err.ends_with("hint: --force replaces it\n"), "{}", said.err);
    assert_eq!(fs::read(&path).unwrap(), text);
    assert_eq!(with(&shop, "backup", &path, &["--force"]).code, 0);
    assert_ne!(fs::read(&path).unwrap(), text);
    assert_eq!(with(&shop, "backup", &shop.folder().join("no/where"), &[]).code, 1);
    assert_eq!(with(&shop, "backup", shop.folder(), &["--force"]).code, 1);
}

#[test]
fn an_empty_shop_has_an_empty_backup() {
    let shop = Shop::spanish();
    let path = shop.folder().join("tienda.copia");
    assert_eq!(with(&shop, "copia", &path, &[]).out, "Copiado y comprobado: 0 líneas, 0 KiB.\n");
    assert_eq!(with(&Shop::spanish(), "restaura", &path, &[]).out, "Recuperado: 0 líneas.\n");
}

#[test]
fn names_that_lead_out_of_the_store_are_refused() {
    use sha2::{Digest, Sha256};
    let hex = |bytes: &[u8]| Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    for name in [
        "journal/../../x.jsonl",
        "/tmp/x.jsonl",
        "journal/.jsonl",
        "journal/a/b.jsonl",
        "seen",
        "journal/x\u{1b}.jsonl",
    ] {
        let name = serde_json::to_string(name).unwrap();
        let mut text = "{\"backup\":1,\"at\":\"2026-11-21T18:00:00+01:00\"}\n".to_owned();
        text += &format!("{{\"file\":{name},\"length\":2,\"sha256\":\"{}\"}}\nhi\n", hex(b"hi"));
        text += &format!("{{\"end\":1,\"sha256\":\"{}\"}}\n", hex(text.as_bytes()));
        let shop = Shop::new();
        let path = shop.folder().join("evil");
        fs::write(&path, text).unwrap();
        let said = with(&shop, "restore", &path, &["--force"]);
        assert!(said.code == 1 && said.err.contains("damaged"), "{name}: {}", said.err);
        assert!(!shop.folder().join("x.jsonl").exists());
    }
}

#[test]
fn nothing_is_written_among_the_files_of_the_store() {
    let shop = shop();
    let before = shop.bytes();
    for place in
        [shop.journal(), shop.store().join("seen"), shop.store().join("journal/new.jsonl"), shop.store().join("copy")]
    {
        for command in ["export", "backup"] {
            let said = with(&shop, command, &place, &["--force"]);
            assert_eq!((said.code, said.out.as_str()), (1, ""), "{command} {}", place.display());
            assert!(said.err.contains("among the files of the store"), "{}", said.err);
        }
    }
    assert_eq!(shop.bytes(), before);
    shop.ok("doctor");
}
