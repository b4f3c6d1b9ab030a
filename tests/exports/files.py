#!/usr/bin/python3
"""Exports briefings of the fictional countries in every format and reads them back.

    files.py PIPE BUILD        an office listens at the pipe; the workbooks are in BUILD/workbooks, the exports go to BUILD/exports
"""
import csv
import json
import os
import re
import shutil
import subprocess
import sys
import threading
from pathlib import Path

sys.dont_write_bytecode = True
import pdf  # noqa: E402
import planted  # noqa: E402
import sheets  # noqa: E402
import text_document  # noqa: E402
from checks import Asked, Findings  # noqa: E402
from workbook import Office, Workbook  # noqa: E402

FORMATS = ("pdf", "odt", "docx", "html", "ods", "xlsx", "csv", "json")
LANGUAGES = ("en", "nl", "fr", "de")
ALLOWED = ["all"]  # what LibreOffice 7.4 cannot do better, by the checkers' own names


def pages_of(path: Path) -> list[str]:
    return subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True, timeout=120).stdout.decode().split("\f")[:-1]


def strict_csv(data: bytes) -> list[list[str]]:
    """RFC 4180 to the letter: CRLF, quotes doubled inside quotes, as many fields in each record; else ValueError."""
    text = data.decode("utf-8-sig")
    record, records, at = [], [], 0
    field = re.compile(r'"((?:[^"]|"")*)"|([^",\r\n]*)')
    while at < len(text):
        found = field.match(text, at)
        record.append(found[1].replace('""', '"') if found[1] is not None else found[2])
        at = found.end()
        if text.startswith(",", at):
            at += 1
        elif text.startswith("\r\n", at):
            at += 2
            records.append(record)
            record = []
        else:
            raise ValueError(f"neither a comma nor CRLF at {at}: {text[at:at + 20]!r}")
    if record:
        raise ValueError("the last record does not end in CRLF")
    if len({len(one) for one in records}) != 1:
        raise ValueError(f"records of {sorted({len(one) for one in records})} fields")
    return records


# ---- every format ------------------------------------------------------------------------------------------------------

def every_format(say: Findings, office: Office, book: Workbook):
    marking, title, author = "internal", "Briefing of the demo", "A. Official"
    order = dict(Countries="Aurelia; Bastoria", Marking=marking, Title=title, Author=author, Language="nl", Date="2026-11-28")
    asked = Asked(marking=marking, title=title, author=author, language="nl", expect=["Aurelia", "Bastoria", "achtergehouden"], absent=["Calvenia"], allow=ALLOWED)
    found = []
    for name in FORMATS:
        path, said = book.export(f"two.{name}", **order)
        say(f"{name} is written", said.startswith("written") and path.stat().st_size > 1000, said)
        say(f"{name}: what was withheld is said", re.search(r"^written\d+ bewijsstukken achtergehouden", said) is not None, said)
        say(f"{name}: nothing stands beside it", [p.name for p in path.parent.glob(path.name + ".*")])
        if name == "pdf":
            found += pdf.check(str(path), asked)
        if name in ("odt", "docx"):
            found += text_document.check(str(path), asked)
        if name in ("ods", "xlsx"):
            found += sheets.check(str(path), asked)
        if name in ("odt", "docx", "ods", "xlsx"):
            again = office.open(path)
            text = again.Text.String if hasattr(again, "Text") else "\n".join(str(sheet.createCursor().queryContentCells(23).RangeAddressesAsString) for sheet in again.Sheets)
            say(f"{name} is read a second time by the office", len(text) > 20, f"it holds {text[:40]!r}")
            again.close(True)
    ua, _ = book.export("two-ua.pdf", UniversalAccess="yes", **order)
    asked.ua = True
    found += pdf.check(str(ua), asked)
    say.found += found
    records = strict_csv((book.folder / "two.csv").read_bytes())
    say("the CSV has a row for each country", [r[0] for r in records[1:]] == ["Aurelia", "Bastoria"], str([r[0] for r in records]))
    say("the CSV is read alike by Python's own reader", list(csv.reader((book.folder / "two.csv").read_text("utf-8-sig").splitlines(keepends=True))) == records)
    result = json.loads((book.folder / "two.json").read_text())
    head = dict(zip(records[0], records[1]))
    say("CSV and JSON bear the same provenance", [f"{a} and {b}" for a, b in ((head["data_stamp"], result["provenance"]["data_stamp"]), (head["framework_stamp"], result["provenance"]["framework"]["stamp"]),
                                                                                 (head["extension_version"], result["provenance"]["extension_version"])) if a != b or not a])
    stamp = result["provenance"]["data_stamp"]
    for name in ("pdf", "html", "odt", "docx", "ods", "xlsx"):
        path = book.folder / f"two.{name}"
        for what, wanted in (("the data's fingerprint", stamp), ("the framework's", result["provenance"]["framework"]["stamp"]), ("that it is indicative", "indicatie")):
            say(f"{name} says {what}", not planted_in(path, wanted), "it does not")


