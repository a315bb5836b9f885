# Borradores para un cliente, en su idioma. Frases enteras, una por cada clase de promesa; no se pega nada salvo lo que se
# dijo ($what) y cuándo ($when), que van tras el verbo, tras dos puntos o entre comillas. Valen en España y en México.

say-greeting-polite = { $hour ->
    [morning] Buenos días, { $who }:
    [evening] Buenas noches, { $who }:
   *[afternoon] Buenas tardes, { $who }:
}
say-greeting-familiar = { $hour ->
   *[other] Hola, { $who }:
}
say-farewell-polite = Saludos cordiales,
say-farewell-familiar = Un saludo,
say-signature = { $me }
say-signature-shop = { $me }, { $shop }

say-what-polite = Lo que le dije: «{ $what }».
say-what-familiar = Lo que te dije: «{ $what }».

say-make-polite = { $kind ->
    [call] Tal como acordamos, le llamaré { $when }.
    [delivery] Tal como acordamos, le haré la entrega { $when }.
    [message] Tal como acordamos, le escribiré { $when }.
    [visit] Tal como acordamos, le haré la visita { $when }.
    [attempt] Tal como le dije, haré lo posible { $when }.
   *[task] Tal como acordamos, me encargaré de ello { $when }.
}
say-make-familiar = { $kind ->
    [call] Como quedamos, te llamo { $when }.
    [delivery] Como quedamos, te hago la entrega { $when }.
    [message] Como quedamos, te escribo { $when }.
    [visit] Como quedamos, te hago la visita { $when }.
    [attempt] Como te dije, haré lo posible { $when }.
   *[task] Como quedamos, me encargo de ello { $when }.
}
say-make-undated-polite = { $kind ->
    [call] Tal como acordamos, le llamaré en cuanto pueda.
    [delivery] Tal como acordamos, le haré la entrega en cuanto pueda.
    [message] Tal como acordamos, le escribiré en cuanto pueda.
    [visit] Tal como acordamos, le haré la visita en cuanto pueda.
    [attempt] Tal como le dije, haré lo posible.
   *[task] Tal como acordamos, me encargaré de ello en cuanto pueda.
}
say-make-undated-familiar = { $kind ->
    [call] Como quedamos, te llamo en cuanto pueda.
    [delivery] Como quedamos, te hago la entrega en cuanto pueda.
    [message] Como quedamos, te escribo en cuanto pueda.
    [visit] Como quedamos, te hago la visita en cuanto pueda.
    [attempt] Como te dije, haré lo posible.
   *[task] Como quedamos, me encargo de ello en cuanto pueda.
}

say-confirm-polite = { $kind ->
    [call] Quisiera confirmar con usted mi llamada: { $when }. ¿Le parece bien?
    [delivery] Quisiera confirmar con usted la entrega: { $when }. ¿Le parece bien?
    [message] Quisiera confirmar con usted cuándo le escribiré: { $when }. ¿Le parece bien?
    [visit] Quisiera confirmar con usted mi visita: { $when }. ¿Le parece bien?
    [attempt] Quisiera confirmar con usted cuándo lo intentaré: { $when }. ¿Le parece bien?
   *[task] Quisiera confirmar con usted para cuándo estará hecho: { $when }. ¿Le parece bien?
}
say-confirm-familiar = { $kind ->
    [call] Te confirmo mi llamada: { $when }. ¿Te parece bien?
    [delivery] Te confirmo la entrega: { $when }. ¿Te parece bien?
    [message] Te confirmo cuándo te escribo: { $when }. ¿Te parece bien?
    [visit] Te confirmo mi visita: { $when }. ¿Te parece bien?
    [attempt] Te confirmo cuándo lo intentaré: { $when }. ¿Te parece bien?
   *[task] Te confirmo para cuándo estará hecho: { $when }. ¿Te parece bien?
}
say-confirm-undated-polite = { $kind ->
    [call] Le confirmo que le llamaré en cuanto pueda. ¿Le parece bien?
    [delivery] Le confirmo que le haré la entrega en cuanto pueda. ¿Le parece bien?
    [message] Le confirmo que le escribiré en cuanto pueda. ¿Le parece bien?
    [visit] Le confirmo que le haré la visita en cuanto pueda. ¿Le parece bien?
    [attempt] Le confirmo que haré lo posible. ¿Le parece bien?
   *[task] Le confirmo que me encargaré de ello en cuanto pueda. ¿Le parece bien?
}
say-confirm-undated-familiar = { $kind ->
    [call] Te confirmo que te llamo en cuanto pueda. ¿Te parece bien?
    [delivery] Te confirmo que te hago la entrega en cuanto pueda. ¿Te parece bien?
    [message] Te confirmo que te escribo en cuanto pueda. ¿Te parece bien?
    [visit] Te confirmo que te hago la visita en cuanto pueda. ¿Te parece bien?
    [attempt] Te confirmo que haré lo posible. ¿Te parece bien?
   *[task] Te confirmo que me encargo de ello en cuanto pueda. ¿Te parece bien?
}

