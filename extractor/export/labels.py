"""What codes are called in Danish in the workbook and the Excel CSV, and the headings of their columns."""

from functools import cache

LABELS: dict[str, dict[str, str]] = {
    "kind": {
        "percentage": "procent", "count": "antal", "amount": "beløb", "duration": "varighed", "date": "dato",
    },
    "unit": {
        "percent": "pct.", "percentage_point": "procentpoint", "per_mille": "promille", "fraction": "pct. (brøk)",
        "hour": "timer", "day": "dage", "week": "uger", "month": "måneder", "quarter": "kvartaler", "year": "år",
        "DKK": "kr.", "EUR": "euro",
    },
    "modifier": {
        "approx": "ca.", "more_than": "mere end", "less_than": "mindre end", "at_least": "mindst", "at_most": "højst",
    },
    "basis": {
        "literal": "står i teksten", "inherited": "fra sammenhængen", "inferred": "udledt", "repaired": "rettet",
    },
    "precision": {
        "day": "dag", "week": "uge", "month": "måned", "quarter": "kvartal", "half_year": "halvår",
        "season": "årstid", "year": "år", "range": "periode",
    },
    "status": {
        "ok": "ok", "partial": "delvis læst", "noted": "læst, med bemærkninger", "failed": "kunne ikke læses",
        "planned": "planlagt", "ongoing": "i gang",
        "completed": "gennemført", "stopped": "stoppet", "unknown": "ukendt",
    },
    "doc_type": {
        "redegoerelse": "redegørelse", "supervision_letter": "tilsynsbrev", "agenda": "dagsorden", "minutes": "referat",
        "report": "rapport", "news": "nyhed", "answer": "svar", "other": "andet",
    },
    "role": {"actual": "faktisk", "target": "mål", "forecast": "forventning"},
    "source_kind": {
        "own_count": "egen opgørelse", "official": "officiel statistik", "press": "presse", "law": "lovgivning",
        "unknown": "ukendt",
    },
    "origin": {"promised": "tilsagn", "imposed": "krav"},
    "strength": {"binding": "bindende", "expected": "forventet", "intended": "hensigt"},
    "state": {"open": "åben", "met": "opfyldt", "missed": "ikke opfyldt"},
    "deadline_kind": {
        "due": "senest", "start": "fra", "window": "i perioden", "until": "indtil", "as_of": "pr.",
        "relative": "afhænger af", "vague": "ubestemt",
    },
    "flag": {"True": "ja", "False": "nej"},
    "promise_state": {
        "not_assessed": "Ikke vurderet", "in_progress": "I gang", "met": "Opfyldt", "met_late": "Opfyldt efter frist",
        "partly_met": "Delvist opfyldt", "not_met": "Ikke opfyldt", "dropped": "Bortfaldet",
        "not_measurable": "Kan ikke måles",
    },
    "column": {
        "overdue": "Overskredet", "soon": "Frist inden 30 dage", "later": "Senere", "no_deadline": "Uden frist",
        "met": "Opfyldt", "not_met": "Ikke opfyldt", "dropped": "Bortfaldet", "not_measurable": "Kan ikke måles",
    },
    "missed_note": {"no_new_deadline": "Ingen ny frist", "original_missed": "Oprindelig frist ikke holdt"},
    "measurable": {"yes": "ja", "partly": "delvist", "no": "nej"},
    "says": {
        "met": "opfyldt", "not_met": "ikke opfyldt", "partly_met": "delvist opfyldt", "in_progress": "i gang",
        "dropped": "bortfaldet",
    },
    "evidence_kind": {
        "own_words": "samme dokument", "later_report": "senere dokument", "effort": "initiativ", "answer": "svar",
        "figure": "tal",
    },
    "severity": {"error": "fejl", "warning": "advarsel", "notice": "bemærkning"},
    "point_found": {"True": "ja", "False": "MANGLER"},
    "link": {"same": "samme", "unsure": "usikker", "different": "forskellig"},
    "check_state": {
        "in_time": "besvaret til tiden", "late": "besvaret efter fristen", "no_deadline": "besvaret, ingen frist",
        "unanswered": "intet svar i materialet", "overdue": "intet svar i materialet, fristen er passeret",
        "not_judged": "muligt svar, ikke bekræftet",
    },
}  # fmt: skip
LABELS |= {
    "subject": {
        "fact": "oplysning", "observation": "tal i tidsserie", "initiative": "initiativ", "commitment": "tilsagn",
    },
    "attention": {
        "disagreement": "uenighed med senere kørsel", "to_confirm": "skal genbekræftes",
        "added": "findes ikke af programmet",
    },
}  # fmt: skip
LABELS["target_unit"] = LABELS["unit"]
LABELS["key_source_kind"] = LABELS["source_kind"]


