"""Times word segmentation beside its peers: run.py PASTICHE FILE [FOLDER]

Every program runs as a whole process on the same FILE; its time is the processor time (user and system) of the best of three
runs, taken in turns. Peers written in Python get the first 8 MB, for their speed does not depend on the length. FOLDER takes
the peers' packages and programs (.build-bench unless named). Prints a table of megabytes a second and ratios.
"""

import os
import pathlib
import resource
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
ROUNDS = 3
PREFIX = 8_000_000


def processor_seconds(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (
        after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
        done.stdout.strip(),
    )


def main():
    pastiche, corpus = sys.argv[1:3]
    folder = pathlib.Path(sys.argv[3] if len(sys.argv) > 3 else ".build-bench").absolute()
    folder.mkdir(exist_ok=True)
    python = folder / "venv/bin/python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
        subprocess.run(
            [python, "-m", "pip", "install", "-q", "PyICU", "tokenizers", "spacy"], check=True
        )
    loop = folder / "icu-loop"
    flags = subprocess.run(
        ["pkg-config", "--cflags", "--libs", "icu-i18n"], check=True, capture_output=True, text=True
    ).stdout.split()
    subprocess.run(["cc", "-O2", HERE / "icu-loop.c", "-o", loop, *flags], check=True)
    with tempfile.TemporaryDirectory() as temporary:
        part = pathlib.Path(temporary) / "part.txt"
        with open(corpus, "rb") as file:
            part.write_bytes(file.read(PREFIX).rpartition(b"\n")[0] + b"\n")
        whole, part = (os.path.abspath(corpus), str(part))
        rows = {
            "pastiche tokenize --format count": ([pastiche, "tokenize", whole, "--format", "count"], whole),
            "pastiche tokenize --format tokens": ([pastiche, "tokenize", part], part),
            "C loop over ubrk_next": ([loop, whole, "en", "word"], whole),
            "wc -w": (["wc", "-w", whole], whole),
            "wc -w, plain bytes (LC_ALL=C)": (["env", "LC_ALL=C", "wc", "-w", whole], whole),
        }
        sys.path.insert(0, str(HERE))
        import peers

        for name in peers.PEERS:
            rows[name] = ([python, HERE / "peers.py", name, part], part)
        best = {name: float("inf") for name in rows}
        answers = {}
        for _ in range(ROUNDS):
            for name, (command, _) in rows.items():
                seconds, answers[name] = processor_seconds(command)
                best[name] = min(best[name], seconds)
        speeds = {name: os.path.getsize(rows[name][1]) / 1e6 / best[name] for name in rows}
        ours = speeds["pastiche tokenize --format count"]
        print("| program | MB/s | pastiche is so many times as fast |")
        print("| --- | --- | --- |")
        for name, speed in sorted(speeds.items(), key=lambda item: -item[1]):
            print(f"| {name} | {speed:.1f} | {ours / speed:.1f} |")
        same = answers["pastiche tokenize --format count"] == answers["C loop over ubrk_next"]
        print("counts:", "the same as the C loop's" if same else answers)
        return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
