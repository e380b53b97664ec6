"""What kind of document it is: agenda, letter of which side, answer to parliament, report, news."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from extractor.lang import lowered, table
from extractor.lang.gated import one_of
from extractor.layout.marks import part_role
from extractor.schema.document import Block, Document
from extractor.schema.result import DocType

_QUOTED = re.compile(r"[»\"“”'’«–-]\s?,?\s(?:siger|skriver|udtaler|fortæller|forklarer|lyder|oplyser)\b")

_ORIGINAL = re.compile(
    r"^(?:-{2,12} ?(?:Oprindelig (?:meddelelse|besked)|Videresendt (?:meddelelse|besked|mail)"
    r"|Original [Mm]essage|Forwarded message)"
    r"|_{20,60}\n{1,2}Fra: |Den [^\n]{8,90} skrev [^\n]{2,90}:$)",
    re.MULTILINE,
)
_QUOTES = ("Oprindelig ", "Videresendt ", "riginal ", "Forwarded ", "____", " skrev ")  # each holds one of these
_GREETS_TOWN = re.compile(r"\b(?:borgmester|kommunaldirektør|jobcenterchef|byråd|kommunalbestyrelse)")
_GREETS_STATE = re.compile(r"\b(?:minister|styrelse|star\b|kontorchef)")
_PLACE = r"[A-ZÆØÅ][\w-]{1,30}(?:[ -][A-ZÆØÅ][\w-]{1,30})? [Kk]ommune\b"
_TO_COUNCIL = re.compile(
    r"^(?:Til )?\s?(?:[Bb]orgmester(?:en)? i |[Kk]ommunalbestyrelsen|[Bb]yrådet i |[Jj]obcenterchef)", re.MULTILINE
)
_TO_AUTHORITY = re.compile(
    r"^Til:?\s{1,3}(?:[Bb]eskæftigelsesminister|[Ss]tyrelsen|[Mm]inister|Ankestyrelsen|STAR)", re.MULTILINE
)
# how a letter speaks of its two sides: pattern, what it begins with (or a letter before), weight (authority above zero)
_SPEECH = (
    # the first letter leads: what begins with a boundary is tried at every character
    (re.compile(rf"[jI](?:(?<=\bj)er|(?<=\bI)) i {_PLACE}"), ("jer i ", "I i "), 1.5),
    (
        re.compile(r"(?:beder|anmoder|bedes|opfordrer)\b.{0,60}\b[Kk]ommunen?s?\b"),
        ("beder", "anmoder", "bedes", "opfordrer"),
        1.5,
    ),
    (  # nobody asks itself
        re.compile(
            r"(?:[Vv]i|[Jj]eg) (?:beder|anmoder|skal (?:hermed )?(?:anmode|bede)) (?:\w{1,12} ){0,3}"
            r"[A-ZÆØÅ][\w-]{1,30} Kommune\b"
        ),
        tuple(f"{we} {verb} " for we in ("vi", "Vi", "eg") for verb in ("beder", "anmoder", "skal")),
        4.5,  # more than a letterhead and the name that stands first
    ),
    (
        re.compile(r"[jIb](?:(?:(?<=\bj)eres|(?<=\bI)) (?:har|bedes|skal|er)|(?<=\bb)ed(?:t|e) jer)\b"),
        (
            *(f"{you} {verb}" for you in ("I", "jeres") for verb in ("har", "bedes", "skal", "er")),
            "bedt jer",
            "bede jer",
        ),
        0.5,
    ),
    (
        re.compile(r"[Ss](?:(?<=\bS)TAR|(?<=\b[Ss])tyrelsen) (?:kan|har|vil|beder|ser|følger|skal)\b"),
        ("STAR ", "tyrelsen "),
        0.5,
    ),
    (re.compile(rf"(?:[Vv]i|[Jj]eg) i {_PLACE}"), ("vi i ", "Vi i ", "eg i "), -1.5),
    (
        re.compile(r"har(?<=\bhar) (?:du|I|STAR|[Ss]tyrelsen|[Mm]inisteren) (?:anmodet|bedt|rettet)\b"),
        ("har du ", "har I ", "har STAR ", "har styrelsen ", "har Styrelsen ", "har ministeren ", "har Ministeren "),
        -1.0,
    ),
    (
        re.compile(r"(?:vores|min|kommunens) (?:borgere|jobcenter|medarbejdere|indsats|redegørelse)"),
        ("vores ", "min ", "kommunens "),
        -1.0,
    ),
)


@cache
def cues() -> dict[str, dict[str, Any]]:
    """The word lists of `lang/da/metadata.toml`."""
    return table("metadata")


_BODY = ("list_item", "table", "contents")
_LINE = 100  # letters; a paragraph of more is no line of a head
_SENTENCE = 40  # letters; a paragraph of more that ends with a stop is none either


def _is_prose(block: Block, text: str) -> bool:
    """Whether a paragraph tells something, and is no name, date or subject on a line of its own."""
    long = block.end - block.start
    stopped = long > _SENTENCE and text[block.start : block.end].rstrip().endswith((".", "!", "?"))
    return block.kind == "paragraph" and (long > _LINE or stopped)


class Parts:
    """The parts of a document that tell its type and its sides, in lower case where words are compared."""

    def __init__(self, document: Document) -> None:
        self.document = document
        text, blocks = document.text, document.blocks
        self.salutation = next((b for b in blocks if b.kind == "salutation"), None)
        quoted = _ORIGINAL.search(text) if one_of(text, _QUOTES) else None  # what a mail answers is another's letter
        self.own_end = quoted.start() if quoted is not None and quoted.start() > 200 else len(text)
        signature = [b for b in blocks if b.kind == "signature" and b.start < self.own_end]
        first = next((b.start for b in blocks if b.kind in _BODY or _is_prose(b, text)), len(text))
        stop = min(self.salutation.start if self.salutation else first, len(text))
        self.head_end = min(max(stop, min(first, 1500)), 4000)
        self.head = text[: self.head_end]
        self.letterhead = "\n".join(
            text[b.start : b.end] for b in blocks if b.kind in ("letterhead", "label") and b.start < self.own_end
        )
        self.signature = text[signature[0].start : min(self.own_end, signature[0].start + 600)] if signature else ""
        self.signature_start = signature[0].start if signature else len(text)
        titles = [b for b in blocks if b.kind == "heading" and b.level in (1, 2) and not b.label]
        titles = [b for b in titles if not part_role(text[b.start : b.end])]
        self.title = text[titles[0].start : titles[0].end].strip("#*_ \t") if titles else ""
        self.is_letter = self.salutation is not None or bool(signature)
        self.roles = [section.role for section in document.sections if section.role]
        self.low_head = self.head.lower()


def doc_type(parts: Parts) -> DocType:
    """The type by the strongest sign; `other` where none speaks."""
    low = lowered(parts.document.text)[:6000]
    if _is_answer(low):
        return "answer"
    meeting = _meeting(parts)
    if meeting is not None:
        return meeting
    way = direction(parts.head)
    if _HEARING.search(parts.low_head):
        return "other"
    if not parts.is_letter and _REPORTED.search(parts.low_head[:400]):
        return "report"
    if parts.is_letter:
        side = letter_side(parts) or way
        if side == "authority":
            named = way == side or one_of(low, cues()["supervision"]["subjects"])
            return "supervision_letter" if named else "other"
        if side == "municipal":
            addressed = way == side or one_of(parts.low_head, cues()["municipal"]["receivers"]) or _to_minister(low)
            return "redegoerelse" if addressed or one_of(low[:3000], cues()["municipal"]["subjects"]) else "other"
    if way:  # a letter that neither greets nor closes; how it speaks tells more than which name stands first
        return "supervision_letter" if (letter_side(parts) or way) == "authority" else "redegoerelse"
    return _unsigned(parts, low)


# the opinion of a draft, and what tells everybody how to do, by their subject
_HEARING = re.compile(
    r"^[ #*]{0,4}(?:(?:emne|vedr\.?|vedrørende):? )?(?:høringssvar|vejledning|orienteringsskrivelse)\b", re.MULTILINE
)
_REPORTED = re.compile(  # a line of its own, whoever it is sent to
    r"^[ #*]{0,4}(?:[a-zæøå-]{2,30} kommune,? )?"
    r"(?:resultatrevision|beskæftigelsesplan|årsrapport|kvartalsrapport|halvårsrapport|budgetopfølgning)\b[^.\n]{0,60}$",
    re.MULTILINE,
)
_TOWN = re.compile(r"(?:(?:jobcenter|kommunalbestyrelsen i|byrådet i) )?[a-zæøå][\w -]{1,40} kommunes?(?: ?[,·|–-].*)?")
_STATE = re.compile(
    r"(?!kommunalbe|bestyrelse)(?:(?:folketingets )?[a-zæøå-]{0,30}minister(?:en|iet)?\b"
    r"|[a-zæøå-]{0,30}styrelsen?\b|statsforvaltning"
    r"|arbejdsmarkedskontor|beskæftigelsesregion|ankestyrelse|statsamt|amk |star\b|star$)"
)


_ADDRESSED = re.compile(r"^(?:(?:til|fra|modtager|afsender|att\.?):\s{0,9}|til\s{1,9})")


def direction(head: str) -> str:
    """«authority» or «municipal»: who writes by the two names that stand above a letter, the sender's first."""
    found: list[str] = []
    for line in head.split("\n")[:24]:
        words = line.strip(" *#_\t").lower()
        if not words or len(words) > 90:
            if len(words) > 90:
                break
            continue
        towards = words.startswith(("til ", "til:", "modtager", "att"))
        words = _ADDRESSED.sub("", words, 1)
        side = "authority" if _STATE.match(words) else "municipal" if _TOWN.fullmatch(words) else ""
        if side and towards and not found:
            return ""  # the receiver stands first: others tell who writes
        if side and (not found or found[-1] != side):
            found.append(side)
    return found[0] if len(found) == 2 else ""


