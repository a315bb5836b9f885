# Las páginas de ayuda.

help-about = Que no se le olvide nada de lo que prometió a un cliente.
help-usage = promise [ORDEN] [OPCIONES]; sin orden: promise vence
help-also = en inglés: promise { $name }
help-heading-usage = Uso
help-heading-commands = Órdenes
help-heading-arguments = Qué decir
help-heading-options = Opciones
help-heading-examples = Ejemplos
help-global = Todas las órdenes admiten --json, --quiet, --lang, --color y --store: promise --help
help-examples =
    promise anota Ana te llamo mañana a las 5 con el presupuesto
    promise vence
    promise hecho 1
    promise mueve 1 el viernes a las 10 --told
help-global-json = responde en JSON
help-global-quiet = las menos palabras posibles: solo números
help-global-lang = idioma: en o es
help-global-color = colores: auto, always (siempre) o never (nunca)
help-global-store = la carpeta donde se guardan las promesas
help-global-help = muestra esta ayuda
help-global-version = muestra la versión
help-value-phrase = FECHA
help-value-kind = TIPO
help-value-phone = TELÉFONO
help-value-person = PERSONA
help-value-how = CÓMO
help-value-tag = ETIQUETA
help-value-who = QUIÉN TEXTO
help-value-name = NOMBRE
help-value-id = ID
help-value-note = NOTA
help-value-reason = MOTIVO
help-value-text = TEXTO
help-value-outcome = RESULTADO
help-value-email = CORREO
help-value-lang = IDIOMA
help-value-color = CUÁNDO
help-value-dir = CARPETA
help-value-shell = SHELL
help-value-file = ARCHIVO
help-value-page = PÁGINA
help-value-n = N
help-value-columns = COLUMNAS
help-value-setting = AJUSTE
help-value-shape = FORMA
help-add = anota una promesa hecha a un cliente
help-add-usage = promise anota QUIÉN TEXTO… [--by FECHA] [OPCIONES]
help-add-words = el cliente y después lo que se dijo, con su fecha; un nombre de varias palabras va entre comillas o antes de dos puntos. Sin palabras: pregunta paso a paso. Un guion: una línea «Nombre: texto» por promesa, de la entrada estándar
help-add-theirs = es el cliente quien nos lo prometió
help-add-examples =
    promise anota Ana te llamo mañana a las 5 con el presupuesto
    promise anota "Ana López" entregar las gafas --by viernes --phone 600123456
    promise anota Leo: en cuanto llegue la pieza le aviso
    promise anota - < promesas.txt
