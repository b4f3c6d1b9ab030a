"""What text documents and sheets have in common: the packages of OpenDocument and of Office Open XML, and their properties."""
from typing import Iterator
from xml.etree.ElementTree import Element

from checks import Asked, Findings, Package, attribute, check_properties, children, every, local, packed, text_of

NO_PRINTER = ("PrinterName", "PrinterSetup", "PrintFaxName")
BESIDE_THE_DOCUMENT = ("Configurations2/", "Basic/", "Scripts/", "Dialogs/", "Versions/", "VersionList.xml", "Object",
                       "layout-cache", "META-INF/documentsignatures", "META-INF/macrosignatures")
REFUSED_PARTS = ("comments", "people", "persons/", "vbaproject", "vbadata", "activex", "embeddings/", "externallinks/", "connections",
                 "querytables/", "pivotcache/", "customxml/", "custom.xml", "customdata", "printersettings", "glossary/", "thumbnail",
                 "ctrlprops/", "revisions/", "attachedtoolbars", "model/", "webextensions/")  # in small letters
NOTHING_TOLD = {("editing-duration", "P0D"), ("editing-cycles", "0"), ("editing-cycles", "1"), ("revision", "0"), ("revision", "1")}
LINKED_BY = {"hyperlink"}  # what a part may have outside its package
TELLING_FIELDS = ("author-name", "author-initials", "initial-creator", "creator", "editing-cycles", "editing-duration", "file-name",
                  "template-name", "print-time", "print-date", "printed-by", "description", "keywords", "subject", "user-defined",
                  "user-field-get",
                  "database-display", "script", "hidden-text", "hidden-paragraph", "conditional-text", "dde-connection")


# ---- OpenDocument ----------------------------------------------------------------------------------------------------

def check_open_document(say: Findings, package: Package, asked: Asked, kind: str):
    archive, first = package.archive, package.archive.infolist()[0]
    say("the package begins with its type, stored", first.filename == "mimetype" and first.compress_type == 0 and not first.extra
        and archive.read(first) == f"application/vnd.oasis.opendocument.{kind}".encode(), f"it begins with {first.filename}")
    listed = {attribute(entry, "full-path") for entry in every(package.root("META-INF/manifest.xml"), "file-entry")}
    present = {name for name in package.names if not name.endswith("/")} - {"mimetype", "META-INF/manifest.xml"}
    say("the manifest lists what is there", [f"{name} is not listed" for name in sorted(present - listed)]
        + [f"{name} is not there" for name in sorted(listed - present) if not name.endswith("/")])
    say("there is no thumbnail", [f"there is {name}" for name in package.under("Thumbnails/")])
    say("there is nothing but the document", [f"there is {name}" for name in package.under(*BESIDE_THE_DOCUMENT)
        if not name.endswith("/")])
    content, styles = package.root("content.xml"), package.root("styles.xml")
    say("there is no macro", [f"there is a {local(element.tag)}" for part in (content, styles)
                              for scripts in every(part, "scripts") for element in scripts]
        + [f"there is a {local(element.tag)}" for part in (content, styles)
           for element in every(part, "event-listener", "forms")
           if len(element) or element.tag.endswith("}event-listener")])
    say("there are no comments and tracked changes", [
        f"there is {local(element.tag)}" for part in (content, styles)
        for element in every(part, "annotation", "annotation-end", "tracked-changes", "changed-region", "change", "change-start",
                             "meta-field")])
    say("no field tells of persons, files or templates", [
        f"there is {local(element.tag)}" for part in (content, styles) for body in every(part, "body", "master-styles")
        for element in body.iter()
        if local(element.tag) in TELLING_FIELDS or local(element.tag).startswith("sender-")])
    say("nothing is fetched from outside", [
        f"{local(element.tag)}: {attribute(element, 'href')}" for part in (content, styles) for element in part.iter()
        if local(element.tag) not in ("a", "model") and (href := attribute(element, "href") or "")
        and not href.startswith(("Pictures/", "./Pictures/", "#"))])
    settings = {attribute(item, "name"): text_of(item).strip() for item in every(package.root("settings.xml"), "config-item")}
    say("the settings name no printer", [f"{name} holds {len(settings[name])} characters" for name in NO_PRINTER if settings.get(name)])
    say("the settings name no database and no password", [
        f"{name} is set" for name in ("CurrentDatabaseDataSource", "CurrentDatabaseCommand", "EmbeddedDatabaseName",
                                      "RedlineProtectionKey", "TrackedChangesProtectionKey") if settings.get(name)])

    meta = [element for root in every(package.root("meta.xml"), "meta") for element in root] if "meta.xml" in package.xml else []
    known = {"title", "creator", "initial-creator", "date", "creation-date", "generator", "document-statistic"}
    names = [(local(element.tag), element) for element in meta]
    check_properties(say, asked, next((text_of(e) for n, e in names if n == "title"), ""),
                     [text_of(e) for n, e in names if n in ("creator", "initial-creator")],
                     [f"{n}: {text_of(e) or dict(e.attrib)}" for n, e in names if n not in known | {"language"}
                      and (n, text_of(e)) not in NOTHING_TOLD])
    if asked.language:
        tags = [attribute(text, "language") for default in every(styles, "default-style")
                if attribute(default, "family") in ("paragraph", "table-cell")
                for text in children(default, "text-properties") if attribute(text, "language")]
        say("its language is the one asked for", bool(tags) and tags[-1] == asked.language, f"it is {tags}")


