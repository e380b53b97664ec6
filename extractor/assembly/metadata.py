"""What the document is: type, title, municipality, sides, date, case numbers (guidelines, section 2)."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache

from extractor.assembly.doctype import Parts, cues, doc_type, squeeze
from extractor.facts.document_date import document_date
from extractor.facts.reading import Reading
from extractor.lang import lowered
from extractor.lang.gated import one_of
from extractor.lang.names import Place, find_municipalities, fold, municipalities, municipality
from extractor.layout.marks import label
from extractor.schema.document import Document
from extractor.schema.result import DocType, Metadata

_CASE_LABELS = (  # in lower-cased text; each begins with letters that are found without trying every place
    re.compile(r"sag(?:s?[ .-]{0,2}(?:nr|nummer|id|ident)\b|(?=\s?:|\s\d\d/\d{3,6}\b))"),
    re.compile(r"j(?:ournal)?\.?[ -]?(?:nr|nummer)\b"),
)
_CASE_NUMBER = re.compile(
    r"\.?\s{0,3}:?[*_]{0,2}:?\s{0,6}"
    r"((?:[A-ZÆØÅ]{1,5}-?)?\d[\dA-ZÆØÅ.]{0,16}(?:\s?[-/–]\s?[A-ZÆØÅ]{0,2}\d[\dA-ZÆØÅ.]{0,16}){0,4}"
    r"(?:,\s\d[\dA-ZÆØÅ.]{0,16}[-/]\d[\dA-Z.]{0,16}){0,5})(?![\w])",
    re.IGNORECASE,
)
# a journal number of KL's plan, or a municipality's code with year and serial: told by its form, without a label
_PLAIN_CASE = re.compile(
    r"^(?:[A-ZÆØÅ][\w.]{2,14}:? )?((?:\d{2}\.\d{2}\.\d{2}-[A-ZÆØÅ]\d{2}-\d{1,4}-\d{2}|[1-8]\d\d-20\d\d-\d{3,6}))"
    r"(?![\w./-]\d|\w)",
    re.MULTILINE,
)
_SERIAL = re.compile(r"-(?:[A-ZÆØÅ]\d\d-\d|20\d\d-\d)")  # in each of them, at most 25 characters from its beginning
_DOMAIN = re.compile(r"(?:@|www\.)(?:[\w-]{1,30}\.)?([\w-]{2,40})\.dk\b", re.IGNORECASE)
_DATELINE = re.compile(
    r"\s?[A-ZÆØÅ]{0,2},?\s{1,3}(?:den|d\.)\s{1,3}\d{1,2}[./ ]|,\s{1,3}\d{1,2}\.\s{0,2}[a-z]{3,9}\s\d{4}"
)
_RUN_IN = ":"
_BODY = re.compile(
    r"(?:Til:?\s)?((?:Beskæftigelsesregion|Arbejdsmarkedskontor|Styrelsen for|Ministeriet for)\s[^\n,:;.]{3,60}"
    r"|(?!Kommunalbe|Bestyrelsen)[A-ZÆØÅ][a-zæøå-]{2,40}(?:styrelsen|ministeriet)|STAR)(?:$|,|\s\()"
)
_MINISTER = re.compile(r"^(?:Til )?((?:[A-ZÆØÅ][a-zæøå-]{3,30})?[Mm]inister(?:en)?)\b", re.MULTILINE)
_PERSON = re.compile(r"(?:[A-ZÆØÅ][\w.-]{0,30}\s){0,4}[A-ZÆØÅ][\w.-]{1,30}")


def metadata(reading: Reading) -> Metadata:
    """Read the metadata of a document whose structure is known."""
    document = reading.document
    parts = Parts(document)
    kind = doc_type(parts)
    place = about(parts, kind)
    sender, recipient = sides(parts, kind, place)
    entry = municipality(place) if place else None
    day = _day(parts)
    return Metadata(
        doc_type=kind,
        title=title(parts, kind),
        municipality=place,
        municipality_code=entry.code if entry else None,
        sender=sender,
        recipient=recipient,
        date=day.isoformat() if day else None,
        case_numbers=case_numbers(document.text),
    )


def _day(parts: Parts) -> date | None:
    """The day that the head gives, else any date line of the text (a margin block, a signature)."""
    head = re.sub(r"\n +", "\n", parts.head)
    return document_date(head) or document_date(parts.document.text)


def case_numbers(text: str) -> tuple[str, ...]:
    """Numbers behind Sagsnr. and J.nr., as written, in order, each once."""
    found: dict[int, str] = {}
    low = lowered(text)
    for mark in sorted([mark for form in _CASE_LABELS for mark in form.finditer(low)], key=re.Match.start):
        before = text[mark.start() - 1 : mark.start()]
        match = None if before.isalnum() or before == "." else _CASE_NUMBER.match(text, mark.end())
        if match is None:
            continue
        for number in match.group(1).split(", "):
            number = number.rstrip(".")
            if not number.isdigit() or len(number) >= 5:  # «Sag nr. 101» counts the items of a meeting
                found.setdefault(match.start(1) + len(found), number)
    told = set(found.values())
    found |= {m.start(): m[1] for m in _plain_cases(text) if m[1] not in told and m[0][:3] != "Dok"}
    return tuple(dict.fromkeys(found[at] for at in sorted(found)))


def _plain_cases(text: str) -> Iterator[re.Match[str]]:
    """The lines that begin with a case number told by its form; only where its serial stands is a line tried."""
    last = -1
    for serial in _SERIAL.finditer(text):
        at = serial.start()
        line = text.rfind("\n", max(0, at - 40), at) + 1
        if at - line <= 40 and line > last and (match := _PLAIN_CASE.match(text, line)) is not None:
            yield match
        last = line


def about(parts: Parts, kind: DocType) -> str | None:
    """The municipality that the document is about; None where there are several or none."""
    if kind == "answer" and (asked := _asked_about(parts.document.text)) is not None:
        return asked
    scores = _scores(parts)
    if not scores:
        return None
    ranked = sorted(scores.items(), key=lambda entry: (-entry[1], entry[0]))
    best, top = ranked[0]
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    total = sum(scores.values())
    if kind == "answer" and len(scores) > 2 and top < 0.75 * total:
        return None  # an answer that speaks of several is about the country
    if top < 0.6 or (kind in ("news", "answer") and top < 0.55 * total):
        return None
    return best if top >= 1.5 * second or top - second >= 5 else None


_QUESTION = re.compile(
    r"\b(?:[Vv]il|[Kk]an|[Hh]vad (?:agter|vil|mener)|[Hh]vordan|[Hh]vorfor) [^?\n]{0,40}\bministeren\b[^?\n]{0,600}"
)


def _asked_about(text: str) -> str | None:
    """The one municipality that the question to the minister names."""
    question = _QUESTION.search(text[:4000])
    if question is None:
        return None
    named = {place.name for place in find_municipalities(question[0]) if place.authority}
    return named.pop() if len(named) == 1 else None


def _scores(parts: Parts) -> dict[str, float]:
    """Evidence per municipality: head, title and signature count most, mentions in running text least."""
    document = parts.document
    strong: defaultdict[str, float] = defaultdict(float)
    body: defaultdict[str, float] = defaultdict(float)
    for place in find_municipalities(document.text):
        weight, structural = _weight(place, parts)
        (strong if structural else body)[place.name] += weight
    for match in _DOMAIN.finditer(parts.head + parts.letterhead + parts.signature):
        entry = _by_domain(match.group(1))
        if entry:
            strong[entry] += 2.0
    names = list(dict.fromkeys([*strong, *body]))
    return {name: min(strong[name], 12.0) + min(body[name], 8.0) for name in names}


def _weight(place: Place, parts: Parts) -> tuple[float, bool]:
    document = parts.document
    if _DATELINE.match(document.text, place.end):
        return 0.0, False  # «Herning, den 3. maj»: where it was written
    block = document.block_at(place.start)
    kind = block.kind if block else "paragraph"
    if place.start >= parts.signature_start and kind in ("signature", "paragraph", "heading"):
        return 6.0 if place.authority else 1.0, True
    if kind in ("letterhead", "label"):
        alone = block is not None and block.end - block.start <= len(place.name) + 14
        return 4.0 if place.authority or alone else 1.0, True
    if kind == "heading" and block is not None and not block.label and block.level <= 2:
        return 4.0, True
    if kind in ("heading", "caption", "contents"):
        return 1.0, False
    if kind == "table":
        found = document.cell_at(place.start)
        top = found is not None and found[1].row < found[0].header_rows and found[1].column_span > 1
        return (1.0 if top else 0.2), False
    if block is not None and place.start == block.start and document.text[place.end : place.end + 1] == _RUN_IN:
        return 1.5, False
    return (1.0 if place.authority else 0.3), False


def _by_domain(stem: str) -> str | None:
    return _domains().get(fold(stem.removesuffix("kommune").removesuffix("-kommune")).replace("-", ""))


@cache
def _domains() -> dict[str, str]:
    """Names as they stand in addresses of the web, without hyphens and Danish letters."""
    plain = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "-": None})
    return {fold(entry.name).translate(plain): entry.name for entry in municipalities()}


def title(parts: Parts, kind: DocType) -> str | None:
    """The document's title as written; for meetings the committee's line or the one that says what it is."""
    if kind in ("agenda", "minutes"):
        words = cues()["agenda"]["words"] + cues()["agenda"]["minutes"]
        lines = [line.strip("#* \t") for line in parts.head.split("\n") if 0 < len(line.strip()) <= 120]
        lines = [line for line in lines if line and label(line) is None]
        named = [line for line in lines if one_of(line.lower(), words)]
        longer = [line for line in named if len(line.split()) > 1]
        committee = [
            line for line in lines if re.search(r"udvalg(?:et)?\b|byråd(?:et)?\b|kommunalbestyrelse", line.lower())
        ]
        return next(iter(longer + committee + named), parts.title) or None
    return squeeze(parts.title) or None


def sides(parts: Parts, kind: DocType, place: str | None) -> tuple[str | None, str | None]:
    """Sender and recipient, the organisation before the person; nobody for meetings and news."""
    if kind in ("agenda", "minutes", "news", "report"):
        return None, None
    entry = municipality(place) if place else None
    own = entry.official if entry else None
    if kind == "redegoerelse":
        return own, _authority(parts.head) or _addressee(parts)
    if kind == "supervision_letter":
        sender = _authority(parts.signature) or _authority(parts.letterhead) or _authority(parts.document.text)
        return sender or _signer(parts), own
    if kind == "answer":
        return _authority(parts.head) or _authority(parts.document.text) or _signer(parts), _committee(
            parts.document.text
        )
    if not parts.is_letter:
        return None, None
    return own or _signer(parts), _addressee(parts) or (_authority(parts.head) if own else None)


def _authority(text: str) -> str | None:
    """The agency or ministry that a head or signature names: by the list, by its form, by its acronym or address."""
    plain = squeeze(text)
    low = plain.lower()
    for words, name in cues()["authority"]["names"]:
        if words in low:
            return str(name)
    for line in text.split("\n"):
        found = _BODY.match(line.strip())
        if found:
            return found.group(1).strip(" ,.")
    return str(cues()["authority"]["names"][0][1]) if one_of(low, cues()["authority"]["signs"]) else None


def _addressee(parts: Parts) -> str | None:
    """The person of «Kære …», with the family name that the receiver's block gives."""
    if parts.salutation is None:
        return None
    line = parts.document.text[parts.salutation.start : parts.salutation.end]
    words = re.sub(r"^\s*(?:Kære|Hej|Til)\s+", "", line, flags=re.IGNORECASE).strip(" ,.!:")
    found = _PERSON.fullmatch(words)
    if found is None or words.lower() in ("minister", "beskæftigelsesminister", "borgmester"):
        office = _MINISTER.search(parts.head)
        return office.group(1) if office else words or None
    full = re.search(rf"\b{re.escape(words)}(?:[ ][A-ZÆØÅ][\w.-]{{0,30}}){{1,3}}", parts.head[: parts.salutation.start])
    return full.group() if full else words


def _signer(parts: Parts) -> str | None:
    lines = [line.strip() for line in parts.signature.split("\n")[1:] if line.strip()]
    return next((line for line in lines if _PERSON.fullmatch(line)), None)


def _committee(text: str) -> str | None:
    found = re.search(
        r"\b(?:Folketingets )?[A-ZÆØÅ][a-zæøå]{3,40}(?:- og [A-ZÆØÅ][a-zæøå]{3,40})?udvalg(?:et)?\b", text
    )
    return found.group() if found else None


__all__ = ["Document", "about", "case_numbers", "metadata", "sides", "title"]
