//! Spanish, of Spain and of Latin America: its words for time, firmness and deeds, and how it names a time.

use crate::dates::lexicon::{Bound, Edge, Entry, Firmness, Half, Loose, Part, Sense, Slot, Unit, Voice};
use crate::model::Kind;

const DAWN: Part = Part { slot: Slot::Dawn, from: 0, to: 6 };
const MORNING: Part = Part { slot: Slot::LongMorning, from: 8, to: 12 };
const AFTERNOON: Part = Part { slot: Slot::Afternoon, from: 14, to: 20 };
const NIGHT: Part = Part { slot: Slot::Night, from: 20, to: 24 };
const LUNCH: Part = Part { slot: Slot::Lunch, from: 14, to: 16 };
const BEFORE_LUNCH: Part = Part { slot: Slot::BeforeLunch, from: 8, to: 14 };
const AFTER_LUNCH: Part = Part { slot: Slot::AfterLunch, from: 14, to: 16 };
const FIRST_THING: Part = Part { slot: Slot::FirstThing, from: 8, to: 10 };
const LAST_THING: Part = Part { slot: Slot::LastThing, from: 18, to: 20 };
const DAY_END: Part = Part { slot: Slot::DayEnd, from: 18, to: 20 };
const CLOSING: Part = Part { slot: Slot::Closing, from: 18, to: 20 };
const OPENING: Part = Part { slot: Slot::Opening, from: 8, to: 9 };
const OPEN_HOURS: Part = Part { slot: Slot::OpenHours, from: 9, to: 20 };

const fn stretch(from: u8, to: u8) -> Part {
    Part { slot: Slot::Stretch, from, to }
}

