"""One document through all floors."""

from typing import TYPE_CHECKING

from extractor import __version__
from extractor.assembly.checks import checks
from extractor.assembly.commitments import commitments
from extractor.assembly.counted_model import settle_counted
from extractor.assembly.fact import fact
from extractor.assembly.initiatives import initiatives
from extractor.assembly.metadata import metadata
from extractor.assembly.observations import observations
from extractor.assembly.scene import Scene
from extractor.facts.reading import Reading
from extractor.layout import structure
from extractor.pipeline.load import Rules, model_of, warmer
from extractor.schema.document import Document
from extractor.schema.records import SCHEMA_VERSION, Result, SectionRecord

if TYPE_CHECKING:
    from spacy.language import Language


def read_values(document: Document, nlp: "Rules | Language") -> Reading:
    """Find the values of a document; what was refused is kept with its reason (`show --why`)."""
    reading = Reading(structure(document))
    if isinstance(nlp, Rules):
        nlp(reading)
        return reading
    warmer(nlp)(reading.text)
    doc = nlp.make_doc(reading.text)
    doc._.reading = reading
    nlp(doc)
    return reading


def extract(document: Document, nlp: "Rules | Language") -> Result:
    """Find everything in a document. Same document and versions, same result."""
    reading = read_values(document, nlp)
    document = reading.document
    if (model := model_of(nlp)) is not None:
        settle_counted(reading, model.parse)
    about = metadata(reading)
    facts = tuple(fact(mention, reading) for mention in sorted(reading.mentions, key=lambda m: (m.start, m.end)))
    scene = Scene(reading, about)
    figures = tuple(observations(scene, facts))
    efforts = tuple(initiatives(scene))
    bound = tuple(commitments(scene, efforts))
    problems = (*document.problems, *checks(scene, figures))
    return Result(
        schema_version=SCHEMA_VERSION,
        document_id=document.document_id,
        source=document.source,
        sha256=document.sha256,
        media_type=document.media_type,
        pages=len(document.pages),
        ocr=document.ocr,
        status="partial" if problems else "ok",
        problems=problems,
        extractor_version=__version__,
        model_version=model.version if model else None,
        metadata=about,
        text=document.text,
        sections=tuple(SectionRecord(s.start, s.end, s.level, s.title, s.number or None) for s in document.sections),
        mentions=facts,
        observations=figures,
        initiatives=efforts,
        commitments=bound,
    )
