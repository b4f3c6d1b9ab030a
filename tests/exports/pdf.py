#!/usr/bin/python3
"""Reads a PDF back: PDF/A-2b as far as structure shows it, tags, bookmarks, marking, metadata; with --ua PDF/UA-1 too.

    pdf.py FILE [--ua] [--text-of FILE.odt] [--marking TEXT] [--title T] [--author A | --no-author] [--language nl]
           [--expect TEXT…] [--absent TEXT…] [--allow NAME…]

It is no validator: it does not look into font programs, glyph widths or image data, and cannot tell whether a paragraph
of the text has become a paragraph of the structure, only that all content lies in some element of it.
"""
import sys

sys.dont_write_bytecode = True
if __name__ == "__main__":
    sys.path.append(sys.path.pop(0))  # the library first: it has modules of the names that stand here

import html
import re
import subprocess
import zipfile
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timezone
from itertools import zip_longest
from xml.etree import ElementTree

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from checks import Asked, Finding, Findings, check_properties, check_texts, every, levels, local, packed, run, same_language, text_of

ALLOWANCES = {
    "tabs-as-string": "LibreOffice 7.4 writes a page's tab order as the string (S), not as the name /S",
    "figure-without-content": "LibreOffice 7.4 paints a text's pictures as artifacts: their Figure has its Alt and nothing else",
}
FORBIDDEN_ACTIONS = {"/JavaScript", "/Launch", "/Sound", "/Movie", "/ResetForm", "/ImportData", "/Hide", "/SetOCGState",
                     "/Rendition", "/Trans", "/GoTo3DView", "/SubmitForm", "/GoToE", "/GoToR"}
INVISIBLE, HIDDEN, PRINT, NO_VIEW, TOGGLE_NO_VIEW = 1, 2, 4, 32, 256
STANDARD_TYPES = set("""Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI
    Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP
    Figure Formula Form""".split())
PAINTING = set("Tj TJ ' \" S s f F f* B B* b b* sh Do EI".split()) | {"INLINE IMAGE"}
PROPERTIES = {"pdfaid:part", "pdfaid:conformance", "pdfuaid:part", "dc:title", "dc:creator", "dc:date", "dc:format", "dc:language",
              "pdf:Producer", "pdf:PDFVersion", "xmp:CreatorTool", "xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"}
PREFIXES = {"http://www.aiim.org/pdfa/ns/id/": "pdfaid", "http://www.aiim.org/pdfua/ns/id/": "pdfuaid",
            "http://purl.org/dc/elements/1.1/": "dc", "http://ns.adobe.com/pdf/1.3/": "pdf",
            "http://ns.adobe.com/xap/1.0/": "xmp", "http://ns.adobe.com/xap/1.0/mm/": "xmpMM"}
MARGIN = 0.12  # of a page's height: where its head and its foot are looked for
PAGE_OF = r"(?<!\d){}\s*(?:/|of|van|sur|de|von)\s*{}(?!\d)"


def dictionaries(pdf):
    """Every dictionary and stream of the file, those without a number too."""
    def within(thing):
        if isinstance(thing, (Dictionary, Stream)):
            yield thing
            parts = [value for _, value in thing.items()]
        elif isinstance(thing, Array):
            parts = list(thing)
        else:
            return
        for part in parts:
            if isinstance(part, pikepdf.Object) and not part.is_indirect:
                yield from within(part)
    for thing in pdf.objects:
        yield from within(thing)
    yield from within(pdf.trailer)


def items(thing) -> list:
    return list(thing) if isinstance(thing, Array) else [] if thing is None else [thing]


def properties(pdf) -> dict[str, str]:
    """What the XMP packet says; a list's values are joined."""
    if not isinstance(pdf.Root.get("/Metadata"), Stream):
        return {}
    found, rdf = {}, "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
    for description in ElementTree.fromstring(pdf.Root.Metadata.read_bytes().strip(b"\0")).iter(rdf + "Description"):
        given = {key: value for key, value in description.attrib.items() if not key.startswith(rdf)}
        given |= {child.tag: "; ".join(t.strip() for t in child.itertext() if t.strip()) for child in description}
        for key, value in given.items():
            space = key[1:].partition("}")[0]
            found[f"{PREFIXES.get(space, space)}:{local(key)}"] = value
    return found


