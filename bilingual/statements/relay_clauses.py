"""Clauses that only say who passed something on, taken off their sentence so that the rest reads like any other.

…, Reuters reported. According to the Tribune, Novak said …. …, передаёт ТАСС. Reuters reported …, citing officials.
Reuters reported that Novak said …. A post claims that Novak said ….
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bilingual.datatypes import Span
from bilingual.statements.cues import COMPLEMENTISERS, CUES
from bilingual.statements.frame import Frame
from bilingual.statements.mentions import Mention, mention_in
from bilingual.statements.relays import LONGEST_CLAUSE, PASSES_ON, find_cited, phrase_behind
from bilingual.statements.scene import LONGEST_GAP
from bilingual.statements.sentences import Sentence
from bilingual.statements.wordlist import word_set

__all__ = ["Cited", "Relayed", "take_citation_off", "take_relay_off"]

_CLAIMS = word_set("claims claim claimed alleges alleging claiming утверждает утверждают утверждается утверждалось")
_POSTED = word_set(
    """
    post posts screenshot screenshots video videos clip image meme caption headline article message account accounts
    пост посты скриншот скриншоты видео ролик публикация публикации сообщение заголовок картинка статья аккаунт
    """
)
"""What goes round with words that someone is said to have said: who claims so is nobody."""

_LONGEST_TITLE = 8
"""Words of an office before a name: "Russian Foreign Ministry spokeswoman" Maria Zakharova."""


@dataclass(frozen=True, slots=True)
class Relayed:
    """A sentence without the clause that says who passed it on, that relay, and the frame of that clause."""

    sentence: Sentence
    relay: Mention
    frame: Frame


@dataclass(frozen=True, slots=True)
class Cited:
    """A sentence without whom it cites, and who that is in which words."""

    sentence: Sentence
    who: Mention
    phrase: Span


def take_citation_off(sentence: Sentence) -> Cited | None:
    """Return the sentence without whom it cites at its end, or None: Reuters reported that it would close, citing ….

    Only a verb that passes something on makes those who are cited its speakers.
    """
    tokens = sentence.tokens
    if not any(token.low in PASSES_ON[sentence.language] for token in tokens):
        return None
    for at in range(len(tokens) - 2, max(0, len(tokens) - LONGEST_CLAUSE), -1):
        if tokens[at].text != "," and tokens[at].low != "со":
            continue
        found = find_cited(tokens, at, sentence.names, sentence.language)
        if found and all(token.kind == "mark" for token in tokens[found[2] :]):
            names = tuple(name for name in sentence.names if name.last < at)
            kept = (*tokens[:at], *tokens[found[2] :])
            return Cited(replace(sentence, tokens=kept, names=names), found[0], found[1])
    return None


def take_relay_off(sentence: Sentence, frames: Sequence[Frame]) -> Relayed | None:
    """Return the sentence without the clause at its end or beginning that only names a relay, or None without one.

    …, Reuters reported. …, according to the Tribune. According to the Tribune, Novak said …. Как сообщает ТАСС, ….
    Reuters reported that Novak said ….
    """
    if len(frames) < 2:
        return None
    return _at_end(sentence, frames[-1]) or _at_start(sentence, frames[0]) or _around(sentence, frames)


def _at_end(sentence: Sentence, frame: Frame) -> Relayed | None:
    tokens = sentence.tokens
    last = len(tokens) - 1
    while last > frame.cue and tokens[last].kind == "mark":
        last -= 1
    if frame.start < 2 or tokens[frame.start - 1].text not in ",—–-" or last - frame.start > LONGEST_CLAUSE:
        return None
    if frame.kind == "according":
        relay = frame.subject
    elif tokens[frame.cue].low not in PASSES_ON[sentence.language]:
        return None
    elif last > frame.cue and sentence.language == "ru":
        relay = phrase_behind(tokens, frame.cue, last)
    else:
        relay = frame.subject if last <= frame.cue + 1 else None
    if relay is None or relay.kind == "pronoun" or any(token.text in ",;:" for token in tokens[frame.start : last]):
        return None
    end = tokens[last + 1 :] if last + 1 < len(tokens) and tokens[-1].text in ".!?…" else ()
    kept = (*tokens[: frame.start - 1], *end)
    names = tuple(name for name in sentence.names if name.last < frame.start - 1)
    return Relayed(replace(sentence, tokens=kept, names=names), relay, frame)


def _at_start(sentence: Sentence, frame: Frame) -> Relayed | None:
    tokens = sentence.tokens
    opens = frame.start == 0 and frame.kind in ("according", "as-said")
    if not opens or frame.subject is None or frame.subject.kind == "pronoun" or frame.subject.last > frame.stop:
        return None
    first = max(frame.stop, frame.subject.last + 1)
    if first + 1 >= len(tokens) or tokens[first].text != ",":
        return None
    return Relayed(_behind(sentence, first), frame.subject, frame)


def _around(sentence: Sentence, frames: Sequence[Frame]) -> Relayed | None:
    """Read: Reuters reported that "Novak said …". Who says it is named at once behind the conjunction."""
    tokens, outer, inner = sentence.tokens, frames[0], frames[1]
    relay = _who_passes_on(sentence, outer)
    if relay is None or inner.kind != "verb" or inner.shared or inner.subject is None or inner.inverted:
        return None
    words = COMPLEMENTISERS[sentence.language]
    reach = range(outer.stop, min(outer.stop + LONGEST_GAP, inner.subject.first))
    first = next((at for at in reach if tokens[at].low in words), None)
    if first is None or inner.subject.kind == "pronoun" or inner.subject.first - first > _LONGEST_TITLE:
        return None
    title = tokens[first + 1 : inner.subject.first]
    if any(token.kind != "word" or token.low in CUES[sentence.language] for token in title):
        return None
    return Relayed(_behind(sentence, first), relay, outer)


def _who_passes_on(sentence: Sentence, frame: Frame) -> Mention | None:
    """Return the outlet that reports, or the post that claims, at the head of a sentence; None for a person's claim."""
    tokens, subject = sentence.tokens, frame.subject
    cue = tokens[frame.cue].low
    if frame.kind != "verb" or subject is None or subject.kind == "pronoun":
        return None
    if cue in PASSES_ON[sentence.language]:
        return subject
    noun = next((at for at, token in enumerate(tokens[:LONGEST_GAP]) if token.low in _POSTED), None)
    if cue not in _CLAIMS or noun is None or noun >= frame.cue:
        return None
    return mention_in(tokens, 0, noun, (), sentence.language)


def _behind(sentence: Sentence, at: int) -> Sentence:
    """Return a sentence without its tokens up to and with ``at``."""
    names = tuple(
        replace(name, first=name.first - at - 1, last=name.last - at - 1) for name in sentence.names if name.first > at
    )
    return replace(sentence, tokens=sentence.tokens[at + 1 :], names=names)
