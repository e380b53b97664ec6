"""Tense, voice, modality, negation and subject of a statement.

One small interface, so that a model's answer can be put in its place and measured: whatever gives a `Grammar` for
a `Statement` will do. The rules here read closed word lists (lang/da/clauses.toml, verbs.toml).
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Literal

from msgspec import Struct

from extractor.assembly.shared import AUXILIARIES
from extractor.assembly.statement import Statement, Token, closed
from extractor.lang import table
from extractor.lang.verbs import Verb

Tense = Literal["future", "present", "past", "perfect", "none"]


class Grammar(Struct, frozen=True, gc=False):
    """What the verb of a statement tells."""

    tense: Tense
    verb: Verb | None  # the verb that carries the meaning
    at: Token | None  # where it stands
    passive: bool
    modal: str | None
    negated: bool
    subject: tuple[Token, ...]  # the words of the subject, as far as rules can tell
    doings: tuple[tuple[Token, Verb], ...]  # all verbs of the core that tell of something else than a state


Reader = Callable[[Statement], Grammar]
_AUXILIARY = {"har", "havde", "er", "var", "blev", "bliver", "have", "være", "blive", "blevet", "været"}
_NEGATION = {"ikke", "ingen", "aldrig", "hverken"}
_SURELY_FINITE = frozenset(["er", "har", "vil", "skal", "bliver", "blev", "kan", "får", "fik"])
_ADVERBS = frozenset(  # before the verb they leave the subject behind it
    [
        "i",
        "pr",
        "på",
        "fra",
        "efter",
        "for",
        "med",
        "siden",
        "herudover",
        "derudover",
        "desuden",
        "endelig",
        "endvidere",
        "samtidig",
        "ved",
        "indtil",
        "til",
        "inden",
        "senest",
        "derfor",
        "herefter",
        "derefter",
        "nu",
        "så",
        "om",
        "under",
        "ydermere",
        "hertil",
        "sideløbende",
    ]
)
_LIGHT = {"have", "blive", "måtte"}


@cache
def _modals() -> frozenset[str]:
    return frozenset(table("clauses")["modals"])


def read(statement: Statement, reader: Reader | None = None) -> Grammar:
    """The grammar of a statement, kept with it; by rules unless another `reader` is given."""
    if statement.grammar is None:
        statement.grammar = (reader or by_rules)(statement)
    grammar: Grammar = statement.grammar
    return grammar


_APPROVED = frozenset(("godkendes", "godkendt"))


def procedural(statement: Statement, grammar: Grammar) -> bool:
    """The title of an agenda's item («Drøftelse af budget 2026, juni») or its own approval: no effort, no promise."""
    tokens = statement.tokens
    if len(tokens) < 2:
        return False
    first = tokens[0].word
    if first.startswith(("dagsorden", "referat")):
        return not _APPROVED.isdisjoint(statement.words)
    return grammar.tense == "none" and first in closed("titles") and tokens[1].word in closed("title_links")


def silent(statement: Statement, grammar: Grammar) -> bool:
    """Whether the statement only describes: no verb of doing, no modal, none of the words that bind without one.

    A clause that only opens a list («For at nå målet vil jobcentret») is silent too: its items speak.
    """
    if statement.opens:
        return True
    if grammar.modal is not None or grammar.doings or grammar.tense == "future":
        return False
    if statement.label or statement.governor is not None:
        return False
    if grammar.tense == "none" and statement.block.kind == "list_item":
        return False
    if not statement.words.isdisjoint(closed("telling")):
        return False
    return not [t for t in statement.tokens if t.verbs and t.verbs[0].kind != "state"]


