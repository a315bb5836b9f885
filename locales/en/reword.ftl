# A fixed promise in flexible words, in the customer's language, and what the program says about it.

# Built from the promise's own words: what it waits for ($thing), or the whole of it ($clause).
reword-thing-polite = { $kind ->
    [message] I'll write to you as soon as I have { $thing }, { $latest }.
   *[call] I'll call you as soon as I have { $thing }, { $latest }.
}
reword-thing-familiar = { $kind ->
    [message] I'll write to you as soon as I have { $thing }, { $latest }.
   *[call] I'll call you as soon as I have { $thing }, { $latest }.
}
reword-clause = { $clause } as soon as possible, { $latest }.
# In words of the program, where those that were typed make no sentence; they stand behind in quotes.
reword-kind-polite = { $kind ->
    [call] I'll call you as soon as I can, { $latest }: “{ $what }”.
    [delivery] You'll have it as soon as possible, { $latest }: “{ $what }”.
    [message] I'll write to you as soon as I can, { $latest }: “{ $what }”.
    [visit] I'll come to see you as soon as I can, { $latest }: “{ $what }”.
   *[task] I'll see to it as soon as I can, { $latest }: “{ $what }”.
}
reword-kind-familiar = { $kind ->
    [call] I'll call you as soon as I can, { $latest }: “{ $what }”.
    [delivery] You'll have it as soon as possible, { $latest }: “{ $what }”.
    [message] I'll write to you as soon as I can, { $latest }: “{ $what }”.
    [visit] I'll come and see you as soon as I can, { $latest }: “{ $what }”.
   *[task] I'll see to it as soon as I can, { $latest }: “{ $what }”.
}
reword-latest-today = today at the latest
reword-latest-tomorrow = tomorrow at the latest
reword-latest-weekday = { $weekday } at the latest
reword-latest-date = { $date } at the latest

reword-offer = Say it to { $who }; once it is said: promise reword { $id } --yes
reword-done = Reworded; { $who } is taken to have heard it (if not: promise undo)
reword-not-fixed = { $id } says it loosely already ({ $wording ->
    [attempt] an attempt
   *[flexible] flexible words
}): there is nothing to reword
reword-no-day = { $id } names no last day: there is nothing to reword
reword-theirs = { $id } is what { $who } promised: their words are not yours to change
reword-too-late = { $id } was due { $when }: no wording mends that
reword-too-late-hint = promise move { $id } <when> --told
