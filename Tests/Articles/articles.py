"""What the repository may hold of the two articles: quotations of eight words at most.

  articles.py hashes ARTICLE...   writes runs.txt: a hash of each run of nine words of the articles
  articles.py quotes ARTICLE...   the quotations of the bundled register that their paragraph lacks
  articles.py find FILE...        where a file holds nine words in a row of an article

The articles are not part of the repository: the hashes let a test find their words without them. The
first two are for whoever has the articles at hand, in the order of sources.json.
"""
import hashlib
import json
import re
import sys
from pathlib import Path

RUN = 9
HERE = Path(__file__).parent
REGISTER = HERE.parent.parent / "Data" / "pakistan-turkiye"
WORD = re.compile(r"[^\W_]+")


def runs(text):
    """The hash of each run of words, whatever stands between them, with its first word's place."""
    words = [(m.start(), m.group().casefold()) for m in WORD.finditer(text)]
    for first in range(len(words) - RUN + 1):
        run = " ".join(word for _, word in words[first : first + RUN])
        yield words[first][0], hashlib.blake2b(run.encode(), digest_size=8).hexdigest()


def paragraphs(path):
    return [line.strip() for line in Path(path).read_text("utf-8").splitlines() if line.strip()]


def hashes(articles):
    found = {run for path in articles for _, run in runs("\n".join(paragraphs(path)))}
    (HERE / "runs.txt").write_text("".join(f"{run}\n" for run in sorted(found)))
    print(len(found), "runs")


def claims(value):
    """Every object of a file that names a source and a paragraph."""
    if isinstance(value, dict):
        if "source" in value and "paragraph" in value:
            yield value
        value = list(value.values())
    for inner in value if isinstance(value, list) else []:
        yield from claims(inner)


def quotes(articles):
    sources = json.loads((REGISTER / "sources.json").read_text("utf-8"))
    texts = {source["id"]: paragraphs(path) for source, path in zip(sources, articles, strict=True)}
    count = 0
    for file in sorted(REGISTER.glob("*.json")):
        for claim in claims(json.loads(file.read_text("utf-8"))):
            if "quote" in claim:
                count += 1
                paragraph = texts[claim["source"]][claim["paragraph"] - 1]
                if claim["quote"] not in paragraph or len(claim["quote"].split()) > 8:
                    print(f"{file.name}: ¶{claim['paragraph']} lacks “{claim['quote']}”")
    print(count, "quotations")


def find(files):
    known = set((HERE / "runs.txt").read_text().split())
    for path in files:
        text = Path(path).read_text("utf-8", "replace")
        for place, run in runs(text):
            if run in known:
                print(f"{path}:{text.count(chr(10), 0, place) + 1}")


if __name__ == "__main__":
    {"hashes": hashes, "quotes": quotes, "find": find}[sys.argv[1]](sys.argv[2:])