def by_rules(statement: Statement) -> Grammar:
    """The grammar of a statement by rules."""
    core = statement.core
    if statement.governor is not None:  # a subordinate clause has its adverbs before the verb, the rest is the same
        core = core or statement.tokens
    i = _head(core)
    doings = tuple([(t, t.verbs[0]) for t in core if t.verbs and t.verbs[0].kind != "state" and t.word not in _NOUNS])
    if statement.shared and (grammar := _borrowed(statement, core, doings)) is not None:
        return grammar
    if i is None:
        return Grammar("none", doings[0][1] if doings else None, None, False, None, False, (), doings)
    head = core[i]
    modal = head.word if head.word in _modals() else None
    verb, at, tense, passive = _verb_group(head, core[i + 1 :], modal)
    if at is not None and (opener := _OPENERS.get(verb.lemma if verb else "")):
        meant = _infinitive_after(core, at, opener)
        if meant is not None:
            at, verb = meant
    negated = not statement.words.isdisjoint(_NEGATION) and _negated(core[i:], at)
    if verb is None and modal is not None and any(t.word.endswith(_COURSES) for t in core[i:]):
        verb, at = Verb("gå", "train", "infinitive"), head  # «alle medarbejdere skal på kursus»
        doings = (*doings, (head, verb))
    if verb is not None and verb.lemma == "rette" and any(t.word == "sig" for t in core):
        verb = Verb(verb.lemma, "state", verb.form)  # «projektet retter sig mod unge»
    if verb is not None and (told := _phrasal(verb, core)) is not None and told != verb.kind:
        doings = tuple((t, v) for t, v in doings if t is not at)
        verb = Verb(verb.lemma, told, verb.form)
        if told != "state":
            doings = (*doings, (at or head, verb))
    if verb is not None and verb.kind in ("decide", "plan", "weigh", "recommend") and at is not None:
        words = statement.tokens if verb.kind == "recommend" else core
        wanted = ("infinitive", "passive") if verb.kind == "recommend" else ("infinitive",)
        meant = next(((t, v) for t in words if t.start > at.start for v in t.verbs if v.form in wanted), None)
        if meant is not None:
            chosen = verb.lemma == "vælge" and tense == "past"  # «valgte at ansætte»: it was done
            verb, at, tense, passive = meant[1], meant[0], "past" if chosen else "future", False
    subject = _subject(core, i)
    return Grammar(tense, verb, at, passive, modal, negated, subject, doings)


def _borrowed(statement: Statement, core: Sequence[Token], doings: tuple[tuple[Token, Verb], ...]) -> Grammar | None:
    """The grammar of a doing that shares an auxiliary with what stands before it."""
    word = statement.shared
    form = AUXILIARIES[word]
    meant = next(((t, v) for t in core for v in t.verbs if v.form == form), None)
    if meant is None:
        return None
    modal = word if form == "infinitive" else None
    tense: Tense = "future" if modal or word == "bliver" else "perfect" if word in ("har", "er") else "past"
    negated = any(t.word in _NEGATION and t.start < meant[0].start for t in core)
    return Grammar(tense, meant[1], meant[0], word in ("er", "bliver", "blev"), modal, negated, (), doings)


def _negated(behind: Sequence[Token], at: Token | None) -> bool:
    """Whether the words from the finite verb on deny: up to the verb that carries the meaning, or right behind."""
    last = max(behind[0].start, at.start if at else 0)
    before = any(t.word in _NEGATION for t in behind if t.start <= last)
    return before or any(t.word in ("ikke", "aldrig") for t in behind[:5])


_COURSES = ("kursus", "kurser", "temadag", "efteruddannelse", "læringsforløb", "workshop", "undervisning")


# the words between blanks, how they end a longer word («effektivisering»; nothing where they do not), the kind
_Second = tuple[str, tuple[str, ...], str]


@cache
def _second_words() -> dict[str, tuple[_Second, ...]]:
    """Infinitive -> the second words that change what it tells, each with the kind of doing (lang/da/phrasal.toml)."""
    found: dict[str, list[tuple[str, str]]] = {}
    for kind, entries in table("phrasal").items():
        for entry in entries:
            lemma, _, word = entry.partition(" ")
            found.setdefault(lemma, []).append((word, kind))
    # longer expressions first, so that «lægge op til» is heard before «lægge op»; then what is no doing
    return {
        lemma: tuple(
            (f" {word} ", (f"{word} ", f"{word}et ") if len(word) > 4 and " " not in word else (), kind)
            for word, kind in sorted(words, key=lambda w: (-len(w[0].split()), w[1] != "state"))
        )
        for lemma, words in found.items()
    }


def _phrasal(verb: Verb, core: Sequence[Token]) -> str | None:
    """The kind of doing that a verb tells together with another word of its clause; None where no such word stands."""
    second = _second_words().get(verb.lemma)
    if second is None:
        return None
    words = f" {' '.join([t.word for t in core])} "
    for wanted, compound, kind in second:
        if wanted in words or (compound and (compound[0] in words or compound[1] in words)):
            return kind
    return None


# «det er sket ved at etablere …», «er i færd med at udarbejde …»
_OPENERS = {"ske": frozenset(("ved",)), "": frozenset(("færd", "gang", "ved"))}


def _infinitive_after(core: Sequence[Token], at: Token, openers: frozenset[str]) -> tuple[Token, Verb] | None:
    by = next((n for n, t in enumerate(core) if t.word in openers and t.start > at.start and _to(core, n)), None)
    if by is None:
        return None
    return next(((t, v) for t in core[by : by + 5] for v in t.verbs if v.form == "infinitive"), None)


