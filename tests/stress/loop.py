#!/usr/bin/python3
"""Workbooks opened, edited, saved and closed for so many seconds, their windows drawn off screen and the deck open.

    loop.py OXT SECONDS SEED

A second office without the extension goes through the same rounds with the same workbooks, whose formulas are values; its rounds
stand between ours, are not counted in SECONDS, and tell what the office does by itself. Judged are the bytes that are in use after a
document was closed (in_use.c). Our cache of texts fills with each workbook that is opened and begins anew when it is full, after some
thirty rounds; so the least and the most of the last third are held against those of the middle one. What is resident is told beside it.
"""
import csv
import random
import subprocess
import time
from pathlib import Path

from office import FORMULA, Office, Weakly, copy_of, run, scratch, shown, used

BOOKS = ("fictional-countries.ods", "fictieve-landen.ods")
LARGE = "public-facts.ods"
CYCLE = 10  # rounds, after which workbooks and tasks begin again
LONG = 90  # rounds: a third of them is longer than it takes our cache of texts to fill and to begin anew
MOST_GROWTH = 0.05  # of the least and of the most that is in use, from the middle third to the last
WORDS = ("none", "published", "law", "yes", "no", "", "?", "n/a", "2024-05-01", "60..80", "nonsense")


def without_formulas(office: Office, path: Path, to: Path) -> Path:
    document = office.open(path)
    with office.limit(f"{path.name} is made plain", 120):
        for sheet in document.Sheets:
            if sheet.isProtected():
                sheet.unprotect("")
            cells = used(sheet)
            values = cells.getDataArray()
            cells.clearContents(FORMULA)
            cells.setDataArray(values)
        document.storeToURL(to.as_uri(), ())
        document.close(True)
    return to


def block_of(document):
    """The first cell of the assessments, and how many rows and columns of them there are."""
    area = document.NamedRanges.getByName("Assessments").ReferredCells
    at, headers = area.RangeAddress, area.getDataArray()[0]
    first = next(place for place, header in enumerate(headers) if str(header).startswith("commitment."))
    return document.Sheets.getByIndex(at.Sheet), at.StartColumn, at.StartColumn + first, at.StartRow + 1, at.EndRow - at.StartRow, len(headers) - first


def round_of(office: Office, number: int, path: Path, folder: Path, random_of: random.Random, known: Weakly):
    """Opened, looked at, edited, calculated, undone, saved, closed."""
    document = office.open(path)
    known.watch("a document", document)
    controller = document.CurrentController
    deck = office.deck(controller)
    sheet, names, left, top, rows, columns = block_of(document)
    with office.limit("a country is selected and edited"):
        controller.setActiveSheet(sheet)
        row = top + random_of.randrange(rows)
        controller.select(sheet.getCellByPosition(names, row))
        for _ in range(3):
            sheet.getCellByPosition(left + random_of.randrange(columns), row).setString(random_of.choice(WORDS))
    if deck is not None:
        for name in ("Scorecard", "Workbook"):
            known.watch(f"the window of the panel {name}", office.panel(deck, name))
        for name in ("WhatIf", "HowSure", "Briefing"):
            if number % 3 == 1:
                known.watch(f"the window of the panel {name}", office.panel(deck, name))
            else:
                with office.limit(f"the panel {name} is folded"):
                    panel = deck.getPanels().getByName(f"org.adherence.{name}Panel")
                    if panel.isExpanded():
                        panel.collapse()
    if number % 5 == 3:
        with office.limit("the sidebar is hidden and shown"):
            controller.getSidebar().setVisible(False)
        office.settle()
        office.deck(controller)
    with office.limit("calculated, undone, saved", 120):
        document.calculateAll()
        document.UndoManager.undo()
        document.store()
    if number % 5 == 0:
        from measure import properties
        other = folder / f"{office.name}.xlsx"
        with office.limit("saved as .xlsx and read again", 120):
            document.storeToURL(other.as_uri(), properties(FilterName="Calc MS Excel 2007 XML"))
            again = office.open(other)
            again.close(True)
    if number % 2:
        office.settle()  # else it is closed while callbacks of ours are under way, and How sure calculates
    with office.limit("a document is closed"):
        document.close(True)


def thirds(samples: list[float]) -> list[tuple[float, float]]:
    """The least and the most of each third."""
    third = len(samples) // 3
    return [(min(part), max(part)) for part in (samples[:third], samples[third:2 * third], samples[2 * third:])]


def told(samples: list[float]) -> str:
    return ", ".join(f"{least:.1f} to {most:.1f}" for least, most in thirds(samples)) + " MB"


