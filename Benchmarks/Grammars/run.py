"""Times drawing from a grammar beside a table interpreter in C of the same grammar and tracery3.

    python3 Benchmarks/Grammars/run.py PASTICHE [DOCUMENTS]

The grammar is Benchmarks/Grammars/tickets.grammar. The C program holds it as tables, draws with the alias method and an explicit stack, marks
every span and writes the texts; it is made here and built with cc -O2. tracery3 (PyPI) gets the grammar without weights and spans. All three
write to /dev/null, in turns, best of five.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).parent
GRAMMAR = HERE / "tickets.grammar"
ROUNDS = 5


def rules():
    """The grammar's rules as lists of alternatives of parts: text, (name, type) or ("?", p, parts)."""
    bodies, name = {}, None
    for line in GRAMMAR.read_text().splitlines():
        if line.startswith("#"):
            continue
        match = re.match(r"(\w+) =(.*)", line)
        if match:
            name, rest = match.group(1), match.group(2)
            bodies[name] = rest.strip()
        elif name:
            text = line[4:] if line.startswith("    ") else line.strip()
            bodies[name] = (bodies[name] + "\n" + text) if bodies[name] or not text.startswith("|") else text
    result = {}
    for name, body in bodies.items():
        alternatives = []
        for text in split(body.strip()):
            text = text.strip()
            if not text:
                continue
            weight = 1.0
            match = re.match(r"\{([\d.]+)\} ", text)
            if match:
                weight, text = float(match.group(1)), text[match.end():]
            alternatives.append((weight, parts(text)))
        result[name] = alternatives
    return result


def split(body):
    pieces, depth, current = [], 0, ""
    for character in body:
        depth += (character in "[{") - (character in "]}")
        if character == "|" and depth == 0:
            pieces.append(current)
            current = ""
        else:
            current += character
    return pieces + [current]


def parts(text):
    found, place = [], 0
    while place < len(text):
        if text[place] == "{":
            end = text.index("}", place)
            name, _, kind = text[place + 1:end].partition(":")
            found.append((name, kind))
            place = end + 1
        elif text[place] == "[":
            end = text.index("]", place)
            match = re.match(r"\?([\d.]+) ", text[place + 1:end])
            found.append(("?", float(match.group(1)), parts(text[place + 1 + match.end():end])))
            place = end + 1
        else:
            end = min([text.find(sign, place) % (len(text) + 1) for sign in "{["])
            found.append(text[place:end])
            place = end
    return found


def c_program(grammar):
    names = list(grammar)
    tables = [(name, grammar[name]) for name in names]

    def lower(alternatives):
        lowered = []
        for weight, pieces in alternatives:
            symbols = []
            for piece in pieces:
                if isinstance(piece, str):
                    symbols.append(("t", piece))
                elif piece[0] == "?":
                    names.append(f"option{len(names)}")
                    tables.append((names[-1], [(piece[1], piece[2]), (1 - piece[1], [])]))
                    symbols.append(("n", len(names) - 1))
                else:
                    if piece[1]:
                        symbols.append(("o", piece[1]))
                    symbols.append(("n", names.index(piece[0])))
                    if piece[1]:
                        symbols.append(("c", ""))
            lowered.append((weight, symbols))
        return lowered

    pool, code, starts, share, alias, first, count = "", [], [], [], [], [], []
    kinds = []
    place = 0
    while place < len(tables):
        alternatives = lower(tables[place][1])
        total = sum(weight for weight, _ in alternatives)
        size = len(alternatives)
        left = [weight / total * size for weight, _ in alternatives]
        base = len(starts)
        first.append(base)
        count.append(size)
        for _, symbols in alternatives:
            starts.append(len(code))
            for kind, value in symbols:
                if kind == "t":
                    code += [0, len(pool.encode()), len(value.encode())]
                    pool += value
                elif kind == "n":
                    code += [1, value, 0]
                elif kind == "o":
                    if value not in kinds:
                        kinds.append(value)
                    code += [2, kinds.index(value), 0]
                else:
                    code += [3, 0, 0]
            code += [4, 0, 0]
        share += [2**32 - 1] * size
        alias += list(range(base, base + size))
        small = [i for i in range(size) if left[i] < 1]
        large = [i for i in range(size) if left[i] >= 1]
        while small and large:
            poor, rich = small.pop(), large[-1]
            share[base + poor], alias[base + poor] = int(left[poor] * 2**32), base + rich
            left[rich] -= 1 - left[poor]
            if left[rich] < 1:
                small.append(large.pop())
        place += 1

    def array(kind, name, values):
        return f"static const {kind} {name}[] = {{{','.join(str(value) + 'u' for value in values)}}};\n"

    return (
        "#include <stdint.h>\n#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\n"
        + f"static const char pool[] = {json.dumps(pool)};\n"
        + array("uint32_t", "code", code) + array("uint32_t", "starts", starts)
        + array("uint32_t", "share", share) + array("uint32_t", "alias", alias)
        + array("uint32_t", "first", first) + array("uint32_t", "count", count)
        + r"""
static uint64_t s0 = 1, s1 = 2;
static uint32_t next32(void) {
  uint64_t a = s0, b = s1;
  s0 = b; a ^= a << 23; s1 = a ^ b ^ (a >> 18) ^ (b >> 5);
  return (uint32_t)((s1 + b) >> 32);
}
struct span { uint32_t type, start, end; };
int main(int argc, char **argv) {
  long n = atol(argv[1]);
  static char out[1 << 20]; static struct span spans[4096]; uint32_t stack[4096], open[64];
  unsigned long checksum = 0;
  size_t used = 0;
  for (long i = 0; i < n; i++) {
    size_t start = used; int depth = 0, ns = 0, no = 0; uint32_t nt = 0;
    for (;;) {
      uint64_t x = (uint64_t)next32() * count[nt];
      uint32_t column = first[nt] + (uint32_t)(x >> 32);
      uint32_t p = (uint32_t)x <= share[column] ? column : alias[column];
      const uint32_t *ip = code + starts[p];
      for (;;) {
        if (*ip == 0) { memcpy(out + used, pool + ip[1], ip[2]); used += ip[2]; ip += 3; }
        else if (*ip == 1) { stack[depth++] = (uint32_t)(ip + 3 - code); nt = ip[1]; break; }
        else if (*ip == 2) { open[no++] = ns; spans[ns++] = (struct span){ip[1], (uint32_t)(used - start), 0}; ip += 3; }
        else if (*ip == 3) { spans[open[--no]].end = (uint32_t)(used - start); ip += 3; }
        else { if (!depth) goto done; ip = code + stack[--depth]; }
      }
    }
  done:
    out[used++] = '\n';
    for (int s = 0; s < ns; s++) checksum += spans[s].start * 31 + spans[s].end;
    if (used > sizeof out - 65536) { fwrite(out, 1, used, stdout); used = 0; }
  }
  fwrite(out, 1, used, stdout);
  fprintf(stderr, "%lu\n", checksum);
  return 0;
}
"""
    )


