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
advice-flexible = { $reason }: better in flexible words?
advice-reword = promise reword { $id }
advice-overdue = { $who } is still waiting for “{ $what }” ({ $id })
advice-open = “{ $what }” for { $who } is still open ({ $id })
advice-unkept = a promise to { $who } was not kept on time ({ $day })
advice-line = { $id }: { $reason } · { $command }
advice-more = { $count ->
    [one] and one more that is worth a second thought
   *[other] and { $count } more that are worth a second thought
}
advice-crowded = { $count ->
    [one] another fixed promise at that hour ({ $ids })
   *[other] { $count } fixed promises at that hour already ({ $ids })
}
advice-kept-then = { $part ->
    [morning] kept { $kept } of { $count } on { $weekday ->
        [monday] Monday mornings
        [tuesday] Tuesday mornings
        [wednesday] Wednesday mornings
        [thursday] Thursday mornings
        [friday] Friday mornings
        [saturday] Saturday mornings
       *[sunday] Sunday mornings
    }
    [midday] kept { $kept } of { $count } on { $weekday ->
        [monday] Mondays at midday
        [tuesday] Tuesdays at midday
        [wednesday] Wednesdays at midday
        [thursday] Thursdays at midday
        [friday] Fridays at midday
        [saturday] Saturdays at midday
       *[sunday] Sundays at midday
    }
    [afternoon] kept { $kept } of { $count } on { $weekday ->
        [monday] Monday afternoons
        [tuesday] Tuesday afternoons
        [wednesday] Wednesday afternoons
        [thursday] Thursday afternoons
        [friday] Friday afternoons
        [saturday] Saturday afternoons
       *[sunday] Sunday afternoons
    }
   *[evening] kept { $kept } of { $count } on { $weekday ->
        [monday] Monday evenings
        [tuesday] Tuesday evenings
        [wednesday] Wednesday evenings
        [thursday] Thursday evenings
        [friday] Friday evenings
        [saturday] Saturday evenings
       *[sunday] Sunday evenings
    }
}
advice-kept-weekday = kept { $kept } of { $count } on { $weekday ->
    [monday] Mondays
    [tuesday] Tuesdays
    [wednesday] Wednesdays
    [thursday] Thursdays
    [friday] Fridays
    [saturday] Saturdays
   *[sunday] Sundays
}
advice-kept-part = { $part ->
    [morning] kept { $kept } of { $count } in the morning
    [midday] kept { $kept } of { $count } at midday
    [afternoon] kept { $kept } of { $count } in the afternoon
   *[evening] kept { $kept } of { $count } in the evening
}
advice-kept-kind = { $kind ->
    [call] kept { $kept } of { $count } calls
    [delivery] kept { $kept } of { $count } deliveries
    [message] kept { $kept } of { $count } messages
    [visit] kept { $kept } of { $count } visits
   *[task] kept { $kept } of { $count } tasks
}
