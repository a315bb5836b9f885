# A look at the whole store, and its repair.

doctor-checked = Checked: { $journals ->
    [one] one journal
   *[other] { $journals } journals
}, { $lines ->
    [one] one line
   *[other] { $lines } lines
}, { $kib } KiB, { $promises ->
    [one] one promise
   *[other] { $promises } promises
}.
doctor-well = All is well: every line is as it was written, and none is missing.
doctor-unfinished = { $count ->
    [one] One line is the rest of a command that was interrupted; it was never saved and does no harm.
   *[other] { $count } lines are the rests of commands that were interrupted; they were never saved and do no harm.
}
doctor-waiting = Something was recorded about promises that are not here, and waits for them: { $ids }
doctor-newer = Some of it was written by a newer version of this program.
doctor-left-behind = Left behind by a command that was interrupted; nothing in it is used, and it can be deleted: { $path }
doctor-stranger = No part of the store, and left alone: { $path }
doctor-open = others on this computer can read it or write to it
doctor-note = this note is not as it was written; it is not used
doctor-unreadable = it cannot be read
doctor-faults = { $count ->
    [one] something is wrong with the store
   *[other] { $count } things are wrong with the store
}
doctor-hint-accept = if you edited a line yourself, `promise doctor --accept` takes it in; `promise doctor --repair` keeps all that can be read and sets the old file aside; `promise restore FILE` brings back a backup
doctor-hint-repair = `promise doctor --repair` keeps all that can be read and sets the old file aside; `promise restore FILE` brings back a backup
doctor-hint-harmless = no promise is affected; `promise doctor --repair` puts it right
doctor-hint-refused = put a plain file or folder of your own in its place, then look again
doctor-nothing = Nothing to do: all is well.
doctor-saved = { $dry ->
    [yes] To be kept: { $saved ->
        [one] one line
       *[other] { $saved } lines
    }; to be left out: { $left }.
   *[no] Kept: { $saved ->
        [one] one line
       *[other] { $saved } lines
    }; left out: { $left }.
}
doctor-named = Promises named in what is left out: { $ids }
doctor-missing = Numbers of which nothing is recorded any more: { $ids }
doctor-renumbered = { $dry ->
    [yes] Two promises are { $from }; the second would be { $to }.
   *[no] Two promises were { $from }; the second is { $to } now.
}
doctor-rewritten = { $dry ->
    [yes] To be written anew: { $path }
   *[no] Written anew: { $path }
}
doctor-closed = { $dry ->
    [yes] To be closed to others: { $path }
   *[no] Closed to others: { $path }
}
doctor-unmended = what would take the place of the journal does not read as it should; nothing was changed
doctor-edited = { $file }, line { $line } now says:
doctor-says = { $id }, { $who }: { $text }
doctor-says-add = { $id }, { $who }: “{ $what }”; { $text }
doctor-says-person = about the customer { $who }
doctor-says-undo = takes back command { $n }
doctor-says-redo = brings back command { $n }
doctor-says-lost = about promise { $id }, which is not here
doctor-says-first = which machine writes this journal
doctor-accept-question = Take it in as it stands?
doctor-accept-unasked = { $count ->
    [one] one line was not taken in, as nobody is there to be asked
   *[other] { $count } lines were not taken in, as nobody is there to be asked
}
doctor-accept-unasked-hint = --yes takes them in without asking
doctor-accepted = { $dry ->
    [yes] To be taken in: { $count ->
        [one] one line.
       *[other] { $count } lines.
    }
   *[no] Taken in: { $count ->
        [one] one line.
       *[other] { $count } lines.
    }
}
doctor-nothing-to-accept = no damaged line makes sense as it stands, so there is nothing to take in
