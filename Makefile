# One place for every command. `make` alone lists them.
#
# All that runs here comes from the lock files (requirements/*.txt, package-lock.json), with hashes,
# and lands in .venv/ and node_modules/. A changed lock installs again, an unchanged one costs nothing.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:

CONTENT ?= content
SITE ?= site
PORT ?= 8000
FUZZ_MINUTES ?= 60

VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check -qq
EVIDENCE := $(PY) -m generator

export NO_MKDOCS_2_WARNING := 1
export PYTHONUTF8 := 1
# Compiled once, not anew in every process that a test starts; images of Python often forbid it.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help site serve check schema forms pictures review answer proposal test lint beside types unit fuzz browser licences notices words vendored release calc readers firefox judged locks plain properdocs newest sizes lean office format setup tools lock clean

help: ## list these commands
	@echo 'The Evidence Explorer. On a fresh machine: "make site", and to check a change: "make test".'
	@echo
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# --- use -------------------------------------------------------------------------------------

site: setup ## install what is needed and build the site into site/
	@$(EVIDENCE) build --content $(CONTENT) --site $(SITE)
	@echo
	@echo 'The site stands in $(SITE)/. To look at it: "make serve", then open the address it prints.'

serve: setup ## build, show the site in the browser, and follow every edit; PORT=8001 chooses the port
	@$(EVIDENCE) serve --content $(CONTENT) --port $(PORT)

check: setup ## check the records in content/ and list every problem
	@$(EVIDENCE) check --content $(CONTENT)

schema: setup ## write the JSON Schemas that editors' programs read
	@$(EVIDENCE) schema

forms: setup ## write the issue forms in which people propose records
	@$(EVIDENCE) forms

pictures: tools .cache/chromium ## take the pictures of the pages for contributors anew
	@CHROMIUM="$$(cat .cache/chromium)" $(PY) -m tools.pictures

# --- pull requests and issues: what the workflows run --------------------------------------------

review: setup ## what the commits since main do, and a preview that opens offline, in review/
	@$(PY) -m tools.review

answer: setup
	@$(PY) -m tools.propose

proposal: setup
	@$(PY) -m tools.propose --pull-request

# --- test ------------------------------------------------------------------------------------

# The quick ones first. The site that the browser walks over is the one that stays in site/.
test: lint beside unit browser ## everything: lint, types, content, strict build, unit tests, browser

# What keeps one processor busy each, at the same time; the site that stays is of this content.
beside: tools
	@echo '== types, beside the check and the site'
	@$(PY) -m mypy & types=$$!; $(MAKE) --no-print-directory check site; wait $$types

lint: tools ## ruff: rules and formatting
	@echo '== lint'
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .

types: tools ## mypy, strict
	@echo '== types'
	@$(PY) -m mypy

unit: tools ## the fast tests
	@echo '== unit tests'
	@$(PY) -m pytest -q -n auto -m 'not browser and not slow and not office'

# Other examples in each round, until the time is over or something gives way; then it is shown.
fuzz: tools ## try the laws on other inputs, for an hour (FUZZ_MINUTES=60)
	@command -v pdftotext > /dev/null || { echo 'This needs pdftotext (poppler-utils).'; exit 2; }
	@end=$$((SECONDS + 60 * $(FUZZ_MINUTES))); \
	while [ $$SECONDS -lt $$end ]; do \
	  $(PY) -m pytest -q -n auto --tb=short --hypothesis-profile=fuzz --hypothesis-show-statistics \
	    tests/test_fuzz.py; \
	done

browser: tools .cache/chromium ## the slow tests: every page of the built sites, in Chromium
	@echo '== built sites'
	@EVIDENCE_SITE=$(SITE) CHROMIUM="$$(cat .cache/chromium)" \
	  $(PY) -m pytest -q -n auto --dist worksteal -m 'browser or slow' --durations=8

locks: setup ## ask the package index whether what is locked can be had ready-made for each Python
	@$(PIP) install uv==0.13.9
	@for version in 3.11.2 3.12 3.13 3.14; do \
	  for lock in site test; do \
	    echo "== Python $$version, requirements/$$lock.txt"; \
	    $(PY) -m uv pip install --quiet --dry-run --target .cache/none --only-binary :all: --no-binary jstyleson \
	      --python-version $$version --require-hashes --no-deps -r requirements/$$lock.txt || exit 1; \
	  done; \
	done

words: tools ## gather what the explorer says into the template of its catalogues
	@$(PY) -m tools.words

licences: tools ## hold the licences of all that others made to those that are allowed
	@$(PY) -m tools.supply licences

notices: tools ## write the notices of what is passed on, which a site brings along
	@$(PY) -m tools.supply notices

vendored: tools ## ask npm whether what stands here has newer versions
	@PATH="$(CURDIR)/$(VENV)/bin:$$PATH" $(PY) -m tools.supply newest

release: tools ## wheel, source and bill of materials in dist/, built twice and the same
	@$(PY) -m tools.release

newest: tools ## the fast tests with the newest version of everything that is used, beside the lock
	@$(PIP) install uv==0.13.9
	@mkdir -p .cache
	@$(PY) -m tools.newest

sizes: setup ## install the package with each of its extras, and weigh it: docs/install-sizes.md
	@$(PIP) install uv==0.13.9
	@mkdir -p .cache
	@$(PY) -m tools.install_sizes > .cache/install-sizes.md
	@mv .cache/install-sizes.md docs/install-sizes.md

lean: tools ## part the fonts and trim Material's styles anew, into what pages fetch first
	@$(PIP) install --require-hashes --no-deps --only-binary :all: -r requirements/lean.txt
	@$(PY) -m tools.lean