def _unsigned(parts: Parts, low: str) -> DocType:
    title = (parts.title or parts.head.strip().split("\n", 1)[0]).lower()
    strong = one_of(low, cues()["news"]["strong"])
    quotes = len(_QUOTED.findall(parts.document.text[:20_000]))
    tables = bool(parts.document.tables)
    if strong and not tables:
        return "news"
    if _ACCOUNT.search(title) or _ACCOUNT_LINE.search(parts.low_head):
        return "news" if quotes > 1 and not tables else "redegoerelse"
    if one_of(title, cues()["report"]["titles"]) or one_of(parts.low_head[:600], cues()["report"]["titles"][:3]):
        return "report"
    if any(one_of(line, cues()["report"]["titles"]) for line in parts.low_head.split("\n")[:6] if len(line) <= 90):
        return "report"
    if quotes or sum(low.count(cue) for cue in cues()["news"]["cues"]) >= 2:
        return "news"
    return "report" if tables and parts.document.sections else "other"


_ACCOUNT = re.compile("redegørelse|genopretningsplan")
_ACCOUNT_LINE = re.compile(  # a line of its own
    r"^[ #*]{0,4}(?:redegørelse|genopretningsplan)\b[^.\n]{0,100}$", re.MULTILINE
)


def _is_answer(low: str) -> bool:
    low = low.replace("-\n", "")  # «hermed besva-», «res»
    head = low[:2500]
    return one_of(head, cues()["answer"]["question"]) and one_of(low, cues()["answer"]["reply"])


