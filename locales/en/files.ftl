# Files outside the store.

files-exists = { $path } is there already; it was left alone
files-exists-hint = --force replaces it
files-not-a-file = { $path } is not a plain file; it was left alone
files-unwritten = { $path } was not written: { $why }
files-unread = cannot read { $path }: { $why }
files-in-store = `{ $path }` would lie among the files of the store; nothing was written
files-in-store-hint = choose a folder outside the store
