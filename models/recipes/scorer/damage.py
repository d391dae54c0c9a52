"""What can happen to a sentence on its way through a translator: the edits that make training data.

Each edit is a function of a draft, the lexicon of its language, other sentences to borrow from and the dice; it tells
whether it found a place. :data:`EARLY_EDITS` and :data:`LATE_EDITS` say how often each is tried.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from draft import Draft, Fate, Variant
from frames import FRAMES
from lexicon import Lexicon

from bilingual.datatypes import Language
from bilingual.words import find_words, is_content_word

__all__ = ["EARLY_EDITS", "LATE_EDITS", "Sources", "damage", "untouched"]

_PUNCTUATION = re.compile(r"[,.;:!?()«»\"“”—–]")
_RUSSIAN_PREPOSITIONS = """
в во на с со к ко у о об от по под за из до для без при про над через перед между среди около после против вместо из-за
кроме благодаря согласно
"""
_ENGLISH_PREPOSITIONS = """
of in on at to from with by for about into over after before during against between among through under without within
according despite towards across since until
"""
_PREPOSITIONS: dict[Language, frozenset[str]] = {
    "ru": frozenset(_RUSSIAN_PREPOSITIONS.split()),
    "en": frozenset(_ENGLISH_PREPOSITIONS.split()),
}
_AUXILIARY_WORDS = "is are was were has have had can could will would should must may might does did do"
_AUXILIARIES = frozenset(_AUXILIARY_WORDS.split())
_RUSSIAN_NUMBERS = "два три четыре пять шесть семь восемь девять десять двадцать сто тысяча"
_ENGLISH_NUMBERS = "two three four five six seven eight nine ten twelve twenty hundred thousand"
_NUMBERS: dict[Language, tuple[str, ...]] = {
    "ru": tuple(_RUSSIAN_NUMBERS.split()),
    "en": tuple(_ENGLISH_NUMBERS.split()),
}
_LONGEST_PHRASE = 7
_LARGEST_CLAUSE = 0.65
"""Share of a sentence that a lost clause may be."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Where edits take new words from."""

    lexicon: Lexicon
    texts: Sequence[str]


Edit = Callable[[Draft, Sources, random.Random], bool]


def _content(draft: Draft) -> list[int]:
    return [i for i in range(len(draft)) if draft.is_intact(i, i + 1) and is_content_word(draft.tokens[i].word)]


def delete_word(draft: Draft, sources: Sources, dice: random.Random) -> bool:
    """Lose one content word, of each part of speech about equally often."""
    places = _content(draft)
    if not places or len(draft) < 3:
        return False
    speech = {i: sources.lexicon.speech(draft.tokens[i].word) for i in places}
    wanted = dice.choice(sorted(set(speech.values())))
    place = dice.choice([i for i in places if speech[i] == wanted])
    draft.delete(place, place + 1)
    return True


def delete_name(draft: Draft, _: Sources, dice: random.Random) -> bool:
    """Lose a run of capitalised words that does not begin the sentence."""
    runs = _names(draft)
    if not runs:
        return False
    start, stop = dice.choice(runs)
    if stop - start >= len(draft):
        return False
    draft.delete(start, stop)
    return True


def _names(draft: Draft) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for i in range(1, len(draft)):
        token = draft.tokens[i]
        if not (token.word[0].isupper() and is_content_word(token.word) and draft.is_intact(i, i + 1)):
            continue
        if runs and runs[-1][1] == i and not token.gap.strip():
            runs[-1] = (runs[-1][0], i + 1)
        else:
            runs.append((i, i + 1))
    return runs


def _borders(draft: Draft, language: Language) -> list[int]:
    """Return where a phrase may begin: after punctuation, at a function word after a content word."""
    borders = [0]
    for i in range(1, len(draft)):
        token, before = draft.tokens[i], draft.tokens[i - 1].word
        opens = token.word.lower() in _PREPOSITIONS[language] or (
            not is_content_word(token.word) and is_content_word(before)
        )
        if _PUNCTUATION.search(token.gap) or opens:
            borders.append(i)
    return [*borders, len(draft)]


