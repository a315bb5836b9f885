# The figures: what was kept, counted.

stats-nothing = Nothing to count yet. Write promises down as you make them (`promise add`) and say what became of each (`promise done`): the figures then come by themselves.
stats-nothing-yet = Nothing to count yet: no promise has come due or been closed. Say what becomes of each (`promise done`, `promise drop`), and the figures come by themselves.
stats-nothing-such = Nothing was settled then that matches. An earlier --since counts more.
stats-nothing-then = None of our own promises was kept or missed then.
stats-nothing-then-theirs = Customers neither kept nor missed a promise then.
stats-backwards = `{ $typed }` ends before the period begins

stats-period = { $since } – { $until }
stats-rate = Kept { $kept } of { $of }
stats-theirs = Customers kept { $kept } of { $of }
stats-theirs-too = customers kept: { $kept } of { $of }
stats-attempts = attempts kept: { $kept } of { $of }
stats-with-percent = { $rate } ({ $percent }%)
stats-late = { $count ->
    [one] 1 late, by { $by }
   *[other] { $count } late, half of them by { $by } or less
}{ $open ->
    [0] { "" }
    [one] ; 1 still open
   *[other] ; { $open } still open
}
stats-broken = { $count } broken
stats-renegotiated = not in the rate: { $count } renegotiated in time
stats-released = not in the rate: { $count } the customer let go
stats-released-theirs = not in the rate: { $count } we let go
stats-all-kept = All of them: perhaps you promise too little.

# Counts of what was kept, in the lines of a table.
stats-count = { $kept } of { $of }
stats-percent = { $percent }%
stats-by-wording = Kept, by wording
stats-by-kind = Kept, by kind
stats-by-weekday = Kept, by weekday of the deadline
stats-by-part = Kept, by time of the deadline
stats-by-who = Kept, by customer
stats-by-owner = Kept, by who answers for it
stats-by-week = Kept (█) and not kept (░), week by week
stats-weeks-before = before: { $kept } of { $of }
stats-wording-fixed = fixed
stats-wording-flexible = flexible
stats-wording-attempt = attempts
stats-kind-call = calls
stats-kind-delivery = deliveries
stats-kind-message = messages
stats-kind-visit = visits
stats-kind-task = tasks
stats-part-morning = morning, to 12:00
stats-part-midday = midday, to 15:00
stats-part-afternoon = afternoon, to 18:00
stats-part-evening = evening
stats-part-day = a whole day
stats-undated = no date
stats-nobody = nobody named
stats-others = { $count } others

stats-why-broken = Why they were broken
stats-why-released = Why customers let them go
stats-why-released-theirs = Why we let them go
stats-more-reasons = and { $count ->
    [one] 1 more reason
   *[other] { $count } more reasons
}
