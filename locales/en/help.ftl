# The help pages.

help-about = Never forget what you promised a customer.
help-usage = promise [COMMAND] [OPTIONS]; without a command: promise due
help-also = in Spanish: promise { $name }
help-heading-usage = Usage
help-heading-commands = Commands
help-heading-arguments = What to say
help-heading-options = Options
help-heading-examples = Examples
help-global = Every command takes --json, --quiet, --lang, --color and --store: promise --help
help-examples =
    promise add Ana "I'll call you tomorrow at 5 with the quote"
    promise due
    promise done 1
    promise move 1 friday at 10 --told
help-global-json = answer in JSON
help-global-quiet = as few words as possible: numbers only
help-global-lang = language: en or es
help-global-color = colours: auto, always or never
help-global-store = the folder where the promises are kept
help-global-help = show this help
help-global-version = show the version
help-value-phrase = PHRASE
help-value-kind = KIND
help-value-phone = PHONE
help-value-person = PERSON
help-value-how = HOW
help-value-tag = TAG
help-value-who = WHO TEXT
help-value-name = NAME
help-value-id = ID
help-value-note = NOTE
help-value-reason = REASON
help-value-text = TEXT
help-value-outcome = OUTCOME
help-value-email = EMAIL
help-value-lang = LANG
help-value-color = WHEN
help-value-dir = DIR
help-value-shell = SHELL
help-value-file = FILE
help-value-page = PAGE
help-value-n = N
help-value-columns = COLUMNS
help-value-setting = SETTING
help-value-shape = SHAPE
help-add = record a promise to a customer
help-add-usage = promise add WHO TEXT… [--by PHRASE] [OPTIONS]
help-add-words = the customer, then what was said, date and all; several words of a name go in quotes or before a colon. No words: asks one question at a time. A dash: one "Name: text" a line from standard input
help-add-theirs = it is the customer who promised us
help-add-examples =
    promise add Ana "I'll call you tomorrow at 5 with the quote"
    promise add "Ana López" deliver the glasses --by friday --phone 600123456
    promise add Leo: as soon as the part arrives I will ring
    promise add - < promises.txt
help-expect = record what a customer promised us
help-expect-usage = promise expect WHO TEXT… [--by PHRASE] [OPTIONS]
help-expect-words = the customer, then what was said, date and all; several words of a name go in quotes or before a colon. No words: asks one question at a time. A dash: one "Name: text" a line from standard input
help-expect-examples = promise expect Ana she sends the form on Friday
help-add-by = by when, where it is kept apart from the text: --by "friday at 10"
help-add-kind = call, delivery, message, visit or task; read from the verb otherwise
help-add-fixed = the words were fixed: the customer will count on the day
help-add-flexible = the words were flexible: tied to no day
help-add-attempt = it was only said that one will try
help-add-phone = the customer's phone number
help-add-complaint = the customer is upset: goes first everywhere
help-add-owner = the member of staff who answers for it
help-add-tag = a word to find it by; may be repeated
help-add-ics = write the invitation for the customer's calendar here; a dash writes nothing else to the screen
help-add-dry-run = show how it is understood and store nothing
help-expect-by = by when, where it is kept apart from the text: --by "friday at 10"
help-expect-kind = call, delivery, message, visit or task; read from the verb otherwise
help-expect-fixed = the words were fixed: the customer will count on the day
help-expect-flexible = the words were flexible: tied to no day
help-expect-attempt = it was only said that one will try
help-expect-phone = the customer's phone number
help-expect-complaint = the customer is upset: goes first everywhere
help-expect-owner = the member of staff who answers for it
help-expect-tag = a word to find it by; may be repeated
help-expect-dry-run = show how it is understood and store nothing
help-due = show what is overdue, due today and coming
help-due-usage = promise due [OPTIONS]
help-due-overdue = only what is overdue
help-due-today = only what is due today
help-due-within = look ahead this far instead of 7 days: --within "next friday"
help-due-all = everything that is open, however far off
help-due-calls = a sheet of the calls to make, in order, with the phone and what was last said
help-due-mine = only what we promised
help-due-theirs = only what customers owe us
help-due-who = only this customer
help-due-owner = only what this member of staff answers for
help-due-kind = only this kind: call, delivery, message, visit, task
help-due-tag = only with this tag
help-due-count = print how many, and nothing else
help-due-check = exit with 3 if anything of ours is overdue
help-due-examples =
    promise due
    promise due --calls --today
    promise due --count --overdue
