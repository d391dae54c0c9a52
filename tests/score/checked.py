"""What a check must find in a marked pair, whichever of the two texts is the original."""

from tests.score.fake_side import build
from tests.score.tables import unmark

__all__ = ["assert_found", "assert_silent"]


def assert_silent(check, russian, english):
    """The check finds nothing in the pair, in either direction."""
    for source, target in ((russian, english), (english, russian)):
        assert check(build(source), build(target)).differences == ()


def assert_found(check, russian, rest):
    """``rest`` is the English and, behind |, the subtype and severity of the one finding: what is in [brackets]."""
    english, expected = (cell.strip() for cell in rest.split("|"))
    pair = unmark(russian), unmark(english)
    for (source, left), (target, right) in (pair, pair[::-1]):
        (found,) = check(build(source), build(target)).differences
        assert f"{found.subtype} {found.severity}" == expected
        assert [span.of(source) for span in found.source] == [left]
        assert [span.of(target) for span in found.target] == [right]
