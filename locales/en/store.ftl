# What the journal on disk says.

store-no-home = there is no home folder to keep promises in
store-no-home-hint = name a folder with --store DIR or PROMISE_STORE
store-clock-behind = the clock says { $now }, which is before the last entry, of { $last }; is it right?
store-locked = another command has been writing for { $seconds } s; nothing was saved
store-newer-format = { $path }: written by a newer version of this program; it can be read, but nothing was saved
store-refused = { $path } is { $why }; it was left alone and nothing was saved
store-refused-link = a link to somewhere else
store-refused-not-a-file = not a plain file
store-refused-not-a-folder = not a folder
store-refused-hard-linked = a file with a second name
store-refused-foreign = another user's
store-not-saved = not saved: { $path }: { $why }
store-not-confirmed = not confirmed: the disk did not say that { $path } is safe ({ $why }); look with `promise due` before typing it again
store-io = cannot read { $path }: { $why }
store-unwritable = not saved: a text in it is too long, or its date is too far away
store-changed-meanwhile = another command has written in the meantime; nothing was saved, so do it again
store-why-permission = no permission
store-why-full = the disk is full
store-why-quota = the disk quota is used up
store-why-read-only = the disk can only be read
store-why-no-folder = part of the path is not a folder
store-why-not-found = it is not there

store-damage = { $line ->
    [0] { $file }: { $what }
   *[other] { $file }, line { $line }: { $what }
}
store-damage-hint = `promise doctor` says more, and what can be done
store-damage-torn = an unfinished line
store-damage-altered = this line is not as it was written; it is left out
store-damage-garbled = this is no line of the journal; it is left out
store-damage-not-json = this line is not JSON; it is left out
store-damage-nonsense = this line makes no sense; it is left out
store-damage-too-long = this line is too long; it is left out
store-damage-broken = lines before this one are missing or out of order
store-damage-doubled = this line stands here twice
store-damage-forked = another line has the same number
store-damage-converted = another program changed its line ends; nothing is lost
store-damage-went-back = it was longer before: promises recorded here are gone, as after an old copy was put back
store-typed = what you typed: { $typed }
store-double = two promises were recorded as { $id }, by machines that did not know of each other; only the first is shown
