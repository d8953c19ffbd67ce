#!/usr/bin/env python3
"""Build the background corpus files NAME.txt from clones of the repositories.

usage: background.py MIRROR_DIR OUT_DIR [NAME ...]
MIRROR_DIR holds a bare clone of each repository as owner+name/repo, at the commit that Languages/README.md names.
Deterministic: repositories, paths and records are read in a fixed order, and
duplicates are dropped in the order of the list BUILD below (so always build
everything if byte-for-byte equality matters).
"""
import sys, os, re, io, json, csv, html, subprocess, unicodedata, zipfile, hashlib
csv.field_size_limit(1 << 30)
M, OUT = sys.argv[1], sys.argv[2]
WHEELS = os.environ.get("WHEELS", "wheels")    # pip download chitchat-dataset==0.9.0 --no-deps -d $WHEELS
ONLY = set(sys.argv[3:])
os.environ["GIT_NO_LAZY_FETCH"] = "1"

# ------------------------------------------------------------------ git access
def gitdir(repo):
    d = os.path.join(M, repo.replace("/", "+"), "repo")
    return os.path.join(d, ".git") if os.path.isdir(os.path.join(d, ".git")) else d

def commit(repo):
    return subprocess.run(["git", "--git-dir=" + gitdir(repo), "rev-parse", "HEAD"],
                          capture_output=True, text=True, check=True).stdout.strip()

def files(repo, pattern):
    """(path, bytes) of every blob present at HEAD whose path matches, sorted by path."""
    g = ["git", "--git-dir=" + gitdir(repo)]
    ls = subprocess.run(g + ["ls-tree", "-r", "-z", "HEAD"], capture_output=True, check=True).stdout
    items = []
    for e in ls.split(b"\0"):
        if not e: continue
        meta, path = e.split(b"\t", 1)
        path = path.decode("utf-8", "replace")
        if re.search(pattern, path):
            items.append((path, meta.split()[2]))
    items.sort()
    for i in range(0, len(items), 200):
        part = items[i:i + 200]
        r = subprocess.run(g + ["cat-file", "--batch"], input=b"\n".join(h for _, h in part) + b"\n",
                           capture_output=True, check=False).stdout
        f = io.BytesIO(r)
        for path, h in part:
            head = f.readline().split()
            if len(head) < 3 or head[1] == b"missing":
                continue
            data = f.read(int(head[2])); f.read(1)
            yield path, data

def text(b):
    return b.decode("utf-8", "replace")

# -------------------------------------------------------------------- cleaning
CURLY = {0x2018: "'", 0x2019: "'", 0x201A: "'", 0x201B: "'", 0x2032: "'", 0x02BC: "'", 0x00B4: "'", 0x60: "'",
         0x201C: '"', 0x201D: '"', 0x201E: '"', 0x201F: '"', 0x00AB: '"', 0x00BB: '"', 0x2033: '"',
         0x2026: "...", 0x2013: "-", 0x2014: " - ", 0x2015: " - ", 0x2212: "-", 0x2010: "-", 0x2011: "-",
         0x00A0: " ", 0x2009: " ", 0x202F: " ", 0x200A: " ", 0x3000: " ", 0x2002: " ", 0x2003: " ",
         0x200B: None, 0x200C: None, 0x200D: None, 0x2060: None, 0xFEFF: None, 0xAD: None, 0xFE0F: None}
def clean(s):
    for _ in range(3 if "&" in s else 0):
        t = html.unescape(s)
        if t == s: break
        s = t
    if s.isascii():
        s = s.replace("`", "'")
    else:
        s = unclean(s)
    if "<" in s: s = TAG.sub(" ", s)
    s = " ".join(CTRL.sub(" ", s).split())
    if s[:1] in "-*>|~": s = LEAD.sub("", s)
    if "*" in s: s = re.sub(r"\*+([^*]+?)\*+", r"\1", s)
    if "_" in s: s = re.sub(r"(?<!\w)_([^_]+?)_(?!\w)", r"\1", s)
    s = REP.sub(r"\1\1\1", s)
    s = SPP.sub(r"\1", s)
    return s.strip()
