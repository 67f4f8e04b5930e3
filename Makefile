# TeamClaw: what one does with this repository. `make` alone lists it.
.DEFAULT_GOAL := help
SHELL := /bin/bash

.PHONY: help
help: ## Lists these targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

.PHONY: build
build: ## Builds everything, without tests
	@echo "Building (the first time, Maven fetches its packages: some minutes)"
	@.ci/mvn --quiet package -DskipTests

.PHONY: run
run: build ## Runs the platform on this machine: http://localhost:8080, Ctrl-C ends it
	@exec local/teamclaw.sh

.PHONY: test
test: ## Runs every test; gets Chromium and npm packages for them where it may
	@export TF_PLUGIN_MIRROR="$$(.ci/find-plugin-mirror)" && .ci/get-test-tools && .ci/mvn verify

.PHONY: format
format: ## Formats the sources
	@.ci/mvn --quiet spotless:apply

.PHONY: lint
lint: ## Checks format and house rules
	@.ci/mvn --quiet spotless:check validate

.PHONY: clean
clean: ## Removes all build output
	@.ci/mvn --quiet clean
