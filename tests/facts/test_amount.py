# ruff: noqa: E501 - a marked sentence is one line
"""Sums of money."""

import pytest

KINDS = ("percentage", "count", "amount", "duration")

FOUND = [
    "en præmie på <amount value=25000 unit=DKK>25.000 kr.</amount> pr. ansættelse",
    "en bevilling på ca. <amount value=1400000 modifier=approx>1,4 mio. kr.</amount> til jobformidlere",
    "<amount value=35700000>35,7 mio. kr.</amount> og <amount value=2000000000>2 mia. kr.</amount>",
    "mellem <amount value=4000000 to=5500000>4 og 5,5 mio.kr</amount> om året",
    "udgifter på <amount value=12000000000 to=13000000000>12-13 mia. kr.</amount> årligt",
    "<amount value=676500000>676,5 mio. kr.</amount>, heraf <amount value=650200000>650,2</amount> til forsørgelse",
    "Rammen er <amount value=1200000>1.2 mio. kr.</amount> i år.",
    "udgiften er <amount value=6200000000>6,2 mia. kr.</amount>. Det er meget.",
    "udgiften er <amount value=6200000000>6,2 mia. kr.</amount>.",
    "et beløb på <amount value=500000>500.000 kr.</amount>svarende til et årsværk",
    "en mindreudgift på <amount value=-12350000>-12,350 mio. kr.</amount> (mindreudgift)",
    "Resultatet blev <amount value=-3000000000>minus 3 mia.</amount>",
    "Det koster <amount value=3000000>3 mio.</amount>, nej <amount value=3000000000>3 mia.</amount>",
    "<amount value=41000000>41,0 mio. kr.</amount> i 2025 stigende til <amount value=189800000>189,8 mio. kr.</amount> fra 2027 og frem",
    "Tilskuddet er <amount value=25000>kr. 25.000</amount> om året.",
    "Prisen er <amount value=25000>25.000,-</amount> pr. forløb.",
    "Prisen er <amount value=450>450 kroner</amount> og <amount value=50000000>50 millioner kroner</amount>.",
    "Der er afsat <amount value=250000>250 t.kr.</amount> i 2024 og <amount value=300000>300 tkr.</amount> i 2025.",
    "EU giver <amount value=1500000 unit=EUR>1,5 mio. euro</amount> og <amount value=20000 unit=EUR>20.000 EUR</amount>.",
    "Puljen er på <amount value=1000000>en million kroner</amount>.",
    "på henholdsvis <amount value=2100000>2,1</amount>, <amount value=3400000>3,4</amount> og <amount value=5000000>5,0 mio. kr.</amount> i årene",
    "mellem <amount value=500000 to=1000000>500.000 og 1 mio. kr.</amount> pr. projekt",
    "steg fra <amount value=2000000>2</amount> til <amount value=3000000>3 mio. kr.</amount>",
    "budgettet er på omkring <amount value=5000000 modifier=approx>5 mio. kr.</amount>",
    "under <amount value=100000 modifier=less_than>100.000 kr.</amount> og over <amount value=50000 modifier=more_than>50.000 kr.</amount>",
    "statens andel er <amount value=17000000 to=18000000>17-18 mio.</amount> via budgetgarantien",
    "en udgift på <amount value=690000>690.000 kr.</amount>, heraf <amount value=540000>540.000</amount> til løn",
    "Afregningen er <amount value=312.5>312,50 kr.</amount> i timen.",
    "Puljen er på <amount value=12500>12 500 kr.</amount> i alt.",
]

LEFT_ALONE = [
    "Der bor <count value=2000000>2 mio.</count> borgere i regionen.",
    "Beløb i 1.000 kr.",
    "Tabel 2. Budget (1.000 kr.)",
    "Beløbene er opgjort i mio. kr. i løbende priser.",
]

TABLES = [
    "1.000 kr.\t2025\t2026\nLøn\t<amount value=640000>640</amount>\t<amount value=1480000>1.480</amount>\nNetto\t<amount value=-300000>-300</amount>\t<amount value=750000>750</amount>\n",
    "Beløb i mio. kr.\n\nOmråde\tBudget\tForbrug\nA-dagpenge\t<amount value=128400000>128,4</amount>\t<amount value=109750000>109,75</amount>\nI alt\t<amount value=150000000>150,0</amount>\t-\n",
    "Sats\tAntal\nMindste sats (<amount value=6553>6.553 kr.</amount>)\t<count value=117>117</count>\nHøj sats (<amount value=11047>11.047 kr.</amount>)\t<count value=1072>1072</count>\n",
    "Område\tBudget (t.kr.)\tForbrug i pct.\nMentorer\t<amount value=21600000>21.600</amount>\t<percentage value=52.5>52,5</percentage>\nKurser\t<amount value=900000>900</amount>\t<percentage value=85>85</percentage>\n",
]


@pytest.mark.parametrize("text", FOUND + LEFT_ALONE + TABLES)
def test_amount(mark, text):
    assert mark(text, *KINDS) == text
