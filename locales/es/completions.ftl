# Completado de la terminal.

completions-unknown-shell = no hay completado para la terminal `{ $typed }`