def moment(text: str):
    """A date of either way of writing it."""
    digits = re.sub(r"[^0-9Z+-]", "", text.removeprefix("D:").replace("T", ""))
    match = re.match(r"(\d{4})-?(\d\d)-?(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-])(\d\d)(\d\d)?)?", digits)
    if not match:
        return text
    day = datetime(*map(int, match.groups()[:6]), tzinfo=timezone.utc)
    offset = int(match[8] or 0) * 60 + int(match[9] or 0)
    return day.timestamp() - (offset if match[7] != "-" else -offset) * 60


def named_destinations(pdf):
    yield from pdf.Root.get("/Dests", Dictionary()).items()
    waiting = items(pdf.Root.get("/Names", Dictionary()).get("/Dests"))
    while waiting:
        node = waiting.pop()
        waiting += items(node.get("/Kids"))
        names = items(node.get("/Names"))
        yield from zip(map(str, names[::2]), names[1::2])


# ---- reading ---------------------------------------------------------------------------------------------------------

def characters(font) -> tuple[int, dict[int, str]]:
    """How many bytes a code has, and the text of each code."""
    width = 2 if font.get("/Subtype") == Name.Type0 else 1
    if not isinstance(font.get("/ToUnicode"), Stream):
        return width, {code: bytes([code]).decode("cp1252", "replace") for code in range(32, 256)} if width == 1 else {}
    table, of = {}, lambda digits: bytes.fromhex(digits.decode()).decode("utf-16-be", "replace")
    data = font.ToUnicode.read_bytes()
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", data, re.DOTALL):
        table |= {int(code, 16): of(text) for code, text in re.findall(rb"<(\w+)>\s*<(\w+)>", block)}
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", data, re.DOTALL):
        for first, last, text, listed in re.findall(rb"<(\w+)>\s*<(\w+)>\s*(?:<(\w+)>|\[(.*?)\])", block, re.DOTALL):
            texts = [of(one) for one in re.findall(rb"<(\w+)>", listed)]
            for step in range(int(last, 16) - int(first, 16) + 1):
                table[int(first, 16) + step] = (texts[step] if step < len(texts)
                    else "") if listed else of(text)[:-1] + chr(ord(of(text)[-1]) + step)
    return width, table


@dataclass
class Stretch:
    """Of the content between its marks; the first of a page is what lies outside any."""
    artifact: bool = False
    mcid: int | None = None
    painted: int = 0
    text: str = ""


def stretches(page, fonts: dict) -> list[Stretch]:
    found, open_marks, decode = [Stretch()], [], (1, {})
    resources = page.obj.get("/Resources", Dictionary())
    named, own_fonts = resources.get("/Properties", Dictionary()), resources.get("/Font", Dictionary())
    for operands, operator in pikepdf.parse_content_stream(page):
        operator = str(operator)
        if operator in ("BMC", "BDC"):
            given = operands[1] if operator == "BDC" else Dictionary()
            given = named.get(str(given), Dictionary()) if isinstance(given, Name) else given
            found.append(Stretch(operands[0] == Name.Artifact, int(given.MCID) if "/MCID" in given else None))
            open_marks.append(found[-1])
        elif operator == "EMC":
            if open_marks:
                open_marks.pop()
        elif operator == "Tf":
            font = own_fonts.get(str(operands[0]), Dictionary())
            if font.objgen not in fonts or not font.is_indirect:
                fonts[font.objgen] = characters(font)
            decode = fonts[font.objgen]
        elif operator in PAINTING:
            stretch = next((mark for mark in reversed(open_marks) if mark.artifact or mark.mcid is not None), found[0])
            stretch.painted += 1
            if operator in ("Tj", "TJ", "'", "\""):
                width, table = decode
                for part in items(operands[-1]):
                    if isinstance(part, pikepdf.String):
                        codes = bytes(part)
                        stretch.text += "".join(table.get(int.from_bytes(codes[i:i + width], "big"), "\ufffd")
                            for i in range(0, len(codes), width))
    return found


