# Una fecha realista, según lo que consta.

suggest-empty = no se ha dicho nada que se pueda prometer

# Palabras para una fecha. Escritas de nuevo, deben decir lo mismo; $hour es "12" o "17:00".
suggest-today-hour = hoy a las { $hour }
suggest-today = hoy antes de cerrar
suggest-tomorrow-hour = mañana a las { $hour }
suggest-tomorrow = mañana antes de cerrar
suggest-weekday = { $weekday ->
    [monday] el lunes antes de cerrar
    [tuesday] el martes antes de cerrar
    [wednesday] el miércoles antes de cerrar
    [thursday] el jueves antes de cerrar
    [friday] el viernes antes de cerrar
    [saturday] el sábado antes de cerrar
   *[sunday] el domingo antes de cerrar
}
suggest-within-ten-days = en diez días como máximo
suggest-within-two-weeks = en dos semanas como máximo
suggest-within-three-weeks = en tres semanas como máximo
suggest-within-four-weeks = en cuatro semanas como máximo
suggest-within-six-weeks = en seis semanas como máximo
suggest-within-two-months = en dos meses como máximo
suggest-within-three-months = en tres meses como máximo
suggest-date = para el { $date }

suggest-from-words = Según { $count } promesas con palabras así que se hicieron, a tiempo o tarde:
suggest-from-kind = { $kind ->
    [call] Según { $count } llamadas hechas:
    [delivery] Según { $count } entregas hechas:
    [message] Según { $count } mensajes enviados:
    [visit] Según { $count } visitas hechas:
   *[task] Según { $count } tareas hechas:
}
suggest-from-kind-only = { $kind ->
    [call] No llegan a { $needed } las promesas cerradas con palabras así; según todas las llamadas hechas ({ $count }):
    [delivery] No llegan a { $needed } las promesas cerradas con palabras así; según todas las entregas hechas ({ $count }):
    [message] No llegan a { $needed } las promesas cerradas con palabras así; según todos los mensajes enviados ({ $count }):
    [visit] No llegan a { $needed } las promesas cerradas con palabras así; según todas las visitas hechas ({ $count }):
   *[task] No llegan a { $needed } las promesas cerradas con palabras así; según todas las tareas hechas ({ $count }):
}
suggest-half = la mitad, en { $length }
suggest-most = nueve de cada diez, en { $length }
suggest-broken = { $count ->
    [one] y 1 se dejó sin hacer
   *[other] y { $count } se dejaron sin hacer
}
suggest-minutes = { $count } min de horario abierto
suggest-hours = { $count } h de horario abierto
suggest-days = { $count } días de trabajo
suggest-say = Con su margen, diga «{ $phrase }»: { $due }.
suggest-too-long = Eso queda más lejos que cualquier fecha que se pueda prometer.
suggest-command = promise anota NOMBRE "{ $what }" --by "{ $phrase }"
suggest-command-kind = promise anota NOMBRE TEXTO --kind { $kind ->
    [call] llamada
    [delivery] entrega
    [message] mensaje
    [visit] visita
   *[task] tarea
} --by "{ $phrase }"
suggest-too-few = { $kind ->
    [call] Aún consta muy poco: llamadas hechas, { $count }; hacen falta { $needed }.
    [delivery] Aún consta muy poco: entregas hechas, { $count }; hacen falta { $needed }.
    [message] Aún consta muy poco: mensajes enviados, { $count }; hacen falta { $needed }.
    [visit] Aún consta muy poco: visitas hechas, { $count }; hacen falta { $needed }.
   *[task] Aún consta muy poco: tareas hechas, { $count }; hacen falta { $needed }.
}
suggest-too-few-help = Cuentan las promesas que se anotan al hacerlas y se cierran con `promise hecho` en cuanto se cumplen.
