"""A small convolutional pipeline read faster than by spaCy's own loops, with the same decisions.

Most of what such a pipeline costs on a few sentences is no arithmetic: sixty layers are called one after the other, and the
names' states are advanced one token at a time. Here a token-to-vector layer (``spacy.Tok2Vec.v2`` of ``MultiHashEmbed`` and
``MaxoutWindowEncoder``) is four matrix products, whose first layer is remembered for each kind of word, and names that hang
on one token at a time (``state_type = "ner"``) are read off one product for all tokens that no name is open at. What has
another shape runs as spaCy runs it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.pipeline import EntityRecognizer, Tok2Vec
from spacy.tokens import Doc, Span
from thinc.api import Model, NumpyOps

_OPS = NumpyOps(use_blis=False)
_PLAIN = {
    "extract_features", "list2ragged", "ints-getitem", "hashembed", "maxout", "layernorm", "dropout", "ragged2list", "expand_window"
}  # fmt: skip
"""The layers, by thinc's names, of which a token-to-vector layer that this module knows is made."""
_SMALL = 1e-8
"""What thinc's layer normalisation adds to a variance."""
_REMEMBERED = 16_384
"""Kinds of words whose first layer is kept, 6 MB; with more of them it begins anew."""

Floats = NDArray[np.float32]


def _weights(model: Model[Any, Any], name: str) -> NDArray[Any]:
    found: NDArray[Any] = np.asarray(model.get_param(name))
    return found


class Stage:
    """A component as the network runs it: over a batch of documents, in their order."""

    def __init__(self, pipe: Any) -> None:
        self._pipe = pipe

    def pipe(self, docs: list[Doc]) -> list[Doc]:
        """The documents, read."""
        return list(self._pipe.pipe(docs)) if hasattr(self._pipe, "pipe") else [self._pipe(doc) for doc in docs]


def stages(nlp: Language) -> dict[str, Stage]:
    """The components of a pipeline by name, each in the fastest form that says the same."""
    return {name: _stage(pipe) for name, pipe in nlp.pipeline}


def _stage(pipe: Any) -> Stage:
    if isinstance(pipe, Tok2Vec) and _is_plain(pipe.model):
        return _Vectors(pipe)
    if isinstance(pipe, EntityRecognizer) and _reads_names_by_token(pipe):
        return _Names(pipe)
    return Stage(pipe)


def _is_plain(model: Model[Any, Any]) -> bool:
    leaves = [node for node in model.walk() if not node.layers]
    windows = [node for node in leaves if node.name == "expand_window"]
    return (
        {node.name for node in leaves} == _PLAIN
        and len(model.layers) == 2
        and all(node.attrs["window_size"] == 1 for node in windows)
        and model.layers[1].attrs.get("pad") == len(windows)
    )


def _reads_names_by_token(pipe: EntityRecognizer) -> bool:
    model = pipe.model
    tok2vec, lower = model.get_ref("tok2vec"), model.get_ref("lower")
    tail = [layer.name for layer in tok2vec.layers[-2:]]
    return bool(
        pipe.cfg["beam_width"] == 1
        and not pipe.incorrect_spans_key
        and model.attrs["has_upper"]
        and not model.attrs["unseen_classes"]
        and lower.get_dim("nF") == 3
        and tail == ["list2array", "linear"]
        and _is_plain(tok2vec.layers[0])
    )