help-expect = anota lo que un cliente nos prometió
help-expect-usage = promise espera QUIÉN TEXTO… [--by FECHA] [OPCIONES]
help-expect-words = el cliente y después lo que se dijo, con su fecha; un nombre de varias palabras va entre comillas o antes de dos puntos. Sin palabras: pregunta paso a paso. Un guion: una línea «Nombre: texto» por promesa, de la entrada estándar
help-expect-examples = promise espera Ana me manda el formulario el viernes
help-add-by = para cuándo, cuando va aparte del texto: --by "el viernes a las 10"
help-add-kind = llamada, entrega, mensaje, visita o tarea; si no, se lee del verbo
help-add-fixed = las palabras eran fijas: el cliente contará con ese día
help-add-flexible = las palabras eran flexibles: sin día fijo
help-add-attempt = solo se dijo que se intentaría
help-add-phone = el teléfono del cliente
help-add-complaint = el cliente está disgustado: va lo primero en todas partes
help-add-owner = quién del personal responde de ella
help-add-tag = una palabra para encontrarla; se puede repetir
help-add-ics = escribe aquí la invitación para el calendario del cliente; un guion no saca otra cosa por pantalla
help-add-dry-run = muestra cómo se entiende y no guarda nada
help-expect-by = para cuándo, cuando va aparte del texto: --by "el viernes a las 10"
help-expect-kind = llamada, entrega, mensaje, visita o tarea; si no, se lee del verbo
help-expect-fixed = las palabras eran fijas: el cliente contará con ese día
help-expect-flexible = las palabras eran flexibles: sin día fijo
help-expect-attempt = solo se dijo que se intentaría
help-expect-phone = el teléfono del cliente
help-expect-complaint = el cliente está disgustado: va lo primero en todas partes
help-expect-owner = quién del personal responde de ella
help-expect-tag = una palabra para encontrarla; se puede repetir
help-expect-dry-run = muestra cómo se entiende y no guarda nada
help-due = muestra lo vencido, lo de hoy y lo que viene
help-due-usage = promise vence [OPCIONES]
help-due-overdue = solo lo vencido
help-due-today = solo lo de hoy
help-due-within = mira hasta entonces en vez de 7 días: --within "el mes que viene"
help-due-all = todo lo abierto, por lejos que esté
help-due-calls = una hoja con las llamadas por hacer, en orden, con el teléfono y lo último que se dijo
help-due-mine = solo lo que prometimos
help-due-theirs = solo lo que nos deben
help-due-who = solo este cliente
help-due-owner = solo lo que está a cargo de esta persona
help-due-kind = solo este tipo: llamada, entrega, mensaje, visita, tarea
help-due-tag = solo con esta etiqueta
help-due-count = dice cuántas son y nada más
help-due-check = sale con 3 si algo nuestro está vencido
help-due-examples =
    promise vence
    promise vence --calls --today
    promise vence --count --overdue
help-done = está hecho
help-done-usage = promise hecho ID [NOTA…] [OPCIONES]
help-done-id = el número de la promesa, o un nombre que deje solo una
help-done-note = un comentario que guardar con ella
help-done-at = cuándo se hizo, si no es ahora: --at "ayer a las 6"
help-done-no-news = se llamó, aunque no había novedades
help-done-next = la promesa que sigue, al mismo cliente: --next "llamar el viernes"
help-done-examples =
    promise hecho 17
    promise hecho ana quedó contenta
    promise hecho 17 --no-news --next "le llamo el viernes a las 10"
help-tell = se avisó al cliente de cómo está la cosa
help-tell-usage = promise avisa ID [NOTA…]
help-tell-id = el número de la promesa, o un nombre que deje solo una
help-tell-note = lo que se dijo
help-tell-examples = promise avisa 17 la pieza sigue de camino
help-move = le da otra fecha
help-move-usage = promise mueve ID FECHA… [--told | --not-told]
help-move-id = el número de la promesa, o un nombre que deje solo una
help-move-phrase = la fecha nueva, tal como se dice
help-move-told = el cliente lo sabe
help-move-not-told = el cliente aún no lo sabe: sigue en la lista hasta avisarle
help-move-examples = promise mueve 17 el viernes a las 10 --told
help-drop = acaba sin cumplirse
help-drop-usage = promise suelta ID (--released | --broken) [--why MOTIVO]
help-drop-id = el número de la promesa, o un nombre que deje solo una
help-drop-released = la otra parte la deja correr
help-drop-broken = no se cumplió
help-drop-why = el motivo, para más adelante
help-drop-examples = promise suelta 17 --released --why "compró otro"
help-confirm = la otra parte la aceptó
help-confirm-usage = promise confirma ID [--how de-palabra|mensaje|firmada]
help-confirm-id = el número de la promesa, o un nombre que deje solo una
help-confirm-how = de-palabra (si no se dice nada), mensaje o firmada
help-confirm-examples =
    promise confirma 17
    promise confirma ana --how mensaje