class Element:
    """An element of the structure, its type after the role map."""

    def __init__(self, thing, roles, page=None):
        kind, seen = str(thing.get("/S", "")), set()
        while kind in roles and kind not in seen and kind[1:] not in STANDARD_TYPES:
            seen.add(kind)
            kind = str(roles[kind])
        self.thing, self.kind, self.page = thing, kind[1:], thing.get("/Pg", page)
        self.children, self.marks, self.objects, self.parts = [], [], [], []
        for kid in items(thing.get("/K")):
            if isinstance(kid, Dictionary) and "/S" in kid:
                self.children.append(Element(kid, roles, self.page))
                self.parts.append(self.children[-1])
            elif isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR:
                self.objects.append(kid.get("/Obj"))
            else:
                owner, number = (kid.get("/Pg", self.page), kid.MCID) if isinstance(kid, Dictionary) else (self.page, kid)
                self.marks.append((owner.objgen if owner is not None else None, int(number)))
                self.parts.append(self.marks[-1])

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()

    def all_marks(self):
        """In reading order."""
        for part in self.parts:
            if isinstance(part, Element):
                yield from part.all_marks()
            else:
                yield part

    def has(self, kind) -> bool:
        return any(element.kind == kind for element in self.walk())

    def attribute(self, name):
        return next((a[name] for a in items(self.thing.get("/A")) if isinstance(a, Dictionary) and name in a), None)

    def text(self, texts: dict) -> str:
        return "".join(part.text(texts) if isinstance(part, Element) else texts.get(part, "") for part in self.parts)


def numbers(tree) -> dict[int, object]:
    found, waiting = {}, items(tree)
    while waiting:
        node = waiting.pop()
        waiting += items(node.get("/Kids"))
        entries = items(node.get("/Nums"))
        found |= zip(map(int, entries[::2]), entries[1::2])
    return found


class Reading:
    """What the checks need more than once."""

    def __init__(self, pdf):
        self.pdf, fonts = pdf, {}
        self.things = list(dictionaries(pdf))
        self.pages = {page.obj.objgen: stretches(page, fonts) for page in pdf.pages}
        self.texts = {(page, part.mcid): part.text for page, parts in self.pages.items() for part in parts if part.mcid is not None}
        root = pdf.Root.get("/StructTreeRoot", Dictionary())
        self.tops = [Element(kid, root.get("/RoleMap", Dictionary())) for kid in items(root.get("/K"))]
        self.elements = [element for top in self.tops for element in top.walk()]
        self.parents = numbers(root.get("/ParentTree"))
        self.destinations = dict(named_destinations(pdf))
        self.told = properties(pdf)

    def leads_somewhere(self, goal) -> bool:
        if not isinstance(goal, Array):
            goal = self.destinations.get(str(goal))
            goal = goal.get("/D") if isinstance(goal, Dictionary) else goal
        return isinstance(goal, Array) and len(goal) > 0 and isinstance(goal[0], Dictionary) and goal[0].objgen in self.pages


# ---- PDF/A-2b --------------------------------------------------------------------------------------------------------

def check_file(say: Findings, read: Reading, data: bytes):
    pdf = read.pdf
    say("the file is sound", [str(problem) for problem in pdf.check()])
    say("begins as PDF/A asks", re.match(rb"%PDF-1\.[0-7]\s+%[\x80-\xff]{4}", data) is not None,
        "no comment of four high bytes after the version")
    say("nothing follows the end", re.search(rb"%%EOF\r?\n?\Z", data) is not None, "there are bytes after %%EOF")
    say("it was written once", data.count(b"%%EOF") == 1, "there is an incremental update: what it replaced is still there")
    identity = pdf.trailer.get("/ID")
    say("the trailer has an ID", isinstance(identity, Array) and len(identity) == 2 and all(len(bytes(part)) for part in identity),
        "none, or not two")
    say("it is not encrypted", not pdf.is_encrypted and "/Encrypt" not in pdf.trailer)
    names, root = pdf.Root.get("/Names", Dictionary()), pdf.Root
    faults = [f"{key} in the catalogue" for key in ("/AA", "/AcroForm", "/AF", "/Perms", "/Requirements", "/Collection", "/PieceInfo",
        "/OCProperties") if key in root]
    faults += [f"{key} among the names" for key in ("/JavaScript", "/EmbeddedFiles", "/AlternatePresentations") if key in names]
    filters, external = [], []
    for thing in read.things:
        kind = str(thing.get("/S", ""))
        if kind in FORBIDDEN_ACTIONS and thing.get("/Type", Name.Action) == Name.Action and "/P" not in thing:
            faults.append(f"an action {kind}")
        faults += [f"{key} in {thing.get('/Type', 'a dictionary')}" for key in ("/JS", "/XFA", "/EF", "/AA", "/OPI", "/Alternates")
                   if key in thing]
        if isinstance(thing, Stream):
            filters += [f"{one}" for one in items(thing.get("/Filter")) if one in (Name.LZWDecode, Name.Crypt)]
            external += [f"a stream with {key}" for key in ("/F", "/FFilter", "/FDecodeParms") if key in thing]
            if thing.get("/Subtype") == Name.PS or thing.get("/Interpolate") is True or "/Ref" in thing:
                faults.append("PostScript, a reference to another file, or an interpolated picture")
            if Name.DCTDecode in items(thing.get("/Filter")) and b"Exif\0" in thing.read_raw_bytes()[:4096]:
                faults.append("a photograph with Exif data")
    say("no script, start of programs, form, attachment or private data", faults)
    say("no filter that PDF/A forbids", filters)
    say("every stream is in the file", external)


