"""Who a mention stands for: names in full, pronouns and descriptions by what the document said before.

Nearest-antecedent rules in the spirit of Hobbs (Resolving Pronoun References, 1978) and of centering: the last subject
who fits comes first, and the speaker of the last statement counts as one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bilingual.datatypes import Span, Speaker
from bilingual.statements.descriptions import STEM, THINGS, Described, describing_stems, fold_stems, head_of
from bilingual.statements.draft import Draft
from bilingual.statements.gender import guess_gender
from bilingual.statements.institutions import is_institution
from bilingual.statements.mentions import Mention
from bilingual.statements.name_index import NameIndex
from bilingual.statements.names import TITLES, Name
from bilingual.statements.newspapers import is_newspaper
from bilingual.statements.sentences import Sentence
from bilingual.statements.wordlist import word_set
from bilingual.transliteration import is_cyrillic
from bilingual.words import fold, is_content_word

__all__ = ["Resolver", "Spoken"]

_SUBJECTS = {"его": "он", "ее": "она", "их": "они", "him": "he", "her": "she", "them": "they", "та": "она", "тот": "он"}
"""Pronouns in the case that "according to" and «по … словам» ask for."""

_PERSONAL = word_set("he she он она")
_GENDERS = {"he": "m", "он": "m", "she": "f", "она": "f"}
_THING = word_set("it they оно они")
_RELATIVE = word_set("who кто который которая которые")
_DOCUMENTS = re.compile(
    r"\b(?:tweets?|posts?|statements?|letter|message|report|speech|твит\w*|пост\w?|заявлени\w+|письм\w+|сообщени\w+)\b",
    re.IGNORECASE,
)
"""What "it" may stand for when it says something: the words of the speaker before."""

_JOINED = re.compile(r"\s(?:and|и)\s")
"""Two people who speak together."""

_INDEFINITE = word_set("a an one another some many several few two three most other others")

_FAR = 1500
"""Characters back to which a pronoun reaches: two or three paragraphs of news."""

_NEAR = 250
"""Characters back to which "the agency" is the one named last: a sentence or two."""

_GENERIC = word_set("agency company ministry bank group union firm university council committee court paper newspaper")
_DOCUMENT_NOUNS = word_set("statement letter post tweet message email")
_WORDING = word_set("sentence version text passage translation original phrase wording")
_LONGEST_DESCRIPTION = 5
"""Words in which a sentence's opening may describe someone."""


_ROLE = re.compile(
    r"(?:er|or|ist|ian|man|woman|ress|eer|pilot|coach|chef|nurse|boss|expert"
    r"|ист|тель|ница|лог|мен|ёр|ер|ор|ник|щик|чик|арь|истка|ица|граф|тренер|хирург|педагог|врач|пилот)$"
)
"""Endings of nouns for people by what they do."""

_ANONYMOUS = word_set(
    """
    spokesman spokeswoman spokesperson officer prosecutor lawyer reporter moderator interviewer neighbor driver author
    paper letter newspaper ministry order former other member computer number center partner commissioner commander
    officer leader governor minister director doctor caller insider user reader observer lawmaker anchor poster power
    company answer error factor sector father mother brother sister manager attorney editor mayor historian
    представитель источник собеседник очевидец корреспондент журналист ведомство следователь прокурор адвокат
    чиновник военкор автор сосед водитель читатель показатель ответ спор вопрос договор вечер номер сервер центр
    министр губернатор директор доктор
    """
)
"""Roles that stand for someone unnamed as often as for the one named before, and words that are no roles."""

_ADJECTIVES = ("ый", "ий", "ой", "ая", "ое")
_SHORTEST_ROLE = 3

_SAME_DESCRIPTION = 0.5
"""Share of a description's content words that must be known of someone."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A speaker with every way the document names him; ``names`` are empty for an unknown one."""

    speaker: Speaker | None
    names: tuple[str, ...] = ()


