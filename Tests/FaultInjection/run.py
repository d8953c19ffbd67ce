#!/usr/bin/env python3
"""Runs every command while the system fails it, one call at a time, and asks that nothing worse than a message comes of it.

    Tests/FaultInjection/run.py PROGRAM [--calls COUNT] [--only NAME] [--seed NUMBER]

Four parts: each open, read, write, rename, mmap and so on fails in turn (at most COUNT of each function and command, spread over
the run); standard descriptors are closed; few files, short files and little memory are allowed; a run that is gone on with is
killed again and again. Needs a C compiler, and Linux.
"""

import argparse
import hashlib
import itertools
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))

FAILURES = {  # By function: what it may fail with; 0 is a read or write of one byte, which must change nothing.
    "open": ["EACCES", "EMFILE", "ENOSPC"],
    "read": ["EIO", 0],
    "pread": ["EIO", 0],
    "write": ["ENOSPC", "EIO", 0],
    "rename": ["EACCES", "EIO"],
    "mmap": ["ENOMEM"],
    "fsync": ["EIO"],
    "ftruncate": ["EIO"],
    "close": ["EIO"],
    "unlink": ["EACCES"],
    "mkdir": ["EACCES"],
    "mkstemp": ["EMFILE", "ENOSPC"],
    "opendir": ["EACCES"],
    "lseek": ["EIO"],
    "flock": ["EIO"],
    "fchmod": ["EPERM"],
}
STATUSES = {64, 65, 66, 70, 73, 74}
NUMBERS = {name: getattr(__import__("errno"), name) for names in FAILURES.values() for name in names if name}

# A command and the files that it writes beside its standard output.
COMMANDS = {
    "train": ("train in/seed.jsonl --list CITY=in/list.txt -o out/m.pastiche", ["m.pastiche"]),
    "publish": ("publish in/m.pastiche -o out/p.pastiche", ["p.pastiche"]),
    "generate": ("generate in/m.pastiche -n 40 --like in/seed.jsonl --avoid in/few.jsonl -o out/g.jsonl.gz", ["g.jsonl.gz"]),
    "generate splits": ("generate in/o.grammar -n 60 --split train=0.8,test=0.2 -o out/g.csv", ["g-train.csv", "g-test.csv"]),
    "generate folder": ("generate in/o.grammar -n 3000 --shard-size 1000 --compression zst -o out/set/", ["set"]),
    "generate resumable": ("generate in/o.grammar -n 3000 --resume -o out/r.jsonl", ["r.jsonl"]),
    "generate plain": ("generate in/o.grammar -n 60", []),
    "run": ("run in/recipe.yaml --into out", ["a.pastiche", "b.jsonl"]),
    "audit": ("audit --seed-data in/seed.jsonl --synthetic in/few.jsonl --json out/a.json --report out/a.html", ["a.json", "a.html"]),
    "scrub": ("scrub in/seed.csv --mode surrogate --key-file in/key -o out/s.csv", ["s.csv"]),
    "scrub in place": ("scrub out/own.jsonl --mode mask -o out/own.jsonl", ["own.jsonl"]),
    "tokenize": ("tokenize in/text.txt", []),
    "detokenize": ("detokenize in/text.txt", []),
    "grammar check": ("grammar check in/o.grammar", []),
    "grammar sample": ("grammar sample in/o.grammar -n 20 -o out/s.jsonl", ["s.jsonl"]),
    "grammar induce": ("grammar induce in/seed.jsonl -o out/i.grammar", ["i.grammar"]),
    "grammar train": ("grammar train in/t.grammar in/t.jsonl -o out/t.grammar --explain out/e.jsonl", ["t.grammar", "e.jsonl"]),
    "grammar parse": ("grammar parse in/t.grammar b", []),
    "grammar export": ("grammar export nltk in/t.grammar -o out/x.cfg", ["x.cfg"]),
    "lm estimate": ("lm estimate in/text.txt --order 3 --memory 1M --temporary out -o out/m.lm --arpa out/m.arpa.gz", ["m.lm", "m.arpa.gz"]),
    "lm count": ("lm count in/text.txt --order 2 --temporary out -o out/c.counts", ["c.counts"]),
    "lm merge": ("lm merge in/c.counts in/c.counts --order 2 --temporary out -o out/m.lm", ["m.lm"]),
    "lm build": ("lm build in/m.arpa -o out/m.lm", ["m.lm"]),
    "lm score": ("lm score in/m.lm in/text.txt", []),
    "lm sample": ("lm sample in/m.lm -n 5 --novelty in/text.txt", []),
    "lm next": ("lm next in/m.lm the", []),
    "lm mix": ("lm mix in/m.lm in/m.arpa --held-out in/text.txt -o out/m.mix", ["m.mix"]),
    "lm vectors": ("lm vectors in/text.txt --dimensions 4 --min-count 1 -o out/w.vectors", ["w.vectors"]),
    "lm classes": ("lm classes in/text.txt --classes 3 -o out/w.classes", ["w.classes"]),
    "lm neighbours": ("lm neighbours in/w.vectors order", []),
}