help-assign = desde ahora responde de ella otra persona
help-assign-usage = promise asigna ID PERSONA…
help-assign-id = el número de la promesa, o un nombre que deje solo una
help-assign-person = quién del personal responde de ella
help-assign-examples = promise asigna 17 Marta
help-escalate = la eleva a alguien que pueda más
help-escalate-usage = promise eleva ID PERSONA…
help-escalate-id = el número de la promesa, o un nombre que deje solo una
help-escalate-person = quién del personal responde de ella desde ahora
help-escalate-examples = promise eleva 17 la jefa
help-edit = corrige lo que se anotó mal
help-edit-usage = promise edita ID [OPCIONES]
help-edit-id = el número de la promesa, o un nombre que deje solo una
help-edit-who = el cliente
help-edit-what = lo que se prometió
help-edit-kind = llamada, entrega, mensaje, visita o tarea
help-edit-fixed = las palabras eran fijas
help-edit-flexible = las palabras eran flexibles
help-edit-attempt = solo era un intento
help-edit-owner = quién responde; "" para nadie
help-edit-tag = añade una etiqueta
help-edit-untag = quita una etiqueta
help-edit-complaint = es una reclamación
help-edit-no-complaint = no es una reclamación
help-edit-by = la fecha que de verdad se dijo, en la hora siguiente a anotarla
help-edit-examples = promise edita 17 --who "Ana López" --kind llamada
help-show = todo sobre una promesa
help-show-usage = promise ver ID
help-show-id = el número de la promesa, o un nombre que deje solo una
help-show-examples = promise ver 17
help-list = busca en todas las promesas, también las cerradas
help-list-usage = promise lista [TEXTO…] [OPCIONES]
help-list-text = palabras que buscar en nombres, textos, fechas y etiquetas
help-list-open = solo las abiertas
help-list-closed = solo las cerradas
help-list-since = hechas desde entonces: --since lunes
help-list-until = hechas hasta entonces
help-list-outcome = que acabaron así: cumplida, tarde, rota, liberada, renegociada
help-list-mine = solo lo que prometimos
help-list-theirs = solo lo que nos deben
help-list-who = solo este cliente
help-list-owner = solo lo que está a cargo de esta persona
help-list-kind = solo este tipo: llamada, entrega, mensaje, visita, tarea
help-list-tag = solo con esta etiqueta
help-list-lines = con --json, un objeto por línea
help-list-examples =
    promise lista gafas
    promise lista --closed --since "la semana pasada" --outcome rota
help-who = clientes: la lista, o ver y corregir uno
help-who-usage = promise clientes [NOMBRE…] [OPCIONES]
help-who-name = el cliente; sin nombre, todos
help-who-phone = su teléfono; "" lo quita
help-who-email = su correo electrónico
help-who-language = el idioma en que escribirles: en o es
help-who-note = lo que convenga recordar
help-who-rename = el nombre correcto; si es el de otro cliente, los une
help-who-export-vcard = los escribe en un archivo de contactos (.vcf) para teléfonos y programas de correo; un guion, en la pantalla
help-who-force = sustituye el archivo si ya existe
help-who-examples = promise clientes ana --phone "600 123 456" --language es
help-undo = deshace la última orden, tan atrás como haga falta
help-undo-usage = promise deshaz [N] [--yes]
help-undo-count = cuántas órdenes (1)
help-undo-yes = no preguntar
help-undo-examples = promise deshaz
help-redo = rehace lo deshecho
help-redo-usage = promise rehaz [N]
help-redo-count = cuántas órdenes (1)
help-redo-examples = promise rehaz
help-when = muestra cómo se entienden las palabras que dicen cuándo
help-when-usage = promise cuando TEXTO…
help-when-text = una frase; un guion lee una por línea
help-when-examples =
    promise cuando te llamo mañana a las 5
    promise cuando antes del viernes
help-reword = dice una promesa fija con palabras flexibles
help-reword-usage = promise reformula ID [--yes]
help-reword-id = el número de la promesa, o un nombre que deje solo una
help-reword-yes = lo anota: desde ahora valen esas palabras, y el cliente las ha oído
help-reword-examples =
    promise reformula 17
    promise reformula 17 --yes