help-done = it was done
help-done-usage = promise done ID [NOTE…] [OPTIONS]
help-done-id = the number of the promise, or a name that leaves only one
help-done-note = a remark to keep with it
help-done-at = when it was done, if not now: --at "yesterday at 6"
help-done-no-news = the call was made, though there was nothing new
help-done-next = the promise that follows, to the same customer: --next "call on friday"
help-done-examples =
    promise done 17
    promise done ana she was pleased
    promise done 17 --no-news --next "I will call on friday at 10"
help-tell = the customer was told how things stand
help-tell-usage = promise tell ID [NOTE…]
help-tell-id = the number of the promise, or a name that leaves only one
help-tell-note = what was said
help-tell-examples = promise tell 17 the part is still on its way
help-move = give it a new date
help-move-usage = promise move ID PHRASE… [--told | --not-told]
help-move-id = the number of the promise, or a name that leaves only one
help-move-phrase = the new date, as it is said
help-move-told = the customer knows
help-move-not-told = the customer does not know yet: it stays on the list until told
help-move-examples = promise move 17 friday at 10 --told
help-drop = it ends without being kept
help-drop-usage = promise drop ID (--released | --broken) [--why REASON]
help-drop-id = the number of the promise, or a name that leaves only one
help-drop-released = the other side let it go
help-drop-broken = the word was not kept
help-drop-why = the reason, for later
help-drop-examples = promise drop 17 --released --why "bought another one"
help-confirm = the other side accepted it
help-confirm-usage = promise confirm ID [--how spoken|message|signed]
help-confirm-id = the number of the promise, or a name that leaves only one
help-confirm-how = spoken (if nothing is said), message or signed
help-confirm-examples =
    promise confirm 17
    promise confirm ana --how message
help-assign = somebody else answers for it from now on
help-assign-usage = promise assign ID PERSON…
help-assign-id = the number of the promise, or a name that leaves only one
help-assign-person = the member of staff who answers for it
help-assign-examples = promise assign 17 Marta
help-escalate = pass it up to somebody who can do more
help-escalate-usage = promise escalate ID PERSON…
help-escalate-id = the number of the promise, or a name that leaves only one
help-escalate-person = the member of staff who answers for it from now on
help-escalate-examples = promise escalate 17 the owner
help-edit = correct what was recorded wrongly
help-edit-usage = promise edit ID [OPTIONS]
help-edit-id = the number of the promise, or a name that leaves only one
help-edit-who = the customer
help-edit-what = what was promised
help-edit-kind = call, delivery, message, visit or task
help-edit-fixed = the words were fixed
help-edit-flexible = the words were flexible
help-edit-attempt = it was only an attempt
help-edit-owner = who answers for it; "" for nobody
help-edit-tag = add a tag
help-edit-untag = take a tag off
help-edit-complaint = it is a complaint
help-edit-no-complaint = it is no complaint
help-edit-by = the date that was really said, within an hour of recording it
help-edit-examples = promise edit 17 --who "Ana López" --kind call
help-show = everything about one promise
help-show-usage = promise show ID
help-show-id = the number of the promise, or a name that leaves only one
help-show-examples = promise show 17
help-list = search all promises, closed ones too
help-list-usage = promise list [TEXT…] [OPTIONS]
help-list-text = words to look for in names, texts, dates and tags
help-list-open = only open ones
help-list-closed = only closed ones
help-list-since = made since then: --since monday
help-list-until = made until then
help-list-outcome = that ended so: kept, late, broken, released, renegotiated
help-list-mine = only what we promised
help-list-theirs = only what customers owe us
help-list-who = only this customer
help-list-owner = only what this member of staff answers for
help-list-kind = only this kind: call, delivery, message, visit, task
help-list-tag = only with this tag
help-list-lines = with --json, one object a line
help-list-examples =
    promise list glasses
    promise list --closed --since "last week" --outcome broken
