"""Training the network for deals (`extractor/facts/deal/learned/network.py`) with PyTorch, the extra `train`.

The same layers as there, by the same names. What it learns from is in ``told.py``.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn

from extractor.facts.deal.learned.features import OTHER_SENTENCE, PLACES, ROWS, Encoded, encode, place, word_rows
from extractor.facts.deal.learned.lexicon import NAMES as CLASSES
from extractor.facts.deal.learned.network import ACTIONS, ALLOWED, KINDS, LAYERS, NEAR, ROLES, STATUSES, rivals
from extractor.facts.deal.learned.sentence import LETTERS, SECTORS, Sentence
from training.told import Example, Told

WIDTH, HIDDEN = 96, 96
SIZES = {"word": 64, "stem": 48, "ending": 16, "tag": 16, "dep": 16, "letter": 16, "sector": 16, "class": 32}
RELATIONS = (
    "product_or_service_of", "acquired_by", "collaboration", "client_of", "shareholder_of", "traded_on",
    "competitor_of", "subsidiary_of", "merged_with", "brand_of", "regulated_by", "undefined",
)  # fmt: skip
PAIRS = tuple(f"{relation}{way}" for relation in RELATIONS for way in "<>")
EMPTY = {"is", "are", "was", "were", "be", "been", "being", "to", "has", "have", "had", "will", "would", "a", "an",
         "the", "its", "in", "on", "of", "into", "for", "with", "by", "up", "off", "it", "that", "which", "and", "also"}  # fmt: skip


@dataclass
class Settings:
    """What a run is made with."""

    epochs: int = 11
    batch: int = 32
    rate: float = 3e-3
    dropout: float = 0.3
    word_dropout: float = 0.1
    times: int = 1
    seed: int = 7


class Reader(nn.Module):
    """The network for deals, as it is trained."""

    def __init__(self, tags: Sequence[str], deps: Sequence[str], dropout: float) -> None:
        super().__init__()
        self.tags, self.deps = {t: i for i, t in enumerate(tags, 1)}, {d: i for i, d in enumerate(deps, 1)}
        rows = ROWS | {
            "tag": len(tags) + 1,
            "dep": len(deps) + 1,
            "letter": len(LETTERS) + 1,
            "sector": len(SECTORS),
            "class": len(CLASSES),
        }
        self.tables = nn.ParameterDict(
            {
                name: nn.Parameter(torch.randn(rows[name] + (name == "class"), size) * 0.1)
                for name, size in SIZES.items()
            }
        )
        self.tables["place"] = nn.Parameter(torch.randn(PLACES, 16) * 0.1)
        self.tables["path"] = nn.Parameter(torch.randn(rows["path"], 32) * 0.1)
        wide = sum(SIZES.values())
        pair = 5 * WIDTH + 16 + 32
        shapes = {
            "embed": (wide, WIDTH), **{f"layer{n}": (5 * WIDTH, WIDTH) for n in range(1, LAYERS + 1)},
            "tell1": (WIDTH, HIDDEN), "tell2": (HIDDEN, 1), "deal1": (3 * WIDTH, HIDDEN),
            "kind": (HIDDEN, len(KINDS)), "status": (HIDDEN, len(STATUSES)), "action": (HIDDEN, len(ACTIONS)),
            "role1": (pair, HIDDEN), "role2": (HIDDEN, len(ROLES)),
            "pair1": (4 * WIDTH, HIDDEN), "pair2": (HIDDEN, len(PAIRS)),
        }  # fmt: skip
        self.dense = nn.ModuleDict({name: nn.Linear(*shape) for name, shape in shapes.items()})
        self.norms = nn.ModuleDict({f"norm{n}": nn.LayerNorm(WIDTH) for n in range(LAYERS + 1)})
        self.drop = nn.Dropout(dropout)

    def weights(self) -> dict[str, np.ndarray]:
        """The weights under the names that the shipped network has for them."""
        found = {name: table.detach().numpy() for name, table in self.tables.items()}
        found["class"] = found["class"][:-1]
        for name, layer in self.dense.items():
            if not name.startswith("pair"):
                found[f"{name}.w"], found[f"{name}.b"] = layer.weight.detach().numpy().T, layer.bias.detach().numpy()
        for name, norm in self.norms.items():
            found[f"{name}.g"], found[f"{name}.b"] = norm.weight.detach().numpy(), norm.bias.detach().numpy()
        return found | {"tags": np.array(list(self.tags)), "deps": np.array(list(self.deps))}

    def relu(self, name: str, given: Tensor) -> Tensor:
        return torch.relu(self.dense[name](given))

    def states(self, encoded: Sequence[Encoded], word_dropout: float = 0.0) -> Tensor:
        """States of a batch, (sentences, words, width)."""
        size = max(len(e.rows) for e in encoded)
        rows = np.zeros((len(encoded), size, encoded[0].rows.shape[1]), dtype=np.int64)
        rows[:, :, 8:] = -1
        heads = np.tile(np.arange(size), (len(encoded), 1))
        real = np.zeros((len(encoded), size), dtype=bool)
        for n, e in enumerate(encoded):
            rows[n, : len(e.rows)], heads[n, : len(e.rows)], real[n, : len(e.rows)] = e.rows, e.heads, True
        given, up = torch.from_numpy(rows), torch.from_numpy(heads)
        mask = torch.from_numpy(real).unsqueeze(-1).float()
        t = self.tables
        words, stems, classes = (
            t["word"][given[..., 0]] + t["word"][given[..., 1]],
            t["stem"][given[..., 2]],
            given[..., 8:],
        )
        if self.training and word_dropout:
            keep = (torch.rand(words.shape[:2]) > word_dropout).float().unsqueeze(-1)
            words = words * keep
            stems = stems * (1 - (1 - keep) * (torch.rand(words.shape[:2]) > 0.5).float().unsqueeze(-1))
        table = torch.cat([t["class"][:-1], torch.zeros(1, SIZES["class"])])
        parts = (words, stems, t["ending"][given[..., 3]], t["tag"][given[..., 4]], t["dep"][given[..., 5]],
                 t["letter"][given[..., 6]], t["sector"][given[..., 7]], table[classes].sum(-2))  # fmt: skip
        states = self.norms["norm0"](self.relu("embed", self.drop(torch.cat(parts, -1)))) * mask
        own = (up == torch.arange(size)).unsqueeze(-1)
        links = torch.zeros(len(encoded), size, size)
        links.scatter_(1, up.unsqueeze(1), 1.0)
        links = links * (~own.squeeze(-1)).float().unsqueeze(1) * mask.squeeze(-1).unsqueeze(1)
        links = links / links.sum(-1, keepdim=True).clamp(min=1.0)
        for layer in range(1, LAYERS + 1):
            below = links @ states
            above = torch.where(own, torch.zeros(()), torch.gather(states, 1, up.unsqueeze(-1).expand_as(states)))
            edge = torch.zeros_like(states[:, :1])
            before, behind = torch.cat([edge, states[:, :-1]], 1), torch.cat([states[:, 1:], edge], 1)
            seen = torch.cat([before, states, behind, above, below], -1)
            states = self.norms[f"norm{layer}"](states + self.drop(self.relu(f"layer{layer}", seen))) * mask
        return states


def encoded(examples: Sequence[Example], tags: dict[str, int], deps: dict[str, int]) -> list[list[Encoded]]:
    """The sentences of examples in rows."""
    return [[encode(s, tags, deps) for s in example.sentences] for example in examples]


def labels_of(examples: Sequence[Example]) -> tuple[list[str], list[str]]:
    """The tags and dependencies that examples hold."""
    tags = sorted({t for e in examples for s in e.sentences for t in s.tags})
    return tags, sorted({d for e in examples for s in e.sentences for d in s.deps})


class Pair(NamedTuple):
    """A deal's word and a candidate: their sentences in the batch, their places, how many sentences lie between."""

    sentence: int
    word: int
    other: int
    at: int
    offset: int


