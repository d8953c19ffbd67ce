#!/usr/bin/env bash
# Runs the fuzzer on each target, or on one: fuzz.sh PROGRAM SECONDS [TARGET]
# Inputs that are too much for a target are left in .build-fuzz/TARGET-*; mend the fault, then put them into Tests/FuzzTargets/Corpus/TARGET/.
set -euo pipefail
cd "$(dirname "$0")/.."
# Swift's own report of a crash would end the program before the fuzzer keeps the input.
export SWIFT_BACKTRACE=enable=no
fuzzer=$1
seconds=$2
targets=${3:-$("$fuzzer" --targets)}
for target in $targets; do
  corpus=.build-fuzz/corpus/$target
  mkdir -p "$corpus"
  PASTICHE_FUZZ_TARGET=$target "$fuzzer" --seeds "$corpus"
  [ -d "Tests/FuzzTargets/Corpus/$target" ] && cp Tests/FuzzTargets/Corpus/"$target"/* "$corpus"
  echo "== $target"
  PASTICHE_FUZZ_TARGET=$target "$fuzzer" -max_total_time="$seconds" -max_len=65536 -timeout=20 -rss_limit_mb=4096 \
    -artifact_prefix=.build-fuzz/"$target"- "$corpus"
done
