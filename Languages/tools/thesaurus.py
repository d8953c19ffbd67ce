#!/usr/bin/env python3
"""Makes thesaurus.tsv from WordNet 3.0 (Debian wordnet-base), vectors.bin, thesaurus-strike.tsv, thesaurus-add.tsv.

usage: thesaurus.py [--wordnet DIR] [--vectors vectors.bin] [--common FILE] [--out thesaurus.tsv] [--automatic]
lines out: lemma TAB pos TAB synonym=score synonym=score ...   A multiword synonym has blanks, so an entry ends with
its "=0.dd": take entries by the pattern ([^=]+)=(0\.\d\d) and trim blanks. Best first. Sorted by lemma, pos.
thesaurus-strike.tsv: lemma TAB pos TAB synonym synonym ... ("*" all; "<>" as first column strikes a word everywhere)
thesaurus-add.tsv:    lemma TAB pos TAB synonym[=score], synonym[=score] ...   ("<>" before the list: both ways)
"""
import argparse, os, re, sys
import numpy as np
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import vectors as V

LEAST = .35  # entries under this are left out
HERE = os.path.dirname(os.path.abspath(__file__))
POS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
BAD_USAGE = re.compile(r"archaism|slang|obscenity|vulgar|disparage|slur|derog|briticism|trade.?name|dialect|colloquial|nonce|baby_talk|plural|euphemism")
BAD_GLOSS = re.compile(r"\((archaic|old-fashioned|obsolete|dialect|British|Scottish|chiefly|slang|vulgar|offensive|ethnic|informal|literary|poetic|rare|nautical|formal|usually derog|music|law|psych|physics|biology|anatomy|medicine|cricket|baseball|football|American football|computer science|linguistics|botany|chemistry|sports|philosophy|statistics|mathematics|Bible|Christian)[^)]*\)", re.I)


def load(wn):
    """synsets: (pos, offset) -> (words, bad word numbers, gloss); senses: (lemma, pos) -> [(key of synset, tag count)]"""
    synsets = {}
    usage = {}
    raw = {}
    for name, pos in POS.items():
        for line in open(os.path.join(wn, "data." + name), encoding="latin-1"):
            if line.startswith("  "):
                continue
            head, gloss = line.split(" | ", 1) if " | " in line else (line, "")
            f = head.split()
            n = int(f[3], 16)
            words = [re.sub(r"\((a|p|ip)\)$", "", f[4 + 2 * i]) for i in range(n)]
            at = 4 + 2 * n
            pointers = [f[at + 1 + 4 * i: at + 5 + 4 * i] for i in range(int(f[at]))]
            raw[pos, f[0]] = (words, pointers, gloss.strip(), f[2])
    for key, (words, pointers, gloss, kind) in raw.items():
        bad = set()
        for symbol, offset, p, st in pointers:
            if symbol in (";u", ";r"):
                target = raw.get(({"s": "a"}.get(p, p), offset))
                if symbol == ";r" or target and BAD_USAGE.search(" ".join(target[0]).lower()):
                    source = int(st[:2], 16)
                    bad |= {source - 1} if source else set(range(len(words)))
        synsets[key] = (words, bad, gloss, kind)
    counts = {}
    for line in open(os.path.join(wn, "cntlist.rev"), encoding="latin-1"):
        k, n, c = line.split()
        counts[k.split("%")[0], {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}[k.split("%")[1][0]], int(n)] = int(c)
    senses = {}
    for name, pos in POS.items():
        for line in open(os.path.join(wn, "index." + name), encoding="latin-1"):
            if line.startswith("  "):
                continue
            f = line.split()
            offsets = f[-int(f[2]):]
            senses[f[0], pos] = [((pos, o), counts.get((f[0], pos, i + 1), 0)) for i, o in enumerate(offsets)]
    return synsets, senses


def shares(entry):
    """Share of each sense in the lemma's uses: tag counts smoothed by a prior that falls with the sense's number."""
    w = [c + 1.0 / (i + 1) ** 1.5 for i, (_, c) in enumerate(entry)]
    t = sum(w)
    return {k: (i, x / t) for i, ((k, _), x) in enumerate(zip(entry, w))}


def is_plural(w, common):
    return w.endswith("s") and not w.endswith(("ss", "us", "is")) and (w[:-1] in common or w[:-2] in common or w[:-3] + "y" in common)


