#!/usr/bin/python3
"""Reads a text document (.odt, .docx) back: its package, headings, tables, pictures, contents, marking, and what it must not tell.

    text_document.py FILE.odt|FILE.docx [--marking TEXT] [--title T] [--author A | --no-author] [--language nl]
                     [--expect TEXT…] [--absent TEXT…] [--allow NAME…]

Nothing is held against the OpenDocument schema: Debian 12 has none for 1.3.
"""
import sys

sys.dont_write_bytecode = True
if __name__ == "__main__":
    sys.path.append(sys.path.pop(0))  # the library first: it has modules of the names that stand here

import re
import zipfile

from checks import (Asked, Finding, Findings, Package, attribute, check_texts, children, every, levels, local, packed, run,
                    same_language, text_of)
from office_files import check_open_document, check_open_xml, marked_head_and_foot, relations

ALLOWANCES = {
    "picture-beside-drawing": "LibreOffice keeps a bitmap of every SVG picture beside it in .odt",
    "drawing-as-bitmap": "LibreOffice 7.4 writes an SVG picture to .docx as a bitmap alone",
}
TELLING_FIELDS = (r"\b(AUTHOR|USERNAME|USERINITIALS|USERADDRESS|LASTSAVEDBY|FILENAME|TEMPLATE|COMMENTS|KEYWORDS|SUBJECT|DOCPROPERTY|"
                  r"DOCVARIABLE|INCLUDETEXT|INCLUDEPICTURE|DDE|DDEAUTO|LINK|DATABASE)\b")  # of Word
MANY = 25  # more automatic styles than this are formatting by hand


# ---- .odt ------------------------------------------------------------------------------------------------------------

def styles_of(package: Package) -> dict[tuple[str, str], object]:
    """By family and name; automatic ones of content.xml come first."""
    found = {}
    for part in ("content.xml", "styles.xml"):
        for style in every(package.root(part), "style"):
            found.setdefault((attribute(style, "family"), attribute(style, "name")), style)
    return found


def masters_in_use(package: Package) -> list:
    styles, masters = styles_of(package), {attribute(m, "name"): m for m in every(package.root("styles.xml"), "master-page")}

    def master_of(family, name):
        while (style := styles.get((family, name))) is not None:
            if attribute(style, "master-page-name"):
                return attribute(style, "master-page-name")
            name = attribute(style, "parent-style-name")
        return None
    used, first = [], None
    for body in every(package.root("content.xml"), "text"):
        blocks = [e for e in body.iter() if local(e.tag) in ("p", "h", "table") and attribute(e, "style-name")]
        asked = [master_of("table" if local(e.tag) == "table" else "paragraph", attribute(e, "style-name")) for e in blocks]
        first, used = (asked[0] if asked else None), [name for name in asked if name]
        break
    used = list(dict.fromkeys(used if first else ["Standard", *used]))
    for name in used:  # grows: the page style that follows is in use as well
        follower = attribute(masters[name], "next-style-name") if name in masters else None
        if follower and follower not in used:
            used.append(follower)
    return [masters[name] for name in used if name in masters]


def hidden(root):
    for element in root.iter():
        name = local(element.tag)
        if name == "text-properties" and attribute(element, "display") in ("none", "condition"):
            yield "a style of hidden text"
        if name == "section" and attribute(element, "display") in ("none", "condition"):
            yield f"the section {attribute(element, 'name')}"
        if name in ("hidden-text", "hidden-paragraph"):
            yield f"a {name}"


