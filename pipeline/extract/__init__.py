"""From decoded markup to an Extraction: what is visible, which block is the article, and what its head says.

Everything that stands in the article's container is in the text; lines that are no part of the article are marked with a
reason and taken out by the first cleaning step. Spam, disclaimers and repeated titles stay for the steps that know words.
"""

from pipeline.extract.article import EXTRACT_VERSION, extract
from pipeline.extract.links import find_links_away
from pipeline.extract.readers import READERS, Chosen, Reader, ReaderResult, find_reader
from pipeline.extract.rules import MATCHED_NOTHING, ExtractRules

__all__ = [
    "EXTRACT_VERSION",
    "MATCHED_NOTHING",
    "READERS",
    "Chosen",
    "ExtractRules",
    "Reader",
    "ReaderResult",
    "extract",
    "find_links_away",
    "find_reader",
]