help-review = repasa lo que vence, una tecla por promesa
help-review-usage = promise repaso [OPCIONES]
help-review-mine = solo lo que prometimos
help-review-theirs = solo lo que nos deben
help-review-who = solo este cliente
help-review-owner = solo lo que está a cargo de esta persona
help-review-kind = solo este tipo: llamada, entrega, mensaje, visita, tarea
help-review-tag = solo con esta etiqueta
help-review-examples =
    promise repaso
    promise repaso --owner marta
help-say = redacta lo que decir al cliente; no envía nada
help-say-usage = promise di ID [MOTIVO] [--by FECHA [--moved]] [--whatsapp | --mail | --sms] [--open]
help-say-id = el número de la promesa, o un nombre que deje solo una
help-say-occasion = prometer, confirmar, retraso, sin-novedad, hecho o perdón; si no, lo que pida la promesa
help-say-by = para retraso y perdón: la fecha nueva que se propone
help-say-moved = además anota esa fecha, y que el cliente lo sabe
help-say-whatsapp = muestra el enlace que lo abre en WhatsApp
help-say-mail = muestra el enlace que lo abre como correo
help-say-sms = muestra el enlace que lo abre como SMS
help-say-open = entrega el enlace al escritorio
help-say-examples =
    promise di 17
    promise di ana retraso --by "el viernes a las 10" --whatsapp --open
    promise -q di 17 perdón | pbcopy
help-value-occasion = MOTIVO
help-suggest = una fecha realista, según lo que se tardó otras veces
help-suggest-usage = promise sugiere TIPO | TEXTO…
help-suggest-text = un tipo (llamada, entrega, mensaje, visita, tarea), o lo que se va a prometer: cuánto se tardó con palabras así
help-suggest-examples =
    promise sugiere entrega
    promise sugiere arreglar la lámpara
help-stats = cuánto se cumplió, con sus cuentas y motivos
help-stats-usage = promise cifras [OPCIONES]
help-stats-since = lo resuelto desde entonces, en vez de en los últimos 90 días: --since "el 1 de septiembre"
help-stats-until = lo resuelto hasta entonces
help-stats-mine = solo lo que prometimos
help-stats-theirs = lo que nos prometieron los clientes
help-stats-who = solo este cliente
help-stats-owner = solo lo que está a cargo de esta persona
help-stats-kind = solo este tipo: llamada, entrega, mensaje, visita, tarea
help-stats-tag = solo con esta etiqueta
help-stats-examples =
    promise cifras
    promise cifras --since "el 1 de septiembre" --kind llamada
help-remind = lo que pide atención ahora, en un aviso en la pantalla
help-remind-usage = promise recuerda [on [--at HORAS] | off | status] [--print] [--for PROGRAMADOR]
help-remind-action = on: que el sistema recuerde por sí solo; off: que deje de hacerlo; status: si lo hace. Sin nada: recordar ahora
help-remind-at = las horas del día a las que recordar: 09:00,18:30; si no se dice, cada cuarto de hora
help-remind-print = muestra el temporizador y no instala nada
help-remind-scheduler = systemd, crontab, launchd o windows, en vez del que hay aquí
help-remind-examples =
    promise recuerda
    promise recuerda on
    promise recuerda on --at 09:00,18:30
    promise recuerda on --print --for crontab
help-value-action = ACCIÓN
help-value-times = HORAS
help-value-scheduler = PROGRAMADOR
help-report = una página para imprimir o guardar: la hoja de un día, o un mes en cifras
help-report-usage = promise informe [día|mes] [--date FRASE] [--month FRASE] [--out ARCHIVO] [--open]
help-report-page = día (también si no se dice nada) o mes
help-report-date = la hoja de otro día: --date mañana
help-report-month = otro mes: --month octubre, --month 2026-10
help-report-out = adónde, en vez de promise-2026-11-21.html aquí; un guion: a la pantalla
help-report-force = sustituye el archivo aunque no sea un informe
help-report-open = abre la página con el escritorio
help-report-examples =
    promise informe día --open
    promise informe día --date mañana
    promise informe mes --month octubre
