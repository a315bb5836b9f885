# How words for when are understood, and why they cannot be taken.

when-ask = when? (empty to give up)
when-ask-sentence = what was said?
when-which = which one?
when-another = another time
when-unanswered = no date was given; nothing was stored
when-nothing = nothing to read
when-nothing-hint = for example: promise when "I'll call you tomorrow at 5"
when-no-date = `{ $typed }` is not a date
when-no-date-hint = for example: "tomorrow at 5", "friday", "in 2 hours", "by the end of the week"
when-in-future = `{ $typed }` is still to come
when-unread = { $count ->
    [one] this word speaks of time and was not understood: { $words }
   *[other] these words speak of time and were not understood: { $words }
}
when-unread-hint = say it another way; with `add`, --by "friday at 10" keeps the date apart
when-past = `{ $phrase }` is over already
when-impossible = `{ $phrase }` is not a real date
when-disagrees = in `{ $phrase }` the weekday and the date do not agree
when-ends-before-start = `{ $phrase }` ends before it starts
when-recurs = `{ $phrase }` is more than one date; a promise needs a single one
when-hint = say it with another date, such as "tomorrow at 5"
when-offer = perhaps { $one }?
when-offers = { $one }, or { $other }?
when-offer-plain = "{ $phrase }"
when-offer-text = "{ $phrase }" ({ $window })

when-label-problem = problem
when-label-window = when
when-label-deadline = deadline
when-label-check = look again
when-label-wording = wording
when-label-kind = kind
when-label-rest = promised
when-no-window = no date
when-wording-fixed = fixed
when-wording-flexible = flexible
when-wording-attempt = attempt
when-why-day-and-hour = names a day and an hour
when-why-hour = names an hour
when-why-day = names a day
when-why-firms-up = says that it is certain
when-why-no-day = ties it to no day
when-why-condition = depends on something else
when-why-no-time = says nothing about when
when-why-tries = only says that one will try
when-skips-today = in a week, not today, which is { $weekday } too{ $command ->
    [edit] {"; "}for today: promise edit { $id } --by today
    [move] {"; "}for today: promise move { $id } today
   *[none] {""}
}
when-in-a-week = { $window }, in a week: not today
when-two-dates = there is more than one date in this: { $dates }
when-two-dates-hint = one promise a date; with `add`, --by "friday at 10" says which one counts
