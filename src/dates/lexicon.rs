//! What words can mean, whatever their language, and the index that finds them. A language is a table of [`Entry`]s and a
//! [`Voice`]; the grammar never sees a word.

use crate::dates::words::{Shape, Words};
use crate::dates::{Tongue, english, spanish};
use crate::model::Kind;
use crate::model::order::PutInOrder;

/// One meaning that a word or a run of words can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    // Numbers.
    /// A whole number in words.
    Number(u16),
    /// Twenty to ninety: may be followed by a unit.
    Tens(u16),
    /// "A", "an", "un", "una": one, or an article.
    One,
    /// A loose number: "a couple of" is two, "a few" is three, more or less.
    Some(u16, Loose),
    /// "First", "tercer".
    Ordinal(u16),
    /// "st", "th", "º" after figures.
    OrdinalMark,
    /// "Half", "media".
    Half,
    /// "Half" where "half nine" is half past nine.
    HalfPast,
    /// "Quarter", "cuarto".
    Quarter,

    // Days and longer.
    /// So many days from today.
    Day(i16),
    /// A day of the week, Monday is 0.
    Weekday(u8, Firmness),
    /// A day of the week said so that it means all of them: "Mondays".
    Weekdays(u8),
    /// A month, January is 1.
    Month(u8, Firmness),
    /// A feast of that month and day.
    Feast(u8, u8),
    /// Minute to year.
    Unit(Unit),
    /// A fixed stretch that is no sum of its words: "ocho días" is seven days.
    Idiom(u16, Unit),
    /// So many days from today, said as one idiom: "de hoy en ocho".
    DaysOn(u16),
    /// The end of the running month, in one word: "EOM".
    MonthEnd,
    /// The end of the running week.
    WeekEnd,
    /// The middle of the running week.
    MidWeek,
    /// Saturday and Sunday.
    Weekend,
    /// The day on which wages are paid: the 15th or the last of a month.
    Payday,
    /// Monday to Friday, no matter which day.
    Workdays,
    /// Weekend, week or month ends that are one word: "finales", "end".
    Edge(Edge),

    // Which of them.
    /// "This".
    This,
    /// "In the course of the": before a period that is running.
    Throughout,
    /// "Next" in the English way: of the next week.
    Next,
    /// The one after this: "la otra" before a week or a month; before a weekday, the one after the coming one.
    Other,
    /// The coming one: "próximo", "que viene", "coming".
    Coming,
    /// "Last", "pasado".
    Last,
    /// The one after the next.
    AfterNext,
    /// An article that makes a day mean all such days: "los lunes".
    TheMany,
    /// Comes again and again: "every", "cada".
    Every,

    // Times of day.
    /// A part of the day; the noun by itself is enough ("tomorrow morning").
    Part(Part),
    /// A part of the day whose noun needs an article ("la mañana").
    PartNoun(Part),
    /// A part of the day that is one only beside a day: "early tomorrow".
    PartBeside(Part),
    /// A part of this very day: "tonight".
    PartToday(Part),
    /// A part of the day before: "last night".
    PartYesterday(Part),
    /// A clock time that has a name.
    Clock(u8, u8),
    /// "am", "pm", "p. m.".
    Half12(Half),
    /// "o'clock", "en punto", "sharp".
    OClock,
    /// "h", "hrs" after a clock time.
    HourMark,
    /// Between minutes and hour: "ten past five".
    Past,
    /// Between minutes and hour: "ten to five", "cuarto para las cinco".
    Short,
    /// The same where the word says much else: "ten of five".
    ShortOf,
    /// Between hour and minutes: "cinco y diez".
    Plus,
    /// Between hour and minutes: "cinco menos diez".
    Minus,
    /// "Ish", "o así".
    Ish,
    /// "Now".
    Now,
    /// The time of speaking, on another day: "this time", "a esta hora".
    SameTime,
    /// "Later" before a day: the rest of it.
    LaterIn,

    // Small words.
    /// "At", "a las".
    At,
    /// "On".
    On,
    /// "In", "en", "por": before a part of day or a period.
    In,
    /// The same with its article: "por la".
    InThe,
    /// "In", "dentro de": before a stretch of time.
    After,
    /// "Of", "de", "del".
    Of,
    /// "For".
    For,
    /// "And", "y".
    And,
    /// "Or", "o".
    Or,
    /// The article that a day of the month takes: "the 25th", "el 25", "día 25".
    The,
    /// Any article.
    Article,
    /// An article that is only said before hours ("las 5").
    TheHour,
    /// "Around", "sobre"; whether a bare number after it is an hour.
    Around(bool),
    /// The same, right before an hour only: "round five", but not "bring it round at five".
    AroundHour,
    /// "By", "before", "after" and the like; whether a bare number after it is an hour.
    Bound(Bound, bool),
    /// The same said after it: "at the latest", "en adelante".
    BoundAfter(Bound),
    /// Said after a deadline: "del viernes no pasa".
    NoFurther,
    /// "Not": what comes after it is denied.
    Not,
    /// Before a length of time in which a thing will be done: "it takes", "tardo".
    Takes,
    /// Opens a range: "from", "de", "desde".
    From,
    /// The same before the day of a month: "del" 3 al 5.
    FromThe,
    /// Joins the two ends of a range.
    To,
    /// Opens a range that "and" joins.
    Between,
    /// "Within", "en menos de".
    Within,
    /// After a stretch: from now on.
    FromNow,
    /// After a stretch: from the day that follows.
    FromDay,
    /// After a stretch: before now.
    Ago,
    /// Before a stretch: before now ("hace").
    AgoBefore,
    /// After a weekday: so many weeks on ("week", "en ocho").
    WeeksOn(u8),
    /// "Week of", "semana del".
    WeekOf,

    // How firm, what deed, what else.
    /// "Without fail".
    Firm,
    /// A clause that says the same: "I promise".
    Vow,
    /// Time words tied to no day: "as soon as I can".
    Vague,
    /// Such words that mean today all the same: "in a bit".
    Soon,
    /// "During the", "a lo largo de la": what is running counts.
    During,
    /// Opens a condition: "as soon as".
    Condition,
    /// Only tries.
    Tries,
    /// A verb that names the deed.
    Deed(Kind),
    /// The same where the word is a noun as well ("ring", "phone"): a deed where it opens the sentence or follows a doer.
    DeedAfterDoer(Kind),
    /// Who does it, or what makes a verb of the word after it: "I'll", "to".
    Doer,
    /// A deed, or how a thing is when another deed is due: "ready", "llega".
    State(Kind),
    /// "Send": a message or a delivery, by what is sent.
    Sends,
    /// A thing that is sent in writing.
    Letter,
    /// What comes after a number that counts things, not hours.
    Counted,
    /// Comes before a person's name.
    Title,
    /// Looks like time and is none: "good morning", "at once".
    Nothing,
    /// Speaks of time in a way that no rule here understands.
    Stray,
    /// A short word that can follow a bare name of a day in a sentence.
    Plain,
}

