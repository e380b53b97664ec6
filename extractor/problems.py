"""The closed list of problem codes, each with one sentence and one hint in Danish and in English.

A problem belongs to one document. Source of the list: the reliability contract (docs/limits.md);
the `check_*` codes are notices of the arithmetic checks, never corrections.
"""

from typing import NamedTuple


class Wording(NamedTuple):
    """What a person reads: `message` says what was found, `hint` what to do."""

    da: str
    da_hint: str
    en: str
    en_hint: str


WORDING: dict[str, Wording] = {
    "encrypted": Wording(
        "Filen er beskyttet med adgangskode.",
        "Gem en kopi uden adgangskode, og kør igen.",
        "The file is protected by a password.",
        "Save a copy without the password and run again.",
    ),
    "not_supported": Wording(
        "Filtypen kan ikke læses.",
        "Brug PDF, .txt eller .md.",
        "This type of file cannot be read.",
        "Use PDF, .txt or .md.",
    ),
    "type_mismatch": Wording(
        "Filens indhold passer ikke til dens endelse.",
        "Giv filen den rigtige endelse, eller hent den igen.",
        "The content does not match the file's suffix.",
        "Give the file its right suffix, or fetch it again.",
    ),
    "empty_file": Wording(
        "Filen er tom.",
        "Hent filen igen fra afsenderen.",
        "The file is empty.",
        "Get the file again from its sender.",
    ),
    "corrupt": Wording(
        "Filen er beskadiget og kan ikke åbnes.",
        "Hent filen igen, eller gem den på ny fra det program, der lavede den.",
        "The file is damaged and cannot be opened.",
        "Fetch it again, or save it anew from the program that made it.",
    ),
    "no_pages": Wording(
        "PDF-filen har ingen sider.",
        "Hent filen igen fra afsenderen.",
        "The PDF has no pages.",
        "Get the file again from its sender.",
    ),
    "no_text_layer": Wording(
        "Siden er et billede uden tekst.",
        "Kør tekstgenkendelse (OCR) på filen, og prøv igen.",
        "The page is a picture without text.",
        "Run text recognition (OCR) on the file and try again.",
    ),
    "garbage_text": Wording(
        "Sidens tekst er ulæselig (skrifttypen mangler tegnoversættelse).",
        "Kør tekstgenkendelse (OCR) på filen, eller få den gemt på ny.",
        "The page's text is unreadable (its font lacks a character map).",
        "Run text recognition (OCR) on the file, or have it saved anew.",
    ),
    "xfa": Wording(
        "PDF-filen er en XFA-formular, hvis indhold ikke kan læses.",
        "Udskriv formularen til en almindelig PDF.",
        "The PDF is an XFA form, whose content cannot be read.",
        "Print the form to a plain PDF.",
    ),
    "too_large": Wording(
        "Filen er for stor.",
        "Del filen, eller hæv grænsen (max_file_mb).",
        "The file is too large.",
        "Split it, or raise the limit (max_file_mb).",
    ),
    "too_many_pages": Wording(
        "Filen har for mange sider.",
        "Del filen, eller hæv grænsen (max_pages).",
        "The file has too many pages.",
        "Split it, or raise the limit (max_pages).",
    ),
    "expansion_limit": Wording(
        "Filen fylder for meget, når den pakkes ud.",
        "Kontrollér, hvor filen kommer fra.",
        "The file grows too much when unpacked.",
        "Check where the file comes from.",
    ),
    "nesting_limit": Wording(
        "Filens indhold er pakket for dybt.",
        "Gem dokumentet på ny fra det program, der lavede det.",
        "The file's content is nested too deeply.",
        "Save the document anew from the program that made it.",
    ),
    "time_limit": Wording(
        "Dokumentet nåede ikke at blive læst inden for tidsgrænsen.",
        "Kør det alene, eller hæv grænsen (base_seconds).",
        "The document was not read within the time limit.",
        "Run it alone, or raise the limit (base_seconds).",
    ),
    "memory_limit": Wording(
        "Dokumentet kræver mere hukommelse, end en arbejdsproces må bruge.",
        "Kør det alene, eller hæv grænsen (worker_memory_mb).",
        "The document needs more memory than a worker may use.",
        "Run it alone, or raise the limit (worker_memory_mb).",
    ),
    "worker_crash": Wording(
        "Læsningen af dokumentet gik ned; de øvrige dokumenter er ikke berørt.",
        "Gem dokumentet på ny, eller send det til udviklerne.",
        "Reading the document crashed; the others are not affected.",
        "Save the document anew, or send it to the developers.",
    ),
    "name_unsafe": Wording(
        "Filnavnet kan ikke bruges sikkert.",
        "Omdøb filen.",
        "The file's name cannot be used safely.",
        "Rename the file.",
    ),
    "not_regular_file": Wording(
        "Stien er ikke en almindelig fil.",
        "Angiv en fil eller en mappe.",
        "The path is not a regular file.",
        "Name a file or a folder.",
    ),
    "no_permission": Wording(
        "Filen må ikke læses af denne bruger.",
        "Få læseadgang til filen.",
        "The file may not be read by this user.",
        "Get permission to read the file.",
    ),
    "not_found": Wording(
        "Filen findes ikke.",
        "Kontrollér stien; et mønster som *.pdf skal passe på mindst én fil.",
        "The file does not exist.",
        "Check the path; a pattern such as *.pdf must match at least one file.",
    ),
    "duplicate": Wording(
        "Samme fil er allerede med i kørslen.",
        "Fjern den ene, hvis de ikke begge skal med.",
        "The same file is already in this run.",
        "Remove one of them unless both belong.",
    ),
    "partial": Wording(
        "Kun en del af dokumentet kunne læses.",
        "Se, hvad der mangler, under dokumentets problemer.",
        "Only a part of the document could be read.",
        "See what is missing among the document's problems.",
    ),
    "ocr_unavailable": Wording(
        "Tekstgenkendelse (OCR) er ikke installeret.",
        "Installer pakken tesseract-ocr-dan.",
        "Text recognition (OCR) is not installed.",
        "Install the package tesseract-ocr-dan.",
    ),
    "check_share": Wording(
        "Andel, antal og grundlag passer ikke sammen.",
        "Kontrollér de tre tal i dokumentet.",
        "Share, count and base do not fit.",
        "Check the three figures in the document.",
    ),
    "check_total": Wording(
        "Delene giver ikke den oplyste total.",
        "Kontrollér tabellens tal; en fodnote kan forklare forskellen.",
        "The parts do not add up to the stated total.",
        "Check the table; a footnote may explain the difference.",
    ),
    "check_contradiction": Wording(
        "Samme oplysning står med to forskellige tal.",
        "Afgør, hvilket af tallene der gælder.",
        "The same figure is given with two different values.",
        "Decide which of them holds.",
    ),
    "check_change": Wording(
        "Den oplyste ændring passer ikke med de to tal.",
        "Kontrollér, om ændringen er i procent eller procentpoint.",
        "The stated change does not fit its two values.",
        "Check whether the change is in per cent or percentage points.",
    ),
    "check_base": Wording(
        "To oplysninger forudsætter forskellige grundlag.",
        "Kontrollér, hvem der er talt med i hver af dem.",
        "Two statements imply different bases.",
        "Check who is counted in each of them.",
    ),
    "check_month": Wording(
        "En månedskolonne kan ikke følge efter den forrige.",
        "Formentlig en skrivefejl i årstallet; tallene er læst, som de står.",
        "A month column cannot follow the one before it.",
        "Probably a slip in the year; the figures are read as they stand.",
    ),
    "internal_error": Wording(
        "Uventet fejl under læsning af dokumentet; de øvrige dokumenter er ikke berørt.",
        "Kør igen med -v, og send fejlen til udviklerne.",
        "Unexpected error while reading the document; the others are not affected.",
        "Run again with -v and send the error to the developers.",
    ),
}
CODES = tuple(WORDING)


def wording(code: str, language: str = "da") -> tuple[str, str]:
    """The sentence and the hint for `code` in `language` (da or en)."""
    w = WORDING[code]
    return (w.en, w.en_hint) if language == "en" else (w.da, w.da_hint)


# What a file or a name is instead, as the readers tell it (`ingest/detect.py`, `batch/inputs.py`).
_HELD = {
    "text": "tekst", "pdf": "PDF", "office": "et Office-dokument", "archive": "et arkiv", "image": "et billede",
    "binary": "binære data", "symbolic link": "en symbolsk lænke", "FIFO": "et rør", "socket": "en sokkel",
    "device": "en enhed", "block device": "en enhed",
}  # fmt: skip


def detail_told(code: str, detail: str, language: str) -> str:
    """The detail of a problem as a person reads it: «.pdf: text» is «.pdf: tekst»."""
    if language == "en" or code not in ("type_mismatch", "not_supported", "not_regular_file"):
        return detail
    suffix, sign, held = detail.rpartition(": ")
    return suffix + sign + _HELD.get(held, held)
