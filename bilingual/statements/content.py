"""Which words of a sentence are what was said, given a reporting frame in it.

Each rule looks at the tokens left and right of the frame and returns the parts it recognises, or None. The first rule
that returns something wins; its name is what ``--explain`` prints.
"""

from __future__ import annotations

from bilingual.statements.direct import (
    clause_after_colon,
    quotation_after_cue,
    quotation_around_frame,
    quotation_before_frame,
)
from bilingual.statements.indirect import (
    clause_after_conjunction,
    clause_before_frame,
    clause_beside_source,
    clause_without_conjunction,
    indirect_question,
    infinitive_after_cue,
)
from bilingual.statements.scene import Part, Rule, Scene

__all__ = ["find_parts"]

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


def find_parts(scene: Scene) -> tuple[str, list[Part]] | None:
    """Return the name of the rule that recognises what was said, and the parts, or None."""
    unattached = scene.frame.is_participle and not scene.frame.shared
    for rule in _SURE if unattached else _RULES[scene.frame.kind]:
        parts = rule(scene)
        if parts:
            return rule.__name__, parts
    return None
