# Listas, una línea por promesa.

table-section-overdue = Vencidas
table-section-at-risk = A punto de fallar: avise ya
table-section-untold = Movidas: falta avisar
table-section-today = Hoy
table-section-coming = Próximas
table-section-later = Más adelante
table-section-undated = Sin fecha
table-section-theirs = Nos prometieron
table-late = { $when } · { $late }
table-left = { $when } · { $left }
table-made = anotada { $ago }
table-from = desde { $day }
table-check = sin fecha · { $age }
table-during-today = hoy
table-undated = sin fecha
table-open = abierta
table-ended-kept = cumplida { $day }
table-ended-late = con retraso { $day }
table-ended-broken = rota { $day }
table-ended-released = liberada { $day }
table-ended-renegotiated = renegociada { $day }
table-became-kept = cumplida
table-became-late = con retraso
table-became-broken = rota
table-became-released = liberada
table-became-renegotiated = renegociada
