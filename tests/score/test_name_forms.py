"""How news of both languages write names: what is one name in two forms, and what is another one.

No word here has a vector in common with any other, so that sound and the tables alone must tell.
"""

import pytest

from bilingual.score.names import check_names
from tests.score.fake_side import build
from tests.score.tables import rows, unmark

ONE_NAME = """
Борис Ельцин подал в отставку.                 = Boris Yeltsin resigned.
Памятник Пафнутию Чебышёву.                    = A monument to Pafnuty Chebyshev.
При Хрущёве построили дома.                    = The houses were built under Khrushchev.
Музыка Чайковского звучала долго.              = The music of Tchaikovsky played for long.
Владимир Зеленский прилетел вчера.             = Volodymyr Zelenskyy flew in yesterday.
Президент Зеленский выступил.                  = President Zelensky spoke.
Алексей Навальный вернулся.                    = Aleksey Navalny came back.
У Навального нашли документы.                  = Documents were found on Alexei Navalny.
Вдова Юлия Навальная выступила.                = His widow Yulia Navalnaya spoke.
Премьер Юлия Тимошенко ушла.                   = Prime Minister Julia Tymoshenko left.
Письмо Михаилу Горбачёву.                      = A letter to Mikhail Gorbachev.
Книга Александра Солженицына.                  = A book by Aleksandr Solzhenitsyn.
Режиссёр Сергей Эйзенштейн.                    = The director Sergei Eisenstein.
Роман Фёдора Достоевского.                     = A novel by Fyodor Dostoyevsky.
Роман Льва Толстого.                           = A novel by Leo Tolstoy.
Пьеса Антона Чехова.                           = A play by Anton Chekhov.
Стихи Анны Ахматовой.                          = Poems by Anna Akhmatova.
Балет Игоря Стравинского.                      = A ballet by Igor Stravinsky.
Министр Сергей Шойгу приехал.                  = Minister Sergei Shoigu came.
Заявил Дмитрий Песков.                         = So said Dmitri Peskov.
Заявил Дмитрий Сергеевич Песков.               = So said Dmitry Peskov.
Глава Чечни Рамзан Кадыров.                    = The head of Chechnya, Ramzan Kadyrov.
Посол Анатолий Антонов.                        = Ambassador Anatoly Antonov.
Дело Евгения Пригожина.                        = The case of Yevgeny Prigozhin.
Дело Евгения Пригожина.                        = The case of Evgeny Prigozhin.
Мэр Виталий Кличко.                            = Mayor Vitali Klitschko.
Мэр Виталий Кличко.                            = Mayor Vitaliy Klychko.
Судья Наталья Репникова.                       = Judge Natalia Repnikova.
Судья Наталья Репникова.                       = Judge Natalya Repnikova.
Журналист Дмитрий Муратов.                     = The journalist Dmitry Muratov.
Теннисист Даниил Медведев.                     = The tennis player Daniil Medvedev.
Шахматист Гарри Каспаров.                      = The chess player Garry Kasparov.
Фигуристка Камила Валиева.                     = The skater Kamila Valieva.
Космонавт Юрий Гагарин.                        = The cosmonaut Yuri Gagarin.
Учёный Андрей Сахаров.                         = The scientist Andrei Sakharov.
Писатель Михаил Зощенко.                       = The writer Mikhail Zoshchenko.
Вождь Владимир Ленин.                          = The leader Vladimir Lenin.
Актёр Джейсон Стейтем.                         = The actor Jason Statham.
Певица Бейонсе.                                = The singer Beyoncé.
Физик Стивен Хокинг.                           = The physicist Stephen Hawking.
Премьер Риши Сунак.                            = Prime Minister Rishi Sunak.
Канцлер Олаф Шольц.                            = Chancellor Olaf Scholz.
Президент Эмманюэль Макрон.                    = President Emmanuel Macron.
Президент Реджеп Тайип Эрдоган.                = President Recep Tayyip Erdoğan.
Премьер Виктор Орбан.                          = Prime Minister Viktor Orbán.
Генсек Йенс Столтенберг.                       = Secretary General Jens Stoltenberg.
Лидер Ким Чен Ын.                              = The leader Kim Jong Un.
Председатель Си Цзиньпин.                      = Chairman Xi Jinping.
Премьер Нарендра Моди.                         = Prime Minister Narendra Modi.
Премьер Биньямин Нетаньяху.                    = Prime Minister Benjamin Netanyahu.
Глава ЕК Урсула фон дер Ляйен.                 = European Commission chief Ursula von der Leyen.
Певец Стинг выступил.                          = Singer Sting performed.
Саша Петров пришёл.                            = Alexander Petrov came.
Маша Петрова пришла.                           = Maria Petrova came.
Вова Сидоров пришёл.                           = Vladimir Sidorov came.
Наш Лёха Иванов пришёл.                        = Our Alexei Ivanov came.
Наша Катя Иванова пришла.                      = Our Ekaterina Ivanova came.
Наш Коля Иванов пришёл.                        = Our Nikolai Ivanov came.
Мой друг Женя пришёл.                          = My friend Evgeny came.
Моя подруга Настя пришла.                      = My friend Anastasia came.
Генассамблея ООН проголосовала.                = The UN General Assembly voted.
Совет Безопасности ООН собрался.               = The United Nations Security Council met.
По данным МВД.                                 = According to the Interior Ministry.
В МВД заявили.                                 = The Ministry of Internal Affairs said.
Страны НАТО договорились.                      = NATO countries agreed.
Глава ЦБ Эльвира Набиуллина.                   = Central bank governor Elvira Nabiullina.
Банк России поднял ставку.                     = The central bank raised the rate.
Сотрудники ФСБ пришли.                         = FSB officers came.
Сотрудники ФСБ пришли.                         = Officers of the Federal Security Service came.
Представитель МИД Мария Захарова.              = Foreign Ministry spokeswoman Maria Zakharova.
Глава ВОЗ Тедрос Гебрейесус.                   = WHO chief Tedros Ghebreyesus.
Эксперты ВОЗ считают.                          = World Health Organization experts believe.
Доклад МВФ вышел.                              = The International Monetary Fund report is out.
Страны ЕС согласны.                            = The countries of the European Union agree.
Участники СВО получат землю.                   = Participants in the special military operation will get land.
Цель СВО прежняя.                              = The goal of the SMO is the same.
Поезд прибыл в Москву.                         = The train arrived in Moscow.
Он уехал в Киев.                               = He left for Kyiv.
Он живёт в Киеве.                              = He lives in Kiev.
Переговоры в Пекине.                           = Talks in Beijing.
Ярмарка в Кёльне.                              = A fair in Cologne.
Встреча в Варшаве.                             = A meeting in Warsaw.
Рейс из Вены.                                  = A flight from Vienna.
Суд в Гааге.                                   = The court in The Hague.
Мюнхенская конференция прошла.                 = The Munich conference took place.
Завод в Дюссельдорфе.                          = A plant in Düsseldorf.
Университет в Гёттингене.                      = The university in Göttingen.
Бои под Бахмутом.                              = Fighting near Bakhmut.
Удар по Харькову.                              = A strike on Kharkiv.
Жители Николаева.                              = Residents of Mykolaiv.
Порт Одессы.                                   = The port of Odesa.
Бои у Северодонецка.                           = Fighting near Sievierodonetsk.
Жители Днепра.                                 = Residents of Dnipro.
Поездка в Ереван.                              = A trip to Yerevan.
Посольство в Ташкенте.                         = The embassy in Tashkent.
Жители Алма-Аты.                               = Residents of Almaty.
Жители Екатеринбурга.                          = Residents of Yekaterinburg.
Жители Нижнего Новгорода.                      = Residents of Nizhny Novgorod.
Жители Санкт-Петербурга.                       = Residents of St. Petersburg.
Жители Ростова-на-Дону.                        = Residents of Rostov-on-Don.
Жители Набережных Челнов.                      = Residents of Naberezhnye Chelny.
На берегу Женевского озера.                    = On the shore of Lake Geneva.
В Персидском заливе.                           = In the Persian Gulf.
На Ближнем Востоке.                            = In the Middle East.
Акции «Газпрома» упали.                        = Gazprom shares fell.
Глава «Роскосмоса» ушёл.                       = The head of Roscosmos left.
Клиенты Сбербанка.                             = Customers of Sberbank.
Самолёт «Аэрофлота».                           = An Aeroflot plane.
Газета «Коммерсантъ» пишет.                    = The newspaper Kommersant writes.
Агентство «Рейтер» сообщает.                   = Reuters reports.
Агентство «Франс Пресс» сообщает.              = Agence France-Presse reports.
Газета «Нью-Йорк таймс» пишет.                 = The New York Times writes.
Клуб «Зенит» выиграл.                          = The Zenit club won.
Компания «Яндекс» выросла.                     = Yandex has grown.
Представитель Минобороны Игорь Конашенков.     = Defence Ministry spokesman Igor Konashenkov.
Представитель Святого Престола.                = A spokesman for the Holy See.
Папа Римский Франциск прибыл.                  = Pope Francis arrived.
Патриарх Кирилл выступил.                      = Patriarch Kirill spoke.
Королева Елизавета II умерла.                  = Queen Elizabeth II died.
Король Карл III приехал.                       = King Charles III came.
Принц Уильям приехал.                          = Prince William came.
Герцог Гарри приехал.                          = Duke Harry came.
Премия имени Нобеля.                           = The Nobel Prize.
Лауреат Нобелевской премии.                    = A Nobel laureate.
Партия «Единая Россия» победила.               = The United Russia party won.
Депутат Госдумы от КПРФ.                       = A State Duma deputy from the Communist Party.
Блогер из Рашки.                               = A blogger from Russia.
В США приняли закон.                           = America passed a law.
Жители Соединённых Штатов.                     = Residents of the US.
Пресс-секретарь Белого дома.                   = The White House press secretary.
Директор ЦРУ Уильям Бёрнс.                     = CIA director William Burns.
Глава Пентагона Ллойд Остин.                   = Pentagon chief Lloyd Austin.
Госсекретарь Энтони Блинкен.                   = Secretary of State Antony Blinken.
Сенатор Линдси Грэм.                           = Senator Lindsey Graham.
В штате Джорджия.                              = In the state of Georgia.
Чемпионат мира по футболу в Катаре.            = The World Cup in Qatar.
Минздрав Великобритании заявил.                = The UK Health Ministry said.
Театр имени Вахтангова.                        = The Vakhtangov Theatre.
Площадь Тяньаньмэнь.                           = Tiananmen Square.
Станция «Заря» вышла на орбиту.                = The Zarya module reached orbit.
Улица Льва Толстого.                           = Leo Tolstoy Street.
На Красной площади.                            = On Red Square.
В Храме Христа Спасителя.                      = In the Cathedral of Christ the Saviour.
Судно «Адмирал Кузнецов».                      = The ship Admiral Kuznetsov.
Операция «Буря в пустыне».                     = Operation Desert Storm.
Музей Гуггенхайма.                             = The Guggenheim Museum.
По словам Джо Байдена.                         = According to Joe Biden.
По словам Дж. Байдена.                         = According to J. Biden.
В. Путин подписал указ.                        = Putin signed the decree.
Война в секторе Газа.                          = The war in Gaza.
Движение ХАМАС отказалось.                     = Hamas refused.
Переговоры с «Хезболлой».                      = Talks with Hezbollah.
Боевики ИГИЛ ушли.                             = The Islamic State militants left.
Решение ЕСПЧ вступило в силу.                  = The European Court of Human Rights ruling took effect.
Глава ЕЦБ Кристин Лагард.                      = European Central Bank president Christine Lagarde.
Ордер МУС на арест.                            = An International Criminal Court arrest warrant.
Кремль ответил.                                = Moscow replied.
Это решили в Кремле.                           = It was decided in Moscow.
Позиция Вашингтона не изменилась.              = The US position has not changed.
Это решение Пекина.                            = It is the decision of China.
Он живёт в Бостоне.                            = He lives in the US.
Гол забил Овечкин.                             = The goal was scored by the Russian.
Там видели Байдена.                            = The American was seen there.
Об этом пишет «Ъ».                             = So writes Kommersant.
"""

