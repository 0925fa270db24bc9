# make run    build .venv, start the dashboard, print its address   (make run PORT=8600 for another port)
# make edit   the same, and readers of the page may save what they change into data/trips
# make serve  several workers behind nginx   (make serve WORKERS=4); see deploy/README.md
# make test   everything: format, lint, types, unit, page and browser tests
# make fuzz   the whole of what make test samples: hostile strings, trips by chance, files cut off at every byte
# make load   50 readers at once for 2 minutes, and what a click costs them
# make bench  speed against a bare page and the tutorial way, written to tests/bench/README.md
# make screenshots  the README's pictures, from the real app
# make audit  known faults of what is installed, and its licences, written to LICENCES.md
# make lock   write the hash-locked requirements anew
PYTHON ?= python3
PORT ?= 8501
WORKERS ?= 2
BIN := .venv/bin
SCRIPTS := dashboard/assets/*.js tests/bench/*.js

.PHONY: run edit serve test fuzz load bench screenshots audit lock clean
.DELETE_ON_ERROR:

run: .venv/run
	$(BIN)/streamlit run dashboard/app.py --server.port $(PORT)

edit: export VISIT_DASHBOARD_EDIT := 1
edit: run

serve: .venv/run
	$(BIN)/python -m deploy.serve --workers $(WORKERS) --port $(PORT)

test: .venv/test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/oxfmt --check $(SCRIPTS)
	$(BIN)/oxlint --deny-warnings $(SCRIPTS)
	BROWSER_PATH="$$($(BIN)/python -m tests.browser)" && export BROWSER_PATH && $(BIN)/pytest -n 2 --dist loadfile

fuzz: .venv/test
	FUZZ=1 $(BIN)/pytest -n 2 tests/exports/test_hostile.py tests/trip/test_guarantee.py

load: .venv/test
	$(BIN)/python -m tests.load

bench: .venv/test
	BROWSER_PATH="$$($(BIN)/python -m tests.browser)" && export BROWSER_PATH && $(BIN)/python -m tests.bench

screenshots: .venv/test
	BROWSER_PATH="$$($(BIN)/python -m tests.browser)" && export BROWSER_PATH && $(BIN)/python -m tests.screenshots

.venv/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed; name one: make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv
	touch $@

# The package itself goes in last and editable: it reads data/ and seeds/ beside it.
.venv/run: .venv/python requirements.txt pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

.venv/test: .venv/run requirements-dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	touch $@

audit: .venv/test
	$(BIN)/python -m tests.audit

# No address of a registry is written: the installer's own setting names it.
lock: .venv/test
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	  pyproject.toml --extra build -o requirements.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	  pyproject.toml --extra build --extra dev -c requirements.txt -o requirements-dev.txt

clean:
	rm -rf .venv build *.egg-info .pytest_cache .mypy_cache .ruff_cache
