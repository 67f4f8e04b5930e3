# TeamClaw: what one does with this repository. `make` alone lists it.
.DEFAULT_GOAL := help
SHELL := /bin/bash

MVN := JAVA_HOME="$$(.ci/find-jdk)" mvn --batch-mode --no-transfer-progress

.PHONY: help
help: ## Lists these targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

.PHONY: jdk
jdk:
	@.ci/find-jdk >/dev/null
	@command -v mvn >/dev/null || { echo "TeamClaw needs Apache Maven 3.8 or newer: install it (Debian: apt-get install maven)." >&2; exit 1; }

.PHONY: build
build: jdk ## Builds everything, without tests
	@echo "Building (the first time, Maven fetches its packages: some minutes)"
	@$(MVN) --quiet package -DskipTests

.PHONY: run
run: build ## Runs the platform on this machine: http://localhost:8080, Ctrl-C ends it
	@exec local/teamclaw.sh

.PHONY: test
test: jdk ## Runs every test; gets Chromium and npm packages for them where it may
	@.ci/get-test-tools
	@$(MVN) verify

.PHONY: format
format: jdk ## Formats the sources
	@$(MVN) --quiet spotless:apply

.PHONY: lint
lint: jdk ## Checks format and house rules
	@$(MVN) --quiet spotless:check validate

.PHONY: clean
clean: jdk ## Removes all build output
	@$(MVN) --quiet clean
