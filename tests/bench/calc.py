#!/usr/bin/python3
"""MATRIX and VERDICT in a real headless Calc, beside an add-in function that does nothing and beside native formulas.

    calc.py PIPE FRAMEWORKS JSON WORK RESULT

PIPE: of an office with both extensions. FRAMEWORKS: the folder of nsg-adherence's tables. JSON: the same as one text.
WORK: a folder for the blocks. RESULT: the rows of the report. What is timed is a hard recalculation of a document
that holds the block and one of: the formula, the identity function, the native formulas.
"""
import collections
import csv
import os
import pathlib
import sys

import uno
from com.sun.star.sheet.FillDirection import TO_BOTTOM

import measure
import nsg

PIECE = 30000   # characters of the framework per cell, as in the workbooks
ROWS = int(os.environ.get("BENCH_ROWS", 20000))
ROUNDS = int(os.environ.get("BENCH_ROUNDS", 7))


class Calc:
    def __init__(self, pipe, framework, json_text, work):
        self.desktop = measure.service(measure.connect(pipe), "com.sun.star.frame.Desktop")
        self.framework = framework
        self.width = len(framework.criteria)
        self.last_column = nsg.column_letters(self.width - 1)
        self.pieces = [json_text[at:at + PIECE] for at in range(0, len(json_text), PIECE)]
        assert len(self.pieces) >= 2, "a text in one cell is hashed anew at every call (docs/architecture.md)"
        self.work = work

    def block_file(self, rows):
        path = f"{self.work}/block-{rows}.csv"
        pathlib.Path(f"{self.work}/.~lock.block-{rows}.csv#").unlink(missing_ok=True)  # of an office that was ended hard
        with open(path, "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(self.framework.criteria)
            writer.writerows(self.framework.rows(rows))
        return path

    def open_block(self, rows):
        """A document with the block on sheet Data, the ids in its first row, and an empty sheet Verdicts."""
        # 44 comma, 34 quotes, 76 UTF-8, from line 1, en-US, unquoted texts may be numbers and dates
        document = self.desktop.loadComponentFromURL(
            uno.systemPathToFileUrl(self.block_file(rows)), "_blank", 0,
            measure.properties(FilterName="Text - txt - csv (StarCalc)", FilterOptions="44,34,76,1,,1033,false,true"))
        document.enableAutomaticCalculation(False)
        document.Sheets.getByIndex(0).Name = "Data"
        document.Sheets.insertNewByName("Verdicts", 1)
        return document

    def put_framework(self, document):
        document.Sheets.insertNewByName("Framework", 2)
        self.framework_cells = f"$Framework.$A$1:$A${len(self.pieces)}"
        document.Sheets.getByName("Framework").getCellRangeByName(f"A1:A{len(self.pieces)}").setDataArray(
            tuple((piece,) for piece in self.pieces))

    def with_matrix(self, function, rows):
        document = self.open_block(rows)
        self.put_framework(document)
        self.matrix_of(document, rows).setArrayFormula(
            f"={function}($Data.A2:{self.last_column}{rows + 1};$Data.A1:{self.last_column}1;{self.framework_cells})")
        return document

    def with_verdicts(self, function, rows, benefit):
        document = self.open_block(rows)
        self.put_framework(document)
        self.fill_down(document, "Verdicts", rows, [
            f'={function}($Data.A2:{self.last_column}2;$Data.A$1:{self.last_column}$1;{self.framework_cells};"{benefit}")'])
        return document

    def with_native(self, rows, benefits):
        document = self.open_block(rows)
        native = nsg.Native(self.framework, 2, benefits)
        document.Sheets.insertNewByName("Scales", 2)
        sheet = document.Sheets.getByName("Scales")
        for row, values in enumerate(native.constant_rows()):
            for column, value in enumerate(values):
                if isinstance(value, str):
                    sheet.getCellByPosition(column, row).Formula = value
                else:
                    sheet.getCellByPosition(column, row).Value = value
        document.Sheets.insertNewByName("Scores", 3)
        self.fill_down(document, "Scores", rows, native.scores)
        self.fill_down(document, "Verdicts", rows, [formula for _, formula in native.verdicts])
        return document, [name for name, _ in native.verdicts]

    @staticmethod
    def matrix_of(document, rows):
        return document.Sheets.getByName("Verdicts").getCellRangeByName(f"A2:D{rows + 1}")

    @staticmethod
    def fill_down(document, sheet, rows, formulas):
        cells = document.Sheets.getByName(sheet).getCellRangeByPosition(0, 1, len(formulas) - 1, rows)
        for column, formula in enumerate(formulas):
            cells.getCellByPosition(column, 0).Formula = formula
        cells.fillAuto(TO_BOTTOM, 1)

    @staticmethod
    def column(document, rows, place):
        cells = document.Sheets.getByName("Verdicts").getCellRangeByPosition(place, 1, place, rows)
        return [row[0] for row in cells.getDataArray()]


def same(ours, theirs, what):
    """Ends the run where two columns of verdicts differ: a benchmark of a wrong formula is worth nothing."""
    differing = [place for place, pair in enumerate(zip(ours, theirs)) if pair[0] != pair[1]]
    if len(ours) != len(theirs) or differing:
        at = differing[0] if differing else -1
        sys.exit(f"{what}: {len(differing)} of {len(ours)} verdicts differ, the first in row {at + 2}: {ours[at]!r}, {theirs[at]!r}")


def measure_matrix(calc, report):
    native, names = calc.with_native(ROWS, nsg.BENEFITS)
    documents = {"ours": calc.with_matrix("ADHERENCE.MATRIX", ROWS), "identity": calc.with_matrix("IDENTITY.MATRIX", ROWS),
                 "native": native, "bare": calc.open_block(ROWS)}
    times = measure.medians(measure.interleaved({name: one.calculateAll for name, one in documents.items()}, ROUNDS))
    for place, benefit in enumerate(nsg.BENEFITS):
        verdicts = calc.column(documents["ours"], ROWS, place)
        same(verdicts, calc.column(native, ROWS, names.index(benefit)), f"MATRIX, {benefit}")
        print(f"  {benefit}: {dict(collections.Counter(verdicts))}, native formulas agree", flush=True)
    assert set(calc.column(documents["identity"], ROWS, 3)) == {"eligible"}
    what = f"`MATRIX`, one array formula, {ROWS:,} × {calc.width}"
    report.at_most(what, times["ours"], "identity function", times["identity"], 1.5)
    report.faster(what, times["ours"], "native formulas", times["native"], 5)
    report.add("— the same document without any formula", measure.shown(times["bare"]))
    close(documents)


def measure_verdict(calc, report, rows, benefit):
    native, names = calc.with_native(rows, [benefit])
    documents = {"ours": calc.with_verdicts("ADHERENCE.VERDICT", rows, benefit),
                 "identity": calc.with_verdicts("IDENTITY.VERDICT", rows, benefit), "native": native}
    cost = cost_of_cells(documents, {name: rows for name in documents})
    what = f"`VERDICT` of {benefit}, a cell, filled down {rows:,} rows"
    same(calc.column(documents["ours"], rows, 0), calc.column(native, rows, names.index(benefit)), what)
    report.at_most(what, cost["ours"], "identity function", cost["identity"], 1.5)
    report.faster(what, cost["ours"], "native formulas", cost["native"], 1)
    close(documents)


def measure_growth(calc, report, benefit):
    """The cost of a cell by the number of rows, ours and the identity function's, all in one go."""
    sizes = (500, 5000, ROWS)
    functions = {"ours": "ADHERENCE.VERDICT", "identity": "IDENTITY.VERDICT"}
    rows_of = {(name, rows): rows for rows in sizes for name in functions}
    documents = {(name, rows): calc.with_verdicts(functions[name], rows, benefit) for name, rows in rows_of}
    cost = cost_of_cells(documents, rows_of)
    for rows in sizes[1:]:
        growth = cost["ours", rows] / cost["ours", sizes[0]]
        report.add(f"`VERDICT` of {benefit}, a cell of {rows:,} rows", measure.shown(cost["ours", rows]),
                   f"of {sizes[0]} rows: {measure.shown(cost['ours', sizes[0]])}; identity function: "
                   f"{measure.shown(cost['identity', rows])}", f"{growth:.2f} ×", "does not grow (≤ 1.2 ×)", growth <= 1.2)
    close(documents)


def cost_of_cells(documents, rows_of):
    times = measure.medians(measure.interleaved({name: one.calculateAll for name, one in documents.items()}, ROUNDS))
    return {name: seconds / rows_of[name] for name, seconds in times.items()}


def close(documents):
    for document in documents.values():
        document.close(True)


def main(pipe, frameworks, json_path, work, result):
    with open(json_path, encoding="utf-8") as file:
        calc = Calc(pipe, nsg.Framework(frameworks), file.read().strip(), work)
    report = measure.Report()
    measure_matrix(calc, report)
    for benefit in ("information", "supply"):
        measure_verdict(calc, report, 5000, benefit)
    measure_growth(calc, report, "supply")
    report.save(result)


if __name__ == "__main__":
    main(*sys.argv[1:])
