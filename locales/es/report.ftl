# Las páginas de `informe`, y lo que se dice al escribir una.

report-no-page = no hay ninguna página que se llame `{ $typed }`
report-no-page-hint = promise informe día, o promise informe mes
report-day-month = --month va con `informe mes`; el día se elige con --date
report-month-date = --date va con `informe día`; el mes se elige con --month
report-open-dash = solo se puede abrir una página guardada en un archivo: quite `--out -`
report-replace = { $file } ya existe y no es un informe; ¿sustituirlo?
report-done = Escrito: { $file }
report-no-opener = aquí no hay ningún programa que abra archivos
report-not-opened = el escritorio no abrió la página: { $why }
report-not-opened-hint = la página está escrita de todos modos: { $file }

# La hoja del día.
report-day-title = Hoja del día, { $date }
report-open = abierto { $hours }
report-closed = cerrado ese día
report-slot = devolver llamadas { $slot }
report-written = escrita { $when }
report-sum-overdue = { $count ->
    [one] vencida
   *[other] vencidas
}
report-sum-risk = { $count ->
   *[other] a punto de fallar
}
report-sum-untold = { $count ->
    [one] aplazada sin avisar
   *[other] aplazadas sin avisar
}
report-sum-today = { $count ->
   *[other] para hoy
}
report-sum-theirs = { $count ->
   *[other] que nos deben
}
report-calls = { $count ->
    [one] Una llamada
   *[other] { $count } llamadas, por este orden
}
report-others = Lo demás que toca
report-theirs = Nos han prometido
report-notes = Notas
report-nothing = Ese día no vence nada: uno bueno para preguntar a los clientes cómo va todo.
report-column-box = Hecho
report-column-no = N.º
report-column-when = Cuándo
report-column-who = Quién
report-column-phone = Teléfono
report-column-what = Qué
report-column-jot = Qué se habló
report-complaint = queja
report-wants-warning = a punto de fallar: avise
report-wants-telling = aplazada: avise
report-wants-asking = pregunte
report-wants-checking = compruebe
report-owner = responde { $owner }
report-day-foot = Lo que se marca aquí hay que decirlo también: `promise hecho N.º`, `promise avisa N.º`, `promise mueve N.º FECHA`, o todo de una vez con `promise repaso`.

# Un mes en cifras.
report-month-title = Promesas de { $month }
report-so-far = hasta el { $day }
report-rate = Cumplidas
report-key-kept = { $count ->
    [one] cumplida
   *[other] cumplidas
}
report-key-late = { $count ->
   *[other] con retraso
}
report-key-broken = { $count ->
    [one] rota
   *[other] rotas
}
report-weeks = Cumplidas, con retraso y rotas, por semanas
report-week-told = semana del { $week }: { $count }
report-late = Con cuánto retraso
report-late-hour = hasta una hora
report-late-day = hasta un día
report-late-week = hasta una semana
report-late-more = más
report-accounts = De quién era la palabra
report-account-ours = prometimos
report-account-attempts = dijimos que lo intentaríamos
report-account-theirs = nos prometieron
report-outcome-kept = cumplidas
report-outcome-late = con retraso
report-outcome-broken = rotas
report-outcome-released = liberadas
report-outcome-renegotiated = aplazadas a tiempo
report-month-foot = Son las cifras de `promise cifras --since { $since } --until { $until }`. Lo liberado y lo aplazado a tiempo no entran en la proporción.
