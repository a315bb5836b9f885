# Una promesa acaba sin cumplirse.

drop-released = { $direction ->
    [theirs] Liberada: { $who } ya no nos debe { $id } { $what }
   *[mine] Liberada: { $who } ya no la necesita: { $id } { $what }
}
drop-broken = { $direction ->
    [theirs] Rota por { $who }: { $id } { $what }
   *[mine] Rota: { $id } { $who }: { $what }
}
drop-ask = ¿cómo acabó?
drop-choice-released = { $who } ya no la necesita
drop-choice-broken = no la cumplimos
drop-choice-we-release = la damos por liberada
drop-choice-they-broke = { $who } no la cumplió
drop-unstated = ¿cómo acabó la promesa { $id }?
drop-unstated-hint = --released si la otra parte ya no la necesita, --broken si no se cumplió