def loop(say, oxt: Path, build: Path, seconds: int, seed: int):
    folder = scratch(build, "loop")
    random_of = random.Random(seed)
    life = 4 * seconds + 900
    library = folder / "in_use.so"
    subprocess.run(["cc", "-shared", "-fPIC", "-O2", "-pthread", "-o", str(library), str(Path(__file__).parent / "in_use.c")], check=True, timeout=60)
    told_in = [folder / "in-use-ours", folder / "in-use-other"]
    environments = [{"LD_PRELOAD": str(library), "IN_USE": str(path)} for path in told_in]
    with (Office(say, build, "loop", oxt, seconds=life, environment=environments[0]).start() as ours,
          Office(say, build, "loop-plain", None, seconds=life, environment=environments[1]).start() as other):
        in_use = dict(zip((ours, other), told_in))
        sources = {ours: {name: build / "workbooks" / name for name in (*BOOKS, LARGE)},
                   other: {name: without_formulas(ours, build / "workbooks" / name, folder / f"plain-{name}") for name in (*BOOKS, LARGE)}}
        before = {office: office.held() for office in (ours, other)}
        samples: dict[Office, list[float]] = {ours: [], other: []}
        resident: dict[Office, list[float]] = {ours: [], other: []}
        threads: dict[Office, list[int]] = {ours: [], other: []}
        files: dict[Office, list[int]] = {ours: [], other: []}
        known, left_open, alive = Weakly(), [], []
        spent, number = 0.0, 0
        while spent < seconds or number < LONG and seconds > 60 or number % CYCLE:
            name = LARGE if number % CYCLE == CYCLE - 1 else BOOKS[number % 2]
            for office in (ours, other):
                path = folder / f"{office.name}-{name}"
                path.write_bytes(sources[office][name].read_bytes())
                begin = time.monotonic()
                round_of(office, number, path, folder, random_of, known)
                alive += [f"{what} of round {number + 1} in {office.name}" for what in known.alive()]
                known.known.clear()
                held = office.held()
                if held != before[office]:
                    left_open.append(f"round {number + 1} of {office.name}: {held}, {before[office]} at the start")
                time.sleep(0.5)  # it is told anew
                samples[office].append(int(in_use[office].read_text()) / 1048576)
                resident[office].append(office.memory())
                threads[office].append(office.threads())
                files[office].append(office.files())
                if office is ours:
                    spent += time.monotonic() - begin
            number += 1
            print(f"round {number}: {spent:.0f} s, in use {samples[ours][-1]:.1f} and {samples[other][-1]:.1f} MB, resident {resident[ours][-1]:.0f} and {resident[other][-1]:.0f} MB", flush=True)
        with open(folder / "memory.csv", "w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([("round", "in use", "in use without", "resident", "resident without", "threads", "files"), *zip(range(1, number + 1), samples[ours], samples[other], resident[ours], resident[other], threads[ours], files[ours])])
        print(f"figures: {number} rounds in {spent:.0f} s; in use in each third {told(samples[ours])}, without the extension {told(samples[other])}; "
              f"resident {told(resident[ours])}, without {told(resident[other])}; "
              f"threads {min(threads[ours])} to {max(threads[ours])}, files {min(files[ours])} to {max(files[ours])}")
        say("no window, frame or document is left open by a round", left_open)
        say("every document and every panel's window is gone once it was closed", alive)
        if number >= LONG:  # before, the caches of both still fill
            for place, what in enumerate(("least", "most")):
                before_it, last = thirds(samples[ours])[1][place], thirds(samples[ours])[2][place]
                say(f"the {what} that is in use grows by less than {MOST_GROWTH:.0%} from the middle third to the last", last < before_it * (1 + MOST_GROWTH), f"{before_it:.1f} to {last:.1f} MB")
        half = len(threads[ours]) // 2
        # The office's own threads for calls from outside come and go.
        say("there are no more threads than in the first half", max(threads[ours][half:]) <= max(threads[ours][:half]) + 2, f"{max(threads[ours][:half])}, then {max(threads[ours][half:])}")
        say("there are no more open files than in the first half", max(files[ours][half:]) <= max(files[ours][:half]), f"{max(files[ours][:half])}, then {max(files[ours][half:])}")
        document = ours.open(build / "workbooks" / BOOKS[0], ReadOnly=True)
        controls = ours.panel(ours.deck(document.CurrentController), "Scorecard")
        say("the deck still works", ours.soon(lambda: shown(controls, "Country") != ""), "no country is shown")
        document.close(True)
        say("both offices end by themselves", [office.name for office in (ours, other) if not office.stop()])


if __name__ == "__main__":
    run(loop)