help-who = customers: list them, or show and mend one
help-who-usage = promise who [NAME…] [OPTIONS]
help-who-name = the customer; without a name, all of them
help-who-phone = their phone number; "" takes it away
help-who-email = their e-mail address
help-who-language = the language to write to them in: en or es
help-who-note = anything worth remembering
help-who-rename = the right name; that of another customer joins the two
help-who-export-vcard = write them to a file of cards (.vcf) for telephones and mail programs; a dash writes to the screen
help-who-force = replace the file if it is there already
help-who-examples = promise who ana --phone "600 123 456" --language es
help-undo = take back the last command, as far back as you like
help-undo-usage = promise undo [N] [--yes]
help-undo-count = how many commands (1)
help-undo-yes = do not ask
help-undo-examples = promise undo
help-redo = bring back what was undone
help-redo-usage = promise redo [N]
help-redo-count = how many commands (1)
help-redo-examples = promise redo
help-when = show how words for when are understood
help-when-usage = promise when TEXT…
help-when-text = a phrase or a sentence; a dash reads one a line
help-when-examples =
    promise when "I'll call you tomorrow at 5"
    promise when by the end of the week
help-reword = say a fixed promise in flexible words
help-reword-usage = promise reword ID [--yes]
help-reword-id = the number of the promise, or a name that leaves only one
help-reword-yes = record it: these words hold from now on, and the customer has heard them
help-reword-examples =
    promise reword 17
    promise reword 17 --yes
help-review = go through what is due, one key a promise
help-review-usage = promise review [OPTIONS]
help-review-mine = only what we promised
help-review-theirs = only what customers owe us
help-review-who = only this customer
help-review-owner = only what this member of staff answers for
help-review-kind = only this kind: call, delivery, message, visit, task
help-review-tag = only with this tag
help-review-examples =
    promise review
    promise review --owner marta
help-say = draft what to say to the customer; nothing is sent
help-say-usage = promise say ID [OCCASION] [--by PHRASE [--moved]] [--whatsapp | --mail | --sms] [--open]
help-say-id = the number of the promise, or a name that leaves only one
help-say-occasion = make, confirm, delay, no-news, done or sorry; otherwise what the promise calls for
help-say-by = for delay and sorry: the new date to propose
help-say-moved = also record that date, and that the customer was told
help-say-whatsapp = print the link that opens it in WhatsApp
help-say-mail = print the link that opens it as a mail
help-say-sms = print the link that opens it as a text message
help-say-open = hand the link to the desktop
help-say-examples =
    promise say 17
    promise say ana delay --by "friday at 10" --whatsapp --open
    promise -q say 17 sorry | pbcopy
help-value-occasion = OCCASION
help-suggest = a realistic date, from how long such things took
help-suggest-usage = promise suggest KIND | TEXT…
help-suggest-text = a kind (call, delivery, message, visit, task), or what is to be promised: how long promises with such words took
help-suggest-examples =
    promise suggest delivery
    promise suggest repair the lamp
help-stats = what was kept, with counts and reasons
help-stats-usage = promise stats [OPTIONS]
help-stats-since = settled since then, instead of in the last 90 days: --since "1 september"
help-stats-until = settled until then
help-stats-mine = only what we promised
help-stats-theirs = what customers promised us
help-stats-who = only this customer
help-stats-owner = only what this member of staff answers for
help-stats-kind = only this kind: call, delivery, message, visit, task
help-stats-tag = only with this tag
help-stats-examples =
    promise stats
    promise stats --since "1 september" --kind call
