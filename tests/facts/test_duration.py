# ruff: noqa: E501 - a marked sentence is one line
"""Lengths of time."""

import pytest

KINDS = ("percentage", "count", "amount", "duration")

FOUND = [
    "bevilling inden for <duration value=48 unit=hour>48 timer</duration>",
    "uddannelse i <duration value=26 unit=week>26 uger</duration> efter udløbet",
    "de første <duration value=6 unit=month>seks måneder</duration> af perioden",
    "med <duration value=6 unit=month>seks måneders</duration> ydelsesanciennitet",
    "af maksimalt <duration value=6 unit=month modifier=at_most>6 måneders</duration> varighed",
    "en aktiv indsats i <duration value=1 unit=year>ét år</duration>",
    "i <duration value=0.5 unit=year>et halvt år</duration> og <duration value=1.5 unit=year>halvandet år</duration>",
    "efter <duration value=2.5 unit=year>to og et halvt år</duration> på ydelsen",
    "i <duration value=1 unit=year>et helt år</duration> uden indsats",
    "for en <duration value=1 unit=year>etårig</duration> periode og et <duration value=2 unit=year>toårigt</duration> projekt",
    "en <duration value=3 unit=year>3-årig</duration> aftale og en <duration value=10 unit=year>10-årig</duration> strategi",
    "et <duration value=13 unit=week>13-ugers</duration> forløb og et <duration value=4 unit=week>fireugers</duration> kursus",
    "i knap <duration value=2 unit=year modifier=approx>2 år</duration>",
    "mindst <duration value=5 unit=year modifier=at_least>fem år</duration> i systemet",
    "efter <duration value=1 unit=month>en måned</duration> på ydelse",
    "senest <duration value=1 unit=week modifier=none>1 uge</duration> efter",
    "forsinket ca. <duration value=4 to=6 unit=month modifier=approx>4-6 måneder</duration>",
    "praktik i mellem <duration value=4 to=13 unit=week>4 og 13 uger</duration>",
    "en varighed på <duration value=8 to=12 unit=week>8 til 12 uger</duration>",
    "forkortet fra <duration value=26 unit=week>26</duration> til <duration value=13 unit=week>13 uger</duration>",
    "fra <duration value=3 to=6 unit=month>3 til 6 måneder</duration> alt efter behov",
    "arbejdstiden er <duration value=37 unit=hour>37 timer</duration> om ugen",
    "svar inden <duration value=14 unit=day>14 dage</duration> og <duration value=10 unit=day>10 arbejdsdage</duration>",
    "mere end <duration value=80 unit=day modifier=more_than>80 dage</duration> uden tilbud",
    "Borgere, der har modtaget ydelse i <duration value=12 unit=month>12 mdr.</duration> eller mere",
    "i <duration value=1.5 unit=year>1½ år</duration> og <duration value=0.5 unit=year>½ år</duration>",
    "i over <duration value=20 unit=year modifier=more_than>20 år</duration> har kommunen",
    "under <duration value=2 unit=year modifier=less_than>2 år</duration> på ydelsen",
    "tilbud om <duration value=13 unit=week>13 ugers</duration> løntilskud",
    "en frist på <duration value=3 unit=month>3 måneder</duration> er ikke overholdt",
    "i <duration value=1 unit=year>et år</duration> eller <duration value=2 unit=quarter>to kvartaler</duration>",
    "forlænges med <duration value=2 unit=month>to måneder</duration> frem til udgangen af september",
    "i <duration value=120 unit=hour>et hundrede og tyve timer</duration> pr. år",
]

LEFT_ALONE = [
    "inden for de seneste to år og de sidste 12 måneder",
    "om to uger",
    "et møde på 45 minutter",
    "i 4 kvartal 2012",
    "hvert halve år og hver måned",
    "for unge under 30 år og borgere over 50 år",
    "en ugentlig samtale og en årlig opfølgning",
    "i de kommende måneder",
]

TABLES = [
    "Ydelse\tGns. varighed, uger\nSygedagpenge\t<duration value=17.5 unit=week>17,5</duration>\nKontanthjælp\t<duration value=61 unit=week>61</duration>\n",
    "Sagsbehandlingstid (dage)\n\nOmråde\t2023\t2024\nFleksjob\t<duration value=45 unit=day>45</duration>\t<duration value=38 unit=day>38</duration>\nPension\t<duration value=90 unit=day>90</duration>\t<duration value=82 unit=day>82</duration>\n",
]


@pytest.mark.parametrize("text", FOUND + LEFT_ALONE + TABLES)
def test_duration(mark, text):
    assert mark(text, *KINDS) == text
