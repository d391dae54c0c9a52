"""Which capitalised words name a person or an organisation, and how a person is written in full in this document.

No model: a name is a run of capitalised words, cleaned of titles and of adjectives of nationality. That is enough for
the few names that stand beside a cue verb, and it works the same for names no list knows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bilingual.statements.tokens import Token
from bilingual.statements.wordlist import word_set
from bilingual.transliteration import is_cyrillic
from bilingual.words import FUNCTION_WORDS

__all__ = ["GIVEN_NAMES", "ROLE_NOUNS", "TITLES", "Name", "find_names", "is_nationality", "is_weekday"]

TITLES = word_set(
    """
    mr mrs ms dr prof sir lord lady president vice-president minister secretary general sen senator rep
    representative gov governor mayor judge justice chancellor king queen prince princess pope chairman
    chairwoman chair chief director ceo captain col colonel gen lt sgt maj admiral ambassador spokesman
    spokeswoman spokesperson professor speaker congressman congresswoman commissioner administrator head nominee
    leader президент премьер премьер-министр вице-премьер
    вице-президент министр глава сенатор депутат губернатор мэр судья
    канцлер король королева принц папа председатель директор гендиректор капитан полковник генерал адмирал посол
    пресс-секретарь представитель представительница профессор спикер господин госпожа доктор академик режиссер
    del supt amb
    журналист экс-президент замминистра замглавы секретарь лидер координатор эксперт политолог экономист адвокат
    """
)
"""What people are called by their office; written with a capital before a name they are not part of it."""

_NATIONALITIES = word_set(
    """
    us u.s. usa uk eu american russian soviet british european ukrainian german french chinese japanese turkish
    israeli iranian polish indian western belarusian kazakh georgian syrian north south korean canadian
    norwegian finnish siberian democratic republican libertarian conservative labour
    """
)

_ORGANISATION_WORDS = word_set(
    """
    house court government authority street times post party union states kingdom
    council committee ministry department agency
    university institute bank company corp corporation inc group association office bureau news network republic
    federation nations parliament senate congress duma commission center centre foundation fund service press
    college school street kremlin city county state center line airlines museum embassy board police guard army
    navy force news journal week day дом дума совет суд банк министерство мид минобороны минфин комитет
    агентство университет институт компания корпорация группа ассоциация бюро республика федерация нации
    парламент сенат конгресс комиссия центр фонд служба партия союз кремль госдума совфед полиция армия известия
    ведомости новости музей театр больница клуб россия сша фсб роскосмос роскомнадзор
    """
)

_STEM_ENDING = re.compile(r"(?:ами|ями|ом|ем|ей|ах|ях|ой|[аеиоуыюяйь])$")
_SHORTEST_GIVEN = 2
"""Letters of a second name that stands inside a full one: Джей Ди Вэнс."""

_SHORTEST_STEM = 4
_ORGANISATION_STEMS = frozenset(_STEM_ENDING.sub("", low) for low in _ORGANISATION_WORDS if is_cyrillic(low))

ROLE_NOUNS = word_set(
    """
    experts officials critics supporters analysts researchers scientists police sources witnesses doctors
    lawyers people many some others everyone authorities lawmakers reporters journalists democrats republicans
    police prosecutors эксперты чиновники критики аналитики ученые исследователи полиция источник источники
    свидетели врачи юристы люди многие некоторые другие власти депутаты журналисты следствие прокуратура
    представитель женщина мужчина папа мама предприниматель бизнесмен миллиардер политик чиновник военный писатель
    журналист артист актер актриса певец певица режиссер спортсмен спортсменка тренер эксперт аналитик экономист ученый
    адвокат юрист врач учитель учительница следователь прокурор истец ответчик обвиняемый подсудимый дипломат
    парламентарий законодатель политолог историк правозащитник активист активистка оппозиционер конгрессмен лидер
    собеседник автор докладчик блогер телеведущий телеведущая комментатор обозреватель корреспондент социолог психолог
    космонавт астронавт фигуристка фигурист теннисист теннисистка футболист хоккеист боксер форвард вратарь музыкант
    рэпер художник архитектор священник патриарх митрополит епископ генсек еврокомиссар омбудсмен военкор боец командир
    комбат пилот
    """
)

# The most frequent given names of each language (US Social Security lists; Russian registry counts), enough to tell
# "Moscow Peskov" from "Dmitry Peskov". A name that is missing only makes that one mention longer than it should be.
GIVEN_NAMES = word_set(
    """
    james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony
    mark donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan
    jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander
    raymond patrick jack dennis jerry mary patricia jennifer linda elizabeth barbara susan jessica sarah karen
    lisa nancy betty margaret sandra ashley kimberly emily donna michelle carol amanda melissa deborah stephanie
    rebecca laura helen sharon cynthia kathleen amy hillary bill joe mike jim tom bob steve ted tim ben dan
    barack boris emmanuel angela vladimir dmitry dmitri sergei sergey alexei alexey ivan nikolai mikhail andrei
    andrey igor oleg yuri viktor pavel anna maria elena olga natalia tatiana volodymyr ursula jens antony
    antonio elon kamala martin peter владимир дмитрий сергей алексей иван николай михаил андрей игорь олег юрий
    виктор павел александр максим евгений антон роман денис артем кирилл илья никита егор вячеслав валерий
    константин георгий василий борис леонид анатолий григорий петр федор семен станислав тимур руслан рамзан
    анна мария елена ольга наталья наталия татьяна ирина светлана екатерина марина юлия людмила галина валентина
    надежда вера любовь дарья ксения алина виктория эльвира маргарита джо дональд барак билл джон джордж майкл
    роберт ричард джеймс эммануэль ангела урсула йенс энтони илон камала хиллари мартин том
    кир ян радослав петер марк ллойд марко пит жозеп кая анналена олаф фридрих джорджа педро реджеп башар биньямин
    нарендра стив мелания эрик томас чарльз дэвид алла вероника полина кристина яна инна жанна тамара нина зоя раиса
    максимилиан герман глеб матвей тимофей степан ринат рустам марат ильдар азат ахмат магомед гейдар нурсултан
    касым-жомарт шавкат садыр эмомали сердар ильхам никол саломе майя аня
    keir radoslaw kaja marco pete lloyd annalena olaf friedrich giorgia pedro recep bashar narendra yulia alla elvira
    valentina ksenia
    """
)

_PARTICLES = word_set("de van von der den bin al el la le du di da ибн фон ван де аль эль бен")
_NOT_NAMES = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december i however meanwhile yesterday today tomorrow yes still speaking asked
    god small large several many most few other local former both some according following citing quoting responding
    answering commenting addressing referring earlier later officials residents authorities nobody everybody somebody
    everyone someone anyone nothing everything
    понедельник вторник среду четверг пятницу один одна одно
    одни однако вчера сегодня завтра между кроме впрочем напомним согласно отвечая комментируя ссылаясь обращаясь
    ранее позже местные жители власти никто ничто ничего все
    """
)
_RUSSIAN_NATIONALITY = re.compile(
    r"(?:росси|америка|брита|украи|герма|францу|кита|япо|изра|ира|поль|европе|белорус|казахста|совет|англи|запад)"
    r"[а-я]{0,4}(?:ск|н)(?:ий|ый|ая|ое|ого|ой|ому|им|ым|ие|ые|их|ых|ими|ыми|ую)$"
)
_STATES = word_set(
    """
    сша рф ес оон нато кндр оаэ россии украины белоруссии беларуси польши франции германии италии испании португалии
    великобритании британии ирландии нидерландов бельгии австрии швейцарии швеции норвегии финляндии дании исландии
    латвии литвы эстонии чехии словакии словении венгрии румынии болгарии сербии хорватии черногории албании македонии
    греции кипра мальты турции грузии армении азербайджана казахстана узбекистана киргизии кыргызстана таджикистана
    туркмении туркменистана молдавии молдовы китая кнр японии кореи индии пакистана афганистана ирана ирака сирии
    ливана иордании израиля палестины египта ливии туниса алжира марокко катара аравии вьетнама индонезии австралии
    канады мексики бразилии аргентины чили колумбии венесуэлы кубы чечни дагестана татарстана башкирии крыма москвы
    европы евросоюза еврокомиссии госдумы кремля
    """
)
"""States and bodies as they stand behind an office: Президент "Польши". Any other one is taken for a name there."""

