# Lo que está mal en config.toml.

settings-syntax = { $file }, línea { $line }: no se entiende: `{ $found }`
settings-syntax-hint = cada ajuste va una sola vez y en su propia línea, como `coach = false` o `language = "es"`
settings-bad-value = { $file }, línea { $line }: `{ $key }` no puede ser `{ $found }`
settings-bad-value-hint = se espera { $expected }
settings-unknown-key = { $file }, línea { $line }: no existe el ajuste `{ $key }`; no tiene efecto
settings-unknown-key-hint = ¿quizá `{ $known }`?

settings-expected-language = "en" o "es"
settings-expected-name = un nombre, como "Marta"
settings-expected-shop = el nombre de la tienda, como "Óptica Sol"
settings-expected-form = "usted" o "tú"
settings-expected-length = una duración de hasta { $most } días, como "30 min", "2 h" o "1 día"
settings-expected-some-length = una duración de hasta { $most } días, como "3 días" o "1 semana"
settings-expected-slot = una franja del día, como "18:00-19:00"
settings-expected-calls = un número entero, de 1 a { $most }
settings-expected-hours = un horario, como "lun-vie 09:00-14:00 17:00-20:00"; si son varias líneas, en una lista: ["lun-vie 09:00-19:00", "sáb 10:00-14:00"]
settings-expected-holidays = una lista de días, como ["2026-12-26", "12-25"]; un día sin año es de todos los años
settings-expected-days = un número entero de días, de 0 a { $most }
settings-expected-country = el código telefónico del país, como 34 o 52
settings-expected-date-order = "day" (día) o "month" (mes), lo que va primero en 3/12
settings-expected-folder = una carpeta con su ruta entera, como "/home/ana/calendario"
settings-expected-shape = "event" o "todo"
settings-expected-switch = true (sí) o false (no)

settings-unreadable = { $file }: no se puede leer: { $why }
settings-missing = { $file }: no existe ese archivo, aunque PROMISE_CONFIG lo nombra
