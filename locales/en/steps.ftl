# Undo and redo.

steps-nothing-to-undo = there is nothing to undo
steps-nothing-to-redo = there is nothing to redo
steps-no-more = That was all: { $count }.
steps-ask = { $count ->
    [one] take back the command before?
   *[other] take back the last { $count } commands?
}
steps-forgotten = what was forgotten cannot be brought back; the command before it would be taken back: { $what }{ $count ->
    [one] {""}
   *[other] {" "}(one of { $count } changes)
}
steps-forgotten-hint = --yes takes that back without asking
steps-change = { $id } { $who }: { $text }
steps-person = what was recorded about { $who }
steps-kept = nothing was taken back
steps-kept-hint = the number says how many commands; what became of one promise is mended with `promise edit` and `promise show` tells its story