TRACERY = """
import json, sys, tracery
grammar = tracery.Grammar(json.loads(sys.argv[1]))
out = open("/dev/null", "w")
total = 0
for _ in range(int(sys.argv[2])):
    text = grammar.flatten("#ticket#")
    total += len(text.encode()) + 1
    out.write(text + "\\n")
print(total)
"""


def tracery_rules(grammar):
    def text(pieces):
        result = ""
        for piece in pieces:
            if isinstance(piece, str):
                result += piece
            elif piece[0] == "?":
                result += text(piece[2])
            else:
                result += f"#{piece[0]}#"
        return result

    return {name: [text(pieces) for _, pieces in alternatives] for name, alternatives in grammar.items()}


def timed(command):
    start = time.perf_counter()
    output = subprocess.run(command, stdout=subprocess.PIPE if "-c" in command else subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True).stdout
    return time.perf_counter() - start, output


def main():
    pastiche = sys.argv[1]
    n = int(sys.argv[2]) if len(sys.argv) > 2 else 500_000
    grammar = rules()
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        (work / "table.c").write_text(c_program(grammar))
        subprocess.run(["cc", "-O2", "-o", work / "table", work / "table.c"], check=True)
        size = {}
        ours_text = [pastiche, "grammar", "sample", GRAMMAR, "-n", str(n), "--text"]
        ours_json = [pastiche, "grammar", "sample", GRAMMAR, "-n", str(n)]
        table = [work / "table", str(n)]
        for name, command in {"text": ours_text, "json": ours_json, "table": table}.items():
            size[name] = len(subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout)
        best = {"text": 1e9, "json": 1e9, "table": 1e9, "start": 1e9}
        for _ in range(ROUNDS):
            for name, command in {"text": ours_text, "json": ours_json, "table": table, "start": ours_text[:5] + ["0"]}.items():
                best[name] = min(best[name], timed(command)[0])
        print(f"{n} documents of {size['text'] / n:.0f} bytes, the start of the program ({best['start'] * 1e3:.0f} ms) taken off\n")
        print("| program | MB/s | documents/s |\n| --- | --- | --- |")
        for name, title in {"text": "pastiche, texts, spans marked", "json": "pastiche, JSONL with spans", "table": "C table interpreter, spans marked"}.items():
            seconds = best[name] - (best["start"] if name != "table" else 0)
            print(f"| {title} | {size[name] / seconds / 1e6:.0f} | {n / seconds:,.0f} |")
        try:
            few = 2_000
            seconds, output = timed([sys.executable, "-c", TRACERY, json.dumps(tracery_rules(grammar)), str(few)])
            print(f"| tracery3 | {int(output) / seconds / 1e6:.2f} | {few / seconds:,.0f} |")
        except subprocess.CalledProcessError:
            print("tracery3 is not installed: pip install tracery3")


if __name__ == "__main__":
    main()
