"""Where bytes come from. A source is an iterator of raw documents; what cannot be read comes as one with its error.

    files and folders    ``documents(["news/", "story.html"])``
    standard input       ``documents(["-"])``

A further kind of source (a feed, an archive) is another function that yields RawDocument.
"""

from extractor.sources.files import SourceError, count_files, documents

__all__ = ["SourceError", "count_files", "documents"]
