import collections
rows=collections.OrderedDict()
for l in open("thesaurus-add.src"):
    l=l.strip()
    if not l or l[0]=="#": continue
    a,p,w=l.split(" ",2)
    assert p in "nvar" and len(p)==1,l
    for x in w.split(","):
        s,_,v=x.strip().partition("=")
        float(v)
        assert s!=a,l
        rows.setdefault((a,p),{})[s]=v
with open("thesaurus-add.tsv","w") as o:
    o.write("# lemma, pos, synonym=score: written by hand. Under .4: only where the context confirms it; replaces WordNet's score\n")
    for (a,p),d in rows.items():
        o.write(f"{a}\t{p}\t"+", ".join(f"{s}={v}" for s,v in d.items())+"\n")
print(len(rows),sum(map(len,rows.values())))
