"""Finds personal data with pastiche, Presidio and scrubadub in one run: score, leak and speed.

usage: run.py PASTICHE DOCUMENTS.jsonl [--spacy MODEL] [--plain FILE] [--repeat N]

DOCUMENTS has `spans`; needs `pip install presidio-analyzer scrubadub` and a spaCy model. Scores count a span as found where one of
the same type overlaps it; the leak is the share of the personal characters that no span covers, whatever its type. Speed is of one
core: user and system time of the whole process for pastiche, of the calls alone for the others. --plain adds a text without personal
data: how many false alarms a thousand words.
"""

import argparse
import collections
import json
import os
import resource
import subprocess
import sys
import tempfile
import time

SAME = {
    "GPE": "LOCATION", "DOMAIN_NAME": "URL", "EMAIL": "EMAIL_ADDRESS", "PHONE": "PHONE_NUMBER", "NAME": "PERSON",
    "SOCIAL_SECURITY_NUMBER": "US_SSN", "CREDENTIAL": "SECRET", "TWITTER": "USERNAME", "SKYPE": "USERNAME",
    "VEHICLE_LICENCE_PLATE": "VEHICLE_PLATE", "POSTALCODE": "ZIP_CODE", "DRIVERS_LICENCE": "US_DRIVER_LICENSE",
}
NO_TYPE = {"TITLE", "ID_NUMBER"}


def spans(found, places):
    result = []
    for start, end, kind in found:
        kind = SAME.get(kind, kind)
        # Presidio has no type of its own for streets and post codes: they count as places for everybody.
        if places and kind in ("STREET_ADDRESS", "ZIP_CODE"):
            kind = "LOCATION"
        if kind not in NO_TYPE:
            result.append((start, end, kind))
    return result


def score(gold, found, places):
    counts = collections.defaultdict(lambda: [0, 0, 0, 0])
    leaked = characters = 0
    for document, own in zip(gold, found):
        text = document["text"]
        real = spans([(s["start"], s["end"], s["type"]) for s in document["spans"]], places)
        own = spans(own, places)
        for start, end, kind in real:
            counts[kind][0] += 1
            counts[kind][1] += any(k == kind and s < end and start < e for s, e, k in own)
        for start, end, kind in own:
            counts[kind][2] += 1
            counts[kind][3] += any(k == kind and s < end and start < e for s, e, k in real)
        covered = {place for start, end, _ in own for place in range(start, end)}
        personal = {p for start, end, _ in real for p in range(start, end) if not text[p].isspace()}
        leaked += len(personal - covered)
        characters += len(personal)
    return counts, leaked / max(1, characters)


def f1(counts):
    recall, precision = counts[1] / max(1, counts[0]), counts[3] / max(1, counts[2])
    return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


def pastiche(program, texts):
    with tempfile.TemporaryDirectory() as folder:
        source, target = os.path.join(folder, "in.jsonl"), os.path.join(folder, "out.jsonl")
        with open(source, "w", encoding="utf-8") as file:
            for text in texts:
                file.write(json.dumps({"text": text}, ensure_ascii=False) + "\n")
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([program, "scrub", "--threads", "1", "--quiet", source, "-o", target], check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        with open(target, encoding="utf-8") as file:
            found = [[(s["start"], s["end"], s["type"]) for s in json.loads(line)["spans"]] for line in file]
    return found, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def presidio(model):
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import NlpEngineProvider

    configuration = {"nlp_engine_name": "spacy", "models": [{"lang_code": "en", "model_name": model}]}
    engine = AnalyzerEngine(nlp_engine=NlpEngineProvider(nlp_configuration=configuration).create_engine())

    def find(texts):
        start = time.process_time()
        found = []
        for text in texts:
            results = sorted(engine.analyze(text=text, language="en", score_threshold=0.35), key=lambda r: -r.score)
            kept = []
            for result in results:
                if not any(result.start < end and start_ < result.end for start_, end, _ in kept):
                    kept.append((result.start, result.end, result.entity_type))
            found.append(kept)
        return found, time.process_time() - start

    return find


def scrubadub():
    import scrubadub as library

    scrubber = library.Scrubber()

    def find(texts):
        start = time.process_time()
        found = [
            [(f.beg, f.end, f.type.upper()) for f in scrubber.iter_filth(text)] for text in texts]
        return found, time.process_time() - start

    return find


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("documents")
    parser.add_argument("--spacy", default="en_core_web_sm")
    parser.add_argument("--plain")
    parser.add_argument("--repeat", type=int, default=20)
    arguments = parser.parse_args()
    gold = [json.loads(line) for line in open(arguments.documents, encoding="utf-8")]
    texts = [document["text"] for document in gold]
    size = sum(len(text.encode()) for text in texts)
    tools = {
        # Many times over, so that a process that is over at once can be timed.
        "pastiche": lambda texts: pastiche(arguments.program, texts * arguments.repeat),
        "Presidio": presidio(arguments.spacy),
        "scrubadub": scrubadub(),
    }
    rates, rows, alarms = {}, {}, {}
    for name, find in tools.items():
        found, seconds = find(texts)
        rates[name] = size * (arguments.repeat if name == "pastiche" else 1) / seconds
        rows[name] = score(gold, found[: len(gold)], True), score(gold, found[: len(gold)], False)
        if arguments.plain:
            lines = [json.loads(line)["text"] for line in open(arguments.plain, encoding="utf-8")]
            if name == "Presidio":
                lines = lines[:1000]
            found = pastiche(arguments.program, lines)[0] if name == "pastiche" else find(lines)[0]
            words = sum(len(line.split()) for line in lines)
            alarms[name] = 1000 * sum(len(spans(own, True)) for own in found) / words
    kinds = sorted({kind for (counts, _), _ in rows.values() for kind, c in counts.items() if c[0]})
    print("| | " + " | ".join(tools) + " |")
    print("| --- |" + " --- |" * len(tools))
    for kind in kinds:
        print(f"| {kind} ({rows['pastiche'][0][0][kind][0]}), F1 | " + " | ".join(
            f"{f1(rows[name][0][0][kind]):.2f}" for name in tools) + " |")
    total = {name: f1([sum(c[i] for c in rows[name][0][0].values()) for i in range(4)]) for name in tools}
    strict = {name: f1([sum(c[i] for c in rows[name][1][0].values()) for i in range(4)]) for name in tools}
    print("| all, F1 | " + " | ".join(f"{total[name]:.2f}" for name in tools) + " |")
    print("| all, streets and post codes apart, F1 | " + " | ".join(f"{strict[name]:.2f}" for name in tools) + " |")
    print("| leak | " + " | ".join(f"{100 * rows[name][0][1]:.1f} %" for name in tools) + " |")
    if alarms:
        print("| findings in 1,000 words without personal data | "
              + " | ".join(f"{alarms[name]:.1f}" for name in tools) + " |")
    print("| KB/s, one core | " + " | ".join(f"{rates[name] / 1e3:,.0f}" for name in tools) + " |")
    print("| time, times pastiche's | "
          + " | ".join(f"{rates['pastiche'] / rates[name]:,.0f}" for name in tools) + " |")


if __name__ == "__main__":
    sys.exit(main())
