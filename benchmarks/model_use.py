"""What the model is asked while documents are read, and what it makes of counted nouns, per annotated set.

    python benchmarks/model_use.py [--model da_kommune] [DIR ...]

For each folder of annotations: counts whose noun phrase is as annotated, by rules alone and with the model; how many
counts the model was asked about, in what share of the sentences; the share of sentences read for persons.
"""

import argparse
from collections import Counter
from pathlib import Path

from quality import SETS  # benchmarks/quality.py

from extractor.assembly.counted_model import settle_counted, unsure
from extractor.evaluation.gold import load_gold
from extractor.ingest import read_bytes
from extractor.pipeline import load
from extractor.pipeline.core import read_values
from extractor.pipeline.model import Model
from extractor.pipeline.persons import earns
from extractor.settings import Settings


def nouns(reading) -> dict[tuple[int, int], str]:
    """The noun phrase of each count, by its place."""
    counts = (m for m in reading.mentions if m.value.kind == "count")
    return {(m.start, m.end): (m.value.noun or "").casefold() for m in counts}


def measure(folder: Path, model: Model) -> Counter[str]:
    """Everything that is counted, over all documents of a folder."""
    found: Counter[str] = Counter()
    for name, gold in load_gold(folder).items():
        document = read_bytes(gold["text"].encode("utf-8"), f"{name}.txt", ".txt", Settings())
        reading = read_values(document, load("none"))
        unsure_at = [m.start for m in reading.mentions if unsure(m)]
        found["asked_sentences"] += len({reading.sentence_at(start) for start in unsure_at})
        found["sentences"] += len(reading.sentences)
        found["person_sentences"] += sum(earns(span, reading) for span in reading.sentences)
        alone = nouns(reading)
        found["asked"] += settle_counted(reading, model.parse)
        asked = nouns(reading)
        for mention in gold["mentions"]:
            place = mention["start"], mention["end"]
            if mention["kind"] == "count" and place in alone:
                wanted = (mention.get("noun") or "").casefold()
                found.update({"counts": 1, "rules": alone[place] == wanted, "model": asked[place] == wanted})
    return found


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="*", default=SETS)
    parser.add_argument("--model", default="da_kommune")
    args = parser.parse_args()
    model = Model(args.model)
    print("| set | counted nouns right, rules | with the model | counts asked | sentences asked | sentences read for "
          "persons |")  # fmt: skip
    print("| --- |" + " ---: |" * 5)
    for folder in args.sets:
        if not Path(folder).is_dir():
            print(f"| {folder}: not here |")
            continue
        n = measure(Path(folder), model)
        share = {key: f"{n[key] / n['counts']:.3f}" for key in ("rules", "model")}
        part = {key: f"{n[key] / n['sentences']:.1%}" for key in ("asked_sentences", "person_sentences")}
        print(f"| {folder.removeprefix('../')} | {share['rules']} | {share['model']} | {n['asked']} of {n['counts']} | "
              f"{part['asked_sentences']} | {part['person_sentences']} |")  # fmt: skip


if __name__ == "__main__":
    main()
