"""What a paragraph's last sentence says about the words that follow it: "She tweeted:"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bilingual.datatypes import Span
from bilingual.statements.cues import TWEET_WORDS
from bilingual.statements.draft import Draft
from bilingual.statements.frames import find_frames
from bilingual.statements.mentions import Mention
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
    frames = [
        item for item in frames if item.kind != "according"
    ] or frames  # what she said, according to its site, was:
    mention = frames[-1].subject if frames else find_elided_subject(tokens, len(tokens) - 1, sentence.names)
    if mention is None or mention.kind == "description":
        mention = _last_person(sentence) or (mention if frames else None)
    if mention and not frames and sentence.language == "ru" and _is_owner(sentence, mention):
        mention = replace(mention, text=from_genitive(mention.text))
    cue = frames[-1].text if frames else None
    place = frames[-1].cue if frames else len(tokens) - 1
    draft = Draft(
        (sentence.span,), "direct", sentence.language, "announcement", sentence.span, cue=cue, mention=mention,
        source=find_source(tokens, mention, place, sentence.language) if mention else None,
        cue_span=Span(tokens[place].start, tokens[place].stop) if frames else None,
    )  # fmt: skip
    return Announcement(draft, announces_post([token.low for token in tokens]))


def _is_owner(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether words belong to whoever is mentioned behind them: «Из заявления Банка России:»."""
    return mention.first > 0 and sentence.tokens[mention.first - 1].low in _WORDS_OF


def _last_person(sentence: Sentence) -> Mention | None:
    names = list(reversed(sentence.names))
    owners = [name for name in names if sentence.tokens[name.last].low.endswith(("'s", "s'"))]  # Novak's remarks read:
    name = next((name for name in [*(item for item in names if item.is_person), *owners, *names]), None)
    return Mention(name.text, Span(name.start, name.stop), "name", name.first, name.last) if name else None
