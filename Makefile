# `make site` and `make test` are all that a person needs; both install what they need into .venv.
PYTHON ?= python3
BIN := .venv/bin
PLAYER := generator/player
NPM := PATH="$(CURDIR)/$(BIN):$$PATH" npm --prefix $(PLAYER) --no-fund --no-audit --loglevel=error

.PHONY: site test style fast player browser bench lock clean

site: .venv/site.stamp
	@$(BIN)/cunke build

# Fast things first: a slip in style is said before a browser starts.
test: style fast player browser

style: .venv/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

fast: .venv/test.stamp .venv/poppler.stamp $(PLAYER)/node_modules/.stamp
	$(BIN)/cunke check --strict
	$(BIN)/cunke schema --check
	$(BIN)/python -m pytest -m "not browser"

player: $(PLAYER)/node_modules/.stamp
	$(NPM) run --silent types
	$(NPM) test --silent
	$(BIN)/python -m tools.player --check

browser: .venv/browser.stamp $(PLAYER)/node_modules/.stamp
	$(BIN)/python -m pytest -m browser

bench: .venv/browser.stamp $(PLAYER)/node_modules/.stamp
	$(BIN)/python -m tools.bench
	$(BIN)/python -m tools.bench_selftests
	$(BIN)/python -m tools.recall
	$(BIN)/python -m tools.bench_phone
	$(BIN)/python -m tools.bench_build
	$(BIN)/python -m tools.bench_paper

# Pins for every platform, with hashes; run after changing the dependencies in pyproject.toml.
lock: .venv/test.stamp
	$(BIN)/python -m tools.lock

.venv/site.stamp: tools/install.py requirements/site.txt pyproject.toml
	@$(PYTHON) tools/install.py
	@touch $@

.venv/test.stamp: .venv/site.stamp requirements/test.txt
	@$(PYTHON) tools/install.py --test
	@touch $@

.venv/browser.stamp: .venv/test.stamp tools/browser.sh
	@sh tools/browser.sh
	@touch $@

.venv/poppler.stamp: .venv/test.stamp tools/poppler.sh
	@sh tools/poppler.sh
	@touch $@

$(PLAYER)/node_modules/.stamp: $(PLAYER)/package-lock.json .venv/test.stamp
	@$(NPM) ci
	@touch $@

clean:
	rm -rf .venv site .site.building .site.former $(PLAYER)/node_modules
