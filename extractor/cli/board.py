"""The board of promises and the list of cases as lines of text."""

from collections import Counter
from collections.abc import Iterator, Sequence

from extractor.compare.decided import act_words
from extractor.compare.letters import Letter, Passage
from extractor.compare.promises import COLUMNS, Promise
from extractor.compare.threads import Check, Thread
from extractor.export.labels import LABELS

WORDS = {
    "da": {
        "head": "Opgjort: {0} · {1} af {2} tilsagn og krav", "filter": "Filter: {0}", "none": "Ingen.",
        "later": "{0} dokumenter er dateret efter denne dag og er ikke talt med.",
        "later_acts": "{0} afgørelser er truffet efter denne dag og er ikke talt med.",
        "original": "oprindelig frist {0}", "current": "gældende frist {0}", "no_deadline": "ingen frist",
        "over": "overskredet med {0} dage", "left": "{0} dage tilbage", "no_new": "INGEN NY FRIST",
        "missed": "den oprindelige frist blev ikke holdt", "written": "skrevet «{0}»",
        "evidence": "Bevis", "proposed": "Muligt bevis, ikke bekræftet", "source": "Kilde", "page": "side {0}",
        "promised": "tilsagn", "imposed": "krav", "cases": "Sager", "case": "Sag", "answer": "svar",
        "holds": "indeholder", "lacks": "MANGLER", "absent": "Ikke i materialet: brev {0}", "undated": "uden dato",
        "due": "frist", "unknown": "ukendt kommune", "by": "Sat af {0}; programmet: {1}",
        "moved_by": "Frist {0} sat af {1}", "within": "Sætning",
    },
    "en": {
        "head": "As of {0} · {1} of {2} promises and demands", "filter": "Filter: {0}", "none": "None.",
        "later": "{0} documents are dated after this day and are left out.",
        "later_acts": "{0} decisions were taken after this day and are left out.",
        "original": "original deadline {0}", "current": "current deadline {0}", "no_deadline": "no deadline",
        "over": "{0} days overdue", "left": "{0} days left", "no_new": "NO NEW DEADLINE",
        "missed": "the original deadline was not kept", "written": "written «{0}»",
        "evidence": "Evidence", "proposed": "Possible evidence, not confirmed", "source": "Source", "page": "page {0}",
        "promised": "promise", "imposed": "demand", "cases": "Cases", "case": "Case", "answer": "answer",
        "holds": "holds", "lacks": "LACKS", "absent": "Not at hand: letter {0}", "undated": "undated",
        "due": "due", "unknown": "unknown municipality", "by": "Set by {0}; the program: {1}",
        "moved_by": "Deadline {0} set by {1}", "within": "Sentence",
    },
}  # fmt: skip
MUCH = 0.75  # of a sentence: a promise of as many of its words is shown as the sentence
ENGLISH = {
    "not_assessed": "Not assessed", "in_progress": "In progress", "met": "Met", "met_late": "Met late",
    "partly_met": "Partly met", "not_met": "Not met", "dropped": "Dropped", "not_measurable": "Cannot be measured",
    "overdue": "Overdue",
    "soon": "Due within 30 days", "later": "Later", "no_deadline": "No deadline", "in_time": "answered in time",
    "late": "answered late", "unanswered": "no answer at hand", "not_judged": "possible answer, not confirmed",
}  # fmt: skip


def name(kind: str, code: str, language: str) -> str:
    """What a code of a state or column is called."""
    if language == "en":
        return ENGLISH.get(code, code) if kind != "check_state" or code != "overdue" else "no answer at hand, overdue"
    return LABELS[kind][code]


def board(
    every: Sequence[Promise], shown: Sequence[Promise], as_of: str, given: Sequence[tuple[str, str]], later: int,
    language: str, later_acts: int = 0,
) -> Iterator[str]:  # fmt: skip
    """The board: how many in each column, then the promises column by column."""
    words = WORDS[language]
    yield words["head"].format(as_of, len(shown), len(every))
    if given:
        yield words["filter"].format(", ".join(f"{option} {value}".strip() for option, value in given))
    if later:
        yield words["later"].format(later)
    if later_acts:
        yield words["later_acts"].format(later_acts)
    counts = Counter(p.column for p in every)
    rare = ("dropped", "not_measurable")
    told = [f"{name('column', c, language)}: {counts[c]}" for c in COLUMNS if counts[c] or c not in rare]
    yield " · ".join(told)
    if not shown:
        yield ""
        yield words["none"]
    for column in COLUMNS:
        part = [p for p in shown if p.column == column]
        if part:
            yield ""
            yield f"{name('column', column, language).upper()} ({len(part)})"
        for p in part:
            yield from card(p, language)


