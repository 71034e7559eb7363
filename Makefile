# The verbs of this project. Each sets up what it needs, once; `make help` lists them.

PYTHON ?= python3
VENV_PYTHON := .venv/bin/python
SET_UP = $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	{ echo "Vigil needs Python 3.11 or newer, and $(PYTHON) is not." \
	"Install one, or name it: make PYTHON=python3.11" >&2; exit 2; }; \
	PYTHONPATH=. $(PYTHON) .ci/set_up.py
# A release is left alone for some days: a bad one is usually found out by then.
COMPILE = build/lock/bin/uv pip compile --universal --python-version 3.11 \
	--exclude-newer "3 days" --generate-hashes --custom-compile-command "make lock" --quiet $(UPGRADE)

# Bytecode that may not be written doubles the time to start.
unexport PYTHONDONTWRITEBYTECODE
# Qt wants UTF-8 and warns when the locale is anything else.
ifneq ($(shell locale charmap 2>/dev/null),UTF-8)
export LC_ALL := C.UTF-8
endif

.PHONY: help run test check bench faults mutants simulate shots cover lock environment \
	check-format check-lint check-types check-imports

help: ## List these verbs
	@sed -n 's/^\([a-z]*\):.* ## /  make \1\t/p' $(MAKEFILE_LIST)

run: ## Start Vigil; without a display, draw the tour into build/tour
	@$(SET_UP) run
	@if $(VENV_PYTHON) -m ui.display; then exec $(VENV_PYTHON) main.py; fi; \
	echo "Drawing the tour into build/tour instead."; \
	exec $(VENV_PYTHON) main.py tour --out build/tour

test: environment ## Run the tests, without a display; the long ones are in faults
	@$(PYTHON) .ci/fhir_check.py
	@$(VENV_PYTHON) -m pytest -n auto --dist worksteal --timeout 420 --timeout-method thread

check: check-format check-lint check-types check-imports ## Format, lint, types and import contracts

check-format check-lint check-types check-imports: environment
check-format:
	$(VENV_PYTHON) -m ruff format --check .
check-lint:
	$(VENV_PYTHON) -m ruff check .
check-types:
	$(VENV_PYTHON) -m mypy
check-imports:
	$(VENV_PYTHON) .venv/bin/lint-imports --no-logo

environment: ## Set up what the tests and checks need
	@$(SET_UP) dev

bench: environment ## Measure against the floors
	@$(VENV_PYTHON) -m tests.bench

faults: environment ## Run the long fault injection
	@$(PYTHON) .ci/fault_tools.py
	@$(VENV_PYTHON) -m pytest -m faults

mutants: environment ## Put faults into the rule engine, and see its tests find each
	@QT_QPA_PLATFORM=offscreen $(VENV_PYTHON) -m tests.mutants

simulate: environment ## Compare 2,000 made-up sessions with published figures
	@$(VENV_PYTHON) main.py simulate --sessions 2000 --seed 1 --table

shots: environment ## Draw the reference pictures again, into build/shots
	@$(VENV_PYTHON) main.py tour --out build/shots

cover: environment ## Run every test and say which lines none of them reaches
	@$(VENV_PYTHON) -m coverage run -m pytest
	@$(VENV_PYTHON) -m coverage report --show-missing --skip-covered

lock: ## Pin versions and hashes again; UPGRADE=--upgrade takes newer ones
	@$(PYTHON) -m venv build/lock
	@build/lock/bin/pip install --quiet uv
	$(COMPILE) pyproject.toml -o requirements.txt
	$(COMPILE) pyproject.toml --group dev -c requirements.txt -o requirements-dev.txt
