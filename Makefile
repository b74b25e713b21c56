# Everything a developer or a curious reader needs; `make help` lists it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help setup demo run test lint format bench catalogue lock clean

help: ## Show this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 12

setup: $(READY) ## Make the .venv with everything in it

$(READY): pyproject.toml requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "klantreis heeft Python 3.11 of nieuwer nodig; geef die met: make PYTHON=python3.12"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

demo: $(READY) ## Build the example study in demo/, with its documents
	@$(BIN)/klantreis demo demo --again

run: $(READY) ## Open the example study in the terminal (made first where it isn't there)
	@test -f demo/study.db || $(MAKE) --no-print-directory demo
	@$(BIN)/klantreis -C demo open

test: $(READY) ## Run all tests
	@$(BIN)/python -m pytest -n auto

lint: $(READY) ## Check style, types and the floors between the rooms
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: $(READY) ## Put the code in its usual form
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: $(READY) ## Measure speed and the quality of the journeys
	@$(BIN)/python -m tests.bench

catalogue: $(READY) ## Take new texts into the translations, and compile those
	@mkdir -p build
	@$(BIN)/pybabel -q extract -k plural:1,2 --add-location=file --sort-by-file \
	  --no-wrap -o build/klantreis.pot klantreis
	@$(BIN)/pybabel -q update -D klantreis -l en --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date \
	  --no-wrap -i build/klantreis.pot -d klantreis/text/locale
	@$(BIN)/python -m tests.text.compiling

lock: $(READY) ## Pin every dependency anew
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --all-extras --no-header --no-annotate \
	  --no-emit-index-url --upgrade pyproject.toml -o requirements.lock

clean: ## Throw away what can be made again (never a study)
	@rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@find klantreis tests -name __pycache__ -type d -prune -exec rm -rf {} +