_GENITIVE_ADJECTIVE = ("ого", "его")
_PATRONYMIC = re.compile(r"(?:ович|евич|ич|овна|евна|ична|инична)(?:а|у|ем|ом|е|ой|ы)?$")
_SURNAME = re.compile(r"(?:[оеё]в|ин|ын|ск(?:ий|ая)|енко|чук|юк|ов[аы]|ев[аы]|ин[аы])$")
_OCCUPATION = re.compile(r"(?:er|or|ist|ian|man|woman|ress|eer|pilot|coach|chef|nurse|artist|architect|activist)$")
_NAMES_LIKE_OCCUPATIONS = word_set(
    """
    peter walter roger oliver connor trevor taylor tyler hunter carter parker jennifer heather esther amber summer
    victor hector eleanor christopher alexander xavier spencer jasper elmer homer lester chester ester gunter dieter
    rainer werner gunther piotr igor victor viktor salvador amor hester piper harper skyler sawyer archer asher cooper
    cristian christian sebastian julian adrian ian brian vivian lilian lillian damian fabian norman herman lyman truman
    luther arthur homer elinor junior victor senior
    """
)
_ARABIC = re.compile(r"(?:al|el|as|ad|ar|an|ash|аль|эль|ас|ад|ар|ан|аш|эш|эд|эс)-[A-ZА-ЯЁ]")
"""Second part of an Arabic name: Халед "аль-Мишри"."""

