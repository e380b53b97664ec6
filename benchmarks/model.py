"""The shipped model: tokens a second of processor time, and what loading it costs.

    python benchmarks/model.py [--model da_kommune] [--shared ../shared] [--tokens N] [--times N]

Speed: all parts, one thread, batches of 128, each text once. `debates` are parliament's paragraphs (the treebank's
folder), `letters` the corpus and, where they are at hand, the real ones; a text is read once, so that nothing of it is
remembered. Loading: in processes of their own, after `import spacy`. Processor time, the best of several: a busy
neighbour only adds.
"""

import argparse
import lzma
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
DEBATES = "treebank/folketinget/folketinget-2022-2024-paragraphs.txt.xz"
LOAD = """
import time, spacy.lang.da, spacy.pipeline
spacy.blank("da").add_pipe("parser")
started = time.process_time()
import {model}
{model}.load()
print(time.process_time() - started)
"""
# reads its texts from stdin, one a line with \\x1f for line ends, and prints tokens and seconds
PASS = """
import sys, time, {model}
texts = [line.replace("\\x1f", "\\n") for line in sys.stdin.read().split("\\n") if line]
nlp = {model}.load({without})
list(nlp.pipe(texts[:4]))
started = time.process_time()
tokens = sum(len(doc) for doc in nlp.pipe(texts, batch_size=128))
print(tokens, time.process_time() - started)
"""


def run(code: str, text: str = "") -> list[float]:
    """Run a program in a process of its own; the numbers it prints."""
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | ONE_THREAD,
        input=text,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(done.stderr[-800:])
    return [float(number) for number in done.stdout.split()]


def sources(shared: Path, most: int) -> dict[str, list[str]]:
    """Texts by kind: whole letters, paragraphs of debates up to about `most` tokens."""
    folders = [ROOT / "corpus", ROOT / "corpus" / "heldout", shared / "seeds"]
    files = [file for folder in folders for file in sorted(folder.glob("*.txt"))]
    found = {"letters": [file.read_text(encoding="utf-8") for file in files]}
    if (shared / DEBATES).is_file():
        with lzma.open(shared / DEBATES, "rt", encoding="utf-8") as lines:
            paragraphs, size = [], 0
            for line in lines:
                if size > 6 * most:  # letters a token, blanks included
                    break
                paragraphs.append(line.strip())
                size += len(line)
            found["debates"] = [p for p in paragraphs if p]
    return found


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", default="da_kommune", help="an importable package with load()")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--tokens", type=int, default=200_000)
    parser.add_argument("--times", type=int, default=3)
    args = parser.parse_args()
    texts = sources(args.shared, args.tokens)
    texts["both"] = [text for kind in texts.values() for text in kind]
    print("| texts | parts | tokens | tokens a second, best | all runs |\n| --- | --- | ---: | ---: | --- |")
    for kind, some in texts.items():
        for parts, without in (("all", ""), ("without names", "exclude=['ner', 'kommune_persons']")):
            code, text = (
                PASS.format(model=args.model, without=without),
                "\n".join(t.replace("\n", "\x1f") for t in some),
            )
            runs = [run(code, text) for _ in range(args.times)]
            rates = [round(tokens / seconds) for tokens, seconds in runs]
            shown = ", ".join(map(str, rates))
            print(f"| {kind} | {parts} | {runs[0][0]:.0f} | {max(rates)} | {shown} |")
    seconds = [run(LOAD.format(model=args.model))[0] for _ in range(2 * args.times + 1)]
    print(f"\nload after import spacy: {min(seconds):.2f} s of processor time, at most {max(seconds):.2f}")


if __name__ == "__main__":
    main()
