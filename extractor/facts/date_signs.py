"""The wordings around a date that tell which date governs it and whether it lies behind or ahead.

Source: annotation guidelines 1.4 and 7; letters and agendas read while rules were written.
"""

import re

GOVERNS = re.compile(r"(?:(?<!\w)(?:pr\.|(?:pr|den|d\.|ultimo|primo|medio|opgjort|målt)[ \xa0])[ \xa0]?|^|\n)$")
NEVER_GOVERNS = re.compile(r"(?:(?<!\w)(?:af|fra|siden|til|senest|inden|efter|jf\.)[ \xa0](?:den[ \xa0]|d\.[ \xa0])?)$")
WEEKDAY = re.compile(r"(mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag),?[ \xa0](?:(?:den|d\.)[ \xa0])?$")
BACK = re.compile(
    r"\W{0,3}(?:undersøgelsen|opgørelsen|målingen|analysen|tallene|tallet|tabellen"
    r"|det svarer|dette svarer|heraf|resultatet)(?!\w)"
)
TIED = re.compile(
    r"[^.,;:\n\t]{0,14} (?:(?:og|eller|mod) (?:\d[\d.,]{0,9}(?: ?%| pct\.| procent| \w{1,12})? )?|til \d[\d.,]{0,9} )"
    r"(?:(?:i|den|d\.|pr\.|fra|til|for) )?"
)
# «vores aftale af 11. december», «jeres brev af den 3. maj»: what bears a day is older than the letter
DATED = re.compile(
    r"(?:aftale|brev|mail|skrivelse|henvendelse|redegørelse|afgørelse|referat|notat|svar|beslutning|bevilling|dialog|anmodning|besked"
    r"|udtalelse|møde|udmelding|orientering|indberetning|ansøgning|rapport|tilbagemelding|kvittering|godkendelse|vejledning|påbud"
    r"|kritik|henstilling|indskærpelse|rykker|bekræftelse|tilsagn|klage)"
    r"\w{0,4}[ \xa0\n](?:af|fra|dateret)[ \xa0\n](?:den[ \xa0]|d\.[ \xa0])?$"
)
# «på baggrund af udvalgets drøftelse på mødet i november vil …»: what is built on has been
SETTLED = re.compile(
    r"(?<!\w)(?:på baggrund af|i forlængelse af|som opfølgning på|med afsæt i|jf\.)[ \xa0\n]"
    r"(?=[^.;,\n]{0,60}(?:drøftelse|beslutning|behandling|vedtagelse|dialog|orientering))"
    r"(?:(?!(?:vil|skal|er|bliver|blev|har|kan|var)(?!\w))[\w-]{1,40}[ \xa0\n]){1,10}"
    r"(?:i|den|d\.|fra)[ \xa0\n](?:den[ \xa0])?$"
)
# «budgetopfølgning 30/6», «i forhold til opfølgningen pr. 1/6»: an account names the day that it is drawn up for
ACCOUNT = re.compile(
    r"(?<!næste )(?<!kommende )(?<!\w)\w{0,16}(?:opfølgning|kontrol|regnskab)(?:en|et)?[ \xa0]"
    r"(?:pr\.[ \xa0])?(?:den )?$"
)
ACCOUNT_OF = re.compile(r"[ \xa0](?:budget|økonomi)?(?:opfølgning|kontrol)(?:en)?(?!\w)")
BY_THEN = re.compile(r"(?<!\w)(?:inden|senest(?: ved)?|frem (?:mod|til)|hen mod|op (?:mod|til)|til) (?:ved )?$")
SIMPLE_PAST = re.compile(
    r"(?<!\w)(?:var|blev|skulle|ville|havde|nåede|stod|fik|lå|kom|udgjorde|[a-zæøå]{3,20}ede)(?!\w)"
)
ONCE_AHEAD = re.compile(
    r"(?<!\w)(?:skulle|ville|lovede|at (?:bringe|nå|komme|få|nedbringe))(?!\w)"
)  # «svar af 30. juni 2017 … skulle være nået ved nytår»
# «mod 80 i foråret», «to flere end i marts», «1.204 (marts)»
COMPARED = re.compile(
    r"(?<!\w)(?:mod|sammenlignet med|(?:end|som)) (?:\d[\d.,]{0,9}(?: ?%| pct\.| procent| \w{1,12})? )?"
    r"(?:i|pr\.|ultimo|primo) $"
    r"|(?<!\w)i forhold til (?:(?:niveauet|tallet|andelen|antallet) )?(?:(?:i|pr\.|ultimo|primo) )?$"
    r"|\d ?(?:%|pct\.)? ?\($"
    r"|(?<!\w)(?:opgørelsen|målingen|statistikken) (?:for|fra|pr\.|i) $"
)
# «fase 2 (maj-aug)»: when it is, not what is compared
STEP = re.compile(r"(?<!\w)(?:fase|trin|spor|etape|runde|modul|hold|del|mål|milepæl|indsats|tiltag) \d{1,2} ?\($")
IS_DONE = re.compile(r"(?<!\w)(?:er|har) (?:\w{1,14} ){0,2}\w{2,16}(?:et|ndt|gt|rt|lt)(?!\w)[^.;]{0,60}$")
FIGURE_IN = re.compile(
    r"(?<!\w)fra \d[\d,.]* ?(?:%|pct\.|procent|procentpoint)? ?i $"
)  # «fra 38 % i januar til 31 i juni»
# «de 29 borgere i november»: who was counted is known
THOSE_IN = re.compile(r"(?<!\w)(?:de|disse) \d[\d.]{0,6} [a-zæøå]{3,30} (?:i|fra) $")
TO_NOW = re.compile(r" (?:og )?(?:frem )?(?:til|indtil) (?:i dag|nu|dags dato)(?!\w)")
BUDGET = re.compile(r"(?:budget|finanslov|plan|aftale)\w{0,4} (?:for |til )?$")
PERFECT = re.compile(r" (?:har|er) [^.,;\n]{1,60}?\w(?:et|ndt|gt|rt|lt)(?!\w)")
AHEAD_CELL = re.compile(r"mål|budget|forvent|prognose|plan|skøn|frist|start|slut")
PARTED = re.compile(r"(?:, (?:og|men|mens|hvorimod)|;) ")
BEFOREHAND = re.compile(r"[ \xa0](?:for|i)[ \xa0]det[ \xa0](?:forudgående|foregående)")


def has_been(low: str, start: int) -> bool:
    """Whether the date bears what is older than the letter, whatever its verbs say."""
    return bool(DATED.search(low, max(0, start - 40), start) or SETTLED.search(low, max(0, start - 160), start))


def of_account(low: str, start: int, end: int) -> bool:
    """Whether an account is named by the day: its verbs tell of the account, not of the day."""
    return bool(ACCOUNT.search(low, max(0, start - 30), start) or ACCOUNT_OF.match(low, end))


def is_term(low: str, start: int) -> bool:
    """«senest den 1. marts», «inden 3. maj»: by when something is to be done."""
    article = next((word for word in ("den ", "d. ") if low.endswith(word, 0, start)), "")
    return BY_THEN.search(low, max(0, start - 20), start - len(article)) is not None


def of_budget(low: str, start: int) -> bool:
    """«budgettet for 2018», «budget 2026»: a year that is planned, whether the word is in the span or before it."""
    return low.startswith("budget", start) or BUDGET.search(low, max(0, start - 24), start) is not None
