#!/usr/bin/env python3
"""browser.py FILE.html [FOLDER]: opens a report in headless Chromium, by day and by night, on a phone, a tablet, a screen and A4.

Fails, saying what, on a console message, a request, text wider than the window, contrast below 4.5, a heading or table out of order, an
unnamed drawing, a link that leads nowhere, a page of the PDF that is not A4. With FOLDER it leaves the pictures and the PDF there.
Speaks the DevTools protocol over a pipe, with Python's own library alone; 69 where no Chromium is found."""
import base64, json, os, re, shutil, subprocess, sys, tempfile

WIDTHS = [(390, 844), (820, 1180), (1280, 900)]

CHECKS = r"""
(() => {
  const problems = [];
  const visible = (e) => {
    const box = e.getBoundingClientRect(), style = getComputedStyle(e);
    return box.width > 1 && box.height > 1 && style.visibility !== 'hidden';
  };
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) problems.push(`wider than the window: ${root.scrollWidth} > ${root.clientWidth}`);
  for (const e of document.querySelectorAll('body *')) {
    if (e.closest('svg') || !visible(e) || getComputedStyle(e).position === 'absolute') continue;
    const box = e.getBoundingClientRect();
    if (box.right > root.clientWidth + 1) { problems.push(`${e.tagName} reaches ${box.right}: ${e.textContent.slice(0, 40)}`); break; }
  }
  const light = (c) => { const v = c / 255; return v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; };
  const parts = (c) => (c.match(/[\d.]+/g) || []).map(Number);
  const luminance = (c) => { const [r, g, b] = parts(c); return .2126 * light(r) + .7152 * light(g) + .0722 * light(b); };
  const ground = (e) => {
    for (let n = e; n; n = n.parentElement) {
      const c = getComputedStyle(n).backgroundColor, p = parts(c);
      if (p.length < 4 || p[3] > 0) return c;
    }
    return 'rgb(255, 255, 255)';
  };
  let least = 99;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let n; (n = walker.nextNode());) {
    const e = n.parentElement;
    if (!n.data.trim() || !visible(e) || ['TITLE', 'DESC'].includes(e.tagName.toUpperCase())) continue;
    const style = getComputedStyle(e), ink = e.closest('svg') ? style.fill : style.color;
    const a = luminance(ink), b = luminance(ground(e)), ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    least = Math.min(least, ratio);
    if (ratio < 4.5) problems.push(`contrast ${ratio.toFixed(2)}: ${n.data.slice(0, 40)}`);
  }
  let level = 0;
  for (const h of document.querySelectorAll('h1, h2, h3, h4')) {
    const now = Number(h.tagName[1]);
    if (now > level + 1) problems.push(`h${level} is followed by h${now}: ${h.textContent}`);
    level = now;
  }
  if (document.querySelectorAll('h1').length !== 1) problems.push('not one h1');
  if (document.querySelectorAll('main').length !== 1) problems.push('not one main');
  if (!root.lang || !document.title.trim()) problems.push('no language or no title');
  for (const t of document.querySelectorAll('table')) {
    if (!t.caption || !t.caption.textContent.trim()) problems.push('a table without a caption');
    for (const r of t.tBodies) for (const row of r.rows)
      if (!row.querySelector('th[scope]')) problems.push(`a row without a heading: ${row.textContent.slice(0, 40)}`);
    for (const th of t.querySelectorAll('thead th')) if (th.scope !== 'col') problems.push('a column heading without scope');
  }
  for (const s of document.querySelectorAll('svg'))
    if (s.getAttribute('role') !== 'img' || !s.querySelector('title') || !s.querySelector('desc')) problems.push('a drawing without words');
  const ids = [...document.querySelectorAll('[id]')].map((e) => e.id);
  const twice = ids.filter((id, n) => ids.indexOf(id) !== n);
  if (twice.length) problems.push(`ids used twice: ${twice.slice(0, 5)}`);
  for (const a of document.querySelectorAll('a')) {
    const to = a.getAttribute('href') || '';
    if (!to.startsWith('#') || !document.getElementById(to.slice(1))) problems.push(`a link to ${to}`);
    if (!a.textContent.trim()) problems.push(`a link without words to ${to}`);
  }
  for (const e of document.querySelectorAll('script, iframe, object, embed, img, link, form, input, [style], [src]'))
    problems.push(`a <${e.tagName.toLowerCase()}>`);
  for (const e of document.querySelectorAll('[aria-labelledby]'))
    for (const id of e.getAttribute('aria-labelledby').split(' '))
      if (!document.getElementById(id)) problems.push(`named by ${id}, which is not there`);
  return JSON.stringify({ problems: problems.slice(0, 20), least, height: document.body.scrollHeight });
})()
"""


