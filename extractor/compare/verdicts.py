"""Outcomes of rules as Danish sentences, with what a reader must know beside them."""

from extractor.compare.bases import SMALL
from extractor.compare.months import Month
from extractor.compare.outcomes import Outcome, PointOutcome
from extractor.compare.rulebook import Test
from extractor.compare.series import Key
from extractor.compare.words import day_words, group_name, listed, month_words, months_words, number, period_words, word

VERDICTS = {
    "breach": "Brud",
    "no_breach": "Ikke brud",
    "recovered": "Genoprettet",
    "not_recovered": "Ikke genoprettet",
    "undecided": "Kan ikke afgøres",
    "not_covered": "Ikke omfattet",
    "over": "Over grænsen",
    "not_over": "Ikke over grænsen",
}


def verdict_word(outcome: Outcome | PointOutcome) -> str:
    """The verdict in a word or two."""
    if isinstance(outcome, PointOutcome):
        if outcome.over is None:
            return VERDICTS["undecided"]
        return VERDICTS["over" if outcome.over else "not_over"] if _upper(outcome) else (
            "Under kravet" if outcome.over else "Opfylder kravet"
        )  # fmt: skip
    if outcome.verdict == "breach" and outcome.rule.min_population and _unknown_people(outcome):
        return f"{VERDICTS['breach']}, hvis mindst {outcome.rule.min_population} personer"
    return VERDICTS[outcome.verdict]


def _unknown_people(o: Outcome) -> list[Month]:
    """Months that may have too few persons: none stated, and the figure fits with fewer. A letter's own statement of
    a breach is not doubted."""
    return [m for m in o.window if m.population is None and not m.jointly and (m.least() or 0) < SMALL]


def _upper(outcome: PointOutcome) -> bool:
    return outcome.rule.breach.comparator in ("gt", "gte")


def sentence(outcome: Outcome | PointOutcome) -> str:
    """«Ishøj, sygedagpenge, samtaler: over 20 pct. i september, oktober og november 2022 (…). Ikke genoprettet.»"""
    head = f"{_who(outcome.key)}, {outcome.rule.short(outcome.indicator)}: "
    if isinstance(outcome, PointOutcome):
        return head + _point(outcome)
    return head + _window(outcome) + f" {verdict_word(outcome)}."


def _who(key: Key) -> str:
    group = group_name(key.group).partition(" (")[0]
    return f"{key.municipality}, {group[:1].lower()}{group[1:]}"


def _point(outcome: PointOutcome) -> str:
    month = Month(outcome.point.start or outcome.rule.valid_from, (outcome.point,))
    told = f"{month.shown()} pct. {period_words(outcome.point.start, outcome.point.end)}"
    test = outcome.rule.breach.inverted() if outcome.inverted else outcome.rule.breach
    if outcome.over is None:
        return f"{told} afgør ikke, om det er {test.words()} {verdict_word(outcome)}."
    return f"{told} er {'' if outcome.over else 'ikke '}{test.words()} {verdict_word(outcome)}."


def _window(o: Outcome) -> str:
    breach = _as_told(o.rule.breach, o)
    when = f"i {months_words([m.first for m in o.deciding])}"
    figures = f"({_figures(o)})"
    match o.verdict:
        case "breach" | "not_recovered" if _all_over(o):
            return f"{breach.words()} {when} {figures}."
        case "not_recovered":
            return f"ikke {_recovered(o)} i nogen måned {figures}."
        case "no_breach":
            return f"ikke {breach.words()} {when} {figures}."
        case "recovered" if _by_population(o):
            return f"færre end {o.rule.recovered_below} personer {when}."
        case "recovered":
            return f"{_recovered(o)} {when} {figures}."
        case "not_covered":
            return f"færre end {o.rule.min_population} personer {when}."
        case _:
            lacking = [m.lacks() for m in o.deciding]
            if len(o.window) < o.rule.months:
                ends = o.window[-1].last >= o.rule.valid_to
                until = f", og reglen gjaldt kun til {day_words(o.rule.valid_to)}" if ends else ""
                lacking.append(f"kun {len(o.window)} af {o.rule.months} måneder er oplyst{until}")
            return f"{listed(lacking)} {figures}."


def _by_population(o: Outcome) -> bool:
    return o.rule.recovery is not None and all(m.passes(o.rule.recovery) is not True for m in o.deciding)


def _all_over(o: Outcome) -> bool:
    return all(m.passes(o.rule.breach) is True for m in o.window)


def _recovered(o: Outcome) -> str:
    return _as_told(o.rule.recovery, o).words() if o.rule.recovery else ""


def _as_told(test: Test, o: Outcome) -> Test:
    """The limit on the figures as the source gives them: of those who did get, or of those who did not."""
    return test.inverted() if any(m.inverted for m in o.window) else test


def _figures(o: Outcome) -> str:
    if all(m.jointly for m in o.window):
        return f"{o.window[0].shown()}, oplyst samlet"
    return " · ".join(m.shown() for m in o.window)


def notes(outcome: Outcome | PointOutcome) -> tuple[str, ...]:
    """What limits the verdict: whose figures, how many persons, figures on the limit, what is inferred."""
    rule, key = outcome.rule, outcome.key
    made = []
    if rule.source_kinds and key.source_kind not in rule.source_kinds:
        kinds = listed([word("source_kind", kind) for kind in rule.source_kinds])
        made.append(f"Reglen bygger på {kinds}; tallene er {word('source_kind', key.source_kind)}.")
    if rule.precondition:
        made.append(f"Ikke undersøgt: {rule.precondition}.")
    if isinstance(outcome, Outcome):
        made += _month_notes(outcome)
    if rule.uncertain:
        made.append("Reglens grænse eller gyldighed er usikker i kilderne.")
    return tuple(made)


def _month_notes(o: Outcome) -> list[str]:
    made = []
    limit = _as_told(o.rule.breach, o).limit
    even = [m for m in o.window if any(not p.bound and p.value == limit for p in m.points)]
    if even and o.rule.recovery:
        shown = listed([f"{number(limit)} i {month_words(m.first)}" for m in even])
        both = f"hverken {_as_told(o.rule.breach, o).exact()} eller {_as_told(o.rule.recovery, o).exact()}"
        made.append(f"{shown} er {both}: det tæller hverken som brud eller som genopretning.")
    if o.verdict != "undecided" and (lost := [m for m in o.window if not m.points]):
        made.append(f"{listed([m.lacks() for m in lost])}; det ændrer ikke afgørelsen.")
    if o.verdict in ("breach", "not_recovered") and o.rule.min_population:
        made += _population_notes(o)
    if any(m.jointly for m in o.window):
        made.append("Kilden giver ét samlet udsagn for månederne; månedernes egne tal er ikke oplyst.")
    return made


def _population_notes(o: Outcome) -> list[str]:
    """The rule spares months with fewer than ten persons; say where the source leaves that open."""
    months = _unknown_people(o)
    if not months:
        return []
    when = months_words([m.first for m in months])
    what = "genoprettet" if o.verdict == "not_recovered" else "ikke brud"
    return [f"Antallet af personer i {when} er ikke oplyst; under {o.rule.min_population} i en måned er {what}."]
