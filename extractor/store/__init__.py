"""The fact base: one SQLite file, and nothing else knows SQL.

    connect.reading(path)      a base to read, for the time of a block
    queries                    what can be asked of it
    write.Writer(path)         what a batch fills (``extractor.engines.base.Store``)
    verify.problems(db)        re-checks everything that the base promises
    migrations, narrow         the schema; ``tables`` has an entry for each fact type, ``describe`` says what is what
    errors                     what can go wrong, in words for a person

To read imports neither sqlite-utils nor the models, so that a query answers at once.
"""

from extractor.store.errors import StoreError

__all__ = ["StoreError"]
