"""What is said by the object of a verb alone: what a study finds, what someone accuses another of."""

from __future__ import annotations

from bilingual.statements.indirect import clause_without_conjunction, indirect_question
from bilingual.statements.scene import Part, Scene, stretch
from bilingual.statements.wordlist import word_set

__all__ = ["clause_of_finding", "object_of_judgement"]

_CALLS = word_set("called calls calling call")
_NONE = frozenset[str]()
_JUDGEMENTS: dict[str, frozenset[str]] = {
    **dict.fromkeys(_CALLS, word_set("for on")),
    **dict.fromkeys(word_set("accused accuses accusing accuse"), word_set("of")),
    **dict.fromkeys(
        word_set("attacked attacks attacking blasted blasts slammed slams slamming defended defends defending"),
        word_set("for over as"),
    ),
    **dict.fromkeys(
        word_set(
            """
            criticized criticizes criticizing condemned condemns condemning denounced denounces denouncing praised
            praises praising mocked mocks derided decried ridiculed dismissed dismisses cited cites questioned questions
            questioning denied denies promising proposed proposes proposing demanded demands demanding promised promises
            pledged pledges announced announces acknowledged acknowledges blamed blames blaming
            раскритиковал раскритиковала раскритиковали осудил осудила осудили
            """
        ),
        _NONE,
    ),
    **dict.fromkeys(word_set("обвинил обвинила обвинили обвиняет обвиняют"), word_set("в во")),
}
"""Verbs that say what was said by its object alone, and the words one of which must follow in it."""

_FINDERS = word_set(
    """
    study studies poll polls survey surveys analysis analyses report reports research data record records document
    documents figures statistics tests test investigation inquiry audit review panel court jury judge tribunal
    commission researchers scientists investigators footage video tally
    """
)
"""What finds or shows something in words: studies, records, and those who decide."""


def clause_of_finding(scene: Scene) -> list[Part] | None:
    """Read: the study found the river is clean; records show he left. Of people such a verb means that they saw it."""
    subject = scene.frame.subject
    if subject is None or not _FINDERS & {token.low for token in scene.tokens[subject.first : subject.last + 1]}:
        return None
    return clause_without_conjunction(scene) or indirect_question(scene)


def object_of_judgement(scene: Scene) -> list[Part] | None:
    """Read: he accused the council of hiding it; she called for their release; он обвинил совет в обмане."""
    frame, after = scene.frame, scene.after
    low = scene.tokens[frame.cue].low
    if frame.subject is None or frame.passive or any(token.kind == "quote" for token in after):
        return None
    joins = _JUDGEMENTS.get(low)
    if joins is None:
        return None
    stop = next((at for at, token in enumerate(after) if token.text in ",;:—" and at > 0), len(after))
    words = [token.low for token in after[:stop]]
    if low in _CALLS:
        return _stretch_of(scene, frame.stop + 1, frame.stop + stop) if words[:1] and words[0] in joins else None
    if joins and not joins & set(words[1:]):
        return None
    return _stretch_of(scene, frame.stop, frame.stop + stop) if len(words) > 1 else None


def _stretch_of(scene: Scene, first: int, stop: int) -> list[Part] | None:
    part = stretch(scene, first, stop)
    return [part] if part else None
