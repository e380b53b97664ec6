"""Whatever the text, its structure holds: bounds in order, nothing lost, nothing outside."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from extractor.assembly.metadata import metadata
from extractor.errors import UnreadableDocument
from extractor.facts.reading import Reading
from extractor.ingest import read_bytes
from extractor.ingest.clean import clean
from extractor.lang.names import find_municipalities
from extractor.lang.sentences import sentences
from extractor.layout import structure
from extractor.schema.document import Document
from extractor.settings import Settings

POOL = """
Kære Bo
Med venlig hilsen
Sagsnr.: 12/345
Dato
12. maj 2018
- punkt
1. Punkt
2. Punkt
# Titel
Bilag:
Økonomi
Indstilling
Dagsorden
Indholdsfortegnelse
A\t1\t2
\t\t
\tx
a  1  2
| a | b |
|---|---|
Tabel 1. Andel
Holbæk Kommune
Teksten er her. Den går videre
og her
*
:
T:
1 Åben Status
Sagstype: Åben
Andel i pct.:
xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
4000 Roskilde
a@b.dk
\u00a0
…
2.1 Afsnit
Kilde: egne tal
Beslutning: Godkendt.
Svar:
Spørgsmål nr. 4
(a) x
•
**Fed**
___
12
«
"""
LINES = st.sampled_from(["", " ", *POOL.strip().split("\n")])
TEXTS = st.one_of(st.lists(st.one_of(LINES, st.text(max_size=30)), max_size=40).map("\n".join), st.text(max_size=300))


@settings(max_examples=400, deadline=None)
@given(TEXTS)
@example("Økonomi\n*\nIndstilling")  # a line of nothing but a mark at the head of an agenda
def test_structure_of_any_text(raw):
    text = clean(raw)
    document = structure(Document("test", "test.txt", "", "text/plain", text))
    end = 0
    for block in document.blocks:
        assert end <= block.start < block.end <= len(text)
        assert not text[end : block.start].strip()
        end = block.end
    assert not text[end:].strip()
    for section in document.sections:
        assert 0 <= section.start <= section.end <= len(text)
    for table in document.tables:
        assert all(table.start <= cell.start < cell.end <= table.end for cell in table.cells)
        assert 0 <= table.header_rows <= table.rows
        assert 0 <= table.header_columns <= max(0, table.columns - 1)
        assert all(0 <= row < table.rows for row in table.group_rows)
    bounds = sentences(document)
    assert bounds == sorted(bounds)
    assert all(start < stop for start, stop in bounds)
    metadata(Reading(document))
    assert all(0 <= place.start < place.end <= len(text) for place in find_municipalities(text))


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400), st.sampled_from([".txt", ".md"]))
def test_any_bytes_are_read_or_refused_with_a_code(data, suffix):
    try:
        document = read_bytes(data, "fil" + suffix, suffix, Settings())
    except UnreadableDocument as refusal:
        code = refusal.code
    else:
        code = ""
        assert document.text == clean(document.text)
        structure(document)
    assert code in {"", "empty_file", "type_mismatch", "corrupt", "not_supported", "no_pages"}
