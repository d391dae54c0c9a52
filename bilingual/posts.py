"""Signed posts: with a byline below them, or as they are copied from a page, with who on top and when below.

    Дмитрий Новак
    @novak_d

    Порт останется закрытым.

    12:40 · 3 окт. 2025 г. · 1,2 млн просмотров

Reading needs them to tell a post from running text, segmenting to keep the signature apart from what was said,
attribution for the speaker and the date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bilingual.bylines import find_bylines, parse_date
from bilingual.datatypes import Span
from bilingual.language import script_of

__all__ = ["SignedPost", "find_copied_posts", "find_signed_posts"]

_LONGEST_NAME = 80
"""Characters; as for bylines."""

_MOST_WORDS_OF_NAME = 8
_MOST_LINES = 60
_LONGEST_POST = 25_000
"""Characters of a post; what X lets paying users write."""

_AROUND = 400
"""Characters before and behind a post that tell which script the rest of the text is in."""

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_AGO = r"\d{1,2}\s?(?:s|m|h|d|с|м|мин|ч|д|дн)\.?"
_DAY = r"(?:\d{1,2}\s+[^\W\d_]{3,9}\.?|[^\W\d_]{3,9}\.?\s+\d{1,2})(?:,?\s+\d{4}(?:\s?г\.?)?)?"
_HANDLE_LINE = re.compile(rf"(?P<handle>@\w{{1,32}})(?:\s*[·•](?:\s*(?P<when>{_AGO}|{_DAY}))?)?", re.IGNORECASE)
_NAME_AND_HANDLE = re.compile(
    rf"(?P<name>[^@\n]{{1,{_LONGEST_NAME}}}?)\s+(?P<handle>@\w{{1,32}})\s*[·•]\s*(?P<when>{_AGO}|{_DAY})", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.!?…:;,»”\"]$")
_COUNT = (
    r"[\d.,\u00a0 ]+(?:[KMBkm]\b|тыс\.?|млн\.?)?\s*"
    r"(?:views?|likes?|reposts?|retweets?|quotes?|replies|bookmarks?|quote tweets|просмотр\w*|ретвит\w*|репост\w*"
    r"|цитат\w*|ответ\w*|закладк\w*|отмет\w+(?:\s+«?нравится»?)?)"
)
_COUNTS = re.compile(
    rf"(?:{_COUNT}\s*[·•]?\s*)+|[\d.,]+\s?(?:[KMB]|тыс\.?|млн\.?)?|views|просмотр\w*|[·•]", re.IGNORECASE
)
_TIME = r"\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?"
_WHEN_LINE = re.compile(
    rf"(?:last edited|изменено|отредактировано)?\s*(?:{_TIME})?\s*[·•,|]?\s*(?P<day>[^:·•|]{{6,30}}?)"
    rf"(?:,?\s*(?:в|at)?\s*{_TIME})?(?:\s*[·•|]\s*(?:{_COUNT}|[^\W\d_][\w ]{{1,30}}))*",
    re.IGNORECASE,
)
_BUTTONS = re.compile(
    r"follow|following|verified account|translate (?:post|tweet)|show (?:more|less|translation)|translated from \w+"
    r"(?: by \w+)?|show original|pinned|replying to @\w+(?:(?: and|,) @\w+)*|подписаться|читать|читаю"
    r"|перевести (?:пост|твит)|показать (?:ещё|еще|перевод|оригинал)|подтвержд[её]нный аккаунт|переведено с [\w ]+"
    r"|закреплено|в ответ @\w+|[·•]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SignedPost:
    """A post and who signed it.

    ``body`` is what was said, with white space at its edges; ``signature`` everything else of ``span``: the byline, or
    the lines above and below. ``handle`` carries its ``@``; ``date`` is ISO 8601.
    """

    span: Span
    body: Span
    signature: tuple[Span, ...]
    name: str | None
    handle: str
    date: str | None


def find_signed_posts(text: str) -> Iterator[SignedPost]:
    """Yield the signed posts of ``text``, the text of a block of kind ``tweet``, in order."""
    copied = next(find_copied_posts(text), None)
    is_first = copied is not None and not text[: copied.span.start].strip()
    if copied and is_first and not any(byline.span.start >= copied.body.start for byline in find_bylines(text)):
        # all of the block is the post: without a line below it nothing else could have ended it
        end = copied.body.stop if len(copied.signature) > 1 else len(text)
        yield replace(
            copied, body=Span(copied.body.start, end), span=Span(copied.span.start, max(end, copied.span.stop))
        )
        return
    start = 0
    for byline in find_bylines(text):
        body = Span(start, byline.span.start)
        yield SignedPost(Span(start, byline.span.stop), body, (byline.span,), byline.name, byline.handle, byline.date)
        start = byline.span.stop


def find_copied_posts(text: str) -> Iterator[SignedPost]:
    r"""Yield the posts of ``text`` that were copied from a page with their header, in order; they do not overlap.

    A handle in a line of its own below a name opens one. A line with the time closes it; without one, the post ends
    with the paragraphs that are in its script and not in that of the rest of the text.

    >>> post = next(find_copied_posts("Anna Novak\n@novak\n\nWe stay.\n\n9:05 AM · Oct 3, 2025\n\nЕй не верят."))
    >>> post.name, post.handle, post.date
    ('Anna Novak', '@novak', '2025-10-03')
    """
    if "@" not in text:
        return
    lines = [
        Span(match.start() + len(match[0]) - len(match[0].lstrip()), match.start() + len(match[0].rstrip()))
        for match in _LINE.finditer(text)
        if match[0].strip()
    ]
    at = 0
    while at < len(lines):
        found = _read_post(text, lines, at)
        if found:
            post, at = found
            yield post
        else:
            at += 1


def _read_post(text: str, lines: Sequence[Span], at: int) -> tuple[SignedPost, int] | None:
    """Return the post whose header begins at line ``at``, and the line behind it, or None."""
    header = _read_header(text, lines, at)
    if header is None:
        return None
    name, handle, when, first = header
    while first < len(lines) and _BUTTONS.fullmatch(lines[first].of(text)):
        first += 1
    if first < len(lines) and (day := _day_of(lines[first].of(text))):  # Truth Social prints it on top
        when, first = day, first + 1
    if first >= len(lines):
        return None
    header_span = Span(lines[at].start, lines[first - 1].stop)
    below = _find_footer(text, lines, first)
    if below is None:
        stop = _end_in_script(text, lines, at, first, is_dated=bool(when) or at == 0)
        body = Span(header_span.stop, lines[stop - 1].stop)
        span = Span(header_span.start, body.stop)
        return (SignedPost(span, body, (header_span,), name, handle, when), stop) if stop > first else None
    stop = _end_of_footer(text, lines, below)
    date = _day_of(lines[below].of(text)) or when
    while below - 1 > first and _BUTTONS.fullmatch(lines[below - 1].of(text)):
        below -= 1
    footer = Span(lines[below].start, lines[stop - 1].stop)
    span, body = Span(header_span.start, footer.stop), Span(header_span.stop, footer.start)
    return SignedPost(span, body, (header_span, footer), name, handle, date), stop


def _read_header(text: str, lines: Sequence[Span], at: int) -> tuple[str, str, str | None, int] | None:
    """Return name, handle and day of the header at line ``at``, and the line behind it, or None."""
    line = lines[at].of(text)
    whole = _NAME_AND_HANDLE.fullmatch(line) if len(line) <= 2 * _LONGEST_NAME else None
    if whole and _is_name(whole["name"]) and (at == 0 or _find_footer(text, lines, at + 1) is not None):
        return _bare(whole["name"]), whole["handle"], parse_date(whole["when"]), at + 1
    if at + 1 < len(lines) and _is_name(line):
        own = _HANDLE_LINE.fullmatch(lines[at + 1].of(text))
        if own:
            return _bare(line), own["handle"], parse_date(own["when"] or ""), at + 2
    return None


def _is_name(line: str) -> bool:
    if not 0 < len(line) <= _LONGEST_NAME or len(line.split()) > _MOST_WORDS_OF_NAME or "@" in line:
        return False
    return any(map(str.isalpha, line)) and not _SENTENCE_END.search(line) and not _day_of(line)


def _bare(name: str) -> str:
    """Return a name without the flags and badges behind it."""
    stop = next((at for at in range(len(name), 0, -1) if name[at - 1].isalnum() or name[at - 1] in ".)"), len(name))
    return name[:stop]


def _day_of(line: str) -> str | None:
    """Return the day of a line that says when, and nothing else."""
    match = _WHEN_LINE.fullmatch(line) if any(map(str.isdigit, line)) and len(line) <= 2 * _LONGEST_NAME else None
    day = parse_date(match["day"]) if match else None
    rest = re.sub(r"[\W\d_]", "", match["day"]) if match and day else ""
    return day if len(rest) <= len("september") + 1 else None


def _find_footer(text: str, lines: Sequence[Span], first: int) -> int | None:
    """Return the line that says when the post whose first line is ``first`` was written, or None."""
    for at in range(first, min(first + _MOST_LINES, len(lines))):
        line = lines[at].of(text)
        if lines[at].stop - lines[first].start > _LONGEST_POST or _HANDLE_LINE.fullmatch(line):
            return None
        if at > first and _day_of(line):
            return at
    return None


def _end_of_footer(text: str, lines: Sequence[Span], at: int) -> int:
    """Return the line behind the counts of views and answers below the time."""
    at += 1
    while at < len(lines) and _COUNTS.fullmatch(lines[at].of(text)):
        at += 1
    return at


def _end_in_script(text: str, lines: Sequence[Span], at: int, first: int, *, is_dated: bool) -> int:
    """Return the line behind a post without a time: while lines are in its script and the text around it is not.

    In a text of one script a dated post is its first paragraph, and one without a date is none: ``first`` itself.
    """
    script = script_of(lines[first].of(text))
    stop = first
    while stop < min(first + _MOST_LINES, len(lines)) and script_of(lines[stop].of(text)) in (script, "other"):
        stop += 1
    behind = lines[stop].start if stop < len(lines) else len(text)
    around = f"{text[max(0, lines[at].start - _AROUND) : lines[at].start]}\n{text[behind : behind + _AROUND]}"
    if script_of(around) not in (script, "other"):
        return stop
    return first + 1 if is_dated else first
