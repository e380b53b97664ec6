"""One observation with two values: table against prose, or two passages; and shares that imply different bases."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractor.assembly.checks.finding import danish, finding, half_step
from extractor.assembly.scene import Scene
from extractor.schema.records import Observation
from extractor.schema.result import Problem

LOOSE = frozenset(  # indicators that several measures share: two values of them need not contradict each other
    ("other", "kontaktandel", "antal_personer", "antal_ansatte", "antal_deltagere_projekt", "afslutningsaarsag_andel",
     "selvforsoergelsesgrad", "antal_aktiveringsforloeb", "bevilling_kr", "varighed", "udvikling_antal_pct",
     "aendring_procentpoint", "antal_i_mentorforloeb", "resultatmaal_forventet_andel", "tilgang", "afgang")
)  # fmt: skip
PAIRS = {  # a share and the count of the same persons
    "andel_uden_tilbud_eller_mentor_12m": "antal_uden_tilbud_eller_mentor_12m",
}


def contradictions(scene: Scene, observations: Sequence[Observation]) -> Iterator[Problem]:
    """Compare what is fully dated and named; rounding and hedged values are no contradiction."""
    same: dict[tuple[object, ...], list[Observation]] = {}
    for o in observations:
        if not o.as_of_start or not o.target_group or o.role != "actual" or o.value_to is not None:
            continue
        key = (o.municipality, o.target_group, o.indicator, o.as_of_start, o.as_of_end, o.unit, o.source_kind)
        same.setdefault(key, []).append(o)
    for about, told in same.items():
        tabled = [o for o in told if o.provenance.table is not None]
        prose = [o for o in told if o.provenance.table is None]
        if about[2] in LOOSE or not prose or len({o.value for o in tabled}) != 1:
            continue  # several values in tables are parts of a whole that no id tells apart
        if not any(_agree(tabled[0], o, scene) for o in prose):
            first, second = sorted((tabled[0], prose[0]), key=lambda o: o.start)
            shown = f"{scene.text[first.start : first.end]} og {scene.text[second.start : second.end]}"
            yield finding("check_contradiction", second.start, shown, scene)
    yield from _bases(scene, same)


def _agree(a: Observation, b: Observation, scene: Scene) -> bool:
    slack = half_step(scene.text[a.start : a.end]) + half_step(scene.text[b.start : b.end])
    return abs(a.value - b.value) <= slack


def _bases(scene: Scene, same: dict[tuple[object, ...], list[Observation]]) -> Iterator[Problem]:
    """Two pairs of count and share of one group and day whose bases cannot be one."""
    implied: dict[tuple[object, ...], list[tuple[Decimal, Decimal, Observation]]] = {}
    for key, shares in same.items():
        count_of = PAIRS.get(str(key[2]))
        if count_of is None:
            continue
        counts = same.get((key[0], key[1], count_of, key[3], key[4], None, key[6]), [])
        for share in shares:
            for count in counts:
                if share.value <= 0:
                    continue
                half = half_step(scene.text[share.start : share.end])
                low, high = count.value * 100 / (share.value + half), count.value * 100 / max(share.value - half, half)
                implied.setdefault((key[0], key[1], key[3], key[4]), []).append((low, high, share))
    for found in implied.values():
        for low, high, share in found[1:]:
            if low > found[0][1] or high < found[0][0]:
                bases = f"ca. {danish(found[0][0].quantize(Decimal(1)))} og ca. {danish(low.quantize(Decimal(1)))}"
                yield finding("check_base", share.start, bases, scene)
                break
