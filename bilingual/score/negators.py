"""The words that deny, and the phrases in which they do not, as tables for both languages; written for this project.

Patterns are matched against whole folded words, except for the idioms, which are searched in the text as written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from bilingual.datatypes import Language

__all__ = [
    "CARRIERS",
    "DENIERS",
    "DOUBTS",
    "IDIOMS",
    "LEXICAL",
    "NEGATORS",
    "NOT_UNTIL",
    "STATES",
    "UNTIL",
    "is_plain_negator",
]

IDIOMS: Mapping[Language, re.Pattern[str]] = {
    "ru": re.compile(
        r"""(?<!\w)(?:не\s+(?:только|просто|столько|раз|один\s+раз|то|более|менее|меньше|больше|ранее|раньше|позднее
        |позже|говоря|считая|смотря|секрет|сомнева\w+|против|прочь|случайно|без|дай|исключ\w+|иначе|обо[йш]\w+(?:\s+(?:\w+\s+){0,2}без)?|так\s+ли
        |(?:мог|мож)\w*\s+не|скрыва\w+|\w+\s+ли|за\s+горами|в\s+себе)|чуть(?:\s+было|\s+ли)?\s+не|едва(?:\s+ли)?\s+не
        |(?:(?<=,\s)|^)пока(?:\s+\w+){0,5}\s+не|если\s+не|почему\s+бы\s+не|нельзя\s+не|нет\s+(?:никак\w+\s+)?сомнени\w+|тем\s+не\s+менее|в\s+(?:\w+\s+)?отсутстви[еи]
        |без\s+(?:проблем|труда|помех|очереди|преувеличени\w+|(?:всяк\w+\s+)?сомнени\w+|исключени\w+|малого|устали|умолку|конца|обиняков
        |утайки|оглядки|промедлени\w+|отлагательств\w*|(?:лишних|долгих)\s+\w+)|(?<!\w\s)нет,|(?:но|да|конечно)\s+нет,|нет\s+ничего\s+(?:удивительного|странного)
        |не\s+(?:последн\w+|за\s*горами|зря|мудрено|удивительно|сомневаясь|в\s+последнюю\s+очередь|ахти|покладая|щадя|бог|терп[ия]\w+ся
        |сегодня[\s—–-]+завтра|далее|понаслышке|прочь|пожалел\w*|жале[ея]\w*|преминул\w*|замедлил\w*|уступа[ея]\w*|уста[её]\w*|ровен
        |по\s+себе|по\s+дням|заста\w+\s+(?:себя|долго)|(?:с?мог\w*\s+)?(?:с|у)держа\w+|своди\w+\s+глаз|спуска\w+\s+глаз
        |(?:остав|вызыва)\w+\s+(?:\w+\s+)?сомнени\w+|усп[ея]\w+(?:\s+\w+){0,3},\s+как
        |без(?!\w))|как\s+нельзя|ничего\s+(?:удивительного|странного|нового|особенного)|ничуть\s+не\s+бывало|без\s+перебоев
        |(?:ни\s+много,?\s+ни\s+мало|во\s+что\s+бы\s+то\s+ни\s+стало|ни\s+с\s+того|(?:кто|что|кем|чем|где|куда)\s+бы\s+(?:\w+\s+){0,2}ни|как\s+ни\s+в\s+ч[её]м)
        |не\s+\w+(?:\s+\w+){0,4}\s*\?|не\s+выдерж\w+(?:\s+\w+)?\s+критик\w*
        |(?:давно|сколько\s+(?:\w+\s+)?лет)(?:\s+\w+){0,3}\s+не|не\s+(?:желае|хоти|хоче)те?ш?ь?(?!\w)[^.;!?]*\?
        |(?:что|где|кто|как|куда|сколько)\s+бы(?:\s+\w+){0,3}\s+н[еи])(?!\w)""",
        re.IGNORECASE | re.VERBOSE,
    ),
    "en": re.compile(
        r"""(?<!\w)(?:not\s+(?:only|just|long|as|quite|merely|simply|least|until|all|even|to\s+mention|to\s+say|so\s+much|every\w*
        |far|un\w+|yet\s+known|(?:more|less|later|earlier|fewer)\s+than)|if\s+not|whether\s+or\s+not|why\s+not|or\s+not
        |(?:would|do|did)(?:n['’]t|\s+not)\s+mind|no[\s-]brainer|no\s+(?:exaggeration|problems?|question|surprise|secret|stranger|small|mean|less|better|accident|coincidence|end|effort|one\s+but)(?!\w)
        |without\s+(?:exception|exaggeration|(?:a\s+)?doubt|question|fail|end|hesitation|delay|further|a\s+hitch|much\s+ado)
        |nothing\s+(?:short|less)\s+(?:of|than)|none\s+other\s+than|not\s+(?:for\s+nothing|surprising\w*|without|unlike|to\s+be\s+outdone|(?:so\s+|that\s+)?long\s+ago|a\s+\w+\s+(?:goes|passes|went|passed))
        |no[\s-]one\s+(?:is|was)\s+more|never\s+(?:fail|ceas|stop)\w*|(?:do|should)(?:n['’]t|\s+not)\s+hesitate|(?:can|could)(?:\s*not|n['’]t)\s+(?:wait|agree\s+more|be\s+more|be\s+better)
        |no\s+(?:time|choice|option|alternative|denying|fewer)(?!\w)|spar\w+\s+no(?!\w)|nothing\s+new
        |(?:can|could)\s*(?:not|n?['’]t)\s+(?:help\s+)?but|(?:can|could)(?:not|n['’]t)?\s+help|in\s+(?:\w+\s+)?absence|(?:give|gave)\s+a\s+(?:damn|shit|hoot)|not\s+give\s+a|nothing\s+but|no\.?\s+\d|no\s+(?:longer|more|less|later|fewer|earlier
        |doubt|matter|wonder|need|sooner)
        |(?:is|are|was|were|do|does|did|has|have|wo|would)n['’]t\s+(?:it|he|she|they|we|you|that|this|there)(?!\w)
        |(?:did|do|does|wo|would)(?:n['’]t|\s+not)\s+take(?=[^.;!?]*\s(?:long|much)(?!\w)))""",
        re.IGNORECASE | re.VERBOSE,
    ),
}
"""Phrases in which the negator denies nothing, or which the other language says without one.

A polite Russian question («Вы не видели?») is one: its «не» asks, it does not deny.
"""

NOT_UNTIL = re.compile(r"(?:(?<!\w)not?|n['’]t)(?=\s[^.;!?]*\suntil(?!\w))", re.IGNORECASE)
"""The negator of "not … until", which may be «только» or «лишь» as well, where no «пока не» translates the "until"."""

UNTIL: Mapping[Language, re.Pattern[str]] = {
    "ru": re.compile(r"(?:(?<=,\s)|^)пока(?:\s+\w+){0,5}?\s+не(?!\w)", re.IGNORECASE),
    "en": re.compile(r"(?<!\w)(?:until|till|unless)(?!\w)", re.IGNORECASE),
}
"""How each language says that something lasts up to a change; the «не» of «пока не» denies nothing."""

CARRIERS: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"""no|not|none|nor|never|neither|nobody|nothing|nowhere|without|cannot|non|unlikely|improbable|hardly|barely|scarcely|rarely|seldom
        |few|little|only|unless|until|yet|instead|rather|other|than|lack\w*|absen\w+|fail\w*|refus\w+|den(?:y|i)\w*|reject\w*
        |prevent\w*|avoid\w*|stop\w*|miss(?:ed|es|ing)?|prohibit\w*|forb\w+|ban(?:s|ned)?|beyond|free|ceas\w+|halt\w*
        |exclud\w+|ignor\w+|doubt\w*|contrary|despite|regardless|irrespective|anti\w*|far|away|too|against|keep\w*|kept
        |los[tes]\w*|spar(?:e|ed|es|ing)|enough|declin\w+|difficult|oppos(?!ition)\w+|unable|out|outside|wrong|sorry|\w+n't
        |\w+less(?:ly)?|devoid|exempt\w*|less|fewer|unrivall?ed|stuck|gone|overlook\w*|withh\w+|remember\w*|hard|abandon\w*|abstain\w*|abstention
        |clos(?:e|es|ed|ing|ure)|shut\w*|remain\w*|stay\w*|prefer\w*|zero|skip\w*|quit\w*|withdr\w+|wish\w*|cancel\w*|boycott\w*|resist\w*|resign\w*|wither\w*|relinquish\w*|shun\w*
        |un(?!der|ited|ion|ivers|iq|it|iform|til|like|veil)\w{3,}|non\w{4,}|mis(?!s|ter)\w{4,}
        |dis(?!tri|cuss|eas|play|tan|cov|pat|ast|tinct|pos)\w{4,}|ill
        |in(?:cap|ab|ac|adeq|approp|compl|consist|corr|def|depend|differ|effic|evit|exper|freq|suff|sec|sep|toler|val|vis|sig
        |elig)\w+|im(?:poss|prob|prop|mob|mort|pat|perf|poli)\w+|il(?:leg|lic|log)\w+|ir(?:reg|resp|rel|rev|rat)\w+""",
        re.VERBOSE,
    ),
    "ru": re.compile(
        r"""не(?!(?:го|му|м|е|й|ю|що)$|скольк|дел|бес|бо|мец|мк|фт|рв|плох|больш|счаст|обходим|движим|давн|посредств|пременн|исправност|погод|вест|навист)\w*
        |ни|никт\w+|ник[оа]\w{0,3}|никог\w+|ничт\w+|ничег\w+|ничем\w*|нигде|никуда|никак\w*|ничуть|нисколько
        |нет|нету|без|без(?!опас|услов|ум)\w+|бес(?!ед)\w{3,}|отсутств\w+|отказ\w*
        |отверг\w*|отриц\w+|запре\w+|(?:на)?вряд|едва|мало|мал[оы]\w*|лишь|только|кроме|исключ\w+|избе[гж]\w+|прекра[тщ]\w+|переста\w+
        |лиш[иеа]\w+|против(?!ник)\w*|вместо|предотвра\w+|меша\w+|помеша\w+|опроверг\w*|сомнева\w+|сомнени\w+|сомнит\w+|нужда\w+|дефицит\w*|удерж\w+
        |воздерж\w+|анти\w*|дале\w+|слишком|игнорир\w+|провал\w+|трудно|сложно|потер[яюь]\w*|скорее|ино[йгм]\w*
        |друг(?:ой|ая|ое|ие|их|им|ими|ую|ого|ому)|вне|пока|будто|редко|меньше|менее|вымышл\w+|помни\w*|закры\w+|срыв\w*|сорва\w+
        |упусти\w+|пропусти\w+|пропуска\w+|оста(?:л|ет|ют|н|в)\w*|предпоч\w+|уклон\w+|отклон\w+""",
        re.VERBOSE,
    ),
}
"""Words that may carry the denial of a negator of the other side."""

NEGATORS: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"no|not|none|nor|never|neither|nobody|nothing|nowhere|without|cannot|\w+n't|hardly|barely|rarely|devoid|non"
    ),
    "ru": re.compile(
        r"""не|нет|ни|никт\w+|ник[оа]\w{0,3}|никог\w+|ничт\w+|ничег\w+|ничем\w*|нигде|никак\w*|без|нельзя|невозможно|вряд
        |недо\w+|недалек\w+""",
        re.VERBOSE,
    ),
}
"""Carriers that deny whatever they translate."""

