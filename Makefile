# Two commands set everything up on a fresh machine: `make demo` (the main job) and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
TREEBANK ?= ../shared/treebank
export OMP_NUM_THREADS ?= 1
export OPENBLAS_NUM_THREADS ?= 1

.PHONY: demo test lint types check lock model weights gate bench clean

# The lock names every package with its hash; the project itself is installed without looking anything up.
# It is compiled at once, as pip does with a package that is not editable: a start without costs a third of a second.
$(STAMP): requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q extractor models/da_kommune
	touch $(STAMP)

demo: $(STAMP)
	$(BIN)/extractor run 'corpus/*.txt' 'corpus/*.pdf' --out demo --force
	@echo; printf '%10s %11s %15s %8s %12s %13s  %s\n' \
	    Dokumenter Initiativer 'Tilsagn og krav' Opfyldt 'Ikke opfyldt' 'Ikke vurderet' Kommune
	@awk -F';' 'NR > 1 {printf "%10s %11s %15s %8s %12s %13s  %s\n", $$2, $$11, $$14, $$15, $$16, $$17, $$1}' \
	    demo/overblik_excel.csv
	@echo; echo 'Frister: extractor commitments demo --overdue · regneark: demo/oplysninger.xlsx'

test: $(STAMP)
	$(BIN)/python -m pytest -n auto

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)
	$(BIN)/mypy

check: test lint types

# Needs uv; hashes are kept, no address of any index and no path of this machine is written.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	    --no-emit-index-url --extra dev pyproject.toml -o requirements.lock

model: $(STAMP)
	$(BIN)/python -m weasel run all models/recipes --vars.treebank $(abspath $(TREEBANK)) --vars.letters $(abspath $(TREEBANK)/../gold)

# What the words of a statement speak for, learnt from annotated texts: seconds; after a change of rules or annotations.
weights: $(STAMP)
	$(BIN)/python -m weasel run statements models/recipes --force \
	    --vars.treebank $(abspath $(TREEBANK)) --vars.letters $(abspath $(TREEBANK)/../gold)

gate: $(STAMP)
	mkdir -p build && $(BIN)/extractor evaluate annotations/gold --json > build/quality.json
	$(BIN)/python -m extractor.training.gate --report build/quality.json

bench: $(STAMP)
	$(BIN)/python benchmarks/speed.py

clean:
	rm -rf demo build dist *.egg-info .mypy_cache .ruff_cache
