//! jq, with which shops cut their own lists out of ours.

use crate::bench::{Bench, have};

#[test]
fn jq_reads_a_list_and_a_journal() {
    if !have(&["jq"]) {
        return;
    }
    let bench = Bench::new();
    bench.run(bench.promise(&["add", "Ana", "I'll call you tomorrow at 5"]));
    bench.run(bench.promise(&["add", "Leo", "I'll call you as soon as I can"]));
    let list = bench.run(bench.promise(&["list", "--json", "--lines"]));
    std::fs::write(bench.home().join("list.jsonl"), list).unwrap();
    let mut jq = bench.command("jq");
    jq.args(["-r", "select(.deadline == null) | .who", "list.jsonl"]);
    assert_eq!(bench.run(jq), "Leo\n");
    let mut jq = bench.command("sh");
    jq.args(["-c", "jq -r '.do[].op' .local/share/promise/journal/*.jsonl"]);
    assert_eq!(bench.run(jq).lines().filter(|op| *op == "add").count(), 2);
}