class Vectors:
    """A token-to-vector layer: each token's vector from its own features and those of some words on either side."""

    def __init__(self, model: Model[Any, Any]) -> None:
        embed, encode = model.layers
        self._columns = [
            column for node in embed.walk() if node.name == "extract_features" for column in node.attrs["columns"]
        ]
        hashed = [node for node in embed.walk() if node.name == "hashembed"]
        self._tables = [(node.attrs["column"], node.attrs["seed"], _weights(node, "E")) for node in hashed]
        self._mixed = _layers(embed, np.float64)[0]
        self._layers = _layers(encode, np.float32)
        self._forget()

    def __call__(self, docs: Sequence[Doc]) -> list[Floats]:
        """A vector a token, document by document."""
        pad = len(self._layers)
        ends = np.cumsum([len(doc) + pad for doc in docs]).tolist()
        starts = [end - len(doc) for end, doc in zip(ends, docs, strict=True)]
        vectors = np.zeros((ends[-1] + pad, self._mixed.width), dtype=np.float32)
        for doc, start, row in zip(docs, starts, self._embedded(docs), strict=True):
            vectors[start : start + len(doc)] = row
        around = np.zeros((len(vectors), 3 * vectors.shape[1]), dtype=np.float32)
        for layer in self._layers:
            width = vectors.shape[1]
            around[1:, :width] = vectors[:-1]
            around[:, width : 2 * width] = vectors
            around[:-1, 2 * width :] = vectors[1:]
            vectors += layer(around)
        return [vectors[start : start + len(doc)] for start, doc in zip(starts, docs, strict=True)]

    def _embedded(self, docs: Sequence[Doc]) -> list[Floats]:
        keys = [list(map(tuple, doc.to_array(self._columns).tolist())) for doc in docs]
        known = self._known
        new = list(dict.fromkeys(key for of_doc in keys for key in of_doc if key not in known))
        if len(known) + len(new) > len(self._rows):
            self._forget(sum(map(len, keys)))
            known, new = self._known, list(dict.fromkeys(key for of_doc in keys for key in of_doc))
        if new:
            first = len(known)
            self._rows[first : first + len(new)] = self._first_layer(np.asarray(new, dtype=np.uint64))
            known.update(zip(new, range(first, first + len(new)), strict=True))
        return [self._rows[[known[key] for key in of_doc]] for of_doc in keys]

    def _first_layer(self, ids: NDArray[np.uint64]) -> Floats:
        """What a word's own features come to. In double precision and rounded, so that it hangs on no other word of the batch."""
        parts = []
        for column, seed, table in self._tables:
            keys = _OPS.hash(np.ascontiguousarray(ids[:, column]), seed) % len(table)
            parts.append(table[keys].sum(axis=1))
        return self._mixed(np.hstack(parts).astype(np.float64)).astype(np.float32)

    def _forget(self, least: int = 0) -> None:
        self._known: dict[tuple[int, ...], int] = {}
        self._rows = np.zeros((max(_REMEMBERED, least), self._mixed.width), dtype=np.float32)


class _Layer:
    """The largest of some linear pieces, normalised."""

    def __init__(self, maxout: Model[Any, Any], norm: Model[Any, Any], dtype: Any) -> None:
        weights, bias = _weights(maxout, "W"), _weights(maxout, "b")
        self.width, self._pieces = bias.shape
        self._weights = np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(weights.shape[2], -1), dtype=dtype)
        self._bias = np.ascontiguousarray(bias.T.reshape(-1), dtype=dtype)
        self._scale, self._shift = (_weights(norm, name).astype(dtype) for name in ("G", "b"))

    def __call__(self, rows: NDArray[Any]) -> NDArray[Any]:
        unmaxed: NDArray[Any] = rows @ self._weights
        unmaxed += self._bias
        best: NDArray[Any] = unmaxed[:, : self.width].copy()
        for piece in range(1, self._pieces):
            np.maximum(best, unmaxed[:, piece * self.width : (piece + 1) * self.width], out=best)
        best -= best.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", best, best) / self.width + _SMALL
        best *= (variance**-0.5)[:, None].astype(best.dtype)
        best *= self._scale
        best += self._shift
        return best


def _layers(model: Model[Any, Any], dtype: Any) -> list[_Layer]:
    nodes = list(model.walk())
    pieces, norms = ([node for node in nodes if node.name == name] for name in ("maxout", "layernorm"))
    return [_Layer(maxout, norm, dtype) for maxout, norm in zip(pieces, norms, strict=True)]


class _Vectors(Stage):
    """Leaves each token's vector in ``Doc.tensor``, where tagger and parser look for it."""

    def __init__(self, pipe: Tok2Vec) -> None:
        super().__init__(pipe)
        self._vectors = Vectors(pipe.model)

    def pipe(self, docs: list[Doc]) -> list[Doc]:
        for doc, vectors in zip(docs, self._vectors(docs), strict=True):
            doc.tensor = vectors  # type: ignore[assignment]  # the stub knows double precision alone
        return docs


