# Copias de todo el almacén.

backup-done = Copiado y comprobado: { $lines ->
    [one] una línea
   *[other] { $lines } líneas
}, { $kib } KiB.
backup-not-as-written = la copia no está como se escribió y se ha quitado; ¿está bien el disco?
backup-restored = Recuperado: { $lines ->
    [one] una línea.
   *[other] { $lines } líneas.
}
backup-aside = Lo que había antes está ahora en { $path }
backup-lacking = { $count ->
    [one] una línea anotada aquí no está en la copia; no se ha cambiado nada
   *[other] { $count } líneas anotadas aquí no están en la copia; no se ha cambiado nada
}
backup-lacking-hint = --force la recupera de todos modos y aparta lo que hay aquí
backup-is-none = { $path } no es una copia; no se ha cambiado nada
backup-newer = { $path } lo escribió una versión más nueva de este programa; no se ha cambiado nada
backup-damaged = { $path } está dañado o incompleto; no se ha cambiado nada