def _phrase(draft: Draft, language: Language, dice: random.Random) -> tuple[int, int] | None:
    borders = _borders(draft, language)
    found = [
        (start, stop)
        for k, start in enumerate(borders)
        for stop in borders[k + 1 : k + 3]
        if 2 <= stop - start <= _LONGEST_PHRASE
        and stop - start < len(draft)
        and draft.is_intact(start, stop)
        and any(is_content_word(token.word) for token in draft.tokens[start:stop])
        and not any(_PUNCTUATION.search(token.gap) for token in draft.tokens[start + 1 : stop])
    ]
    openers = [item for item in found if draft.tokens[item[0]].word.lower() in _PREPOSITIONS[language]]
    chosen = openers if openers and dice.random() < 0.5 else found
    return dice.choice(chosen) if chosen else None


def delete_phrase(draft: Draft, sources: Sources, dice: random.Random) -> bool:
    """Lose a phrase, half the time one that a preposition opens, sometimes without its edges."""
    found = _phrase(draft, sources.lexicon.language, dice)
    if found is None:
        return False
    draft.delete(*found)
    return True


def delete_words(draft: Draft, _: Sources, dice: random.Random) -> bool:
    """Lose two to five words in a row, whatever they are."""
    length = dice.randint(2, 5)
    starts = [
        i
        for i in range(len(draft) - length + 1)
        if draft.is_intact(i, i + length) and any(is_content_word(t.word) for t in draft.tokens[i : i + length])
    ]
    if not starts or length >= len(draft):
        return False
    start = dice.choice(starts)
    draft.delete(start, start + length)
    return True


def delete_clause(draft: Draft, _: Sources, dice: random.Random) -> bool:
    """Lose what stands between two marks, or between one and an end of the sentence."""
    marks = [0, *(i for i in range(1, len(draft)) if _PUNCTUATION.search(draft.tokens[i].gap)), len(draft)]
    found = [
        (start, stop)
        for k, start in enumerate(marks)
        for stop in marks[k + 1 :]
        if 3 <= stop - start <= _LARGEST_CLAUSE * len(draft) and draft.is_intact(start, stop)
    ]
    if not found:
        return False
    draft.delete(*dice.choice(found))
    return True


def insert_modifier(draft: Draft, sources: Sources, dice: random.Random) -> bool:
    """Put an adjective before a noun or an adverb before a verb."""
    lexicon = sources.lexicon
    places = []
    for i in _content(draft):
        kind = lexicon.kind(draft.tokens[i].word)
        if kind[0] == "NOUN":
            places.append((i, "ADJF"))
        elif kind[0] in ("VERB", "ADJF"):
            places.append((i, "ADVB"))
    if not places:
        return False
    place, wanted = dice.choice(places)
    noun = lexicon.kind(draft.tokens[place].word)
    if lexicon.language == "en":
        kind: tuple[str, ...] = (wanted, "ly" if wanted == "ADVB" and dice.random() < 0.6 else "")
    elif wanted == "ADVB":
        kind = lexicon.kind("быстро")
    else:
        gender = "None" if noun[2] == "plur" else noun[3]
        kind = ("ADJF", noun[1], noun[2], gender, "None", "None", "None", "None", "None", "")
    word = lexicon.of_kind(kind, dice)
    if word is None:
        return False
    draft.insert(place, [(" ", word)])
    return True


def insert_phrase(draft: Draft, sources: Sources, dice: random.Random) -> bool:
    """Borrow a phrase or a clause of another sentence."""
    lender = Draft(dice.choice(sources.texts))
    language = sources.lexicon.language
    if dice.random() < 0.6:
        found = _phrase(lender, language, dice)
    else:
        borders = _borders(lender, language)
        start, stop = sorted(dice.sample(borders, 2)) if len(borders) > 2 else (0, 0)
        found = (start, stop) if 2 <= stop - start <= 12 else None
    if found is None:
        return False
    words = [(token.gap if k else " ", token.word) for k, token in enumerate(lender.tokens[slice(*found)])]
    draft.insert(dice.choice(_borders(draft, language)[1:]), words)
    return True


