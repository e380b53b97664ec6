"""Cut sentences into statements: one governing verb each, with the small clauses that hang on it.

A statement is what an initiative or a commitment is read from. It keeps the relative and adverbial clauses that
complete it; a coordinated main clause, or what a reporting verb governs («vi minder om, at …»), is a statement of
its own. Rules on closed word lists (lang/da/clauses.toml, lang/da/verbs.toml); linear in the text.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from operator import attrgetter

from extractor.assembly.pieces import Piece, cut, dropped, hangs, in_a_row, opened, resumes
from extractor.assembly.scene import Scene, Span
from extractor.assembly.shared import borrows, goes_on, opens_list, shared_by
from extractor.assembly.statement import Statement, Token, closed
from extractor.lang import table
from extractor.lang.gated import gated
from extractor.schema.document import Block

__all__ = ["Statement", "Token", "split", "statements"]

_LABEL = re.compile(
    r"(?:[-*•–]\s{1,3})?(?:\d{1,2}(?:\.\d{1,2}){0,2}|[a-zA-Z])?[.)]\s{1,3}(?=\S)"  # «15. august» is a day
    r"(?!(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)\b)|[-*•–]\s{1,3}"
)
_TRIM_LEFT = " \t\n*_'\"»«”“’‘-–—•,;:()[]"
_TRIM_RIGHT = " \t\n*_.,;:'\"»«”“’‘-–—("
_PROPOSES = gated(r"\b(?:indstill|foreslå|anbefal)\w{0,3}\b")
_GOVERNS = gated(r"\b(?:indstill|foreslå|anbefal|tilkendegiv|bebud|meddel|beslutt|vedtag|lovet|lovede)\w{0,3}\b")
_LABELS = re.compile(
    r"^(?:model|alternativ|scenarie|scenarium|løsning|indsats|initiativ|tiltag|spor|forslag|ad|punkt|projekt)s? ?"
    r"(?:nr\. ?)?[\da-z]{0,2} ?[a-z]?$"
)
_LEADS = ("og ", "men ", "samt ", "ligesom ", "hvorimod ", "at ", "mens ")  # taken off one after the other
_WORD = attrgetter("word")
BARE = 4  # «Godkendt», «Sagen godkendt»: a decision of fewer words
CLOSING = 4  # a statement that ends so near its block's end is its last, in characters
_WORDLESS = re.compile(r"[\W\d_]{1,800}")  # a number on a line of its own, a row of dots
MAX_SENTENCE = 4000  # a longer one is no prose


@cache
def _reports() -> re.Pattern[str]:
    return re.compile(table("clauses")["reports"])


@cache
def _aims() -> re.Pattern[str]:
    return re.compile(table("clauses")["aims"])


def statements(scene: Scene) -> list[Statement]:
    """All statements of the running text and the lists, in text order; made once per document."""
    return scene.once(_statements)


def _statements(scene: Scene) -> list[Statement]:
    return list(_told(scene))


def _told(scene: Scene) -> Iterator[Statement]:
    bounds, i = scene.reading.sentences, 0
    before, auxiliary = None, ""  # the lead of the item above and what it shares
    blocks = scene.document.blocks
    for n, block in enumerate(blocks):
        if block.kind not in ("paragraph", "list_item"):
            continue
        while i < len(bounds) and bounds[i][1] <= block.start:
            i += 1
        order = 0
        lead = scene.lead(block.start) if block.kind == "list_item" else None
        if lead != before:
            before, auxiliary = lead, shared_by(lead, scene) if lead else ""
        leads = n + 1 < len(blocks) and blocks[n + 1].kind == "list_item" and block.kind == "paragraph"
        while i < len(bounds) and bounds[i][0] < block.end:
            start, end = max(bounds[i][0], block.start), min(bounds[i][1], block.end)
            if label := _LABEL.match(scene.text, start, end):
                start = label.end()
            if start < end and end - start <= MAX_SENTENCE and not _WORDLESS.fullmatch(scene.text, start, end):
                for statement in split((start, end), scene, block):
                    if auxiliary and not order and borrows(statement.tokens, auxiliary):
                        statement.shared = auxiliary
                    if leads and end == block.end and statement.end > end - CLOSING:
                        statement.opens = opens_list(statement.tokens)
                    statement.order = order
                    order += 1
                    span = statement.start, statement.end
                    statement.dates, statement.values = scene.dates_in(span), scene.values_in(span)
                    yield statement
            if bounds[i][1] > block.end:
                break
            i += 1


def split(sentence: Span, scene: Scene, block: Block) -> Iterator[Statement]:
    """The statements of one sentence."""
    pieces, may = cut(sentence, scene)
    current: Statement | None = None
    dropping = False  # behind a reason or a result
    hung = False  # in a relative or adverbial clause
    waiting = False  # a leading condition whose main clause is still to come
    for n, piece in enumerate(pieces):
        role = _role(piece, current, waiting)
        if role == "part" and resumes(pieces[n : n + 3]):
            role = "new"
        if (
            role == "part"
            and not hung
            and piece.mark == ","
            and current is not None
            and in_a_row(pieces, n, current.core)
        ):
            role = "new"
        if role == "part" and not hung and not waiting and current is not None and _spliced(piece, current, scene):
            role = "new"
        if role == "at":
            assert current is not None
            before = max(current.start, current.end - 90), current.end
            reported = (
                _reports().search(scene.lowered, *before)
                or _several(pieces[n : n + 12], scene, before)
                or (current.governor is not None and _GOVERNS.search(scene.lowered, *current.governor))
                or (current.governor is not None and _several(pieces[n : n + 12], scene, current.governor))
            )
            role = "governed" if reported else "part"
        if current is None or role in ("new", "labelled", "shared"):
            label, dropping = "", False
            shared = goes_on(piece.tokens, current.core, current.shared) if current and role == "shared" else ""
            if current is not None and role == "labelled":
                label = " ".join(t.word for t in current.tokens)
            elif current is not None:
                label = current.label
                yield _close(current, scene)
            current = Statement(piece.start, piece.end, sentence, list(piece.tokens), block, list(piece.tokens), may)
            current.label, current.shared = label, shared
            hung = False
            waiting = (n == 0 and _leading(piece, pieces)) or _verb_first(pieces[n : n + 2])
            if waiting:
                current.condition = (piece.start, piece.end)
                current.core = []
        elif role == "governed":
            after = opened(piece)
            governor = (current.start, current.end)
            if piece.tokens[0].word in closed("openers"):
                yield _close(current, scene)
            elif current.governor is not None:
                yield _close(current, scene)
                governor = current.governor
            hung = False
            rest = [t for t in piece.tokens if t.start >= after]
            current = Statement(after, piece.end, sentence, rest, block, list(rest), may, governor)
            current.proposed = _PROPOSES.search(scene.lowered, *governor) is not None
        else:
            if role == "main":
                waiting = False
            dropping = role == "part" and (dropping or (not waiting and dropped(piece, n == len(pieces) - 1, scene)))
            if dropping:
                continue
            if piece.tokens and piece.tokens[0].word in ("hvis", "såfremt", "medmindre") and current.condition is None:
                current.condition = (piece.start, piece.end)
            current.end = piece.end
            current.tokens.extend(piece.tokens)
            joined = piece.mark == "og" and not piece.tokens[0].finite  # «hvordan de kan etablere … og rekruttere …»
            hung = hung if joined else hangs(piece) or _inserted(pieces[n : n + 2], current)
            if role == "main" or not hung:
                current.core.extend(piece.tokens)
    if current is not None:
        yield _close(current, scene)


def _several(pieces: Sequence[Piece], scene: Scene, before: Span) -> bool:
    """«… indstiller, at model B vælges, og at udvalget får en evaluering»: each recommendation stands by itself."""
    clauses = sum(1 for p in pieces if "at" in [t.word for t in p.tokens[:2]] and any(t.finite for t in p.tokens))
    if clauses < 2:
        return False
    if _GOVERNS.search(scene.lowered, *before) is not None:
        return True
    joined = any([t.word for t in p.tokens[:2]] == ["og", "at"] for p in pieces)  # «…, at A, og at B»
    return joined and _aims().search(scene.lowered, *before) is not None


def _leading(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Whether the first piece is a condition or purpose whose main clause follows with its verb first."""
    if len(pieces) < 2 or not piece.tokens or piece.tokens[0].word not in closed("conditions"):
        return False
    return any(p.tokens and p.tokens[0].finite and p.tokens[0].word not in closed("adverbials") for p in pieces[1:4])