help-calendar = mantiene al día una carpeta de archivos de calendario, para el teléfono y los programas de calendario
help-calendar-usage = promise calendario [CARPETA] [--as FORMA] [--force | --put-back ID]; promise calendario [CARPETA] --pull [--dry-run | --yes]
help-calendar-dir = la carpeta, un archivo por promesa; sin ella, la que dice el ajuste `calendar`
help-calendar-shape = evento (una cita, que sale en cualquier teléfono) o tarea (que se puede marcar)
help-calendar-pull = trae lo que se marcó o se movió en el calendario: lo marcado queda hecho y los cambios de fecha se anotan si usted lo dice
help-calendar-dry-run = dice qué se marcó o se movió y no guarda nada
help-calendar-yes = anota todos los cambios de fecha sin preguntar; a los clientes hay que avisarles
help-calendar-force = escribe también encima de lo que se marcó o se movió en el calendario
help-calendar-put-back = escribe encima de lo que se marcó o se movió de esta promesa, y de ninguna otra
help-calendar-examples =
    promise calendario ~/calendario
    promise calendario ~/calendario --pull --dry-run
    promise ajustes pon calendar /home/ana/calendario
help-export = saca todas las promesas y clientes en JSON, con todo lo que pasó
help-export-usage = promise exporta [ARCHIVO] [OPCIONES]
help-export-file = adónde; sin él, o con un guion, a la pantalla
help-export-lines = un objeto por línea en vez de uno que lo contiene todo
help-export-csv = una tabla para hojas de cálculo: una fila por promesa
help-export-taskwarrior = lo que lee `task import`
help-export-todotxt = un todo.txt
help-export-bom = empieza la tabla con la marca por la que Excel reconoce UTF-8
help-export-ics = en su lugar, un calendario con lo que está abierto (iCalendar)
help-export-shape = en el calendario: evento (una cita) o tarea (que se puede marcar)
help-export-force = sustituye el archivo si ya existe
help-export-examples =
    promise exporta tienda.json
    promise exporta --lines | grep Ana
    promise exporta promesas.csv --csv --bom
    promise exporta --ics promesas.ics
help-import = trae lo exportado, o una lista escrita por otro programa
help-import-usage = promise importa ARCHIVO [OPCIONES]
help-import-file = una exportación, una lista JSON, un objeto por línea o un archivo de los formatos de abajo, que se reconocen por su texto o su nombre; un guion lee la entrada estándar. Los objetos llevan who, what y quizá due, wording, kind, created, status, closed, note, phone, email, owner, tags
help-import-csv = una tabla de promesas, con comas, puntos y comas o tabuladores
help-import-contacts = una tabla de clientes
help-import-vcard = contactos de una agenda (.vcf)
help-import-ics = citas y tareas de un calendario (.ics)
help-import-taskwarrior = lo que escribió `task export`
help-import-todotxt = un todo.txt
help-import-columns = qué columna contiene qué: who=Cliente,what=Encargo,due=Fecha
help-import-who = el cliente de lo que no nombra a ninguno
help-import-known-only = deja fuera a los clientes que no se conocen aquí
help-import-replace = los datos de clientes sustituyen a los que constan aquí
help-import-skip-bad = deja fuera lo que no vale, y lo nombra
help-import-dry-run = dice qué pasaría y no guarda nada
help-import-examples =
    promise importa tienda.json --dry-run
    promise importa movil.vcf --known-only
    promise importa encargos.csv --columns who=Cliente,what=Encargo
    promise importa tienda.json