failures = []


def complain(name, why, outcome=None):
    tail = f" [{outcome.status}] {outcome.error[-300:]!r}" if outcome else ""
    failures.append(f"{name}: {why}{tail}")
    print(failures[-1], flush=True)


def contents(folder):
    """By path: what the files below a folder hold."""
    found = {}
    for place, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(place, name)
            if not os.path.isfile(path):
                continue
            with open(path, "rb") as file:
                data = file.read()
            found[os.path.relpath(path, folder)] = hashlib.sha256(data).hexdigest()
    return found


class Outcome:
    pass


class Bench:
    """A folder with inputs, in which commands run."""

    def __init__(self, program, shim, inputs):
        self.program, self.shim, self.inputs = program, shim, inputs

    def run(self, command, variables=None, shell="", prepare=None, timeout=60, limit=None):
        folder = tempfile.mkdtemp(prefix="pastiche-fault-")
        try:
            shutil.copytree(self.inputs, f"{folder}/in")
            os.mkdir(f"{folder}/out")
            shutil.copy(f"{folder}/in/seed.jsonl", f"{folder}/out/own.jsonl")
            if prepare:
                prepare(folder)
            # The report of an audit has the time, which must be the same in every run.
            environment = dict(os.environ, TMPDIR=f"{folder}/out", SOURCE_DATE_EPOCH="0")
            if variables is not None:
                environment.update(variables, LD_PRELOAD=self.shim, FAULT_ROOT=folder)
                if "FAULT_COUNTS" in variables:
                    environment["FAULT_COUNTS"] = f"{folder}/.counts"
            line = f"exec '{self.program}' {command} {shell}"
            with open(f"{folder}/.stdout", "wb") as output, open(f"{folder}/.stderr", "wb") as error:
                process = subprocess.Popen(
                    ["/bin/sh", "-c", line], cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=output,
                    stderr=error, preexec_fn=limit)
                outcome = Outcome()
                try:
                    outcome.status = process.wait(timeout)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()
                    outcome.status = "hangs"
            outcome.output = open(f"{folder}/.stdout", "rb").read()
            outcome.error = open(f"{folder}/.stderr", "rb").read().decode(errors="replace")
            outcome.left = contents(f"{folder}/out")
            outcome.inputs = contents(f"{folder}/in")
            outcome.counts = {}
            if os.path.exists(f"{folder}/.counts"):
                for row in open(f"{folder}/.counts"):
                    name, count = row.split()
                    outcome.counts[name] = int(count)
            return outcome
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def judge(name, outcome, clean, may_leave=(), needs_message=True, may_succeed=True):
    """Says what is wrong with how a command took a failure."""
    if outcome.status == "hangs":
        return complain(name, "hangs")
    if outcome.inputs != clean.inputs:
        complain(name, "changed its inputs", outcome)
    if outcome.status == 0:
        if not may_succeed:
            complain(name, "says that all is well", outcome)
        if outcome.output != clean.output or outcome.left != clean.left:
            extra = set(outcome.left) ^ set(clean.left)
            if not all(any(re.search(pattern, path) for pattern in may_leave) for path in extra) or any(
                    outcome.left[path] != clean.left[path] for path in set(outcome.left) & set(clean.left)):
                complain(name, f"ended well with other outputs {sorted(extra)}", outcome)
        return
    if outcome.status not in STATUSES:
        return complain(name, "ended as no command should", outcome)
    if needs_message and not re.search(r"^pastiche: .+\n.+\n\Z", outcome.error, re.M):
        complain(name, "did not say in two lines what is wrong", outcome)
    before = {"own.jsonl": clean.inputs["seed.jsonl"]}
    for path, digest in outcome.left.items():
        if clean.left.get(path) == digest or before.get(path) == digest:
            continue
        if not any(re.search(pattern, path) for pattern in may_leave):
            complain(name, f"left {path}", outcome)


def what_may_stay(name, call):
    # Runs that can be gone on with keep what that takes; a file that cannot be removed stays.
    may = [r"\.partial$", r"\.journal$"] if "folder" in name or "resumable" in name else []
    return may + ([r"\.partial$", r"\.journal$", r"^pastiche-"] if call == "unlink" else [])


