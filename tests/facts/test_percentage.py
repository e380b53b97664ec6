# ruff: noqa: E501 - a marked sentence is one line
"""Percentages. A test strips the marks, runs the pipeline and writes the four kinds with a unit back in."""

import pytest

KINDS = ("percentage", "count", "amount", "duration")

FOUND = [
    # signs and spellings
    "Andelen er <percentage value=22>22%</percentage>, året før <percentage value=28.3>28,3 %</percentage>.",
    "Andelen faldt til <percentage value=9.8 unit=percent>9,8 procent</percentage> i perioden.",
    "Satsen er <percentage value=110>110 pct.</percentage> af dagpengene, altså <percentage value=125>125 pct</percentage> før.",
    "Ledigheden er på <percentage value=4.5>4,5pct</percentage> i dag.",
    "Det svarer til <percentage value=38.5>38,5 pct.</percentage>, hvilket er højt.",
    "Vi nåede <percentage value=23.8>23,8 pct.</percentage>\n\nNæste afsnit.",
    "Andelen var <percentage value=80.5>80,5\u00a0%</percentage> af risikogruppen.",
    "Stigningen er <percentage value=12 unit=percentage_point>12 %-point</percentage> siden maj.",
    "Et fald på <percentage value=3 unit=percentage_point>3 procentpoint</percentage> og <percentage value=0.4 unit=percentage_point>0,4 pct.point</percentage>.",
    "Forskellen er <percentage value=1.2 unit=percentage_point>1,2 pct. point</percentage> til klyngen.",
    "Andelen er <percentage value=1.76 unit=per_mille>17,6 promille</percentage> af befolkningen og <percentage value=0.3 unit=per_mille>3 ‰</percentage> af de unge.",
    "Udviklingen er <percentage value=-0.4 unit=percentage_point>-0,4 procentpoint</percentage> mod <percentage value=0.3>+0,3 procentpoint</percentage> før.",
    "Der er et fald på <percentage value=0.2>0,2%</percentage> i gruppen.",
    "Kommunen fik <percentage value=100>hundrede procent</percentage> og ikke <percentage value=10>ti procent</percentage>.",
    "Kun <percentage value=1>én procent</percentage> er ramt, mod <percentage value=25>femogtyve procent</percentage> tidligere.",
    "Der gives tilskud på <percentage value=75>75-pct.</percentage>-niveau.",
    # modifiers stay outside
    "Ca. <percentage value=26 modifier=approx>26%</percentage> af borgerne.",
    "mere end <percentage value=30 modifier=more_than>30 procent</percentage> af de ledige",
    "mindre end <percentage value=20 modifier=less_than>20 procent</percentage> af modtagerne",
    "Målet er mindst <percentage value=80 modifier=at_least>80 pct.</percentage> og højst <percentage value=90 modifier=at_most>90 pct.</percentage>",
    "Godt <percentage value=40 modifier=approx>40 pct.</percentage> og knap <percentage value=15 modifier=approx>15 pct.</percentage> af de unge.",
    "Andelen er op mod <percentage value=35 modifier=approx>35 pct.</percentage> i nogle grupper, op til <percentage value=50 modifier=at_most>50 pct.</percentage> i andre.",
    # ranges and series
    "på et niveau mellem <percentage value=8 to=10>8 og 10 %</percentage> for gruppen",
    "mellem <percentage value=8 to=10>8 pct. og 10 pct.</percentage> af tiden",
    "under <percentage value=10 to=20 modifier=less_than>10-20 pct.</percentage> af sagerne",
    "Andelen er <percentage value=25 to=30>25 til 30 pct.</percentage> i klyngen.",
    "faldt fra <percentage value=28.7>28,7 pct.</percentage> til <percentage value=23.8>23,8 pct.</percentage> siden maj",
    "er faldet fra <percentage value=12.9>12,9</percentage> til <percentage value=9.8>9,8 procent</percentage>",
    "på henholdsvis <percentage value=27>27 %</percentage> på A-dagpengeområdet og <percentage value=25>25 %</percentage> på kontanthjælpsområdet",
    "på henholdsvis <percentage value=12>12</percentage>, <percentage value=15>15</percentage> og <percentage value=18>18 pct.</percentage> i de <count value=3>tre</count> grupper",
    "Andelene var <percentage value=27>27</percentage> og <percentage value=25>25 pct.</percentage> for mænd og kvinder.",
    "steg fra <percentage value=46.2>46,2 pct.</percentage> i maj 2022 til <percentage value=51.9>51,9 pct.</percentage> i november 2022",
    "Andelen er <percentage value=28.7>28,7 pct.</percentage> mod <percentage value=23.8>23,8</percentage> året før.",
    # fractions
    "Det gælder <percentage value=50 unit=fraction>halvdelen</percentage> af borgerne.",
    "Mere end <percentage value=50 unit=fraction modifier=more_than>halvdelen</percentage> deltog.",
    "Knap <percentage value=33.33 unit=fraction modifier=approx>en tredjedel</percentage> og <percentage value=75>tre fjerdedele</percentage> af de unge.",
    "<percentage value=25 unit=fraction>Hver fjerde</percentage> ledig er over 50 år.",
    "<percentage value=12 unit=percent>12 pct.</percentage>, altså <percentage value=12.5 unit=fraction>hver ottende</percentage>, er fritaget.",
    "<percentage value=66.67 unit=fraction>To ud af tre</percentage> ledige fik en samtale.",
    "<percentage value=40 unit=fraction>Fire ud af ti</percentage> unge er i job.",
    "Det er <percentage value=33.33 unit=fraction>1/3</percentage> af boligerne.",
    "Ca. <percentage value=16.67 unit=fraction modifier=approx>1/6</percentage> er uddannelsesparate.",
    "mellem <percentage value=33.33 to=50 unit=fraction>en tredjedel og halvdelen</percentage>, dvs. <count value=20 to=30>20-30</count> pladser",
    "<percentage value=25>25 %</percentage>, svarende til <count value=17>17</count> fuldtidspersoner",
    # OCR and other noise
    "Andelen er <percentage value=45.6>45.6 pct.</percentage> i november.",
    "Ledigheden er <percentage value=4.6>4,6 pct.</percentage>.. Det er lavt.",
    "(<percentage value=13.7>13,7 %</percentage>), som er sygemeldt (<percentage value=9.6>9,6 %</percentage>)",
    "steg med <percentage value=7>7 pct.</percentage>af de ledige",
]

