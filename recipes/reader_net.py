"""The reader's network: a BERT encoder written out plainly (fast on a CPU), a casing embedding, a small head a task."""

from __future__ import annotations

import json
import math
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from dateline.understand.coreference import Comparison, Pairs
from dateline.understand.order import CLASSES as ORDER_CLASSES
from dateline.understand.shapes import SHAPES

ARC, RELATION, LINK = 256, 192, 128  # widths of the pair vectors
COREF, ORDER = 64, 64  # and of those of mentions and of events
DISTANCES = 19  # classes of the distance between a part of an attribution and a cue


class Dropout(nn.Module):
    """Dropout from a pool of ready masks: on a CPU, drawing fresh ones costs a tenth of the step."""

    pool: Tensor

    def __init__(self, p: float) -> None:
        super().__init__()
        mask = (torch.rand(1 << 23) > p).float() / (1 - p)
        self.register_buffer("pool", mask.bfloat16(), persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        size = x.numel()
        offset = int(torch.randint(0, self.pool.numel() - size, (1,)))
        return x * self.pool[offset : offset + size].view(x.shape)


class Layer(nn.Module):
    """A transformer layer, normalised after each half (as BERT)."""

    def __init__(self, width: int, heads: int, inner: int, eps: float) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps)

    def forward(self, x: Tensor, mask: Tensor, drop: nn.Module) -> Tensor:
        batch, length, width = x.shape
        size = width // self.heads
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, size).permute(2, 0, 3, 1, 4)
        weights = torch.softmax((q * (1 / math.sqrt(size))) @ k.transpose(-1, -2) + mask, -1)
        mixed = (weights.to(v.dtype) @ v).transpose(1, 2).reshape(batch, length, width)
        x = self.norm1(x + drop(self.out(mixed)))
        return self.norm2(x + drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """BERT with absolute positions; `shape` is the casing class of each piece's word."""

    def __init__(self, config: dict[str, int], dropout: float) -> None:
        super().__init__()
        width = config["hidden_size"]
        eps = float(config["layer_norm_eps"])
        self.words = nn.Embedding(config["vocab_size"], width)
        self.positions = nn.Embedding(config["max_position_embeddings"], width)
        self.shapes = nn.Embedding(SHAPES + 1, width)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(width, eps)
        self.layers = nn.ModuleList(
            Layer(width, config["num_attention_heads"], config["intermediate_size"], eps)
            for _ in range(config["num_hidden_layers"])
        )
        self.drop = Dropout(dropout)

    def forward(self, pieces: Tensor, shapes: Tensor) -> Tensor:
        places = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.words(pieces) + self.positions(places)[None] + self.shapes(shapes)
        x = self.drop(self.norm(x))
        mask = ((pieces == 0).to(x.dtype) * -10000.0)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask, self.drop)
        return x

    @classmethod
    def pretrained(cls, folder: Path, dropout: float) -> Encoder:
        """From a folder with a BERT's config.json and model.safetensors."""
        from safetensors.torch import load_file

        config = json.loads((folder / "config.json").read_text())
        if config.get("model_type") != "bert":
            raise SystemExit(
                f"{folder}: model_type is {config.get('model_type')!r}; the recipe takes encoders of type 'bert'"
            )
        encoder = cls(config, dropout)
        weights = {k.removeprefix("bert."): v for k, v in load_file(folder / "model.safetensors").items()}
        own = encoder.state_dict()
        # The token type is always 0: its vector is added to the positions once and for all.
        new = {
            "words.weight": weights["embeddings.word_embeddings.weight"],
            "positions.weight": weights["embeddings.position_embeddings.weight"]
            + weights["embeddings.token_type_embeddings.weight"][0],
            "shapes.weight": own["shapes.weight"],
        }
        pairs = [("norm", "embeddings.LayerNorm")]
        for i in range(config["num_hidden_layers"]):
            theirs = f"encoder.layer.{i}"
            pairs += [
                (f"layers.{i}.out", f"{theirs}.attention.output.dense"),
                (f"layers.{i}.norm1", f"{theirs}.attention.output.LayerNorm"),
                (f"layers.{i}.up", f"{theirs}.intermediate.dense"),
                (f"layers.{i}.down", f"{theirs}.output.dense"),
                (f"layers.{i}.norm2", f"{theirs}.output.LayerNorm"),
            ]
            for kind in ("weight", "bias"):
                parts = [weights[f"{theirs}.attention.self.{name}.{kind}"] for name in ("query", "key", "value")]
                new[f"layers.{i}.qkv.{kind}"] = torch.cat(parts)
        new |= {f"{ours}.{kind}": weights[f"{theirs}.{kind}"] for ours, theirs in pairs for kind in ("weight", "bias")}
        encoder.load_state_dict(new)
        return encoder


class Head(nn.Module):
    """A label for each word, through one hidden layer."""

    def __init__(self, width: int, inner: int, labels: int, drop: nn.Module) -> None:
        super().__init__()
        self.hidden = nn.Linear(width, inner)
        self.out = nn.Linear(inner, labels)
        self.drop = drop

    def forward(self, x: Tensor) -> Tensor:
        return self.out(self.drop(F.gelu(self.hidden(x))))