def check_fonts(say: Findings, read: Reading):
    faults, silent, count = [], [], 0
    for font in read.things:
        if font.get("/Type") != Name.Font:
            continue
        count += 1
        kind, name = str(font.get("/Subtype", "")), str(font.get("/BaseFont", font.get("/Name", "a font")))
        if kind == "/Type0":
            if not items(font.get("/DescendantFonts")):
                faults.append(f"{name} has no descendant")
        elif kind != "/Type3" and not any(key in font.get("/FontDescriptor", Dictionary())
                                          for key in ("/FontFile", "/FontFile2", "/FontFile3")):
            faults.append(f"{name} is not embedded")
        encoding = font.get("/Encoding")
        if not kind.startswith("/CIDFont") and "/ToUnicode" not in font and encoding not in (Name.WinAnsiEncoding,
            Name.MacRomanEncoding, Name.StandardEncoding):
            silent.append(f"{name} has neither ToUnicode nor a standard encoding")
    say("every font is embedded", faults if count else ["there is no font"])
    say("every font says its characters", silent)


def check_colours(say: Findings, read: Reading):
    intents = [intent for intent in items(read.pdf.Root.get("/OutputIntents")) if intent.get("/S") == Name.GTS_PDFA1]
    channels = {b"RGB ": 3, b"GRAY": 1, b"CMYK": 4}
    faults, space = [], b""
    for intent in intents:
        profile = intent.get("/DestOutputProfile")
        data = profile.read_bytes() if isinstance(profile, Stream) else b""
        space = data[16:20]
        if data[36:40] != b"acsp" or int.from_bytes(data[:4], "big") != len(data):
            faults.append("its ICC profile is missing or damaged")
        elif channels.get(space) != profile.get("/N"):
            faults.append(f"the profile is for {space!r}, N says {profile.get('/N')}")
    if not say("an output intent with its profile", faults if intents else ["there is none"]):
        space = b""
    allowed = {b"RGB ": {"gray", "rgb"}, b"CMYK": {"gray", "cmyk"}, b"GRAY": {"gray"}}.get(space, set())
    used = set()
    operators = {"g": "gray", "G": "gray", "rg": "rgb", "RG": "rgb", "k": "cmyk", "K": "cmyk"}
    spaces = {"/DeviceGray": "gray", "/DeviceRGB": "rgb", "/DeviceCMYK": "cmyk"}
    for content in contents(read):
        for operands, operator in pikepdf.parse_content_stream(content):
            if str(operator) in operators:
                used.add(operators[str(operator)])
            elif str(operator) in ("cs", "CS") and str(operands[0]) in spaces:
                used.add(spaces[str(operands[0])])
    for thing in read.things:
        for key in ("/ColorSpace", "/CS"):
            for part in items(thing.get(key)):
                if isinstance(part, Name) and str(part) in spaces:
                    used.add(spaces[str(part)])
    say("every colour of a device is that of the output intent", [f"{one} is used" for one in sorted(used - allowed)])


def contents(read: Reading):
    """What is painted: pages, forms, patterns."""
    yield from read.pdf.pages
    yield from (thing for thing in read.things if isinstance(thing, Stream)
                and (thing.get("/Subtype") == Name.Form or thing.get("/PatternType") == 1))


