# `make run` opens Inbeeld with its fictional region; `make test` checks everything. `make help` lists the rest.

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run env test test-room test-sqlite test-postgresql test-darkfigure mutants rooms lint format bench docs dist requirements messages prerequisites clean

HOST ?= 127.0.0.1
PORT ?= 8000
TESTS ?= packages/inbeeld
INBEELD := packages/inbeeld/src/inbeeld
DARKFIGURE := packages/darkfigure/tests
ROOM_TESTS = $(wildcard $(INBEELD)/$(ROOM)/tests $(INBEELD)/*/$(ROOM)/tests $(DARKFIGURE)/$(ROOM) $(DARKFIGURE)/test_$(ROOM).py)
VENV := .venv
BIN := $(VENV)/bin
UV := tools/uv
PYTEST := $(BIN)/pytest --numprocesses $(shell getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2) --dist worksteal
PACKAGES := --no-deps --no-build-isolation --editable packages/darkfigure --editable packages/inbeeld
# Compiled modules are kept, whatever the environment says: a process would compile all of Django again.
export PYTHONPYCACHEPREFIX := $(CURDIR)/.cache/bytecode
unexport PYTHONDONTWRITEBYTECODE
PROJECTS := packages/darkfigure/pyproject.toml packages/inbeeld/pyproject.toml

help: ## List what make can do
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-16s %s\n", $$1, $$2}' Makefile

# ── The environment: pinned versions with hashes, from requirements/ ─────────────────────────────────────────

$(BIN)/python:
	@$(UV) venv --quiet --allow-existing --python '>=3.11,<3.14' $(VENV)

$(VENV)/.run: requirements/web.txt requirements/build.txt $(PROJECTS) | $(BIN)/python
	@echo "Installing what Inbeeld needs to run."
	@$(UV) pip install --quiet --python $(VENV) --require-hashes -r requirements/web.txt -r requirements/build.txt
	@$(UV) pip install --quiet --python $(VENV) $(PACKAGES)
	@$(BIN)/darkfigure prepare >/dev/null
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(PROJECTS) | $(BIN)/python
	@echo "Installing what Inbeeld needs to be tested."
	@$(UV) pip sync --quiet --python $(VENV) --require-hashes requirements/dev.txt
	@$(UV) pip install --quiet --python $(VENV) $(PACKAGES)
	@touch $@ $(VENV)/.run

env: $(VENV)/.dev ## Make the environment for development in .venv
	@$(BIN)/python tools/messages.py compile

requirements: ## Resolve the versions anew and write requirements/*.txt (UPGRADE=1: take the newest)
	@sh tools/requirements.sh

messages: ## Bring the Dutch catalogues in line with the code, then compile them
	@$(BIN)/python tools/messages.py update
	@$(BIN)/python tools/messages.py compile

# ── Run ──────────────────────────────────────────────────────────────────────────────────────────────────────

run: $(VENV)/.run ## Open Inbeeld with its fictional region (PORT=8000)
	@$(BIN)/python tools/messages.py compile
	@$(BIN)/inbeeld serve --prepare --host $(HOST) --port $(PORT)

# ── Test ─────────────────────────────────────────────────────────────────────────────────────────────────────

ifdef ROOM
test: test-room
else
test: prerequisites lint test-darkfigure test-postgresql test-sqlite ## Check everything (ROOM=cases: the tests of one room)
endif

test-room: $(VENV)/.dev
	@$(if $(ROOM_TESTS),,echo "No room named $(ROOM) has tests." >&2; exit 2)
	INBEELD_TEST_ENGINE=sqlite $(PYTEST) $(ROOM_TESTS)

prerequisites: $(VENV)/.dev
	@sh tools/prerequisites.sh
	@$(BIN)/python tools/messages.py compile

test-sqlite: $(VENV)/.dev ## The tests of Inbeeld on SQLite, those in a browser too (TESTS=path)
	INBEELD_TEST_ENGINE=sqlite $(PYTEST) $(TESTS)

test-postgresql: $(VENV)/.dev ## The same tests on PostgreSQL, without the browser (TESTS=path)
	INBEELD_TEST_ENGINE=postgresql $(PYTEST) -m 'not browser' $(TESTS)

test-darkfigure: $(VENV)/.dev ## The tests of darkfigure where Django cannot be imported
	sh tools/darkfigure_alone.sh

rooms: $(VENV)/.dev ## Take out each room in turn, and run all the tests that are left (ROOMS="chain.help retention")
	$(BIN)/python tools/rooms.py $(ROOMS)

mutants: $(VENV)/.dev ## Break one room piece by piece; which breaks do its own tests miss? (ROOM=consents SAMPLE=300 RECORD=1)
	@nice -n 19 $(BIN)/python -m tools.mutants $(ROOM) $(if $(SAMPLE),--sample $(SAMPLE)) $(if $(RECORD),--record)

lint: $(VENV)/.dev ## Style, types, floors, templates, texts
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports --no-logo
	$(BIN)/djlint --configuration pyproject.toml --quiet --lint packages/inbeeld/src
	$(BIN)/python tools/template_lines.py
	$(BIN)/python tools/messages.py check
	$(BIN)/python -m tools.plain_words
	$(BIN)/mypy packages tools benchmarks

format: $(VENV)/.dev ## Put the code in shape
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: $(VENV)/.dev ## Measure what must be fast, as ratios (BENCH="vault work_list")
	$(BIN)/python -m benchmarks $(BENCH)

docs: $(VENV)/.dev ## Write the table of settings, check the documentation, and build its site in build/site
	$(BIN)/python tools/settings_reference.py
	$(BIN)/pytest --quiet packages/inbeeld/tests/test_documentation.py packages/darkfigure/tests/test_pages.py
	@rm -rf build/site
	$(BIN)/sphinx-build --quiet --fail-on-warning --keep-going -b html -d build/doctrees docs build/site
	$(BIN)/python tools/site_links.py build/site

dist: $(VENV)/.dev ## Build wheel and sdist of both packages twice, and compare the digests
	$(BIN)/python tools/distributions.py dist

clean: ## Remove what can be made again; keeps var/, the data
	rm -rf $(VENV) .cache build dist
	find . -name __pycache__ -prune -exec rm -rf {} + -o -name '*.mo' -exec rm -f {} +
