"""Running the pipeline over many articles: worker processes under a watchdog, and the batch job."""

from extractor.engines.base import Store, Summary
from extractor.engines.run import Job, run
from extractor.engines.workers import Engine

__all__ = ["Engine", "Job", "Store", "Summary", "run"]
