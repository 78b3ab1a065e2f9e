#!/usr/bin/env python3
"""Kill the real program as it writes, again and again, and see that nothing acknowledged is lost.

    soak.py [--kills 1000] [--events 1000] [--processes 8] [--seed N] [--bin FOLDER]

Killed are commands, dashboards in a pty, and programs that write without pause, one or several at once, by three writers on one register.
Acknowledged is what a command ended with 0 for, what the dashboard's message line said, what a writer was told. After each round the register
is opened anew: every acknowledged event is there once, at most one more a kill, and every file begins with all it held before. Then PROCESSES
programs write EVENTS each, through one login's file and through one each. Needs the programs ahd and Writers in FOLDER.
"""
import argparse, concurrent.futures, json, os, random, shutil, statistics, subprocess, sys, tempfile, time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from screen import Screen

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ITEM = "visa-streamlining"


class Lost(Exception):
    """What was acknowledged is not there, or what nobody wrote is."""


class Soak:
    def __init__(self, folder, programs, seed):
        self.ahd, self.writers = os.path.join(programs, "ahd"), os.path.join(programs, "Writers")
        self.folder, self.random = folder, random.Random(seed)
        self.register = os.path.join(folder, "register")
        shutil.copytree(os.path.join(ROOT, "Data", "pakistan-turkiye"), self.register)
        self.acknowledged, self.underway, self.files = set(), set(), {}
        self.kills, self.missed, self.tokens, self.found = {}, 0, 0, 0
        self.took = {}

    def environment(self, home):
        keep = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
        return dict(
            keep, HOME=self.folder, XDG_STATE_HOME=f"{self.folder}/state-{home}", XDG_DATA_HOME=f"{self.folder}/data", LC_ALL="C.UTF-8",
            AHD_REGISTER=self.register, AHD_PERSON="soak", AHD_NOW="2026-11-21", SWIFT_BACKTRACE="enable=no")

    def home(self):
        return self.random.choice("abc")

    def token(self):
        self.tokens += 1
        return f"note-{self.tokens}"

    def killed(self, kind, was_killed):
        if was_killed:
            self.kills[kind] = self.kills.get(kind, 0) + 1
        else:
            self.missed += 1

    # What is killed

    def commands(self):
        """One to three commands, each killed somewhere between its start and a little after its usual end."""
        running = []
        for _ in range(self.random.choice((1, 1, 2, 3))):
            token = self.token()
            process = subprocess.Popen(
                [self.ahd, "note", ITEM, token], env=self.environment(self.home()), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            running.append((time.monotonic() + self.random.uniform(0, 1.3) * self.usual, token, process))
        for end, token, process in sorted(running, key=lambda each: each[0]):
            try:
                process.wait(max(0.0, end - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
            code = process.wait()
            self.killed("command", code < 0)
            if code == 0:
                self.acknowledged.add(token)
            elif code < 0:
                self.underway.add(token)
            elif code != 75:
                raise Lost(f"a command ended with {code}")

    def swarm(self):
        """One to four programs that write without pause, killed one after the other."""
        running = []
        for _ in range(self.random.choice((1, 2, 4))):
            token, home = self.token(), self.home()
            process = subprocess.Popen(
                [self.writers, self.register, f"{self.folder}/state-{home}/ahd", "soak", token, "100000"], env=self.environment(home),
                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
            running.append((token, process))
        time.sleep(self.random.uniform(0.3, 2.5) * self.usual)
        for token, process in running:
            process.kill()
            lines = process.stdout.read().decode().split("\n")
            self.killed("writer", process.wait() < 0)
            told = [line.split()[1] for line in lines if line]
            self.acknowledged.update(told)
            self.underway.add(f"{token}-{len(told)}")

    def first(self):
        """A home without a register of its own: the first command copies the bundled one, and is killed; the next one finds all or nothing."""
        home = f"{self.folder}/first-{self.tokens}"
        environment = dict(self.environment("a"), XDG_DATA_HOME=f"{home}/data", XDG_STATE_HOME=f"{home}/state", AHD_DATA=f"{ROOT}/Data")
        del environment["AHD_REGISTER"]
        tokens, known = [self.token(), self.token()], set()
        process = subprocess.Popen([self.ahd, "note", ITEM, tokens[0]], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(self.random.uniform(0, 1.5) * self.usual)
        process.kill()
        self.killed("first write", process.wait() < 0)
        if process.returncode == 0:
            known.add(tokens[0])
        subprocess.run([self.ahd, "note", ITEM, tokens[1]], env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        known.add(tokens[1])
        found = notes(json.loads(subprocess.run([self.ahd, "log", "--json"], env=environment, capture_output=True).stdout)["events"])
        if not known <= set(found) <= set(tokens) or len(found) > 2:
            raise Lost(f"after a first write that was killed: {found}, acknowledged {known}")
        shutil.rmtree(home)

    def dashboard(self):
        """A dashboard in which notes are typed, killed a moment after Enter."""
        screen = Screen([self.ahd], self.environment(self.home()))
        if not screen.until(lambda s: "38 items" in s.line(1)):
            raise Lost(f"the dashboard does not start:\n{screen.text()}")
        token = None
        for turn in range(self.random.choice((1, 2, 3))):
            if token and not screen.until(kept):
                raise Lost(f"the dashboard does not say that it kept a note:\n{screen.text()}")
            if token:
                self.acknowledged.add(token)
            token = self.token()
            screen.type("n")
            screen.until(lambda s: "Note" in s.text() and not kept(s))
            screen.type(token)
            if not screen.until(lambda s: token in s.text()):
                raise Lost(f"the dashboard takes no text:\n{screen.text()}")
            screen.type("\r")
        end = time.monotonic() + self.random.uniform(0, 0.03)
        while time.monotonic() < end:
            screen.read(0.002)
        self.killed("dashboard", screen.kill())
        (self.acknowledged if kept(screen) else self.underway).add(token)

    # What must hold

    def check(self):
        """Opens the register anew and holds it against what was acknowledged."""
        answer = subprocess.run([self.ahd, "log", "--json"], env=self.environment("reader"), capture_output=True)
        if answer.returncode != 0:
            raise Lost(f"ahd log ended with {answer.returncode}: {answer.stderr.decode()}")
        events = json.loads(answer.stdout)["events"]
        texts = notes(events)
        found, ids = set(texts), [event["id"] for event in events]
        for wrong, what in (
            (self.acknowledged - found, "acknowledged and lost"),
            (found - self.acknowledged - self.underway, "there, and nobody wrote it"),
            ([text for text in found if texts.count(text) > 1] if len(texts) > len(found) else [], "there twice"),
            ([id for id in ids if "#" in id], "one id for two events"),
        ):
            if wrong:
                raise Lost(f"{what}: {sorted(wrong)[:5]}")
        self.found = len(found)
        self.compare()

    def compare(self):
        """No byte that was there is changed or gone."""
        journal = os.path.join(self.register, "journal")
        now = {}
        for name in os.listdir(journal) if os.path.isdir(journal) else []:
            with open(os.path.join(journal, name), "rb") as file:
                now[name] = file.read()
        for name, before in self.files.items():
            if not now.get(name, b"").startswith(before):
                raise Lost(f"{name} no longer begins with what it held")
        self.files = now

    def run(self, kills, progress):
        start = time.monotonic()
        subprocess.run([self.ahd, "note", ITEM, "warm"], env=self.environment("a"), check=True, stdout=subprocess.DEVNULL)
        self.acknowledged.add("warm")
        times = []
        for _ in range(5):
            began, token = time.monotonic(), self.token()
            subprocess.run([self.ahd, "note", ITEM, token], env=self.environment("a"), check=True, stdout=subprocess.DEVNULL)
            self.acknowledged.add(token)
            times.append(time.monotonic() - began)
        self.usual = statistics.median(times)
        shown = 0
        while sum(self.kills.values()) < kills:
            kind = self.random.choices(("commands", "swarm", "dashboard", "first"), (64, 12, 18, 6))[0]
            before = time.monotonic()
            getattr(self, kind)()
            self.check()
            self.took[kind] = self.took.get(kind, 0) + time.monotonic() - before
            if progress and sum(self.kills.values()) >= shown + 100:
                shown = sum(self.kills.values())
                print(f"  {shown} kills, {self.found} events, {time.monotonic() - start:.0f} s", flush=True)
        extra = self.found - len(self.acknowledged)
        total = sum(self.kills.values())
        torn = sum(line.strip(b"\0") != b"" and not whole(line) for text in self.files.values() for line in text.split(b"\n"))
        kinds = ", ".join(f"{count} of a {kind}" for kind, count in sorted(self.kills.items()))
        print(f"kills                {total}  ({kinds}; {self.missed} programs ended before)")
        print(f"events acknowledged  {len(self.acknowledged)}")
        print(f"events found         {self.found}  (every acknowledged one, and {extra} under way when killed; at most {total})")
        print(f"lines cut short      {torn}")
        print(f"seconds              {time.monotonic() - start:.0f}")
        if extra > total:
            raise Lost(f"{extra} events more than acknowledged after {total} kills")


def notes(events):
    return [change["payload"]["text"] for event in events for change in event["do"] if change["kind"] == "note-added"]


def kept(screen):
    return "Note kept" in screen.line(35)


def whole(line):
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False


def many(folder, programs, processes, events, is_one_login):
    """PROCESSES programs write EVENTS each on one register at the same time: figures, and Lost where they do not add up."""
    register = os.path.join(folder, "one" if is_one_login else "each")
    shutil.copytree(os.path.join(ROOT, "Data", "pakistan-turkiye"), register)
    start = time.monotonic()
    running = [
        subprocess.Popen(
            [os.path.join(programs, "Writers"), register, f"{register}-state-{0 if is_one_login else number}", f"login{0 if is_one_login else number}",
             f"p{number}", str(events)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for number in range(processes)]
    with concurrent.futures.ThreadPoolExecutor(processes) as pool:
        told = list(pool.map(lambda process: process.communicate(), running))
    seconds = time.monotonic() - start
    for process, (_, errors) in zip(running, told):
        if process.returncode != 0:
            raise Lost(f"a writer ended with {process.returncode}: {errors.decode()}")
    lines = [line.split() for out, _ in told for line in out.decode().splitlines()]
    busy = sum(int(errors.split()[-1]) for _, errors in told)
    expect_exactly(register, lines, processes, events, 1 if is_one_login else processes)
    appends, syncs = sorted(int(line[2]) / 1000 for line in lines), sorted(int(line[3]) / 1000 for line in lines)
    beyond = sorted((int(line[2]) - int(line[3])) / 1000 for line in lines)
    return {
        "events": len(lines), "seconds": seconds, "busy": busy, "append": at(appends), "fsync": at(syncs), "beyond": at(beyond)}


def at(values):
    return values[len(values) // 2], values[len(values) * 99 // 100], values[-1]


def expect_exactly(register, lines, processes, events, files):
    """The files are the acknowledged lines and one `opened` each, and nothing else."""
    journal, found, opened = os.path.join(register, "journal"), [], 0
    names = os.listdir(journal)
    for name in names:
        with open(os.path.join(journal, name), encoding="utf-8") as file:
            for line in file:
                event = json.loads(line)
                change = event["do"][0]
                opened += change["kind"] == "opened"
                if change["kind"] != "opened":
                    found.append((event["id"], change["payload"]["text"]))
    if len(names) != files or opened != files or sorted(found) != sorted((line[0], line[1]) for line in lines):
        raise Lost(f"{len(names)} files, {opened} opened, {len(found)} events; acknowledged {len(lines)}")
    if len(set(line[0] for line in lines)) != processes * events:
        raise Lost("ids collide or events are missing")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--events", type=int, default=1000)
    parser.add_argument("--processes", type=int, default=8)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--bin", default=os.path.join(ROOT, ".build", "release"))
    arguments = parser.parse_args()
    print(f"seed {arguments.seed}", flush=True)
    with tempfile.TemporaryDirectory(prefix="ahd-soak-") as folder:
        try:
            if arguments.kills:
                Soak(folder, arguments.bin, arguments.seed).run(arguments.kills, sys.stdout.isatty())
            for is_one_login in (True, False) if arguments.events else ():
                tell(many(folder, arguments.bin, arguments.processes, arguments.events, is_one_login), is_one_login, arguments)
        except Lost as lost:
            sys.exit(f"soak: {lost}; run it again with --seed {arguments.seed}")


def tell(figures, is_one_login, arguments):
    print(f"{arguments.processes} programs x {arguments.events} events, {'one file' if is_one_login else 'a file each'}: "
          f"{figures['events']} acknowledged and found, {figures['seconds']:.1f} s, busy {figures['busy']}")
    for name in ("append", "fsync", "beyond"):
        middle, late, worst = figures[name]
        print(f"  {name:8} ms  p50 {middle:7.1f}  p99 {late:7.1f}  worst {worst:7.1f}", flush=True)


if __name__ == "__main__":
    main()