say-delay-polite = { $kind ->
    [call] Lamento tener que posponer mi llamada.
    [delivery] Lamento decirle que la entrega se retrasa.
    [message] Lamento decirle que le escribiré más tarde de lo que dije.
    [visit] Lamento tener que posponer mi visita.
    [attempt] Lamento decirle que todavía no lo he logrado.
   *[task] Lamento decirle que necesito más tiempo del que dije.
}
say-delay-familiar = { $kind ->
    [call] Siento tener que posponer mi llamada.
    [delivery] Siento decirte que la entrega se retrasa.
    [message] Siento decirte que te escribiré más tarde de lo que dije.
    [visit] Siento tener que posponer mi visita.
    [attempt] Siento decirte que todavía no lo he logrado.
   *[task] Siento decirte que necesito más tiempo del que dije.
}
say-sooner-polite = { $kind ->
    [call] Puedo llamarle antes de lo que dije.
    [delivery] Puedo hacerle la entrega antes de lo que dije.
    [message] Puedo escribirle antes de lo que dije.
    [visit] Puedo hacerle la visita antes de lo que dije.
    [attempt] Puedo intentarlo antes de lo que dije.
   *[task] Puedo encargarme de ello antes de lo que dije.
}
say-sooner-familiar = { $kind ->
    [call] Buenas noticias: puedo llamarte antes de lo que dije.
    [delivery] Buenas noticias: puedo hacerte la entrega antes de lo que dije.
    [message] Buenas noticias: puedo escribirte antes de lo que dije.
    [visit] Buenas noticias: puedo hacerte la visita antes de lo que dije.
    [attempt] Buenas noticias: puedo intentarlo antes de lo que dije.
   *[task] Buenas noticias: puedo encargarme de ello antes de lo que dije.
}
say-new-date-polite = La nueva fecha: { $when }.
say-new-date-familiar = La nueva fecha: { $when }.
say-propose-polite = Le propongo esta fecha: { $when }. ¿Le parece bien?
say-propose-familiar = Te propongo esta fecha: { $when }. ¿Te parece bien?
say-moved-polite = La nueva fecha: { $when }. Le pido disculpas por las molestias.
say-moved-familiar = La nueva fecha: { $when }. Perdona las molestias.
say-unknown-polite = Le daré una nueva fecha en cuanto la sepa. Le pido disculpas por las molestias.
say-unknown-familiar = Te daré una nueva fecha en cuanto la sepa. Perdona las molestias.

say-no-news-polite = { $kind ->
    [call] Le escribo para que esté al tanto: todavía no hay novedades. Le llamaré en cuanto las haya.
    [delivery] Le escribo para que esté al tanto: la entrega todavía no está lista. Le avisaré en cuanto lo esté.
    [message] Le escribo para que esté al tanto: todavía no hay novedades. Le escribiré de nuevo en cuanto las haya.
    [visit] Le escribo para que esté al tanto: todavía no hay novedades sobre mi visita. Le avisaré en cuanto las haya.
    [attempt] Le escribo para que esté al tanto: lo sigo intentando. Le avisaré en cuanto haya novedades.
   *[task] Le escribo para que esté al tanto: todavía no hay novedades. Le avisaré en cuanto las haya.
}
say-no-news-familiar = { $kind ->
    [call] Te escribo para que estés al tanto: todavía no hay novedades. Te llamo en cuanto las haya.
    [delivery] Te escribo para que estés al tanto: la entrega todavía no está lista. Te aviso en cuanto lo esté.
    [message] Te escribo para que estés al tanto: todavía no hay novedades. Te escribo de nuevo en cuanto las haya.
    [visit] Te escribo para que estés al tanto: todavía no hay novedades sobre mi visita. Te aviso en cuanto las haya.
    [attempt] Te escribo para que estés al tanto: lo sigo intentando. Te aviso en cuanto haya novedades.
   *[task] Te escribo para que estés al tanto: todavía no hay novedades. Te aviso en cuanto las haya.
}

