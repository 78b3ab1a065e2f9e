#!/usr/bin/env python3
"""Draws the two diagrams of docs/architecture.md from the sources (`make map`).

The first has an arrow from each module to those it imports, without the arrows that follow from
others. The second has the files that a key passes, listed below; it cannot be drawn where a file is
gone, or no longer has the name under which it is reached. With --check nothing is written: it fails
where a diagram is not current.
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "architecture.md"
IMPORT = re.compile(r"^(?:(?:package|internal|private) )?import (?:\w+ )?(\w+)$", re.M)

# The way of a key: each file, and the name in it under which it is reached.
WAY = [
    ("ahd/Loop.swift", None),
    ("Dashboard/Update/DashboardState+Handle.swift", "handle"),
    ("Dashboard/State/Effect.swift", "Effect"),
    ("ahd/Recorder.swift", "Recorder"),
    ("Store/Journal/RegisterStore+Record.swift", "record"),
    ("Register/Register.swift", "take"),
    ("Dashboard/View/Dashboard+Frame.swift", "frame"),
    ("Curses/Terminal+Show.swift", "show"),
]


def imports():
    """What each module imports of ours."""
    folders = sorted(path for path in (ROOT / "Sources").iterdir() if path.is_dir())
    names = {folder.name for folder in folders}
    return {
        folder.name: {
            name
            for file in folder.rglob("*.swift")
            for name in IMPORT.findall(file.read_text("utf-8"))
        }
        & names
        for folder in folders
    }


def reached(graph, start):
    """All that a module reaches, itself left out."""
    seen, queue = set(), list(graph[start])
    while queue:
        name = queue.pop()
        if name not in seen:
            seen.add(name)
            queue += graph[name]
    return seen


def modules():
    graph = imports()
    lines = []
    for name in sorted(graph):
        far = set().union(*(reached(graph, other) for other in graph[name]), set())
        near = sorted(graph[name] - far)
        lines += [f"  {name} --> {other}" for other in near]
    return ["graph BT", *lines]


def way():
    lines = []
    for number, (file, name) in enumerate(WAY):
        text = (ROOT / "Sources" / file).read_text("utf-8")
        if name and not re.search(rf"\b{name}\b", text):
            sys.exit(f"{file} has no “{name}” any more; mend WAY in docs/map.py")
        lines.append(f'  k{number}["{file}"]')
        if number:
            lines.append(f"  k{number - 1} -->|{name}| k{number}")
    return ["graph LR", *lines]


def drawn(page):
    for title, lines in [("modules", modules()), ("way", way())]:
        block = "\n".join([f"<!-- map: {title} -->", "```mermaid", *lines, "```"])
        pattern = rf"<!-- map: {title} -->\n```mermaid\n.*?\n```"
        page, count = re.subn(pattern, lambda _: block, page, flags=re.S)
        if count != 1:
            sys.exit(f"docs/architecture.md has no place for the map “{title}”")
    return page


def main():
    page = PAGE.read_text("utf-8")
    now = drawn(page)
    if now == page:
        return
    if "--check" in sys.argv[1:]:
        sys.exit("docs/architecture.md: a map is not current; run make map")
    PAGE.write_text(now, "utf-8")


main()
