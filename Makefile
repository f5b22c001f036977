# Each target is a line or two that can be typed without make, in any virtual environment with `pip install -e '.[dev]'`.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-builtin-rules

BIN := .venv/bin
READY := .venv/ready
DEBIAN := apt-get install -y python3 python3-venv make
PIP := -m pip install --quiet --no-input --disable-pip-version-check

# Exact versions, for what is installed and for what builds it; newer pips read the second name for the latter.
export PIP_CONSTRAINT := constraints.txt
export PIP_BUILD_CONSTRAINT := constraints.txt

# A .venv made elsewhere, or by a run that was cut off, is made again.
ifneq ($(shell cat $(READY) 2>/dev/null),$(CURDIR))
.PHONY: $(READY)
endif

.PHONY: help demo test lint types tests notebooks bench docs language test-lowest test-newest clean

help:  ## lists the targets
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 22

demo: $(READY)  ## crawls the demo farm, builds its corpus, and scores it against the known truth
	@$(BIN)/yuqi demo demo

test: lint notebooks tests  ## what CI runs: lint, types, notebooks, tests

lint: $(READY) types  ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)  ## mypy, strict
	$(BIN)/mypy

tests: $(READY)  ## the test suite alone
	$(BIN)/python -m pytest

notebooks: $(READY)  ## executes all notebooks
	HOME="$$PWD/.venv" $(BIN)/python -m pytest --nbmake notebooks  # a HOME that Jupyter can write to, with nobody's settings

bench: $(READY)  ## the benchmarks, beside the peers that are installed
	@for file in tests/bench/bench_*.py; do printf '\n%s\n' "$$file"; $(BIN)/python "$$file"; done

docs: $(READY)  ## writes the generated blocks of the documentation anew
	$(BIN)/python tests/documentation.py

# Files in the form of `yuqi language build`: UTF-8, a sentence a line, also gzipped; `TEXT*4` counts it four times.
# data/language/NOTICE.md says which ones the shipped tables were made from.
OURS := $(addprefix data/language/sentences/,advice.txt*8 articles.txt*8 knowledge.txt*8 life.txt*8 loans.txt*8 society.txt*8 stories.txt*8 talk.txt*8)
language: $(READY)  ## makes data/language and bound.toml anew: make language TEXTS="FILE ..." WORDS=FILE
	@if [ -z '$(TEXTS)' ] || [ -z '$(WORDS)' ]; then \
	  echo 'Name the texts and the word list: make language TEXTS="statutes.txt.gz answers.txt.gz" WORDS=dict.txt' >&2; exit 2; fi
	mkdir -p build && $(BIN)/python -m scraper.demo.sentences > build/farm.txt
	set -f; $(BIN)/yuqi language build $(TEXTS) build/farm.txt*8 $(OURS) --words $(WORDS) --out data/language
	set -f; $(BIN)/python -m pipeline.lexicon_build $(TEXTS) build/farm.txt*8 $(OURS) --words $(WORDS)

# The newest versions that pip finds, and the floors of pyproject.toml, each in an environment of its own.
test-newest: PIP_CONSTRAINT :=
test-newest: PIP_BUILD_CONSTRAINT :=
test-newest: $(READY)  ## the test suite with the newest versions of everything
	$(BIN)/python -m venv --clear .venv-newest
	.venv-newest/bin/python $(PIP) --upgrade -e '.[dev]'
	.venv-newest/bin/python -m pytest

test-lowest: PIP_CONSTRAINT := .venv-lowest/floors.txt
test-lowest: PIP_BUILD_CONSTRAINT :=
test-lowest: $(READY)  ## the test suite with the oldest dependencies that pyproject.toml allows
	$(BIN)/python -m venv --clear .venv-lowest
	sed -n '/^dependencies/,/^]/s/^ *"\([A-Za-z0-9-]*\)>=\([0-9.]*\)".*/\1==\2/p' pyproject.toml > .venv-lowest/floors.txt
	.venv-lowest/bin/python $(PIP) -e '.[dev]'
	.venv-lowest/bin/python -m pytest

clean:  ## removes what make made
	rm -rf .venv .venv-newest .venv-lowest demo build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find pipeline scraper tests -name __pycache__ -prune -exec rm -rf {} +

$(READY): pyproject.toml constraints.txt
	@find_python() { for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	  if "$$name" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; \
	  then echo "$$name"; return; fi; done; }; \
	python=$$(find_python); \
	if [ -z "$$python" ] && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo 'Installing Debian packages: $(DEBIAN)'; \
	  apt-get update -qq; DEBIAN_FRONTEND=noninteractive $(DEBIAN) >/dev/null; python=$$(find_python); \
	fi; \
	if [ -z "$$python" ]; then \
	  echo 'Python 3.11 or later with its venv module is missing. On Debian or Ubuntu, as root, type:' >&2; \
	  echo '  $(DEBIAN)' >&2; exit 1; \
	fi; \
	if [ "$$(cat $(READY) 2>/dev/null)" != '$(CURDIR)' ]; then "$$python" -m venv --clear .venv; fi
	@echo 'Installing into .venv (once, about a minute)'
	@$(BIN)/python $(PIP) -e '.[dev]'
	@printf '%s\n' '$(CURDIR)' > $@
