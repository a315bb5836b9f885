# Borrar a un cliente.

forget-placeholder = cliente olvidado { $number }
forget-taken-back = { $name } ya no figura entre los clientes: se deshizo todo lo que se había anotado, pero sigue en los archivos del almacén.
forget-goes = Se borra: { $name }, con su teléfono, su correo y su nota, y todas las palabras de { $count ->
    [0] ninguna promesa.
    [one] una promesa: { $ids }.
   *[other] { $count } promesas: { $ids }.
}
forget-stays = Queda: cuándo se prometió, se movió y se cumplió algo, con el nombre «{ $placeholder }», para que las cifras sigan siendo ciertas.
forget-mentions = Palabras de otros que hablan de este cliente, y cómo quedan:
forget-mention = { $id } · { $text } → { $after }
forget-more = … y { $count } más
forget-lower-left = { $count ->
    [one] Un texto lleva el nombre en minúscula, y puede ser una palabra corriente; sin --lower-case no se toca, y con esa opción quedaría así:
   *[other] { $count } textos llevan el nombre en minúscula, y puede ser una palabra corriente; sin --lower-case no se tocan, y con esa opción quedarían así:
}
forget-lower-asked = { $count ->
    [one] Un texto lleva el nombre en minúscula, y puede ser una palabra corriente; sin ella quedaría así:
   *[other] { $count } textos llevan el nombre en minúscula, y puede ser una palabra corriente; sin ella quedarían así:
}
forget-lower-question = { $count ->
    [one] ¿Quitarla también de este texto?
   *[other] ¿Quitarla también de estos { $count } textos?
}
forget-lower-aside = En lo que se apartó en su día, el nombre va también en minúscula, y puede ser una palabra corriente; ahí se queda.
forget-others = Lo que es de otros o del taller se queda, aunque lleve ese nombre, ese número o esa dirección:
forget-other = { $whose } · { $text }
forget-unsearched = Demasiado poco para buscarlo en los textos: { $said }
forget-backup = La copia { $path } ha de escribirse de nuevo.
forget-backup-done = La copia { $path } se ha escrito de nuevo.
forget-backup-free = La copia { $path } no dice nada de este cliente.
forget-backup-gone = La copia { $path } no está ahora a mano y lo conserva; haga otra en su lugar.
forget-machines = También se escriben de nuevo los diarios de otros equipos que hay aquí; olvídelo también en ellos, o volverá.
forget-elsewhere = Puede quedar en copias a las que este programa no llega: exportaciones, informes, calendarios y mensajes enviados, otros equipos, copias del disco, el historial del intérprete de órdenes. Una exportación anterior, si se importa de nuevo, lo devuelve y anota promesas por segunda vez.
forget-question = ¿Olvidar a { $name }? Esto no tiene vuelta atrás.
forget-unasked = no se ha cambiado nada: no hay nadie a quien preguntar
forget-unasked-hint = con --yes se olvida sin preguntar
forget-whole-name = diga el nombre completo del cliente
forget-nothing = No se ha cambiado nada.
forget-backup-failed = la copia lo conserva: { $path }: { $why }
forget-backup-strange = no es una copia que esta versión sepa leer
forget-done = Olvidado: { $placeholder }. Se han revisado { $files } archivos con { $kib } KiB y no queda rastro en el almacén.
forget-done-left = Olvidado: { $placeholder }. Se han revisado { $files } archivos con { $kib } KiB y no queda rastro en el almacén, salvo lo que se queda, como se ha dicho.
forget-traces = está hecho, pero queda algo de este cliente en { $paths }
forget-hint-doctor = `promise revisa` dice qué le pasa al almacén
forget-finished = se ha recogido lo que dejó a medias un borrado interrumpido; si `promise clientes` aún nombra a ese cliente, olvídelo otra vez
forget-damaged = no se ha cambiado nada: lo dañado no se puede revisar
