"""When does a sentence end? Small named rules, the same for both languages.

They are asked in the order of :data:`RULES`; the first that answers decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bilingual.segment.abbreviations import BEFORE_NAME, BEFORE_NUMBER, INSIDE_NAME, INTRODUCING, OFTEN_LAST
from bilingual.segment.candidates import EMOJI, LINK, OPENING, OPENING_QUOTES, Candidate

__all__ = ["RULES", "Answer"]

Answer = bool | None
"""A sentence ends here, it does not, or the next rule shall say."""

_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_ONLY_TAGS = re.compile(rf"(?:(?:[#@]\w+|{LINK}|{EMOJI})\s*)+")
_LIST_NUMBER = re.compile(r"(?:.*[:;]\s+)?\W*(?:\d{1,3}|[IVX]{1,4}|[A-Za-zА-Яа-я])", re.DOTALL)
_OPENING_ADVERBIAL = re.compile(
    r"\W*(?:во?|со?|к|до|на|по|от|около|летом|зимой|весной|осенью)\s[^.!?]{0,40}", re.IGNORECASE
)
_REPORTING_CLAUSE = re.compile(
    r"(?:[A-Z][\w.’'-]*\s+){1,4}(?:(?:has|had|also|then|later)\s+)?"
    r"(?:said|says|asked|asks|wrote|writes|added|adds|told|tweeted|replied|shouted|exclaimed|joked|quipped|demanded"
    r"|wondered|continued|posted|declared|cried|responded|answered|insisted|warned|concluded)\b(?!\s+(?:that|he|she|it|they|there|the|his|her)\b)"
)
_DATELINE = re.compile(
    r"[A-ZА-ЯЁ][\w-]+\.\s(?:\d{1,2}\s[^\W\d_]{3,9}|[^\W\d_]{3,9}\.?\s\d{1,2})\.?\s"
    r"(?:\([^()\n]{2,20}\)|[A-ZА-ЯЁ][A-ZА-ЯЁ.-]{2,14})\s[-–—]\s"
)
_TITLE = re.compile(r"[«“„\"](?:[^\W_]+(?:\s[^\W_]+)?(?:(?P<parts>[.!?…]+\s)|[.!?…]+)){1,4}[»”\"]")


def _is_abbreviation(word: str) -> bool:
    folded = word.lower()
    return any(folded in table for table in (INTRODUCING, BEFORE_NAME, BEFORE_NUMBER, INSIDE_NAME, OFTEN_LAST))


def _is_dotted_name(word: str) -> bool:
    return bool(_DOTTED.fullmatch(word)) and not _is_abbreviation(word)


def nothing_before(at: Candidate) -> Answer:
    """``… и тогда``: stops before the first word open the sentence."""
    return None if any(map(str.isalnum, at.left)) else False


def nothing_after(at: Candidate) -> Answer:
    """Closing marks, dashes and emoji at the end of the run stay with its last sentence."""
    return None if any(map(str.isalnum, at.right)) or not at.sees_the_end else False


def only_tags_after(at: Candidate) -> Answer:
    """``… our response. #МКС #NASA``: hashtags at the end of a post belong to its last sentence."""
    return False if at.sees_the_end and _ONLY_TAGS.fullmatch(at.right) else None


def glued(at: Candidate) -> Answer:
    """``был конец.Начало``: a stop without white space, but not ``Яндекс.Такси``."""
    if not at.is_glued:
        return None
    return len(at.last_word) > 2 and at.last_word.isalpha() and at.last_word.islower()


def emoji(at: Candidate) -> Answer:
    """``Летим 🚀 Завтра``: an emoji ends a sentence when a capital follows."""
    if not at.is_emoji:
        return None
    return at.next_word[:1].isupper()


def small_letters_only(at: Candidate) -> Answer:
    """``а вы готовы? нет``: a post without capitals."""
    if at.closing or at.mark[0] == "…" or at.mark.startswith("..") or not at.next_word:
        return None
    if len(at.last_word) < 3 or _is_abbreviation(at.last_word) or at.right[0] in OPENING:
        return None
    has_capitals = any(map(str.isupper, at.left)) or any(map(str.isupper, at.right))
    return None if has_capitals else True


def goes_on(at: Candidate) -> Answer:
    """A small letter or a comma follows: ``«Что?» — спросил``, ``"What?" he asked``, ``т. е. завтра``."""
    if at.right[0] in ",;:)]»”%":
        return False
    word = at.next_word
    is_brand = any(map(str.isupper, word[1:]))  # iPhone
    return False if word[:1].islower() and not is_brand else None


def dash_follows(at: Candidate) -> Answer:
    """``«Уйдут!» — Захарова`` is attribution; ``— Да. — Как дела?`` is a new line of dialogue."""
    if at.right[0] not in "—–-":
        return None
    following = at.right.lstrip("—–- ")
    return not (at.closing or following[:1].islower())


