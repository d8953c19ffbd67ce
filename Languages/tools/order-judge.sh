#!/usr/bin/env bash
# Makes the judge of word order, by which an audit measures fluency: order-judge.sh PROGRAM TRAINER FOLDER OUT, from the texts that
# background.py has put into the folder. Of the large texts it takes the lines that the background model does not.
set -euo pipefail
program=$1 trainer=$2 texts=$3 out=$4
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for text in "$texts"/*.txt; do
  case $(basename "$text") in
    fiction.txt) awk 'NR % 4 == 3' "$text" ;;
    selfdialogue.txt | sgd.txt | chitchat.txt) awk 'NR % 2 == 0' "$text" ;;
    cucom.txt | spc.txt) continue ;;
    *) cat "$text" ;;
  esac
done | sed 's/^[[:space:]]*//; s/[[:space:]]*$//' | grep . >"$work/all.txt"
# Every third line for the n-gram models that draw, so that none of what is real was drawn from.
awk 'NR % 3 == 1' "$work/all.txt" >"$work/drawn-from.txt"
awk 'NR % 3 != 1' "$work/all.txt" >"$work/real.txt"
for order in 3 4; do
  "$program" lm estimate "$work/drawn-from.txt" --order "$order" --arpa "$work/model.arpa"
  "$program" lm build "$work/model.arpa" -o "$work/model.lm"
  # As the model has it, and nearer to its text.
  for scale in 1 0.5; do
    "$program" lm sample "$work/model.lm" -n 90000 --seed "$order" --backoff-scale "$scale" --min-tokens 3 --max-tokens 60 --detokenize
  done
done >"$work/drawn.txt"
"$trainer" "$work/real.txt" "$work/drawn.txt" "$out"
