#!/usr/bin/python3
"""What one version of LibreOffice writes, each other version reads with the same results.

    documents.py write PIPE VERSION BUILD      the demo workbooks, a frozen edition and a briefing, stored by the office at the pipe
    documents.py read PIPE VERSION BUILD       every file that a version wrote, read and recalculated by the office at the pipe
    documents.py compare BUILD                 holds what each version read against what the writing version read of its own file

The files are in BUILD/compat/documents/<version>/, what was read of them in BUILD/compat/documents/read/. Compared are, as
loaded and after a hard recalculation, all cells of all sheets: their numbers to the bit, their texts, their errors and their
formulas. What one version recalculates is held against what was in its file as well, .xlsx keeping 15 digits. Ends in "N passed, N failed": one for each reader and file.

One difference is known, and must be there as it is known (docs/compatibility.md): 7.4 does not know our functions in .xlsx by the
name that later versions write there. It shows their last values, and #NAME? once they are recalculated.
"""
import json
import math
import os
import sys
from pathlib import Path

sys.dont_write_bytecode = True
WORKBOOKS = ("fictional-countries", "fictieve-landen", "public-facts")
FILTERS = {"ods": "calc8", "xlsx": "Calc MS Excel 2007 XML", "fods": "OpenDocument Spreadsheet Flat XML"}
ERRORS = 4  # com.sun.star.sheet.FormulaResult
OURS = "ORG.ADHERENCE.SCORECARDS."
NO_NAME = "error 525"


# ---- in an office ------------------------------------------------------------------------------------------------------

def cells_of(document) -> dict:
    """Of every sheet its cells that hold something: what they hold, and their formula where they have one."""
    found = {}
    for sheet in document.Sheets:
        used = sheet.createCursor()
        used.gotoStartOfUsedArea(False)
        used.gotoEndOfUsedArea(True)
        at = used.RangeAddress
        errors = {}
        for area in used.queryFormulaCells(ERRORS).RangeAddresses:
            for row in range(area.StartRow, area.EndRow + 1):
                for column in range(area.StartColumn, area.EndColumn + 1):
                    errors[column, row] = sheet.getCellByPosition(column, row).getError()
        cells = {}
        for row, (values, formulas) in enumerate(zip(used.getDataArray(), used.getFormulaArray()), at.StartRow):
            for column, (value, formula) in enumerate(zip(values, formulas), at.StartColumn):
                if value == "" and formula == "":
                    continue
                held = f"error {errors[column, row]}" if (column, row) in errors else value.hex() if isinstance(value, float) else f"text {value}"
                cells[f"{column},{row}"] = [held, formula if formula.startswith(("=", "{=")) else ""]
        found[sheet.Name] = cells
    return found


def frozen_edition(office, named, book: Path, target: Path) -> None:
    document = office.open(book)
    before = document.Sheets.Count
    helper = office.create("com.sun.star.frame.DispatchHelper")
    helper.executeDispatch(document.CurrentController.Frame, "org.adherence:FreezeEdition", "", 0, ())
    if document.Sheets.Count != before + 1:
        raise RuntimeError("no edition was frozen")
    document.storeToURL(target.as_uri(), named(FilterName=FILTERS["ods"]))
    document.close(True)


def write(pipe: str, version: str, build: Path) -> None:
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "exports"))
    from workbook import Office, Workbook, named
    office, folder = Office(pipe), build / "compat" / "documents" / version
    folder.mkdir(parents=True, exist_ok=True)
    for name in WORKBOOKS:
        document = office.open(build / "workbooks" / f"{name}.ods")
        document.calculateAll()
        for ending, filter_name in FILTERS.items():
            document.storeToURL((folder / f"{name}.{ending}").as_uri(), named(FilterName=filter_name))
        document.close(True)
    book = build / "workbooks" / f"{WORKBOOKS[0]}.ods"
    frozen_edition(office, named, book, folder / "frozen-edition.ods")
    _, said = Workbook(office, book, folder).export("briefing.ods", Marking="internal", Overwrite="yes")
    if not said.startswith("written"):
        raise RuntimeError(f"the briefing: {said}")


def read(pipe: str, version: str, build: Path) -> None:
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "exports"))
    from workbook import Office
    office, documents = Office(pipe), build / "compat" / "documents"
    for path in sorted(documents.glob("*/[!.]*.*")):
        if path.parent.name == "read":
            continue
        document = office.open(path)
        loaded = cells_of(document)
        document.calculateAll()
        target = documents / "read" / f"{path.parent.name}-{path.name}-{version}.json"
        target.parent.mkdir(exist_ok=True)
        target.write_text(json.dumps({"loaded": loaded, "recalculated": cells_of(document)}), encoding="utf-8")
        document.close(True)


# ---- what they read ----------------------------------------------------------------------------------------------------

def number(cell) -> float | None:
    return float.fromhex(cell[0]) if cell and cell[0].startswith(("0x", "-0x")) else None


