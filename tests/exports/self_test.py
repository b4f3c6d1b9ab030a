#!/usr/bin/python3
"""Tests the checkers of exports: files as an office writes them pass, and each planted defect is found by the check meant for it.

    self_test.py

The office makes the good files out of sample.fodt and sample.fods, with a profile of its own in a temporary folder. Ends with
"N passed, N failed".
"""
import sys

sys.dont_write_bytecode = True
if __name__ == "__main__":
    sys.path.append(sys.path.pop(0))  # the library first: it has modules of the names that stand here

import base64
import gzip
import io
import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
import zipfile
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name

import pdf
import planted
import sheets
import text_document
from checks import Asked, Finding

HERE = Path(__file__).resolve().parent
SOFFICE = os.environ.get("OFFICE_PROGRAM", "/usr/lib/libreoffice/program") + "/soffice"
MARKING, TITLE, SECRET = "VERTROUWELIJK", "Briefing Aurelia", "Zilverreiger über 7"
PDF_OPTIONS = {"SelectPdfVersion": ("long", "2"), "UseTaggedPDF": ("boolean", "true"), "ExportBookmarks": ("boolean", "true"),
               "PDFUACompliance": ("boolean", "true")}

passed = failed = 0


def report(name: str, fault: str = ""):
    global passed, failed
    passed, failed = passed + (not fault), failed + bool(fault)
    print(f"not ok {name}: {fault}" if fault else f"ok {name}")


# ---- good files ------------------------------------------------------------------------------------------------------

