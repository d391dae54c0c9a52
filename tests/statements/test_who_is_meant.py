"""Who is meant, in sentences as articles write them: the speakers of the whole text, in order."""

import pytest

from bilingual.read import read_text
from bilingual.segment import segment
from bilingual.statements import find_quotations

TEXTS = [
    # a description is someone's only by its head
    ("Tom Moss, a harbour pilot, left. The harbour union opposes the plan.", ["harbour union"]),
    ("Lowland Structures, an engineering firm, met. Its own engineers said that it was unsafe.", ["Its own engineers"]),
    ("Sara Lind, a scientist who ran the poll, left. The poll found that the bridge was popular.", ["poll"]),
    (
        "The head of the space agency Roscosmos, Yuri Belov, left. NASA was cautious. The agency said it was watching.",
        ["NASA"],
    ),
    (
        "The head of the agency, Yuri Belov, spoke. The agency's administrator, Robert Hale, came late. "
        "He said that it rained.",
        ["Robert Hale"],
    ),
    ("Директор института Ларс Даль молчал. В институте сообщили, что письма получили.", ["институт"]),
    ("Юрист профсоюза Марен Вик молчала. Профсоюз намерен обратиться в суд.", ["Профсоюз"]),
    # whose paper says so
    ("Из заявления Банка России:\n\n«Совет директоров снизил ключевую ставку до весны».", ["Банк России"]),
    ("«Мы остаёмся до самой весны», — говорится в сообщении министра.", ["министр"]),
    ("В заявлении министерства говорится, что мост закроют.", ["министерство"]),
    ("Мэр Иван Новак молчал. «Мы остаёмся до весны», — отмечается в письме мэра Новака.", ["Иван Новак"]),
    ("«Крыша безопасна и цела», — говорится в письме родителям.", [None]),
    # met in another case first
    ("Президент встретился с Владимиром Новаковым. Новаков сказал, что мост откроют.", ["Владимир Новаков"]),
    ("Письмо передали Марии Захаровой. Захарова ответила, что мост откроют.", ["Мария Захарова"]),
    # several, and what stands between them and their verb
    ("RT and its defenders say that the network is fair.", ["RT and its defenders"]),
    ("The Tax Center at the Reed Institute and Moss Institution estimates that it would cost more.", ["Tax Center"]),
    ("All the experts I interviewed said her proposals were detailed.", ["experts"]),
    ("Companies that had insured the mine agreed to pay.", ["Companies"]),
    ("“I have never been edited,” Mr. King, 82, told me.", ["King"]),
    ("Novak's team says she'll continue.", ["Novak's team"]),
    ("Its director, Lars Dahl, defended the plan last month, saying that the money was not there.", ["Lars Dahl"] * 2),
    ("The Kremlin said it saw no reason for the deal, which ends soon, accusing the West of lying.", ["Kremlin"] * 2),
    ("Мэр Анна Седова, которая построила мост, после заседания заявила журналистам, что устала.", ["Анна Седова"]),
    ("Представитель завода, попросивший не называть имени, сообщил, что мост закрыт.", ["Представитель завода"]),
    ("«Её нашли», — сказал один из собеседников издания.", ["один из собеседников издания"]),
    # a counterpart holds the office of the other
    (
        "Foreign Minister Ivan Novak met his Hungarian counterpart Imre Nagy. Novak said little. "
        "The Hungarian minister said that the port would stay.",
        ["Imre Nagy"],
    ),
    # nor is he a group who founded one; whom someone quotes is not who quotes him, nor in the original behind it
    (
        "Colonel Moss left. Yevgeny Novak, the founder of the group, agreed. “This is not at all our style,” "
        "his press service quoted him as saying («Это совсем не в нашем стиле»).",
        ["Yevgeny Novak", "Yevgeny Novak"],
    ),
    # a pronoun that opens the sentence is who it was before, and what an inserted frame reports goes on behind it
    (
        "Ivan Novak spoke. He blamed General Peter Moss, whom, he claimed, the staff had protected.",
        ["Ivan Novak"],
    ),
    ("Ivan Novak told reporters in his daily call that the port would close.", ["Ivan Novak"]),
    ("Ivan Novak wrote on his channel (which has three million readers) that the port would close.", ["Ivan Novak"]),
    ("Иван Новак молчал.\n\nЕго пост: «Порт закроют, и закроют навсегда».", ["Иван Новак"]),
    ("Новак пообещал «очень жёсткий ответ» на удар.", ["Новак"]),
    # nor is a handle a name
    ("@harbourunion said that the port would close. It added that schools would open.", [None, None]),
    # who spoke is nearer than whom he spoke with
    (
        "Пришёл Пётр Новак. Новак вместе с мэром Яном Рыбой заявил: «Порт закроют». По его словам, он устал.",
        ["Пётр Новак", "Пётр Новак"],
    ),
    ("What he said, according to the harbour's transcript, was: «Порт закроют, и навсегда».", [None]),
    # a name is read whole, and nothing more
    ("«Модуль безопасен», — сказал Иван Белов ТАСС.", ["Иван Белов"]),
    ("Вице-президент США Джей Ди Вэнс написал, что мост закроют.", ["Джей Ди Вэнс"]),
    ("Сенатор-республиканец Марк Делейни заявил, что мост закроют.", ["Марк Делейни"]),
    ("Илон Маск молчал. По словам бизнесмена, лёд тает.", ["Илон Маск"]),
    ("Илон Маск молчал. Предприниматель заявил, что лёд тает.", ["Илон Маск"]),
    # whose words are announced
    ("Из заявления председателя Банка России по итогам:\n\n«Мы остаёмся до весны».", ["председатель Банка России"]),
    ("Фрагмент выступления Юлии Навальной:\n\n«Мы остаёмся до самой весны».", ["Юлия Навальная"]),
    ("Фрагмент выступления в переводе, опубликованном командой:\n\n«Мы остаёмся до самой весны».", [None]),
    ("По словам эксперта по Арктике Олега Дёмина, лёд тает.", ["Олег Дёмин"]),
    ("The European Space Agency believes the module should be retired.", ["European Space Agency"]),
    # the report says, and what it says after that
    ("The report, written by engineers, says the bridge is old. It also questions whether it holds.", ["report"] * 2),
    ("Tom Moss said that he left. “They talk about us, not with us,” the statement reads.", ["Tom Moss"] * 2),
    # a verb in a clause about someone else, a verb with another object
    ("Dmitry Solovyov, 47, is not a man who complains.", []),
    ("The director has urged Moscow to say when it will do so.", ["director"]),
    ("Anna Reed called the plan “a disgrace” and demanded a hearing.", ["Anna Reed"] * 2),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speakers"), TEXTS)
def test_the_speakers_of_a_text(text, speakers):
    document = read_text(text)
    found = find_quotations(document, segment(document))
    assert [item.statement.speaker and item.statement.speaker.name for item in found] == speakers
