#!/usr/bin/python3
"""The extension added, disabled, enabled, removed, upgraded and downgraded while workbooks are open.

    lifecycle.py OXT SECONDS SEED

Once through the running office's ExtensionManager, as its dialog does it, once through unopkg beside the running office. After each
step the open workbooks are worked with; then the office is started anew and the workbook that was saved meanwhile is read.
"""
import os
import re
import subprocess
import zipfile
from pathlib import Path

import loop
from office import Office, copy_of, differences, formulas_of, run, scratch, shown, values_of
import uno  # known once office is
import unohelper
from com.sun.star.task import XInteractionHandler
from com.sun.star.ucb import XCommandEnvironment

IDENTIFIER = "org.adherence.scorecards"
HIGHER, LOWER = "99.0", "0.0.1"
NAME_ERROR = 525


def variant(oxt: Path, folder: Path, version: str) -> Path:
    """The same package with another version."""
    to = folder / f"version-{version}" / oxt.name
    to.parent.mkdir()
    with zipfile.ZipFile(oxt) as package, zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as made:
        for entry in package.infolist():
            data = package.read(entry)
            if entry.filename == "description.xml":
                data, count = re.subn(rb'<version value="[^"]*"', f'<version value="{version}"'.encode(), data)
                assert count == 1
            made.writestr(entry, data)
    return to


class Approving(unohelper.Base, XCommandEnvironment, XInteractionHandler):
    """Says yes to whatever is asked, as a user who wants it does. What that was pyuno cannot say: it would raise it."""

    def __init__(self):
        self.asked = 0

    def getInteractionHandler(self):
        return self

    def getProgressHandler(self):
        return None

    def handle(self, request):
        self.asked += 1
        for each in request.getContinuations():
            approve = each.queryInterface(uno.getTypeByName("com.sun.star.task.XInteractionApprove"))
            if approve is not None:
                approve.select()
                return


class Manager:
    """The extension manager of a running office."""

    def __init__(self, office: Office):
        self.office, self.asks = office, Approving()
        self.manager = office.context.getValueByName("/singletons/com.sun.star.deployment.ExtensionManager")

    def package(self):
        with self.office.limit("the extension is looked up"):
            return next((each for each in self.manager.getDeployedExtensions("user", self.manager.createAbortChannel(), self.asks) if each.Identifier.Value == IDENTIFIER), None)

    def version(self) -> str:
        package = self.package()
        return package.Version if package is not None else ""

    def add(self, oxt: Path):
        with self.office.limit(f"{oxt.parent.name} is added", 120):
            self.manager.addExtension(oxt.as_uri(), (), "user", self.manager.createAbortChannel(), self.asks)

    def remove(self):
        package = self.package()
        with self.office.limit("it is removed", 120):
            self.manager.removeExtension(IDENTIFIER, package.Name, "user", self.manager.createAbortChannel(), self.asks)

    def disable(self):
        package = self.package()
        with self.office.limit("it is disabled", 120):
            self.manager.disableExtension(package, self.manager.createAbortChannel(), self.asks)

    def enable(self):
        package = self.package()
        with self.office.limit("it is enabled", 120):
            self.manager.enableExtension(package, self.manager.createAbortChannel(), self.asks)


def name_errors(office: Office, document) -> int:
    """How many cells have #NAME?."""
    count = 0
    with office.limit("errors are counted", 120):
        for sheet in document.Sheets:
            ranges = sheet.queryFormulaCells(4)  # FormulaResult.ERROR
            for at in ranges.RangeAddresses:
                for row in range(at.StartRow, at.EndRow + 1):
                    count += sum(sheet.getCellByPosition(column, row).getError() == NAME_ERROR for column in range(at.StartColumn, at.EndColumn + 1))
    return count


def functions_of(formulas: dict[str, tuple]) -> list[str]:
    """The formulas with a function of ours, however it is spelled: without the extension by its full name in small letters."""
    return [f"{sheet}:{place}:{re.sub(r'org[.]adherence[.]scorecards[.]', 'adherence.', cell.lower())}" for sheet, rows in formulas.items()
            for place, cell in enumerate(cell for row in rows for cell in row) if "adherence." in cell.lower() and cell.startswith(("=", "{="))]


