"""Dates in their sentences: what is found, placed and left alone (annotation guidelines 1.4 and 7)."""
# ruff: noqa: E501 (a marked sentence is one line)

import pytest

LEAD = "Dato: 8. februar 2018\n\n"

FOUND = [
    # exact days
    "den <date start=2018-03-01 end=2018-03-01>1.marts 2018</date> og d. <date start=2016-05-31 end=2016-05-31>31.05.16</date>",
    "<date start=2015-08-01 end=2016-07-31 precision=range>1/8-15 til 31/7-16</date>",
    "Onsdag, den <date start=2013-03-06 end=2013-03-06>6. marts, 2013</date>",
    "LBK nr. 642 af <date start=2012-06-22 end=2012-06-22>22/06/2012</date>",
    "<date start=2018-01-01 end=2018-12-31>01.01.2018-31.12.2018</date>",
    "den <date start=2018-05-28 end=2018-05-28>28.</date> og <date start=2018-05-29 end=2018-05-29>29. maj 2018</date>",
    # periods
    "i <date start=2012-10-01 end=2012-12-31 precision=quarter>4 kvartal 2012</date> og <date start=2020-07-01 end=2020-09-30>3.kv.20</date>",
    "fra <date start=2020-07-01 end=2021-06-30 precision=range>3. kvartal 2020-2.kvartal 2021</date>",
    "<date start=2022-01-01 end=2022-12-31>1. kv.22 - 4. kv.22</date>",
    "<date start=2018-01-01 end=2018-03-31>1.</date> og <date start=2018-04-01 end=2018-06-30>2. kvartal 2018</date>",
    "<date start=2017-01-01 end=2017-09-30 precision=range>1.-3. kvartal 2017</date> faldt tallet",
    "i <date start=2017-07-01 end=2017-12-31 precision=half_year>andet halvår 2017</date>",
    "<date start=2018-08-27 end=2018-09-09 precision=range>uge 35-36 2018</date> er lukket",
    "<date start=2019-10-14 end=2019-10-20 precision=week>uge 42 2019</date>",
    "<date start=2017-12-01 end=2018-02-28 precision=season>vinteren 2017/18</date> var hård",
    "<date start=2017-08-01 end=2018-07-31 precision=range>skoleåret 2017/18</date> og <date start=2017-01-01 end=2018-12-31>2017/18</date>",
    "<date start=2024-01-01 end=2027-12-31 precision=range>Budget 2024-27</date>, vedtaget i <date start=2023-10-01 end=2023-10-31>oktober 2023</date>",
    "Budgetopfølgning BO 2/<date start=2025-01-01 end=2025-12-31>2025</date>",
    "<date start=2026-01-01 end=2026-12-31>2026</date> og overslagsårene",
    "Aarhusmålene <date start=2025-01-01 end=2025-12-31>2025</date>",
    "<date start=2023-05-01 end=2023-06-30 precision=range>maj/juni 2023</date> samles vi",
    "i <date start=2012-01-01 end=2012-12-31>2012</date> og <date start=2013-01-01 end=2013-12-31>2013</date> fik vi",
    "fra <date start=2011-01-01 end=2012-12-31 precision=range>2011 til 2012</date>",
    # points of a period
    "<date start=2024-12-31 end=2024-12-31 precision=day>ultimo 2024</date>, <date start=2025-01-01 end=2025-01-01>primo 2025</date>",
    "fra <date start=2018-07-01 end=2021-12-31 precision=range>medio 2018 til ultimo 2021</date>",
    "med <date start=2017-10-31 end=2017-10-31 precision=day>udgangen af oktober 2017</date>",
    "<date start=2018-02-15 end=2018-02-15>midten af 1. kvartal 2018</date>",
    # years filled in: a letter of 8 February 2018
    "Pr. <date start=2018-03-01 end=2018-03-01 relative=false>1. marts</date> bliver der ansat en mentor",
    "Pr. <date start=2017-03-01 end=2017-03-01>1. marts</date> blev der ansat en mentor",
    "Den <date start=2018-11-17 end=2018-11-17>17.</date> eller <date start=2018-11-24 end=2018-11-24>24. november</date> holdes der møde",
    "Mødet den <date start=2016-05-14 end=2016-05-14>14. maj 2016</date> blev udsat. Den <date start=2016-05-28 end=2016-05-28>28. maj</date> blev det holdt.",
    "Mødet er den <date start=2018-05-14 end=2018-05-14>14. maj 2018</date>, ikke den <date start=2018-05-09 end=2018-05-09>9.</date>, som aftalt.",
    "den <date start=2018-05-14 end=2018-05-14>14. maj 2018</date>. Den <date start=2018-05-09 end=2018-05-09>9.</date> er fri",
    "næste gang torsdag den <date start=2018-10-04 end=2018-10-04>4. oktober</date>",
    "i <date start=2017-09-01 end=2017-09-30>september</date> og <date start=2017-10-01 end=2017-10-31>oktober</date> var der kø",
    "efter <date start=2019-01-01 end=2019-01-01>nytår</date> skal alle være i gang",
    "Til <date start=2018-09-01 end=2018-11-30 precision=season>efteråret</date> vil vi se på det",
    "inden <date start=2018-12-31 end=2018-12-31 relative=false>årets udgang</date>",
    "<date start=2018-06-01 end=2018-06-01>1/6</date>-opfølgningen og d. <date start=2018-03-01 end=2018-03-01>1/3</date>",
    "svar senest den <date start=2018-03-12 end=2018-03-12>12.3.</date> som nævnt, jf. afsnit 2.1. og se 3.1. samt 4.2.",
    # relative
    "<date start=2018-02-08 end=2018-02-08 relative=true>i dag</date> mod <date start=2017-01-01 end=2017-12-31 relative=true>sidste år</date>",
    "inden for <date start=2017-02-09 end=2018-02-08 relative=true precision=range>det seneste år</date>",
    "Pr. <date start=2017-12-01 end=2017-12-01>1. december 2017</date> var det inden for <date start=2016-12-02 end=2017-12-01>det seneste år</date>",
    "i <date start=2016-02-09 end=2018-02-08 relative=true>de seneste to år</date>",
    "<date start=2017-02-09 end=2018-02-08>de sidste 12 måneder</date>",
    "<date start=2018-02-22 end=2018-02-22 relative=true>om to uger</date> begynder kurset",
    "afviger i <date start=2017-11-01 end=2017-12-31 relative=false>årets 2 sidste måneder</date>",
    "i resten af <date start=2018-01-01 end=2018-12-31 relative=true>indeværende år</date>",
    "i <date start=2018-05-01 end=2018-05-31 relative=true>maj i år</date>",
    # misspelt
    "i <date start=2022-04-01 end=2022-06-30>2. 4vartal 2022</date>",
    "<date start=2018-03-01 end=2018-03-31>marts20l8</date>, <date start=2018-02-12 end=2018-02-12>12. febuar 2018</date>",
    # tables
    "Tilbud\t<date start=2012-10-01 end=2012-10-31>okt-12</date>\t<date start=2012-07-01 end=2012-07-31>juli-12</date>\nPraktik\t44\t35",
]

