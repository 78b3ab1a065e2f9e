# The chores of the project. `make run` and `make test` are all a newcomer needs.
SWIFT ?= swift
PREFIX ?= /usr/local
DESTDIR ?=
# Optimised and whole in one file; without what only a debugger reads, which took a seventh of the build.
RELEASE = -c release --static-swift-stdlib -debug-info-format none -Xswiftc -use-ld=lld --product ahd
SOURCES = Package.swift Sources Tests Benchmarks Plugins
NEED = sh .ci/need

.DEFAULT_GOAL := build
.PHONY: run build test slow sweep lint format bench soak install uninstall man deb deb-test record keys docs map pictures fuzz clean build-writers need need-tests need-bench

## run: build the release and open the dashboard on the bundled register
run: build
	@.build/release/ahd $(ARGS)

## build: the release program, .build/release/ahd
build: need
	@[ -x .build/release/ahd ] || echo "ahd: the first build takes some minutes; below stands what it is at."
	$(SWIFT) build $(RELEASE)

# As many tests at a time as there are threads for them: one that waits goes on as soon as it can,
# and not when thousands have begun.
TEST = SWIFT_BACKTRACE=enable=no SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=$$(nproc) \
  $(SWIFT) test --disable-xctest $(if $(FILTER),--filter $(FILTER))

## test: every test
test: need need-tests
	$(TEST)

## slow: every test alone, and how long the 40 slowest take (many at a time tell no time)
slow: need need-tests
	$(TEST) --no-parallel | tee .build/slow.log
	@sed -n 's/.*Test \(.*\) passed after \([0-9.]*\) seconds.*/\2 \1/p' .build/slow.log | sort -rn | head -40

## sweep: the same on every seed and at every size (hours)
sweep: need need-tests
	AHD_SWEEP=full $(TEST)

## record: rewrite the golden frames and texts (each fails the run it was recorded in; read the diff)
record: need need-tests
	-RECORD=1 $(TEST)
	git diff --stat -- Tests docs

## lint: the format, strictly
lint:
	$(SWIFT) format lint --strict -r -p $(wildcard $(SOURCES))

## format: put the format right
format:
	$(SWIFT) format -i -r -p $(wildcard $(SOURCES))

## bench: measure, beside a peer in the same run
bench: build build-writers need-bench
	python3 Benchmarks/bench.py

## soak: kill the program KILLS times as it writes, then 8 programs x EVENTS; nothing acknowledged is lost
soak: build build-writers
	@$(NEED) python3
	python3 Tests/Soak/soak.py --kills $(or $(KILLS),1000) --events $(or $(EVENTS),1000) $(if $(SEED),--seed $(SEED))

build-writers:
	@$(SWIFT) build $(RELEASE:ahd=Writers)

## keys: make docs/keys.md anew
keys: build
	.build/release/ahd keys > docs/keys.md

## docs: make the generated docs anew
docs: keys
	.build/release/ahd man --markdown > docs/commands.md
	.build/release/ahd filter > docs/filter.md
	.build/release/ahd config --markdown > docs/config.md

## map: draw the diagrams of docs/architecture.md anew
map:
	@$(NEED) python3
	python3 docs/map.py

## pictures: draw docs/pictures/*.svg anew, from docs/pictures/pictures.txt
pictures: build
	@cd docs/pictures && grep -v '^#' pictures.txt | while IFS='|' read -r name options keys; do \
	  env -i PATH="$$PATH" HOME=/nonexistent LC_ALL=C.UTF-8 ../../.build/release/ahd shot $$options \
	    --register ../../Data/pakistan-turkiye --now 2026-11-21 -o $$name.svg --force "$$keys" || exit 1; \
	done

## fuzz: the JSON reader under libFuzzer, SECONDS long
fuzz:
	mkdir -p .build/fuzz/corpus
	swiftc -O -parse-as-library -swift-version 6 -package-name ahd -module-name JSON \
	  -sanitize=fuzzer,address -use-ld=lld Sources/JSON/*.swift Tests/JSONTests/Fuzz/Fuzz.swift \
	  -o .build/fuzz/fuzz
	SWIFT_BACKTRACE=enable=no .build/fuzz/fuzz -max_total_time=$(or $(SECONDS),60) -max_len=4096 \
	  -artifact_prefix=.build/fuzz/ .build/fuzz/corpus Data

## install: program (stripped), bundled register, man page, completions and docs under PREFIX
install: build
	@$(NEED) strip
	sh Packaging/place install $(DESTDIR)$(PREFIX)

## uninstall: take away just that
uninstall:
	sh Packaging/place uninstall $(DESTDIR)$(PREFIX)

## man: the manual page, .build/share/ahd.1
man: build
	mkdir -p .build/share
	.build/release/ahd man > .build/share/ahd.1

## deb: a Debian package, .build/deb/
deb: build
	@$(NEED) debian
	@$(NEED) strip
	sh Packaging/deb

## deb-test: install it, use it and remove it in a bare root folder (as root; takes minutes)
deb-test: deb
	@$(NEED) debian-tests
	sh Tests/Packaging/deb.sh .build/deb/*.deb

clean:
	rm -rf .build

need:
	@$(NEED) swift
	@$(NEED) ncurses

need-tests:
	@$(NEED) tmux
	@$(NEED) git
	@$(NEED) ssh
	@$(NEED) python3
	@$(NEED) jsonschema
	@$(NEED) icalendar
	@$(NEED) jq
	@$(NEED) parsers
	@$(NEED) mandoc
	@$(NEED) jq

need-bench:
	@$(NEED) python3
	@$(NEED) tig
	@$(NEED) task
	@$(NEED) valgrind
