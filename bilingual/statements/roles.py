"""Which statements are originals, which report them in the other language, and of which that cannot be said.

The rules are the same in both directions. An original stands in the original's language. A report stands in the other
and was said by someone who speaks the original's: a speaker of an original in this document, or a person or
institution whose name says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bilingual.datatypes import Language, Role
from bilingual.statements.wordlist import word_set
from bilingual.transliteration import is_cyrillic, same_name, transliterate

__all__ = ["decide_role", "looks_english", "looks_russian"]

# Endings of Russian surnames after Unbegaun (Russian Surnames, 1972); -ov/-ev, -in and -sky make up most. -in is
# left out where only the ending speaks, because Martin and Franklin share it.
_RUSSIAN_SURNAME = re.compile(r"(?:[eo]v|[eo]va|skiy|skyi?|tsky|skaya|tskaya|enko|chuk|shin|kin|shkin|ykh|zin|nin)$")
_RUSSIAN_GIVEN = word_set(
    """
    vladimir dmitry dmitri dmitriy sergei sergey alexei alexey aleksei aleksey aleksandr alexander ivan nikolai
    nikolay mikhail andrei andrey igor oleg yuri yury viktor pavel maksim evgeny yevgeny roman denis artyom
    artem kirill ilya nikita yegor vyacheslav valery konstantin georgy vasily boris leonid anatoly grigory pyotr
    petr fyodor fedor semyon semen stanislav timur ruslan ramzan mariya maria yelena elena olga natalia natalya
    natalya tatyana tatiana irina svetlana ekaterina yekaterina marina yuliya yulia lyudmila galina valentina
    nadezhda vera lyubov daria darya kseniya ksenia alina margarita elvira zhanna arkady gennady vitaly vadim
    eduard
    """
)
_RUSSIAN_INSTITUTIONS = re.compile(
    r"russia|kremlin|moscow|roscosmos|gazprom|rosneft|rosatom|duma|tass|ria novosti|fsb|gru\b|siberia|vladivostok"
    r"|petersburg|росси|кремл|москв|роскосмос|газпром|роснефт|росатом|госдум|тасс\b|фсб\b|мид\b|минобороны|песков",
    re.IGNORECASE,
)
_ENGLISH_GIVEN = word_set(
    """
    джо джон джонатан джордж джеймс джек джейн джейк джессика джереми джефф джулия майкл майк роберт ричард
    уильям дэвид дональд барак билл бен боб брайан брюс кевин кен крис кристофер кэрол лиза линда мартин мэри
    мэттью нэнси ник оливия патрик пол питер рекс ричи рон сара скотт стив стивен сьюзан том томас тим тони
    уоррен филип фрэнк хиллари чарльз шон эван эд эндрю энтони энн эрик камала илон марк мэгги терри гэри дейв
    дана
    """
)
_ENGLISH_INSTITUTIONS = re.compile(
    r"американ|британ|англий|сша\b|великобритан|австрали|канадск|белый дом|белого дома|госдеп|пентагон|конгресс"
    r"|наса\b|nasa|reuters|cnn|bbc|new york|washington|вашингтон|лондон|нью-йорк|америк|аляск|калифорни|техас",
    re.IGNORECASE,
)


def looks_russian(name: str) -> bool:
    """Tell whether a person or institution is by its name Russian; either script.

    >>> looks_russian("Семён Дрозд"), looks_russian("the Kremlin"), looks_russian("Ingrid Solberg")
    (True, True, False)
    """
    if _RUSSIAN_INSTITUTIONS.search(name):
        return True
    words = [word.lower() for word in transliterate(name).split() if word[:1].isupper()]
    if not words:
        return False
    return any(word in _RUSSIAN_GIVEN for word in words) or _RUSSIAN_SURNAME.search(words[-1]) is not None


def looks_english(name: str) -> bool:
    """Tell whether a name in a Russian text is that of an English-speaking person or institution.

    A full name that is not Russian counts: who is quoted in Russian and not Russian spoke another language.

    >>> looks_english("Дана Уитлок"), looks_english("Белый дом"), looks_english("Семён Дрозд"), looks_english("рыбак")
    (True, True, False, False)
    """
    if _ENGLISH_INSTITUTIONS.search(name):
        return True
    words = name.split()
    if any(word.lower() in _ENGLISH_GIVEN for word in words):
        return True
    is_full_name = len(words) > 1 and all(word[:1].isupper() for word in words)
    return is_full_name and is_cyrillic(name) and not looks_russian(name)


def decide_role(
    language: Language,
    names: Sequence[str],
    original: Language | None,
    original_speakers: Sequence[str],
) -> Role:
    """Return the role of a statement.

    ``names`` are the ways the document names its speaker (name, handle, description); ``original`` is the language
    first spoken in, None when the document has only one; ``original_speakers`` name those who speak it here.
    """
    if original is None or language == "other":
        return "unknown"
    if language == original:
        return "original"
    if any(same_name(name, speaker) for name in names for speaker in original_speakers):
        return "report"
    looks_like_one = looks_russian if original == "ru" else looks_english
    return "report" if any(looks_like_one(name) for name in names) else "unknown"
