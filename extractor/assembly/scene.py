"""What a record rule can see around a value: clause, sentence, paragraph, list lead, headings, table headers.

Everything is looked up by bisection in lists made once per document, so that the cost stays linear in the text.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from msgspec import Struct

from extractor.facts.reading import Reading
from extractor.lang import lowered
from extractor.lang.gated import Gated
from extractor.lang.groups import GroupMention, ancestors, find_groups, is_within
from extractor.lang.names import Place as Municipality
from extractor.lang.names import find_municipalities
from extractor.schema.document import Block, Cell, Section, Table
from extractor.schema.facts import Mention
from extractor.schema.result import Metadata
from extractor.schema.values import Duration, Period

Span = tuple[int, int]
T = TypeVar("T")
ROW = re.compile(
    r"[ ,]{1,3}(?:(?:til|og|mod|eller|samt|henholdsvis|hhv\.) )?"
    r"(?:(?:ca\.|højst|mindst|knap|godt|omkring|nu|kun|blot) )?"
)
LONGEST_JOIN = 30  # letters: more than the pattern can match
_BLANKS = "*\n\u00a0\u202f"
MAX_ROW = 40  # figures on either side that can stand in one row
NARROWS = 1200  # letters of a paragraph in which a kind of cash assistance named narrows those after it
LOOK_BACK_BLOCKS = 3  # how far back a reference to an earlier paragraph may reach


class Place(Struct, frozen=True, gc=False):
    """A value in prose: its sentence, and the stretch of it that no other figure shares."""

    mention: Mention
    sentence: Span
    left: Span  # from the previous value (or the sentence's start) to this one
    right: Span  # from this value to the next one (or the sentence's end)


LETTERS = ("redegoerelse", "supervision_letter", "answer", "news")
MOSTLY = 0.8  # so large a share of the group words must belong to a family of groups for a text to be about it


def covering(ids: list[str]) -> str | None:
    """The narrowest group that holds nearly all of the named ones («uddannelseshjaelp» for its readiness groups)."""
    families = {above for id in ids for above in ancestors(id)} - {"alle_ydelser", "kontanthjaelpssystemet"}
    fitting = [f for f in sorted(families) if sum(is_within(id, f) for id in ids) >= max(2, MOSTLY * len(ids))]
    return max(fitting, key=lambda f: len(ancestors(f)), default=None)


class Scene:
    """One document with its values found, seen by the rules that make records."""

    def __init__(self, reading: Reading, metadata: Metadata) -> None:
        self.reading = reading
        self.document = reading.document
        self.text = reading.text
        self.metadata = metadata
        ordered = sorted(reading.mentions, key=lambda m: (m.start, m.end))
        self.values = [m for m in ordered if not isinstance(m.value, Period)]
        self.dates = [m for m in ordered if isinstance(m.value, Period)]
        self._topics: dict[Span, tuple[str | None, float]] = {}
        self._kinds: dict[Span, frozenset[str]] = {}
        self._together: dict[Span, bool] = {}
        self._said: dict[tuple[str, Span], bool] = {}
        self._titles: dict[str, list[GroupMention]] = {}
        self._made: dict[Callable[[Scene], Any], Any] = {}
        self._of_tables: dict[tuple[Callable[[Table, Scene], Any], int], Any] = {}
        self._of_lines: dict[tuple[Callable[[Table, Cell, Scene], Any], int, int, int], Any] = {}
        self._places: dict[int, Place] = {}
        self._rows: dict[int, list[Mention]] = {}
        self._cells: dict[int, tuple[Table, Cell] | None] = {}
        self._previous: dict[int, Span | None] = {}
        self._leads: dict[int, Span | None] = {}
        self._around: dict[int, tuple[Section, ...]] = {}  # by the number of the last section that has begun

    @cached_property
    def written(self) -> date | None:
        """The day the document was written."""
        return date.fromisoformat(self.metadata.date) if self.metadata.date else None

    @cached_property
    def year(self) -> int | None:
        """The year the document was written, which decides what ambiguous words mean."""
        return self.written.year if self.written else None

    @cached_property
    def lowered(self) -> str:
        """The text in lower case, character for character; marks, line ends and odd blanks are plain blanks."""
        low = lowered(self.text)
        for sign in _BLANKS:  # several times as fast as str.translate
            low = low.replace(sign, " ")
        return low

    @cached_property
    def groups(self) -> list[GroupMention]:
        """All target groups named in the text."""
        return find_groups(self.text)

    def groups_of_title(self, section: Section) -> list[GroupMention]:
        """Groups that a section's title names, with offsets in the title."""
        if section.title not in self._titles:
            self._titles[section.title] = find_groups(section.title)
        return self._titles[section.title]

    def once(self, make: Callable[["Scene"], T]) -> T:
        """What `make` works out of the document, kept for the next who asks."""
        if make not in self._made:
            self._made[make] = make(self)
        found: T = self._made[make]
        return found

    def of_table(self, make: Callable[[Table, "Scene"], T], table: Table) -> T:
        """What `make` works out of a table as a whole, kept for its other cells."""
        key = make, table.start
        if key not in self._of_tables:
            self._of_tables[key] = make(table, self)
        found: T = self._of_tables[key]
        return found

    def of_column(self, make: Callable[[Table, Cell, "Scene"], T], table: Table, cell: Cell) -> T:
        """What `make` works out of the headers above a cell, kept for the other cells of its column."""
        key = make, table.start, min(cell.row, table.header_rows), cell.column
        if key not in self._of_lines:
            self._of_lines[key] = make(table, cell, self)
        found: T = self._of_lines[key]
        return found

    def of_row(self, make: Callable[[Table, Cell, "Scene"], T], table: Table, cell: Cell) -> T:
        """What `make` works out of the labels left of a cell, kept for the other cells of its row."""
        key = make, table.start, cell.row, min(cell.column, table.header_columns)
        if key not in self._of_lines:
            self._of_lines[key] = make(table, cell, self)
        found: T = self._of_lines[key]
        return found

    def says(self, pattern: re.Pattern[str] | Gated, sentence: Span) -> bool:
        """Whether a sentence holds a wording; many figures of it ask the same."""
        key = pattern.pattern, sentence  # a string keeps its hash, a pattern does not
        known = self._said.get(key)
        if known is None:
            known = self._said[key] = pattern.search(self.lowered, *sentence) is not None
        return known

    def between(self, cuts: re.Pattern[str], span: Span, place: Span) -> tuple[int, int, int]:
        """The part of `span` around `place` between two cuts: where the cut before it, where itself begins and ends."""
        lead = start = span[0]
        for cut in cuts.finditer(self.lowered, *span):
            if cut.end() <= place[0]:
                lead, start = cut.span()
            elif cut.start() >= place[1]:
                return lead, start, cut.start()
        return lead, start, span[1]

    @cached_property
    def _value_starts(self) -> list[int]:
        return [m.start for m in self.values]

    @cached_property
    def _figures(self) -> list[Mention]:
        return [m for m in self.values if not isinstance(m.value, Duration)]

    @cached_property
    def _figure_starts(self) -> list[int]:
        return [m.start for m in self._figures]

    @cached_property
    def _date_starts(self) -> list[int]:
        return [m.start for m in self.dates]

    @cached_property
    def _group_starts(self) -> list[int]:
        return [g.start for g in self.groups]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [s for s, _ in self.reading.sentences]

    @cached_property
    def places(self) -> list[Municipality]:
        """All municipalities named in the text."""
        return find_municipalities(self.text)

    def places_in(self, span: Span) -> list[Municipality]:
        """Municipalities named in the span."""
        starts = self._municipality_starts
        i = bisect_left(starts, span[0])
        if i == len(starts) or starts[i] >= span[1]:
            return []
        return self.places[i : bisect_left(starts, span[1], i)]

    @cached_property
    def _municipality_starts(self) -> list[int]:
        return [place.start for place in self.places]

    @cached_property
    def speaks_of_focus_targets(self) -> bool:
        """Whether the document is about the focus targets of the sharpened supervision (2020-2025)."""
        return self.lowered.count("fokusmål") >= 2

    @cached_property
    def speaks_of_six_months(self) -> bool:
        """Whether the document is about the early effort, measured at six months' seniority."""
        return any(words in self.lowered for words in ("seks måneder", "6 måneder", "6 mdr"))

    def groups_in(self, span: Span) -> list[GroupMention]:
        """Groups that start in the span."""
        starts = self._group_starts
        i = bisect_left(starts, span[0])
        if i == len(starts) or starts[i] >= span[1]:
            return []
        return self.groups[i : bisect_left(starts, span[1], i)]

    def dates_in(self, span: Span) -> list[Mention]:
        """Dates that start in the span."""
        starts = self._date_starts
        i = bisect_left(starts, span[0])
        if i == len(starts) or starts[i] >= span[1]:
            return []
        return self.dates[i : bisect_left(starts, span[1], i)]

    def values_in(self, span: Span) -> list[Mention]:
        """Values that start in the span."""
        starts = self._value_starts
        i = bisect_left(starts, span[0])
        return self.values[i : bisect_left(starts, span[1], i)]

    def place(self, mention: Mention) -> Place:
        """Where a value stands in its sentence."""
        known = self._places.get(mention.start)
        if known is None or known.mention is not mention:
            known = self._places[mention.start] = self._place(mention)
        return known

    def _place(self, mention: Mention) -> Place:
        start, end = self.reading.sentence_at(mention.start)
        figures, starts = self._figures, self._figure_starts
        i = bisect_left(starts, mention.start)
        before = figures[i - 1].end if i > 0 and figures[i - 1].start >= start else start
        i = bisect_right(starts, mention.start)
        last = mention.end
        while i < len(figures) and figures[i].start < end and self.joins(last, figures[i].start):
            last = figures[i].end  # «fra 12 til 15 pct. for …»: what follows the row holds for all of it
            i += 1
        after = figures[i].start if i < len(figures) and figures[i].start < end else end
        return Place(mention, (start, end), (before, mention.start), (last, max(after, last)))

    def joins(self, start: int, end: int) -> bool:
        """Whether what stands between two figures makes a row of them."""
        return end - start <= LONGEST_JOIN and ROW.fullmatch(self.lowered[start:end]) is not None

    def row(self, mention: Mention) -> list[Mention]:
        """The figures that stand in one row with this one («66 pct. og 58 pct.»), in order."""
        figures, starts = self._figures, self._figure_starts
        i = bisect_left(starts, mention.start)
        if i >= len(figures) or figures[i] is not mention:
            return [mention]
        if (known := self._rows.get(i)) is not None:  # several rules ask
            return known
        first = last = i
        while 0 < first > i - MAX_ROW and self.joins(figures[first - 1].end, figures[first].start):
            first -= 1
        while last + 1 < min(len(figures), i + MAX_ROW) and self.joins(figures[last].end, figures[last + 1].start):
            last += 1
        found = self._rows[i] = figures[first : last + 1]
        return found

    def previous_sentence(self, start: int) -> Span | None:
        """The sentence before the one that starts at `start`, in the same block."""
        if start not in self._previous:  # many figures of a paragraph look back
            i = bisect_left(self._sentence_starts, start) - 1
            found = self.reading.sentences[i] if i >= 0 else None
            block = self.document.block_at(start)
            outside = found is not None and block is not None and found[0] < block.start
            self._previous[start] = None if outside else found
        return self._previous[start]

    def blocks_before(self, offset: int, most: int = LOOK_BACK_BLOCKS) -> list[Block]:
        """The running text before the block at `offset`, nearest first, within its section."""
        blocks = self.document.blocks
        i = self.document.blocks_until(offset) - 1
        found: list[Block] = []
        for block in reversed(blocks[max(0, i - 4 * most) : max(i, 0)]):
            if block.kind == "heading" or len(found) == most:
                break
            if block.kind in ("paragraph", "list_item", "caption"):
                found.append(block)
        return found

    def table_before(self, offset: int) -> Table | None:
        """The table that ends right before the block at `offset`."""
        blocks = self.document.blocks
        i = self.document.blocks_until(offset) - 1
        if i < 1 or blocks[i - 1].kind != "table":
            return None
        return next((t for t in self.document.tables if t.start <= blocks[i - 1].start < t.end), None)

    def topic_group(self, offset: int) -> str | None:
        """The one group that most group words of the agenda item (or letter) around `offset` name, else None."""
        return self._topic(offset)[0]

    def sole_group(self, offset: int) -> str | None:
        """The one group that nearly all group words of the agenda item (or letter) name: its money is for them."""
        group, share = self._topic(offset)
        return group if share >= MOSTLY else None

    def _topic(self, offset: int) -> tuple[str | None, float]:
        item = next((s for s in reversed(self.headings(offset)) if s.number), None)
        if item and self.metadata.doc_type in LETTERS and not self.groups_in((item.start, item.end)):
            item = None  # a numbered part of a letter that names nobody is about those of the letter
        span = (item.start, item.end) if item else (0, len(self.text))
        if span not in self._topics:
            named = (self.narrowed(g.id, g.start) for g in self.groups_in(span) if g.axis != "trait")
            firm = [id for id in named if id]
            most = max(dict.fromkeys(firm), key=firm.count) if firm else None
            news = self.metadata.doc_type == "news"  # a press piece is about one group, whoever else it names
            clear = most is not None and firm.count(most) >= 2 and firm.count(most) * 2 >= len(firm)
            group = most if most and (news or clear) else covering(firm)
            if group is None and (subject := self._subject()) is not None:
                group, firm = subject, [subject]
            self._topics[span] = group, firm.count(group) / len(firm) if group else 0.0
        return self._topics[span]

    def _subject(self) -> str | None:
        """The one group that the subject line of a letter names («Vedr. opfølgningen i sygedagpengesager»)."""
        first = self.document.sections[0] if self.document.sections else None
        if first is None or first.number or first.level != 1 or self.metadata.doc_type not in LETTERS:
            return None
        named = {self.narrowed(g.id, first.start) for g in self.groups_of_title(first) if g.axis != "trait"}
        return named.pop() or None if len(named) == 1 else None

    def narrowed(self, group: str | None, offset: int | None = None) -> str | None:
        """A group's id; bare «aktivitetsparate» are those of the one kind of cash assistance that their paragraph
        (so far), agenda item or letter names."""
        if group != "aktivitetsparate":
            return group
        spans = [(0, len(self.text))]
        if offset is not None and (item := next((s for s in reversed(self.headings(offset)) if s.number), None)):
            spans.insert(0, (item.start, item.end))
        span = next((s for s in spans if self._cash(s)), spans[-1])
        if not self._both(span) and offset is not None and (block := self.document.block_at(offset)) is not None:
            own = self._cash((max(block.start, offset - NARROWS), offset))
            if len(own) == 1:
                return next(iter(own))
        return self._narrower(span) or group

    def _cash(self, span: Span) -> frozenset[str]:
        """The kinds of cash assistance that a stretch names, each by its activity-ready recipients."""
        if span not in self._kinds:
            named = {g.id for g in self.groups_in(span)}
            kinds = {
                "udh_aktivitetsparat": {"uddannelseshjaelp", "udh_aktivitetsparat", "udh_uddannelsesparat"},
                "kth_aktivitetsparat": {"kontanthjaelp", "kth_aktivitetsparat", "kth_jobparat"},
            }
            self._kinds[span] = frozenset(kind for kind, ids in kinds.items() if ids & named)
        return self._kinds[span]

    def _both(self, span: Span) -> bool:
        """Whether a stretch names both kinds of cash assistance in one breath."""
        if span not in self._together:
            self._together[span] = any(
                g.id in ("aktivitetsparate", "kontanthjaelpssystemet") and "hjælp" in self.lowered[g.start : g.end]
                for g in self.groups_in(span)
            )
        return self._together[span]

    def _narrower(self, span: Span) -> str | None:
        kinds = self._cash(span)
        clear = len(kinds) == 1 and not self._both(span) and self.metadata.doc_type != "news"
        return next(iter(kinds)) if clear else None

    def lead(self, offset: int) -> Span | None:
        """The paragraph that introduces the list (ends in a colon or comes right before it) around `offset`."""
        blocks = self.document.blocks
        i = self.document.blocks_until(offset) - 1
        if i < 0 or blocks[i].kind != "list_item" or offset >= blocks[i].end:
            return None
        if i not in self._leads:
            self._leads[i] = self._lead(i)
        return self._leads[i]

    def _lead(self, i: int) -> Span | None:
        blocks = self.document.blocks
        for before in reversed(blocks[max(0, i - 40) : i]):
            if before.kind in ("paragraph", "heading", "caption"):
                if before.kind == "paragraph" and i and not self._ends_in_colon(before):
                    # a paragraph between two items belongs to the item above it
                    before_i = self.document.blocks_until(before.start) - 1
                    if before_i > 0 and blocks[before_i - 1].kind == "list_item":
                        continue
                return before.start, before.end
        return None

    def _ends_in_colon(self, block: Block) -> bool:
        return self.text[block.start : block.end].rstrip().endswith(":")

    def headings(self, offset: int) -> tuple[Section, ...]:
        """The sections around `offset`, innermost first."""
        last = self.document.sections_until(offset) - 1
        if (known := self._around.get(last)) is None:  # one reaches to the next of its rank: the same for all behind it
            known = self._around[last] = self._headings(offset, last)
        return known

    def _headings(self, offset: int, last: int) -> tuple[Section, ...]:
        sections = self.document.sections
        found: list[Section] = []
        level = 99
        for section in reversed(sections[max(0, last - 60) : last + 1]):
            if section.start <= offset < section.end and section.level < level:
                found.append(section)
                level = section.level
                if level == 1:
                    break  # nothing holds it
        return tuple(found)

    def cell(self, mention: Mention) -> tuple[Table, Cell] | None:
        """Table and cell of a value, None in prose and for numbers inside a header or label cell."""
        if mention.start not in self._cells:
            found = self.document.cell_at(mention.start)
            self._cells[mention.start] = (found[0], found[1]) if found is not None else None
        return self._cells[mention.start]

    def words(self, cell: Cell) -> str:
        """A cell's words on one line."""
        return self.document.words_of(cell)
