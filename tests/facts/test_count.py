# ruff: noqa: E501 - a marked sentence is one line
"""Counts of persons, cases, offers."""

import pytest

KINDS = ("percentage", "count", "amount", "duration")

FOUND = [
    "har registreret <count value=39>39</count> aktivitetsparate kontanthjælpsmodtagere",
    "at <count value=414 noun=aktivitetsparate>414</count> aktivitetsparate ikke har modtaget et tilbud",
    'samarbejder med <count value=14 noun="andre kommuner">14</count> andre kommuner på Sjælland',
    "<count value=12500 noun=akutjob>12.500</count> akutjob til ledige",
    "vi oplistede <count value=5 noun=initiativer>fem</count> initiativer",
    "ansat henholdsvis <count value=3>tre</count> og <count value=2>to</count> nye mentorer",
    "udgjorde <count value=130 to=140>130-140</count> sager pr. medarbejder",
    "reduceret til ca. <count value=120 modifier=approx>120</count> sager",
    "udgør på nuværende tidspunkt ca. <count value=420 modifier=approx>420</count> ud af den samlede gruppe",
    "<count value=5000>5.000</count> akutjob (kommunerne <count value=3000>3.000</count>)",
    "har opfyldt måltallet på <count value=3000>3.000</count>.",
    "I alt vil <count value=134>134</count> aktivitetsparate deltage",
    "i alle de <count value=3>tre</count> pågældende måneder",
    "i mindst <count value=1 modifier=at_least>én</count> af de <count value=3>tre</count> opfølgningsmåneder",
    "færre end <count value=4 modifier=less_than>4</count> samtaler og op til <count value=10 modifier=at_most>ti</count> møder",
    "<count value=3>tre</count> af de <count value=4>fire</count> dispensationer er givet",
    "<count value=1>én</count> gang årligt og <count value=2>to</count> gange om året",
    "antallet er faldet fra <count value=450>450</count> til <count value=380>380</count> personer",
    "med <count value=12>12</count>, <count value=15>15</count> og <count value=18>18</count> borgere på de <count value=3>tre</count> hold",
    "<count value=45>femogfyrre</count> borgere og <count value=150>hundrede og halvtreds</count> sager",
    "<count value=250>to hundrede og halvtreds</count> borgere fik brev",
    "der var <count value=12500>12 500</count> borgere på forsørgelse",
    "<count value=2000000>2 millioner</count> danskere",
    "Risikogruppen (<count value=658>658</count>) er stor.",
    "Af dem havde <count value=402>402</count> ikke modtaget en indsats.",
    "Alle <count value=6>seks</count> er begyndt, og yderligere <count value=3>tre</count> begynder snart.",
    "ændringen er på <count value=-80>-80</count> personer",
    "Fra <count value=0>0</count> til <count value=25>25</count> borgere på kort tid",
    "en afgang på <count value=65>65</count> forløb og en tilgang på <count value=83>83</count>",
    "Ledige<count value=412>412</count>\nFleksjob<count value=112>112</count>\n",
    "kommunen råder over <count value=11 modifier=none>11</count> mentorer",
    "<count value=8 to=10>8-10</count> deltagere pr. hold",
    "mellem <count value=120 to=130>120 og 130</count> sager",
    "<count value=20 to=30>20-30</count> pladser og <count value=1>1</count> leder",
    "Der er <count value=98>98</count> kommuner i landet.",
    "der er ansat <count value=2.5>2,5</count> årsværk",
    "<count value=326>326</count> flere personer end sidste år",
]

FOUND += [
    "<count value=1 to=2>En-to</count> samtaler og <count value=4 to=5>fire-fem</count> borgere",
    "Af de <count value=120>120</count> henviste borgere er <count value=45>45</count> kommet i job",
    "De resterende <count value=33>33</count> er i forløb.",
    "Vi fulgte <count value=10>10</count> unge. <count value=7>7</count> er kommet videre.",
    "Antal fuldtidspersoner: <count value=1245 noun=fuldtidspersoner>1.245</count>\nAktiveringsgrad: "
    "<percentage value=34.5>34,5</percentage>\n",
    "normeringen øges med <count value=3>3</count> stillinger fra <count value=12>12</count> til "
    "<count value=15>15</count>",
    "op til <count value=80 modifier=at_most>80</count> i ferieperioder",
    "virksomheder med <count value=10 to=49>10-49</count> ansatte og "
    "<count value=250 modifier=at_least>250</count>+ ansatte",
    "ca. <count value=2900000 modifier=approx>2,9 millioner</count> beskæftigede",
    "<count value=85>85</count> dispensationer mod <count value=102>102</count> i 2023",
    "Klagesager: <count value=14>14</count>. Omgjorte: <count value=3>3</count>.",
    "Godkendt med <count value=5>5</count> stemmer",
    "er over normen på <count value=60>60</count>.",
]

