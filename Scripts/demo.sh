#!/usr/bin/env bash
# Trains on the shipped support tickets, writes 1,000 new ones and shows ten of them.
set -euo pipefail
pastiche=$1
cd "$(dirname "$0")/.."
mkdir -p demo
seconds() { date +%s.%N; }

echo "== Training on Corpora/support-tickets.jsonl ($(wc -l <Corpora/support-tickets.jsonl) tickets written for this project)"
start=$(seconds)
"$pastiche" train Corpora/support-tickets.jsonl -o demo/tickets.pastiche --verbose 2>&1 | grep -E 'trained|slots'
trained=$(seconds)
echo
echo "== Writing 1,000 new tickets, as many of each label"
"$pastiche" generate demo/tickets.pastiche -n 1000 --balance --seed 4 -o demo/tickets.jsonl --verbose 2>&1 |
  grep -E 'wrote|refused'
written=$(seconds)
echo
echo "== Ten of them"
head -n 10 demo/tickets.jsonl |
  sed -E 's/^.*"text": "(.*)", "label": "([a-z_]+)".*$/\n  [\2]\n    \1/; s/\\n/\n    /g; s/\\"/"/g'
echo
LC_ALL=C awk -v a="$start" -v b="$trained" -v c="$written" 'BEGIN {
  printf "== Trained in %.2f s, wrote in %.2f s: demo/tickets.pastiche, demo/tickets.jsonl\n", b - a, c - b }'
cat <<END

Next:
  $pastiche generate demo/tickets.pastiche -n 200 --label refund_status=150 -o more.csv
  $pastiche train Corpora/incident-records.jsonl -o incidents.pastiche
  $pastiche train YOUR.jsonl -o yours.pastiche && $pastiche generate yours.pastiche -n 10000 -o new.jsonl.gz
  $pastiche generate --help
END
