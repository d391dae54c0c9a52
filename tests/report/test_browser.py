"""The HTML report in a real browser: clicks, filters, keys, a hostile document, accessibility, five hundred links."""

from dataclasses import replace

import pytest

from bilingual.datatypes import Document
from tests.report.browser import ARGUMENTS, require_chromium
from tests.report.example import GENTLEMEN, make_report
from tests.report.pair import make_long_pair, make_pair

pytestmark = pytest.mark.slow
DESKTOP, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def browser():
    path = require_chromium()
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield chromium
        chromium.close()


@pytest.fixture
def show(browser, tmp_path):
    """``show(report)`` opens its page; whatever the page complains about, or asks of the network, fails the test."""
    complaints, contexts = [], []

    def open_page(report, viewport=DESKTOP, lang="en", **options):
        context = browser.new_context(viewport=viewport, reduced_motion="reduce", **options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))
        path = tmp_path / "report.html"
        path.write_text(report.to_html(lang), encoding="utf-8")
        page.on("request", lambda request: complaints.append(request.url) if request.url != path.as_uri() else None)
        page.goto(path.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def visible(page, selector=".row"):
    return page.locator(selector).filter(visible=True)


def lit(page):
    return page.locator(".lit").all_inner_texts()


# --- filters ---


def test_a_filter_leaves_what_it_names_and_says_how_many(show):
    page = show(make_pair())
    assert visible(page).count() == 9
    page.get_by_role("button", name="critical").click()
    assert visible(page).all_inner_texts()[0].count("Он не уйдёт") == 1
    assert page.get_by_role("status").inner_text() == "1 of 9 shown"
    page.get_by_role("button", name="major").click()
    assert page.get_by_role("status").inner_text() == "4 of 9 shown"
    page.get_by_role("button", name="left out").click()
    assert visible(page).count() == 1, "severity and status both must fit"
    page.get_by_role("button", name="Show all").click()
    assert visible(page).count() == 9
    assert page.locator("[aria-pressed=true]").count() == 0


def test_filters_that_nothing_fits_say_so(show):
    page = show(make_pair())
    page.get_by_role("button", name="critical").click()
    page.get_by_role("button", name="left out").click()
    assert page.get_by_text("Nothing matches these filters.").is_visible()
    page.keyboard.press("Escape")
    assert visible(page).count() == 9


def test_a_card_without_rows_goes_with_them(show):
    page = show(make_report())
    page.get_by_role("button", name="untranslated").click()
    assert visible(page, ".card").count() == 1
    assert GENTLEMEN in visible(page, ".card").inner_text()


# --- what belongs together ---


def test_hovering_a_mark_lights_its_counterpart(show):
    page = show(make_pair())
    page.locator("#results mark", has_text="12").hover()
    assert {"12", "21"} <= set(lit(page))
    assert any("A number changed" in text for text in lit(page))
    page.locator("h1").hover()
    assert lit(page) == []


def test_focus_does_what_hovering_does(show):
    page = show(make_pair())
    page.locator("#results mark", has_text="21").focus()
    assert {"12", "21"} <= set(lit(page))
    reason = page.locator("#" + page.locator("#results mark", has_text="21").get_attribute("aria-describedby"))
    assert "A number changed" in reason.inner_text()


def test_a_sentence_lights_up_in_the_text(show):
    page = show(make_report())
    page.locator("#results .said", has_text="Над Россией").hover()
    assert "Над Россией МКС не летает, поэтому все риски - ваши." in lit(page)
    assert "The ISS does not fly over Russia, so all the risks are yours." in lit(page)


def test_the_text_leads_to_the_card(show):
    page = show(make_report())
    page.locator("section.text [data-l]", has_text="Are you ready").click()
    assert "А вы к ним готовы?" in page.locator(".row:focus").inner_text()
    page.get_by_role("link", name="Original 4: untranslated").click()
    assert GENTLEMEN in page.locator(".row:focus").inner_text()


# --- keys ---


def test_keys_walk_through_sentences_and_differences(show):
    page = show(make_pair())
    focused = page.locator(".row:focus .said").first
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert focused.inner_text() == "Движение пустили в объезд."
    page.keyboard.press("k")
    assert focused.inner_text() == "Мост закрыли в понедельник."
    page.keyboard.press("n")
    assert focused.inner_text().startswith("Ремонт")
    page.keyboard.press("n")
    page.keyboard.press("p")
    assert focused.inner_text().startswith("Ремонт")


def test_a_key_crosses_to_the_text_and_back(show):
    page = show(make_report())
    page.keyboard.press("n")
    row = page.locator(".row:focus").get_attribute("id")
    page.keyboard.press("a")
    assert page.locator(".chip:focus").count() == 1
    page.keyboard.press("a")
    assert page.locator(".row:focus").count() == 1
    assert row


def test_the_help_lists_every_key_and_closes(show):
    page = show(make_report())
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog")
    assert dialog.locator("kbd").all_inner_texts() == ["j", "k", "n", "p", "a", "d", "t", "Esc", "?"]
    page.get_by_role("button", name="Close").click()
    assert not dialog.is_visible()


def test_figures_and_theme_have_keys_and_buttons(show):
    page = show(make_report())
    figures = page.get_by_text("match 97%").first
    assert not figures.is_visible()
    page.keyboard.press("d")
    assert figures.is_visible()
    paper = "getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(paper)
    page.keyboard.press("t")
    assert page.evaluate(paper) != before


def test_everything_can_be_reached_by_tab(show):
    page = show(make_pair())
    reached = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.innerText"))
    assert {"critical 1", "Side by side", "12", "21", "short"} <= {text.strip() for text in reached if text}


# --- two texts ---


def test_a_pair_has_lines_between_its_texts(show):
    page = show(make_pair())
    page.get_by_role("tab", name="Parallel texts").click()
    lines = page.locator(".lines path")
    assert lines.count() == 7
    assert page.locator(".lines path.critical").count() == 1
    page.locator(".parallel [data-l]", has_text="The ferry").hover()
    assert page.locator(".lines path.lit").count() == 1
    assert "Паром работает до полуночи." in lit(page)
    page.locator(".parallel [data-l]", has_text="The ferry").click()
    assert "Паром" in page.locator(".row:focus").inner_text(), "back among the rows"


def test_the_tabs_follow_the_arrows(show):
    page = show(make_pair())
    page.get_by_role("tab", name="Side by side").focus()
    page.keyboard.press("ArrowRight")
    assert page.locator("#parallel").is_visible()
    assert not page.locator("#results").is_visible()


# --- any screen, any paper ---


@pytest.mark.parametrize("report", [make_report(), make_pair()], ids=["mixed", "pair"])
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_phone_does_not_scroll_sideways(show, report, lang):
    page = show(report, viewport=PHONE, lang=lang)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    side, other = page.locator(".row .side").nth(0).bounding_box(), page.locator(".row .side").nth(1).bounding_box()
    assert other["y"] > side["y"], "one above the other"


def test_paper_gets_all_of_it_and_no_buttons(show):
    page = show(make_pair())
    page.emulate_media(media="print", color_scheme="dark")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert not page.locator(".bar").is_visible()
    assert page.locator("#results").is_visible()
    assert page.locator("#parallel").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_without_script_everything_is_there_to_read(show):
    page = show(make_pair(), java_script_enabled=False)
    assert page.locator("#results").is_visible()
    assert page.locator("#parallel").is_visible()
    assert not page.locator(".bar").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("report", [make_report(), make_pair()], ids=["mixed", "pair"])
def test_axe_finds_no_fault(show, report, viewport, scheme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page = show(report, viewport=viewport, color_scheme=scheme)
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    for tab in page.get_by_role("tab").all() or [None]:
        if tab:
            tab.click()
        page.wait_for_timeout(200)  # colours fade in
        found = axe.Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}})
        faults = [(fault["id"], [node["target"] for node in fault["nodes"]]) for fault in found.response["violations"]]
        assert faults == []


