"""Words that announce what someone said, in both languages, as data.

The English verbs follow the verbs of communication of Levin (English Verb Classes and Alternations, 1993, classes 37
and 29.4–29.5) as news uses them; the Russian ones are the глаголы речи и мысли of school and reference grammars
(Русская грамматика, 1980, § 2781 ff.). Only forms that can head a reporting frame are listed: finite ones, and the
participles that continue a frame ("adding that", «добавив, что»).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from bilingual.datatypes import Language
from bilingual.statements.russian_forms import spell_out
from bilingual.statements.wordlist import word_set

__all__ = ["ACCORDING", "COMPLEMENTISERS", "CUES", "QUESTION_WORDS", "TWEET_WORDS", "Cue", "CueKind"]

CueKind = Literal["say", "think", "act", "find", "commit", "label"]
"""What a cue can govern.

``say``: everything, quotations before and after it included. ``think``: a clause. ``act``: a clause after its
conjunction, or a quotation. ``find``: only a clause after its conjunction ("the paper has learned that"). ``commit``:
also an infinitive ("vowed to leave"). ``label``: only words in quotation marks
("called it “a disgrace”").
"""


@dataclass(frozen=True, slots=True)
class Cue:
    """One form of a cue verb.

    ``finite`` is False for a participle, whose speaker stands with another verb. ``base`` is True for an English form
    that only a plural subject or an auxiliary makes a verb; elsewhere "tweet" and "report" are nouns.
    """

    kind: CueKind
    finite: bool = True
    base: bool = False


_ENGLISH: Mapping[CueKind, str] = {
    # finite forms / participle
    "say": """
        say,says,said/saying add,adds,added/adding state,states,stated/stating tell,tells,told/telling
        claim,claims,claimed/claiming insist,insists,insisted/insisting argue,argues,argued/arguing
        declare,declares,declared/declaring announce,announces,announced/announcing
        explain,explains,explained/explaining
        write,writes,wrote,written/writing tweet,tweets,tweeted/tweeting post,posts,posted/posting
        note,notes,noted/noting remark,remarks,remarked/remarking comment,comments,commented/commenting
        reply,replies,replied/replying respond,responds,responded/responding answer,answers,answered/answering
        retort,retorts,retorted/retorting ask,asks,asked/asking continue,continues,continued/continuing
        conclude,concludes,concluded/concluding joke,jokes,joked/joking quip,quips,quipped/quipping
        chant,chants,chanted/chanting exclaim,exclaims,exclaimed/exclaiming
        shout,shouts,shouted/shouting yell,yells,yelled/yelling
        recall,recalls,recalled/recalling repeat,repeats,repeated/repeating read,reads,read/reading
        stress,stresses,stressed/stressing warn,warns,warned/warning admit,admits,admitted/admitting
        observe,observes,observed/observing complain,complains,complained/complaining
        reiterate,reiterates,reiterated/reiterating charge,charges,charged/charging
        interrupt,interrupts,interrupted/interrupting sigh,sighs,sighed/sighing
        put,puts/putting recount,recounts,recounted/recounting sing,sings,sang/singing""",
    "think": """
        believe,believes,believed/believing think,thinks,thought/thinking hope,hopes,hoped/hoping
        fear,fears,feared/fearing expect,expects,expected/expecting suspect,suspects,suspected/suspecting
        feel,feels,felt/feeling assume,assumes,assumed/assuming doubt,doubts,doubted/doubting
        agree,agrees,agreed/agreeing worry,worries,worried/worrying""",
    "act": """
        allege,alleges,alleged/alleging assert,asserts,asserted/asserting contend,contends,contended/contending
        maintain,maintains,maintained/maintaining suggest,suggests,suggested/suggesting
        report,reports,reported/reporting
        acknowledge,acknowledges,acknowledged/acknowledging concede,concedes,conceded/conceding
        confess,confesses,confessed/confessing confirm,confirms,confirmed/confirming deny,denies,denied/denying
        disclose,discloses,disclosed/disclosing reveal,reveals,revealed/revealing hint,hints,hinted/hinting
        imply,implies,implied/implying indicate,indicates,indicated/indicating
        emphasize,emphasizes,emphasized/emphasizing emphasise,emphasises,emphasised/emphasising
        underline,underlines,underlined/underlining underscore,underscores,underscored/underscoring
        predict,predicts,predicted/predicting testify,testifies,testified/testifying boast,boasts,boasted/boasting
        question,questions,questioned/questioning wonder,wonders,wondered/wondering
        inquire,inquires,inquired/inquiring clarify,clarifies,clarified/clarifying
        specify,specifies,specified/specifying estimate,estimates,estimated/estimating
        remind,reminds,reminded/reminding assure,assures,assured/assuring inform,informs,informed/informing
        lament,laments,lamented/lamenting tout,touts,touted/touting pronounce,pronounces,pronounced/pronouncing
        counter,counters,countered/countering interject,interjects,interjected/interjecting
        caution,cautions,cautioned/cautioning speculate,speculates,speculated/speculating""",
    "find": """
        find,finds,found/finding show,shows,showed,shown/showing learn,learns,learned/learning
        point,points,pointed/pointing
        recognize,recognizes,recognized/recognizing realize,realizes,realized/realizing
        mention,mentions,mentioned/mentioning
        determine,determines,determined/determining discover,discovers,discovered/discovering
        understand,understands,understood/understanding""",
    "commit": """
        promise,promises,promised/promising vow,vows,vowed/vowing pledge,pledges,pledged/pledging
        threaten,threatens,threatened/threatening swear,swears,swore/swearing urge,urges,urged/urging
        demand,demands,demanded/demanding encourage,encourages,encouraged/encouraging
        propose,proposes,proposed/proposing want,wants,wanted/wanting""",
    "label": """
        call,calls,called/calling describe,describes,described/describing dub,dubs,dubbed/dubbing
        term,terms,termed/terming brand,brands,branded/branding label,labels,labeled/labeling
        denounce,denounces,denounced/denouncing condemn,condemns,condemned/condemning
        criticize,criticizes,criticized/criticizing blast,blasts,blasted/blasting praise,praises,praised/praising
        hail,hails,hailed/hailing refer,refers,referred/referring accuse,accuses,accused/accusing
        liken,likens,likened/likening compare,compares,compared/comparing deem,deems,deemed/deeming
        attack,attacks,attacked/attacking mock,mocks,mocked/mocking slam,slams,slammed/slamming
        decry,decries,decried/decrying deride,derides,derided/deriding ridicule,ridicules,ridiculed/ridiculing
        portray,portrays,portrayed/portraying cast,casts/casting characterize,characterizes,characterized/characterizing
        defend,defends,defended/defending
        criticise,criticises,criticised/criticising blame,blames,blamed/blaming
        cite,cites,cited/citing quote,quotes,quoted/quoting dismiss,dismisses,dismissed/dismissing""",
}

_RUSSIAN: Mapping[CueKind, str] = {
    # finite forms / gerund; "сказа+" stands for сказал, сказала, сказало, сказали, "призна+ся" for признался …
    "say": """
        сказа+,скажет,скажу/сказав говори+,говорит,говорят,говорится/говоря заяви+/заявив
        заявля+,заявляет,заявляют/заявляя сообщи+/сообщив сообща+,сообщает,сообщают,сообщается/сообщая
        добави+/добавив добавля+,добавляет,добавляют/добавляя отмети+/отметив
        отмеча+,отмечает,отмечают,отмечается/отмечая подчеркну+/подчеркнув
        подчеркива+,подчеркивает,подчеркивают,подчеркивается/подчеркивая поясни+/пояснив
        поясня+,поясняет,поясняют/поясняя
        объясни+/объяснив объясня+,объясняет,объясняют/объясняя рассказа+/рассказав
        рассказыва+,рассказывает,рассказывают/рассказывая написа+/написав писа+,пишет,пишут
        ответи+,ответит/ответив отвеча+,отвечает,отвечают/отвечая спроси+,спросит/спросив
        спрашива+,спрашивает,спрашивают/спрашивая утвержда+,утверждает,утверждают,утверждаю,утверждается/утверждая
        замети+/заметив замеча+,замечает,замечают/замечая указа+/указав указыва+,указывает,указывают/указывая
        уточни+/уточнив уточня+,уточняет,уточняют/уточняя напомни+/напомнив напомина+,напоминает,напоминают/напоминая
        продолжи+/продолжив продолжа+,продолжает,продолжают/продолжая призна+,признает,признают/признав
        признава+/признавая призна+ся,признается/признавшись воскликну+/воскликнув возрази+/возразив
        возража+,возражает,возражают/возражая подтверди+/подтвердив подтвержда+,подтверждает,подтверждают/подтверждая
        предупреди+/предупредив предупрежда+,предупреждает,предупреждают/предупреждая
        констатирова+,констатирует,констатируют/констатировав прокомментирова+/прокомментировав
        резюмирова+,резюмирует/резюмировав пошути+/пошутив шути+,шутит/шутя вспомни+/вспомнив
        вспомина+,вспоминает,вспоминают/вспоминая повтори+/повторив парирова+,парирует/парировав
        переда+,передает,передают/передавая процитирова+,цитирует/процитировав твитну+/твитнув подытожи+/подытожив
        заключи+/заключив настаива+,настаивает,настаивают/настаивая пожалова+ся,жалуется/пожаловавшись
        крикну+,кричит/крикнув закрича+/закричав прошепта+/прошептав пробормота+/пробормотав
        описа+/описав предостерег,предостерегла,предостерегает/предостерегая посетова+/посетовав
        радуется,радуются вздохну+/вздохнув усмехну+ся/усмехнувшись отреза+/отрезав
        разъясни+/разъяснив разъясня+,разъясняет/разъясняя замети+/заметив""",
    "think": """
        счита+,считает,считают,считаю/считая посчита+/посчитав
        дума+,думает,думают/думая полага+,полагает,полагают,полагаю/полагая
        вери+,верит,верят/веря надея+ся,надеется,надеются/надеясь опаса+ся,опасается,опасаются/опасаясь
        уверен,уверена,уверены убежден,убеждена,убеждены предположи+/предположив
        предполага+,предполагает,предполагают/предполагая согласи+ся/согласившись""",
    "act": """
        объяви+/объявив объявля+,объявляет,объявляют/объявляя допусти+/допустив допуска+,допускает,допускают/допуская
        намекну+/намекнув опроверг,опровергла,опровергли,опровергает/опровергая отрица+,отрицает,отрицают/отрицая
        уведоми+/уведомив проинформирова+,информирует,информируют/проинформировав завери+/заверив
        заверя+,заверяет,заверяют/заверяя поинтересова+ся/поинтересовавшись
        спрогнозирова+,прогнозирует,прогнозируют/спрогнозировав сетова+,сетует/сетуя доложи+/доложив
        упомяну+/упомянув""",
    "commit": """
        пообеща+/пообещав обеща+,обещает,обещают/обещая пригрози+/пригрозив грози+,грозит/грозя потребова+/потребовав
        требова+,требует,требуют/требуя призва+/призвав призыва+,призывает,призывают/призывая предложи+/предложив
        предлага+,предлагает,предлагают/предлагая попроси+/попросив проси+,просит,просят/прося хоте+,хочет,хотят
        покля+ся,клянется""",
    "label": """
        назва+/назвав называ+,называет,называют/называя окрести+ охарактеризова+/охарактеризовав сравни+/сравнив
        обвини+,обвиняет,обвиняют/обвинив раскритикова+/раскритиковав осуди+,осуждает,осуждают/осудив""",
}


def _read(table: Mapping[CueKind, str], language: Language) -> dict[str, Cue]:
    """Return the cue of every form in a table whose rows are ``finite forms / participle``."""
    cues: dict[str, Cue] = {}
    for kind, rows in table.items():
        for row in rows.split():
            finite, _, participle = row.partition("/")
            forms = [form for item in finite.split(",") for form in spell_out(item)]
            for form in forms:
                cues.setdefault(form, Cue(kind, base=language == "en" and form == forms[0] and form not in forms[1:]))
            if participle:
                cues.setdefault(participle, Cue(kind, finite=False))
    return cues


CUES: Mapping[Language, Mapping[str, Cue]] = {"en": _read(_ENGLISH, "en"), "ru": _read(_RUSSIAN, "ru"), "other": {}}
"""Cue forms by language, keyed by ``Token.low``."""

ACCORDING: Mapping[Language, tuple[str, ...]] = {
    "en": ("according to", "in the words of", "in the opinion of", "in the view of"),
    "ru": (
        *("по словам", "по мнению", "согласно", "по данным", "со слов", "по информации", "по версии", "по сообщению"),
        *("по оценке", "по оценкам", "по утверждению", "по подсчетам", "на взгляд", "с точки зрения"),
    ),
    "other": (),
}
"""Prepositions that name a source; the clause beside them is what it said."""

COMPLEMENTISERS: Mapping[Language, frozenset[str]] = {
    "en": frozenset({"that", "if", "whether"}),
    "ru": frozenset({"что", "будто", "якобы", "чтобы"}),
    "other": frozenset(),
}
"""Conjunctions between the frame and what was said; they belong to the frame."""

QUESTION_WORDS: Mapping[Language, frozenset[str]] = {
    "en": word_set("what who whom whose which where when why how"),
    "ru": word_set(
        """
    кто кого кому кем чей где куда откуда когда почему зачем сколько каков какова какой какая какие как
    """
    ),
    "other": frozenset(),
}
"""Words that begin an indirect question; they belong to what was said."""

TWEET_WORDS = word_set(
    """
    tweet tweeted tweets tweeting twitter retweeted posted твит твите твиты твиттер твиттере твитнул написал
    написала telegram телеграм телеграме телеграм-канале
    """
)
"""Words that say that a post follows."""
