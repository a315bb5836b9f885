# Drafts to a customer, in the customer's language. Whole sentences, one for each kind of deed; nothing is put together
# from parts but what was said ($what) and when ($when), which stand behind the verb, behind a colon or in quotes.

say-greeting-polite = { $hour ->
   *[other] Dear { $who },
}
say-greeting-familiar = { $hour ->
   *[other] Hi { $who },
}
say-farewell-polite = Kind regards,
say-farewell-familiar = All the best,
say-signature = { $me }
say-signature-shop = { $me }, { $shop }

say-what-polite = What I said: “{ $what }”.
say-what-familiar = What I said: “{ $what }”.

say-make-polite = { $kind ->
    [call] As agreed, I will call you { $when }.
    [delivery] As agreed, you will have it { $when }.
    [message] As agreed, I will write to you { $when }.
    [visit] As agreed, I will come to see you { $when }.
    [attempt] As I said, I will do my best { $when }.
   *[task] As agreed, I will see to it { $when }.
}
say-make-familiar = { $kind ->
    [call] As we said, I'll call you { $when }.
    [delivery] As we said, you'll have it { $when }.
    [message] As we said, I'll write to you { $when }.
    [visit] As we said, I'll come and see you { $when }.
    [attempt] As I said, I'll do my best { $when }.
   *[task] As we said, I'll see to it { $when }.
}
say-make-undated-polite = { $kind ->
    [call] As agreed, I will call you as soon as I can.
    [delivery] As agreed, you will have it as soon as possible.
    [message] As agreed, I will write to you as soon as I can.
    [visit] As agreed, I will come to see you as soon as I can.
    [attempt] As I said, I will do my best.
   *[task] As agreed, I will see to it as soon as I can.
}
say-make-undated-familiar = { $kind ->
    [call] As we said, I'll call you as soon as I can.
    [delivery] As we said, you'll have it as soon as possible.
    [message] As we said, I'll write to you as soon as I can.
    [visit] As we said, I'll come and see you as soon as I can.
    [attempt] As I said, I'll do my best.
   *[task] As we said, I'll see to it as soon as I can.
}

say-confirm-polite = { $kind ->
    [call] I would like to confirm when I will call you: { $when }. Does that suit you?
    [delivery] I would like to confirm when you will have it: { $when }. Does that suit you?
    [message] I would like to confirm when I will write to you: { $when }. Does that suit you?
    [visit] I would like to confirm when I will come to see you: { $when }. Does that suit you?
    [attempt] I would like to confirm when I will try: { $when }. Does that suit you?
   *[task] I would like to confirm when it will be done: { $when }. Does that suit you?
}
say-confirm-familiar = { $kind ->
    [call] Just to confirm when I'll call you: { $when }. Does that work for you?
    [delivery] Just to confirm when you'll have it: { $when }. Does that work for you?
    [message] Just to confirm when I'll write to you: { $when }. Does that work for you?
    [visit] Just to confirm when I'll come and see you: { $when }. Does that work for you?
    [attempt] Just to confirm when I'll try: { $when }. Does that work for you?
   *[task] Just to confirm when it will be done: { $when }. Does that work for you?
}
say-confirm-undated-polite = { $kind ->
    [call] I would like to confirm that I will call you as soon as I can. Does that suit you?
    [delivery] I would like to confirm that you will have it as soon as possible. Does that suit you?
    [message] I would like to confirm that I will write to you as soon as I can. Does that suit you?
    [visit] I would like to confirm that I will come to see you as soon as I can. Does that suit you?
    [attempt] I would like to confirm that I will do my best. Does that suit you?
   *[task] I would like to confirm that I will see to it as soon as I can. Does that suit you?
}
say-confirm-undated-familiar = { $kind ->
    [call] Just to confirm: I'll call you as soon as I can. Does that work for you?
    [delivery] Just to confirm: you'll have it as soon as possible. Does that work for you?
    [message] Just to confirm: I'll write to you as soon as I can. Does that work for you?
    [visit] Just to confirm: I'll come and see you as soon as I can. Does that work for you?
    [attempt] Just to confirm: I'll do my best. Does that work for you?
   *[task] Just to confirm: I'll see to it as soon as I can. Does that work for you?
}