class Batch:
    """Losses of some examples: where deals are told, of what kind, who has which part, how pairs are related."""

    def __init__(
        self,
        model: Reader,
        examples: Sequence[Example],
        rows: Sequence[Sequence[Encoded]],
        rng: random.Random,
        settings: Settings,
    ) -> None:
        self.model, self.rng = model, rng
        self.flat = [e for example in rows for e in example]
        starts, at = [], 0
        for example in rows:
            starts.append(at)
            at += len(example)
        self.examples = list(zip(examples, starts, strict=True))
        self.states = model.states(self.flat, settings.word_dropout)
        lengths = torch.tensor([len(e.rows) for e in self.flat])
        self.real = torch.arange(self.states.shape[1]) < lengths.unsqueeze(1)
        self.tell = model.dense["tell2"](model.drop(model.relu("tell1", self.states))).squeeze(-1)

    def loss(self) -> Tensor:
        """All of it."""
        return self.of_telling() + self.of_deals() + self.of_pairs()

    def of_telling(self) -> Tensor:
        logits, targets, weights = [], [], []
        most: list[Tensor] = []
        for example, start in self.examples:
            if example.pair:
                continue
            for number in sorted(example.gated - example.silent):
                sentence = example.sentences[number]
                target, weight = [0.0] * len(sentence.words), [1.0] * len(sentence.words)
                for told in example.told:
                    if told.sentence != number:
                        continue
                    content = telling(told, sentence)
                    for word in told.words:
                        target[word] = 1.0
                        weight[word] = 2.0 if told.marked and word in content else 0.0
                    if not told.marked:
                        scores = self.tell[start + number][torch.tensor(told.words)]
                        most.append(-torch.log(1.0 - torch.prod(1.0 - torch.sigmoid(scores)) + 1e-6))
                logits.append(self.tell[start + number, : len(target)])
                targets += target
                weights += weight
        if not logits:
            return torch.zeros(())
        weigh = torch.tensor(weights)
        losses = nn.functional.binary_cross_entropy_with_logits(
            torch.cat(logits), torch.tensor(targets), weigh, reduction="sum"
        )
        return (losses + torch.stack(most).sum() if most else losses) / len(logits)

    def of_deals(self) -> Tensor:
        """What kind the deals are and who has which part in them."""
        where: list[tuple[int, int]] = []
        said: dict[str, list[int]] = {"kind": [], "status": [], "action": []}
        pairs: list[Pair] = []
        open_to: list[np.ndarray] = []
        roles: list[int] = []
        for example, start in self.examples:
            for told in example.told:
                if told.sentence not in example.gated:
                    continue
                word = self._word(told, example, start)
                where.append((start + told.sentence, word))
                for name, known, value in (
                    ("kind", KINDS, told.kind),
                    ("status", STATUSES, told.status),
                    ("action", ACTIONS, told.action),
                ):
                    said[name].append(known.index(value) if value else -100)
                for (number, index), role in told.roles.items():
                    offset = number - told.sentence
                    candidate = example.sentences[number].candidates[index]
                    if abs(offset) <= 1 and ALLOWED[candidate.letter][ROLES.index(role)]:
                        pairs.append(Pair(start + told.sentence, word, start + number, candidate.at, offset))
                        open_to.append(ALLOWED[candidate.letter])
                        roles.append(ROLES.index(role))
        if not where:
            return torch.zeros(())
        m = self.model
        sentences, words = (torch.tensor(x) for x in zip(*where, strict=True))
        away = (torch.arange(self.real.shape[1]) - words.unsqueeze(1)).abs()
        real = self.real[sentences]
        whole = torch.cat(
            [self.states[sentences, words], self._most(sentences, real & (away <= NEAR)), self._most(sentences, real)],
            -1,
        )
        hidden = m.drop(m.relu("deal1", m.drop(whole)))
        total = torch.zeros(())
        for name, gold in said.items():
            if any(g >= 0 for g in gold):
                total = total + nn.functional.cross_entropy(
                    m.dense[name](hidden), torch.tensor(gold), ignore_index=-100
                )
        if not pairs:
            return total
        logits = m.dense["role2"](m.drop(m.relu("role1", m.drop(self._pairs(pairs)))))
        logits = logits.masked_fill(~torch.from_numpy(np.stack(open_to)), -1e9)
        losses = nn.functional.cross_entropy(logits, torch.tensor(roles), reduction="sum")
        return 0.5 * total + losses / len(where)

    def _most(self, sentences: Tensor, kept: Tensor) -> Tensor:
        """The greatest of each value over the words kept; nothing where none is."""
        states = self.states[sentences].masked_fill(~kept.unsqueeze(-1), -1e9).max(1).values
        return torch.where(kept.any(1, keepdim=True), states, torch.zeros(()))

    def _word(self, told: Told, example: Example, start: int) -> int:
        words = telling(told, example.sentences[told.sentence])
        if told.marked or self.rng.random() < 0.2:
            return self.rng.choice(words)
        scores = self.tell[start + told.sentence][torch.tensor(words)].detach()
        return words[int(scores.argmax())]

    def _pairs(self, pairs: Sequence[Pair]) -> Tensor:
        """As ``Network._pair``, for many."""
        size = self.states.shape[1]
        between, along = np.zeros((len(pairs), size), dtype=bool), np.zeros((len(pairs), size), dtype=np.float32)
        others = np.zeros((len(pairs), size), dtype=bool)
        steps, paths = [], []
        for n, pair in enumerate(pairs):
            others[n, rivals(self.flat[pair.sentence].sentence, pair.at if not pair.offset else -1)] = True
            if pair.offset:
                steps.append(OTHER_SENTENCE[pair.offset])
                paths.append(0)
                continue
            low, high = sorted((pair.word, pair.at))
            between[n, low + 1 : high] = True
            row, way = self.flat[pair.sentence].path(pair.word, pair.at)
            along[n, way] = 1.0 / max(len(way), 1)
            steps.append(place(pair.word, pair.at))
            paths.append(row)
        told = torch.tensor([p.sentence for p in pairs])
        other = torch.tensor([p.other for p in pairs])
        trigger = self.states[told, torch.tensor([p.word for p in pairs])]
        mine = self.states[other, torch.tensor([p.at for p in pairs])]
        way = torch.bmm(torch.from_numpy(along).unsqueeze(1), self.states[told]).squeeze(1)
        tables = self.model.tables
        return torch.cat(
            [
                trigger,
                mine,
                self._most(told, torch.from_numpy(between)),
                way,
                self._most(told, torch.from_numpy(others)),
                tables["place"][steps],
                tables["path"][paths],
            ],
            -1,
        )

    def of_pairs(self) -> Tensor:
        """How the companies of CORE's pairs are related."""
        marked = [
            (start + e.pair[0], *(e.sentences[e.pair[0]].candidates[i].at for i in e.pair[1:3]), e.pair[3])
            for e, start in self.examples
            if e.pair
        ]
        if not marked:
            return torch.zeros(())
        between = np.zeros((len(marked), self.states.shape[1]), dtype=bool)
        for n, (_, one, two, _) in enumerate(marked):
            between[n, min(one, two) + 1 : max(one, two)] = True
        m, number = self.model, torch.tensor([row[0] for row in marked])
        ends = [self.states[number, torch.tensor([row[i] for row in marked])] for i in (1, 2)]
        given = torch.cat(
            [*ends, self._most(number, torch.from_numpy(between)), self._most(number, self.real[number])], -1
        )
        gold = torch.tensor([PAIRS.index(row[3]) for row in marked])
        return nn.functional.cross_entropy(m.dense["pair2"](m.drop(m.relu("pair1", m.drop(given)))), gold)