def check_annotations(say: Findings, read: Reading):
    faults = []
    for number, page in enumerate(read.pdf.pages, 1):
        for note in items(page.obj.get("/Annots")):
            kind, flags = str(note.get("/Subtype", "")), int(note.get("/F", 0))
            where = f"{kind} on page {number}"
            if kind != "/Link":
                faults.append(f"{where}: no export has such")
                if "/AP" not in note:
                    faults.append(f"{where} has no appearance")
            if not flags & PRINT:
                faults.append(f"{where} is not printed")
            if flags & (INVISIBLE | HIDDEN | NO_VIEW | TOGGLE_NO_VIEW):
                faults.append(f"{where} is hidden")
            goal = note.get("/Dest", note.get("/A", Dictionary()).get("/D"))
            if goal is not None and not read.leads_somewhere(goal):
                faults.append(f"{where} leads nowhere")
    say("every annotation is a link, shown and printed, that leads somewhere", faults)


def check_metadata(say: Findings, read: Reading, asked: Asked):
    pdf, told = read.pdf, read.told
    info = {key: str(value) for key, value in pdf.docinfo.items()} if "/Info" in pdf.trailer else {}
    say("the XMP packet says PDF/A-2b", told.get("pdfaid:part") == "2" and told.get("pdfaid:conformance", "").upper() == "B",
        f"it says part {told.get('pdfaid:part')}, conformance {told.get('pdfaid:conformance')}")
    pairs = {"/Title": "dc:title", "/Author": "dc:creator", "/Subject": "dc:description", "/Keywords": "pdf:Keywords",
             "/Creator": "xmp:CreatorTool", "/Producer": "pdf:Producer", "/CreationDate": "xmp:CreateDate", "/ModDate": "xmp:ModifyDate"}
    say("the XMP packet and the Info dictionary agree", [
        f"{old} is {info.get(old)!r}, {new} is {told.get(new)!r}" for old, new in pairs.items()
        if (moment(info.get(old, "")) != moment(told.get(new, "")) if "Date" in old else info.get(old, "") != told.get(new, ""))])
    others = [f"{key} in Info: {value!r}" for key, value in info.items()
              if key not in {"/Title", "/Author", "/Creator", "/Producer", "/CreationDate", "/ModDate", "/Trapped"}]
    others += [f"{key} in XMP: {value!r}" for key, value in told.items() if key not in PROPERTIES]
    others += ["a second metadata stream" for thing in read.things if thing.get("/Type") == Name.Metadata
               and thing.objgen != pdf.Root.get("/Metadata", Dictionary()).objgen]
    others += ["private data (/PieceInfo)" for thing in read.things if "/PieceInfo" in thing]
    check_properties(say, asked, told.get("dc:title", ""), [a for a in (told.get("dc:creator"), info.get("/Author")) if a], others)


# ---- tags ------------------------------------------------------------------------------------------------------------

