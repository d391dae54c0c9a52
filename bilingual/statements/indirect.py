"""What was said in other words beside a frame: clauses, indirect questions, infinitives."""

from __future__ import annotations

from collections.abc import Sequence

from bilingual.statements.cues import COMPLEMENTISERS, CUES, QUESTION_WORDS
from bilingual.statements.homographs import is_no_verb
from bilingual.statements.mentions import DETERMINERS, PREPOSITIONS
from bilingual.statements.quotes import looks_like_title
from bilingual.statements.scene import LONGEST_GAP, Part, Scene, may_be_said, stretch
from bilingual.statements.tokens import Token
from bilingual.statements.verbs import has_finite_verb, is_infinitive
from bilingual.statements.wordlist import word_set

__all__ = [
    "clause_after_conjunction",
    "clause_before_frame",
    "clause_beside_source",
    "clause_without_conjunction",
    "indirect_question",
    "infinitive_after_cue",
    "is_about_this",
    "quoted_object",
]

_RELATIVES = word_set("who which whose где которые который которая которое кто если when if because")

_RELATIVE_WORDS = word_set("who whom which whose который которая которое которые которого которую которых")
_CIRCUMSTANCE_START = word_set(
    """
    in on at during to after before from via while as when late early last this yesterday today monday tuesday
    wednesday thursday friday saturday sunday with for about of by в во на по с со после перед до из об о для
    вчера сегодня накануне во через журналистам
    """
)

_LONGEST_CONNECTIVE = 3
"""Words before «по словам Новака» that only join: «Более того, по словам Новака, …»."""

_NEAR_OBJECT = 3
"""Words behind a promise in which what was promised begins to be quoted."""

_SHORTEST_CLAUSE = 4
"""Words behind "said" that must be a clause, whatever its verb: said the videos show a man."""

_LONGEST_ADDRESSEE = 8
"""Words behind "told" that only say whom: told reporters at the airport on Monday."""

_NEAR = word_set("this last earlier")
_TIMES = word_set("week month year morning evening night")
_ADDRESSING = word_set("asked told warned tells asks warns")
_INTRODUCTIONS = word_set(
    """
    in on at during after before following speaking asked when while as responding referring according with for
    by from if since despite because although adding в во на после перед говоря отвечая выступая комментируя как
    когда если хотя согласно по при с со
    """
)


def clause_after_conjunction(scene: Scene) -> list[Part] | None:
    """Read: he said that …; he asked whether …; он заявил, что …."""
    after = scene.after
    words = COMPLEMENTISERS[scene.language]
    outside = _outside_brackets(after)
    for index, token in outside:
        is_outlet = scene.language == "en" and token.kind == "quote" and looks_like_title(token.text)
        cue = CUES[scene.language].get(token.low)
        is_verb = cue is not None and not is_no_verb(scene.tokens, scene.frame.stop + index, scene.language, cue)
        if (may_be_said(after, index) and not is_outlet) or is_verb or token.text in ".:;":
            return None
        if token.low in words:
            between = [item for at, item in outside if at < index]
            if scene.language == "en" and has_finite_verb(between, "en"):
                return None  # said he was happy that: the conjunction stands inside what was said
            if scene.language == "ru" and index > 0 and after[index - 1].text != "," and token.low == "что":
                return None
            if scene.language == "en" and not _may_be_conjunction(scene, index):
                return None
            return _clause(scene, scene.frame.stop + index + 1)
    return None


def _outside_brackets(tokens: Sequence[Token]) -> list[tuple[int, Token]]:
    """Return the first tokens with their places, without what stands in brackets: on his channel (it is large) that."""
    depth = 0
    found: list[tuple[int, Token]] = []
    for index, token in enumerate(tokens):
        if token.text == ")":
            depth = max(0, depth - 1)
        elif token.text == "(":
            depth += 1
        elif not depth:
            found.append((index, token))
        if len(found) > LONGEST_GAP:
            break
    return found


def _may_be_conjunction(scene: Scene, index: int) -> bool:
    """Tell whether "that" begins a clause and is not a pronoun (said that.) or a relative (said the man that)."""
    following = scene.after[index + 1 :]
    return (len(following) > 1 and following[0].text == ",") or (bool(following) and following[0].kind != "mark")


