## Bảng Vàng: news and honour-roll portals for the people's procuracies of Viet Nam
##
PYTHON ?= python3
BIN := .venv/bin

.PHONY: help html serve check test speed laws faults bench lint quality quality-brief quality-test pictures lighthouse golden schema docs locks clean

## help      this list
help:
	@sed -n 's/^## \{0,1\}//p' $(MAKEFILE_LIST)

# The lock holds the hash of every package. The second step installs the checkout itself, from nothing but the first.
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
.venv/ready: requirements.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(PIP) --require-hashes --requirement requirements.txt
	$(PIP) --no-deps --no-index --no-build-isolation --editable .
	@touch $@

# What tests and checks need besides; a site is built without it.
.venv/ready-dev: requirements-dev.txt .venv/ready
	$(PIP) --require-hashes --requirement requirements-dev.txt
	@touch $@

## html      set up (creates .venv from the lock file) and build content/ into output/
html: .venv/ready
	$(BIN)/bangvang build

## serve     show content/ on this computer at 127.0.0.1:8000, drafts marked; builds after each save
serve: .venv/ready
	$(BIN)/bangvang serve

## check     tell everything that is wrong with content/
check: .venv/ready
	$(BIN)/bangvang check

## test      set up and run all tests
test: .venv/ready-dev
	$(BIN)/python -bb -m pytest -n auto --dist worksteal

## speed     tests that measure time, on a quiet machine
speed: .venv/ready-dev
	$(BIN)/python -bb -m pytest -m bench

## laws      a thousand random sequences of edits, ten thousand bodies, articles, portals: half an hour; before a release
LAWS := tests/freshness/test_incremental.py tests/freshness/test_mending.py tests/newsroom/test_words_kept.py \
	tests/portal/test_agreement.py tests/portal/test_hidden_people.py
laws: .venv/ready-dev
	$(BIN)/python -bb -m pytest -n auto --dist worksteal $(LAWS) --hypothesis-profile=laws $(ARGS)

## faults    end builds at 250 moments in every way, print in every encoding: twenty minutes; when processes or the swap change
faults: .venv/ready-dev
	$(BIN)/python -bb -m pytest tests/faults tests/test_limits.py tests/test_terminal.py -m "faults or slow" $(ARGS)

## bench     measure builds and edits beside Hugo and stock Pelican: bench/README.md; ARGS are its options
bench: .venv/ready-dev
	$(BIN)/python -m bench $(ARGS)

## lint      ruff and mypy
lint: .venv/ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# npm takes what stands in the lock file, with its hash, and runs no script of a package.
quality/node_modules/ready: quality/package-lock.json
	@command -v npm >/dev/null || { echo "npm is missing: apt-get install nodejs npm" >&2; exit 1; }
	cd quality && npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

quality/lighthouse/node_modules/ready: quality/lighthouse/package-lock.json quality/node_modules/ready
	cd quality/lighthouse && npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

# The sites that the checks look at; made anew each time, for whatever may have changed.
PLAN := .cache/quality
.PHONY: $(PLAN)
$(PLAN): .venv/ready-dev
	rm -rf $@
	$(BIN)/python -m tests.quality.plan $@

## quality   HTML, access, keyboard, print, weights: of the sample, the golden site, the desk, the page of components
quality: quality/node_modules/ready $(PLAN)
	node quality/run.mjs $(PLAN) $(CHECKS)

## quality-brief  what CI runs of it: the HTML of every page, access on one page of each template, print
quality-brief: quality/node_modules/ready $(PLAN)
	BRIEF=1 node quality/run.mjs $(PLAN) nu axe print

## quality-test  see that each check of the gate finds what is wrong with a broken page
quality-test: quality/node_modules/ready
	node --test quality/test/checks.test.mjs

## pictures  take pictures of the sample's pages into docs/pictures
pictures: quality/node_modules/ready $(PLAN)
	node quality/pictures.mjs $(PLAN) docs/pictures

## lighthouse  the four scores of four pages, as on a telephone; of the machine, too, so not part of the gate
lighthouse: quality/lighthouse/node_modules/ready $(PLAN)
	node quality/lighthouse/run.mjs $(PLAN)

## golden    build the golden site anew; review the difference like code
golden: .venv/ready-dev
	$(BIN)/python -m tests.golden_site

## locks     write uv.lock and the two requirements files anew, after a change in pyproject.toml; needs uv
UV ?= uv
EXPORT := $(UV) export --frozen --quiet --no-emit-project --no-header --format requirements.txt
locks:
	$(UV) lock
	$(EXPORT) --no-dev --group setup --output-file requirements.txt
	$(EXPORT) --only-group dev --output-file requirements-dev.txt

## docs      write what is generated: JSON Schemas and the list of message codes
docs: .venv/ready
	$(BIN)/bangvang schema
	$(BIN)/bangvang codes

## clean     remove what was built and installed
clean:
	rm -rf .venv output .cache quality/node_modules quality/lighthouse/node_modules
