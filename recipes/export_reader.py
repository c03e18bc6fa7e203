"""From a trained network to the files that ship: an int8 ONNX graph, and the weights of what two words are scored by.

python -m recipes.export_reader OUT [--bits 8|7|32] [--to DIR]

OUT holds config.json and checkpoint.pt of a run (or state.pt of one that was cut short). Weights of 7 bits can't
overflow on processors without VNNI, which add products of bytes in 16 bits; 32 leaves them as they are, to compare.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import torch

from dateline.understand.coreference import Comparison
from recipes.reader_net import ARC, COREF, LINK, ORDER, RELATION, Encoder, Reader

BITS = 7  # what ships: 8 overflow on processors without VNNI
PAIR_WEIGHTS = (
    "arc_root", "relation_root", "link_none", "link_distance", "coref", "coref_pair", "coref_out", "coref_direct",
    "coref_none", "coref_single", "order_near", "order_out", "order_bias",
)  # fmt: skip


def export(net: Reader, out: Path, bits: int = BITS) -> None:
    """Writes reader.onnx and pairs.npz. It folds matrices into the network, which can't be trained on after."""
    net.eval()
    fold(net)
    pieces = torch.randint(5, 100, (2, 40))
    example = (pieces, torch.ones_like(pieces), torch.arange(1, 31).repeat(2, 1))
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "raw.onnx"
        torch.onnx.export(
            net, example, str(raw), dynamo=False, opset_version=17,
            input_names=["pieces", "shapes", "firsts"], output_names=["labels", "vectors", "words"],
            dynamic_axes={
                "pieces": {0: "windows", 1: "length"}, "shapes": {0: "windows", 1: "length"},
                "firsts": {0: "windows", 1: "words"},
                "labels": {0: "windows", 1: "words"}, "vectors": {0: "windows", 1: "words"},
                "words": {0: "windows", 1: "words"},
            },
        )  # fmt: skip
        if bits == 32:
            shutil.copy(raw, out / "reader.onnx")
        else:
            quantise(raw, out / "reader.onnx", bits)
    arrays = {name: getattr(net, name).detach().numpy() for name in PAIR_WEIGHTS}
    np.savez(
        out / "pairs.npz",
        relation_weight=net.relation.weight.detach().numpy().astype(np.float16),
        relation_bias=net.relation.bias.detach().numpy().astype(np.float16),
        **{name: value.astype(np.float16) for name, value in arrays.items()},
        widths=np.array([ARC, RELATION, LINK, COREF, ORDER]),
    )


@torch.no_grad()
def fold(net: Reader) -> None:
    """Multiplies the matrices of arcs and links into the layer that makes the vectors: less is left to do by pairs."""
    weight, bias = net.vectors.weight, net.vectors.bias
    arc, link = slice(0, ARC), slice(2 * ARC + 2 * RELATION, 2 * ARC + 2 * RELATION + LINK)
    for rows, matrix in ((arc, net.arc), (link, net.link)):
        weight[rows] = matrix.T @ weight[rows]
        bias[rows] = bias[rows] @ matrix
    bias[arc] += net.arc_bias


def quantise(raw: Path, target: Path, bits: int) -> None:
    """Weights to bytes of 8 or 7 bits, each output channel with its own scale; activations are scaled when run."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(
        raw,
        target,
        per_channel=True,
        reduce_range=bits == 7,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gather"],
    )


def restored(out: Path, dropout: float = 0.0) -> Reader:
    """The network of a run's folder."""
    config = json.loads((out / "config.json").read_text())
    file = out / "checkpoint.pt"
    state = torch.load(file if file.is_file() else out / "state.pt", weights_only=True, map_location="cpu")
    state = state.get("net", state)  # a run that was cut short left its whole state
    shapes = {name: value.shape for name, value in state.items()}
    vocabulary, width = shapes["encoder.words.weight"]
    encoder = {
        "hidden_size": width,
        "vocab_size": vocabulary,
        "num_hidden_layers": 1 + max(int(name.split(".")[2]) for name in state if name.startswith("encoder.layers.")),
        "max_position_embeddings": shapes["encoder.positions.weight"][0],
        "num_attention_heads": config["training"].get("attention_heads", 12),
        "intermediate_size": shapes["encoder.layers.0.up.weight"][0],
        "layer_norm_eps": 1e-12,
    }
    net = Reader(Encoder(encoder, dropout), width, config["sizes"], dropout, Comparison())
    net.load_state_dict(state)
    return net


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--bits", type=int, choices=(8, 7, 32), default=BITS)
    parser.add_argument("--to", type=Path, help="another folder for what is written")
    chosen = parser.parse_args()
    out, to = chosen.out, chosen.to or chosen.out
    net = restored(out)
    to.mkdir(parents=True, exist_ok=True)
    if to != out:
        for name in ("config.json", "lemmas.json", "tokenizer.json"):
            shutil.copy(out / name, to / name)
    export(net, to, chosen.bits)


if __name__ == "__main__":
    main()