def indirect_question(scene: Scene) -> list[Part] | None:
    """Read: he asked why …; он рассказал, как …."""
    after = scene.after
    for index, token in enumerate(after[:5]):
        if token.kind == "quote" or token.text in ".:;":
            return None
        if token.low in QUESTION_WORDS[scene.language]:
            if scene.language == "ru" and (index == 0 or after[index - 1].text != ","):
                return None
            if scene.language == "en" and has_finite_verb(after[:index], "en"):
                return None  # said he would believe it when: a clause of what was said
            if scene.frame.cue_kind == "commit" and any(is_infinitive(item, scene.language) for item in after[:index]):
                return None  # urged them to say when
            return _clause(scene, scene.frame.stop + index)
    return None


def infinitive_after_cue(scene: Scene) -> list[Part] | None:
    """Read: he vowed to …; он пообещал сделать …."""
    if scene.frame.cue_kind != "commit" and scene.tokens[scene.frame.cue].low not in _ADDRESSING:
        return None
    if scene.frame.cue_kind != "commit" and scene.after and scene.after[0].low in ("to", "not"):
        return None  # who asked not to be named
    for index, token in enumerate(scene.after[:LONGEST_GAP]):
        if token.kind in ("quote", "mark"):
            return None
        following = scene.after[index + 1] if index + 1 < len(scene.after) else None
        opens_quotation = token.low == "to" and following is not None and following.kind == "quote"
        if is_infinitive(token, scene.language) or opens_quotation:
            return _clause(scene, scene.frame.stop)
    return None


def quoted_object(scene: Scene) -> list[Part] | None:
    """Read: пообещал «жёсткий ответ» на удар; потребовал от Осло «извинений»."""
    opens = any(token.kind == "quote" and not token.is_outlet for token in scene.after[:_NEAR_OBJECT])
    is_plain = all(token.kind != "mark" for token in scene.after[:_NEAR_OBJECT])
    if scene.frame.cue_kind != "commit" or scene.language != "ru" or not (opens and is_plain):
        return None
    return _clause(scene, scene.frame.stop)


def clause_without_conjunction(scene: Scene) -> list[Part] | None:
    """Read: he said the plan was dead. English leaves "that" out."""
    if scene.language != "en" or scene.frame.inverted or scene.frame.cue_kind in ("label", "commit"):
        return None
    first = scene.frame.stop
    tokens = scene.tokens
    if tokens[scene.frame.cue].low == "posted" and first < scene.right and tokens[first].low in PREPOSITIONS:
        return None  # remarks posted on his channel
    while first < scene.right and _is_circumstance(tokens, first, scene.right):
        first += 1 if tokens[first].low not in ("on", "in", "at") else _phrase_length(tokens, first, scene.right)
    if (
        first >= scene.right
        or tokens[first].kind == "mark"
        or tokens[first].low in ("of", "for", "by", "to", "and", "not")
    ):
        return None
    if tokens[first].low in _CIRCUMSTANCE_START and scene.before:
        return None
    if scene.tokens[scene.frame.cue].low in ("told", "tells", "telling"):
        first = _past_object(scene, first)
    if not has_finite_verb(tokens[first : _before_by(scene, first)], "en") and not _must_be_clause(scene, first):
        return None
    return _clause(scene, first)


def _before_by(scene: Scene, first: int) -> int:
    """Return where "by saying" begins, whose clause is another's: answered a question by saying …."""
    for at in range(first, scene.right - 1):
        cue = CUES["en"].get(scene.tokens[at + 1].low)
        if scene.tokens[at].low == "by" and cue and not cue.finite:
            return at
    return scene.right


def _must_be_clause(scene: Scene, first: int) -> bool:
    """Tell whether several words behind "said" open with a noun phrase: no one says a thing, so a verb will follow."""
    tokens = scene.tokens
    if first >= scene.right:
        return False
    words = [token for token in tokens[first : scene.right] if token.kind == "word"]
    opens = tokens[first].low in DETERMINERS or tokens[first].is_capitalised
    return tokens[scene.frame.cue].low in ("said", "says") and opens and len(words) > _SHORTEST_CLAUSE


