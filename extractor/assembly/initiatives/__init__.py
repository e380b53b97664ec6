"""Initiatives: concrete efforts that somebody runs, has run or will run (annotation guidelines, section 4)."""

from extractor.assembly.initiatives.build import initiatives

__all__ = ["initiatives"]
