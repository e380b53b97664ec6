"""What rules an effort out: states, causes, shares, reports, and what citizens or others do."""

import re
from bisect import bisect_right

from extractor.assembly.asked import asked
from extractor.assembly.clauses import Statement
from extractor.assembly.cues import shapes
from extractor.assembly.grammar import Grammar
from extractor.assembly.initiatives.kind import NAME
from extractor.assembly.initiatives.unreal import unreal
from extractor.assembly.scene import Scene
from extractor.schema.values import Percentage

TOLD_ON = frozenset(("begin", "finish", "run", "happen", "fund"))
NEAR = 110  # words that rule an effort out must stand near the statement's beginning
TITLE = 60  # a line of its own without a stop that is so short is a title
QUESTION = 110  # a question on a line of its own is at most so long
FIRM = frozenset(("begin", "hire", "buy", "train", "grant"))  # a share in a clause that hangs on them does not matter
BARE = 4  # words of a statement that only points back
BEHIND = 40  # a reporting object stands right behind its verb
_UNREAL = ("hvis", "såfremt", "medmindre", "skulle ", "er ", "bliver ", "nås ", "lykkes ", "sker ", "viser ", "har ")
_MEETS = re.compile(r"\b\w{0,16}(?:møde|konference|tavle)\w{0,3}\b")
_EVERY = frozenset(("alle", "samtlige", "hver", "ethvert"))
_SHOWS = ("liste", "listen", "oversigt", "oversigten", "katalog", "kataloget", "tavle", "tavlen", "udtræk", "udtrækket")
_TOLD_ON = frozenset(("tilbuddet", "forløbet", "ordningen", "holdet", "indsatsen", "kurset", "teamet", "samtalerne"))
_ELSEWHERE = frozenset(("regionen", "nabokommunen", "nabokommunerne", "staten", "sygehuset", "erhvervsskolen"))
_ANAPHOR = asked(
    r"\b(?:projektets?|ordningens?|forløbets?|planens?|listen|listerne|tiltaget|initiativet|kontraktens?|kursusforløbet|aftalens?)\b"
)


def excluded(
    statement: Statement,
    grammar: Grammar,
    found: dict[str, int],
    idiom: bool,
    named: bool,
    scene: Scene,
    sure: bool = False,
) -> bool:
    """Whether the words tell of a state, a cause, a share, a report or something that citizens do.

    `sure` where so much speaks for an effort that citizens may be its subject («de ledige booker selv tid fra 1. maj»).
    """
    none = None if shows(grammar) else found.get("none")
    hung = none is not None and grammar.at is not None and none > grammar.at.start and _in_clause(statement, none)
    if (none is not None and none - statement.start < NEAR and not hung) or "vague_act" in found:
        return True
    if "weighed" in found and not grammar.doings:
        return True
    at = grammar.at.start if grammar.at else statement.start
    report = found.get("report")
    if report is not None and at <= report <= at + BEHIND:
        return True
    values = statement.values
    shares = [m for m in values if isinstance(m.value, Percentage)] if values else ()
    if shares:
        firm = grammar.verb is not None and grammar.verb.kind in FIRM
        main = {t.start for t in statement.core}
        if not firm or any(m.start in main for m in shares):
            return True
    words = statement.words
    if "følgende" in words and scene.text[statement.end : statement.end + 1] == ":":
        return True  # it leads a list in, the items tell the efforts
    possible = grammar.modal in ("kan", "kunne") or (grammar.modal == "vil" and "kunne" in words)
    if possible and not idiom and "nu" not in words:
        return True  # what may be done is not done
    if unreal(statement, grammar, scene):
        return True
    if _measured(grammar) and not (
        grammar.verb is not None
        and grammar.verb.kind == "review"
        and _MEETS.search(scene.lowered, at, statement.end) is not None  # a measure that is looked at
    ):
        return True
    if (grammar.modal in ("skulle", "kunne", "burde") and not (idiom or named)) or (
        "kun" in words
        and "nu" not in words
        and any(t.word == "kun" for t in statement.core)
        and grammar.tense in ("past", "present", "perfect")
    ):
        return True
    if statement.condition and scene.lowered.startswith(_UNREAL, statement.condition[0]):
        return True
    if (
        grammar.verb is not None
        and grammar.verb.kind == "contact"
        and words & {"jer", "dig", "styrelsen", "ministeriet"}
    ):
        return True
    if len(grammar.subject) == 1 and grammar.subject[0].word[0].isdigit() and grammar.tense in ("perfect", "past"):
        return True  # «188 er kontaktet»: what came of it
    if [t.word for t in grammar.subject] in (["det"], ["dette"]) and grammar.passive and len(statement.core) <= BARE:
        return True  # «Det er læst rigtigt», «dette er gennemgået»: an anaphor tells no effort anew
    if grammar.verb is not None and grammar.verb.lemma == "målrette" and grammar.tense == "perfect" and grammar.passive:
        return True
    return (
        _of_others(statement, grammar, idiom or named, named or sure, scene)
        or region_of(statement.start, scene) == "causes"
    )


