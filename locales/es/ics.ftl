# Las promesas en un calendario.

ics-mine = { $who }: { $what }
ics-theirs = { $who } nos debe: { $what }
ics-customer = Cliente: { $who }
ics-phone = Teléfono: { $phone }
ics-said = Se dijo: «{ $said }»
ics-fixed = Redacción: fija
ics-flexible = Redacción: flexible
ics-attempt = Redacción: un intento
ics-complaint = Reclamación: va primero
ics-owner = Responde: { $owner }
ics-number = Promesa { $id }
ics-from-shop = { $shop }: { $what }
ics-for-shop = { $what } ({ $shop })
