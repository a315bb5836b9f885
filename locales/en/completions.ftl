# Shell completions.

completions-unknown-shell = no completions for the shell `{ $typed }`
