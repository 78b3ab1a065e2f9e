#!/usr/bin/env python3
"""papers.py FILE.html FILE.md: reads the two formats of one report with independent parsers.

The HTML is parsed strictly by html5lib; the Markdown is rendered by every renderer that is here (markdown-it, commonmark, cmark-gfm), and
each must find the same headings, no HTML of the register's, and with tables as many rows and cells as the HTML has. The items, the notes
and the words of both are the same. 69 where html5lib or every renderer is missing."""
import re, shutil, subprocess, sys

try:
    import html5lib
except ImportError:
    print("papers.py: html5lib is not here", file=sys.stderr)
    sys.exit(69)

problems = []


def say(words):
    problems.append(words)


def parse(text, name, strict):
    """A document of elements without namespaces."""
    parser = html5lib.HTMLParser(strict=False, namespaceHTMLElements=False)
    tree = parser.parse(text) if strict else parser.parseFragment(text)
    if strict:
        for place, code, about in parser.errors:
            say(f"{name}: {place}: {code} {about}")
    return tree


def words(element):
    return re.sub(r"\s+", " ", "".join(element.itertext())).strip()


def name(element):
    return element.tag.split("}")[-1] if isinstance(element.tag, str) else ""


def all_of(tree, *names):
    return [e for e in tree.iter() if name(e) in names]


def shape(tree):
    """Headings, and of each table how many cells every row has."""
    headings = [words(e) for e in all_of(tree, "h1", "h2", "h3")]
    tables = [[len([c for c in r if name(c) in ("td", "th")]) for r in all_of(t, "tr")] for t in all_of(tree, "table")]
    return headings, tables


def renderers(text):
    try:
        from markdown_it import MarkdownIt
        yield "markdown-it", MarkdownIt("commonmark", {"html": False}).enable("table").render(text), True
    except ImportError:
        pass
    try:
        import commonmark
        yield "commonmark", commonmark.commonmark(text), False
    except ImportError:
        pass
    if shutil.which("cmark-gfm"):
        done = subprocess.run(["cmark-gfm", "-e", "table"], input=text.encode(), capture_output=True, check=True)
        yield "cmark-gfm", done.stdout.decode(), True


html = open(sys.argv[1], encoding="utf-8", newline="").read()
markdown = open(sys.argv[2], encoding="utf-8", newline="").read()
page = parse(html, "html", True)
for element in all_of(page, "script", "iframe", "object", "embed", "img", "link", "form", "base"):
    say(f"html: a <{name(element)}>")
for element in page.iter():
    for attribute, value in getattr(element, "attrib", {}).items():
        if str(attribute).lower().startswith("on") or re.match(r"\s*(javascript|data|https?):", value):
            say(f"html: {attribute}={value[:40]}")
tables = [t for t in shape(page)[1]]
ids = [e.attrib["id"] for e in page.iter() if "id" in getattr(e, "attrib", {})]
notes = len([i for i in ids if re.fullmatch(r"note-\d+", i)])

wanted = re.findall(r"^#{1,3} ", markdown, re.M)
found = 0
for renderer, text, knows_tables in renderers(markdown):
    found += 1
    tree = parse(text, renderer, False)
    headings, rendered = shape(tree)
    if len(headings) != len(wanted):
        say(f"{renderer}: {len(headings)} headings of {len(wanted)}: {headings}")
    for element in all_of(tree, "script", "img", "iframe", "br", "b", "del"):
        say(f"{renderer}: a <{name(element)}>: {words(element)[:40]}")
    if "<!-- raw HTML" in text:
        say(f"{renderer}: raw HTML was left out")
    if knows_tables:
        for table in rendered:
            if len(set(table)) != 1:
                say(f"{renderer}: a table of rows of {sorted(set(table))} cells")
        # The counts of the overview are a table in Markdown alone.
        if len(rendered) != len(tables) + 1:
            say(f"{renderer}: {len(rendered)} tables, and {len(tables)} in the HTML")
        if [len(t) for t in rendered[1:]] != [len(t) for t in tables]:
            say(f"{renderer}: rows {[len(t) for t in rendered[1:]]}, in the HTML {[len(t) for t in tables]}")
    cited = len(re.findall(r"<strong>\[\d+\]", text))
    if cited != notes:
        say(f"{renderer}: {cited} notes, and {notes} in the HTML")
if not found:
    print("papers.py: no renderer of Markdown is here", file=sys.stderr)
    sys.exit(69)
for sentence in problems[:30]:
    print(f"papers.py: {sentence}", file=sys.stderr)
print(f"{found} renderers, {len(tables)} tables, {notes} notes, {len(problems)} problems")
sys.exit(1 if problems else 0)
