# Lo que dice el diario en el disco.

store-no-home = no hay carpeta personal donde guardar las promesas
store-no-home-hint = indique una carpeta con --store CARPETA o PROMISE_STORE
store-clock-behind = el reloj dice { $now }, antes de la última anotación, de { $last }; ¿va bien?
store-locked = otra orden lleva { $seconds } s escribiendo; no se ha guardado nada
store-newer-format = { $path }: lo escribió una versión más nueva de este programa; se puede leer, pero no se ha guardado nada
store-refused = { $path } es { $why }; no se ha tocado ni se ha guardado nada
store-refused-link = un enlace a otro sitio
store-refused-not-a-file = algo distinto de un archivo normal
store-refused-not-a-folder = algo distinto de una carpeta
store-refused-hard-linked = un archivo con un segundo nombre
store-refused-foreign = de otro usuario
store-not-saved = no se ha guardado: { $path }: { $why }
store-not-confirmed = sin confirmar: el disco no asegura que { $path } esté a salvo ({ $why }); mírelo con `promise vence` antes de volver a escribirlo
store-io = no se puede leer { $path }: { $why }
store-unwritable = no se ha guardado: algún texto es demasiado largo o la fecha queda demasiado lejos
store-changed-meanwhile = otra orden ha escrito entretanto; no se ha guardado nada: repítalo
store-why-permission = no hay permiso
store-why-full = el disco está lleno
store-why-quota = se ha agotado la cuota de disco
store-why-read-only = el disco es de solo lectura
store-why-no-folder = parte de la ruta no es una carpeta
store-why-not-found = no está ahí

store-damage = { $line ->
    [0] { $file }: { $what }
   *[other] { $file }, línea { $line }: { $what }
}
store-damage-hint = `promise revisa` dice más, y qué se puede hacer
store-damage-torn = una línea sin terminar
store-damage-altered = esta línea no está como se escribió; se deja fuera
store-damage-garbled = esto no es una línea del diario; se deja fuera
store-damage-not-json = esta línea no es JSON; se deja fuera
store-damage-nonsense = esta línea no tiene sentido; se deja fuera
store-damage-too-long = esta línea es demasiado larga; se deja fuera
store-damage-broken = faltan líneas antes de esta, o están desordenadas
store-damage-doubled = esta línea está repetida
store-damage-forked = otra línea tiene el mismo número
store-damage-converted = otro programa cambió sus finales de línea; no se ha perdido nada
store-damage-went-back = antes era más largo: faltan promesas anotadas aquí, como cuando se recupera una copia antigua
store-typed = lo que usted escribió: { $typed }
store-double = dos promesas se anotaron como { $id }, en equipos que no sabían uno del otro; solo se muestra la primera