@cache
def names(column: str) -> dict[str, str]:
    """Code -> Danish name for a column; {} where the code is its own name."""
    listed = {"indicator": ("indicators", "indicator"), "target_group": ("target_groups", "group")}
    listed |= {"key_indicator": listed["indicator"], "key_group": listed["target_group"]}
    listed["type"] = ("initiative_types", "type")
    if column in ("decided_state", "decided_field"):
        from extractor.lang import table

        told = table("compare_words")
        field = {"promise_state": "tilstand", "current_deadline": "gældende frist"} | told["decided_field"]
        return dict(told["decision"]) if column == "decided_state" else field
    if column in listed:
        from extractor.lang import table

        file, key = listed[column]
        return {"other": "andet"} | {e["id"]: e["name"] for e in table(file).get(key, []) if "name" in e}
    return LABELS.get(column, {})


HEADINGS: dict[str, str] = {
    "document_id": "Dokument-id", "source": "Kilde", "municipality": "Kommune", "municipality_code": "Kommunekode",
    "document_date": "Brevets dato", "kind": "Slags", "value": "Værdi", "value_to": "Værdi til", "unit": "Enhed",
    "modifier": "Forbehold", "noun": "Hvad der tælles", "start_date": "Fra dato", "end_date": "Til dato",
    "precision": "Nøjagtighed", "relative": "Relativ dato", "text": "Står som", "sentence": "Sætning", "page": "Side",
    "section": "Afsnit", "row_path": "Tabelrække", "column_path": "Tabelkolonne", "basis": "Grundlag", "rule": "Regel",
    "confidence": "Sikkerhed (0-1)", "line": "Række i tabel", "target_group": "Målgruppe", "indicator": "Indikator",
    "as_of_start": "Opgjort fra", "as_of_end": "Opgjort til", "role": "Rolle", "source_kind": "Kildens art",
    "type": "Type", "status": "Status", "name": "Navn", "participants": "Deltagere (antal)", "origin": "Tilsagn/krav",
    "actor": "Hvem", "strength": "Styrke", "state": "Tilstand", "condition": "Betingelse", "deadline": "Frist",
    "deadline_kind": "Fristens art", "deadline_text": "Frist som skrevet", "target_value": "Måltal",
    "target_unit": "Måltallets enhed", "title": "Titel", "sender": "Afsender", "recipient": "Modtager", "date": "Dato",
    "case_numbers": "Sagsnumre", "pages": "Sider (antal)", "problem_codes": "Problemer", "doc_type": "Dokumenttype",
    "mentions": "Oplysninger (antal)", "observations": "I tidsserier (antal)", "initiatives": "Initiativer (antal)",
    "commitments": "Tilsagn (antal)", "ocr": "Tekstgenkendt", "id": "Id", "missing": "Mangler fordi",
    "sha256": "SHA-256", "extractor_version": "Programversion",
    "documents": "Dokumenter (antal)", "latest": "Seneste dokument", "key_indicator": "Nyeste nøgletal",
    "key_group": "Nøgletallets målgruppe", "key_value": "Værdi (pct.)", "key_day": "Opgjort",
    "previous_value": "Forrige værdi (pct.)", "previous_day": "Forrige opgjort", "key_source_kind": "Nøgletallets art",
    "initiatives_ongoing": "Initiativer i gang", "initiatives_completed": "Initiativer gennemført",
    "promises": "Tilsagn og krav (antal)", "promises_met": "Opfyldt", "promises_not_met": "Ikke opfyldt",
    "promises_not_assessed": "Ikke vurderet", "without_new_deadline": "Ikke opfyldt uden ny frist",
    "promises_overdue": "Frist overskredet", "next_deadline": "Næste frist",
    "demands_unanswered": "Krav uden svar i materialet", "documents_partial": "Dokumenter med bemærkninger",
    "promise_text": "Tilsagn eller krav", "promise_state": "Tilstand",
    "original_deadline": "Oprindelig frist", "current_deadline": "Gældende frist",
    "column": "Fristens stand", "days_left": "Dage til frist", "missed_note": "Bemærk", "evidence": "Bevis",
    "evidence_source": "Bevisets kilde", "measurable": "Målbar", "told": "Omtalt (antal)",
    "demanded_on": "Brevets dato", "demand": "Hvad der blev bedt om", "check_state": "Besvaret?",
    "answered_on": "Svarets dato", "link": "Kobling", "point": "Punkt", "point_found": "Fundet i svaret",
    "passage": "Hvor i svaret", "answer_source": "Svarets kilde", "severity": "Alvor", "message": "Problem",
    "hint": "Hvad man kan gøre", "code": "Kode", "reviewed": "Gennemgået",
    "item": "Oplysnings-id", "subject": "Hvad", "decided_state": "Afgørelse", "decided_by": "Af",
    "decided_at": "Hvornår (UTC)", "decided_reason": "Grund", "decided_field": "Felt",
    "machine_told": "Programmets værdi", "person_told": "Sat til", "controlled_by": "Kontrolleret af",
    "attention": "Skal ses efter", "quote": "Står som",
}  # fmt: skip
