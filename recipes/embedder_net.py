"""The embedder's network in whole numbers: what is multiplied, weights and vectors alike, has eight bits.

Weights have a scale for each output, what comes into a product one scale and one zero for all texts. Both are learned,
so that no vector's numbers hang on what else is in the text or the batch, as scales found while it runs would have it.
Rounding is passed over when gradients are taken (straight through: Bengio and others 2013), scales get the gradient of
Esser and others (LSQ, 2020).
"""

from __future__ import annotations

import math
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from dateline.understand.embedding import LONGEST
from recipes.reader_net import Encoder, Layer

# Sums of products of bytes may be taken in 16 bits, two at a time (AVX2): 2 x 255 x 63 is the most that fits.
WEIGHT_MOST = 63
INPUT_MOST = 255
VOCABULARY_BITS = 6
SHRINK = tuple(1 - 0.05 * n for n in range(9))  # scales that are tried, as parts of the one that clips nothing


def quantised(values: Tensor, most: int) -> tuple[Tensor, Tensor]:
    """Whole numbers from −most to most and a scale for each row, the one with the least squared error."""
    widest = values.abs().amax(-1, keepdim=True).clamp(min=1e-12) / most
    best, scale = torch.full_like(widest, torch.inf), widest
    for part in SHRINK:
        tried = widest * part
        error = ((values / tried).round().clamp(-most, most) * tried - values).square().sum(-1, keepdim=True)
        better = error < best
        best, scale = torch.where(better, error, best), torch.where(better, tried, scale)
    return (values / scale).round().clamp(-most, most), scale


class Counted(torch.autograd.Function):
    """Numbers as the whole numbers say that stand for them: `step` is what one more stands for, `zero` the one for 0.

    What is told of `step` (one, or one a row) and `zero` by a gradient is a part of what all the numbers tell.
    """

    @staticmethod
    def forward(ctx: Any, x: Tensor, step: Tensor, zero: Tensor, least: int, most: int, part: float) -> Tensor:
        exact = x / step
        exact += zero.round()
        codes = exact.round().clamp_(least, most)
        ctx.save_for_backward(exact, codes, step, zero)
        ctx.limits = least, most, part
        return codes.sub(zero.round()).mul_(step)

    @staticmethod
    def backward(ctx: Any, given: Tensor) -> tuple[Tensor | None, ...]:  # type: ignore[override]
        exact, codes, step, zero = ctx.saved_tensors
        least, most, part = ctx.limits
        inside = (exact >= least) & (exact <= most)
        passed = given * inside
        stepped = given * codes - passed * exact
        outside = (given - passed).sum()
        if step.dim():
            return passed, stepped.sum(-1, keepdim=True) * part, None, None, None, None
        of_step = stepped.sum() - zero.round() * outside
        return passed, of_step * part, -outside * step * part, None, None, None


class Vocabulary(nn.Module):
    """The pieces' rows, four entries of six bits in three bytes. They are not trained.

    The first three quarters of a row's entries are each the upper six bits of a byte; the last quarter's are spread
    over the lower two bits of three bytes, a third of the row apart.
    """

    def __init__(self, rows: Tensor) -> None:
        super().__init__()
        codes, scale = quantised(rows, 2 ** (VOCABULARY_BITS - 1) - 1)
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


class Product(nn.Module):
    """A linear layer of whole numbers. While it is `plain` it counts as it was, and notes what comes in.

    What is learned of scales are their logarithms, and of the zero its part of all numbers: steps of one size.
    """

    def __init__(self, layer: nn.Linear) -> None:
        super().__init__()
        self.weight, self.bias = layer.weight, layer.bias
        self._scale = nn.Parameter(quantised(layer.weight.detach(), WEIGHT_MOST)[1].log())
        self._step = nn.Parameter(torch.zeros(()))
        self._zero = nn.Parameter(torch.zeros(()))
        self.register_buffer("_none", torch.zeros(()))  # the zero of weights, which count both ways
        self.plain = True
        self._low, self._high = 0.0, 0.0

    def forward(self, x: Tensor) -> Tensor:
        if self.plain:
            if not torch.onnx.is_in_onnx_export():
                self._low, self._high = min(self._low, float(x.min())), max(self._high, float(x.max()))
            return F.linear(x, self.weight, self.bias)
        inputs = Counted.apply(x, self.step, self.zero, 0, INPUT_MOST, (x.numel() * INPUT_MOST) ** -0.5)
        part = (self.weight.shape[1] * WEIGHT_MOST) ** -0.5
        weights = Counted.apply(self.weight, self.scale, self._none, -WEIGHT_MOST, WEIGHT_MOST, part)
        return F.linear(inputs, weights, self.bias)

    @torch.no_grad()
    def begin(self) -> None:
        """Count in whole numbers from now on, by what was seen."""
        width = self._high - self._low
        self._step.fill_(math.log(width / INPUT_MOST))
        self._zero.fill_(-self._low / width)
        self.plain = False

    @property
    def step(self) -> Tensor:
        """What one number more of what comes in stands for."""
        return self._step.exp()

    @property
    def zero(self) -> Tensor:
        """The number that stands for 0 in what comes in, before it is rounded."""
        return (self._zero * INPUT_MOST).clamp(0, INPUT_MOST)

    @property
    def scale(self) -> Tensor:
        """What one number more of each output's weights stands for, a column."""
        return self._scale.exp()

    @property
    def codes(self) -> Tensor:
        """The whole numbers that the weights are."""
        return (self.weight / self.scale).round().clamp(-WEIGHT_MOST, WEIGHT_MOST)


class Embedder(nn.Module):
    """Pieces of texts of one length, [CLS] and [SEP] among them, → vectors of length 1: there is no padding."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.vocabulary = Vocabulary(encoder.words.weight.detach())
        self.register_buffer("positions", encoder.positions.weight.detach()[:LONGEST].half())
        self.norm = encoder.norm
        self.layers = nn.ModuleList(_whole(layer) for layer in encoder.layers)
        self.drop = encoder.drop

    def forward(self, pieces: Tensor) -> Tensor:
        x = self.norm(self.vocabulary(pieces) + self.positions[: pieces.shape[1]].float())
        for layer in self.layers:
            x = layer(x, torch.zeros(()), self.drop)
        mean = x.mean(1)
        return mean / mean.square().sum(-1, keepdim=True).sqrt()

    def products(self) -> list[Product]:
        """In the order in which they are taken."""
        return [getattr(layer, name) for layer in self.layers for name in ("qkv", "out", "up", "down")]


def _whole(layer: Layer) -> Layer:
    for name in ("qkv", "out", "up", "down"):
        setattr(layer, name, Product(getattr(layer, name)))
    return layer
