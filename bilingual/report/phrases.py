"""What a report says in its own words, in each language of the interface: both forms of a phrase stand side by side.

A phrase with forms for numbers separates them with ``|``: English ``one|other``, Russian ``one|few|many``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from bilingual.datatypes import Interface

__all__ = ["PHRASES", "count", "phrase", "plural"]

PHRASES: Mapping[str, tuple[str, str]] = {
    # key: English, Russian
    "quote": ("“{}”", "«{}»"),
    # languages
    "ru": ("Russian", "русский"),
    "en": ("English", "английский"),
    "other": ("another language", "другой язык"),
    # statuses of a statement
    "translated": ("translated", "переведено"),
    "partial": ("partly translated", "переведено частично"),
    "untranslated": ("untranslated", "не переведено"),
    "sourced": ("sourced", "оригинал найден"),
    "partially-sourced": ("partly sourced", "оригинал найден частично"),
    "unsourced": ("unsourced", "без оригинала"),
    "not-applicable": ("not a report", "не пересказ"),
    "not reported": ("never reported", "в пересказе нет"),
    "no original": ("no original in sight", "оригинала здесь нет"),
    "no original for this part": ("no original in sight for this part", "для этой части оригинала здесь нет"),
    # forms of a statement
    "tweet": ("tweet", "твит"),
    "direct": ("direct quote", "прямая речь"),
    "indirect": ("indirect speech", "косвенная речь"),
    "mixed": ("quote and indirect speech", "прямая и косвенная речь"),
    "transcript": ("transcript", "стенограмма"),
    "unknown speaker": ("unknown speaker", "неизвестно кто"),
    "cut at start": ("cut off at the start", "начало обрезано"),
    "cut at end": ("cut off at the end", "конец обрезан"),
    "cut at both": ("cut off at both ends", "начало и конец обрезаны"),
    # findings
    "severity minor": ("minor", "незначительное"),
    "severity major": ("major", "существенное"),
    "severity critical": ("critical", "критическое"),
    "omission": ("omission", "пропуск"),
    "addition": ("addition", "добавление"),
    "mistranslation": ("mistranslation", "искажение"),
    "accuracy/untranslated": ("untranslated", "оставлено без перевода"),
    "number": ("number", "число"),
    "name": ("name", "имя"),
    "negation": ("negation", "отрицание"),
    "connective": ("connective", "союз"),
    "quantifier": ("quantifier", "количество"),
    "modality": ("modality", "модальность"),
    "date": ("date", "дата"),
    "unit": ("unit", "единица измерения"),
    "finding": ("{severity} {kind}", "{severity} расхождение: {kind}"),
    # the same findings as a reader would put it
    "is omission": ("Left out of the report", "В пересказе пропущено"),
    "is addition": ("Added by the report", "В пересказе добавлено"),
    "is accuracy/untranslated": ("Left in the original language", "Осталось без перевода"),
    "is omission of a number": ("A number is missing", "Пропало число"),
    "is addition of a number": ("A number was added", "Появилось число"),
    "is number": ("A number changed", "Изменилось число"),
    "is name": ("A name changed", "Изменилось имя"),
    "is negation": ("A negation was lost or added", "Отрицание пропало или появилось"),
    "is connective": ("A connecting word changed", "Изменился союз"),
    "is quantifier": ("A quantity or limit changed", "Изменилось количество или предел"),
    "is modality": ("How certain it is changed", "Изменилась степень уверенности"),
    "is date": ("A date changed", "Изменилась дата"),
    "is unit": ("A unit changed", "Изменилась единица измерения"),
    "is mistranslation": ("The meaning changed", "Изменился смысл"),
    # why: what the evidence of a finding says
    "why omission": ("nothing in the report says {source}", "в пересказе нет слов {source}"),
    "why omission?": ("check: {source} may be missing", "проверьте: возможно, пропущены слова {source}"),
    "why addition": ("nothing in the original says {target}", "в оригинале нет слов {target}"),
    "why addition?": ("check: {target} may be added", "проверьте: возможно, добавлены слова {target}"),
    "why omission of a sentence": ("the whole sentence is not reported", "предложение не передано целиком"),
    "why addition of a sentence": ("the original has no such sentence", "в оригинале такого предложения нет"),
    "why omission of a number": ("the number {source} is missing", "пропало число {source}"),
    "why addition of a number": ("the number {target} was added", "появилось число {target}"),
    "why mistranslation": ("{source} became {target}", "сказано {source}, передано {target}"),
    "why accuracy/untranslated": ("{target} is left in the original language", "слова {target} остались без перевода"),
    "certain": ("near certain", "почти наверняка"),
    "likely": ("likely", "вероятно"),
    "possible": ("unsure", "без уверенности"),
    "nothing": ("nothing", "ничего"),
    # counts
    "original": ("original|originals", "оригинал|оригинала|оригиналов"),
    "report": ("report|reports", "пересказ|пересказа|пересказов"),
    "link": ("link|links", "связь|связи|связей"),
    "sentence": ("sentence|sentences", "предложение|предложения|предложений"),
    "findings": ("finding|findings", "расхождение|расхождения|расхождений"),
    "minor findings": (
        "minor finding|minor findings",
        "незначительное расхождение|незначительных расхождения|незначительных расхождений",
    ),
    "major findings": (
        "major finding|major findings",
        "существенное расхождение|существенных расхождения|существенных расхождений",
    ),
    "critical findings": (
        "critical finding|critical findings",
        "критическое расхождение|критических расхождения|критических расхождений",
    ),
    "no findings": ("no findings", "расхождений нет"),
    "left out": ("left out", "пропущено"),
    "added": ("added", "добавлено"),
    "share": ("{count} {what}", "{what} — {count}"),
    "fidelity": ("fidelity {}%", "верность {}%"),
    # the terminal
    "model": ("model {}", "модель {}"),
    "faithful links": (
        "link without a finding|links without a finding",
        "связь без расхождений|связи без расхождений|связей без расхождений",
    ),
    "fidelity row": ("fidelity", "верность"),
    "link figures": (
        "{id} · {relation} · similarity {similarity:.2f} · coverage {coverage:.2f} · fidelity {fidelity:.2f} · "
        "confidence {confidence:.2f}",
        "{id} · {relation} · сходство {similarity:.2f} · покрытие {coverage:.2f} · верность {fidelity:.2f} · "
        "уверенность {confidence:.2f}",
    ),
    "relation translation": ("translation", "перевод"),
    "relation partial": ("partial", "частично"),
    "relation paraphrase": ("paraphrase", "вольный пересказ"),
    # the page
    "title": ("What was said, what was reported", "Что сказано и что передано"),
    "reached": ("originals reported", "передано оригиналов"),
    "never reported": ("never reported", "не передано"),
    "with original": ("reports with their original here", "пересказов с оригиналом в тексте"),
    "links": ("sentences linked", "связано предложений"),
    "sentences left out": ("left out of the translation", "пропущено в переводе"),
    "sentences added": ("only in the translation", "есть только в переводе"),
    "findings found": ("differences found", "найдено расхождений"),
    "fidelity of links": ("fidelity of what is linked", "верность связанного"),
    "{} of {}": ("{} of {}", "{} из {}"),
    "links and findings": ("What was reported", "Что передано"),
    "elsewhere": ("Elsewhere in the text", "В остальном тексте"),
    "side by side": ("Side by side", "Рядом"),
    "parallel": ("Parallel texts", "Параллельные тексты"),
    "asides": ("Reports without an original", "Пересказы без оригинала"),
    "asides why": (
        "Reported as said in the other language, but the words first said are not in this document. Look them up.",
        "Переданы как сказанное на другом языке, но исходных слов в этом документе нет. Найдите их.",
    ),
    "article": ("The text", "Текст"),
    "article why": (
        "Statements are underlined: solid with an original, dashed without one. A number leads to its card.",
        "Высказывания подчёркнуты: сплошной чертой, если есть пара, пунктиром, если нет. Номер ведёт к карточке.",
    ),
    "original side": ("Original", "Оригинал"),
    "report side": ("Report", "Пересказ"),
    "no findings here": ("no difference found", "расхождений нет"),
    "has findings": ("differences found", "есть расхождения"),
    "has no counterpart": ("no counterpart", "нет пары"),
    "part of the sentence": ("reports a part of the sentence", "передана часть предложения"),
    "a paraphrase": ("a loose paraphrase", "вольный пересказ"),
    "uncertain link": ("uncertain match, check it", "связь неуверенная, проверьте"),
    "figures": (
        "match {confidence}% · similarity {similarity}% · words covered {coverage}% · fidelity {fidelity}%",
        "связь {confidence}% · сходство {similarity}% · слов передано {coverage}% · верность {fidelity}%",
    ),
    "filters": ("Filters", "Фильтры"),
    "by severity": ("Severity", "Тяжесть"),
    "by status": ("Status", "Статус"),
    "none": ("none", "без расхождений"),
    "filter minor": ("minor", "незначительные"),
    "filter major": ("major", "существенные"),
    "filter critical": ("critical", "критические"),
    "linked": ("linked", "есть пара"),
    "all": ("Show all", "Показать всё"),
    "shown": ("{} of {} shown", "показано {} из {}"),
    "nothing shown": ("Nothing matches these filters.", "Под эти фильтры ничего не подходит."),
    "legend": ("Marks", "Пометки"),
    "lost": ("lost", "пропущено"),
    "changed": ("changed", "изменено"),
    "show figures": ("Figures", "Числа"),
    "theme": ("Light or dark", "Светлая или тёмная"),
    "keys": ("Keys", "Клавиши"),
    "key j": ("next, previous sentence", "следующее, предыдущее предложение"),
    "key n": ("next, previous difference", "следующее, предыдущее расхождение"),
    "key a": ("from a sentence to the text and back", "от предложения к тексту и обратно"),
    "key d": ("figures on and off", "показать или скрыть числа"),
    "key t": ("light or dark", "светлая или тёмная"),
    "key escape": ("clear the filters", "сбросить фильтры"),
    "key help": ("this list", "этот список"),
    "close": ("Close", "Закрыть"),
    "to the results": ("To the results", "К результатам"),
    "about": (
        "A program found these links and differences. It misses some and is wrong about others: "
        "read both sides before you publish.",
        "Связи и расхождения нашла программа. Часть она пропускает, в части ошибается: "
        "прежде чем публиковать, прочтите обе стороны.",
    ),
    "made by": ("Made by bilingual {version} with the model {model}", "Составлено bilingual {version}, модель {model}"),
    "text digest": ("SHA-256 of the text", "SHA-256 текста"),
    # why there is nothing to show
    "no text": (
        "No Russian or English text found: nothing to compare.",
        "Нет ни русского, ни английского текста: сравнивать нечего.",
    ),
    "no ru": ("No Russian text found: nothing to compare.", "Русского текста нет: сравнивать нечего."),
    "no en": ("No English text found: nothing to compare.", "Английского текста нет: сравнивать нечего."),
    "no statement": (
        "Both languages found, but no statement in one that the other could report: nothing to compare.",
        "Есть оба языка, но нет высказывания, которое мог бы передать другой: сравнивать нечего.",
    ),
}


def phrase(key: str, lang: Interface, *values: object, **named: object) -> str:
    """Return the phrase ``key`` in the language ``lang``, with ``values`` in its gaps.

    Raises KeyError for a phrase that is not there.
    """
    text = PHRASES[key][get_args(Interface).index(lang)]
    return text.format(*values, **named) if values or named else text


def plural(key: str, number: int, lang: Interface) -> str:
    """Return the form of ``key`` that goes with ``number`` (Unicode CLDR plural rules for whole numbers).

    >>> [plural("link", number, "ru") for number in (1, 2, 5, 11, 21, 112)]
    ['связь', 'связи', 'связей', 'связей', 'связь', 'связей']
    """
    forms = phrase(key, lang).split("|")
    if lang == "en":
        return forms[0 if number == 1 else 1]
    tens, ones = number % 100, number % 10
    if ones == 1 and tens != 11:
        return forms[0]
    return forms[1] if ones in (2, 3, 4) and tens not in (12, 13, 14) else forms[2]


def count(key: str, number: int, lang: Interface) -> str:
    """Return ``number`` with its noun.

    >>> count("link", 1200, "en"), count("link", 2, "ru")
    ('1,200 links', '2 связи')
    """
    digits = f"{number:,}" if lang == "en" else f"{number:,}".replace(",", "\u00a0")
    return f"{digits} {plural(key, number, lang)}"
