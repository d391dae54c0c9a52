"""What careless writing costs retrieval: ``python -m benchmarks.robustness``.

Sentences of the wmt21 documents and Tatoeba are looked for by their counterparts (P@1 with margin, see
:mod:`benchmarks.encoder`) after one side was written as people write: without ё, in capitals, with typing errors, in
Latin letters, with emoji, hashtags, handles and addresses around it. The other side stays as it is. Everything is
seeded; needs ``../shared/data``.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping

from benchmarks.encoder import share_found
from benchmarks.pairs import Pairs, read_documents, read_pairs
from benchmarks.tables import print_machine, print_table
from bilingual.encode import Encoder, load_encoder

Perturb = Callable[[str, random.Random], str]

TYPOS = 0.03
"""Share of letters with a slip: about one word in six."""

_LATIN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip
"""The passport system without its doubtful letters, as people type when they have no Cyrillic keyboard."""


def drop_yo(text: str, _: random.Random) -> str:
    """Write е for ё."""
    return text.replace("ё", "е").replace("Ё", "Е")


def shout(text: str, _: random.Random) -> str:
    """Write capitals."""
    return text.upper()


def slip(text: str, chance: random.Random) -> str:
    """Drop, double or swap a letter here and there."""
    letters = list(text)
    for k in range(len(letters) - 1):
        if letters[k].isalpha() and chance.random() < TYPOS:
            kind = chance.randrange(3)
            if kind == 0:
                letters[k] = ""
            elif kind == 1:
                letters[k] *= 2
            else:
                letters[k], letters[k + 1] = letters[k + 1], letters[k]
    return "".join(letters)


def romanise(text: str, _: random.Random) -> str:
    """Write Russian in Latin letters."""
    return "".join(
        _LATIN[c] if c in _LATIN else _LATIN[c.lower()].capitalize() if c.lower() in _LATIN else c for c in text
    )


def add_emoji(text: str, chance: random.Random) -> str:
    """Put emoji before and behind."""
    return f"{chance.choice('🔥❗🚀')} {text} {chance.choice('😂🙏🦣')}{chance.choice('👍😡🎉')}"


def tag(text: str, chance: random.Random) -> str:
    """Make hashtags of two long words."""
    words = [word for word in re.findall(r"\w{5,}", text) if word.isalpha()]
    for word in chance.sample(words, min(2, len(words))):
        text = text.replace(word, f"#{word}", 1)
    return text


def add_handles(text: str, _: random.Random) -> str:
    """Put a handle before and an address behind, as posts have them."""
    return f"@newsroom_24 {text} https://t.co/Ab3dEf9hIj"


PERTURBATIONS: Mapping[str, tuple[Perturb, str]] = {
    "without ё": (drop_yo, "ru"),
    "capitals, Russian": (shout, "ru"),
    "capitals, English": (shout, "en"),
    "typing errors, Russian": (slip, "ru"),
    "typing errors, English": (slip, "en"),
    "emoji": (add_emoji, "ru"),
    "hashtags": (tag, "ru"),
    "handle and address": (add_handles, "ru"),
    "Latin letters": (romanise, "ru"),
}
"""What is done, and to which side."""


def measure(encoder: Encoder, pairs: Pairs) -> list[tuple[str, ...]]:
    """Return a row for each perturbation: P@1 both ways, and what it lost on average, in points."""
    whole = {language: encoder.encode(pairs[language], language) for language in ("ru", "en")}
    before = share_found(whole["ru"], whole["en"], margin=True)
    rows: list[tuple[str, ...]] = [("as written", f"{before[0]:.3f} / {before[1]:.3f}", "")]
    for name, (perturb, language) in PERTURBATIONS.items():
        chance = random.Random(1)
        texts = [perturb(text, chance) for text in pairs[language]]  # type: ignore[index]
        after = share_found(*({**whole, language: encoder.encode(texts)}[side] for side in ("ru", "en")), margin=True)
        lost = 50 * (sum(before) - sum(after))
        rows.append((name, f"{after[0]:.3f} / {after[1]:.3f}", f"{lost:+.1f}"))
    return rows


def main() -> None:
    """Print the table of each set."""
    print_machine()
    encoder = load_encoder()
    sets = {"wmt21 documents": read_documents("wmt21.ru-en.jsonl"), "Tatoeba": read_pairs("tatoeba.jsonl")}
    for title, pairs in sets.items():
        print_table((f"{title}, {len(pairs['ru'])}", "P@1 with margin", "points lost"), measure(encoder, pairs))


if __name__ == "__main__":
    main()
