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
advice-flexible = { $reason }: ¿mejor con palabras flexibles?
advice-reword = promise reformula { $id }
advice-overdue = { $who } sigue esperando «{ $what }» ({ $id })
advice-open = con { $who } sigue pendiente «{ $what }» ({ $id })
advice-unkept = una promesa a { $who } no se cumplió a tiempo ({ $day })
advice-line = { $id }: { $reason } · { $command }
advice-more = { $count ->
    [one] y una más que conviene pensar otra vez
   *[other] y { $count } más que conviene pensar otra vez
}
advice-crowded = { $count ->
    [one] ya hay otra promesa fija a esa hora ({ $ids })
   *[other] ya hay { $count } promesas fijas a esa hora ({ $ids })
}
advice-kept-then = { $part ->
    [morning] cumplidas { $kept } de { $count } { $weekday ->
        [monday] los lunes por la mañana
        [tuesday] los martes por la mañana
        [wednesday] los miércoles por la mañana
        [thursday] los jueves por la mañana
        [friday] los viernes por la mañana
        [saturday] los sábados por la mañana
       *[sunday] los domingos por la mañana
    }
    [midday] cumplidas { $kept } de { $count } { $weekday ->
        [monday] los lunes a mediodía
        [tuesday] los martes a mediodía
        [wednesday] los miércoles a mediodía
        [thursday] los jueves a mediodía
        [friday] los viernes a mediodía
        [saturday] los sábados a mediodía
       *[sunday] los domingos a mediodía
    }
    [afternoon] cumplidas { $kept } de { $count } { $weekday ->
        [monday] los lunes por la tarde
        [tuesday] los martes por la tarde
        [wednesday] los miércoles por la tarde
        [thursday] los jueves por la tarde
        [friday] los viernes por la tarde
        [saturday] los sábados por la tarde
       *[sunday] los domingos por la tarde
    }
   *[evening] cumplidas { $kept } de { $count } { $weekday ->
        [monday] los lunes a última hora
        [tuesday] los martes a última hora
        [wednesday] los miércoles a última hora
        [thursday] los jueves a última hora
        [friday] los viernes a última hora
        [saturday] los sábados a última hora
       *[sunday] los domingos a última hora
    }
}
advice-kept-weekday = cumplidas { $kept } de { $count } { $weekday ->
    [monday] los lunes
    [tuesday] los martes
    [wednesday] los miércoles
    [thursday] los jueves
    [friday] los viernes
    [saturday] los sábados
   *[sunday] los domingos
}
advice-kept-part = { $part ->
    [morning] cumplidas { $kept } de { $count } por la mañana
    [midday] cumplidas { $kept } de { $count } a mediodía
    [afternoon] cumplidas { $kept } de { $count } por la tarde
   *[evening] cumplidas { $kept } de { $count } a última hora
}
advice-kept-kind = { $kind ->
    [call] cumplidas { $kept } de { $count } llamadas
    [delivery] cumplidas { $kept } de { $count } entregas
    [message] cumplidos { $kept } de { $count } mensajes
    [visit] cumplidas { $kept } de { $count } visitas
   *[task] cumplidas { $kept } de { $count } tareas
}