FOUND += [
    "var <percentage value=37.2>37,2 pct.</percentage> i 2022, <percentage value=35.1>35,1 pct.</percentage> i 2021 "
    "og <percentage value=33.9>33,9</percentage> i 2020.",
    "<percentage value=38.5>38, 5 pct.</percentage> af de ledige",
    "Renten er <percentage value=2.5>2 1/2 pct.</percentage>",
    "1) jobparate (<percentage value=45>45 %</percentage>), 2) sygemeldte (<percentage value=25>25 %</percentage>)",
    "<percentage value=40>40 %</percentage> til og med uge 26 og <percentage value=20>20 pct.</percentage> herefter",
    "manglede i <percentage value=27.14 unit=fraction>38 ud af 140</percentage> tilfælde",
    "<percentage value=66.67 unit=fraction>2/3-dele</percentage> af sagerne",
]

LEFT_ALONE = [
    "Borgerne ses hver fjerde uge og hver anden måned.",
    "Opfølgningen sker hver 6. uge.",
    "Vægtningen er 60/40 mellem pris og kvalitet.",
    "Antallet er halveret, og udgiften er det dobbelte; en tredobling ventes.",
    "Den anden halvdel af projektet er udskudt.",
    "Opfølgningen 1/6 er aflyst.",
    "Målingen gav en samlet score på 4,1 ud af 5.",
]

TABLES = [
    "Ydelse\tPct.\nSygedagpenge\t<percentage value=80.5>80,5</percentage>\nKontanthjælp\t<percentage value=31>31</percentage>\n",
    "Andel borgere uden tilbud\n\n\tMaj 2022\tJuni 2022\nA-dagpenge\t<percentage value=34.6>34,6</percentage>\t.\nKontanthjælp\t*\t<percentage value=20>20,0</percentage>\n",
    "Effekt efter endt aktivitet\n\nLeverandør\tokt-12\tnov-12\nAlfa\t<percentage value=37.7>37,7</percentage>\t<percentage value=40>40</percentage>\nBeta\t<percentage value=8.3>8,3</percentage>\t<percentage value=30>30</percentage>\n",
    "Gruppe\tAntal\tAndel i pct.\nMænd\t<count value=120>120</count>\t<percentage value=60>60</percentage>\nKvinder\t<count value=80>80</count>\t<percentage value=40>40</percentage>\n",
    "Område\t2023\t2024\tUdvikling i procentpoint\nUnge\t<percentage value=15>15%</percentage>\t<percentage value=12>12%</percentage>\t<percentage value=-3 unit=percentage_point>-3</percentage>\nVoksne\t<percentage value=5>5%</percentage>\t<percentage value=6>6%</percentage>\t<percentage value=1 unit=percentage_point>1</percentage>\n",
    "Gruppe\tUdsving\nMatch 1\t<percentage value=15>15%</percentage>\nMatch 2\t<percentage value=12>12%</percentage>\n",
]


@pytest.mark.parametrize("text", FOUND + LEFT_ALONE + TABLES)
def test_percentage(mark, text):
    assert mark(text, *KINDS) == text


def test_a_cell_says_that_its_unit_is_inherited(mark):
    from extractor.pipeline.core import read_values
    from extractor.pipeline.load import load
    from extractor.schema.document import Document

    text = "Ydelse\tPct.\nSygedagpenge\t80,5\nKontanthjælp\t31\n"
    mentions = read_values(Document("t", "t.txt", "", "text/plain", text), load()).mentions
    assert [mention.basis for mention in mentions] == ["inherited", "inherited"]
