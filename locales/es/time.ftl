# Días y horas en palabras. Las horas llegan escritas como 17:00; el reloj de 24 horas sirve en las dos lenguas.

time-monday = lunes
time-tuesday = martes
time-wednesday = miércoles
time-thursday = jueves
time-friday = viernes
time-saturday = sábado
time-sunday = domingo

time-january = enero
time-february = febrero
time-march = marzo
time-april = abril
time-may = mayo
time-june = junio
time-july = julio
time-august = agosto
time-september = septiembre
time-october = octubre
time-november = noviembre
time-december = diciembre

# Para la columna estrecha de una lista.
time-monday-short = lun
time-tuesday-short = mar
time-wednesday-short = mié
time-thursday-short = jue
time-friday-short = vie
time-saturday-short = sáb
time-sunday-short = dom

time-january-short = ene
time-february-short = feb
time-march-short = mar
time-april-short = abr
time-may-short = may
time-june-short = jun
time-july-short = jul
time-august-short = ago
time-september-short = sep
time-october-short = oct
time-november-short = nov
time-december-short = dic

time-today-short = hoy
time-tomorrow-short = mañana
time-yesterday-short = ayer
time-date-short = { $day } { $month }
time-date-year-short = { $day } { $month } { $year }
time-moment-short = { $day } { $time }

# Un día. $date es una de las dos primeras; en lo demás $day es una de las cuatro últimas.
time-date = { $weekday } { $day } de { $month }
time-date-year = { $weekday } { $day } de { $month } de { $year }
time-today = hoy
time-tomorrow = mañana, { $date }
time-yesterday = ayer, { $date }

# Un momento, y tramos dentro de un día. $hour es la hora con su artículo.
time-hour-one = la { $time }
time-hour-many = las { $time }
time-moment = { $day }, { $time }
time-around = { $day }, hacia { $hour }
time-span = { $day }, { $from }–{ $to }
time-by-hour = { $day }, antes de { $hour }
time-from-hour = { $day }, a partir de { $hour }

# Plazos y comienzos de días enteros. Unos llevan una fecha ($date), otros «hoy» y sus vecinos.
time-by-today = hoy a más tardar
time-by-named = a más tardar { $day }
time-by-date = a más tardar el { $date }
time-from-today = a partir de hoy
time-from-named = a partir de { $day }
time-from-date = a partir del { $date }

# Varios días. $from calla lo que $to también dice: del 23 al 29 de noviembre. «days» y «moments» llevan el día de la semana.
time-weekday-day = { $weekday } { $day }
time-day-month = { $day } de { $month }
time-day-month-year = { $day } de { $month } de { $year }
time-days = del { $from } al { $to }
time-moments = desde el { $from }, hasta el { $to }
time-weekend = el fin de semana del { $from } y { $to }
time-week = la semana del { $from } al { $to }
time-month = { $month } de { $year }

# Lo que no es una hora, dicho sin precisión.
time-about = { $when }, más o menos
time-open = sin fecha

# A qué distancia. Los días se cuentan desde dos y las semanas desde tres.
time-now = ahora
time-in-minutes = dentro de { $count } min
time-in-hours = dentro de { $count } h
time-in-days = dentro de { $count } días
time-in-weeks = dentro de { $count } semanas
time-minutes-ago = hace { $count } min
time-hours-ago = hace { $count } h
time-days-ago = hace { $count } días
time-weeks-ago = hace { $count } semanas
time-minutes-late = { $count } min tarde
time-hours-late = { $count } h tarde
time-days-late = { $count } días tarde
time-weeks-late = { $count } semanas tarde

# Cuánto tiempo.
time-minutes = { $count } min
time-hours = { $count } h
time-days-long = { $count } días
time-weeks = { $count } semanas

# Tras un verbo. $day es «hoy», una de las dos primeras o «mañana, …» a secas; $hour como arriba.
time-said-on = el { $date }
time-said-tomorrow = mañana, { $date },
time-said-at = { $day } a { $hour }
time-said-around = { $day } hacia { $hour }
time-said-by = { $day } antes de { $hour }
time-said-from = { $day } a partir de { $hour }
time-said-between = { $day } entre { $from } y { $to }
time-said-span = { $kind ->
    [week] en { $when }
    [weekend] en { $when }
    [month] en { $when }
    [days] { $when }
   *[moments] { $when }
}
