import spacy
from spacy.tokens import DocBin

from extractor.training import prepare
from extractor.training.conllu import read_conllu
from extractor.training.entities import read_names


def test_wrapped_sentences_keep_heads_names_and_bounds(named, labels):
    doc = prepare.to_doc(spacy.blank("da").vocab, [named, named], labels, wrap=True)
    words = [t for t in doc if not t.is_space]
    assert doc.text.count("\n") >= 2
    assert [t.text for t in words] == [t.form for t in named.tokens] * 2
    assert [t.head.text for t in words[:5]] == ["sendt", "sendt", "sendt", "Karen", "sendt"]
    assert [e.text.split() for e in doc.ents] == [["Karen", "Holm"]] * 2
    assert [len([t for t in s if not t.is_space]) for s in doc.sents] == [9, 9]


def test_unwrapped_text_is_the_treebanks(named):
    doc = prepare.to_doc(spacy.blank("da").vocab, [named], {})
    assert doc.text.strip() == named.text
    assert not doc.has_annotation("ENT_IOB")  # no labels: missing, which is not "no names"


def test_training_never_holds_what_is_scored(treebank, own, tmp_path):
    prepare.main([str(treebank), str(tmp_path), "--own", str(own)])
    docs = DocBin().from_disk(tmp_path / "train.spacy").get_docs(spacy.blank("da").vocab)
    text = "\n".join(" ".join(doc.text.split()) for doc in docs)
    scored = [s for split in ("dev", "test") for s in read_conllu(treebank / prepare.TREEBANK[split])]
    ours = {kind: [s for s in read_conllu(own) if dict(s.meta)["split"] == kind] for kind in ("train", "held")}
    scored += ours["held"]
    assert [s.sent_id for s in scored if len(s.tokens) > 6 and " ".join(s.text.split()) in text] == []
    assert [s.sent_id for s in ours["train"] if text.count(" ".join(s.text.split())) < 3] == []


def test_names_cover_the_treebank(treebank):
    names = read_names(treebank / prepare.NAMES.format(split="test"))
    sentences = list(read_conllu(treebank / prepare.TREEBANK["test"]))
    assert [s.sent_id for s in sentences if len(names[s.sent_id]) != len(s.tokens)] == []
    assert sum(label == "B-PER" for labels in names.values() for label in labels) == 184