# misleading neighbours, elliptic years, odd spellings
FOUND += [
    "blev vedtaget i <date start=2017-12-01 end=2017-12-31>december</date> og træder i kraft <date start=2018-04-01 end=2018-04-01>1. april</date>",
    "39 i <date start=2017-05-01 end=2017-05-31>maj</date> og 41 i <date start=2017-06-01 end=2017-06-30>juni 2017</date>",
    "begynder i <date start=2018-10-01 end=2018-10-31>oktober</date> og slutter <date start=2019-02-01 end=2019-02-28>februar 2019</date>",
    "løber fra <date start=2018-06-01 end=2019-12-31 precision=range>1. juni til udgangen af 2019</date>",
    "<date start=2017-01-01 end=2017-01-31>Jan. 17</date>\t<date start=2017-02-01 end=2017-02-28>Feb. 17</date>",
    "<date start=2018-02-08 end=2018-02-08>8 . februar 2018</date>, <date start=2018-02-08 end=2018-02-08>8. feb '18</date>",
    "pr. <date start=2018-03-01 end=2018-03-01>1.\nmarts 2018</date>",
    "Der var 2017 ledige i <date start=2017-01-01 end=2017-12-31>2017</date>",
    "Vision <date start=2025-01-01 end=2025-12-31>2025</date>: alle i job",
    "År\t<date start=2015-01-01 end=2015-12-31>2015</date>\t<date start=2016-01-01 end=2016-12-31>2016</date>\nLedige\t412\t398",
    "<date start=2018-04-15 end=2018-05-01>medio april/primo maj 2018</date>",
    "<date start=2017-10-01 end=2017-12-31>de sidste tre måneder af 2017</date>",
    "i <date start=2018-02-01 end=2018-02-28 relative=true>indeværende måned</date>",
    "<date start=2016-02-08 end=2016-02-08 relative=true>for to år siden</date>",
    "i <date start=2017-06-01 end=2017-08-31>sommeren 2017</date> og <date start=2018-03-01 end=2018-05-31>foråret 2018</date>",
    "<date start=2019-05-28 end=2019-05-28>5/28/2019</date> 3:00:00 PM",
    "mellem <date start=2018-03-01 end=2018-06-01 precision=range>1. marts og 1. juni 2018</date>",
    # what only dateparser reads
    "den <date start=2018-02-08 end=2018-02-08>8-feb-2018</date> og <date start=2018-02-08 end=2018-02-08>8-2 2018</date>",
    "<date start=2018-02-08 end=2018-02-08>februar 8, 2018</date>, <date start=2018-02-08 end=2018-02-08>8/feb/2018</date>",
    "Pr.<date start=2017-10-01 end=2017-10-01>1.oktober</date> var det 12 flere end <date start=2016-10-01 end=2016-10-01>for et år siden</date>",
    "Kommunen skulle slutte <date start=2018-01-31 end=2018-01-31>31. januar</date>",
]

