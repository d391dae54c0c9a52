"""Every number a sentence states, in digits or words of either language, as values with spans.

A written number can be read in more than one way ("1.000" is one or a thousand, «третья» the third or a third), so a
:class:`Quantity` holds all its readings; two quantities agree when any of them do.
"""

from __future__ import annotations

from dataclasses import replace

from bilingual.score.quantities.bounds import find_bound, start_of_bound
from bilingual.score.quantities.centuries import mark_centuries
from bilingual.score.quantities.clocks import read_clock
from bilingual.score.quantities.dates import mark_days, read_month, read_written_date
from bilingual.score.quantities.digits import read_fraction, read_label, read_literal, read_score
from bilingual.score.quantities.indefinite import read_indefinite
from bilingual.score.quantities.periods import read_period
from bilingual.score.quantities.quantity import Bound, Quantity, Rule
from bilingual.score.quantities.ranges import share_multipliers
from bilingual.score.quantities.ratios import read_ratio
from bilingual.score.quantities.soft import read_soft
from bilingual.score.quantities.spelled import read_half, read_part, read_words
from bilingual.score.quantities.tokens import tokenise

__all__ = ["Bound", "Quantity", "find_quantities"]

# Each reads what begins at a token, or returns None; the first that reads decides.
_RULES: tuple[Rule, ...] = (
    read_written_date,
    read_clock,
    read_fraction,
    read_score,
    read_label,
    read_literal,
    read_month,
    read_indefinite,
    read_period,
    read_ratio,
    read_half,
    read_part,
    read_words,
    read_soft,
)


def find_quantities(text: str) -> list[Quantity]:
    """Return the quantities of ``text`` in order; spans do not overlap.

    >>> [(q.span.of(t), q.values[0]) for t in ["Полтора миллиона из 30,5 млн"] for q in find_quantities(t)]
    [('Полтора миллиона', 1500000.0), ('30,5 млн', 30500000.0)]
    """
    tokens = tokenise(text)
    quantities: list[Quantity] = []
    i = 0
    while i < len(tokens):
        reading = next((found for rule in _RULES if (found := rule(tokens, i, text)) is not None), None)
        if reading is None:
            i += 1
            continue
        bound, start = find_bound(tokens, i), start_of_bound(tokens, i)
        quantities += [replace(q, bound=bound, start=start if bound else None) for q in reading.found]
        i = reading.stop
    return mark_centuries(mark_days(share_multipliers(quantities, text), text), text)
