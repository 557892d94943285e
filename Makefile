# Two commands do all the set-up: `make demo` and `make test`. Both say what they do and work a second time.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c

# One release build serves demo and tests. Warnings are errors where CI is set.
FLAGS := -c release -Xswiftc -enable-testing
ifdef CI
FLAGS += -Xswiftc -warnings-as-errors
endif

BUILD_PACKAGES := libopencv-dev libtiff-dev libpng-dev libblas-dev libopenblas-dev libsodium-dev \
  libsqlite3-dev libmicrohttpd-dev libseccomp-dev zlib1g-dev pkg-config
TEST_PACKAGES := $(BUILD_PACKAGES) python3 python3-venv chromium chromium-driver binutils
TALLYMAN := .build/release/tallyman

.PHONY: help demo run test build samples format lint packages test-packages test-environment clean

help:
	@echo "make demo     install what is missing, build, assess ScanSamples, write a report with pictures"
	@echo "make run      serve a copy of the samples: watch folder, manifests, the analyst's page"
	@echo "make test     install what tests need, build, run every test"
	@echo "make build    build the program: $(TALLYMAN)"
	@echo "make samples  remake ScanSamples from its seed, to the same bytes"
	@echo "make lint     check formatting"

demo: build
	@echo "== Assessing the eight scans in ScanSamples"
	@mkdir -p out
	@$(TALLYMAN) scan ScanSamples --report out/report.html
	@echo "== The report with pictures is $(CURDIR)/out/report.html"

# The copies stay, and with them the store and its decisions: a second run goes on where the first one stopped.
run: build
	@mkdir -p out/run/watch out/run/manifests
	@cp -n ScanSamples/manifests/* out/run/manifests/
	@cp -n ScanSamples/scans/* out/run/watch/
	@echo "== Serving out/run/watch; open the address below, stop with Control-C"
	@$(TALLYMAN) run --watch out/run/watch --manifests out/run/manifests

build: packages
	@echo "== Building (the first time takes some minutes)"
	@swift build $(FLAGS) --product tallyman

test: test-packages test-environment
	@echo "== Building and running every test"
	@swift test $(FLAGS)
	@echo "== Delivering scans to the service in every way, and killing it"
	@python3 Tests/Service/deliveries.py
	@python3 Tests/Service/kill.py --scans 20 --kills 20
	@echo "== Walking through the page in Chromium"
	@python3 Tests/Service/page.py

samples: build
	@echo "== Remaking ScanSamples"
	@bash ScanSamples/remake.sh $(TALLYMAN) ScanSamples

packages:
	@bash .ci/packages $(BUILD_PACKAGES)

test-packages:
	@bash .ci/packages $(TEST_PACKAGES)

test-environment:
	@echo "== Preparing the reference outputs of ONNX Runtime (the first time downloads some packages)"
	@bash Tests/TallyInferenceTests/Environment/prepare.sh

format:
	@swift format -i -r --configuration .swift-format Sources Tests Package.swift

lint:
	@swift format lint --strict -r --configuration .swift-format Sources Tests Package.swift

clean:
	@swift package clean
	@rm -rf out
