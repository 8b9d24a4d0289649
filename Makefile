# What can be done here. Every target sets itself up: Python 3.11 or newer, make and git are all it needs.
PYTHON ?= python3
BIN := .venv/bin
# the theme's advertisement for another engine
export NO_MKDOCS_2_WARNING := 1
# A site that opens from a disk without a server: make site OFFLINE=1
ENGINE := $(if $(OFFLINE),DIRECTORY_URLS=false,)

.DEFAULT_GOAL := help
.PHONY: help site demo serve check guide test ci ci-data ci-code ci-site ci-weekly ci-exit preview release audit sbom bench search-engine browser chromium servers npm tools lock pictures clean

help:  ## lists what can be done
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

site: .venv/site-ready $(if $(FORM),build/form/ready)  ## builds the site into site/ (OFFLINE=1: readable without a server; FORM=owner/name: with the form for editors)
	@$(call build,site,)
	@echo "The site is in site/: open site/index.html$(if $(OFFLINE),, through a web server: python3 -m http.server -d site 8000), or publish the folder."

demo: .venv/site-ready  ## builds the fictional region of examples/ into build/demo/
	@$(call build,build/demo,EXAMPLE=1)
	@echo "The example is in build/demo/: python3 -m http.server -d build/demo 8000"

# Built beside, then swapped: a build that fails or is killed leaves the last good one as it was, and two at once take turns.
build = $(ENGINE) $(2) $(BIN)/perhekeskus swap $(1) -- $(BIN)/mkdocs build --strict --quiet

serve: .venv/site-ready  ## live preview on http://127.0.0.1:8000, follows every change
	@SITE_DIR=build/served $(BIN)/mkdocs serve --dev-addr 127.0.0.1:8000

check: .venv/site-ready  ## checks the data without building anything
	@$(BIN)/perhekeskus check

guide: .venv/site-ready  ## makes the tables of errors in CONTRIBUTING.md anew from tests/problems/
	@$(BIN)/python tests/guide/guide.py

test: .venv/test-ready browser servers tools build/form/ready  ## runs all tests, a strict build of the real site among them
	@$(BIN)/python -m pytest -n auto --dist worksteal

# What CI's workflows call; the same three, one after the other, are `make ci`. Together they run every test once, as `make test` does.
ci:  ## what every change must pass, as CI does it: data, code, site
	@.ci/steps

ci-data: .venv/site-ready
	@.ci/data

ci-code: .venv/test-ready browser servers tools build/form/ready
	@$(BIN)/python -m pytest -n auto --dist worksteal --ignore tests/site --ignore tests/browser

ci-site: .venv/test-ready browser tools build/form/ready preview
	@$(BIN)/python -m pytest -n auto --dist worksteal tests/site tests/browser

ci-weekly: .venv/test-ready
	@.ci/weekly

ci-exit: .venv/site-ready
	@$(BIN)/python bench/exit/properdocs.py --real

# Opens from a disk, so that whoever reviews a change needs nothing to look at it.
preview: .venv/site-ready
	@$(call build,build/preview,DIRECTORY_URLS=false)

release: site sbom  ## the site as one archive, and what it is made of, into build/release/
	@tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$$(git log -1 --format=%ct)" -czf build/release/site.tar.gz site

sbom: build/audit/ready  ## lists the libraries that build the site, for programs (CycloneDX), into build/release/
	@mkdir -p build/release && build/audit/bin/python -W ignore -m cyclonedx_py requirements requirements.lock --pyproject pyproject.toml --output-reproducible -o build/release/sbom.json

audit: build/audit/ready .venv/test-ready  ## asks what holes are known in locked libraries, and holds their licences to .ci/licences.txt
	@build/audit/bin/pip-licenses --python $(BIN)/python --from=mixed --ignore-packages perhekeskus --allow-only "$$(grep -v '^#' .ci/licences.txt | paste -sd ';' -)" > build/audit/licences.txt
	@.ci/audit requirements.lock requirements-test.lock requirements-audit.lock

# Of its own, so that neither the site nor its tests wait for it.
build/audit/ready: requirements-audit.lock
	@mkdir -p build && $(PYTHON) -m venv build/audit && build/audit/bin/pip install --quiet --require-hashes -r requirements-audit.lock && touch $@

