"""What each level of privacy costs: usefulness, likeness, what can be told of the seed, and speed.

usage: run.py PASTICHE TRAIN.jsonl TEST.jsonl [--documents 10000] [--canaries 100]
For each level, and for dp at ε = 1, 4 and 8, a model of TRAIN writes documents and `pastiche audit` measures them against TEST. Canaries are planted
in models of their own. The time of a run is the processor's, on one thread, over that of the first row's in turns.
"""
import argparse, json, os, resource, subprocess, tempfile

options = argparse.ArgumentParser()
options.add_argument("pastiche"), options.add_argument("train"), options.add_argument("test")
options.add_argument("--documents", type=int, default=10000), options.add_argument("--canaries", type=int, default=100)
options = options.parse_args()

LEVELS = [
    # All runs and all words: as near as the program comes to no level at all.
    ("none", ["--least-groups", "1"]), ("standard", []), ("strict", ["--privacy", "strict"]),
    ("dp, ε = 8", ["--privacy", "dp", "--epsilon", "8"]), ("dp, ε = 4", ["--privacy", "dp", "--epsilon", "4"]),
    ("dp, ε = 1", ["--privacy", "dp", "--epsilon", "1"]),
]


def pastiche(*arguments):
    return subprocess.run([options.pastiche, *arguments], capture_output=True, text=True)


def seconds(*arguments):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    pastiche(*arguments)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


with tempfile.TemporaryDirectory() as folder:
    models, rows = {}, {}
    for name, arguments in LEVELS:
        model, output, report = (f"{folder}/{len(models)}.{kind}" for kind in ("model", "jsonl", "json"))
        if pastiche("train", options.train, "-o", model, *arguments).returncode:
            rows[name] = None
            continue
        models[name] = model
        pastiche("generate", model, "-n", str(options.documents), "--seed", "1", "-o", output)
        pastiche("audit", "--seed-data", options.train, "--synthetic", output, "--test", options.test, "--model", model,
                 "--least-groups", "3", "--longest-run", "7", "--json", report)
        rows[name] = json.load(open(report))
        canaries = f"{folder}/canaries"
        pastiche("train", options.train, "-o", canaries, "--canaries", str(options.canaries), *arguments)
        pastiche("generate", canaries, "-n", str(options.documents), "--seed", "1", "-o", output)
        pastiche("audit", "--seed-data", options.train, "--synthetic", output, "--model", canaries, "--json", report)
        rows[name]["canaries"] = json.load(open(report))["private"]["canaries"]
    times = {name: [] for name in models}
    for _ in range(5):
        for name, model in models.items():
            times[name].append(seconds("generate", model, "-n", "5000", "--threads", "1", "--seed", "2", "-o", f"{folder}/timed.jsonl"))
    base = sorted(times["none"])[2]
    print("| level | synthetic alone | lift | lift of spans | indistinguishability | words | trace rate | membership: documents, model | the same calibrated | "
          "canaries written out by 1/2/5/10 groups | their exposure | time |")
    print("|" + " --- |" * 12)
    for name, _ in LEVELS:
        a = rows[name]
        if a is None:
            print(f"| {name} | too few groups |" + " |" * 10)
            continue
        u, m, p, c = a["useful"], a["mimics"], a["private"], a["canaries"]
        attacks = p["membership_by_output"], p["membership_by_model"]
        print("| " + " | ".join([
            name, f"{100 * u['accuracy_synthetic']['value']:.1f}", f"{100 * u['lift']['value']:+.1f}",
            f"{100 * u['spans']['lift']['value']:+.1f}" if "spans" in u else "–",
            f"{m['indistinguishability']['value']:.2f}", f"{m['unigram_divergence']['value']:.3f}", f"{100 * p['trace_rate']['value']:.1f} %",
            *(", ".join(f"{attack[key]['value']:.2f}" for attack in attacks) for key in ("auc", "auc_calibrated")),
            "/".join(f"{r['emitted']}" for r in c), "/".join(f"{r['exposure_mean']:.1f}" for r in c), f"{sorted(times[name])[2] / base:.2f}",
        ]) + " |")
    a = rows["standard"]
    print(f"seed alone {100 * a['useful']['accuracy_seed']['value']:.1f} %; real against real: {a['mimics']['indistinguishability_of_real']['value']:.2f}, "
          f"words {a['mimics']['unigram_divergence']['baseline']:.3f}; trace rate of held-out real documents {100 * a['private']['trace_rate_of_real']['value']:.1f} %")
