"""A small convolutional pipeline read faster than by spaCy's own loops, with the same decisions.

Most of what such a pipeline costs on a few sentences is no arithmetic: sixty layers are called one after the other, and
states are advanced one token at a time. Here a token-to-vector layer (``spacy.Tok2Vec.v2`` of ``MultiHashEmbed`` and
``MaxoutWindowEncoder``) is four matrix products, whose first layer is remembered for each kind of word, names that hang
on one token at a time (``state_type = "ner"``) are read off one product for all tokens that no name is open at, and the parser's
states are scored for all sentences of a batch together. What has another shape runs as spaCy runs it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.ml.parser_model import ParserStepModel  # type: ignore[import-not-found]  # compiled, without a stub
from spacy.pipeline import DependencyParser, EntityRecognizer, Tok2Vec
from spacy.pipeline.tok2vec import Tok2VecListener
from spacy.tokens import Doc, Span
from thinc.api import Model, NumpyOps

_OPS = NumpyOps(use_blis=False)
_PLAIN = {
    "extract_features", "list2ragged", "ints-getitem", "hashembed", "maxout", "layernorm", "dropout", "ragged2list", "expand_window"
}  # fmt: skip
"""The layers, by thinc's names, of which a token-to-vector layer that this module knows is made."""
_SMALL = 1e-8
"""What thinc's layer normalisation adds to a variance."""
_WORDS = 1_000
"""Words whose rows are worked on at a time, some 2 MB."""
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
    one = sum(isinstance(pipe, Tok2Vec) for _, pipe in nlp.pipeline) == 1
    return {name: _stage(pipe, one_layer=one) for name, pipe in nlp.pipeline}


def _stage(pipe: Any, *, one_layer: bool) -> Stage:
    if isinstance(pipe, Tok2Vec) and _is_plain(pipe.model):
        return _Vectors(pipe)
    if isinstance(pipe, EntityRecognizer) and _reads_names_by_token(pipe):
        return _Names(pipe)
    if isinstance(pipe, DependencyParser) and one_layer and _hears_vectors(pipe):
        return _Dependencies(pipe)
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


