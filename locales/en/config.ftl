# Settings: what they are, and how they are changed.

config-file = { $file }
config-no-file = { $file } (not there yet)
config-none = { $key } is not set
config-from-default = default
config-from-line = line { $line }
config-from-environment = from { $variable }
config-unknown = there is no setting `{ $key }`
config-unknown-hint = `promise config` lists them
config-how = that is nothing `config` can do
config-how-hint = `promise config`, `promise config KEY`, `promise config set KEY VALUE`, `promise config unset KEY` or `promise config path`
config-no-value = `{ $key }` needs a value
config-bad-value = `{ $key }` cannot be `{ $typed }`
config-not-edited = { $file }: `{ $key }` stands there in a way that this program cannot change; nothing was written
config-no-home = there is no home folder to keep settings in
config-no-home-hint = name a file with PROMISE_CONFIG

config-about-language = the language of every answer: "en" or "es"; otherwise that of your system
config-about-me = who works here: recorded with each promise, and signs what you write
config-about-shop = the name of the shop, which signs with you
config-about-form = how drafts address a customer: "polite" (in Spanish, usted) or "familiar" (tú)
config-about-hours = when you are open; days that are not named are closed
config-about-holidays = days on which you are closed; without a year, every year
config-about-horizon = how many days ahead `due` looks
config-about-flexible-check = after how many business days a promise without a date is looked at again
config-about-margin-call = how long before its deadline a call is to be worked towards, in opening time
config-about-margin-delivery = how long before its deadline a delivery is to be worked towards, in opening time; a day is a business day
config-about-margin-message = how long before its deadline a message is to be worked towards, in opening time
config-about-margin-visit = how long before its deadline a visit is to be worked towards, in opening time
config-about-margin-task = how long before its deadline anything else is to be worked towards, in opening time
config-about-callback-slot = the part of the day that is kept for calling back
config-about-calls-per-hour = how many calls fit into an hour
config-about-complaint-check = how long after a complaint is closed you check that it has not come back
config-about-phone-country = the number to dial for your country, for phones that are written without it
config-about-date-order = how 3/12 is read: "day" first or "month" first; otherwise as in your region
config-about-coach = whether a line of advice may follow an answer