TAG = re.compile(r"</?(?:br|p|b|i|em|strong|div|span|a|ul|ol|li|u|sup|sub|hr|h\d|blockquote|code|pre)\b[^<>]*>", re.I)
CTRL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
LEAD = re.compile(r"^(?:[-*>|~]+\s*)+")
REP = re.compile(r"([!?.,])\1{3,}")
SPP = re.compile(r" +([,.!?;:])(?=\s|$)")
def unclean(s):
    s = unicodedata.normalize("NFC", s)
    # mojibake of curly quotes
    s = (s.replace("â€™", "'").replace("â€˜", "'").replace("â€œ", '"').replace("â€\x9d", '"')
          .replace("â€“", "-").replace("â€”", " - ").replace("Â£", "£").replace("Ã©", "é"))
    s = s.translate(CURLY)
    s = re.sub(r"[\U0001F000-\U0001FAFF\u2600-\u27BF\u2B50\u2190-\u21FF]", " ", s)
    return s.replace("•", " ").replace("·", " ")

BAD = re.compile(r"""https?:|www\.|\.com\b|\.org\b|\.net\b|\.co\.uk\b|@|XX+|xxx|[{}\[\]<>|\\=^~]|_\w|\w_|\#\w*|
                     &\w+;|\ufffd|/r/|/u/|\br/|\bu/|::|\(\)|-{3,}|\+\d|\$\$|%\w|\b(?:nsfw|lol wut)\b""", re.X)
RUDE = re.compile(r"\b(?:fuck\w*|motherfuck\w*|shit\w*|bullshit\w*|cunts?|nigg\w+|fag(?:got)?s?|bitch\w*|whores?|sluts?|porn\w*|cocks?|dicks?|pussy|wank\w*|"
                  r"asshole\w*|retard(?:ed|s)?|rap(?:e[ds]?|ists?|ing)|penis|vagina|blowjobs?|cum|tits|jerk(?:ing)? off|kys)\b", re.I)
DIG = re.compile(r"[0-9]")
CODE = re.compile(r"\b(?=[A-Z]*\d)(?=\d*[A-Z])[A-Z0-9]{5,}\b|\d{6,}|\d-\d{5,}")
WORD = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+)*")
STOP = set("""a about after all also an and any are aren't as at back be because been before but by can can't could
 did didn't do does doesn't don't down even ever every for from get go going good got had has have he her here him his
 how i i'd i'll i'm i've if in into is isn't it it's just know let like make me more much my need no not now of off ok on
 one only or other our out over please really right said see she should so some take thank thanks than that that's the
 their them then there there's these they they're think this those time to too two up us very want was we we're well
 were what what's when where which while who why will with won't would yes you you're your yeah sure great hello hi
 okay oh he's she's let's new first never always still again last people way day something anything nothing
 many most such own same may might must shall each both few through under between against during without""".split())

def ok(s, minwords=2):
    n = len(s)
    if n < 6 or n > 20000 or BAD.search(s) or RUDE.search(s): return False
    digits = len(DIG.findall(s))
    if digits and CODE.search(s): return False
    w = WORD.findall(s)
    if len(w) < minwords: return False
    letters = sum(map(len, w))
    if digits > 0.2 * n or letters < 0.6 * (n - s.count(" ")): return False
    if not s.isascii():
        if sum(ord(c) > 0x17F and c not in "€£" for c in s) > 0: return False
        if sum(ord(c) > 127 for c in s) > 0.06 * n: return False
    if any(len(x) > 22 for x in w): return False
    k = sum(x.lower() in STOP for x in w)
    if len(w) >= 5 and k < 0.14 * len(w): return False
    if len(w) >= 3 and s.isupper(): return False
    if len(w) >= 12 and len(set(x.lower() for x in w)) < 0.35 * len(w) and len(w) < 60: return False
    return True

SPLIT = re.compile(r"(?<=[.!?])[\"')]*\s+(?=[\"'(]?[A-Z0-9])")
def sentences(s):
    out, last = [], 0
    for m in SPLIT.finditer(s):
        head = s[last:m.start()]
        if re.search(r"\b(?:Mr|Mrs|Ms|Dr|St|Prof|Jr|Sr|vs|etc|No|a\.m|p\.m|e\.g|i\.e|[A-Z])\.$", head): continue
        out.append(s[last:m.end()].strip()); last = m.end()
    out.append(s[last:].strip())
    return [x for x in out if x]