_PARTY = re.compile(r"[RDI]-[A-Z][a-z]*\.?")
"""Party and state behind a name: Anna Reed, R-Ky."""

_ADJECTIVE = re.compile(r"(?:ского|скому|ском|цкого|цком|ских|ским|скими|ную|ными|ных|ном)$")
"""Endings of a Russian adjective before its noun: Дорнского университета."""


@dataclass(frozen=True, slots=True)
class Name:
    """A run of tokens ``first`` to ``last`` (inclusive) that names someone; ``text`` is the name without its titles.

    ``is_certain`` is False for a person told by two capitalised words alone: "Lowland Pumps" may be a company.
    """

    first: int
    last: int
    text: str
    start: int
    stop: int
    is_person: bool
    is_certain: bool = True


@lru_cache(maxsize=4096)
def is_nationality(low: str) -> bool:
    """Tell whether a word is an adjective of nationality or an abbreviated country before a title."""
    return low in _NATIONALITIES or _RUSSIAN_NATIONALITY.match(low) is not None


def is_weekday(low: str) -> bool:
    """Tell whether an English word is the name of a day."""
    return low.endswith("day") and low in _NOT_NAMES


def find_names(tokens: Sequence[Token], text: str) -> list[Name]:
    """Return the names among ``tokens``, in order. ``text`` is the document the tokens point into."""
    names = []
    index = 0
    while index < len(tokens):
        if not _may_name(tokens, index):
            index += 1
            continue
        first = last = index
        while (following := _continued(tokens, last)) is not None:
            last = following
        name = _cleaned(tokens, first, last, text)
        if name:
            names.append(name)
        index = last + 1
    return names


