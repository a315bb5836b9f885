# Promises in a calendar.

ics-mine = { $who }: { $what }
ics-theirs = { $who } owes us: { $what }
ics-customer = Customer: { $who }
ics-phone = Phone: { $phone }
ics-said = Said: “{ $said }”
ics-fixed = Fixed wording: they will count on it
ics-flexible = Flexible wording
ics-attempt = Only an attempt
ics-complaint = Complaint: goes first
ics-owner = Answers for it: { $owner }
ics-number = Promise { $id }
ics-from-shop = { $shop }: { $what }
ics-for-shop = { $what } ({ $shop })
