#!/usr/bin/env bash
# Runs the suites of the modules that touch memory by hand under the address sanitizer, their C under that of undefined behaviour, too
# (Swift's own arithmetic traps without one), and every command that works in parallel under the thread sanitizer. What draws a million
# times to test a distribution touches no memory that others don't, and is left out.
set -euo pipefail
cd "$(dirname "$0")/.."
unset PASTICHE_WARNINGS_AS_ERRORS
SWIFT=${SWIFT:-swift}

echo '== address sanitizer'
export ASAN_OPTIONS=detect_leaks=0:abort_on_error=1
# Optimised, the suites take a quarter of the time.
address=(--sanitize address -Xswiftc -O -Xcc -fsanitize=undefined -Xcc -fno-sanitize-recover=undefined --scratch-path .build-asan)
PASTICHE_SANITIZE=1 "$SWIFT" build --build-tests "${address[@]}"
statistics='/exactness|/drawsAreExact|BoundaryDifferentialTests|KenLMAgreementTests'
PASTICHE_SANITIZE=1 "$SWIFT" test --skip-build "${address[@]}" --skip "$statistics"

echo '== thread sanitizer'
export TSAN_OPTIONS=halt_on_error=1:abort_on_error=1
thread=(--sanitize thread --scratch-path .build-tsan --product pastiche)
"$SWIFT" build "${thread[@]}"
program=$("$SWIFT" build "${thread[@]}" --show-bin-path)/pastiche
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
seeds=Corpora/support-tickets.jsonl
awk '{ for (i = 0; i < 20; i++) print }' README.md >"$folder/text.txt"
watch() {
  echo "pastiche $1"
  "$program" "$@" >"$folder/said" 2>&1 || { cat "$folder/said"; exit 1; }
}
watch train "$seeds" -o "$folder/m.pastiche"
watch generate "$folder/m.pastiche" -n 100 --threads 4 --seed 1 -o "$folder/a.jsonl"
watch generate Grammars/order-records.grammar -n 3000 --threads 4 -o "$folder/b.jsonl"
watch scrub "$seeds" --mode surrogate --threads 4 -o "$folder/c.jsonl"
watch lm estimate "$folder/text.txt" --order 3 -o "$folder/m.lm" --arpa "$folder/m.arpa"
watch lm score "$folder/m.lm" "$folder/text.txt"
watch lm sample "$folder/m.lm" -n 200
watch tokenize "$folder/text.txt" --format count
# A tenth of the documents has as many threads.
awk 'NR % 10 == 0' "$seeds" >"$folder/few.jsonl"
awk 'NR % 10 == 0' "$folder/a.jsonl" >"$folder/written.jsonl"
watch audit --seed-data "$folder/few.jsonl" --synthetic "$folder/written.jsonl" --json "$folder/audit.json"