say-done-polite = { $kind ->
    [call] La llamada que le prometí ya está hecha. Gracias por su tiempo.
    [delivery] Ya está todo listo, tal como le prometí. Gracias por su confianza.
    [message] El mensaje que le prometí ya está enviado. Si no le ha llegado nada, dígamelo.
    [visit] La visita que le prometí ya está hecha. Gracias por su tiempo.
    [attempt] Le dije que haría lo posible, y ya está hecho. Gracias por su confianza.
   *[task] Ya está hecho, tal como le prometí. Gracias por su confianza.
}
say-done-familiar = { $kind ->
    [call] La llamada que te prometí ya está hecha. Gracias por tu tiempo.
    [delivery] Ya está todo listo, como te prometí. Gracias por tu confianza.
    [message] El mensaje que te prometí ya está enviado. Si no te ha llegado nada, dímelo.
    [visit] La visita que te prometí ya está hecha. Gracias por tu tiempo.
    [attempt] Te dije que haría lo posible, y ya está hecho. Gracias por tu confianza.
   *[task] Ya está hecho, como te prometí. Gracias por tu confianza.
}
say-done-late-polite = { $kind ->
    [call] La llamada de la que le hablé ya está hecha, más tarde de lo prometido. Le pido disculpas y le agradezco su paciencia.
    [delivery] Ya está todo listo, más tarde de lo prometido. Le pido disculpas y le agradezco su paciencia.
    [message] El mensaje del que le hablé ya está enviado, más tarde de lo prometido. Le pido disculpas y le agradezco su paciencia.
    [visit] La visita de la que le hablé ya está hecha, más tarde de lo prometido. Le pido disculpas y le agradezco su paciencia.
    [attempt] Necesité más tiempo del que esperaba, pero ya está hecho. Le agradezco su paciencia.
   *[task] Ya está hecho, más tarde de lo prometido. Le pido disculpas y le agradezco su paciencia.
}
say-done-late-familiar = { $kind ->
    [call] La llamada de la que te hablé ya está hecha, más tarde de lo prometido. Perdona, y gracias por tu paciencia.
    [delivery] Ya está todo listo, más tarde de lo prometido. Perdona, y gracias por tu paciencia.
    [message] El mensaje del que te hablé ya está enviado, más tarde de lo prometido. Perdona, y gracias por tu paciencia.
    [visit] La visita de la que te hablé ya está hecha, más tarde de lo prometido. Perdona, y gracias por tu paciencia.
    [attempt] Necesité más tiempo del que esperaba, pero ya está hecho. Gracias por tu paciencia.
   *[task] Ya está hecho, más tarde de lo prometido. Perdona, y gracias por tu paciencia.
}

say-sorry-polite = { $kind ->
    [call] Lamento no haberle llamado como le prometí ({ $when }).
    [delivery] Lamento no haber cumplido con la entrega como le prometí ({ $when }).
    [message] Lamento no haberle escrito como le prometí ({ $when }).
    [visit] Lamento no haberle hecho la visita como le prometí ({ $when }).
    [attempt] Lamento no haber logrado lo que dije que intentaría ({ $when }).
   *[task] Lamento no haber hecho lo que le prometí ({ $when }).
}
say-sorry-familiar = { $kind ->
    [call] Siento no haberte llamado como te prometí ({ $when }).
    [delivery] Siento no haber cumplido con la entrega como te prometí ({ $when }).
    [message] Siento no haberte escrito como te prometí ({ $when }).
    [visit] Siento no haberte hecho la visita como te prometí ({ $when }).
    [attempt] Siento no haber logrado lo que dije que intentaría ({ $when }).
   *[task] Siento no haber hecho lo que te prometí ({ $when }).
}
say-sorry-undated-polite = { $kind ->
    [call] Lamento no haberle llamado todavía.
    [delivery] Lamento no haberle hecho la entrega todavía.
    [message] Lamento no haberle escrito todavía.
    [visit] Lamento no haberle hecho la visita todavía.
    [attempt] Lamento no haberlo logrado todavía.
   *[task] Lamento que todavía no esté hecho.
}
say-sorry-undated-familiar = { $kind ->
    [call] Siento no haberte llamado todavía.
    [delivery] Siento no haberte hecho la entrega todavía.
    [message] Siento no haberte escrito todavía.
    [visit] Siento no haberte hecho la visita todavía.
    [attempt] Siento no haberlo logrado todavía.
   *[task] Siento que todavía no esté hecho.
}
say-sorry-open-polite = { $kind ->
    [call] Le llamaré en cuanto pueda.
    [delivery] Le haré la entrega en cuanto pueda.
    [message] Le escribiré en cuanto pueda.
    [visit] Le haré la visita en cuanto pueda.
    [attempt] Lo seguiré intentando.
   *[task] Me encargaré de ello en cuanto pueda.
}
say-sorry-open-familiar = { $kind ->
    [call] Te llamo en cuanto pueda.
    [delivery] Te hago la entrega en cuanto pueda.
    [message] Te escribo en cuanto pueda.
    [visit] Te hago la visita en cuanto pueda.
    [attempt] Lo seguiré intentando.
   *[task] Me encargo de ello en cuanto pueda.
}
say-sorry-closed-polite = Si hay algún modo de compensar la molestia, dígamelo, por favor.
say-sorry-closed-familiar = Si hay algún modo de compensar la molestia, dímelo.