# sentences of the UD English EWT (and GUM) test parts: kept out of every file
def norm(s): return [w.lower() for w in WORD.findall(s)]
TEST8, TESTX = set(), set()
def load_tests():
    for repo, f in (("UniversalDependencies/UD_English-EWT", r"^en_ewt-ud-test\.conllu$"),
                    ("UniversalDependencies/UD_English-GUM", r"^en_gum-ud-test\.conllu$")):
        for _, b in files(repo, f):
            for l in text(b).split("\n"):
                if l.startswith("# text = "):
                    w = norm(clean(l[9:]))
                    for i in range(len(w) - 7): TEST8.add(hash8(w[i:i + 8]))
                    if len(w) >= 5: TESTX.add(" ".join(w))
def hash8(ws): return " ".join(ws)
def leaked(s):
    w = norm(s)
    if not w: return False
    if " ".join(w) in TESTX: return True
    return len(w) > 7 and any(hash8(w[i:i + 8]) in TEST8 for i in range(len(w) - 7))

SEEN = set()
class Out:
    def __init__(self, name):
        self.name, self.lines = name, []
    def emit(self, s, minwords=2):
        if len(WORD.findall(s)) < minwords: return
        k = hashlib.md5(re.sub(r"\W+", " ", s.lower()).strip().encode()).digest()[:10]
        if k in SEEN: return
        SEEN.add(k); self.lines.append(s)
    def utt(self, s, minwords=2):
        """one utterance: whole, or (if something in it is bad) its good runs of sentences"""
        self.para(s, minwords)
    def para(self, s, minwords=2):
        s = clean(s)
        if not s: return
        if ok(s, minwords) and not leaked(s):
            self.emit(s, minwords); return
        run = []
        for x in sentences(s) + [None]:
            if x is not None and ok(x, 1) and not leaked(x): run.append(x); continue
            if run: self.emit(" ".join(run), max(minwords, 3))
            run = []
    def close(self):
        p = os.path.join(OUT, self.name + ".txt")
        with open(p, "w", encoding="utf-8", newline="\n") as f:
            f.write("\n".join(self.lines) + "\n")
        print(self.name, os.path.getsize(p), len(self.lines), sum(l.count(" ") + 1 for l in self.lines), flush=True)

# --------------------------------------------------------------------- sources
def ewt(o):
    repo = "UniversalDependencies/UD_English-EWT"
    testdocs = set()
    for _, b in files(repo, r"^en_ewt-ud-test\.conllu$"):
        testdocs |= {l.split("=", 1)[1].strip() for l in text(b).split("\n") if l.startswith("# newdoc id")}
    for path, b in files(repo, r"^not-to-release/sources/.*\.conllu$"):
        doc = None; par = []
        for l in text(b).split("\n") + ["# newpar"]:
            if l.startswith("# newdoc"): doc = l.split("=", 1)[1].strip() if "=" in l else None
            if l.startswith("# newdoc") or l.startswith("# newpar"):
                if par: o.para(" ".join(par))
                par = []
            elif l.startswith("# sent_id"):
                sid = l.split("=", 1)[1].strip(); d = sid.rsplit("-", 1)[0]
            elif l.startswith("# text = ") and d not in testdocs and doc not in testdocs:
                par.append(l[9:])

def gum(o):
    repo = "UniversalDependencies/UD_English-GUM"
    test = set()
    for _, b in files(repo, r"^en_gum-ud-test\.conllu$"):
        test |= {l.split("=", 1)[1].strip() for l in text(b).split("\n") if l.startswith("# newdoc id")}
    # only the genres LICENSE.txt puts under CC BY or the public domain
    for path, b in files(repo, r"^not-to-release/sources/GUM_(?:interview|bio|news|voyage|textbook|vlog|speech)_\w+\.conllu$"):
        if re.search(r"GUM_\w+", path).group(0) in test: continue
        par, has = [], False
        for l in text(b).split("\n") + ["# newpar"]:
            if l.startswith("# newpar") and par: o.para(" ".join(par)); par = []
            elif l.startswith("# text = "): par.append(l[9:])