/// Every form, without accents, in lower case.
pub const WORDS: &[Entry] = &[
    // Numbers.
    (Sense::One, "un|una"),
    (Sense::Number(1), "uno|una|un"),
    (Sense::Number(2), "dos"),
    (Sense::Number(3), "tres"),
    (Sense::Number(4), "cuatro"),
    (Sense::Number(5), "cinco"),
    (Sense::Number(6), "seis"),
    (Sense::Number(7), "siete"),
    (Sense::Number(8), "ocho"),
    (Sense::Number(9), "nueve"),
    (Sense::Number(10), "diez"),
    (Sense::Number(11), "once"),
    (Sense::Number(12), "doce|una docena de"),
    (Sense::Number(13), "trece"),
    (Sense::Number(14), "catorce"),
    (Sense::Number(15), "quince"),
    (Sense::Number(16), "dieciseis|diez y seis"),
    (Sense::Number(17), "diecisiete|diez y siete"),
    (Sense::Number(18), "dieciocho|diez y ocho"),
    (Sense::Number(19), "diecinueve|diez y nueve"),
    (Sense::Tens(20), "veinte"),
    (Sense::Number(21), "veintiuno|veintiun|veintiuna"),
    (Sense::Number(22), "veintidos"),
    (Sense::Number(23), "veintitres"),
    (Sense::Number(24), "veinticuatro"),
    (Sense::Number(25), "veinticinco"),
    (Sense::Number(26), "veintiseis"),
    (Sense::Number(27), "veintisiete"),
    (Sense::Number(28), "veintiocho"),
    (Sense::Number(29), "veintinueve|ventinueve"),
    (Sense::Number(21), "ventiuno|ventiun"),
    (Sense::Number(22), "ventidos"),
    (Sense::Number(23), "ventitres"),
    (Sense::Number(25), "venticinco"),
    (Sense::Number(100), "cien|ciento"),
    (Sense::Number(200), "doscientos|doscientas"),
    (Sense::Tens(30), "treinta"),
    (Sense::Tens(40), "cuarenta"),
    (Sense::Tens(50), "cincuenta"),
    (Sense::Tens(60), "sesenta"),
    (Sense::Tens(90), "noventa"),
    (Sense::Some(2, Loose::Exact), "un par de|par de"),
    (
        Sense::Some(3, Loose::About),
        "unos|unas|unos cuantos|unas cuantas|varios|varias|algunos|algunas|unos pocos|unas pocas",
    ),
    (Sense::Some(3, Loose::About), "pocos|pocas"),
    (Sense::Ordinal(1), "primer|primero|primera|primeros|primeras"),
    (Sense::Ordinal(2), "segundo|segunda"),
    (Sense::Ordinal(3), "tercer|tercero|tercera"),
    (Sense::Ordinal(4), "cuarto|cuarta"),
    (Sense::Ordinal(5), "quinto|quinta"),
    (Sense::OrdinalMark, "o|a|ro|er|ra|do|da|to|ta|mo|vo|no|°"),
    (Sense::Half, "media|medio|treinta minutos"),
    (Sense::Quarter, "cuarto|un cuarto|cuarto de|un cuarto de"),
    // Days and longer.
    (Sense::Day(0), "hoy|hoy mismo|el dia de hoy|dia de hoy|oy|hoy dia|este mismo dia"),
    (
        Sense::Day(1),
        "manana|mana|manna|manyana|manana mismo|el dia de manana|dia de manana|maniana|mannana|manama|mannaa|mnn|mnna|mnana",
    ),
    (Sense::Day(1), "dia siguiente|el dia siguiente|al dia siguiente|proximo dia|el proximo dia|al otro dia"),
    (Sense::Day(2), "pasado manana|pasado|pasao manana|dia despues de manana|el dia despues de manana"),
    (Sense::Day(2), "pasado manana mismo|pasadomanana|despues de manana"),
    (Sense::Day(3), "pasado pasado manana|al otro dia de pasado manana"),
    (Sense::Day(-1), "ayer|ayer mismo"),
    (Sense::Day(-2), "anteayer|antier|antes de ayer|antiayer"),
    (Sense::Weekday(0, Firmness::Sure), "lunes|lun|lunez"),
    (Sense::Weekday(1, Firmness::Sure), "martes|marte|martez"),
    (Sense::Weekday(1, Firmness::Word), "mar|mart"),
    (Sense::Weekday(2, Firmness::Sure), "miercoles|mie|mier|mierc|miercole|mierkoles|miercolez|miercles"),
    (Sense::Weekday(3, Firmness::Sure), "jueves|jue|juev|juebes|jueve"),
    (Sense::Weekday(4, Firmness::Sure), "viernes|vie|vier|biernes|vierne|viernez"),
    (Sense::Weekday(5, Firmness::Sure), "sabado|sab|savado"),
    (Sense::Weekday(5, Firmness::Word), "sa"),
    (Sense::Weekday(6, Firmness::Name), "domingo|dom"),
    (Sense::Weekday(6, Firmness::Word), "do"),
    (Sense::Weekdays(5), "sabados"),
    (Sense::Weekdays(6), "domingos"),
    (Sense::Month(1, Firmness::Sure), "enero"),
    (Sense::Month(1, Firmness::Name), "ene"),
    (Sense::Month(2, Firmness::Sure), "febrero|febrer|frebrero"),
    (Sense::Month(2, Firmness::Name), "feb"),
    (Sense::Month(3, Firmness::Sure), "marzo"),
    (Sense::Month(3, Firmness::Word), "mar"),
    (Sense::Month(4, Firmness::Name), "abril"),
    (Sense::Month(4, Firmness::Name), "abr"),
    (Sense::Month(5, Firmness::Name), "mayo"),
    (Sense::Month(6, Firmness::Sure), "junio"),
    (Sense::Month(6, Firmness::Name), "jun"),
    (Sense::Month(7, Firmness::Name), "julio"),
    (Sense::Month(7, Firmness::Name), "jul"),
    (Sense::Month(8, Firmness::Sure), "agosto"),
    (Sense::Month(8, Firmness::Name), "ago"),
    (Sense::Month(9, Firmness::Sure), "septiembre|setiembre|sepriembre|septienbre"),
    (Sense::Month(9, Firmness::Name), "sep|sept|set"),
    (Sense::Month(10, Firmness::Sure), "octubre"),
    (Sense::Month(10, Firmness::Name), "oct"),
    (Sense::Month(11, Firmness::Sure), "noviembre|novienbre"),
    (Sense::Month(11, Firmness::Name), "nov"),
    (Sense::Month(12, Firmness::Sure), "diciembre|dicienbre"),
    (Sense::Month(12, Firmness::Name), "dic"),
    (Sense::Feast(12, 25), "navidad|dia de navidad|el dia de navidad|navidades"),
    (Sense::Feast(12, 24), "nochebuena|noche buena"),
    (Sense::Feast(12, 31), "nochevieja|noche vieja|fin de ano|fin del ano"),
    (Sense::Feast(1, 1), "ano nuevo"),
    (Sense::Feast(1, 6), "reyes|dia de reyes|los reyes"),
    (Sense::Feast(2, 14), "san valentin"),
    (Sense::Feast(6, 24), "san juan"),
    (Sense::Unit(Unit::Second), "segundo|segundos|seg|segs"),
    (Sense::Unit(Unit::Minute), "minuto|minutos|min|mins|minutitos|minutito"),
    (Sense::Unit(Unit::Hour), "hora|horas|h|hs|hr|hrs|horita|horitas|ora|oras"),
    (Sense::Unit(Unit::Day), "dia|dias|diitas"),
    (Sense::Unit(Unit::BusinessDay), "dia habil|dias habiles|dia laborable|dias laborables|dia laboral|dias laborales"),
    (Sense::Unit(Unit::BusinessDay), "dias de trabajo|jornadas laborables|dia de trabajo"),
    (Sense::Unit(Unit::Week), "semana|semanas|sem|semanita|semanitas"),
    (Sense::Unit(Unit::WorkWeek), "semana laboral|semana de trabajo"),
    (Sense::Unit(Unit::Fortnight), "quincena|quincenas"),
    (Sense::Payday, "quincena"),
    (Sense::Unit(Unit::Month), "mes|meses"),
    (Sense::Unit(Unit::Year), "ano|anos|anito"),
    (Sense::Idiom(7, Unit::Day), "ocho dias|8 dias"),
    (Sense::Idiom(14, Unit::Day), "quince dias|15 dias"),
    (Sense::Idiom(15, Unit::Minute), "un cuarto de hora|cuarto de hora|un cuartito de hora|1 / 4 de hora"),
    (Sense::Idiom(45, Unit::Minute), "tres cuartos de hora|3 cuartos de hora"),
    (Sense::Idiom(30, Unit::Minute), "media hora|media horita|1 / 2 hora"),
    (Sense::Idiom(90, Unit::Minute), "hora y media|una hora y media|1 hora y media"),
    (Sense::Idiom(75, Unit::Minute), "hora y cuarto|una hora y cuarto|1 hora y cuarto"),
    (Sense::Weekend, "fin de semana|finde|finde semana|fin semana|finde de semana|findesemana|finde semana"),
    (Sense::Workdays, "entre semana|durante la semana"),
    (Sense::MidWeek, "media semana"),
    (
        Sense::Edge(Edge::Early),
        "a principios de|principios de|a principio de|principio de|a principios del|a primeros de",
    ),
    (
        Sense::Edge(Edge::Early),
        "primeros de|a comienzos de|comienzos de|a comienzo de|a inicios de|inicios de|a inicio de",
    ),
    (Sense::Edge(Edge::Early), "inicio de|a principio del|principios del|a comienzos del|a inicios del|a primeros del"),
    (
        Sense::Edge(Edge::Early),
        "primeros dias de|los primeros dias de|primeros dias del|los primeros dias del|al principio de",
    ),
    (
        Sense::Edge(Edge::Early),
        "al principio del|al inicio de|al inicio del|al comienzo de|a primeras horas de|primeras horas de",
    ),
    (Sense::Edge(Edge::Early), "temprano|temprano en|temprano por|pronto por|principios|a principios|primeros"),
    (
        Sense::Edge(Edge::Early),
        "temprano a|a primera hora de|primera hora de|al empezar|bien temprano por|bien temprano en",
    ),
    (
        Sense::Edge(Edge::Mid),
        "a mediados de|mediados de|a mediados del|mediados del|a mitad de|mitad de|a mediados|mediados",
    ),
    (Sense::Edge(Edge::Mid), "a mitades de|a mitad del|al mediados de|a media"),
    (
        Sense::Edge(Edge::Late),
        "a finales de|finales de|a finales del|finales del|a ultimos de|ultimos de|a ultimos del",
    ),
    (
        Sense::Edge(Edge::Late),
        "los ultimos dias de|los ultimos dias del|ultimos dias de|hacia el final de|hacia finales de",
    ),
    (
        Sense::Edge(Edge::Late),
        "mas tarde|mas tarde en|mas tarde por|tarde en|a altas horas de|altas horas de|tarde por|finales",
    ),
    (Sense::Edge(Edge::Late), "a finales|a ultima hora de|ultima hora de|al final de|al final del|segunda mitad de"),
    (
        Sense::Edge(Edge::Late),
        "a ultimas horas de|ultimas horas de|2 a mitad de|al acabar|la segunda mitad de|la 2 a mitad de",
    ),
    (
        Sense::Edge(Edge::End),
        "a final de|a final del|fin de|a fin de|fin del|a fin del|a fines de|fines de|a fines del|final de|el final de|final del",
    ),
    (
        Sense::Edge(Edge::End),
        "el fin de|el fin del|el final del|que acabe|que termine|acabar|terminar|que acabe el|que termine el",
    ),
    (
        Sense::Edge(Edge::End),
        "que acabe la|que termine la|acabar el|terminar el|acabar la|terminar la|finalizar|cierre de|el cierre de",
    ),
    // Which of them.
    (
        Sense::Throughout,
        "en el transcurso de la|en el transcurso del|en el curso de la|en el curso del|a lo largo de la|a lo largo del",
    ),
    (
        Sense::This,
        "este|esta|estos|estas|actual|este mismo|esta misma|corriente|en curso|el presente|la presente|lo que queda de|lo que resta de|en lo que queda de|en lo que resta de|el resto de|resto de",
    ),
    (
        Sense::Coming,
        "proximo|proxima|proximos|proximas|prox|que viene|q viene|que vienen|siguiente|siguientes|entrante",
    ),
    (
        Sense::Coming,
        "que entra|este proximo|esta proxima|k viene|ke viene|venidero|procsimo|procsima|prossimo|que sigue",
    ),
    (Sense::Other, "la otra|el otro|otra|otro"),
    (Sense::Last, "pasado|pasada|ultimo|ultima|anterior|pasados|pasadas|ultimos|ultimas"),
    (
        Sense::AfterNext,
        "despues de la proxima|despues del proximo|despues de la que viene|tras el proximo|tras la proxima",
    ),
    (
        Sense::AfterNext,
        "siguiente a la proxima|de arriba|tras el proximo mes|despues de la siguiente|que no viene sino la otra",
    ),
    (Sense::WeeksOn(1), "no , el otro|no el otro|que viene no , el otro|que viene no el otro|no , el siguiente"),
    (Sense::WeeksOn(1), "en ocho|en ocho dias|en 8|en 8 dias|en una semana"),
    (Sense::WeeksOn(2), "en quince|en quince dias|en 15|en 15 dias|en dos semanas"),
    (Sense::TheMany, "los|todos los"),
    (Sense::Every, "cada|todos los|todas las|cada uno de los|todo los|toas las"),
    // Times of day.
    (Sense::PartNoun(DAWN), "madrugada|madrugadas|amanecer"),
    (Sense::PartNoun(MORNING), "manana|mananas|mananita|mananitas|maniana|manyana"),
    (
        Sense::Part(stretch(10, 12)),
        "media manana|a media manana|a mitad de manana|mitad de la manana|a mitad de la manana",
    ),
    (Sense::PartNoun(AFTERNOON), "tarde|tardes"),
    (Sense::Part(stretch(16, 18)), "media tarde|a media tarde|a mitad de tarde|mitad de la tarde|a mitad de la tarde"),
    (Sense::PartNoun(NIGHT), "noche|noches|nochesita|nochecita"),
    (Sense::Part(stretch(19, 21)), "anochecer|al anochecer|a la caida de la tarde|al caer la tarde"),
    (Sense::PartYesterday(NIGHT), "anoche|ayer noche|ayer por la noche"),
    (Sense::Part(LUNCH), "hora de comer|la hora de comer|a la hora de comer|hora del almuerzo|la hora del almuerzo"),
    (Sense::Part(LUNCH), "a la hora de la comida|a la hora del almuerzo|hora de la comida|a la hora de almorzar"),
    (Sense::Part(stretch(12, 15)), "al medio dia mas o menos"),
    (Sense::PartNoun(Part { slot: Slot::Lunch, from: 12, to: 15 }), "mediodia|medio dia|mediodiita"),
    (Sense::PartNoun(stretch(12, 15)), "comida"),
    (Sense::PartNoun(stretch(20, 22)), "cena|cenar|hora de cenar|hora de la cena"),
    (Sense::PartNoun(stretch(8, 10)), "desayuno|desayunar"),
    (Sense::Part(stretch(20, 22)), "despues de cenar|despues de la cena"),
    (Sense::Part(stretch(9, 11)), "despues de desayunar|despues del desayuno"),
    (
        Sense::Part(BEFORE_LUNCH),
        "antes de comer|antes del almuerzo|antes de almorzar|antes de la comida|antes de almuerzo",
    ),
    (Sense::Part(BEFORE_LUNCH), "para antes de comer|antes de la hora de comer"),
    (Sense::Part(AFTER_LUNCH), "despues de comer|despues de almuerzo|despues del almuerzo|despues de almorzar"),
    (Sense::Part(AFTER_LUNCH), "despues de la comida|tras la comida|tras comer|despues de la siesta|tras el almuerzo"),
    (Sense::Part(AFTER_LUNCH), "a la vuelta de comer|luego de comer|luego de almorzar|luego del almuerzo|sobremesa"),
    (
        Sense::Part(FIRST_THING),
        "a primera hora|primera hora|a 1 a hora|a primerisima hora|temprano|bien temprano|tempranito",
    ),
    (
        Sense::Part(FIRST_THING),
        "muy temprano|pronto por la manana|a primera hora de la manana|a primera hora por la manana",
    ),
    (
        Sense::Part(FIRST_THING),
        "temprano en la manana|temprano por la manana|bien temprano en la manana|temprano a la manana",
    ),
    (
        Sense::Part(FIRST_THING),
        "bien temprano por la manana|a primeras horas|a primera hora en la manana|bien tempranito",
    ),
    (Sense::Part(FIRST_THING), "a primera|a primerisima|cuando abramos|nada mas abramos|cuando abra la tienda"),
    (Sense::Part(LAST_THING), "a ultima"),
    (Sense::Part(stretch(19, 22)), "tarde noche|la tarde noche|por la tarde noche"),
    (Sense::Part(FIRST_THING), "nada mas abrir|en cuanto abra|en cuanto abramos|en cuanto abra la tienda"),
    (
        Sense::Part(LAST_THING),
        "a ultima hora|ultima hora|a ultima hora de la tarde|a ultima hora del dia|a ultimas horas",
    ),
    (
        Sense::Part(DAY_END),
        "fin del dia|final del dia|el final del dia|el fin del dia|al final del dia|al fin del dia|fin de dia",
    ),
    (
        Sense::Part(DAY_END),
        "en el transcurso del dia|en el transcurso de hoy|a lo largo del dia|durante el dia|en el dia",
    ),
    (
        Sense::Part(DAY_END),
        "a cierre|al cierre|que acabe el dia|que termine el dia|acabar el dia|terminar el dia|fin de la jornada|final de la jornada",
    ),
    (
        Sense::Part(DAY_END),
        "a lo largo de hoy|durante el dia de hoy|en el dia de hoy|en el curso del dia|cierre del dia",
    ),
    (
        Sense::Part(DAY_END),
        "el cierre del dia|fin de jornada|a final de dia|a final del dia|en lo que queda del dia|en lo que queda de dia",
    ),
    (Sense::Part(CLOSING), "cuando cierre|cuando cerremos|cuando cierre la tienda|cuando cerremos la tienda"),
    (
        Sense::PartNoun(CLOSING),
        "cerrar|el cierre|la hora de cierre|la hora de cerrar|que cierre|que cerremos|que cierren|cierren",
    ),
    (
        Sense::PartNoun(CLOSING),
        "que cierre la tienda|que cerremos la tienda|cerrar la tienda|hora de cierre|hora de cerrar|cierre",
    ),
    (Sense::PartNoun(OPENING), "abrir|apertura|la apertura|abrir la tienda|la hora de abrir|que abramos|que abra"),
    (
        Sense::PartNoun(OPEN_HOURS),
        "horario comercial|horario de tienda|horas de trabajo|horario laboral|horario de apertura",
    ),
    (
        Sense::Clock(12, 0),
        "mediodia|medio dia|al mediodia|a mediodia|el mediodia|a medio dia|al medio dia|12 del mediodia",
    ),
    (
        Sense::Clock(12, 0),
        "doce del mediodia|las 12 del mediodia|las doce del mediodia|12 del medio dia|doce del dia|12 del dia",
    ),
    (Sense::Clock(12, 0), "mediodia en punto|las 12 del dia|las doce del dia|12 de mediodia|las 12 de mediodia"),
    (
        Sense::Clock(24, 0),
        "medianoche|media noche|a medianoche|a media noche|la medianoche|las 12 de la noche|las doce de la noche",
    ),
    (Sense::Clock(24, 0), "12 de la noche|doce de la noche|la media noche"),
    (Sense::Half12(Half::Am), "am|a m"),
    (Sense::Half12(Half::Pm), "pm|p m"),
    (Sense::OClock, "en punto|clavadas|puntual|puntuales"),
    (Sense::HourMark, "h|hs|hrs|horas|hora"),
    (Sense::Past, "pasadas|pasados|pasadas las|pasadas de las"),
    (Sense::Plus, "y|con"),
    (Sense::Minus, "menos"),
    (Sense::Short, "para|para las|para la|pa|pa las|antes de las"),
    (
        Sense::Ish,
        "mas o menos|o asi|aprox|aproximadamente|o por ahi|y pico|o algo asi|poco mas o menos|mas o menos asi",
    ),
    (Sense::Ish, "y poco|y algo|o cosa asi|o por ahi asi"),
    (Sense::Now, "ahora|ahora mismo|justo ahora|en este momento|en este instante|en este mismo momento|ara mismo"),
    (Sense::Now, "ahorita mismo|en estos momentos"),
    (
        Sense::SameTime,
        "esta hora|esta misma hora|la misma hora|misma hora|a esta hora|a la misma hora|a esta misma hora",
    ),
    (Sense::LaterIn, "tardecito|mas tarde|luego|mas tardecito"),
    // Small words.
    (Sense::At, "a las|a la|faltando|alas|alla por las|a las meras|@"),
    (
        Sense::In,
        "por|en|durante|a lo largo de|en el transcurso de|en algun momento de|en algun momento|en el curso de|en los|por los",
    ),
    (Sense::In, "durante los|durante el|en el|en algun momento del|a lo largo del|en el transcurso del"),
    (
        Sense::InThe,
        "del|por la|x la|en la|a la|de la|por las|en las|de las|durante la|durante las|a lo largo de la|en el transcurso de la",
    ),
    (Sense::During, "durante la|a lo largo de la|en el transcurso de la|en el curso de la|en lo que queda de"),
    (Sense::InThe, "en el curso de la|en algun momento de la|pa la|para la|a las|con la"),
    (Sense::After, "en|dentro de|de aqui a|en cosa de|en como|en aproximadamente|al cabo de|como en|pasadas"),
    (Sense::After, "de aqui en|en torno a|pasados|a los|adentro de|dentro"),
    (Sense::After, "en mas o menos|dentro de aproximadamente|en alrededor de|de hoy a|de aca a"),
    (Sense::Of, "de|del"),
    (Sense::For, "por|durante"),
    (Sense::And, "y|e|y otra"),
    (Sense::Or, "o|u|o bien|o quiza|o quizas|o si no"),
    (Sense::The, "el|el dia|dia|al dia|al|el dia de"),
    (Sense::Article, "el|la|los|las|lo|al"),
    (Sense::TheHour, "las|la"),
    (
        Sense::Around(false),
        "sobre|a eso de|hacia|como a|como|alrededor de|cerca de|aproximadamente a|aprox a|mas o menos a",
    ),
    (
        Sense::Around(false),
        "aproximadamente|aprox|por ahi de|por ahi a|en torno a|como para|alla por|a eso|como hacia|como sobre",
    ),
    (
        Sense::Around(false),
        "como eso de|como de|a cerca de|casi a|rondando|por ahi|como por ahi a|para eso de|por eso de|sobre eso de",
    ),
    (Sense::Around(true), "tipo|tipo a|como tipo"),
    (
        Sense::Bound(Bound::By, false),
        "para|pal|pa'l|xa|hasta|a mas tardar|como muy tarde|no mas tarde de|no mas tarde del|no mas tarde que|no mas alla de|no mas alla del|como tarde",
    ),
    (
        Sense::Bound(Bound::By, false),
        "como maximo|como mucho|a mas tardar para|como muy tarde para|antes o|lo mas tarde|maximo|max",
    ),
    (
        Sense::Bound(Bound::By, false),
        "a mas tardar a|como muy tarde a|como maximo a|no mas tardar|no mas tardar a|no despues de|tan tarde como",
    ),
    (
        Sense::Bound(Bound::By, false),
        "a mas tardar el|como muy tarde el|pa|para antes o|de aqui a|maximo para|maximo hasta|para no mas tarde de",
    ),
    (
        Sense::Bound(Bound::By, false),
        "a mas tardar hasta|sin pasar de|de aqui al|de aca al|de aqui hasta el|de aca hasta el|a tardar|lo mas tardar|sin falta para|sin falta antes o|ya para",
    ),
    (
        Sense::Bound(Bound::Before, false),
        "antes de|antes del|antes de la|antes d|antes que|antes|para antes de|para antes del",
    ),
    (Sense::Bound(Bound::Before, false), "previo a|anterior a|siempre antes de|siempre antes del|mucho antes de"),
    (
        Sense::Bound(Bound::After, false),
        "despues de|despues del|despues de la|despues d|tras|luego de|luego del|mas tarde de",
    ),
    (
        Sense::Bound(Bound::After, false),
        "posterior a|pasadas|pasado|pasada|una vez pasado|una vez pasadas|mas alla de|despues",
    ),
    (
        Sense::Bound(Bound::Since, false),
        "a partir de|a partir del|desde|a contar de|a contar desde|comenzando|comenzando el|empezando",
    ),
    (
        Sense::Bound(Bound::Since, false),
        "no antes de|no antes del|no antes de las|empezando el|desde el|a partir de la|a partir d|tan temprano como|cualquier tiempo a partir de",
    ),
    (
        Sense::BoundAfter(Bound::By),
        "a mas tardar|como muy tarde|como maximo|como mucho|maximo|como tarde|tope|max|a lo sumo|lo mas tarde",
    ),
    (Sense::BoundAfter(Bound::By), "a lo mas|como tope|o antes|a mas tarde"),
    (
        Sense::BoundAfter(Bound::Since),
        "en adelante|o mas tarde|o despues|en delante|pa delante|para adelante|como pronto|como minimo",
    ),
    (Sense::Not, "no|nunca|tampoco|ya no"),
    (Sense::NoFurther, "no pasa|no pasara|no va a pasar"),
    (Sense::Takes, "tarda|tardan|tardo|tardamos|tardara|tardare|tardaremos|me tardo|nos tardamos|demora|demoro"),
    (Sense::From, "de|desde|desde la|desde las|de las|de la|desde los|entre"),
    (Sense::FromThe, "del|desde el|entre el"),
    (Sense::To, "a|al|hasta|a las|a la|hasta las|hasta la|hasta el|a los"),
    (Sense::Between, "entre|entre el|entre las|entre la|entre los"),
    (
        Sense::Within,
        "dame|deme|danos|denos|en menos de|en no mas de|en un plazo de|en el plazo de|en un maximo de|antes de|dentro del plazo de",
    ),
    (
        Sense::Within,
        "en como maximo|en maximo|en como mucho|en un periodo de|dentro de un plazo de|en un plazo maximo de",
    ),
    (
        Sense::Within,
        "en menos d|no mas de|maximo en|como maximo en|como mucho en|a mas tardar en|hasta dentro de|para dentro de",
    ),
    (
        Sense::FromNow,
        "a partir de ahora|a partir de este momento|desde ahora|mas tarde|despues|desde ya|a partir de ya|contando desde ahora",
    ),
    (Sense::FromDay, "a partir de|despues de|desde|despues del|a partir del|tras|luego de"),
    (Sense::Ago, "atras|antes"),
    (Sense::AgoBefore, "hace|ace|hace como|hace unos|hace unas|desde hace"),
    (
        Sense::DaysOn(7),
        "de hoy en ocho|de hoy en ocho dias|de hoy en 8|de hoy en 8 dias|hoy en ocho|hoy en ocho dias|hoy en 8",
    ),
    (
        Sense::DaysOn(14),
        "de hoy en quince|de hoy en quince dias|de hoy en 15|de hoy en 15 dias|hoy en quince|hoy en quince dias",
    ),
    (Sense::DaysOn(14), "hoy en 15"),
    (
        Sense::WeekOf,
        "semana del|semana de|semana que inicia el|semana a partir del|semana que empieza el|semana que comienza el",
    ),
    // How firm.
    (Sense::Firm, "sin falta|seguro|segurisimo|fijo|de fijo|seguro que|con toda seguridad|garantizado|si o si"),
    (Sense::Firm, "cueste lo que cueste|pase lo que pase|de seguro|sin duda"),
    (Sense::Firm, "puntualmente|por seguro|sin fallo"),
    (
        Sense::Vague,
        "lo antes posible|cuanto antes|lo mas pronto posible|a la mayor brevedad|a la brevedad|lo mas pronto que pueda",
    ),
    (
        Sense::Vague,
        "lo mas rapido posible|lo antes que pueda|lo mas rapido que pueda|en cuanto pueda|en cuanto podamos",
    ),
    (
        Sense::Vague,
        "cuando pueda|cuando podamos|apenas pueda|apenas podamos|tan pronto como pueda|tan pronto pueda|tan pronto sea posible",
    ),
    (
        Sense::Vague,
        "tan pronto como podamos|tan pronto como sea posible|en cuanto sea posible|cuando sea posible|cuando se pueda",
    ),
    (
        Sense::Vague,
        "en cuanto se pueda|ni bien pueda|asi que pueda|nada mas pueda|cuando tenga tiempo|cuando tenga un rato",
    ),
    (
        Sense::Vague,
        "en cuanto tenga un rato|en cuanto tenga tiempo|cuando tenga un hueco|en cuanto tenga un hueco|cuando tenga un momento",
    ),
    (
        Sense::Vague,
        "en cuanto tenga un momento|cuando me quede un rato|cuando saque un rato|cuando encuentre un hueco|cuando tengamos tiempo",
    ),
    (
        Sense::Vague,
        "ahorita|horita|ahorititita|ahoritita|al rato|en un rato|en un ratito|al ratito|dentro de un rato|dentro de un ratito",
    ),
    (
        Sense::Soon,
        "ahorita|horita|ahoritita|al rato|en un rato|en un ratito|al ratito|dentro de un rato|dentro de un ratito|mas al rato",
    ),
    (
        Sense::Soon,
        "luego|lueguito|mas tarde|mas tardecito|en breve|enseguida|en seguida|de inmediato|inmediatamente|en un momento",
    ),
    (
        Sense::Soon,
        "en un momentito|en un minutito|en un segundito|en un segundo|en un ratico|al ratico|ya mismo|ya mismito|en tantito",
    ),
    (
        Sense::Soon,
        "ahora mismito|ahoritica|orita|al tiro|al toque|en un toque|en un pispas|de aqui a nada|dentro de nada",
    ),
    (
        Sense::Vague,
        "luego|lueguito|mas tarde|mas tardecito|despues|pronto|muy pronto|prontito|en breve|enseguida|en seguida|de inmediato",
    ),
    (
        Sense::Vague,
        "inmediatamente|en un momento|en un momentito|en un minutito|en un segundito|en un segundo|ya te|ya le|en un ratico",
    ),
    (
        Sense::Vague,
        "un dia de estos|un dia de estos dias|uno de estos dias|algun dia|cualquier dia|cualquier dia de estos|otro dia",
    ),
    (
        Sense::Vague,
        "un dia|en algun momento|algun rato|en estos dias|estos dias|a su debido tiempo|en su momento|en los proximos dias",
    ),
    (
        Sense::Vague,
        "al tiro|ya mismo|ya mismito|ahora mismito|ahoritica|orita|ahoritititita|al toque|en un toque|en un pispas|en nada",
    ),
    (
        Sense::Vague,
        "por estos dias|de aqui a nada|dentro de nada|dentro de poco|en poco tiempo|a la vuelta de vacaciones|cuanto antes mejor",
    ),
    (
        Sense::Stray,
        "despues de las fiestas|pasadas las fiestas|antes de las fiestas|despues de fiestas|tras las fiestas",
    ),
    (Sense::Stray, "la vispera de|vispera de|la vispera|pascua|black friday|viernes santo|domingo de ramos"),
    (Sense::Vague, "despues de vacaciones|despues de las vacaciones|pasado el puente"),
    (
        Sense::Vague,
        "antes del puente|despues del puente|tras el puente|a la vuelta del puente|a la vuelta de las vacaciones|tras las vacaciones",
    ),
    (
        Sense::Vague,
        "pasadas las vacaciones|pasadas vacaciones|un ratito|en tantito|tantito|mas al rato|al ratico|a la brevedad posible",
    ),
    (
        Sense::Vague,
        "proximamente|a futuro|mas adelante|con el tiempo|cuando toque|cuando haga falta|cuando quieras|cuando quiera",
    ),
    (
        Sense::Vague,
        "asap|de a poco|sobre la marcha|de volada|en un tris|a la que pueda|tan luego pueda|en cuantito pueda",
    ),
    (
        Sense::Vague,
        "lo antes que podamos|lo mas pronto que podamos|cuando me sea posible|en cuanto me sea posible|a la primera oportunidad",
    ),
    (
        Sense::Condition,
        "en cuanto|cuando|tan pronto como|tan pronto|apenas|nada mas|ni bien|una vez que|una vez|el dia que|si|a menos que",
    ),
    (
        Sense::Condition,
        "siempre que|siempre y cuando|hasta que|despues de que|luego de que|segun|depende de|dependiendo de|asi que|como",
    ),
    (Sense::Condition, "en lo que|no bien|en el momento en que|mientras"),
    (
        Sense::Tries,
        "intentare|lo intentare|intento|intentaremos|intentamos|lo intento|tratare|trataremos|trato de|tratamos de",
    ),
    (
        Sense::Tries,
        "voy a intentar|vamos a intentar|voy a tratar|vamos a tratar|procuro|procurare|procuraremos|procuramos|voy a procurar",
    ),
    (
        Sense::Tries,
        "hare lo posible|haremos lo posible|hare todo lo posible|haremos todo lo posible|hago lo posible|hare lo que pueda",
    ),
    (
        Sense::Tries,
        "haremos lo que podamos|hago lo que puedo|hare cuanto pueda|hare lo imposible|a ver si|a ver si puedo|vere que puedo hacer",
    ),
    (
        Sense::Tries,
        "veremos que podemos hacer|vere si puedo|veremos si podemos|a ver que puedo hacer|a ver que|si puedo|si podemos",
    ),
    (
        Sense::Tries,
        "si me es posible|si es posible|si se puede|si me da tiempo|si nos da tiempo|si tengo tiempo|si da tiempo|si llego",
    ),
    (
        Sense::Tries,
        "si todo va bien|si todo sale bien|si dios quiere|con suerte|con un poco de suerte|ojala|ojala pueda|espero|espero poder",
    ),
    (
        Sense::Tries,
        "esperamos|esperamos poder|quizas|quiza|tal vez|a lo mejor|puede que|posiblemente|de pronto|sin prometer nada",
    ),
    (
        Sense::Tries,
        "no te prometo nada|no le prometo nada|no prometo nada|primero dios|dios mediante|hare el intento|hago el intento",
    ),
    (
        Sense::Tries,
        "tratar de|intentar|procurar|hacer lo posible|hacer todo lo posible|me esforzare|si consigo|si logro|si alcanzo",
    ),
    (
        Sense::Tries,
        "voy a hacer lo posible|voy a hacer todo lo posible|hacemos lo posible|veo que puedo hacer|si me es posible",
    ),
    (
        Sense::Tries,
        "creo que|yo creo que|supongo que|imagino que|me parece que|calculo que|probablemente|seguramente|lo mas seguro",
    ),
    (Sense::Tries, "deberia estar|deberian estar|deberia de estar|deberia quedar|lo mas probable|en principio"),
    (
        Sense::Tries,
        "miro a ver si|mirare a ver si|vere que se puede hacer|me gustaria|intentando|tratando de|en lo posible",
    ),
    (
        Sense::Nothing,
        "paso a ver|pasamos a ver|pasare a ver|vengo a ver|venimos a ver|vendre a ver|vuelvo a ver|volvere a ver|ire a ver",
    ),
    // What deed.
    (
        Sense::Deed(Kind::Visit),
        "paso a ver|pasamos a ver|pasare a ver|vengo a ver|venimos a ver|vendre a ver|vuelvo a ver|volvere a ver|ire a ver",
    ),
    (
        Sense::Deed(Kind::Call),
        "llamo|llamare|llamar|llamarte|llamarle|llamarlo|llamarla|llamara|llamamos|llamaremos|llame",
    ),
    (
        Sense::Deed(Kind::Call),
        "llamada|llamado|llamadita|llamarlos|llamarlas|llamaran|marco|te marco|le marco|marcare|marcarte|marcarle|telefoneo|telefonear",
    ),
    (Sense::State(Kind::Call), "llama|llaman|llamas|llame usted|me llame|me llamen"),
    (
        Sense::Deed(Kind::Call),
        "te hablo|le hablo|les hablo|timbro|llamando|telefonazo|fonazo|marcamos|marcaremos|marcarles|llamarles|llamaros|marcar",
    ),
    (
        Sense::Deed(Kind::Call),
        "pego un toque|doy un toque|dare un toque|dar un toque|darte un toque|darle un toque|damos un toque|pegar un toque",
    ),
    (
        Sense::Deed(Kind::Call),
        "pegarte un toque|pegarle un toque|pegare un toque|daremos un toque|hago una perdida|doy una llamada|telefoneare",
    ),
    (
        Sense::Deed(Kind::Delivery),
        "entrego|entregare|entregar|entregarte|entregarle|entregarlo|entregarla|entregamos|entregaremos|llevo",
    ),
    (
        Sense::Deed(Kind::Delivery),
        "llevare|llevar|llevarte|llevarle|llevartelo|llevarselo|llevamos|llevaremos|traigo|traere|traer|traerte",
    ),
    (
        Sense::Deed(Kind::Delivery),
        "traemos|traerle|traerselo|traertelo|tengo listo|te lo tengo|se lo tengo|te la tengo|se la tengo",
    ),
    (
        Sense::Deed(Kind::Delivery),
        "le tengo|te tengo|tenerlo|lo tienes|la tienes|lo tiene|la tiene|te lo doy|se lo doy|te la doy|se la doy",
    ),
    (
        Sense::Deed(Kind::Delivery),
        "recoger|recogerlo|recogerla|retirar|retiras|reparto|retirarlo|pasar a recoger|pasar a buscar|pasar a retirar",
    ),
    (
        Sense::Deed(Kind::Delivery),
        "despacho|despachar|despachamos|te los llevo|te las llevo|dejo listo|te los tengo|te las tengo",
    ),
    (
        Sense::Deed(Kind::Delivery),
        "los tienes|las tienes|se los tengo|se las tengo|estara listo|estara lista|arrimo|acerco",
    ),
    (
        Sense::State(Kind::Delivery),
        "listo|lista|listos|listas|preparado|preparada|preparados|preparadas|arreglado|arreglada|arreglados|arregladas",
    ),
    (
        Sense::State(Kind::Delivery),
        "repartidor|entrega|entregan|trae|traen|recoges|recoge|recogen|te llega|le llega|llega|llegan|terminado|terminada|listito|listita",
    ),
    (
        Sense::Deed(Kind::Delivery),
        "tener el|tener la|tener los|tener las|tener tu|tener su|tener listo|tener lista|tener listos|tener listas|tenerla",
    ),
    (
        Sense::Deed(Kind::Delivery),
        "tenerlos|tenerlas|tenertelo|tenerselo|tenertela|tenersela|tener preparado|tener preparada|tener arreglado|tenerte",
    ),
    (
        Sense::Deed(Kind::Delivery),
        "tenerle|te lo tendre|se lo tendre|te la tendre|se la tendre|lo tendre|la tendre|los tendre|las tendre|lo tendremos",
    ),
    (
        Sense::Deed(Kind::Delivery),
        "la tendremos|tendre listo|tendre lista|lo tendra|la tendra|lo tendras|la tendras|los tendra|las tendra|dejarlo listo",
    ),
    (
        Sense::Deed(Kind::Delivery),
        "dejar listo|dejar lista|dejarla lista|dejare listo|dejare lista|te lo dejo|se lo dejo|te la dejo|se la dejo|te lo doy",
    ),
    (
        Sense::Deed(Kind::Delivery),
        "tengo su|tengo tu|tengo tus|tengo sus|les tengo|os lo tengo|se los dejo|te los dejo|se las dejo|te las dejo|llevarla",
    ),
    (
        Sense::Deed(Kind::Delivery),
        "llevarlo|llevarselos|llevarselas|acercarselo|acercartelo|le acerco|te acerco|se lo hago llegar",
    ),
    (
        Sense::Deed(Kind::Message),
        "escribo|escribire|escribir|escribirte|escribirle|escribimos|aviso|avisare|avisar|avisarte|avisarle",
    ),
    (
        Sense::Deed(Kind::Message),
        "avisamos|contesto|contestare|contestar|contestarte|contestarle|contestamos|respondo|respondere",
    ),
    (
        Sense::Deed(Kind::Message),
        "responder|responderte|responderle|respondemos|mensaje|whatsapp|wasap|guasap|correo|email|confirmo",
    ),
    (
        Sense::Deed(Kind::Message),
        "confirmare|confirmar|confirmarte|confirmarle|confirmamos|te digo|le digo|te dire|le dire|decirte|decirle",
    ),
    (
        Sense::Deed(Kind::Message),
        "dejo un mensaje|dejarle un mensaje|dejarte un mensaje|mensajito|whatsappeo|wasapear|guasapeo|avisarles|avisaros",
    ),
    (
        Sense::Deed(Kind::Message),
        "informo|informare|informar|te cuento|le cuento|wasapeo|te wasapeo|mensajeo|notifico|comunico",
    ),
    (
        Sense::Deed(Kind::Visit),
        "visito|visitare|visitar|visitarte|visitarle|visita|visitamos|paso|pasare|pasar|pasamos|pasaremos|voy a tu",
    ),
    (Sense::Deed(Kind::Visit), "voy a su|voy a verte|voy a verle|voy a ver|ire|voy|vamos|iremos|vengo|venir|nos vemos"),
    (
        Sense::Deed(Kind::Visit),
        "me acerco|acercarme|quedamos|cita|me paso|pasate|pasese|pasarme|vendre|caigo|voy alla|voy para alla",
    ),
    (
        Sense::Deed(Kind::Visit),
        "te paso a|le paso a|os paso a|les paso a|te pasare a|le pasare a|me pasare|pasarte a|pasarle a|me doy una vuelta|te caigo",
    ),
    (
        Sense::Deed(Kind::Visit),
        "darme una vuelta|me dejo caer|acercarnos|nos acercamos|nos pasamos|te visito|le visito|pasarnos",
    ),
    (
        Sense::Deed(Kind::Visit),
        "voy a la|voy a los|voy a casa|vamos a la|vamos a tu|vamos a su|vamos a casa|vamos a verte|vamos a verlo",
    ),
    (Sense::State(Kind::Visit), "pase|vendra|vendran|viene|vienen|vienes|viene el tecnico"),
    (
        Sense::Sends,
        "te pasare|le pasare|os paso|les paso|pasarles|pasaros|pasar presupuesto|paso presupuesto|pasartelo|pasarselo|le pasamos",
    ),
    (
        Sense::Sends,
        "te pasamos|mandarles|mandaros|enviarles|enviaros|enviando|mandando|te lo paso|se lo paso|te la paso|se la paso",
    ),
    (
        Sense::Sends,
        "envio|enviare|enviar|enviarte|enviarle|enviartelo|enviarselo|enviamos|enviaremos|mando|mandare|mandar|mandarte",
    ),
    (
        Sense::Sends,
        "mandarle|mandartelo|mandarselo|mandamos|mandaremos|envia|manda|remito|paso el|paso la|pasar el|pasar la|pasare el|pasare la|te paso|le paso|pasarte|pasarle",
    ),
    (Sense::Sends, "hago llegar|envian|mandan|reenvio|reenviar"),
    (
        Sense::Letter,
        "presupuesto|presupuestos|factura|facturas|correo|email|mail|mensaje|foto|fotos|enlace|link|pdf|contrato|catalogo",
    ),
    (
        Sense::Letter,
        "lista|precio|precios|recibo|informacion|info|datos|respuesta|cotizacion|informe|documento|documentos|archivo",
    ),
    (
        Sense::Letter,
        "archivos|formulario|direccion|detalle|detalles|recordatorio|ubicacion|whatsapp|wasap|proforma|propuesta|tarifa",
    ),
    // What else.
    (
        Sense::Counted,
        "por ciento|por cien|porciento|euros|euro|pesos|peso|dolares|dolar|soles|centimos|quetzales|bolivares|pavos",
    ),
    (
        Sense::Counted,
        "kilos|kilo|kg|gramos|gr|g|litros|litro|l|ml|metros|metro|m|cm|mm|km|kilometros|centimetros|pulgadas|cajas|caja",
    ),
    (
        Sense::Counted,
        "bolsas|bolsa|piezas|pieza|unidades|unidad|uds|ud|docenas|docena|copias|copia|personas|persona|clientes",
    ),
    (
        Sense::Counted,
        "gente|invitados|fotos|foto|veces|paginas|pares|par|juegos|rollos|botellas|botella|sillas|mesas|tartas|barras",
    ),
    (
        Sense::Counted,
        "llaves|ruedas|puertas|ventanas|habitaciones|pisos|noches|pedidos|partes|tallas|colores|hojas|grados|vatios",
    ),
    (
        Sense::Counted,
        "voltios|gb|mb|palets|sacos|toneladas|quintales|cientos|mil|millones|monedas|estrellas|de descuento|plantas",
    ),
    (
        Sense::Counted,
        "alumnos|panes|pasteles|platos|vasos|coches|bicis|moviles|telefonos|camisas|pantalones|vestidos|trajes|faldas",
    ),
    (Sense::Counted, "cartuchos|latas|paquetes|sobres|tornillos|tablas|de los|de las|anos de edad|x|eur|usd|mxn|ars"),
    (
        Sense::Title,
        "don|dona|sr|sra|srta|senor|senora|senorita|doctor|doctora|dr|dra|d|san|santa|santo|tio|tia|padre|hermano|sor",
    ),
    (Sense::Title, "calle|avenida|avda|plaza|bar|hotel|restaurante"),
    (
        Sense::Nothing,
        "por ahora|de ahora en adelante|hasta ahora|ahora bien|por el momento|de momento|desde luego|hasta luego|hasta pronto",
    ),
    (
        Sense::Nothing,
        "buenos dias|buen dia|buenas tardes|buenas noches|buenas|buena tarde|buena noche|buena semana|buen mes",
    ),
    (
        Sense::Nothing,
        "buen fin de semana|buen finde|feliz ano|feliz navidad|feliz dia|dia tras dia|dia a dia|el dia a dia|dia y noche",
    ),
    (
        Sense::Nothing,
        "todo el dia|toda la manana|toda la tarde|toda la noche|toda la semana|todo el mes|todo el fin de semana|otra vez",
    ),
    (
        Sense::Nothing,
        "a la vez|de vez en cuando|a veces|una vez mas|hora punta|hoy por hoy|hoy en dia|a estas alturas|el otro dia",
    ),
    (
        Sense::Nothing,
        "menu del dia|de segunda mano|de primera|en primer lugar|por primera vez|en el futuro|en el pasado|a tiempo",
    ),
    (
        Sense::Nothing,
        "llegar tarde|llego tarde|llegare tarde|es tarde|muy tarde|demasiado tarde|se hace tarde|tarde o temprano|mas vale tarde",
    ),
    (
        Sense::Nothing,
        "dia de la madre|dia del padre|mitad de precio|a la mitad|la media de|por semana|al dia|por dia|al mes",
    ),
    (
        Sense::Nothing,
        "a la semana|al ano|por mes|por hora|a la hora de|la hora|que hora|horas extra|fin de obra|fin de existencias",
    ),
    (
        Sense::Nothing,
        "por ano|por minuto|puesta al dia|ponerme al dia|ponernos al dia|poner al dia|hora de trabajo|horas de trabajo",
    ),
    (
        Sense::Stray,
        "semana santa|dia de muertos|la inmaculada|dia de la constitucion|trasantier|trasanteayer|a esta hora|a esa hora|a la misma hora",
    ),
    (
        Sense::Plain,
        "te|le|les|lo|la|os|se|me|nos|yo|tu|usted|a|con|y|o|por|para|si|porque|que|sin|en|de|del|al|no|ya|cuando|sobre",
    ),
    (
        Sense::Nothing,
        "a primera vista|a primera linea|manzana|voy a|vamos a|tener que|tengo que|tendre que|tener tiempo|tener en cuenta|tener un rato|tener noticias|esta pasado|ha pasado|he pasado",
    ),
    (
        Sense::Nothing,
        "mi pasado|tu pasado|su pasado|el pasado|del pasado|un pasado|lo pasado|muy pasado|han pasado|hemos pasado|haya pasado|hubiera pasado|hora de llevar|para llevar",
    ),
    // How late a little afternoon is, two people will not agree on.
    (Sense::Stray, "tardecita|tardezita|tardecilla|tardesita"),
    (Sense::Plain, "hasta|desde|entre|antes|despues|como|vale|ok|gracias|tambien|pero|pues|temprano|tarde|mismo|va|es"),
];

/// How Spanish names times.
pub const VOICE: Voice = Voice {
    today: "hoy",
    tomorrow: "mañana",
    weekdays: ["el lunes", "el martes", "el miércoles", "el jueves", "el viernes", "el sábado", "el domingo"],
    months: [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    date: "{weekday} {day} de {month}",
    at_one: "a la",
    at: "a las",
    days_take_article: true,
    short_names_are_weekdays: true,
    parts: ["por la mañana", "por la tarde", "por la noche"],
    first_thing: "a primera hora",
    last_thing: "a última hora",
    before_lunch: "antes de comer",
    after_lunch: "después de comer",
    before_closing: "antes de cerrar",
};
