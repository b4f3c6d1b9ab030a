"""What check_package.py --self-test runs: a package passes, and each defect planted in a copy of it is found by the check meant for it.

The defects of libraries are compiled: a small library that passes in place of the real one, and that one with one fault each.
"""
import json
import re
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path
from typing import Callable
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[2]
TIME, MODE = (2000, 1, 1, 0, 0, 0), 0o100644
passed = failed = 0


def report(name: str, fault: str = ""):
    global passed, failed
    passed, failed = passed + (not fault), failed + bool(fault)
    print(f"not ok {name}: {fault}" if fault else f"ok {name}", flush=True)


def written(target: Path, files: dict[str, bytes], time=TIME, mode=MODE, order=sorted, extra=b"") -> Path:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name in order(files):
            info = zipfile.ZipInfo(name, time)
            info.create_system, info.external_attr, info.compress_type, info.extra = 3, mode << 16, zipfile.ZIP_DEFLATED, extra
            package.writestr(info, files[name])
    return target


def edited(files: dict[str, bytes], name: str, pattern: str, replacement: str) -> dict[str, bytes]:
    text, count = re.subn(pattern, replacement, files[name].decode(), flags=re.DOTALL)
    assert count, f"{pattern} is not in {name}"
    return files | {name: text.encode()}


def without(files: dict[str, bytes], *names: str) -> dict[str, bytes]:
    assert set(names) <= set(files), names
    return {name: data for name, data in files.items() if name not in names}


def bill(files: dict[str, bytes], edit: Callable) -> dict[str, bytes]:
    content = json.loads(files["sbom.spdx.json"])
    edit(content)
    return files | {"sbom.spdx.json": json.dumps(content).encode()}


def rebilled(files: dict[str, bytes], name: str, data: bytes) -> dict[str, bytes]:
    """With the file, whose checksums in the bill are made right, so that only what it holds is wrong."""
    import hashlib
    content = json.loads(files["sbom.spdx.json"])
    for file in content["files"]:
        if file["fileName"] == "./" + name:
            for entry in file["checksums"]:
                entry["checksumValue"] = hashlib.new(entry["algorithm"].lower(), data).hexdigest()
    sums = sorted(c["checksumValue"] for f in content["files"] for c in f["checksums"] if c["algorithm"] == "SHA1")
    content["packages"][0]["packageVerificationCode"]["packageVerificationCodeValue"] = hashlib.sha1("".join(sums).encode()).hexdigest()
    return files | {name: data, "sbom.spdx.json": json.dumps(content).encode()}


# ---- defects of files ------------------------------------------------------------------------------------------------

