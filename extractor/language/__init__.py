"""The spaCy side: components that mark quantities, dates, names and modality, and the pipeline they make up."""

from extractor.language.assemble import COMPONENTS, annotate, load
from extractor.language.trained import ModelError

__all__ = ["COMPONENTS", "ModelError", "annotate", "load"]
