#!/usr/bin/python3
"""What a call takes at each stated limit and beyond it, in a real headless Calc.

    limits.py PIPE SESSION

PIPE: of an office with the extension and the identity functions. SESSION: the session it runs in. A call is timed by a
hard recalculation of a document that holds it alone. Beside it, an add-in function that receives the same and does
nothing: what that takes is Calc's own. Seconds of the processor, since other work may share it.
"""
import json
import os
import sys

import measure

OURS, NOTHING = "ORG.ADHERENCE.SCORECARDS.", "ORG.ADHERENCE.BENCH.IDENTITY."
VALUE_ERROR = 519
LAST_ROW = 1048576
PIECE = 30000
failed = []


def processor_seconds(session):
    for process in filter(str.isdigit, os.listdir("/proc")):
        try:
            if os.getsid(int(process)) != session:
                continue
            with open(f"/proc/{process}/stat", encoding="ascii", errors="replace") as file:
                name, rest = file.read().rsplit(")", 1)
        except (ProcessLookupError, FileNotFoundError):
            continue
        if name.endswith("(soffice.bin"):
            fields = rest.split()
            return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    raise RuntimeError("the office is gone")


def letters(column):
    text = ""
    while column >= 0:
        column, digit = divmod(column, 26)
        text, column = chr(65 + digit) + text, column - 1
    return text


def framework(criteria):
    tree = [{"id": "index"}] + [{"id": f"c{i}", "parent": "index", "scale": "yes-no"} for i in range(criteria)]
    rule = {"benefit": "supply", "effect": "requires", "subject": "index", "test": ">= 50"}
    return json.dumps({"criteria": tree, "rules": [rule]})


class Book:
    """A document with so many countries on the sheet Data, its ids in the first row."""

    def __init__(self, desktop, session, countries, criteria, blank_columns=0, words=("yes", "no", "yes")):
        self.session = session
        self.document = desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, ())
        self.document.enableAutomaticCalculation(False)
        data = self.document.Sheets.getByIndex(0)
        data.Name = "Data"
        self.document.Sheets.insertNewByName("Out", 1)
        self.out = self.document.Sheets.getByName("Out")
        self.last = letters(criteria + blank_columns - 1)
        data.getCellRangeByPosition(0, 0, criteria - 1, 0).setDataArray((tuple(f"c{i}" for i in range(criteria)),))
        at_once = max(1, 400000 // criteria)
        for first in range(0, countries, at_once):
            rows = tuple(tuple(words[(row + column) % len(words)] for column in range(criteria))
                         for row in range(first, min(first + at_once, countries)))
            data.getCellRangeByPosition(0, 1 + first, criteria - 1, first + len(rows)).setDataArray(rows)
        text = framework(criteria)
        pieces = [text[at:at + PIECE] for at in range(0, len(text), PIECE)] + [""]
        self.out.getCellRangeByPosition(25, 0, 25, len(pieces) - 1).setDataArray(tuple((piece,) for piece in pieces))
        self.framework = f"$Out.$Z$1:$Z${len(pieces)}"

    def arguments(self, last_row):
        return f"($Data.A2:{self.last}{last_row};$Data.A1:{self.last}1;{self.framework}"

    def seconds(self, formula):
        cell = self.out.getCellRangeByName("A1")
        cell.setFormula("")
        cell.setFormula(formula)
        before = processor_seconds(self.session)
        self.document.calculateAll()
        return processor_seconds(self.session) - before, cell.getError(), cell.String

    def close(self):
        self.document.close(True)


def tell(what, seconds, of_calc, result):
    shown = "–" if of_calc is None else f"{of_calc:.2f}"
    print(f"| {what} | {seconds:.2f} | {shown} | {result} |", flush=True)


def block(desktop, session, what, countries, criteria, last_row, functions, blank_columns=0):
    """functions: name -> (formula over {0}, whether it must be #VALUE!)"""
    book = Book(desktop, session, countries, criteria, blank_columns)
    try:
        arguments = book.arguments(last_row)
        passing, _, _ = book.seconds(f"={NOTHING}VERDICT{arguments};1)")
        for name, (formula, refused) in functions.items():
            seconds, error, shown = book.seconds("=" + formula.format(arguments))
            result = "#VALUE!" if error == VALUE_ERROR else shown[:90]
            if (error == VALUE_ERROR) != refused:
                failed.append(f"{what} {name}: {result}")
            tell(f"{what}: {name}", seconds, passing, result)
    finally:
        book.close()


def main(pipe, session):
    desktop = measure.service(measure.connect(pipe), "com.sun.star.frame.Desktop")
    score, matrix = f"COUNT({OURS}SCORE{{0}}))", f"ROWS({OURS}MATRIX{{0}}))"
    problems = f'{OURS}PROBLEMS{{0}};"message")'
    one = f"{OURS}SCORE{{0}})"
    print("| what | seconds | of which Calc's | result |\n|---|---|---|---|")

    def case(*arguments, **more):
        block(desktop, session, *arguments, **more)

    held = {"SCORE": (score, False), "MATRIX": (matrix, False), "PROBLEMS": (problems, False)}
    beyond = {"SCORE": (one, True), "PROBLEMS": (problems, False)}
    case("2,000 countries x 4", 2000, 4, 2001, held)
    case("20,000 countries x 4", 20000, 4, 20001, held)
    case("100,000 countries x 4", 100000, 4, 100001, held)
    case("100,001 countries x 4", 100001, 4, 100002, beyond)
    case("1,048,575 countries x 4", 1048575, 4, LAST_ROW, beyond)
    case("25 countries in whole columns A:D", 25, 4, LAST_ROW, held)
    case("25 countries in whole columns A:Z", 25, 4, LAST_ROW, held, blank_columns=22)
    case("100,000 countries x 50", 100000, 50, 100001, {"SCORE": (score, False), "PROBLEMS": (problems, False)})
    case("100,000 countries x 51", 100000, 51, 100001, beyond)
    case("12 countries x 1,000 criteria", 12, 1000, 13, held)
    case("12 countries x 9,999 criteria", 12, 9999, 13, held)
    case("12 countries x 10,000 criteria (10,001 rows)", 12, 10000, 13, {"SCORE": (one, True)})

    draws = {f"ROBUSTNESS of {shown} draws": (f"INDEX({OURS}ROBUSTNESS{{0}};{draws});1;4)", refused)
             for shown, draws, refused in (("1,000,000", 1000000, False), ("1,000,001", 1000001, True), ("0", 0, True), ("-1", -1, True), ("1e300", 1e300, True))}
    draws["RANKS of 1,000,000 draws"] = (f"{OURS}RANKS{{0}};1000000)", False)
    case("25 countries x 41", 25, 41, 26, draws)
    case("2,000 countries x 4", 2000, 4, 2001, {"RANKS of 1,000 draws": (f"{OURS}RANKS{{0}};1000)", False)})
    case("2,001 countries x 4", 2001, 4, 2002, {"RANKS of 1 draw": (f"{OURS}RANKS{{0}};1)", True)})
    case("100,000 countries x 41", 100000, 41, 100001, {"ROBUSTNESS of 1,000,000 draws": (f"{OURS}ROBUSTNESS{{0}};1000000)", True)})

    for name in failed:
        print(f"limits: {name}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
