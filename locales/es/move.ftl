# Una fecha nueva.

move-ask-told = ¿lo sabe { $who }?
move-tell-them = { $who } aún no lo sabe; cuando lo sepa: promise avisa { $id }
move-told = { $direction ->
    [theirs] cambio de { $who }
   *[mine] { $who } lo sabe
}
