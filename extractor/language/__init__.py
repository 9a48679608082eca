"""The spaCy side: components that mark quantities, dates, names and modality, and the pipeline they make up."""

from extractor.language.assemble import COMPONENTS, ModelError, annotate, load

__all__ = ["COMPONENTS", "ModelError", "annotate", "load"]