def insert_frame(draft: Draft, sources: Sources, dice: random.Random) -> bool:
    """Say who said it: what only reports is no addition, so the words count as kept."""
    frame, is_before = dice.choice(FRAMES[sources.lexicon.language])
    name = dice.choice(sources.lexicon.names) if sources.lexicon.names else ""
    written = find_words(frame := frame.replace("NAME", name))
    stops = [0, *(span.stop for span in written)]
    words = [(frame[stop : span.start], span.of(frame)) for stop, span in zip(stops[:-1], written, strict=True)]
    draft.insert(0 if is_before else len(draft), words, Fate.KEPT)
    return True


def replace_word(draft: Draft, sources: Sources, dice: random.Random) -> bool:
    """Write another word of the same kind in the place of a content word."""
    places = [i for i in _content(draft) if draft.tokens[i].word.isalpha()]
    dice.shuffle(places)
    for place in places[:4]:
        word = draft.tokens[place].word
        if place and word[0].isupper():
            continue
        other = sources.lexicon.another(word, dice)
        if other:
            draft.replace(place, other)
            return True
    return False


def replace_opposite(draft: Draft, sources: Sources, dice: random.Random) -> bool:
    """Write a word's opposite in its place."""
    places = [i for i in range(len(draft)) if draft.is_intact(i, i + 1)]
    options = [(i, other) for i in places if (other := sources.lexicon.opposite(draft.tokens[i].word))]
    strong = [item for item in options if is_content_word(draft.tokens[item[0]].word)]
    if not options:
        return False
    draft.replace(*dice.choice(strong or options))
    return True


def replace_name(draft: Draft, sources: Sources, dice: random.Random) -> bool:
    """Write another name in the place of one."""
    runs = _names(draft)
    if not runs or not sources.lexicon.names:
        return False
    start, stop = dice.choice(runs)
    for i in range(start, stop):
        same = [
            name
            for name in dice.choices(sources.lexicon.names, k=6)
            if _kind_of_name(name, sources) == _kind_of_name(draft.tokens[i].word, sources)
        ]
        draft.replace(i, (same or [dice.choice(sources.lexicon.names)])[0])
    return True


def _kind_of_name(name: str, sources: Sources) -> object:
    return sources.lexicon.kind(name)[:3] if sources.lexicon.language == "ru" else None


def replace_number(draft: Draft, sources: Sources, dice: random.Random) -> bool:
    """Write another number."""
    words = _NUMBERS[sources.lexicon.language]
    places = [
        i
        for i in range(len(draft))
        if draft.is_intact(i, i + 1) and (draft.tokens[i].word[0].isdigit() or draft.tokens[i].word.lower() in words)
    ]
    if not places:
        return False
    place = dice.choice(places)
    old = draft.tokens[place].word
    if old[0].isdigit():
        digits = [i for i, letter in enumerate(old) if letter.isdigit()]
        changed = dice.choice(digits)
        new = old[:changed] + dice.choice([d for d in "123456789" if d != old[changed]]) + old[changed + 1 :]
    else:
        new = dice.choice([word for word in words if word != old.lower()])
    draft.replace(place, new)
    return True


