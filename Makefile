# make demo, make test: all the set-up on a fresh machine with Swift, then the thing itself.

SWIFT ?= swift
PACKAGES := libicu-dev libssl-dev zlib1g-dev libzstd-dev
# Unicode's own tests of boundaries and normalisation forms, and what unpacks them.
TEST_PACKAGES := unicode-data bzip2
BUILD := .build/release/pastiche
# One build for the program and its tests, so that no module is compiled twice. Optimised, the tests of distributions and of drawing take
# a minute and a half rather than fifteen; that they can see inside costs the program less than one percent of its instructions.
BUILD_FLAGS := -c release -Xswiftc -enable-testing

.PHONY: demo test build sanitize costs setup lint format bench bench-segmentation bench-lm bench-grammars bench-usefulness bench-privacy consumers models languages faults fuzz docs clean consumer-packages

demo: build
	@Scripts/demo.sh $(BUILD)

test: setup
	@Scripts/install-packages.sh $(TEST_PACKAGES)
	$(SWIFT) build $(BUILD_FLAGS) --build-tests --explicit-target-dependency-import-check error
	$(SWIFT) test $(BUILD_FLAGS) --skip-build

build: setup
	@$(SWIFT) build $(BUILD_FLAGS) --product pastiche

setup:
	@Scripts/install-packages.sh $(PACKAGES)

# What a classifier gains: make bench-usefulness TRAIN=train.jsonl TEST=test.jsonl
bench-usefulness: build
	python3 Benchmarks/Usefulness/run.py $(BUILD) $(TRAIN) $(TEST)

# What each level of privacy costs: make bench-privacy TRAIN=train.jsonl TEST=test.jsonl
bench-privacy: build
	python3 Benchmarks/Privacy/run.py $(BUILD) $(TRAIN) $(TEST)

# Every output format, opened by the programs that read it, and differential privacy, accounted for by OpenDP; all from PyPI.
consumers: build consumer-packages
	.build-consumers/bin/python Tests/Consumers/differential.py $(BUILD)
	.build-consumers/bin/python Tests/Consumers/check.py $(BUILD) Corpora/support-tickets.jsonl Grammars/order-records.grammar

consumer-packages:
	test -d .build-consumers || python3 -m venv .build-consumers
	.build-consumers/bin/pip install -q datasets fasttext-wheel seqeval spacy PyYAML ruamel.yaml pykwalify opendp zstandard

# Every command while the system fails it: errors of each call, closed descriptors, low limits, signals, a run that is killed again and again.
faults: build
	python3 Tests/FaultInjection/run.py $(BUILD) $(FAULTS)

lint:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests Benchmarks

format:
	$(SWIFT) format --in-place --recursive Package.swift Sources Tests Benchmarks

bench: build
	PASTICHE_BENCHMARKS=1 $(SWIFT) run -c release --scratch-path .build-bench EndToEndBenchmark

# Word segmentation beside peers, on a large text of yours: make bench-segmentation FILE=text.txt
bench-segmentation: build
	python3 Benchmarks/Segmentation/run.py $(BUILD) $(FILE)

# Language models beside KenLM and markovify: make bench-lm KENLM=folder/of/lmplz FILE=text.tok
bench-lm: build
	python3 Benchmarks/LanguageModels/run.py $(BUILD) $(KENLM) $(FILE)

# Drawing from a grammar beside a table interpreter in C and tracery3.
bench-grammars: build
	python3 Benchmarks/Grammars/run.py $(BUILD)

# Trains the tagger of names that the program carries: from its own grammars, corpora and lists of names, the same bytes each time.
TAGGER_GRAMMARS := support-tickets bank-transfers incident-reports product-reviews clinical-visits \
  hr-anfragen facturas-pedidos
models: build
	$(BUILD) train-entities Models -o Sources/CEntityModel/entities.model --texts 140000 --rounds 5 \
	  $(foreach corpus,support-tickets incident-records,--corpus Corpora/$(corpus).jsonl) \
	  $(foreach grammar,$(TAGGER_GRAMMARS),--grammar Grammars/$(grammar).grammar)

# What English is made of anew: the background model from the folder of texts that Languages/README.md tells of, and, where DATA names the
# treebanks and WordNet, the tagger and the forms of words. The same sources give the same bytes.
languages: build
	Languages/tools/background-model.sh $(BUILD) $(BACKGROUND) Languages/en/background.lm
	PASTICHE_TRAINERS=1 $(SWIFT) build -c release --scratch-path .build-languages --product FluencyTrainer
	Languages/tools/order-judge.sh $(BUILD) .build-languages/release/FluencyTrainer $(BACKGROUND) Languages/en/order.bin
	test -z "$(DATA)" || PASTICHE_TRAINERS=1 $(SWIFT) run -c release --scratch-path .build-languages MorphologyTrainer --data $(DATA) \
	  --more $(DATA)/gum/not-to-release/sources --facts Languages/tools/Facts --irregulars Languages/en/inflections.tsv --out Languages/en/tagger.bin

# Memory, watched by the address sanitizer, in the suites of modules that touch it by hand; data races, in every command with threads.
sanitize: setup
	@Scripts/install-packages.sh $(TEST_PACKAGES)
	Scripts/sanitize.sh

# What hostile input costs: twice of it may take 2.6 times the instructions, not four times.
costs: build
	@Scripts/install-packages.sh valgrind
	python3 Tests/Costs/run.py $(BUILD)

# Ten minutes of libFuzzer for each reader and parser, or for one: make fuzz TARGET=csv
fuzz: setup
	PASTICHE_FUZZ=1 $(SWIFT) build -c release --sanitize fuzzer --product Fuzzer --scratch-path .build-fuzz
	Scripts/fuzz.sh .build-fuzz/release/Fuzzer $(or $(SECONDS),600) $(TARGET)

docs:
	PASTICHE_DOCS=1 $(SWIFT) package --scratch-path .build-docs generate-documentation --target Generation

clean:
	rm -rf .build .build-asan .build-tsan .build-bench .build-fuzz .build-docs .build-consumers demo
