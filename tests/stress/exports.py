#!/usr/bin/python3
"""The office killed during exports of briefings over a file that was there: afterwards that is the old file whole or the new one.

    exports.py OXT SECONDS SEED

Half of the kills come at a random moment of the export, half as soon as the folder changes: then the file is being written.
"""
import contextlib
import os
import random
import threading
import time
import zipfile
from pathlib import Path

from office import Office, copy_of, run, scratch

import files  # known once office is

OLD = ("the briefing that was there before\n" * 4000).encode()
FORMATS = ("html", "pdf", "ods", "json", "odt")


def whole(path: Path) -> str:
    """What the file is: old, new, or what is wrong with it."""
    if not path.is_file():
        return "gone"
    data = path.read_bytes()
    if data == OLD:
        return "old"
    match path.suffix:
        case ".html":
            return "new" if data.startswith(b"<!DOCTYPE html>") and data.rstrip().endswith(b"</html>") else "half"
        case ".json":
            import json
            try:
                return "new" if json.loads(data) else "half"
            except ValueError:
                return "half"
        case ".pdf":
            import pikepdf
            try:
                with pikepdf.open(path) as pdf:
                    return "new" if len(pdf.pages) > 20 and data.rstrip().endswith(b"%%EOF") and not pdf.check() else "half"
            except pikepdf.PdfError:
                return "half"
        case _:
            try:
                with zipfile.ZipFile(path) as package:
                    return "new" if package.testzip() is None and "content.xml" in package.namelist() else "half"
            except zipfile.BadZipFile:
                return "half"


class Killed:
    """Exports in an office that is killed meanwhile, and what that leaves."""

    def __init__(self, say, oxt: Path, build: Path, folder: Path):
        self.say, self.folder, self.source = say, folder, copy_of(build, folder, "fictional-countries.ods")
        self.temporary = folder / "temporary"  # the office's own temporary files go here
        self.temporary.mkdir()
        self.office = Office(say, build, "exports", oxt, seen=False, environment={"TMPDIR": str(self.temporary)})
        self.took: dict[str, float] = {}

    def book(self) -> files.Workbook:
        self.office.start()
        return files.Workbook(self.office, self.source, self.folder)

    def export(self, book: files.Workbook, name: str, seconds: float = 90) -> str:
        with self.office.limit(f"{name} is exported", seconds):
            return book.export(name, Marking="internal", WithheldValues="print", Overwrite="yes")[1]

    def once(self):
        """Each format's time, and that the checks know the new file from the old one and from half of one."""
        book = self.book()
        for each in FORMATS:
            path = self.folder / f"whole.{each}"
            path.write_bytes(OLD)
            self.export(book, path.name)
            begin = time.monotonic()
            said = self.export(book, path.name)
            self.took[each] = time.monotonic() - begin
            self.say(f"{each} replaces the file that was there", whole(path) == "new", said)
            half = self.folder / f"half.{each}"
            half.write_bytes(path.read_bytes()[:-len(path.read_bytes()) // 3])
            self.say(f"half a {each} is seen as half", whole(half) == "half", whole(half))
            half.unlink()
        self.office.stop()

    def kill_during(self, each: str, random_of: random.Random, at_change: bool) -> str:
        """Kills the office during an export; what the file is then."""
        path = self.folder / f"killed.{each}"
        path.write_bytes(OLD)
        book = self.book()
        self.export(book, f"warm.{each}")
        (self.folder / f"warm.{each}").unlink(missing_ok=True)
        before = set(os.listdir(self.folder))
        time_of_kill = time.monotonic() + random_of.uniform(0, self.took[each] * 1.1)
        late = random_of.uniform(0, 0.002)
        ended: list[str] = []

        def exporting():
            try:
                ended.append(book.export(path.name, Marking="internal", WithheldValues="print", Overwrite="yes")[1])
            except Exception as exception:  # the office is gone
                ended.append(type(exception).__name__)
        work = threading.Thread(target=exporting, daemon=True)
        work.start()
        usual = os.getpriority(os.PRIO_PROCESS, 0)
        with contextlib.suppress(PermissionError):  # where others are at work, milliseconds of writing would be over before they are seen
            os.setpriority(os.PRIO_PROCESS, 0, -15)
        end = time.monotonic() + 60
        while time.monotonic() < end and work.is_alive():
            if at_change and set(os.listdir(self.folder)) - before:
                time.sleep(late)
                break
            if not at_change and time.monotonic() >= time_of_kill:
                break
        self.office.kill()
        os.setpriority(os.PRIO_PROCESS, 0, usual)
        work.join(20)
        if work.is_alive():
            self.say("the one that exports comes back when the office is killed", ["it does not"])
        return whole(path)


def exports(say, oxt: Path, build: Path, seconds: int, seed: int):
    folder = scratch(build, "exports")
    random_of = random.Random(seed)
    killed = Killed(say, oxt, build, folder)
    killed.once()
    kills = max(8, min(80, seconds // 8))
    states: dict[str, int] = {}
    faults, during_write = [], 0
    for number in range(kills):
        each = FORMATS[number % len(FORMATS)] if number % 3 else "html"
        parts = set(folder.glob("*.part"))
        state = killed.kill_during(each, random_of, at_change=number % 2 == 1)
        during_write += bool(set(folder.glob("*.part")) - parts)
        states[state] = states.get(state, 0) + 1
        if state not in ("old", "new"):
            faults.append(f"kill {number + 1}, {each}: {state}")
    say(f"after each of {kills} kills the file is the old one or the new one", faults)
    left = sorted(path.name for path in folder.iterdir() if path.name not in {"temporary", killed.source.name} and not path.name.startswith(("whole.", "killed.")) or path.suffix == ".part")
    strange = [name for name in left if not name.endswith(".part") and not name.startswith(".~lock.")]
    say("nothing is left beside it but what bears the name .part, and the workbook's lock", strange)
    say("kills met the writing itself", during_write > 0, "no kill left a .part: nothing was tried")
    book = killed.book()
    for each in FORMATS:
        path = folder / f"killed.{each}"
        said = killed.export(book, path.name)
        say(f"the next export of {each} works", said.startswith("written") and whole(path) == "new", said)
    say("what killed exports left is not touched by it", sorted(p.name for p in folder.glob("*.part")) == [name for name in left if name.endswith(".part")], "it is")
    say("the office ends by itself", killed.office.stop(), "it had to be killed")
    remains = [path for path in killed.temporary.rglob("*") if path.is_file()]
    print(f"figures: {kills} kills: {', '.join(f'{count} {state}' for state, count in sorted(states.items()))}; {during_write} while the file was written; "
          f"{sum(name.endswith('.part') for name in left)} .part files left; the office's own temporary files: {len(remains)}, {sum(path.stat().st_size for path in remains) / 1e6:.1f} MB, "
          f"such as {', '.join(sorted({str(path.relative_to(killed.temporary)).split('/')[0] for path in remains})[:3])}")


if __name__ == "__main__":
    run(exports)
