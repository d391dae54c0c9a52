"""How fast the HTML report of a long pair is: made, shown by Chromium, filtered.

``python -m benchmarks.page`` prints milliseconds for 500 links, the best of five. It needs Chromium and playwright.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from time import perf_counter

from tests.report.browser import ARGUMENTS, find_chromium
from tests.report.pair import make_long_pair

LINKS, RUNS = 500, 5
FILTER = """() => {
    const began = performance.now();
    document.querySelector('button[data-severity=major]').click();
    document.body.getBoundingClientRect();
    return performance.now() - began;
}"""


def main() -> None:
    """Print a line for each step."""
    from playwright.sync_api import sync_playwright

    path = find_chromium()
    if path is None:
        print("page: skipped, no Chromium on this machine")
        return
    report = make_long_pair(LINKS)
    report.to_html()
    best = dict.fromkeys(("made", "shown", "filtered"), float("inf"))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        file = Path(folder) / "report.html"
        for _ in range(RUNS):
            began = perf_counter()
            file.write_text(report.to_html(), encoding="utf-8")
            made = (perf_counter() - began) * 1000
            page = browser.new_page()
            page.goto(file.as_uri())
            shown = page.evaluate("performance.getEntriesByType('navigation')[0].domComplete")
            times = {"made": made, "shown": shown, "filtered": page.evaluate(FILTER)}
            best = {key: min(best[key], times[key]) for key in best}
            page.close()
        browser.close()
    size = len(report.to_html().encode())
    for step, milliseconds in best.items():
        print(f"page of {LINKS} links ({size / 1e6:.1f} MB): {step} in {milliseconds:.0f} ms")


if __name__ == "__main__":
    main()
