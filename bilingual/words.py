"""Words with exact spans, and which of them carry content.

One definition serves the encoder (which pools sub-word states into these words), linking and scoring, so that word 7 is
the same word everywhere.
"""

from __future__ import annotations

import re
from functools import lru_cache

from bilingual.datatypes import Span

__all__ = ["FUNCTION_WORDS", "find_words", "fold", "is_content_word"]

_MARK = "\u0300-\u036f"  # combining marks: stress (бо́льшая), decomposed й and ё
_WORD = re.compile(
    rf"""
      https?://[^\s<>«»“”"]+                    # an address is one word
    | \d+(?:[.,:]\d+)*                          # 1,5  10.000  12:30
    | [^\W\d_](?:[^\W_]|[{_MARK}])*             # letters, then letters, digits and marks: МКС, COVID19
      (?:['’ʼ](?:[^\W\d_]|[{_MARK}])+)*         # don't, д’Артаньян; a hyphen parts words: 500-тонной, US-Russia
    """,
    re.VERBOSE,
)

_REMEMBERED = 1 << 14
"""Words whose folded form and kind are kept: every stage asks for those of a document again."""

_ENGLISH = """
a an the this that these those and or but nor so yet if then than as at by for from in into of off on onto out over per
to up upon with within without via about above across after against along among around before behind below beneath
beside between beyond despite down during except inside like near outside since through throughout till toward towards
under until while i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she
her hers herself it its itself they them their theirs themselves who whom whose which what when where why how there here
be am is are was were been being do does did done doing have has had having will would shall should can could may might
must ought not no n't also just only even too very own same such both each either neither any some all other another
because though although unless whether however thus therefore hence s t d ll re ve m
"""
_RUSSIAN = """
и а но да или либо то что чтобы если как так же ли бы б же в во на с со к ко у о об обо от ото по под подо за из изо до
для без при про над надо через перед между среди около после ради не ни я мне меня мной мы нас нам нами ты тебя тебе
тобой вы вас вам вами он его ему им него нему ним нём нем она её ее ей ею неё нее ней оно они их ими них ними себя себе
собой мой моя моё мое мои моего моей моих моим твой твоя твои наш наша наше наши нашего нашей наших нашим нашу ваш ваша
ваше ваши вашего вашей ваших вашим вашу свой своя своё свое свои своего своей своих своим свою своими этот эта это эти
этого этой этих этим этому эту этими тот та те того той тех тем тому ту теми такой такая такое такие такого таких кто
кого кому кем ком чей чья чьё чьи который которая которое которые которого которой которых которым которому которую
которыми где куда откуда когда почему зачем там тут здесь тогда потом уже ещё еще лишь только даже тоже также вот вон
быть был была было были есть будет будут буду будем будете будь весь вся всё все всего всей всех всем всему всю всеми
сам сама само сами самого самой самих самим чем чего чему нет ну ведь хотя пока раз потому поэтому однако итак
"""

FUNCTION_WORDS: frozenset[str] = frozenset(_ENGLISH.split()) | frozenset(_RUSSIAN.split())
"""Closed-class words of both languages, lower case, ё as е beside ё: they carry no content of their own."""


def find_words(text: str) -> list[Span]:
    """Return the spans of the words of ``text`` in order; punctuation and symbols belong to none.

    >>> [span.of("500-тонной, 1,5% и #МКС") for span in find_words("500-тонной, 1,5% и #МКС")]
    ['500', 'тонной', '1,5', 'и', 'МКС']
    """
    return [Span(*match.span()) for match in _WORD.finditer(text)]


@lru_cache(maxsize=_REMEMBERED)
def fold(word: str) -> str:
    """Return ``word`` for comparison: case folded, ё as е, stress marks and typographic apostrophes gone.

    >>> fold("Всё"), fold("Don’t"), fold("бо́льшая")
    ('все', "don't", 'большая')
    """
    # й and ё must survive the loss of combining marks, whichever way they were written.
    folded = word.casefold().replace("и\u0306", "й").replace("е\u0308", "е")
    folded = re.sub(f"[{_MARK}]", "", folded)
    return folded.replace("ё", "е").replace("’", "'").replace("ʼ", "'")


_FOLDED_FUNCTION_WORDS = frozenset(fold(word) for word in FUNCTION_WORDS)


@lru_cache(maxsize=_REMEMBERED)
def is_content_word(word: str) -> bool:
    """Tell whether ``word`` is an open-class word, a name or a number rather than a function word.

    >>> is_content_word("санкции"), is_content_word("которые"), is_content_word("the"), is_content_word("500")
    (True, False, False, True)
    """
    folded = fold(word)
    verb = folded.removesuffix("n't") if folded.endswith("n't") else folded.split("'")[0]  # doesn't, it's
    return not ({folded, verb} & _FOLDED_FUNCTION_WORDS) and folded not in ("can't", "won't", "shan't")
