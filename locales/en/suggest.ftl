# A realistic date, from one's own record.

suggest-empty = nothing was said that could be promised

# Words for a date. Typed again, each must mean what it says; $hour is "12" or "17:00".
suggest-today-hour = today at { $hour }
suggest-today = today before closing
suggest-tomorrow-hour = tomorrow at { $hour }
suggest-tomorrow = tomorrow before closing
suggest-weekday = { $weekday ->
    [monday] Monday before closing
    [tuesday] Tuesday before closing
    [wednesday] Wednesday before closing
    [thursday] Thursday before closing
    [friday] Friday before closing
    [saturday] Saturday before closing
   *[sunday] Sunday before closing
}
suggest-within-ten-days = within ten days
suggest-within-two-weeks = within two weeks
suggest-within-three-weeks = within three weeks
suggest-within-four-weeks = within four weeks
suggest-within-six-weeks = within six weeks
suggest-within-two-months = within two months
suggest-within-three-months = within three months
suggest-date = by { $date }

suggest-from-words = From { $count } promises with such words that were kept or done late:
suggest-from-kind = { $kind ->
    [call] From { $count } calls that were made:
    [delivery] From { $count } deliveries that were made:
    [message] From { $count } messages that were sent:
    [visit] From { $count } visits that were made:
   *[task] From { $count } tasks that were done:
}
suggest-from-kind-only = { $kind ->
    [call] Fewer than { $needed } closed promises have such words; from all { $count } calls that were made:
    [delivery] Fewer than { $needed } closed promises have such words; from all { $count } deliveries that were made:
    [message] Fewer than { $needed } closed promises have such words; from all { $count } messages that were sent:
    [visit] Fewer than { $needed } closed promises have such words; from all { $count } visits that were made:
   *[task] Fewer than { $needed } closed promises have such words; from all { $count } tasks that were done:
}
suggest-half = half within { $length }
suggest-most = nine of ten within { $length }
suggest-broken = { $count ->
    [one] and 1 was given up
   *[other] and { $count } were given up
}
suggest-minutes = { $count } min of opening time
suggest-hours = { $count } h of opening time
suggest-days = { $count } working days
suggest-say = With a margin on top, say “{ $phrase }”: { $due }.
suggest-too-long = That is further off than any date can be promised.
suggest-command = promise add NAME "{ $what }" --by "{ $phrase }"
suggest-command-kind = promise add NAME TEXT --kind { $kind } --by "{ $phrase }"
suggest-too-few = { $kind ->
    [call] The record says too little yet: calls made, { $count } of the { $needed } it takes.
    [delivery] The record says too little yet: deliveries made, { $count } of the { $needed } it takes.
    [message] The record says too little yet: messages sent, { $count } of the { $needed } it takes.
    [visit] The record says too little yet: visits made, { $count } of the { $needed } it takes.
   *[task] The record says too little yet: tasks done, { $count } of the { $needed } it takes.
}
suggest-too-few-help = Promises count when they are written down as they are made, and closed with `promise done` as soon as they are done.
