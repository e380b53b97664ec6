"""The same records by file, folder, database file and URL, under the same filters."""

import pytest

from extractor.errors import NoInput, UsageError
from extractor.schema.codec import decode, encode
from extractor.schema.result import problem
from extractor.store.decode import decode_line
from extractor.store.save import Store
from extractor.store.source import municipalities_of, open_source
from tests.store.made import record

RESULTS = [record(seed, 3) for seed in range(60)]
PLACE = RESULTS[7].metadata
FILTERS = [
    {},
    {"municipality": PLACE.municipality},
    {"municipality": PLACE.municipality_code},
    {"municipality": f"{PLACE.municipality} Kommune"},
    {"doc_type": "agenda"},
    {"since": "2018-01-01"},
    {"until": "2017-12-31"},
    {"since": PLACE.date, "until": PLACE.date},
    {"doc_type": "minutes", "since": "2014-01-01", "until": "2020-12-31"},
    {"doc_type": "news"},
]


def undated():
    from dataclasses import replace

    told = RESULTS[0]
    return replace(record(99), metadata=replace(told.metadata, date=None))


@pytest.fixture
def folder(tmp_path):
    from dataclasses import replace

    copy = replace(RESULTS[3], source="kopi.txt", problems=(problem("duplicate", "notice"),))
    lines = [encode(result) for result in (*RESULTS, undated(), copy)]
    (tmp_path / "records.jsonl").write_bytes(b"\n".join(lines) + b"\n\n")
    return tmp_path


@pytest.mark.parametrize("given", FILTERS, ids=str)
def test_every_source_gives_the_same_records(folder, url, given):
    with Store(url, "key") as store:
        store.load((folder / "records.jsonl").read_bytes().splitlines()[:-1])
    wanted = list(open_source(folder).results(**given))
    assert list(open_source(folder / "records.jsonl").results(**given)) == wanted
    assert list(open_source(url).results(**given)) == wanted
    if url.startswith("sqlite"):
        assert list(open_source(url.removeprefix("sqlite:///")).results(**given)) == wanted
    if "municipality" in given:
        assert wanted
        assert all(PLACE.municipality_code in municipalities_of(result) for result in wanted)
    if "since" in given or "until" in given:
        assert all(given.get("since", "0") <= result.metadata.date <= given.get("until", "9") for result in wanted)


@pytest.mark.parametrize("result", RESULTS[:5])
def test_a_line_is_read_as_the_codec_reads_it(result):
    line = encode(result)
    assert decode_line(line) == decode(line) == result


@pytest.mark.parametrize("line", [b"", b"{}", b"[]", b'{"schema_version":"1"}', b"\xff", b"null"])
def test_what_is_no_record_is_refused(line):
    with pytest.raises(ValueError, match=r"\w"):
        decode_line(line)


def test_another_schema_version_is_refused():
    with pytest.raises(ValueError, match="schema version"):
        decode_line(encode(RESULTS[0]).replace(b'"schema_version":"1"', b'"schema_version":"99"'))


def test_a_bad_line_is_named(tmp_path):
    (tmp_path / "records.jsonl").write_bytes(encode(RESULTS[0]) + b"\n{}\n")
    with pytest.raises(UsageError) as caught:
        list(open_source(tmp_path).results())
    assert caught.value.args[1].endswith("records.jsonl:2")


def test_nothing_there_and_nobody_called_so(folder, tmp_path):
    with pytest.raises(NoInput):
        open_source(tmp_path / "intet")
    with pytest.raises(UsageError):
        list(open_source(folder).results(municipality="Andeby"))


CODES = (PLACE.municipality_code,)
OWN = next(o.indicator for o in RESULTS[7].observations if o.indicator != "other")
ASKED = [((), ()), (CODES, ()), ((), ("andel_uden_1_tilbud_6m",)), (CODES, (OWN, "antal_mentorer"))]


@pytest.mark.parametrize(("codes", "indicators"), ASKED, ids=str)
def test_a_store_gives_the_figures_of_the_records(folder, url, codes, indicators):
    """More may be in the records: what a comparison makes of both is the same."""
    from extractor.compare.comparison import compare
    from extractor.compare.series import Selection
    from extractor.compare.table import rows

    with Store(url, "key") as store:
        store.load((folder / "records.jsonl").read_bytes().splitlines()[:-1])
    wanted = Selection(codes, indicators)
    told = [compare(open_source(place).figures(codes, indicators), wanted) for place in (folder, url)]
    assert told[0].series
    assert list(rows(told[0])) == list(rows(told[1]))
    assert told[0].lined.undefined == told[1].lined.undefined
    assert told[0].lined.documents == told[1].lined.documents
    assert told[0].outcomes == told[1].outcomes
    whole = compare(open_source(url).results(municipality=codes[0] if codes else None), wanted)
    assert list(rows(whole)) == list(rows(told[1]))


@pytest.mark.parametrize("code", [None, PLACE.municipality_code])
def test_promises_are_the_same_without_what_they_do_not_read(folder, url, code):
    from extractor.compare.letters import letters_of
    from extractor.compare.promises import assess
    from extractor.compare.public import promise_object, thread_object
    from extractor.compare.threads import threads

    with Store(url, "key") as store:
        store.load((folder / "records.jsonl").read_bytes().splitlines()[:-1])

    def told(**given):
        letters = list(letters_of(open_source(url).results(code, **given)))
        return [
            *map(promise_object, assess(letters, "2026-01-01")), *map(thread_object, threads(letters, "2026-01-01")),
        ]  # fmt: skip

    assert told(dates_alone=True) == told()
    assert told()