class Browser:
    def __init__(self, program, profile):
        ours, theirs = os.pipe(), os.pipe()  # to it, from it

        def hand_over():
            os.dup2(ours[0], 3)
            os.dup2(theirs[1], 4)

        # Ends chosen well above 4, so that handing them over overwrites neither.
        ours = tuple(os.dup2(fd, 20 + n) for n, fd in enumerate(ours))
        theirs = tuple(os.dup2(fd, 30 + n) for n, fd in enumerate(theirs))
        self.process = subprocess.Popen(
            [program, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
             "--disable-background-networking", "--disable-component-update", "--remote-debugging-pipe",
             f"--user-data-dir={profile}", "about:blank"],
            preexec_fn=hand_over, pass_fds=(3, 4, ours[0], theirs[1]),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(ours[0]), os.close(theirs[1])
        self.out, self.into = ours[1], theirs[0]
        self.buffer, self.number, self.session = b"", 0, None
        self.messages, self.requests = [], []

    def read(self):
        while b"\0" not in self.buffer:
            part = os.read(self.into, 1 << 16)
            if not part:
                sys.exit("browser.py: the browser went away")
            self.buffer += part
        text, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(text)

    def take(self, event):
        method, about = event.get("method"), event.get("params", {})
        if method in ("Runtime.consoleAPICalled", "Log.entryAdded", "Runtime.exceptionThrown"):
            self.messages.append(json.dumps(about)[:200])
        if method == "Network.requestWillBeSent":
            self.requests.append(about["request"]["url"])
        return method

    def call(self, method, **about):
        self.number += 1
        order = {"id": self.number, "method": method, "params": about}
        if self.session:
            order["sessionId"] = self.session
        os.write(self.out, json.dumps(order).encode() + b"\0")
        while True:
            answer = self.read()
            if answer.get("id") == self.number:
                if "error" in answer:
                    sys.exit(f"browser.py: {method}: {answer['error']['message']}")
                return answer["result"]
            self.take(answer)

    def wait(self, method):
        while self.take(self.read()) != method:
            pass


def main():
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if not program:
        print("browser.py: no Chromium is here", file=sys.stderr)
        sys.exit(69)
    file = os.path.abspath(sys.argv[1])
    folder = sys.argv[2] if len(sys.argv) > 2 else None
    if folder:
        os.makedirs(folder, exist_ok=True)
    problems, least = [], 99
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = Browser(program, profile)
        target = browser.call("Target.createTarget", url="about:blank")["targetId"]
        browser.session = browser.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for part in ("Page", "Network", "Log", "Runtime"):
            browser.call(f"{part}.enable")
        browser.requests.clear()
        for scheme in ("light", "dark"):
            browser.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
            for width, height in WIDTHS:
                browser.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 500)
                browser.call("Page.navigate", url=f"file://{file}")
                browser.wait("Page.loadEventFired")
                found = json.loads(browser.call("Runtime.evaluate", expression=CHECKS)["result"]["value"])
                problems += [f"{scheme} {width}: {words}" for words in found["problems"]]
                least = min(least, found["least"])
                if folder:
                    clip = {"x": 0, "y": 0, "width": width, "height": min(found["height"] + 100, 16000), "scale": 1}
                    picture = browser.call("Page.captureScreenshot", captureBeyondViewport=True, clip=clip)["data"]
                    with open(f"{folder}/{scheme}-{width}.png", "wb") as out:
                        out.write(base64.b64decode(picture))
        pdf = base64.b64decode(browser.call("Page.printToPDF", preferCSSPageSize=True, printBackground=False)["data"])
        if folder:
            with open(f"{folder}/report.pdf", "wb") as out:
                out.write(pdf)
        sizes = {tuple(map(round, map(float, box.split()))) for box in re.findall(rb"/MediaBox\s*\[([\d. ]+)\]", pdf)}
        if not sizes or any(abs(s[2] - 595) > 2 or abs(s[3] - 842) > 2 for s in sizes):
            problems.append(f"the PDF is not A4: {sizes}")
        browser.call("Target.closeTarget", targetId=target)
        browser.session = None
        browser.call("Browser.close")
        browser.process.wait(timeout=20)
    problems += [f"console: {words}" for words in browser.messages]
    problems += [f"request: {url}" for url in browser.requests if url != f"file://{file}"]
    for words in problems:
        print(f"browser.py: {words}", file=sys.stderr)
    print(f"least contrast {least:.1f}, {len(browser.requests)} loads of the file, {len(problems)} problems")
    sys.exit(1 if problems else 0)


main()
