"""The store of a run that fetches: it also remembers addresses and requests (``sources.web.memory.Memory``).

What a visit changes, what its lists ask for and how its document ends share the transactions of the inputs, so that
after a kill an address waits, lies in the archive, or is settled, and never two of these.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from extractor.schema import Extraction, Outcome, RawDocument, Rejected
from extractor.schema.web import Place, Stay, Target, UrlKind, Visit
from extractor.store.errors import in_words
from extractor.store.rows import Row
from extractor.store.write import Writer

TRIES = 5
"""Runs in which an address may fail before it is left alone."""
_DUE = f"(state = 'waiting' OR (state = 'failed' AND tries < {TRIES}))"
_KEPT = ("page", "warc", "auto")
"""Kinds that are read after they are fetched; what lists hold is taken note of at once."""


class WebWriter(Writer):
    """A Writer with the addresses."""

    run_id = 0
    """The run that is under way, or was last."""

    def begin_run(self, *, versions: dict[str, str], rule_hash: str, arguments: list[str]) -> int:
        """Opens the record of a run and returns its id."""
        self.run_id = super().begin_run(versions=versions, rule_hash=rule_hash, arguments=arguments)
        return self.run_id

    def known(self, source: str, member: int | None, digest: str, options_hash: str, rule_hash: str) -> bool:
        """As of any writer; an address whose document is known has been read."""
        found = super().known(source, member, digest, options_hash, rule_hash)
        if found:
            self._settle(source)
        return found

    def write(self, run: int, raw: RawDocument, result: Extraction | Rejected, options_hash: str) -> Outcome:
        """Writes one input. One that failed in reading is read again from the archive, as often as others are tried."""
        outcome = super().write(run, raw, result, options_hash)
        if outcome != "failure":
            self._settle(raw.source)
        else:
            self._change(
                "UPDATE urls SET tries = tries + 1, state = iif(tries + 1 < ?, state, 'given_up') "
                "WHERE url = ? AND state = 'fetched' AND kind <> 'warc'",
                (TRIES, raw.source),
            )
        return outcome

    def end_run(self, run: int, *, interrupted: bool, counts: dict[str, int]) -> None:
        """Closes the record of a run. Of one that came to its end, WARC files have been read."""
        if not interrupted:
            self._change("UPDATE urls SET state = 'read' WHERE state = 'fetched' AND kind = 'warc'", ())
        super().end_run(run, interrupted=interrupted, counts=counts)

    def ask(
        self, target: Target, *, changed: str | None = None, again: bool = False, retry: bool = False
    ) -> Target | None:
        """Takes note of an address; the target as it is to be fetched now, or None where there is nothing to do."""
        row = self._row(target.url)
        if row is None:
            self._add(target)
            return target
        state, tries = row["state"], row["tries"]
        if state == "fetched":
            self._adopt(target)
            return None
        if retry and state in ("failed", "given_up"):
            state, tries = "waiting", 0
        if state in ("waiting", "failed"):
            if state == "failed" and tries >= TRIES:
                return None
            values = (target.source, target.depth, target.published, state, tries, target.url)
            self._change(
                "UPDATE urls SET source = ?, depth = ?, published = ifnull(?, published), state = ?, tries = ? "
                "WHERE url = ?",
                values,
            )
            return replace(_target(row), source=target.source, depth=target.depth, tries=tries)
        is_page = (row["kind"] if row["kind"] != "auto" else target.kind) in ("page", "warc")
        if state == "given_up" or (is_page and not again and not (changed and changed > (row["fetched"] or ""))):
            return None
        return replace(_target(row), source=target.source, depth=target.depth)

    def _adopt(self, target: Target) -> None:
        """Who asks for an address that a killed run had fetched is its source."""
        self._change(
            "UPDATE urls SET source = ?, depth = ?, published = ifnull(?, published) WHERE url = ? AND source = ''",
            (target.source, target.depth, target.published, target.url),
        )

    def waiting(self, sources: Iterable[str] | None, most: int) -> list[Target]:
        """Addresses that wait or failed, the oldest first; of all sources without ``sources``."""
        found: list[Target] = []
        for source in [None] if sources is None else list(sources):
            with in_words(self.path):
                rows = self.db.execute(
                    f"SELECT * FROM urls WHERE {_DUE} AND (?1 IS NULL OR source = ?1) ORDER BY rowid LIMIT ?2",
                    (source, most - len(found)),
                )
                found.extend(map(_target, rows))
        return found

    def unread(self) -> list[tuple[Target, Place]]:
        """Pages and WARC files that lie in the archive and have not been read."""
        with in_words(self.path):
            rows = self.db.execute("SELECT * FROM urls WHERE state = 'fetched' ORDER BY rowid").fetchall()
        return [(_target(row), Place(row["archive"], row["offset"])) for row in rows]

    def awaited(self, url: str) -> Target | None:
        """An address that waits to be fetched, or that the base does not know, since a kill came before its first
        commit; None for one that is settled."""
        row = self._row(url)
        if row is None:
            return Target(url, "auto")
        return _target(row) if row["state"] in ("waiting", "failed") else None

    def visited(self, visit: Visit, kind: UrlKind) -> Stay:
        """Records a visit with its requests."""
        with in_words(self.path):
            self._begin()
            for request in visit.requests:
                place = request.place
                row = {**vars(request), "asked_for": visit.target.url, "run": self.run_id}
                row.update(archive=place.archive if place else None, offset=place.offset if place else None)
                del row["place"]
                self._insert("requests", row)
        row = self._row(visit.target.url) or self._add(visit.target)
        if visit.response is None:
            self._failed(visit, row)
        elif visit.response.place is not None:
            self._fetched(visit, kind)
            return Stay(visit.response.place, True)
        place = Place(row["archive"], row["offset"]) if row["archive"] else None
        return Stay(place, place is not None)

    def same_story(self, url: str, others: Iterable[str]) -> str | None:
        """The first of the others that is asked for itself, or has been read; ``url`` is then settled with it."""
        for other in others:
            row = self._row(other)
            if row is not None and row["kind"] == "page" and row["state"] != "given_up" and row["same_as"] != url:
                self._change("UPDATE urls SET same_as = ? WHERE url = ?", (other, url))
                return other
        return None

    def last_offset(self, archive: str) -> int:
        """The offset of the last response of an archive's file that a request speaks of, -1 where none does."""
        with in_words(self.path):
            row = self.db.execute('SELECT max("offset") FROM requests WHERE archive = ?', (archive,)).fetchone()
        return -1 if row[0] is None else int(row[0])

    def _fetched(self, visit: Visit, kind: UrlKind) -> None:
        response = visit.response
        assert response is not None
        assert response.place is not None
        final = response.url if response.url != visit.target.url else None
        state = "fetched" if kind in _KEPT else "read"
        self._change(
            "UPDATE urls SET kind = ?, state = ?, reason = NULL, detail = NULL, tries = 0, fetched = ?, final = ?, "
            'etag = ?, modified = ?, digest = ?, archive = ?, "offset" = ?, same_as = NULL WHERE url = ?',
            (
                kind,
                state,
                response.started[:19] + "Z",
                final,
                response.etag,
                response.modified,
                response.digest,
                response.place.archive,
                response.place.offset,
                visit.target.url,
            ),
        )

    def _failed(self, visit: Visit, row: Row) -> None:
        """What failed is tried again, and what was read before stays read. Pages that were settled with this one are
        read themselves."""
        tries = row["tries"] + (0 if visit.later else 1)
        state = "given_up" if visit.final or tries >= TRIES else "failed"
        if row["archive"]:
            state = row["state"]
        self._change(
            "UPDATE urls SET state = ?, reason = ?, detail = ?, tries = ? WHERE url = ?",
            (state, visit.reason, visit.detail, tries, visit.target.url),
        )
        if state == "given_up":
            self._change(
                "UPDATE urls SET state = 'fetched', same_as = NULL WHERE same_as = ? AND state = 'read'",
                (visit.target.url,),
            )

    def _add(self, target: Target) -> Row:
        with in_words(self.path):
            self._begin()
            names = ("url", "kind", "source", "depth", "published")
            row = {name: getattr(target, name) for name in names}
            self._insert("urls", {**row, "guess": int(target.guess), "state": "waiting", "run": self.run_id})
        return {**row, "state": "waiting", "tries": 0, "archive": None}

    def _settle(self, url: str) -> None:
        self._change(
            "UPDATE urls SET state = 'read', tries = 0 WHERE url = ? AND state = 'fetched' AND kind <> 'warc'", (url,)
        )

    def _change(self, sql: str, values: tuple[object, ...]) -> None:
        with in_words(self.path):
            self._begin()
            self.db.execute(sql, values)

    def _row(self, url: str) -> Row | None:
        with in_words(self.path):
            row = self.db.execute("SELECT * FROM urls WHERE url = ?", (url,)).fetchone()
        return dict(row) if row is not None else None


def _target(row: Row) -> Target:
    names = ("url", "kind", "source", "depth", "etag", "modified", "published", "tries")
    return Target(**{name: row[name] for name in names}, guess=bool(row["guess"]))
