# Taking a promise down.

add-nothing = who was promised what?
add-nobody = the customer has no name
add-hint = for example: promise add Ana "I'll call you tomorrow at 5 with the quote"
add-no-text = what was { $who } promised? there are no words for it
add-near-miss = is `{ $typed }` the known `{ $known }`? if so: promise edit { $id } --who "{ $known }"
add-dry-run = nothing was stored: this was a dry run
add-ask-who = who is the promise to?
add-ask-what = what was said?
add-ask-when = by when? (empty: no date)
add-wording = { $wording }: { $why }
add-ask-wording = enter to keep it, or 1 fixed, 2 flexible, 3 attempt:
add-known = { $who }, a known customer
add-new = { $who }, a new customer
add-new-near = { $who }, a new customer (not the known { $known })
add-unanswered = no answer was given; nothing was stored
add-undated = no date
add-bad-line = line { $line }: { $why }
add-bad-lines = { $bad ->
    [one] one line was not understood and is not stored
   *[other] { $bad } lines were not understood and are not stored
}; { $stored ->
    [0] nothing was stored
    [one] the other one is stored
   *[other] the other { $stored } are stored
}
add-line-without-name = there is no `Name: text` in `{ $line }`
add-ask-owner = a complaint needs somebody who answers for it: who?
add-ask-owner-or = a complaint needs somebody who answers for it: who? (enter: { $me })
add-unowned = nobody answers for complaint { $id } yet
add-unowned-hint = promise assign { $id } PERSON
add-ics-hint = choose another name, or take that file away first
add-no-invitation = { $id } has no date, so there is nothing to invite to
add-uninvited = the promise is saved, but the invitation is not: { $why }
add-by-differs = the words also say “{ $words }” ({ $window }); what counts is --by
