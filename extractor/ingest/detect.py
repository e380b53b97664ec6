"""What a file holds by its first bytes, whatever its suffix says."""

from typing import Literal

Content = Literal["pdf", "text", "office", "archive", "image", "binary"]

_MAGIC: tuple[tuple[bytes, Content], ...] = (
    (b"PK\x03\x04", "office"),
    (b"PK\x05\x06", "archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office"),
    (b"{\\rtf", "office"),
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"\x1f\x8b", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"Rar!", "archive"),
    (b"\x7fELF", "binary"),
    (b"MZ\x90\x00", "binary"),
    (b"SQLite format 3\x00", "binary"),
    (b"\x00\x00\x00\x0cjP  ", "image"),
)
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
HEAD = 1024  # a PDF's header may stand behind junk (ISO 32000-1, note 3 on implementation)
_SAMPLE = 65_536
_CONTROLS = bytes(set(range(0x20)) - {0x08, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1A, 0x1B}) + b"\x7f"


def content(data: bytes) -> Content:
    """The kind of content: by magic numbers, then by the share of control bytes."""
    if b"%PDF-" in data[:HEAD] and not _talks_of_pdf(data):
        return "pdf"
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if data.startswith(_BOMS) or utf16_without_bom(data) is not None:
        return "text"
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return "binary" if controls > 0.02 * len(sample) + 8 or sample.count(0) > 0.1 * len(sample) else "text"


def _talks_of_pdf(data: bytes) -> bool:
    """A text that mentions «%PDF-» has letters before it and no objects behind it."""
    at = data.find(b"%PDF-")
    return at > 0 and b" obj" not in data and b"endobj" not in data and b"xref" not in data


def utf16_without_bom(data: bytes) -> str | None:
    """«utf-16-le» or «utf-16-be» where every other byte is (nearly) always zero, as in Western text."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    if half < 2:
        return None
    even, odd = sample[0 : half * 2 : 2].count(0), sample[1 : half * 2 : 2].count(0)
    if odd > 0.7 * half and even < 0.02 * half + 1:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.02 * half + 1:
        return "utf-16-be"
    return None
