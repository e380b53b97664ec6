"""The printable page of a municipality."""

import re

import pytest

from extractor.export import summary
from tests.compare.letter_maker import commitment, initiative, letter, observation

LONG = "Ventelisten til de vejledende og opkvalificerende forløb for aktivitetsparate borgere afvikles i etape {0} " * 2
DANGER = '<script>alert("1")</script>'


def page(letters, as_of="2018-07-01", filters=(), link=lambda source, page: ""):
    return summary.html(summary.summaries(letters, as_of, True), as_of, filters, link, "9")


def full():
    """Every table has more rows than fit, and every text is long."""
    items = [commitment(LONG.format(f"{n} nr. {n * 37}"), deadline="2018-03-01", state="missed") for n in range(12)]
    items += [commitment("Senere " + LONG.format(f"x{n}"), deadline="2018-12-01") for n in range(9)]
    groups = ["sygedagpenge", "a_dagpenge", "kontanthjaelp", "jobafklaringsforloeb", "ressourceforloeb", "revalidering"]
    items += [observation("41.2", as_of_end=f"2018-0{m}-01", target_group=g) for g in groups for m in (1, 2)]
    first = letter("et meget langt navn på et dokument nummer 0.pdf", "2018-02-01", *items, title=LONG)
    names = [f"et meget langt navn på et dokument nummer {n}.pdf" for n in range(1, 9)]
    letters = [first, *(letter(name, "2018-02-02", title=LONG) for name in names)]
    asked = [commitment(f"Vi beder om en skriftlig redegørelse nr. {n}. " + LONG.format(n), origin="imposed",
                        deadline=f"2018-03-{n + 1:02}") for n in range(6)]  # fmt: skip
    return [*letters, letter("krav.pdf", "2018-02-15", *asked, doc_type="supervision_letter")]


def test_the_page_says_when_what_and_from_where():
    promised = commitment("Ventelisten afvikles", deadline="2018-06-01", deadline_kind="due")
    made = page([letter("breve/a.pdf", "2018-02-01", promised)], filters=[("Kommune", "Vejle")],
                link=lambda source, page: f"../{source}#page={page}")  # fmt: skip
    assert "Opgjort pr. 1. juli 2018" in made
    assert "Kommune: Vejle" in made
    assert 'href="../breve/a.pdf#page=1"' in made
    assert re.search(r"Ikke vurderet\s*<br>", made)
    assert "Ikke opfyldt<" not in made


def test_danish_numbers():
    figures = [observation("1234.5", as_of_end="2018-01-01"), observation("38.5", as_of_end="2018-02-01")]
    made = page([letter("a.txt", "2018-02-01", *figures)])
    assert "1.234,5 pct." in made
    assert "38,5 pct." in made


def test_text_of_documents_is_never_markup():
    made = page(
        [letter("a.txt", "2018-02-01", initiative(DANGER), commitment(DANGER, deadline="2018-06-01"), title=DANGER)]
    )
    assert "<script" not in made
    assert "&lt;script&gt;" in made


def test_a_later_document_is_left_out():
    later = letter("b.txt", "2018-08-01", commitment("Ventelisten afvikles"))
    assert "b.txt" not in page([letter("a.txt", "2018-02-01"), later])


def test_the_fullest_page_is_one_page():
    weasyprint = pytest.importorskip("weasyprint", reason="the extra `report` is not installed")
    made = page(full())
    assert len(re.findall("… og [1-9]", made)) == 5, "the tables are full"
    assert len(weasyprint.HTML(string=made).render().pages) == 1


def test_a_pdf_holds_a_page_for_each_municipality_and_is_the_same_again():
    pytest.importorskip("weasyprint", reason="the extra `report` is not installed")
    other = letter("b.txt", "2018-02-01", municipality="Faxe", municipality_code="320")
    made = page([letter("a.txt", "2018-02-01"), other])
    first = summary.pdf(made, "2018-07-01")
    assert first.startswith(b"%PDF")
    assert first == summary.pdf(made, "2018-07-01")
    import pypdfium2

    with pypdfium2.PdfDocument(first) as document:
        assert len(document) == 2


def test_nothing_is_fetched():
    with pytest.raises(ValueError, match="nothing is fetched"):
        summary._refuse("file:///etc/hostname")
