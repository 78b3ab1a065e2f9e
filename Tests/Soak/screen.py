"""A program in a pty of its own, and what its screen shows: as much of a VT100 as ncurses needs."""
import codecs, fcntl, os, pty, re, select, signal, struct, termios, time

SEQUENCE = re.compile(r"\x1b(\[[?>]?([0-9;]*)([@-~])|[()][A-Z0-9]|[=>78DEMc])|[\x00-\x1f]|[^\x00-\x1f]+")


class Screen:
    def __init__(self, command, environment, columns=120, rows=36):
        self.columns, self.rows = columns, rows
        self.cells = [[" "] * columns for _ in range(rows)]
        self.x = self.y = self.top = 0
        self.bottom = rows - 1
        self.rest, self.decoder = "", codecs.getincrementaldecoder("utf-8")("replace")
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execve(command[0], command, dict(environment, TERM="vt100", LINES=str(rows), COLUMNS=str(columns)))
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def line(self, number):
        """A line of the screen, from 1."""
        return "".join(self.cells[number - 1])

    def text(self):
        return "\n".join(map("".join, self.cells))

    def type(self, keys):
        os.write(self.fd, keys.encode())

    def read(self, seconds=0.0):
        """Takes what the program has written by now, or writes within the time; false where it has ended."""
        if not select.select([self.fd], [], [], seconds)[0]:
            return True
        try:
            data = os.read(self.fd, 1 << 16)
        except OSError:
            return False
        self.take(self.decoder.decode(data))
        return bool(data)

    def until(self, condition, seconds=20.0):
        """Waits until the screen is as the condition asks: whether it came to be."""
        end = time.monotonic() + seconds
        while not condition(self):
            if time.monotonic() > end or not self.read(0.05):
                return condition(self)
        return True

    def kill(self):
        """SIGKILL; then what it had written before. True where the kill was what ended it."""
        os.kill(self.pid, signal.SIGKILL)
        _, status = os.waitpid(self.pid, 0)
        while select.select([self.fd], [], [], 0)[0] and self.read():
            pass
        os.close(self.fd)
        return os.WIFSIGNALED(status)

    def take(self, text):
        text, self.rest = self.rest + text, ""
        place = 0
        while place < len(text):
            match = SEQUENCE.match(text, place)
            if not match:
                self.rest = text[place:]
                return
            part, place = match.group(), match.end()
            if match.group(3):
                self.control(match.group(3), [int(n) if n else 0 for n in match.group(2).split(";")])
            elif part[0] == "\x1b":
                if part == "\x1bM":
                    self.up()
            elif part < " ":
                self.move(part)
            else:
                for letter in part:
                    self.put(letter)

    def put(self, letter):
        if self.x >= self.columns:
            self.x = 0
            self.down()
        self.cells[self.y][self.x] = letter
        self.x += 1

    def move(self, control):
        if control == "\r":
            self.x = 0
        elif control == "\n":
            self.down()
        elif control == "\b":
            self.x = max(0, min(self.x, self.columns - 1) - 1)
        elif control == "\t":
            self.x = min(self.columns - 1, self.x // 8 * 8 + 8)

    def down(self):
        if self.y == self.bottom:
            self.cells.insert(self.bottom + 1, [" "] * self.columns)
            del self.cells[self.top]
        else:
            self.y = min(self.rows - 1, self.y + 1)

    def up(self):
        if self.y == self.top:
            del self.cells[self.bottom]
            self.cells.insert(self.top, [" "] * self.columns)
        else:
            self.y = max(0, self.y - 1)

    def control(self, final, numbers):
        first = numbers[0] or 1
        if final == "H":
            column = numbers[1] if len(numbers) > 1 else 1
            self.y, self.x = min(self.rows, first) - 1, min(self.columns, column or 1) - 1
        elif final == "A":
            self.y = max(0, self.y - first)
        elif final == "B":
            self.y = min(self.rows - 1, self.y + first)
        elif final == "C":
            self.x = min(self.columns - 1, self.x + first)
        elif final == "D":
            self.x = max(0, self.x - first)
        elif final == "K":
            start, end = [(self.x, self.columns), (0, self.x + 1), (0, self.columns)][numbers[0]]
            self.cells[self.y][start:end] = [" "] * (min(end, self.columns) - start)
        elif final == "J":
            start = 0 if numbers[0] == 2 else self.y + 1
            if numbers[0] == 0:
                self.control("K", [0])
            for row in range(start, self.rows):
                self.cells[row] = [" "] * self.columns
        elif final == "r":
            self.top, self.bottom = first - 1, (numbers[1] if len(numbers) > 1 else self.rows) - 1
            self.x = self.y = 0
