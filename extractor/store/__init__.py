"""The fact base: one SQLite file, and nothing else knows SQL.

    Base(path)              reads: named queries, with parameters only
    Writer(path)            writes: what ``engines.Store`` asks for
    problems(base)          re-checks everything that the base promises

Importing this package is cheap: sqlite-utils and the models are imported by what writes.
"""
