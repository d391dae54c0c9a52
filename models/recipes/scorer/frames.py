"""Words that say who said it, to be put around sentences of training: they lose and add nothing.

``NAME`` stands for a name of the lexicon. True where the frame comes before what was said. Written for this project.
"""

from __future__ import annotations

from collections.abc import Mapping

from bilingual.datatypes import Language

__all__ = ["FRAMES"]

_ENGLISH_AFTER = """
, he said|, she said|, they said|, NAME said|, said NAME|, the director said|, the minister told reporters|, he added
, she added on Friday|, a spokesman said|, according to the ministry|, the company said in a statement|, NAME wrote
, the governor wrote on Telegram|, an official told the newspaper|, he admitted|, she insisted|, the agency reports
, the mayor's office said|, NAME promised|, one resident complained|, the report says|, according to NAME
, the press service noted|, the coach said after the match|, a source at the club said|, he explained|, NAME stressed
, the expert believes|, the head of the department told journalists|, chairwoman NAME said|, the doctor assured
"""
_ENGLISH_BEFORE = """
He said|NAME said that|The minister said that|According to NAME,|According to the ministry,|She added that
The company said that|The head of the agency explained that|The press service reported that|In his words,|He promised
"""
_RUSSIAN_AFTER = """
, сказал он|, сказала она|, заявил NAME|, сообщил директор|, заявил глава ведомства|, отметила министр|, добавил он
, сообщили в пресс-службе|, говорится в заявлении|, пишет NAME|, рассказал NAME|, пояснили в министерстве
, передаёт агентство|, утверждает администрация|, подчеркнул губернатор|, заявил он журналистам|, признал он
, написала она в телеграм-канале|, считает эксперт|, сообщает NAME со ссылкой на источник|, пообещал мэр|, уверяет он
"""
_RUSSIAN_BEFORE = """
Он сказал, что|По словам NAME,|По словам эксперта,|NAME заявил, что|Министр заявил, что|Как сообщил NAME,
Она добавила, что|В компании сообщили, что|Как рассказали в ведомстве,|По данным министерства,|Директор пообещал, что
"""


def _parse(after: str, before: str) -> tuple[tuple[str, bool], ...]:
    return tuple(
        (frame, is_before)
        for table, is_before in ((after, False), (before, True))
        for line in table.strip().splitlines()
        for frame in line.split("|")
    )


FRAMES: Mapping[Language, tuple[tuple[str, bool], ...]] = {
    "en": _parse(_ENGLISH_AFTER, _ENGLISH_BEFORE),
    "ru": _parse(_RUSSIAN_AFTER, _RUSSIAN_BEFORE),
}