class Course:
    """One office after another in one profile, each with workbooks open while something is done to the extension."""

    def __init__(self, say, office: Office, build: Path, folder: Path, wanted: dict[str, tuple], wanted_functions: list[str]):
        self.say, self.office, self.build, self.folder = say, office, build, folder
        self.wanted, self.wanted_functions = wanted, wanted_functions
        self.told: list[str] = []
        self.path = copy_of(build, folder, "fictional-countries.ods", "kept.ods")
        self.number = 0

    def start(self):
        self.office.start()
        self.kept = self.office.open(self.path)
        self.other = self.office.open(copy_of(self.build, self.folder, "fictieve-landen.ods", "other.ods"))
        self.decks = sum(self.office.deck(document.CurrentController) is not None for document in (self.kept, self.other))

    def works(self, what: str, has: bool):
        """Freshly started: all is as it should be with, or without, the extension."""
        errors = name_errors(self.office, self.kept)
        if has:
            self.say(f"{what}, started anew: every result is what it was", differences(values_of(self.kept), self.wanted))
            self.say(f"{what}, started anew: both workbooks have their deck", self.decks == 2, f"{self.decks} have")
        else:
            self.say(f"{what}, started anew: there is no deck", self.decks == 0, f"{self.decks} have")
            self.say(f"{what}, started anew: cells say #NAME? or keep a text", errors > 0, "there is no #NAME?")
        formulas = functions_of(formulas_of(self.kept))
        self.say(f"{what}, started anew: all {len(self.wanted_functions)} formulas are there", [f"{one} and {other}" for one, other in zip(formulas, self.wanted_functions) if one != other]
                 or len(formulas) == len(self.wanted_functions), f"there are {len(formulas)}")

    def live(self, what: str, act):
        """Something is done to the extension, then the open workbooks are worked with and saved."""
        try:
            act()
        except Exception as exception:
            if self.office.hung:
                raise
            self.say(f"{what}: it can be done while workbooks are open", [str(exception)[:200]])
        self.say(f"{what}: the office runs", self.office.runs() and not self.office.hung, "it does not")
        before = functions_of(formulas_of(self.kept))
        errors = name_errors(self.office, self.kept)
        sheet, names, left, top, rows, _ = loop.block_of(self.kept)
        cell = sheet.getCellByPosition(left, top + self.number % rows)
        self.number += 1
        with self.office.limit("a cell is edited, all is calculated, and undone", 120):
            self.kept.CurrentController.setActiveSheet(sheet)
            self.kept.CurrentController.select(cell)
            cell.setString("none" if cell.String != "none" else "published")
            self.kept.calculateAll()
        later = name_errors(self.office, self.kept)
        with self.office.limit("a cell is edited, all is calculated, and undone", 120):
            self.kept.UndoManager.undo()
            self.kept.calculate()
        for document in (self.kept, self.other):
            with self.office.limit("the sidebar is hidden"):
                document.CurrentController.getSidebar().setVisible(False)
            self.office.settle()
        decks = 0
        for document in (self.kept, self.other):
            deck = self.office.deck(document.CurrentController)
            if deck is not None and deck.getPanels().hasByName("org.adherence.ScorecardPanel"):
                dialog = self.office.panel(deck, "Scorecard")
                decks += dialog is not None and bool(shown(dialog, "Country"))
        third = self.office.open("private:factory/scalc")
        with self.office.limit("a formula is typed in a new workbook"):
            third.Sheets.getByIndex(0).getCellRangeByName("A1").setFormula('=ADHERENCE.COUNTRY("Pays-Bas";"name";"en")')
            new = third.Sheets.getByIndex(0).getCellRangeByName("A1").String
            third.close(True)
        self.say(f"{what}: cells keep their formulas", functions_of(formulas_of(self.kept)) == before and len(before) == len(self.wanted_functions),
                 f"{len(before)} before, {len(functions_of(formulas_of(self.kept)))} now, {len(self.wanted_functions)} wanted")
        with self.office.limit("it is saved and closed", 120):
            self.kept.store()
            self.other.close(True)
            self.kept.close(True)
        self.told.append(f"{what}: {errors} #NAME? at once, {later} when calculated anew, {decks} of 2 decks work, a new formula says {new}")
        del cell, sheet, third
        self.say(f"{what}: the office ends by itself", self.office.stop(), self.office.hung or "it had to be killed")