def same(one, other, digits: int) -> bool:
    if one == other or digits > 15:
        return one == other
    a, b = number(one), number(other)
    return a is not None and b is not None and one[1] == other[1] and math.isclose(a, b, rel_tol=10 ** (1 - digits))


def differences(one: dict, other: dict, digits: int = 17) -> list[str]:
    found = [] if list(one) == list(other) else [f"sheets {list(one)} and {list(other)}"]
    for sheet in one:
        mine, theirs = one[sheet], other.get(sheet, {})
        for place in sorted(mine.keys() | theirs.keys(), key=lambda text: tuple(map(int, text.split(",")))):
            if not same(mine.get(place), theirs.get(place), digits):
                found.append(f"{sheet} {place}: {shown(mine.get(place))} and {shown(theirs.get(place))}")
    return found


def shown(cell) -> str:
    if cell is None:
        return "nothing"
    return (cell[0][:80] if number(cell) is None else repr(number(cell))) + (f" by {cell[1][:120]}" if cell[1] else "")


def enough(name: str, cells: dict) -> str:
    """Why this is not what was to be compared, or nothing: two empty documents are the same as well."""
    count = sum(map(len, cells.values()))
    ours = sum(OURS in cell[1].upper() for sheet in cells.values() for cell in sheet.values())
    if count < 200:
        return f"only {count} cells"
    return "" if name.startswith("briefing") or ours > 100 else f"only {ours} formulas of the extension"


def apart(cells: dict, own: dict, ours: bool) -> dict:
    """The cells that hold our functions where their writer reads them, or the others."""
    return {sheet: {place: cell for place, cell in content.items() if (OURS in own.get(sheet, {}).get(place, ["", ""])[1].upper()) == ours}
            for sheet, content in cells.items()}


def unnamed(own: dict, said: dict) -> list[str]:
    """Whether the known difference is there, and nothing else."""
    found = []
    for sheet, content in apart(own["loaded"], own["loaded"], True).items():
        for place, cell in content.items():
            loaded, again = said["loaded"][sheet].get(place, ["nothing"])[0], said["recalculated"][sheet].get(place, ["nothing"])[0]
            if loaded not in (cell[0], NO_NAME) and not (loaded.startswith(("0x", "-0x")) and same([loaded, ""], [cell[0], ""], 15)):
                found.append(f"loaded: {sheet} {place}: {cell[0]} and {loaded}")
            if not again.startswith("error") and "IFERROR" not in cell[1].upper():
                found.append(f"recalculated: {sheet} {place}: {again}, where 7.4 knows no such function")
    # What reads such a cell goes wrong with it once it is recalculated; loaded it is what it was.
    return found + [f"loaded: {line}" for line in differences(apart(own["loaded"], own["loaded"], False), apart(said["loaded"], own["loaded"], False), 15)]


def compare(build: Path) -> int:
    documents = build / "compat" / "documents"
    passed = failed = 0
    versions = sorted(path.name for path in documents.iterdir() if path.is_dir() and path.name != "read")
    for writer in versions:
        for path in sorted((documents / writer).glob("[!.]*.*")):
            own = None
            for reader in sorted(versions, key=lambda version: version != writer):
                target = documents / "read" / f"{writer}-{path.name}-{reader}.json"
                found = []
                if not target.exists():
                    found.append("was not read")
                else:
                    said = json.loads(target.read_text(encoding="utf-8"))
                    own = own or said
                    if path.suffix == ".xlsx" and reader == "7.4" and writer != reader:
                        found += unnamed(own, said)
                        passed, failed = passed + (not found), failed + bool(found)
                        for line in found[:8]:
                            print(f"    {path.name} of {writer}, read by {reader}: {line}")
                        continue
                    for state in ("loaded", "recalculated"):
                        if why := enough(path.name, said[state]):
                            found.append(f"{state}: {why}")
                        found += [f"{state}: {line}" for line in differences(own[state], said[state])]
                    # What is loaded are the results that were written: the recalculation gives them again.
                    digits = 15 if path.suffix == ".xlsx" else 17  # as many as that format keeps
                    found += [f"loaded and recalculated: {line}" for line in differences(said["loaded"], said["recalculated"], digits)]
                passed, failed = passed + (not found), failed + bool(found)
                if found:
                    print(f"FAILED: {path.name} of {writer}, read by {reader}: {len(found)} differences")
                    for line in found[:8]:
                        print(f"    {line}")
    if len(versions) < 2:
        print(f"FAILED: only {versions} wrote")
        failed += 1
    print(f"{passed} passed, {failed} failed")
    return failed


if __name__ == "__main__":
    if sys.argv[1] == "compare":
        sys.exit(bool(compare(Path(sys.argv[2]).resolve())))
    {"write": write, "read": read}[sys.argv[1]](sys.argv[2], sys.argv[3], Path(sys.argv[4]).resolve())
    sys.stdout.flush()
    os._exit(0)  # the bridge's own end may crash
