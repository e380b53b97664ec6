"""The page of `extractor show`: whole text, marked facts, nothing that acts."""

import re
from html.parser import HTMLParser
from pathlib import Path

from extractor import facts
from extractor.export import marked
from extractor.export.html import page
from extractor.export.refusals import REFUSALS
from extractor.export.tables import decode
from extractor.facts.refusal import REASONS
from tests.export.sample_record import record


class Reader(HTMLParser):
    """Collects text, tags and ids, and checks that elements close in order."""

    def __init__(self, source):
        super().__init__()
        self.stack, self.tags, self.ids, self.references, self.body = [], [], [], [], ""
        self.feed(source)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        found = dict(attributes)
        if "id" in found:
            self.ids.append(found["id"])
        self.references += [found[name] for name in ("aria-describedby",) if name in found]
        self.references += [found["href"][1:] for _ in [0] if found.get("href", "").startswith("#")]
        if tag not in ("meta", "link", "br"):
            self.stack.append((tag, found.get("class", "")))

    def handle_endtag(self, tag):
        assert self.stack.pop()[0] == tag

    def handle_data(self, data):
        inside = [name for _, name in self.stack]
        if "text" in inside and "tag" not in inside and "tip" not in inside:
            self.body += data


def shown(**changes):
    import json

    made = record()
    made["mentions"] = made["mentions"][:4]
    made |= changes
    return decode(json.dumps(made).encode())


def test_text_is_whole_and_facts_are_labelled():
    found = shown()
    reader = Reader(page(found))
    assert reader.stack == []
    assert reader.body == found["text"]
    assert reader.tags.count("mark") == len(found["mentions"])
    assert set(reader.references) <= set(reader.ids)
    assert len(reader.ids) == len(set(reader.ids))


def test_nothing_acts_and_nothing_is_fetched():
    text = "<script>alert(1)</script> \"'& <img src=x onerror=1>"
    hostile = shown(text=text, source=text, mentions=[], observations=[], initiatives=[], commitments=[])
    hostile["metadata"]["title"] = text
    source = page(hostile, refusals=[(0, 3, text, text)])
    assert Reader(source).body == text
    assert not {"script", "img", "link", "iframe", "form"} & set(Reader(source).tags)
    assert "default-src 'none'" in source
    assert not re.search(r"(?:src|href)=\"(?!#)", source)


def test_language_is_said_and_tables_have_heads():
    reader = Reader(page(shown(), refusals=[]))
    assert reader.tags.count("th") >= 4
    assert '<html lang="da">' in page(shown())


def test_every_number_has_a_type_or_a_reason():
    found = shown(text="=38,5 pct. og 12 borgere i maj, 1.400.000 kr. Sagsnr. 16/42588, side 7")
    numbers = marked.numbers(found, [(54, 62, "case_number", "står efter Sagsnr.")])
    assert [(n.text, n.type, n.refused) for n in numbers] == [
        ("=38,5 pct.", "procent", False),
        ("12", "antal", False),
        ("maj", "dato", False),
        ("1.400.000 kr.", "beløb", False),
        ("16/42588", "case_number", True),
        ("7", "untyped", True),
    ]


def test_reasons_are_told_in_the_language_of_the_page():
    refused = [(0, 2, "target_group", "a match group or a target-group code")]
    (danish, _), (english, _) = (marked.numbers(shown(text="12 og 7", mentions=[]), refused, x) for x in ("da", "en"))
    assert (danish.type, danish.told) == ("gruppenummer", "en matchgruppe eller koden for en målgruppe")
    assert (english.type, english.told) == ("target group", "a match group or a target-group code")


def test_every_type_of_the_rules_has_a_danish_reason():
    named = set(REASONS)
    for path in Path(facts.__file__).parent.glob("*.py"):
        source = path.read_text("utf-8")
        named |= set(re.findall(r'\.refuse\([^"\n]{1,60}"([a-z_]+)", "', source))
        named |= set(re.findall(r'return "([a-z_]+)", "[a-z]+ [^"]+"$', source, re.M))
    assert len(named) > len(REASONS)
    assert named <= set(REFUSALS)