def _is_circumstance(tokens: Sequence[Token], at: int, right: int) -> bool:
    """Tell whether a time or place stands between the verb and its clause: "said Monday", "said in a statement"."""
    token = tokens[at]
    if token.low.endswith("day") and token.is_capitalised:
        return True
    if token.low in _NEAR or token.low in _TIMES:
        near = {item.low for item in tokens[at - 1 : at + 2]}
        return bool(near & _NEAR) and bool(near & _TIMES)
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
    if [token.text for token in scene.after] == [":"]:
        return None  # his remarks, posted on his channel, read: what follows was said
    if tokens[frame.start].low in COMPLEMENTISERS[scene.language] or tokens[frame.start].low in _RELATIVES:
        return None  # the frame stands inside what someone else says
    if frame.start > 1 and tokens[frame.start - 2].low in _RELATIVE_WORDS:
        said = stretch(scene, frame.stop + 1, scene.right) if _comma_follows(scene) else None
        return [said] if said else None  # the general, whom, he said, they covered up for
    if frame.subject and frame.subject.text.lower() in ("who", "which", "that"):
        return None  # he is not a man who complains
    if frame.subject and not frame.inverted and frame.subject.first < frame.start:
        return None  # its subject lies in what would be said
    before = stretch(scene, scene.left, frame.start)
    if before is None or frame.shared or is_about_this(scene.before):
        return None
    resumed = stretch(scene, frame.stop + 1, scene.right) if _comma_follows(scene) else None
    if not any(token.kind == "word" for token in scene.after):
        return None if _introduces(scene.before) and not has_finite_verb(scene.before, scene.language) else [before]
    complete = has_finite_verb(scene.before, scene.language)
    if complete and not (frame.subject is None and frame.text.endswith("ing")):
        after = scene.after
        opens = bool(after) and after[0].kind != "mark" and after[0].low not in _CIRCUMSTANCE_START
        if opens and scene.language == "en" and not _is_addressed(scene):
            return None
        return [before]
    if resumed and not _introduces(scene.before):
        return [before, resumed]
    return [resumed] if resumed else None


def _is_addressed(scene: Scene) -> bool:
    """Tell whether only the person spoken to stands behind the verb: …, Novak told The Tribune."""
    words = [token for token in scene.after if token.kind != "mark"]
    is_telling = scene.tokens[scene.frame.cue].low in ("told", "tells")
    return is_telling and len(words) <= _LONGEST_ADDRESSEE and not has_finite_verb(words, "en")


def clause_found_out(scene: Scene) -> list[Part] | None:
    """Read: the deal is dead, the paper has learned. Behind its clause such a verb has nothing more to say."""
    return clause_before_frame(scene) if not any(token.kind == "word" for token in scene.after) else None


def is_about_this(tokens: Sequence[Token]) -> bool:
    """Tell whether a sentence opens with «Об этом», which stands for the sentence before it."""
    return [token.low for token in tokens[:2]] == ["об", "этом"]


def _comma_follows(scene: Scene) -> bool:
    return bool(scene.after) and scene.after[0].text == "," and any(token.kind == "word" for token in scene.after)


def _introduces(tokens: Sequence[Token]) -> bool:
    """Tell whether a short phrase only sets the scene: "Speaking in Oslo, …"."""
    return bool(tokens) and tokens[0].low in _INTRODUCTIONS


def clause_beside_source(scene: Scene) -> list[Part] | None:
    """Read: according to Novak, …; …, as Novak said; по словам Новака, …."""
    after = stretch(scene, scene.frame.stop, scene.right)
    opens = scene.frame.start - scene.left <= 2 and not any(token.kind == "quote" for token in scene.before)
    if opens or not any(token.kind in ("word", "quote") for token in scene.before):
        return [after] if after else None
    if scene.before[0].low == "what":
        return None  # what she said, according to the transcript, was:
    before = stretch(scene, scene.left, scene.frame.start)
    if before is None:
        return [after] if after else None
    if after and scene.after[0].text == "," and not has_finite_verb(scene.before, scene.language):
        n_words = sum(token.kind == "word" for token in scene.before)
        return [after] if n_words <= _LONGEST_CONNECTIVE and scene.language == "ru" else [before, after]
    return [before]


def _clause(scene: Scene, first: int) -> list[Part] | None:
    """Return tokens ``first`` to the scene's right edge as indirect speech, or the quotation it consists of."""
    part = stretch(scene, first, scene.right)
    return [part] if part else None
