"""What a paragraph's last sentence says about the words that follow it: "She tweeted:"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bilingual.datatypes import Span
from bilingual.statements.cues import TWEET_WORDS
from bilingual.statements.draft import Draft
from bilingual.statements.frame import Frame
from bilingual.statements.frames import find_frames
from bilingual.statements.mentions import PREPOSITIONS, Mention, describe, mention_in
from bilingual.statements.nominative import from_genitive
from bilingual.statements.phrases import find_source
from bilingual.statements.sentences import Paragraph, Sentence
from bilingual.statements.subjects import find_elided_subject
from bilingual.statements.wordlist import word_set

__all__ = ["Announcement", "announced_by", "read_announcement"]


_WORDS_OF = word_set(
    """
    заявление заявления сообщение сообщения письмо письма обращение обращения пост поста речь речи пресс-релиз
    пресс-релиза выступление выступления комментарий комментария ответ ответа
    """
)


_TEXTS = word_set(
    """
    фрагмент отрывок цитата оригинал перевод стенограмма расшифровка текст выдержка справка ответ полностью дословно
    excerpt fragment quote quotation original translation transcript text extract full
    """
)
"""What follows, no one who said it: «Фрагмент выступления:»."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """What the paragraph before says about the words that follow: "She tweeted:"."""

    draft: Draft
    is_post: bool


def announced_by(draft: Draft, announced: Announcement) -> Draft:
    """Return ``draft`` with the cue and the speaker that the paragraph before names."""
    said = announced.draft
    return replace(draft, mention=said.mention, cue=said.cue, source=said.source, cue_span=said.cue_span)


def announces_post(words: Sequence[str]) -> bool:
    """Tell whether a sentence in lower-case words says that a post follows."""
    return any(word in TWEET_WORDS for word in words)


def read_announcement(paragraph: Paragraph) -> Announcement | None:
    """Return what the last sentence of a paragraph announces, when it ends in a colon, or in a comma behind a verb."""
    if not paragraph.sentences:
        return None
    sentence = paragraph.sentences[-1]
    tokens = sentence.tokens
    if not tokens or tokens[-1].text not in ":,":
        return None
    frames = [
        item for item in find_frames(tokens, sentence.names, sentence.language) if item.cue_kind in ("say", "act")
    ]
    if tokens[-1].text == "," and not frames:
        return None
    # What she said, according to the transcript, was: hers.
    frames = [item for item in frames if item.kind != "according"] or frames
    mention = _who(sentence, frames)
    cue = frames[-1].text if frames else None
    place = frames[-1].cue if frames else len(tokens) - 1
    draft = Draft(
        (sentence.span,), "direct", sentence.language, "announcement", sentence.span, cue=cue, mention=mention,
        source=find_source(tokens, mention, place, sentence.language) if mention else None,
        cue_span=Span(tokens[place].start, tokens[place].stop) if frames else None,
    )  # fmt: skip
    return Announcement(draft, announces_post([token.low for token in tokens]))


def _who(sentence: Sentence, frames: Sequence[Frame]) -> Mention | None:
    """Return who is said to speak, by the last frame or, without one, by whose words they are called."""
    if frames:
        subject = frames[-1].subject
        return subject if subject and subject.kind != "description" else _last_person(sentence) or subject
    if owner := _owner(sentence):
        return owner
    mention = find_elided_subject(sentence.tokens, len(sentence.tokens) - 1, sentence.names)
    is_person = mention is not None and mention.kind != "description" and not _is_text(sentence, mention.first)
    return mention if is_person else _last_person(sentence)


def _is_text(sentence: Sentence, at: int) -> bool:
    return sentence.tokens[at].low in _TEXTS


def _owner(sentence: Sentence) -> Mention | None:
    """Return whose words a Russian sentence announces: «Из заявления председателя Банка России по итогам:»."""
    tokens = sentence.tokens
    at = next((k for k, token in enumerate(tokens) if token.low in _WORDS_OF), None)
    if sentence.language != "ru" or at is None:
        return None
    stop = at + 1
    while stop < len(tokens) and tokens[stop].kind == "word" and tokens[stop].low not in PREPOSITIONS:
        stop += 1
    owner = mention_in(tokens, at + 1, stop - 1, sentence.names, "ru") if stop > at + 1 else None
    if owner is None or owner.kind == "pronoun":
        return owner
    person = next((name for name in sentence.names if name.is_person and at < name.first < stop), None)
    if person is None and owner.first > at + 1:
        owner = describe(tokens, at + 1, stop - 1) or owner
    return replace(owner, text=from_genitive(owner.text))


def _last_person(sentence: Sentence) -> Mention | None:
    names = [name for name in reversed(sentence.names) if not _is_text(sentence, name.first)]
    owners = [name for name in names if sentence.tokens[name.last].low.endswith(("'s", "s'"))]  # Novak's remarks read:
    name = next((name for name in [*(item for item in names if item.is_person), *owners, *names]), None)
    return Mention(name.text, Span(name.start, name.stop), "name", name.first, name.last) if name else None