/// Whether a name is enough by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Firmness {
    /// It can only be the day or the month.
    Sure,
    /// It is a person's name too ("Domingo", "April").
    Name,
    /// It is another word too ("mar", "sat", "may").
    Word,
}

/// How loosely a number is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loose {
    /// As it says.
    Exact,
    /// More or less.
    About,
}

/// Morning or afternoon half of the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    /// Midnight to noon.
    Am,
    /// Noon to midnight.
    Pm,
}

/// A measure of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Seconds.
    Second,
    /// Minutes.
    Minute,
    /// Hours.
    Hour,
    /// Days.
    Day,
    /// Days on which the shop works.
    BusinessDay,
    /// Seven days.
    Week,
    /// Monday to Friday of a week.
    WorkWeek,
    /// Fourteen days.
    Fortnight,
    /// Calendar months.
    Month,
    /// Calendar years.
    Year,
}

/// The stretch of a period that is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// "Early", "a principios de".
    Early,
    /// "Mid", "a mediados de".
    Mid,
    /// "Late", "a finales de".
    Late,
    /// "End of", "fin de".
    End,
    /// "Beginning of", "inicio de".
    Start,
    /// All of it, while it lasts: "during", "durante".
    Whole,
}

/// What a deadline or its opposite does to the words after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// A deadline at the end.
    By,
    /// A deadline at the start.
    Before,
    /// From the end on.
    After,
    /// From the start on.
    Since,
}

/// A part of the day, as the speakers of one language mean it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Which one.
    pub slot: Slot,
    /// The hour at which it begins.
    pub from: u8,
    /// The hour at which it ends.
    pub to: u8,
}

/// The sorts of part of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// Before dawn.
    Dawn,
    /// The morning.
    Morning,
    /// The morning where people speak of it until the midday break.
    LongMorning,
    /// The middle of the morning or of the afternoon, and other stretches with fixed hours.
    Stretch,
    /// The afternoon.
    Afternoon,
    /// The evening.
    Evening,
    /// The night.
    Night,
    /// Mealtime at noon.
    Lunch,
    /// A deadline: the start of the midday break.
    BeforeLunch,
    /// Two hours from the end of the midday break.
    AfterLunch,
    /// Two hours from opening.
    FirstThing,
    /// Two hours to closing.
    LastThing,
    /// A deadline: closing time of the day.
    DayEnd,
    /// A deadline: the next closing time.
    Closing,
    /// The next opening time.
    Opening,
    /// The opening hours.
    OpenHours,
}

