"""Tables of pairs in the text of a test: one pair a line, what is marked in [brackets]."""

__all__ = ["rows", "unmark"]


def rows(table, mark):
    """Return the cells of each line, parted at ``mark``; blank lines only group."""
    return [tuple(cell.strip() for cell in line.split(mark)) for line in table.splitlines() if line.strip()]


def unmark(text):
    """«Погибли [77] человек» → «Погибли 77 человек», «77»."""
    before, _, rest = text.partition("[")
    inside, _, after = rest.partition("]")
    return before + inside + after, inside
