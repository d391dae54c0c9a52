"""Whether a form that is a cue verb is one in its place: "the claims", "to report" and "did not say" report nothing."""

from __future__ import annotations

from collections.abc import Sequence

from bilingual.datatypes import Language
from bilingual.statements.cues import CUES, Cue
from bilingual.statements.tokens import Token
from bilingual.statements.wordlist import word_set

__all__ = ["SHORT_BE", "TRANSPARENT", "clause_verb", "is_no_verb", "skip_transparent"]


_NOT_BEFORE_A_VERB = word_set(
    """
    the a an his her its their my our your this these those any no some such so-called despite about amid against
    between under without into of in on at for with by from to 's
    """
)
"""What stands before a noun: "the claims", "to report"; the word after it heads no frame."""


_ENDS_HEADLINE = frozenset({"Says", "Say", "Said", "Warns", "Reports"})

_ABSOLUTE = word_set("asked told questioned pressed")
"""Past participles that open a sentence about someone else's words: "Asked about it, he said"."""


_NOUNISH = word_set(
    """
    states charges questions worries remarks comments tweets posts notes reports claims answers shows calls fears doubts
    hopes demands promises estimates reads complaints tweet comment report state
    """
)


_NEAR_QUOTE = 5
"""Tokens between a quotation and a verb behind its subject: “…,” the statement reads."""

_AUXILIARIES = word_set("have has had is are was were will would could can may might must should do does did")


_OPENS_CLAUSE = word_set("that the a an his her its their he she it they we there this these those if whether how why")


_OWN = word_set("his her their its the a an")
_INTERROGATIVES = word_set("what who when where")
_AFTER_NOUN = word_set("of in about from on by for with to at and or")


_SINGULAR = word_set("he she it who i we they")


_NEGATIONS = word_set(
    """
    not never n't don't doesn't didn't won't wouldn't can't couldn't cannot neither hasn't haven't не ни
    """
)


_BEFORE_BASE = word_set(
    """
    i you we they who whom all both some many most others people police will would can could may might must should
    did do does and
    """
)


_ASPECTS = word_set(
    "continued continues continue began begins seemed seems appeared appears on started starts tried tries"
)
"""Verbs before an infinitive that take its subject: appeared to suggest, went on to say."""

SHORT_BE = word_set("he's she's it's they're we're i'm you're that's who's")
"""Pronouns with the auxiliary of the participle behind them: "He's" claiming that."""

TRANSPARENT = word_set(
    """
    also then later has have had further even just so now often always still usually sometimes once
    также затем потом позже тоже еще
    """
)


def is_no_verb(tokens: Sequence[Token], index: int, language: Language, cue: Cue) -> bool:
    """Tell whether a word that looks like the verb ``cue`` is a noun, an infinitive, or negated."""
    if tokens[index].text in _ENDS_HEADLINE and all(token.kind == "mark" for token in tokens[index + 1 :]):
        return not (index > 1 and tokens[index - 1].is_capitalised)  # Port Will Close, Novak Says
    if tokens[index].is_capitalised and language == "en" and (index > 0 or tokens[index].text.isupper()):
        return True  # "the Washington Post", READ MORE
    if index == 0 and (tokens[0].low in _ABSOLUTE or _opens_absolute(tokens, language)):
        return True
    if tokens[index].low.startswith("put") and language == "en":
        return index + 1 >= len(tokens) or tokens[index + 1].low != "it"  # as Novak put it
    at = index - 1
    if at >= 0 and tokens[at].kind == "number" and not (at and tokens[at - 1].low in ("in", "since", "в")):
        return True  # "35 posts", but: who in 2010 said
    before = tokens[at].low if at >= 0 else ""
    if before in _NEGATIONS or (at >= 1 and before in TRANSPARENT and tokens[at - 1].low in _NEGATIONS):
        return tokens[index].low not in ("deny", "отрицал", "отрицает")
    if language != "en":
        return False
    if clause_verb(tokens, index) < index:
        return not cue.base
    if tokens[index].low in _NOUNISH and not _is_verb_here(tokens, index):
        return True
    if cue.base and not _may_stand_before_base(tokens, index):
        return True
    is_possessive = before.endswith(("'s", "s'")) and before not in SHORT_BE
    if before == "by" and not cue.finite:
        return False  # Novak answered by saying
    return before in _NOT_BEFORE_A_VERB or is_possessive


def _opens_absolute(tokens: Sequence[Token], language: Language) -> bool:
    """Tell whether a sentence opens with a participle that governs only a noun: "Lamenting their luck, Novak said"."""
    cue = CUES[language].get(tokens[0].low)
    if cue is None or cue.finite or language != "en" or len(tokens) < 2:
        return False
    following = tokens[1]
    return following.low in _OWN or (following.kind == "word" and following.low not in _OPENS_CLAUSE | _INTERROGATIVES)


def _is_verb_here(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a form that is a plural noun as often has a subject and something to say: "Novak states that"."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is not None and index and tokens[index - 1].kind == "quote" and following.kind == "word":
        return following.low not in _AFTER_NOUN | _AUXILIARIES  # “…,” comments Novak
    if (
        following is not None
        and following.kind == "mark"
        and any(token.kind == "quote" for token in tokens[max(0, index - _NEAR_QUOTE) : index])
    ):
        return True  # “…,” the statement reads.
    if following is None or following.low in _AUXILIARIES or _has_verb_before(tokens, index):
        return False
    if following.low in _OPENS_CLAUSE or following.kind == "quote" or following.text in ":,":
        return True
    before = tokens[skip_transparent(tokens, index - 1)] if index else None
    return (
        before is not None and (before.is_capitalised or before.low in _SINGULAR) and following.low not in _AFTER_NOUN
    )


def _has_verb_before(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether the clause has its verb already: is seizing on recent "comments" his rival made."""
    for at in range(index - 1, -1, -1):
        if tokens[at].kind in ("mark", "quote") or tokens[at].low in ("and", "but", "who", "that", "which"):
            return False
        if tokens[at].low in _AUXILIARIES:
            return index - at > 1
    return False


def _may_stand_before_base(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether the word before a base form makes it a verb: a modal, "I", or a plural."""
    at = skip_transparent(tokens, index - 1)
    if at < 0:
        return False
    low = tokens[at].low
    first = at
    while first > 0 and tokens[first].is_capitalised:
        first -= 1
    if first < at and first and tokens[first].low == "and" and tokens[first - 1].is_capitalised:
        return True  # Reed and Mr. Novak say
    return low in _BEFORE_BASE or (low.endswith("s") and not low.endswith(("ss", "'s", "us")) and len(low) > 3)


def clause_verb(tokens: Sequence[Token], index: int) -> int:
    """Return the verb that has the subject of the infinitive ``tokens[index]``: Novak "continued" to call for it."""
    if index > 1 and tokens[index - 1].low == "to" and tokens[index - 2].low in _ASPECTS:
        return index - 3 if index > 2 and tokens[index - 3].low in ("went", "goes") else index - 2
    return index


def skip_transparent(tokens: Sequence[Token], at: int) -> int:
    """Return the index of the last token before a verb that is no adverb or auxiliary, or -1."""
    while at >= 0 and (tokens[at].low in TRANSPARENT or tokens[at].low.endswith("ly")):
        at -= 1
    return at
