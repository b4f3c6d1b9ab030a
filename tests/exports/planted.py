#!/usr/bin/python3
"""Looks for planted secrets in every byte of exports, however they are packed and spelt.

    planted.py FILE… --secret TEXT [TEXT…]

Packed: members of zips (those struck from the directory too), gzip and deflate streams, base64, streams and strings of PDF
files (objects that nothing leads to, too), text drawn with fonts of a file's own. Spelt: UTF-8, Latin-1, UTF-16 of both orders,
percent signs, entities of HTML and XML, escapes of JSON and JavaScript, hexadecimal digits; in capitals or not; broken by lines,
marks of XML or soft hyphens. It cannot read pictures: neither pixels, nor letters drawn as outlines. A secret of fewer than five
letters is refused: it would be found by chance.
"""
import sys

sys.dont_write_bytecode = True
if __name__ == "__main__":
    sys.path.append(sys.path.pop(0))  # the library first: it has modules of the names that stand here

import argparse
import base64
import binascii
import html
import io
import re
import subprocess
import zipfile
import zlib
from pathlib import Path
from typing import Iterator
from urllib.parse import unquote

import pikepdf

from checks import Finding, packed, told, without_marks

DEEPEST = 6
SHORTEST = 5
LARGE = 1 << 18  # bytes that are no text: pixels, in which nobody spells with entities or percent signs


def inflated(data: bytes, bits: int) -> bytes:
    """As far as it can be: what is cut off or damaged later still tells."""
    try:
        engine, found = zlib.decompressobj(bits), b""
        for start in range(0, len(data), 4096):
            found += engine.decompress(data[start:start + 4096], 1 << 26)
            if engine.eof:
                break
    except zlib.error:
        pass
    return found


def pdf_layers(data: bytes, where: str) -> Iterator[tuple[str, bytes | str]]:
    def strings(thing):
        if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
            parts = [part for pair in thing.items() for part in pair]
        elif isinstance(thing, pikepdf.Array):
            parts = list(thing)
        else:
            parts = []
        for part in parts:
            if isinstance(part, str):
                yield part
            elif isinstance(part, (pikepdf.String, pikepdf.Name)):
                yield str(part)
                yield bytes(part).decode("latin-1") if isinstance(part, pikepdf.String) else unquote(str(part).replace("#", "%"))
            elif isinstance(part, pikepdf.Object) and not part.is_indirect:
                yield from strings(part)
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            for thing in [*pdf.objects, pdf.trailer]:
                name = f"{where}: object {thing.objgen[0]}" if isinstance(thing,
                    pikepdf.Object) and thing.is_indirect else f"{where}: an object"
                texts = [str(thing)] if isinstance(thing, pikepdf.String) else list(strings(thing))
                yield f"{name}, strings", "\n".join(texts)
                if isinstance(thing, pikepdf.Stream):
                    try:
                        yield f"{name}, stream", thing.read_bytes()
                    except pikepdf.PdfError:
                        yield f"{name}, stream as it is", thing.read_raw_bytes()
    except pikepdf.PdfError as error:
        yield f"{where}: cannot be opened", str(error)
    done = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, timeout=300, check=False)
    yield f"{where}: its text", done.stdout.decode("utf-8", "replace")


def parts_of(data: bytes, where: str) -> Iterator[tuple[str, bytes | str]]:
    """What is packed into the bytes, one layer down."""
    if data[:5] == b"%PDF-":
        yield from pdf_layers(data, where)  # and further: streams that an update replaced are found by their bytes alone
    if data[:4] == b"PK\x03\x04":
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                yield f"{where}: comment of the zip", archive.comment
                for info in archive.infolist():
                    yield f"{where}: name of a member", info.filename
                    yield f"{where}: {info.filename}, comment and extra field", info.comment + b"\n" + info.extra
                    yield f"{where}: {info.filename}", archive.read(info)
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
            yield f"{where}: is no sound zip", str(error)
        for match in re.finditer(rb"PK\x03\x04", data):  # members by their own heads: the directory may have lost them
            head = data[match.start():match.start() + 30]
            if len(head) == 30 and int.from_bytes(head[8:10], "little") == 8:
                begin = match.start() + 30 + int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
                yield f"{where}: a member at byte {match.start()}", inflated(data[begin:], -15)
        return
    for match in re.finditer(rb"\x1f\x8b\x08", data):
        yield f"{where}: gzip at byte {match.start()}", inflated(data[match.start():], 31)
    for match in re.finditer(rb"x[\x01\x5e\x9c\xda]", data):
        if (found := inflated(data[match.start():], 15)):
            yield f"{where}: deflate at byte {match.start()}", found
    for match in re.finditer(rb"[A-Za-z0-9+/_-]{11}[A-Za-z0-9+/_\s-]*={0,2}", data):
        words = match[0].split()
        runs = [b"".join(words)] + [word for word in words if len(words) > 1 and len(word) > 10]
        for digits in (run.replace(b"-", b"+").replace(b"_", b"/").rstrip(b"=") for run in runs):
            for shift in range(4) if len(digits) < 4096 else (0,):  # letters before may run into it
                try:
                    found = base64.b64decode(digits[shift:] + b"=" * (-len(digits[shift:]) % 4))
                except binascii.Error:
                    continue
                yield f"{where}: base64 at byte {match.start()}", found


