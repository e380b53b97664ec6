"""Lines -> blocks: what a reader sees as one piece, and which part it plays."""

import re
from collections.abc import Sequence
from itertools import pairwise

from extractor.layout import marks
from extractor.layout.heads import front, head_end
from extractor.layout.lines import Line
from extractor.layout.tables import Found
from extractor.schema.document import Block, BlockKind

MAX_HEADING = 140
MAX_NOTE_WORD = 40
_FIRST_WORD = re.compile(r"\S+")
_ITEM = re.compile(
    r"(?:(?:Punkt|Pkt\.?|Sag|Spørgsmål|Spm\.?)(?:\s?nr\.?)?\s?)?(\d{1,3})(?:[.:)]|\s?[-–]|(?=\s\(?(?:Åben|Lukket|Å\b|L\b|[AIMOB]\s-)))\s{0,8}(?=\S)",
    re.IGNORECASE,
)
_DECIMAL = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,3})\.?\s{1,8}(?=[A-ZÆØÅ])")

_NUMBER_LIKE = re.compile(r"(?=.{0,30}\d)[\dA-ZÆØÅ][\w./-]{1,20}(?:\s?[-–]?\s?[\w./-]{1,12}){0,2}")
CONTENTS = frozenset(marks.words()["headings"]["contents"])