DENIERS: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"no|never|neither|without|nobody|nothing|none|refus(?:e|es|ed|ing|al)|fail(?:s|ed|ing)?|unable|unlikely|lack(?:s|ed|ing)?|absence"
    ),
    "ru": re.compile(
        r"без|ни|никогда|никто|ничего|невозможно|отказ(?:ал\w{0,4}|ыва\w+|ать\w*)|отказ|(?:на)?вряд|маловероят\w+|отсутстви\w+"
    ),
}
"""Words beside the plain negators whose loss turns a statement into its opposite, if nothing at all denies across."""

LEXICAL: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"""fail(?:s|ed|ing|ure)?|den(?:y|ies|ied|ying|ial)|refus\w+|reject\w*|stop(?:s|ped|ping)?|ceas\w+|prevent\w*|bann?(?:s|ed|ing)?
        |forb\w+|prohibit\w*|hardly|scarcely|barely|rarely|seldom|unable|oppos(?!ition)\w+|lack\w*|avoid\w*|unlikely
        |un(?!der|ited|ion|ivers|iq|it|iform|til|like|veil)\w{5,}
        |in(?:cap|ab|adeq|approp|compl|consist|corr|effic|freq|suff|sec|toler|val|vis)\w+|im(?:poss|prob|perf)\w+
        |il(?:leg|log)\w+|ir(?:reg|resp|rel|rev)\w+|dis(?:agree|approv|satisf|hon|obey|respect|trust|contin)\w*""",
        re.VERBOSE,
    ),
    "ru": re.compile(
        r"""отказ\w+|отверг\w*|отриц\w+|запре[тщ]\w+|опроверг\w*|переста\w+|прекра[тщ]\w+|воздерж\w+|предотвра\w+|лиш[иеа]\w+
        |редко|вряд|едва|не(?=\w{5})(?!скольк|дел|бес|бо|мец|мк|фт|рв|плох|больш|счаст|обходим|движим|давн|посредств|пременн|исправност|погод|вест|навист|редк|мало|завис|далек|который)\w+""",
        re.VERBOSE,
    ),
}
"""Words that deny what they are about by themselves: they are replaced by their opposite, not left out."""

STATES: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"clos(?:e|es|ed|ing|ure)|shut\w*|missing|gone|only|late|hard"),
    "ru": re.compile(r"закры\w+|лишь|только|трудно|сложно"),
}
"""Carriers that answer a denial said otherwise («не открыт», "closed"), but not where they translate one another."""

DOUBTS: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"unlikely"),
    "ru": re.compile(r"(?:на)?вряд|едва|маловероят\w+"),
}
"""Deniers that nothing but another denial or doubt translates, whatever the scorer sees; «едва» before «ли» alone."""

_PLAIN_RUSSIAN = frozenset({"не", "нет", "нельзя"})


def is_plain_negator(word: str, language: Language) -> bool:
    """Tell whether the loss of a folded ``word`` turns a statement into its opposite.

    >>> is_plain_negator("didn't", "en"), is_plain_negator("нельзя", "ru"), is_plain_negator("no", "en")
    (True, True, False)
    """
    if language == "ru":
        return word in _PLAIN_RUSSIAN
    return word in ("not", "cannot") or word.endswith("n't")
