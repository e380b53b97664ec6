"""What a text has measured so far, and which measure goes on where a clause names none."""

import re
from dataclasses import dataclass, field

from extractor.assembly.observations.days import When
from extractor.assembly.observations.focus import CHANGES, Told, bare, clause
from extractor.assembly.scene import Scene
from extractor.lang.gated import gated
from extractor.schema.facts import Mention


@dataclass(slots=True)
class Memory:
    """What the document has told so far: indicators by kind of value, of the last figure, and by sentence."""

    latest: dict[str, str] = field(default_factory=dict)
    first: dict[str, str] = field(default_factory=dict)
    by_group: dict[tuple[str, str], str] = field(default_factory=dict)
    last: str = ""
    last_kind: str = ""  # of the value of the last figure
    by_sentence: dict[int, set[str]] = field(default_factory=dict)
    when: dict[tuple[int, str], When] = field(default_factory=dict)  # by sentence and role
    told: list[Told] = field(default_factory=list)  # the figures of running text
    measured: list[tuple[int, str, str | None, str]] = field(
        default_factory=list
    )  # place, kind, unit, measure; also of cells


_IT = gated(r"\b(?:tallet|andelen|antallet|niveauet|bestanden|gennemsnittet)\b(?! (?:af|der|som|med)\b)")


def names_it(mention: Mention, scene: Scene) -> bool:
    """Whether the figure's own clause takes up the measure by a noun («… og da skal tallet være nede på 150»)."""
    return scene.says(_IT, clause(mention, scene.place(mention).sentence, scene))


_FAR = 2500  # letters over which a measure goes on without being named
_STOCKS = (
    "antal_personer",
    "antal_fuldtidspersoner",
    "antal_uden_tilbud_eller_mentor_12m",
    "antal_ikke_fritaget_uden_aktivering",
    "antal_i_match3",
    "antal_akutjob",
)
NO_THEME = ("other", "bevilling_kr", "antal_ansatte", *CHANGES)


def theme_of(mention: Mention, scene: Scene, memory: Memory) -> str | None:
    """«Vi lovede at komme ned på 120», «Næstved ligger på 88 pct.»: the measure last told, where none is named."""
    sentence = scene.place(mention).sentence
    if not bare(mention, sentence, scene) or _OF.match(scene.lowered, mention.end, mention.end + 24):
        return None
    start = clause(mention, sentence, scene)[0]
    before = scene.lowered[sentence[0] : start].lstrip(' -–•*«»"(')
    if before and not _SIDE.match(before) and not scene.says(_IT, (start, mention.end)):
        return None  # the clause goes on with what its sentence has named before it
    item = next((s.start for s in scene.headings(mention.start) if s.number), 0)
    kind, unit = mention.value.kind, getattr(mention.value, "unit", None)
    for at, other, its_unit, measure in reversed(memory.measured):
        if at < item or mention.start - at > _FAR:
            return None
        if other == kind and its_unit == unit and (kind != "count" or measure in _STOCKS):
            return measure
    return None


_OF = re.compile(r" ?(?:%|pct\.|procent)? (?:af|blandt) ")
_SIDE = re.compile(r"(?:da|når|siden|hvis|ifølge|i|pr\.|ved|efter|ultimo|primo|medio|til|for|på) ")
_AIM = re.compile(r"\W{0,4}(?:del)?mål(?:et)?\b|\W{0,4}[a-zæøå-]{4,30}: (?:højst|under|mindst|over) ")


def bare_aim(mention: Mention, scene: Scene, kind: str) -> bool:
    """«Mål: under 20 pct. på sygedagpenge i juni.»: a line that says only whom, when and how much is aimed at."""
    sentence = scene.place(mention).sentence
    aims = kind == "percentage" and _AIM.match(scene.lowered, *sentence) is not None
    return aims and bare(mention, sentence, scene)


def main_share(scene: Scene, memory: Memory) -> str | None:
    """The share that the text goes on about: a press piece's first, else the last one that was not told in passing."""
    if scene.metadata.doc_type == "news":
        return memory.first.get("percentage")
    last = memory.latest.get("percentage")
    told = [measure for _, kind, _, measure in memory.measured[-MOST_SHARES:] if kind == "percentage"]
    if last is None or told.count(last) != 1:
        return last
    most = max(dict.fromkeys(told), key=told.count)
    return most if told.count(most) >= SEVERAL_TIMES else last


MOST_SHARES = 40  # the last figures among which the main measure is looked for
SEVERAL_TIMES = 2
