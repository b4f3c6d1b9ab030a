#!/usr/bin/python3
"""Reads a spreadsheet (.ods, .xlsx) back: values only, nothing hidden, nothing linked, texts that stay texts, marking, properties.

    sheets.py FILE.ods|FILE.xlsx [--marking TEXT] [--title T] [--author A | --no-author] [--language nl]
              [--expect TEXT…] [--absent TEXT…] [--allow NAME…]

--expect asks for a cell that holds the text, as a text.
"""
import sys

sys.dont_write_bytecode = True
if __name__ == "__main__":
    sys.path.append(sys.path.pop(0))  # the library first: it has modules of the names that stand here

import re
import zipfile

from checks import Asked, Finding, Findings, Package, attribute, check_texts, children, every, local, packed, run, same_language, text_of
from office_files import check_open_document, check_open_xml, marked_head_and_foot, relations

ALLOWANCES = {"sign-before-word": "a verdict's number format puts its sign before the word that the cell holds"}
SIGNS = "✓◐?✗!"
LIKE_A_FORMULA = re.compile(r"[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")  # full-width forms too: some programs take them for theirs


def is_number(text: str) -> bool:
    return re.fullmatch(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?", text) is not None


def check_cells(say: Findings, asked: Asked, cells: list[tuple[str, str, str]], text: str):
    """(where, kind, text or value) of every cell that holds something; the kind is "text" or else what the format calls it."""
    say("there are cells", bool(cells), "there is none")
    loose = [f"{where}: {value!r} as {kind}" for where, kind, value in cells if kind != "text" and LIKE_A_FORMULA.match(value)
             and not is_number(value)]
    count = sum(kind == "text" and LIKE_A_FORMULA.match(value) is not None for _, kind, value in cells)
    say(f"what begins like a formula is a text ({count})", loose)
    say("no cell is an error", [f"{where}: {value}" for where, kind, value in cells if kind == "e"
                                or re.match(r"(#(REF|NAME|VALUE|N/A|DIV/0|NUM|NULL)|Err:)", value)])
    texts = [packed(value) for _, kind, value in cells if kind == "text"]
    for wanted in asked.expect:
        say(f"a cell says \"{wanted}\"", any(packed(wanted) in one for one in texts), "no cell of text does")
    check_texts(say, Asked(absent=asked.absent), text)


# ---- .ods ------------------------------------------------------------------------------------------------------------

def check_ods(path: str, asked: Asked) -> list[Finding]:
    say = asked.findings()
    package = Package(path, say)
    content, styles = package.root("content.xml"), package.root("styles.xml")
    check_open_document(say, package, asked, "spreadsheet")
    tables = [table for body in every(content, "spreadsheet") for table in children(body, "table")]
    say("there is no formula", [f"{attribute(e, 'formula')}" for e in content.iter() if attribute(e, "formula")]
        + [f"a {local(e.tag)}" for e in every(content, "matrix-formula")]
        + [f"a cell of {attribute(e, 'number-matrix-rows-spanned')} rows of matrix" for e in every(content, "table-cell")
           if attribute(e, "number-matrix-rows-spanned")])
    by_name = {(attribute(s, "family"), attribute(s, "name")): s for part in (styles, content) for s in every(part, "style")}
    faults = []
    for table in tables:
        style = by_name.get(("table", attribute(table, "style-name")))
        if style is not None and any(attribute(p, "display") == "false" for p in children(style, "table-properties")):
            faults.append(f"the sheet {attribute(table, 'name')}")
        faults += [f"{local(e.tag)} in {attribute(table, 'name')} ({attribute(e, 'visibility')})"
                   for e in every(table, "table-row", "table-column") if attribute(e, "visibility") in ("collapse", "filter")]
        faults += [f"a folded {local(e.tag)} in {attribute(table, 'name')}"
                   for e in every(table, "table-row-group", "table-column-group") if attribute(e, "display") == "false"]
    faults += ["a cell style that hides its content" for e in every(content, "table-cell-properties")
               if attribute(e, "cell-protect") in ("hidden-and-protected",) or attribute(e, "print-content") == "false"]
    faults += [f"a number format that shows nothing ({attribute(s, 'name')})" for part in (content, styles)
               for s in every(part, "number-style", "text-style")
               if not len([e for e in s if local(e.tag) not in ("text-properties", "map")])]
    say("nothing is hidden", faults)
    say("there are no names, filters, links, scenarios, checks of input or drawings",
        [f"a {local(e.tag)} ({attribute(e, 'name') or ''})" for e in every(
        content, "named-range", "named-expression", "database-range", "database-source-sql", "database-source-table",
        "database-source-query", "table-source", "cell-range-source",
        "dde-link", "scenario", "content-validation", "data-pilot-table", "consolidation", "label-range", "detective",
        "calculation-settings-link", "shapes", "object")])
    cells = []
    for table in tables:
        for number, row in enumerate(every(table, "table-row"), 1):
            for cell in children(row, "table-cell", "covered-table-cell"):
                kind, text = attribute(cell, "value-type"), "\n".join(text_of(p) for p in children(cell, "p"))
                if kind is None and text or local(cell.tag) == "covered-table-cell" and text:
                    cells.append((f"{attribute(table, 'name')} row {number}", "no type" if kind is None else "a covered cell", "="
                                  + text))
                elif kind is not None:
                    cells.append((f"{attribute(table, 'name')} row {number}", "text" if kind == "string" else kind,
                                  (attribute(cell, "string-value") or text) if kind == "string" else attribute(cell, "value") or text))
    shown = [(attribute(cell, "string-value"), "".join(text_of(p) for p in children(cell, "p"))) for table in tables
             for cell in every(table, "table-cell") if attribute(cell, "string-value")]
    other = [(held, seen) for held, seen in shown if packed(held) != packed(seen)]
    say("what a cell shows is what it holds, but for a sign",
        [f"{held!r} behind {seen!r}" for held, seen in other if packed(held) != packed(seen.lstrip(SIGNS))])
    say("what a cell shows is what it holds", [f"{held!r} behind {seen!r}" for held, seen in other], allowance="sign-before-word")
    check_cells(say, asked, cells, package.text())
    say("the rows of titles are printed on every page", [f"{attribute(t, 'name')} has none" for t in tables
        if not any(True for _ in every(t, "table-header-rows"))])
    masters = {attribute(m, "name"): m for m in every(styles, "master-page")}
    used = dict.fromkeys(attribute(by_name.get(("table", attribute(t, "style-name")), t), "master-page-name") or "Default"
                         for t in tables)
    marked_head_and_foot(say, asked, [masters[name] for name in used if name in masters] if used.keys() <= masters.keys() else [])
    return say.found


# ---- .xlsx -----------------------------------------------------------------------------------------------------------

def head_and_foot_text(code: str) -> str:
    """Without the codes of place, font and field."""
    return re.sub(r"&(?:\"[^\"]*\"|\d+|K[0-9A-Fa-f+-]{6}|([A-Z&]))", lambda match: "&" if match[1] == "&" else " ", code)


def check_xlsx(path: str, asked: Asked) -> list[Finding]:
    say = asked.findings()
    package = Package(path, say)
    check_open_xml(say, package, asked, "xl/workbook.xml")
    book = package.root("xl/workbook.xml")
    targets = {ident: target for ident, _, target, _ in relations(package, "xl/workbook.xml")}
    entries = list(every(book, "sheet"))
    sheets = [(entry.get("name", ""), package.root(targets.get(attribute(entry, "id"), ""))) for entry in entries]
    say("every sheet is there", [f"{name} is not" for name, root in sheets if root.tag == "missing"])
    say("there is no formula", [f"{name} {c.get('r')}: {text_of(f)}" for name, root in sheets for c in every(root, "c")
                                for f in children(c, "f")]
        + [f"there is {name}" for name in package.names if "calcChain" in name])
    say("nothing is hidden", [f"the sheet {e.get('name')}" for e in entries if e.get("state", "visible") != "visible"]
        + [f"{local(e.tag)} {e.get('r') or e.get('min')} of {name}" for name, root in sheets for e in every(root, "row", "col")
           if e.get("hidden") in ("1", "true") or e.get("collapsed") in ("1", "true")]
        + [f"the name {e.get('name')}" for e in every(book, "definedName") if e.get("hidden") in ("1", "true")]
        + [f"a number format that shows nothing: {e.get('formatCode')}" for e in every(package.root("xl/styles.xml"), "numFmt")
           if re.fullmatch(r"[;\s]*;[;\s]*", e.get("formatCode", ""))])
    own = [name for name, _ in sheets]

    def at_home(reference: str) -> bool:
        return all(match[0].strip("'").replace("''", "'") in own
                   for match in re.findall(r"('(?:[^']|'')+'|[^',!]+)!(\$?[A-Z]*\$?\d*(:\$?[A-Z]*\$?\d*)?)",
                                           reference)) and "[" not in reference and "!" in reference
    names = [(e.get("name", ""), text_of(e)) for e in every(book, "definedName")]
    say("there are no names but those of printing, of sheets that are there", [
        f"{name} = {text}" for name, text in names if name not in ("_xlnm.Print_Titles", "_xlnm.Print_Area") or not at_home(text)])
    say("there are no filters, links, scenarios, checks of input or drawings",
        [f"a {local(e.tag)}" for _, root in [*sheets, ("", book)] for e in every(
        root, "autoFilter", "dataValidation", "scenario", "legacyDrawing", "oleObject", "control", "externalReference",
        "dataConsolidate", "webPublishItem", "customSheetView", "picture", "tablePart")])
    shared = ["".join(text_of(t) for t in every(entry, "t")) for entry in every(package.root("xl/sharedStrings.xml"), "si")]
    cells, used = [], set()
    for name, root in sheets:
        for cell in every(root, "c"):
            kind, value = cell.get("t", "n"), next((text_of(v) for v in children(cell, "v")), None)
            if kind == "s" and value is not None and value.isdigit() and int(value) < len(shared):
                used.add(int(value))
                kind, value = "text", shared[int(value)]
            elif kind == "inlineStr":
                kind, value = "text", "".join(text_of(t) for t in every(cell, "t"))
            if value is not None:
                cells.append((f"{name} {cell.get('r')}", kind, value))
    say("every number is one", [f"{where}: {value!r}" for where, kind, value in cells if kind == "n" and not is_number(value)])
    say("every shared text is that of a cell", [repr(text) for number, text in enumerate(shared) if number not in used])
    check_cells(say, asked, cells, package.text())
    titles = [text for name, text in names if name == "_xlnm.Print_Titles"]
    say("the rows of titles are printed on every page", [f"{name} has none" for name in own
        if not any(text.startswith((name + "!", "'" + name.replace("'", "''") + "'!")) for text in titles)])
    if asked.marking:
        faults = []
        for name, root in sheets:
            parts = {local(e.tag): head_and_foot_text(text_of(e))
                     for e in every(root, "oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")}
            switched = {key for e in every(root, "headerFooter") for key, value in e.attrib.items() if value in ("1", "true")}
            wanted = ["oddHeader", "oddFooter"] + ["evenHeader", "evenFooter"] * ("differentOddEven" in switched) + ["firstHeader",
                "firstFooter"] * ("differentFirst" in switched)
            faults += [f"{name} lacks it in its {part}" for part in wanted if packed(asked.marking) not in packed(parts.get(part, ""))]
        say("the marking is in the head and foot of every sheet", faults)
    if asked.language:
        told = next((text_of(e) for e in every(package.root("docProps/core.xml"), "language")), "")
        say("its properties name no other language", not told or same_language(told, asked.language), f"they name {told}")
    return say.found


def check(path: str, asked: Asked) -> list[Finding]:
    try:
        return (check_xlsx if path.casefold().endswith(".xlsx") else check_ods)(path, asked)
    except zipfile.BadZipFile as error:
        return [Finding("the package is whole", (str(error),))]


if __name__ == "__main__":
    run(__doc__, ALLOWANCES, check)