def _meeting(parts: Parts) -> DocType | None:
    """Agenda or minutes: by the word in the head, else by the parts of the items."""
    agenda = cues()["agenda"]
    lines = [line.strip(" #*:").lower() for line in parts.low_head.split("\n") if line.strip()]
    short = [line for line in lines if len(line) <= 90]
    minutes_at = _first_line(short, "minutes")
    agenda_at = _first_line(short, "words")
    parted = len(set(parts.roles) & {"case", "economy", "law", "recommendation", "decision", "attachments", "summary"})
    if parts.salutation is not None and parted < 3:
        return None
    if (
        agenda_at is None
        and minutes_at is None
        and (parted < 2 or not {"recommendation", "decision"} & set(parts.roles))
    ):
        return None
    opens = agenda_at == 0 or minutes_at == 0
    named = agenda_at is not None or minutes_at is not None
    if named and not opens and not parted and not one_of(parts.low_head, agenda["labels"]):
        return None
    if minutes_at is not None and (agenda_at is None or minutes_at <= agenda_at):
        return "minutes"
    if agenda_at is not None:
        return "agenda"
    return "minutes" if _decided(parts) else "agenda"


def _first_line(lines: list[str], kind: str) -> int | None:
    pattern = _meeting_words(kind)
    return next((number for number, line in enumerate(lines) if pattern.search(line)), None)