say-delay-polite = { $kind ->
    [call] I am afraid I have to put off my call.
    [delivery] I am afraid you will have to wait a little longer than I said.
    [message] I am afraid I will write to you later than I said.
    [visit] I am afraid I have to put off my visit.
    [attempt] I am afraid I have not managed it yet.
   *[task] I am afraid I need more time than I said.
}
say-delay-familiar = { $kind ->
    [call] I'm afraid I have to put off my call.
    [delivery] I'm afraid you'll have to wait a bit longer than I said.
    [message] I'm afraid I'll write to you later than I said.
    [visit] I'm afraid I have to put off my visit.
    [attempt] I'm afraid I haven't managed it yet.
   *[task] I'm afraid I need more time than I said.
}
say-sooner-polite = { $kind ->
    [call] I can call you sooner than I said.
    [delivery] You can have it sooner than I said.
    [message] I can write to you sooner than I said.
    [visit] I can come to see you sooner than I said.
    [attempt] I can try sooner than I said.
   *[task] I can see to it sooner than I said.
}
say-sooner-familiar = { $kind ->
    [call] Good news: I can call you sooner than I said.
    [delivery] Good news: you can have it sooner than I said.
    [message] Good news: I can write to you sooner than I said.
    [visit] Good news: I can come and see you sooner than I said.
    [attempt] Good news: I can try sooner than I said.
   *[task] Good news: I can see to it sooner than I said.
}
say-new-date-polite = The new date: { $when }.
say-new-date-familiar = The new date: { $when }.
say-propose-polite = My suggestion: { $when }. Would that suit you?
say-propose-familiar = How about this instead: { $when }?
say-moved-polite = The new date: { $when }. I apologise for the inconvenience.
say-moved-familiar = The new date: { $when }. Sorry about that.
say-unknown-polite = I will give you a new date as soon as I have one. I apologise for the inconvenience.
say-unknown-familiar = I'll give you a new date as soon as I have one. Sorry about that.

say-no-news-polite = { $kind ->
    [call] I would like to keep you informed: there is no news yet. I will call you as soon as there is.
    [delivery] I would like to keep you informed: it is not ready yet. I will let you know as soon as it is.
    [message] I would like to keep you informed: there is no news yet. I will write again as soon as there is.
    [visit] I would like to keep you informed: there is no news about my visit yet. I will let you know as soon as there is.
    [attempt] I would like to keep you informed: I am still trying. I will let you know as soon as there is news.
   *[task] I would like to keep you informed: there is no news yet. I will let you know as soon as there is.
}
say-no-news-familiar = { $kind ->
    [call] Just to keep you posted: no news yet. I'll call you as soon as there is.
    [delivery] Just to keep you posted: it isn't ready yet. I'll let you know as soon as it is.
    [message] Just to keep you posted: no news yet. I'll write again as soon as there is.
    [visit] Just to keep you posted: no news about my visit yet. I'll let you know as soon as there is.
    [attempt] Just to keep you posted: I'm still trying. I'll let you know as soon as there's news.
   *[task] Just to keep you posted: no news yet. I'll let you know as soon as there is.
}

say-done-polite = { $kind ->
    [call] I have called you, as I promised. Thank you for your time.
    [delivery] It is ready, as I promised. Thank you for your trust.
    [message] I have written to you, as I promised. Please tell me if nothing has reached you.
    [visit] I have been to see you, as I promised. Thank you for your time.
    [attempt] I said I would do my best, and it is done. Thank you for your trust.
   *[task] It is done, as I promised. Thank you for your trust.
}
say-done-familiar = { $kind ->
    [call] I've called you, as promised. Thanks for your time.
    [delivery] It's ready, as promised. Thanks for your trust.
    [message] I've written to you, as promised. Let me know if nothing has reached you.
    [visit] I've been to see you, as promised. Thanks for your time.
    [attempt] I said I'd do my best, and it's done. Thanks for your trust.
   *[task] It's done, as promised. Thanks for your trust.
}
say-done-late-polite = { $kind ->
    [call] I have called you, later than I promised. I am sorry, and I thank you for your patience.
    [delivery] It is ready, later than I promised. I am sorry, and I thank you for your patience.
    [message] I have written to you, later than I promised. I am sorry, and I thank you for your patience.
    [visit] I have been to see you, later than I promised. I am sorry, and I thank you for your patience.
    [attempt] It took longer than I hoped, and it is done. I thank you for your patience.
   *[task] It is done, later than I promised. I am sorry, and I thank you for your patience.
}
say-done-late-familiar = { $kind ->
    [call] I've called you, later than promised. Sorry, and thanks for your patience.
    [delivery] It's ready, later than promised. Sorry, and thanks for your patience.
    [message] I've written to you, later than promised. Sorry, and thanks for your patience.
    [visit] I've been to see you, later than promised. Sorry, and thanks for your patience.
    [attempt] It took longer than I hoped, and it's done. Thanks for your patience.
   *[task] It's done, later than promised. Sorry, and thanks for your patience.
}

