"""Two words of a post, quoted from the one who wrote it, are linked to it; the same few words of others are not."""

import pytest

import bilingual

CLINICS = "The closure of rural clinics is reckless and shortsighted, and thousands of families will have no doctor."
OMBUDSMAN = "Ms Adeyemi is our lawfully appointed ombudsman, and I spoke to her this morning to offer my full support."
MAYOR = "Наталья Орлова — законно избранный мэр города, и сегодня утром я позвонила ей, чтобы предложить помощь."
FERRY = "Закрытие переправы безрассудно и недальновидно, и сотни людей останутся без работы до самой весны."

LAURA = "Laura Whitfield (@lwhitfield)"
HENRY = "Henry Stone (@hstone)"
ANTONINA = "Антонина Белова (@abelova)"
BORIS = "Борис Громов (@bgromov)"


def reported(post, byline, article):
    report = bilingual.align(f"{article}\n\n{post}\n— {byline} May 5, 2023\n")
    return [report.text(place) for link in report.links for place in link.target_spans]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("post", "byline", "article", "quoted"),
    [
        (
            CLINICS,
            LAURA,
            "В районе закрывают сельские поликлиники. Депутат Лора Уитфилд назвала это решение «{}». Министр молчит.",
            "безрассудным и недальновидным",
        ),
        (
            OMBUDSMAN,
            HENRY,
            "Генри Стоун назвал её «{}». В среду проголосует парламент.",
            "законно назначенным омбудсменом",
        ),
        (MAYOR, ANTONINA, "The vote is on Wednesday. Antonina Belova called her “{}”.", "the lawfully elected mayor"),
        (FERRY, BORIS, "The ferry stops in May. Boris Gromov called the plan “{}”.", "reckless and short-sighted"),
    ],
)
def test_a_few_words_of_the_one_who_posted(post, byline, article, quoted):
    (found,) = reported(post, byline, article.format(quoted))
    assert quoted in found


@pytest.mark.slow
@pytest.mark.parametrize(
    ("post", "byline", "article"),
    [
        (CLINICS, LAURA, "Лора Уитфилд назвала новый театр «жемчужиной города»."),
        (OMBUDSMAN, HENRY, "Генри Стоун призвал коллег к «спокойной работе». В среду проголосует парламент."),
        (MAYOR, ANTONINA, "Antonina Belova promised “honest and quiet debates”. The vote is on Wednesday."),
        (FERRY, BORIS, "Boris Gromov called the new museum “a miracle of engineering”. It opens on Monday."),
    ],
)
def test_other_words_of_the_one_who_posted(post, byline, article):
    assert reported(post, byline, article) == []
