"""What a person says about the inputs of a run."""

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True)
class Options:
    """What decides, beside the bytes and the rules, what becomes of an input.

    ``published`` dates what has no date of its own; ``since`` and ``until`` (days, both included) bound the publication
    date. All are ISO 8601.
    """

    published: str | None = None
    since: str | None = None
    until: str | None = None

    @property
    def digest(self) -> str:
        """A hash that tells one set of options from another."""
        return hashlib.sha256(repr((self.published, self.since, self.until)).encode()).hexdigest()[:16]

    def cover(self, published: str | None) -> bool:
        """Whether an article of a date is wanted; one without a date always is."""
        day = (published or "")[:10]
        return not day or (self.since or day) <= day <= (self.until or day)
