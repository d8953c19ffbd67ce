"""Times language models beside KenLM and markovify: run.py PASTICHE KENLM TEXT [FOLDER]

TEXT is tokenised, a sentence a line; KENLM is the folder with lmplz, build_binary and query. Programs run in turns, three times; the best wall time and
the greatest peak memory count. markovify (in a virtual environment in FOLDER, .build-bench unless named) gets the first 5 MB, as it takes minutes for more.
"""

import os
import pathlib
import subprocess
import sys
import tempfile
import time

ROUNDS = 3
SENTENCES = 300_000

MARKOVIFY = """
import sys, time, markovify
text = open(sys.argv[1], encoding="utf8").read()
start = time.perf_counter()
model = markovify.NewlineText(text, state_size=2, well_formed=False).compile()
trained = time.perf_counter()
words = 0
count = int(sys.argv[2])
for _ in range(count):
    sentence = model.make_sentence(test_output=sys.argv[3] == "test", tries=100)
    words += len(sentence.split()) if sentence else 0
print(trained - start, words / (time.perf_counter() - trained))
"""


def run(command, stdin=None):
    start = time.perf_counter()
    process = subprocess.Popen(
        [str(part) for part in command], stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"failed: {command}")
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, output


def best(commands):
    """The best wall time, its processor time, and the peak memory of each command, in turns."""
    figures = {name: [] for name in commands}
    for _ in range(ROUNDS):
        for name, (command, stdin) in commands.items():
            figures[name].append(run(command, open(stdin, "rb") if stdin else None))
    return {
        name: (min(f[0] for f in all), min(f[1] for f in all), max(f[2] for f in all))
        for name, all in figures.items()
    }


def table(title, rows):
    print(f"\n{title}\n\n| program | wall s | CPU s | peak MB | wall, times ours |\n| --- | --- | --- | --- | --- |")
    ours = next(iter(rows.values()))[0]
    for name, (wall, cpu, memory) in rows.items():
        print(f"| {name} | {wall:.2f} | {cpu:.2f} | {memory:.0f} | {wall / ours:.2f} |")


def first(lines, size):
    """The first lines that together have at least so many bytes."""
    taken = []
    for line in lines:
        if size <= 0:
            break
        taken.append(line)
        size -= len(line)
    return b"".join(taken)


def sampling(pastiche, name, model, options):
    """Words a second, text written included; the start of the program, one sentence, is taken off."""
    speeds = []
    for how in ([], ["--detokenize"]):
        command = [pastiche, "lm", "sample", model, "--seed", 1, *options]
        once = min((run([*command, "-n", 1]) for _ in range(ROUNDS)), key=lambda f: f[1])
        all_ = min((run([*command, "-n", SENTENCES, *how]) for _ in range(ROUNDS)), key=lambda f: f[1])
        if not how:
            # Detokenised text has the same words with fewer spaces.
            words = len(all_[3].split())
        speeds.append((words / (all_[1] - once[1]) / 1e6, words / (all_[0] - once[0]) / 1e6))
    (core, wall), (spaced, _) = speeds
    print(
        f"sampling, {name}: {core:.2f} million words/s a core, {wall:.2f} on all ({wall / core:.2f} times), "
        f"detokenised {spaced:.2f} a core; start {once[0]:.2f} s"
    )


def following(pastiche, model):
    """The hundred most probable next words, by a program that asks a hundred times more than it starts."""
    few = min(run([pastiche, "lm", "next", model, "of", "the", "-n", 100])[0] for _ in range(5))
    print(f"lm next, start of the program included: {1e3 * few:.1f} ms")


def main():
    pastiche, kenlm, text = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
    folder = pathlib.Path(sys.argv[4] if len(sys.argv) > 4 else ".build-bench").absolute()
    python = folder / "markovify/bin/python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", folder / "markovify"], check=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "markovify"], check=True)
    with tempfile.TemporaryDirectory() as temporary:
        work = pathlib.Path(temporary)
        held, part = work / "held.tok", work / "part.tok"
        lines = pathlib.Path(text).read_bytes().splitlines(keepends=True)
        held.write_bytes(b"".join(lines[:150_000]))
        for order in (3, 5):
            ours, theirs = work / f"our{order}.arpa", work / f"their{order}.arpa"
            estimate = [pastiche, "lm", "estimate", text, "--order", order, "--arpa", ours, "--pretokenized"]
            lmplz = [kenlm / "lmplz", "-o", order, "-S", "2G", "-T", temporary + "/", "--discount_fallback"]
            lmplz += ["--text", text, "--arpa", theirs]
            table(
                f"Order {order}: text to ARPA",
                best({"pastiche lm estimate": (estimate, None), "KenLM lmplz": (lmplz, None)}),
            )
            direct = [pastiche, "lm", "estimate", text, "--order", order, "-o", work / "direct.lm", "--pretokenized"]
            table(f"Order {order}: text to a model that opens", best({"pastiche lm estimate -o": (direct, None)}))
            build = [pastiche, "lm", "build", ours, "-o", work / "our.lm"]
            probing = [kenlm / "build_binary", "probing", theirs, work / "their.bin"]
            table(
                f"Order {order}: ARPA to binary",
                best({"pastiche lm build": (build, None), "KenLM build_binary probing": (probing, None)}),
            )
            score = [pastiche, "lm", "score", work / "our.lm", held, "--pretokenized"]
            query = [kenlm / "query", "-v", "sentence", work / "their.bin"]
            table(
                f"Order {order}: score 150,000 lines, one thread",
                best({"pastiche lm score": (score, None), "KenLM query, probing": (query, held)}),
            )
            print("bytes:", (work / "our.lm").stat().st_size, "ours,", (work / "their.bin").stat().st_size, "KenLM's")
            sampling(pastiche, f"order {order}", work / "our.lm", [])
            if order == 3:
                novelty = ["--novelty", text, "--novelty-run", 8, "--pretokenized"]
                sampling(pastiche, "order 3, no copied run of 8", work / "our.lm", novelty)
                following(pastiche, work / "our.lm")
        for megabytes in (1, 5):
            part.write_bytes(first(lines, megabytes * 1_000_000))
            run([pastiche, "lm", "estimate", part, "--order", 3, "-o", work / "small.lm", "--pretokenized"])
            sampling(pastiche, f"{megabytes} MB, order 3", work / "small.lm", [])
            novelty = ["--novelty", part, "--novelty-run", 8, "--pretokenized"]
            sampling(pastiche, f"{megabytes} MB, order 3, no copied run of 8", work / "small.lm", novelty)
        wall, _, memory, _ = run([pastiche, "lm", "vectors", text, "-o", work / "v", "--pretokenized"])
        print(f"vectors: {wall:.1f} s, {memory:.0f} MB")
        wall, _, memory, _ = run([pastiche, "lm", "classes", text, "-o", work / "c", "--pretokenized"])
        print(f"classes: {wall:.1f} s, {memory:.0f} MB")
        limited = [pastiche, "lm", "estimate", text, "--order", 5, "-o", work / "l.lm", "--pretokenized", "--memory", "256M"]
        wall, _, memory, _ = run(limited)
        print(f"order 5 in --memory 256M: {wall:.1f} s, {memory:.0f} MB")
        for mode, count in (("plain", 20_000), ("test", 200)):
            trained, speed = map(float, run([python, "-c", MARKOVIFY, part, count, mode])[3].split())
            print(f"markovify, {mode}: trains {5 / trained:.2f} MB/s, {speed:,.0f} words/s")


if __name__ == "__main__":
    main()
