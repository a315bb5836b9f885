# Lists, one line a promise.

table-section-overdue = Overdue
table-section-at-risk = About to break: warn them now
table-section-untold = Moved: tell them
table-section-today = Today
table-section-coming = Coming
table-section-later = Later
table-section-undated = Without a date
table-section-theirs = They promised us
table-late = { $when } · { $late }
table-left = { $when } · { $left }
table-made = made { $ago }
table-from = from { $day }
table-check = no date · { $age }
table-during-today = today
table-undated = no date
table-open = open
table-ended-kept = kept { $day }
table-ended-late = late { $day }
table-ended-broken = broken { $day }
table-ended-released = released { $day }
table-ended-renegotiated = renegotiated { $day }
table-became-kept = kept
table-became-late = late
table-became-broken = broken
table-became-released = released
table-became-renegotiated = renegotiated