def negate(draft: Draft, sources: Sources, dice: random.Random) -> bool:
    """Put a negation in, or take one out."""
    language = sources.lexicon.language
    words = [token.word.lower() for token in draft.tokens]
    there = [
        i
        for i, word in enumerate(words[:-1])
        if word in (("не",) if language == "ru" else ("not", "never")) and draft.is_intact(i, i + 2)
    ]
    if there and len(draft) > 3:
        place = dice.choice(there)
        draft.mark(place + 1)
        draft.delete(place, place + 1, Fate.CHANGED)
        return True
    short = [i for i, word in enumerate(words) if word.endswith("n't") and draft.is_intact(i, i + 1)]
    if short:
        place = dice.choice(short)
        full = {"can't": "can", "won't": "will", "shan't": "shall"}.get(words[place], words[place][:-3])
        draft.replace(place, full.capitalize() if draft.tokens[place].word[0].isupper() else full)
        return True
    lexicon = sources.lexicon
    if language == "en":
        after = [i + 1 for i, word in enumerate(words[:-1]) if word in _AUXILIARIES and draft.is_intact(i, i + 2)]
        place = dice.choice(after) if after else -1
        negation = "not"
    else:
        verbs = [
            i
            for i in range(len(draft))
            if draft.is_intact(i, i + 1) and lexicon.speech(words[i]) in ("VERB", "ADJS", "INFN")
        ]
        place = dice.choice(verbs) if verbs else -1
        negation = "не"
    if place < 0:
        return False
    draft.mark(place)
    if place:
        draft.insert(place, [(" ", negation)], Fate.CHANGED)
    else:
        draft.insert(place, [(" ", negation.capitalize())], Fate.CHANGED)
    return True


def swap_names(draft: Draft, _: Sources, dice: random.Random) -> bool:
    """Let two names change places: who did it to whom."""
    runs = [run for run in _names(draft) if run[1] - run[0] == 1]
    if len(runs) < 2:
        return False
    (one, _stop), (other, _stop2) = dice.sample(runs, 2)
    left, right = draft.tokens[one].word, draft.tokens[other].word
    if left == right:
        return False
    draft.replace(one, right)
    draft.replace(other, left)
    return True


EARLY_EDITS: dict[Edit, float] = {
    delete_word: 0.26,
    delete_name: 0.06,
    delete_phrase: 0.17,
    delete_words: 0.05,
    delete_clause: 0.10,
    insert_modifier: 0.06,
    insert_phrase: 0.05,
    replace_word: 0.09,
    replace_opposite: 0.06,
    replace_name: 0.04,
    replace_number: 0.03,
    negate: 0.05,
    swap_names: 0.01,
}

LATE_EDITS: dict[Edit, float] = {
    delete_word: 0.25,
    delete_name: 0.05,
    delete_phrase: 0.13,
    delete_words: 0.04,
    delete_clause: 0.08,
    insert_modifier: 0.10,
    insert_phrase: 0.05,
    insert_frame: 0.05,
    replace_word: 0.10,
    replace_opposite: 0.06,
    replace_name: 0.07,
    replace_number: 0.03,
    negate: 0.04,
    swap_names: 0.01,
}

_N_EDITS = (0.55, 0.27, 0.13, 0.05)
"""How often a sentence gets one, two, three or four edits; a short one fewer."""

_WORDS_PER_EDIT = 5


def untouched(text: str) -> Variant:
    """Return a sentence as it is."""
    n_words = len(Draft(text))
    return Variant(text, tuple(range(n_words)), (Fate.KEPT,) * n_words, (Fate.KEPT,) * n_words)


def damage(
    text: str, sources: Sources, dice: random.Random, edits: Mapping[Edit, float] = EARLY_EDITS
) -> Variant | None:
    """Return ``text`` with one or several of ``edits``, None when none of those tried found a place."""
    draft = Draft(text)
    wanted = min(dice.choices(range(1, 5), _N_EDITS)[0], 1 + len(draft) // _WORDS_PER_EDIT)
    done = 0
    for edit in dice.choices([*edits], [*edits.values()], k=3 * wanted):
        done += len(draft) > 1 and edit(draft, sources, dice)
        if done == wanted:
            break
    if dice.random() < 0.03:  # writing without capitals loses nothing
        draft.tokens = [type(token)(token.gap, token.word.lower(), token.origin, token.fate) for token in draft.tokens]
    return draft.finish() if done else None
