#!/usr/bin/env python3
"""Measure ahd as a person meets it, in a real pty, beside a peer in the same run. Ratios hold where machines are noisy.

    bench.py [--rounds N] [--sizes 10000,100000] [--events 10,10000,100000,1000000] [--only events|together] [--quick]

Peers: tig on a repository of ten commits (first frame), taskwarrior on as many tasks (complete list), a bare write and fsync of the same
bytes (durable change), and plain git with the same files (exchange). "Complete" is the first frame with the final counts. Needs a release build of ahd and Writers, tig, task and valgrind.
"""
import argparse, fcntl, json, os, pty, re, select, shutil, signal, statistics, struct, subprocess, sys, tempfile, termios, time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "Tests", "Soak"))
import journals
from soak import many

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
AHD = os.path.join(ROOT, ".build", "release", "ahd")
COLS, ROWS = 120, 36


class Screen:
    """A program in a pty of its own: what it writes, when, and what it costs."""

    def __init__(self, command, environment=None):
        self.started = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update({"TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "AHD_NOW": "2026-11-21"})
            os.environ.update(environment or {})
            for name in ("LINES", "COLUMNS"):
                os.environ.pop(name, None)
            os.execvp(command[0], command)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLS, 0, 0))

    def until(self, text, limit=300.0):
        """Milliseconds from the start until `text` has been written."""
        seen, end = b"", time.perf_counter() + limit
        while time.perf_counter() < end:
            if select.select([self.fd], [], [], 0.05)[0]:
                try:
                    data = os.read(self.fd, 1 << 16)
                except OSError:
                    break
                seen = seen[-200:] + data
                if text in seen:
                    return (time.perf_counter() - self.started) * 1000
        raise SystemExit(f"bench: {text!r} did not show; the screen ended with {seen[-400:]!r}")

    def quiet(self, gap=0.03, first=3.0):
        """Reads until nothing comes for `gap` seconds: the time of the last byte, and how many."""
        last, count, wait = None, 0, first
        while select.select([self.fd], [], [], wait)[0]:
            try:
                data = os.read(self.fd, 1 << 16)
            except OSError:
                break
            if not data:
                break
            last, count, wait = time.perf_counter(), count + len(data), gap
        return last, count

    def key(self, keys):
        """Milliseconds from typing to the last byte of the answer, and the bytes."""
        start = time.perf_counter()
        os.write(self.fd, keys)
        last, count = self.quiet()
        return ((last or start) - start) * 1000, count

    def ticks(self):
        with open(f"/proc/{self.pid}/stat") as f:
            parts = f.read().rsplit(")", 1)[1].split()
        return int(parts[11]) + int(parts[12])

    def memory(self):
        with open(f"/proc/{self.pid}/status") as f:
            return next(int(line.split()[1]) / 1024 for line in f if line.startswith("VmHWM"))

    def close(self):
        try:
            os.kill(self.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        os.close(self.fd)
        os.waitpid(self.pid, 0)


def grow(source, target, count):
    """A register of `count` commitments out of a small one, as other programs would write it."""
    shutil.copytree(source, target)
    path = os.path.join(target, "commitments.json")
    with open(path, encoding="utf-8") as f:
        base = json.load(f)
    with open(path, "w", encoding="utf-8") as f:
        f.write("[\n")
        for i in range(count):
            row = dict(base[i % len(base)])
            if i >= len(base):
                row["id"], row["title"] = f"{row['id']}-{i}", f"{row['title']} {i}" + (" needle" if i % 1000 == 0 else "")
            f.write(json.dumps(row, ensure_ascii=False, indent=2) + (",\n" if i < count - 1 else "\n"))
        f.write("]\n")
    return os.path.getsize(path) / 1e6


def tasks(folder, count):
    """A taskwarrior data base of `count` tasks."""
    rc = os.path.join(folder, "taskrc")
    with open(rc, "w") as f:
        f.write(f"data.location={folder}/task\nconfirmation=off\ngc=off\n")
    rows = [{"description": f"Train 20 officers in Ankara {i}", "project": "policing", "due": "20260331T000000Z"} for i in range(count)]
    subprocess.run(["task", f"rc:{rc}", "import", "-"], input=json.dumps(rows).encode(), check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return ["task", f"rc:{rc}", "rc.verbose=nothing", "limit:40", "list"]


def repository(folder):
    path = os.path.join(folder, "repo")
    git = ["git", "-C", path, "-c", "user.name=bench", "-c", "user.email=bench@example.org"]
    subprocess.run(["git", "init", "-q", path], check=True)
    for i in range(10):
        subprocess.run(git + ["commit", "-q", "--allow-empty", "-m", f"commit number {i}"], check=True)
    return path


def spread(values):
    return f"{statistics.median(values):8.1f}  ({min(values):.1f}..{max(values):.1f})"


def tell(name, value, target=""):
    print(f"{name:58} {value}" + (f"   target {target}" if target else ""), flush=True)


def first_frame(folder, home, rounds):
    repo, ours, theirs = repository(folder), [], []
    for _ in range(rounds):
        screen = Screen([AHD], home)
        ours.append(screen.until(b"35 items"))
        screen.close()
        cwd = os.getcwd()
        os.chdir(repo)
        screen = Screen(["tig"])
        os.chdir(cwd)
        theirs.append(screen.until(b"commit number 0"))
        screen.close()
    tell("first frame, bundled register, ms", spread(ours))
    tell("tig, ten commits, ms", spread(theirs))
    tell("  ratio", f"{statistics.median(a / b for a, b in zip(ours, theirs)):8.2f}", "<= 1")


def start_cost(folder, home):
    """Instructions from the start to the first frame, which are the same on every machine, however busy it is."""
    name = "instructions from start to first frame, millions"
    if not shutil.which("valgrind"):
        return tell(name, "not counted: valgrind is missing")
    command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/callgrind", AHD, "replay", "", "--size", f"{COLS}x{ROWS}"]
    environment = dict(os.environ, LC_ALL="C.UTF-8", AHD_NOW="2026-11-21", **home)
    counted = subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True).stderr
    instructions = int(re.search(r"Collected : (\d+)", counted).group(1))
    tell(name, f"{instructions / 1e6:8.1f}", "<= 25")


def big(folder, home, count, rounds, limit):
    register = os.path.join(folder, f"grown-{count}")
    size = grow(os.path.join(ROOT, "Data", "pakistan-turkiye"), register, count)
    data = os.path.join(folder, f"tasks-{count}")
    os.makedirs(data)
    peer, ours, theirs = tasks(data, count), [], []
    for _ in range(rounds):
        screen = Screen([AHD, "--register", register], home)
        ours.append(screen.until(f"{count} items".encode()))
        screen.close()
        start = time.perf_counter()
        subprocess.run(peer, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        theirs.append((time.perf_counter() - start) * 1000)
    tell(f"complete list, {count} items ({size:.1f} MB), ms", spread(ours))
    tell(f"task limit:40 list, {count} tasks, ms", spread(theirs))
    tell("  ratio", f"{statistics.median(a / b for a, b in zip(ours, theirs)):8.3f}", f"<= {limit}")
    tell("  MB of JSON a second, start to complete list", f"{size / min(ours) * 1000:8.0f}", ">= 300")
    keys(register, home, count)
    durable(register, home, count)


def keys(register, home, count):
    screen = Screen([AHD, "--register", register], home)
    screen.until(f"{count} items".encode())
    screen.quiet(0.3, 0.3)
    moves = [screen.key(b"j") for _ in range(10)]
    tell(f"  cursor move at {count}, ms", spread([m for m, _ in moves]))
    tell("  cursor move, bytes", spread([b for _, b in moves]), "< 400")
    screen.key(b"/")
    for letters in (b"needle", b"zq"):
        times = [screen.key(bytes([letter]))[0] for letter in letters]
        tell(f"  a keystroke of /{letters.decode()} at {count}, ms", spread(times), "<= 10")
        for _ in letters:
            screen.key(b"\x7f")
    filtering(screen, count)
    tell(f"  peak memory at {count}, MB", f"{screen.memory():8.0f}")
    screen.close()


def filtering(screen, count):
    """Each keystroke of filters typed at the open prompt: filter, counts, suggestions and frame, beside a frame alone."""
    moves = [screen.key(key)[0] for key in (b"\x1b[B", b"\x1b[A") * 8]
    tell(f"  the frame alone (list cursor under the prompt) at {count}, ms", spread(moves))
    for text in ("pakistan officers", "flag:overdue domain:policing", "not (status:open or has:evidence)", "due<2026-07-01 needle"):
        times = [screen.key(letter.encode())[0] for letter in text]
        tell(f"  a keystroke of /{text} at {count}, ms", spread(times), "<= 10")
        screen.key(b"\x15")


def acknowledged(screen, words):
    """Presses Enter on an open form; ms until the screen says it is kept."""
    start = time.perf_counter()
    os.write(screen.fd, b"\r")
    seen = b""
    while words not in seen and time.perf_counter() < start + 10:
        if select.select([screen.fd], [], [], 0.01)[0]:
            seen += os.read(screen.fd, 1 << 16)
    taken = (time.perf_counter() - start) * 1000
    screen.quiet(0.05, 0.05)
    return taken


def bare_append(path, size):
    """ms that as many bytes take without a program around them: open, write, fsync, close."""
    start = time.perf_counter()
    fd = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    os.write(fd, b"x" * size)
    os.fsync(fd)
    os.close(fd)
    return (time.perf_counter() - start) * 1000


def durable(register, home, count, times=9):
    """`x` Enter against a bare write and fsync of as many bytes in the same folder."""
    screen = Screen([AHD, "--register", register], dict(home, AHD_PERSON="bench"))
    screen.until(f"{count} items".encode())
    screen.quiet(0.3, 0.3)
    ours, bare = [], []
    path = os.path.join(register, "bare")
    for _ in range(times):
        screen.key(b"x")
        ours.append(acknowledged(screen, b"Reported done"))
        screen.key(b"j")
        bare.append(bare_append(path, 280))
    screen.close()
    tell(f"  durable x at {count}, ms", spread(ours))
    tell("  bare write and fsync, ms", spread(bare))
    tell("  beyond the bare one, ms", f"{statistics.median(ours) - statistics.median(bare):8.1f}", "< 10")


# A small program that runs another: the peak of a process that was forked here would be at least that of this script.
MEASURE = """
import os, subprocess, sys, time
start = time.perf_counter()
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
_, status, usage = os.wait4(process.pid, 0)
print((time.perf_counter() - start) * 1000, (usage.ru_utime + usage.ru_stime) * 1000, usage.ru_maxrss / 1024, status)
"""


def run(command, environment):
    """Milliseconds on the clock and of CPU, and peak memory in MB, of one run."""
    told = subprocess.run([sys.executable, "-S", "-c", MEASURE] + command, env=environment, check=True, stdout=subprocess.PIPE).stdout
    wall, cpu, peak, status = map(float, told.split())
    if status:
        raise SystemExit(f"bench: {command} ended with {status:.0f}")
    return wall, cpu, peak


def events(folder, home, counts, rounds):
    """Opening and listing a register of many events, beside `task` and as many tasks; then one event more."""
    environment = dict(os.environ, LC_ALL="C.UTF-8", AHD_NOW="2026-11-21", AHD_PERSON="bench", **home)
    data = os.path.join(folder, "tasks-events")
    os.makedirs(data)
    peer = tasks(data, 100_000)
    floor = 0
    for count in counts:
        register = os.path.join(folder, f"events-{count}")
        shutil.copytree(os.path.join(ROOT, "Data", "pakistan-turkiye"), register)
        size = journals.write(register, count)
        ours, theirs = [], []
        for _ in range(max(3, rounds // 2)):
            ours.append(run([AHD, "list", "--register", register], environment))
            if count == 100_000:
                theirs.append(run(peer, environment)[0])
        tell(f"ahd list, {count} events ({size:.1f} MB), ms", spread([wall for wall, _, _ in ours]))
        tell("  CPU, ms", spread([cpu for _, cpu, _ in ours]))
        memory = statistics.median(peak for _, _, peak in ours)
        floor = floor or memory
        each = f"   {(memory - floor) * 1e6 / count:.0f} bytes an event, {size * 1e6 / count:.0f} of them its line" if count >= 10_000 else ""
        tell("  peak memory, MB", f"{memory:8.0f}{each}")
        if theirs:
            tell("  task limit:40 list, 100000 tasks, ms", spread(theirs))
            ratio = statistics.median(wall / their for (wall, _, _), their in zip(ours, theirs))
            tell("  ratio", f"{ratio:8.3f}", "<= 0.2")
        one_more(register, environment, count)


def one_more(register, home, count, times=9):
    """A note in the dashboard, from Enter to the line that says it is kept, beside a bare write and fsync of as many bytes there."""
    screen = Screen([AHD, "--register", register], home)
    screen.until(b"35 items")
    screen.quiet(0.3, 1.0)
    ours, bare, path = [], [], os.path.join(register, "bare")
    for number in range(times):
        screen.key(b"n")
        screen.key(b"kept %d" % number)
        ours.append(acknowledged(screen, b"Note kept"))
        screen.key(b"j")
        bare.append(bare_append(path, 240))
    screen.close()
    tell(f"  one event more at {count}, ms", spread(ours))
    tell("  bare write and fsync, ms", spread(bare))


def writers(folder):
    """Eight programs that append without pause: what an append costs beyond its own fsync."""
    for is_one_login in (True, False):
        figures = many(folder, os.path.dirname(AHD), 8, 250, is_one_login)
        where = "one file" if is_one_login else "a file each"
        tell(f"append of 8 writers at once, {where}: p50 and p99, ms", "%8.1f %8.1f" % figures["append"][:2])
        tell("  their fsync, ms", "%8.1f %8.1f" % figures["fsync"][:2])
        tell("  beyond its fsync, ms", "%8.1f %8.1f" % figures["beyond"][:2], "< 100")


def news(folder, home, rounds):
    """From the end of another's command to the frame that shows it: told by the system, and by looking where it tells nothing."""
    register, library = os.path.join(folder, "news"), os.path.join(folder, "faults.so")
    shutil.copytree(os.path.join(ROOT, "Data", "pakistan-turkiye"), register)
    ways = [("told by inotify", {})]
    source = os.path.join(ROOT, "Tests", "EndToEndTests", "Faults", "faults.c")
    if subprocess.run(["cc", "-shared", "-fPIC", "-o", library, source, "-ldl"], stderr=subprocess.DEVNULL).returncode == 0:
        with open(f"{folder}/faults", "w") as f:
            f.write("inotify 24")
        ways.append(("without inotify", {"LD_PRELOAD": library, "AHD_FAULTS": f"{folder}/faults"}))
    for name, extra in ways:
        screen, times = Screen([AHD, "--register", register], dict(home, **extra)), []
        screen.until(b"35 items")
        for number in range(rounds * 3):
            screen.quiet(0.25, 0.25)
            note = [AHD, "note", "visa-streamlining", "text", "--by", f"other {number}", "--register", register]
            subprocess.run(note, env=dict(os.environ, **home), check=True, stdout=subprocess.DEVNULL)
            start = time.perf_counter()
            last, _ = screen.quiet()
            times.append(((last or start + 3) - start) * 1000)
        screen.close()
        tell(f"what another wrote shows, {name}, ms", spread(times), "<= 250 at the most")


def together(folder, home, count, rounds):
    """What is new since the last exchange, sent, received and cloned, beside plain git with the same files; then nothing new."""
    environment = dict(os.environ, LC_ALL="C.UTF-8", AHD_PERSON="bench", HOME=folder, GIT_CONFIG_NOSYSTEM="1", **home)
    with open(f"{folder}/.gitconfig", "w") as f:
        f.write("[user]\n  name = bench\n  email = bench@example.org\n[init]\n  defaultBranch = main\n")
    times = {}

    def timed(what, who, *commands):
        start = time.perf_counter()
        for command in commands:
            subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        times.setdefault(what, {}).setdefault(who, []).append((time.perf_counter() - start) * 1000)

    def untimed(*commands):
        timed("", "", *commands)

    for number in range(rounds):
        place = os.path.join(folder, f"together-{number}")
        ours, other, theirs, fourth = (f"{place}/{name}" for name in ("ours", "other", "theirs", "fourth"))
        shutil.copytree(os.path.join(ROOT, "Data", "pakistan-turkiye"), ours)
        for bare in ("ours.git", "theirs.git"):
            untimed(["git", "init", "-q", "--bare", f"{place}/{bare}"])
        untimed([AHD, "sync", "--register", ours, "--git", "--remote", f"{place}/ours.git"], [AHD, "clone", f"{place}/ours.git", other])
        untimed(["git", "clone", "-q", f"{place}/ours.git", theirs], ["git", "-C", theirs, "remote", "set-url", "origin", f"{place}/theirs.git"])
        untimed(["git", "-C", theirs, "push", "-q", "-u", "origin", "HEAD"], ["git", "clone", "-q", f"{place}/theirs.git", fourth])
        size = [journals.write(register, count) for register in (ours, theirs)][0]
        sent, received, cloned = f"send {count} events ({size:.1f} MB)", f"receive {count} events", f"clone {count} events"
        timed(sent, "sync", [AHD, "sync", "--register", ours])
        timed(sent, "git", *(["git", "-C", theirs] + words for words in (["add", "-A"], ["commit", "-qm", "x"], ["push", "-q"])))
        timed(received, "sync", [AHD, "sync", "--register", other])
        timed(received, "git", ["git", "-C", fourth, "pull", "-q"])
        timed(cloned, "sync", [AHD, "clone", f"{place}/ours.git", f"{place}/fifth"])
        timed(cloned, "git", ["git", "clone", "-q", f"{place}/theirs.git", f"{place}/sixth"])
        timed("exchange with nothing new", "sync", [AHD, "sync", "--register", ours])
        timed("exchange with nothing new", "git", *(["git", "-C", theirs] + words for words in (["pull", "-q"], ["push", "-q"])))
    del times[""]
    for what, by in times.items():
        tell(f"{what}, ms", spread(by["sync"]))
        tell("  plain git, ms", spread(by["git"]))
        tell("  ratio", f"{statistics.median(a / b for a, b in zip(by['sync'], by['git'])):8.2f}")


def idle(home, seconds):
    screen = Screen([AHD], home)
    screen.until(b"35 items")
    screen.quiet(0.3, 0.3)
    before = screen.ticks()
    time.sleep(seconds)
    tell(f"CPU ticks in {seconds} idle seconds", f"{screen.ticks() - before:8d}", "0")
    tell("peak memory, bundled register, MB", f"{screen.memory():8.0f}")
    screen.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--sizes", default="10000,100000")
    parser.add_argument("--events", default="10,10000,100000,1000000")
    parser.add_argument("--only", choices=["events", "together"])
    parser.add_argument("--quick", action="store_true", help="three rounds, 10,000 items and events")
    arguments = parser.parse_args()
    rounds, sizes = (3, "10000") if arguments.quick else (arguments.rounds, arguments.sizes)
    counts = [10, 10_000] if arguments.quick else [int(count) for count in arguments.events.split(",")]
    if not os.path.exists(AHD):
        sys.exit("bench: there is no release build; run make build first.")
    with tempfile.TemporaryDirectory() as folder:
        home = {"XDG_DATA_HOME": f"{folder}/data", "XDG_STATE_HOME": f"{folder}/state", "AHD_DATA": f"{ROOT}/Data"}
        if arguments.only:
            return events(folder, home, counts, rounds) if arguments.only == "events" else together(folder, home, 10_000, rounds)
        start_cost(folder, home)
        first_frame(folder, home, rounds)
        for count in map(int, sizes.split(",")):
            big(folder, home, count, max(3, rounds // 2), "0.2" if count <= 10_000 else "0.25")
        events(folder, home, counts, rounds)
        together(folder, home, 10_000, max(3, rounds // 2))
        news(folder, home, rounds)
        writers(folder)
        idle(home, 3 if arguments.quick else 10)


main()