say-theirs-confirm-polite = Tengo anotado lo que acordamos: «{ $what }» ({ $when }). ¿Sigue siendo así?
say-theirs-confirm-familiar = Tengo anotado lo que acordamos: «{ $what }» ({ $when }). ¿Sigue siendo así?
say-theirs-confirm-undated-polite = Tengo anotado lo que acordamos: «{ $what }». ¿Podría decirme para cuándo puedo contar con ello?
say-theirs-confirm-undated-familiar = Tengo anotado lo que acordamos: «{ $what }». ¿Me dices para cuándo puedo contar con ello?
say-theirs-delay-polite = Le recuerdo lo que acordamos: «{ $what }» ({ $when }).
say-theirs-delay-familiar = Te recuerdo lo que acordamos: «{ $what }» ({ $when }).
say-theirs-delay-undated-polite = Le recuerdo lo que acordamos: «{ $what }».
say-theirs-delay-undated-familiar = Te recuerdo lo que acordamos: «{ $what }».
say-theirs-when-polite = ¿Podría decirme para cuándo puedo contar con ello?
say-theirs-when-familiar = ¿Me dices para cuándo puedo contar con ello?
say-theirs-done-polite = Muchas gracias. Queda resuelto lo que acordamos: «{ $what }».
say-theirs-done-familiar = ¡Gracias! Queda resuelto lo que acordamos: «{ $what }».

say-subject-make = Lo que acordamos
say-subject-confirm = Para confirmar
say-subject-delay = Cambio de fecha
say-subject-no-news = Cómo está lo pendiente
say-subject-done = Hecho
say-subject-sorry = Mis disculpas

# Lo que el programa dice de sus borradores.
say-no-occasion = no existe el borrador `{ $typed }`
say-no-occasion-hint = uno de: prometer, confirmar, retraso, sin-novedad, hecho, perdón
say-unkept = la promesa { $id } acabó sin cumplirse; diga qué borrador quiere
say-theirs-only = no existe ese borrador para lo que prometió un cliente: `{ $occasion }`
say-theirs-only-hint = para esas: confirmar, retraso, hecho
say-by-delay = `--by` va con `retraso` o `perdón`, no con `{ $occasion }`
say-open-which = `--open` necesita saber qué enlace: --whatsapp, --mail o --sms
say-no-phone = no hay teléfono de { $who }
say-no-phone-hint = promise clientes { $who } --phone "600 123 456"
say-no-country = el teléfono de { $who } no dice su país: { $phone }
say-no-country-hint = promise ajustes set phone_country 34 (52 en México), o escriba el teléfono como +34…
say-bad-phone = el teléfono de { $who } no es un número: { $phone }
say-no-email = no hay correo electrónico de { $who }
say-no-email-hint = promise clientes { $who } --email ana@ejemplo.es
say-bad-email = el correo electrónico de { $who } no lo es: { $email }
say-moved = Anotado: movida, y { $who } lo sabe ({ $id }); el mensaje lo envía usted
say-no-opener = aquí no hay ningún programa que abra enlaces ({ $opener })
say-not-opened = el escritorio no abrió el enlace: { $why }
say-not-opened-hint = el enlace está arriba, para copiarlo
say-template-unread = { $file }: no se puede leer: { $why }
say-template-unknown = { $file }, línea { $line }: no hay nada que poner en lugar de `{ $found }`
say-template-unknown-hint = se rellenan {"{who}, {what}, {when}, {me} y {shop}"}
say-template-empty = { $file }: está vacío
say-early = la { $id } aún no va tarde: { $when }
say-early-hint = para avisar antes de la hora: promise di { $id } retraso
