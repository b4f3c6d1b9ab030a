"""What the checkers of exports share: findings and how they are told, texts made comparable, packages of XML parts.

A checker is a function that returns findings, and a program that prints them and ends with 1 if one failed. What an office
cannot do better has a name, an allowance; it has to be asked for (--allow NAME…, or --allow all) and is told where it is used.
"""
import argparse
import re
import sys
import unicodedata
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Iterable, Iterator
from xml.etree import ElementTree


@dataclass(frozen=True)
class Finding:
    check: str
    faults: tuple[str, ...] = ()
    allowance: str = ""  # set where the faults are allowed for

    @property
    def passed(self) -> bool:
        return not self.faults or bool(self.allowance)

    def __str__(self):
        shown = "; ".join(self.faults[:4]) + (f"; and {len(self.faults) - 4} more" if len(self.faults) > 4 else "")
        if self.allowance:
            return f"ok {self.check} (allowed as {self.allowance}: {shown})"
        return f"not ok {self.check}: {shown}" if self.faults else f"ok {self.check}"


@dataclass
class Findings:
    """Gathers findings; what is called with a plain condition says its fault in `why`."""
    allowed: frozenset[str] = frozenset()
    found: list[Finding] = field(default_factory=list)

    def __call__(self, check: str, faults: Iterable[str] | bool, why: str = "it is not so", allowance: str = "") -> bool:
        faults = (() if faults else (why,)) if isinstance(faults, bool) else tuple(dict.fromkeys(faults))
        given = allowance if faults and self.allowed & {allowance, "all"} and allowance else ""
        self.found.append(Finding(check, faults, given))
        return not faults


def without_marks(text: str) -> str:
    """No soft hyphens and other marks of no width."""
    return text if text.isascii() else re.sub("[\u00ad\u200b-\u200f\u2060\ufeff]", "", text)


def squeezed(text: str) -> str:
    """One blank for any white space, letters composed, nothing of no width."""
    return " ".join(without_marks(unicodedata.normalize("NFC", text)).split())


def packed(text: str) -> str:
    """Nothing of how it was broken into lines, nor of its case."""
    return squeezed(text).casefold().replace(" ", "")


def levels(found: Iterable[tuple[int, str]]) -> Iterator[str]:
    """The faults of a sequence of headings."""
    before, count = 0, 0
    for level, text in found:
        if level > before + 1:
            yield f"\"{squeezed(text)}\" is of level {level} after level {before}"
        if not packed(text):
            yield f"an empty heading of level {level}"
        before, count = level, count + 1
    if not count:
        yield "there is no heading"


# ---- XML and packages ------------------------------------------------------------------------------------------------

def local(name: str) -> str:
    """A tag or attribute without its name space."""
    return name.rpartition("}")[2]


def attribute(element, name: str, otherwise: str | None = None) -> str | None:
    """By local name: in one element, no two of the formats' attributes differ in their name space alone where we ask."""
    return next((value for key, value in element.attrib.items() if local(key) == name), otherwise)


def every(root, *names: str):
    return (element for element in root.iter() if local(element.tag) in names)


def children(root, *names: str):
    return (element for element in root if local(element.tag) in names)


def text_of(element) -> str:
    """As read: tabs, breaks and runs of blanks are characters."""
    signs = {"tab": "\t", "line-break": "\n", "br": "\n", "s": " "}
    parts = [element.text or ""] if local(element.tag) not in signs else [signs[local(element.tag)]]
    for child in element:
        parts += [text_of(child), child.tail or ""]
    return "".join(parts)


