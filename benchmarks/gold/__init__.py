"""Natural losses, read and labelled by hand: keys, offsets and hashes of texts that are not ours, and texts that are.

The guide is ``docs/annotation.md``; ``python -m benchmarks.gold`` tells what there is.
"""
