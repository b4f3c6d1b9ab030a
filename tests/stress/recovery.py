#!/usr/bin/python3
"""Saved by the office itself during a long calculation, killed in the midst of the next, and recovered.

    recovery.py OXT SECONDS SEED

Drawn off screen the office's timer of automatic saving never fires (with its least interval, a minute, nothing was saved in two), and
nobody answers its dialog of recovery. Its own dispatches do what these do: it saves as at the end of a session (doSessionSave), which
leaves the same copies and the same list of them, and recovers by doAutoRecovery.
"""
import threading
import time
import zipfile
from pathlib import Path

from loop import block_of
from office import Office, copy_of, differences, formulas_of, run, scratch, values_of
from com.sun.star.util import URL  # known once office is

PROTOCOL = "vnd.sun.star.autorecovery:/"
LONG = '=ADHERENCE.ROBUSTNESS(Assessments.$K$6:$AY$31;Assessments.$K$5:$AY$5;Framework;1000000;"any";{seed})'


def recover(office: Office, command: str):
    url = URL()
    url.Complete = PROTOCOL + command
    _, url = office.create("com.sun.star.util.URLTransformer").parseStrict(url)
    from measure import properties
    with office.limit(command, 120):
        office.context.getValueByName("/singletons/com.sun.star.frame.theAutoRecovery").dispatch(url, properties(DispatchAsynchron=False))


class Calculation:
    """Formulas that take seconds, set by a thread of ours and so calculated in one of the office's, which holds its lock."""

    def __init__(self, document, seed: int, pause: float):
        self.error, self.done = "", 0
        self.enough = threading.Event()
        cells = document.Sheets.getByName("Long").getCellRangeByName("A1:D40")

        def calculate():
            try:
                while not self.enough.is_set():
                    cells.setArrayFormula(LONG.format(seed=seed + self.done))
                    cells.getCellByPosition(1, 1).getString()
                    self.done += 1
                    time.sleep(pause)  # the office saves between two formulas
            except Exception as exception:  # the office is gone
                self.error = type(exception).__name__
        self.thread = threading.Thread(target=calculate, daemon=True)
        self.thread.start()

    def runs(self) -> bool:
        return self.thread.is_alive()


def saved_texts(folder: Path) -> str:
    """What the office has saved by itself."""
    found = ""
    for path in sorted((folder / "profile" / "user" / "backup").glob("*.ods*")):
        try:
            with zipfile.ZipFile(path) as package:
                found += package.read("content.xml").decode()
        except (OSError, KeyError, zipfile.BadZipFile):
            continue  # still being written
    return found


def round_of(say, office: Office, build: Path, folder: Path, number: int) -> str:
    what = f"round {number}"
    path = copy_of(build, folder, "fictional-countries.ods", f"{number}.ods")
    original = path.read_bytes()
    document = office.open(path)
    sheet, names, left, top, _, _ = block_of(document)
    with office.limit("the document is edited"):
        document.Sheets.insertNewByName("Long", document.Sheets.Count)
        controller = document.CurrentController
        controller.setActiveSheet(sheet)
        controller.select(sheet.getCellByPosition(names, top))
    deck = office.deck(controller)
    office.panel(deck, "HowSure")
    with office.limit("the document is edited"):
        sheet.getCellByPosition(left, top).setString("none")
        sheet.getCellByPosition(left + 1, top).setString("edited before it was saved")
        beside = document.Sheets.getByName("Long")
        beside.getCellRangeByName("F1").setFormula("=ADHERENCE.VERDICT(Assessments.$K$6:$AY$6;Assessments.$K$5:$AY$5;Framework;\"supply\")")
        beside.getCellRangeByName("F2").setValue(0.1)
    first = Calculation(document, 1, 0.3)
    begin = time.monotonic()
    time.sleep(0.3)
    recover(office, "doSessionSave")
    waited, during = time.monotonic() - begin, first.runs()
    say(f"{what}: it saved during the calculation", during and "edited before it was saved" in saved_texts(office.folder),
        f"{'it was still calculating' if during else 'the calculation was over'}; {len(saved_texts(office.folder))} characters were saved")
    first.enough.set()
    first.thread.join(60)
    calculations = first.done
    say(f"{what}: the calculation ends as if nothing was saved", not first.runs() and not first.error, first.error or "it does not end")
    with office.limit("the results are read"):
        beside.getCellRangeByName("A1:D40").clearContents(1023)
        wanted, wanted_formulas = values_of(document), formulas_of(document)
    with office.limit("the document is edited"):
        sheet.getCellByPosition(left + 2, top).setString("edited after it was saved")
    last = Calculation(document, 100, 0)
    time.sleep(0.5)
    say(f"{what}: it is killed while it calculates", last.runs() and not last.error, last.error or "it was through")
    office.kill()
    last.thread.join(20)
    del first, last, document, sheet, beside, controller, deck
    say(f"{what}: the file is as it was", path.read_bytes() == original, "it is not")

    office.start()
    recover(office, "doAutoRecovery")
    each = office.desktop.Components.createEnumeration()
    documents = []
    while each.hasMoreElements():
        documents.append(each.nextElement())
    say(f"{what}: the document is recovered", [document.URL for document in documents] == [path.as_uri()], str([document.URL for document in documents]))
    if len(documents) != 1:
        return "nothing was recovered"
    document = documents[0]
    beside = document.Sheets.getByName("Long")
    with office.limit("the results are read", 120):
        beside.getCellRangeByName("A1:D40").clearContents(1023)
        say(f"{what}: what was edited before it was saved is there", differences(formulas_of(document), wanted_formulas))
        say(f"{what}: every result is what it was", differences(values_of(document), wanted))
    sheet, names, left, top, _, _ = block_of(document)
    say(f"{what}: it counts as changed", document.isModified(), "it does not")
    controller = document.CurrentController
    with office.limit("a country is selected"):
        controller.Frame.ContainerWindow.setVisible(True)  # as the dialog of recovery does it
        controller.setActiveSheet(sheet)
        controller.select(sheet.getCellByPosition(names, top))
    panel = office.panel(office.deck(controller), "Scorecard")
    before = panel.getControl("Verdicts").getModel().StringItemList
    with office.limit("a cell is edited"):
        sheet.getCellByPosition(left, top).setString("published")
        sheet.getCellByPosition(left + 1, top).setString("published")
    say(f"{what}: its deck follows edits", office.soon(lambda: panel.getControl("Verdicts").getModel().StringItemList != before), str(before))
    with office.limit("it is saved and closed"):
        document.store()
        document.close(True)
    again = office.open(path, ReadOnly=True)
    say(f"{what}: it can be saved where it was", again.Sheets.hasByName("Long"), "the sheet is not in it")
    with office.limit("it is closed"):
        again.close(True)
    return f"saved after {waited:.1f} s, during a calculation of {calculations} million draws"


def recovery(say, oxt: Path, build: Path, seconds: int, _seed: int):
    folder = scratch(build, "recovery")
    told = []
    for number in range(1, 2 if seconds <= 60 else 5):
        with Office(say, build, "recovery", oxt, restore=True).start() as office:
            told.append(round_of(say, office, build, folder, number))
            say("the office ends by itself", office.stop(), "it had to be killed")
    print("figures: " + "; ".join(told))


if __name__ == "__main__":
    run(recovery)
