"""How good an encoder is on a user's own data: finding translations, aligning words.

Every figure comes with a bootstrap interval, and every table with a signature that says what it was made of, as
sacrebleu's do (Post, 2018), so that two of them can be compared or one made again.
"""
