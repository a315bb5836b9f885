//! English: its words for time, firmness and deeds, and how it names a time.

use crate::dates::lexicon::{Bound, Edge, Entry, Firmness, Half, Loose, Part, Sense, Slot, Unit, Voice};
use crate::model::Kind;

const MORNING: Part = Part { slot: Slot::Morning, from: 8, to: 12 };
const AFTERNOON: Part = Part { slot: Slot::Afternoon, from: 12, to: 18 };
const EVENING: Part = Part { slot: Slot::Evening, from: 18, to: 24 };
const NIGHT: Part = Part { slot: Slot::Night, from: 20, to: 24 };
const LUNCH: Part = Part { slot: Slot::Lunch, from: 12, to: 14 };
const BEFORE_LUNCH: Part = Part { slot: Slot::BeforeLunch, from: 8, to: 13 };
const AFTER_LUNCH: Part = Part { slot: Slot::AfterLunch, from: 13, to: 15 };
const FIRST_THING: Part = Part { slot: Slot::FirstThing, from: 8, to: 10 };
const LAST_THING: Part = Part { slot: Slot::LastThing, from: 17, to: 19 };
const DAY_END: Part = Part { slot: Slot::DayEnd, from: 17, to: 19 };
const CLOSING: Part = Part { slot: Slot::Closing, from: 17, to: 19 };
const OPENING: Part = Part { slot: Slot::Opening, from: 8, to: 9 };
const OPEN_HOURS: Part = Part { slot: Slot::OpenHours, from: 9, to: 18 };

const fn stretch(from: u8, to: u8) -> Part {
    Part { slot: Slot::Stretch, from, to }
}

