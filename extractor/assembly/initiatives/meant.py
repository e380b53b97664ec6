"""The doing that a frame announces («planen er, at …», «vi forventer at åbne …»), and what came to nothing."""

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from extractor.assembly.asked import asked
from extractor.assembly.grammar import Grammar
from extractor.assembly.scene import Scene
from extractor.assembly.statement import Statement, Token
from extractor.lang.verbs import Verb

FIRM = frozenset(("begin", "hire", "buy", "train", "change", "grant", "review", "contact"))  # kinds that are no wish
AHEAD = 14  # within so many words of «at» its verb stands
_PLAN = asked(
    r"\b(?:planen er|er (?:\w{1,12} ){0,2}(?:planen|meningen|tanken|planlagt|aftalt|besluttet)|planlægges|aftalen er|"
    r"(?:tanken|meningen) er)\b",
    *("planen", "meningen", "tanken", "planlagt", "aftalt", "besluttet", "planlægges", "aftalen er"),
)
_ANNOUNCES = frozenset(("expect", "promise", "plan"))
GIVEN_UP = asked(
    r"\b(?:(?:ikke|aldrig) (?:er )?blevet? til noget|ikke at (?:gå videre|videreføre|forlænge|fortsætte|gennemføre)|"
    r"ikke (?:bliver )?(?:gennemført|videreført|forlænget|til noget)|bliver ikke til noget|skrinlagt|droppet|"
    r"taget af bordet|lagt i graven|strandet på|strandede på|faldt til jorden|gik i vasken|gået i vasken|"
    r"kuldsejle\w{1,3}|frafaldet|skrottet|sparet væk|aflyst|"
    r"(?:kører|findes|tilbydes|udbydes|holdes) (?:\w{1,10} )?ikke længere|"
    r"(?:forlænges|videreføres|fortsættes|genoptages|gentages|genbesættes|fornyes) (?:\w{1,10} )?ikke|"
    r"opgivet|(?:kom|kommet) aldrig i gang)\b",
    *("til noget", "ikke at ", "gennemført", "videreført", "forlænget", "skrinlagt", "droppet", "taget af bordet"),
    *("lagt i graven", "strande", "faldt til jorden", "i vasken", "kuldsejle", "frafaldet", "skrottet", "sparet væk"),
    *("aflyst", "ikke længere", "forlænges ", "videreføres ", "fortsættes ", "genoptages ", "gentages "),
    *("genbesættes ", "fornyes ", "opgivet", "aldrig i gang"),
)
_NOT_YET = asked(
    r"\b(?:ikke|endnu ikke) (?:er )?(?:\w{1,8} )?(?:kommet (?:\w{1,8} )?i gang|begyndt|startet|åbnet|"
    r"sat i (?:gang|værk)|etableret|igangsat|iværksat|påbegyndt|holdt|afholdt|afviklet|oprettet|besat|taget i brug|"
    r"udarbejdet|klar)\b|"
    r"\b(?:er|var) (?:endnu )?ikke (?:kommet|klar|på plads)(?! (?:i mål|til|så|længere|frem|tilbage|videre|med))\b"
)
_OUR_OWN = frozenset(("jeg", "vi", "udvalget", "byrådet", "kommunalbestyrelsen", "borgmesteren", "direktionen"))
_ORDER = re.compile(
    r"\b(?:bedt|bad|beder|anmodet|anmoder|pålagt|givet) (?:\w{1,16} ){0,3}"
    r"(?:forvaltning|administration|jobcent|direktion|center|afdeling|leder)\w{0,8} (?:\w{1,12} ){0,2}om "
)
_LATE = re.compile(r"\b(?:udskudt|udsat til|udskydes|forsinket|skubbet|rykket|trukket ud|ikke sket|afventer)\b")


_ARTICLES = frozenset(("de", "den", "det", "en", "et", "og", "nye", "flere"))


def meant(statement: Statement, grammar: Grammar, scene: Scene) -> Grammar:
    """The grammar of the announced doing, the statement's own where nothing is announced."""
    verb = grammar.verb
    works = verb is not None and verb.lemma == "arbejde" and statement.words >= {"på", "at"}
    framed = verb is None or verb.kind == "state" or verb.kind in _ANNOUNCES or works
    if not framed or grammar.negated or grammar.modal in ("kan", "kunne", "bør", "må"):
        return grammar
    announces = works or (verb is not None and verb.kind in _ANNOUNCES)
    if not announces and not statement.search(_PLAN, scene.lowered, statement.start, statement.end):
        return grammar
    found = _after_at(statement.tokens)
    if found is None:
        return grammar
    token, doing, passive = found
    return replace(grammar, verb=doing, at=token, passive=passive, tense="future", modal=None, subject=())


def _after_at(words: Sequence[Token]) -> tuple[Token, Verb, bool] | None:
    """The first firm doing behind the first «at»."""
    at = next((n for n, t in enumerate(words) if t.word == "at"), None)
    if at is None:
        return None
    for before, token in pairwise(words[at : at + AHEAD]):
        if before.word in _ARTICLES:
            continue  # «de iværksatte indsatser»
        if token.finite and not token.verbs:
            if token.word in ("vil", "skal"):
                continue
            return None
        verb = next((v for v in token.verbs if token.finite or v.form == "infinitive"), None)
        if verb is not None:
            return (token, verb, verb.form == "passive") if verb.kind in FIRM else None
    return None


def given_up(statement: Statement, scene: Scene) -> bool:
    """Whether the statement tells that an effort came to nothing."""
    return statement.search(GIVEN_UP, scene.lowered, statement.start, statement.end) is not None


def not_yet(statement: Statement, scene: Scene) -> bool:
    """«En lovet mentorordning er ikke kommet i gang endnu»."""
    return statement.search(_NOT_YET, scene.lowered, statement.start, statement.end) is not None


def ordered(statement: Statement, grammar: Grammar, scene: Scene) -> bool:
    """«Jeg har bedt forvaltningen om en samlet plan»: a body sets its own administration to work."""
    if grammar.verb is None or grammar.verb.kind not in ("ask", "grant", "run") or grammar.tense == "none":
        return False
    if not any(t.word in _OUR_OWN for t in grammar.subject[:2]):
        return False
    return _ORDER.search(scene.lowered, statement.start, statement.end) is not None


def postponed(statement: Statement, grammar: Grammar, scene: Scene) -> bool:
    """«… skulle være startet den 1. september, men er udskudt til januar»."""
    if grammar.modal != "skulle" or not statement.words & {"være", "have"}:
        return False
    return _LATE.search(scene.lowered, statement.end, statement.sentence[1]) is not None
