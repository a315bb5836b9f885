# Todas las promesas.

list-nothing = No hay ninguna promesa que coincida.
