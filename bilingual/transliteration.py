"""Russian names in Latin letters, and whether two spellings are one name.

There is no single romanisation in use: the same man is Хрущёв, Khrushchev, Chruschtschow and Hrusciov, and an English
name comes back from Russian by sound (Хьюз is Hughes). So two spellings are compared by how well the letters of one can
sound as the letters of the other: a weighted edit distance over the table :data:`_SOUNDS`, blind to Russian endings.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from bilingual.words import fold

__all__ = ["name_distance", "same_name", "transliterate"]

SAME_NAME = 0.14
"""Largest :func:`name_distance` of one name in two spellings; Байден/Biden is 0, Путин/Patton .2."""

_LETTER_NAMES_TABLE = """
эй би си ди эф джи эйч ай джей кей эл эм эн оу пи кью ар эс ти ю ви экс уай зи зед
"""
_LETTER_NAMES = frozenset(_LETTER_NAMES_TABLE.split())
"""Names of English letters in Russian ..."""

_SPELLED = 2
"""... of which two in a row are initials: Джей Ди Вэнс."""

# BGN/PCGN 1947 in the simplified form of English-language newspapers: no apostrophes, ё as yo, final -ий/-ый as y.
_LATIN_TABLE = """
а:a б:b в:v г:g д:d е:e ё:yo ж:zh з:z и:i й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh щ:shch
ъ: ы:y ь: э:e ю:yu я:ya і:i ї:yi є:ye ґ:g ў:u
"""
_LATIN: Mapping[str, str] = dict(pair.split(":") for pair in _LATIN_TABLE.split())

# A Russian letter or letter group: Latin spellings that cost nothing | spellings that cost RARE. The first column is
# romanisation (BGN, ISO 9, passports, German, French and Polish habits), the second mostly how Russian renders English
# sounds.
_SOUNDS_TABLE = """
а   a aa ah           | u o e ar er i ae ea y
б   b bb              | v
в   v w vv ow         | f ff u wh b ph
г   g gg gh           | h gu k
д   d dd              | dh t
е   e ye ee je ie     | a i ea ei ai ey y oe ae io
ё   e yo io jo o ye   | eo oe u eu i
ж   zh j g            | sh z ge ch
з   z s zz            | ss x th se
и   i y ee ie         | e ea iy yi ei ey ui ji u hi
й   y i j             | e
к   k c ck q kk cc ch | qu g kh x cu que cq
л   l ll              |
м   m mm              | mb
н   n nn              | ng gn kn
о   o                 | a au aw oh ow oa oo ou e u
п   p pp              | b
р   r rr wr           | rh
с   s ss c z sc       | th ts sh x tz se ce st
т   t tt th           | d pt
у   u oo ou w         | o ue oe ew wu wh
ф   f ff ph           | v th
х   kh h ch           | j g k x gh wh
ц   ts c tz z         | cz s zz ti tch
ч   ch tch cz         | c tsch q zh tj ci j t
ш   sh sch s ch       | sz ti x ss ci
щ   shch sch sh sc    | schtsch stch chtch
ы   y i               | e u
э   e a ae            | eh ai ea o u i he
ю   yu u iu ju        | ue y you eu ui ew
я   ya a ia ja        | ea y ie e
і   i y               | e
ї   i yi              | y
є   e ye ie           | i
дж  j g dg dj dzh dge | gg zh di gi ge
кс  x ks cs cks       | cc xe
ай  ai ay i y ei ey igh| ie uy
яй  yai ai iai        |
эй  ay ey a ai ei ae  | e
ей  ey ei ay ee a ai  | i e ea
ау  au ow aw ou       | o
оу  o ow oa ou        | oh owe
ью  ew u ue yu iu     | ugh iew
уа  wa ua             | wha oi
уи  wi ui we          | whi
уо  wa wo uo          | wha ua
уэ  we ue wa          | whe
кв  qu kw kv cqu      |
йо  yo jo io          | eo
ьо  yo io o llo       |
ье  ye ie e           | ier ia
ья  ya ia             | ie a
ии  ii i iy y         | ie ia
ий  y i iy ii ij yi   | ie
ый  y yi i iy         | oy
ия  ia iya ya ie      | y e ea
ер  er ir ur ear      | or re ere
эр  er air are        | ir ur aire
ёр  ur er ir or eur   | oer
чж  zh j              | ch
цз  j z               | tz
цю  qiu               | ciu
ци  ci tsi zi         | qi
си  si ci xi shi      |
ся  xia sya           |
сю  xiu xu syu        |
шу  shu               | chou
нг  ng                | n
"""
RARE = 0.35
"""Cost of a spelling from the second column of the table."""
WRONG_VOWEL = 0.5
WRONG_CONSONANT = 1.0
_SILENT_LATIN: Mapping[str, float] = {"h": 0.2, "e": 0.15, "'": 0.0, "y": 0.3, "w": 0.4, "gh": 0.2}
_SILENT_CYRILLIC: Mapping[str, float] = {"ь": 0.0, "ъ": 0.0, "й": 0.2}
_LOST_VOWEL = 0.45
_LOST_CONSONANT = 0.9

_VOWELS = frozenset("аеёиоуыэюяіїєaeiouy")
_RUSSIAN_ENDINGS = """
а у е ы и о ю я ь й ом ем ой ою ей ею ам ами ах ям ями ях ого его ому ему ым им ых их ыми ими ая яя ую юю ое
ые ие ый ий ии ию ией ия ием ью ья ье ьи ью ьей ьем на
ский ская ское ские ского скому ским ском ской скую ских скими
"""
_ENDINGS = frozenset(_RUSSIAN_ENDINGS.split()) | {""}
"""What Russian declension may add to or change at the end of a name."""
_LATIN_ENDINGS = frozenset(
    {"", "a", "y", "i", "iy", "yi", "ii", "oy", "ia", "ya", "aya", "o", "e", "ie", "s", "n", "an", "ian"}
)
"""What an English spelling may have where a Russian case ending stands."""
_ENDING_COST = 0.1
_SHORTEST_STEM = 3

_PATRONYMIC = re.compile(r"(?:[оеё]вич|[оеё]вна|ична|ovich|evich|ovna|evna)(?:[ауеы]|ем|ой)?$")
_NAME_PART = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_CYRILLIC_WORD = re.compile("[\u0400-\u04ff]+")
_CAMEL = re.compile(r"(?<=[a-zа-яё])(?=[A-ZА-ЯЁ])")


def _read_sounds(table: str) -> dict[str, dict[str, float]]:
    sounds: dict[str, dict[str, float]] = {}
    for line in table.strip().splitlines():
        left, rare = line.split("|")
        letters, *usual = left.split()
        sounds[letters] = dict.fromkeys(rare.split(), RARE) | dict.fromkeys(usual, 0.0)
    return sounds


_SOUNDS = _read_sounds(_SOUNDS_TABLE)
_LONGEST_LATIN = max(len(spelling) for spellings in _SOUNDS.values() for spelling in spellings)


def transliterate(text: str) -> str:
    """Return Russian ``text`` in Latin letters, the way English-language newspapers spell names.

    Whatever is not Cyrillic stays.

    >>> transliterate("Дмитрий Рогозин"), transliterate("Хрущев"), transliterate("МКС")
    ('Dmitry Rogozin', 'Khrushchev', 'MKS')
    """
    return _CYRILLIC_WORD.sub(lambda match: _transliterate_word(match.group()), text)


def _transliterate_word(word: str) -> str:
    lower = re.sub(r"[иы]й$", "ы", word.lower())
    latin = "".join(_LATIN.get(letter, letter) for letter in lower)
    if len(word) > 1 and word.isupper():
        return latin.upper()
    return latin[:1].upper() + latin[1:] if word[:1].isupper() else latin


def is_cyrillic(text: str) -> bool:
    """Tell whether the first letter of ``text`` that is Cyrillic or Latin is Cyrillic."""
    for letter in text:
        if "\u0400" <= letter <= "\u04ff":
            return True
        if letter.isalpha():
            return False
    return False


def _fold_name(name: str) -> str:
    """Return one word of a name for comparison: no case, possessive, stress or diacritics (Müller as muller)."""
    folded = re.sub(r"'s?$", "", fold(name))
    if is_cyrillic(folded):
        return folded
    return "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))


def name_distance(first: str, second: str) -> float:
    """Return how far two one-word spellings are from one name: 0 for the same, 1 for nothing in common.

    Either may be Russian (in any case form) or English; the distance is symmetric.

    >>> name_distance("Рогозиным", "Rogozin") < SAME_NAME < name_distance("Рогозин", "Lavrov")
    True
    """
    one, other = _fold_name(first), _fold_name(second)
    if one == other:
        return 0.0
    if not one or not other:
        return 1.0
    if is_cyrillic(one) == is_cyrillic(other):
        return _distance_in_one_script(*sorted((one, other)))
    return _distance_across(one, other) if is_cyrillic(one) else _distance_across(other, one)


@lru_cache(maxsize=50_000)
def _distance_in_one_script(one: str, other: str) -> float:
    """Compare two spellings in the same script: one stem with two endings, else plain edit distance."""
    common = 0
    while common < min(len(one), len(other)) and one[common] == other[common]:
        common += 1
    endings = _ENDINGS if is_cyrillic(one) else _LATIN_ENDINGS
    for stem in range(common, max(_SHORTEST_STEM, common - 2) - 1, -1):
        if one[stem:] in endings and other[stem:] in endings:
            return _ENDING_COST / len(one)
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        diagonal, row[0] = row[0], i
        for j, against in enumerate(other, 1):
            cost = min(row[j] + 1, row[j - 1] + 1, diagonal + (letter != against))
            diagonal, row[j] = row[j], cost
    return min(1.0, row[-1] / max(len(one), len(other)))


@lru_cache(maxsize=50_000)
def _distance_across(cyrillic: str, latin: str) -> float:
    """Return the cheapest reading of ``cyrillic`` as ``latin`` per letter; a Russian ending is nearly free."""
    n, m = len(cyrillic), len(latin)
    if n > 40 or m > 40 or n > 3 * m or m > 3 * n:
        return 1.0
    infinity = float("inf")
    costs = [[infinity] * (m + 1) for _ in range(n + 1)]
    costs[0][0] = 0.0
    best = infinity
    for i in range(n + 1):
        for j in range(m + 1):
            cost = costs[i][j]
            if cost == infinity:
                continue
            if i >= _SHORTEST_STEM and cyrillic[i:] in _ENDINGS and latin[j:] in _LATIN_ENDINGS:
                best = min(best, cost + (_ENDING_COST if i < n or j < m else 0.0))
            for di, dj, step in _steps(cyrillic, i, latin, j):
                if cost + step < costs[i + di][j + dj]:
                    costs[i + di][j + dj] = cost + step
    return min(1.0, min(best, costs[n][m]) / min(n, m))


def _steps(cyrillic: str, i: int, latin: str, j: int) -> list[tuple[int, int, float]]:
    """Return the ways on from letters i, j: how many Russian and Latin letters each consumes, and its cost."""
    steps = []
    a, b = cyrillic[i : i + 1], latin[j : j + 1]
    for di in (1, 2):
        spellings = _SOUNDS.get(cyrillic[i : i + di]) if i + di <= len(cyrillic) else None
        if spellings:
            for dj in range(1, min(_LONGEST_LATIN, len(latin) - j) + 1):
                cost = spellings.get(latin[j : j + dj])
                if cost is not None:
                    steps.append((di, dj, cost))
    if a and b:
        both_vowels = a in _VOWELS and b in _VOWELS
        steps.append((1, 1, 0.0 if a == b else WRONG_VOWEL if both_vowels else WRONG_CONSONANT))
    if a:
        lost = _LOST_VOWEL if a in _VOWELS else _LOST_CONSONANT
        steps.append((1, 0, _SILENT_CYRILLIC.get(a, lost)))
    if b:
        lost = _LOST_VOWEL if b in _VOWELS else _LOST_CONSONANT
        doubled = j > 0 and latin[j - 1] == b
        steps.append((0, 1, 0.1 if doubled else _SILENT_LATIN.get(b, lost)))
        if latin.startswith("gh", j):
            steps.append((0, 2, _SILENT_LATIN["gh"]))
    return steps


def _parts(name: str) -> list[str]:
    """Return the words of a full name or handle that tell people apart: no initials, no patronymic.

    >>> _parts("@MedvedevRussia"), _parts("Путин В. В."), _parts("Владимир Владимирович Путин")
    (['Medvedev', 'Russia'], ['Путин'], ['Владимир', 'Путин'])
    >>> _parts("J.D. Vance"), _parts("JD Vance"), _parts("Джей Ди Вэнс")
    (['Vance'], ['Vance'], ['Вэнс'])
    """
    words = [word for word in _NAME_PART.findall(_CAMEL.sub(" ", name)) if len(word) > 1]
    named = [word for word in words if not _PATRONYMIC.search(word.lower())]
    if len(named) > 1 and re.fullmatch(r"[A-Z]{2}", named[0]):
        return named[1:]
    if len(named) > _SPELLED and all(word.lower() in _LETTER_NAMES for word in named[:_SPELLED]):
        return named[_SPELLED:]
    return named or words


def same_name(first: str, second: str, limit: float = SAME_NAME) -> bool:
    """Tell whether two full names, surnames or handles are one person's, in either language and any case form.

    A single word must be the other's surname (its last word); of two longer names one must hold the other's words.

    >>> same_name("РОГОЗИН", "Dmitry Rogozin"), same_name("Борисом Джонсоном", "Boris Johnson")
    (True, True)
    >>> same_name("Дмитрий Песков", "Dmitry Rogozin"), same_name("Дмитрий", "Dmitry Rogozin")
    (False, False)
    """
    shorter, longer = sorted((_parts(first), _parts(second)), key=len)
    if not shorter:
        return False
    if len(shorter) == 1:
        return name_distance(shorter[0], longer[-1]) <= limit
    free = list(longer)
    for word in shorter:
        match = next((other for other in free if name_distance(word, other) <= limit), None)
        if match is None:
            return False
        free.remove(match)
    return True
