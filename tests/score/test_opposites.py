"""Opposites of the news and prefixes that deny: the table of contrasts, pair by pair."""

import pytest

from bilingual.score.contrasts import check_contrasts
from tests.fake_encoder import FakeEncoder
from tests.score.fake_side import build
from tests.score.tables import rows, unmark

# The marked words stand for each other.
SAME = """
Суд признал обыск [незаконным].                = The court found the search [illegal].
Обыск был [незаконным].                        = The search was not [legal].
Это [невозможно] проверить.                    = This is [impossible] to check.
Район [безопасен].                             = The area is free of [danger].
Парламент [отклонил] закон.                    = Parliament [rejected] the law.
Парламент не [принял] закон.                   = Parliament [rejected] the law.
Делегация [покинула] Москву.                   = The delegation [left] Moscow.
Венгрия не [поддержала] санкции.               = Hungary [opposed] the sanctions.
Встречу перенесли на время [после] обеда.      = The meeting was moved to the [afternoon].
Экспорт вырос, а [импорт] упал.                = Exports rose and [imports] fell.
Рост [замедлился].                             = Growth [slowed].
Условия [ухудшились].                          = Conditions got [worse].
Он [часто] бывает там, хоть и редко.           = He is [rarely] or often there.
Мера [временная], не постоянная.               = The measure is not [permanent].
Компания [продала] завод.                      = The company [sold] the plant.
Трамп [проиграл] выборы.                       = Trump [lost] the election.
Его [освободили] из-под ареста.                = He was released from [arrest].
Президент уволил [премьера].                   = The president fired the [prime minister].
[Раненые] и погибшие есть.                     = There are [dead] and injured.
Армия освободила [захваченный] город.          = The army [liberated] the captured city.
Суд не [отменил] приговор.                     = The court [upheld] the verdict.
Рынок [сестёр].                                = The [nurses]' market.
"""

