"""The day a document was written."""

import pytest

from extractor.facts.document_date import document_date
from extractor.facts.odd_date import parse_odd

WRITTEN = [
    ("Dato: 18. december 2017\nSagsnr.: 1", "2017-12-18"),
    ("**Dato:** Onsdag den 6. marts 2013", "2013-03-06"),
    ("DATO\n08-02-2018\nSAGSNR.", "2018-02-08"),
    ("Dato\t08.02.2018\tSide 1", "2018-02-08"),
    ("Mødedato: 6/3-2013", "2013-03-06"),
    ("Kære minister\n\nI brev af 26. januar 2018 bad du om svar.\n\n08-02-2018\n\nVi svarer her.", "2018-02-08"),
    ("Til styrelsen\n\n                    Rådhuset, den 31. maj 2013\n\nSvar", "2013-05-31"),
    ("Holbæk d. 4. maj 2021\n\nSvar", "2021-05-04"),
    ("Referat fra møde i udvalget\n\nOnsdag den 8. september 2021 kl. 13.00 på Torvet\n\n1. Punkt", "2021-09-08"),
    ("Dagsorden til mødet i Arbejdsmarkedsudvalget den 6. marts 2013 i mødelokale 3", "2013-03-06"),
    ("Dato: 20. februar 202\n\nSvar senest 7. marts 2023.", "2023-02-20"),
    ("Dato: 20. februar 202\nJ.nr. 22/04822", "2022-02-20"),
    (
        "Byrådsudvalget har i brev af 3. maj 2011 stillet et spørgsmål.\nSpørgsmål 4:\n17. maj 2011J.nr. 11-20\nSvar:",
        "2011-05-17",
    ),
    ("Dato: tors 8 feb. 2018", "2018-02-08"),
    (
        "Referat fra møde i udvalget den 8. november 2012\n\n1. Sag\n\t2012\tForbrug pr. 30.9.12\tRest\nLøn\t9\t7\t2\n",
        "2012-11-08",
    ),
    (
        "Økonomiudvalget\nDagsorden • 4. juni 2024 kl. 15.00\nIndhold\nForslag til borgermødet 20.8.2024.\n",
        "2024-06-04",
    ),
    ("Svarfrist: 1. maj 2018\n\nIngen dato her", "None"),
    ("I brev af 26. januar 2018 bad du om svar.", "None"),
    ("", "None"),
]


@pytest.mark.parametrize(("text", "day"), WRITTEN)
def test_document_date(text, day):
    assert str(document_date(text)) == day


ODD = [
    ("torsdag 8 februar 2018", "2018-02-08"),
    ("12 pct. af 39 borgere", "None"),
    ("x" * 65, "None"),
    ("1. marts", "None"),
]


@pytest.mark.parametrize(("words", "day"), ODD)
def test_what_dateparser_reads(words, day):
    assert str(parse_odd(words)) == day
