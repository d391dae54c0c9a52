"""A sentence-transformers model of 2 layers of 32 that reads letters: made in a moment, with random weights."""

from __future__ import annotations

import string
from pathlib import Path

__all__ = ["build_tiny_model"]

DIMENSIONS = 32
LAYERS = 2
POSITIONS = 64
LETTERS = string.ascii_lowercase + string.digits + "абвгдежзийклмнопрстуфхцчшщъыьэюяё" + string.punctuation


def build_tiny_model(folder: Path, *, dense: int = 0, prompt: str = "") -> Path:
    """Save the model in ``folder`` and return that; ``dense`` adds a layer of that width, ``prompt`` a default one."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Dense, Normalize, Pooling, Transformer
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
    pieces = [*special, *LETTERS, *(f"##{letter}" for letter in LETTERS)]
    vocabulary = {piece: number for number, piece in enumerate(pieces)}
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    fast = PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, model_max_length=POSITIONS,
        pad_token="[PAD]", unk_token="[UNK]", cls_token="[CLS]", sep_token="[SEP]",
    )  # fmt: skip
    torch.manual_seed(7)
    config = BertConfig(
        vocab_size=len(pieces), hidden_size=DIMENSIONS, num_hidden_layers=LAYERS, num_attention_heads=2,
        intermediate_size=64, max_position_embeddings=POSITIONS,
    )  # fmt: skip
    plain = folder / "plain"
    BertModel(config, add_pooling_layer=False).save_pretrained(plain)
    fast.save_pretrained(plain)
    modules = [Transformer(str(plain), max_seq_length=POSITIONS), Pooling(DIMENSIONS)]
    modules += [Dense(DIMENSIONS, dense)] if dense else []
    model = SentenceTransformer(modules=[*modules, Normalize()], device="cpu")
    if prompt:
        model.prompts, model.default_prompt_name = {"query": prompt, "passage": "passage: "}, "query"
    model.save(str(folder), create_model_card=False)
    return folder
