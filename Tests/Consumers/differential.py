"""Has OpenDP account for a model that was trained under differential privacy.

usage: differential.py PASTICHE
Needs opendp. Trains on invented documents, reads the releases that the model's file lists, and gives each to OpenDP's mechanisms: the sum of their losses must keep
to the ε and δ that the model promises. Ends with 1 where it does not.
"""
import json, os, random, subprocess, sys, tempfile
import opendp.prelude as dp

dp.enable_features("contrib", "honest-but-curious", "idealized-numerics")
pastiche = os.path.abspath(sys.argv[1])
os.chdir(tempfile.mkdtemp())
random.seed(1)
with open("seed.jsonl", "w") as file:
    for place in range(3000):
        words = [random.choice(["the order", "my parcel", "your invoice", "that lamp"]), random.choice(["is late", "is wrong", "has come", "is broken"])]
        file.write(json.dumps({"text": " ".join(words), "label": random.choice(["a", "b"]), "group": f"g{place}"}) + "\n")


def releases(epsilon, delta):
    subprocess.run([pastiche, "train", "seed.jsonl", "-o", "model", "--quiet", "--privacy", "dp", "--epsilon", str(epsilon), "--delta", str(delta)], check=True)
    data = open("model", "rb").read()
    return json.JSONDecoder().raw_decode(data[data.index(b'{"locale"'):].decode("utf8", "replace"))[0]["privacy"]["releases"]


counts = dp.map_domain(dp.atom_domain(T=str), dp.atom_domain(T=int))
for epsilon, delta in ((1, 1e-6), (4, 1e-6), (8, 1e-5)):
    rho = thresholds = 0
    for release in releases(epsilon, delta):
        most = release["items_of_a_group"]
        mechanism = dp.m.make_gaussian_threshold(counts, dp.l02inf_distance(dp.absolute_distance(T=float)), scale=release["sigma"], threshold=release["threshold"])
        loss, chance = mechanism.map((most, most ** 0.5, 1.0))
        rho += loss
        # Which words go with which labels needs no threshold: both were released before.
        thresholds += 0 if release["name"] == "words with labels" else chance
    gaussian = dp.m.make_gaussian(dp.atom_domain(T=int), dp.absolute_distance(T=int), scale=(1 / (2 * rho)) ** 0.5)
    found = dp.c.make_zCDP_to_approxDP(gaussian).map(1).epsilon(delta / 2)
    kept = found <= epsilon * (1 + 1e-6) and thresholds <= delta / 2 * (1 + 1e-6)
    print(f"promised ε {epsilon}, δ {delta}: OpenDP finds ρ {rho:.6f}, ε {found:.4f} and δ {delta / 2 + thresholds:.3g}")
    if not kept:
        sys.exit(1)
