"""Words that say what someone thinks of something or means to do, in both languages, as data.

No speech is reported by them in so many words; what stands beside them is what it was about. The English verbs are
those of judgement (Levin, English Verb Classes and Alternations, 1993, class 33), of liking and disliking (31.2), of
characterizing (29.2) and of communication with an object (37); the Russian ones are their counterparts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from bilingual.datatypes import Language
from bilingual.statements.cues import Cue
from bilingual.statements.russian_forms import spell_out
from bilingual.statements.wordlist import word_set

__all__ = ["STANCES", "STANCE_ADJECTIVES", "STANCE_NOUNS", "Stance", "StanceKind"]

StanceKind = Literal["object", "intent", "about", "out", "as"]
"""What must follow: any object; an infinitive; one of some prepositions at once, or behind "out" or "back"; one of them
behind an object."""


@dataclass(frozen=True, slots=True)
class Stance:
    """What one form of a verb can govern: by kind, the words one of which must follow."""

    cue: Cue
    joins: Mapping[StanceKind, frozenset[str]]


_ENGLISH: tuple[tuple[StanceKind, str, str], ...] = (
    (
        "object",
        "",
        """
        support oppose endorse favor favour reject welcome resent despise admire dislike regret lament bemoan deplore
        decry applaud commend compliment laud hail salute chide chastise rebuke scold scorn lambast lambaste
        castigate slam+m
        blast bash assail defend mock ridicule deride disparage denigrate belittle condemn denounce criticize criticise
        question dispute rebut+t refute dismiss deny downplay tout trumpet herald advocate propose outline announce
        discuss mention reference cite invoke highlight emphasize emphasise stress underscore detail describe recount
        explain echo repeat reiterate demand promise pledge predict foresee fear doubt acknowledge admit+t concede
        confirm disclose note recall blame praise back fault protest suggest expect acclaim censure
        excoriate extol+l insult malign vilify snub+b thank abhor detest hate loathe love adore appreciate respect dread
        distrust trust prefer+r disdain renounce disavow anticipate envision imagine recommend request consider
        contemplate
        champion suspect underline approve veto authorize document
        chronicle illustrate understate overstate
        """,
    ),
    ("out", "against for at on", "lash hit fire push come speak"),
    ("about", "about over", "fret worry"),
    ("about", "about of", "complain boast brag joke warn worry talk speak wonder speculate care dream warn"),
    ("about", "against", "rail argue speak warn campaign vote protest decide"),
    ("about", "for", "call argue vote campaign push plead appeal apologize apologise vouch"),
    ("about", "with", "agree disagree side sympathize plead"),
    ("about", "to", "object allude refer+r point appeal"),
    ("about", "on", "insist comment elaborate call"),
    ("about", "in", "believe"),
    ("about", "at", "hint"),
    (
        "intent",
        "to",
        """
        plan+n want hope intend seek refuse decline agree decide promise vow pledge threaten offer propose swear
        expect vote
        urge ask press implore encourage order persuade invite warn tell advise instruct beg+g wish aim resolve
        """,
    ),
    (
        "as",
        "as",
        """
        describe portray depict cast paint view see regard characterize characterise dismiss brand label deride mock
        praise hail denounce attack identify
        """,
    ),
    ("as", "for", "attack blame grill criticize criticise praise thank fault slam+m"),
    ("as", "of", "accuse"),
    ("as", "to", "compare liken"),
    ("as", "a an", "call"),
)

_IRREGULAR = {
    "see": "see sees saw seen seeing",
    "cast": "cast casts cast cast casting",
    "tell": "tell tells told told telling",
    "hit": "hit hits hit hit hitting",
    "come": "come comes came come coming",
    "speak": "speak speaks spoke spoken speaking",
    "swear": "swear swears swore sworn swearing",
    "seek": "seek seeks sought sought seeking",
    "foresee": "foresee foresees foresaw foreseen foreseeing",
}

_RUSSIAN: tuple[tuple[StanceKind, str, str], ...] = (
    (
        "object",
        "",
        """
        поддержа+ поддержива+,поддерживает,поддерживают одобри+ одобря+,одобряет,одобряют осуди+
        осужда+,осуждает,осуждают
        раскритикова+ критикова+,критикует,критикуют похвали+ хвали+,хвалит,хвалят
        приветствова+,приветствует,приветствуют
        отверг,отвергла,отвергли,отвергает,отвергают высмея+ оспори+ оспарива+,оспаривает,оспаривают
        опроверг,опровергла,опровергли,опровергает,опровергают прокомментирова+,комментирует
        отстаива+,отстаивает,отстаивают предсказа+ предложи+ потребова+ опаса+ся,опасается,опасаются
        боя+ся,боится,боятся ожида+,ожидает,ожидают
        """,
    ),
    ("about", "за против с", "выступи+ выступа+,выступает,выступают высказа+ся высказыва+ся,высказывается"),
    ("about", "в во", "усомни+ся сомнева+ся,сомневается,сомневаются"),
    (
        "about",
        "на",
        """
        надея+ся,надеется,надеются рассчитыва+,рассчитывает,рассчитывают настоя+ настаива+,настаивает,настаивают
        пожалова+ся жалова+ся,жалуется,жалуются намекну+ намека+,намекает
        """,
    ),
    ("about", "против", "возрази+ возража+,возражает,возражают протестова+,протестует,протестуют"),
    ("about", "к ко", "призва+ призыва+,призывает,призывают"),
    ("about", "с со", "согласи+ся,соглашается согласен,согласна,согласны поспори+"),
    (
        "about",
        "о об",
        """
        рассказа+ сообщи+ заяви+ напомни+ предупреди+ объяви+ упомяну+ говори+,говорит,говорят мечта+,мечтает,мечтают
        """,
    ),
    (
        "intent",
        "",
        """
        отказа+ся отказыва+ся,отказывается,отказываются планирова+,планирует,планируют
        намерен,намерена,намерены готов,готова,готовы собира+ся,собирается,собираются реши+ согласи+ся пообеща+
        обеща+,обещает,обещают
        покля+ся хоте+,хочет,хотят надея+ся,надеется,надеются рассчитыва+,рассчитывает,рассчитывают
        предложи+ предлага+,предлагает,предлагают попроси+ проси+,просит,просят призва+ призыва+,призывает,призывают
        потребова+ требова+,требует,требуют
        """,
    ),
    ("as", "в во", "обвини+ обвиня+,обвиняет,обвиняют упрекну+ упрека+,упрекает,упрекают заподозри+"),
    ("as", "за", "раскритикова+ критикова+,критикует,критикуют осуди+ похвали+ поблагодари+"),
)

Joins = Mapping[str, frozenset[str]]


def _table(rows: tuple[tuple[str, str], ...]) -> Joins:
    return {word: word_set(joins) for words, joins in rows for word in words.split()}


STANCE_ADJECTIVES: Mapping[Language, Joins] = {
    "en": _table(
        (
            ("critical supportive proud wary skeptical afraid fearful dismissive", "of that"),
            ("concerned worried upset angry frustrated optimistic pessimistic", "about over by that at with"),
            ("outraged incensed excited", "about over by that at with"),
            ("convinced confident sure certain hopeful", "of that"),
            ("supporter supporters opponent opponents critic critics defender defenders", "of"),
            ("proponent advocate admirer favor favour", "of"),
            ("opposed willing unwilling determined ready prepared eager reluctant", "to"),
            ("against", "the a an his her their its any this that it such"),
        )
    ),
    "ru": _table(
        (
            ("против обеспокоен обеспокоена обеспокоены", ""),
            ("недоволен недовольна недовольны возмущен возмущена возмущены", ""),
        )
    ),
    "other": {},
}
"""Predicates behind "is" ("has been critical of") and the words one of which must follow."""

STANCE_NOUNS: Mapping[Language, Joins] = {
    "en": _table(
        (
            ("plan plans decision promise promises pledge refusal threat intention desire effort", "to for that"),
            ("call calls determination bid bet vow offer wish hope hopes", "to for that"),
            ("claim claims comments remarks concerns fears questions views warning warnings", "about of on that"),
            ("support criticism opposition admiration condemnation praise denunciation", "for of to"),
            ("belief view argument assertion suggestion statement allegation allegations", "that of"),
            ("attack attacks", "on"),
        )
    ),
    "ru": {},
    "other": {},
}
"""Nouns behind whose they are ("Novak's refusal to") and the words one of which must follow."""

VOICED: Mapping[Language, frozenset[str]] = {
    "en": word_set(
        """
        concern concerns support opposition doubt doubts confidence outrage hope fear fears criticism frustration anger
        regret skepticism condemnation gratitude questions reservations disappointment optimism objections
        """
    ),
    "ru": word_set(
        """
        обеспокоенность озабоченность поддержку надежду сожаление уверенность протест сомнение сомнения благодарность
        соболезнования недовольство мнение готовность возмущение
        """
    ),
    "other": frozenset(),
}
"""Nouns for what someone voices: "expressed concern about", «выразил надежду на»."""

VOICING: Mapping[Language, frozenset[str]] = {
    "en": word_set(
        "express expressed expresses expressing voice voiced voices voicing raise raised raises raising has have had"
    ),
    "ru": word_set("выразил выразила выразили выражает выражают высказал высказала высказали"),
    "other": frozenset(),
}
"""Verbs before such nouns."""


def _inflect(word: str) -> list[str]:
    """Return base, third person, past, past participle and participle of an English verb."""
    base, _, doubled = word.partition("+")
    if base in _IRREGULAR:
        return _IRREGULAR[base].split()
    if doubled:
        return [base, f"{base}s", *[f"{base}{doubled}ed"] * 2, f"{base}{doubled}ing"]
    if base.endswith("e"):
        return [base, f"{base}s", *[f"{base}d"] * 2, f"{base[:-1]}ing"]
    if re.search("[^aeiou]y$", base):
        return [base, f"{base[:-1]}ies", *[f"{base[:-1]}ied"] * 2, f"{base}ing"]
    third = f"{base}es" if base.endswith(("s", "sh", "ch", "x")) else f"{base}s"
    return [base, third, *[f"{base}ed"] * 2, f"{base}ing"]


def _read() -> dict[Language, dict[str, Stance]]:
    found: dict[Language, dict[str, Stance]] = {"en": {}, "ru": {}, "other": {}}

    def add(language: Language, form: str, cue: Cue, kind: StanceKind, joins: str) -> None:
        known = found[language].get(form)
        kinds = dict(known.joins) if known else {}
        kinds[kind] = kinds.get(kind, frozenset()) | word_set(joins)
        found[language][form] = Stance(known.cue if known else cue, kinds)

    for kind, joins, words in _ENGLISH:
        for word in words.split():
            forms = _inflect(word)
            for form in dict.fromkeys(forms[:4]):
                add("en", form, Cue("act", base=form == forms[0] and form not in forms[1:]), kind, joins)
            add("en", forms[4], Cue("act", finite=False), kind, joins)
    for kind, joins, words in _RUSSIAN:
        for row in words.split():
            for item in row.split(","):
                for form in spell_out(item):
                    add("ru", form, Cue("act"), kind, joins)
    return found


STANCES: Mapping[Language, Mapping[str, Stance]] = _read()
"""Forms by language, keyed by ``Token.low``."""
