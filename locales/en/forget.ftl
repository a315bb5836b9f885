# Erasing a customer.

forget-placeholder = forgotten customer { $number }
forget-goes = What goes: { $name }, with telephone, e-mail and note, and every word of { $count ->
    [0] no promise.
    [one] one promise: { $ids }.
   *[other] { $count } promises: { $ids }.
}
forget-stays = What stays: when something was promised, moved and done, under the name “{ $placeholder }”, so that the figures stay true.
forget-mentions = Others' words that speak of them, where the name, the number or the address is taken out:
forget-mention = { $id } · { $text }
forget-backup = The backup { $path } is written anew.
forget-backup-gone = The backup { $path } is not there now, and keeps them; write a new one in its place.
forget-machines = The journals of other machines that are here are written anew too; forget them there as well, or they come back.
forget-elsewhere = Copies may remain where this program does not reach: exports, reports, calendars and messages that went out, other machines, copies of the disk, the history of the shell.
forget-question = Forget { $name }? Nothing brings this back.
forget-unasked = nothing was changed: nobody is here to be asked
forget-unasked-hint = --yes forgets without asking
forget-whole-name = name the customer in full
forget-nothing = Nothing was changed.
forget-backup-failed = the backup still holds them: { $path }: { $why }
forget-backup-strange = it is no backup that this version can read
forget-done = Forgotten: { $placeholder }. { $files } files with { $kib } KiB were searched, and no trace is left in the store.
forget-traces = it is done, but something of them is left in { $paths }
forget-finished = an erasure that was interrupted is complete now
forget-damaged = nothing was changed: what is damaged cannot be looked through
