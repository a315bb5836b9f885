# Los ajustes: qué son y cómo se cambian.

config-file = { $file }
config-no-file = { $file } (todavía no existe)
config-none = { $key } no tiene valor
config-from-default = por defecto
config-from-line = línea { $line }
config-from-environment = de { $variable }
config-unknown = no existe el ajuste `{ $key }`
config-unknown-hint = `promise ajustes` los enumera
config-how = eso no es algo que `ajustes` sepa hacer
config-how-hint = `promise ajustes`, `promise ajustes CLAVE`, `promise ajustes set CLAVE VALOR`, `promise ajustes unset CLAVE` o `promise ajustes path`
config-no-value = `{ $key }` necesita un valor
config-bad-value = `{ $key }` no puede ser `{ $typed }`
config-not-edited = { $file }: `{ $key }` está ahí de una forma que este programa no sabe cambiar; no se ha escrito nada
config-no-home = no hay carpeta personal donde guardar los ajustes
config-no-home-hint = nombre un archivo con PROMISE_CONFIG

config-about-language = el idioma de todas las respuestas: "es" o "en"; si no, el del sistema
config-about-me = quién trabaja aquí: se anota en cada promesa y firma lo que usted escribe
config-about-shop = el nombre de la tienda, que firma con usted
config-about-form = el trato en los borradores: "usted" o "tú"
config-about-hours = el horario de apertura; los días que no se nombran, cerrado
config-about-holidays = los días en que se cierra; sin año, todos los años
config-about-horizon = cuántos días mira hacia delante `vence`
config-about-flexible-check = a cuántos días hábiles se repasa una promesa sin fecha
config-about-margin-call = con cuánta antelación hay que ponerse con una llamada, en horas de apertura
config-about-margin-delivery = con cuánta antelación hay que ponerse con una entrega, en horas de apertura; un día es un día hábil
config-about-margin-message = con cuánta antelación hay que ponerse con un mensaje, en horas de apertura
config-about-margin-visit = con cuánta antelación hay que ponerse con una visita, en horas de apertura
config-about-margin-task = con cuánta antelación hay que ponerse con todo lo demás, en horas de apertura
config-about-callback-slot = la parte del día reservada para devolver llamadas
config-about-calls-per-hour = cuántas llamadas caben en una hora
config-about-complaint-check = cuánto después de cerrar una reclamación se comprueba que no se repite
config-about-phone-country = el código telefónico de su país, para los teléfonos escritos sin él
config-about-date-order = cómo se lee 3/12: primero el día ("day") o el mes ("month"); si no, según la región
config-about-coach = si detrás de una respuesta puede ir una línea de consejo
