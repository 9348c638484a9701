# Every command of the project. On a fresh machine Python 3.11+ and make are enough.
PYTHON ?= python3
DATA_DIR ?= data
SITE_DIR ?= site
SITE_URL ?= http://127.0.0.1:8000/
PREVIEW_DIR ?= preview
PORT ?= 8000
BASE ?= main
LINKS_DIR ?= .cache/links
TODAY ?= $(shell date +%F)
export DATA_DIR SITE_DIR SITE_URL
export NO_MKDOCS_2_WARNING = 1
export PYTHONPATH = hooks
# Let the C library of Linux give back what is large as soon as it is free: a large build takes a tenth less memory.
export MALLOC_MMAP_THRESHOLD_ = 1048576
# Keep compiled code and templates, whatever the machine's setting: a small build starts in half of the time.
export PYTHONDONTWRITEBYTECODE =

BIN := .venv/bin
READY := .venv/.ready
READY_DEV := .venv/.ready-dev
READY_LINKS := .venv/.ready-links

.DEFAULT_GOAL := help
.PHONY: help site preview serve check data summary test bench stress schema forms texte tabelle neu links lock

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

site: $(READY) ## check the data, build the site strictly and index it
	@$(BIN)/python -m allianz site "$(SITE_DIR)" "$(DATA_DIR)"

preview: site ## build the site and a copy of it that opens by double click, without a server
	@$(BIN)/python -m allianz offline "$(SITE_DIR)" "$(PREVIEW_DIR)"

serve: $(READY) ## live preview on PORT=8000 that follows data/, docs/ and templates
	@$(BIN)/python -m tools.preview "$(PORT)" "$(DATA_DIR)"

check: $(READY) ## check the data and the pages in docs/
	@$(BIN)/python -m allianz check $(if $(GITHUB_ACTIONS),--github) "$(DATA_DIR)"

data: $(READY_DEV) ## all that a change of the data alone needs: check, build, what holds for any data
	@$(BIN)/python -m allianz check "$(DATA_DIR)"
	@$(BIN)/python -m tests.invariants.hints
	@$(BIN)/python -m tests.browser_setup
	@$(BIN)/python -m pytest -q tests/invariants/test_data.py

summary: $(READY) ## say what changed in the data since BASE=main
	@$(BIN)/python -m allianz summary --base "$(BASE)" "$(DATA_DIR)"

test: $(READY_DEV) ## lint, types, unit tests, the real build and the browser
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy
	@$(BIN)/python -m tests.browser_setup
	@$(BIN)/python -m pytest

bench: $(READY_DEV) ## measure weight and speed, printed as ratios
	@$(BIN)/python -m tests.bench

stress: $(READY_DEV) ## kill builds, fill disks, read hostile texts, in numbers; about ten minutes
	@$(BIN)/python -m tests.stress

schema: $(READY) ## write data/schema/ from the model
	@$(BIN)/python -m allianz schema "$(DATA_DIR)/schema"

forms: $(READY) ## write the issue forms in .github/ from data and model
	@$(BIN)/python -m allianz forms "$(DATA_DIR)" .github/ISSUE_TEMPLATE

texte: $(READY) ## bring the translations' catalogues in locale/ up to date with data, docs and templates
	@$(BIN)/python -m allianz texte "$(DATA_DIR)"

tabelle: $(READY) ## take over a table of the site that was changed in a spreadsheet: DATEI=partner.csv
	@$(BIN)/python -m allianz tabelle "$(DATEI)" "$(DATA_DIR)"

neu: $(READY) ## write what another alliance begins with into ZIEL; what ANGABEN do not say is asked for
	@$(BIN)/python -m allianz neu "$(ZIEL)" $(ANGABEN)

links: $(READY_LINKS) ## ask all addresses once; TODAY=JJJJ-MM-TT, files in LINKS_DIR
	@mkdir -p "$(LINKS_DIR)"
	@$(BIN)/python -m tools.linkcheck --today "$(TODAY)" --data "$(DATA_DIR)" \
	  --state "$(LINKS_DIR)/state.json" --report "$(LINKS_DIR)/report.md"

lock: $(READY_DEV) ## renew the locked requirements
	@for name in requirements requirements-links requirements-dev; do \
	  $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --custom-compile-command "make lock" $$name.in -o $$name.txt; done

# What a broken-off set-up left behind is made anew: .half stands while pip works, and python or pip may not start at all.
SOUND := $(shell test ! -e .venv/.half && $(BIN)/python -Ic 'import pip; print("yes")' 2>/dev/null)
ifneq ($(SOUND),yes)
.PHONY: $(READY)
endif

define install
@touch .venv/.half && $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<; \
  done=$$?; rm .venv/.half; exit $$done
@touch $@
endef

$(READY): requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed.")'
	@test "$(SOUND)" = yes || { rm -rf .venv && mkdir .venv && touch .venv/.half && $(PYTHON) -m venv .venv; }
	$(install)

$(READY_DEV): requirements-dev.txt $(READY)
	$(install)

$(READY_LINKS): requirements-links.txt $(READY)
	$(install)
