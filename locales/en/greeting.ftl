# What a shell says once a day.

greeting-today = promise: { $first }