def _verb_first(pieces: Sequence[Piece]) -> bool:
    """«Virker det, ruller vi det ud»: a condition without «hvis», then the main clause with its verb first."""
    if len(pieces) < 2 or pieces[1].mark != "," or not pieces[1].tokens or not pieces[1].tokens[0].finite:
        return False
    words = pieces[0].tokens
    n = 1 if words[0].word in ("og", "men") else 0
    if len(words) < n + 2 or words[n + 1].finite:
        return False
    return any(v.form in ("present", "passive") for v in words[n].verbs)


_DEFINITE = frozenset(
    ("de", "den", "det", "dem", "alle", "alt", "noget", "hvad", "der", "som", "hver", "hvert", "nogle")
)
_MAIN = frozenset(("vi", "jeg", "det", "den", "de", "nu", "i", "så"))
SPLICED = 4  # words of a main clause behind a mere comma


def _spliced(piece: Piece, current: Statement, scene: Scene) -> bool:
    """«Tallet mangler, vi eftersender det inden 1. maj»: two main clauses with only a comma between them.

    Behind a definite noun such a clause is a relative one without «som» («de møder, vi holder i maj»).
    """
    words = piece.tokens
    if piece.mark != "," or len(words) < SPLICED or words[0].word not in _MAIN or not words[1].finite:
        return False
    if (
        words[2].word == "sige"
        or not any(t.finite for t in current.core)
        or any(t.word in _DEFINITE for t in current.tokens[-4:])
    ):
        return False
    return bool(scene.dates_in((piece.start, piece.end)))


