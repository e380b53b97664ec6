"""Type, municipality and day where a head alone does not tell: mails with what they answer, answers, minutes."""

import pytest

from extractor.assembly.metadata import metadata
from extractor.facts.reading import Reading
from extractor.layout import structure
from extractor.schema.document import Document

REPLY = """Fra: Jobcenter Ærø
Sendt: mandag den 7. marts 2016 10:12
Til: AMK Syd
Emne: SV: Hvor mange mangler et tilbud?

Hej Else

Vi har nu 12 borgere uden tilbud, og 4 af dem begynder 1/4. Resten får en samtale i denne måned, og I får
en ny status, når vi kender tallene. Tilbuddene er lavet sammen med naboerne.

Hilsen
Jobcentret

-----Oprindelig meddelelse-----
Fra: AMK Syd
Sendt: 1. marts 2016 09:15
Til: Jobcenter Ærø
Emne: Hvor mange mangler et tilbud?

Vi beder kommunen om en kort redegørelse. Ved vores møde 30. november 2015 var der 14 personer uden tilbud.

Vh Else
"""
ANSWER = """Folketingets Beskæftigelsesudvalg

29. november 2016
J.nr. 2016-8122

Endeligt svar på spørgsmål nr. 91 (Alm. del)

Spørgsmål:
Vil ministeren oplyse, hvor mange der er fritaget?

Svar:
Der er flest i Lemvig, Struer, Morsø og Thisted. Struer Kommune har oplyst, at sagerne gennemgås.

Venlig hilsen
Beskæftigelsesministeren
"""
MINUTES = """Referat
Beskæftigelsesudvalget
Onsdag den 7. oktober 2020, kl. 16.30
Greve Rådhus

4. Status på samtaler

Sagsfremstilling
I perioden april-juni fik 54 pct. en samtale til tiden.

Beslutning
Taget til efterretning.
"""

OFFICE = """LÆSØ KOMMUNE
SOCIALFORVALTNINGEN

Arbejdsmarkedsstyrelsen
Postboks 1

Deres brev af: 3. ds.     Vort j.nr.: 2008-10-1     Dato: 20. maj 2008

Vedr.: Opfølgning i sygedagpengesager

Under henvisning til styrelsens brev af 3. maj skal man herved fremkomme med følgende redegørelse for sagerne, der
alle er gennemgået, således at der i 14 sager er fulgt op for sent.
"""
PLAN = """Fanø Kommune – Arbejdsmarked

Genopretningsplan for samtaler med unge
Planperiode: 1. juni - 30. november 2021
Sendt til STAR fredag 28.05.2021

1 Udgangspunkt

I 1. kvartal 2021 fik 61 pct. af de unge en samtale til tiden, og det er færre, end loven kræver.
"""
ACCOUNT = """Samsø Kommune
Arbejdsmarked

Redegørelse for indsatsen over for langvarige kontanthjælpsmodtagere i første halvår af 2016
Vedtaget af kommunalbestyrelsen den 26. september 2016.

I brev af 1. juli 2016 anmoder ministeren om en redegørelse. I 1. kvartal 2016 var andelen 33 pct..
"""


@pytest.mark.parametrize(
    ("text", "kind", "municipality", "day"),
    [
        (OFFICE, "redegoerelse", "Læsø", "2008-05-20"),
        (PLAN, "redegoerelse", "Fanø", "2021-05-28"),
        (ACCOUNT, "redegoerelse", "Samsø", "2016-09-26"),
        (REPLY, "redegoerelse", "Ærø", "2016-03-07"),
        (ANSWER, "answer", None, "2016-11-29"),
        (MINUTES, "minutes", "Greve", "2020-10-07"),
    ],
    ids=["office", "plan", "account", "reply", "answer", "minutes"],
)
def test_what_the_document_is(text, kind, municipality, day):
    found = metadata(Reading(structure(Document("test", "test.txt", "", "text/plain", text))))
    assert (found.doc_type, found.municipality, found.date) == (kind, municipality, day)


@pytest.mark.parametrize("asks", ["Vi beder", "Jeg anmoder", "Vi skal hermed anmode"])
def test_who_asks_a_municipality_is_not_that_municipality(asks: str) -> None:
    text = (
        "Vejle Kommune\n\nStyrelsen for Arbejdsmarked og Rekruttering\n1. februar 2018\n\n"
        f"{asks} Vejle Kommune om at sende en redegørelse senest den 1. marts 2018.\n"
    )
    reading = Reading(structure(Document("test", "test.txt", "", "text/plain", text)))
    assert metadata(reading).doc_type == "supervision_letter"
