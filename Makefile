# make run   opens the sample story in the terminal
# make test  passes the tests
# Both make .venv first and install what is locked, so that they work on a fresh clone.

PYTHON ?= python3
BIN := .venv/bin
SAMPLE ?= docs/sample

.PHONY: run test check format lock bench clean

run: .venv/ready
	@$(BIN)/wireside $(SAMPLE)

test: .venv/ready
	$(BIN)/pytest

check: .venv/ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/ready
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

.venv/ready: requirements-dev.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

lock:
	uv pip compile pyproject.toml --universal --generate-hashes --no-emit-index-url --quiet --output-file requirements.lock
	uv pip compile pyproject.toml --group dev --universal --generate-hashes --no-emit-index-url --quiet --output-file requirements-dev.lock

clean:
	rm -rf .venv build dist
