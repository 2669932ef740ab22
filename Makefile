# Everything that people do here, one line each.
.DEFAULT_GOAL := help
.PHONY: help run test generate check bench conformance clients breaking

help: ## Show this
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: ## Serve on http://localhost:5000 with demo accounts, everything embedded
	cargo run --quiet --package server -- serve --demo

test: ## Run every test; installs what is missing and starts its own PostgreSQL and S3 server
	tests/run.sh

generate: ## Turn openapi/*.yaml into crates/api/src/generated
	cargo run --quiet --package codegen -- openapi/account.yaml openapi/auth.yaml openapi/carowner.yaml openapi/driver.yaml openapi/manage.yaml --out crates/api/src/generated

check: ## Formatting and lints
	cargo fmt --all --check && cargo clippy --workspace --all-targets --quiet -- -D warnings

bench: ## Measure speed and memory beside their limits (10 minutes after the build; prints a table)
	tests/bench/run.sh

conformance: ## Hold a server (URL=…, else new ones) against the documents with Schemathesis, and lint these
	tests/conformance/lint.sh && tests/conformance/run.sh

clients: ## Generate clients in five languages (LANGUAGES=…), as docs/clients.md says, and walk them through all namespaces of a new server
	tests/generated/run.sh

breaking: ## Tell breaking changes of the documents from harmless ones since BASE=<revision>
	@tests/conformance/breaking.sh "$(BASE)"
