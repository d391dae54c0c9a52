"""What was said in quotation marks beside a frame: behind it, before it, on both sides."""

from __future__ import annotations

from collections.abc import Sequence

from bilingual.statements.cues import COMPLEMENTISERS
from bilingual.statements.indirect import clause_without_conjunction
from bilingual.statements.quotes import looks_like_title
from bilingual.statements.scene import GLUE, LONGEST_GAP, Part, Scene, may_be_said, quoted, stretch
from bilingual.statements.tokens import Token

__all__ = ["clause_after_colon", "quotation_after_cue", "quotation_around_frame", "quotation_before_frame"]


def quotation_around_frame(scene: Scene) -> list[Part] | None:
    """Read: “…,” he said, “…”."""
    at = _before_frame(scene)
    resumed = _resumed(scene) if at is not None and not _has_word_at(scene, at - 1) else []
    return [quoted(scene.tokens[at]), *resumed] if at is not None and resumed else None


def quotation_before_frame(scene: Scene) -> list[Part] | None:
    """Read: “…,” he said."""
    at = _before_frame(scene)
    if at is None:
        return None
    return _clause_ending_in_quotation(scene, at) if _has_word_at(scene, at - 1) else [quoted(scene.tokens[at])]


def _clause_ending_in_quotation(scene: Scene, at: int) -> list[Part] | None:
    """Read: the deal “got nowhere,” he said. But a name in marks (on “Face the Nation,” he said the deal …) is none."""
    if clause_without_conjunction(scene) or looks_like_title(scene.tokens[at].text):
        return None
    before = stretch(scene, scene.left, at + 1)
    return [before, *_resumed(scene)] if before else None


def _before_frame(scene: Scene) -> int | None:
    """Return the index of the quotation right before the frame, or None."""
    at = scene.frame.start - 1
    if scene.frame.start < len(scene.tokens) and scene.tokens[scene.frame.start].low in ("and", "but", "и", "но"):
        return None  # called it “a disgrace” and demanded a hearing
    while at >= scene.left and scene.tokens[at].text in GLUE:
        at -= 1
    return at if at >= scene.left and scene.tokens[at].kind == "quote" and scene.frame.cue_kind != "label" else None


def _has_word_at(scene: Scene, at: int) -> bool:
    """Tell whether a word stands at a token, so that a quotation behind it is part of its phrase."""
    return at >= scene.left and scene.tokens[at].kind in ("word", "number")


def _resumed(scene: Scene) -> list[Part]:
    """Return the quotations that resume after a frame, with a mark between."""
    after = scene.after
    at = next((index for index, token in enumerate(after) if token.kind == "quote"), None)
    if at is None or at > LONGEST_GAP or (at > 0 and after[at - 1].text not in ",.:;—–-"):
        return []
    return _quotes_from(after, at)


def quotation_after_cue(scene: Scene) -> list[Part] | None:
    """Read: he told reporters: “…” and “…”."""
    if scene.frame.cue_kind not in ("say", "act", "think", "commit"):
        return None
    after = scene.after
    at = next((index for index, token in enumerate(after) if may_be_said(after, index)), None)
    if at is None or at > LONGEST_GAP:
        return None
    if any(token.low in COMPLEMENTISERS[scene.language] for token in after[:at]):
        return None
    if at > 0 and after[at - 1].text not in GLUE:
        return None
    if at == 0 and (_is_fragment(after[0], after[1:]) or looks_like_title(after[0].text)):
        return None
    return _quotes_from(after, at)


def _is_fragment(quote: Token, rest: Sequence[Token]) -> bool:
    """Tell whether a quotation is only the first words of a longer clause (said “some” people came)."""
    inner = quote.text.strip("«»„“”\"'‘’ ")
    return inner[:1].islower() and sum(token.kind == "word" for token in rest) > 1 and inner[-1:] not in ",.!?"


def _quotes_from(tokens: Sequence[Token], first: int) -> list[Part]:
    """Return the quotation at ``first`` and those joined to it by "and" or a mark."""
    parts = [quoted(tokens[first])]
    last = first
    for index in range(first + 1, len(tokens)):
        if tokens[index].kind == "quote" and index - last <= 3:
            parts.append(quoted(tokens[index]))
            last = index
    return parts


def clause_after_colon(scene: Scene) -> list[Part] | None:
    """Read: mother said: try it yourself. A colon stands for the quotation marks."""
    after = scene.after
    for index, token in enumerate(after[:LONGEST_GAP]):
        if token.kind == "quote" or token.text in ",;":
            return None
        if token.text == ":":
            part = stretch(scene, scene.frame.stop + index + 1, scene.right)
            return [Part(part.span, "direct")] if part else None
    return None
