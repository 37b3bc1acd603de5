# make run   opens the sample story in the terminal
# make test  passes the tests
# Both make .venv first and install what is locked, so that they work on a fresh clone.

# The first Python here that Wireside runs on and that can make a virtual environment.
PYTHON ?= $(shell for python in python3 python3.11 python3.12 python3.13; do \
	$$python -c 'import ensurepip, sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null \
	&& echo $$python && break; done)
BIN := .venv/bin
SAMPLE ?= docs/sample

.PHONY: run test coverage check format lock bench fuzz clean corpora model model-report statements-model matching-model

run: .venv/ready
	@$(BIN)/wireside $(SAMPLE)

test: .venv/ready
	$(BIN)/pytest

# Which branches the tests take; the page is build/coverage/index.html.
coverage: .venv/ready
	$(BIN)/pytest --cov --cov-report=term:skip-covered --cov-report=html:build/coverage

check: .venv/ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/ready
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

.venv/ready: requirements-dev.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Wireside needs Python 3.11 to 3.13 with venv (Debian: apt-get install python3-venv)"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

lock:
	uv pip compile pyproject.toml --universal --generate-hashes --no-emit-index-url --quiet --output-file requirements.lock
	uv pip compile pyproject.toml --group dev --universal --generate-hashes --no-emit-index-url --quiet --output-file requirements-dev.lock

# The treebanks are not part of the project; docs/model.md says which they are.
corpora:
	@test -n "$(CORPORA)" || { echo "say where the treebanks are: make model CORPORA=FOLDER"; exit 1; }

model: corpora .venv/ready
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m training.train $(CORPORA) build/model
	$(BIN)/python -m training.freeze build/model/model-last extract/language/model

model-report: corpora .venv/ready
	$(BIN)/python -m training.report $(CORPORA)

# Stories with annotated attributions, one a line, in CORPORA/statements/train.jsonl. Nothing else needs scikit-learn.
statements-model: corpora .venv/ready
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --group training
	$(BIN)/python -m training.statements $(CORPORA)

# Events aligned by hand, an event a line, in CORPORA/matching/alignment_dev.jsonl. With SEMANTIC, the folder of an
# embedding, the weights with its sign; that needs the extra "semantic".
matching-model: corpora .venv/ready
	$(BIN)/python -m training.matching_fit $(CORPORA)/matching/alignment_dev.jsonl --semantic "$(SEMANTIC)" --write

# EVENTS holds a folder an event with a text file an outlet.
EVENTS ?= ../shared/events

bench: .venv/ready
	$(BIN)/python bench/table.py
	$(BIN)/python bench/terminal.py
	$(BIN)/python bench/matching.py $(EVENTS)
	$(BIN)/python bench/review.py

# MINUTES for each of the targets, or for TARGETS alone: readers, desk, statements, matching, yaml, screen.
MINUTES ?= 10

fuzz: .venv/ready
	$(BIN)/python -m fuzz --minutes $(MINUTES) $(TARGETS)

clean:
	rm -rf .venv build dist
