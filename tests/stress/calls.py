#!/usr/bin/python3
"""Random calls of every function and random edits of a demo workbook in a window, the deck open.

    calls.py OXT SECONDS SEED

Every step is written to build/stress/calls/steps.txt before it is done, so that the last line is the one that ended an office; with the
same seed and SECONDS they are the same. A sheet that nothing touches asks every function something ordinary: its answers must stay
what they are whatever the others ask. At the end a fresh office reads the saved workbook and must come to the same results.
"""
import random
from pathlib import Path
from xml.etree import ElementTree

import loop
from office import Office, column_name, copy_of, differences, formulas_of, run, scratch, used, values_of
from com.sun.star.table import CellRangeAddress  # known once office is
from com.sun.star.uno import RuntimeException

import measure

OOR = "{http://openoffice.org/2001/registry}"
STEP_SECONDS = 60
ROWS, COLUMNS = 40, 10  # of calls that stand at the same time
# 0; argument, number, parameter list, pair missing, missing variable, string too long, value, references, name, division, not available
EXPECTED = {0, 501, 502, 503, 504, 508, 509, 510, 511, 513, 516, 517, 518, 519, 520, 522, 523, 524, 525, 526, 532, 533, 538, 32767}

VALID = {
    "values": ["Assessments.$K$6:$AY$31", "Assessments.$K$7:$AY$7", "Assessments.$K$12:$AY$14"], "ids": ["Assessments.$K$5:$AY$5"],
    "framework": ["Framework", '"nsg-adherence"', '"letter-2014"'], "criteria": ["Criteria", '"nsg-adherence"'], "scales": ["Scales"], "rules": ["Rules"],
    "benefits": ["Benefits", '"supply"'], "as_of": ["AsOf", '"2026-01-01"', "DATE(2026;1;1)"], "about": ["About"], "cases": ["Cases"], "node": ['"law"', '"index"', '"commitment.part1"'],
    "benefit": ['"supply"', '"information"', '"meetings"'], "language": ['"en"', '"nl"', '"fr"'], "draws": ["100", "1000"], "spread": ["0.2", '"any"'], "seed": ["1", "7"],
    "detail": ['"open"', '"eligible"', '"mean"'], "column": ['"message"', '"row"', '"verdict"', "Assessments.$F$6:$F$31"], "old_values": ["Assessments.$K$6:$AY$31"],
    "new_values": ["Assessments.$K$6:$AY$31"], "old_names": ["Assessments.$A$6:$A$31"], "new_names": ["Assessments.$A$6:$A$31"], "method": ['"minmax:0:100"', '"rank"'],
    "direction": ['"up"', '"down"'], "name": ['"Pays-Bas"', "Assessments.$A$6:$A$31"], "what": ['"name"', '"iso2"'],
}
HOSTILE = [
    "", "ZZ1000", "Y1:Z3", "NA()", "1/0", "#REF!", '""', '" "', "TRUE()", "-1", "0", "1E308", "-1E308", "1E-300", "2^53", "9999999999999999", "0.1", '"x"', '"nonsense"',
    "{1;2;3}", '{"a";"b"|1;2}', "{1}", 'REPT("x";30000)', 'REPT("ab;";20000)', 'REPT("é";30000)', "CHAR(0)", "CHAR(7)&CHAR(27)", "UNICHAR(1)", "UNICHAR(65535)", "UNICHAR(55357)", "UNICHAR(128512)",
    'REPT(UNICHAR(128512);10000)', 'LEFT(UNICHAR(128512);1)', 'RIGHT(UNICHAR(128512);1)', "Hostile.A1:A12", "Hostile.A1", "Hostile.A2", "Hostile.A3", "Hostile.A4", "Hostile.A5:B9",
    "Evidence.A1:H40", "Rules.A1:O60", "Check.A1:D20", "Assessments.A1:AY40", "SELF", "ROW", "OFFSET(Assessments.$A$1;3;3;20;41)", "INDIRECT(\"Assessments.K6:AY31\")",
    "INDIRECT(\"Nowhere.A1\")", "Assessments.K6:AY6~Assessments.K8:AY8", "(Assessments.K6:K9!Assessments.K8:K12)", "NOW()", "RAND()", "TRANSPOSE(Assessments.$K$6:$AY$31)", "unknown_name", "AsOf", "Framework&\"x\"",
    'SUBSTITUTE(INDEX(Framework;1;1);"weight";"wei")', '"{}"', '"[[[["', '"{""criteria"":[]}"', "ADHERENCE.FRAMEWORK(Criteria;Scales;Rules;Benefits;AsOf;About)",
    "ADHERENCE.MATRIX(Assessments.$K$6:$AY$31;Assessments.$K$5:$AY$5;Framework)", '"minmax:1E400:2"', '"zscore::"', '">= 60"', '"2026-02-30"', '"Ā́Ω≠"', "Assessments.$K$6:$AY$31+1", "MUNIT(30)",
]
WHOLE_COLUMNS = ["Assessments.$K$1:$K$1048576", "Evidence.$A$1:$C$1048576", "Assessments.$1:$1"]
# The office itself takes minutes to draw a wrapped cell of 100,000 characters: texts of that length stand where they are not shown.
CELLS = ["", "none", "published", "law", "yes", "no", "?", "n/a", "60..80", ">= 3", "2024-05-01", "publish", "1e999", "0.5", "101", "=NA()", "=1/0", "='x", "\u0001\u0007", "😀" * 50,
         "x" * 3000, "a\nb\tc", "<script>", "=SUM(A1:A3)", "=ADHERENCE.COUNTRY(\"Chad\";\"iso2\")", "\u202egnirts", "-0", "1,5", "12:30", "50%"]
