# La última línea de `vence`.

due-count-overdue = { $count ->
    [one] { $count } vencida
   *[other] { $count } vencidas
}
due-count-at-risk = { $count } a punto de fallar
due-count-untold = { $count } por avisar
due-count-today = { $count } hoy
due-count-chase = { $count } por preguntar
due-count-again = { $count } por comprobar
due-count-coming = { $count ->
    [one] { $count } próxima
   *[other] { $count } próximas
}
due-count-later = { $count } más adelante
due-count-undated = { $count } sin fecha
due-count-theirs = { $count } que nos deben
due-count-more-later = { $count } más adelante (--all)
due-record = { $kept ->
    [one] cumplida { $kept } de { $of }
   *[other] cumplidas { $kept } de { $of }
} en { $days } días
due-nothing = No vence nada. No queda ninguna promesa pendiente.
due-nothing-soon = No vence nada por ahora.
due-nothing-such = No vence nada que coincida.
due-warn = es el último momento útil para avisar:
due-warn-say = promise di { $id } retraso --by …
due-warn-move = o promise mueve { $id } …
due-clash = demasiadas llamadas { $day } de { $from } a { $to }: { $count }, y hay sitio para { $fit } ({ $ids })
due-calls = Llamadas por hacer, { $day }
due-slot = hueco para devolver llamadas { $from }–{ $to }
