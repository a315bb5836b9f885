# A promise in full.

card-kind-call = call
card-kind-delivery = delivery
card-kind-message = message
card-kind-visit = visit
card-kind-task = task
card-wording-fixed = { $kind ->
   *[other] fixed
}
card-wording-flexible = { $kind ->
   *[other] flexible
}
card-wording-attempt = { $kind ->
   *[other] an attempt
}
card-theirs = they promised us
card-complaint = complaint
card-owner = { $owner } answers for it
card-when = { $window } ({ $relative })
card-when-due = { $window } (due { $due }, { $relative })
card-when-check = { $window } (look again: { $day })
card-undated = no date; look again: { $day }
card-no-date = no date
card-warn-by = { $kind ->
    [delivery] to be ready by { $when }, or else warn them
   *[other] last moment to warn them: { $when }
}
card-warn-now = about to break: the last moment to warn them is now
