"""Facts as files and as a briefing, each with the passages that they rest on.

Every form streams: what is held in memory is a stretch of facts, whatever the size of the base. The same facts give the
same bytes.
"""

from extractor.exports.base import ExportError, Table
from extractor.exports.forms import FORMS, form_of, write

__all__ = ["FORMS", "ExportError", "Table", "form_of", "write"]
