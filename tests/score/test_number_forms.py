"""How news of both languages write numbers: what is one number in two forms, and what is another one."""

import pytest

from bilingual.score.numbers import check_numbers
from tests.score.checked import assert_found, assert_silent
from tests.score.tables import rows

ONE_NUMBER = """
Ущерб оценили в 1,5 млн рублей.                      = Damage was put at 1,500,000 rubles.
Ущерб оценили в 1 500 000 рублей.                    = Damage was put at a million and a half rubles.
Ущерб составил полтора миллиона рублей.              = The damage came to one and a half million rubles.
Потрачено 2,5 миллиарда евро.                        = €2.5 billion was spent.
Потрачено два с половиной миллиарда евро.            = €2.5bn was spent.
Долг вырос до 31,4 трлн долларов.                    = The debt grew to $31.4 trillion.
Долг — 31,4 триллиона долларов.                      = The debt is $31.4tn.
Компания уволит 12 тыс. сотрудников.                 = The company will lay off 12,000 employees.
Компания уволит 12 тысяч сотрудников.                = The company will lay off 12k employees.
На площадь вышли двенадцать тысяч человек.           = Twelve thousand people came to the square.
Добыча — 644,7 млн баррелей нефтяного эквивалента.   = Production reached 644.7 mmboe.
Экспорт — 44 млрд кубометров газа.                   = Exports came to 44 bcm of gas.
Мощность завода — 19,8 млн тонн в год.               = The plant's capacity is 19.8 mtpa.
Экспорт составил 1,2 млн баррелей в сутки.           = Exports came to 1.2 mb/d.
Файл занимает 44 МБ.                                 = The file takes up 44 MB.
Цены выросли почти на треть.                         = Prices rose by almost a third.
Цены выросли на треть.                               = Prices rose by 33%.
Выручка снизилась вдвое.                             = Revenue fell by half.
Встреча пройдёт в третьем квартале.                  = The meeting is due by the third quarter.
Собрали полмиллиона подписей.                        = Half a million signatures were collected.
Собрали 500 тысяч подписей.                          = Half a million signatures were collected.
Выделили четверть миллиона долларов.                 = A quarter of a million dollars was set aside.
Выделили 250 тысяч долларов.                         = A quarter of a million dollars was set aside.
Погибли сто двадцать три человека.                   = 123 people died.
Погибли 1234 солдата.                                = 1,234 soldiers were killed.
Население города — 1,2 миллиона.                     = The city has a population of 1.2m.
Бюджет 3,7 млрд руб.                                 = A budget of 3.7 billion roubles.
Выручка — 780 млн долл. США.                         = Revenue was US$780 million.
Им дали тысячу рублей.                               = They were given 1,000 rubles.
Ему заплатили сотню долларов.                        = He was paid a hundred dollars.
Привезли 3,5 тыс. тонн муки.                         = They brought 3,500 tonnes of flour.
Около пятисот человек.                               = About 500 people.
Сто пятьдесят тысяч беженцев.                        = 150,000 refugees.
Две тысячи двадцать второй год.                      = The year 2022.
Пятьсот с лишним домов.                              = More than 500 houses.
Свыше 40 тысяч домов.                                = Over 40,000 homes.
Миллион долларов.                                    = $1 million.
Миллиард рублей.                                     = A billion rubles.
В домах живут 1,4 миллиарда человек.                 = 1.4 billion people live in the houses.

Две трети депутатов за.                              = Two-thirds of the deputies are in favour.
Две трети депутатов за.                              = 67% of the deputies are in favour.
Треть опрошенных против.                             = A third of those polled are against.
Треть опрошенных против.                             = 33 percent of those polled are against.
Три четверти жителей уехали.                         = 75% of the residents left.
Три четверти жителей уехали.                         = Three quarters of the residents left.
Четверть бюджета.                                    = A quarter of the budget.
Четверть бюджета.                                    = 25% of the budget.
Каждый пятый безработный.                            = One in five is unemployed.
Каждый пятый безработный.                            = 20% are unemployed.
Каждый десятый житель.                               = One in ten residents.
Одна пятая территории.                               = A fifth of the territory.
Половина бюджета.                                    = Half of the budget.
Девять из десяти россиян.                            = Nine out of ten Russians.
Втрое больше.                                        = Three times as many.
В два раза больше.                                   = Twice as many.
Выросло вдвое.                                       = It doubled.
Выросло в три раза.                                  = It tripled.
Выросло в полтора раза.                              = It grew by 50%.
Выросло в полтора раза.                              = It grew one and a half times.
Сократилось вдвое.                                   = It was halved.
Сократилось вдвое.                                   = It was cut by half.

Ждём 10–15 градусов.                                 = We expect 10 to 15 degrees.
Ждём от 10 до 15 градусов.                           = We expect 10-15 degrees.
Ждём от десяти до пятнадцати человек.                = We expect between 10 and 15 people.
Это займёт 2-3 недели.                               = It will take two or three weeks.
Это займёт две-три недели.                           = It will take 2–3 weeks.
Стоит 5–7 млн долларов.                              = It costs $5-7 million.
Стоит от 5 до 7 миллионов долларов.                  = It costs between $5 million and $7 million.
С 2014 по 2018 год.                                  = From 2014 to 2018.
В 2014–2018 годах.                                   = In 2014-18.
Лет пять-шесть назад.                                = Some five or six years ago.

Инфляция — 7,5 %.                                    = Inflation is 7.5 per cent.
Инфляция — семь с половиной процентов.               = Inflation is 7.5%.
Ставку подняли на 2 процентных пункта.               = The rate was raised by 2 percentage points.
Ставку подняли на 2 п.п.                             = The rate was raised by two percentage points.
Ставку подняли на 0,5 п. п.                          = The rate was raised by half a percentage point.
Ставку подняли на 0,25 процентного пункта.           = The rate was raised by 25 basis points.
Сто процентов голосов.                               = 100% of the vote.
99,9% времени.                                       = 99.9 percent of the time.

Штраф 500 рублей.                                    = A fine of 500 rubles.
Штраф 500 ₽.                                         = A fine of 500 roubles.
Штраф 500 руб.                                       = A fine of RUB 500.
Цена 20 долларов.                                    = The price is $20.
Цена 20 евро.                                        = The price is 20 euros.
Цена 20 фунтов стерлингов.                           = The price is £20.
Цена 20 гривен.                                      = The price is 20 hryvnias.
Цена 100 юаней.                                      = The price is 100 yuan.
Баррель стоит 82,5 доллара.                          = A barrel costs $82.50.

В XXI веке.                                          = In the 21st century.
В XXI веке.                                          = In the twenty-first century.
В девятнадцатом веке.                                = In the 19th century.
В начале XX века.                                    = At the beginning of the 20th century.
46-й президент США.                                  = The 46th US president.
Сорок шестой президент США.                          = The 46th US president.
Пётр I правил долго.                                 = Peter the Great ruled long.
Николай II отрёкся.                                  = Nicholas II abdicated.
Людовик XIV умер.                                    = Louis XIV died.
75-я годовщина победы.                               = The 75th anniversary of the victory.
75-летие победы.                                     = The 75th anniversary of the victory.
Вторая мировая война.                                = World War II.
Вторая мировая война.                                = The Second World War.
Первое место.                                        = First place.
Первое место.                                        = 1st place.
В третий раз.                                        = For the third time.
5-й этаж.                                            = The fifth floor.
Пятый этаж.                                          = The 5th floor.
25-я поправка.                                       = The Twenty-fifth Amendment.
Во втором квартале.                                  = In Q2.
Во втором квартале 2023 года.                        = In the second quarter of 2023.

Война началась 24.02.2022.                           = The war began on Feb. 24, 2022.
Война началась 24.02.2022.                           = The war began on 02/24/2022.
Война началась 24 февраля 2022 г.                    = The war began on 24 February 2022.
Война началась двадцать четвёртого февраля.          = The war began on February 24th.
Это было 1 сентября.                                 = It was on September 1.
Это было первого сентября.                           = It was on the first of September.
9 Мая.                                               = May 9.
9 Мая.                                               = 9th May.
11 сентября 2001 года.                               = 9/11.
11 сентября.                                         = September 11.
В ночь на 5 марта.                                   = In the early hours of March 5.
5–7 марта.                                           = March 5-7.
В марте прошлого года.                               = Last March.
К 2030 году.                                         = By 2030.
В 2022-м.                                            = In 2022.
В 2022-м году.                                       = In the year 2022.
С января по март.                                    = From January through March.
В понедельник утром.                                 = On Monday morning.
По средам и пятницам.                                = On Wednesdays and Fridays.
31 декабря 1999 г.                                   = Dec 31, 1999.
Указ от 21.09.2022.                                  = The decree of September 21, 2022.
В сентябре 2022 года.                                = In September 2022.
В сентябре 2022 года.                                = In 09/2022.

В 1990-е годы.                                       = In the 1990s.
В 1990-е.                                            = In the nineties.
В девяностые.                                        = In the 1990s.
В 90-х.                                              = In the '90s.
В лихие девяностые.                                  = In the wild nineties.
В середине 1980-х.                                   = In the mid-1980s.
В начале нулевых.                                    = In the early 2000s.
В двухтысячные.                                      = In the 2000s.

Начало в 18:30.                                      = It starts at 6.30 pm.
Начало в 18:30.                                      = It starts at 6:30 p.m.
Начало в 18.30.                                      = It starts at 18:30.
Начало в полседьмого.                                = It starts at half past six.
Начало в полседьмого вечера.                         = It starts at 6:30 pm.
Начало в половине седьмого.                          = It starts at 6.30.
Начало в 9 утра.                                     = It starts at 9 a.m.
Начало в 9 часов утра.                               = It starts at 9am.
Начало в семь вечера.                                = It starts at 7 p.m.
Начало в 19:00.                                      = It starts at seven in the evening.
Начало в полдень.                                    = It starts at noon.
Начало в 12:00.                                      = It starts at noon.
Начало в полночь.                                    = It starts at midnight.
Начало в четверть восьмого.                          = It starts at a quarter past seven.
Начало без четверти восемь.                          = It starts at a quarter to eight.
Начало в 20:00 мск.                                  = It starts at 8 pm Moscow time.
Через полчаса.                                       = In half an hour.
Через полчаса.                                       = In 30 minutes.
Через полтора часа.                                  = In an hour and a half.
Через полтора часа.                                  = In 90 minutes.
Двое суток.                                          = 48 hours.
Сутки.                                               = 24 hours.
Две недели.                                          = A fortnight.
Две недели.                                          = 14 days.
Полгода.                                             = Six months.
Полгода назад.                                       = Half a year ago.
Десятилетие.                                         = Ten years.
Двадцать лет.                                        = Two decades.
Полвека.                                             = Fifty years.
Полвека.                                             = Half a century.
Столетие.                                            = 100 years.

Пять километров.                                     = 5 km.
50 км/ч.                                             = 50 km/h.
50 км/ч.                                             = 50 kilometres per hour.
Площадь 20 квадратных метров.                        = An area of 20 square metres.
Площадь 20 кв. м.                                    = An area of 20 sq m.
Температура минус 20 градусов.                       = A temperature of -20 degrees.
Температура –20 °C.                                  = A temperature of minus 20 Celsius.
Мощность 500 кВт.                                    = A capacity of 500 kW.
Мощность 1,2 ГВт.                                    = A capacity of 1,200 MW.
Весит 80 кг.                                         = It weighs 80 kilos.
300-метровая башня.                                  = A 300-metre tower.
Магнитуда 7,8.                                       = A magnitude of 7.8.

35-летний мужчина.                                   = A 35-year-old man.
Тридцатипятилетний мужчина.                          = A 35-year-old man.
Мужчине 35 лет.                                      = The man is 35.
Ему за сорок.                                        = He is in his forties.
Ему за сорок.                                        = He is over 40.
Женщина лет тридцати.                                = A woman of about thirty.
Старше 18 лет.                                       = Over 18.
Трое детей.                                          = Three children.
Двое погибших.                                       = Two dead.
Пятеро раненых.                                      = Five wounded.
Оба кандидата.                                       = Both candidates.
Десятки людей.                                       = Dozens of people.
Десятки людей.                                       = Scores of people.
Десятки тысяч людей.                                 = Tens of thousands of people.
Сотни людей.                                         = Hundreds of people.
Тысячи людей.                                        = Thousands of people.
Дюжина яиц.                                          = A dozen eggs.
Двенадцать яиц.                                      = A dozen eggs.
12 человек.                                          = A dozen people.
Десяток человек.                                     = About ten people.
Десяток человек.                                     = A dozen people.
Пара дней.                                           = A couple of days.
Два десятка домов.                                   = Twenty houses.
Два десятка домов.                                   = Two dozen houses.
Три десятка человек.                                 = Some 30 people.
Полтора десятка.                                     = Fifteen.
Полторы тысячи человек.                              = 1,500 people.
Полтораста человек.                                  = 150 people.

Матч закончился 3:1.                                 = The match ended 3-1.
Победа со счётом 2:0.                                = A 2–0 win.
Счёт 6:4, 7:5.                                       = It was 6-4, 7-5.
За — 345 депутатов, против — 12.                     = 345 deputies voted in favour and 12 against.
Закон № 114-ФЗ.                                      = Law No. 114-FZ.
Статья 228 УК.                                       = Article 228 of the Criminal Code.
Танк Т-72.                                           = A T-72 tank.
Самолёт Ту-154.                                      = A Tu-154 plane.
Вакцина от COVID-19.                                 = A COVID-19 vaccine.
Саммит G20.                                          = The G20 summit.
Большая двадцатка.                                   = The G20.
Большая семёрка.                                     = The G7.
Рейс MH17.                                           = Flight MH17.
Телеканал «Россия 24».                               = Russia 24 TV channel.
«Россия-1» показала.                                 = Rossiya 1 showed it.
Ракета С-300.                                        = An S-300 missile.

Почти 200 человек.                                   = Nearly 200 people.
Почти 200 человек.                                   = Just under 200 people.
Более 200 человек.                                   = More than 200 people.
Не менее 200 человек.                                = At least 200 people.
Как минимум 200 человек.                             = At least 200 people.
Не более 200 человек.                                = Up to 200 people.
До 200 человек.                                      = Up to 200 people.
Максимум 200 человек.                                = 200 people at most.
Не больше десяти.                                    = No more than ten.
Порядка 200 человек.                                 = Around 200 people.
Свыше 200 человек.                                   = Upwards of 200 people.
Меньше 200 человек.                                  = Fewer than 200 people.
В 2,5 раза больше 200.                               = 2.5 times more than 200.
Взрыв прогремел в 2 часа ночи.                       = The blast went off at 2 a.m.
Взрыв прогремел в час ночи.                          = The blast went off at 1 a.m.
Взрыв прогремел в два часа дня.                      = The blast went off at 2 p.m.
Магазин открыт с 9 до 18.                            = The shop is open from 9 am to 6 pm.
Полторы сотни домов.                                 = 150 houses.
Сто с лишним домов.                                  = More than a hundred houses.
Более 1200 заявок.                                   = 1,200-plus applications.
В ХХI веке.                                          = In the 21st century.
Конец ХХ века.                                       = The end of the twentieth century.
В 8-м классе.                                        = In eighth grade.
В 1941–1945 гг.                                      = In 1941-1945.
Зима 45-го.                                          = The winter of '45.
Первая половина XIX века.                            = The first half of the 19th century.
Он номер один.                                       = He is No. 1.
Он № 1.                                              = He is number one.
На 30 % меньше.                                      = 30% less.
Выросло на 0,5 %.                                    = It rose half a percent.
Выросло на 1 %.                                      = It rose by one per cent.
Шестидневная война.                                  = The Six-Day War.
4 июля.                                              = The Fourth of July.
От полутора до двух тысяч.                           = Between 1,500 and 2,000.
1,5–2 тыс. человек.                                  = Between 1,500 and 2,000 people.
Двухлетний ребёнок.                                  = A two-year-old child.
Десятикратный рост.                                  = A tenfold increase.
Рост в 10 раз.                                       = A 10-fold increase.
Рост в десять раз.                                   = A tenfold increase.
В III квартале.                                      = In the third quarter.
В сезоне 2020/2021.                                  = In the 2020-21 season.
1-й и 2-й этажи.                                     = The first and second floors.
Эстафета 4х100 м.                                    = The 4x100 m relay.
Каждый четвёртый.                                    = One in four.
Каждый четвёртый.                                    = 25% of them.
Впятеро больше.                                      = Five times more.
Впятеро больше.                                      = A fivefold increase.
Упало втрое.                                         = It fell by a factor of three.
Мороз 5 градусов.                                    = 5 degrees below zero.
Высота 8848,86 м.                                    = A height of 8,848.86 m.
3 ч 20 мин.                                          = 3 hours 20 minutes.
2 млн 300 тыс. рублей.                               = 2.3 million rubles.
1 млн 250 тыс. рублей.                               = 1.25m roubles.
5,5 тысячи человек.                                  = 5.5 thousand people.
Первые два года.                                     = The first two years.
Граждане до 35 лет.                                  = Citizens under 35.
Граждане не старше 35 лет.                           = Citizens aged 35 or younger.
Больше половины жителей.                             = More than half of the residents.
Больше половины жителей.                             = Over 50% of the residents.
Почти половина жителей.                              = Nearly 50 percent of the residents.
Ему за 60.                                           = He is in his 60s.
Спустя два с половиной года.                         = Two and a half years later.
11-миллионный город.                                 = A city of 11 million.
Стотысячный митинг.                                  = A rally of 100,000.
Двухмиллионный город.                                = A city of two million.
Двести пятьдесят человек.                            = Two hundred and fifty people.
Пять тысяч триста двадцать один голос.               = 5,321 votes.
Столетний дом.                                       = A hundred-year-old house.
100-летний дом.                                      = A hundred-year-old house.
1200 долларов.                                       = Twelve hundred dollars.
1500 солдат.                                         = Fifteen hundred soldiers.
Самолёт «Боинг-737».                                 = A Boeing 737.
100-процентный результат.                            = A 100% result.
Выиграли 1:0.                                        = They won one-nil.
Выиграли со счётом два — ноль.                       = They won 2-0.
Работают круглосуточно.                              = They work 24/7.
Работают 24/7.                                       = They work around the clock.
Двадцать пять тысяч.                                 = 25k.
Скорость 100 км в час.                               = A speed of 100 km per hour.
Площадь 10 га.                                       = An area of 10 hectares.
Площадь 600 кв. км.                                  = An area of 600 square kilometres.
Две тысячи первый год.                               = The year 2001.
С 2000-х.                                            = Since the 2000s.
С начала 2000-х годов.                               = Since the early noughties.
Погибли 3 тысячи 416 человек.                        = 3,416 people were killed.
Зарплата 45–50 тыс. руб.                             = A salary of 45,000–50,000 rubles.
Доля — 0,3.                                          = The share is .3.
Доля — 0,3.                                          = The share is 30%.
10 июня 2021 года в 15:00 по московскому времени.    = On June 10, 2021 at 3 p.m. Moscow time.
Матч пройдёт 7 и 8 мая.                              = The match is on May 7 and 8.
Через 10 дней после 3 мая.                           = 10 days after May 3.
Дважды в неделю.                                     = Twice a week.
Раз в четыре года.                                   = Every four years.
Раз в два года.                                      = Every other year.
Один из троих.                                       = One of the three.
Все трое вернулись.                                  = All three came back.
Тройка лидеров.                                      = The top three.
Пятёрка стран.                                       = The five countries.
Полсотни человек.                                    = Fifty people.
Полсотни человек.                                    = About 50 people.
Полкилометра.                                        = Half a kilometre.
Полкилометра.                                        = 500 metres.
Полтонны.                                            = 500 kg.
Полчаса.                                             = A half-hour.
Около 70 тыс. тонн.                                  = Some 70,000 tons.
Тысяча двести.                                       = 1,200.
Сорок с небольшим.                                   = A little over 40.
Трижды чемпион.                                      = A three-time champion.
Трёхкратный чемпион.                                 = A three-time champion.
Четырёхкратный чемпион мира.                         = A four-time world champion.
Двойное убийство.                                    = A double murder.
Двухдневный визит.                                   = A two-day visit.
48-часовое перемирие.                                = A 48-hour truce.
Трёхэтажный дом.                                     = A three-storey house.
Семнадцать мгновений.                                = Seventeen moments.
За последние 24 часа.                                = In the past day.
В прошлые сутки.                                     = In the past 24 hours.
Срок 8 лет и 6 месяцев.                              = A term of eight and a half years.
Срок восемь с половиной лет.                         = A term of 8.5 years.
Полтора месяца.                                      = Six weeks.
Три четверти века.                                   = 75 years.
В 80 лет.                                            = At the age of 80.
На 80-м году жизни.                                  = At the age of 79.
Выросло со 100 до 200.                               = It rose from 100 to 200.
Группа «Би-2».                                       = The band Bi-2.
План «Б».                                            = Plan B.
iPhone 14 стоит 79 990 рублей.                       = The iPhone 14 costs 79,990 rubles.
Показатель 1,05.                                     = The figure is 1.05.
По 1000 рублей каждому.                              = 1,000 roubles each.
Соотношение 1 к 10.                                  = A ratio of one to ten.
Соотношение 1:10.                                    = A 1-to-10 ratio.
В первую очередь это дорого.                         = Above all, it is expensive.
Во-первых, это дорого.                               = It is expensive.
Во второй раз он не пришёл.                          = He did not come again.
Уже в третий раз за год.                             = For the third time this year.
Двенадцатый пакет санкций.                           = The 12th package of sanctions.
Ждать несколько недель.                              = Wait for several weeks.
Ждать несколько суток.                               = Wait for a few days.
За последние несколько лет.                          = In recent years.
Ждать несколько недель, а то и 3 месяца.             = Wait for several weeks or even 3 months.
Теперь это стоит вдвое больше.                       = Now it costs twice as much.
Теперь это стоит вдвое дороже.                       = Now the price has doubled.
Теперь это стоит вдвое меньше.                       = Now it costs half as much.
Теперь их втрое меньше.                              = There are three times fewer of them now.
Половина жителей — за, в мае было вдвое меньше.      = Half of the residents are in favour; in May it was half as many.
Решение примут до конца года.                        = A decision will be taken by the end of this year.
Решение примут до конца года.                        = A decision will be taken by year-end.
В начале года цены выросли.                          = Prices rose earlier this year.
На следующей неделе он едет в Пекин.                 = Next week he travels to Beijing.
На следующей неделе он едет в Пекин.                 = In the coming week he travels to Beijing.
В прошлом году было хуже.                            = It was worse last year.
За последний год цены выросли.                       = Prices rose over the past year.
В конце прошлого года.                               = Late last year.
В текущем квартале рост замедлится.                  = Growth will slow this quarter.
В середине недели похолодает.                        = It will get colder in the middle of the week.
К концу следующего десятилетия.                      = By the end of the next decade.
В будущем месяце выборы, а в прошлом их отменили.    = Elections are next month; last month they were called off.
Об этом он сказал в среду.                           = He said so last week.
"""

