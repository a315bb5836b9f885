# What happened to a promise, and what taking it back means.

story-when = { $day } { $time }
story-by = { $text } ({ $by })
story-noted = { $text }: { $note }
story-outcome = { $text } — { $outcome ->
    [kept] kept
    [late] late
    [broken] broken
    [released] released
   *[renegotiated] renegotiated
}
story-add = { $direction ->
    [theirs] they promised “{ $said }”: { $window }
   *[mine] promised “{ $said }”: { $window }
}
story-add-undated = { $direction ->
    [theirs] they promised, without a date
   *[mine] promised, without a date
}
story-done = done
story-done-no-news = called, though there was nothing new
story-done-earlier = done { $when }
story-done-earlier-no-news = called { $when }, though there was nothing new
story-tell = the customer was told
story-accept = { $how ->
    [message] the customer accepted it in writing
    [signed] the customer signed it
   *[spoken] the customer accepted it
}
story-accept-theirs = { $how ->
    [message] they confirmed it in writing
    [signed] they signed it
   *[spoken] they confirmed it
}
story-assign = handed over: { $to } answers for it
story-escalate = passed up: { $to } answers for it
story-move = { $told ->
    [told] moved, and the customer told: { $window }
    [theirs] they moved it: { $window }
   *[untold] moved, the customer not told: { $window }
}
story-move-undated = { $told ->
    [told] moved, and the customer told: no date any more
    [theirs] they moved it: no date any more
   *[untold] moved, the customer not told: no date any more
}
story-reword = { $told ->
    [untold] reworded, the customer not told: { $window }
   *[other] reworded, and the customer told: { $window }
}
story-released = { $direction ->
    [theirs] we let it go
   *[mine] the other side let it go
}
story-broken = { $direction ->
    [theirs] they did not keep it
   *[mine] given up, not kept
}
story-edit = corrected: { $changes }
story-mend-who = it is for { $to }
story-mend-what = “{ $to }”
story-mend-kind = a { $to }
story-mend-wording = { $to ->
    [fixed] the words were fixed
    [flexible] the words were flexible
   *[attempt] it was an attempt
}
story-mend-owner = { $to } answers for it
story-mend-no-owner = nobody in particular answers for it
story-mend-complaint = it is a complaint
story-mend-no-complaint = it is no complaint
story-mend-by = { $to }
story-mend-undated = no date
story-unknown = changed by a newer version (`{ $op }`)

story-undone-add = Undone: { $kind ->
    [call] the call to { $who }
    [delivery] the delivery to { $who }
    [message] the message to { $who }
    [visit] the visit to { $who }
    [theirs] what { $who } promised
   *[task] the task for { $who }
} is no longer recorded ({ $id })
story-undone-done = Undone: { $kind ->
    [call] the call to { $who }
    [delivery] the delivery to { $who }
    [message] the message to { $who }
    [visit] the visit to { $who }
    [theirs] what { $who } promised
   *[task] the task for { $who }
} is open again ({ $id })
story-undone-drop = Undone: { $kind ->
    [call] the call to { $who }
    [delivery] the delivery to { $who }
    [message] the message to { $who }
    [visit] the visit to { $who }
    [theirs] what { $who } promised
   *[task] the task for { $who }
} is open again ({ $id })
story-undone-tell = Undone: { $kind ->
   *[other] { $who } has not been told ({ $id })
}
story-undone-accept = Undone: { $who } has not accepted { $id }
story-undone-assign = Undone: { $id } ({ $who }) is answered for as before
story-undone-move = Undone: { $kind ->
    [call] the call to { $who }
    [delivery] the delivery to { $who }
    [message] the message to { $who }
    [visit] the visit to { $who }
    [theirs] what { $who } promised
   *[task] the task for { $who }
} stands as before: { $when } ({ $id })
story-undone-edit = Undone: { $kind ->
    [call] the call to { $who }
    [delivery] the delivery to { $who }
    [message] the message to { $who }
    [visit] the visit to { $who }
    [theirs] what { $who } promised
   *[task] the task for { $who }
} reads as before ({ $id })
story-undone-person = Undone: what was recorded about { $who } is as before
story-undone-unknown = Undone: a change that only a newer version knows
story-redone-add = Redone: { $kind ->
    [call] the call to { $who }
    [delivery] the delivery to { $who }
    [message] the message to { $who }
    [visit] the visit to { $who }
    [theirs] what { $who } promised
   *[task] the task for { $who }
} is recorded again ({ $id })
story-redone-done = Redone: { $kind ->
    [call] the call to { $who }
    [delivery] the delivery to { $who }
    [message] the message to { $who }
    [visit] the visit to { $who }
    [theirs] what { $who } promised
   *[task] the task for { $who }
} is done ({ $id })
story-redone-drop = Redone: { $kind ->
    [call] the call to { $who }
    [delivery] the delivery to { $who }
    [message] the message to { $who }
    [visit] the visit to { $who }
    [theirs] what { $who } promised
   *[task] the task for { $who }
} is closed ({ $id })
story-redone-tell = Redone: { $kind ->
   *[other] { $who } has been told ({ $id })
}
story-redone-accept = Redone: { $who } has accepted { $id }
story-redone-assign = Redone: { $id } ({ $who }) is in other hands again
story-redone-move = Redone: { $kind ->
    [call] the call to { $who }
    [delivery] the delivery to { $who }
    [message] the message to { $who }
    [visit] the visit to { $who }
    [theirs] what { $who } promised
   *[task] the task for { $who }
} is moved: { $when } ({ $id })
story-redone-edit = Redone: { $kind ->
    [call] the call to { $who }
    [delivery] the delivery to { $who }
    [message] the message to { $who }
    [visit] the visit to { $who }
    [theirs] what { $who } promised
   *[task] the task for { $who }
} is corrected ({ $id })
story-redone-person = Redone: what was recorded about { $who } is back
story-redone-unknown = Redone: a change that only a newer version knows
story-undone-many = Undone: { $count } changes of one command
story-redone-many = Redone: { $count } changes of one command
