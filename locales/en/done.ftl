# A promise was done.

done-kept = Kept: { $id } { $who }: { $what }
done-late = Done, { $late }: { $id } { $who }: { $what }
done-attempt = Done, though it was only an attempt: { $id } { $who }: { $what }
done-theirs = { $who } kept their word: { $id } { $what }
done-still-open = { $count ->
    [one] Still open for { $who }:
   *[other] Still open for { $who } ({ $count }):
}
done-before-made = promise { $id } was made later than that: { $made }
done-still-to-call = { $count ->
    [one] Solving it was not calling. Still to call { $who }:
   *[other] Solving it was not calling. Still to call { $who } ({ $count }):
}
done-ask-check = when is it checked that it has not come back? (enter: { $phrase })
done-check-what = ask whether all is well since: { $what }
done-in-sight = stays under “Check again”; to give it a day: promise move { $id } PHRASE
done-in-minutes = { $count ->
    [one] in one minute
   *[other] in { $count } minutes
}
done-in-hours = { $count ->
    [one] in one hour
   *[other] in { $count } hours
}
done-in-days = { $count ->
    [one] tomorrow
   *[other] in { $count } days
}
done-in-weeks = { $count ->
    [one] in one week
   *[other] in { $count } weeks
}
done-more-open = … and { $count } more
