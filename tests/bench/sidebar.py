#!/usr/bin/python3
"""From a cell edited to the sidebar redrawn, in an office with its full user interface, drawn off screen.

    sidebar.py PIPE SESSION FRAMEWORKS WORKBOOK RESULT

SESSION: the office's, to read the time its main thread works. Measured on two documents of 41 criteria: tables and 200
countries without a formula, and the shipped WORKBOOK of public facts with all its formulas, whose own recalculation is
in the figure too.
"""
import csv
import os
import statistics
import sys
import time

import uno
from com.sun.star.table import CellAddress

import measure
import nsg

DECK = "org.adherence.Deck"
PANEL = "org.adherence.ScorecardPanel"
EDITS = int(os.environ.get("BENCH_EDITS", 40))
COUNTRIES = 200
TABLES = {"Criteria": "criteria", "Scales": "scales", "Rules": "rules", "Benefits": "benefits", "About": "about"}


def office_process(session):
    """soffice.bin in the session."""
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{name}/stat", encoding="utf-8") as file:
                head, rest = file.read().rsplit(")", 1)
        except OSError:
            continue
        if head.endswith("(soffice.bin") and rest.split()[3] == session:
            return name
    sys.exit("the office's process is not to be found")


def worked(process):
    """Seconds that the main thread has worked."""
    with open(f"/proc/{process}/task/{process}/schedstat", encoding="utf-8") as file:
        return int(file.read().split()[0]) / 1e9


def put_table(document, name, rows):
    width = max(map(len, rows))
    document.Sheets.insertNewByName(name, document.Sheets.Count)
    index = document.Sheets.Count - 1
    cells = document.Sheets.getByIndex(index).getCellRangeByPosition(0, 0, width - 1, len(rows) - 1)
    cells.setDataArray(tuple(tuple(row) + ("",) * (width - len(row)) for row in rows))
    document.NamedRanges.addNewByName(name, cells.AbsoluteName, CellAddress(index, 0, 0), 0)


def plain_workbook(desktop, folder):
    document = desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, ())
    for name, file_name in TABLES.items():
        with open(f"{folder}/{file_name}.csv", encoding="utf-8-sig", newline="") as file:
            put_table(document, name, list(csv.reader(file)))
    framework = nsg.Framework(folder)
    rows = [[f"Country {number + 1}"] + [float(cell) if cell.isdigit() else cell for cell in row]
            for number, row in enumerate(framework.rows(COUNTRIES))]
    put_table(document, "Assessments", [["country"] + framework.criteria] + rows)
    return document


class Panel:
    """The scorecard's panel in a document's window, showing one country."""

    def __init__(self, context, document):
        self.toolkit = measure.service(context, "com.sun.star.awt.Toolkit")
        self.document = document
        area = document.NamedRanges.getByName("Assessments").ReferredCells
        at = area.RangeAddress
        sheet = document.Sheets.getByIndex(at.Sheet)
        headers = area.getDataArray()
        place = next(i for i, row in enumerate(headers) if "commitment.part1" in row)
        self.row = at.StartRow + place + 1  # the first country: others may be hidden by a filter
        self.cell = sheet.getCellByPosition(at.StartColumn + headers[place].index("commitment.part1"), self.row)
        controller = document.CurrentController
        controller.setActiveSheet(sheet)
        controller.select(sheet.getCellByPosition(at.StartColumn, self.row))
        sidebar = controller.getSidebar()
        sidebar.setVisible(True)
        sidebar.showDecks(True)
        deck = sidebar.getDecks().getByName(DECK)
        if not deck.isActive():
            deck.activate(True)
        self.settle()
        self.controls = deck.getPanels().getByName(PANEL).getDialog()
        self.coverage = self.controls.getControl("Coverage").getModel()
        country, shown = headers[place + 1][0], self.controls.getControl("Country").getModel().Label
        if shown != country:
            sys.exit(f"the panel does not show {country}: {shown!r}")

    def settle(self):
        self.toolkit.processEventsToIdle()

    def edit(self, text, process):
        """Seconds to the new content, to the new picture, and those of the former that the main thread did not work."""
        before = self.coverage.Label
        worked_before, start = worked(process), time.perf_counter()
        self.cell.setString(text)
        while self.coverage.Label == before:
            if time.perf_counter() - start > 20:
                sys.exit("the panel does not follow the edit")
            time.sleep(0.0005)
        content, working = time.perf_counter() - start, worked(process) - worked_before
        self.settle()
        return content, time.perf_counter() - start, max(content - working, 0)


def measure_panel(report, what, context, document, process):
    panel = Panel(context, document)
    times = []
    for number in range(4 + EDITS):  # a criterion known, unknown, known again …; the first edits warm up
        taken = panel.edit("" if panel.cell.String else "letter", process)
        if number >= 4:
            times.append(taken)
    content, picture, idle = (statistics.median(column) for column in zip(*times))
    report.under(f"a cell edited, sidebar redrawn, {what}", picture, 0.050, f"new content after {measure.shown(content)}")
    report.add("— of which the main thread waits (debounce; 0: there is none)", measure.shown(idle))
    report.add("— slowest of the edits", measure.shown(max(row[1] for row in times)))
    document.close(True)


def main(pipe, session, folder, workbook, result):
    context = measure.connect(pipe)
    desktop = measure.service(context, "com.sun.star.frame.Desktop")
    process = office_process(session)
    report = measure.Report()
    measure_panel(report, f"{COUNTRIES} × 41 without formulas", context, plain_workbook(desktop, folder), process)
    shipped = desktop.loadComponentFromURL(uno.systemPathToFileUrl(os.path.abspath(workbook)), "_blank", 0, ())
    measure_panel(report, f"{os.path.basename(workbook)} (198 × 41) with its formulas", context, shipped, process)
    report.save(result)


if __name__ == "__main__":
    main(*sys.argv[1:])
