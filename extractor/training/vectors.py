"""The word vectors, unpacked and put into a pipeline without parts (step `vectors` of models/recipes/project.yml)."""

import argparse
import lzma
import tempfile
from collections.abc import Sequence
from pathlib import Path

import spacy
from spacy.training.initialize import convert_vectors

FLORET = "vectors/da-folketinget-floret-100d-20k.floret.xz"


def main(argv: Sequence[str] | None = None) -> None:
    """Write a pipeline that holds the treebank folder's floret vectors and nothing else."""
    parser = argparse.ArgumentParser(prog="extractor.training.vectors", description=__doc__)
    parser.add_argument("treebank", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args(argv)
    nlp = spacy.blank("da")
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "vectors.floret"
        plain.write_bytes(lzma.decompress((args.treebank / FLORET).read_bytes()))
        convert_vectors(nlp, plain, truncate=-1, prune=-1, mode="floret")
    nlp.to_disk(args.out)
    print(f"vectors: {nlp.vocab.vectors.shape}")


if __name__ == "__main__":
    main()