def spelt(data: bytes | str) -> Iterator[tuple[str, str]]:
    """The ways to read it."""
    if isinstance(data, str):
        texts, binary = [("", data)], False
    else:
        try:
            texts, binary = [("", data.decode("utf-8"))], False
        except UnicodeDecodeError:
            texts, binary = [("", data.decode("utf-8", "replace")), ("in Latin-1", data.decode("latin-1"))], len(data) > LARGE
        if b"\0" in data:
            texts += [(f"in UTF-16{order.upper()}", data[shift:].decode(f"utf-16-{order}", "replace")) for order in ("le", "be")
                      for shift in (0, 1)]
    for name, text in texts:
        yield name, text
        if binary:
            continue
        if "<" in text:
            yield f"{name} between marks", html.unescape(re.sub(r"<[^>]*>", "", text))
        if "&" in text:
            yield f"{name} with entities", html.unescape(html.unescape(text))
        if "%" in text:
            yield f"{name} with percent signs", unquote(text)
        if "\\" in text:
            units = re.sub(r"\\u\{([0-9A-Fa-f]{1,6})\}|\\u([0-9A-Fa-f]{4})|\\x([0-9A-Fa-f]{2})",
                           lambda match: chr(min(int(match[1] or match[2] or match[3], 16), 0x10FFFF)), text)
            yield f"{name} with escapes", units.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        for match in re.finditer(r"(?:[0-9A-Fa-f]{2}\s*){8,}", text):
            raw = bytes.fromhex(match[0])
            for kind in ("utf-8", "utf-16-be", "utf-16-le"):
                yield f"{name} in hexadecimal digits", raw.decode(kind, "replace")


def search(data: bytes | str, where: str, secrets: list[str], depth: int = 0, seen: set | None = None) -> Iterator[tuple[str, str]]:
    """(secret, where it is) of each place."""
    seen = set() if seen is None else seen
    key = hash(data)
    if key in seen or not data:
        return
    seen.add(key)
    composed = not all(secret.isascii() for secret in secrets)  # composing letters takes most of the time
    wanted = {secret: packed(secret) for secret in secrets}
    for name, text in spelt(data):
        whole = packed(text) if composed else "".join(without_marks(text).split()).casefold()
        yield from ((secret, f"{where} {name}".strip()) for secret, pattern in wanted.items() if pattern in whole)
    if depth < DEEPEST:
        raw = data if isinstance(data, bytes) else data.encode("utf-8", "replace")
        for inner, part in parts_of(raw, where):
            yield from search(part, inner, secrets, depth + 1, seen)


def find(path: str | Path, secrets: list[str]) -> list[Finding]:
    """A finding for each secret; its faults are the places."""
    if short := [secret for secret in secrets if len(packed(secret)) < SHORTEST]:
        raise ValueError(f"too short to be looked for: {short}")
    path, places = Path(path), {secret: [] for secret in secrets}
    for secret, where in [*search(path.read_bytes(), path.name, secrets), *search(path.name, "the file's name", secrets)]:
        places[secret].append(where)
    return [Finding(f"{path.name} does not hold \"{secret}\"", tuple(dict.fromkeys(found))) for secret, found in places.items()]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", metavar="FILE")
    parser.add_argument("--secret", nargs="+", action="extend", required=True, metavar="TEXT")
    options = parser.parse_args()
    sys.exit(told([finding for file in options.files for finding in find(file, options.secret)]))
