"""Which words of a sentence are what was said, given a reporting frame in it.

Each rule looks at the tokens left and right of the frame and returns the parts it recognises, or None. The first rule
that returns something wins; its name is what ``--explain`` prints.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from bilingual.datatypes import Language, Span
from bilingual.statements.cues import COMPLEMENTISERS, CUES, QUESTION_WORDS
from bilingual.statements.frames import Frame
from bilingual.statements.quotes import looks_like_title
from bilingual.statements.tokens import Token
from bilingual.statements.verbs import has_finite_verb, is_infinitive
from bilingual.statements.wordlist import word_set

__all__ = ["Part", "Scene", "find_parts"]

PartKind = Literal["direct", "indirect"]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of what was said, and whether it stood in quotation marks (which are left out)."""

    span: Span
    kind: PartKind


@dataclass(frozen=True, slots=True)
class Scene:
    """A frame in its sentence; what was said lies between tokens ``left`` and ``right``, before or behind the frame."""

    text: str
    tokens: Sequence[Token]
    frame: Frame
    left: int
    right: int
    language: Language

    @property
    def after(self) -> Sequence[Token]:
        """Tokens between the frame and the next."""
        return self.tokens[self.frame.stop : self.right]

    @property
    def before(self) -> Sequence[Token]:
        """Tokens between the frame before and this one."""
        return self.tokens[self.left : self.frame.start]


Rule = Callable[[Scene], "list[Part] | None"]

_RELATIVES = word_set("who which whose где которые который которая которое кто если when if because")
_LONGEST_GAP = 9
"""Words between a verb and what it governs: "told reporters in Moscow on Monday that" has six."""

_GLUE = frozenset(",:;—–-")
_CIRCUMSTANCE_START = word_set(
    """
    in on at during to after before from via while as when late early last this yesterday today monday tuesday
    wednesday thursday friday saturday sunday with for about of by в во на по с со после перед до из об о для
    вчера сегодня накануне во через журналистам
    """
)
_INTRODUCTIONS = word_set(
    """
    in on at during after before following speaking asked when while as responding referring according with for
    by from if since despite because although adding в во на после перед говоря отвечая выступая комментируя как
    когда если хотя согласно по при с со
    """
)


def find_parts(scene: Scene) -> tuple[str, list[Part]] | None:
    """Return the name of the rule that recognises what was said, and the parts, or None."""
    unattached = scene.frame.is_participle and not scene.frame.shared
    for rule in _SURE if unattached else _RULES[scene.frame.kind]:
        parts = rule(scene)
        if parts:
            return rule.__name__, parts
    return None


def quotation_after_cue(scene: Scene) -> list[Part] | None:
    """Read: he told reporters: “…” and “…”."""
    if scene.frame.cue_kind not in ("say", "act", "think", "commit"):
        return None
    after = scene.after
    at = next((index for index, token in enumerate(after) if _may_be_said(after, index)), None)
    if at is None or at > _LONGEST_GAP:
        return None
    if any(token.low in COMPLEMENTISERS[scene.language] for token in after[:at]):
        return None
    if at > 0 and after[at - 1].text not in _GLUE:
        return None
    if at == 0 and (_is_fragment(after[0], after[1:]) or looks_like_title(after[0].text)):
        return None
    return _quotes_from(after, at)


def quotation_around_frame(scene: Scene) -> list[Part] | None:
    """Read: “…,” he said, “…”."""
    at = _before_frame(scene)
    resumed = _resumed(scene) if at is not None and not _has_word_at(scene, at - 1) else []
    return [_quoted(scene.tokens[at]), *resumed] if at is not None and resumed else None


def _before_frame(scene: Scene) -> int | None:
    """Return the index of the quotation right before the frame, or None."""
    at = scene.frame.start - 1
    while at >= scene.left and scene.tokens[at].text in _GLUE:
        at -= 1
    return at if at >= scene.left and scene.tokens[at].kind == "quote" and scene.frame.cue_kind != "label" else None


def _has_word_at(scene: Scene, at: int) -> bool:
    """Tell whether a word stands at a token, so that a quotation behind it is part of its phrase."""
    return at >= scene.left and scene.tokens[at].kind in ("word", "number")