def _may_name(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a token may be the first word of a name."""
    token = tokens[index]
    if not token.is_capitalised or token.low in _NOT_NAMES or _PARTY.fullmatch(token.text):
        return False
    if token.text in ("Says", "Said") and index > 0:
        return False  # a headline
    return not (token.low in FUNCTION_WORDS and not (token.text.isupper() and len(token.text) > 1))


def _continued(tokens: Sequence[Token], last: int) -> int | None:
    """Return the index of the word that continues a name after ``last``, or None."""
    after = last + 1
    if after >= len(tokens) or tokens[last].low.endswith(("'s", "s'")):
        return None
    if after + 1 < len(tokens) and tokens[after].low in _PARTICLES and tokens[after + 1].is_capitalised:
        after += 1
    if (
        after + 1 < len(tokens)
        and tokens[after].low in ("of", "for")
        and tokens[last].low in _ORGANISATION_WORDS
        and _may_name(tokens, after + 1)
    ):
        return after + 1  # Institute of Marine Studies
    if after >= len(tokens) or not (_may_name(tokens, after) or _ARABIC.match(tokens[after].text)):
        return None
    return after if is_cyrillic(tokens[last].text) == is_cyrillic(tokens[after].text) else None  # Компания | Apple


def _cleaned(tokens: Sequence[Token], first: int, last: int, text: str) -> Name | None:
    """Return the name in a run of capitalised words without titles and nationalities, or None when nothing is left."""
    words = [index for index in range(first, last + 1) if tokens[index].kind == "word"]
    titles = [place for place, index in enumerate(words[:-1]) if tokens[index].low in TITLES]
    if titles:
        words = words[titles[-1] + 1 :]  # Deputy Foreign Minister Sergei Ryabkov
    while len(words) > 1 and is_nationality(tokens[words[0]].low) and not _is_proper_institution(tokens, words):
        words = words[1:]
    given = next((place for place, index in enumerate(words) if tokens[index].low in GIVEN_NAMES), None)
    if given is not None and given < len(words) - 1:
        words = words[given:]
    elif len(words) > 2 and _is_occupation(tokens, words[0]):
        words = words[1:]  # Agronomist Jon Berg
    elif len(words) > 1 and _is_acronym(tokens[words[0]]) and not _is_acronym(tokens[words[-1]]):
        words = words[1:]
    if len(words) > 1 and is_cyrillic(tokens[words[0]].text) and _is_acronym(tokens[words[-1]]):
        words = words[:-1]  # сказал Белов ТАСС
    splits = len(words) == 3 and is_cyrillic(tokens[words[0]].text) and len(tokens[words[1]].low) > _SHORTEST_GIVEN
    if splits and not _PATRONYMIC.search(tokens[words[1]].low):
        words = words[1:]  # главы России Сергея Лаврова: a genitive before the name
    if not words or (len(words) == 1 and is_nationality(tokens[words[0]].low)):
        return None
    if len(words) == 1 and not titles and tokens[words[0]].low in TITLES:
        return None  # the President, but not Mr. King
    start, stop = tokens[words[0]].start, tokens[words[-1]].stop
    written = re.sub(r"['’]s?$", "", text[start:stop])
    lows = [tokens[index].low for index in words]
    certain = (
        bool(titles)
        or given is not None
        or any(_PATRONYMIC.search(low) for low in lows)
        or _SURNAME.search(lows[-1]) is not None
    )
    looks_full = len(words) in (2, 3) and not any(_is_acronym(tokens[index]) for index in words)
    is_adjective = len(words) == 1 and _ADJECTIVE.search(lows[0]) is not None
    if len(words) == 1 and titles and (lows[0] in _STATES or lows[0].endswith(_GENITIVE_ADJECTIVE)):
        certain, is_adjective = False, True  # Президент "Польши", Представитель "Белого" дома
    is_thing = is_adjective or any(low in _ORGANISATION_WORDS or _is_organisation(low) for low in lows)
    return Name(
        words[0], words[-1], written, start, start + len(written), not is_thing and (certain or looks_full), certain
    )


def _is_proper_institution(tokens: Sequence[Token], words: Sequence[int]) -> bool:
    """Tell whether an adjective of nationality belongs to an institution's name: European Space Agency."""
    return len(words) > 2 and tokens[words[-1]].low in _ORGANISATION_WORDS and not is_cyrillic(tokens[words[0]].text)


def _is_organisation(low: str) -> bool:
    """Tell whether a Russian word is that of an institution in any case: Музее, Комитетом."""
    return len(low) > _SHORTEST_STEM and is_cyrillic(low) and _STEM_ENDING.sub("", low) in _ORGANISATION_STEMS


def _is_occupation(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether the first word of a sentence is what someone does, not his given name."""
    opens = not any(token.kind == "word" for token in tokens[:index])
    low = tokens[index].low
    return opens and _OCCUPATION.search(low) is not None and low not in _NAMES_LIKE_OCCUPATIONS


def _is_acronym(token: Token) -> bool:
    return len(token.text) > 1 and token.text.isupper()
