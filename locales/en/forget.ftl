# Erasing a customer.

forget-placeholder = forgotten customer { $number }
forget-taken-back = { $name } is no customer now: all that was recorded of them was taken back, and stands in the files of the store all the same.
forget-goes = What goes: { $name }, with telephone, e-mail and note, and every word of { $count ->
    [0] no promise.
    [one] one promise: { $ids }.
   *[other] { $count } promises: { $ids }.
}
forget-stays = What stays: when something was promised, moved and done, under the name “{ $placeholder }”, so that the figures stay true.
forget-mentions = Others' words that speak of them, and what they become:
forget-mention = { $id } · { $text } → { $after }
forget-more = … and { $count } more
forget-lower-left = { $count ->
    [one] One text has the name in lower case, where it may be an ordinary word; without --lower-case it stays as it is, and with it becomes:
   *[other] { $count } texts have the name in lower case, where it may be an ordinary word; without --lower-case they stay as they are, and with it become:
}
forget-lower-asked = { $count ->
    [one] One text has the name in lower case, where it may be an ordinary word; without it, it would become:
   *[other] { $count } texts have the name in lower case, where it may be an ordinary word; without it, they would become:
}
forget-lower-question = { $count ->
    [one] Take it out of this text, too?
   *[other] Take it out of these { $count } texts, too?
}
forget-lower-aside = In what was set aside earlier, the name stands in lower case as well, where it may be an ordinary word; there it stays.
forget-others = What belongs to others or to the shop stays, though the name, the number or the address stands in it:
forget-other = { $whose } · { $text }
forget-unsearched = Too little to be looked for in texts: { $said }
forget-backup = The backup { $path } is to be written anew.
forget-backup-done = The backup { $path } was written anew.
forget-backup-free = The backup { $path } says nothing of them.
forget-backup-gone = The backup { $path } is not there now, and keeps them; write a new one in its place.
forget-machines = The journals of other machines that are here are written anew too; forget them there as well, or they come back.
forget-elsewhere = Copies may remain where this program does not reach: exports, reports, calendars and messages that went out, other machines, copies of the disk, the history of the shell. An export from before, if it is imported again, brings them back and records promises a second time.
forget-question = Forget { $name }? Nothing brings this back.
forget-unasked = nothing was changed: nobody is here to be asked
forget-unasked-hint = --yes forgets without asking
forget-whole-name = name the customer in full
forget-nothing = Nothing was changed.
forget-backup-failed = the backup still holds them: { $path }: { $why }
forget-backup-strange = it is no backup that this version can read
forget-done = Forgotten: { $placeholder }. { $files } files with { $kib } KiB were searched, and no trace is left in the store.
forget-done-left = Forgotten: { $placeholder }. { $files } files with { $kib } KiB were searched, and no trace is left in the store but what stays, as said above.
forget-traces = it is done, but something of them is left in { $paths }
forget-hint-doctor = `promise doctor` says what is wrong with the store
forget-finished = what an interrupted erasure had left behind was cleared away; forget the customer again if `promise who` still names them
forget-damaged = nothing was changed: what is damaged cannot be looked through