def read_list(path):
    for line in open(path, encoding="utf-8") if os.path.exists(path) else []:
        line = line.rstrip("\n")
        if line and not line.startswith("#"):
            f = line.split("\t")
            if len(f) != 3:
                sys.exit(f"{path}: not three columns: {line!r}")
            yield f


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--wordnet", default=os.path.join(HERE, "wn/usr/share/wordnet"))
    p.add_argument("--vectors", default=os.path.join(HERE, "vectors.bin"))
    p.add_argument("--projection", default=os.path.join(HERE, "projection.npz"))
    p.add_argument("--common", default="Models/Gazetteers/common-words.txt")
    p.add_argument("--out", default=os.path.join(HERE, "thesaurus.tsv"))
    p.add_argument("--automatic", action="store_true", help="without the strike and add lists")
    p.add_argument("--read", help="also write the list for reading, most frequent lemma first")
    a = p.parse_args()
    synsets, senses = load(a.wordnet)
    common = {w.strip() for w in open(a.common, encoding="utf-8") if not w.startswith("#")}
    vocab = [w.rstrip("\n") for w in open(os.path.join(V.model_dir(), "vocab.txt"), encoding="utf-8")]
    rank = {w: i for i, w in enumerate(w for w in vocab if w.isalpha() and w.isascii())}
    model = V.Model(V.model_dir())
    proj = np.load(a.projection)
    total = {k: sum(c for _, c in e) for k, e in senses.items()}
    share = {k: shares(e) for k, e in senses.items()}

    def usual(w, pos):
        if "_" in w:
            return total.get((w, pos), 0) >= 2 and all(x in common for x in w.split("_"))
        return w in common and (w in rank or total.get((w, pos), 0) >= 1) or total.get((w, pos), 0) >= 3 and w in rank

    pairs = {}
    for (lemma, pos), entry in sorted(senses.items()):
        if "_" in lemma or len(lemma) < 2 or not V.WORD.match(lemma) or not usual(lemma, pos):
            continue
        for i, (key, _) in enumerate(entry[:3]):
            words, bad, gloss, _ = synsets[key]
            if BAD_GLOSS.match(gloss):
                continue
            for j, w in enumerate(words):
                if w == lemma or j in bad or w != w.lower() or not re.fullmatch(r"[a-z]+([_-][a-z]+)*", w):
                    continue
                if (w, pos) not in senses or not usual(w, pos):
                    continue
                rank_there, b = share[w, pos][key]
                if rank_there > 2:
                    continue
                got = pairs.setdefault((lemma, pos, w), [0, 0])
                got[0] += share[lemma, pos][key][1]
                got[1] += b
    pairs = {k: v for k, v in pairs.items() if v[0] >= .3 and v[1] >= .25 and v[0] * v[1] >= .15}
    texts = sorted({x.replace("_", " ") for k in pairs for x in (k[0], k[2])})
    y = (model(texts).astype(np.float64) - proj["mean"]) @ proj["directions"]
    y /= np.linalg.norm(y, axis=1, keepdims=True)
    row = {w: i for i, w in enumerate(texts)}
    kept = {}
    for (lemma, pos, w), (s, t) in pairs.items():
        cos = float(y[row[lemma]] @ y[row[w.replace("_", " ")]])
        if cos < .5:
            continue
        # the same word in another spelling is no synonym
        if re.sub(r"[-_]", "", w) == lemma:
            continue
        if pos == "n" and (lemma.endswith(("ing", "ness")) or w.endswith(("ing", "ness"))) and lemma[:3] == w[:3]:
            continue  # smile: smiling
        if pos == "n" and is_plural(lemma, common) != is_plural(w, common):
            continue  # document: papers
        if pos == "r" and (w == lemma + "ly" or lemma == w + "ly"):
            continue  # quick: quickly
        score = (s * t) ** .5 * min(1, .4 + .75 * cos) * (.8 if "_" in w else 1)
        # a rarer word in the place of a common one stands out
        score *= 1 if w in rank and rank[w] < 12000 else .85
        kept[lemma, pos, w.replace("_", " ")] = round(min(score, .8), 2)
    auto = len(kept)
    struck = added = 0
    if not a.automatic:
        everywhere = set()
        for lemma, pos, what in read_list(os.path.join(HERE, "thesaurus-strike.tsv")):
            if lemma == "<>":
                everywhere |= {(w.strip(), x) for w in what.split(",") for x in (pos if pos != "*" else "nvar")}
                continue
            for x in pos:
                for w in [w.strip() for w in what.split(",")]:
                    for k in [k for k in kept if k[0] == lemma and k[1] == x] if w == "*" else [(lemma, x, w)]:
                        if k in kept:
                            del kept[k]; struck += 1
                        else:
                            print("struck nothing:", *k, file=sys.stderr)
        for k in [k for k in kept if (k[2], k[1]) in everywhere or (k[0], k[1]) in everywhere]:
            del kept[k]; struck += 1
        for lemma, pos, what in read_list(os.path.join(HERE, "thesaurus-add.tsv")):
            both = what.startswith("<>")
            for item in what.removeprefix("<>").split(","):
                w, _, s = item.strip().partition("=")
                s = float(s or .7)
                for k in [(lemma, pos, w)] + ([(w, pos, lemma)] if both else []):
                    added += k not in kept
                    kept[k] = s  # a hand's score goes before the computed one
    kept = {k: s for k, s in kept.items() if s >= LEAST}
    lines = {}
    for (lemma, pos, w), s in kept.items():
        lines.setdefault((lemma, pos), []).append((w, s))
    text = [f"{l}\t{p}\t" + " ".join(f"{w}={s:.2f}" for w, s in sorted(ws, key=lambda x: (-x[1], x[0])))
            for (l, p), ws in sorted(lines.items())]
    open(a.out, "w", encoding="utf-8").write("".join(t + "\n" for t in text))
    if a.read:
        order = sorted(lines, key=lambda k: (rank.get(k[0], 99999), k[1]))
        open(a.read, "w").write("".join(f"{l} {p}: " + ", ".join(f"{w} {s:.2f}" for w, s in sorted(lines[l, p], key=lambda x: -x[1])) + "\n" for l, p in order))
    print(f"{len(lines)} lemmas, {len(kept)} pairs; automatic {auto}, struck {struck}, added {added}", file=sys.stderr)


main() if __name__ == "__main__" else None
