# Copies of the whole store.

backup-done = Copied and checked: { $lines ->
    [one] one line
   *[other] { $lines } lines
}, { $kib } KiB.
backup-not-as-written = the copy is not as it was written, and was taken away; is the disk sound?
backup-restored = Restored: { $lines ->
    [one] one line.
   *[other] { $lines } lines.
}
backup-aside = What was here before is now in { $path }
backup-lacking = { $count ->
    [one] one line that was recorded here is not in the backup; nothing was changed
   *[other] { $count } lines that were recorded here are not in the backup; nothing was changed
}
backup-lacking-hint = --force restores it all the same, and sets aside what is here
backup-is-none = { $path } is no backup; nothing was changed
backup-newer = { $path } was written by a newer version of this program; nothing was changed
backup-damaged = { $path } is damaged or incomplete; nothing was changed