def inject(bench, commands, most, pool):
    runs = []
    for name, (command, _) in commands.items():
        clean = bench.run(command, {"FAULT_COUNTS": "1"})
        if clean.status != 0:
            complain(name, "fails by itself", clean)
            continue
        for call, errors in FAILURES.items():
            count = clean.counts.get(call, 0)
            numbers = sorted({1 + round(index * (count - 1) / max(1, min(most, count) - 1)) for index in range(min(most, count))})
            for number, error in itertools.product(numbers, errors):
                runs.append((name, command, clean, call, number, error))

    def one(run):
        name, command, clean, call, number, error = run
        outcome = bench.run(
            command, {"FAULT_CALL": call, "FAULT_NUMBER": str(number), "FAULT_ERRNO": str(NUMBERS.get(error, 0))})
        label = f"{name}, {call} {number} {error or 'short'}"
        judge(label, outcome, clean, what_may_stay(name, call))
        if error == 0 and outcome.status != 0:
            complain(label, "a short count is no error", outcome)

    list(pool.map(one, runs))
    return len(runs)


def close_descriptors(bench, commands, pool):
    runs = []
    for name, (command, _) in commands.items():
        clean = bench.run(command)
        for size in (1, 2, 3):
            for closed in itertools.combinations("012", size):
                runs.append((name, command, clean, closed))

    def one(run):
        name, command, clean, closed = run
        outcome = bench.run(command, shell=" ".join(f"{number}{'<' if number == '0' else '>'}&-" for number in closed))
        if "1" in closed and clean.output:
            judge(f"{name}, {closed} closed", outcome, clean, what_may_stay(name, ""), "2" not in closed, may_succeed=False)
        else:
            if "1" in closed:
                outcome.output = clean.output
            if outcome.status != 0:
                complain(f"{name}, {closed} closed", "fails", outcome)
            judge(f"{name}, {closed} closed", outcome, clean, what_may_stay(name, ""), "2" not in closed)

    list(pool.map(one, runs))
    return len(runs)


def limit(bench, commands, pool):
    def limited(kind, value):
        return lambda: resource.setrlimit(kind, (value, value))

    limits = [("files", resource.RLIMIT_NOFILE, value) for value in (4, 6, 8, 10, 16, 24)]
    limits += [("bytes a file", resource.RLIMIT_FSIZE, value) for value in (0, 1, 512, 4096)]
    runs = [(name, command, bench.run(command), item) for name, (command, _) in commands.items() for item in limits]

    def one(run):
        name, command, clean, (what, kind, value) = run
        outcome = bench.run(command, limit=limited(kind, value))
        # With no byte to write there is no message either.
        judge(f"{name}, {value} {what}", outcome, clean, what_may_stay(name, ""), needs_message=kind != resource.RLIMIT_FSIZE)

    list(pool.map(one, runs))
    return len(runs)