class Resolver:
    """Resolves mentions in document order; :meth:`speaker_of` remembers who spoke."""

    def __init__(self, text: str, sentences: Iterable[Sentence], index: NameIndex) -> None:
        self._text = text
        self._index = index
        self._places: list[int] = []
        self._named_in: list[tuple[Name, ...]] = []
        self._described: dict[str, Described] = {}
        for sentence in sentences:
            self._read(sentence)
        self._last: Spoken = Spoken(None)
        self._last_frame = Span(0, 0)

    def _read(self, sentence: Sentence) -> None:
        """Remember who a sentence names and how it describes them."""
        opening = self._opening_description(sentence)
        names = (opening, *sentence.names) if opening else sentence.names
        if names:
            self._places.append(names[0].start)
            self._named_in.append(names)
        for name in sentence.names:
            stems, heads = describing_stems(sentence, name)
            is_person = self._is_person(name)
            if stems or not is_person:
                full = self._index.fullest(name.text)
                own = frozenset() if is_person else frozenset(fold_stems(full))
                known = self._described.setdefault(full, Described(full, own=own))
                known.stems |= stems
                known.heads |= heads

    def _opening_description(self, sentence: Sentence) -> Name | None:
        """Return the person a sentence's first words describe, in all of them: "The union leader" laughed."""
        tokens = sentence.tokens
        if not tokens or (sentence.language == "en" and tokens[0].low not in ("the", "his", "her", "their")):
            return None
        stems: set[str] = set()
        for index, token in enumerate(tokens[:_LONGEST_DESCRIPTION]):
            if token.kind != "word" or (index and token.is_capitalised):
                break
            if token.low.endswith(("'s", "s'")):
                return None  # the agency's administrator is not the head of the agency
            if not is_content_word(token.low):
                continue
            stems.add(fold(token.low)[:STEM])
            known = [item for item in self._described.values() if self._index.is_person(item.name)]
            full = [item for item in known if stems <= item.stems]
            if not full:
                stems.discard(fold(token.low)[:STEM])
                break
            best = full
        if not stems or len(best) != 1:
            return None
        return Name(0, 0, best[0].name, tokens[0].start, tokens[0].stop, is_person=True)

    def speaker_of(self, draft: Draft) -> Spoken:
        """Return who said ``draft``; call in document order."""
        spoken = self._resolve(draft)
        if spoken.speaker is not None:
            self._last, self._last_frame = spoken, draft.frame
        return spoken

    def _resolve(self, draft: Draft) -> Spoken:
        if draft.handle or draft.name:
            names = tuple(item for item in (draft.name, draft.handle) if item)
            return Spoken(Speaker(draft.name, draft.handle), names)
        mention = draft.mention
        if mention is None:
            near = draft.frame.start - self._last_frame.stop < _FAR
            return self._last if draft.continues and near else Spoken(None)
        if mention.kind == "handle":
            return Spoken(Speaker(None, mention.text), (mention.text,))
        if mention.kind == "name":
            return self._named(mention.text)
        if mention.kind == "pronoun":
            return self._pronoun(mention, draft.frame.start)
        return self._description(mention)

    def _named(self, name: str, described: str | None = None) -> Spoken:
        full = name if _JOINED.search(name) else self._index.fullest(name)
        return Spoken(Speaker(full), (full, described) if described else (full,))

    def _pronoun(self, mention: Mention, sentence: int) -> Spoken:
        low = _SUBJECTS.get(mention.text.lower().replace("ё", "е"), mention.text.lower())
        recent = mention.span.start - self._last_frame.stop < _FAR
        if low in _PERSONAL or low in _RELATIVE:
            # He blamed the general, who, he said, had failed: "he" is the one the sentence begins with.
            opens = self._text[sentence : mention.span.start].lower().startswith(f"{low} ")
            place = sentence if opens else mention.span.start
            return self._person_before(place, low) or (self._last if recent else Spoken(None))
        if low in _THING and recent and self._last.speaker:
            name = self._last.speaker.name or ""
            said = self._text[self._last_frame.start : max(self._last_frame.start, sentence)]
            is_person = bool(name) and self._index.is_person(name)  # a handle is no name
            if not is_person or low in ("they", "они") or _DOCUMENTS.search(said):
                return self._last
        return (low in ("it", "оно") and self._thing_before(mention.span.start)) or Spoken(None)

    def _person_before(self, place: int, low: str) -> Spoken | None:
        """Return the last person before ``place`` whom the pronoun ``low`` fits; the last speaker counts too."""
        at = bisect_left(self._places, place) - 1
        while at >= 0 and place - self._places[at] < _FAR:
            last = self._last.speaker.name if self._last.speaker else None
            is_later = self._last_frame.start > self._places[at]
            if last and is_later and _fits(last, low) and self._index.is_person(last):
                return self._last
            for name in self._named_in[at]:  # the first of a sentence is most often its subject
                if name.start < place and self._is_person(name) and _fits(self._index.fullest(name.text), low):
                    return self._named(name.text)
            at -= 1
        return None

    def _epithet(self, mention: Mention, words: Sequence[str]) -> Spoken | None:
        """Return the person before whom "the striker" stands for: the last one named or heard in these paragraphs."""
        noun = words[-1].lower()
        definite = words[0].lower() == "the" if len(words) > 1 else is_cyrillic(noun)
        if not definite or not _is_role(noun):
            return None
        gender = "она" if noun.endswith(("ница", "щица", "чица", "тка", "woman", "ress")) else ""
        return self._person_before(mention.span.start, gender)

    def _may_be(self, item: Described, phrase: str, head: str) -> bool:
        """Tell whether a phrase with this English ``head`` may be someone: no person is a union or a министерство."""
        if not head:
            if not self._index.is_person(item.name) and (
                item.own < fold_stems(phrase) or any(word in TITLES for word in phrase.lower().split())
            ):
                return False  # the president of Poland is not Poland
            first = phrase.split()[0].lower()
            is_thing = is_institution(first) and not _ROLE.search(first) and not first.endswith(_ADJECTIVES)
            return not (is_thing and self._index.is_person(item.name))
        return _ROLE.search(head) is not None or item.may_be(phrase)

    def _thing_before(self, place: int, far: int = _FAR) -> Spoken | None:
        """Return the last organisation named up to ``far`` characters before ``place`` as what "it" stands for."""
        at = bisect_left(self._places, place) - 1
        while at >= 0 and place - self._places[at] < far:
            for name in self._named_in[at]:
                if name.start < place and (not self._is_person(name) or not name.is_certain):
                    return self._named(name.text)
            at -= 1
        return None

    def _is_person(self, name: Name) -> bool:
        if not name.is_certain and self._is_described_as_thing(name):
            return False
        return name.is_person or self._index.is_person(name.text)

    def _is_described_as_thing(self, name: Name) -> bool:
        """Tell whether two capitalised words are a firm or a paper: "the newspaper Die Welt", "a maker of pumps"."""
        known = self._described.get(self._index.fullest(name.text))
        return is_newspaper(name.text) or (known is not None and bool((known.heads or known.stems) & THINGS))

    def _description(self, mention: Mention) -> Spoken:
        """Return whom a definite description fits best; an indefinite one stands for itself."""
        words = mention.text.split()
        itself = Spoken(Speaker(_without_article(mention.text)), (mention.text,))
        if words[0].lower() in _INDEFINITE:
            return itself
        stems = fold_stems(mention.text)
        if not stems:
            return itself
        is_english = not is_cyrillic(mention.text)
        head = (head_of(mention.text.lower().split()) or "") if is_english else ""
        if is_english and len(words) == 2 and head in _DOCUMENT_NOUNS and self._last.speaker:
            return self._last  # the statement reads
        if is_english and head in _WORDING:
            return self._last  # the same sentence reads
        if head.endswith("s") and _is_role(head[:-1]):
            return itself  # its engineers
        if head in _GENERIC and len(stems) == 1 and (near := self._thing_before(mention.span.start, _NEAR)):
            known = self._described.get(near.speaker.name or "") if near.speaker else None
            if known is None or not known.heads or fold(head)[:STEM] in known.heads:
                return near
        best = max(
            (item for item in self._described.values() if self._may_be(item, mention.text, head)),
            key=lambda item: (item.fits(stems), self._index.is_person(item.name)),
            default=None,
        )
        if best is None or best.fits(stems) < _SAME_DESCRIPTION:
            return (self._epithet(mention, words) if len(stems) == 1 else None) or itself
        return self._named(best.name, mention.text)


def _is_role(low: str) -> bool:
    return bool(_ROLE.search(low)) and low not in _ANONYMOUS and len(low) > _SHORTEST_ROLE


def _fits(name: str, low: str) -> bool:
    """Tell whether a pronoun may stand for ``name``, as far as its form tells."""
    gender = guess_gender(name)
    return gender is None or low not in _GENDERS or gender == _GENDERS[low]


def _without_article(text: str) -> str:
    return re.sub(r"^(?:the|a|an)\s+", "", text, flags=re.IGNORECASE)
