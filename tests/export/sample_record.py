"""A record with something of everything, and with text that a spreadsheet would run."""

DANGER = '=cmd|"/c calc"!A1'


def item(id, start, end, **values):
    place = {"page": 2, "boxes": [[1.0, 2.0, 3.0, 4.5]], "sentence": [0, 20], "section": DANGER, "table": None}
    return {"id": id, "start": start, "end": end, "provenance": place, "rule": "r", "confidence": 0.9} | values


def record(source="breve/a.pdf", problems=()):
    text = "=38,5 pct. og 12 borgere i maj, 1.400.000 kr."
    value = {"value_to": None, "modifier": None, "noun": None, "basis": "literal"}
    mentions = [
        item("m1", 0, 10, kind="percentage", text="=38,5 pct.", value=38.5, unit="percent", **value),
        item("m2", 14, 16, kind="count", text="12", value=12, unit=None, **(value | {"noun": "+borgere"})),
        item("m3", 32, 45, kind="amount", text="1.400.000 kr.", value=1400000, unit="DKK", **value),
        item("m4", 27, 30, kind="date", text="maj", start_date="2018-05-01", end_date="2018-05-31", precision="month",
             relative=False, basis="inferred"),
        item("m5", 27, 30, kind="date", text="maj", start_date=None, end_date=None, precision="month",
             relative=True, basis="literal"),
    ]  # fmt: skip
    mentions[0]["provenance"] = mentions[0]["provenance"] | {
        "table": {"table": 1, "row": 4, "column": 2, "row_path": ["A-dagpenge", "-x"], "column_path": ["maj"]}
    }
    shared = {"municipality": "Viborg", "target_group": None}
    observation = item("o1", 0, 10, mention="m1", value=38.5, value_to=None, unit="percent", municipality_code="791",
                       indicator="andel_uden_tilbud_eller_mentor_12m", as_of_start=None, as_of_end=None,
                       role="actual", source_kind="own_count", basis={"as_of": "inherited"}, **shared)  # fmt: skip
    initiative = item("i1", 0, 10, text="=38,5 pct.", type="mentor_kapacitet", status="ongoing", name=DANGER,
                      start_date="2018-01-01", end_date=None, participants=7, **shared)  # fmt: skip
    commitment = item("c1", 0, 10, text="=38,5 pct.", origin="promised", actor="Viborg", strength="expected",
                      deadline="2018-04-01", deadline_text="fra april", deadline_kind="start", state="open",
                      condition=None, target_value=None, target_unit=None, **shared)  # fmt: skip
    metadata = {"doc_type": "redegoerelse", "title": DANGER, "municipality": "Viborg", "municipality_code": "079",
                "sender": "@sum", "recipient": None, "date": "2018-02-08",
                "case_numbers": ["18/1", "18/2"]}  # fmt: skip
    return {
        "schema_version": "1", "document_id": "d1", "source": source, "sha256": "ab", "media_type": "application/pdf",
        "pages": 3, "ocr": False, "status": "partial" if problems else "ok", "problems": list(problems),
        "extractor_version": "9", "model_version": None, "metadata": metadata, "text": text, "sections": [],
        "mentions": mentions, "observations": [observation], "initiatives": [initiative], "commitments": [commitment],
    }  # fmt: skip