def through_the_manager(say, course: Course, own: Path, version: str, higher: Path, lower: Path, short: bool):
    office = course.office
    office.start()
    Manager(office).add(own)
    say("added at first: the office runs", office.runs(), "it does not")
    say("added at first: the office ends by itself", office.stop(), "it had to be killed")

    def step(what: str, act, has: bool, expected: str):
        asks = Approving()

        def acted():
            manager = Manager(office)
            manager.asks = asks
            act(manager)
        course.start()
        course.live(what, acted)
        course.start()
        course.works(what, has)
        say(f"{what}, started anew: it is version {expected or 'none'}", Manager(office).version() == expected, Manager(office).version())
        if asks.asked:
            course.told.append(f"{what}: the user is asked {asks.asked} time{'s' * (asks.asked > 1)}")
        with office.limit("it is closed"):
            course.kept.close(True)
            course.other.close(True)
        del course.kept, course.other
        say(f"{what}, started anew: the office ends by itself", office.stop(), office.hung or "it had to be killed")

    step("disabled", Manager.disable, False, version)
    step("enabled", Manager.enable, True, version)
    if short:
        return step("upgraded", lambda manager: manager.add(higher), True, HIGHER)
    step("disabled and enabled at once", lambda manager: (manager.disable(), manager.enable()), True, version)
    step("removed", Manager.remove, False, "")
    step("added", lambda manager: manager.add(own), True, version)
    step("removed and added at once", lambda manager: (manager.remove(), manager.add(own)), True, version)
    step("upgraded", lambda manager: manager.add(higher), True, HIGHER)
    step("downgraded", lambda manager: manager.add(lower), True, LOWER)


def through_unopkg(say, course: Course, higher: Path, lower: Path, short: bool):
    office = course.office
    as_root = ["--shared"] if os.geteuid() == 0 else []
    said: dict[str, str] = {}

    def unopkg(name: str, *arguments: str) -> int:
        # In a session of its own: it may start processes that outlive it.
        done = subprocess.run(["/usr/bin/timeout", "--kill-after=5", "90", "/usr/lib/libreoffice/program/unopkg", *arguments[:1], *as_root, *office.profile, *arguments[1:]],
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, start_new_session=True, check=False)
        said[name] = f"unopkg {arguments[0]} beside a running office: code {done.returncode}" + (f", {done.stderr.strip().splitlines()[0][:120]}" if done.stderr.strip() else "")
        say(f"{name}: unopkg does not hang", done.returncode != 124 and done.returncode != 137, said[name])
        return done.returncode

    def version() -> str:
        listed = subprocess.run(["/usr/bin/timeout", "90", "/usr/lib/libreoffice/program/unopkg", "list", *as_root, *office.profile], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False).stdout
        found = re.search(rf"Identifier: {IDENTIFIER}\s+Version: (\S+)", listed)
        return found[1] if found else ""

    has, at = True, version()
    steps = [("downgraded by unopkg", LOWER, ("add", "-s", "-f", str(lower))), ("removed by unopkg", "", ("remove", IDENTIFIER)), ("added by unopkg", LOWER, ("add", "-s", "-f", str(lower))),
             ("upgraded by unopkg", HIGHER, ("add", "-s", "-f", str(higher)))]
    for what, expected, arguments in steps[:2] if short else steps:
        course.start()
        codes: list[int] = []
        course.live(what, lambda: codes.append(unopkg(what, *arguments)))
        if codes == [0]:
            has, at = bool(expected), expected
        now = version()
        say(f"{what}: it is as unopkg says that it is", now == at, f"version {now!r}, not {at!r}; {said[what]}")
        course.told.append(said[what])
        course.start()
        course.works(what, has)
        with office.limit("it is closed"):
            course.kept.close(True)
            course.other.close(True)
        del course.kept, course.other
        say(f"{what}, started anew: the office ends by itself", office.stop(), office.hung or "it had to be killed")


def lifecycle(say, oxt: Path, build: Path, seconds: int, _seed: int):
    folder = scratch(build, "lifecycle")
    own = folder / "own" / oxt.name
    own.parent.mkdir()
    own.write_bytes(oxt.read_bytes())
    with zipfile.ZipFile(oxt) as package:
        version = re.search(r'<version value="([^"]*)"', package.read("description.xml").decode())[1]
    higher, lower = variant(oxt, folder, HIGHER), variant(oxt, folder, LOWER)
    office = Office(say, build, "lifecycle-unopkg", oxt)
    office.start()
    document = office.open(copy_of(build, folder, "fictional-countries.ods"))
    wanted, functions = values_of(document), functions_of(formulas_of(document))
    with office.limit("it is closed"):
        document.close(True)
    del document
    say("the office ends by itself", office.stop(), "it had to be killed")
    say("there are formulas to look after", len(functions) > 300, f"{len(functions)} of them")
    courses = [Course(say, Office(say, build, "lifecycle", None), build, folder, wanted, functions), Course(say, office, build, folder, wanted, functions)]
    through_the_manager(say, courses[0], own, version, higher, lower, seconds <= 60)
    through_unopkg(say, courses[1], higher, lower, seconds <= 60)
    for course in courses:
        for line in course.told:
            print(f"figures: {line}")


if __name__ == "__main__":
    run(lifecycle)