class Reader(nn.Module):
    """Encoder and heads. Word vectors are those of the words' first pieces."""

    def __init__(
        self, encoder: Encoder, width: int, sizes: dict[str, int], dropout: float, compared: Comparison
    ) -> None:
        super().__init__()
        self.encoder = encoder
        self.drop = Dropout(dropout)
        tag_heads = {name: nn.Linear(width, sizes[name]) for name in ("upos", "xpos", "lemma")}
        span_heads = {
            name: Head(width, inner, sizes[name], self.drop)
            for name, inner in (
                ("start", 64),
                ("name", 128),
                ("timex", 128),
                ("part", 256),
                ("event", 128),
                ("factuality", 128),
                ("mention", 64),
                ("entity", 64),
            )
        }
        self.heads = nn.ModuleDict({**tag_heads, **span_heads})
        self.vectors = nn.Linear(width, 2 * ARC + 2 * RELATION + 2 * LINK)
        self.discourse = nn.Linear(width, 2 * COREF + 2 * ORDER)
        # What is scored between two words is done outside the exported graph, from these and the vectors.
        self.arc = nn.Parameter(torch.empty(ARC, ARC))
        self.arc_bias = nn.Parameter(torch.zeros(ARC))
        self.arc_root = nn.Parameter(torch.zeros(ARC))
        self.relation_root = nn.Parameter(torch.zeros(RELATION))
        self.relation = nn.Linear(RELATION, sizes["relation"])
        self.link = nn.Parameter(torch.empty(LINK, LINK))
        self.link_none = nn.Parameter(torch.zeros(LINK))
        self.link_distance = nn.Parameter(torch.zeros(2, DISTANCES))  # for a source, for a content
        self.coref = nn.Parameter(torch.empty(COREF, COREF))
        self.coref_pair = nn.Parameter(torch.empty(compared.pair, COREF))
        self.coref_out = nn.Parameter(torch.zeros(COREF))
        self.coref_direct = nn.Parameter(torch.zeros(compared.pair))
        self.coref_none = nn.Parameter(torch.zeros(COREF))
        self.coref_single = nn.Parameter(torch.zeros(compared.single))
        self.order_near = nn.Parameter(torch.zeros(ORDER_CLASSES, ORDER))
        self.order_out = nn.Parameter(torch.empty(ORDER, sizes["order"]))
        self.order_bias = nn.Parameter(torch.zeros(sizes["order"]))
        nn.init.normal_(self.coref_out, std=0.1)
        nn.init.xavier_uniform_(self.coref)
        nn.init.xavier_uniform_(self.coref_pair)
        nn.init.xavier_uniform_(self.order_out)
        nn.init.xavier_uniform_(self.arc)
        nn.init.xavier_uniform_(self.link)

    def words(self, pieces: Tensor, shapes: Tensor, firsts: Tensor) -> Tensor:
        """The vectors of words: `firsts` are the places of their first pieces."""
        x = self.encoder(pieces, shapes)
        return torch.gather(x, 1, firsts[..., None].expand(-1, -1, x.shape[-1]))

    def forward(self, pieces: Tensor, shapes: Tensor, firsts: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """What is exported: the scores of the words' labels, head by head in order, the vectors to score pairs by, and
        the encoder's own vectors (nobody asks for them but who measures how fast the bare encoder is)."""
        x = self.words(pieces, shapes, firsts)
        labels = torch.cat([head(x) for head in self.heads.values()], -1)
        return labels, torch.cat([self.vectors(x), self.discourse(x)], -1), x

    def parse_loss(self, vectors: Tensor, heads: Tensor, relations: Tensor, sentences: Tensor) -> Tensor:
        """Arcs (a head among the words of the sentence or the root) and relations. Shapes: batch, words, …"""
        arc_word, arc_head, rel_word, rel_head, _, _ = vectors.split([ARC, ARC, RELATION, RELATION, LINK, LINK], -1)
        batch, count, _ = arc_head.shape
        arc_head = torch.cat([self.arc_root.to(arc_head.dtype).expand(batch, 1, -1), arc_head], 1)
        rel_head = torch.cat([self.relation_root.to(rel_head.dtype).expand(batch, 1, -1), rel_head], 1)
        arc_head, rel_head = self.drop(arc_head), self.drop(rel_head)
        scores = (self.drop(arc_word) @ self.arc.to(arc_word.dtype)) @ arc_head.transpose(1, 2)
        scores = scores.float() + (arc_head.float() @ self.arc_bias)[:, None, :]
        same = sentences[:, :, None] == sentences[:, None, :]
        allowed = torch.cat([torch.ones(batch, count, 1, dtype=torch.bool, device=same.device), same], 2)
        scores = scores.masked_fill(~allowed, -1e4)
        known = heads >= 0
        arc_loss = F.cross_entropy(scores[known], heads[known])
        gold = torch.gather(rel_head, 1, heads.clamp(min=0)[..., None].expand(-1, -1, RELATION))
        hidden = F.gelu(self.drop(rel_word) + gold, approximate="tanh")[known]  # the runtime has no erf
        return arc_loss + F.cross_entropy(self.relation(hidden.float()), relations[known], ignore_index=-100)

    def link_loss(self, vectors: Tensor, parts: list[list[tuple[int, int, bool]]], cues: list[list[int]]) -> Tensor:
        """The cue of each source and content among its window's cues; `parts`: word, its cue or −1, is content."""
        losses = []
        for row, (some, places) in enumerate(zip(parts, cues, strict=True)):
            if not some or not places:
                continue
            at = torch.tensor([word for word, _, _ in some])
            to = torch.tensor(places)
            part = vectors[row, at, -2 * LINK : -LINK].float()
            cue = torch.cat([self.link_none[None], vectors[row, to, -LINK:].float()])
            scores = part @ self.link @ cue.T
            kinds = torch.tensor([int(content) for _, _, content in some])
            nearness = self.link_distance[kinds[:, None], distance_class(to[None] - at[:, None])]
            scores = scores + F.pad(nearness, (1, 0))
            losses.append(
                F.cross_entropy(scores, torch.tensor([gold + 1 for _, gold, _ in some]), reduction="sum") / len(some)
            )
        return torch.stack(losses).mean() if losses else vectors.sum() * 0.0

    def coref_scores(self, mentions: Tensor, pairs: Pairs) -> tuple[Tensor, Tensor]:
        """Scores of pairs and of "none" (as `dateline.understand.coreference.scores`), from the candidates' vectors."""
        mentions = self.drop(mentions)
        left, right = mentions.float().split([COREF, COREF], -1)
        a, b = torch.as_tensor(pairs.anaphor), torch.as_tensor(pairs.antecedent)
        pair = torch.as_tensor(pairs.pair).float()
        fit = ((left @ self.coref)[a] * right[b]).sum(-1)
        hidden = F.relu(left[a] + right[b] + pair @ self.coref_pair)
        found = fit + self.drop(hidden) @ self.coref_out + pair @ self.coref_direct
        return found, left @ self.coref_none + torch.as_tensor(pairs.single).float() @ self.coref_single

    def chain_loss(self, mentions: Tensor, pairs: Pairs, chains: Tensor) -> Tensor:
        """Every mention's antecedents (all right ones together) against all candidates and "none"."""
        found, none = self.coref_scores(mentions, pairs)
        a, b = torch.as_tensor(pairs.anaphor), torch.as_tensor(pairs.antecedent)
        right = (chains[a] == chains[b]) & (chains[a] >= 0)
        has = torch.zeros(len(chains), dtype=torch.bool).index_fill(0, a[right], True)
        total = logsumexp_by(torch.cat([found, none]), torch.cat([a, torch.arange(len(none))]), len(none))
        good = logsumexp_by(found[right], a[right], len(none))
        return (total - torch.where(has, good, none)).mean()

    def pronoun_loss(self, mentions: Tensor, pairs: Pairs, chains: Tensor, pronoun: int, answer: int) -> Tensor:
        """Which of two names a pronoun means (1, 2; 0 neither: another candidate or none).

        `chains`: 1 and 2 for the candidates that are the one or the other."""
        found, none = self.coref_scores(mentions, pairs)
        a, b = torch.as_tensor(pairs.anaphor), torch.as_tensor(pairs.antecedent)
        mine = (a == pronoun) | (b == pronoun)
        others = torch.where(a == pronoun, b, a)[mine]
        found = found[mine]
        of = chains[others].clamp(min=0)
        sums = logsumexp_by(torch.cat([found, none[pronoun][None]]), F.pad(of, (0, 1)), 3)
        return F.cross_entropy(sums[None], torch.tensor([answer]))

    def order_scores(self, left: Tensor, right: Tensor, near: Tensor) -> Tensor:
        """Scores of the orders of pairs of events from their words' vectors and classes of nearness."""
        hidden = F.relu(self.drop(left.float()) + self.drop(right.float()) + self.order_near[near])
        return self.drop(hidden) @ self.order_out + self.order_bias


def logsumexp_by(values: Tensor, groups: Tensor, count: int) -> Tensor:
    """The logarithm of the sum of exponentials in each group; −1e9 for an empty one."""
    highest = torch.full((count,), -1e9).scatter_reduce(0, groups, values.detach(), "amax")
    total = torch.zeros(count).index_add(0, groups, torch.exp(values - highest[groups]))
    return torch.where(total > 0, highest + torch.log(total.clamp(min=1e-30)), highest)


def distance_class(distance: Tensor) -> Tensor:
    """Signed logarithmic classes of a distance in words, 0 … DISTANCES − 1."""
    size = torch.floor(torch.log2(distance.abs().float().clamp(min=1)) + 1) * distance.sign()
    return (size.clamp(-(DISTANCES // 2), DISTANCES // 2) + DISTANCES // 2).long()