class Builder:
    """Walks the lines once and keeps the blocks."""

    def __init__(self, found: Sequence[Line], tables: Sequence[Found], sizes: Sequence[float], body: float) -> None:
        self.lines = found
        self.tables = {table.first: table for table in tables}
        self.table_ends = {table.last for table in tables}
        self.sizes = sizes  # font size of each line, empty for text without words
        self.body = body  # font size of running text
        self.width = wrap_width(found)
        self.blocks: list[Block] = []
        self.roles = [marks.part_role(line.text) for line in found]
        self.head = head_end(found, self.roles)  # lines above it are the head of an agenda
        self.front, self.title = (self.head, None) if self.head else front(found, self.tables)
        self.zone = ""  # what a heading above makes of the lines below it: contents | attachments
        self.signed = False  # behind the closing words

    def build(self) -> list[Block]:
        """All blocks in text order."""
        number = 0
        while number < len(self.lines):
            table = self.tables.get(number)
            if table is not None:
                number = self._table(table)
            else:
                number = self._line(number)
        return bodied(self.blocks)

    def add(self, first: int, last: int, kind: BlockKind, level: int = 0, label: str = "") -> int:
        self.blocks.append(Block(self.lines[first].start, self.lines[last].end, kind, level, label))
        return last + 1

    def _table(self, table: Found) -> int:
        kind = entries(table, self.zone)
        if kind == "table":
            self.blocks.append(Block(table.table.start, table.table.end, "table"))
        else:
            for number in range(table.first, table.last + 1):
                self.add(number, number, kind)
        return table.last + 1

    def _line(self, number: int) -> int:
        line = self.lines[number]
        text = line.text
        if level := marks.markdown_level(text):
            self.zone = "attachments" if self.roles[number] == "attachments" else zone_of(text)
            self.signed = False
            return self.add(number, number, "heading", level, item_number(text.lstrip("# ")))
        if self.zone == "contents" and self._in_contents(number):
            return self.add(number, number, "contents")
        if marks.opens_salutation(text) and (line.gap or number < 45):
            self.signed = False
            return self.add(number, number, "salutation")
        if marks.opens_closing(text):
            self.signed = True
            return self.add(number, number, "signature")
        if role := self.roles[number]:
            self.zone = "attachments" if role == "attachments" else zone_of(text)
            self.signed = False
            return self.add(number, number, "heading", 2 if self.head else 3)
        if (zone := zone_of(text)) and (number >= self.head - 1 or self._listed(number + 1)) and self._alone(number):
            self.zone = zone
            return self.add(number, number, "heading", 2)
        if (found := marks.label(text)) is not None:
            return self._label(number, found)
        if number >= self.head > 0 and self._opens_case(number):
            self.zone, self.signed = "", False
            return self.add(number, number, "heading", 1, item_number(text))
        if self.zone == "attachments" and marks.is_attachment(text) and not self._opens_item(number):
            return self.add(number, number, "attachment")
        if self._is_item(number):
            self.zone, self.signed = "", False
            mark = item_number(text)
            return self.add(number, number, "heading", 1 + mark.count("."), mark)
        if self.zone == "attachments":
            if len(text) <= 160 and not marks.ends_sentence(text) and line.gap < 3:
                return self.add(number, number, "attachment")
            self.zone = ""
        if (mark := marks.list_mark(text)) and not (number < self.front and marks.is_day(text)):
            return self.add(number, self._wrapped(number), "list_item", 0, mark)
        if marks.is_contents_entry(line.raw) and not text[0].islower():
            return self.add(number, number, "contents")
        return self._prose(number)

    def _prose(self, number: int) -> int:
        line = self.lines[number]
        if self.signed and len(line.text) <= 90 and (not marks.ends_sentence(line.text) or len(line.text) <= 40):
            return self.add(number, number, "signature")
        self.signed = self.signed and number + 5 >= len(self.lines)
        if number == self.title:
            return self.add(number, number, "heading", 1)
        if number < self.front and len(line.text) <= 160:
            return self.add(number, number, "letterhead")
        if self._is_margin(number):
            return self.add(number, number, "letterhead")
        last = self._wrapped(number)
        if last == number and (level := self._heading_level(number)):
            return self.add(number, number, "heading", level)
        if self._opens_note(number):
            return self.add(number, last, "caption")
        return self.add(number, last, "paragraph")

    def _label(self, number: int, found: marks.Label) -> int:
        text = self.lines[number].text
        if found.kind == "subject":
            return self.add(number, number, "heading", 1)
        if found.kind in ("form", "receiver"):
            if found.kind == "receiver" and len(text) > 80:
                return self.add(number, self._wrapped(number), "paragraph")
            return self.add(number, number, "label")
        if len(text) > 120:
            return self.add(number, self._wrapped(number), "paragraph")
        if found.value < len(text):
            return self.add(number, number, "letterhead")
        # the value stands on the next line
        return self.add(number, number + self._has_value_below(number), "letterhead")

    def _has_value_below(self, number: int) -> bool:
        """Whether the next line is the value of the label on this one."""
        below = self.lines[number + 1] if number + 1 < len(self.lines) else None
        if below is None or len(below.text) > 40 or number + 1 in self.tables or marks.label(below.text) is not None:
            return False
        return not below.gap or (below.gap == 1 and _NUMBER_LIKE.fullmatch(below.text) is not None)

    # What a line is by those around it

    def _alone(self, number: int) -> bool:
        return self._gap_below(number) > 0 or number + 1 in self.tables

    def _gap_below(self, number: int) -> int:
        return self.lines[number + 1].gap if number + 1 < len(self.lines) else 1

    def _listed(self, number: int) -> bool:
        """Whether the next or the previous item of the same list stands directly beside this line."""
        near = [other for other in (number - 1, number + 1) if 0 <= other < len(self.lines)]
        return any(not self.lines[max(n, number)].gap and marks.list_mark(self.lines[n].text) for n in near)

    def _in_contents(self, number: int) -> bool:
        line = self.lines[number]
        return marks.is_contents_entry(line.raw) or (marks.list_mark(line.text) != "" and self._listed(number))

    def _is_item(self, number: int) -> bool:
        """A numbered title on a line of its own that no item of the same list stands beside."""
        line = self.lines[number]
        text = line.text
        if len(text) > 200 or not (text[0].isdigit() or text[:1] in "PpS"):
            return False
        found = _DECIMAL.match(text) or _ITEM.match(text)
        if found is None or found.end() >= len(text) or text[found.end()] in "*0123456789":
            return False
        if not text[found.end()].isupper() and text[found.end()] not in "(\"'»«":
            return False
        asks = text[-1] == "?" and len(text) <= 120  # «3) Hvad gør vi?»
        if (marks.ends_sentence(text) and not asks) or text[-1] in ",;:":
            return False
        if (not line.gap and number) or not (self._alone(number) or self._heads_form(number)):
            return False
        if not found.group(1).isdigit():
            return True
        mine = int(found.group(1))
        return not any(self._has_number(other, mine + step) for other, step in ((number - 1, -1), (number + 1, 1)))

    def _opens_item(self, number: int) -> bool:
        """Whether the form lines or parts of an agenda item follow at once."""
        return self._is_item(number) and (self._heads_form(number) or self._heads_form(number + 1))

    def _opens_case(self, number: int) -> bool:
        """The title of an agenda item without a number (or a bullet for it): «Sagstype» or «Sagsnr.» stands below."""
        line = self.lines[number]
        if not line.gap or len(line.text) > 200 or line.text[-1] in ".:;," or number + 1 >= len(self.lines):
            return False
        below = marks.label(self.lines[number + 1].text)
        return below is not None and below.kind in ("case", "form") and number + 1 not in self.tables

    def _heads_form(self, number: int) -> bool:
        """Whether a form line or the first part of an item stands right below."""
        below = number + 1
        return below < len(self.lines) and (self.roles[below] != "" or marks.label(self.lines[below].text) is not None)

    def _has_number(self, number: int, wanted: int) -> bool:
        if not 0 <= number < len(self.lines) or number in self.tables:
            return False
        found = _ITEM.match(self.lines[number].text)
        return found is not None and int(found.group(1)) == wanted

    def _is_margin(self, number: int) -> bool:
        """A line of a margin block: its group of short lines holds an address, a phone, a date alone or a label."""
        if len(self.lines[number].text) > 60:
            return False
        first = last = number
        while first > 0 and self.lines[first].gap == 0 and len(self.lines[first - 1].text) <= 60:
            first -= 1
            if number - first > 15:
                return False
        while last + 1 < len(self.lines) and self.lines[last + 1].gap == 0 and len(self.lines[last + 1].text) <= 60:
            last += 1
            if last - first > 15:
                return False
        group = self.lines[first : last + 1]
        if first > 0 and group[0].gap == 0:
            return False
        if last + 1 < len(self.lines) and self.lines[last + 1].gap == 0:
            return False
        if any(marks.ends_sentence(line.text) and len(line.text) > 30 for line in group):
            return False
        return any(marks.is_contact(line.text) or marks.is_day(line.text) for line in group)

    def _wrapped(self, number: int) -> int:
        """The last line of the paragraph that begins here: hard-wrapped lines go together."""
        last = number
        while last + 1 < len(self.lines) and last + 1 not in self.tables and self._goes_on(last):
            last += 1
        return last

    def _goes_on(self, number: int) -> bool:
        line, below = self.lines[number], self.lines[number + 1]
        if below.gap or marks.list_mark(below.text) or "\t" in below.raw:
            return False
        text = below.text
        if text[0] == "#" or marks.label(text) or self.roles[number + 1] or marks.opens_closing(text):
            return False
        ended = marks.ends_sentence(line.text) or line.text[-1] in ":;"
        if text[0].islower() and not ended:
            return True
        word = _FIRST_WORD.match(text)
        room = self.width - len(line.raw.rstrip())
        return bool(self.width) and word is not None and (len(word.group()) + 1 > room or room < 0.12 * self.width)

    def _heading_level(self, number: int) -> int:
        """1 for the title, 3 for other headings; 0 where the line is none."""
        line = self.lines[number]
        text = line.text
        if len(text) > MAX_HEADING or text[-1] in ".,;" or text[0] in "'\"»(*[" or text[0].islower():
            return 0
        larger = bool(self.sizes) and self.sizes[number] >= 1.12 * self.body
        if number == 0 and self.title is None and not self.head and not marks.ends_sentence(text) and text[-1] != ":":
            return 1
        if (line.gap == 0 or not self._alone(number)) and not larger:
            return 0
        if number + 1 >= len(self.lines) or number + 1 in self.tables:
            return 0
        if text[-1] in "!" or text.count(" ") > 16 or not any(c.isalpha() for c in text):
            return 0
        below = self.lines[number + 1].text
        if text[-1] == ":" or marks.list_mark(below):
            if any(word in marks.words()["headings"]["verbs"] for word in text.rstrip(":").lower().split()):
                return 0
            if text[-1] == ":" and (marks.list_mark(below) or text.count(" ") > 6):
                return 0
        return 1 if larger and self.sizes[number] >= 1.5 * self.body else 3

    def _opens_note(self, number: int) -> bool:
        text = self.lines[number].text
        colon = text.find(":", 0, MAX_NOTE_WORD)
        if colon < 0 and len(text) > MAX_NOTE_WORD:
            return False
        word = (text[:colon] if colon >= 0 else text).lower().strip("*_ ")
        behind = number - 1 in self.table_ends
        return word in marks.words()["headings"]["note_words"] and (behind or word.startswith("kilde"))


