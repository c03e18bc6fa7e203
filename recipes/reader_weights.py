"""The network of a reader that ships, from its files: bytes back to numbers, to train on from it.

What is exported is folded (`export_reader.fold`): the matrices of arcs and links are in the layer that makes the
vectors, so they are the identity here, and exporting folds them again.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from dateline.understand.coreference import Comparison
from recipes.export_reader import PAIR_WEIGHTS
from recipes.reader_net import ARC, LINK, Encoder, Reader


def weights(folder: Path) -> dict[str, Tensor]:
    """The weights by the network's names, of a folder with config.json, reader.onnx (of bytes) and pairs.npz."""
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(str(folder / "reader.onnx")).graph
    stored = {each.name: numpy_helper.to_array(each) for each in graph.initializer}

    def numbers(name: str) -> np.ndarray:
        shift = stored[f"{name}_zero_point"].astype(np.float32)
        return (stored[f"{name}_quantized"].astype(np.float32) - shift) * stored[f"{name}_scale"]

    found = {name: value for name, value in stored.items() if name.endswith((".bias", ".weight"))}
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            layer = node.output[0].split("/MatMul_output")[0].strip("/").replace("/", ".")
            if not layer.startswith(("encoder.", "vectors", "discourse")):
                layer = f"heads.{layer}"
            found[f"{layer}.weight"] = numbers(node.input[1].removesuffix("_quantized")).T
    for name in ("words", "positions", "shapes"):
        found[f"encoder.{name}.weight"] = numbers(f"encoder.{name}.weight")
    with np.load(folder / "pairs.npz") as pairs:
        found |= {name: pairs[name] for name in PAIR_WEIGHTS}
        found |= {"relation.weight": pairs["relation_weight"], "relation.bias": pairs["relation_bias"]}
    found |= {"arc": np.eye(ARC), "arc_bias": np.zeros(ARC), "link": np.eye(LINK)}
    return {name: torch.tensor(np.ascontiguousarray(value), dtype=torch.float32) for name, value in found.items()}


def restored(folder: Path, dropout: tuple[float, float] = (0.0, 0.0)) -> Reader:
    """The network with those weights; `dropout` of the encoder and of the heads."""
    config = json.loads((folder / "config.json").read_text())
    known = weights(folder)
    vocabulary, width = known["encoder.words.weight"].shape
    layers = 1 + max(int(name.split(".")[2]) for name in known if name.startswith("encoder.layers."))
    encoder = {
        "hidden_size": width,
        "vocab_size": vocabulary,
        "num_hidden_layers": layers,
        "max_position_embeddings": len(known["encoder.positions.weight"]),
        "num_attention_heads": config["training"]["attention_heads"],
        "intermediate_size": len(known["encoder.layers.0.up.weight"]),
        "layer_norm_eps": 1e-12,
    }
    net = Reader(Encoder(encoder, dropout[0]), width, config["sizes"], dropout[1], Comparison())
    net.load_state_dict(known)
    return net