# docopt, which cffconvert asks for, has no wheel; R comes as WebAssembly from npm.
readers: tools ## let other programs read the data files, and write docs/data-readers.md
	@command -v soffice > /dev/null || { echo 'This needs LibreOffice: make office installs it.'; exit 2; }
	@test -x .cache/readers/bin/python || { mkdir -p .cache && $(PY) -m venv .cache/readers; }
	@.cache/readers/bin/python -m pip --disable-pip-version-check -qq install --require-hashes --no-deps \
	  --only-binary :all: --no-binary docopt -r requirements/readers.txt
	@PATH="$(CURDIR)/$(VENV)/bin:$$PATH" npm ci --prefix tools/readers --ignore-scripts --no-audit --no-fund --loglevel=error
	@$(PY) -m tools.readers > .cache/data-readers.md
	@mv .cache/data-readers.md docs/data-readers.md

calc: tools ## our CSV and slides in LibreOffice, where it is installed: nothing in it runs
	@$(PY) -m pytest -q -rs -m office tests/test_calc.py tests/test_slides.py

# Its own small package: the two commands of the set-up install nothing of it.
firefox: site tools ## the walk by keyboard and in use in Firefox, which it installs on Debian and Ubuntu
	@command -v firefox-esr firefox > /dev/null || { as_root=$$(command -v sudo || true); \
	  $$as_root apt-get update -qq && $$as_root apt-get install -y -qq --no-install-recommends firefox-esr; }
	@PATH="$(CURDIR)/$(VENV)/bin:$$PATH" npm ci --prefix tools/firefox --ignore-scripts --no-audit --no-fund --loglevel=error
	@PATH="$(CURDIR)/$(VENV)/bin:$$PATH" node tools/firefox/walk.mjs $(SITE) "$$(command -v firefox-esr firefox | head -1)"

judged: tools ## how many of readers' queries find what they should, beside Pagefind
	@$(PIP) install --require-hashes --no-deps --only-binary :all: -r requirements/bench.txt
	@$(PY) -m bench.judged

plain: tools .cache/chromium ## the walk over every page of the sites as plain files, without MkDocs
	@EVIDENCE_HOST=plain CHROMIUM="$$(cat .cache/chromium)" \
	  $(PY) -m pytest -q -n auto --dist worksteal -m browser tests/browser

properdocs: tools .cache/chromium ## the same over the sites that ProperDocs makes, in the place of MkDocs
	@$(PIP) install --require-hashes --no-deps --only-binary :all: -r requirements/hosts.txt
	@EVIDENCE_HOST=properdocs CHROMIUM="$$(cat .cache/chromium)" \
	  $(PY) -m pytest -q -n auto --dist worksteal -m browser tests/browser

office: ## install LibreOffice (Calc and Impress), on Debian and Ubuntu
	@as_root=$$(command -v sudo || true); \
	  $$as_root apt-get update -qq && $$as_root apt-get install -y -qq --no-install-recommends libreoffice-calc-nogui libreoffice-impress-nogui
	@command -v soffice > /dev/null || { echo 'There is still no soffice to be found.'; exit 2; }

format: tools ## let ruff put the code in order
	@$(PY) -m ruff check --fix .
	@$(PY) -m ruff format .

# --- set-up ----------------------------------------------------------------------------------

setup: $(VENV)/.site
tools: $(VENV)/.test node_modules/.installed

# Both stamps go with the environment they describe.
$(VENV)/.site: requirements/site.txt pyproject.toml tools/venv
	@tools/venv $(VENV)
	@echo 'Installing the generator into $(VENV)/ ...'
	@$(PIP) install --require-hashes --no-deps --only-binary :all: -r requirements/site.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: requirements/test.txt $(VENV)/.site
	@echo 'Installing the test tools into $(VENV)/ ...'
	@$(PIP) install --require-hashes --no-deps --only-binary :all: --no-binary jstyleson -r requirements/test.txt
	@touch $@

# Install scripts stay off: the HTML validator's would download a Java runtime, and ours is in .venv.
node_modules/.installed: package.json package-lock.json $(VENV)/.test
	@echo 'Installing the HTML validator and axe into node_modules/ ...'
	@PATH="$(CURDIR)/$(VENV)/bin:$$PATH" npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

# Looked up anew each time: a browser can come and go without any file of ours changing.
.PHONY: .cache/chromium
.cache/chromium:
	@mkdir -p .cache
	@tools/chromium > $@

lock: setup ## renew the locks after a change of pyproject.toml or package.json
	@$(PIP) install uv==0.13.9
	@for lock in site test bench hosts lean readers; do \
	  case $$lock in \
	    site) asked='pyproject.toml --extra all --group build';; \
	    test) asked='pyproject.toml --extra all --group build --group dev --constraint requirements/site.txt';; \
	    bench) asked='--group bench';; \
	    lean) asked='--group lean';; \
	    hosts) asked='--group hosts --constraint requirements/site.txt';; \
	    readers) asked='requirements/readers.in --override requirements/readers-override.in';; \
	  esac; \
	  $(PY) -m uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	    --no-annotate --no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' \
	    $$asked --output-file requirements/$$lock.txt; \
	done
	@PATH="$(CURDIR)/$(VENV)/bin:$$PATH" npm install --package-lock-only --ignore-scripts --no-audit \
	  --no-fund --omit-lockfile-registry-resolved

clean: ## remove what was built; the installed tools stay
	rm -rf $(SITE) review dist .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis
