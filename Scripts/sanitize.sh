#!/usr/bin/env bash
# Runs the suites of the modules that touch memory by hand under the address sanitizer, and the parallel ones under the thread
# sanitizer. What draws a million times to test a distribution touches no memory that others don't, and is left out.
set -euo pipefail
cd "$(dirname "$0")/.."
export PASTICHE_SANITIZE=1
unset PASTICHE_WARNINGS_AS_ERRORS
SWIFT=${SWIFT:-swift}

swift_test() { # sanitizer, folder, filter, what is left out
  "$SWIFT" build --build-tests --sanitize "$1" --scratch-path "$2"
  "$SWIFT" test --skip-build --sanitize "$1" --scratch-path "$2" --filter "$3" --skip "$4"
}

statistics='chi-squared|million|KenLM|lmplz|Banking77|conformance|differential'
export ASAN_OPTIONS=detect_leaks=0:abort_on_error=1
swift_test address .build-asan 'CorporaTests|NGramsTests|TokenizationTests|ClassifiersTests|SamplingTests' "$statistics"
export TSAN_OPTIONS=halt_on_error=1:abort_on_error=1
swift_test thread .build-tsan 'NGramsTests|GrammarsTests.*[Tt]hread|SamplingTests' "$statistics"