def bodied(blocks: list[Block]) -> list[Block]:
    """A small heading with nothing under it before the next larger one, or before the end, is text."""
    kept = list(blocks)
    below = 0  # level of the block below where that is a heading; 0 at the end
    for number in range(len(kept) - 1, -1, -1):
        block = kept[number]
        if block.kind == "heading" and block.level == 3 and not block.label and below < 3:
            kept[number] = block = Block(block.start, block.end, "paragraph")
        below = block.level if block.kind == "heading" else 9
    return kept


def entries(table: Found, zone: str) -> BlockKind:
    """What lines with tabs are: a table, a table of contents, a list of attachments or a form."""
    last = [row[-1][2] for row in table.rows]
    first = [row[0][2] for row in table.rows]
    body = last[1:] if last[0].lower() in ("side", "sidetal", "side nr.") else last
    pages = [int(cell) for cell in body if cell.isdecimal() and len(cell) <= 4]
    numbered = all(marks.list_mark(cell + " x") for cell in first if cell)
    if len(pages) == len(body) and pages == sorted(pages) and table.table.columns <= 3:  # noqa: SIM102
        if zone == "contents" or len(body) < len(last) or numbered:
            return "contents"
    if all(marks.is_attachment(" ".join(cell[2] for cell in row)) for row in table.rows):
        return "attachment"
    if all(cell.endswith(":") and marks.label(cell) for cell in first if cell) and any(first):
        return "letterhead"
    return "table"


def zone_of(text: str) -> str:
    """«contents» for the heading of a table of contents."""
    return "contents" if len(text) <= 40 and text.strip("#*_ :").lower() in CONTENTS else ""


def item_number(text: str) -> str:
    """The number of an agenda item or numbered heading, «» without one."""
    found = _DECIMAL.match(text) or _ITEM.match(text)
    return found.group(1) if found else ""


def wrap_width(found: Sequence[Line]) -> int:
    """The column at which the text was wrapped by hand, 0 where it was not."""
    lengths = sorted(
        len(line.raw.rstrip())
        for line, below in pairwise(found)
        if below.gap == 0 and len(line.text) > 40 and "\t" not in line.raw
    )
    if len(lengths) < 4:
        return 0
    width = lengths[int(0.98 * (len(lengths) - 1))]
    full = sum(length >= 0.8 * width for length in lengths)
    return width if width <= 120 and full >= 0.6 * len(lengths) else 0
