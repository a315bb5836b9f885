# Una fecha nueva.

move-ask-told = ¿lo sabe { $who }?
move-tell-them = { $who } aún no lo sabe; cuando lo sepa: promise avisa { $id }
move-told = { $direction ->
    [theirs] cambio de { $who }
   *[mine] { $who } lo sabe
}
move-stays = { $known ->
    [no] La { $id } queda como estaba: { $when }. { $who } aún no lo sabe; cuando lo sepa: promise avisa { $id }
   *[yes] La { $id } queda como estaba ({ $who }): { $when }
}