@cache
def _meeting_words(kind: str) -> re.Pattern[str]:
    words = sorted(cues()["agenda"][kind], key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})(?:en|et)?\b")


def _decided(parts: Parts) -> bool:
    """Whether the decisions stand in the text."""
    text = parts.document.text
    decisions = [s for s in parts.document.sections if s.role == "decision"]
    filled = [s for s in decisions if len(text[s.start : s.end].split("\n", 1)[-1].strip()) > 3 or s.end - s.start > 60]
    return bool(filled) and 2 * len(filled) >= len(decisions)


_SIGNED = re.compile(r"\bkommune\b|\bjobcent(?:er|re)")


def letter_side(parts: Parts) -> str:
    """«authority» or «municipal»: who signs, else whose letterhead it is, else who is spoken to; «» in doubt."""
    signature, letterhead = parts.signature.lower(), parts.letterhead.lower()
    official, municipal = cues()["authority"], cues()["municipal"]
    names = [name for name, _ in official["names"]]
    score = 0.0
    score += 2 * titled(signature, official["titles"]) + 5 * one_of(squeeze(signature), names)
    signed = one_of(signature, ("kommune", "jobcent")) and _SIGNED.search(signature) is not None
    score -= 2 * titled(signature, municipal["titles"]) + 5 * signed
    score += 1.5 * one_of(letterhead, official["signs"])
    score -= 1.0 * ("kommune" in letterhead and re.search(r"\bkommune\b", letterhead) is not None)
    body = squeeze(parts.document.text[parts.head_end : min(parts.own_end, parts.head_end + 6000)])
    score += sum(weight for pattern, gate, weight in _SPEECH if spoken(body, pattern, gate))
    score += 2 * bool(_TO_COUNCIL.search(parts.head)) - 2 * bool(_TO_AUTHORITY.search(parts.head))
    score += _between(parts.head)
    score += {"authority": 3, "municipal": -3}.get(direction(parts.head), 0)
    if parts.salutation is not None:
        greeted = parts.document.text[parts.salutation.start : parts.salutation.end].lower()
        score += 2 * bool(_GREETS_TOWN.search(greeted)) - 2 * bool(_GREETS_STATE.search(greeted))
    if score == 0:
        return ""
    return "authority" if score > 0 else "municipal"


def spoken(body: str, pattern: re.Pattern[str], gate: Iterable[str]) -> bool:
    """Whether a pattern stands in a letter: to look where one of its first words stands is faster than everywhere."""
    for word in gate:
        at = body.find(word)
        while at >= 0:
            if pattern.match(body, at) or (at and pattern.match(body, at - 1)):
                return True
            at = body.find(word, at + 1)
    return False


_FROM = re.compile(r"^(?:Fra|Afsender):[ ]?([^\n<]{2,80})", re.MULTILINE)
_TO = re.compile(r"^(?:Til|Modtager):[ ]?([^\n<]{2,80})", re.MULTILINE)


def _between(head: str) -> int:
    """What «Fra:» and «Til:» of a mail say of its side."""
    score = 0
    for pattern, weight in ((_FROM, 3), (_TO, -2)):
        found = pattern.search(head)
        if found is not None:
            name = found[1].lower()
            official = one_of(name, cues()["authority"]["signs"]) or one_of(
                name, [words for words, _ in cues()["authority"]["names"]]
            )
            municipal = re.search(r"\bkommune|\bjobcent|\bborgmester|\bforvaltning", name) is not None
            score += weight * (official - municipal)
    return score


def _to_minister(low: str) -> bool:
    return one_of(
        low[:1500], ["kære minister", "beskæftigelsesminister", "dit brev", "din henvendelse", "jeres henvendelse"]
    )


def titled(text: str, titles: Iterable[str]) -> bool:
    """Whether a title stands in the text as a word of its own («direktør» is not in «vicedirektør»)."""
    return any(_begun(title).search(text) for title in titles if title in text)


@cache
def _begun(title: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(title)}")


def squeeze(text: str) -> str:
    """Text with every run of blanks as one blank: names that a margin block breaks over lines."""
    return " ".join(text.split())