/// Every form, without accents, in lower case.
pub const WORDS: &[Entry] = &[
    // Numbers.
    (Sense::One, "a|an"),
    (Sense::Number(1), "one|oneish"),
    (Sense::Number(2), "two|twoish"),
    (Sense::Number(3), "three|threeish"),
    (Sense::Number(4), "four|fourish"),
    (Sense::Number(5), "five|fiveish"),
    (Sense::Number(6), "six|sixish"),
    (Sense::Number(7), "seven|sevenish"),
    (Sense::Number(8), "eight|eightish"),
    (Sense::Number(9), "nine|nineish"),
    (Sense::Number(10), "ten|tenish"),
    (Sense::Number(11), "eleven|elevenish"),
    (Sense::Number(12), "twelve|a dozen"),
    (Sense::Number(13), "thirteen"),
    (Sense::Number(14), "fourteen"),
    (Sense::Number(15), "fifteen"),
    (Sense::Number(16), "sixteen"),
    (Sense::Number(17), "seventeen"),
    (Sense::Number(18), "eighteen"),
    (Sense::Number(19), "nineteen"),
    (Sense::Tens(20), "twenty"),
    (Sense::Tens(30), "thirty"),
    (Sense::Tens(40), "forty|fourty"),
    (Sense::Tens(50), "fifty"),
    (Sense::Tens(60), "sixty"),
    (Sense::Tens(90), "ninety"),
    (Sense::Some(2, Loose::Exact), "a couple of|couple of|a couple|couple"),
    (Sense::Some(3, Loose::About), "a few|few|several|some"),
    (Sense::Ordinal(1), "first"),
    (Sense::Ordinal(2), "second"),
    (Sense::Ordinal(3), "third"),
    (Sense::Ordinal(4), "fourth"),
    (Sense::Ordinal(5), "fifth"),
    (Sense::Ordinal(6), "sixth"),
    (Sense::Ordinal(7), "seventh"),
    (Sense::Ordinal(8), "eighth"),
    (Sense::Ordinal(9), "ninth"),
    (Sense::Ordinal(10), "tenth"),
    (Sense::Ordinal(11), "eleventh"),
    (Sense::Ordinal(12), "twelfth"),
    (Sense::Ordinal(13), "thirteenth"),
    (Sense::Ordinal(14), "fourteenth"),
    (Sense::Ordinal(15), "fifteenth"),
    (Sense::Ordinal(16), "sixteenth"),
    (Sense::Ordinal(17), "seventeenth"),
    (Sense::Ordinal(18), "eighteenth"),
    (Sense::Ordinal(19), "nineteenth"),
    (Sense::Ordinal(20), "twentieth"),
    (Sense::Ordinal(30), "thirtieth"),
    (Sense::OrdinalMark, "st|nd|rd|th"),
    (Sense::Half, "half|half a|half an"),
    (Sense::Quarter, "quarter|quarters|a quarter|quarter of an|a quarter of an"),
    // Days and longer.
    (Sense::Day(0), "today|todays|tday"),
    (Sense::Day(1), "tomorrow|tmrw|tmr|tmw|tmrrw|tomoz|tomorow|tommorow|tommorrow|tomorro|tomrrow|2 morrow|2 moro"),
    (Sense::Day(1), "next day|the next day|following day|the following day|day after|the day after"),
    (Sense::Day(2), "day after tomorrow|the day after tomorrow|day after tmrw|the day after tmrw|day after tmr"),
    (Sense::Day(2), "the day after tmr|day after tomorow|the day after tomorow|overmorrow"),
    (Sense::Day(-1), "yesterday|yday"),
    (Sense::Day(-2), "day before yesterday|the day before yesterday"),
    (Sense::Weekday(0, Firmness::Sure), "monday|mon|monady|mondy"),
    (Sense::Weekday(1, Firmness::Sure), "tuesday|tue|tues|teusday|tuseday|tusday"),
    (Sense::Weekday(2, Firmness::Sure), "wednesday|weds|wednes|wensday|wendsday|wednsday|wedesday|wednesady"),
    (Sense::Weekday(2, Firmness::Word), "wed"),
    (Sense::Weekday(3, Firmness::Sure), "thursday|thu|thur|thurs|thrusday|thursdy|thurdsay|thurday"),
    (Sense::Weekday(4, Firmness::Sure), "friday|fri|firday|fryday|frday"),
    (Sense::Weekday(5, Firmness::Sure), "saturday|saterday|satruday|satuday|saturady"),
    (Sense::Weekday(5, Firmness::Word), "sat"),
    (Sense::Weekday(6, Firmness::Sure), "sunday|sundy|sunady"),
    (Sense::Weekday(6, Firmness::Word), "sun"),
    (Sense::Weekdays(0), "mondays"),
    (Sense::Weekdays(1), "tuesdays"),
    (Sense::Weekdays(2), "wednesdays"),
    (Sense::Weekdays(3), "thursdays"),
    (Sense::Weekdays(4), "fridays"),
    (Sense::Weekdays(5), "saturdays"),
    (Sense::Weekdays(6), "sundays"),
    (Sense::Month(1, Firmness::Sure), "january|januray"),
    (Sense::Month(1, Firmness::Word), "jan"),
    (Sense::Month(2, Firmness::Sure), "february|feburary|febuary"),
    (Sense::Month(2, Firmness::Name), "feb"),
    (Sense::Month(3, Firmness::Name), "march"),
    (Sense::Month(3, Firmness::Word), "mar"),
    (Sense::Month(4, Firmness::Name), "april"),
    (Sense::Month(4, Firmness::Name), "apr"),
    (Sense::Month(5, Firmness::Word), "may"),
    (Sense::Month(6, Firmness::Name), "june"),
    (Sense::Month(6, Firmness::Name), "jun"),
    (Sense::Month(7, Firmness::Sure), "july"),
    (Sense::Month(7, Firmness::Name), "jul"),
    (Sense::Month(8, Firmness::Name), "august"),
    (Sense::Month(8, Firmness::Name), "aug"),
    (Sense::Month(9, Firmness::Sure), "september|septmber|setpember"),
    (Sense::Month(9, Firmness::Name), "sep|sept"),
    (Sense::Month(10, Firmness::Sure), "october|ocotber"),
    (Sense::Month(10, Firmness::Name), "oct"),
    (Sense::Month(11, Firmness::Sure), "november|novemeber"),
    (Sense::Month(11, Firmness::Name), "nov"),
    (Sense::Month(12, Firmness::Sure), "december|decemeber"),
    (Sense::Month(12, Firmness::Name), "dec"),
    (Sense::Feast(12, 25), "christmas|christmas day|xmas|xmas day"),
    (Sense::Feast(12, 24), "christmas eve|xmas eve"),
    (Sense::Feast(12, 26), "boxing day"),
    (Sense::Feast(12, 31), "new year's eve|new years eve|nye"),
    (Sense::Feast(1, 1), "new year's day|new years day|new year|new year's|new years|the new year"),
    (Sense::Feast(2, 14), "valentine's day|valentines day|valentine's|valentines"),
    (Sense::Feast(10, 31), "halloween"),
    (Sense::Feast(5, 1), "may day"),
    (Sense::Unit(Unit::Second), "second|seconds|sec|secs"),
    (Sense::Unit(Unit::Minute), "minute|minutes|min|mins|minuets|minuts"),
    (Sense::Unit(Unit::Hour), "hour|hours|hr|hrs|h"),
    (Sense::Unit(Unit::Day), "day|days|d"),
    (Sense::Unit(Unit::BusinessDay), "business day|business days|working day|working days|work day|work days|workdays"),
    (Sense::Unit(Unit::BusinessDay), "workday|weekdays"),
    (Sense::Unit(Unit::Week), "week|weeks|wk|wks|w|week's|calendar week"),
    (Sense::Unit(Unit::WorkWeek), "working week|work week|workweek|business week"),
    (Sense::Unit(Unit::Fortnight), "fortnight|fortnights"),
    (Sense::Unit(Unit::Month), "month|months|mth|mths|month's|calendar month"),
    (Sense::Unit(Unit::Year), "year|years|yr|yrs"),
    (Sense::Weekend, "weekend|wkend|week end|wknd"),
    (Sense::Workdays, "midweek|mid week|during the week"),
    (Sense::Edge(Edge::Early), "early|early in|earlier in|early on in|the early part of|early part of"),
    (Sense::Edge(Edge::Mid), "mid|middle of|the middle of|in the middle of|halfway through|about the middle of"),
    (Sense::Edge(Edge::Late), "late|late in|later in|later|the back end of|the latter part of|towards the end of"),
    (Sense::Edge(Edge::Late), "toward the end of|near the end of"),
    (Sense::Edge(Edge::End), "end of|the end of|at the end of|end|the end"),
    (
        Sense::Edge(Edge::Start),
        "beginning of|the beginning of|at the beginning of|start of|the start of|at the start of",
    ),
    // Which of them.
    (Sense::Throughout, "in the course of the|over the course of the|throughout the|during the course of the"),
    (
        Sense::This,
        "this|the rest of|the rest of the|the remainder of|the remainder of the|the rest of this|current|the current|this current|the same",
    ),
    (Sense::Next, "next|nxt|the next"),
    (
        Sense::Coming,
        "coming|this coming|the coming|upcoming|the upcoming|this upcoming|following|the following|this next",
    ),
    (Sense::Last, "last|past|the last|the past|previous|the previous|this past"),
    (Sense::AfterNext, "after next|after the next"),
    (Sense::WeeksOn(1), "week"),
    (Sense::WeeksOn(2), "fortnight"),
    (Sense::Every, "every|each|every single|every other"),
    // Times of day.
    (Sense::Part(stretch(5, 8)), "daybreak|dawn|sunrise"),
    (Sense::Part(MORNING), "morning|mornings|morn|am"),
    (Sense::Part(stretch(10, 12)), "mid morning|midmorning"),
    (Sense::Part(AFTERNOON), "afternoon|afternoons|arvo|pm|aft"),
    (Sense::Part(stretch(16, 18)), "mid afternoon|midafternoon"),
    (Sense::Part(EVENING), "evening|evenings|eve"),
    (Sense::Part(NIGHT), "night|nights|nite"),
    (Sense::PartToday(EVENING), "tonight|2 nite|tonite|tonihgt"),
    (Sense::PartYesterday(NIGHT), "last night"),
    (Sense::Part(LUNCH), "lunchtime|lunch time|lunch hour|lunch break"),
    (Sense::PartNoun(LUNCH), "lunch"),
    (Sense::PartNoun(stretch(8, 10)), "breakfast|breakfast time"),
    (Sense::PartNoun(stretch(19, 21)), "dinner|dinnertime|dinner time|supper|suppertime"),
    (Sense::PartNoun(stretch(16, 18)), "teatime|tea time"),
    (Sense::Part(BEFORE_LUNCH), "before lunch|before lunchtime|before lunch time|before the lunch break"),
    (
        Sense::Part(AFTER_LUNCH),
        "after lunch|after lunchtime|after lunch time|after the lunch break|straight after lunch",
    ),
    (Sense::Part(AFTER_LUNCH), "right after lunch|just after lunch"),
    (
        Sense::Part(FIRST_THING),
        "first thing|first thing in the morning|first thing morning|bright and early|early doors",
    ),
    (Sense::Part(FIRST_THING), "at the crack of dawn"),
    (Sense::Part(LAST_THING), "last thing|last thing in the day|last thing in the afternoon|last thing at night"),
    (Sense::Part(DAY_END), "end of day|end of the day|eod|cob|eob|close of business|end of business|close of play"),
    (Sense::Part(DAY_END), "the end of the day|the end of day|end of play|the close of business|the close of play"),
    (
        Sense::PartNoun(CLOSING),
        "closing|closing time|we close|we shut|close|the close|closing up|we're closed|i close|you close|you shut|they close",
    ),
    (Sense::PartNoun(CLOSING), "the shop closes|the shop shuts|the store closes|locking up"),
    (Sense::PartNoun(OPENING), "opening|opening time|we open|i open|the shop opens|the store opens"),
    (
        Sense::PartNoun(OPEN_HOURS),
        "business hours|the business hours|working hours|opening hours|office hours|shop hours",
    ),
    (Sense::Clock(12, 0), "noon|noonish|midday|mid day|12 noon|twelve noon|noontime|high noon"),
    (Sense::Clock(24, 0), "midnight|mid night|12 midnight|twelve midnight"),
    (Sense::Half12(Half::Am), "am|a m|a"),
    (Sense::Half12(Half::Pm), "pm|p m|p"),
    (Sense::OClock, "o'clock|oclock|o clock|sharp|on the dot|on the nose|exactly|o'clock sharp"),
    (Sense::HourMark, "h|hrs|hours"),
    (Sense::Past, "past|after|gone"),
    (Sense::Short, "to|till|til|before"),
    (Sense::Ish, "ish|or so|or thereabouts|thereabouts|approximately|approx|give or take"),
    (Sense::Now, "now|right now|just now|at this moment|at this time|right this minute|this minute|this instant"),
    (Sense::Now, "this very minute|at the moment"),
    (Sense::LaterIn, "later|later on"),
    // Small words.
    (Sense::At, "at|@"),
    (Sense::On, "on|sometime on|some time on|any time on|anytime on"),
    (
        Sense::In,
        "in|any day|either|during|over the|throughout|in the course of|sometime|some time|sometime in|some time in",
    ),
    (Sense::In, "anytime|any time|at any time|sometime during|some time during"),
    (Sense::After, "in|in about|in around|in approximately|in roughly|in another"),
    (Sense::Of, "of"),
    (Sense::For, "for"),
    (Sense::And, "and|&"),
    (Sense::Or, "or"),
    (Sense::The, "the"),
    (Sense::Article, "the"),
    (
        Sense::Around(true),
        "around|about|roughly|approximately|approx|circa|around about|round about|at around|at about",
    ),
    (
        Sense::Around(true),
        "somewhere around|some time around|sometime around|at roughly|at approximately|more or less at|nearly",
    ),
    (Sense::Bound(Bound::By, true), "by|until|till|til|up to|up until|no later than|not later than|by no later than"),
    (
        Sense::Bound(Bound::By, true),
        "as late as|at the latest by|by latest|latest by|latest at|at the very latest by|at the latest",
    ),
    (Sense::Bound(Bound::By, false), "on or before|due|due on|due by|not after|no longer than until|in time for"),
    (Sense::Bound(Bound::Before, true), "before|ahead of|in advance of|prior to|earlier than|sooner than"),
    (Sense::Bound(Bound::After, true), "after|later than|any time after"),
    (Sense::Bound(Bound::After, true), "anytime after|sometime after|some time after"),
    (
        Sense::Bound(Bound::Since, true),
        "not before|no earlier than|no sooner than|not earlier than|at or after|as early as|any time from|anytime from|from",
    ),
    (
        Sense::Bound(Bound::Since, false),
        "since|starting|starting from|starting on|starting at|beginning|beginning on|as of",
    ),
    (Sense::Bound(Bound::Since, false), "beginning from|beginning in|starting in|on or after|effective|as from"),
    (
        Sense::BoundAfter(Bound::By),
        "at the latest|at the very latest|at latest|latest|tops|max|at most|or earlier|or sooner",
    ),
    (Sense::BoundAfter(Bound::By), "or before|maximum|at the outside"),
    (Sense::BoundAfter(Bound::Since), "or later|or after|onwards|onward|and later|and after|on wards|at the earliest"),
    (Sense::From, "from"),
    (Sense::To, "to|until|till|til|thru|through|up to"),
    (Sense::Between, "between|in between|btw|btwn|sometime between|some time between|any time between|anytime between"),
    (
        Sense::Within,
        "within|in less than|in under|inside of|inside|in no more than|in not more than|in at most|in max|in maximum",
    ),
    (Sense::Within, "in up to|less than|no more than"),
    (Sense::FromNow, "from now|hence|from here|later|in the future|time|from this moment|out|from right now"),
    (Sense::FromDay, "from|after|following|on from"),
    (Sense::Ago, "ago|back|earlier|before now"),
    (
        Sense::WeekOf,
        "week of|week beginning|week commencing|week beginning on|week starting|week starting on|week from",
    ),
    (Sense::WeekOf, "week commencing on|w / c"),
    // How firm.
    (Sense::Firm, "without fail|for sure|for certain|guaranteed|definitely|no matter what|come what may"),
    (Sense::Firm, "absolutely|certainly"),
    (
        Sense::Vague,
        "as soon as i can|as soon as we can|as soon as possible|as soon as i possibly can|asap|a s a p|soon",
    ),
    (
        Sense::Vague,
        "very soon|real soon|pretty soon|soonish|shortly|before long|in a bit|in a little bit|in a while|in a little",
    ),
    (
        Sense::Vague,
        "in a little while|in no time|one of these days|one day|some day|someday|some time soon|sometime soon",
    ),
    (Sense::Vow, "i promise|promise|you can count on it|you have my word|my word"),
    (Sense::Vague, "at some point|at some stage|eventually|whenever i can|whenever we can|when i can|when we can"),
    (
        Sense::Vague,
        "when i get a chance|when i have a chance|when i get the chance|when we get a chance|when i get a minute",
    ),
    (Sense::Vague, "when i get a moment|when i have a minute|when i have a moment|when i have time|when i've got time"),
    (
        Sense::Vague,
        "when i find time|when i find the time|when i get time|when i get round to it|when i get around to it",
    ),
    (Sense::Vague, "when i'm free|when possible|whenever possible|at my earliest convenience|at your convenience"),
    (
        Sense::Vague,
        "as quickly as i can|as quickly as possible|as fast as i can|as fast as possible|the sooner the better",
    ),
    (
        Sense::Vague,
        "as early as possible|as early as i can|the first chance i get|first chance i get|at the first opportunity",
    ),
    (
        Sense::Vague,
        "later|later on|sometime|some time|any day now|any minute now|any time now|any moment|when things calm down",
    ),
    (
        Sense::Vague,
        "in due course|in good time|when the time comes|immediately|straight away|straightaway|right away|at once",
    ),
    (
        Sense::Vague,
        "another day|some other time|another time|in the near future|in the coming days|over the coming days",
    ),
    (Sense::Vague, "in a few|one of these|any day|anytime soon|any time soon|when it suits|when it suits you"),
    (Sense::Vague, "in a sec|in a second|in a jiffy|in a moment|in a mo|in a tick|in the meantime|meanwhile"),
    (
        Sense::Condition,
        "as soon as|once|when|whenever|the moment|the minute|the day that|the second|just as soon as|if|unless",
    ),
    (
        Sense::Condition,
        "as long as|provided|provided that|depending on|subject to|until i hear|until we hear|after i hear",
    ),
    (
        Sense::Tries,
        "i'll try|i will try|we'll try|we will try|i'll be trying|try to|try and|trying to|trying my best|try my best",
    ),
    (Sense::Tries, "i can try|we can try|let me try|i'd try|try our best|try my hardest|give it a try|give it a go"),
    (
        Sense::Tries,
        "do my best|do our best|doing my best|doing our best|do my utmost|see what i can do|see what we can do",
    ),
    (
        Sense::Tries,
        "see if i can|see if we can|see whether i can|see what can be done|do what i can|do what we can|do all i can",
    ),
    (
        Sense::Tries,
        "do everything i can|do everything we can|hopefully|with luck|with any luck|with a bit of luck|god willing",
    ),
    (
        Sense::Tries,
        "if i can|if we can|if i possibly can|if at all possible|if possible|if i manage|if i get time|if i have time",
    ),
    (
        Sense::Tries,
        "if i get a chance|if i get the chance|if we get a chance|if time allows|if time permits|if all goes well",
    ),
    (
        Sense::Tries,
        "i hope|i hope to|we hope to|hope to|hoping to|aim to|aiming to|aiming for|aim for|i might|we might|maybe",
    ),
    (
        Sense::Tries,
        "perhaps|possibly|no promises|can't promise|cannot promise|i can't promise|fingers crossed|make an effort",
    ),
    (
        Sense::Tries,
        "i'll see if|we'll see if|attempt to|all being well|if nothing comes up|if nothing goes wrong|do my very best",
    ),
    // What deed.
    (
        Sense::Deed(Kind::Call),
        "call|calls|calling|ring you|ring him|ring her|ring them|ring back|ring u|phone you|phone him",
    ),
    (
        Sense::Deed(Kind::Call),
        "phone her|phone them|phone back|telephone|give you a ring|give him a ring|give her a ring",
    ),
    (Sense::Deed(Kind::Call), "give them a ring|give you a buzz|give you a bell|phoning"),
    (
        Sense::Deed(Kind::Delivery),
        "deliver|delivers|delivered|delivery|drop off|drop it off|drop them off|bring|brings|bringing",
    ),
    (
        Sense::Deed(Kind::Delivery),
        "ship|ships|shipped|shipping|ready|hand over|hand it over|collect|collection|pick up|pick it up",
    ),
    (
        Sense::Deed(Kind::Delivery),
        "pick them up|pickup|dispatch|courier|have it wrapped|you'll have it|you'll get it|get it to you",
    ),
    (Sense::Deed(Kind::Delivery), "have it for you|take it to|take it round|give it to you|hand in|drop it round"),
    (
        Sense::Deed(Kind::Message),
        "text|texts|texting|email|emails|e mail|mail|message|write|whatsapp|reply|replies|answer",
    ),
    (
        Sense::Deed(Kind::Message),
        "get back to you|get back to him|get back to her|get back to them|let you know|let him know",
    ),
    (
        Sense::Deed(Kind::Message),
        "let her know|let them know|drop you a line|keep you posted|hear back|hear from us|confirm|notify",
    ),
    (Sense::Deed(Kind::Message), "update you|dm|fax"),
    (
        Sense::Deed(Kind::Visit),
        "visit|visits|come over|come round|come around|come by|come|comes|coming over|coming round|drop by",
    ),
    (
        Sense::Deed(Kind::Visit),
        "drop in|stop by|stop in|swing by|swing round|pop in|pop by|pop round|pop over|be there|see you",
    ),
    (Sense::Deed(Kind::Visit), "go round|go over|call round|call in|call by|be at your|go to your|meet|meet you"),
    (Sense::Sends, "send|sends|sending|sent|forward|post"),
    (
        Sense::Letter,
        "quote|quotes|quotation|estimate|invoice|bill|email|mail|message|photo|photos|picture|pictures|pics|link",
    ),
    (
        Sense::Letter,
        "details|pdf|contract|catalogue|catalog|list|price|prices|receipt|info|information|reply|answer|text",
    ),
    (
        Sense::Letter,
        "address|report|proposal|file|files|document|documents|form|forms|budget|reminder|confirmation|note",
    ),
    // What else.
    (
        Sense::Counted,
        "percent|per cent|pounds|pound|quid|dollars|dollar|bucks|euros|euro|cents|pence|kg|kilos|kilo|kilograms",
    ),
    (
        Sense::Counted,
        "grams|g|lb|lbs|ounces|oz|stone|liters|litres|liter|litre|l|ml|cm|mm|m|km|meters|metres|meter|metre",
    ),
    (
        Sense::Counted,
        "inches|inch|feet|foot|ft|yards|miles|boxes|box|bags|bag|pieces|piece|units|unit|items|item|copies|copy",
    ),
    (
        Sense::Counted,
        "people|persons|person|guests|customers|clients|students|stars|times|pages|pairs|pair|sets|set|rolls",
    ),
    (
        Sense::Counted,
        "bottles|bottle|chairs|tables|cakes|loaves|keys|tyres|tires|wheels|doors|windows|rooms|floors|nights",
    ),
    (
        Sense::Counted,
        "others|more|or more|of them|of those|of these|orders|parts|stores|shops|sizes|colours|colors|sheets",
    ),
    (
        Sense::Counted,
        "degrees|watts|volts|amps|mb|gb|years old|years of age|ones|pallets|crates|sacks|tons|tonnes|dozen",
    ),
    (
        Sense::Counted,
        "hundred|thousand|million|k|x|gbp|usd|eur|percent off|off|cups|plates|glasses|bikes|cars|phones|pm's",
    ),
    (Sense::Title, "mr|mrs|ms|miss|dr|sir|madam|mister|aunt|uncle|saint|st|lady|father|brother|sister|captain"),
    (
        Sense::Nothing,
        "good morning|good afternoon|good evening|good night|good day|nice day|nice weekend|have a nice day",
    ),
    (Sense::Nothing, "have a good day|have a great day|have a lovely day|have a good weekend|have a nice weekend"),
    (
        Sense::Nothing,
        "have a great weekend|have a lovely weekend|have a good week|have a great week|have a nice week|have a week",
    ),
    (
        Sense::Nothing,
        "have a good one|have a great month|have a good evening|have a good night|happy new year|merry christmas",
    ),
    (
        Sense::Nothing,
        "happy christmas|day after day|day by day|week after week|day in day out|night and day|day and night",
    ),
    (
        Sense::Nothing,
        "all day|all day long|all night|all morning|all afternoon|all week|once upon a time|up to date|the other day",
    ),
    (
        Sense::Nothing,
        "at the last minute|last minute|second hand|at first|first of all|second to none|at last|at least",
    ),
    (
        Sense::Nothing,
        "black friday|good friday|mother's day|father's day|mothers day|fathers day|same day|next day delivery",
    ),
    (
        Sense::Nothing,
        "same day delivery|24 hour|open 24 hours|day shift|night shift|day to day|may be|may not|may i|may have|may also",
    ),
    (
        Sense::Nothing,
        "from time to time|most of the time|on time|in time|last time|next time|this time|at the same time",
    ),
    (
        Sense::Nothing,
        "one at a time|in the long run|in future|in the past|to this day|these days|nowadays|the day before",
    ),
    (
        Sense::Nothing,
        "this may|that may|it may|there may|one may|he may|she may|you may|they may|which may|who may|we may",
    ),
    (Sense::Nothing, "i may|may or may not|may take|may need|may want|may result|may ask|may come|may go|may i|as may"),
    (Sense::Stray, "fortnightly|tomorrowish|middayish"),
    (
        Sense::Plain,
        "i|i'll|we|we'll|you|you'll|he|she|it|it'll|they|with|and|to|for|if|because|so|but|please|or|then|that|is",
    ),
    (
        Sense::Plain,
        "your|the|my|our|his|her|their|will|at|in|on|by|about|from|as|without|let's|can|could|should|when|once",
    ),
    (Sense::Plain, "latest|unless|before|after|instead|ok|okay|thanks|too|also|again"),
];

/// How English names times.
pub const VOICE: Voice = Voice {
    today: "today",
    tomorrow: "tomorrow",
    weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    date: "{weekday} {day} {month}",
    at_one: "at",
    at: "at",
    parts: ["morning", "afternoon", "evening"],
};
