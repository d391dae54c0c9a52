"""A report as one HTML page that holds everything it needs: no script, no network, every character escaped."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from bilingual.datatypes import Report
from bilingual.report.controls import show_controls
from bilingual.report.view import arrange
from bilingual.report.wording import (
    NO_ORIGINAL,
    NOT_REPORTED,
    STATUSES,
    describe_direction,
    describe_finding,
    describe_statement,
    summarise,
)

if TYPE_CHECKING:
    from jinja2 import Template

__all__ = ["to_frame", "to_html"]

_FRAME_HEIGHT = "36rem"


def to_html(report: Report) -> str:
    """Return the report as a complete HTML document, UTF-8, for any browser, light or dark."""
    from markupsafe import Markup

    style = _read("report.css")
    # Only this one style sheet may act on the page: whatever a document smuggles in stays text.
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return _template().render(
        report=report,
        view=arrange(report),
        style=Markup(style),  # noqa: S704  (the package's own file)
        style_digest=digest,
        summary=summarise(report),
        direction=describe_direction,
        describe_statement=describe_statement,
        describe_finding=describe_finding,
        statuses=STATUSES,
        not_reported=NOT_REPORTED,
        no_original=NO_ORIGINAL,
    )


def to_frame(report: Report) -> str:
    """Return the page inside a sandboxed frame, for a notebook: its style stays its own."""
    return (
        f'<iframe sandbox srcdoc="{escape(to_html(report))}" title="bilingual report" '
        f'style="width:100%;height:{_FRAME_HEIGHT};border:0;resize:vertical"></iframe>'
    )


def _read(name: str) -> str:
    return files("bilingual.report").joinpath(name).read_text(encoding="utf-8")


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    environment.filters["shown"] = show_controls
    return environment.from_string(_read("report.html.j2"))
