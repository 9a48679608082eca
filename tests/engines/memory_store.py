"""A store in memory: what ``engines.Store`` asks for and no more."""

from extractor.schema import Extraction, Outcome, RawDocument, Rejected


class MemoryStore:
    """Keeps how every input ended, and the calls of the runs."""

    def __init__(self) -> None:
        self.inputs: dict[tuple[str, int | None], tuple[str, ...]] = {}
        self.articles: set[str] = set()
        self.runs: list[dict[str, object]] = []
        self.flushes = 0
        self.facts = None

    def begin_run(self, *, versions: dict[str, str], rule_hash: str, arguments: list[str]) -> int:
        self.runs.append({"rules": rule_hash, "versions": versions, "arguments": arguments})
        return len(self.runs)

    def known(self, source: str, member: int | None, digest: str, options_hash: str, rule_hash: str) -> bool:
        *seen, outcome = self.inputs.get((source, member), ("", ""))
        return seen == [digest, options_hash, rule_hash] and outcome != "failure"

    def write(self, run: int, raw: RawDocument, result: Extraction | Rejected, options_hash: str) -> Outcome:
        outcome: Outcome
        if isinstance(result, Rejected):
            outcome = result.outcome
        else:
            outcome = "duplicate" if result.article.id in self.articles else "article"
            self.articles.add(result.article.id)
        rules = str(self.runs[run - 1]["rules"])
        self.inputs[raw.source, raw.member] = (raw.digest, options_hash, rules, outcome)
        return outcome

    def flush(self) -> None:
        self.flushes += 1

    def end_run(self, run: int, *, interrupted: bool, counts: dict[str, int]) -> None:
        self.runs[run - 1].update(interrupted=interrupted, counts=counts)
