"""A network that stands still: what it makes of a document's words, to train small heads on."""

from __future__ import annotations

import torch
from torch import Tensor

from dateline.understand import windows as win
from dateline.understand.pieces import Pieces
from recipes import reader_data as data
from recipes.reader_net import Reader


@torch.no_grad()
def vectors(net: Reader, doc: data.Document, marks: Pieces) -> Tensor:
    """The encoder's vectors of a document's words, by windows as the reader cuts them."""
    sizes = [len(each) for each in doc.pieces]
    found = torch.zeros(len(doc.words), net.encoder.words.weight.shape[1])
    windows = win.cut(sizes, win.seams(doc.words, doc.blocks))
    for number, (start, end) in enumerate(windows):
        pieces, shapes, firsts = [marks.first], [0], []
        for i in range(start, end):
            firsts.append(len(pieces))
            pieces += doc.pieces[i]
            shapes += [doc.shapes[i]] * sizes[i]
        rows = [torch.tensor([row]) for row in ([*pieces, marks.last], [*shapes, 0], firsts)]
        known = (windows[number - 1][1] + start + 1) // 2 if number else start
        with torch.autocast(found.device.type, torch.bfloat16, enabled=torch.cpu._is_avx512_bf16_supported()):
            seen = net.words(*rows)
        found[known:end] = seen[0, known - start :].float()
    return found
