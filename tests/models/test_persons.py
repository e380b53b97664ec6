"""What the lists mend after the name finder; the finder's own finds are set by hand here."""

import pytest
from spacy.tokens import Doc, Span

FOUND = [
    # words with tags, the name finder's spans, the names kept
    (
        "titles go",
        "Sagen/NOUN ledes/VERB af/ADP Borgmester/NOUN Hanne/PROPN Nielsen/PROPN",
        ((3, 6),),
        ["Hanne Nielsen"],
    ),
    ("half a name grows", "Brev/NOUN fra/ADP Hanne/PROPN Nielsen/PROPN", ((3, 4),), ["Hanne Nielsen"]),
    ("a common name is found", "Brev/NOUN fra/ADP Hanne/PROPN Nielsen/PROPN", (), ["Hanne Nielsen"]),
    ("below a name", "Hanne/PROPN Nielsen/PROPN \n/SPACE Jobcenterchef/PROPN", ((0, 4),), ["Hanne Nielsen"]),
    ("a country is none", "Import/NOUN fra/ADP Japan/PROPN", ((2, 3),), []),
    ("a heading is none", "Handleplan/PROPN for/ADP 2020/NUM", ((0, 1),), []),
    ("a body is none", "Jobcenter/PROPN Holbæk/PROPN svarede/VERB", ((0, 2),), []),
    ("an unknown word alone is none", "Projekt/NOUN Xylofia/PROPN begynder/VERB", ((1, 2),), []),
    ("a title is a reason", "Direktør/NOUN Xylofia/PROPN svarede/VERB", ((1, 2),), ["Xylofia"]),
    (
        "so is a longer name",
        "Vera/PROPN Xylofia/PROPN kom/VERB ./PUNCT Xylofia/PROPN svarede/VERB",
        ((0, 2), (4, 5)),
        ["Vera Xylofia", "Xylofia"],
    ),
]


@pytest.mark.parametrize(("tagged", "spans", "names"), [row[1:] for row in FOUND], ids=[row[0] for row in FOUND])
def test_mended(nlp, tagged, spans, names):
    words, tags = zip(*(pair.rsplit("/", 1) for pair in tagged.split(" ")), strict=True)
    doc = Doc(nlp.vocab, words=words, pos=tags)
    doc.set_ents([Span(doc, *s, label="PER") for s in spans])
    assert [e.text.strip() for e in nlp.get_pipe("kommune_persons")(doc).ents] == names


def test_other_labels_go(nlp):
    doc = Doc(nlp.vocab, words=["Styrelsen", "skrev"], pos=["NOUN", "VERB"])
    doc.set_ents([Span(doc, 0, 1, label="ORG")])
    assert nlp.get_pipe("kommune_persons")(doc).ents == ()
