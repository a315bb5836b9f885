# A folder of calendar files.

calendar-no-folder = which folder?
calendar-no-folder-hint = promise calendar DIR, or `promise config set calendar DIR` for good
calendar-kept = Calendar: { $written } written, { $removed } taken away, { $unchanged } as they were.
calendar-not-kept = the promise is saved, but its calendar file is not: { $why }
calendar-taken = { $path }: there is something else of that name; it was left alone. Move it away, and `promise calendar { $dir }` writes the promise anew
calendar-cut = { $path } breaks off and tells nothing; `promise calendar { $dir }` writes it anew
calendar-unknown = { $count ->
    [one] one file is of a promise that is not known here, and was left alone
   *[other] { $count } files are of promises that are not known here, and were left alone
}: { $names }
calendar-changed-there = { $id } was changed in the calendar and stays there as it is; see `promise calendar { $dir } --pull --dry-run`
calendar-unpulled = nothing was changed: { $count ->
    [one] { $ids } was changed in the calendar, which was not brought back yet
   *[other] { $ids } were changed in the calendar, which was not brought back yet
}
calendar-unpulled-hint = `promise calendar --pull` brings it back, `promise calendar --put-back ID` discards it
calendar-ticked = { $id } { $who }: ticked { $when }: { $what }
calendar-moved = { $id } { $who }: moved in the calendar to { $when }: { $what }
calendar-ask-move = { $moved }. Record it?
calendar-to-move = promise move { $id } { $phrase }
calendar-cancelled = { $id } { $who }: called off in the calendar: { $what }
calendar-to-drop = promise drop { $id } --released · promise drop { $id } --broken
calendar-stray = { $id } { $who }: moved in the calendar, but not to a date that can stand ({ $why }): { $what }
calendar-foreign-zone = its time, `{ $zone }`, is not known here
calendar-date-gone = its date was taken away there
calendar-to-put-back = promise calendar { $dir } --put-back { $id }
calendar-nothing = Nothing was ticked or moved there.
calendar-dry-run = Nothing was stored.