say-sorry-polite = { $kind ->
    [call] I am sorry that I did not call you as I promised ({ $when }).
    [delivery] I am sorry that I did not deliver as I promised ({ $when }).
    [message] I am sorry that I did not write to you as I promised ({ $when }).
    [visit] I am sorry that I did not come to see you as I promised ({ $when }).
    [attempt] I am sorry that I have not managed what I said I would try ({ $when }).
   *[task] I am sorry that I did not do what I promised ({ $when }).
}
say-sorry-familiar = { $kind ->
    [call] I'm sorry I didn't call you as promised ({ $when }).
    [delivery] I'm sorry I didn't deliver as promised ({ $when }).
    [message] I'm sorry I didn't write to you as promised ({ $when }).
    [visit] I'm sorry I didn't come and see you as promised ({ $when }).
    [attempt] I'm sorry I haven't managed what I said I'd try ({ $when }).
   *[task] I'm sorry I didn't do what I promised ({ $when }).
}
say-sorry-undated-polite = { $kind ->
    [call] I am sorry that I have not called you yet.
    [delivery] I am sorry that you do not have it yet.
    [message] I am sorry that I have not written to you yet.
    [visit] I am sorry that I have not been to see you yet.
    [attempt] I am sorry that I have not managed it yet.
   *[task] I am sorry that it is not done yet.
}
say-sorry-undated-familiar = { $kind ->
    [call] I'm sorry I haven't called you yet.
    [delivery] I'm sorry you don't have it yet.
    [message] I'm sorry I haven't written to you yet.
    [visit] I'm sorry I haven't been to see you yet.
    [attempt] I'm sorry I haven't managed it yet.
   *[task] I'm sorry it isn't done yet.
}
say-sorry-open-polite = { $kind ->
    [call] I will call you as soon as I can.
    [delivery] You will have it as soon as possible.
    [message] I will write to you as soon as I can.
    [visit] I will come to see you as soon as I can.
    [attempt] I will keep trying.
   *[task] I will see to it as soon as I can.
}
say-sorry-open-familiar = { $kind ->
    [call] I'll call you as soon as I can.
    [delivery] You'll have it as soon as possible.
    [message] I'll write to you as soon as I can.
    [visit] I'll come and see you as soon as I can.
    [attempt] I'll keep trying.
   *[task] I'll see to it as soon as I can.
}
say-sorry-closed-polite = If there is any way I can make up for it, please tell me.
say-sorry-closed-familiar = If there's any way I can make up for it, tell me.

say-theirs-confirm-polite = I have noted what we agreed: “{ $what }” ({ $when }). Is that still right?
say-theirs-confirm-familiar = I've noted what we agreed: “{ $what }” ({ $when }). Is that still right?
say-theirs-confirm-undated-polite = I have noted what we agreed: “{ $what }”. Could you tell me when I can count on it?
say-theirs-confirm-undated-familiar = I've noted what we agreed: “{ $what }”. Can you tell me when I can count on it?
say-theirs-delay-polite = May I remind you of what we agreed: “{ $what }” ({ $when })?
say-theirs-delay-familiar = Just a reminder of what we agreed: “{ $what }” ({ $when }).
say-theirs-delay-undated-polite = May I remind you of what we agreed: “{ $what }”?
say-theirs-delay-undated-familiar = Just a reminder of what we agreed: “{ $what }”.
say-theirs-when-polite = Could you tell me when I can count on it?
say-theirs-when-familiar = Can you tell me when I can count on it?
say-theirs-done-polite = Thank you. What we agreed is settled: “{ $what }”.
say-theirs-done-familiar = Thanks! What we agreed is settled: “{ $what }”.

say-subject-make = What we agreed
say-subject-confirm = To confirm
say-subject-delay = A new date
say-subject-no-news = How things stand
say-subject-done = Done
say-subject-sorry = My apologies

# What the program says about its drafts.
say-no-occasion = there is no draft called `{ $typed }`
say-no-occasion-hint = one of: make, confirm, delay, no-news, done, sorry
say-unkept = promise { $id } ended unkept; say which draft you want
say-theirs-only = there is no such draft for what a customer promised: `{ $occasion }`
say-theirs-only-hint = for those: confirm, delay, done
say-by-delay = `--by` goes with `delay` or `sorry`, not with `{ $occasion }`
say-open-which = `--open` needs to know which link: --whatsapp, --mail or --sms
say-no-phone = { $who } has no phone here
say-no-phone-hint = promise who { $who } --phone "600 123 456"
say-no-country = the phone of { $who } does not say its country: { $phone }
say-no-country-hint = promise config set phone_country 34, or write the phone as +34…
say-bad-phone = the phone of { $who } is not a number: { $phone }
say-no-email = { $who } has no e-mail address here
say-no-email-hint = promise who { $who } --email ana@example.org
say-bad-email = the e-mail address of { $who } is not one: { $email }
say-moved = Noted: moved, and { $who } told ({ $id }); it is you who sends it
say-no-opener = there is no program here that opens links ({ $opener })
say-not-opened = the desktop did not open the link: { $why }
say-not-opened-hint = the link is above, to be copied
say-template-unread = { $file }: cannot be read: { $why }
say-template-unknown = { $file }, line { $line }: there is nothing to put in for `{ $found }`
say-template-unknown-hint = {"{who}, {what}, {when}, {me} and {shop}"} are filled in
say-template-empty = { $file }: it is empty
say-early = { $id } is not late yet: { $when }
say-early-hint = to tell them before the time: promise say { $id } delay