def check_tags(say: Findings, read: Reading, asked: Asked):
    pdf, elements, info = read.pdf, read.elements, read.pdf.Root.get("/MarkInfo", Dictionary())
    say("it is tagged", info.get("/Marked") is True and bool(elements), "no MarkInfo or no structure")
    say("the tags are not suspect", info.get("/Suspects", False) is False)
    tag = str(pdf.Root.get("/Lang", ""))
    say("its language is told", bool(tag) and (asked.language is None or same_language(tag, asked.language)), f"it is \"{tag}\"")
    say("the structure is one document", [top.kind for top in read.tops] == ["Document"], f"it has {[top.kind for top in read.tops]}")
    order = {page: number for number, page in enumerate(read.pages, 1)}
    walked = [order.get(page, 0) for top in read.tops for page, _ in top.all_marks()]
    # By one page it goes back where a row is parted: cell after cell, each with both of its halves.
    say("it reads page after page", [f"from page {before} to {after}" for before, after in zip(walked, walked[1:]) if after < before - 1])
    say("every type is a standard one", [f"/{e.kind}" for e in elements if e.kind not in STANDARD_TYPES])
    say("paragraphs are told apart", [f"a {e.kind} within a paragraph" for p in elements if p.kind == "P"
                                      for e in p.walk() if e is not p and re.match("P$|H[1-6]?$|Table$", e.kind)]
        if any(e.kind == "P" for e in elements) else ["there is no P"])

    faults, owners = [], {mark: element for element in elements for mark in element.marks}
    for number, page in enumerate(pdf.pages, 1):
        entry = items(read.parents.get(int(page.obj.get("/StructParents", -1))))
        for mcid in sorted({part.mcid for part in read.pages[page.obj.objgen] if part.mcid is not None and not part.artifact}):
            owner = owners.get((page.obj.objgen, mcid))
            if owner is None:
                faults.append(f"content {mcid} of page {number} is in no element")
            elif mcid >= len(entry) or not isinstance(entry[mcid], Dictionary) or entry[mcid].objgen != owner.thing.objgen:
                faults.append(f"the parent tree does not lead from content {mcid} of page {number} to its element")
    faults += [f"a {element.kind} has content {mcid}, which no page has" for (page, mcid), element in owners.items()
               if (page, mcid) not in read.texts]
    say("content and structure lead to each other", faults)

    faults, tables = [], [e for e in elements if e.kind == "Table"]
    for number, table in enumerate(tables, 1):
        rows = [row for part in table.children for row in (part.children if part.kind in ("THead", "TBody", "TFoot") else [part])
                if row.kind != "Caption"]
        cells = [cell for row in rows for cell in row.children]
        faults += [f"table {number}: a {row.kind} in place of a row" for row in rows if row.kind != "TR"]
        faults += [f"table {number}: a {cell.kind} in place of a cell" for cell in cells if cell.kind not in ("TH", "TD")]
        faults += [f"table {number}: row {place} has no cell" for place, row in enumerate(rows, 1) if row.kind == "TR"
                   and not row.children]
        faults += [f"table {number} has no {kind}" for kind in ("TR", "TH", "TD") if not table.has(kind)]
        faults += [f"table {number}: a header cell without Scope" for cell in cells if cell.kind == "TH"
                   and cell.attribute("/Scope") is None]
        widths = {sum(int(cell.attribute("/ColSpan") or 1) for cell in row.children) for row in rows}
        if len(widths) > 1 and not any(cell.attribute("/RowSpan") for cell in cells):
            faults.append(f"table {number}: rows of {sorted(widths)} cells")
    say(f"tables have rows, header cells with a scope, and cells ({len(tables)})", faults)
    figures = [e for e in elements if e.kind in ("Figure", "Formula")]
    say(f"every figure has a text in its place ({len(figures)})",
        [f"figure {n} has none" for n, e in enumerate(figures, 1) if not str(e.thing.get("/Alt", "")).strip()])
    say("every figure has its content", [f"figure {n} is empty" for n, e in enumerate(figures, 1)
                                         if not any(i.marks or i.objects for i in e.walk())],
        allowance="figure-without-content")


def check_headings(say: Findings, read: Reading):
    headings = [(int(e.kind[1:]), e.text(read.texts)) for e in read.elements if re.match(r"H[1-6]$", e.kind)]
    say("headings begin with H1 and skip no level", levels(headings))
    entries, faults = [], []

    def walk(node, level):
        while node is not None:
            entries.append((level, str(node.get("/Title", ""))))
            if not read.leads_somewhere(node.get("/Dest", node.get("/A", Dictionary()).get("/D"))):
                faults.append(f"\"{entries[-1][1]}\" leads nowhere")
            walk(node.get("/First"), level + 1)
            node = node.get("/Next")
    walk(read.pdf.Root.get("/Outlines", Dictionary()).get("/First"), 1)
    say("every bookmark leads to a page", faults if entries else ["there is no bookmark"])
    say("the bookmarks are the headings", [
        f"bookmark {bookmark} beside heading {heading}" for bookmark, heading in zip_longest(entries, headings)
        if bookmark is None or heading is None or bookmark[0] != heading[0] or packed(bookmark[1]) != packed(heading[1])])


# ---- what a reader sees ----------------------------------------------------------------------------------------------

