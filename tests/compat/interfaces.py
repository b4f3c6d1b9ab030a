#!/usr/bin/python3
"""Whether the types of LibreOffice that the extension names are, in another version, those that it was built against.

    interfaces.py build/adherence.uno.so ROOT      ROOT: the root folder of the system with the other version

Named are the types that the sources include and the binary mentions; with them come what they inherit and the structs and enums
that their methods take and give. A binary holds the order of an interface's methods, the layout of structs and the numbers of
constants: each of these types must be the same, word for word. Two things may differ: constants and enum values that are new
beside the old ones, and methods behind the last one of an interface that the extension only calls. Says what differs, and what
the extension uses that LibreOffice does not publish, and ends in "N passed, N failed", a type each.
"""
import re
import subprocess
import sys
from pathlib import Path

PROGRAM = "/usr/lib/libreoffice/program"
READER = "/usr/lib/libreoffice/sdk/bin/unoidl-read"
NAME = re.compile(r"com\.sun\.star(?:\.[a-z0-9]+)*\.[A-Z][A-Za-z0-9_]*")


HEAD = re.compile(r"(published )?((?:interface|exception|struct|enum|constants|service|singleton|typedef)\b.*?)( \{|;)")


def definitions(program: str) -> tuple[dict[str, tuple[str, list[str]]], set[str]]:
    """Of every type its head (`interface XModel`) and its lines; and those that are published."""
    said = subprocess.run([READER, f"{program}/types.rdb", f"{program}/types/offapi.rdb"], capture_output=True, text=True, timeout=60, check=True).stdout
    modules, found, published, name, depth = [], {}, set(), None, 0
    for line in (re.sub(r"/\*\*.*?\*/ ?", "", line).strip().replace("::com::", "com::") for line in said.splitlines()):
        if name:
            depth += line.count("{") - line.count("}")
            if depth == 0:
                name = None
            else:
                found[name][1].append(line.rstrip(",;"))
        elif module := re.fullmatch(r"module (\w+) \{", line):
            modules.append(module[1])
        elif line == "};":
            modules.pop()
        elif head := HEAD.fullmatch(line):
            words = head[2]
            if head[3] == ";" and ":" not in words and not words.startswith("typedef"):
                continue  # announced, for what stands before it
            own = words.split()[-1] if words.startswith("typedef") else re.match(r"\w+ (\w+)", words)[1]
            full = ".".join([*modules, own])
            found[full] = (words, [])
            if head[1]:
                published.add(full)
            if head[3] != ";":
                name, depth = full, 1
        elif line:
            raise ValueError(f"not understood: {line}")
    return found, published


def named(binary: Path) -> set[str]:
    """By the binary, and by the sources it is made of."""
    names = set(NAME.findall(binary.read_bytes().decode("latin-1")))
    for source in Path("src").rglob("*.[ch]pp"):
        text = source.read_text(encoding="utf-8")
        names |= {path.replace("/", ".") for path in re.findall(r"#include <(com/sun/star/[\w/]+)\.hpp>", text)}
        names |= set(NAME.findall(text))
    return names


def implemented() -> set[str]:
    """The interfaces that our classes derive from."""
    names = set()
    for source in Path("src").rglob("*.[ch]pp"):
        for helper in re.findall(r"Impl(?:ementation)?Helper\d?<([^{;]*)>", source.read_text(encoding="utf-8")):
            names |= {name for name in re.findall(r"\bX[A-Z]\w+", helper)}
    return names


def with_what_they_need(names: set[str], types: dict) -> set[str]:
    all_of_them, todo = set(), [name for name in names if name in types]
    while todo:
        name = todo.pop()
        if name in all_of_them:
            continue
        all_of_them.add(name)
        head, body = types[name]
        kind = head.split()[0]
        if kind in ("service", "constants", "singleton"):
            continue
        for line in [head, *body]:
            inherited = line is head or line.startswith("interface ")
            for mention in re.findall(r"com(?:::\w+)+", line):
                other = mention.replace("::", ".")
                # What a method gives counts where it comes by value; what is behind an interface counts where that is named.
                if other in types and (inherited or types[other][0].split()[0] != "interface"):
                    todo.append(other)
    return all_of_them


def compare(old, new, only_called: bool) -> tuple[str, bool]:
    """What differs, in words, and whether the extension can live with it."""
    if new is None:
        return "is gone", False
    (old_head, old_body), (new_head, new_body) = old, new
    kind = old_head.split()[0]
    if old_head != new_head:
        return f"was “{old_head}”, is “{new_head}”", False
    if old_body == new_body:
        return "", True
    gone = [line for line in old_body if line not in new_body]
    added = [line for line in new_body if line not in old_body]
    if kind in ("constants", "enum", "service"):  # a service lists what may be there; that is asked for at run time
        return "; ".join([f"without {line}" for line in gone] + [f"new {line}" for line in added]), not gone or kind == "service"
    if new_body[: len(old_body)] == old_body and kind == "interface":
        return "behind its last method: " + " ".join(added), only_called
    return "; ".join([f"was {line}" for line in gone] + [f"is {line}" for line in added]) or "the order is another", False


def main(binary: str, root: str) -> int:
    (ours, published), (theirs, _) = definitions(PROGRAM), definitions(root.rstrip("/") + PROGRAM)
    types = sorted(with_what_they_need(named(Path(binary)), ours))
    derived = implemented()
    passed = failed = 0
    for name in types:
        said, fine = compare(ours[name], theirs.get(name), name.split(".")[-1] not in derived)
        passed, failed = passed + fine, failed + (not fine)
        if said:
            print(f"{'differs' if fine else 'FAILED'}: {name}: {said}")
    print("unpublished: " + (", ".join(name for name in types if name not in published) or "none"))
    if not types or len(derived) < 10:
        print("FAILED: no types were found to compare")
        failed += 1
    print(f"{passed} passed, {failed} failed")
    return failed


if __name__ == "__main__":
    sys.exit(bool(main(*sys.argv[1:3])))
