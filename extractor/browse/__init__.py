"""Browsing a base in Datasette: its configuration, and starting it."""

from extractor.browse.configuration import configuration
from extractor.browse.serve import BrowseError, serve

__all__ = ["BrowseError", "configuration", "serve"]
