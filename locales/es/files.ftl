# Archivos fuera del almacén.

files-exists = { $path } ya existe; no se ha tocado
files-exists-hint = --force lo sustituye
files-not-a-file = { $path } no es un archivo normal; no se ha tocado
files-unwritten = no se ha escrito { $path }: { $why }
files-unread = no se puede leer { $path }: { $why }
files-in-store = `{ $path }` quedaría entre los archivos del almacén; no se ha escrito nada
files-in-store-hint = elija una carpeta fuera del almacén