ANOTHER = """
Ущерб — [1,5 млн] рублей.              ≠ Damage of [1.5 billion] rubles.                        | number major
Ущерб — [полтора миллиона] рублей.     ≠ Damage of [15 million] rubles.                         | number major
Погибли [12] человек.                  ≠ [20] people died.                                      | number major
Погибли [сто двадцать] человек.        ≠ [102] people died.                                     | number major
Собрали [5 тысяч] подписей.            ≠ They collected [5 million] signatures.                 | number major
Осталось [три] дня.                    ≠ [Five] days are left.                                  | number major
Штраф — [500] рублей.                  ≠ A fine of [5,000] rubles.                              | number major
Рост на [2,5] %.                       ≠ Growth of [25]%.                                       | number major
Рост на [5] процентов.                 ≠ Growth of [5] percentage points.                       | unit major
Ставку подняли на [1] процентный пункт. ≠ The rate was raised by [1] percent.                    | unit major
Цена — [20] долларов.                  ≠ The price is [20] euros.                               | unit major
Штраф — [500] рублей.                  ≠ A fine of $[500].                                      | unit major
Штраф — [300 тыс.] рублей.             ≠ A fine of $[300,000].                                  | unit major
До границы [50] километров.            ≠ The border is [50] miles away.                         | unit major
До границы [50] километров.            ≠ The border is [31] miles away.                         | unit minor
Весит [10] килограммов.                ≠ It weighs [10] pounds.                                 | unit major
Ждать [30] минут.                      ≠ Wait for [30] hours.                                   | unit major
Он служил [3] года.                    ≠ He served for [3] months.                              | unit major
Война началась [24] февраля.           ≠ The war began on February [23].                        | date major
Война началась 24 [февраля].           ≠ The war began on 24 [January].                         | date major
Это было в [2014] году.                ≠ It was in [2015].                                      | date major
Встреча во [вторник].                  ≠ The meeting is on [Thursday].                          | date major
Начало в [18:30].                      ≠ It starts at [7:30 pm].                                | number major
Встреча в [9] утра.                    ≠ The meeting is at [10 a.m.]                            | number major
В [XIX] веке.                          ≠ In the [20th] century.                                 | number major
В [девятнадцатом] веке.                ≠ In the [18th] century.                                 | number major
Цены выросли почти на [четверть].      ≠ Prices rose by almost [a third].                            | number major
Цены выросли на [треть].               ≠ Prices rose by [half].                                      | number major
Экспорт — [44 млрд] кубометров газа.   ≠ Exports came to [44 mcm] of gas.                            | number major
[Две трети] депутатов за.              ≠ [Three quarters] of the deputies are in favour.        | number major
[Треть] жителей.                       ≠ [Half] of the residents.                               | number major
[Более 200] человек.                   ≠ [Fewer than 200] people.                               | quantifier major
[Почти 200] человек погибли.           ≠ [More than 200] people died.                           | quantifier minor
Срок не [превысит двух] лет.        ≠ The term will be [more than two] years.                | quantifier major
[Более 500] человек.                ≠ [Up to 500] people.                                    | quantifier major
Не [менее 200] человек.                ≠ At [most 200] people.                                  | quantifier major
Не [более 10] лет.                     ≠ No [less than 10] years.                               | quantifier major
Счёт [3]:1.                            ≠ The score was [2]-1.                                   | number major
[35]-летний мужчина.                   ≠ A [53]-year-old man.                                   | number major
Ему [35] лет.                          ≠ He is [45].                                            | number major
В [1990-е] годы.                       ≠ In the [1980s].                                        | date major
[Сотни] людей.                         ≠ [Thousands] of people.                                 | number major
Статья [228].                          ≠ Article [282].                                         | number major
Ждём 10–[15] человек.                  ≠ We expect 10 to [20] people.                           | number major
[Двое] погибших.                       ≠ [Three] people died.                                   | number major
Собрали [500 тысяч] подписей.          ≠ They collected [a quarter of a million] signatures.    | number major
Штраф [1 млн 250 тыс.] рублей.         ≠ A fine of [1.2 billion] rubles.                        | number major
Выросло в [три] раза.                  ≠ It grew by [30]%.                                      | number major
Скорость [100] км в час.               ≠ A speed of [100] miles an hour.                        | unit major
[Тысячи] людей вышли.                  ≠ [Hundreds] of people came out.                         | number major
Мы ждём [миллионы] туристов.           ≠ We expect [billions] of tourists.                      | number major
Конец [XVIII] века.                    ≠ The end of the [19th] century.                         | number major
Это было [15] мая 2020 года.           ≠ It was on May [5], 2020.                               | date major
Это было 15 мая [2020] года.           ≠ It was on May 15, [2019].                              | date major
Визит в [среду].                       ≠ The visit is on [Friday].                              | date major
[Больше половины] жителей.             ≠ [Less than half] of the residents.                     | quantifier major
Доля — [25] %.                         ≠ The share is [two thirds].                             | number major
Весит [5] тонн.                        ≠ It weighs [5] kilos.                                   | unit major
Площадь [10] га.                       ≠ An area of [10] acres.                                 | unit major
Температура [20] градусов Цельсия.     ≠ A temperature of [20] degrees Fahrenheit.              | unit major
Цена [100] юаней.                      ≠ The price is [100] yen.                                | unit major
Долг — [31 трлн] долларов.             ≠ The debt is $[31 billion].                             | number major
Матч выиграли [4]:2.                   ≠ They won [5]-2.                                        | number major
Им дали [десять] лет.                  ≠ They got [ten] months.                                 | unit major
Ждать [несколько недель].              ≠ Wait for [a few months].                                | unit major
Это займёт [пару часов].               ≠ It will take [a couple of days].                       | unit major
Это [вдвое] больше, чем в мае.         ≠ That is [half] as much as in May.                       | number major
Это [вдвое] меньше, чем в мае.         ≠ That is [twice] as much as in May.                     | number major
Решение примут до [конца месяца].      ≠ A decision will be taken by the [end of the year].             | unit major
На [следующей неделе] он едет.         ≠ He travels [next month].                               | unit major
Так было в [прошлом году].             ≠ So it was [last month].                                | unit major
В [текущем квартале] рост.             ≠ Growth in the [current year].                          | unit major
Выборы в [следующем месяце].           ≠ The election was [last month].                         | date major
В [прошлом году] выросло.              ≠ It will grow [next year].                              | date major
Это уже [пятая] атака за неделю.       ≠ It was the [third] attack this week.                   | number major
Он пришёл [вторым].                    ≠ He came [first].                                       | number major
[Двенадцатый] пакет санкций.           ≠ The [13th] package of sanctions.                       | number major
Потери случились в [10-й] раз.         ≠ There were losses for the [eighth] time.               | number major
"""


@pytest.mark.parametrize(("russian", "english"), rows(ONE_NUMBER, " = "))
def test_one_number_in_both_directions(russian, english):
    assert_silent(check_numbers, russian, english)


@pytest.mark.parametrize(("russian", "rest"), rows(ANOTHER, " ≠ "))
def test_another_number_in_both_directions(russian, rest):
    assert_found(check_numbers, russian, rest)