def planted_in(path: Path, text: str) -> list[str]:
    """Empty where the text is in the file."""
    return [] if any(not finding.passed for finding in planted.find(path, [text])) else [text]


def nothing_lost(say: Findings, book: Workbook):
    """Every paragraph of a long document is on its pages, wherever these break."""
    order = dict(Countries="all", Language="nl", Marking="internal", WithheldValues="print")
    whole, _ = book.export("all.odt", **order)
    printed, said = book.export("all.pdf", **order)
    asked = Asked(marking=order["Marking"], language="nl", allow=ALLOWED)
    asked.text_of = str(whole)
    found = pdf.check(str(printed), asked)
    say("the PDF of all countries is held against the text document", any(finding.check.startswith("it holds all of") for finding in found), said)
    say.found += found


# ---- one page ----------------------------------------------------------------------------------------------------------

def one_page(say: Findings, book: Workbook):
    """The scorecard of every country is one page, in every language, on both papers."""
    names = [row[0] for row in book.area("Assessments").getDataArray()[1:] if row[0]]
    names = [name for name in names if isinstance(name, str)]
    for language in LANGUAGES:
        for paper in ("a4", "letter"):
            path, said = book.export(f"cards-{language}-{paper}.pdf", Countries="all", Parts="scorecards", Language=language, Paper=paper, Marking="internal", WithheldValues="print", Overwrite="yes")
            pages = pages_of(path)
            starts = [place for place, page in enumerate(pages) for name in names if re.search(rf"^ *{re.escape(name)} *$", page.partition("\n\n")[2][:400] or page[:400], re.M)]
            first = starts[0] if starts else len(pages)
            say(f"scorecards in {language} on {paper}: {len(pages) - first} pages for {len(set(starts))} countries", len(pages) - first == len(set(starts)) >= 25, said)


# ---- discretion --------------------------------------------------------------------------------------------------------

