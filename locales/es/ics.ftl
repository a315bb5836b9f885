# Las promesas en un calendario.

ics-mine = { $who }: { $what }
ics-theirs = { $who } nos debe: { $what }
ics-customer = Cliente: { $who }
ics-phone = Teléfono: { $phone }
ics-said = Se dijo: «{ $said }»
ics-fixed = Palabras fijas: contará con ello
ics-flexible = Palabras flexibles
ics-attempt = Solo un intento
ics-complaint = Reclamación: va primero
ics-owner = Responde: { $owner }
ics-number = Promesa { $id }
ics-from-shop = { $shop }: { $what }
ics-for-shop = { $what } ({ $shop })
