#!/usr/bin/python3
"""What a hostile workbook makes the extension do: files named in it, and every way in which it can call.

    hostile.py OXT SECONDS SEED

The workbook names a bait file wherever a text is read (cells, evidence, frameworks, formulas), binds its events to commands that
read, write and export, and has a link and a button that do. It is opened by someone who lets macros run, with the deck open, edited,
recalculated and closed, while the kernel tells every file that is opened, written, renamed or removed, every program that is
started, and every connection (strace). The same is done in an office without the extension; what is more with it must be no
more than the extension's own package and the profile.
"""
import re
import signal
import subprocess
import time
from pathlib import Path

from office import Office, copy_of, run, scratch  # finds the other tests' modules

import measure
import uno
from com.sun.star.form.FormButtonType import URL as OPENS_URL
from com.sun.star.util import CloseVetoException
from loop import block_of

COMMANDS = ("SaveFramework", "LoadFramework", "ExportBriefing", "FreezeEdition", "FreezeValues", "Help.../../../../demo/fictional-countries")
EVENTS = ("OnLoad", "OnLoadFinished", "OnViewCreated", "OnFocus", "OnPrepareViewClosing", "OnUnload")
CALLS = "openat,open,creat,rename,renameat,renameat2,unlink,unlinkat,link,linkat,symlink,symlinkat,mkdir,mkdirat,execve,connect"


