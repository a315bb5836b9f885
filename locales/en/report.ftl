# The pages of `report`, and what is said when one is written.

report-no-page = there is no page called `{ $typed }`
report-no-page-hint = promise report day, or promise report month
report-day-month = --month goes with `report month`; a day is chosen with --date
report-month-date = --date goes with `report day`; a month is chosen with --month
report-open-dash = only a page that is kept in a file can be opened: leave out `--out -`
report-replace = { $file } is there already and is no report; replace it?
report-done = Written: { $file }
report-no-opener = there is no program here that opens files
report-not-opened = the desktop did not open the page: { $why }
report-not-opened-hint = the page is there all the same: { $file }

# The sheet of a day.
report-day-title = Day sheet, { $date }
report-open = open { $hours }
report-closed = closed that day
report-slot = calling back { $slot }
report-written = written { $when }
report-sum-overdue = { $count ->
   *[other] overdue
}
report-sum-risk = { $count ->
   *[other] about to break
}
report-sum-untold = { $count ->
   *[other] moved, to tell
}
report-sum-today = { $count ->
   *[other] for today
}
report-sum-theirs = { $count ->
   *[other] owed to us
}
report-calls = { $count ->
    [one] One call
   *[other] { $count } calls, in this order
}
report-others = What else is due
report-theirs = They promised us
report-notes = Notes
report-nothing = Nothing is due that day: a good one for asking customers how things are.
report-column-box = Done
report-column-no = No.
report-column-when = When
report-column-who = Who
report-column-phone = Phone
report-column-what = What
report-column-jot = What was said
report-complaint = complaint
report-wants-warning = about to break: warn them
report-wants-telling = moved: tell them
report-wants-asking = ask them
report-wants-checking = check again
report-owner = { $owner } answers for it
report-day-foot = What is ticked here still wants to be said: `promise done NO.`, `promise tell NO.`, `promise move NO. DATE`, or all in one go with `promise review`.

# A month in figures.
report-month-title = Promises in { $month }
report-so-far = up to { $day }
report-rate = Kept
report-key-kept = { $count ->
   *[other] kept
}
report-key-late = { $count ->
   *[other] late
}
report-key-broken = { $count ->
   *[other] broken
}
report-weeks = Kept, late and broken, week by week
report-week-told = week of { $week }: { $count }
report-late = How late the late ones were
report-late-hour = up to an hour
report-late-day = up to a day
report-late-week = up to a week
report-late-more = longer
report-accounts = Whose word it was
report-account-ours = we promised
report-account-attempts = we said we would try
report-account-theirs = customers promised us
report-outcome-kept = kept
report-outcome-late = late
report-outcome-broken = broken
report-outcome-released = let go
report-outcome-renegotiated = moved in time
report-month-foot = These are the figures of `promise stats --since { $since } --until { $until }`. What was let go or moved in time is not in the rate.