def secrets(say: Findings, office: Office, source: Path, folder: Path):
    """What is planted in a workbook outside what was asked for is in no byte of any export."""
    book = Workbook(office, source, folder)
    evidence, values = book.area("Evidence"), book.area("Assessments")
    planted_texts = []

    def plant(what: str) -> str:
        planted_texts.append(f"zqSECRETxj{what}")
        return planted_texts[-1]

    mine, other = book.rows(evidence, "country", "Aurelia"), book.rows(evidence, "country", "Bastoria")
    for row in mine[:3]:  # of one criterion each: marked above what is exported
        for header in ("source", "note", "confidence"):
            book.cell(evidence, row, header).String = plant(f"above{header}{row}")
        book.cell(evidence, row, "marking").String = "confidential"
    criterion = book.cell(evidence, mine[0], "criterion").String
    assert len([row for row in mine if book.cell(evidence, row, "criterion").String == criterion]) == 1
    own = book.rows(values, "country", "Aurelia")[0]
    book.cell(values, own, criterion).String = plant("withheldvalue")
    for row in other[:3]:
        for header in ("source", "note"):
            book.cell(evidence, row, header).String = plant(f"other{header}{row}")
    book.cell(values, book.rows(values, "country", "Bastoria")[0], criterion).String = plant("othervalue")
    third = book.rows(values, "country", "Calvenia")[0]
    book.cell(values, third, "country").String = plant("othername")
    hidden = book.document.Sheets
    hidden.insertNewByName(plant("sheetname"), 3)
    secret_sheet = hidden.getByName(planted_texts[-1])
    secret_sheet.getCellByPosition(0, 0).String = plant("sheetcell")
    secret_sheet.IsVisible = False
    properties = book.document.DocumentProperties
    properties.Author, properties.ModifiedBy, properties.Subject, properties.Description = plant("author"), plant("modifier"), plant("subject"), plant("description")
    properties.Keywords = (plant("keyword"),)
    properties.UserDefinedProperties.addProperty("Secret", 0, plant("property"))
    place = values.getRangeAddress()
    sheet = book.document.Sheets.getByIndex(place.Sheet)
    sheet.Annotations.insertNew(values.getCellByPosition(0, own).CellAddress, plant("comment"))
    known = "Note verbale"  # what is asked for is found, or the search would find nothing at all
    book.cell(evidence, mine[5], "source").String = known
    book.cell(evidence, mine[5], "marking").String = "internal"
    for name in FORMATS:
        path, said = book.export(f"discreet.{name}", Countries="Aurelia", Marking="internal")
        say(f"{name} of a workbook with secrets is written", said.startswith("written"), said)
        say(f"{name} holds none of {len(planted_texts)} planted secrets", [fault for finding in planted.find(path, planted_texts) for fault in (f"{finding.check}: {finding.faults}",) if not finding.passed])
        if name != "csv":
            say(f"{name} holds what it should", not planted_in(path, known), "the search finds nothing in it")
        printed, said = book.export(f"printed.{name}", Countries="Aurelia", Marking="internal", WithheldValues="print")
        say(f"{name} holds the value where that was asked for", not planted_in(printed, "zqSECRETxjwithheldvalue"), said)
    book.document.close(True)


def formulas(say: Findings, office: Office, source: Path, folder: Path):
    """Texts that look like formulas, markup or script stay texts."""
    book = Workbook(office, source, folder)
    evidence = book.area("Evidence")
    mine = book.rows(evidence, "country", "Aurelia")
    for row, text in zip(mine, ("=1+1", "+1", "-1+2", "@SUM(1)", "\t=1", "<script>alert(1)</script>", "</style><svg onload=alert(1)>", "\"><img src=x onerror=alert(1)>")):
        for header in ("source", "note"):
            cell = book.cell(evidence, row, header)
            cell.NumberFormat = 0
            cell.String = text
        book.cell(evidence, row, "marking").String = "public"
    order = dict(Countries="Aurelia", Title="=HYPERLINK(\"x\")", Marking="=cmd|' /C calc'!A0", Overwrite="yes")
    for name in FORMATS:
        _, said = book.export(f"formulas.{name}", **order)
        say(f"{name} of texts like formulas is written", said.startswith("written"), said)
    for name in ("ods", "xlsx"):
        say.found += sheets.check(str(folder / f"formulas.{name}"), Asked(title=order["Title"], marking=order["Marking"], expect=["@SUM(1)", "=1+1", "<script>alert(1)</script>"], allow=ALLOWED))
    records = strict_csv((folder / "formulas.csv").read_bytes())
    number = re.compile(r"-?\d+(\.\d+)?(e[+-]?\d+)?$")
    say("no field of the CSV begins like a formula", [f for r in records for f in r if re.match(r"\s*[=+\-@\t\r]", f) and not number.match(f)])
    browser = subprocess.run([sys.executable, str(Path(__file__).parent / "browser.py"), str(folder / "formulas.html"), "--marking", order["Marking"], "--pictures", str(folder)], capture_output=True, text=True,
                             timeout=240)
    say("a browser finds no script, request or fault in the web page", browser.returncode == 0, "; ".join(line for line in browser.stdout.splitlines() if line.startswith("not ok"))[:600])
    book.document.close(True)


def gone_while(path: Path, replace) -> list[str]:
    """Replaces the file many times, and looks all the while whether it is there."""
    replace()
    looked = missing = 0
    over = threading.Event()

    def look():
        nonlocal looked, missing
        while not over.is_set():
            looked += 1
            missing += not path.exists()
    watcher = threading.Thread(target=look)
    watcher.start()
    for _ in range(40):
        replace()
    over.set()
    watcher.join()
    return [f"it was gone at {missing} of {looked} moments"] if missing or looked < 1000 else []