def telling(told: Told, sentence: Sentence) -> list[int]:
    """Of the words that tell a deal those that say something by themselves."""
    full = [i for i in told.words if sentence.words[i] not in EMPTY and not sentence.words[i].startswith("⟦")]
    return full or told.words


_SWAP = {f"⟦{letter}⟧": (f"⟦{other}⟧", other) for letter, other in ("CU", "UC")}


def varied(given: Encoded, rng: random.Random) -> Encoded:
    """A sentence as another page might print it: now and then a sure name unsure, or the other way."""
    turned = [at for at, word in enumerate(given.sentence.words) if word in _SWAP and rng.random() < 0.15]
    if not turned:
        return given
    rows = given.rows.copy()
    for at in turned:
        word, letter = _SWAP[given.sentence.words[at]]
        rows[at, :4], rows[at, 6] = word_rows(word, word), 1 + LETTERS.index(letter)
    new = replace(given, rows=rows)
    new.__dict__["depths"] = given.depths
    return new


def in_batches(examples: list[Example], size: int, rng: random.Random) -> list[Example]:
    """Shuffled so that examples of like length stand together."""
    rng.shuffle(examples)
    runs = [
        sorted(examples[i : i + 8 * size], key=lambda e: max(len(s.words) for s in e.sentences))
        for i in range(0, len(examples), 8 * size)
    ]
    batches = [run[i : i + size] for run in runs for i in range(0, len(run), size)]
    rng.shuffle(batches)
    return [example for batch in batches for example in batch]


