# Everything a person types: `make demo` and `make test` need Python 3.11+ and make only.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test check format lock clean golden bench

demo: .venv/runtime  ## the bot answers from the seeds, on this machine's loopback address
	$(BIN)/python -m bot demo

test: .venv/dev check  ## all checks and all tests; what is not installed is skipped with a reason
	$(BIN)/python -m pytest

check: .venv/dev  ## style, types, import directions
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

golden: .venv/dev  ## write the reviewed extracts of the seeds anew; read the difference before committing it
	$(BIN)/python -m tests.golden_extracts

format: .venv/dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

LOCK := uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 pyproject.toml
bench: .venv/dev  ## how fast it is beside what one would take instead; takes long (docs/performance.md)
	$(BIN)/python -m bench

lock:  ## after a change of the dependencies in pyproject.toml; needs uv
	$(LOCK) --extra index -o requirements.txt
	$(LOCK) -c requirements.txt -o requirements-answer.txt
	$(LOCK) --extra index --extra distributed --extra parquet --extra dev -c requirements.txt -o requirements-dev.txt

clean:
	rm -rf .venv var .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

.venv/runtime: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Fundstelle needs Python 3.11 or newer; name one with: make PYTHON=python3.12 …")'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/dev: .venv/runtime requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@
