#!/usr/bin/env python3
"""Counts what hostile input costs: twice of it may take 2.6 times the instructions.

    Tests/Costs/run.py PROGRAM [--only NAME]

Each case is a command and an input that was once, or could be, read in quadratic time. Instructions are counted by valgrind's
cachegrind, so the figures don't depend on what else the machine does; what the program takes to start is subtracted.
"""

import argparse
import itertools
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

LIMIT = 2.6


def colliding_words(count):
    """Words of 16 bytes that share the low bits of the hash of an unkeyed table of words, see Sources/NGrams/WordHash.swift."""
    mask = (1 << 64) - 1

    def fold(number):
        product = number * 0xA0761D6478BD642F
        return (product >> 64 ^ product) & mask

    state = fold(fold(16 ^ 0x9E3779B97F4A7C15) ^ int.from_bytes(b"collider", "little"))
    halves = [int.from_bytes(letters, "little") for letters in itertools.product(range(97, 123), repeat=4)]
    endings = (high << 32 | low for high in halves for low in halves)
    found = itertools.islice((ending for ending in endings if fold(state ^ ending) & 0x3FF == 0), count)
    return b" ".join(b"collider" + ending.to_bytes(8, "little") for ending in found) + b"\n"


def marks(size):
    return ("a" + "\u0301\u0323" * (size // 4) + "\n").encode()


def repeated(text):
    return lambda size: (text * (size // len(text.encode()))).encode() + b"\n"


def nested(opening, head="", tail=""):
    return lambda size: (head + opening * (size // len(opening)) + tail).encode()


POLICY = """
version: 1
custom:
  - name: hard
    type: CUSTOM
    patterns: ['(a|aa)+b', '[a-z]+@[a-z]+x', '(?:a{0,50}c)+d']
"""

# Name, command, suffix of the input, the input of a size in bytes, the size.
CASES = [
    ("tokens of marks", "tokenize IN", "txt", marks, 40_000),
    ("training on marks", "train IN -o OUT", "txt", marks, 40_000),
    ("scrubbing marks", "scrub IN --mode surrogate --threads 1", "txt", marks, 40_000),
    ("marks in a name", "scrub IN --mode surrogate --threads 1", "txt", nested("\u0301\u0323", "Dear Mr A", "b Smith\n"), 100_000),
    ("marks in a firm", "scrub IN --mode surrogate --threads 1", "txt", nested("\u0301\u0323", "Acme", " Ltd\n"), 20_000),
    ("marks in a value", "train IN -o OUT", "jsonl",
     lambda size: ('{"text": "' + marks(size).decode().strip() + '", "spans": [{"start": 0, "end": 4, "type": "X"}, '
                   '{"start": 10, "end": %d, "type": "Y"}]}\n' % (size // 2)).encode(), 20_000),
    ("many spans", "train IN -o OUT", "jsonl",
     lambda size: ('{"text": "' + "ab " * (size // 40) + '", "spans": ['
                   + ", ".join(f'{{"start": {3 * i}, "end": {3 * i + 2}, "type": "X"}}' for i in range(size // 40)) + "]}\n").encode(),
     400_000),
    ("marks in a label", "train IN -o OUT", "jsonl",
     lambda size: b'{"text": "a text", "label": "' + marks(size)[:-1] + b'"}\n', 20_000),
    ("marks in a group", "train IN -o OUT", "jsonl",
     lambda size: b'{"text": "a text", "label": "a", "group": "' + marks(size)[:-1] + b'"}\n', 200_000),
    ("words that share a slot", "lm estimate IN --order 2 --arpa OUT --pretokenized", "txt",
     lambda size: colliding_words(size // 17), 40_000),
    ("a pattern that begins everywhere", "scrub IN --policy POLICY --threads 1", "txt", repeated("a"), 100_000),
    ("joined letters", "tokenize IN --unit grapheme --format count", "txt", repeated("\U0001F468\u200D"), 40_000),
    ("flags", "tokenize IN --unit grapheme --format count", "txt", repeated("\U0001F1E6"), 40_000),
    ("Thai without a blank", "tokenize IN --locale th --format count", "txt", repeated("\u0e2a\u0e27\u0e31"), 20_000),
    ("at signs", "scrub IN --threads 1", "txt", repeated("a@"), 60_000),
    ("digits", "scrub IN --threads 1", "txt", repeated("1"), 300_000),
    ("digits and hyphens", "scrub IN --threads 1", "txt", repeated("12-"), 60_000),
    ("dots", "scrub IN --threads 1", "txt", repeated("a."), 60_000),
    ("schemes", "scrub IN --threads 1", "txt", repeated("a://"), 60_000),
    ("slashes", "scrub IN --threads 1", "txt", repeated("1/"), 60_000),
    ("colons", "scrub IN --threads 1", "txt", repeated("1:"), 60_000),
    ("titles", "scrub IN --mode surrogate --threads 1", "txt", repeated("Dr "), 30_000),
    ("particles", "scrub IN --mode surrogate --threads 1", "txt", repeated("Jan van de "), 30_000),
    ("many people", "scrub IN --mode surrogate --threads 1", "txt",
     lambda size: " and ".join(f"Anna {chr(65 + i % 26)}{chr(97 + i // 26 % 26)}{chr(97 + i // 676 % 26)}son"
                               for i in range(size // 16)).encode() + b"\n", 12_000),
    ("commas and names", "scrub IN --mode surrogate --threads 1", "txt", repeated("Miller, "), 20_000),
    ("open brackets of JSON", "scrub IN --threads 1", "jsonl", nested("[", '{"text": "a", "meta": '), 40_000),
    ("escapes of JSON", "tokenize IN --input jsonl --format count", "jsonl",
     nested("\\u0301\\u0323", '{"text": "', '"}\n'), 40_000),
    ("keys of JSON", "scrub IN --threads 1", "jsonl",
     lambda size: ("{" + ", ".join(f'"k{i}": {i}' for i in range(size // 12)) + ', "text": "a"}\n').encode(), 40_000),
    ("quotes of CSV", "scrub IN --threads 1", "csv", nested('""', 'text\n"', '"\n'), 60_000),
    ("columns of CSV", "scrub IN --threads 1", "csv",
     lambda size: ("text" + "".join(f",c{i}" for i in range(size // 8)) + "\na" + "," * (size // 8) + "\n").encode(), 40_000),
    ("open brackets of a grammar", "grammar check IN", "grammar", nested("[a|", "s = "), 30_000),
    ("alternatives of a grammar", "grammar check IN", "grammar", nested("| a b\n  ", "s =\n  "), 20_000),
    ("open brackets of JSGF", "grammar import jsgf IN -o OUT", "jsgf", nested("(", "#JSGF V1.0;\ngrammar g;\npublic <s> = "), 30_000),
    ("quotes to put together", "detokenize IN", "txt", repeated("' \" "), 30_000),
    ("many labels", "train IN -o OUT", "jsonl",
     lambda size: "".join(f'{{"text": "text {i % 7} of {i} is here", "label": "l{i // 3}"}}\n' for i in range(size // 50)).encode(), 200_000),
]


def instructions(program, case, size, folder):
    name, command, suffix, make, _ = case
    base = os.path.join(folder, f"{re.sub('[^a-z]', '-', name.lower())}-{size}")
    with open(f"{base}.{suffix}", "wb") as file:
        file.write(make(size))
    arguments = [{"IN": f"{base}.{suffix}", "OUT": f"{base}.out", "POLICY": os.path.join(folder, "policy.yaml")}.get(word, word)
                 for word in command.split()]
    result = subprocess.run(
        ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null", program, *arguments],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=600)
    text = result.stderr.decode(errors="replace")
    counted = re.search(r"I +refs: +([\d,]+)", text)
    if not counted:
        raise SystemExit(f"{name}: valgrind counted nothing: {text[-500:]}")
    if result.returncode not in (0, 1, 64, 65):
        raise SystemExit(f"{name}: status {result.returncode}: {text[-500:]}")
    return int(counted.group(1).replace(",", ""))


def ratio(program, case, folder):
    size = case[4]
    start, once, twice = (instructions(program, case, n, folder) for n in (40, size, 2 * size))
    return start, once, twice, (twice - start) / max(once - start, 1)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    cases = [case for case in CASES if options.only in case[0]]
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "policy.yaml"), "w") as file:
            file.write(POLICY)
        # Valgrind does not read the debug information of newer compilers.
        program = os.path.join(folder, "pastiche")
        subprocess.run(["strip", "-o", program, options.program], check=True)
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            results = pool.map(lambda case: ratio(program, case, folder), cases)
            for case, (start, once, twice, factor) in zip(cases, results):
                # What hardly costs more than the start says nothing of how it grows.
                is_small = twice - start < 0.05 * start
                fails = factor > LIMIT and not is_small
                failed += fails
                print(f"{'FAILED' if fails else 'passed'}  {case[0]}: {(once - start) / 1e6:.0f} million instructions, "
                      f"{(twice - start) / 1e6:.0f} for twice as much" + ("" if is_small else f", {factor:.2f} times"), flush=True)
    print(f"{len(cases) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