help-remind = what needs attention now, in a notice on the desktop
help-remind-usage = promise remind [on [--at TIMES] | off | status] [--print] [--for SCHEDULER]
help-remind-action = on: have the system remind you by itself; off: no longer; status: whether it does. Nothing: remind now
help-remind-at = the times of day to remind at: 09:00,18:30; every quarter of an hour otherwise
help-remind-print = show the timer and install nothing
help-remind-scheduler = systemd, crontab, launchd or windows, instead of the one found here
help-remind-examples =
    promise remind
    promise remind on
    promise remind on --at 09:00,18:30
    promise remind on --print --for crontab
help-value-action = ACTION
help-value-times = TIMES
help-value-scheduler = SCHEDULER
help-report = a page to print or keep: the sheet of a day, or a month in figures
help-report-usage = promise report [day|month] [--date PHRASE] [--month PHRASE] [--out FILE] [--open]
help-report-page = day (without it as well) or month
help-report-date = the sheet of another day: --date tomorrow
help-report-month = another month: --month october, --month 2026-10
help-report-out = where to, instead of promise-2026-11-21.html here; a dash: the screen
help-report-force = replace the file even if it is no report
help-report-open = open the page with the desktop
help-report-examples =
    promise report day --open
    promise report day --date tomorrow
    promise report month --month october
help-calendar = keep a folder of calendar files in step, for telephones and calendar programs
help-calendar-usage = promise calendar [DIR] [--as SHAPE] [--force | --put-back ID]; promise calendar [DIR] --pull [--dry-run | --yes]
help-calendar-dir = the folder, one file a promise; without it the one that the setting `calendar` names
help-calendar-shape = event (an appointment, which every telephone shows) or todo (a task, which can be ticked)
help-calendar-pull = bring back what was ticked or moved in the calendar: what was ticked is done, a move is recorded when you say so
help-calendar-dry-run = say what was ticked or moved and store nothing
help-calendar-yes = record every move without asking; the customers still have to be told
help-calendar-force = also write over what was ticked or moved in the calendar
help-calendar-put-back = write over what was ticked or moved of this promise, and of no other
help-calendar-examples =
    promise calendar ~/calendar
    promise calendar ~/calendar --pull --dry-run
    promise config set calendar /home/ana/calendar
help-export = write every promise and customer out as JSON, with everything that happened
help-export-usage = promise export [FILE] [OPTIONS]
help-export-file = where to; without it, or with a dash, the screen
help-export-lines = one object a line instead of one that holds all
help-export-csv = a table for spreadsheets: a row for each promise
help-export-taskwarrior = what `task import` reads
help-export-todotxt = a todo.txt
help-export-bom = begin the table with the mark by which Excel knows UTF-8
help-export-ics = a calendar of what is open instead (iCalendar)
help-export-shape = in the calendar: event (an appointment) or todo (a task, which can be ticked)
help-export-force = replace the file if it is there already
help-export-examples =
    promise export shop.json
    promise export --lines | grep Ana
    promise export promises.csv --csv --bom
    promise export --ics promises.ics
help-import = bring in an export, or a list that another program wrote
help-import-usage = promise import FILE [OPTIONS]
help-import-file = an export, a JSON list, one object a line, or a file of the formats below, which are told by their text or their name; a dash reads standard input. Objects have who, what and perhaps due, wording, kind, created, status, closed, note, phone, email, owner, tags
help-import-csv = a table of promises, with commas, semicolons or tabs
help-import-contacts = a table of customers
help-import-vcard = cards of an address book (.vcf)
help-import-ics = events and tasks of a calendar (.ics)
help-import-taskwarrior = what `task export` wrote
help-import-todotxt = a todo.txt
help-import-columns = which column holds what: who=Customer,what=Job,due=Day
help-import-who = the customer of what names none
help-import-known-only = leave out customers who are not known here
help-import-replace = let details of customers take the place of what is known here
help-import-skip-bad = leave out what cannot be taken, and name it
help-import-dry-run = say what would happen and store nothing
help-import-examples =
    promise import shop.json --dry-run
    promise import phone.vcf --known-only
    promise import orders.csv --columns who=Customer,what=Job
    promise import shop.json