def inside_parenthesis(at: Candidate) -> Answer:
    """``the plan (really!) The``: a bracket opened inside the sentence does not end it."""
    if not at.closing.rstrip("\"'”’").endswith((")", "]")):
        return None
    opening = max(at.left.rfind("("), at.left.rfind("["))
    before = at.left[:opening].rstrip() if opening >= 0 else ""
    return False if before and before[-1] not in ".!?…\"'”’»" else None


def inside_title(at: Candidate) -> Answer:
    """``ведущий «Что? Где? Когда?» Борис``: a short quotation tied to the word before it is a name."""
    opening = max(at.left.rfind(mark) for mark in '«“„"')
    title = _TITLE.match(at.left[opening:] + at.mark + at.closing + at.right) if opening > 0 else None
    if not title or len(title[0]) <= len(at.left) - opening or not at.left[:opening].rstrip()[-1:].isalpha():
        return None
    return False if not at.closing or title["parts"] else None


def reporting_clause(at: Candidate) -> Answer:
    """``"What now?" President Biden asked.``: the speaker follows a question or a shout."""
    is_quoted = at.mark != "." and any(mark in at.closing for mark in "\"'”’»")
    return False if is_quoted and not at.opens_with_function_word and _REPORTING_CLAUSE.match(at.right) else None


def dateline(at: Candidate) -> Answer:
    """``Москва. 27 ноября. INTERFAX.RU - Россия``: where, when and by whom a report was filed."""
    if not at.is_dot:
        return None
    filed = _DATELINE.match(f"{at.left}. {at.right}")
    return False if filed and len(at.left) < filed.end() else None


def list_number(at: Candidate) -> Answer:
    """``1. Санкции``, ``две вещи: 1. Россия``: a number or letter opens an item."""
    return False if at.is_dot and _LIST_NUMBER.fullmatch(at.left) else None


def initial(at: Candidate) -> Answer:
    """``А. С. Пушкин``, ``J. K. Rowling``: one capital and a stop before a capital."""
    if not at.is_dot or len(at.last_word) != 1 or not at.last_word.isupper() or not at.next_word:
        return None
    if not at.left[-2:-1].isspace() and at.left[-2:-1] not in OPENING + ".-":
        return None  # 15 °С.
    is_initial_again = len(at.next_word) == 1 and at.right[1:2] == "."
    return False if is_initial_again or not at.opens_with_function_word else None


def introducing(at: Candidate) -> Answer:
    """``т. е.`` before its explanation, ``P.S.`` before the postscript."""
    return False if at.is_dot and at.last_word.lower() in INTRODUCING and not at.follows_number else None


def before_name(at: Candidate) -> Answer:
    """``Mr. Putin``, ``им. Гагарина``, ``св. Пётр``."""
    is_letter = len(at.last_word) == 1 and at.last_word.isupper()  # С. is an initial, с. a village
    if not at.is_dot or is_letter or at.last_word.lower() not in BEFORE_NAME or at.follows_number:
        return None
    return None if at.opens_with_function_word else False


def before_number(at: Candidate) -> Answer:
    """``No. 5``, ``ст. 228``, ``Jan. 5``."""
    if not at.is_dot or at.last_word.lower() not in BEFORE_NUMBER:
        return None
    return False if at.right[0].isdigit() or at.right[0] == "№" else None


def inside_name(at: Candidate) -> Answer:
    """``U.S. Senate``, ``Apple Inc. Chief Executive``, but ``in the U.S. The …``."""
    if not at.is_dot or not (at.last_word.lower() in INSIDE_NAME or _is_dotted_name(at.last_word)):
        return None
    return at.opens_with_function_word or at.right[0] in OPENING_QUOTES


def often_last(at: Candidate) -> Answer:
    """``в 2014 г. Россия`` opens a sentence, ``родился в 1952 г. Окончил`` ends one; a number goes on."""
    if not at.is_dot or at.last_word.lower() not in OFTEN_LAST:
        return None
    if at.right[0].isdigit() or at.right[0] in "([":
        return False
    if at.last_word.lower() == "г" and not at.follows_number:
        return False  # город
    return at.opens_with_function_word or not _OPENING_ADVERBIAL.fullmatch(at.left)


def stop(at: Candidate) -> Answer:
    """Nothing spoke against it."""
    return True


RULES: tuple[Callable[[Candidate], Answer], ...] = (
    nothing_before,
    nothing_after,
    only_tags_after,
    glued,
    emoji,
    small_letters_only,
    goes_on,
    dash_follows,
    inside_parenthesis,
    inside_title,
    reporting_clause,
    dateline,
    list_number,
    initial,
    introducing,
    before_number,
    before_name,
    inside_name,
    often_last,
    stop,
)
