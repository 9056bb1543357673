# Two commands and all is done: `make site`, `make serve`. Set-up is part of each and takes
# no time when nothing changed: a stamp is a copy of the lock it was made from.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
DIR ?= .
PORT ?= 8000
GENERATOR := $(BIN)/python -m generator -C $(DIR)
# Web pages, Word documents and PDF files are read by an extra, installed where a seed is one.
EXTRA := $(shell find $(DIR)/seeds/ \( -name '*.html' -o -name '*.htm' -o -name '*.docx' -o -name '*.pdf' \) \
    -print -quit 2>/dev/null)
# A thesaurus brought along is read by another, where one stands in thesaurus/.
SKOS := $(shell find $(DIR)/thesaurus/ \( -name '*.ttl' -o -name '*.nt' -o -name '*.rdf' -o -name '*.xml' -o -name '*.owl' \) \
    -print -quit 2>/dev/null)
LOCKS := $(VENV)/runtime.lock $(if $(EXTRA),$(VENV)/intake.lock) $(if $(SKOS),$(VENV)/thesaurus.lock)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: site serve setup intake thesaurus generate check test lint format lock scorecard picture clean help

site: $(LOCKS)  ## make the site and say where it is
	$(GENERATOR) build

serve: $(LOCKS)  ## the same, shown on 127.0.0.1 and made again when a seed or a page changes
	$(GENERATOR) serve --port $(PORT)

setup: $(LOCKS)  ## only the virtual environment in .venv, with what is pinned

intake: $(VENV)/intake.lock  ## what reads .html, .docx and .pdf; the others do it where seeds/ has one

thesaurus: $(VENV)/thesaurus.lock  ## what reads a thesaurus in SKOS; the others do it where thesaurus/ has one

generate: $(LOCKS)  ## only the Markdown: seeds/ to docs/
	$(GENERATOR) generate

check: $(LOCKS)  ## the laws, links, anchors and footnotes; writes nothing
	$(GENERATOR) check

test: $(VENV)/test.lock  ## all tests, those in a real browser included
	@$(BIN)/python -m tests.browser
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile $(PYTEST)

lint: $(VENV)/test.lock  ## ruff and mypy, as the tests run them
	$(BIN)/python -m ruff format --check
	$(BIN)/python -m ruff check
	$(BIN)/python -m mypy

format: $(VENV)/test.lock  ## put the code in its one format
	$(BIN)/python -m ruff format
	$(BIN)/python -m ruff check --fix

# The index the packages came from is the machine's business: no address of one enters a lock.
lock: $(VENV)/test.lock  ## pin again the newest that requirements*.in allow
	$(BIN)/python -m uv pip compile $(LOCKING) --output-file requirements.txt requirements.in
	$(BIN)/python -m uv pip compile $(LOCKING) --constraint requirements.txt \
	    --output-file requirements-intake.txt requirements-intake.in
	$(BIN)/python -m uv pip compile $(LOCKING) --constraint requirements.txt \
	    --output-file requirements-thesaurus.txt requirements-thesaurus.in
	$(BIN)/python -m uv pip compile $(LOCKING) --constraint requirements.txt --constraint requirements-intake.txt \
	    --constraint requirements-thesaurus.txt \
	    --output-file requirements-test.txt requirements-test.in
LOCKING := --quiet --system-certs --upgrade --universal --python-version 3.11 --generate-hashes \
    --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

scorecard: $(LOCKS)  ## figures, and what was gained and lost since the last release (SCORECARD=--write keeps them)
	$(BIN)/python -m benchmarks.scorecard $(SCORECARD)

picture: site $(VENV)/test.lock  ## take the pictures in README.md and in the guide again
	$(BIN)/python -m tests.picture .github/site.png
	$(BIN)/python -m tests.screencast guide/pictures

clean:  ## away with what can be made again (never docs/: editors work there)
	rm -rf $(VENV) site .cache .hypothesis .pytest_cache .mypy_cache .ruff_cache

help:  ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | while IFS="$$(printf '\t')" read -r name what; \
	    do printf '  make %-10s %s\n' "$$name" "$$what"; done

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo 'Python 3.11 or newer is needed, and "$(PYTHON)" is none. Name one: make PYTHON=python3.12 ...' >&2; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV) || \
	    { rm -rf $(VENV); echo '"$(PYTHON)" cannot make a virtual environment. On Debian and Ubuntu: apt-get install python3-venv' >&2; exit 1; }

$(VENV)/runtime.lock: requirements.txt | $(BIN)/python
$(VENV)/intake.lock: requirements-intake.txt | $(VENV)/runtime.lock
$(VENV)/thesaurus.lock: requirements-thesaurus.txt | $(VENV)/runtime.lock
$(VENV)/test.lock: requirements-test.txt | $(BIN)/python
$(VENV)/%.lock:
	@cmp -s $< $@ || { echo "Installing what $< pins ..."; $(PIP) install --require-hashes --requirement $<; }
	@cp $< $@