def check_odt(path: str, asked: Asked) -> list[Finding]:
    say = asked.findings()
    package = Package(path, say)
    content, styles = package.root("content.xml"), package.root("styles.xml")
    check_open_document(say, package, asked, "text")
    headings = [(int(attribute(h, "outline-level") or 1), text_of(h)) for h in every(content, "h")]
    say("headings skip no level", levels(headings))
    tables = list(every(content, "table"))
    say(f"every table has header rows ({len(tables)})", [
        f"{attribute(table, 'name')} has none" for table in tables
        if not any(len(list(every(rows, "table-row"))) for rows in children(table, "table-header-rows"))])
    frames = [frame for part in (content, styles) for frame in every(part, "frame", "custom-shape", "g", "object")
              if local(frame.tag) != "frame" or list(children(frame, "image", "object"))]
    say(f"every picture has a text in its place ({len(frames)})", [
        f"{attribute(frame, 'name')} has none" for frame in frames
        if not any(text_of(e).strip() for e in children(frame, "title", "desc"))])
    images = [[attribute(image, "href") or "" for image in children(frame, "image")] for frame in frames]
    say("pictures are drawings", [f"{hrefs} has no SVG" for hrefs in images if not any(href.endswith(".svg") for href in hrefs)])
    say("pictures have nothing beside the drawing", [href for hrefs in images for href in hrefs
        if any(h.endswith(".svg") for h in hrefs) and not href.endswith(".svg")],
        allowance="picture-beside-drawing")
    shown = {href for part in (content, styles) for e in part.iter() if (href := attribute(e, "href"))}
    say("every picture in the package is shown", [name for name in package.under("Pictures/") if not name.endswith("/")
        and name not in shown])

    indexes = [(index, [packed(text_of(p)) for body in children(index, "index-body") for p in children(body, "p")])
               for index in every(content, "table-of-content")]
    faults = [] if indexes else ["there is none"]
    for index, entries in indexes:
        depth = next((int(attribute(s, "outline-level") or 10) for s in children(index, "table-of-content-source")), 10)
        faults += [f"\"{text}\" is not in it" for level, text in headings if level <= depth
                   and not any(entry.startswith(packed(text)) for entry in entries)]
    say("the table of contents has the headings", faults)
    masters = masters_in_use(package)
    say("the foot of every page style in use numbers the page", [
        f"{attribute(master, 'name')} lacks {name}" for master in masters for name in ("page-number", "page-count")
        if not any(list(every(part, name)) for part in children(master, "footer", "header"))] if masters
        else ["no page style is in use"])
    marked_head_and_foot(say, asked, masters)
    automatic = [style for part in children(content, "automatic-styles") for style in children(part, "style")
                 if attribute(style, "family") in ("paragraph", "text")]
    say("styles are used by name", len(automatic) <= MANY, f"there are {len(automatic)} automatic styles of paragraphs and characters")
    say("every automatic style of paragraphs has a named one behind it",
        [attribute(s, "name") for s in automatic if attribute(s, "family") == "paragraph" and not attribute(s, "parent-style-name")])
    say("nothing is hidden", [fault for part in (content, styles) for fault in hidden(part)])
    say("no table or section is linked or kept elsewhere", [local(e.tag)
        for e in every(content, "section-source", "dde-source", "table-source", "user-field-decl", "variable-decl")])
    check_texts(say, asked, package.text())
    return say.found


# ---- .docx -----------------------------------------------------------------------------------------------------------

class WordStyles:
    def __init__(self, package: Package):
        self.styles = {attribute(s, "styleId"): s for s in every(package.root("word/styles.xml"), "style")
                       if attribute(s, "type") == "paragraph"}

    def level(self, name: str | None) -> int | None:
        """Of a heading, by its own name or that of a style behind it."""
        while (style := self.styles.get(name)) is not None:
            title = next((attribute(e, "val") or "" for e in children(style, "name")), "")
            if match := re.match(r"heading (\d)$", title, re.IGNORECASE):
                return int(match[1])
            name = next((attribute(e, "val") for e in children(style, "basedOn")), None)
        return None


def switched_on(element) -> bool:
    return (attribute(element, "val") or "true") not in ("0", "false", "off")


