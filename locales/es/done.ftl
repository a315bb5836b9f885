# Una promesa se hizo.

done-kept = Cumplida: { $id } { $who }: { $what }
done-late = Hecha, { $late }: { $id } { $who }: { $what }
done-attempt = Hecha, aunque solo era un intento: { $id } { $who }: { $what }
done-theirs = { $who } cumplió su palabra: { $id } { $what }
done-still-open = { $count ->
    [one] { $who } tiene otra abierta:
   *[other] { $who } tiene otras { $count } abiertas:
}
done-before-made = la promesa { $id } se hizo más tarde que eso: { $made }
done-still-to-call = { $count ->
    [one] Resolver no es llamar. Falta llamar a { $who }:
   *[other] Resolver no es llamar. Falta llamar a { $who } ({ $count }):
}
done-ask-check = ¿cuándo se comprueba que no se ha repetido? (intro: { $phrase })
done-check-what = preguntar si todo sigue bien: { $what }
done-in-sight = sigue en «Comprobar otra vez»; para darle día: promise mueve { $id } FECHA
done-in-minutes = { $count ->
    [one] dentro de un minuto
   *[other] dentro de { $count } minutos
}
done-in-hours = { $count ->
    [one] dentro de una hora
   *[other] dentro de { $count } horas
}
done-in-days = { $count ->
    [one] mañana
   *[other] dentro de { $count } días
}
done-in-weeks = { $count ->
    [one] dentro de una semana
   *[other] dentro de { $count } semanas
}
done-more-open = … y { $count } más
