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
    clause_found_out,
    clause_without_conjunction,
    indirect_question,
    infinitive_after_cue,
    quoted_object,
)
from bilingual.statements.judgements import clause_of_finding, object_of_judgement
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
        quoted_object,
        clause_after_colon,
        clause_without_conjunction,
        clause_before_frame,
        object_of_judgement,
    ),
    "according": (clause_beside_source,),
    "as-said": (clause_beside_source,),
}
"""Rules by kind of frame, in the order of how sure they are."""

_SURE = (quotation_after_cue, clause_after_conjunction)
"""Rules for a participle without a verb to lean on ("Adding to this, …" reports nothing)."""

_BEHIND_A_COMMA = (*_SURE, indirect_question, clause_without_conjunction)
"""Rules for a participle that continues its clause behind a comma: "Novak pulled out, saying the deal was dead"."""


def find_parts(scene: Scene) -> tuple[str, list[Part]] | None:
    """Return the name of the rule that recognises what was said, and the parts, or None."""
    rules = _RULES[scene.frame.kind]
    if scene.frame.cue_kind == "find":
        rules = (clause_after_conjunction, clause_found_out, clause_of_finding)
    elif scene.frame.passive:
        rules = _SURE
    elif scene.frame.is_participle and not scene.frame.shared:
        at = scene.frame.start - 1
        behind_comma = at >= 0 and scene.tokens[at].low in (",", "by") and scene.frame.cue_kind == "say"
        rules = _BEHIND_A_COMMA if behind_comma else _SURE
    for rule in rules:
        parts = rule(scene)
        if parts:
            return rule.__name__, parts
    return None
