# Una línea de consejo.

advice-holiday = ese día es fiesta
advice-closed-weekday = { $weekday ->
    [monday] cerrado los lunes
    [tuesday] cerrado los martes
    [wednesday] cerrado los miércoles
    [thursday] cerrado los jueves
    [friday] cerrado los viernes
    [saturday] cerrado los sábados
   *[sunday] cerrado los domingos
}
advice-today = hoy a primera hora
advice-closed-hour = cerrado a esa hora
advice-instead = { $reason }: ¿«{ $phrase }»?
advice-move = promise mueve { $id } { $phrase }
advice-tomorrow = mañana a primera hora
advice-weekday = { $weekday ->
    [monday] el lunes a primera hora
    [tuesday] el martes a primera hora
    [wednesday] el miércoles a primera hora
    [thursday] el jueves a primera hora
    [friday] el viernes a primera hora
    [saturday] el sábado a primera hora
   *[sunday] el domingo a primera hora
}
advice-date = el { $date } a primera hora
advice-slot = en su hueco para devolver llamadas, { $from }–{ $to }
