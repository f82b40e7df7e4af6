## Bảng Vàng: news and honour-roll portals for the people's procuracies of Viet Nam
##
PYTHON ?= python3
BIN := .venv/bin

.PHONY: help html check test speed lint golden schema docs clean

## help      this list
help:
	@sed -n 's/^## \{0,1\}//p' $(MAKEFILE_LIST)

# The lock holds the hash of every package. The second step installs the checkout itself, from nothing but the first.
.venv/ready: requirements.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-index --no-build-isolation --editable .
	@touch $@

## html      set up (creates .venv from the lock file) and build content/ into output/
html: .venv/ready
	$(BIN)/bangvang build

## check     tell everything that is wrong with content/
check: .venv/ready
	$(BIN)/bangvang check

## test      set up and run all tests
test: .venv/ready
	$(BIN)/python -bb -m pytest -n auto --dist worksteal

## speed     tests that measure time, on a quiet machine
speed: .venv/ready
	$(BIN)/python -bb -m pytest -m bench

## lint      ruff and mypy
lint: .venv/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

## golden    build the golden site anew; review the difference like code
golden: .venv/ready
	$(BIN)/python -m tests.golden_site

## docs      write what is generated: JSON Schemas and the list of message codes
docs: .venv/ready
	$(BIN)/bangvang schema
	$(BIN)/bangvang codes

## clean     remove what was built and installed
clean:
	rm -rf .venv output .cache
