# One line of advice.

advice-holiday = that day is a holiday
advice-closed-weekday = { $weekday ->
    [monday] closed on Mondays
    [tuesday] closed on Tuesdays
    [wednesday] closed on Wednesdays
    [thursday] closed on Thursdays
    [friday] closed on Fridays
    [saturday] closed on Saturdays
   *[sunday] closed on Sundays
}
advice-today = first thing today
advice-closed-hour = closed at that hour
advice-instead = { $reason }: “{ $phrase }”?
advice-move = promise move { $id } { $phrase }
advice-tomorrow = first thing tomorrow
advice-weekday = { $weekday ->
    [monday] first thing on Monday
    [tuesday] first thing on Tuesday
    [wednesday] first thing on Wednesday
    [thursday] first thing on Thursday
    [friday] first thing on Friday
    [saturday] first thing on Saturday
   *[sunday] first thing on Sunday
}
advice-date = first thing on { $date }
advice-slot = in your slot for calling back, { $from }–{ $to }