def _to(core: Sequence[Token], n: int) -> bool:
    """«ved at …», «i færd med at …»."""
    return any(t.word == "at" for t in core[n + 1 : n + 3])


def _head(core: Sequence[Token]) -> int | None:
    """Which word is the finite verb."""
    for n, token in enumerate(core):
        if token.finite and _finite(token, core, n):
            return n
    for n, token in enumerate(core):  # «ni nye begynder 1. december»
        if n and core[n - 1].word == "nye" and any(v.form == "present" for v in token.verbs):
            return n
    return None


_OVER = frozenset(("omme", "gået", "forbi", "ovre", "slut", "udløbet"))


def _date_clause(core: Sequence[Token], n: int) -> bool:
    """«inden februar er omme», «når sommeren er forbi»: a day in the form of a clause."""
    if core[n].word != "er" or n + 1 >= len(core) or core[n + 1].word not in _OVER:
        return False
    return any(t.word in ("inden", "når", "før", "førend") for t in core[max(0, n - 4) : n])


def _finite(token: Token, core: Sequence[Token], n: int) -> bool:
    if n == 1 and core[0].word in ("det", "de", "den", "dette") and token.finite:
        return True
    if not token.finite or (n == 0 and token.word in ("i", "møder", "stiller")) or _date_clause(core, n):
        return False
    if n and core[n - 1].word in ("at", "den", "det", "de", "en", "et", "af", "til", "for", "med", "om", "nye", "på"):
        return token.word in _SURELY_FINITE and core[n - 1].word not in ("at", "til", "med", "af")
    return True


# nouns and adjectives that look like a form of a verb
_NOUNS = frozenset(
    (
        *("arbejder", "møder", "samtaler", "tilbud", "stiller", "lønnet", "støtte", "prøve", "dele", "plan"),
        *("passer", "skoler", "former", "følger", "løfter", "skift"),
    )
)


def _verb_group(head: Token, rest: Sequence[Token], modal: str | None) -> tuple[Verb | None, Token | None, Tense, bool]:
    if modal is not None:
        for token in rest[:14]:
            if token.word in ("blive", "være", "have", "få"):
                later = [(t, v) for t in rest for v in t.verbs if v.form == "participle" and t.start > token.start]
                if later:
                    return later[0][1], later[0][0], "future", token.word != "have"
                continue
            for verb in token.verbs if token.word != "løbet" else ():  # «i løbet af»
                if verb.form in ("infinitive", "passive") or (
                    modal in ("skal", "skulle") and verb.form == "participle"
                ):
                    return verb, token, "future", verb.form == "passive"
        return None, None, "future", False
    tense: Tense
    if head.word in _AUXILIARY:
        for token in rest[:24]:
            for verb in token.verbs if token.word != "løbet" else ():
                if verb.form == "participle" and verb.lemma not in _LIGHT:
                    if verb.lemma == "få" and (given := _given(token, rest)) is not None:
                        return given[1], given[0], "perfect" if head.word in ("har", "er") else "past", True
                    if head.word in ("bliver", "blive"):
                        return verb, token, "future", True
                    tense = "past" if head.word in ("blev", "var", "havde") else "perfect"
                    return verb, token, tense, head.word not in ("har", "havde")
        return (
            (head.verbs[0] if head.verbs else None),
            head,
            "present" if head.word in ("har", "er", "bliver") else "past",
            False,
        )
    readings = [v for v in head.verbs if v.form in ("present", "passive", "past")]
    if not readings:
        return None, head, "present", False
    verb = readings[0]
    if verb.lemma == "få" and verb.form in ("present", "past"):  # «får booket», «fik tildelt»
        for token in rest[:12]:
            for other in token.verbs if token.word != "løbet" else ():
                if other.form == "participle":
                    return other, token, "present" if verb.form == "present" else "past", True
    return verb, head, "past" if verb.form == "past" else "present", verb.form == "passive"


def _given(got: Token, rest: Sequence[Token]) -> tuple[Token, Verb] | None:
    """«har fået tilbudt», «havde fået tildelt»: what somebody was given."""
    after = [t for t in rest if t.start > got.start][:2]
    return next(((t, v) for t in after for v in t.verbs if v.form == "participle"), None)


def _subject(core: Sequence[Token], i: int) -> tuple[Token, ...]:
    before = tuple(core[:i])
    after = tuple(core[i + 1 : i + 5])
    total = len(before) > 2 and before[0].word == "i" and before[1].word == "alt"  # «i alt 88 borgere»
    if not before or (before[0].word in _ADVERBS and not total):
        return (
            after[:2] if after and (after[0].word[0].isdigit() or after[0].word in ("de", "alle", "der")) else after[:1]
        )
    return before