# --- what a document must not do ---


EVIL = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", '"><svg onload=alert(1)>', "<!--", "]]>", "{{ 7*7 }}",
    "</style><style>*{display:none}", "</script><script>alert(1)//", "javascript:alert(1)", "&lt;script&gt;",
    "<a href=javascript:alert(1)>x</a>", "<iframe srcdoc='<script>alert(1)</script>'>", "\u202egnp.exe",
]  # fmt: skip


@pytest.mark.parametrize("evil", EVIL)
def test_a_hostile_document_is_only_shown(show, evil):
    report = make_report()
    text = report.documents[0].text
    at = report.links[1].source_spans[0].span
    hostile = text[: at.start] + evil + text[at.start + len(evil) :]
    segments = tuple(replace(item, text=item.span.of(hostile)) for item in report.segments)
    document = Document(
        hostile, report.documents[0].blocks, path=evil, title=evil, metadata={"url": evil, "author": evil}
    )
    finding = replace(report.findings[0], evidence=evil)
    page = show(replace(report, documents=(document,), segments=segments, findings=(finding,)))
    assert evil.replace("\u202e", "\\u202e") in page.locator("h1").inner_text()
    assert page.locator("img, iframe, svg, h1 script").count() == 0
    assert page.locator("script").count() == page.locator("style").count() == 1
    assert visible(page).count() > 0


# --- size ---


def test_five_hundred_links_are_shown_and_filtered(show):
    """How fast is measured by ``python -m benchmarks.page``."""
    page = show(make_long_pair(500))
    assert visible(page).count() == 500
    page.get_by_role("button", name="major").click()
    assert visible(page).count() == 100
    page.get_by_role("tab", name="Parallel texts").click()
    assert page.locator(".lines path").count() == 500
    assert page.locator(".lines path.off").count() == 400