bench: .venv/test-ready browser chromium servers tools build/lighthouse/ready site  ## measures how well the search finds and what the site costs at national scale, beside Hugo; half an hour
	@$(BIN)/python bench/search/score.py
	@$(BIN)/python bench/search/box.py
	@$(BIN)/python bench/search/scale.py
	@$(BIN)/python bench/pages/lighthouse.py || echo "A page stands below its mark in Lighthouse."
	@EVERY_PAGE=1 $(BIN)/python -m pytest -q -k every_page tests/site/test_html.py tests/browser/test_axe.py
	@KILLS=50 $(BIN)/python -m pytest -q -k killed_build tests/site/test_build.py
	@$(BIN)/python bench/hosting/load.py || echo "Fewer requests a second than the mark, or errors among them."
	@EDITS=500 $(BIN)/python -m pytest -q tests/test_preview.py
	@$(BIN)/python bench/exit/properdocs.py
	@$(BIN)/python bench/ptv/flow.py
	@$(BIN)/python bench/country/bench.py --picture pictures/cost.svg

# CORPUS: entries in JSON as in bench/search/corpus.json. Answers {"lang", "query"} a line with a list of ids a line.
search-engine: .venv/test-ready
	@$(BIN)/python bench/search/engine.py $(CORPUS)

# What is no library of Python's, where it may be installed: in a container of CI.
install = { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq && apt-get install -y -qq --no-install-recommends $(1) >/dev/null; }

# Tests take the browser without windows, which needs a third of the work; where it cannot be had, a whole one.
browser:
	@command -v chromium-headless-shell >/dev/null \
	  || $(call install,chromium-headless-shell fonts-roboto) 2>/dev/null \
	  || $(MAKE) --no-print-directory chromium

chromium:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null \
	  || $(call install,chromium fonts-roboto) \
	  || echo "No Chromium here, and it cannot be installed: the tests in tests/browser/ will be named as skipped."

servers:
	@command -v nginx >/dev/null || [ -x /usr/sbin/nginx ] \
	  || $(call install,nginx-light wrk) \
	  || echo "No nginx here, and it cannot be installed: the tests of serving will be named as skipped."

# What judges the pages: axe-core in Chromium, the Nu HTML checker on Java. From npm, with hashes, and kept out of the repository.
tools: build/tools/ready
	@command -v java >/dev/null \
	  || $(call install,default-jre-headless) \
	  || echo "No Java here, and it cannot be installed: the test of the HTML will be named as skipped."

npm:
	@command -v npm >/dev/null || $(call install,npm) || true

build/tools/ready: tests/tools/package.json tests/tools/package-lock.json | npm
	@mkdir -p build/tools && cp tests/tools/package*.json build/tools/
	@if command -v npm >/dev/null; then npm ci --prefix build/tools --ignore-scripts --no-audit --no-fund --silent && touch $@; \
	  else echo "No npm here: the tests that judge pages with axe-core and the HTML checker will be named as skipped."; fi

# The form for editors, from npm, with hashes; its files go into the site only where FORM asks for them.
build/form/ready: form/package.json form/package-lock.json | npm
	@mkdir -p build/form && cp form/package*.json build/form/
	@if command -v npm >/dev/null; then npm ci --prefix build/form --ignore-scripts --no-audit --no-fund --silent && touch $@; \
	  else echo "No npm here: there will be no form for editors, and its tests will be named as skipped."; fi

build/lighthouse/ready: bench/pages/package.json bench/pages/package-lock.json
	@mkdir -p build/lighthouse && cp bench/pages/package*.json build/lighthouse/
	@npm ci --prefix build/lighthouse --ignore-scripts --no-audit --no-fund --silent && touch $@

pictures: .venv/test-ready chromium  ## takes the README's pictures anew from site/
	@$(BIN)/python pictures/take.py

lock: .venv/test-ready  ## renews requirements.lock, requirements-test.lock and requirements-audit.lock
	@$(BIN)/pip install --quiet uv
	@$(call compile,--extra site,requirements.lock)
	@$(call compile,--extra site --extra test --constraint requirements.lock,requirements-test.lock)
	@$(call compile,--extra audit --constraint requirements.lock,requirements-audit.lock)

# Hashes, and no address of any package index: where packages come from is each machine's own business.
compile = $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate --no-emit-index-url --custom-compile-command "make lock" $(1) pyproject.toml -o $(2)

clean:  ## removes what was built and installed here
	@rm -rf .venv build site

.venv/site-ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer with venv is needed (on Debian: apt-get install python3-venv)." >&2; exit 1; }
	@$(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --require-hashes -r requirements.lock
	@$(BIN)/pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

.venv/test-ready: .venv/site-ready requirements-test.lock
	@$(BIN)/pip install --quiet --require-hashes -r requirements-test.lock
	@touch $@
