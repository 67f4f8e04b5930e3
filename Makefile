# TeamClaw: what one does with this repository. `make` alone lists it.
.DEFAULT_GOAL := help
SHELL := /bin/bash

.PHONY: help
help: ## Lists these targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-13s %s\n", $$1, $$2}'

.PHONY: build
build: ## Builds everything, without tests
	@echo "Building (the first time, Maven fetches its packages: some minutes)"
	@.ci/mvn --quiet package -DskipTests

.PHONY: run
run: build ## Runs the platform on this machine: http://localhost:8080, Ctrl-C ends it
	@exec local/teamclaw.sh

# Two modules at a time: the deployment to the emulator mostly waits, for minutes, while the others compute.
.PHONY: test
test: ## Runs every test; gets Chromium and npm packages for them where it may
	@export TF_PLUGIN_MIRROR="$$(.ci/find-plugin-mirror)" && .ci/get-test-tools && .ci/mvn -T 2 verify

# Its size by SOAK, e.g. SOAK='-Dsoak.people=100 -Dsoak.operations=1000 -Dsoak.seed=7'
.PHONY: soak
soak: ## A thousand workspaces under 10,000 operations, a fault in every twentieth call of AWS
	@.ci/mvn --quiet test -pl lifecycle -am -Dtest=WorkspaceSoak -Dsurefire.failIfNoSpecifiedTests=false $(SOAK)

# BENCH=quick shows in a minute or two that everything runs; SCENARIOS=fixed-rate,sse-64 runs some. See bench/README.md.
.PHONY: bench
bench: build-bench ## Measures the sidecar beside nginx, HAProxy and others: twenty minutes, on an idle machine
	@exec bench/run

.PHONY: bench-profile
bench-profile: build-bench ## Shows where the sidecar spends its time under load
	@exec bench/run profile

# With the start-up cache, where the sidecar has a recipe for one.
.PHONY: build-bench
build-bench:
	@echo "Building the sidecar and the bench"
	@.ci/mvn --quiet package -DskipTests -pl sidecar-helidon,bench -am
	@[ ! -x sidecar-helidon/aot.sh ] || JAVA_HOME="$$(.ci/find-jdk)" sidecar-helidon/aot.sh || echo "Going on without the sidecar's AOT cache"
	@bench/get-tools

# Half a minute for each; what it finds is kept as an input that every later test runs.
.PHONY: fuzz
fuzz: ## Fuzzes the sidecar's check of requests and its parsers of answers
	@set -e; for class in client/GateFuzzTest usage/ParsersFuzzTest; do \
		for each in $$(grep -A1 @FuzzTest sidecar-helidon/src/test/java/io/teamclaw/sidecar/$$class.java | sed -n 's/.*void \(.*\)(.*/\1/p'); do \
			echo "Fuzzing: $$each"; \
			JAZZER_FUZZ=1 .ci/mvn --quiet test -pl sidecar-helidon -am -Dtest="$${class##*/}#$$each" -Dsurefire.failIfNoSpecifiedTests=false; \
		done; \
	done

# Its size by CALLS.
.PHONY: soak-sidecar
soak-sidecar: ## A million calls of random endings through the sidecar: each metered once, to the micro-dollar
	@.ci/mvn --quiet test -pl sidecar-helidon -am -Dtest=MeteringSoakTest -Dsoak.calls=$(or $(CALLS),1000000) -Dsurefire.failIfNoSpecifiedTests=false

.PHONY: cold-start
cold-start: ## Measures how long each function takes to its first answer
	@.ci/mvn --quiet verify -pl lifecycle -am -Dskip.without.jar -Dtest=ColdStartIT -Dsurefire.failIfNoSpecifiedTests=false

# Its source by AUDIT, and a row known from elsewhere by HEAD=sequence:hash. See docs/audit.md.
.PHONY: audit-verify
audit-verify: lifecycle/target/teamclaw-functions.jar ## Verifies an exported audit log: AUDIT=audit-log.jsonl
	@"$$(.ci/find-jdk)/bin/java" -cp $< io.teamclaw.lifecycle.audit.AuditVerify "$(AUDIT)" "$(HEAD)"

lifecycle/target/teamclaw-functions.jar: $(shell find pom.xml {config,lifecycle}/{pom.xml,src/main})
	@echo "Building the verifier"
	@.ci/mvn --quiet package -DskipTests -pl lifecycle -am
	@touch $@

# On AWS: all of these take DEPLOY_ENV (default dev), plan, diff, deploy and destroy also STACK. See docs/deploy.md.
STACKS := stacks/target/teamclaw-stacks.jar
$(STACKS): $(shell find pom.xml {config,lifecycle,stacks}/{pom.xml,src/main} stacks/build)
	@echo "Building the stacks"
	@.ci/mvn --quiet package -DskipTests -pl lifecycle,stacks -am
	@touch $@

.PHONY: bootstrap
bootstrap: $(STACKS) ## On AWS, once: makes the state's bucket and the random secrets of DEPLOY_ENV
	@stacks/synth.sh bootstrap

.PHONY: synth
synth: $(STACKS) ## Writes the Terraform of DEPLOY_ENV's stacks to cdktf.out
	@stacks/synth.sh

.PHONY: plan
plan: $(STACKS) ## Shows what deploy would change
	@stacks/terraform.sh plan

.PHONY: diff
diff: $(STACKS) ## Like plan, against the state alone: faster, blind to what others changed
	@stacks/terraform.sh diff

.PHONY: deploy
deploy: $(STACKS) ## Deploys, after a yes to each stack (AUTO_APPROVE=1: without)
	@stacks/terraform.sh deploy

.PHONY: status
status: $(STACKS) ## Where DEPLOY_ENV is to be found, and whether its services run
	@stacks/synth.sh status

.PHONY: destroy
destroy: $(STACKS) ## Destroys, after a yes to each stack
	@stacks/terraform.sh destroy

.PHONY: cost
cost: $(STACKS) ## What DEPLOY_ENV costs in a month, for USERS (300) people and HOURS (66) each
	@stacks/synth.sh cost

.PHONY: prices
prices: $(STACKS) ## Reads the prices of REGION anew from AWS's public price list
	@stacks/synth.sh prices

.PHONY: format
format: ## Formats the sources
	@.ci/mvn --quiet spotless:apply

.PHONY: lint
lint: ## Checks format and house rules
	@.ci/mvn --quiet spotless:check validate

.PHONY: clean
clean: ## Removes all build output
	@.ci/mvn --quiet clean