# what a reader knows to be counted, and levels that leave the unit out
FOUND += [
    "<count value=14>14</count> borgere er visiteret. <count value=2>To</count> har takket nej, <count value=5>fem</count> venter.",
    "Vi havde regnet med <count value=40>40</count>, men fik kun <count value=26>26</count>.",
    "Alle på nær <count value=4>fire</count> har fået en plan.",
    "Holdet har plads til <count value=8>otte</count> og begynder snart.",
    "Byen tog imod <count value=71>71</count>, mens nabokommunen fik <count value=38>38</count>.",
    "Andelen var <percentage value=14>14 pct.</percentage> hos os. Kravet er højst <percentage value=3 modifier=at_most>3</percentage>.",
    "Hos os er <percentage value=33>33 pct.</percentage> i gang. Landsgennemsnittet ligger på <percentage value=41>41</percentage>.",
    "Udeblivelsen er <percentage value=6>6 %</percentage> mod normalt <percentage value=15>15</percentage>.",
    "Omgørelsesprocenten bliver herefter <percentage value=27>27</percentage>.",
    "Af dem har <percentage value=35>35 pct.</percentage> intet tilbud, og der må højst være <percentage value=30 modifier=at_most>30</percentage>.",
    "Vi er på <percentage value=30>30 pct.</percentage> nu. Til maj regner vi med at ligge på <percentage value=33>33</percentage>.",
    "Mere end <percentage value=20 modifier=more_than>hver femte</percentage> borger ventede i hver af månederne.",
    "Der gemmer sig <count value=40 to=60>40-60</count> endnu.",
    "For landet som helhed var den <percentage value=24>24 pct.</percentage>, og i byen er den <percentage value=31>31</percentage>.",
    "Fejlprocenten blev opgjort til <percentage value=21>21,0</percentage>.",
    "Vi har i snit holdt <count value=3.4>3,4</count> samtaler, hvor kravet er <count value=4>fire</count>.",
    "Fristen bør være <duration value=8 unit=week>otte uger</duration>, da bolig og konto optager de første <duration value=4 unit=week>fire</duration>.",
    "Sagen tog i snit <duration value=19 unit=day>19 dage</duration>, i det værste tilfælde <duration value=74 unit=day>74</duration>.",
    "Af rammen på <amount value=1900000 unit=DKK>1,9 mio. kr.</amount> er <amount value=900000 unit=DKK>0,9</amount> brugt.",
    "Bunken af sager over <duration value=26 unit=week modifier=more_than>26 uger</duration> er gået fra <count value=44>44</count> til <count value=31>31</count>.",
    "Der er brugt <amount value=1900000 unit=DKK>1,9</amount> af de <amount value=2400000 unit=DKK>2,4 mio. kr.</amount>",
    "Timeprisen er <amount value=850 unit=DKK>850 kr.</amount> mod <amount value=920 unit=DKK>920</amount> hos den anden.",
    "Der er afsat <amount value=5000000 unit=DKK>5 mill kr.</amount>",
    "I Aarhus er det <percentage value=12>12 pct.</percentage>, Odense <percentage value=14>14</percentage> og Aalborg <percentage value=11>11</percentage>.",
    "Svarprocenten var <percentage value=62>62</percentage> (2017: <percentage value=58>58</percentage>).",
    "Det er over <percentage value=80 modifier=more_than>80 pct.</percentage> (krav: <percentage value=85>85</percentage>).",
    "I byen er det <percentage value=24.5>24,5 pct.</percentage> og i Brøndby <percentage value=19.8>19,8</percentage>.",
    "Ventetiden er nedbragt til <duration value=4 unit=week>fire uger</duration> fra tidligere <duration value=9 unit=week>ni</duration>.",
    "Andelen er <percentage value=26.1>26,1 pct.</percentage> Krav: under <percentage value=20 modifier=less_than>20</percentage>.",
    "Målopfyldelsen er <percentage value=97>97</percentage> og rettidigheden <percentage value=88>88</percentage>.",
    "Vi nåede <count value=12>12</count>, og resten (<count value=9>9</count>) er i gang.",
    "Det ene hold (<count value=8>8</count> pladser) er i byen, det andet i havnen (<count value=6>6</count>).",
    "Der er afsat <amount value=500000 unit=DKK>en halv million kroner</amount>.",
    "Merforbruget er <amount value=3400000 unit=DKK>3,4 millioner</amount> og mindreindtægten <amount value=600000 unit=DKK>600.000</amount>.",
    "Projektet kostede <amount value=45000 unit=DKK>45.000</amount>.",
    "Blandt mændene er <percentage value=61>61 pct.</percentage> i job, blandt kvinderne <percentage value=55>55</percentage>.",
    "I dag har <percentage value=38>38 %</percentage> (<count value=112>112</count>) fået et tilbud.",
    "Det er <percentage value=9>9 %</percentage>, svarende til <count value=6>6</count> af de <count value=67>67</count>.",
]

