#!/usr/bin/python3
"""Checks a built extension as its user gets it: the zip, its manifest, references, icons and licences, its bill of materials, and
what its library shows, needs and is guarded by (readelf).

    check_package.py FILE.oxt [--update-url URL] [--forbid TEXT…]
    check_package.py FILE.oxt --self-test       the file passes, and each planted defect is found by the check meant for it

Ends with "N passed, N failed".
"""
import sys

sys.dont_write_bytecode = True

import argparse
import functools
import hashlib
import io
import json
import re
import shutil
import struct
import subprocess
import tempfile
import zipfile
from pathlib import Path, PurePosixPath
from urllib.parse import unquote
from xml.etree import ElementTree

sys.path.append(str(Path(__file__).resolve().parents[2] / "tests/exports"))
from checks import Findings, Package, attribute, every, local, told  # noqa: E402

IDENTIFIER = "org.adherence.scorecards"
LANGUAGES = {"en", "nl", "fr", "de"}
TIME = (2000, 1, 1, 0, 0, 0)
MODE = 0o100644

# The floor: what GCC 11 and glibc 2.34 and LibreOffice 7.4 have. So Debian 12, Ubuntu 22.04, Fedora 35, RHEL 9 and whatever is newer,
# and LibreOffice's own builds there. Debian 11 and Ubuntu 20.04 (glibc 2.31) are below it.
FLOOR = {"GLIBC": (2, 34), "GLIBCXX": (3, 4, 29), "CXXABI": (1, 3, 13), "GCC": (4, 3), "LIBO_UDK": (4, 4), "UDK": (3, 10)}
NEEDED = {"libuno_cppu.so.3", "libuno_cppuhelpergcc3.so.3", "libuno_sal.so.3", "libuno_salhelpergcc3.so.3", "libstdc++.so.6", "libm.so.6",
          "libgcc_s.so.1", "libc.so.6", "ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1"}
PLATFORMS = {"linux_x86_64": ("Linux_x86_64", "Advanced Micro Devices X86-64"), "linux_aarch64": ("Linux_AARCH64", "AArch64")}

MEDIA = {".rdb": "uno-typelibrary;type=RDB", ".xcs": "configuration-schema", ".xcu": "configuration-data", ".components": "uno-components"}
ORDER = ["uno-typelibrary", "configuration-schema", "configuration-data", "package-bundle-description", "uno-components"]
XML = (".xml", ".xcu", ".xcs", ".xdl", ".components", ".svg")
# Folders of machines that build, with what would follow; and names that no package holds.
MACHINES = [rb"/home/[A-Za-z0-9._-]+", rb"/root/", rb"/tmp/[A-Za-z0-9._-]+", rb"/usr/include/", rb"/usr/src/", rb"/usr/lib/gcc", rb"/usr/[a-z0-9_]+-linux-gnu/",
            rb"/build/[A-Za-z0-9._-]+/", rb"/Users/[A-Za-z]", rb"[A-Z]:\\Users", rb"\.cpp\.o\b", rb"/sysroot/"]
EXAMPLES = {b"/home/me", b"/home/ik"}  # of the help's macros
LEFT_BEHIND = re.compile(r"(^|/)(\..*|.*~|.*\.(orig|rej|bak|swp|tmp|part|pyc|o|a|stamp|log)|Thumbs\.db|__pycache__|__MACOSX)(/|$)")

# What is compiled in or derived from, and where its licence is in the package. Another part in the bill is a fault: it needs a text first.
TEXTS = {"nlohmann-json": "licenses/nlohmann-json.txt", "utf8proc": "licenses/utf8proc.txt", "boost": "licenses/boost.txt",
         "iso-codes": "licenses/LGPL-2.1.txt"}
