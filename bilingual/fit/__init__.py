"""Fits for a model what only data can tell: its centres, its scale, the odds of a link, what counts as lost.

:func:`bilingual.fit.calibrating.calibrate` is the door for any model; ``benchmarks/`` fits the embedded one from the
developers' sets with the same functions.
"""