def check_docx(path: str, asked: Asked) -> list[Finding]:
    say = asked.findings()
    package = Package(path, say)
    check_open_xml(say, package, asked, "word/document.xml")
    document, styles = package.root("word/document.xml"), WordStyles(package)
    parts = {name: root for name, root in package.xml.items() if name.startswith("word/") and not name.endswith(".rels")}
    headings = []
    for paragraph in every(document, "p"):
        style = next((attribute(e, "val") for properties in children(paragraph, "pPr") for e in children(properties, "pStyle")), None)
        if level := styles.level(style):
            headings.append((level, "".join(text_of(e) for e in every(paragraph, "t"))))
    say("headings skip no level", levels(headings))
    tables = list(every(document, "tbl"))
    say(f"every table has header rows ({len(tables)})", [
        f"table {number} has none" for number, table in enumerate(tables, 1)
        if not any(switched_on(e) for row in list(children(table, "tr"))[:1] for properties in children(row, "trPr")
                   for e in children(properties, "tblHeader"))])
    pictures = [p for root in parts.values() for p in every(root, "docPr")]
    say(f"every picture has a text in its place ({len(pictures)})",
        [f"{p.get('name')} has none" for p in pictures if not (p.get("descr") or "").strip()])
    drawings = {target for part in parts for _, kind, target, _ in relations(package, part) if kind == "image"
                and target.endswith((".svg", ".emf", ".wmf"))}
    images = [target for part in parts for _, kind, target, outside in relations(package, part) if kind == "image" and not outside]
    say("pictures are drawings", [f"{name} is a bitmap" for name in images if name not in drawings] if not drawings else [],
        allowance="drawing-as-bitmap")

    fields = {name: " ".join(text_of(e) for e in every(root, "instrText"))
              + " ".join(attribute(e, "instr") or "" for e in every(root, "fldSimple")) for name, root in parts.items()}
    paragraphs = [packed("".join(text_of(e) for e in every(p, "t"))) for p in every(document, "p")]
    toc = re.search(r"\bTOC\b(?:.*?\\o\s*\"\d-(\d)\")?", fields.get("word/document.xml", ""))
    say("the table of contents has the headings", [
        f"\"{text}\" is not in it" for level, text in headings
        if level <= int(toc[1] or 9) and not any(p.startswith(packed(text)) and p != packed(text) for p in paragraphs)] if toc
        else ["there is none"])
    say("no field tells of persons, files or templates", [f"{name}: {field}" for name, text in fields.items() for field in re.findall(
        TELLING_FIELDS, text)])
    check_sections(say, package, asked, document, fields)
    say("nothing is hidden", [f"{local(e.tag)} in {name}" for name, root in parts.items() for e in every(root, "vanish", "specVanish")
                              if switched_on(e) and name != "word/styles.xml"]
        + [f"{local(e.tag)} in a style" for e in every(package.root("word/styles.xml"), "vanish") if switched_on(e)])
    say("there are no tracked changes", [f"{local(e.tag)} in {name}" for name, root in parts.items() for e in every(
        root, "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange",
        "cellIns", "cellDel", "trackRevisions")])
    say("nothing tells in which session it was written", [f"{local(key)} in {name}" for name, root in parts.items()
        for e in root.iter() for key in e.attrib if local(key).startswith("rsid")]
        + [f"{local(e.tag)} in {name}" for name, root in parts.items()
           for e in every(root, "rsids", "docVars", "attachedTemplate", "mailMerge", "writeProtection", "documentProtection")])
    say("nothing else is brought in", [f"{local(e.tag)} in {name}" for name, root in parts.items()
                                       for e in every(root, "altChunk", "subDoc", "object", "control", "commentReference", "permStart")])
    if asked.language:
        tags = [attribute(e, "val") or "" for default in every(package.root("word/styles.xml"), "docDefaults")
                for e in every(default, "lang")]
        say("its language is the one asked for", bool(tags) and same_language(tags[0], asked.language), f"it is {tags}")
        told = next((text_of(e) for e in every(package.root("docProps/core.xml"), "language")), "")
        say("its properties name no other language", not told or same_language(told, asked.language), f"they name {told}")
    check_texts(say, asked, package.text())
    return say.found


def check_sections(say: Findings, package: Package, asked: Asked, document, fields: dict[str, str]):
    """Of each section its header and footer, its own or that of the section before, for first and even pages too."""
    targets = {ident: target for ident, _, target, _ in relations(package, "word/document.xml")}
    even = any(switched_on(e) for e in every(package.root("word/settings.xml"), "evenAndOddHeaders"))
    current, unmarked, unnumbered = {}, [], []
    sections = list(every(document, "sectPr"))
    for number, section in enumerate(sections, 1):
        current |= {(local(e.tag)[:6], attribute(e, "type")): targets.get(attribute(e, "id"))
                    for e in children(section, "headerReference", "footerReference")}
        kinds = ["default"] + ["first"] * any(switched_on(e) for e in children(section, "titlePg")) + ["even"] * even
        for kind in kinds:
            head, foot = current.get(("header", kind)), current.get(("footer", kind))
            for name, part in (("header", head), ("footer", foot)):
                if asked.marking and packed(asked.marking) not in packed("".join(text_of(e)
                    for e in every(package.root(part or ""), "t"))):
                    unmarked.append(f"section {number} lacks it in its {name} ({kind} pages)")
            numbered = fields.get(head or "", "") + fields.get(foot or "", "")
            unnumbered += [f"section {number} lacks {field} ({kind} pages)" for field in ("PAGE", "NUMPAGES")
                           if not re.search(rf"\b{field}\b", numbered)]
    if asked.marking:
        say("the marking is in the head and foot of every section", unmarked if sections else ["there is no section"])
    say("every section numbers its pages", unnumbered if sections else ["there is no section"])


def check(path: str, asked: Asked) -> list[Finding]:
    try:
        return (check_docx if path.casefold().endswith(".docx") else check_odt)(path, asked)
    except zipfile.BadZipFile as error:
        return [Finding("the package is whole", (str(error),))]


if __name__ == "__main__":
    run(__doc__, ALLOWANCES, check)
