"""The core behind every front door: `extract(document, nlp) -> Result`."""

from extractor.pipeline.core import extract
from extractor.pipeline.load import load

__all__ = ["extract", "load"]