def convert(folder: Path, source: str, target: str):
    office = subprocess.Popen([SOFFICE, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to",
                               target, "--outdir", str(folder),
                               str(HERE / source)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        office.wait(60)
    except subprocess.TimeoutExpired:
        os.killpg(office.pid, signal.SIGKILL)  # its own session: the office and what it started
        raise


def rezipped(source: Path, target: Path, edits: dict | None = None, without: tuple = (), added: dict | None = None) -> Path:
    """With parts edited: (pattern, replacement) pairs, each of which must change something."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename.startswith(without or ("\0",)):
                continue
            data = old.read(info)
            for pattern, replacement in (edits or {}).get(info.filename, ()):
                data, count = re.subn(pattern.encode(), replacement.encode() if isinstance(replacement, str) else replacement, data,
                                      flags=re.DOTALL)
                assert count, f"{pattern} is not in {info.filename}"
            new.writestr(info, data)
        for name, data in (added or {}).items():
            new.writestr(name, data)
    return target


def good_files(folder: Path) -> dict[str, Path]:
    options = json.dumps({key: {"type": kind, "value": value} for key, (kind, value) in PDF_OPTIONS.items()})
    for source, target in (("sample.fodt", "odt"), ("sample.fodt", "docx"), ("sample.fodt", "pdf:writer_pdf_Export:" + options),
                           ("sample.fods", "ods"), ("sample.fods", "xlsx")):
        convert(folder, source, target)
    made = {kind: folder / f"sample.{kind}" for kind in ("odt", "docx", "pdf", "ods", "xlsx")}
    # what converting writes and an exporter must not
    manifest = {"META-INF/manifest.xml": [(r"<manifest:file-entry [^>]*Thumbnails[^>]*>", "")]}
    without_settings = {"META-INF/manifest.xml": [(r"<manifest:file-entry [^>]*(Thumbnails|settings)[^>]*>", "")]}
    language = {"docProps/core.xml": [("en-US", "nl-NL")]}
    return {"pdf": made["pdf"], "odt": rezipped(made["odt"], folder / "good.odt", manifest, ("Thumbnails/",)),
            "ods": rezipped(made["ods"], folder / "good.ods", without_settings, ("Thumbnails/", "settings.xml")),
            "docx": rezipped(made["docx"], folder / "good.docx", language),
            "xlsx": rezipped(made["xlsx"], folder / "good.xlsx", language)}


ASKED = {"pdf": dict(ua=True, allow=["all"], expect=["Zie de bron."]), "odt": dict(allow=["all"], expect=["Zie de bron."]),
         "docx": dict(allow=["all"], expect=["Zie de bron."]), "ods": dict(expect=["@SUM(A1)"]), "xlsx": dict(expect=["@SUM(A1)"])}
CHECKERS = {"pdf": pdf, "odt": text_document, "docx": text_document, "ods": sheets, "xlsx": sheets}


def findings(path: Path, **other) -> list[Finding]:
    kind = path.suffix[1:]
    return CHECKERS[kind].check(str(path), Asked(**(dict(marking=MARKING, title=TITLE, language="nl", absent=["Feldora"])
        | ASKED[kind] | other)))


def expect_failure(name: str, found: list[Finding], check: str):
    failures = [finding.check for finding in found if not finding.passed]
    report(name, "" if any(failure.startswith(check) for failure in failures) else f"\"{check}\" did not fail; failed: {failures}")


# ---- PDF -------------------------------------------------------------------------------------------------------------

def elements(document, kind: str) -> list:
    return [thing for thing in document.objects if isinstance(thing, Dictionary) and thing.get("/S") == Name("/" + kind)
            and "/P" in thing]


def fonts(document) -> list:
    return [thing for thing in document.objects if isinstance(thing, Dictionary) and thing.get("/Type") == Name.Font]


def each(things: list, change: Callable):
    assert things
    for thing in things:
        change(thing)


def without(*keys: str) -> Callable:
    def change(thing):
        for key in keys:
            del thing[key]
    return change


def put(key: str, value) -> Callable:
    return lambda thing: thing.__setitem__(key, value)


def links(document) -> list:
    return [note for page in document.pages for note in page.obj.get("/Annots", [])]


def packet(document, old: str, new: str):
    data = document.Root.Metadata.read_bytes()
    assert old.encode() in data
    document.Root.Metadata.write(data.replace(old.encode(), new.encode()))


def content(document, page: int, old: str, new: str, count: int = -1):
    data = document.pages[page].Contents.read_bytes().decode("latin-1")
    assert re.search(old, data, re.DOTALL)
    document.pages[page].Contents.write(re.sub(old, lambda match: new, data, count=max(count, 0), flags=re.DOTALL).encode("latin-1"))


def added(document, page: int, operators: bytes):
    contents = document.pages[page].Contents
    contents.write(contents.read_bytes() + b"\n" + operators)


def attached(document, name: str, data: bytes):
    document.attachments[name] = pikepdf.AttachedFileSpec(document, data, filename=name)


def shown_in_first_artifact(document):
    content(document, 1, r"/Artifact BMC\nq 0 0 0 rg\nBT.*?ET\n", "/Artifact BMC\nq 0 0 0 rg\n", 1)


def numbers_dropped(document):
    data = document.pages[1].Contents.read_bytes().decode("latin-1")
    start = data.rindex("/Text#20body")  # what follows is the foot
    document.pages[1].Contents.write((data[:start] + re.sub(r"BT.*?ET", "", data[start:], flags=re.DOTALL)).encode("latin-1"))


def lzw(document):
    document.Root["/Extra"] = document.make_indirect(pikepdf.Stream(document, b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01",
        Filter=Name.LZWDecode))


PDF_DEFECTS: list[tuple[str, Callable, str]] = [
    ("a font is not embedded", lambda d: each([f for f in fonts(d) if "/FontDescriptor" in f][:1],
        lambda f: without("/FontFile2")(f.FontDescriptor)), "every font is embedded"),
    ("a font does not say its characters", lambda d: each(fonts(d)[:1],
        without("/ToUnicode", *["/Encoding"] * ("/Encoding" in fonts(d)[0]))), "every font says its characters"),
    ("a picture has no text in its place", lambda d: each(elements(d, "Figure"), without("/Alt")),
     "every figure has a text in its place"),
    ("a picture's text is blank", lambda d: each(elements(d, "Figure"), put("/Alt", " ")), "every figure has a text in its place"),
    ("keywords", lambda d: d.docinfo.__setitem__("/Keywords", "k"), "there is no other property"),
    ("a property of one's own", lambda d: d.docinfo.__setitem__("/Company", "Ministry"), "there is no other property"),
    ("a property in the packet alone", lambda d: packet(d, "</xmp:CreatorTool>", "</xmp:CreatorTool><xmp:Nickname>x</xmp:Nickname>"),
     "there is no other property"),
    ("an author", lambda d: d.docinfo.__setitem__("/Author", "A"), "there is no author"),
    ("another title", lambda d: packet(d, TITLE, "Other"), "the title is the one asked for"),
    ("two titles", lambda d: d.docinfo.__setitem__("/Title", "Other"), "the XMP packet and the Info dictionary agree"),
    ("two dates", lambda d: d.docinfo.__setitem__("/CreationDate", "D:20200101000000Z"), "the XMP packet and the Info dictionary agree"),
    ("PDF/A-1", lambda d: packet(d, "<pdfaid:part>2", "<pdfaid:part>1"), "the XMP packet says PDF/A-2b"),
    ("a script", lambda d: put("/OpenAction", Dictionary(S=Name.JavaScript, JS="app.alert(1)"))(d.Root), "no script"),
    ("a program to start", lambda d: put("/A", Dictionary(S=Name.Launch, F="x.exe"))(links(d)[-1]), "no script"),
    ("an attachment", lambda d: attached(d, "x.txt", b"x"), "no script"),
    ("a form", lambda d: put("/AcroForm", Dictionary(Fields=Array()))(d.Root), "no script"),
    ("private data", lambda d: put("/PieceInfo", Dictionary())(d.pages[0].obj), "there is no other property"),
    ("LZW", lzw, "no filter that PDF/A forbids"),
    ("a stream elsewhere", lambda d: put("/F", "other.bin")(d.pages[0].Contents), "every stream is in the file"),
    ("no output intent", lambda d: without("/OutputIntents")(d.Root), "an output intent"),
    ("a damaged profile", lambda d: d.Root.OutputIntents[0].DestOutputProfile.write(b"no profile"), "an output intent"),
    ("a colour of another device", lambda d: added(d, 0, b"/Artifact BMC 0 0 0 1 k EMC"), "every colour of a device"),
    ("another language", lambda d: put("/Lang", "de-DE")(d.Root), "its language is told"),
    ("no language", lambda d: without("/Lang")(d.Root), "its language is told"),
    ("not marked as tagged", lambda d: without("/MarkInfo")(d.Root), "it is tagged"),
    ("no structure", lambda d: without("/StructTreeRoot")(d.Root), "it is tagged"),
    ("a figure beside the document", lambda d: d.Root.StructTreeRoot.__setitem__("/K",
        Array([elements(d, "Figure")[0], *d.Root.StructTreeRoot.K])), "the structure is one document"),
    ("the last chapter first", lambda d: elements(d, "Document")[0].__setitem__("/K",
        Array([elements(d, "Document")[0].K[-1], *list(elements(d, "Document")[0].K)[:-1]])), "it reads page after page"),
    ("a level skipped", lambda d: each(elements(d, "H2"), put("/S", Name.H4)), "headings begin with H1"),
    ("a paragraph for a heading", lambda d: each(elements(d, "H1")[:1], put("/S", Name.P)), "headings begin with H1"),
    ("no scope", lambda d: each(elements(d, "TH")[:1], without("/A")), "tables have rows"),
    ("no header cells", lambda d: each(elements(d, "TH"), put("/S", Name.TD)), "tables have rows"),
    ("a row of no cells", lambda d: each(elements(d, "TR")[-1:], without("/K")), "tables have rows"),
    ("a row too short", lambda d: each(elements(d, "TR")[-1:], lambda row: row.K.__delitem__(0)), "tables have rows"),
    ("a type of its own", lambda d: without("/RoleMap")(d.Root.StructTreeRoot), "every type is a standard one"),
    ("no parent tree", lambda d: without("/ParentTree")(d.Root.StructTreeRoot), "content and structure lead to each other"),
    ("content of no element", lambda d: each(elements(d, "Caption")[:1], without("/K")), "content and structure lead to each other"),
    ("no bookmarks", lambda d: without("/Outlines")(d.Root), "every bookmark leads to a page"),
    ("a bookmark that leads nowhere", lambda d: without("/Dest")(d.Root.Outlines.First), "every bookmark leads to a page"),
    ("a bookmark of another name", lambda d: put("/Title", "Other")(d.Root.Outlines.First), "the bookmarks are the headings"),
    ("a bookmark too few", lambda d: without("/Next")(d.Root.Outlines.First), "the bookmarks are the headings"),
    ("a hidden link", lambda d: put("/F", 6)(links(d)[0]), "every annotation is a link"),
    ("a link that is not printed", lambda d: without("/F")(links(d)[0]), "every annotation is a link"),
    ("a note", lambda d: put("/Subtype", Name.Text)(links(d)[0]), "every annotation is a link"),
    ("no marking at the head of page 2", shown_in_first_artifact, "the marking stands at the head and foot"),
    ("no marking at the foot of page 2", numbers_dropped, "the marking stands at the head and foot"),
    ("no number on page 2", numbers_dropped, "every page says which of how many"),
    ("head and foot as text", lambda d: content(d, 1, "/Artifact BMC", "/Span BMC"), "head and foot are artifacts"),
    ("a text missing", lambda d: content(d, 2, "BT.*?ET", ""), "says \"Zie de bron.\""),
    ("loose content (UA)", lambda d: added(d, 0, b"0 0 m 99 99 l S"), "all content is tagged or an artifact"),
    ("no tab order (UA)", lambda d: without("/Tabs")(d.pages[0].obj), "pages with links"),
    ("a link that says nothing (UA)", lambda d: without("/Contents")(links(d)[0]), "every link is in the structure"),
    ("a link without structure (UA)", lambda d: each(elements(d, "Link")[-1:], without("/K")), "every link is in the structure"),
    ("the file's name for its title (UA)", lambda d: without("/ViewerPreferences")(d.Root), "the window shows the title"),
    ("no PDF/UA (UA)", lambda d: packet(d, "pdfuaid:part>1", "pdfuaid:part>2"), "the XMP packet says PDF/UA-1"),
]


def test_pdf(good: Path, folder: Path):
    strict = [finding.check for finding in findings(good, allow=[]) if not finding.passed]
    report("what is allowed for has to be asked for", "" if set(strict) == {"every figure has its content", "the tab order is a name"}
           else f"failed: {strict}")

    def tried(number: int, change: Callable) -> list[Finding]:
        path = folder / f"defect{number}.pdf"
        with pikepdf.open(good) as document:
            change(document)
            document.save(path, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)  # as they are
        return findings(path)
    report("PDF saved again without a change", "; ".join(str(f) for f in tried(0, lambda d: None) if not f.passed))
    with ThreadPoolExecutor(2) as pool:  # it is pdftotext that takes the time
        tries = [pool.submit(tried, number, change) for number, (_, change, _) in enumerate(PDF_DEFECTS, 1)]
    for (name, _, check), done in zip(PDF_DEFECTS, tries):
        expect_failure(f"PDF: {name}", done.result(), check)
    data, path = good.read_bytes(), folder / "defect.pdf"
    for name, changed, check in (("bytes after the end", data + b"more", "nothing follows the end"),
                                 ("an update", data + data[data.rindex(b"startxref"):], "it was written once"),
                                 ("no ID", re.sub(rb"/ID(\s*\[)", rb"/IX\1", data), "the trailer has an ID"),
                                 ("no comment after the version", data.replace(b"%\xc3", b"%a", 1), "begins as PDF/A asks"),
                                 ("cut off", data[:len(data) // 2], "the file is sound")):
        path.write_bytes(changed)
        expect_failure(f"PDF: {name}", findings(path), check)
    with pikepdf.open(good) as document:
        content(document, 1, r"(?<=/Caption<</MCID 5>>BDC\n).*?(?=EMC)", "")
        document.save(folder / "lost.pdf")
    with pikepdf.open(good) as document:
        document.save(path, encryption=pikepdf.Encryption(owner="o", user=""))
    expect_failure("PDF: encrypted", findings(path), "it is not encrypted")
    with pikepdf.open(good) as document:
        document.save(path, encryption=pikepdf.Encryption(owner="o", user="u"))
    expect_failure("PDF: locked", findings(path), "it is not encrypted")
    whole = good.with_name("good.odt")
    report("PDF: it holds all of its text document", "; ".join(str(f) for f in findings(good, text_of=str(whole)) if not f.passed))
    expect_failure("PDF: a row that found no page", findings(folder / "lost.pdf", text_of=str(whole)), "it holds all of")
    expect_failure("PDF: a text that must be absent", findings(good, absent=["zie DE bron"]), "does not say")


# ---- packages --------------------------------------------------------------------------------------------------------

def edit(part: str, pattern: str, replacement: str) -> dict:
    return {"edits": {part: [(pattern, replacement)]}}


CELL = r"<text:p>open</text:p>"
PACKAGE_DEFECTS: dict[str, list[tuple[str, dict, str]]] = {
    "odt": [
        ("a thumbnail", dict(added={"Thumbnails/thumbnail.png": b"x"}), "there is no thumbnail"),
        ("a printer", edit("settings.xml", r'(config:name="PrinterName"[^>]*)/>', r"\1>Room 12</config:config-item>"),
         "the settings name no printer"),
        ("a part that is not listed", dict(added={"hidden.xml": b"<a/>"}), "the manifest lists what is there"),
        ("a macro library", dict(added={"Basic/script-lc.xml": b"<a/>"}), "there is nothing but the document"),
        ("a toolbar", dict(added={"Configurations2/toolbar/x.xml": b"<a/>"}), "there is nothing but the document"),
        ("broken XML", edit("content.xml", "</office:body>", ""), "every XML part is well-formed"),
        ("a comment", edit("content.xml", "Zie ", "Zie <office:annotation/>"), "there are no comments and tracked changes"),
        ("a tracked change", edit("content.xml", "<text:sequence-decls>", "<text:tracked-changes/><text:sequence-decls>"),
         "there are no comments and tracked changes"),
        ("an author's field", edit("content.xml", "Zie ", "<text:author-name>A</text:author-name>"), "no field tells"),
        ("the file's name", edit("styles.xml", "(<text:page-number)", r"<text:file-name>/home/a</text:file-name>\1"), "no field tells"),
        ("a picture elsewhere", edit("content.xml", "Pictures/([^\"]*)svg", r"https://example.org/\1svg"),
         "nothing is fetched from outside"),
        ("an author", edit("meta.xml", "<dc:title>", "<dc:creator>A</dc:creator><dc:title>"), "there is no author"),
        ("keywords", edit("meta.xml", "<dc:title>", "<meta:keyword>k</meta:keyword><dc:title>"), "there is no other property"),
        ("how long it took", edit("meta.xml", "<dc:title>", "<meta:editing-duration>PT1H</meta:editing-duration><dc:title>"),
         "there is no other property"),
        ("a template", edit("meta.xml", "<dc:title>", '<meta:template xlink:href="/home/a.ott"/><dc:title>'),
         "there is no other property"),
        ("another title", edit("meta.xml", TITLE, "Other"), "the title is the one asked for"),
        ("another language", edit("styles.xml", 'fo:language="nl"', 'fo:language="de"'), "its language is the one"),
        ("a level skipped", edit("content.xml", 'text:outline-level="2">Toel', 'text:outline-level="3">Toel'), "headings skip no level"),
        ("no header rows", edit("content.xml", "</?table:table-header-rows>", ""), "every table has header rows"),
        ("no text in place of a picture", edit("content.xml", "<svg:(title|desc)>.*?</svg:(title|desc)>", ""),
         "every picture has a text"),
        ("a bitmap", edit("content.xml", r"<draw:image [^>]*svg\"[^>]*?/>", ""), "pictures are drawings"),
        ("a picture that is not shown", dict(edits={"META-INF/manifest.xml": [("</manifest:manifest>",
            '<manifest:file-entry manifest:full-path="Pictures/x.svg"/></manifest:manifest>')]},
                                             added={"Pictures/x.svg": b"<svg/>"}), "every picture in the package is shown"),
        ("no contents", edit("content.xml", "text:table-of-content([ >])", r"text:section\1"), "the table of contents"),
        ("contents that lack a heading", edit("content.xml", "Toelichting<text:tab/>", "Uitleg<text:tab/>"), "the table of contents"),
        ("no page numbers", edit("styles.xml", "<text:page-number.*?</text:page-number>", ""), "the foot of every page style"),
        ("no marking at the head", edit("styles.xml", f"(<style:header>.*?){MARKING}", r"\1"), "the marking is in the head and foot"),
        ("a head that is off", edit("styles.xml", "<style:header>", '<style:header style:display="false">'),
         "the marking is in the head and foot"),
        ("a first page without it", edit("styles.xml", "</style:footer>",
                                         "</style:footer><style:footer-first><text:p/></style:footer-first>"),
                                         "the marking is in the head and foot"),
        ("styles by hand", edit("content.xml", "</office:automatic-styles>",
                                "".join(f'<style:style style:name="P{i}" style:family="paragraph"/>' for i in range(40))
                                + "</office:automatic-styles>"),
         "styles are used by name"),
        ("hidden text", edit("styles.xml", "<style:text-properties ", '<style:text-properties text:display="none" '),
         "nothing is hidden"),
        ("a hidden section", edit("content.xml", "<office:text[^>]*>", r'\g<0><text:section text:name="s" text:display="none"/>'),
         "nothing is hidden"),
    ],
    "docx": [
        ("a part that is not listed", dict(added={"word/x.bin": b"x"}), "the content types list"),
        ("a part nothing leads to", dict(added={"word/extra.xml": b"<a/>"}), "there is no part that nothing leads to"),
        ("comments", dict(added={"word/comments.xml": b"<a/>"}), "there are no comments"),
        ("properties of one's own", dict(added={"docProps/custom.xml": b"<a/>"}), "there are no comments"),
        ("an outer picture", edit("word/_rels/document.xml.rels", 'Target="media/image1.png"',
                                  'Target="https://example.org/x.png" TargetMode="External"'), "nothing is fetched from outside"),
        ("an author", edit("docProps/core.xml", "<dc:creator></dc:creator>|<dc:creator/>", "<dc:creator>A</dc:creator>"),
         "there is no author"),
        ("who changed it", edit("docProps/core.xml", "<cp:lastModifiedBy></cp:lastModifiedBy>",
                                "<cp:lastModifiedBy>A</cp:lastModifiedBy>"), "there is no author"),
        ("a subject", edit("docProps/core.xml", "<dc:subject></dc:subject>", "<dc:subject>s</dc:subject>"),
         "there is no other property"),
        ("a company", edit("docProps/app.xml", "</Properties>", "<Company>Ministry</Company></Properties>"),
         "there is no other property"),
        ("a template", edit("docProps/app.xml", "<Template></Template>", "<Template>/home/a.ott</Template>"),
         "there is no other property"),
        ("properties of another language", edit("docProps/core.xml", "nl-NL", "en-US"), "its properties name no other language"),
        ("another language", edit("word/styles.xml", 'w:lang w:val="nl', 'w:lang w:val="de'), "its language is the one"),
        ("no header rows", edit("word/document.xml", r"<w:tblHeader[^>]*/>", ""), "every table has header rows"),
        ("header rows that are off", edit("word/document.xml", r"<w:tblHeader[^>]*/>", '<w:tblHeader w:val="false"/>'),
         "every table has header rows"),
        ("no text in place of a picture", edit("word/document.xml", ' descr="[^"]*"', ""), "every picture has a text"),
        ("no heading", edit("word/document.xml", 'w:pStyle w:val="(Chapter|Heading2)"', 'w:pStyle w:val="TextBody"'),
         "headings skip no level"),
        ("a level skipped", edit("word/styles.xml", r'(?i)w:name w:val="heading 2"', 'w:name w:val="heading 4"'),
         "headings skip no level"),
        ("no contents", edit("word/document.xml", r" TOC [^<]*", ""), "the table of contents"),
        ("contents that lack a heading", edit("word/document.xml", r"Toelichting(</w:t><w:tab/>)", r"Uitleg\1"),
         "the table of contents"),
        ("no marking at the foot", edit("word/footer1.xml", MARKING, ""), "the marking is in the head and foot"),
        ("a first page without it", edit("word/document.xml", "</w:sectPr>", "<w:titlePg/></w:sectPr>"),
         "the marking is in the head and foot"),
        ("no page numbers", edit("word/footer1.xml", " PAGE ", " "), "every section numbers its pages"),
        ("hidden text", edit("word/document.xml", "<w:t>Zie|<w:t [^>]*>Zie", r"<w:rPr><w:vanish/></w:rPr>\g<0>"), "nothing is hidden"),
        ("a tracked change", edit("word/document.xml", "<w:body>", '<w:body><w:p><w:ins w:author="A"><w:r/></w:ins></w:p>'),
         "there are no tracked changes"),
        ("a session", edit("word/document.xml", "<w:p>", '<w:p w:rsidR="00A1">'), "nothing tells in which session"),
        ("an author's field", edit("word/footer1.xml", " NUMPAGES ", " AUTHOR "), "no field tells"),
    ],
    "ods": [
        ("a printer", dict(added={"settings.xml": b'<a xmlns:c="c"><c:config-item c:name="PrinterName">Room 12</c:config-item></a>'}),
         "the settings name no printer"),
        ("a formula", edit("content.xml", 'office:value="0.8"', 'table:formula="of:=1-0.2" office:value="0.8"'), "there is no formula"),
        ("a hidden sheet", edit("content.xml", 'table:display="true"', 'table:display="false"'), "nothing is hidden"),
        ("a hidden row", edit("content.xml", "(<table:table-row )(.*?>.{0,200}Aurelia)", r'\1table:visibility="collapse" \2'),
         "nothing is hidden"),
        ("a hidden column", edit("content.xml", "<table:table-column ", '<table:table-column table:visibility="collapse" '),
         "nothing is hidden"),
        ("a format that shows nothing", edit("content.xml", "</office:automatic-styles>",
            '<number:number-style style:name="N9" xmlns:number="n"/></office:automatic-styles>'), "nothing is hidden"),
        ("a name", edit("content.xml", "<table:named-expressions/>",
                        '<table:named-expressions><table:named-range table:name="n"/></table:named-expressions>'), "there are no names"),
        ("a check of input", edit("content.xml", "<office:spreadsheet>",
                                  '<office:spreadsheet><table:content-validations><table:content-validation table:name="v"/></table:content-validations>'),
         "there are no names"),
        ("a linked sheet", edit("content.xml", '(<table:table table:name="Bewijs"[^>]*>)',
                                r'\1<table:table-source table:table-name="x"/>'), "there are no names"),
        ("a comment", edit("content.xml", CELL, "<office:annotation/>" + CELL), "there are no comments"),
        ("a text that is no text", edit("content.xml", 'office:value-type="string" calcext:value-type="string"(><text:p>=HYP)',
                                        r'office:value-type="float"\1'), "what begins like a formula"),
        ("a text behind another", edit("content.xml",
                                       '(<table:table-cell office:value-type="string")( calcext:value-type="string"><text:p>open)',
                                       r'\1 office:string-value="geheim"\2'),
         "what a cell shows"),
        ("an error", edit("content.xml", CELL, "<text:p>#REF!</text:p>"), "no cell is an error"),
        ("no titles to repeat", edit("content.xml", "</?table:table-header-rows>", ""), "the rows of titles"),
        ("no marking at the foot", edit("styles.xml", f"(<style:footer>.*?){MARKING}", r"\1"), "the marking is in the head and foot"),
        ("another page style", edit("content.xml", 'style:master-page-name="Briefing"', 'style:master-page-name="Default"'),
         "the marking is in the head and foot"),
        ("a text missing", edit("content.xml", "@SUM", "SUM"), "a cell says"),
    ],
    "xlsx": [
        ("a formula", edit("xl/worksheets/sheet1.xml", "<v>0.8</v>", "<f>1-0.2</f><v>0.8</v>"), "there is no formula"),
        ("a hidden sheet", edit("xl/workbook.xml", '(name="Bewijs"[^>]*)state="visible"', r'\1state="veryHidden"'), "nothing is hidden"),
        ("a hidden row", edit("xl/worksheets/sheet1.xml", '(<row r="2"[^>]*)hidden="false"', r'\1hidden="true"'), "nothing is hidden"),
        ("a hidden column", edit("xl/worksheets/sheet2.xml", "<sheetData>",
                                 '<cols><col min="1" max="1" hidden="1"/></cols><sheetData>'), "nothing is hidden"),
        ("a name", edit("xl/workbook.xml", "<definedNames>", "<definedNames><definedName name=\"n\">Matrix!$A$1</definedName>"),
         "there are no names"),
        ("titles of another workbook", edit("xl/workbook.xml", r">Bewijs!\$1:\$1<", ">[1]Bewijs!$1:$1<"), "there are no names"),
        ("an outer link", dict(added={"xl/externalLinks/externalLink1.xml": b"<a/>"}), "there are no comments"),
        ("a printer", dict(added={"xl/printerSettings/printerSettings1.bin": b"x"}), "there are no comments"),
        ("a check of input", edit("xl/worksheets/sheet1.xml", "<printOptions",
                                  "<dataValidations><dataValidation/></dataValidations><printOptions"), "there are no filters"),
        ("a text nobody shows", edit("xl/sharedStrings.xml", "</sst>", "<si><t>geheim</t></si></sst>"), "every shared text"),
        ("a text that is no text", edit("xl/worksheets/sheet1.xml", 't="s"><v>5</v>', 't="str"><v>=HYPERLINK("x")</v>'),
         "what begins like a formula"),
        ("a number that is none", edit("xl/worksheets/sheet1.xml", "<v>0.8</v>", "<v>nul</v>"), "every number is one"),
        ("no titles to repeat", edit("xl/workbook.xml", "<definedNames>.*</definedNames>", ""), "the rows of titles"),
        ("no marking at the head", edit("xl/worksheets/sheet2.xml", f"&amp;C{MARKING}</oddHeader>", "</oddHeader>"),
         "the marking is in the head and foot"),
        ("other first pages", edit("xl/worksheets/sheet2.xml", 'differentFirst="false"', 'differentFirst="true"'),
         "the marking is in the head and foot"),
        ("an author", edit("docProps/core.xml", "<dc:creator></dc:creator>", "<dc:creator>A</dc:creator>"), "there is no author"),
    ],
}


def test_packages(good: dict[str, Path], folder: Path):
    for kind, defects in PACKAGE_DEFECTS.items():
        for name, change, check in defects:
            expect_failure(f"{kind}: {name}", findings(rezipped(good[kind], folder / f"defect.{kind}", **change)), check)
    with zipfile.ZipFile(good["odt"]) as old, zipfile.ZipFile(folder / "squeezed.odt", "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    expect_failure("odt: its type is not stored", findings(folder / "squeezed.odt"), "the package begins with its type")
    (folder / "damaged.docx").write_bytes(b"no package")
    expect_failure("docx: no package at all", findings(folder / "damaged.docx"), "the package is whole")


# ---- planted secrets -------------------------------------------------------------------------------------------------

def zipped(name: str, data: bytes, comment: bytes = b"") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
        archive.comment = comment
    return buffer.getvalue()


def pdf_with(good: Path, change: Callable) -> bytes:
    buffer = io.BytesIO()
    with pikepdf.open(good) as document:
        change(document)
        document.save(buffer)
    return buffer.getvalue()


def secret_files(good: dict[str, Path]) -> dict[str, bytes]:
    utf8, filler = SECRET.encode(), b"Lorem ipsum dolor sit amet. " * 40
    page = lambda document: document.make_indirect(pikepdf.Stream(document, filler + utf8))  # noqa: E731
    orphan = b"9999 0 obj <</Filter/FlateDecode>> stream\n" + zlib.compress(filler + utf8) + b"\nendstream endobj\n"
    lost = bytearray(zipped("a.txt", filler + utf8) + zipped("b.txt", b"x"))
    written = Path(good["pdf"]).read_bytes()
    return {
        "as it is": filler + utf8, "in capitals": SECRET.upper().encode(), "over two lines": SECRET.replace(" ", "\r\n  ").encode(),
        "with a soft hyphen": SECRET.replace("reiger", "\u00adreiger").encode(),
        "composed otherwise": SECRET.replace("ü", "u\u0308").encode(), "in Latin-1": SECRET.encode("latin-1"), "in UTF-16LE": b"x"
        + SECRET.encode("utf-16-le"), "in UTF-16BE": SECRET.encode("utf-16-be"),
        "with percent signs": b"https://example.org/?q=" + "".join(f"%{byte:02x}" for byte in utf8).encode(),
        "with entities": "".join(f"&#{ord(c)};" for c in SECRET).encode(),
        "with hexadecimal entities": "".join(f"&#x{ord(c):X};" for c in SECRET).encode(),
        "with a named entity": SECRET.replace("ü", "&uuml;").encode(),
        "with entities of entities": SECRET.replace("ü", "&amp;uuml;").encode(),
        "with escapes": json.dumps(SECRET).encode(), "all in escapes": "".join(f"\\u{ord(c):04x}" for c in SECRET).encode(),
        "in hexadecimal digits": utf8.hex().encode(), "between marks": b"<p>Zilver<b>reiger</b> <i>\xc3\xbcber</i> 7</p>",
        "in base64": b"data:image/png;base64," + base64.b64encode(filler + utf8), "in base64 after a word": b"abc"
        + base64.b64encode(utf8 * 2), "in wrapped base64": base64.encodebytes(filler + utf8),
        "in a URL's base64": base64.urlsafe_b64encode(b"\xff\xfe\xfb" + utf8), "in gzip": b"head" + gzip.compress(filler + utf8),
        "in deflate": b"head" + zlib.compress(filler + utf8),
        "in a zip": zipped("a.txt", filler + utf8), "in a zip in a zip": zipped("b.zip", zipped("a.txt", filler + utf8)),
        "as the name of a member": zipped(SECRET, b""), "as a zip's comment": zipped("a", b"", utf8),
        "in a member struck from the directory": bytes(lost),
        "in base64 in XML in a zip": zipped("c.xml", b"<a>" + base64.b64encode(SECRET.encode("utf-16-le")) + b"</a>"),
        "in a stream of a PDF": pdf_with(good["pdf"], lambda d: put("/Extra", page(d))(d.Root)),
        "in a PDF's string": pdf_with(good["pdf"], lambda d: put("/Extra", SECRET)(d.Root)),
        "in UTF-16 in a PDF's string": pdf_with(good["pdf"], lambda d: put("/Extra",
            pikepdf.String(b"\xfe\xff" + SECRET.encode("utf-16-be")))(d.Root)),
            "as a PDF's name": pdf_with(good["pdf"], lambda d: put("/Extra", Name("/" + SECRET))(d.Root)),
        "as a PDF's bookmark": pdf_with(good["pdf"], lambda d: put("/Title", SECRET)(d.Root.Outlines.First)),
        "in a PDF's XMP packet": pdf_with(good["pdf"], lambda d: packet(d, TITLE, SECRET)),
        "in a PDF's file in itself": pdf_with(good["pdf"], lambda d: attached(d, "x.zip", zipped("a.txt", utf8))),
        "in what a PDF no longer leads to": written[:-6] + orphan + written[-6:],
    }


def test_secrets(good: dict[str, Path], folder: Path):
    for number, (name, data) in enumerate(secret_files(good).items()):
        path = folder / f"secret{number}.bin"
        path.write_bytes(data)
        missed = [secret for secret in (SECRET, SECRET.split()[0]) if planted.find(path, [secret])[0].passed]  # one is ASCII
        report(f"a secret {name} is found", f"not {missed}" if missed else "")
    (folder / f"{SECRET}.csv").write_bytes(b"x")
    report("a secret in a file's name is found", "" if not planted.find(folder / f"{SECRET}.csv", [SECRET])[0].passed else "it is not")
    for kind, path in good.items():
        said = "voldoet op het aangeleverde bewijs" if kind in ("pdf", "odt", "docx") else "verklaring"
        report(f"{kind}: its own text is found", "" if not planted.find(path, [said])[0].passed else "it is not")
        report(f"{kind}: what it does not hold is not found", "; ".join(planted.find(path, [SECRET])[0].faults))
    try:
        planted.find(good["pdf"], ["ab"])
        report("a secret too short is refused", "it is not")
    except ValueError:
        report("a secret too short is refused")


def main() -> int:
    folder = Path(tempfile.mkdtemp(prefix="export-checks-"))
    try:
        good = good_files(folder)
        for kind, path in good.items():
            report(f"{kind}: a good file passes", "; ".join(str(finding) for finding in findings(path) if not finding.passed))
        test_pdf(good["pdf"], folder)
        test_packages(good, folder)
        test_secrets(good, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