def stackexchange(o):
    # coffee and beer (later homebrew/alcohol) sites: questions, answers
    for repo in ("Yoav-Shafir/Elasticsearch-Coffee-Search-Engine-JS", "kevswanberg/beer_tentrr"):
        for _, b in files(repo, r"^Posts\.xml$"):
            for m in re.finditer(r"<row [^>]*?>", text(b)):
                row = m.group(0)
                t = re.search(r'\bTitle="([^"]*)"', row)
                if t: o.para(html.unescape(t.group(1)), 3)
                body = re.search(r'\bBody="([^"]*)"', row)
                if body:
                    body = html.unescape(body.group(1))
                    body = re.sub(r"(?s)<(pre|code|blockquote)>.*?</\1>", " [code] ", body)
                    for p in re.split(r"</p>|</li>|\n\n|<br ?/?>|</h\d>", body):
                        o.para(re.sub(r"<[^>]*>", "", p), 3)
    for _, b in files("HuStanding/ml", r"^fasttext/data/cooking\.stackexchange\.txt$"):
        for l in text(b).split("\n"):
            l = re.sub(r"__label__\S+\s*", "", l)
            o.para(l, 3)

def sgd(o):
    for path, b in files("google-research-datasets/dstc8-schema-guided-dialogue", r"^(train|dev|test)/dialogues_\d+\.json$"):
        for d in json.loads(b):
            for t in d["turns"]: o.utt(t["utterance"])

def star(o):
    for path, b in files("RasaHQ/STAR", r"^dialogues/\d+\.json$"):
        for e in json.loads(b)["Events"]:
            if e.get("Agent") in ("User", "Wizard") and e.get("Action") in ("utter", "pick_suggestion") and e.get("Text"):
                o.utt(e["Text"])

def taskmaster(o):
    repo = "google-research-datasets/Taskmaster"
    def role(x):
        for k in ("text", "utterance"):
            if isinstance(x.get(k), str): o.utt(x[k])
    for path, b in files(repo, r"^TM-(3-2020|4-2024)/reward/.*\.json$"):
        for d in json.loads(b):
            c = d.get("context")
            if isinstance(c, str):
                try: c = json.loads(c)
                except ValueError: continue
            for t in c or []:
                if isinstance(t, dict): role(t)
    for path, b in files(repo, r"^TM-4-2024/data/.*\.json$"):
        for d in json.loads(b):
            for t in d.get("utterances", []): role(t)
    for path, b in files(repo, r"^TM-3-2020/splits/.*\.tsv$"):
        for l in text(b).split("\n"):
            for seg in re.findall(r"<[UA]>([^<\t]*)", l): o.utt(seg)
            m = re.search(r"\t\[A\]([^\t]*)", l)
            if m: o.utt(m.group(1))

def spc(o):
    for path, b in files("google-research-datasets/Synthetic-Persona-Chat", r"^data/.*\.csv$"):
        for r in csv.DictReader(io.StringIO(text(b))):
            for l in (r.get("Best Generated Conversation") or "").split("\n"):
                o.utt(re.sub(r"^\s*User ?\d ?:\s*", "", l))

def topicalchat(o):
    for path, b in files("alexa/Topical-Chat", r"^conversations/.*\.json$"):
        d = json.loads(b)
        for k in sorted(d):
            for t in d[k]["content"]: o.utt(t["message"])

def goemotions(o):
    for path, b in files("monologg/GoEmotions-pytorch", r"^data/original/(train|dev|test)\.tsv$"):
        for l in text(b).split("\n"): o.utt(l.split("\t")[0], 3)

