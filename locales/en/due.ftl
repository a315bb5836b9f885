# The last line of `due`.

due-count-overdue = { $count } overdue
due-count-at-risk = { $count } about to break
due-count-untold = { $count } to tell
due-count-today = { $count } today
due-count-chase = { $count } to ask for
due-count-again = { $count } to check again
due-count-coming = { $count } coming
due-count-later = { $count } later
due-count-undated = { $count } without a date
due-count-theirs = { $count } owed to us
due-count-more-later = { $count } more later (--all)
due-record = kept { $kept } of { $of } in { $days } days
due-nothing = Nothing is due. No promise is left open.
due-nothing-soon = Nothing is due for now.
due-nothing-such = Nothing due matches.
due-warn = the last useful moment to warn them is now:
due-warn-say = promise say { $id } delay --by …
due-warn-move = or promise move { $id } …
due-clash = too many calls { $day } between { $from } and { $to }: { $count }, with room for { $fit } ({ $ids })
due-calls = Calls to make, { $day }
due-slot = slot for calling back { $from }–{ $to }