def _measured(grammar: Grammar) -> bool:
    """Whether the subject is something that is measured."""
    measures = shapes(NAME)["measures"].match
    return bool([t for t in grammar.subject[:3] if measures(t.word)])


def _in_clause(statement: Statement, at: int) -> bool:
    """Whether a word stands in a clause that hangs on the main one («…, som viser egne frister»)."""
    return bool(statement.core) and all(not t.start <= at < t.end for t in statement.core)


def shows(grammar: Grammar) -> bool:
    """«En ny ugeliste viser, hvem der mangler en samtale»: the tool is in use."""
    verb = grammar.verb
    by_tool = verb is not None and verb.lemma == "vise" and grammar.tense == "present"
    return by_tool and any(t.word.endswith(_SHOWS) and t.word not in _SHOWS for t in grammar.subject)


def _of_others(statement: Statement, grammar: Grammar, idiom: bool, named: bool, scene: Scene) -> bool:
    """Whether citizens do it, or an effort already named is only told on («projektet løber til …»)."""
    people = shapes(NAME)["people"].match
    by_people = not named and bool([t for t in grammar.subject[:5] if people(t.word)])
    verb = grammar.verb
    if by_people and verb is not None and verb.lemma == "få" and any(t.word in _EVERY for t in grammar.subject[:3]):
        return False  # «Alle berørte borgere har fået brev»
    if by_people and (not (grammar.passive or idiom) or _anaphor(statement, scene) is not None):
        return True
    if by_people and statement.words & {"modtage", "deltage"}:
        return True
    if not idiom and (verb is None or verb.kind == "state") and statement.tokens[0].word in _TOLD_ON:
        return True  # «Tilbuddet er åbent hver mandag»
    if statement.tokens[0].word in _ELSEWHERE and not (grammar.passive or named):
        return True
    if idiom or verb is None or not (verb.kind in TOLD_ON or verb.lemma == "have"):
        return False
    anaphor = _anaphor(statement, scene)
    return anaphor is not None and anaphor.start() < statement.start + 4


def _anaphor(statement: Statement, scene: Scene) -> re.Match[str] | None:
    """«projektet», «ordningen»: an effort that was named before."""
    found = statement.search(_ANAPHOR, scene.lowered, statement.start, statement.end)
    if found is not None and _NAME.match(scene.text, found.end(), statement.end):
        return None  # «projektet Fod på vej»
    return found


_NAME = re.compile(r"\s[»\"”“«]?[A-ZÆØÅ]")


def region_of(offset: int, scene: Scene) -> str:
    """What the nearest heading or question above tells of: `causes`, or nothing that decides."""
    starts, kinds = scene.once(_regions)
    i = bisect_right(starts, offset) - 1
    return kinds[i] if i >= 0 else ""


def _regions(scene: Scene) -> tuple[list[int], list[str]]:
    causes = shapes(NAME)["causes"]
    heads = [(s.start, s.title.lower()) for s in scene.document.sections]
    for block in scene.document.blocks:
        if block.end - block.start < QUESTION and block.kind != "list_item":
            line = scene.text[block.start : block.end].rstrip()
            if line.endswith("?"):
                heads.append((block.start, line.lower()))
            elif len(line) < TITLE and not line.endswith((".", ",", ";", ":")):
                heads.append((block.start, ""))  # whatever it is a title of, what stood above has ended
    heads.sort()
    return [at for at, _ in heads], ["causes" if causes.match(title) else "" for _, title in heads]