help-backup = guarda una copia comprobada de todo en un solo archivo
help-backup-usage = promise copia ARCHIVO [--force]
help-backup-file = adónde
help-backup-force = sustituye el archivo si ya existe
help-backup-examples = promise copia /media/usb/tienda.copia
help-restore = recupera una copia
help-restore-usage = promise restaura ARCHIVO [--force]
help-restore-file = un archivo que escribió `promise copia`
help-restore-force = aunque aquí haya algo anotado que no está en la copia; se aparta
help-restore-examples = promise restaura /media/usb/tienda.copia
help-forget = borra para siempre los datos personales de un cliente
help-forget-usage = promise olvida NOMBRE… [--yes] [--lower-case] [--dry-run]
help-forget-name = el cliente; muestra qué se borra y pregunta
help-forget-yes = no preguntar; el nombre ha de ser el completo
help-forget-lower-case = quitar el nombre de los textos de otros también donde va en minúscula, como una palabra corriente
help-forget-dry-run = decir qué se borraría y no cambiar nada
help-forget-examples =
    promise olvida ana lópez --dry-run
    promise olvida ana lópez
help-config = muestra los ajustes o cambia uno
help-config-usage = promise ajustes [CLAVE | set CLAVE VALOR… | unset CLAVE | path]
help-config-request = sin nada: todos los ajustes, con su valor y de dónde viene; una clave: solo ese. Las claves van en inglés, como en el archivo. `set` (o `pon`) y `unset` (o `quita`) cambian config.toml y respetan sus comentarios; `deshaz` no los deshace. `path` (o `ruta`) dice dónde está el archivo
help-config-examples =
    promise ajustes
    promise ajustes set hours lun-vie 09:00-14:00 17:00-20:00 sáb 10:00-14:00
    promise ajustes set margin_delivery 2 días
    promise ajustes unset margin_delivery
help-doctor = comprueba cada byte del almacén, y lo repara
help-doctor-usage = promise revisa [--accept | --repair] [--yes] [--dry-run]
help-doctor-accept = da por buenas las líneas que usted editó a mano: enseña cada una y pregunta
help-doctor-repair = conserva en un diario nuevo todo lo que se puede leer, y aparta el antiguo
help-doctor-yes = con --accept: no pregunta, las da todas por buenas
help-doctor-dry-run = dice qué pasaría y no cambia nada
help-doctor-examples =
    promise revisa
    promise revisa --repair --dry-run
help-completions = imprime lo que un shell necesita para completar órdenes
help-completions-usage = promise completado SHELL
help-completions-shell = bash, zsh, fish, elvish o powershell
help-completions-examples = echo 'source <(promise completado bash)' >> ~/.bashrc
help-shell-init = nombres cortos, completado y un saludo al día, para una terminal
help-shell-init-usage = promise terminal SHELL
help-shell-init-shell = bash, zsh o fish
help-shell-init-greet = dice las cifras del día, si hoy no se han dicho: es lo que llama el propio guion
help-shell-init-examples =
    echo 'eval "$(promise terminal bash)"' >> ~/.bashrc
    echo 'eval "$(promise terminal zsh)"' >> ~/.zshrc
    echo 'promise terminal fish | source' >> ~/.config/fish/config.fish
help-man = imprime la página de manual
help-man-usage = promise manual
help-man-examples = promise manual > promise.1
help-man-name = NOMBRE
help-man-synopsis = SINOPSIS
help-man-commands = ÓRDENES
help-man-options = OPCIONES DE TODAS LAS ÓRDENES
help-man-exit = CÓDIGO DE SALIDA
help-man-files = ARCHIVOS
help-man-exit-0 = hecho
help-man-exit-1 = ha fallado: no existe esa promesa, un nombre ambiguo, el disco, un almacén dañado
help-man-exit-2 = no se entiende la orden o la fecha; no se ha guardado nada
help-man-exit-3 = vence --check ha encontrado algo nuestro vencido
help-man-files-text = Las promesas son líneas de JSON en journal/ dentro de la carpeta de datos (--store, PROMISE_STORE); los ajustes están en config.toml, en la carpeta de ajustes (PROMISE_CONFIG).