def file_defects(files: dict[str, bytes], library: str) -> dict[str, tuple[str, dict[str, bytes]]]:
    """By what is planted: the check that must fail, and the files."""
    def listed(edit):
        return bill(files, edit)

    def first_part(content):
        return next(p for p in content["packages"] if p["name"] == "utf8proc")

    png = files["icons/extension.png"]
    book = next(name for name in files if name.endswith(".ods"))
    with zipfile.ZipFile(__import__("io").BytesIO(files[book])) as inner:
        parts = {name: inner.read(name) for name in inner.namelist()}
    folder = Path(tempfile.mkdtemp(prefix="package-check-"))
    planted_book = written(folder / "book", parts | {"content.xml": parts["content.xml"] + b"<!-- /home/someone/book -->"}).read_bytes()
    shutil.rmtree(folder)
    return {
        "a file that was left behind": ("nothing was left behind", files | {"icons/deck.svg.orig": b""}),
        "a hidden file": ("nothing was left behind", files | {"help/.directory": b""}),
        "a broken registry": ("every XML part is well-formed", edited(files, "description.xml", "</description>", "")),
        "a broken schema": ("registry, dialogs", edited(files, "registry/Settings.xcs", "</oor:component-schema>", "")),
        "a broken picture": ("every XML part is well-formed", edited(files, "icons/deck.svg", "</svg>", "")),
        "a broken JSON": ("registry, dialogs", edited(files, "frameworks/letter-2014.json", "}\\s*$", "")),
        "a file in the manifest that is not there": ("the manifest names files that are there", without(files, "registry/Paths.xcu")),
        "a file twice in the manifest": ("the manifest names files that are there", edited(files, "META-INF/manifest.xml", "( <manifest:file-entry [^>]*>)", "\\1\\1")),
        "a registry file that the manifest lacks": ("the manifest names every file", files | {"registry/More.xcu": files["registry/Paths.xcu"]}),
        "a wrong media type": ("the manifest says of each", edited(files, "META-INF/manifest.xml", "configuration-schema", "configuration-data")),
        "components for another platform": ("the manifest says of each", edited(files, "META-INF/manifest.xml", "platform=[A-Za-z0-9_]+", "platform=Plan9")),
        "components before types": ("types stand before schemas", edited(files, "META-INF/manifest.xml",
                                    "(.*\n)( <manifest:file-entry [^\n]*uno-typelibrary[^\n]*\n)(.*)(</manifest:manifest>)", "\\1\\3\\2\\4")),
        "a lost dialog": ("every file that is referred to", without(files, "dialogs/options.xdl")),
        "a lost deck icon": ("every file that is referred to", without(files, "icons/deck_hc.svg")),
        "a lost description": ("every file that is referred to", without(files, "description/description_nl.txt")),
        "a lost library": ("there is one library", without(files, library)),
        "a second library": ("there is one library", files | {library + ".1.so": files[library]}),
        "an icon of another extension": ("every file that is referred to", edited(files, "registry/Sidebar.xcu", "org\\.adherence\\.scorecards/", "org.example/")),
        "a lost page of help": ("every page and picture", without(files, "help/nl/words.html")),
        "another identifier": ("the description has our identifier", edited(files, "description.xml", "org\\.adherence\\.scorecards", "org.example")),
        "no version": ("the description has our identifier", edited(files, "description.xml", "<version [^>]*>", "")),
        "a platform without a library": ("the description names one platform", edited(files, "description.xml", "<platform value=\"[^\"]*\"", "<platform value=\"windows_x86_64\"")),
        "another office": ("the description asks for LibreOffice 7.4", edited(files, "description.xml", "value=\"7\\.4\"", "value=\"24.2\"")),
        "a language without a name": ("display-name stands", edited(files, "description.xml", "(<display-name>.*?)<name lang=\"fr\">[^<]*</name>", "\\1")),
        "a language without a publisher": ("publisher stands", edited(files, "description.xml", "(<publisher>.*?)<name lang=\"de\">[^<]*</name>", "\\1")),
        "a language without a description": ("extension-description stands", edited(files, "description.xml", "<src lang=\"nl\" [^>]*>", "")),
        "a licence to be typed": ("no licence waits", edited(files, "description.xml", "</description>", "<registration><simple-license/></registration></description>")),
        "another address for updates": ("the description tells of an address", edited(files, "description.xml", "</description>",
                                        "<update-information><src xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"https://dead.example/update.xml\"/></update-information></description>")),
        "a small icon": ("the icons are there", files | {"icons/extension.png": png[:16] + bytes([0, 0, 0, 42, 0, 0, 0, 42]) + png[24:]}),
        "an icon that is no PNG": ("the icons are there", files | {"icons/extension_hc.png": b"GIF89a"}),
        "a command without its big icon": ("the icons are there", without(files, "icons/commands/check_26.png")),
        "a command without its icon for high contrast": ("the icons are there", without(files, "icons/commands/check_16_hc.png")),
        "a deck icon that is not square": ("the icons are there", edited(files, "icons/deck.svg", "viewBox=\"0 0 24 24\"", "viewBox=\"0 0 24 12\"")),
        "an icon for high contrast that is the plain one": ("each icon for high contrast", files | {"icons/extension_hc.png": png}),
        "no bill": ("there is a bill of materials", without(files, "sbom.spdx.json")),
        "a bill of another kind": ("the bill of materials is SPDX 2.3", listed(lambda c: c.update(spdxVersion="SPDX-2.2"))),
        "a file that the bill lacks": ("the bill lists every file", listed(lambda c: c["files"].pop())),
        "a file that is only in the bill": ("the bill lists every file", without(files, "schema/framework.schema.json")),
        "a changed byte": ("the bill has the checksum", files | {"description/description_en.txt": files["description/description_en.txt"] + b" "}),
        "a bill of another version": ("the bill's package is this one", listed(lambda c: c["packages"][0].update(versionInfo="9.9"))),
        "a wrong verification code": ("the bill's package is this one", listed(lambda c: c["packages"][0]["packageVerificationCode"].update(packageVerificationCodeValue="0" * 40))),
        "a relationship to nothing": ("the bill's relationships", listed(lambda c: c["relationships"][-1].update(relatedSpdxElement="SPDXRef-none"))),
        "a file that the bill's package does not contain": ("the bill's package contains", listed(lambda c: c["relationships"].pop(1))),
        "a part that the bill lacks": ("the bill names what is compiled in", listed(lambda c: first_part(c).update(name="other"))),
        "a part without a version": ("the bill names what is compiled in", listed(lambda c: first_part(c).update(versionInfo=""))),
        "a licence nobody knows": ("every licence in the bill", listed(lambda c: first_part(c).update(licenseConcluded="Proprietary"))),
        "a licence without its text": ("every licence in the bill", listed(lambda c: c.update(hasExtractedLicensingInfos=[]))),
        "a lost licence": ("the licences and sources", without(files, "licenses/utf8proc.txt")),
        "a licence with another text": ("the licences and sources", files | {"licenses/boost.txt": b"free"}),
        "a lost source of the country names": ("the licences and sources", without(files, "licenses/countries.csv")),
        "the folder of a user": ("no file tells where it was built", files | {"LICENSE": files["LICENSE"] + b"/home/someone/src"}),
        "the folder of a user in a workbook": ("no file tells where it was built", files | {book: planted_book}),
        "a forbidden word": ("no file tells where it was built", files | {"LICENSE": files["LICENSE"] + b"zwaluwstaart"}),
        "a forbidden word in UTF-16": ("no file tells where it was built", files | {"adherence.rdb": files["adherence.rdb"] + "zwaluwstaart".encode("utf-16-le")}),
    }


# ---- defects of libraries --------------------------------------------------------------------------------------------

FLAGS = ["-std=c++20", "-O2", "-fPIC", "-shared", "-fvisibility=hidden", "-fstack-protector-strong", "-Wl,--strip-all", "-Wl,-z,relro", "-Wl,-z,now",
         "-Wl,-z,noexecstack", f"-Wl,--version-script={ROOT / 'cmake/exports.map'}", "-Wl,--build-id=none"]
GUARDED = """#include <cstring>
#include <utility>
#define SHOWN extern "C" __attribute__((visibility("default"), used))
template <int N> __attribute__((noinline)) int guarded(char const* text) { char copy[64 + N]; std::strcpy(copy, text); return copy[N]; }
template <int... N> int all(char const* text, std::integer_sequence<int, N...>) { return (guarded<N>(text) + ...); }
"""


def library_defects(constructors: list[str], compiler: str, folder: Path) -> dict[str, tuple[str, bytes]]:
    def compiled(text: str = "", more: tuple = (), less: tuple = (), names: list[str] = constructors) -> bytes:
        source, made = folder / "library.cpp", folder / "made.so"
        source.write_text(GUARDED + "".join(f"SHOWN int {n}(char const* t) {{ return all(t, std::make_integer_sequence<int, 150>()); }}\n" for n in names) + text)
        subprocess.run([compiler, *(f for f in FLAGS if not f.startswith(less or ("\0",))), "library.cpp", "-o", "made.so", *more], check=True, cwd=folder)
        return made.read_bytes()

    (folder / "other.cpp").write_text("int other() { return 1; }")
    subprocess.run([compiler, "-shared", "-fPIC", "-Wl,-soname,libother.so.1", "other.cpp", "-o", "libother.so"], check=True, cwd=folder)
    good = compiled()
    turned = bytearray(good)
    turned[18:20] = b"\xb7\0" if turned[18:20] == b">\0" else b">\0"
    return {
        "": ("", good),
        "a library for another processor": ("the library is for the platform", bytes(turned)),
        "a constructor that is not there": ("the library exports the constructors", compiled(names=constructors[1:])),
        "a template that shows": ("the library exports nothing else", compiled("""#include <map>
#include <string>
std::map<std::string, int> table; SHOWN int more(char const* t) { return table[t]; }""", less=("-Wl,--version-script", "-fvisibility"))),
        "a function that shows": ("the library exports nothing else", compiled("SHOWN int more() { return 1; }", less=("-Wl,--version-script",))),
        "another library that is needed": ("the library needs the UNO libraries", compiled("int other(); SHOWN int more() { return other(); }", more=("-L.", "-lother"), names=constructors)),
        "a function of a newer system": ("the library runs where the floor", compiled("extern \"C\" unsigned arc4random(); static unsigned seed = arc4random(); SHOWN unsigned adherence_seed() { return seed; }")),
        "a folder of its own": ("the library looks in no folder", compiled(more=("-Wl,-rpath,/opt/mine",))),
        "a folder of its own, the old way": ("the library looks in no folder", compiled(more=("-Wl,-rpath,/opt/mine", "-Wl,--disable-new-dtags"))),
        "writable addresses": ("the library's addresses are bound", compiled(more=("-Wl,-z,norelro",), less=("-Wl,-z,relro",))),
        "addresses bound late": ("the library's addresses are bound", compiled(more=("-Wl,-z,lazy",), less=("-Wl,-z,now",))),
        "an executable stack": ("nothing of the library is both", compiled(more=("-Wl,-z,execstack",), less=("-Wl,-z,noexecstack",))),
        "no guard": ("the library guards its stack", compiled(more=("-fno-stack-protector",), less=("-fstack-protector",))),
        "names for debuggers": ("the library holds no names", compiled(more=("-g",), less=("-Wl,--strip-all",))),
        "the folder it was compiled in": ("no file tells where it was built", compiled("SHOWN char const* adherence_file() { return \"/home/someone/x.cpp\"; }")),
    }


def run(oxt: Path, check: Callable, update_url: str) -> int:
    folder = Path(tempfile.mkdtemp(prefix="package-defects-"))

    def failures(path: Path) -> list[str]:
        return [finding.check for finding in check(str(path), update_url, ["zwaluwstaart"]) if not finding.passed]

    def found(name: str, check_name: str, path: Path):
        fails = failures(path)
        report(f"{name} is found", "" if any(fail.startswith(check_name) for fail in fails) else f"\"{check_name}\" did not fail; failed: {fails}")

    try:
        report("the package passes", "; ".join(failures(oxt)))
        with zipfile.ZipFile(oxt) as package:
            files = {name: package.read(name) for name in package.namelist()}
        library = next(name for name, data in files.items() if data[:4] == b"\x7fELF")
        constructors = [e.get("constructor") for e in ElementTree.fromstring(files["adherence.components"]).iter() if e.get("constructor")]
        planted = folder / "planted.oxt"
        # From here on a small library stands in for the real one, so that a check takes no seconds.
        machine = files[library][18:20]
        libraries = library_defects(constructors, "aarch64-linux-gnu-g++" if machine == b"\xb7\0" else "g++", folder)
        files = rebilled(files, library, libraries.pop("")[1])
        report("the package with a small library passes", "; ".join(failures(written(planted, files))))
        found("another order", "the entries are sorted", written(planted, files, order=lambda names: sorted(names, reverse=True)))
        found("another time", "every entry has the one time", written(planted, files, time=(2026, 11, 28, 12, 0, 0)))
        found("another mode", "every entry has the one mode", written(planted, files, mode=0o100664))
        found("an extra field", "no entry says more", written(planted, files, extra=b"UT\x05\x00\x01\x00\x00\x00\x00"))
        damaged = bytearray(written(planted, files).read_bytes())
        damaged[damaged.index(b"LICENSE") + 200] ^= 0x55
        planted.write_bytes(damaged)
        try:
            found("a damaged file", "the package is whole", planted)
        except (zipfile.BadZipFile, __import__("zlib").error) as error:
            report("a damaged file is found", "" if error else "no")
        for name, (check_name, defective) in file_defects(files, library).items():
            found(name, check_name, written(planted, defective))
        for name, (check_name, data) in libraries.items():
            found(name, check_name, written(planted, rebilled(files, library, data)))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0