def dstc(o):
    # hotel / restaurant / attraction reviews and FAQ answers, with the matching dialogues
    for repo in ("alexa/dstc11-track5", "alexa/alexa-with-dstc10-track2-dataset", "alexa/alexa-with-dstc9-track1-dataset"):
        for path, b in files(repo, r"^(task2/)?(data|data_eval)/([a-z]+/)?(knowledge|logs)\.json$"):
            if "dstc10" in repo and path.endswith("logs.json"): continue      # speech recognition output
            j = json.loads(b)
            if path.endswith("logs.json"):
                for d in j:
                    for t in d: o.utt(t["text"])
                continue
            for dom in sorted(j):
                for e in sorted(j[dom], key=str):
                    x = j[dom][e]
                    for r in sorted((x.get("reviews") or {}), key=int):
                        sents = x["reviews"][r]["sentences"]
                        o.para(" ".join(sents[k] for k in sorted(sents, key=int)))
                    for kind in ("faqs", "docs"):
                        for r in sorted((x.get(kind) or {}), key=int):
                            f = x[kind][r]
                            for k in ("question", "answer", "title", "body"):
                                if f.get(k): o.utt(f[k], 3)

TXT = set("""u r ur wht wat dis dat thx thnx plz pls pl ths abt bcoz bcuz coz cuz wid wen wer dnt cnt dont cant didnt wont im ive thats whats
 hasnt havent isnt doesnt wasnt ya yaar na naa ji hai nahi kya tht cud wud shud gud nd n k ppl msg frm yr yrs tmrw 2day 2moro gonna wanna gotta smth
 sumthing nuthing sed sez waz becoz recieved recieve recived delivary refnd itz dunno lemme gimme wid ok. aint srsly asap hrs dey den dem dere
 ordr pymnt acc a/c bt jst nw hv hav rite wrng tym luk giv mak sry pleez plss thx. ull thier""".split())
def cucom(o):
    def good(t):
        return not any(w in TXT for w in re.findall(r"[a-z0-9/']+", t.lower()))
    for path, b in files("vakyansh/cucom", r"^ecommerce/ecommerce_v_0_1\.jsonl\.zip$"):
        z = zipfile.ZipFile(io.BytesIO(b))
        for n in sorted(z.namelist()):
            if not n.endswith(".jsonl") or "__MACOSX" in n: continue
            for l in text(z.read(n)).split("\n"):
                if l.strip():
                    for t in json.loads(l).get("turns", []):
                        c = clean(t.get("content") or "")
                        if good(c) and c[:1].isupper(): o.utt(c)

def cfpb(o):
    def rows(repo, pat, col):
        for path, b in files(repo, pat):
            for r in csv.DictReader(io.StringIO(text(b))):
                t = r.get(col) or ""
                t = re.sub(r"\{(\$[\d.,]+)\}", r"\1", t)
                t = re.sub(r" 's\b", "'s", t).replace(" n't", "n't").replace("can not", "cannot")
                t = re.sub(r"(\"|'') ([^\"]{1,80}?) ''", r'"\2"', t)
                t = re.sub(r"\( ([^()]*?) \)", r"(\1)", t)
                # the database redacts with X's: the sentences that hold them are dropped
                for p in re.split(r"\n\s*\n|\n", t): o.para(p, 4)
    N = "Consumer complaint narrative"
    rows("elvus/testing_scikitlearn", r"^Consumer_Complaints\.csv$", N)
    rows("zamin1889/Regulatory-Risk-Analyzer---Consumer-Complaints", r"^data/processed_complaints\.csv$", N)
    rows("robelterfessa/credit-trust-rag-chatbot", r"^data/filtered_complaints\.csv$", N)
    rows("Shakespeared101/riskguard-enterprise", r"^data/complaints_sample\.csv$", N)
    rows("beza1619/rag-complaint-chatbot", r"^data/processed/filtered_complaints\.csv$", N)
    rows("1994Simba/Nlp_complaints_analysis", r"^data/sample_complaints\.csv$", N)

def selfdialogue(o):
    repo = "jfainberg/self_dialogue_corpus"
    blocked = set()
    for _, b in files(repo, r"^blocked_workers\.txt$"): blocked |= set(text(b).split())
    for path, b in files(repo, r"^corpus/.*\.csv$"):
        for r in csv.DictReader(io.StringIO(text(b))):
            if r.get("WorkerId") in blocked: continue
            ks = [k for k in r if k and re.match(r"Answer\.sentence\d+$", k)]
            for k in sorted(ks, key=lambda k: int(k[15:])): o.utt(r[k] or "")

