#!/usr/bin/python3
"""Opens an exported page in headless Chromium and looks at what a reader gets.

    browser.py PAGE [--marking TEXT] [--pictures FOLDER]

Without --marking the page must bear none. The pictures (1280 and 400 pixels wide, and the pages on paper) are for people.
Every probe is first tried on a page that offends against everything: one that sees nothing there proves nothing.
The last line is "N passed, N failed".
"""
import argparse
import json
import os
import re
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.pop(0)  # where this file would be taken for the library that has its name
from html.parser import HTMLParser  # noqa: E402

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--disable-default-apps", "--disable-extensions", "--hide-scrollbars",
         "--host-resolver-rules=MAP * ~NOTFOUND", "--enable-logging=stderr"]
SECONDS = 60
OUTSIDE = re.compile(r"^(https?|wss?|ftp)://", re.I)
CONSOLE = re.compile(r":CONSOLE[:(]")

OFFENDER = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="script-src 'none'"/><title>Offender</title>
<style>@page{size:A4} .marking{position:absolute}</style></head><body><p class="marking">SECRET</p>
<script>document.title='ran'</script><img src="http://outside.invalid/picture.png" onerror="alert(1)"/>
<p style="break-before:page;width:3000px">The second page</p></body></html>"""


class Checks:
    def __init__(self) -> None:
        self.passed = self.failed = 0

    def check(self, sentence: str, holds: bool, why: object = "") -> None:
        self.passed += bool(holds)
        self.failed += not holds
        print(("ok " if holds else "not ok ") + sentence + ("" if holds or not why else f": {why}"), flush=True)


def chromium(page: Path, *arguments: str) -> tuple[str, str]:
    """What the browser wrote to its two streams. It and its children are ended whatever happens."""
    with tempfile.TemporaryDirectory(prefix="html-profile-", ignore_cleanup_errors=True) as profile:
        process = subprocess.Popen([CHROMIUM, *FLAGS, f"--user-data-dir={profile}", *arguments, page.resolve().as_uri()],
                                   stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   text=True, errors="replace", start_new_session=True)
        try:
            return process.communicate(timeout=SECONDS)
        except subprocess.TimeoutExpired:
            return "", f"no answer within {SECONDS} s"
        finally:
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            process.wait()


class Elements(HTMLParser):
    """Every element with its attributes, and the text of those of class marking."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.markings: list[str] = []
        self.inside = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attributes}
        self.elements.append((tag, values))
        if values.get("class") == "marking":
            self.inside = tag
            self.markings.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == self.inside:
            self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.markings[-1] += data


class Seen:
    """A page as the browser had it."""

    def __init__(self, page: Path, folder: Path) -> None:
        log, pdf = folder / "net-log.json", folder / "page.pdf"
        self.dom, self.messages = chromium(page, "--dump-dom", f"--log-net-log={log}")
        self.elements = Elements(self.dom)
        self.console = [line for line in self.messages.splitlines() if CONSOLE.search(line)]
        self.urls = requested(log)
        self.printing = chromium(page, "--no-pdf-header-footer", f"--print-to-pdf={pdf}", "--virtual-time-budget=10000")[1]
        self.pdf = pdf
        self.pages = paper(pdf)

    def outside(self) -> list[str]:
        return sorted({url for url in self.urls if OUTSIDE.match(url)})

    def handlers(self) -> list[str]:
        return [f"{tag} {name}" for tag, values in self.elements.elements for name in values if name.startswith("on")]

    def references(self) -> list[str]:
        """Whatever an element could load or lead to, beyond the page itself."""
        return [f"{tag} {name}={value}" for tag, values in self.elements.elements for name, value in values.items()
                if name in ("src", "href", "xlink:href", "srcset", "data", "action", "formaction", "poster", "background")
                and not value.startswith(("#", "data:"))]

    def named(self, *names: str) -> list[str]:
        return [tag for tag, _ in self.elements.elements if tag in names]


def requested(log: Path) -> list[str]:
    """What the page asked for. The browser asks for things of its own, whatever one tells it: those have no page behind them."""
    try:
        held = json.loads(log.read_text(encoding="utf-8", errors="replace"))
        starts = held["constants"]["logEventTypes"]["URL_REQUEST_START_JOB"]
        events = held["events"]
    except (OSError, ValueError, KeyError):
        return ["http://the log of the network cannot be read"]
    found = []
    for event in events:
        parameters = event.get("params")
        if not isinstance(parameters, dict):
            continue
        own = parameters.get("initiator") == "not an origin" and "file://" not in parameters.get("site_for_cookies", "")
        if (event["type"] == starts and "url" in parameters and not own) or parameters.get("is_preconnect"):
            found.append(str(parameters["url"]))
    return found


