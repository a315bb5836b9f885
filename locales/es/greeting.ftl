# Lo que la terminal dice una vez al día.

greeting-today = promise: { $first }