help-backup = keep a verified copy of the whole store in one file
help-backup-usage = promise backup FILE [--force]
help-backup-file = where to
help-backup-force = replace the file if it is there already
help-backup-examples = promise backup /media/usb/shop.backup
help-restore = bring a backup back
help-restore-usage = promise restore FILE [--force]
help-restore-file = a file that `promise backup` wrote
help-restore-force = even if something was recorded here that is not in the backup; it is set aside
help-restore-examples = promise restore /media/usb/shop.backup
help-forget = erase a customer's personal data for good
help-forget-usage = promise forget NAME… [--yes] [--lower-case] [--dry-run]
help-forget-name = the customer; shows what goes, and asks
help-forget-yes = do not ask; the name must be the whole one
help-forget-lower-case = take the name out of others' texts where it stands in lower case, too, as an ordinary word may
help-forget-dry-run = say what would go and change nothing
help-forget-examples =
    promise forget ana lópez --dry-run
    promise forget ana lópez
help-config = show the settings, or change one
help-config-usage = promise config [KEY | set KEY VALUE… | unset KEY | path]
help-config-request = nothing: all settings with their values and where those come from; a key: that one. `set` and `unset` change config.toml and leave its comments alone; `undo` does not take that back. `path` says where the file is
help-config-examples =
    promise config
    promise config set hours mon-fri 09:00-14:00 17:00-20:00 sat 10:00-14:00
    promise config set margin_delivery 2 days
    promise config unset margin_delivery
help-doctor = check every byte of the store, and repair it
help-doctor-usage = promise doctor [--accept | --repair] [--yes] [--dry-run]
help-doctor-accept = take in the lines that you edited by hand, showing each one and asking
help-doctor-repair = keep all that can be read, in a new journal, and set the old one aside
help-doctor-yes = with --accept: do not ask, take in all of them
help-doctor-dry-run = say what would happen and change nothing
help-doctor-examples =
    promise doctor
    promise doctor --repair --dry-run
help-completions = print the script that completes commands in a shell
help-completions-usage = promise completions SHELL
help-completions-shell = bash, zsh, fish, elvish or powershell
help-completions-examples = echo 'source <(promise completions bash)' >> ~/.bashrc
help-shell-init = short names, completions and a greeting once a day, for a shell
help-shell-init-usage = promise shell-init SHELL
help-shell-init-shell = bash, zsh or fish
help-shell-init-greet = say the figures of the day, if nobody did today: what the script itself calls
help-shell-init-examples =
    echo 'eval "$(promise shell-init bash)"' >> ~/.bashrc
    echo 'eval "$(promise shell-init zsh)"' >> ~/.zshrc
    echo 'promise shell-init fish | source' >> ~/.config/fish/config.fish
help-man = print the manual page
help-man-usage = promise man
help-man-examples = promise man > promise.1
help-man-name = NAME
help-man-synopsis = SYNOPSIS
help-man-commands = COMMANDS
help-man-options = OPTIONS OF EVERY COMMAND
help-man-exit = EXIT STATUS
help-man-files = FILES
help-man-exit-0 = done
help-man-exit-1 = it failed: no such promise, an ambiguous name, the disk, a damaged store
help-man-exit-2 = the command line or a date was not understood; nothing was stored
help-man-exit-3 = due --check found something of ours overdue
help-man-files-text = The promises are lines of JSON in journal/ in the data folder (--store, PROMISE_STORE); settings are in config.toml in the settings folder (PROMISE_CONFIG).
