"""Where bytes come from. A source is an iterator of raw documents; what cannot be read comes as one that is rejected.

    files and folders    ``documents(["news/", "story.html"])``
    web archives         ``documents(["CC-NEWS-20260129-00001.warc.gz"])``
    standard input       ``documents(["-"])``

A further kind of source (a feed, an archive) is another class that fits ``Source``.
"""

from extractor.sources.base import Source, SourceError
from extractor.sources.files import File, Folder, Stream
from extractor.sources.paths import count_files, documents

__all__ = ["File", "Folder", "Source", "SourceError", "Stream", "count_files", "documents"]
