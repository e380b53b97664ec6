"""The tables of `da_kommune.lemma`: what the training text shows, simplemma's word list, our own list."""

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from importlib.resources import files

from da_kommune.lemma import tail_lemma
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from extractor.training.conllu import Sentence

_WORD = re.compile(r"[a-zæøåé][a-zæøåé-]{1,29}")
_SURE = 0.9  # share of one lemma among a form's uses; below it the context decides, that is the trained lemmatizer
_SKIPPED = frozenset({"PUNCT", "SPACE", "SYM", "X"})


def training_forms(sentences: Iterable[Sentence]) -> dict[str, dict[str, str]]:
    """Map part of speech to lower-case form to lemma, for forms the training text shows with one lemma only.

    A form with several lemmas maps to an empty string: seen, but for the trained lemmatizer to decide.
    """
    counts: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for token in sentence.tokens:
            if token.upos not in _SKIPPED:
                counts[token.upos, token.form.lower()][token.lemma] += 1
    seen: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for (pos, form), lemmas in sorted(counts.items()):
        lemma, count = min(lemmas.items(), key=lambda item: (-item[1], item[0]))
        seen[pos][form] = lemma if count >= _SURE * lemmas.total() else ""
    return dict(seen)


def word_list() -> dict[str, str]:
    """Map simplemma's Danish forms to lemmas, without the compounds whose tail alone gives the same lemma.

    That drops three quarters of its 760,000 forms and loses none: the look-up by tails gets them back.
    """
    # a capital in the lemma is a name's, «Jammerbugten»
    words = ((f, m) for f, m in DefaultDictionaryFactory().get_dictionary("da").items() if m == m.lower())
    kept: dict[str, str] = {}
    for form, lemma in sorted(((f, m) for f, m in words if _WORD.fullmatch(f)), key=lambda w: (len(w[0]), w[0])):
        if tail_lemma(form, kept.get) != lemma:
            kept[form] = lemma
    return kept


def own_lemmas() -> Mapping[str, Mapping[str, str]]:
    """Read lang/da/lemmas.toml as part of speech to form to lemma.

    Raises:
        ValueError: a form stands under two lemmas of one part of speech.
    """
    text = (files("extractor.lang.da") / "lemmas.toml").read_text(encoding="utf-8")
    own: dict[str, dict[str, str]] = {}
    for pos, lemmas in tomllib.loads(text).items():
        table = own.setdefault(pos, {})
        for lemma, forms in lemmas.items():
            for form in forms:
                if table.setdefault(form, lemma) != lemma:
                    raise ValueError(f"lemmas.toml: {form!r} is both {table[form]!r} and {lemma!r}")
    return own
