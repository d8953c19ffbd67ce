"""One peer's word segmentation of FILE, line by line, with nothing kept: peers.py PEER FILE prints segments, or tokens."""

import sys


def pyicu(lines):
    import icu

    iterator = icu.BreakIterator.createWordInstance(icu.Locale("en"))
    count = 0
    for line in lines:
        iterator.setText(line)
        for _ in iterator:
            count += 1
    return count


def pre_tokenizer(name):
    def run(lines):
        from tokenizers import pre_tokenizers

        cut = getattr(pre_tokenizers, name)().pre_tokenize_str
        return sum(len(cut(line)) for line in lines)

    return run


def spacy(lines):
    import spacy

    tokenizer = spacy.blank("en").tokenizer
    return sum(len(tokenizer(line)) for line in lines)


def regular_expression(lines):
    import re

    find = re.compile(r"\w+|[^\w\s]").findall
    return sum(len(find(line)) for line in lines)


PEERS = {
    "PyICU": pyicu,
    "tokenizers Whitespace": pre_tokenizer("Whitespace"),
    "tokenizers BertPreTokenizer": pre_tokenizer("BertPreTokenizer"),
    "spaCy blank en": spacy,
    "Python re": regular_expression,
}

if __name__ == "__main__":
    with open(sys.argv[2], encoding="utf8", errors="replace", newline="\n") as file:
        print(PEERS[sys.argv[1]](line.rstrip("\r\n") for line in file))