/// Words with one meaning, parted by `|`, written without accents and in lower case.
pub type Entry = (Sense, &'static str);

/// What the program must know of a language beside its words, and how it names a time in it.
#[derive(Debug)]
pub struct Voice {
    /// The day of speaking and the day after it.
    pub today: &'static str,
    /// The day after today.
    pub tomorrow: &'static str,
    /// Monday first.
    pub weekdays: [&'static str; 7],
    /// January first.
    pub months: [&'static str; 12],
    /// A day, with `{weekday}`, `{day}` and `{month}`.
    pub date: &'static str,
    /// Put before a clock time whose hour is one.
    pub at_one: &'static str,
    /// Put before any other clock time.
    pub at: &'static str,
    /// Whether days stand with an article ("el lunes", "el 25"); otherwise it announces a thing ("the Monday order").
    pub days_take_article: bool,
    /// Whether a short name that is both means the day of the week rather than the month ("mar").
    pub short_names_are_weekdays: bool,
    /// Put after a day for its morning, afternoon and evening.
    pub parts: [&'static str; 3],
    /// The same for its beginning and its end by the opening hours, before and after the midday break, and for what is done
    /// before closing time.
    pub first_thing: &'static str,
    /// Its last hours.
    pub last_thing: &'static str,
    /// Until the midday break.
    pub before_lunch: &'static str,
    /// After the midday break.
    pub after_lunch: &'static str,
    /// Until closing time.
    pub before_closing: &'static str,
}

impl Tongue {
    /// Every language that is understood.
    pub(crate) const ALL: [Tongue; 2] = [Tongue::English, Tongue::Spanish];

    /// How the program names times in that language.
    pub(crate) fn voice(self) -> &'static Voice {
        match self {
            Tongue::English => &english::VOICE,
            Tongue::Spanish => &spanish::VOICE,
        }
    }
}

/// A meaning found in a text: it runs from the word it is listed under to before the word `end`.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    /// The meaning.
    pub sense: Sense,
    /// The word after its last.
    pub end: usize,
    /// The language of the words.
    pub tongue: Tongue,
}

/// Every meaning of every word of a text.
#[derive(Debug)]
pub struct Meanings {
    found: Vec<Found>,
    starts: Vec<usize>,
}

impl Meanings {
    /// Looks every word of the text up; of two meanings of equal length, that of the language set comes first.
    pub fn of(words: &Words, tongue: Tongue) -> Self {
        let index = &INDEX;
        let mut meanings =
            Meanings { found: Vec::with_capacity(words.len() * 2), starts: Vec::with_capacity(words.len() + 1) };
        for at in 0..words.len() {
            meanings.starts.push(meanings.found.len());
            index.look_up(words, at, tongue, &mut meanings.found);
        }
        meanings.starts.push(meanings.found.len());
        meanings
    }

    /// The meanings that begin at a word, the longest first.
    pub fn at(&self, index: usize) -> &[Found] {
        match (self.starts.get(index), self.starts.get(index + 1)) {
            (Some(&start), Some(&end)) => &self.found[start..end],
            _ => &[],
        }
    }
}

/// The languages understood, all of them at once.
const TABLES: [(Tongue, &[Entry]); 2] = [(Tongue::English, english::WORDS), (Tongue::Spanish, spanish::WORDS)];
const FORMS: usize = count_forms();
const BUCKETS: usize = 1024;
const NONE: u16 = u16::MAX;

/// The forms of all languages, chained by the hash of their first word. Made by the compiler, so that a run pays nothing for it.
struct Index {
    heads: [u16; BUCKETS],
    forms: [Form; FORMS],
}

/// Where one form stands in the tables.
#[derive(Clone, Copy)]
struct Form {
    table: u8,
    /// How many bytes its first word has.
    first: u8,
    /// How many bytes all of it has.
    length: u8,
    entry: u16,
    /// Its first byte among the forms of its entry.
    start: u16,
    /// The next form whose first word has the same hash.
    next: u16,
}

static INDEX: Index = Index::new();

const fn count_forms() -> usize {
    let mut count = 0;
    let mut table = 0;
    while table < TABLES.len() {
        let mut entry = 0;
        while entry < TABLES[table].1.len() {
            let bytes = TABLES[table].1[entry].1.as_bytes();
            let mut at = 0;
            count += 1;
            while at < bytes.len() {
                count += (bytes[at] == b'|') as usize;
                at += 1;
            }
            entry += 1;
        }
        table += 1;
    }
    count
}

impl Index {
    const fn new() -> Self {
        let nothing = Form { table: 0, first: 0, length: 0, entry: 0, start: 0, next: NONE };
        let mut index = Index { heads: [NONE; BUCKETS], forms: [nothing; FORMS] };
        let mut count = 0;
        let mut table = 0;
        while table < TABLES.len() {
            let mut entry = 0;
            while entry < TABLES[table].1.len() {
                let bytes = TABLES[table].1[entry].1.as_bytes();
                let mut start = 0;
                while start < bytes.len() {
                    let first = end_of_word(bytes, start);
                    let mut end = first;
                    while end < bytes.len() && bytes[end] != b'|' {
                        end += 1;
                    }
                    let bucket = bucket(bytes, start, first);
                    assert!(end - start <= u8::MAX as usize && start <= u16::MAX as usize);
                    index.forms[count] = Form {
                        table: table as u8,
                        first: (first - start) as u8,
                        length: (end - start) as u8,
                        entry: entry as u16,
                        start: start as u16,
                        next: index.heads[bucket],
                    };
                    index.heads[bucket] = count as u16;
                    count += 1;
                    start = end + 1;
                }
                entry += 1;
            }
            table += 1;
        }
        index
    }

    fn look_up(&self, words: &Words, at: usize, tongue: Tongue, found: &mut Vec<Found>) {
        let word = words.folded(at);
        let begin = found.len();
        let mut next = self.heads[bucket(word.as_bytes(), 0, word.len())];
        while let Some(form) = self.forms.get(usize::from(next)) {
            let (language, table) = TABLES[usize::from(form.table)];
            let (sense, forms) = table[usize::from(form.entry)];
            let start = usize::from(form.start);
            let (first, others) = forms[start..start + usize::from(form.length)].split_at(usize::from(form.first));
            if first == word
                && let Some(end) = matched(sense, others, words, at)
            {
                found.push(Found { sense, end, tongue: language });
            }
            next = form.next;
        }
        found[begin..].order_by_key(|found| (std::cmp::Reverse(found.end), found.tongue != tongue));
    }
}

const fn end_of_word(bytes: &[u8], start: usize) -> usize {
    let mut end = start;
    while end < bytes.len() && bytes[end] != b'|' && bytes[end] != b' ' {
        end += 1;
    }
    end
}

/// The word after the last of a form whose first word is at `at`, if the words after it are its `others`. A hyphen or a full
/// stop may stand between them.
fn matched(sense: Sense, others: &str, words: &Words, at: usize) -> Option<usize> {
    let mut next = at + 1;
    let mut dotted = false;
    for word in others.split(' ').skip(1) {
        if words.folded(next) != word && (words.is_sign(next, '-') || words.is_sign(next, '.')) {
            dotted |= words.is_sign(next, '.');
            next += 1;
        }
        if words.folded(next) != word {
            return None;
        }
        next += 1;
    }
    let stop = words.is_sign(next, '.') && words.is_glued(next);
    if stop && (dotted || is_short(sense)) && !words.is_glued_figure(next + 1) {
        next += 1;
    }
    Some(next)
}

/// Whether the word is usually written with a full stop that is part of it.
fn is_short(sense: Sense) -> bool {
    matches!(sense, Sense::HourMark)
}

/// Which chain a word is in: an FNV-1a hash of its bytes.
const fn bucket(bytes: &[u8], start: usize, end: usize) -> usize {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut at = start;
    while at < end {
        hash = (hash ^ bytes[at] as u64).wrapping_mul(0x100_0000_01b3);
        at += 1;
    }
    (hash ^ (hash >> 29)) as usize % BUCKETS
}

impl Words<'_> {
    /// Whether the word at `index` is a figure that touches the one before it.
    pub fn is_glued_figure(&self, index: usize) -> bool {
        self.get(index).is_some_and(|word| word.glued && word.shape == Shape::Digits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_written_the_way_texts_are_folded() {
        for (_, table) in TABLES {
            for (sense, forms) in table {
                for form in forms.split('|') {
                    let words = Words::cut(form);
                    let folded: Vec<&str> = (0..words.len()).map(|at| words.folded(at)).collect();
                    assert!(!form.is_empty() && folded.join(" ") == form, "{sense:?}: {form:?} is cut as {folded:?}");
                }
            }
        }
    }

    #[test]
    fn every_form_is_found() {
        for (tongue, table) in TABLES {
            for (sense, forms) in table {
                for form in forms.split('|') {
                    let words = Words::cut(form);
                    let meanings = Meanings::of(&words, tongue);
                    let whole = |found: &Found| found.sense == *sense && found.end == words.len();
                    assert!(meanings.at(0).iter().any(whole), "{sense:?}: {form:?}");
                }
            }
        }
    }
}