class Package:
    """A zip of parts. What is broken in it is a fault of `check`, not an exception."""

    def __init__(self, path: str | Path, say: Findings):
        self.path, self.xml = Path(path), {}
        self.archive = zipfile.ZipFile(path)
        infos = self.archive.infolist()
        self.names = [info.filename for info in infos]
        say("the package is whole", [f"{name} is damaged" for name in [self.archive.testzip()] if name]
            + [f"{name} occurs twice" for name in set(self.names) if self.names.count(name) > 1]
            + [f"the zip has a comment: {self.archive.comment!r}" for _ in [0] if self.archive.comment]
            + [f"{i.filename} has a comment" for i in infos if i.comment]
            + [f"{i.filename} is encrypted" for i in infos if i.flag_bits & 1])
        broken = []
        for name in self.names:
            if name.endswith((".xml", ".rels", ".rdf", ".svg")):
                try:
                    self.xml[name] = ElementTree.fromstring(self.archive.read(name))
                except ElementTree.ParseError as error:
                    broken.append(f"{name}: {error}")
        say("every XML part is well-formed", broken)

    def root(self, name: str):
        """An empty element where there is no such part: then what should be in it is missed."""
        return self.xml.get(name, ElementTree.Element("missing"))

    def under(self, *folders: str) -> list[str]:
        return [name for name in self.names if name.startswith(folders)]

    def text(self) -> str:
        """Of all parts, without their marks: a text broken up by marks is still found."""
        return "\n".join(text_of(root) for root in self.xml.values())


# ---- what every format has in common ---------------------------------------------------------------------------------

@dataclass
class Asked:
    """What the export was asked to hold."""
    marking: str | None = None
    title: str | None = None
    author: str | None = None  # none: there must be no author
    language: str | None = None
    expect: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    allow: list[str] = field(default_factory=list)
    ua: bool = False
    text_of: str | None = None  # a text document whose every text the file must hold

    def findings(self) -> Findings:
        return Findings(frozenset(self.allow))


def check_texts(say: Findings, asked: Asked, text: str):
    whole = packed(text)
    for wanted in asked.expect:
        say(f"says \"{wanted}\"", packed(wanted) in whole, "it is not in its text")
    for unwanted in asked.absent:
        say(f"does not say \"{unwanted}\"", packed(unwanted) not in whole, "it is in its text")


def check_properties(say: Findings, asked: Asked, title: str, authors: Iterable[str], others: Iterable[str]):
    """`others`: what there is besides title, author, dates and the name of the program, as faults."""
    if asked.title is not None:
        say("the title is the one asked for", title == asked.title, f"it is \"{title}\"")
    if asked.author is not None:
        say("the author is the one asked for", set(authors) == {asked.author}, f"it is {sorted(set(authors))}")
    else:
        say("there is no author", [f"it is \"{author}\"" for author in authors if author])
    say("there is no other property", others)


def same_language(tag: str, asked: str) -> bool:
    return re.split("[-_]", tag.casefold())[0] == re.split("[-_]", asked.casefold())[0]


def arguments(description: str, allowances: dict[str, str], ua: bool = False) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter,
                                     epilog="allowances:\n" + "\n".join(f"  {k}: {v}" for k, v in allowances.items()))
    parser.add_argument("file")
    parser.add_argument("--marking", help="stands at the head and at the foot of every page")
    parser.add_argument("--title")
    who = parser.add_mutually_exclusive_group()
    who.add_argument("--author")
    who.add_argument("--no-author", action="store_true", help="there must be none: so it is also without --author")
    parser.add_argument("--language", help="en, nl, fr, de")
    parser.add_argument("--expect", nargs="+", default=[], action="extend", metavar="TEXT")
    parser.add_argument("--absent", nargs="+", default=[], action="extend", metavar="TEXT")
    parser.add_argument("--allow", nargs="+", default=[], action="extend", choices=[*allowances, "all"], metavar="NAME")
    if ua:
        parser.add_argument("--ua", action="store_true", help="PDF/UA-1 as well")
        parser.add_argument("--text-of", metavar="FILE.odt", help="every paragraph of that must be in it")
    return parser


def asked_of(options: argparse.Namespace) -> Asked:
    return Asked(**{name: getattr(options, name) for name in Asked.__dataclass_fields__ if hasattr(options, name)})


def told(found: list[Finding]) -> int:
    """Prints the findings; the code to end with."""
    for finding in found:
        print(finding)
    failed = sum(not finding.passed for finding in found)
    print(f"{len(found) - failed} passed, {failed} failed")
    return 1 if failed or not found else 0


def run(description: str, allowances: dict[str, str], check, ua: bool = False):
    options = arguments(description, allowances, ua).parse_args()
    sys.exit(told(check(options.file, asked_of(options))))