LITERALS = ["\u0001\u0002\u001f", "x" * 3000, "😀" * 2000, "a\u0000b".replace("\u0000", "\u0003"), "\ufeff\u200b\u202e", "é" * 65535, "=", "'", "", "line\nline\r\nline", "\uffff", " nsg-adherence "]


def function_table(build: Path) -> list[tuple[str, list[str]]]:
    """Every function's name and parameters."""
    found = []
    for node in ElementTree.parse(build / "CalcAddIns.xcu").getroot().iter("node"):
        for part in node:
            if part.tag == "node" and part.get(OOR + "name") == "Parameters":
                name = node.find(f"prop[@{OOR}name='DisplayName']/value").text
                found.append((name, [each.find(f"prop[@{OOR}name='DisplayName']/value").text for each in part]))
    return found


class Calls:
    def __init__(self, say, office: Office, build: Path, folder: Path, seed: int):
        self.say, self.office, self.random = say, office, random.Random(seed)
        self.table = function_table(build)
        self.log = open(folder / "steps.txt", "w", encoding="utf-8", errors="backslashreplace")
        self.counts: dict[str, int] = {}
        self.called: dict[str, int] = {name: 0 for name, _ in self.table}
        self.errors: dict[int, int] = {}
        self.strange: list[str] = []
        self.refused = 0
        self.path = copy_of(build, folder, "fictional-countries.ods")
        self.document = office.open(self.path)
        self.sheets = self.document.Sheets
        with office.limit("sheets are inserted", 120):
            for name in ("Hostile", "Calls", "Control"):
                self.sheets.insertNewByName(name, self.sheets.Count)
            hostile = self.sheets.getByName("Hostile")
            for row, text in enumerate(LITERALS):
                hostile.getCellByPosition(0, row).setString(text)
            self.control = self.sheets.getByName("Control")
            # A block of its own: edits of the assessments must not reach it.
            source = self.sheets.getByName("Assessments").getCellRangeByName("K5:AY31")
            self.control.getCellRangeByName("K5:AY31").setDataArray(source.getDataArray())
            names = self.sheets.getByName("Assessments").getCellRangeByName("A6:A31")
            self.control.getCellRangeByName("A6:A31").setDataArray(names.getDataArray())
            for row, (name, parameters) in enumerate(self.table):
                self.control.getCellByPosition(1, row + 40).setFormula(self.ordinary(name, parameters))
        self.arrays = {name: self.array_at(name).AbsoluteName for name in ("A9", "A36")}  # on the sheet Check
        self.cut_short = 0
        self.wanted = self.answers()
        self.say("every function answers something ordinary", [f"{self.table[row][0]}: {error}" for row, (_, error) in enumerate(self.wanted) if error])
        sheet, _, left, top, rows, columns = loop.block_of(self.document)
        self.block = sheet, left, top, rows, columns
        self.deck = office.deck(self.document.CurrentController)
        office.panel(self.deck, "Scorecard")

    def ordinary(self, name: str, parameters: list[str]) -> str:
        """A call that has nothing to do with the sheets that are edited."""
        own = {"values": "$K$6:$AY$31", "old_values": "$K$6:$AY$31", "new_values": "$K$7:$AY$31", "ids": "$K$5:$AY$5", "framework": '"nsg-adherence"', "criteria": '"nsg-adherence"', "name": '"Pays-Bas"',
               "old_names": "$A$6:$A$31", "new_names": "$A$7:$A$31", "draws": "500", "benefit": '"supply"'}
        if name == "ADHERENCE.STAMP":
            return '=ADHERENCE.STAMP("nsg-adherence";$K$6:$AY$31)'
        if name == "ADHERENCE.NORMALISE":
            return '=SUM(ADHERENCE.NORMALISE({3;5;8};"minmax:0:100"))'
        if name == "ADHERENCE.CHECK":
            return '=ADHERENCE.CHECK("nsg-adherence")'
        if name == "ADHERENCE.SENSITIVITY":
            own["values"] = "$K$13:$AY$13"  # of a country of which little is known
        given = []
        for each in parameters:
            if each not in own:
                break
            given.append(own[each].replace("$6", "$9").replace("$31", "$9") if each == "values" and any(p in ("benefit", "node") for p in parameters) else own[each])
        return f"={name}({';'.join(given)})"

    def array_at(self, name: str):
        """The whole of an array formula on the sheet Check."""
        sheet = self.sheets.getByName("Check")
        cursor = sheet.createCursorByRange(sheet.getCellRangeByName(name))
        cursor.collapseToCurrentArray()
        return cursor

    def answers(self) -> list[tuple[str, int]]:
        with self.office.limit("the ordinary answers are read", STEP_SECONDS):
            cells = [self.control.getCellByPosition(1, row + 40) for row in range(len(self.table))]
            return [(cell.String, cell.getError()) for cell in cells]

    # ---- calls -----------------------------------------------------------------------------------------------------------

    def call(self, row: int, column: int, whole: bool = False) -> str:
        name, parameters = self.random.choice(self.table)
        self.called[name] += 1
        given = []
        sound = self.random.random() < 0.4  # valid throughout, if in another's place
        count = len(parameters) if self.random.random() < 0.7 else self.random.randrange(len(parameters) + 2)
        for place in range(count):
            valid = VALID.get(parameters[place], ['"x"']) if place < len(parameters) else ['"too many"']
            hostile = not sound and self.random.random() < 0.4
            argument = self.random.choice(HOSTILE if hostile else valid)
            own = f"{column_name(column)}{row + 1}"
            given.append({"SELF": own, "ROW": f"A{row + 1}:{column_name(COLUMNS)}{row + 1}"}.get(argument, argument))
        if whole and given:
            given[self.random.randrange(len(given))] = self.random.choice(WHOLE_COLUMNS)
        formula = f"={name}({';'.join(given)})"
        shape = self.random.random()
        if shape < 0.1:
            return f"=SUM({formula[1:]})"
        if shape < 0.2:
            return f"=INDEX({formula[1:]};1;1)"
        return formula

    def calls(self):
        """A row of calls; the answers are read, and the errors among them are known ones."""
        row = 1 + self.random.randrange(ROWS - 1)
        formulas = [self.call(row, column) for column in range(COLUMNS)]
        self.note("calls", f"row {row + 1}: {formulas}")
        sheet = self.sheets.getByName("Calls")
        cells = [sheet.getCellByPosition(column, row) for column in range(COLUMNS)]
        for cell, formula in zip(cells, formulas):
            cell.setFormula(formula)
        self.look(cells)

    def whole_columns(self):
        """One call over whole columns; it stays only for this step."""
        formula = self.call(0, 0, whole=True)
        self.note("calls of whole columns", formula)
        cell = self.sheets.getByName("Calls").getCellByPosition(0, 0)
        cell.setFormula(formula)
        self.look([cell])
        cell.setString("")

    def array(self):
        """As an array formula, in an area that may be too small or too large."""
        formula = self.call(50, 0)
        width, height = self.random.randint(1, 12), self.random.randint(1, 40)
        self.note("array calls", f"{width} x {height}: {formula}")
        sheet = self.sheets.getByName("Calls")
        for old in ("A51:L90",):
            sheet.getCellRangeByName(old).setArrayFormula("")
        area = sheet.getCellRangeByPosition(0, 50, width - 1, 49 + height)
        area.setArrayFormula(formula)
        self.look([area.getCellByPosition(0, 0), area.getCellByPosition(width - 1, height - 1)])

    def look(self, cells):
        for cell in cells:
            error = cell.getError()
            cell.getString()
            self.errors[error] = self.errors.get(error, 0) + 1
            if error not in EXPECTED:
                self.strange.append(f"{error} of {cell.Formula[:200]}")

    # ---- edits -----------------------------------------------------------------------------------------------------------

    def edit(self):
        sheet, left, top, rows, columns = self.block
        for _ in range(self.random.randint(1, 6)):
            column, row, content = left + self.random.randrange(columns), top + self.random.randrange(rows), self.random.choice(CELLS)
            self.note("edits", f"{column},{row}: {content[:60]!r}")
            cell = sheet.getCellByPosition(column, row)
            if content.startswith("="):
                cell.setFormula(content)
            else:
                cell.setString(content)

    def edit_framework(self):
        name = self.random.choice(("Criteria", "Scales", "Rules", "Benefits", "About", "Evidence", "Cases"))
        sheet = self.sheets.getByName(name)
        column, row, content = self.random.randrange(12), 5 + self.random.randrange(40), self.random.choice(CELLS)
        self.note("edits", f"{name} {column},{row}: {content[:60]!r}")
        sheet.getCellByPosition(column, row).setString(content)

    def rows_and_columns(self):
        sheet = self.sheets.getByName(self.random.choice(("Assessments", "Evidence", "Rules", "Criteria", "Calls")))
        lines = sheet.Rows if self.random.random() < 0.7 else sheet.Columns
        place, count = self.random.randrange(30), self.random.randint(1, 3)
        inserts = self.random.random() < 0.6
        self.note("rows and columns", f"{sheet.Name} {'rows' if lines == sheet.Rows else 'columns'} {'+' if inserts else '-'}{count} at {place}")
        (lines.insertByIndex if inserts else lines.removeByIndex)(place, count)

    def sheet(self):
        names = self.sheets.ElementNames
        what = self.random.choice(("copy", "rename", "delete", "insert"))
        copies = [name for name in names if name.startswith("Copy")]
        if what == "copy" and len(copies) < 3:
            source, to = self.random.choice([name for name in names if name not in ("Control", "Check")]), f"Copy{self.random.randrange(10**6)}"
            self.note("sheets", f"{source} copied as {to}")
            self.sheets.copyByName(source, to, self.random.randrange(self.sheets.Count))
        elif what == "rename" and copies:
            old, new = self.random.choice(copies), f"Copy {self.random.randrange(10**6)} 'é' 😀"
            self.note("sheets", f"{old} renamed to {new}")
            self.sheets.getByName(old).setName(new)
        elif what == "delete" and copies:
            old = self.random.choice(copies)
            self.note("sheets", f"{old} deleted")
            self.sheets.removeByName(old)
        elif what == "insert" and len(copies) < 3:
            new = f"Copy{self.random.randrange(10**6)}"
            self.note("sheets", f"{new} inserted")
            self.sheets.insertNewByName(new, self.random.randrange(self.sheets.Count))

    def undo(self):
        """Undo of inserted or removed columns cuts array formulas that read there down to their result, native ones too: files then
        keep what stands beyond as plain cells, and the next Undo may leave it without its formula. So they are written again."""
        manager = self.document.UndoManager
        # Told with commas, which setting them does not take.
        formulas = {name: self.array_at(name).getArrayFormula()[1:-1].replace(",", ";") for name in self.arrays}
        for _ in range(self.random.randint(1, 5)):
            back = self.random.random() < 0.6
            possible = manager.isUndoPossible() if back else manager.isRedoPossible()
            if possible:
                self.note("undos and redos", "undo" if back else "redo")
                (manager.undo if back else manager.redo)()
            for name, whole in self.arrays.items():
                if self.array_at(name).AbsoluteName != whole:
                    self.array_at(name).setArrayFormula("")
                    area = self.sheets.getByName("Check").getCellRangeByName(whole.split(".")[-1].replace("$", ""))
                    area.clearContents(1023)
                    area.setArrayFormula(formulas[name])
                    self.cut_short += 1

    def recalculate(self):
        self.note("recalculations", "calculateAll")
        self.document.calculateAll()

    def sort(self):
        sheet, left, top, rows, columns = self.block
        field = self.random.randrange(columns)
        self.note("sorts", f"by {field}")
        area = sheet.getCellRangeByPosition(left, top, left + columns - 1, top + rows - 1)
        from com.sun.star.table import TableSortField
        one = TableSortField()
        one.Field, one.IsAscending = field, self.random.random() < 0.5
        import uno
        # pyuno has to be told that this is a sequence of structures
        values = measure.properties(ContainsHeader=False)
        fields = values[0].__class__()
        fields.Name, fields.Value = "SortFields", uno.Any("[]com.sun.star.table.TableSortField", (one,))
        uno.invoke(area, "sort", (uno.Any("[]com.sun.star.beans.PropertyValue", (*values, fields)),))

    def select(self):
        sheet, left, top, rows, _ = self.block
        self.note("selections", "")
        controller = self.document.CurrentController
        controller.setActiveSheet(self.sheets.getByIndex(self.random.randrange(self.sheets.Count)))
        controller.setActiveSheet(sheet)
        controller.select(sheet.getCellByPosition(0, top + self.random.randrange(rows)))

    # ---- steps -----------------------------------------------------------------------------------------------------------

    def note(self, kind: str, what: str):
        self.counts[kind] = self.counts.get(kind, 0) + 1
        self.log.write(f"{kind}: {what}\n")
        self.log.flush()

    def step(self, action):
        with self.office.limit(f"step {action.__name__}, the last of steps.txt", STEP_SECONDS):
            try:
                action()
            except RuntimeException as exception:
                # Part of an array, a merged or protected cell: refused by the office itself. It has to run on.
                self.refused += 1
                self.log.write(f"  refused: {str(exception)[:200]}\n")
                self.office.desktop.getCurrentFrame()

    def run(self, steps: int):
        actions = [(self.calls, 60), (self.array, 8), (self.whole_columns, 2), (self.edit, 14), (self.edit_framework, 4), (self.rows_and_columns, 4), (self.sheet, 3), (self.undo, 6),
                   (self.recalculate, 1), (self.sort, 2), (self.select, 4)]
        changed = []
        for number in range(steps):
            self.step(self.random.choices([action for action, _ in actions], [weight for _, weight in actions])[0])
            if number % 50 == 49:
                self.office.settle()
                answers = self.answers()
                changed += [f"step {number + 1}: {name} says {now}, not {before}" for (name, _), before, now in zip(self.table, self.wanted, answers) if before != now]
        self.say(f"what is ordinary is answered alike after {steps} steps", changed)
        self.say("every error of a cell is a known one", self.strange)
        self.say("every function was called", [name for name, count in self.called.items() if not count])

    def settled_results(self) -> dict[str, tuple]:
        """What files cannot hold is taken out: control characters, random numbers and the time."""
        with self.office.limit("what files cannot hold is taken out", 120):
            for sheet in self.sheets:
                if sheet.Name == "Hostile":
                    sheet.getCellRangeByName("A1:B20").clearContents(1023)
                for at in sheet.queryContentCells(4).RangeAddresses:  # texts
                    cells = sheet.getCellRangeByPosition(at.StartColumn, at.StartRow, at.EndColumn, at.EndRow)
                    for y, line in enumerate(cells.getDataArray()):
                        for x, text in enumerate(line):
                            if isinstance(text, str) and (any(ord(mark) < 32 or 0xd800 <= ord(mark) < 0xe000 or mark in "\ufffe\uffff" for mark in text) or len(text) > 30000):
                                cells.getCellByPosition(x, y).setString("")
            sheet = self.sheets.getByName("Calls")
            for y, line in enumerate(used(sheet).getFormulaArray()):
                for x, formula in enumerate(line):
                    if any(each in formula for each in ("NOW()", "RAND()", "CHAR(")):
                        try:
                            sheet.getCellByPosition(x, y).setString("")
                        except RuntimeException:  # within an array formula
                            sheet.getCellRangeByName("A51:L90").setArrayFormula("")
        with self.office.limit("all is calculated", 120):
            self.document.calculateAll()
        return values_of(self.document)


