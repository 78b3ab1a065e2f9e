#!/usr/bin/env python3
"""Write journals of many events into a register folder: journals.py REGISTER COUNT [--writers N] [--seed N]

What an office does, by several writers that have read each other: status set, reports, words, evidence, notes, members set, undos. Each event
names the heads it was shown, so nothing is contested. The same arguments give the same bytes.
"""
import argparse, json, os, random
from datetime import datetime, timedelta, timezone

STATUSES = ["in-progress", "suspended", "not-started"]
NOTES = ["Letter sent to the desk.", "Called: no answer yet.", "Papers received, to be read.", "Türkiye side asks for a new date."]


class Office:
    def __init__(self, register, writers, seed):
        self.random = random.Random(seed)
        with open(os.path.join(register, "commitments.json"), encoding="utf-8") as f:
            items = json.load(f)
        with open(os.path.join(register, "register.json"), encoding="utf-8") as f:
            header = json.load(f)
        self.register, self.parties = header["id"], [party["id"] for party in header["parties"]]
        self.items = [item["id"] for item in items]
        self.was = {item["id"]: item["status"] for item in items}
        self.heads, self.titles, self.notes = {}, {}, {}
        self.writers = [f"desk{i}-{i:06d}" for i in range(writers)]
        self.sequences = dict.fromkeys(self.writers, 0)
        self.clock = datetime(2025, 11, 8, tzinfo=timezone.utc)

    def line(self, writer, changes, party=None):
        self.sequences[writer] += 1
        event = f"{writer}:{self.sequences[writer]}"
        at = self.clock.isoformat(timespec="milliseconds").replace("+00:00", "Z")
        whole = {"id": event, "at": at, "by": f"Officer {writer[4:5]}", "party": party, "do": changes}
        return event, json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n"

    def event(self, writer, step):
        self.clock += step
        item, kind = self.random.choice(self.items), self.random.random()
        target, heads = f"commitment/{item}", self.heads.get(item, [])
        change = {"kind": "note-added", "target": target, "payload": {"text": self.random.choice(NOTES)}}
        party, was = None, self.was[item]
        if kind < 0.45:
            status = self.random.choice(STATUSES)
            change = {"kind": "status-set", "target": target, "payload": {"status": status}, "was": was, "after": heads}
            self.was[item] = status
        elif kind < 0.6 and was != "reported-done":
            change = {"kind": "reported", "target": target, "payload": {"on": "2026-03", "evidence": "minutes"}, "was": was, "after": heads}
            self.was[item] = "reported-done"
        elif kind < 0.7 and was == "reported-done" and heads:
            party = self.random.choice(self.parties)
            change = {"kind": "confirmed", "target": target, "payload": {"on": None, "evidence": None}, "for": heads}
        elif kind < 0.78:
            title = f"Title {self.random.randrange(1000)}"
            change = {"kind": "field-set", "target": target, "payload": {"name": "summary", "value": title}, "was": None, "after": self.titles.get(item, [])}
        elif kind < 0.83 and item in self.notes:
            change = {"kind": "undone", "target": "register", "payload": {"undoes": [self.notes.pop(item)]}}
        event, text = self.line(writer, [change], party)
        if change["kind"] in ("status-set", "reported"):
            self.heads[item] = [event]
        elif change["kind"] == "field-set":
            self.titles[item] = [event]
        elif change["kind"] == "note-added":
            self.notes[item] = event
        return text


def write(register, count, writers=3, seed=1):
    """Megabytes written. The events lie between the opening balance and November 2026."""
    office = Office(register, writers, seed)
    folder = os.path.join(register, "journal")
    os.makedirs(folder, exist_ok=True)
    files = {writer: open(os.path.join(folder, f"{writer}.jsonl"), "w", encoding="utf-8") for writer in office.writers}
    step = timedelta(days=370) / max(count, 1)
    for writer in office.writers:
        opened = {"kind": "opened", "target": "register", "payload": {"register": office.register, "format": 1, "program": "bench"}}
        files[writer].write(office.line(writer, [opened])[1])
    for _ in range(count - writers):
        writer = office.random.choice(office.writers)
        files[writer].write(office.event(writer, step))
    for file in files.values():
        file.close()
    return sum(os.path.getsize(file.name) for file in files.values()) / 1e6


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("register")
    parser.add_argument("count", type=int)
    parser.add_argument("--writers", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    size = write(arguments.register, arguments.count, arguments.writers, arguments.seed)
    print(f"{arguments.register}: {arguments.count} events, {size:.1f} MB")


if __name__ == "__main__":
    main()
