"""Denials in news as it is reported, read by the embedded model: those that must be told, and what must stay silent."""

import pytest

from bilingual.score.pairs import score_pairs
from tests.score.tables import rows

pytestmark = pytest.mark.slow

TURNED = """
Песков заявил, что Кремль не получал приглашения на саммит. ≠ The Kremlin has received an invitation, Peskov said.
Мирных жителей нельзя использовать как живой щит, сказал он. ≠ Civilians can be used as human shields, he said.
Самолёт сел без одного двигателя, сообщили в аэропорту. ≠ The plane landed with one engine, the airport said.
Заседание прошло без представителей оппозиции. ≠ Opposition representatives attended the meeting.
Вряд ли переговоры возобновятся до осени, считает посол. ≠ The talks will resume before autumn, the ambassador believes.
Банк не смог вернуть вкладчикам деньги. ≠ The bank managed to return depositors' money.
Президент отказался комментировать отставку министра. ≠ The president commented on the minister's resignation.
Правительство не планирует вводить новые налоги. ≠ The government plans to introduce new taxes.
Мы не намерены уходить из Африки, подчеркнул он. ≠ We intend to leave Africa, he stressed.
Никто из подозреваемых не признал вину. ≠ All of the suspects pleaded guilty.
Суд признал обыск незаконным. ≠ The court found the search legal.
Суд признал его арест законным. ≠ The court ruled that his arrest was unlawful.
Он не впервые критикует власти. ≠ It is the first time he has criticised the authorities.
У нас нет доказательств его причастности, признали в полиции. ≠ Police admitted they have evidence of his involvement.
Эти заявления не соответствуют действительности, говорится в сообщении. ≠ These statements are true, the message says.
Киев ни разу не нарушил перемирие, утверждает штаб. ≠ Kyiv has repeatedly violated the truce, headquarters says.
Мы никогда не угрожали соседям. ≠ We have always threatened our neighbours.
Мы никогда не угрожали соседям, заявил президент. ≠ We have threatened our neighbours, the president said.
Штаб сообщил, что потерь среди личного состава нет. ≠ There were losses among personnel, headquarters said.
Погибших и пострадавших нет, сообщили в МЧС. ≠ There are dead and injured, the emergencies ministry said.
Губернатор заявил, что эвакуация не потребуется. ≠ Evacuation will be needed, the governor said.
Переговоры не привели к результату. ≠ The talks produced a result.
Он не считает себя виноватым. ≠ He considers himself guilty.
Министр не стал отрицать, что встречался с послом. ≠ The minister denied meeting the ambassador.
Ни одна из сторон не готова к уступкам. ≠ Both sides are ready for concessions.
Россия не поставляла Ирану ракеты, заявил Лавров. ≠ Russia has supplied missiles to Iran, Lavrov said.
Лавров отрицает, что Россия поставляла Ирану ракеты. ≠ Russia supplied missiles to Iran, Lavrov says.
Армия не отступит, пообещал командующий. ≠ The army will retreat, the commander promised.
Запасов газа не хватит до весны. ≠ Gas reserves will last until spring.
Договор так и не был подписан. ≠ The treaty was eventually signed.
Пенсионный возраст повышать не будут. ≠ The retirement age will be raised.
Пенсионный возраст не повысят, сказала вице-премьер. ≠ The retirement age will go up, the deputy prime minister said.
Угрозы для населения нет, заверили власти. ≠ The population is in danger, the authorities said.
Полиция не связывает пожар с терактом. ≠ Police have linked the fire to a terrorist attack.
Спасатели не нашли выживших. ≠ Rescuers have found survivors.
Судья запретил публиковать имя свидетеля. ≠ The judge allowed the witness's name to be published.
Он не женат. ≠ He is married.
Следствие пока не установило личность нападавшего. ≠ Investigators have established the identity of the attacker.
Компания не выплатила долг в срок. ≠ The company repaid the debt on time.
Минфин не видит рисков для рубля. ≠ The finance ministry sees risks for the rouble.
Санкции неэффективны, уверен экономист. ≠ Sanctions are effective, the economist believes.
Инспекторов не допустили на станцию. ≠ Inspectors were allowed into the plant.
Инспекторов не пустили на станцию, сообщило МАГАТЭ. ≠ Inspectors entered the plant, the IAEA said.
Белый дом не комментирует слухи. ≠ The White House has commented on the rumours.
The president said he had not ordered the strike. ≠ Президент сказал, что приказал нанести удар.
NATO has no plans to send troops to Ukraine. ≠ НАТО планирует отправить войска на Украину.
The pilot failed to report the fault, investigators said. ≠ Пилот сообщил о неисправности, говорят следователи.
The government refused to extradite the suspect. ≠ Правительство выдало подозреваемого.
The White House did not rule out military action. ≠ Белый дом исключил военные действия.
The senator denied taking money from the company. ≠ Сенатор признал, что брал деньги у компании.
Ukraine will never recognise the annexation, Zelensky said. ≠ Украина признает аннексию, сказал Зеленский.
There is no evidence that the fire was arson, police said. ≠ Есть доказательства, что это поджог, сообщила полиция.
Talks ended without agreement. ≠ Переговоры закончились соглашением.
Neither side has accepted the offer. ≠ Обе стороны приняли предложение.
Nobody was injured in the blast. ≠ При взрыве пострадали несколько человек.
The bank is unlikely to raise rates this year. ≠ Банк, скорее всего, повысит ставки в этом году.
The ministry could not confirm the report. ≠ Министерство подтвердило сообщение.
We will not be intimidated, the prime minister told parliament. ≠ Нас запугают, сказал премьер-министр в парламенте.
The drug is not dangerous, the regulator said. ≠ Препарат опасен, заявил регулятор.
The election was neither free nor fair, observers said. ≠ Выборы были свободными и честными, заявили наблюдатели.
The two leaders did not discuss Taiwan. ≠ Лидеры обсудили Тайвань.
The company doesn't expect the plant to reopen. ≠ Компания рассчитывает, что завод снова откроется.
Iran isn't seeking nuclear weapons, Araghchi said. ≠ Иран стремится получить ядерное оружие, сказал Аракчи.
Few believe the truce will hold. ≠ Многие верят, что перемирие сохранится.
Germany won't supply Taurus missiles, Scholz said. ≠ Германия поставит ракеты Taurus, сказал Шольц.
It is not clear who fired the missile. ≠ Известно, кто выпустил ракету.
Hospitals have not received aid for weeks. ≠ Больницы неделями получают помощь.
The minister said the army had not used banned weapons. ≠ Министр сказал, что армия применяла запрещённое оружие.
"""

