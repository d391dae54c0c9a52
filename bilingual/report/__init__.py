"""A report on paper, screen and disk: one file per output format.

``view`` decides what stands where; ``terminal`` and ``html`` paint it. ``json`` is the exact format, both ways.
"""
