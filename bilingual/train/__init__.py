"""Adapts an encoder to a user's own translations: pairs in, a model's folder out.

:func:`bilingual.train.training.train_model` is the door; the weights are trained by sentence-transformers (extra
``transformers``).
"""