LEFT_ALONE = [
    "Tusind tak for brevet.",
    "Bemærkning 2. For landet under ét er det uændret.",
    "Ad 1 Godkendt. Ad 2 Godkendt med bemærkning.",
    "Blanketten (LÆ 285) er sendt.",
    "praktik fra dag 1",
    "Udvalget er nummer to fra bunden.",
    "Ring hvis der er noget, bedst mellem 9 og 10.",
    "Der er åbent fra 10 til 14, og vagten er der 24/7.",
    "Alle over 50 er indkaldt, og mange under 30 er i job.",
    "flere end i de tre foregående år tilsammen",
    "i nogle sager hver fjerde uge, i andre hver ottende",
    "Beslutning\n7  Status på porteføljen\n",
    "3 gange så mange som i 2012",
    "pr. 100 borgere og pr. 1.000 indbyggere",
    "Afdeling 2 lukkes.",
    "Den 9. er aflyst.",
    "Der er en borger og et tilbud samt et par sager.",
    "yderligere en mentor",
    "en gang om året",
    "flere hundrede borgere og tusindvis af sager",
]

TABLES = [
    "\tBudget\tForbrug\nSygedagpenge\t<amount value=96200000>96,2</amount>\t<amount value=101400000>101,4</amount>\n\nBeløb i mio. kr.\n",
    "Tabel 1. Andel med det antal samtaler, de har ret til, pct.\n\tJuli\tAugust\nDagpenge\t<percentage value=49>49</percentage>\t<percentage value=55>55</percentage>\n",
    "Tabel 2. Til tiden, pct. (i parentes året før)\n\tSamtaler\tTilbud\nDagpenge\t<percentage value=71.3>71,3</percentage> (<percentage value=84>84,0</percentage>)\t<percentage value=92.6>92,6</percentage> (<percentage value=90.1>90,1</percentage>)\n",
    "Sats\tUge 34\tUge 35\nMentor\t<count value=12>12</count>\t<count value=14>14</count>\n",
    "Ialt\n\n<count value=402>402</count>\n<count value=291>291</count>\n",
    "Kommune\tRang\tIndeks\tAndel\nIshøj\t45\t104\t<percentage value=23.4>23,4</percentage>\n"
    "Greve\t12\t98\t<percentage value=18>18,0</percentage>\n",
    "Samtaler pr. borger\t<count value=3.4>3,4</count>\t<count value=2.9>2,9</count>\n"
    "Tilbud pr. borger\t<count value=0.8>0,8</count>\t<count value=1.1>1,1</count>\n",
    "Alder\tAntal\tPct.\n18-29 år\t<count value=120>120</count>\t<percentage value=24>24</percentage>\n"
    "30-49 år\t<count value=210>210</count>\t<percentage value=42>42</percentage>\n",
    "Antal akutjob i kommunen\n\nOffentlig sektor\t<count value=35 noun=akutjob>35</count>\nPrivat sektor\t<count value=21 noun=akutjob>21</count>\n",
    "Gruppe\t2022\t2023\nUnge\t<count value=872>872</count>\t<count value=1072>1072</count>\nVoksne\t<count value=1834>1.834</count>\t*\nI alt\t<count value=2706>2.706</count>\t-\n",
    "Forløb\tAntal personer\nMentor\t<count value=12>12</count>\nPraktik\t.\n",
    "Gruppe\tPersoner\nMænd\t<count value=7>7</count>\nKvinder\t<count value=9>9</count>\n",
]


@pytest.mark.parametrize("text", FOUND + LEFT_ALONE + TABLES)
def test_count(mark, text):
    assert mark(text, *KINDS) == text
