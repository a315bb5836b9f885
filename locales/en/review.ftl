# The round of the evening.

review-nothing = Nothing to go through: no promise is waiting for an answer.
review-nothing-such = Nothing to go through matches.
review-place = { $number } of { $count }
review-untold = moved, and they do not know yet
review-ask = what became of it?
review-ask-move = to when? (empty: back)
review-ask-late = when was it done? (empty: just now)
review-ask-why = why? (1–{ $count }; 0: in your own words; enter: no reason)
review-ask-words = in your own words:
review-unread = `{ $typed }` is none of the answers
review-unfit = that is no answer to this promise
review-hint = ? says what each key means
review-saved-hint = the answers before it are saved; promise review goes on from there

# One letter for each answer, all of them different.
review-key-kept = k
review-key-no-news = n
review-key-late = l
review-key-told = t
review-key-moved = m
review-key-broken = b
review-key-released = r
review-key-skip = s
review-key-back = u
review-key-quit = q
review-key-help = ?
review-label-kept = kept
review-label-no-news = no news
review-label-late = late
review-label-told = told
review-label-moved = moved
review-label-broken = broken
review-label-released = released
review-label-skip = skip
review-label-back = undo
review-label-quit = quit
review-label-help = help
review-help-kept = it was done in time
review-help-no-news = you called in time, though there was nothing new
review-help-late = it was done, but late; you are asked when
review-help-told = they know how things stand
review-help-moved = it has a new date
review-help-broken = { $direction ->
    [theirs] they did not keep it and will not
   *[mine] it was not kept and will not be; you are asked why
}
review-help-released = { $direction ->
    [theirs] you let it go
   *[mine] the other side let it go
}
review-help-skip = leave it open
review-help-back = take the last answer back and go there again (so does Backspace)
review-help-quit = enough for today; what you answered is saved
review-help-help = this list
review-help-notes = A capital letter asks for a note as well, or for the reason.

review-reason-1 = I forgot
review-reason-2 = there was no time
review-reason-3 = something had not arrived
review-reason-4 = it took longer than I thought
review-reason-5 = the customer could not be reached
review-reason-6 = somebody else let us down

review-calls = Calls you can still make now:
review-calls-wait = { $count ->
    [one] It is no hour to ring anybody: one call waits until morning.
   *[other] It is no hour to ring anybody: { $count } calls wait until morning.
}
review-count-kept = Today: { $count } kept
review-count-late = { $count } late
review-count-broken = { $count } broken
review-count-moved = { $count } moved in time
review-count-released = { $count } let go
review-count-open = { $count } still overdue
review-rate = { $percent }% kept