_WHO = frozenset(("jeg", "vi", "i", "de", "du", "han", "hun", "man", "kommunen", "jobcentret"))


def _inserted(pieces: Sequence[Piece], current: Statement) -> bool:
    """«De tyve, jeg nævnte før, får et tilbud»: a relative clause without «som» before the main verb."""
    if len(pieces) < 2 or any(t.finite for t in current.core) or not pieces[1].tokens:
        return False
    words = pieces[0].tokens
    verb = next((t for t in words[1:3] if t.finite), None)
    return verb is not None and words[0].word in _WHO and pieces[1].tokens[0].finite


def _role(piece: Piece, current: Statement | None, waiting: bool) -> str:
    """`new` statement, `governed` by what stands before, `main` clause after a condition, or `part` of the last."""
    if current is None or not piece.tokens:
        return "new" if current is None else "part"
    first = piece.tokens[0].word
    if piece.mark in (".", ";", "!-"):
        return "new" if len(piece.tokens) > 2 else "part"
    if piece.mark == "\n":
        return "governed" if current.governor is not None else "at" if current.tokens[0].word != "at" else "new"
    finite = [t for t in piece.tokens if t.finite]
    if first == "at" or (first in ("og", "samt", "men") and len(piece.tokens) > 1 and piece.tokens[1].word == "at"):
        return _at_clause(piece, current, finite)
    if piece.mark == ":":
        if _LABELS.match(" ".join(t.word for t in current.tokens)):
            return "labelled"
        return "new" if finite and len(piece.tokens) > 3 else "part"
    if waiting:
        return "main" if piece.tokens[0].finite else "part"
    if piece.mark in (",", "og") and goes_on(piece.tokens, current.core, current.shared):
        return "shared"
    if first in closed("coordinators"):
        if len(piece.tokens) > 1 and piece.tokens[1].word in closed("relatives") and not _expletive(piece, current):
            return "part"
        if finite and not _shared(finite) and not _goes_on(piece):
            return "new"
        return "part"
    if first in closed("openers") and _own_statement(piece):
        return "governed"
    if first == "idet" and len(current.tokens) < BARE:
        return "governed"  # «Godkendt, idet evalueringen skal foreligge …»
    if first in closed("relatives") or first in closed("adverbials"):
        return "part"
    if piece.mark in ("-", "–", "—"):
        return "new" if finite else "part"
    return "part"


def _expletive(piece: Piece, current: Statement) -> bool:
    """«…, og der sendes en sms»: a main clause, not a second relative clause."""
    if piece.tokens[1].word != "der" or len(piece.tokens) < 4:
        return False
    if any(t.word in ("som", "der") for t in current.tokens):
        return False
    verb = piece.tokens[2]
    return any(v.form == "passive" for v in verb.verbs) or verb.word in ("er", "bliver", "blev", "skal", "vil")


def _shared(finite: Sequence[Token]) -> bool:
    """Whether the piece only adds an object or a participle: its one «verb» is a noun's or participle's twin."""
    return all(t.word in ("arbejder", "møder", "stiller", "kurser", "tilbud", "plan") for t in finite)


_REACHED = frozenset(("nået", "opnået", "sket", "gennemført", "ske"))


def _goes_on(piece: Piece) -> bool:
    """«…, og det skal være nået i foråret»: the same act, told on."""
    words = [t.word for t in piece.tokens[:5]]
    return words[1:3] in (["det", "skal"], ["dette", "skal"]) and bool(_REACHED & set(words[3:]))


def _at_clause(piece: Piece, current: Statement, finite: Sequence[Token]) -> str:
    if not finite:
        return "part"
    if piece.tokens[0].word != "at":  # «…, og at …»
        return "governed" if current.governor is not None else "part"
    return "governed" if current.governor is not None and current.proposed else "at"


def _own_statement(piece: Piece) -> bool:
    """«…, hvor STAR vil fortælle», «…, hvori kommunen blev bedt om», «…, som vi derefter sender»."""
    words = [t.word for t in piece.tokens[1:9]]
    if piece.tokens[0].word == "som":
        return len(words) > 1 and words[0] in ("vi", "jeg") and any(t.finite for t in piece.tokens[2:4])
    return any(w in ("vil", "blev", "beder", "bedt", "skal", "lovede", "forventer") for w in words)


def _close(statement: Statement, scene: Scene) -> Statement:
    text = scene.text
    start, end = statement.start, statement.end
    while start < end and text[start] in _TRIM_LEFT:
        start += 1
    if scene.lowered.startswith(_LEADS, start):
        for lead in _LEADS:
            if scene.lowered.startswith(lead, start):
                start += len(lead)
    while end > start and text[end - 1] in _TRIM_RIGHT:
        end -= 1
    statement.start, statement.end = start, max(start, end)
    if statement.tokens and statement.tokens[0].start < start:
        statement.tokens = [t for t in statement.tokens if t.start >= start]
        statement.core = [t for t in statement.core if t.start >= start]
    statement.core = statement.core or statement.tokens
    statement.words = frozenset(map(_WORD, statement.tokens))
    return statement
