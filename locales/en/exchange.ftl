# Taking everything out and bringing it in.

exchange-newer = promise { $id } was changed by a newer version of this program; what only that version knows is not exported
exchange-exported = Exported: { $promises ->
    [one] one promise
   *[other] { $promises } promises
}, { $people ->
    [one] one customer
   *[other] { $people } customers
}.
exchange-imported = { $promises ->
    [0] Nothing new
    [one] Imported: one promise
   *[other] Imported: { $promises } promises
}{ $people ->
    [0] .
    [one] , one new customer.
   *[other] , { $people } new customers.
}
exchange-would-import = { $promises ->
    [0] Nothing new would be imported
    [one] One promise would be imported
   *[other] { $promises } promises would be imported
}{ $people ->
    [0] .
    [one] , with one new customer.
   *[other] , with { $people } new customers.
} Nothing was stored: this was a dry run.
exchange-already = { $count ->
    [one] One was here already and is not doubled.
   *[other] { $count } were here already and are not doubled.
}
exchange-number = { $from } is { $to } here
exchange-numbers = { $from } are { $to } here
exchange-more-numbers = { $count } more have new numbers; --json names them all
exchange-ignored = these fields mean nothing here and were left out: { $names }
exchange-progress = { $count } read …
exchange-progress-of = { $count } read … { $percent } %
exchange-bad-entries = { $count ->
    [one] one entry cannot be taken; nothing was stored
   *[other] { $count } entries cannot be taken; nothing was stored
}
exchange-bad-entry = entry { $entry }, line { $line }: { $why }
exchange-and-more = … and { $count } more
exchange-empty = there is nothing in it
exchange-no-export = this begins like an export, but is none
exchange-newer-form = this was exported by a newer version of this program; nothing was stored
exchange-not-json = this is not JSON
exchange-no-object = this is no object with fields
exchange-too-deep = this is nested too deeply
exchange-entry-too-long = this is longer than 1 MiB
exchange-unended = it breaks off in the middle
exchange-too-long = a text in it is too long to be stored
exchange-nobody = the customer has no name
exchange-nothing-promised = it does not say what was promised
exchange-odd = `{ $field }` cannot be { $value }
exchange-in-future = `{ $field }` is in the future
exchange-closed-before-made = it was closed before it was made
exchange-contradicts = `{ $status }` does not agree with its dates
exchange-senseless = its history makes no sense
exchange-twice = number { $id } stands here twice