def paper(pdf: Path) -> list[str]:
    if not pdf.is_file():
        return []
    text = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, errors="replace", timeout=SECONDS).stdout
    return text.split("\f")[:-1]


def size_of(picture: Path) -> tuple[int, int]:
    if not picture.is_file():
        return 0, 0
    return struct.unpack(">II", picture.read_bytes()[16:24])


def words(text: str) -> str:
    return " ".join(text.split())


def unmarked(pages: list[str], marking: str) -> list[int]:
    """Pages that do not bear the marking at head and foot."""
    wrong = []
    for number, page in enumerate(pages, 1):
        text = words(page)
        if text.count(words(marking)) < 2 or not text.startswith(words(marking)):
            wrong.append(number)
    return wrong


def try_probes(checks: Checks, folder: Path) -> None:
    page = folder / "offender.html"
    page.write_text(OFFENDER, encoding="utf-8")
    seen = Seen(page, folder)
    checks.check("the probes see a script", seen.named("script") == ["script"])
    checks.check("the probes see an attribute that runs", seen.handlers() == ["img onerror"], seen.handlers())
    checks.check("the probes see a reference to the outside", len(seen.references()) == 1, seen.references())
    checks.check("the probes see a refused script in the console", any("script" in line for line in seen.console), seen.messages[-400:])
    checks.check("the probes see a request to the outside", any("outside.invalid" in url for url in seen.outside()), seen.outside())
    checks.check("the probes see a page without its marking", len(seen.pages) > 1 and unmarked(seen.pages, "SECRET") == list(range(1, len(seen.pages) + 1)),
                 len(seen.pages))


def look(checks: Checks, page: Path, marking: str, folder: Path, pictures: Path | None) -> None:
    seen = Seen(page, folder)
    checks.check("the browser loads the page", "</html>" in seen.dom and len(seen.named("main")) == 1, seen.messages[-400:])
    checks.check("nothing is said in the console", not seen.console, seen.console)
    checks.check("nothing is asked of the outside", not seen.outside(), seen.outside())
    checks.check("the page has no script and embeds nothing",
                 not seen.named("script", "iframe", "object", "embed", "link", "base", "form", "foreignobject", "image", "use", "animate", "set"))
    checks.check("no attribute runs", not seen.handlers(), seen.handlers())
    checks.check("nothing leads outside", not seen.references(), seen.references())
    ids = [values["id"] for _, values in seen.elements.elements if "id" in values]
    checks.check("ids are unique", len(ids) == len(set(ids)))
    targets = {values["href"][1:] for tag, values in seen.elements.elements if tag == "a"}
    checks.check("the table of contents leads to headings", targets <= set(ids), targets - set(ids))
    drawings = [values for tag, values in seen.elements.elements if tag == "svg"]
    checks.check("every drawing has a name", all(values.get("role") == "img" and values.get("aria-label") for values in drawings))

    checks.check("it prints", len(seen.pages) > 0, seen.printing[-400:])
    if marking:
        checks.check("the marking stands at the page's head and foot", [words(text) for text in seen.elements.markings] == [words(marking)] * 2, seen.elements.markings)
        checks.check("the marking stands at head and foot of every page on paper", not unmarked(seen.pages, marking), unmarked(seen.pages, marking))
    else:
        checks.check("there is no marking", not seen.elements.markings, seen.elements.markings)
    for width in (1280, 400):
        picture = (pictures or folder) / f"{page.stem}-{width}.png"
        chromium(page, f"--screenshot={picture}", f"--window-size={width},2400")
        checks.check(f"its picture {width} pixels wide is taken", size_of(picture) == (width, 2400), size_of(picture))
    if pictures:
        shutil.copy(seen.pdf, pictures / f"{page.stem}.pdf")
        subprocess.run(["pdftoppm", "-png", "-r", "60", "-l", "40", str(seen.pdf), str(pictures / f"{page.stem}-page")], timeout=SECONDS, check=False)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("page", type=Path)
    parser.add_argument("--marking", default="")
    parser.add_argument("--pictures", type=Path)
    arguments = parser.parse_args()
    if arguments.pictures:
        arguments.pictures.mkdir(parents=True, exist_ok=True)
    checks = Checks()
    with tempfile.TemporaryDirectory(prefix="html-", ignore_cleanup_errors=True) as folder:
        for part in ("probes", "page"):
            (Path(folder) / part).mkdir()
        try_probes(checks, Path(folder) / "probes")
        look(checks, arguments.page, arguments.marking, Path(folder) / "page", arguments.pictures)
    print(f"{checks.passed} passed, {checks.failed} failed")
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())
