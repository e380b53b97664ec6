"""Commitments: statements that bind somebody to a future act or result (annotation guidelines, section 5)."""

from extractor.assembly.commitments.build import commitments

__all__ = ["commitments"]