def train(
    examples: Sequence[Example], beside: Sequence[tuple[Sequence[Example], int]], settings: Settings, log: bool = False
) -> Reader:
    """A network trained on examples, and on so many of others that are drawn anew for each epoch."""
    torch.manual_seed(settings.seed)
    torch.set_num_threads(1)
    rng = random.Random(settings.seed)
    given = [*examples, *(e for others, _ in beside for e in others)]
    tags, deps = labels_of(given)
    model = Reader(tags, deps, settings.dropout)
    known = {id(e): r for e, r in zip(given, encoded(given, model.tags, model.deps), strict=True)}
    optimizer = torch.optim.AdamW(model.parameters(), lr=settings.rate, weight_decay=0.01)
    an_epoch = len(examples) * settings.times + sum(min(count, len(others)) for others, count in beside)
    steps = (an_epoch // settings.batch + 8) * settings.epochs
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, settings.rate, total_steps=steps, pct_start=0.15)
    for epoch in range(settings.epochs):
        model.train()
        drawn = list(examples) * settings.times
        for others, count in beside:
            drawn += rng.sample(list(others), min(count, len(others)))
        drawn = in_batches(drawn, settings.batch, rng)
        total = 0.0
        for at in range(0, len(drawn), settings.batch):
            some = drawn[at : at + settings.batch]
            rows = [[varied(r, rng) for r in known[id(e)]] for e in some]
            loss = Batch(model, some, rows, rng, settings).loss()
            if not loss.requires_grad:
                continue
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 2.0)
            optimizer.step()
            schedule.step()
            total += float(loss.detach())
        if log:
            print(f"epoch {epoch + 1}: loss {total * settings.batch / len(drawn):.3f}", flush=True)
    model.eval()
    return model
