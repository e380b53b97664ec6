"""The counted noun phrase by a trained pipeline, where the rules stopped before its noun or took a word that is none.

The rules cut a phrase after the first word that looks like a noun («to nye | skridt», «36 tilfældigt | udvalgte sager»)
and cannot tell «2 indlagt» from «2 indlagte». Asked only about such counts (`unsure`); the number itself, its place and
its value stay as the rules read them.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.facts.nouns import words
from extractor.facts.reading import Reading
from extractor.lang.verbs import readings
from extractor.schema.facts import Mention
from extractor.schema.values import Count

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Token as Word

Parse = Callable[[str], "Doc"]  # of one sentence; a doc of a trained pipeline with tags and heads
_REACH = 6  # words from a number to its noun
_LONGEST = 1000  # letters; a longer sentence is none
_NOUNS = ("NOUN", "PROPN")
_BETWEEN = ("ADJ", "ADV", "CCONJ", "VERB", "NUM")  # «tilfældigt udvalgte», «jyske og fynske»


def unsure(mention: Mention) -> bool:
    """Whether the rules may have missed the noun: the phrase ends in none they know, or none was found behind «af»."""
    if not isinstance(mention.value, Count):
        return False
    if mention.value.noun is None:
        return mention.rule == "count/of"
    last = mention.value.noun.split()[-1]
    return mention.rule == "count/noun" and (not words().noun.search(last) or last[0].isupper())


def settle_counted(reading: Reading, parse: Parse) -> int:
    """Put the model's noun phrase into the counts of a reading whose own is unsure; how many it was asked about."""
    asked = 0
    parsed: dict[int, Doc] = {}
    for place, mention in enumerate(reading.mentions):
        if not unsure(mention):
            continue
        start, end = reading.sentence_at(mention.start)
        if not start <= mention.start < mention.end <= end or end - start > _LONGEST:
            continue
        asked += 1
        if start not in parsed:
            parsed = {start: parse(reading.text[start:end])}
        if not parsed[start].has_annotation("DEP"):
            continue  # a pipeline without heads or tags
        assert isinstance(mention.value, Count)
        noun = counted(mention, reading.text, parsed[start], start)
        reading.mentions[place] = mention._replace(value=replace(mention.value, noun=noun))
    return asked


def counted(mention: Mention, text: str, doc: "Doc", offset: int) -> str | None:
    """The noun phrase a parse finds behind a number, the rules' own where it finds none and does not speak against."""
    assert isinstance(mention.value, Count)
    own = mention.value.noun
    number = next((w for w in doc if offset + w.idx + len(w) >= mention.end), None)
    if number is None:
        return own
    head = of_these(number) if own is None else head_of(number) or head_behind(number)
    if head is not None:
        if own is None:
            return str(head.text)
        found = text[mention.end : offset + head.idx + len(head)].strip()
        return found if found.startswith(own) else own
    return own if own is None or fits(doc, number) else None


def head_of(number: "Word") -> "Word | None":
    """The noun a number hangs on, to its right with nothing but its adjectives between: «to nye skridt»."""
    head = number.head
    if not 0 < head.i - number.i <= _REACH or head.pos_ not in (*_NOUNS, "ADJ") or readings(head.lower_):
        return None
    between = [w for w in number.doc[number.i + 1 : head.i] if not w.is_space]
    return head if all(w.pos_ in _BETWEEN for w in between) else None


def head_behind(number: "Word") -> "Word | None":
    """The noun to the right that all words between belong to, whatever the number itself hangs on."""
    following = [w for w in number.doc[number.i + 1 : number.i + 1 + _REACH] if not w.is_space]
    head = next((w for w in following if w.pos_ not in _BETWEEN), None)
    if head is None or head.pos_ != "NOUN" or readings(head.lower_):
        return None
    return head if all(number.i < w.head.i <= head.i for w in following if w.i < head.i) else None


def of_these(number: "Word") -> "Word | None":
    """The noun behind «af»: «to af kommunens samarbejdspartnere»."""
    following = number.doc[number.i + 1 : number.i + 2]
    if [w.lower_ for w in following] != ["af"]:
        return None
    head = following[0].head
    return head if number.i < head.i <= number.i + _REACH and head.pos_ == "NOUN" and head.head.i == number.i else None


def fits(doc: "Doc", number: "Word") -> bool:
    """Whether the word behind a number can be counted: a noun or an adjective, no adverb, no participle without -e."""
    word = next((w for w in doc[number.i + 1 :] if not w.is_space), None)
    if word is None or word.pos_ in (*_NOUNS, "ADJ"):
        return True
    return bool(word.pos_ == "VERB" and word.lower_.endswith("e"))