def undone(say, office: Office, build: Path, folder: Path, seed: int, steps: int) -> int:
    """Edits that the office can take back, all taken back."""
    draw = random.Random(seed)
    document = office.open(copy_of(build, folder, "fictional-countries.ods", "undone.ods"))
    sheet, _, left, top, rows, columns = loop.block_of(document)
    office.deck(document.CurrentController)
    before, values = formulas_of(document), values_of(document)
    manager, edits = document.UndoManager, 0
    with office.limit("edits that are taken back", 100):
        for _ in range(steps):
            column, row = left + draw.randrange(columns), top + draw.randrange(rows)
            kind = draw.randrange(6)
            if kind < 3:
                sheet.getCellByPosition(column, row).setString(draw.choice([text for text in CELLS if not text.startswith("=")]))
            elif kind == 3:
                sheet.getCellByPosition(column, row).setFormula('=ADHERENCE.COUNTRY("Chad";"iso2")')
            elif kind == 4:
                sheet.Rows.insertByIndex(top + draw.randrange(rows), 1)
            else:
                sheet.getCellRangeByPosition(column, row, column, row + 2).clearContents(1023)
            edits += 1
        say("the office remembers every edit", len(manager.getAllUndoActionTitles()) >= min(edits, 100), f"{len(manager.getAllUndoActionTitles())} of {edits}")
        while manager.isUndoPossible():
            manager.undo()
        office.settle()
    say(f"{edits} edits undone: every cell is what it was", differences(formulas_of(document), before))
    with office.limit("all is calculated", 120):
        document.calculateAll()
    say(f"{edits} edits undone: every result is what it was", differences(values_of(document), values))
    with office.limit("it is closed"):
        document.close(True)
    return edits


