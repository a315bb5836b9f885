# Una carpeta de archivos de calendario.

calendar-no-folder = ¿qué carpeta?
calendar-no-folder-hint = promise calendario CARPETA, o `promise ajustes pon calendar CARPETA` para siempre
calendar-kept = Calendario: { $written ->
    [one] 1 escrito
   *[other] { $written } escritos
}, { $removed ->
    [one] 1 retirado
   *[other] { $removed } retirados
}, { $unchanged } sin cambios.
calendar-not-kept = la promesa está guardada, pero su archivo del calendario no: { $why }
calendar-taken = { $path }: ya hay otra cosa con ese nombre; no se ha tocado. Quítela de ahí, y `promise calendario { $dir }` vuelve a escribir la promesa
calendar-cut = { $path } está cortado y no dice nada; `promise calendario { $dir }` lo vuelve a escribir
calendar-unknown = { $count ->
    [one] un archivo es de una promesa que aquí no se conoce; no se ha tocado
   *[other] { $count } archivos son de promesas que aquí no se conocen; no se han tocado
}: { $names }
calendar-changed-there = la { $id } se cambió en el calendario y allí se queda como está; véalo con `promise calendario { $dir } --pull --dry-run`
calendar-unpulled = no se ha cambiado nada: { $count ->
    [one] la { $ids } se cambió en el calendario y eso aún no se ha traído
   *[other] { $ids } se cambiaron en el calendario y eso aún no se ha traído
}
calendar-unpulled-hint = `promise calendario --pull` lo trae, `promise calendario --put-back ID` lo descarta
calendar-ticked = { $id } { $who }: marcada { $when }: { $what }
calendar-moved = { $id } { $who }: en el calendario tiene otra fecha, { $when }: { $what }
calendar-ask-move = { $moved }. ¿Se anota?
calendar-to-move = promise mueve { $id } { $phrase }
calendar-cancelled = { $id } { $who }: anulada en el calendario: { $what }
calendar-to-drop = promise suelta { $id } --released · promise suelta { $id } --broken
calendar-stray = { $id } { $who }: en el calendario se pasó a una fecha que no puede ser ({ $why }): { $what }
calendar-foreign-zone = su hora, `{ $zone }`, no se entiende aquí
calendar-date-gone = allí se le quitó la fecha
calendar-to-put-back = promise calendario { $dir } --put-back { $id }
calendar-nothing = Allí no se ha marcado ni movido nada.
calendar-dry-run = No se ha guardado nada.
