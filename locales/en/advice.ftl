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
advice-closed-hour = closed at that hour
advice-instead = { $reason }: “{ $phrase }”?
advice-move = promise move { $id } { $phrase }
advice-tomorrow = tomorrow first thing
advice-weekday = { $weekday ->
    [monday] Monday first thing
    [tuesday] Tuesday first thing
    [wednesday] Wednesday first thing
    [thursday] Thursday first thing
    [friday] Friday first thing
    [saturday] Saturday first thing
   *[sunday] Sunday first thing
}
advice-date = { $date } first thing