def calls(say, oxt: Path, build: Path, seconds: int, seed: int):
    folder = scratch(build, "calls")
    steps = max(200, min(4000, seconds * 5))
    print(f"seed {seed}", flush=True)
    with Office(say, build, "calls", oxt, seconds=3600).start() as office:
        before = office.held()
        undone_edits = undone(say, office, build, folder, seed, 90)
        stress = Calls(say, office, build, folder, seed)
        stress.run(steps)
        results = stress.settled_results()
        formulas = formulas_of(stress.document)
        saved = folder / "saved.ods"
        with office.limit("it is saved", 120):
            stress.document.storeToURL(saved.as_uri(), ())
            stress.document.close(True)
        at_end = office.memory()
        counts, errors, refused, cut_short = stress.counts, stress.errors, stress.refused, stress.cut_short
        del stress
        say("nothing is left open", office.soon(lambda: office.held() == before), f"{office.held()}, {before} at the start")
        say("the office ends by itself", office.stop(), office.hung or "it had to be killed")
    with Office(say, build, "calls-again", oxt).start() as office:
        document = office.open(saved)
        with office.limit("all is calculated", 120):
            document.calculateAll()
        # References to what was deleted are spelled otherwise once they were in a file; their results are compared.
        whole = {name: tuple(tuple("" if "#REF!" in cell else cell for cell in row) for row in rows) for name, rows in formulas.items()}
        read = {name: tuple(tuple("" if "#REF!" in cell else cell for cell in row) for row in rows) for name, rows in formulas_of(document).items()}
        say("a fresh office reads the same formulas", differences(read, whole))
        say("a fresh office comes to the same results", differences(values_of(document), results, formulas))
        office.stop()
    made = counts.get("calls", 0) * COLUMNS + counts.get("calls of whole columns", 0) + counts.get("array calls", 0)
    print(f"figures: seed {seed}: {steps} steps, {made} calls, {', '.join(f'{count} {kind}' for kind, count in sorted(counts.items()) if 'calls' not in kind)}; {undone_edits} edits undone; "
          f"{refused} refused by the office itself, {cut_short} array formulas that its Undo cut short; answers: {', '.join(f'{count} of code {code}' for code, count in sorted(errors.items()))}; {at_end:.0f} MB at the end")


if __name__ == "__main__":
    run(calls)