CHANGED = """
Суд признал обыск [незаконным].                ≠ The court found the search [legal].
Арест был [законным].                          ≠ The arrest was [unlawful].
Это [невозможно] проверить.                    ≠ This is [possible] to check.
Страна стала [независимой].                    ≠ The country became [dependent].
Банк [стабилен].                               ≠ The bank is [unstable].
Автор [неизвестен].                            ≠ The author is [known].
Правила [справедливы].                         ≠ The rules are [unfair].
Он был [недоволен] итогом.                     ≠ He was [satisfied] with the result.
Условия [неприемлемы].                         ≠ The terms are [acceptable].
Вакцина [эффективна].                          ≠ The vaccine is [ineffective].
Ответ [неправильный].                          ≠ The answer is [correct].
Данные [недостоверны].                         ≠ The data is [reliable].
Этот район [безопасен].                        ≠ The area is [dangerous].
Это [неофициальный] визит.                     ≠ It is an [official] visit.
Денег [недостаточно].                          ≠ The money is [sufficient].
Билеты [недорогие].                            ≠ Tickets are [expensive].
Люди были [безоружны].                         ≠ The people were [armed].
Присяжные признали его [виновным].             ≠ The jury found him [innocent].
Парламент [отклонил] закон.                    ≠ Parliament [adopted] the law.
Делегация [прибыла] в Москву.                  ≠ The delegation [left] Moscow.
Взрыв прогремел [до] встречи.                  ≠ The blast came [after] the meeting.
Венгрия [поддержала] санкции.                  ≠ Hungary [opposed] the sanctions.
Вырос [экспорт] зерна.                         ≠ Grain [imports] rose.
Китай — наш [союзник].                         ≠ China is our [enemy].
Всё закончилось [провалом].                    ≠ It all ended in [success].
Водитель [жив].                                ≠ The driver is [dead].
Экипаж [выжил].                                ≠ The crew [died].
Журналиста [освободили].                       ≠ The journalist was [arrested].
Суд его [оправдал].                            ≠ The court [convicted] him.
Министра [назначили] в мае.                    ≠ The minister was [dismissed] in May.
Рост [ускорился].                              ≠ Growth [slowed].
Условия [улучшились].                          ≠ Conditions [worsened].
Он в этом [уверен].                            ≠ He has [doubts] about it.
Компания получила [прибыль].                   ≠ The company made a [loss].
Бюджет сведён с [профицитом].                  ≠ The budget has a [deficit].
Задача оказалась [лёгкой].                     ≠ The task proved [difficult].
Ущерб [полностью] возмещён.                    ≠ The damage was [partially] compensated.
Это [временная] мера.                          ≠ It is a [permanent] measure.
Они [всегда] говорят правду.                   ≠ They [sometimes] tell the truth.
Он [часто] бывает здесь.                       ≠ He is [rarely] here.
Людям [менее] уютно.                           ≠ People are [more] at ease.
Жители [богаты].                               ≠ The residents are [poor].
Компания [купила] завод.                       ≠ The company [sold] the plant.
Трамп [выиграл] выборы.                        ≠ Trump [lost] the election.
Министр [подтвердил] отставку.                 ≠ The minister [denied] his resignation.
МИД [опроверг] сообщения.                      ≠ The ministry [confirmed] the reports.
[Сторонники] мэра вышли на площадь.            ≠ The mayor's [opponents] took to the square.
При взрыве [ранены] трое военных.              ≠ Three soldiers were [killed] in the blast.
Рубль [укрепился].                             ≠ The rouble [weakened].
Компания [наняла] людей.                       ≠ The company [dismissed] people.
Войска [наступают].                            ≠ The troops [retreated].
[Жертва] вызвала полицию.                      ≠ The [attacker] called the police.
[Истец] доволен.                               ≠ The [defendant] is pleased.
[Адвокат] просит пять лет.                     ≠ The [prosecutor] is asking for five years.
Вырос [спрос] на нефть.                        ≠ Oil [supply] grew.
Их поддержало [меньшинство].                   ≠ The [majority] backed them.
Армия [захватила] город.                       ≠ The army [liberated] the city.
Министр [раскритиковал] суд.                   ≠ The minister [praised] the court.
Санкции [ужесточили].                          ≠ Sanctions were [eased].
Закон слишком [строг].                         ≠ The law is too [soft].
Победила [оппозиция].                          ≠ The [ruling] party won.
Уволен [младший] офицер.                       ≠ A [senior] officer was dismissed.
Переговоры были [тайными].                     ≠ The talks were [public].
Визит [отменили].                              ≠ The visit was [confirmed].
Пошлины [ввели].                               ≠ The tariffs were [lifted].
Полёты [возобновили].                          ≠ Flights were [suspended].
Киев [согласился] на встречу.                  ≠ Kyiv [refused] to meet.
Вину он [признал].                             ≠ He [denied] his guilt.
[Кредиторы] дали отсрочку.                     ≠ The [borrowers] granted a delay.
Умер его [отец].                               ≠ His [mother] has died.
Ракету запустили [ночью].                      ≠ The rocket was launched at [noon].
Дрон прилетел с [моря].                        ≠ The drone came from the [land].
Перемирие [соблюдают].                         ≠ The truce is being [violated].
[Премьер] уволил его.                           ≠ The [president] fired him.
Министр [назначен].                            ≠ The minister has [resigned].
"""


@pytest.mark.parametrize(("russian", "english"), rows(SAME, " = "))
def test_same_in_both_directions(russian, english):
    (one, left), (other, right) = unmark(russian), unmark(english)
    encoder = FakeEncoder(f"{left} {right}")
    for source, target in ((one, other), (other, one)):
        assert check_contrasts(build(source, encoder), build(target, encoder)).differences == ()


@pytest.mark.parametrize(("russian", "english"), rows(CHANGED, " ≠ "))
def test_opposite_in_both_directions(russian, english):
    pair = unmark(russian), unmark(english)
    encoder = FakeEncoder(f"{pair[0][1]} {pair[1][1]}")
    for (source, left), (target, right) in (pair, pair[::-1]):
        (found,) = check_contrasts(build(source, encoder), build(target, encoder)).differences
        assert found.category == "accuracy/mistranslation"
        assert [span.of(source) for span in found.source] == [left]
        assert [span.of(target) for span in found.target] == [right]