def _may_be_said(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a token is a quotation, and no outlet the speaker talked to."""
    token = tokens[index]
    return token.kind == "quote" and not (token.is_outlet and (index == 0 or tokens[index - 1].text not in _GLUE))


def _is_fragment(quote: Token, rest: Sequence[Token]) -> bool:
    """Tell whether a quotation is only the first words of a longer clause (said “some” people came)."""
    inner = quote.text.strip("«»„“”\"'‘’ ")
    return inner[:1].islower() and sum(token.kind == "word" for token in rest) > 1 and inner[-1:] not in ",.!?"


def _quotes_from(tokens: Sequence[Token], first: int) -> list[Part]:
    """Return the quotation at ``first`` and those joined to it by "and" or a mark."""
    parts = [_quoted(tokens[first])]
    last = first
    for index in range(first + 1, len(tokens)):
        if tokens[index].kind == "quote" and index - last <= 3:
            parts.append(_quoted(tokens[index]))
            last = index
    return parts


def _quoted(token: Token) -> Part:
    assert token.quote is not None  # noqa: S101  (a token of kind "quote" has one)
    return Part(token.quote.inner, "direct")


def clause_after_conjunction(scene: Scene) -> list[Part] | None:
    """Read: he said that …; he asked whether …; он заявил, что …."""
    after = scene.after
    words = COMPLEMENTISERS[scene.language]
    for index, token in enumerate(after[: _LONGEST_GAP + 1]):
        if _may_be_said(after, index) or token.low in CUES[scene.language] or token.text in ".:;":
            return None
        if token.low in words:
            if scene.language == "ru" and index > 0 and after[index - 1].text != "," and token.low == "что":
                return None
            if scene.language == "en" and not _may_be_conjunction(scene, index):
                return None
            return _clause(scene, scene.frame.stop + index + 1)
    return None


def _may_be_conjunction(scene: Scene, index: int) -> bool:
    """Tell whether "that" begins a clause and is not a pronoun (said that.) or a relative (said the man that)."""
    following = scene.after[index + 1 : index + 2]
    return bool(following) and (following[0].kind != "mark")


def indirect_question(scene: Scene) -> list[Part] | None:
    """Read: he asked why …; он рассказал, как …."""
    after = scene.after
    for index, token in enumerate(after[:5]):
        if token.kind == "quote" or token.text in ".:;":
            return None
        if token.low in QUESTION_WORDS[scene.language]:
            if scene.language == "ru" and (index == 0 or after[index - 1].text != ","):
                return None
            return _clause(scene, scene.frame.stop + index)
    return None


def infinitive_after_cue(scene: Scene) -> list[Part] | None:
    """Read: he vowed to …; он пообещал сделать …."""
    if scene.frame.cue_kind != "commit" and scene.tokens[scene.frame.cue].low not in ("asked", "told", "warned"):
        return None
    for token in scene.after[:6]:
        if token.kind in ("quote", "mark"):
            return None
        if is_infinitive(token, scene.language):
            return _clause(scene, scene.frame.stop)
    return None


def clause_after_colon(scene: Scene) -> list[Part] | None:
    """Read: mother said: try it yourself. A colon stands for the quotation marks."""
    after = scene.after
    for index, token in enumerate(after[:_LONGEST_GAP]):
        if token.kind == "quote" or token.text in ",;":
            return None
        if token.text == ":":
            part = _stretch(scene, scene.frame.stop + index + 1, scene.right)
            return [Part(part.span, "direct")] if part else None
    return None


def quotation_before_frame(scene: Scene) -> list[Part] | None:
    """Read: “…,” he said."""
    at = _before_frame(scene)
    if at is None:
        return None
    return _clause_ending_in_quotation(scene, at) if _has_word_at(scene, at - 1) else [_quoted(scene.tokens[at])]


def _clause_ending_in_quotation(scene: Scene, at: int) -> list[Part] | None:
    """Read: the deal “got nowhere,” he said. But a name in marks (on “Face the Nation,” he said the deal …) is none."""
    if clause_without_conjunction(scene):
        return None
    before = _stretch(scene, scene.left, at + 1)
    return [before, *_resumed(scene)] if before else None


def _resumed(scene: Scene) -> list[Part]:
    """Return the quotations that resume after a frame, with a mark between."""
    after = scene.after
    at = next((index for index, token in enumerate(after) if token.kind == "quote"), None)
    if at is None or at > _LONGEST_GAP or (at > 0 and after[at - 1].text not in ",.:;—–-"):
        return []
    return _quotes_from(after, at)


def clause_without_conjunction(scene: Scene) -> list[Part] | None:
    """Read: he said the plan was dead. English leaves "that" out."""
    if scene.language != "en" or scene.frame.inverted or scene.frame.cue_kind in ("label", "commit"):
        return None
    first = scene.frame.stop
    tokens = scene.tokens
    while first < scene.right and _is_circumstance(tokens, first, scene.right):
        first += 1 if tokens[first].low not in ("on", "in", "at") else _phrase_length(tokens, first, scene.right)
    if first >= scene.right or tokens[first].kind == "mark" or tokens[first].low in ("of", "for", "by", "to", "and"):
        return None
    if tokens[first].low in _CIRCUMSTANCE_START and scene.before:
        return None
    if scene.tokens[scene.frame.cue].low in ("told", "tells", "telling"):
        first = _past_object(scene, first)
    if not has_finite_verb(tokens[first : scene.right], "en"):
        return None
    return _clause(scene, first)


def _is_circumstance(tokens: Sequence[Token], at: int, right: int) -> bool:
    """Tell whether a time or place stands between the verb and its clause: "said Monday", "said in a statement"."""
    token = tokens[at]
    if token.low.endswith("day") and token.is_capitalised:
        return True
    return token.low in ("on", "in", "at") and at + 1 < right and _phrase_length(tokens, at, right) < right - at


def _phrase_length(tokens: Sequence[Token], at: int, right: int) -> int:
    """Return how many tokens a prepositional phrase takes: up to and with its first noun, by its determiner."""
    length = 2
    if at + 1 < right and tokens[at + 1].low in ("a", "an", "the", "his", "her", "their", "its"):
        length = 3
    return length


def _past_object(scene: Scene, first: int) -> int:
    """Return the index after the person spoken to: "told the agency the deal was off"."""
    tokens = scene.tokens
    at = first
    if tokens[at].low in ("the", "a", "his", "her"):
        at += 1
    while at + 1 < scene.right and tokens[at].is_capitalised and tokens[at + 1].is_capitalised:
        at += 1
    return min(at + 1, scene.right)


def clause_before_frame(scene: Scene) -> list[Part] | None:
    """Read: the plan is dead, he said; the plan, he said, is dead."""
    frame, tokens = scene.frame, scene.tokens
    if frame.start <= scene.left or tokens[frame.start - 1].text not in ",—–-" or frame.cue_kind in ("label", "commit"):
        return None
    if tokens[frame.start].low in COMPLEMENTISERS[scene.language] or tokens[frame.start].low in _RELATIVES:
        return None  # the frame stands inside what someone else says
    if frame.subject and not frame.inverted and frame.subject.first < frame.start:
        return None  # its subject lies in what would be said
    before = _stretch(scene, scene.left, frame.start)
    if before is None or frame.shared:
        return None
    resumed = _stretch(scene, frame.stop + 1, scene.right) if _comma_follows(scene) else None
    if not any(token.kind == "word" for token in scene.after):
        return None if _introduces(scene.before) and not has_finite_verb(scene.before, scene.language) else [before]
    complete = has_finite_verb(scene.before, scene.language)
    if complete and not (frame.subject is None and frame.text.endswith("ing")):
        after = scene.after
        if after and after[0].kind != "mark" and after[0].low not in _CIRCUMSTANCE_START and scene.language == "en":
            return None
        return [before]
    if resumed and not _introduces(scene.before):
        return [before, resumed]
    return [resumed] if resumed and scene.language == "ru" else None


def _comma_follows(scene: Scene) -> bool:
    return bool(scene.after) and scene.after[0].text == "," and any(token.kind == "word" for token in scene.after)


def _introduces(tokens: Sequence[Token]) -> bool:
    """Tell whether a short phrase only sets the scene: "Speaking in Oslo, …"."""
    return bool(tokens) and tokens[0].low in _INTRODUCTIONS


def clause_beside_source(scene: Scene) -> list[Part] | None:
    """Read: according to Novak, …; …, as Novak said; по словам Новака, …."""
    after = _stretch(scene, scene.frame.stop, scene.right)
    opens = scene.frame.start - scene.left <= 2
    if opens or not any(token.kind in ("word", "quote") for token in scene.before):
        return [after] if after else None
    before = _stretch(scene, scene.left, scene.frame.start)
    if before is None:
        return [after] if after else None
    if after and scene.after[0].text == "," and not has_finite_verb(scene.before, scene.language):
        return [before, after]
    return [before]


def _clause(scene: Scene, first: int) -> list[Part] | None:
    """Return tokens ``first`` to the scene's right edge as indirect speech, or the quotation it consists of."""
    part = _stretch(scene, first, scene.right)
    return [part] if part else None


def _stretch(scene: Scene, first: int, stop: int) -> Part | None:
    """Return the tokens ``first`` to ``stop`` without marks at the edges; a lone quotation gives its inside."""
    tokens = scene.tokens
    while first < stop and tokens[first].text in ",;:—–-…" and tokens[first].kind == "mark":
        first += 1
    while stop > first and tokens[stop - 1].kind == "mark" and tokens[stop - 1].text in ",;:—–-.":
        stop -= 1  # a full stop ends the reporting sentence, not what was said in it
    words = [token for token in tokens[first:stop] if token.kind != "mark"]
    if not words:
        return None
    if len(words) == 1 and words[0].kind == "quote":
        return _quoted(words[0])
    return Part(Span(tokens[first].start, tokens[stop - 1].stop), "indirect")


_RULES: dict[str, tuple[Rule, ...]] = {
    "verb": (
        quotation_around_frame,
        quotation_after_cue,
        clause_after_conjunction,
        quotation_before_frame,
        indirect_question,
        infinitive_after_cue,
        clause_after_colon,
        clause_without_conjunction,
        clause_before_frame,
    ),
    "according": (clause_beside_source,),
    "as-said": (clause_beside_source,),
}
"""Rules by kind of frame, in the order of how sure they are."""

_SURE = (quotation_after_cue, clause_after_conjunction)
"""Rules for a participle without a verb to lean on ("Adding to this, …" reports nothing)."""
