"""Words whose exchange turns a statement round: opposites, quantifiers, connectives, modals.

Russian words are lemmas where they inflect; :mod:`lexicon` writes them in the form of the word they replace.
"""

from __future__ import annotations

__all__ = ["ENGLISH", "RUSSIAN"]

_ENGLISH = """
more less | first last | high low | higher lower | large small | big small | good bad | best worst | better worse
new old | early late | earlier later | long short | strong weak | rich poor | open closed | public private | young old
increase decrease | increased decreased | increases decreases | rise fall | rose fell | rising falling | win lose
won lost | victory defeat | success failure | begin end | began ended | start finish | started finished | buy sell
bought sold | give take | gave took | come go | came went | arrive leave | arrived left | accept reject
accepted rejected | allow forbid | allowed banned | support oppose | supported opposed | agree disagree
agreed disagreed | confirm deny | confirmed denied | love hate | friend enemy | friends enemies | war peace | life death
day night | morning evening | north south | east west | northern southern | eastern western | left right | top bottom
before after | inside outside | above below | over under | up down | with without | many few | most few | much little
all some | every some | always never | often rarely | usually rarely | everyone nobody | everything nothing
both neither | and or | but and | because although | must may | should can | can must | will may
could should | only also
already yet
possible impossible | necessary unnecessary | legal illegal | able unable | known unknown | likely unlikely
happy unhappy | easy difficult | safe dangerous | positive negative | male female | men women | man woman | boys girls
father mother | brother sister | son daughter | husband wife | domestic foreign | internal external | maximum minimum
least most | true false | full empty | light heavy | hot cold | warm cold | fast slow | quickly slowly | hard easy
near far | wide narrow | important minor | serious minor | main secondary | modern ancient | free paid | real fake
improve worsen | improved worsened | create destroy | created destroyed | include exclude | including excluding
attack defend | attacked defended | remember forget | save spend | raise lower | raised lowered | add remove
added removed | increase reduce | grow shrink | grew shrank | live die | lived died | born died | find lose | found lost
"""
_RUSSIAN = """
больше меньше | более менее | первый последний | высокий низкий | большой маленький | крупный мелкий | хороший плохой
лучший худший | новый старый | ранний поздний | раньше позже | длинный короткий | сильный слабый | богатый бедный
открытый закрытый | молодой старый | увеличить сократить | вырасти упасть | рост падение | выиграть проиграть
победа поражение | успех провал | начать закончить | начало конец | купить продать | дать взять | прийти уйти
приехать уехать | принять отклонить | разрешить запретить | поддержать осудить | подтвердить опровергнуть
любить ненавидеть | друг враг | война мир | жизнь смерть | день ночь | утро вечер | север юг | восток запад
северный южный | восточный западный | левый правый | верхний нижний | до после | внутри снаружи | много мало
все некоторые | каждый иной | всегда никогда | часто редко | обычно редко | и или | но и | должен может | нужно можно
только также | уже пока | возможный невозможный | законный незаконный | известный неизвестный | лёгкий трудный
легкий тяжёлый | безопасный опасный | положительный отрицательный | мужчина женщина | мальчик девочка | отец мать
брат сестра | сын дочь | муж жена | внутренний внешний | полный пустой | горячий холодный | тёплый холодный
быстрый медленный | быстро медленно | близкий далёкий | широкий узкий | важный незначительный | главный второстепенный
современный древний | бесплатный платный | настоящий поддельный | улучшить ухудшить | создать уничтожить
включить исключить | помнить забыть | поднять опустить | добавить убрать | родиться умереть | найти потерять
общественный частный | правда ложь | рано поздно | минимум максимум
"""


def _parse(table: str) -> dict[str, str]:
    pairs = [pair.split() for line in table.strip().splitlines() for pair in line.split("|")]
    return {other: one for one, other in pairs} | dict(pairs)


ENGLISH = _parse(_ENGLISH)
RUSSIAN = _parse(_RUSSIAN)
