"""Opens every format with the program that is meant to read it.

usage: check.py PASTICHE SEED.jsonl RECORDS.grammar
Needs datasets, fasttext-wheel, seqeval, spacy, PyYAML, ruamel.yaml and pykwalify. Prints one line a format; ends with 1 where one is not read as it was written.
"""
import json, os, re, subprocess, sys, tempfile

pastiche, seed, records = (os.path.abspath(path) for path in sys.argv[1:4])
folder = tempfile.mkdtemp()
os.environ["HF_HOME"] = os.path.join(folder, "hub")
os.environ["HF_HUB_OFFLINE"] = "1"
os.chdir(folder)
COUNT = 400


def run(*words):
    subprocess.run(words, check=True)


def generate(kind, path, *more):
    run(pastiche, "generate", "model", "-n", str(COUNT), "--format", kind, "-o", path, "--quiet", *more)


run(pastiche, "train", seed, "-o", "model", "--quiet")
generate("jsonl", "all.jsonl")
documents = [json.loads(line) for line in open("all.jsonl", encoding="utf8")]
labels = sorted({document["label"] for document in documents})
spans = sum(len(document["spans"]) for document in documents)
passed = failed = 0

# Labels that differ in a blank or hyphen, one or several of a document, and texts with what lines, words and markup are told by.
odd_texts = ["Thanks,\nAnn Lee", "nobody  answers", "charged twice for\tone order", "- first\n- second", "[number 7](x)",
    "__label__x is in my text", " a blank leads", "\u2028line\u0085ends", "=1+1", "# not a comment"]