# the year of what lacks one (written 8 February 2018)
FOUND += [
    "Fra <date start=2017-11-01 end=2017-11-01>1. november</date> booker borgerne selv deres samtaler.",
    "Med virkning fra <date start=2018-01-22 end=2018-01-28>uge 4</date> udsendes indkaldelsen automatisk.",
    "Svarfristen er sat til den <date start=2018-02-12 end=2018-02-12>12. februar</date>.",
    "På mødet den <date start=2018-01-10 end=2018-01-10>10. januar 2018</date> gav vi tilsagn om svar inden <date start=2018-02-28 end=2018-02-28>udgangen af februar</date>.",
    "I brevet fra <date start=2017-09-01 end=2017-09-30>september 2017</date> stillede vi det i udsigt til <date start=2018-01-01 end=2018-01-01>nytår</date>.",
    "Der er afsat midler i <date start=2019-01-01 end=2019-12-31>2019</date> og <date start=2020-01-01 end=2020-12-31>2020</date>. Inden <date start=2018-04-01 end=2018-04-30>april</date> er omme, sidder de der.",
    "Tallet er fra <date start=2017-06-01 end=2017-06-30>juni</date>.",
    "Kurset skulle have været afviklet inden <date start=2017-12-31 end=2017-12-31>udgangen af december</date>.",
    "Regionen har frem til <date start=2018-03-31 end=2018-03-31>31. marts</date> udlånt en koordinator.",
    "Alle har et tilbud senest <date start=2018-04-01 end=2018-04-01>1. april</date>.",
    "Udvalget har senest den <date start=2017-11-15 end=2017-11-15>15. november</date> drøftet sagen.",
    "Sagsstammen er p.t. 62 mod 80 i <date start=2017-03-01 end=2017-05-31>foråret</date>.",
    "Ledige: 1.204 (<date start=2017-03-01 end=2017-03-31>marts</date>) og 1.150 (<date start=2017-04-01 end=2017-04-30>april</date>).",
    "Tallet for <date start=2017-07-01 end=2017-09-30>3. kvartal</date> mangler.",
    "Forsøget har kørt siden <date start=2015-10-01 end=2015-10-01>1. oktober 2015</date>. I <date start=2017-07-01 end=2017-12-31>2. halvår</date> har 226 borgere været med.",
    "I har bedt os sende en oversigt fra og med <date start=2018-03-01 end=2018-03-31>marts</date>.",
    "Sagen afgøres, når budgettet for <date start=2019-01-01 end=2019-12-31>2019</date> er på plads i <date start=2018-10-01 end=2018-10-31>oktober</date>.",
    "Alle er indkaldt hver måned siden <date start=2017-08-01 end=2017-08-31>august</date>.",
]
FOUND += [
    "Den faldt fra 38 % i <date start=2017-07-01 end=2017-07-31>juli</date> til 31 i <date start=2017-12-01 end=2017-12-31>december</date>.",
    "Sagen er drøftet den <date start=2017-11-06 end=2017-11-06>6. november</date> og sendes videre.",
    "Det blev aftalt i <date start=2017-03-01 end=2017-05-31>foråret</date>.",
    "Ved <date start=2017-12-31 end=2017-12-31 relative=true>sidste års udgang</date> var det færre end ved <date start=2018-12-31 end=2018-12-31 relative=true>udgangen af dette år</date>.",
    "Fra <date start=2017-04-01 end=2017-04-01>1. april</date> og frem til <date start=2018-02-08 end=2018-02-08>i dag</date> er tolv kommet i job.",
    "Vi følger op <date start=2018-08-08 end=2018-08-08 relative=true>om et halvt år</date>.",
    "Næste status gives <date start=2018-04-01 end=2018-04-01>primo 2. kvartal</date>.",
]
# short forms
FOUND += [
    "Kontrakten blev underskrevet i <date start=2017-10-01 end=2017-10-31>okt.</date>, og status kommer i <date start=2018-04-01 end=2018-04-30>apr.</date> hos os",
    "Rådgiverne er <date start=2017-09-01 end=2017-09-01>1/9</date> flyttet sammen; forsøget blev afsluttet <date start=2017-06-30 end=2017-06-30>30/6</date>.",
    "Borgerne ringes op inden <date start=2018-12-24 end=2018-12-24>jul</date>.",
    "Status var lovet til den <date start=2018-01-31 end=2018-01-31>31.</date>, men det glippede.",
    "Udgiften er fordelt over <date start=2017-01-01 end=2019-12-31>2017-2019</date> og rækker ud over <date start=2019-01-01 end=2019-12-31>2019</date>.",
]