def card(p: Promise, language: str) -> Iterator[str]:
    """One promise: whose, state, deadlines, the words themselves, what bears on it."""
    words, c = WORDS[language], p.first.commitment
    state = name("promise_state", p.state, language)
    yield " · ".join([f"  {p.municipality or words['unknown']}", words[c.origin], state, *_deadlines(p, language)])
    own, quote = " ".join(c.text.split()), p.first.passage.quote
    if len(own) < MUCH * len(quote):  # two promises of one sentence are told apart by their own words
        yield f"    «{_cut(own)}»"
        yield f"    {words['within']}: «{_cut(quote)}»"
    else:
        yield f"    «{_cut(quote)}»"
    yield f"    {words['source']}: {_place(p.first.letter, p.first.passage, language)}"
    if p.act:
        yield f"    {words['by'].format(act_words(p.act), name('promise_state', p.machine_state, language))}"
    for change in p.changes:
        if change.act:
            yield f"    {words['moved_by'].format(change.day, act_words(change.act))}"
    for label, listed in (("evidence", p.evidence), ("proposed", p.proposed)):
        for e in listed:
            says = e.says if language == "en" else LABELS["says"][e.says]
            place = _place(e.letter, e.passage, language)
            yield f"    {words[label]}: {says} – «{_cut(e.passage.quote)}» ({place})"


def _deadlines(p: Promise, language: str) -> Iterator[str]:
    words, written = WORDS[language], p.first.commitment.deadline_text
    if p.current is None:
        yield words["no_deadline"] + (f" ({words['written'].format(written)})" if written else "")
        return
    if p.original:
        yield words["original"].format(p.original.day)
    if p.changes:
        yield words["current"].format(p.current.day)
        if p.missed_original:
            yield words["missed"]
    if p.overdue:
        yield words["over"].format(-(p.days_left or 0))
    elif p.column in ("soon", "later"):
        yield words["left"].format(p.days_left)
    if p.without_new_deadline:
        yield words["no_new"]


def _place(letter: Letter, passage: Passage, language: str) -> str:
    words = WORDS[language]
    parts = [letter.source, letter.about.date or words["undated"]]
    return ", ".join(parts + ([words["page"].format(passage.page)] if passage.page else []))


def _cut(text: str, most: int = 240) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def cases(found: Sequence[Thread], language: str) -> Iterator[str]:
    """The cases: letters in order, demands with their answers, what is missing."""
    words = WORDS[language]
    yield ""
    yield f"{words['cases'].upper()} ({len(found)})"
    for thread in found:
        numbers = ", ".join(thread.case_numbers)
        yield f"  {thread.municipality or words['unknown']}" + (f" · {words['case']} {numbers}" if numbers else "")
        for letter in thread.letters:
            kind = letter.about.doc_type if language == "en" else LABELS["doc_type"][letter.about.doc_type]
            yield f"    {letter.about.date or words['undated']}  {kind}  {letter.source}"
        for check in thread.checks:
            yield from _demand(check, language)
        for letter, missing, passage in thread.absent:
            yield f"    {words['absent'].format(missing or words['undated'])} ({_place(letter, passage, language)})"


def _demand(check: Check, language: str) -> Iterator[str]:
    words = WORDS[language]
    state = name("check_state", check.state, language)
    due = f", {words['due']} {check.demand.deadline}" if check.demand.deadline else ""
    yield f"    {words['imposed']}: «{_cut(check.demand.text)}»{due}: {state}"
    if check.answer:
        yield f"      {words['answer']}: {check.answer.source} ({check.answer.about.date})"
    for point in check.asked:
        quote = f" – «{_cut(point.passages[0].quote, 120)}»" if point.passages else ""
        yield f"      {words['holds' if point.passages else 'lacks']}: {point.name}{quote}"
