"""Fetching: from named sources on the web to raw documents, politely, with every response kept.

    watchlist.of_words, read_watchlist    what a person names
    harvest.Harvest                       the iterator of documents, over
    fetcher.Fetcher                       many hosts at once, and
    archive.Archive                       the WARC files that every response goes to
    memory.Memory                         what is remembered from run to run; the store has it

Importing it loads nothing.
"""