def chitchat(o):
    z = zipfile.ZipFile(os.path.join(WHEELS, "chitchat_dataset-0.9.0-py3-none-any.whl"))
    d = json.loads(z.read("chitchat_dataset/dataset.json"))
    for k in sorted(d):
        for turn in d[k]["messages"]:
            for m in turn: o.utt(m["text"])

def commonvoice(o):
    for path, b in files("skanderbenalaya/common-voice", r"^server/data/en/[^/]+\.txt$"):
        if re.search(r"ForeignPhrases|singleword|fxvoice|europarl|SNIPS|wiki", path): continue
        for l in text(b).split("\n"): o.utt(l, 3)

def questions(o):
    for path, b in files("google-research-datasets/query-wellformedness", r"^(train|dev|test)\.tsv$"):
        for l in text(b).split("\n"):
            c = l.rsplit("\t", 1)
            if len(c) == 2 and float(c[1]) >= 0.8:
                q = c[0].strip(); o.utt(q[:1].upper() + q[1:], 3)

def tatoeba(o):
    # manythings.org/anki pair files, each with an _about.txt or an attribution column (Tatoeba, CC BY 2.0 FR)
    for repo, f in (("pjIowa/Babel", "fra-eng/eng.txt"), ("yingzhang123/seq2seq_attention", "data/cmn.txt"),
                    ("mc6666/Keras_tutorial", "cmn-eng/cmn.txt"), ("z00logist/rust-vs-python-lstm", "data/en-ru-25k.tsv")):
        for path, b in files(repo, "^" + re.escape(f) + "$"):
            for l in text(b).split("\n"):
                for c in l.split("\t")[:2]:
                    if c.isascii() and "tatoeba" not in c and c[:1].isupper() and en(c): o.utt(c)

def en(s):
    """a cheap test against French: some very common English word, no very common French one"""
    w = set(norm(s))
    return bool(w & STOP) and not w & {"je", "tu", "il", "elle", "nous", "vous", "ils", "le", "la", "les", "un", "une", "des", "du", "est", "et",
        "que", "qui", "ne", "pas", "ce", "c", "j", "d", "l", "n", "s", "qu", "mon", "ma", "ta", "sa", "ses", "mes", "tes", "dans", "avec", "pour", "sur", "au", "aux"}

NOSPACE_BEFORE = re.compile(r"^(?:[,.;:!?%)\]}]|'s|'S|n't|'re|'ve|'ll|'d|'m|''|\.\.\.)$")
def detok(toks):
    s = ""; openq = False; glue = True
    for t in toks:
        if t in ("``", "''", '"'):
            if t == "``" or (t == '"' and not openq):
                s += ("" if glue else " ") + '"'; openq = True; glue = True
            else: s += '"'; openq = False; glue = False
            continue
        if t in ("-LRB-", "("): s += ("" if glue else " ") + "("; glue = True; continue
        if t == "-RRB-": t = ")"
        if NOSPACE_BEFORE.match(t) or glue: s += t
        else: s += " " + t
        glue = t in ("(", "$", "£")
    return s

def masc(o):
    for path, b in files("nltk/nltk_data", r"^packages/corpora/masc_tagged\.zip$"):
        z = zipfile.ZipFile(io.BytesIO(b))
        for n in sorted(z.namelist()):
            if not n.endswith(".txt") or re.search(r"spam|technical|twitter|/non-fiction/|govt-docs|/court|debate|jokes|/wsj_|JurassicPark|1468-6708", n): continue
            for l in text(z.read(n)).split("\n"):
                toks = [t.rsplit("_", 1)[0] if "_" in t else t.rsplit("/", 1)[0] for t in l.split()]
                if toks and not re.match(r"(written|spoken)/", toks[0]):
                    t = detok(toks).replace("can not", "cannot").replace("gon na", "gonna").replace("wan na", "wanna")
                    t = re.sub(r"(\w) ?' (s|t|re|ve|ll|d|m)\b", r"\1'\2", t)
                    t = re.sub(r"\s+", " ", t.replace('"', " ").replace("- -", "-")).strip()     # quotes cannot be paired any more
                    t = re.sub(r" ([,.!?;:])", r"\1", t)
                    if t[:1] in ")]},.;": continue
                    o.para(t, 3)