def _hears_vectors(pipe: DependencyParser) -> bool:
    model = pipe.model
    listener, *tail = model.get_ref("tok2vec").layers
    return bool(
        pipe.cfg["beam_width"] == 1
        and model.attrs["has_upper"]
        and not model.attrs["unseen_classes"]
        and isinstance(listener, Tok2VecListener)
        and [layer.name for layer in tail] == ["list2array", "linear"]
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
        self._around = _Room(3 * self._mixed.width + 1)
        self._forget()

    def __call__(self, docs: Sequence[Doc]) -> list[Floats]:
        """A vector a token, document by document."""
        return [vectors for some in _at_hand(docs) for vectors in self._read(some)]

    def _read(self, docs: Sequence[Doc]) -> list[Floats]:
        pad, width = len(self._layers), self._mixed.width
        ends = np.cumsum([len(doc) + pad for doc in docs]).tolist()
        starts = [end - len(doc) for end, doc in zip(ends, docs, strict=True)]
        vectors = np.zeros((ends[-1] + pad, width), dtype=np.float32)
        for doc, start, row in zip(docs, starts, self._embedded(docs), strict=True):
            vectors[start : start + len(doc)] = row
        around = self._around(len(vectors))
        around[0, :width] = around[-1, 2 * width :] = 0
        around[:, -1] = 1
        for layer in self._layers:
            around[1:, :width] = vectors[:-1]
            around[:, width : 2 * width] = vectors
            around[:-1, 2 * width : -1] = vectors[1:]
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
        return self._mixed(np.hstack([*parts, np.ones((len(ids), 1))])).astype(np.float32)

    def _forget(self, least: int = 0) -> None:
        self._known: dict[tuple[int, ...], int] = {}
        self._rows = np.zeros((max(_REMEMBERED, least), self._mixed.width), dtype=np.float32)


def _at_hand(docs: Sequence[Doc]) -> Iterator[Sequence[Doc]]:
    """The documents, so many at a time as a processor's nearer memory holds the rows of."""
    first, words = 0, 0
    for at, doc in enumerate(docs):
        if words and words + len(doc) > _WORDS:
            yield docs[first:at]
            first, words = at, 0
        words += len(doc)
    yield docs[first:]


class _Room:
    """Rows to write results into, the same ones each time: asking the system for them costs as much as a sum over them."""

    def __init__(self, width: int, dtype: Any = np.float32) -> None:
        self._rows = np.empty((0, width), dtype=dtype)

    def __call__(self, size: int) -> NDArray[Any]:
        if len(self._rows) < size:
            self._rows = np.empty((size, self._rows.shape[1]), dtype=self._rows.dtype)
        return self._rows[:size]


class _Layer:
    """The largest of some linear pieces, normalised. The last column of the rows that it is given is 1: what the bias goes by."""

    def __init__(self, maxout: Model[Any, Any], norm: Model[Any, Any], dtype: Any) -> None:
        weights, bias = _weights(maxout, "W"), _weights(maxout, "b")
        self.width, self._pieces = bias.shape
        in_order = weights.transpose(2, 1, 0).reshape(weights.shape[2], -1)
        self._weights = np.ascontiguousarray(np.vstack([in_order, bias.T.reshape(1, -1)]), dtype=dtype)
        self._scale, self._shift = (_weights(norm, name).astype(dtype) for name in ("G", "b"))
        self._mean = np.full((self.width, 1), 1 / self.width, dtype=dtype)
        self._unmaxed, self._best = _Room(self.width * self._pieces, dtype), _Room(self.width, dtype)

    def __call__(self, rows: NDArray[Any]) -> NDArray[Any]:
        """The layer's own rows, which its next call writes over."""
        unmaxed, best = self._unmaxed(len(rows)), self._best(len(rows))
        np.matmul(rows, self._weights, out=unmaxed)
        best[:] = unmaxed[:, : self.width]
        for piece in range(1, self._pieces):
            np.maximum(best, unmaxed[:, piece * self.width : (piece + 1) * self.width], out=best)
        best -= best @ self._mean
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


class _Dependencies(Stage):
    """Dependencies by spaCy's arc-eager moves, one for each document at a time, as spaCy takes them.

    What the states come to is summed for all documents at once. spaCy's own loop takes and gives back Python's lock for
    each hidden unit of each state, which costs more than the sums; with one document alone it costs less than ours.
    """

    def __init__(self, pipe: DependencyParser) -> None:
        super().__init__(pipe)
        model = pipe.model
        lower, upper = model.get_ref("lower"), model.get_ref("upper")
        narrow = model.get_ref("tok2vec").layers[-1]
        weights = _weights(lower, "W")
        self.nF, hidden, pieces, _ = weights.shape
        in_order = weights.transpose(0, 2, 1, 3).reshape(self.nF * pieces * hidden, -1)
        self._narrow, self._narrow_bias = np.ascontiguousarray(_weights(narrow, "W").T), _weights(narrow, "b")
        self._lower = np.ascontiguousarray(in_order.T)
        self._pad = _weights(lower, "pad").transpose(0, 1, 3, 2).reshape(1, -1)
        self._bias = np.ascontiguousarray(_weights(lower, "b").T.reshape(-1))
        self._upper, self._upper_bias = np.ascontiguousarray(_weights(upper, "W").T), _weights(upper, "b")
        self._hidden, self._pieces, self._each = hidden, pieces, np.arange(self.nF, dtype=np.intp)
        self.state2vec = self
        """What spaCy asks for the number of a state's features (``nF``)."""

    def pipe(self, docs: list[Doc]) -> list[Doc]:
        if len(docs) == 1:
            return super().pipe(docs)
        parser = self._pipe
        every = parser.moves.init_batch(docs)
        states = [state for state in every if not state.is_final()]
        if states:
            narrow = np.concatenate([doc.tensor for doc in docs]) @ self._narrow + self._narrow_bias
            features = np.concatenate([self._pad, narrow @ self._lower]).reshape(-1, self._pieces * self._hidden)
            while states:
                at = ParserStepModel.get_token_ids(self, states) + 1
                sums = features.take(at * self.nF + self._each, axis=0).sum(axis=1)
                states = parser.transition_states(states, self._scores(sums))
        parser.set_annotations(docs, every)
        return docs

    def _scores(self, sums: Floats) -> Floats:
        sums += self._bias
        best = sums[:, : self._hidden]
        for piece in range(1, self._pieces):
            best = np.maximum(best, sums[:, piece * self._hidden : (piece + 1) * self._hidden])
        found: Floats = best @ self._upper
        found += self._upper_bias
        return found


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
        in_order = weights.transpose(0, 2, 1, 3).reshape(features, pieces * hidden, -1)
        self._lower = [np.ascontiguousarray((part @ _weights(narrow, "W")).T) for part in in_order]
        lower_bias = [part @ _weights(narrow, "b") for part in in_order]
        self._pieces, self._hidden = pieces, hidden
        bias = _weights(lower, "b").T.reshape(-1)
        pad = _weights(lower, "pad")[0].transpose(0, 2, 1).reshape(features, -1)
        self._open = bias + sum(lower_bias)
        self._closed = bias + lower_bias[0] + pad[1] + pad[2]
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
        for some in _at_hand(docs):
            self._name(some)
        return docs

    def _name(self, docs: Sequence[Doc]) -> None:
        rows = np.concatenate(self._vectors(docs))
        hand = rows @ self._lower[0]
        scores = self._scores(hand + self._closed)
        scores[:, self._shut] = -np.inf
        at = 0
        for doc in docs:
            here = slice(at, at + len(doc))
            doc.set_ents(self._read(doc, rows[here], hand[here], scores[here]), default="outside")
            at += len(doc)

    def _scores(self, unmaxed: Floats) -> Floats:
        best = unmaxed[..., : self._hidden]
        for piece in range(1, self._pieces):
            best = np.maximum(best, unmaxed[..., piece * self._hidden : (piece + 1) * self._hidden])
        found: Floats = best @ self._upper + self._upper_bias
        return found

    def _read(self, doc: Doc, rows: Floats, hand: Floats, scores: Floats) -> list[Span]:
        size = len(doc)
        marks = doc.to_array(["IS_SPACE", "SENT_START"])
        ends = marks[1:, 1] == 1
        scores[np.ix_(marks[:, 0] != 0, self._named)] = -np.inf
        scores[-1, self._begins] = -np.inf
        scores[np.ix_(np.flatnonzero(ends), self._begins)] = -np.inf
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
                first = rows[start] @ self._lower[1] + self._open
                while free < size:
                    here = self._scores(hand[free] + first + rows[free - 1] @ self._lower[2])
                    free += 1
                    if (free < size and ends[free - 1]) or not _goes_on(here, within, last):
                        break
            found.append(Span(doc, start, free, label=label))
        return found


def _goes_on(scores: Floats, within: int, last: int) -> bool:
    """Of two moves the better one, of equal ones the first."""
    return bool(scores[within] > scores[last] or (scores[within] == scores[last] and within < last))


def _split(move: str) -> tuple[str, str]:
    kind, _, label = move.partition("-")
    return kind, label
