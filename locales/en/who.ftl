# Customers.

who-nobody = nobody called `{ $typed }` is known
who-nobody-hint = `promise who` lists the customers
who-several = `{ $typed }` could be any of these: { $names }
who-whom = which customer is that about?
who-empty = There are no customers yet.
who-open = { $count ->
    [0] nothing open
   *[other] { $count } open
}
who-record = kept { $kept } of { $of }
who-let-down = what they promised us: the last { $count } were not kept
who-language-en = write in English
who-language-es = write in Spanish
who-exported = { $count ->
    [one] Exported: one customer.
   *[other] Exported: { $count } customers.
}
who-strange-phone = kept, but no number to call: `{ $typed }`
who-phone-replaced = the phone of { $who } was { $old }; it is { $new } now
who-phone-replaced-hint = to put the old one back: promise who "{ $who }" --phone "{ $old }"
