"""Plain text and Markdown -> Document.

Encodings in this order: byte order mark, strict UTF-8, UTF-16 without a mark, then Windows-1252, Mac Roman
and DOS Nordic (code page 865) scored by Danish letters. Newlines become `\\n`.
"""

import codecs
import hashlib
import re
from typing import NamedTuple

from extractor.errors import UnreadableDocument
from extractor.ingest.clean import clean_document
from extractor.ingest.detect import content, utf16_without_bom
from extractor.schema.document import Document
from extractor.schema.result import Problem, problem
from extractor.settings import Settings

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CANDIDATES = ("cp1252", "mac_roman", "cp865")  # on a tie the first wins: Windows is the likely source
_HIGH = re.compile(rb"[\x80-\xff]")
_DANISH = re.compile("[æøåÆØÅ]")
_IN_WORD = re.compile("(?<=[a-zæøå])[æøåé]|[æøåÆØÅ](?=[a-zæøå])")
_MARKS = re.compile("[–—“”’»«é§½ü·•…°´€ö\xa0]")
_ODD = re.compile("[^\x00-\x7fæøåÆØÅ–—“”‘’»«é§½ü·•…°´€öäÖÄÜáè\xa0£]|(?<=[a-zæøå])[ÆØÅÉÄÖ](?=[a-zæøå])")
_SAMPLE = 200_000
MAX_UNKNOWN = 0.02  # share of characters that could not be read before the text counts as garbage


class Decoded(NamedTuple):
    """Text, its encoding, and how sure that is (1 = proven by the bytes)."""

    text: str
    encoding: str
    confidence: float


def read_text(data: bytes, source: str, settings: Settings) -> Document:
    """Decode plain text.

    Raises:
        UnreadableDocument: the bytes are no text (`type_mismatch`), or hold no letter or figure (`empty_file`).
    """
    if content(data) != "text":
        raise UnreadableDocument(source, "type_mismatch")
    decoded = decode(data)
    text, cut = clean_document(decoded.text, settings.max_characters)
    if not text.strip():
        raise UnreadableDocument(source, "empty_file")
    problems: list[Problem] = []
    if cut:
        detail = f"max_characters = {settings.max_characters}"
        problems.append(problem("partial", "warning", detail=detail, language=settings.language))
    if text.count("\ufffd") > MAX_UNKNOWN * len(text):
        problems.append(problem("garbage_text", "error", detail=decoded.encoding, language=settings.language))
    sha256 = hashlib.sha256(data).hexdigest()
    return Document(
        sha256[:16], source, sha256, "text/plain", text, problems=tuple(problems), encoding=decoded.encoding
    )


def decode(data: bytes) -> Decoded:
    """Text of any bytes; what cannot be read is U+FFFD."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return Decoded(data[len(bom) :].decode(encoding, "replace"), encoding, 1.0)
    if (utf16 := utf16_without_bom(data)) is not None:
        return Decoded(data.decode(utf16, "replace"), utf16, 0.9)
    try:
        return Decoded(data.decode("utf-8"), "utf-8", 1.0)
    except UnicodeDecodeError:
        pass
    high = len(_HIGH.findall(data[:_SAMPLE]))
    mended = data.decode("utf-8", "extractor_cp1252")
    if 2 * _utf8_letters(data[:_SAMPLE]) > 0.7 * high:  # UTF-8 with a few bad bytes, or cut in a letter
        return Decoded(mended, "utf-8", 0.8)
    scores = [(_score(data[:_SAMPLE].decode(name, "replace")), -i, name) for i, name in enumerate(_CANDIDATES)]
    (best, _, name), (second, _, _) = sorted(scores, reverse=True)[:2]
    confidence = max(0.5, min(0.99, 0.5 + (best - second) / (2 * max(1, high))))
    return Decoded(data.decode(name, "replace"), name, round(confidence, 2))


def _score(text: str) -> float:
    """How Danish the non-ASCII letters look: æ ø å in words for, letters that Danish lacks against."""
    return (
        1.0 * len(_IN_WORD.findall(text))
        + 0.6 * len(_DANISH.findall(text))
        + 0.3 * len(_MARKS.findall(text))
        - 1.0 * len(_ODD.findall(text))
    )


def _utf8_letters(data: bytes) -> int:
    return len(re.findall(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}", data))


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    """Read bytes that are no UTF-8 as Windows-1252, one by one."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("extractor_cp1252", _as_cp1252)
