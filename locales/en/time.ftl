# Days and times in words. Clock times arrive written as 17:00; a clock of 24 hours serves both languages.

time-monday = Monday
time-tuesday = Tuesday
time-wednesday = Wednesday
time-thursday = Thursday
time-friday = Friday
time-saturday = Saturday
time-sunday = Sunday

time-january = January
time-february = February
time-march = March
time-april = April
time-may = May
time-june = June
time-july = July
time-august = August
time-september = September
time-october = October
time-november = November
time-december = December

# For the narrow column of a list.
time-monday-short = Mon
time-tuesday-short = Tue
time-wednesday-short = Wed
time-thursday-short = Thu
time-friday-short = Fri
time-saturday-short = Sat
time-sunday-short = Sun

time-january-short = Jan
time-february-short = Feb
time-march-short = Mar
time-april-short = Apr
time-may-short = May
time-june-short = Jun
time-july-short = Jul
time-august-short = Aug
time-september-short = Sep
time-october-short = Oct
time-november-short = Nov
time-december-short = Dec

time-today-short = today
time-tomorrow-short = tomorrow
time-yesterday-short = yesterday
time-date-short = { $day } { $month }
time-date-year-short = { $day } { $month } { $year }
time-moment-short = { $day } { $time }

# A day. $date is one of the first two; elsewhere $day is one of the last four.
time-date = { $weekday } { $day } { $month }
time-date-year = { $weekday } { $day } { $month } { $year }
time-today = today
time-tomorrow = tomorrow, { $date }
time-yesterday = yesterday, { $date }

# A moment, and spans within a day. $hour is the time with its article, where the language has one.
time-hour-one = { $time }
time-hour-many = { $time }
time-moment = { $day }, { $time }
time-around = { $day }, around { $hour }
time-span = { $day }, { $from }–{ $to }
time-by-hour = { $day }, by { $hour }
time-from-hour = { $day }, from { $hour } on

# Deadlines and open ends of whole days. The plain ones take a $date, the named ones "today" and its neighbours.
time-by-today = by the end of today
time-by-named = by { $day }
time-by-date = by { $date }
time-from-today = from today on
time-from-named = from { $day }, on
time-from-date = from { $date } on

# Several days. $from leaves out what $to says too: 23 to 29 November. Days and moments come with their weekday.
time-weekday-day = { $weekday } { $day }
time-day-month = { $day } { $month }
time-day-month-year = { $day } { $month } { $year }
time-days = { $from } to { $to }
time-moments = from { $from }, to { $to }
time-weekend = the weekend of { $from } and { $to }
time-week = the week of { $from } to { $to }
time-month = { $month } { $year }

# Whatever is not a time of day, said loosely.
time-about = { $when }, or thereabouts
time-open = no date

# How far off. Days are told from two on and weeks from three.
time-now = now
time-in-minutes = in { $count } min
time-in-hours = in { $count } h
time-in-days = in { $count } days
time-in-weeks = in { $count } weeks
time-minutes-ago = { $count } min ago
time-hours-ago = { $count } h ago
time-days-ago = { $count } days ago
time-weeks-ago = { $count } weeks ago
time-minutes-late = { $count } min late
time-hours-late = { $count } h late
time-days-late = { $count } days late
time-weeks-late = { $count } weeks late

# How long.
time-minutes = { $count } min
time-hours = { $count } h
time-days-long = { $count } days
time-weeks = { $count } weeks

# Behind a verb. $day is "today", one of the first two, or "tomorrow, …" by itself; $hour as above.
time-said-on = on { $date }
time-said-tomorrow = tomorrow, { $date },
time-said-at = { $day } at { $hour }
time-said-around = { $day } around { $hour }
time-said-by = { $day } by { $hour }
time-said-from = { $day } from { $hour } on
time-said-between = { $day } between { $from } and { $to }
time-said-span = { $kind ->
    [week] in { $when }
    [weekend] on { $when }
    [month] in { $when }
    [days] from { $when }
   *[moments] { $when }
}
