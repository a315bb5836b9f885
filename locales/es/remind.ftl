# Recordatorios: el aviso en pantalla y el temporizador.

remind-closed = Ahora está cerrado. Los recordatorios llegan mientras está abierto; promise vence lo muestra todo.
remind-nothing = Nada pide atención ahora.
remind-because-overdue = Vencidas
remind-because-at-risk = A punto de fallar: avise ya
remind-because-untold = Movidas: falta avisar
remind-because-call = Hora de devolver llamadas
remind-because-ask = Toca preguntar
remind-because-confirm = Falta que lo confirmen
remind-summary = { $count ->
    [one] Una promesa le espera
   *[other] { $count } promesas le esperan
}
remind-line = { $reason } · { $promise }
remind-promise = { $id } { $who }, { $when }: { $what }
remind-promise-undated = { $id } { $who }: { $what }
remind-more = … y { $count } más: promise recuerda
remind-sent = En un aviso en la pantalla: { $count ->
    [one] una nueva
   *[other] { $count } nuevas
}.
remind-known = De todas ellas hubo ya un aviso.
remind-without = Sin aviso en pantalla: esta compilación del programa no los muestra; los paquetes sí.
remind-no-desktop = Sin aviso en pantalla: aquí no hay un escritorio que lo muestre.
remind-no-answer = Sin aviso en pantalla: el escritorio no responde.
remind-not-noted = sin aviso en pantalla, pues no se pudo anotar que se mostró: { $why }
remind-on-every = Los recordatorios están activos ({ $scheduler }): cada { $minutes } minutos mientras está abierto, cada cosa una vez.
remind-on-at = Los recordatorios están activos ({ $scheduler }): a las { $times } mientras está abierto, cada cosa una vez.
remind-off = Los recordatorios están desactivados.
remind-removed = Los recordatorios quedan desactivados.
remind-description = Promesas que piden atención
remind-only-on = `{ $arg }` solo dice cómo se activan los recordatorios
remind-only-on-hint = promise recuerda on --at 09:00,18:30
remind-no-time = `{ $typed }` no es una hora del día
remind-no-time-hint = horas de un reloj de 24 con comas entre ellas, 48 como mucho: --at 09:00,18:30
remind-no-scheduler = aquí no hay nada que inicie programas a una hora
remind-no-scheduler-hint = no se encontró ni systemd de usuario ni cron; promise recuerda --print --for crontab muestra qué hay que iniciar
remind-unquotable = a este temporizador no se le puede dar `{ $typed }`
remind-unquotable-hint = guarde el programa y las promesas donde la ruta solo tenga letras, cifras, espacios y poco más
remind-foreign = { $path } ya existe y no lo escribió este programa
remind-unfinished = en el crontab falta una de las dos líneas que rodean los recordatorios
remind-unfinished-hint = corríjalo con crontab -e: { $begin }, { $end }
remind-refused = { $program } no quiso hacerlo: { $why }