SAME = """
Песков заявил, что Кремль не получал приглашения на саммит. = The Kremlin said no invitation had arrived.
Министр обороны не исключил новой волны мобилизации. = Another wave of mobilisation is possible, he said.
Правительство не планирует вводить новые налоги. = The government has no plans for new taxes.
У нас нет доказательств его причастности, признали в полиции. = Police admitted they lacked proof that he was involved.
Эти заявления не соответствуют действительности, говорится в сообщении. = These statements are untrue, the message says.
Погибших и пострадавших нет, сообщили в МЧС. = Nobody was killed or hurt, the emergencies ministry said.
Россия не поставляла Ирану ракеты, заявил Лавров. = Lavrov denied that Russia had supplied Iran with missiles.
It is not clear who fired the missile. = Кто выпустил ракету, неизвестно.
Это без преувеличения историческое событие. = This is a historic event.
Это, без сомнения, лучший результат. = This is the best result.
Все без исключения подписали договор. = All of them signed the treaty.
Прошло без малого десять лет. = Almost ten years have passed.
Они работали без устали. = They worked tirelessly.
Министр сказал без обиняков: денег мало. = The minister put it bluntly: money is tight.
Немудрено, что он ушёл. = It is clear why he left.
Мы не раз говорили об этом. = We have said so many times.
Он не прочь вернуться. = He would like to return.
Это историческое событие. = This is no exaggeration a historic event.
Все подписали договор. = Everyone without exception signed the treaty.
Он, несомненно, победит. = He will win without a doubt.
Он каждый день приходит на работу. = He comes to work every day without fail.
Понятно, почему он ушёл. = No wonder he left.
Это не кто иной, как министр. = It is the minister himself.
Ему не терпится вернуться. = He is eager to return.
Не обошлось без скандала. = There was a scandal.
Нельзя не согласиться с этим. = One has to agree with this.
Не успел он приехать, как его задержали. = He was detained as soon as he arrived.
Без лишних слов он подписал договор. = He simply signed the treaty.
Работа идёт без перебоев. = Work is going smoothly.
Цены выросли не в последнюю очередь из-за налогов. = Prices rose partly because of taxes.
Это произошло не далее как вчера. = It happened only yesterday.
Не исключено, что он вернётся. = He may return.
Не сегодня завтра он вернётся. = He will be back any day now.
Как нельзя лучше подошёл этот момент. = The moment was perfect.
Он то и дело, если не каждый день, звонил. = He called all the time, maybe every day.
Куда бы он ни поехал, его узнают. = He is recognised wherever he goes.
Что бы ни случилось, мы победим. = We will win whatever happens.
Не секрет, что завод убыточен. = Everyone knows the plant is loss-making.
Ничего удивительного, что цены растут. = Of course prices are rising.
Он не смог сдержать слёз. = He burst into tears.
Сегодня как никогда важно единство. = Unity matters more today than ever.
Это не что иное, как шантаж. = This is nothing but blackmail.
Это не что иное, как шантаж. = This is blackmail.
This is nothing short of a miracle. = Это настоящее чудо.
He has no choice but to resign. = Он вынужден уйти в отставку.
Not a day goes by without shelling. = Обстрелы происходят каждый день.
The law will take effect no later than May. = Закон вступит в силу до мая.
You can't help but admire them. = Ими можно только восхищаться.
The minister was none other than his brother. = Министром был его собственный брат.
He lost no time in replying. = Он сразу же ответил.
The deal is all but done. = Сделка почти заключена.
It is only a matter of time before prices rise. = Цены вырастут, это лишь вопрос времени.
The army spared no effort. = Армия приложила все усилия.
There is no denying that he won. = Он, безусловно, победил.
No one is more pleased than the mayor. = Мэр доволен больше всех.
He never fails to answer. = Он всегда отвечает.
The talks were anything but easy. = Переговоры были непростыми.
"""


def test_a_denial_lost_or_put_in():
    pairs = rows(TURNED, "≠")
    missed = [
        pair
        for pair, score in zip(pairs, score_pairs(pairs), strict=True)
        if not any(found.category == "accuracy/mistranslation" for found in score.findings)
    ]
    assert missed == []


def test_denied_on_both_sides_or_by_an_idiom():
    pairs = rows(SAME, " = ")
    found = [
        (pair, item.evidence)
        for pair, score in zip(pairs, score_pairs(pairs), strict=True)
        for item in score.findings
        if item.category == "accuracy/mistranslation"
    ]
    assert found == []
