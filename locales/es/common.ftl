# Palabras que comparten todas las órdenes.

common-error = error:
common-warning = aviso:
common-hint = pista:
common-yes-letters = [S/n]
common-no-letters = [s/N]
common-line-too-long = una línea pasa de 64 KiB; no se ha guardado nada de ella
common-input-failed = no se puede leer la entrada: { $why }
common-output-failed = no se puede escribir la respuesta: { $why }
common-bad-now = PROMISE_NOW no es una hora: `{ $typed }` (se esperaba 2026-11-21T18:00:00+01:00)
common-saved-output-failed = está guardado, pero no se puede escribir la respuesta: { $why }
common-strange-zone = TZ no nombra ninguna zona conocida aquí: `{ $typed }`; las horas pueden estar mal
