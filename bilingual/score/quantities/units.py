"""Units of measure and currencies of both languages, with their size where they can be converted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["CELSIUS", "FAHRENHEIT", "PERCENT", "POINT", "UNITS", "Unit", "find_unit", "read_alike"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A canonical unit: what it measures and how many of the dimension's base unit it is (0: no fixed rate).

    ``zero`` is added to an amount before it is multiplied: 32 °F are 0 °C.
    """

    name: str
    dimension: str
    size: float
    zero: float = 0.0

    def in_base(self, amount: float) -> float:
        """Return ``amount`` of this unit in the dimension's base unit."""
        return (amount + self.zero) * self.size


# name | dimension | size in the base unit | words and signs. Words ending in * are stems: any ending of up to four
# letters may follow. Sizes: international yard and pound agreement of 1959; months and years are calendar averages.
_UNITS_TABLE = """
km          | length   | 1000      | km kms км километр* kilometer kilometers kilometre kilometres
m           | length   | 1         | м метр* meter meters metre metres
cm          | length   | .01       | cm см сантиметр* centimeter centimeters centimetre centimetres
mm          | length   | .001      | mm мм миллиметр* millimeter millimeters millimetre millimetres
mile        | length   | 1609.344  | mile miles мил*
foot        | length   | .3048     | foot feet ft фут*
inch        | length   | .0254     | inch inches дюйм*
hectare     | area     | 10000     | hectare hectares ha га гектар*
acre        | area     | 4046.86   | acre acres акр*
kg          | mass     | 1         | kg kilo kilos kilogram kilograms кг килограмм* кило
g           | mass     | .001      | g gram grams г грамм*
tonne       | mass     | 1000      | t ton tons tonne tonnes т тонн*
kilotonne   | mass     | 1e6       | kiloton kilotons kilotonne kilotonnes килотонн*
megatonne   | mass     | 1e9       | megaton megatons megatonne megatonnes мегатонн*
pound-mass  | mass     | .45359237 | lb lbs
ounce       | mass     | .02835    | ounce ounces oz унци*
litre       | volume   | 1         | liter liters litre litres л литр*
gallon      | volume   | 3.785     | gallon gallons галлон*
barrel      | volume   | 158.987   | barrel barrels баррел*
celsius     | heat     | 1         | celsius цельси*
fahrenheit  | heat     | .5555556  | fahrenheit фаренгейт*
second      | time     | 1         | second seconds sec секунд* сек
minute      | time     | 60        | minute minutes min минут* мин
hour        | time     | 3600      | hour hours hr hrs ч час часа часов часам часами часах часовой часового часовую
day         | time     | 86400     | day days день дня дней дням днями днях сутки суток суткам дневн*
week        | time     | 604800    | week weeks недел*
month       | time     | 2629746   | month months месяц*
year        | time     | 31556952  | year years yr yrs лет год года году годов годам годами летн*
decade      | time     | 315569520 | decade decades десятилети*
century     | time     | 3155695200 | century centuries столети* век веков
dollar      | currency | 0         | $ dollar dollars usd buck bucks доллар* долл бакс*
euro        | currency | 0         | € euro euros eur евро
rouble      | currency | 0         | ₽ rouble roubles ruble rubles rub рубл* руб
pound       | currency | 0         | £ pound pounds gbp quid фунт*
hryvnia     | currency | 0         | ₴ hryvnia hryvnias uah грив*
yuan        | currency | 0         | yuan cny юан*
yen         | currency | 0         | ¥ yen jpy иен* йен*
franc       | currency | 0         | franc francs франк*
percent     | share    | 1         | % percent pct процент*
point       | share    | 0         | pp п.п
promille    | share    | .1        | ‰ промилле
watt        | power    | 1         | watt watts ватт*
kilowatt    | power    | 1000      | kw kilowatt kilowatts квт киловатт*
megawatt    | power    | 1e6       | mw megawatt megawatts мвт мегаватт*
gigawatt    | power    | 1e9       | gw gigawatt gigawatts гвт гигаватт*
"""

_ZEROS = {"fahrenheit": -32.0}
_LONGEST_ENDING = 4


def _read_units(table: str) -> tuple[dict[str, Unit], dict[str, Unit]]:
    words: dict[str, Unit] = {}
    stems: dict[str, Unit] = {}
    for line in table.strip().splitlines():
        name, dimension, size, spellings = (cell.strip() for cell in line.split("|"))
        unit = Unit(name, dimension, float(size), _ZEROS.get(name, 0.0))
        for spelling in spellings.split():
            if spelling.endswith("*"):
                stems[spelling[:-1]] = unit
            else:
                words[spelling] = unit
    return words, stems


UNITS, _STEMS = _read_units(_UNITS_TABLE)
PERCENT: Unit = UNITS["%"]
POINT: Unit = UNITS["pp"]
CELSIUS: Unit = UNITS["celsius"]
FAHRENHEIT: Unit = UNITS["fahrenheit"]
_POUND = UNITS["pound"]
_POUND_OF_MASS = UNITS["lb"]
_SHORTEST_STEM = min(map(len, _STEMS))
_AMBIGUOUS: Mapping[str, tuple[str, ...]] = {"мил": ("милы", "милый", "милая", "милые", "милых")}


def find_unit(word: str) -> Unit | None:
    """Return the unit that a folded word or sign names, or None.

    >>> find_unit("километров").name, find_unit("tonnes").name, find_unit("милая"), find_unit("$").dimension
    ('km', 'tonne', None, 'currency')
    """
    if word in UNITS:
        return UNITS[word]
    for length in range(max(_SHORTEST_STEM, len(word) - _LONGEST_ENDING), len(word) + 1):
        unit = _STEMS.get(word[:length])
        if unit and word not in _AMBIGUOUS.get(word[:length], ()):
            return unit
    return None


def read_alike(one: Unit, other: Unit) -> tuple[Unit, Unit]:
    """Return two units the way they can be compared: beside a mass, pounds are not money.

    >>> [unit.name for unit in read_alike(find_unit("кг"), find_unit("pounds"))]
    ['kg', 'pound-mass']
    """
    if one == _POUND and other.dimension == "mass":
        return _POUND_OF_MASS, other
    if other == _POUND and one.dimension == "mass":
        return one, _POUND_OF_MASS
    return one, other