SAYS = {"LICENSE": "Mozilla Public License Version 2.0", "licenses/nlohmann-json.txt": "Niels Lohmann", "licenses/utf8proc.txt": "Unicode, Inc.",
        "licenses/boost.txt": "Boost Software License - Version 1.0", "licenses/LGPL-2.1.txt": "GNU LESSER GENERAL PUBLIC LICENSE",
        "licenses/countries.md": "iso-codes", "licenses/countries.csv": "iso3", "licenses/public-facts.md": "Sources"}
GUARDS = 100
LICENCES = {"MPL-2.0", "MIT", "BSL-1.0", "LGPL-2.1-or-later", "GPL-3.0-or-later WITH GCC-exception-3.1", "LicenseRef-Unicode-data"}


def below(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", text))


# ---- the zip ---------------------------------------------------------------------------------------------------------

def check_zip(say: Findings, package: Package):
    infos = package.archive.infolist()
    say("the entries are sorted", package.names == sorted(package.names), "they are not: the order would follow the file system")
    say("every entry has the one time", [f"{i.filename}: {i.date_time}" for i in infos if i.date_time != TIME])
    say("every entry has the one mode", [f"{i.filename}: {i.external_attr >> 16:o}" for i in infos if i.external_attr >> 16 != MODE])
    say("no entry says more than its name", [f"{i.filename} has extra fields" for i in infos if i.extra])
    say("nothing was left behind", [name for name in package.names if LEFT_BEHIND.search(name) or name.endswith("/")])


def members(name: str, data: bytes):
    """The bytes of a file and, where it is a zip, of what is in it."""
    yield name, data
    if data[:4] == b"PK\3\4":
        with zipfile.ZipFile(io.BytesIO(data)) as inner:
            for part in inner.namelist():
                yield from members(f"{name}!{part}", inner.read(part))


def check_paths(say: Findings, package: Package, forbidden: list[str]):
    asked = [re.escape(text.encode()) for text in forbidden if text]
    wide = [b"\0".join(re.escape(bytes([byte])) for byte in text.encode()) for text in forbidden if text]
    pattern = re.compile(b"|".join(MACHINES + asked + wide))
    found = []
    for name in package.names:
        for part, data in members(name, package.archive.read(name)):
            found += [f"{part}: {match.group().decode(errors='replace')}" for match in pattern.finditer(data)
                      if not (part.startswith("help/") and match.group() in EXAMPLES)]
    say("no file tells where it was built", found)


# ---- what refers to what ---------------------------------------------------------------------------------------------

def check_xml(say: Findings, package: Package):
    broken = []
    for name in package.names:
        if name.endswith(XML) and name not in package.xml:
            try:
                package.xml[name] = ElementTree.fromstring(package.archive.read(name))
            except ElementTree.ParseError as error:
                broken.append(f"{name}: {error}")
        if name.endswith(".json"):
            try:
                json.loads(package.archive.read(name))
            except ValueError as error:
                broken.append(f"{name}: {error}")
    say("registry, dialogs, pictures and JSON are well-formed", broken)


def check_manifest(say: Findings, package: Package, folder: str):
    entries = [(attribute(e, "full-path", ""), attribute(e, "media-type", "")) for e in every(package.root("META-INF/manifest.xml"), "file-entry")]
    paths = [path for path, _ in entries]
    say("the manifest names files that are there, once", [f"{path} is not there" for path in paths if path not in package.names]
        + [f"{path} stands twice" for path in set(paths) if paths.count(path) > 1])
    must = [name for name in package.names if PurePosixPath(name).suffix in MEDIA or re.fullmatch(r"description/bundle_[a-z]+\.txt", name)]
    say("the manifest names every file that the office reads by it", [f"{name} is missing" for name in must if name not in paths])
    wrong = []
    for path, media in entries:
        wanted = MEDIA.get(PurePosixPath(path).suffix, "package-bundle-description")
        bare = media.removeprefix("application/vnd.sun.star.")
        if bare != (f"{wanted};platform={folder}" if wanted == "uno-components" else wanted) and not bare.startswith("package-bundle-description;locale="):
            wrong.append(f"{path} is {media}")
    say("the manifest says of each what it is", wrong)
    places = [ORDER.index(kind) for _, media in entries for kind in [media.removeprefix("application/vnd.sun.star.").split(";")[0]] if kind in ORDER]
    say("types stand before schemas, schemas before data, components last", places == sorted(places), "they do not")


def exists(package: Package, path: str) -> bool:
    return path in package.names or any(name.startswith(path.rstrip("/") + "/") for name in package.names)


def inside(base: str, reference: str) -> str:
    """A path of the package, of a reference that stands in a file of the folder `base`."""
    parts: list[str] = []
    for part in (base + "/" + unquote(reference)).split("/"):
        if part == "..":
            parts = parts[:-1] if parts else ["outside the package"]
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


def check_references(say: Findings, package: Package):
    lost, links = [], []
    for name in package.names:
        base = str(PurePosixPath(name).parent)
        if name.endswith((".xcu", ".xcs", ".xdl")):
            text = package.archive.read(name).decode()
            wanted = [inside(base, match) for match in re.findall(r"%origin%/([^<\"]*)", text)]
            for owner, path in re.findall(r"vnd\.sun\.star\.extension://([^/<\"]*)/([^<\"]*)", text):
                wanted.append(path if owner == IDENTIFIER else f"{owner} (another extension)")
            lost += [f"{name}: {path}" for path in wanted if not exists(package, path)]
        if name == "description.xml":
            wanted = [attribute(element, "href", "") for element in package.root(name).iter() if attribute(element, "href")]
            lost += [f"{name}: {path}" for path in wanted if ":" not in path and not exists(package, path)]
        if name.endswith(".components"):
            lost += [f"{name}: {attribute(e, 'uri')}" for e in every(package.root(name), "component") if attribute(e, "uri") not in package.names]
        if name.endswith(".html"):
            text = package.archive.read(name).decode()
            for path in re.findall(r"\b(?:href|src)=\"([^\"#:]+)(?:#[^\"]*)?\"", text):
                if not exists(package, inside(base, path)):
                    links.append(f"{name}: {path}")
    say("every file that is referred to is there", lost)
    say("every page and picture that the help leads to is there", links)


# ---- description and pictures ----------------------------------------------------------------------------------------

def languages(root, kind: str, child: str) -> set[str]:
    return {attribute(e, "lang", "") for parent in every(root, kind) for e in every(parent, child)}


def check_description(say: Findings, package: Package, update_url: str) -> str:
    root = package.root("description.xml")
    value = {local(e.tag): attribute(e, "value", "") for e in root}
    say("the description has our identifier and a version", value.get("identifier") == IDENTIFIER
        and re.fullmatch(r"\d+(\.\d+)*", value.get("version", "")) is not None, str(value))
    platform = value.get("platform", "")
    say("the description names one platform, which the package has", platform in PLATFORMS
        and any(name.startswith(PLATFORMS[platform][0] + "/") for name in package.names), f"it is \"{platform}\"")
    minimal = [attribute(e, "value") for e in every(root, "LibreOffice-minimal-version")]
    say("the description asks for LibreOffice 7.4", minimal == ["7.4"], str(minimal))
    for kind, child in (("display-name", "name"), ("publisher", "name"), ("extension-description", "src")):
        say(f"{kind} stands in every language", languages(root, kind, child) == LANGUAGES, str(sorted(languages(root, kind, child))))
    say("no licence waits for a typed \"yes\"", not list(every(root, "simple-license")), "there is a simple-license")
    addresses = [attribute(e, "href") for parent in every(root, "update-information") for e in every(parent, "src")]
    wanted = [f"{update_url}update-{platform}.xml"] if update_url else []
    say("the description tells of an address for updates where there is one, and only then", addresses == wanted, f"it tells of {addresses}")
    return platform


def png_size(data: bytes) -> tuple[int, int]:
    return struct.unpack(">II", data[16:24]) if data[:8] == b"\x89PNG\r\n\x1a\n" and data[12:16] == b"IHDR" else (0, 0)


def check_icons(say: Findings, package: Package):
    faults, icons = [], {name: package.archive.read(name) for name in package.names if name.startswith("icons/")}
    for name in ("icons/extension.png", "icons/extension_hc.png"):
        if png_size(icons.get(name, b"")) != (94, 84):
            faults.append(f"{name} is not a PNG of 94 by 84, twice what the extension manager shows")
    stems = {re.sub(r"_\d+(_hc)?\.png$", "", name) for name in icons if name.startswith("icons/commands/")}
    for stem in sorted(stems):
        for size in (16, 26):
            for kind in ("", "_hc"):
                if png_size(icons.get(f"{stem}_{size}{kind}.png", b"")) != (size, size):
                    faults.append(f"{stem}_{size}{kind}.png is not a PNG of {size} by {size}")
    for name in ("icons/deck.svg", "icons/deck_hc.svg"):
        box = attribute(package.root(name), "viewBox", "").split()
        if len(box) != 4 or box[2] != box[3]:
            faults.append(f"{name} is not a square SVG")
    say("the icons are there in their sizes", faults)
    pairs = [(name, name.replace(".", "_hc.")) for name in icons if not re.search(r"_hc\.", name)]
    say("each icon for high contrast is another picture", [f"{other} is {name}" for name, other in pairs if icons.get(other) == icons[name]])


# ---- licences and bill of materials ----------------------------------------------------------------------------------

def terms(licence: str) -> list[str]:
    return licence.split(" AND ")


def check_bill(say: Findings, package: Package, version: str, platform: str):
    name = "sbom.spdx.json"
    try:
        bill = json.loads(package.archive.read(name))
    except (KeyError, ValueError) as error:
        bill = {}
        say("there is a bill of materials", False, f"{name}: {error}")
    wrong = [key for key, wanted in (("spdxVersion", "SPDX-2.3"), ("dataLicense", "CC0-1.0"), ("SPDXID", "SPDXRef-DOCUMENT")) if bill.get(key) != wanted]
    wrong += [key for key in ("name", "documentNamespace", "creationInfo") if not bill.get(key)]
    say("the bill of materials is SPDX 2.3", [f"{key} is {bill.get(key)!r}" for key in wrong])
    files = bill.get("files", [])
    listed = {file["fileName"].removeprefix("./"): file for file in files}
    there = set(package.names) - {name}
    say("the bill lists every file of the package, and no other", [f"{path} is not listed" for path in sorted(there - set(listed))]
        + [f"{path} is not there" for path in sorted(set(listed) - there)] + ["a file stands twice" for _ in [0] if len(files) != len(listed)])
    false, sums = [], []
    for path in sorted(there & set(listed)):
        data = package.archive.read(path)
        told_sums = {c["algorithm"]: c["checksumValue"] for c in listed[path].get("checksums", [])}
        sums.append(hashlib.sha1(data).hexdigest())
        if told_sums.get("SHA256") != hashlib.sha256(data).hexdigest() or told_sums.get("SHA1") != sums[-1]:
            false.append(path)
    say("the bill has the checksum of every file", false)
    packages = {p.get("name"): p for p in bill.get("packages", [])}
    own = packages.get("adherence-scorecards", {})
    code = own.get("packageVerificationCode", {}).get("packageVerificationCodeValue")
    say("the bill's package is this one", own.get("versionInfo") == version and bill.get("name", "").endswith(platform)
        and code == hashlib.sha1("".join(sorted(sums)).encode()).hexdigest(), f"{own.get('versionInfo')}, {bill.get('name')}, code {code}")
    identities = [thing.get("SPDXID") for kind in ("files", "packages") for thing in bill.get(kind, [])] + ["SPDXRef-DOCUMENT"]
    relations = bill.get("relationships", [])
    say("the bill's relationships lead to what is in it", [f"{end} is not in it" for r in relations for end in (r["spdxElementId"], r["relatedSpdxElement"])
        if end not in identities] + [f"{i} stands twice" for i in set(identities) if identities.count(i) > 1])
    contained = {r["relatedSpdxElement"] for r in relations if r["relationshipType"] == "CONTAINS"}
    say("the bill's package contains every file of it", [file["fileName"] for file in files if file["SPDXID"] not in contained])
    shipped = {r["relatedSpdxElement"] for r in relations if r["relationshipType"] in ("STATIC_LINK", "CONTAINS")}
    lacking = [f"{p} is not in the bill" for p in TEXTS if p not in packages]
    for title, part in packages.items():
        if not re.match(r"\d+(\.\d+)+", part.get("versionInfo", "")):
            lacking.append(f"{title} has no version")
        if part["SPDXID"] in shipped and title not in TEXTS:
            lacking.append(f"{title} is in the package, but no text of its licence is known")
    say("the bill names what is compiled in, each with its version", lacking)
    refs = {info.get("licenseId") for info in bill.get("hasExtractedLicensingInfos", []) if info.get("extractedText")}
    used = {term for thing in files + bill.get("packages", []) for key in ("licenseConcluded", "licenseDeclared") for term in terms(thing.get(key, "NOASSERTION"))}
    say("every licence in the bill is a known one", sorted(used - LICENCES - {"NOASSERTION"}) + [f"{term} has no text" for term in used
        if term.startswith("LicenseRef-") and term not in refs])
    missing = []
    for path, words in SAYS.items():
        if path not in package.names or words not in package.archive.read(path).decode(errors="replace"):
            missing.append(f"{path} is not there, or does not say \"{words}\"")
    say("the licences and sources of what is inside are in the package", missing)


# ---- the library -----------------------------------------------------------------------------------------------------

def readelf(path: Path, *options: str) -> str:
    return subprocess.run(["readelf", "-W", *options, str(path)], check=True, capture_output=True, text=True, env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"}).stdout


@functools.cache
def calls_in(disassembler: str, data: bytes) -> int:
    with tempfile.NamedTemporaryFile(suffix=".so") as file:
        file.write(data)
        file.flush()
        told_code = subprocess.Popen([disassembler, "-d", "--no-show-raw-insn", file.name], stdout=subprocess.PIPE, text=True, env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"})
        count = sum("__stack_chk_fail" in line and re.search(r"\t(call|bl|jmp|b)\s", line) is not None for line in told_code.stdout)
        if told_code.wait():
            raise RuntimeError(f"{disassembler} could not read the library")
    return count


def guard_calls(path: Path, platform: str) -> int:
    """How often the stack's guard is asked: utf8proc as Debian ships it does so too, so that one call says nothing."""
    return calls_in("aarch64-linux-gnu-objdump" if platform == "linux_aarch64" else "objdump", path.read_bytes())


def check_library(say: Findings, package: Package, platform: str, folder: Path):
    where, machine = PLATFORMS.get(platform, ("", ""))
    libraries = [name for name in package.names if package.archive.read(name)[:4] == b"\x7fELF"]
    say("there is one library, in the folder of its platform", len(libraries) == 1 and libraries[0].startswith(where + "/"), str(libraries))
    if len(libraries) != 1:
        return
    path = folder / "library.so"
    path.write_bytes(package.archive.read(libraries[0]))
    head, dynamic, segments = readelf(path, "-h"), readelf(path, "-d"), readelf(path, "-l")
    if not say("the library is for the platform", machine in head and "ELF64" in head, re.findall(r"Machine: +(.*)", head)[0]):
        return
    exported, imported = set(), set()
    for line in readelf(path, "--dyn-syms").splitlines():
        fields = line.replace("<OS specific>: 10", "UNIQUE").split()
        if len(fields) >= 8 and fields[4] in ("GLOBAL", "WEAK", "UNIQUE"):
            (imported if fields[6] == "UND" else exported).add(fields[7].split("@")[0])
    constructors = {attribute(e, "constructor", "") for n in package.names if n.endswith(".components") for e in every(package.root(n), "implementation")}
    say("the library exports the constructors that the components name", sorted(constructors - exported))
    say("the library exports nothing else, but for the type information of UNO exceptions",
        sorted(name for name in exported - constructors if not re.match(r"_ZT[IS]N3com3sun4star", name)))
    needed = re.findall(r"\(NEEDED\).*\[(.*)\]", dynamic)
    say("the library needs the UNO libraries and the C++ run-time alone", sorted(set(needed) - NEEDED) + ["it needs nothing" for _ in [0] if not needed])
    versions: dict[str, tuple[int, ...]] = {}
    for name in re.findall(r"Name: ([A-Za-z_]+_[0-9][0-9._]*)", readelf(path, "-V")):
        kind, number = re.fullmatch(r"([A-Za-z_]+?)_([0-9._]+)", name).groups()
        versions[kind] = max(versions.get(kind, ()), below(number))
    told_versions = ", ".join(f"{kind} {'.'.join(map(str, number))}" for kind, number in sorted(versions.items()))
    say(f"the library runs where the floor is met: it asks for {told_versions}", [f"{kind} {number}" for kind, number in versions.items()
        if number > FLOOR.get(kind, ())] + ["no versions were read" for _ in [0] if not versions])
    say("the library looks in no folder of its own for others", re.findall(r"\((?:RPATH|RUNPATH)\).*", dynamic))
    say("the library's addresses are bound at the start and then read-only", "GNU_RELRO" in segments
        and re.search(r"BIND_NOW|\bNOW\b", dynamic) is not None, "no GNU_RELRO, or not bound at once")
    stack = re.findall(r"GNU_STACK .* (R\S*) +0x", segments)
    say("nothing of the library is both writable and executable", stack == ["RW"] and not re.search(r"LOAD .* RWE ", segments)
        and "TEXTREL" not in dynamic, f"stack {stack}")
    guards = guard_calls(path, platform)
    say(f"the library guards its stack, in {guards} places", guards >= GUARDS, f"it calls __stack_chk_fail {guards} times, which is what its parts "
        "bring along")
    sections = re.findall(r"\] (\.\S+)", readelf(path, "-S"))
    say("the library holds no names for debuggers", [name for name in sections if name == ".symtab" or name.startswith(".debug")])


def check(path: str, update_url: str = "", forbidden: list[str] = []) -> list:
    say = Findings()
    package = Package(path, say)
    folder = Path(tempfile.mkdtemp(prefix="package-check-"))
    try:
        check_zip(say, package)
        check_xml(say, package)
        platform = check_description(say, package, update_url)
        check_manifest(say, package, PLATFORMS.get(platform, ("", ""))[0])
        check_references(say, package)
        check_icons(say, package)
        version = "".join(attribute(e, "value", "") for e in package.root("description.xml") if local(e.tag) == "version")
        check_bill(say, package, version, platform)
        check_library(say, package, platform, folder)
        check_paths(say, package, forbidden)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        package.archive.close()
    return say.found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file")
    parser.add_argument("--update-url", default="", help="the folder of update-PLATFORM.xml that the description must tell of; without: none")
    parser.add_argument("--forbid", nargs="+", default=[], action="extend", metavar="TEXT", help="what must be in no byte of any file")
    parser.add_argument("--self-test", action="store_true", help="plant defects in copies, and see each found")
    options = parser.parse_args()
    if options.self_test:
        import planted_defects
        sys.exit(planted_defects.run(Path(options.file), check, options.update_url))
    sys.exit(told(check(options.file, options.update_url, options.forbid)))


if __name__ == "__main__":
    main()
