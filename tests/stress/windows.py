#!/usr/bin/python3
"""A second window on the same document, the deck open in both: edited, closed in either order, the other goes on.

    windows.py OXT SECONDS SEED
"""
import random
from pathlib import Path

from loop import block_of
from office import PANELS, Office, Weakly, copy_of, run, scratch, shown

KNOWN_VALUE, OTHER_VALUE = "published", "none"


def frames_of(office: Office, document) -> list:
    frames = [office.desktop.Frames.getByIndex(place) for place in range(office.desktop.Frames.Count)]
    return [frame for frame in frames if frame.Controller is not None and frame.Controller.Model == document]


def follows(office: Office, cell, controls) -> list[str]:
    """Edits a cell to and fro; the panels that do not follow, each time."""
    faults = []
    for value in (OTHER_VALUE, KNOWN_VALUE) if cell.String == KNOWN_VALUE else (KNOWN_VALUE, OTHER_VALUE):
        before = [shown(each, "Coverage") + "|".join(each.getControl("Verdicts").getModel().StringItemList) + shown(each, "Reasons") for each in controls]
        with office.limit("a cell is edited"):
            cell.setString(value)

        def changed():
            return [shown(each, "Coverage") + "|".join(each.getControl("Verdicts").getModel().StringItemList) + shown(each, "Reasons") for each in controls]
        if not office.soon(lambda: all(a != b for a, b in zip(before, changed())), 10):
            faults += [f"window {place + 1} does not follow {value}" for place, (a, b) in enumerate(zip(before, changed())) if a == b]
    return faults


def windows(say, oxt: Path, build: Path, seconds: int, seed: int):
    folder = scratch(build, "windows")
    random_of = random.Random(seed)
    rounds = max(4, min(24, seconds // 25))
    edits = 0
    with Office(say, build, "windows", oxt).start() as office:
        keeper = office.open("private:factory/scalc")  # the office would end, or show its start centre, with its last window
        before, threads = office.held(), []
        known = Weakly()
        for number in range(rounds):
            which, busy = number % 2, number % 4 >= 2
            path = copy_of(build, folder, "fictional-countries.ods", f"{number}.ods")
            document = office.open(path)
            known.watch("the document", document)
            frame = document.CurrentController.Frame
            office.dispatch(frame, ".uno:NewWindow")
            office.settle()
            frames = frames_of(office, document)
            say(f"round {number + 1}: there are two windows on the document", len(frames) == 2, f"there are {len(frames)}")
            sheet, names, left, top, rows, _ = block_of(document)
            controls, country = [], top + random_of.randrange(rows)
            for each in frames:
                deck = office.deck(each.Controller)
                with office.limit("a country is selected"):
                    each.Controller.setActiveSheet(sheet)
                    each.Controller.select(sheet.getCellByPosition(names, country))
                for name in PANELS if busy else ("Scorecard",):
                    panel = office.panel(deck, name)
                    known.watch(f"the window of the panel {name}", panel)
                    if name == "Scorecard":
                        controls.append(panel)
            cell = sheet.getCellByPosition(left, country)
            with office.limit("a cell is set"):
                cell.setString(KNOWN_VALUE)
            office.settle()
            told = [shown(each, "Country") for each in controls]
            say(f"round {number + 1}: both decks show the selected country", set(told) == {sheet.getCellByPosition(names, country).String}, str(told))
            say(f"round {number + 1}: both decks follow edits", follows(office, cell, controls))
            closing, staying = frames[which], frames[1 - which]
            with office.limit("a sheet is inserted and undone"):
                document.Sheets.insertNewByName("Beside", 1)
                document.UndoManager.undo()
            if busy:
                cell.setString(OTHER_VALUE)  # callbacks and How sure's thread are under way
            del each
            if number % 3 == 2:
                with office.limit("a window is closed"):
                    closing.close(True)
            else:
                office.dispatch(closing, ".uno:CloseWin")
            del closing, frames, frame
            office.settle()
            say(f"round {number + 1}: one window stays, and the document with it", office.soon(lambda: len(frames_of(office, document)) == 1), "it is otherwise")
            say(f"round {number + 1}: its deck follows edits", follows(office, cell, [controls[1 - which]]))
            edits += 7
            with office.limit("the document is saved"):
                document.store()
            held = cell.String
            del cell, sheet, controls, panel, deck
            office.dispatch(staying, ".uno:CloseWin")
            office.settle()
            del staying, document
            say(f"round {number + 1}: the second window's end leaves nothing open", office.soon(lambda: office.held() == before), f"{office.held()}, {before} at the start")
            say(f"round {number + 1}: document and panels are gone", known.alive())
            known.known.clear()
            again = office.open(path, ReadOnly=True)
            sheet, _, left, *_ = block_of(again)
            say(f"round {number + 1}: what was edited was saved", sheet.getCellByPosition(left, country).String == held, held)
            with office.limit("a document is closed"):
                again.close(True)
            del again, sheet
            threads.append(office.threads())
        say("there are no more threads than at first", threads[-1] <= max(threads[:2]), str(threads))
        print(f"figures: {rounds} documents with two windows each, {edits} edits; {before} before and {office.held()} after")
        with office.limit("the last document is closed"):
            keeper.close(True)
        say("the office ends by itself", office.stop(), "it had to be killed")


if __name__ == "__main__":
    run(windows)