def marked_head_and_foot(say: Findings, asked: Asked, masters: list[Element]):
    """Of the master pages given. What is switched off is not there."""
    if not asked.marking:
        return
    faults = []
    for master in masters:
        for part in ("header", "footer"):
            variants = [e for e in children(master, part, f"{part}-left", f"{part}-first") if attribute(e, "display") != "false"]
            if not any(e.tag.endswith("}" + part) for e in variants):
                faults.append(f"{attribute(master, 'name')} has no {part}")
            faults += [f"{attribute(master, 'name')} lacks it in {local(e.tag)}" for e in variants
                       if packed(asked.marking) not in packed(text_of(e))]
    say("the marking is in the head and foot of every page style in use", faults if masters else ["no page style is in use"])


# ---- Office Open XML -------------------------------------------------------------------------------------------------

def relations(package: Package, part: str) -> Iterator[tuple[str, str, str, bool]]:
    """(id, kind, target, whether outside) of a part's relations; targets as names in the package."""
    folder, _, name = part.rpartition("/")
    for relation in every(package.root(f"{folder}/_rels/{name}.rels".lstrip("/")), "Relationship"):
        target, outside = relation.get("Target", ""), relation.get("TargetMode") == "External"
        if not outside:
            steps = [] if target.startswith("/") else folder.split("/") if folder else []
            for step in target.strip("/").split("/"):
                steps = steps[:-1] if step == ".." else steps + [step]
            target = "/".join(steps)
        yield relation.get("Id", ""), relation.get("Type", "").rpartition("/")[2], target, outside


def check_open_xml(say: Findings, package: Package, asked: Asked, main: str):
    types = package.root("[Content_Types].xml")
    endings = {entry.get("Extension", "").casefold() for entry in children(types, "Default")}
    named = {entry.get("PartName", "").lstrip("/") for entry in children(types, "Override")}
    say("the content types list what is there", [f"{name} is not listed" for name in package.names if name != "[Content_Types].xml"
        and not name.endswith("/")
                                                 and name not in named and name.rpartition(".")[2].casefold() not in endings]
        + [f"{name} is not there" for name in sorted(named - set(package.names))])
    say("the package has its document", main in package.xml, f"there is no {main}")
    parts = [""] + [name for name in package.names if not name.endswith((".rels", "/"))]
    all_relations = [(part, relation) for part in parts for relation in relations(package, part)]
    say("every relation leads to a part", [f"{part or 'the package'}: {target}" for part, (_, _, target, outside) in all_relations
                                           if not outside and target not in package.names])
    say("nothing is fetched from outside", [f"{part}: {kind} {target}" for part, (_, kind, target, outside) in all_relations
                                            if outside and kind not in LINKED_BY])
    reached = {target for _, (_, _, target, outside) in all_relations if not outside}
    say("there is no part that nothing leads to", [f"there is {name}" for name in parts[1:] if name not in reached
        | {"[Content_Types].xml"}])
    say("there are no comments, macros, printers or other data beside the document", [
        f"there is {name}" for name in package.names if any(part in name.casefold() for part in REFUSED_PARTS)])
    core = {local(e.tag): text_of(e).strip() for e in package.root("docProps/core.xml")}
    application = {local(e.tag): text_of(e).strip() for e in package.root("docProps/app.xml")}
    others = [f"{name}: {value}" for name, value in core.items() if value
              and name not in {"title", "creator", "created", "modified", "lastModifiedBy", "language"}
              and (name, value) not in NOTHING_TOLD]
    others += [f"{name}: {value}" for name, value in application.items()
               if name in {"Company", "Manager", "Template", "HyperlinkBase"} and value]
    others += [f"{name}: {value}" for name, value in application.items() if name in {"TotalTime"} and value != "0"]
    check_properties(say, asked, core.get("title", ""), [core[name] for name in ("creator", "lastModifiedBy") if core.get(name)], others)
