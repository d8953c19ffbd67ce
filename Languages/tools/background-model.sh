#!/usr/bin/env bash
# Makes the background model: background-model.sh PROGRAM FOLDER MODEL, from the texts that background.py has put into the folder.
set -euo pipefail
program=$1 texts=$2 model=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for text in "$texts"/*.txt; do
  case $(basename "$text") in
    fiction.txt) step=4 ;;
    selfdialogue.txt | sgd.txt | chitchat.txt) step=2 ;;
    gum.txt) continue ;;
    *) step=1 ;;
  esac
  awk -v step="$step" 'NR % step == 1 || step == 1' "$text"
done | sed 's/^[[:space:]]*//; s/[[:space:]]*$//' | grep . >"$work/all.txt"
"$program" tokenize "$work/all.txt" --format tokens >"$work/tokens.txt"
# Small letters, a sign for whatever has a digit, and one word for all that stand there once or twice.
python3 - "$work/tokens.txt" "$work/words.txt" <<'PYTHON'
import collections, re, sys
figure = re.compile(r"\S*\d\S*")
lines = [figure.sub("#", line.lower().replace("’", "'")).split() for line in open(sys.argv[1], encoding="utf8")]
counts = collections.Counter(word for line in lines for word in line)
with open(sys.argv[2], "w", encoding="utf8") as output:
    for line in lines:
        output.write(" ".join(word if counts[word] > 2 else "<unk>" for word in line) + "\n")
PYTHON
# Pruned to what fits into the program: pairs seen twice, longer runs seen twice and three times.
"$program" lm estimate "$work/words.txt" --order 4 --pretokenized --prune 0,2,2,3 --arpa "$work/model.arpa"
"$program" lm build "$work/model.arpa" -o "$model"