# what a year is told by, feasts, days of another month
FOUND += [
    "Fra <date start=2017-01-01 end=2017-09-30 relative=true precision=range>1. til 3. kvartal sidste år</date> faldt tallet.",
    "Fra <date start=2017-01-09 end=2017-03-19 relative=true precision=range>uge 2 til uge 11 sidste år</date> var der kø.",
    "Brevet af <date start=2018-01-02 end=2018-01-02 relative=true>2. januar d.å.</date> er besvaret.",
    "Svar bedes sendt senest den <date start=2018-03-15 end=2018-03-15 relative=true>15. i næste måned</date>.",
    "Vi ses efter <date start=2018-04-01 end=2018-04-01>påske</date>, og svaret kommer inden <date start=2018-06-05 end=2018-06-05>grundlovsdag</date>.",
    "Kurset slutter før <date start=2019-06-09 end=2019-06-09>pinsen 2019</date>.",
    "I <date start=2017-06-01 end=2017-08-31 relative=false>sommer</date> lovede vi at nå det.",
    "Tallet ventes at falde i <date start=2018-01-01 end=2018-09-30 precision=range>årets tre første kvartaler</date>.",
    "Til <date start=2018-06-01 end=2018-08-31>sommer</date> er der 30 pladser, <date start=2019-01-01 end=2019-12-31 relative=true>året efter</date> 45.",
    "Handling\tFrist\nBemanding\t<date start=2018-04-01 end=2018-04-01>1/4</date>\nKatalog\t<date start=2018-12-31 end=2018-12-31>31/12</date>\n",
]

LEFT_ALONE = [
    "Der er 2012 borgere og 1950 sager i 2100 København",
    "over 2000 personer og ca. 2015 timer",
    "1/3 af boligerne, vægtet 60/40",
    "LOV 551/2019, sag 2017/18456 og 15.20.00-A00-7-20",
    "Maj Hansen og August Krogh mødte op",
    "hver måned, hvert år i maj, ugentlig, på mandag",
    "i de kommende måneder, de seneste år, p.t., snarest, fremover",
    "de første seks måneder, i 26 uger",
    "kl. 10.12 og kl. 16:00",
    "2.1 A-dagpenge, 2.10 selvforsørgende, den 9. klasse og den 3. fase",
    "i november for det forudgående år",
    "krav om fire samtaler og hvert halve år",
    "borgere\t2012\t1834\t2001",
    "fra 1900 til 2000 personer",
    "den 15. i hver måned, hver den 1. i måneden",
    "2017-niveau, EU's 2020-mål",
    "Flere end 2000 fik 2012 kr.",
    "j.nr. 2017-1234 og lokale 2012",
    "døgnvagt 24/7 og en 24/7-ordning",
    "Kommunen betaler 20 pct. de første 4 uger og mere fra uge 5 til 26",
    "påskeferien, pinsefrokosten og påske",
]


@pytest.mark.parametrize("text", FOUND + LEFT_ALONE)
def test_date(mark, text):
    assert mark(text, "date", lead=LEAD) == text


NOWHERE = [
    "inden for <date start=none end=none relative=true>det seneste år</date>",
    "<date start=none end=none>i dag</date>",
]


@pytest.mark.parametrize("text", NOWHERE)
def test_without_a_date_of_writing(mark, text):
    assert mark(text, "date") == text


MISSED = [
    "den <date start=2018-03-01 end=2018-03-01>første marts 2018</date>",  # a day written as a word
]


@pytest.mark.xfail(reason="known misses", strict=True)
@pytest.mark.parametrize("text", MISSED)
def test_missed(mark, text):
    assert mark(text, "date", lead=LEAD) == text