# ---- whole or not at all -----------------------------------------------------------------------------------------------

def refusals(say: Findings, book: Workbook):
    def refused(what: str, name: str, needle: str, **choices: str):
        before = sorted(p.name for p in book.folder.rglob("*"))
        path, said = book.export(name, **choices)
        say(f"refused: {what}", said.startswith("refused") and needle in said, said)
        say(f"refused: {what}: the folder is as it was", sorted(p.name for p in book.folder.rglob("*")) == before, "it is not")

    kept = book.folder / "kept.pdf"
    kept.write_text("what was there before")
    refused("a file that is there", "kept.pdf", "there already")
    say("a file that was there is as it was", kept.read_text() == "what was there before", "it is not")
    refused("a folder that is not there", "nowhere/one.pdf", "no such folder")
    refused("an unknown country", "one.pdf", "Atlantis", Countries="Aurelia; Atlantis")
    refused("an unknown choice", "one.pdf", "Colour", Colour="red")
    refused("an unknown format", "one.pdf", "docx", Format="doc")
    refused("an unknown part", "one.pdf", "scorecards", Parts="matrix, cards")
    refused("a date that is none", "one.pdf", "2026-13-01", Date="2026-13-01")
    said = book.macro.invoke(("https://example.org/one.pdf", "Countries=all"), (), ())[0]
    say("refused: a place in a network", said.startswith("refused") and "file:///" in said, said)
    # A name that is a folder can be written by nobody, whoever runs this.
    (book.folder / "taken.pdf").mkdir(exist_ok=True)
    _, said = book.export("taken.pdf", Overwrite="yes")
    say("refused: a folder of that name", said.startswith("refused"), said)
    say("refused: a folder of that name: nothing is left beside it", [p.name for p in book.folder.glob("taken.pdf*.part")])
    path, said = book.export("kept.pdf", Overwrite="yes")
    say("a file is replaced where that was asked for", said.startswith("written") and path.read_bytes().startswith(b"%PDF"), said)
    link = book.folder / "link.pdf"
    link.symlink_to(kept.name)
    kept.write_text("what was there before")
    _, said = book.export("link.pdf", Overwrite="yes")
    say("what a link leads to is replaced, not the link", link.is_symlink() and kept.read_bytes().startswith(b"%PDF"), said)
    link.unlink()
    say("a file that is replaced is there at every moment", gone_while(book.folder / "always.json", lambda: book.export("always.json", Overwrite="yes")))
    # Where a disk of our own can be had. Whoever is root may write everywhere else.
    for kind, option, needle in (("space", "size=16k", "no space"), ("permission", "ro", "may not write")):
        disk = book.folder / kind
        disk.mkdir()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", option, "tmpfs", str(disk)], capture_output=True, check=False).returncode != 0:
            continue
        try:
            _, said = book.export(f"{kind}/one.pdf")
            say(f"refused: no {kind}", said.startswith("refused") and needle in said, said)
            say(f"refused: no {kind}: nothing is left", [p.name for p in disk.iterdir()])
        finally:
            subprocess.run(["umount", str(disk)], check=False)


def main() -> int:
    build = Path(sys.argv[2])
    folder = build / "exports" / "briefings"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    # A copy: who has the original open meanwhile holds a lock on it.
    source = Path(shutil.copy(build / "workbooks" / "fictional-countries.ods", build / "exports"))
    office = Office(sys.argv[1])
    say = Findings(frozenset(ALLOWED))
    book = Workbook(office, source, folder)
    refusals(say, book)
    every_format(say, office, book)
    nothing_lost(say, book)
    one_page(say, book)
    book.document.close(True)
    secrets(say, office, source, folder)
    formulas(say, office, source, folder)
    failed = [finding for finding in say.found if not finding.passed]
    for finding in failed:
        print(finding)
    print(f"{len(say.found) - len(failed)} passed, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    os._exit(code)  # the bridge to the office outlives the interpreter badly
