"""Number words of both languages as tables; the modules beside it read them.

Russian forms are written out rather than derived: the list is short, and «семью» (seven, or a family) shows why a rule
would be wrong. Everything is folded (lower case, е for ё).
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = [
    "BARE_PLURALS",
    "CARDINALS",
    "FRACTIONS",
    "MULTIPLIERS",
    "ORDINALS",
    "SOFT_VALUES",
    "adjective_multiplier",
    "ordinal_of",
    "prefixed_value",
]

_CARDINALS_TABLE = """
0 zero nil
1 one
2 two
3 three
4 four
5 five
6 six
7 seven
8 eight
9 nine
10 ten
11 eleven
12 twelve
13 thirteen
14 fourteen
15 fifteen
16 sixteen
17 seventeen
18 eighteen
19 nineteen
20 twenty
30 thirty
40 forty fourty
50 fifty
60 sixty
70 seventy
80 eighty
90 ninety
0 ноль ноля нолю нолем нуль нуля нулю нулем
1 один одного одному одним одном одна одной одну одною одно
2 два две двух двум двумя двое двоих двоим двоими
3 три трех трем тремя трое троих троим троими
4 четыре четырех четырем четырьмя четверо четверых четверым
5 пять пяти пятью пятеро пятерых пятерым
6 шесть шести шестью шестеро шестерых шестерым
7 семь семи семеро семерых семерым
8 восемь восьми восемью восьмью восьмеро восьмерых
9 девять девяти девятью девятеро
10 десять десяти десятью десятеро десятерых
11 одиннадцать одиннадцати одиннадцатью
12 двенадцать двенадцати двенадцатью
13 тринадцать тринадцати тринадцатью
14 четырнадцать четырнадцати четырнадцатью
15 пятнадцать пятнадцати пятнадцатью
16 шестнадцать шестнадцати шестнадцатью
17 семнадцать семнадцати семнадцатью
18 восемнадцать восемнадцати восемнадцатью
19 девятнадцать девятнадцати девятнадцатью
20 двадцать двадцати двадцатью
30 тридцать тридцати тридцатью
40 сорок сорока
50 пятьдесят пятидесяти пятьюдесятью
60 шестьдесят шестидесяти шестьюдесятью
70 семьдесят семидесяти семьюдесятью
80 восемьдесят восьмидесяти восемьюдесятью
90 девяносто девяноста
100 сто ста
200 двести двухсот двумстам двумястами двухстах
300 триста трехсот тремстам тремястами трехстах
400 четыреста четырехсот четыремстам четырьмястами четырехстах
500 пятьсот пятисот пятистам пятьюстами пятистах
600 шестьсот шестисот шестистам шестистах
700 семьсот семисот семистам семистах
800 восемьсот восьмисот восьмистам восьмистах
900 девятьсот девятисот девятистам девятистах
1.5 полтора полторы полутора
150 полтораста
"""

_MULTIPLIERS_TABLE = """
1e2 hundred сотен сотни сотням сотнями сотнях
12 dozen
10 десяток десятка десятке десятков десяткам десятками десятках
12 дюжина дюжины дюжину дюжин
1e3 thousand k тысяча тысячи тысяче тысячу тысячей тысячью тысяч тысячам тысячами тысячах тыс
1e6 million mln mn миллион миллиона миллиону миллионом миллионе миллионы миллионов миллионам миллионами миллионах млн
1e9 billion bn bln mlrd миллиард миллиарда миллиарду миллиардом миллиарде миллиарды миллиардов миллиардам миллиардами
1e9 миллиардах млрд
1e12 trillion trn tn tln триллион триллиона триллиону триллионом триллионы триллионов триллионам триллионами трлн
1e3 kboe kbpd kbbl
1e6 mcm mtpa mmtpa mmboe mmbbl mmbpd mb/d
1e9 bcm bcma
"""

_ORDINALS_TABLE = """
1 first
2 second
3 third
4 fourth
5 fifth
6 sixth
7 seventh
8 eighth
9 ninth
10 tenth
11 eleventh
12 twelfth
13 thirteenth
14 fourteenth
15 fifteenth
16 sixteenth
17 seventeenth
18 eighteenth
19 nineteenth
20 twentieth
30 thirtieth
40 fortieth
50 fiftieth
60 sixtieth
70 seventieth
80 eightieth
90 ninetieth
100 hundredth
1000 thousandth
20 twenties
30 thirties
40 forties
50 fifties
60 sixties
70 seventies
80 eighties
90 nineties
"""

_RUSSIAN_ORDINAL_STEMS_TABLE = """
1 перв
2 втор
4 четверт
5 пят
6 шест
7 седьм
8 восьм
9 девят
10 десят
11 одиннадцат
12 двенадцат
13 тринадцат
14 четырнадцат
15 пятнадцат
16 шестнадцат
17 семнадцат
18 восемнадцат
19 девятнадцат
20 двадцат
30 тридцат
40 сороков
50 пятидесят
60 шестидесят
70 семидесят
80 восьмидесят
90 девяност
100 сот
1000 тысячн
2000 двухтысячн
"""
_ADJECTIVE_ENDINGS = frozenset({"ый", "ой", "ая", "ое", "ые", "ого", "ому", "ым", "ом", "ую", "ых", "ыми", "ою"})
_THIRD = "третий третья третье третьи третьего третьему третьим третьем третьей третьих третьими третью"

# What may stand before a stem in one Russian word: двухлетний, пятидневка, шестидесятикилограммовый, столетие.
_RUSSIAN_PREFIXES_TABLE = """
1 одно
2 двух дву двое
3 трех трое
4 четырех
5 пяти
6 шести
7 семи
8 восьми
9 девяти
10 десяти
11 одиннадцати
12 двенадцати
13 тринадцати
14 четырнадцати
15 пятнадцати
16 шестнадцати
17 семнадцати
18 восемнадцати
19 девятнадцати
20 двадцати
30 тридцати
40 сорока
50 пятидесяти
60 шестидесяти
70 семидесяти
80 восьмидесяти
90 девяносто
100 сто
200 двухсот
300 трехсот
400 четырехсот
500 пятисот
600 шестисот
700 семисот
800 восьмисот
900 девятисот
1000 тысяче
1.5 полутора
"""
_PREFIXED_STEMS_TABLE = """
летн лети летк дневн дневк недельн месячн годичн часов минутн секундн этажн процентн кратн тысячн миллионн
миллиардн тонн метров километров килограмм литров рубл доллар балл местн комнатн класс разов ступенчат
звездочн человечн направл мильн значн очков томн серийн актн раундов створчат конечн угольник борь борец
"""
_PREFIXED_STEMS = tuple(_PREFIXED_STEMS_TABLE.split())
_COUNTED_STEMS: Mapping[str, float] = {"тысячн": 1e3, "миллионн": 1e6, "миллиардн": 1e9}
_TELLING_PREFIX = 5
"""Letters of a prefix that begins nothing but numbers, whatever follows: девятивходовой; not «столица»."""

_FRACTIONS_TABLE = """
2 half halves половина половины половине половину половиной
3 third thirds треть трети третью третей третьих
4 quarter quarters четверть четверти четвертью четвертей четвертых
5 fifth fifths пятая пятых пятую пятой
6 sixth sixths шестая шестых
7 seventh sevenths седьмая седьмых
8 eighth eighths восьмая восьмых
9 ninth ninths девятая девятых
10 tenth tenths десятая десятых десятую
100 hundredth hundredths сотая сотых
1000 thousandth thousandths тысячная тысячных
"""

# Words that hold a number without stating it: they may answer a number of the other side, never ask for one.
_SOFT_VALUES_TABLE = """
1 once single sole firstly alone an a ones раз впервые однажды одни одних одними
1 единственный единственная единственное единственного единственной единственным единственную
2 both twice double doubled doubling doubles couple pair pairs secondly duo bilateral dual
2 оба обе обоих обеим обоим обеими обоими дважды вдвое вдвоем пара пары паре пару пар двойной двойная двойную двойного
2 двойки двойка двойку дуэт двукратный двукратная двукратного двукратной двусторонний удвоить удвоил удвоили удвоилось
3 thrice triple tripled treble trio trilateral triplets
3 трижды втрое втроем тройной тройка тройку тройке тройки трио троекратный трехкратный трехкратная трехкратного
4 quadruple fourfold quartet четырежды вчетверо вчетвером четверка четверку четверке четверки квартет
5 quintet fivefold впятеро впятером пятерка пятерку пятерке пятерки квинтет
6 вшестеро шестерка шестерку шестерки полгода полугода полугодие полугодия
7 семерка семерку семерке семерки
8 восьмерка восьмерку восьмерке восьмерки
9 девятка девятку
10 decade decades tenfold десятилетие десятилетия десятилетий десятилетии десятилетиям десятилетиями десятка десятку
10 вдесятеро десятикратный
11 одиннадцатиметровый
14 fortnight
24 сутки суток суткам сутками сутках суточный суточная суточного daily day days
30 полчаса
100 century centuries столетие столетия столетий век веке века веков hundredfold стократ
0.5 half halved halfway наполовину пополам пол
50 half половина половины половину половине
25 quarter четверть четверти
"""

_BARE_PLURALS_TABLE = """
10 tens десятки десяткам десятками десятках
20 scores
12 dozens дюжины
100 hundreds сотни сотен сотням сотнями сотнях сотня сотню
1e3 thousands тысячи тысяч тысячам тысячами тысячах
1e6 millions миллионы миллионов миллионам миллионами миллионах
1e9 billions миллиарды миллиардов миллиардам миллиардами
1e12 trillions триллионы триллионов
"""


def _read(table: str) -> dict[str, float]:
    values: dict[str, float] = {}
    for line in table.strip().splitlines():
        value, *words = line.split()
        values |= dict.fromkeys(words, float(value))
    return values


CARDINALS: Mapping[str, float] = _read(_CARDINALS_TABLE)
MULTIPLIERS: Mapping[str, float] = _read(_MULTIPLIERS_TABLE)
ORDINALS: Mapping[str, float] = _read(_ORDINALS_TABLE) | dict.fromkeys(_THIRD.split(), 3.0)
FRACTIONS: Mapping[str, float] = _read(_FRACTIONS_TABLE)
"""Word to denominator."""
BARE_PLURALS: Mapping[str, float] = _read(_BARE_PLURALS_TABLE)
_STEMS = _read(_RUSSIAN_ORDINAL_STEMS_TABLE)
_PREFIXES = sorted(_read(_RUSSIAN_PREFIXES_TABLE).items(), key=lambda item: -len(item[0]))


def _read_soft(table: str) -> dict[str, tuple[float, ...]]:
    values: dict[str, tuple[float, ...]] = {}
    for line in table.strip().splitlines():
        value, *words = line.split()
        for word in words:
            values[word] = (*values.get(word, ()), float(value))
    return values


SOFT_VALUES: Mapping[str, tuple[float, ...]] = _read_soft(_SOFT_VALUES_TABLE)


def ordinal_of(word: str) -> float | None:
    """Return the value of a folded ordinal, or None.

    >>> ordinal_of("пятого"), ordinal_of("twentieth"), ordinal_of("пятно")
    (5.0, 20.0, None)
    """
    if word in ORDINALS:
        return ORDINALS[word]
    for length in (2, 3):
        if word[-length:] in _ADJECTIVE_ENDINGS and word[:-length] in _STEMS:
            return _STEMS[word[:-length]]
    return None


def prefixed_value(word: str) -> float | None:
    """Return the number that begins a Russian compound, or None.

    >>> prefixed_value("двухлетний"), prefixed_value("двадцатипятилетие"), prefixed_value("стоматолог")
    (2.0, 25.0, None)
    >>> prefixed_value("двухмиллионный")
    2000000.0
    """
    value, rest, telling = 0.0, word, False
    for _ in range(3):
        for prefix, number in _PREFIXES:
            if rest.startswith(prefix):
                value, rest = value + number, rest[len(prefix) :]
                telling = telling or len(prefix) >= _TELLING_PREFIX
                break
        else:
            break
        if rest.startswith(_PREFIXED_STEMS):
            return value * adjective_multiplier(rest)
    return value if telling and len(rest) >= _TELLING_PREFIX else None


def adjective_multiplier(word: str) -> float:
    """Return what a Russian adjective multiplies the number before it with, 1 when it does not.

    >>> adjective_multiplier("миллионный"), adjective_multiplier("летний")
    (1000000.0, 1)
    """
    return next((factor for stem, factor in _COUNTED_STEMS.items() if word.startswith(stem)), 1)