def check_pages(say: Findings, read: Reading, path: str, asked: Asked):
    written = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, timeout=300, check=True).stdout.decode("utf-8",
        "replace")
    pages = re.findall(r"<page width=\"[\d.]+\" height=\"([\d.]+)\">(.*?)</page>", written, re.DOTALL)
    unmarked, unnumbered, read_out = [], [], []
    for number, ((height, words), parts) in enumerate(zip(pages, read.pages.values()), 1):
        placed = re.findall(r"yMin=\"([-\d.]+)\"[^>]* yMax=\"([-\d.]+)\">(.*?)</word>", words)
        head = html.unescape(" ".join(word for _, low, word in placed if float(low) < float(height) * MARGIN))
        foot = html.unescape(" ".join(word for high, _, word in placed if float(high) > float(height) * (1 - MARGIN)))
        here = re.compile(PAGE_OF.format(number, len(pages)))
        if not here.search(head) and not here.search(foot):
            unnumbered.append(f"page {number} does not say that it is {number} of {len(pages)}")
        artifacts = "".join(part.text for part in parts if part.artifact)
        if not here.search(artifacts):
            read_out.append(f"the number of page {number}")
        if asked.marking:
            marking = packed(asked.marking)
            unmarked += [f"page {number} lacks it at the {where}" for where, text in (("head", head), ("foot", foot))
                         if marking not in packed(text)]
            if packed(artifacts).count(marking) < 2:
                read_out.append(f"a marking of page {number}")
    if asked.marking:
        say("the marking stands at the head and foot of every page", unmarked if pages else ["there is no page"])
    say("every page says which of how many it is", unnumbered)
    say("head and foot are artifacts, not read out with the text", read_out)
    check_texts(say, asked, html.unescape(" ".join(word for _, words in pages for word in re.findall(r">(.*?)</word>", words))))


def check_whole(say: Findings, read: Reading, source: str):
    """Rows that found no page are in the text document, and nowhere in the PDF."""
    with zipfile.ZipFile(source) as package:
        content = ElementTree.fromstring(package.read("content.xml"))
    there = "".join(packed(top.text(read.texts)) for top in read.tops)
    paragraphs = [packed(text_of(p)) for body in every(content, "body") for p in every(body, "p", "h") if not any(every(p, "frame"))]
    wanted, faults = Counter(paragraph for paragraph in paragraphs if paragraph), []
    for paragraph, times in wanted.items():
        if there.count(paragraph) < times:
            faults.append(f"\"{paragraph[:60]}\" stands there {there.count(paragraph)} times, not {times}")
    say(f"it holds all of {source.rpartition('/')[2]} ({len(paragraphs)} paragraphs)", faults)


def check_ua(say: Findings, read: Reading):
    say("the XMP packet says PDF/UA-1", read.told.get("pdfuaid:part") == "1", f"it says part {read.told.get('pdfuaid:part')}")
    say("the window shows the title", read.pdf.Root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle") is True
        and bool(read.told.get("dc:title")),
        "no DisplayDocTitle, or no title")
    say("all content is tagged or an artifact", [f"{parts[0].painted} things of page {number} are neither"
                                                 for number, parts in enumerate(read.pages.values(), 1) if parts[0].painted])
    linked = {thing.objgen: element for element in read.elements for thing in element.objects if thing is not None}
    orders, strings, faults = [], [], []
    for number, page in enumerate(read.pdf.pages, 1):
        notes, order = items(page.obj.get("/Annots")), page.obj.get("/Tabs")
        if notes and order != Name.S:
            (strings if isinstance(order, pikepdf.String) and str(order) == "S" else orders).append(f"page {number} has {order!r}")
        for note in notes:
            element = linked.get(note.objgen)
            if element is None or element.kind != "Link":
                faults.append(f"a link of page {number} is not in the structure")
            elif not isinstance(read.parents.get(int(note.get("/StructParent", -1))), Dictionary):
                faults.append(f"a link of page {number} is not in the parent tree")
            if not str(note.get("/Contents", "")).strip():
                faults.append(f"a link of page {number} has no Contents")
    say("pages with links are gone through in the order of the structure", orders)
    say("the tab order is a name", strings, allowance="tabs-as-string")
    say("every link is in the structure and says where it leads", faults)


def check(path: str, asked: Asked) -> list[Finding]:
    say = asked.findings()
    with open(path, "rb") as file:
        data = file.read()
    try:
        pdf = pikepdf.open(path)
    except pikepdf.PasswordError:
        say("it is not encrypted", False)
        return say.found
    except pikepdf.PdfError as error:
        say("the file is sound", [str(error)])
        return say.found
    with pdf:
        read = Reading(pdf)
        check_file(say, read, data)
        check_metadata(say, read, asked)
        check_colours(say, read)
        check_fonts(say, read)
        check_annotations(say, read)
        check_tags(say, read, asked)
        check_headings(say, read)
        check_pages(say, read, path, asked)
        if asked.text_of:
            check_whole(say, read, asked.text_of)
        if asked.ua:
            check_ua(say, read)
    return say.found


if __name__ == "__main__":
    run(__doc__, ALLOWANCES, check, ua=True)