SE = """agatha-christie_the-man-in-the-brown-suit agatha-christie_the-murder-of-roger-ackroyd agatha-christie_the-mystery-of-the-blue-train
agatha-christie_the-secret-adversary agatha-christie_the-secret-of-chimneys dorothy-l-sayers_whose-body dorothy-l-sayers_unnatural-death
p-g-wodehouse_right-ho-jeeves p-g-wodehouse_leave-it-to-psmith p-g-wodehouse_short-fiction sinclair-lewis_babbitt sinclair-lewis_main-street
sinclair-lewis_arrowsmith f-scott-fitzgerald_the-great-gatsby e-m-forster_a-room-with-a-view l-m-montgomery_anne-of-green-gables
e-nesbit_the-railway-children ernest-hemingway_the-sun-also-rises elizabeth-von-arnim_the-enchanted-april a-a-milne_the-red-house-mystery
booth-tarkington_alice-adams earl-derr-biggers_the-house-without-a-key jerome-k-jerome_three-men-in-a-boat edna-ferber_so-big
frances-hodgson-burnett_the-secret-garden h-g-wells_the-history-of-mr-polly ring-lardner_short-fiction
agatha-christie_poirot-investigates p-g-wodehouse_piccadilly-jim p-g-wodehouse_a-damsel-in-distress dorothy-l-sayers_clouds-of-witness
sinclair-lewis_elmer-gantry h-g-wells_kipps eleanor-h-porter_pollyanna f-scott-fitzgerald_this-side-of-paradise e-m-forster_howards-end
l-m-montgomery_anne-of-the-island edith-wharton_the-age-of-innocence
w-somerset-maugham_of-human-bondage mary-roberts-rinehart_the-circular-staircase d-h-lawrence_sons-and-lovers""".split()
def fiction(o):
    for name in SE:
        for path, b in files("standardebooks/" + name, r"^src/epub/text/.*\.xhtml$"):
            if re.search(r"/(colophon|imprint|uncopyright|titlepage|halftitlepage|dedication|loi|endnotes|epigraph|toc)[^/]*$", path): continue
            t = re.sub(r"(?s)<(header|h\d|title|table|figure)\b.*?</\1>|<head>.*?</head>", " ", text(b))
            t = re.sub(r"<a [^>]*noteref[^>]*>.*?</a>", "", t)
            for p in re.findall(r"(?s)<p\b[^>]*>(.*?)</p>", t):
                o.para(re.sub(r"<[^>]*>", "", re.sub(r"<br ?/>", " ", p)), 3)

    for repo, f in (("GITenberg/Daddy-Long-Legs_157", "157.txt"), ("GITenberg/Dear-Enemy_238", "238.txt"), ("GITenberg/My-Man-Jeeves_8164", "8164.txt")):
        for path, b in files(repo, "^" + re.escape(f) + "$"):
            t = text(b).replace("\r", "")
            t = re.split(r"\*\*\* ?START OF[^\n]*\n|\*END\*?THE SMALL PRINT[^\n]*\n", t)[-1]
            t = re.split(r"\*\*\* ?END OF|End of (?:the )?Project Gutenberg", t)[0]
            for p in re.split(r"\n\s*\n", t): o.para(p.replace("\n", " "), 5)
BUILD = [("ewt", ewt), ("cfpb", cfpb), ("star", star), ("taskmaster", taskmaster), ("dstc", dstc), ("chitchat", chitchat), ("selfdialogue", selfdialogue), ("commonvoice", commonvoice), ("questions", questions), ("stackexchange", stackexchange),
         ("goemotions", goemotions), ("topicalchat", topicalchat), ("spc", spc), ("cucom", cucom), ("tatoeba", tatoeba),
         ("masc", masc), ("gum", gum), ("sgd", sgd), ("fiction", fiction)]

if __name__ == "__main__":
    load_tests()
    for name, fn in BUILD:
        if ONLY and name not in ONLY: continue
        o = Out(name); fn(o); o.close()