ANOTHER = """
Вчера [Сергей Лавров] прибыл.            ≠ Yesterday [Dmitry Medvedev] arrived.           | major
Сюда приехал [Владимир Путин].           ≠ Here came [Joe Biden].                         | major
Он прибыл в [Минск].                     ≠ He arrived in [Kyiv].                          | major
Он родился в [Париже].                   ≠ He was born in [London].                       | major
Войска вошли в [Сирию].                  ≠ The troops entered [Iraq].                     | major
Его выслали из [Германии].               ≠ He was expelled from [France].                 | major
Договор с [Китаем].                      ≠ A treaty with [Japan].                         | major
Солдаты из [КНДР].                       ≠ Soldiers from [Iran].                          | major
По данным [МВД].                         ≠ According to the [FSB].                        | major
Сотрудники [ФБР].                        ≠ Officers of the [CIA].                         | major
Страны [НАТО].                           ≠ The countries of the [EU].                     | major
Доклад [ВОЗ].                            ≠ A report by the [IMF].                         | major
Заявление [ООН].                         ≠ A statement by [NATO].                         | major
Завод в [Самаре].                        ≠ A plant in [Perm].                             | major
Двигатель разберут в [Далласе].          ≠ The engine will be taken apart in [Tulsa].     | major
Посол [Израиля].                         ≠ The ambassador of [Jordan].                    | major
Выборы в [Молдавии].                     ≠ Elections in [Romania].                        | major
Президент [Турции].                      ≠ The president of [Egypt].                      | major
Бои под [Харьковом].                     ≠ Fighting near [Lviv].                          | major
Акции [Сбербанка].                       ≠ Shares of [Rosneft].                           | major
Он жил в [Тегеране].                     ≠ He lived in [Damascus].                        | major
Спутник [Роскосмоса].                    ≠ A satellite of [NASA].                         | major
Его встретил [Шольц].                    ≠ He was met by [Macron].                        | major
Интервью дал [Илон Маск].                ≠ The interview was given by [Bill Gates].       | major
Сборная [Бразилии].                      ≠ The team of [Argentina].                       | major
Порт [Одессы].                           ≠ The port of [Mariupol].                        | major
Жители [Варшавы].                        ≠ Residents of [Prague].                         | major
Письмо [Горбачёву].                      ≠ A letter to [Reagan].                          | major
Глава [Чечни].                           ≠ The head of [Tatarstan].                       | major
Визит в [Стамбул].                       ≠ A visit to [Athens].                           | major
Это жена [Александра].                   ≠ The wife of [Dmitry].                          | major
Он живёт в [Бостоне].                    ≠ He lives in [Canada].                          | major
Позиция [Вашингтона].                    ≠ The position of [China].                       | major
Ордер [МУС].                             ≠ A warrant by the [FBI].                        | major
Мэр [Хьюстона].                          ≠ The mayor of [Chicago].                        | major
"""


@pytest.mark.parametrize(("russian", "english"), rows(ONE_NAME, " = "))
def test_one_name_in_both_directions(russian, english):
    for source, target in ((russian, english), (english, russian)):
        assert check_names(build(source), build(target)).differences == ()


@pytest.mark.parametrize(("russian", "rest"), rows(ANOTHER, " ≠ "))
def test_another_name_in_both_directions(russian, rest):
    english, severity = (cell.strip() for cell in rest.split(" | "))
    pair = unmark(russian), unmark(english)
    for (source, left), (target, right) in (pair, pair[::-1]):
        (found,) = check_names(build(source), build(target)).differences
        assert (found.subtype, found.severity) == ("name", severity)
        assert [span.of(source) for span in found.source] == [left]
        assert [span.of(target) for span in found.target] == [right]