odd_labels = ["late fee", "late-fee", ["late fee", "rude"], "rude"]
words = "parcel invoice refund driver courier weekend morning letter street doctor garden window".split()
with open("odd.seed.jsonl", "w", encoding="utf8") as file:
    for number in range(160):
        text = odd_texts[number % len(odd_texts)] + " " + " ".join(words[(number * step) % len(words)] for step in (1, 5, 7))
        file.write(json.dumps({"text": text + ("!\n\nBest,\nBob" if number % 3 else " \n"), "label": odd_labels[number // 2 % 4]}) + "\n")
run(pastiche, "train", "odd.seed.jsonl", "-o", "odd.model", "--quiet")


def odd(kind, path, *more):
    # Drawn word by word: of these seeds, few can be written in other words, and those are the least odd.
    run(pastiche, "generate", "odd.model", "-n", "200", "--origins", "n-gram", "--format", kind, "-o", path, "--quiet", *more)
    return path


odd("jsonl", "odd.jsonl")
odd_documents = [json.loads(line) for line in open("odd.jsonl", encoding="utf8")]
assert len(odd_documents) == 200


def check(name, test):
    global passed, failed
    try:
        print(f"{name}: {test()}")
        passed += 1
    except Exception as error:
        print(f"{name}: FAILED: {type(error).__name__}: {error}")
        failed += 1


def hugging_face():
    from datasets import ClassLabel, load_dataset
    generate("hf", "hub", "--split", "train=0.75,test=0.25")
    data = load_dataset(os.path.join(folder, "hub"))
    assert {name: rows.num_rows for name, rows in data.items()} == {"train": COUNT * 3 // 4, "test": COUNT // 4}
    feature = data["train"].features["label"]
    assert isinstance(feature, ClassLabel) and feature.names == labels, feature
    row = data["train"][0]
    for span in row["spans"]:
        assert row["text"][span["start"]:span["end"]].strip()
    assert {row["origin"] for row in data["train"]} <= {"rewrite", "template", "n-gram", "frame", "grammar"}
    return f"{data['train'].num_rows} + {data['test'].num_rows} rows, {len(feature.names)} labels"


def mixed_labels():
    from datasets import ClassLabel, load_dataset
    odd("hf", "odd-hub", "--split", "train=0.75,test=0.25")
    data = load_dataset(os.path.join(folder, "odd-hub"))
    feature = data["train"].features["label"].feature
    assert isinstance(feature, ClassLabel) and feature.names == ["late fee", "late-fee", "rude"], feature
    sizes = {len(row["label"]) for rows in data.values() for row in rows}
    assert sizes == {1, 2}, sizes
    found = {feature.names[label] for row in data["train"] for label in row["label"]}
    assert found == set(feature.names)
    return f"{data['train'].num_rows} + {data['test'].num_rows} rows, each with a list of labels"


def shares():
    from collections import Counter
    run(pastiche, "generate", "model", "-n", "1000", "--balance", "--split", "train=0.8,dev=0.1,test=0.1", "-o", "parts.jsonl", "--quiet")
    for name, share in [("train", 0.8), ("dev", 0.1), ("test", 0.1)]:
        rows = [json.loads(line) for line in open(f"parts-{name}.jsonl", encoding="utf8")]
        counts = Counter(row["label"] for row in rows)
        assert len(rows) == 1000 * share and set(counts) == set(labels), (name, len(rows))
        exact = 1000 / len(labels) * share
        assert all(int(exact) <= count <= int(exact) + 1 for count in counts.values()), (name, counts)
    return f"{len(labels)} labels, each parted as the whole"


def formulas():
    import csv
    odd("csv", "odd.csv", "--guard-formulas")
    rows = list(csv.DictReader(open("odd.csv", encoding="utf8", newline="")))
    assert len(rows) == 200 and not [row for row in rows if row["text"][:1] in ("=", "+", "-", "@", "\t", "\r")]
    guarded = sum(row["text"] != document["text"] for row, document in zip(rows, odd_documents))
    assert guarded and all(row["text"] in (document["text"], "'" + document["text"]) for row, document in zip(rows, odd_documents))
    return f"{guarded} of {len(rows)} cells guarded"


def lines():
    odd("text", "odd.txt")
    rows = open("odd.txt", encoding="utf8", newline="").read().splitlines()
    assert len(rows) == 200, len(rows)
    return f"{len(rows)} lines by str.splitlines"


def shards():
    import hashlib, zstandard
    from datasets import load_dataset
    more = ("-n", "3000", "--shard-size", "1100", "--noise", "0.1", "--difficulty", "hard", "--resume")
    more += ("--compression", "zst")
    run(pastiche, "generate", "model", "--format", "hf", "-o", "shards", "--quiet", *more)
    data = load_dataset(os.path.join(folder, "shards"))["train"]
    manifest = json.load(open("shards/manifest.json", encoding="utf8"))
    assert data.num_rows == manifest["documents"] == 3000
    for file in manifest["files"]:
        content = open(os.path.join("shards", file["name"]), "rb").read()
        assert len(content) == file["bytes"] and hashlib.sha256(content).hexdigest() == file["sha256"]
        assert zstandard.ZstdDecompressor().stream_reader(content, read_across_frames=True).read().endswith(b"}\n")
    assert len(manifest["files"]) > 1
    kinds = {kind for row in data for kind in row["noise"]}
    assert kinds == {"typos", "casing", "punctuation", "homophones", "chat", "email"}, kinds
    assert all(0 <= row["margin"] <= 1 for row in data)
    return f"{data.num_rows} rows in {len(manifest['files'])} shards, digests as in the manifest"


def tables():
    import csv
    from datasets import load_dataset
    run(pastiche, "generate", records, "-n", "300", "--format", "hf", "-o", "records", "--quiet")
    data = load_dataset(os.path.join(folder, "records"))["train"]
    assert all(row["order"] in row["text"] and abs(row["price"] * row["quantity"] - row["total"]) < 0.005 for row in data)
    run(pastiche, "generate", records, "-n", "300", "-o", "records.csv", "--quiet")
    rows = list(csv.DictReader(open("records.csv", encoding="utf8", newline="")))
    assert [(row["order"], row["text"]) for row in rows] == [(row["order"], row["text"]) for row in data]
    assert len({row["customer"] for row in rows}) < 200
    return f"{len(rows)} records, {len({row['customer'] for row in rows})} customers"


def delimited(kind, separator):
    import csv
    generate(kind, f"all.{kind}")
    rows = list(csv.DictReader(open(f"all.{kind}", encoding="utf8", newline=""), delimiter=separator))
    assert [row["text"] for row in rows] == [document["text"] for document in documents]
    assert [row["label"] for row in rows] == [document["label"] for document in documents]
    assert all(json.loads(row["spans"] or "[]") == document["spans"] for row, document in zip(rows, documents))
    return f"{len(rows)} rows as in JSONL"


def fasttext():
    import fasttext
    generate("fasttext", "all.fasttext")
    model = fasttext.train_supervised("all.fasttext", epoch=50, verbose=0, thread=1)
    count, precision, _ = model.test("all.fasttext")
    assert count == COUNT and len(model.labels) == len(labels) and precision > 0.5, (count, precision)
    model = fasttext.train_supervised(odd("fasttext", "odd.fasttext"), epoch=1, verbose=0, thread=1)
    assert sorted(model.labels) == ["__label__late%20fee", "__label__late-fee", "__label__rude"], model.labels
    assert len(open("odd.fasttext", encoding="utf8", newline="").read().splitlines()) == 200
    return f"trains; precision {precision:.2f} on what it was trained on"


def conll():
    from seqeval.metrics.sequence_labeling import get_entities
    generate("conll", "all.conll")
    blocks = [block.split("\n") for block in open("all.conll", encoding="utf8").read().strip("\n").split("\n\n")]
    tags = [[line.split(" ")[1] for line in block] for block in blocks]
    for block in blocks:
        for line in block:
            assert re.fullmatch(r"\S+ (O|[BI]-\S+)", line), line
    found = sum(len(get_entities(each)) for each in tags)
    assert len(blocks) == COUNT and found == spans, (len(blocks), found, spans)
    return f"{len(blocks)} documents, {found} entities"


def as_spacy_reads(file, expected):
    """The texts and spans of a file are what spaCy makes of it."""
    from spacy import blank
    from spacy.training.converters import json_to_docs
    read = list(json_to_docs(open(file, "rb").read()))
    assert [doc.text for doc in read] == [document["text"] for document in expected]
    for doc, document in zip(read, expected):
        found = [(entity.start_char, entity.end_char, entity.label_) for entity in doc.ents]
        assert found == [(span["start"], span["end"], span["type"]) for span in document["spans"]], (found, document)
        # White space stands in tokens as spaCy's own tokenizer has it.
        own = [token.text for token in blank("en")(doc.text) if token.is_space]
        assert [token.text for token in doc if token.is_space] == own, (own, doc.text)


def spacy():
    from spacy import blank
    from spacy.tokens import DocBin
    from spacy.training import Example
    generate("spacy", "all.json")
    run(sys.executable, "-m", "spacy", "convert", "all.json", ".", "--converter", "json", "--file-type", "spacy")
    as_spacy_reads("all.json", documents)
    as_spacy_reads(odd("spacy", "odd.json"), odd_documents)
    nlp = blank("en")
    read = list(DocBin().from_disk("all.spacy").get_docs(nlp.vocab))
    assert len(read) == COUNT and sum(len(doc.ents) for doc in read) == spans
    assert [max(doc.cats, key=doc.cats.get) for doc in read] == [document["label"] for document in documents]
    recognizer, categories = nlp.add_pipe("ner"), nlp.add_pipe("textcat")
    for doc in read:
        for entity in doc.ents:
            recognizer.add_label(entity.label_)
    for label in labels:
        categories.add_label(label)
    for doc in read:
        doc.cats.update({label: doc.cats.get(label, 0.0) for label in labels})
    examples = [Example(nlp.make_doc(doc.text), doc) for doc in read]
    nlp.initialize(lambda: examples)
    losses = nlp.update(examples[:200])
    assert losses["ner"] > 0
    return f"converts and trains; {spans} entities"


def rasa():
    import yaml
    from pykwalify.core import Core
    generate("rasa", "all.yml")
    data = yaml.safe_load(open("all.yml", encoding="utf8"))
    # Of Rasa's schema for NLU training data (rasa/shared/nlu/training_data/schemas/nlu.yml) what concerns intents, by the validator that Rasa uses.
    name, examples = {"type": "str", "allowempty": False}, {"type": "str"}
    intent = {"type": "map", "mapping": {"intent": name, "metadata": {"type": "any", "required": False}, "examples": examples}}
    synonym = {"type": "map", "mapping": {"synonym": {"type": "str"}, "examples": examples}}
    Core(source_data=data, schema_data={"allowempty": True, "mapping": {
        "version": {"type": "str", "required": False, "allowempty": False},
        "nlu": {"type": "seq", "matching": "any", "sequence": [intent, synonym]}}}).validate(raise_exception=True)
    assert data["version"] == "3.1" and set(data) == {"version", "nlu"}
    entity = re.compile(r"\[(?P<text>[^\]]+?)\]\((?P<type>[^:)]+?)\)")  # Rasa's own pattern, short form
    texts, found = [], 0
    for block in data["nlu"]:
        assert set(block) == {"intent", "examples"} and block["intent"] in labels
        for line in block["examples"].splitlines():
            assert line.startswith("- "), line
            found += len(entity.findall(line))
            texts.append((block["intent"], entity.sub(r"\g<text>", line[2:])))
    brackets = str.maketrans("[]", "()")
    expected = sorted((d["label"], re.sub("[\\x00-\\x1f]", " ", d["text"]).translate(brackets)) for d in documents)
    assert sorted(texts) == expected, sorted(set(expected) - set(texts))[:3]
    assert found == spans, (found, spans)
    from ruamel.yaml import YAML
    odd("rasa", "odd.yml")
    for data in yaml.safe_load(open("odd.yml", encoding="utf8")), YAML(typ="safe").load(open("odd.yml", encoding="utf8")):
        assert {block["intent"] for block in data["nlu"]} == {"late fee", "late-fee", "late fee+rude", "rude"}
        examples = [line for block in data["nlu"] for line in block["examples"].splitlines()]
        assert len(examples) == 200 and all(line.startswith("- ") for line in examples)
    return f"{len(texts)} examples, {found} entities"


check("hf", hugging_face)
check("hf, mixed labels", mixed_labels)
check("splits", shares)
check("hf, shards", shards)
check("hf and csv, records", tables)
check("csv", lambda: delimited("csv", ","))
check("tsv", lambda: delimited("tsv", "\t"))
check("csv, formulas", formulas)
check("text", lines)
check("fasttext", fasttext)
check("conll", conll)
check("spacy", spacy)
check("rasa", rasa)
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)