def interrupt(bench, commands, seed):
    """Signals at random moments: nothing half-done is left."""
    chance = random.Random(seed)
    signals = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGUSR1, signal.SIGXCPU]
    count = 0
    for name, (command, _) in commands.items():
        if "out/" not in command:
            continue
        start = time.time()
        clean = bench.run(command)
        span = time.time() - start
        for number in chance.sample(signals, 2):
            folder = tempfile.mkdtemp(prefix="pastiche-fault-")
            shutil.copytree(bench.inputs, f"{folder}/in")
            os.mkdir(f"{folder}/out")
            shutil.copy(f"{folder}/in/seed.jsonl", f"{folder}/out/own.jsonl")
            process = subprocess.Popen(
                [bench.program] + command.split(), cwd=folder,
                env=dict(os.environ, TMPDIR=f"{folder}/out", SOURCE_DATE_EPOCH="0"),
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(chance.uniform(0.2, 1) * span)
            process.send_signal(number)
            try:
                status = process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                complain(name, f"ignores {number.name}")
                continue
            left = contents(f"{folder}/out")
            before = {"own.jsonl": clean.inputs["seed.jsonl"]}
            for path, digest in left.items():
                known = clean.left.get(path) == digest or before.get(path) == digest
                if not known and not any(re.search(pattern, path) for pattern in what_may_stay(name, "")):
                    complain(name, f"{number.name} left {path}")
            # Before its first line of code a program ends by the signal itself.
            if status not in (0, 128 + number, -number):
                complain(name, f"{number.name} ended it with {status}")
            shutil.rmtree(folder, ignore_errors=True)
            count += 1
    return count


def kill_and_resume(bench, seed, rounds, documents):
    """A run that is killed and gone on with until it ends leaves the bytes of one that was let alone."""
    chance = random.Random(seed)
    kills = 0
    for kind in ["-o out/set/ --shard-size 120000 --compression gz", "--split train=0.7,test=0.3 -o out/one.jsonl"][:rounds]:
        command = f"generate in/t.grammar -n {documents} --resume {kind}"
        start = time.time()
        clean = bench.run(command, timeout=300)
        span = time.time() - start
        if clean.status not in (0, 1):
            complain("kill and resume", "fails by itself", clean)
            continue
        folder = tempfile.mkdtemp(prefix="pastiche-fault-")
        shutil.copytree(bench.inputs, f"{folder}/in")
        os.mkdir(f"{folder}/out")
        shutil.copy(f"{folder}/in/seed.jsonl", f"{folder}/out/own.jsonl")
        own = 0
        for attempt in itertools.count():
            process = subprocess.Popen(
                [bench.program] + command.split(), cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE)
            try:
                # At last it is let alone: what was drawn before is drawn again each time.
                status = process.wait(chance.uniform(0.1, 1.1) * span if attempt < 8 else 300)
                break
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                own += 1
        kills += own
        if status != clean.status:
            complain(f"kill and resume {kind}", f"ended with {status}: {process.stderr.read()!r}")
        left = contents(f"{folder}/out")
        # A folder's temporary manifest may be left by a kill.
        left = {path: digest for path, digest in left.items() if not path.endswith(".partial")}
        if left != clean.left:
            complain(f"kill and resume {kind}", f"other bytes after {own} kills: {sorted(left)}")
        shutil.rmtree(folder, ignore_errors=True)
    return kills


def make_inputs(program, folder):
    os.mkdir(folder)
    def write(name, text):
        with open(f"{folder}/{name}", "w") as file:
            file.write(text)
    seed = open(f"{ROOT}/Corpora/support-tickets.jsonl").read().splitlines(keepends=True)
    write("seed.jsonl", "".join(seed[:40]))
    write("few.jsonl", "".join(seed[40:60]))
    write("seed.csv", "text,label\n" + "".join(f"Ann Lee called {number} times from Leeds,late\n" for number in range(20)))
    write("text.txt", "".join(f"the order {number % 7} was late again and number {number % 5} is lost\n" for number in range(300)))
    write("list.txt", "Leeds\nYork\n")
    write("key", "0123456789abcdef0123456789ABCDEF fedcba")
    os.chmod(f"{folder}/key", 0o600)
    shutil.copy(f"{ROOT}/Grammars/order-records.grammar", f"{folder}/o.grammar")
    letters = "\n".join(f"  | {letter}" for letter in "abcdefghijklmnopqrstuvwxyz")
    write("t.grammar", f"start =\n  | {{part}}\n  | {{3}}{{part}} {{start}}\n\npart =\n{letters}\n")
    write("t.jsonl", "".join('{"text": "%s"}\n' % letter for letter in "abcabc"))
    write("recipe.yaml", "version: 1\nmodels:\n  a: {seeds: seed.jsonl}\noutputs:\n  - {from: a, to: b.jsonl, documents: 20}\n")
    for command in [
        "train seed.jsonl -o m.pastiche", "lm estimate text.txt --order 3 -o m.lm --arpa m.arpa",
        "lm count text.txt --order 2 -o c.counts", "lm vectors text.txt --dimensions 4 --min-count 1 -o w.vectors",
    ]:
        subprocess.run([program] + command.split(), cwd=folder, check=True, capture_output=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--calls", type=int, default=3, help="at most so many calls of a function fail in each command")
    parser.add_argument("--only", help="only commands with this in their name")
    parser.add_argument("--part", choices=["faults", "descriptors", "limits", "signals", "resume"])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--documents", type=int, default=450_000, help="of the run that is killed")
    options = parser.parse_args()
    program = os.path.abspath(options.program)
    commands = {name: item for name, item in COMMANDS.items() if not options.only or options.only in name}
    with tempfile.TemporaryDirectory(prefix="pastiche-fault-") as folder:
        shim = f"{folder}/shim.so"
        subprocess.run(["cc", "-O1", "-Wall", "-shared", "-fPIC", "-o", shim, f"{HERE}/shim.c", "-ldl"], check=True)
        make_inputs(program, f"{folder}/in")
        bench = Bench(program, shim, f"{folder}/in")
        with ThreadPoolExecutor(os.cpu_count() or 2) as pool:
            parts = {
                "faults": lambda: inject(bench, commands, options.calls, pool),
                "descriptors": lambda: close_descriptors(bench, commands, pool),
                "limits": lambda: limit(bench, commands, pool),
                "signals": lambda: interrupt(bench, commands, options.seed),
                "resume": lambda: kill_and_resume(bench, options.seed, 2, options.documents),
            }
            for name, part in parts.items():
                if options.part in (None, name):
                    start = time.time()
                    count = part()
                    print(f"{name}: {count} runs in {time.time() - start:.0f} s", flush=True)
    if failures:
        sys.exit(f"{len(failures)} went wrong")


if __name__ == "__main__":
    main()