def traced(process: int, file: Path):
    tracer = subprocess.Popen(["strace", "-f", "-qq", "-s", "400", "-e", f"trace={CALLS}", "-o", str(file), "-p", str(process)],
                              stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    time.sleep(1.5)
    if tracer.poll() is not None:
        raise RuntimeError(f"strace: {tracer.stderr.read().strip()}")
    return tracer


def make(office: Office, path: Path, bait: Path, folder: Path):
    """The demo, with the bait everywhere."""
    url = bait.as_uri()
    document = office.open(path)
    sheet, names, left, top, rows, columns = block_of(document)
    for number, text in enumerate((url, str(bait), f"=HYPERLINK(\"{url}\")", f"<img src='{url}'>", f"../{bait.name}", f"{url}#Data", "file:///etc/passwd")):
        sheet.getCellByPosition(left, top + number).setString(text)
    sheet.getCellByPosition(names, top + 1).setString(url)
    for name in ("Criteria", "Rules", "Benefits", "Evidence"):
        area = document.NamedRanges.getByName(name).getReferredCells()
        for row in range(1, min(area.Rows.Count, 4)):
            area.getCellByPosition(area.Columns.Count - 1, row).setString(url)
    added = document.Sheets
    added.insertNewByName("Calls", added.Count)
    calls = added.getByName("Calls")
    for row, formula in enumerate((f'=ADHERENCE.CHECK("{url}")', f'=ADHERENCE.STAMP("{url}")', f'=ADHERENCE.COUNTRY("{url}")', f'=ADHERENCE.SCORE("{url}";"{url}";"{url}")',
                                   f'=ADHERENCE.VERDICT("x";"x";"{bait}";"{url}")', f'=ADHERENCE.FRAMEWORK("{url}")', f'=ADHERENCE.NORMALISE("{url}";"{url}")')):
        calls.getCellByPosition(0, row).setFormula(formula)
    link = document.createInstance("com.sun.star.text.TextField.URL")
    link.URL, link.Representation = "org.adherence:SaveFramework", "Read more"
    cell = calls.getCellByPosition(0, 20)
    cell.insertTextContent(cell.createTextCursor(), link, False)
    button = document.createInstance("com.sun.star.form.component.CommandButton")
    button.ButtonType, button.TargetURL = OPENS_URL, "org.adherence:ExportBriefing"
    shape = document.createInstance("com.sun.star.drawing.ControlShape")
    shape.setControl(button)
    calls.DrawPage.add(shape)
    for place, event in enumerate(EVENTS):
        bound = measure.properties(EventType="Script", Script=f"org.adherence:{COMMANDS[place % len(COMMANDS)]}")
        uno.invoke(document.Events, "replaceByName", (event, uno.Any("[]com.sun.star.beans.PropertyValue", bound)))
    document.DocumentProperties.Title = f"../../{folder.name}/written"
    with office.limit("the hostile workbook is saved"):
        document.store()
        document.close(True)


def live_through(office: Office, path: Path, trace: Path) -> tuple[bool, list[str]]:
    """Opened, edited, recalculated, looked at, closed: whether a box was left open, and what the kernel saw meanwhile."""
    tracer = traced(office.process, trace)
    document = office.open(path)
    controller = document.CurrentController
    office.deck(controller)
    office.settle()
    block = block_of(document)
    for row in (block[3], block[3] + 5):
        with office.limit("a country is selected"):
            controller.setActiveSheet(block[0])
            controller.select(block[0].getCellByPosition(block[1], row))
        with office.limit("a cell is edited"):
            block[0].getCellByPosition(block[2] + 2, row).setString("file:///etc/hostname")
        office.settle()
    with office.limit("everything is calculated", 120):
        document.calculateAll()
    time.sleep(2)
    office.settle()
    asks = False
    try:
        document.setModified(False)
        document.close(True)
    except CloseVetoException:  # of a box that waits for an answer
        asks = True
    tracer.send_signal(signal.SIGINT)
    tracer.wait(20)
    return asks, trace.read_text(errors="replace").splitlines()


PATH = re.compile(r'"((?:[^"\\]|\\.)*)"')


def seen(lines: list[str], office: Office, kinds: str, written: bool = False) -> set[str]:
    """Paths of the successful calls of these kinds; what differs from office to office is put alike."""
    found = set()
    for line in lines:
        call = re.match(rf"\d+\s+({kinds})\(", line)
        if not call or re.search(r"= -1 E", line):
            continue
        if written and call[1] in ("open", "openat") and not re.search("O_WRONLY|O_RDWR|O_CREAT|O_TRUNC", line):
            continue
        for path in PATH.findall(line):
            path = path.replace(str(office.folder), "PROFILE")
            path = re.sub(r"/lu[0-9a-z]+\.tmp", "/TEMPORARY", path)
            path = re.sub(r"/proc/(self|\d+)/(task/\d+/)?", "/proc/N/", path)
            found.add(path)
    return found


def hostile(say, oxt: Path, build: Path, seconds: int, seed: int):
    folder = scratch(build, "hostile")
    bait = folder / "bait.json"
    bait.write_bytes((build / "frameworks" / "nsg-adherence.json").read_bytes())
    before = {path.name for path in folder.iterdir()}
    with Office(say, build, "hostile-maker", oxt) as office:
        path = copy_of(build, folder, "fictional-countries.ods", "hostile.ods")
        make(office.start(), path, bait, folder)
    seen_of, traces = {}, {}
    for name, extension in (("without", None), ("with", oxt)):
        with Office(say, build, f"hostile-{name}", extension).start() as office:
            keeper = office.open("private:factory/scalc")
            asks, lines = live_through(office, path, folder / f"{name}.trace")
            say(f"{name} the extension: no event opens a box", not asks)
            everything = "openat|open|creat|rename|renameat|renameat2|unlink|unlinkat|link|linkat|symlink|symlinkat|mkdir|mkdirat"
            seen_of[name] = {"read": seen(lines, office, "openat|open"), "written": seen(lines, office, everything, written=True),
                             "started": seen(lines, office, "execve"), "connected": seen(lines, office, "connect")}
            traces[name] = "\n".join(lines)
            if not asks:
                keeper.close(True)
    say("the trace sees what is opened", any(path.endswith("hostile.ods") for path in seen_of["with"]["read"]))
    say("the trace sees what is written", any("PROFILE" in each or "TEMPORARY" in each or "lock" in each for each in seen_of["with"]["written"]), str(sorted(seen_of["with"]["written"]))[:300])
    say("the bait is not opened", [line for line in traces["with"].splitlines() if "bait.json" in line])
    own = ("PROFILE/", "/usr/lib/libreoffice/", "/usr/share/", "/proc/", "/sys/", "/dev/")
    more = {kind: sorted(seen_of["with"][kind] - seen_of["without"][kind]) for kind in seen_of["with"]}
    say("nothing is read beside the package, the profile and the system's own data", [path for path in more["read"] if not path.startswith(own) and "TEMPORARY" not in path])
    say("nothing is written beside the profile", [path for path in more["written"] if not path.startswith("PROFILE/") and "TEMPORARY" not in path])
    say("no program is started", more["started"])
    say("nothing is connected to", more["connected"])
    left = {each.name for each in folder.iterdir()} - before - {"hostile.ods", "with.trace", "without.trace"}
    say("no file has come", sorted(left))
    print(f"figures: {len(EVENTS)} events bound, {len(traces['with'].splitlines())} calls of the kernel seen; read with and not without the extension: {more['read'][:12]}; written: {more['written'][:12]}")


if __name__ == "__main__":
    run(hostile)
