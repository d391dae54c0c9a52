"""A quotation put together from distant places of an original is linked to each of them."""

import pytest

import bilingual

POSTS = {
    "ru": (
        "Мы не отведём войска от границы.",
        "Учения закончатся в срок, в феврале.",
        "Запад сам придумал эту истерику.",
        "Никто не будет указывать нам, что делать!",
    ),
    "en": (
        "We will not withdraw our troops from the border.",
        "The exercise will end on schedule in February.",
        "The West invented this hysteria itself.",
        "Nobody will tell us what to do!",
    ),
}
REPORTS = {
    "ru": """The minister explained his decision on Tuesday.

“We will not withdraw our troops from the border{gap}nobody will tell us what to do,” Ivan Petrov wrote.

{post}
— Иван Петров (@petrov) February 3, 2022
""",
    "en": """Министр объяснил своё решение во вторник.

«Мы не станем выводить войска от границы{gap}никто не будет указывать нам, что делать», — написал Джон Смит.

{post}
— John Smith (@smith) February 3, 2022
""",
}


@pytest.mark.slow
@pytest.mark.parametrize("gap", [" […] ", " [...] ", " … ", "... ", "” … “"])
@pytest.mark.parametrize("original", ["ru", "en"])
def test_a_spliced_quotation_is_linked_to_both_of_its_places(original, gap):
    post = POSTS[original]
    if original == "en":
        gap = gap.replace("”", "»").replace("“", "«")
    report = bilingual.align(REPORTS[original].format(gap=gap, post=" ".join(post)))
    sources, targets = zip(
        *[(report.text(link.source_spans[0]), report.text(link.target_spans[0])) for link in report.links], strict=True
    )
    assert sources == (post[0], post[-1])
    assert not any(word in targets[0] for word in ("nobody", "никто"))
    assert not any(word in targets[1] for word in ("border", "границы"))