class _Names(Stage):
    """Names by spaCy's BILUO moves, the best one token after the other: begin, in, last, unit, out.

    A state's features are the token at hand, the first of the open name and the token before it, so that with no name open
    a token's scores are its own.
    """

    def __init__(self, pipe: EntityRecognizer) -> None:
        super().__init__(pipe)
        model = pipe.model
        tok2vec, lower, upper = (model.get_ref(name) for name in ("tok2vec", "lower", "upper"))
        self._vectors = Vectors(tok2vec.layers[0])
        narrow = tok2vec.layers[-1]
        weights = _weights(lower, "W")
        features, hidden, pieces, _ = weights.shape
        in_order = weights.transpose(0, 2, 1, 3).reshape(features * pieces * hidden, -1)
        self._lower = np.ascontiguousarray((in_order @ _weights(narrow, "W")).T)
        self._lower_bias = in_order @ _weights(narrow, "b")
        self._size = (features, pieces * hidden)
        self._pieces, self._hidden = pieces, hidden
        bias = _weights(lower, "b").T.reshape(-1)
        pad = _weights(lower, "pad")[0].transpose(0, 2, 1).reshape(features, -1)
        self._bias, self._closed = bias, pad[1] + pad[2] + bias
        moves = [_split(pipe.moves.get_class_name(move)) for move in range(pipe.moves.n_moves)]
        self._moves = moves
        self._upper = np.ascontiguousarray(_weights(upper, "W").T)
        self._upper_bias = _weights(upper, "b")
        kinds = [kind for kind, _ in moves]
        self._begins = np.array([kind == "B" for kind in kinds])
        self._named = np.array([kind in "BU" for kind in kinds])
        self._shut = np.array([kind not in "BUO" or (kind == "U" and not label) for kind, label in moves])
        self._out = kinds.index("O")
        self._inside = {
            label: (moves.index(("I", label)), moves.index(("L", label))) for kind, label in moves if kind == "B"
        }

    def pipe(self, docs: list[Doc]) -> list[Doc]:
        rows = np.concatenate(self._vectors(docs))
        features = (rows @ self._lower + self._lower_bias).reshape(len(rows), *self._size)
        scores = self._scores(features[:, 0] + self._closed)
        scores[:, self._shut] = -np.inf
        at = 0
        for doc in docs:
            here = slice(at, at + len(doc))
            doc.set_ents(self._read(doc, features[here], scores[here]), default="outside")
            at += len(doc)
        return docs

    def _scores(self, unmaxed: Floats) -> Floats:
        best = unmaxed[..., : self._hidden]
        for piece in range(1, self._pieces):
            best = np.maximum(best, unmaxed[..., piece * self._hidden : (piece + 1) * self._hidden])
        found: Floats = best @ self._upper + self._upper_bias
        return found

    def _read(self, doc: Doc, features: Floats, scores: Floats) -> list[Span]:
        size = len(doc)
        marks = doc.to_array(["IS_SPACE", "SENT_START"])
        ends = np.append(marks[1:, 1] == 1, True)
        scores[np.ix_(marks[:, 0] != 0, self._named)] = -np.inf
        scores[np.ix_(ends, self._begins)] = -np.inf
        best = scores.argmax(axis=1).tolist()
        found: list[Span] = []
        free = 0
        for start in [at for at, move in enumerate(best) if move != self._out]:
            if start < free:
                continue
            kind, label = self._moves[best[start]]
            free = start + 1
            if kind == "B":
                within, last = self._inside[label]
                while free < size:
                    here = self._scores(features[free, 0] + features[start, 1] + features[free - 1, 2] + self._bias)
                    free += 1
                    if ends[free - 1] or not _goes_on(here, within, last):
                        break
            found.append(Span(doc, start, free, label=label))
        return found


def _goes_on(scores: Floats, within: int, last: int) -> bool:
    """Of two moves the better one, of equal ones the first."""
    return bool(scores[within] > scores[last] or (scores[within] == scores[last] and within < last))


def _split(move: str) -> tuple[str, str]:
    kind, _, label = move.partition("-")
    return kind, label
