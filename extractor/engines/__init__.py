"""Running the pipeline over many articles: worker processes under a watchdog, and the batch job."""

from extractor.engines.base import EngineError, Store, Summary
from extractor.engines.engine import Engine
from extractor.engines.run import Job, run

__all__ = ["Engine", "EngineError", "Job", "Store", "Summary", "run"]
