#!/usr/bin/python3
"""Writes the bill of materials of a package, SPDX 2.3 as JSON: what is compiled in, and every file with its checksum and licence.

    make_spdx.py STAGE PARTS.json        leaves STAGE/sbom.spdx.json

STAGE is the folder that is zipped, PARTS.json what the build knows of the parts (tools/release/sbom.json.in). The same files give
the same bytes. The document does not list itself, as it cannot hold its own checksum.
"""
import hashlib
import json
import os
import sys
from datetime import datetime, timezone
from pathlib import Path

NAME = "sbom.spdx.json"
OWN = "MPL-2.0"
OWN_COPYRIGHT = "Copyright by the contributors of Adherence Scorecards"
BUILT = 946684800  # 2000-01-01, the time of every file in the package
KINDS = {".so": "BINARY", ".dll": "BINARY", ".dylib": "BINARY", ".rdb": "BINARY", ".ods": "ARCHIVE", ".ots": "ARCHIVE", ".png": "IMAGE",
         ".svg": "IMAGE"}


def digest(data: bytes, kind: str) -> str:
    return hashlib.new(kind, data).hexdigest()


def licence_of(path: str, parts: dict) -> tuple[str, str]:
    """Of a file of the package: its licence and its copyright."""
    inside = [part for part in parts["packages"] if part["relationship"] in ("STATIC_LINK", "CONTAINS")]
    if path == parts["library"]:
        licences = dict.fromkeys([OWN] + [name for part in inside for name in part["licence"].split(" AND ")])
        return " AND ".join(licences), "; ".join([OWN_COPYRIGHT] + [part["copyright"] for part in inside])
    if path in ("licenses/countries.csv", "licenses/countries.md"):
        part = next(part for part in inside if part["id"] == "iso-codes")
        return part["licence"], part["copyright"]
    if path == "LICENSE" or path.startswith("licenses/") and path.endswith(".txt"):
        return "NOASSERTION", "NOASSERTION"  # texts of licences
    return OWN, OWN_COPYRIGHT


def document(stage: Path, parts: dict) -> dict:
    names = sorted(path.relative_to(stage).as_posix() for path in stage.rglob("*") if path.is_file())
    files, sums = [], []
    for number, name in enumerate((name for name in names if name != NAME), 1):
        data = (stage / name).read_bytes()
        licence, owner = licence_of(name, parts)
        sums.append(digest(data, "sha1"))
        files.append({"SPDXID": f"SPDXRef-File-{number}", "fileName": "./" + name, "fileTypes": [KINDS.get(Path(name).suffix, "TEXT")],
                      "checksums": [{"algorithm": "SHA1", "checksumValue": sums[-1]},
                                    {"algorithm": "SHA256", "checksumValue": digest(data, "sha256")}],
                      "licenseConcluded": licence, "licenseInfoInFiles": [licence] if licence == "NOASSERTION" else
                      sorted({term for term in licence.split(" AND ")}), "copyrightText": owner})
    code = digest("".join(sorted(sums)).encode(), "sha1")
    whole = "SPDXRef-Package"
    packages = [{"SPDXID": whole, "name": parts["name"], "versionInfo": parts["version"], "downloadLocation": "NOASSERTION",
                 "filesAnalyzed": True, "packageVerificationCode": {"packageVerificationCodeValue": code,
                                                                    "packageVerificationCodeExcludedFiles": ["./" + NAME]},
                 "licenseConcluded": licence_of(parts["library"], parts)[0], "licenseDeclared": OWN, "copyrightText": OWN_COPYRIGHT,
                 "licenseInfoFromFiles": sorted({term for file in files for term in file["licenseInfoInFiles"]}),
                 "summary": f"Extension of LibreOffice Calc, for {parts['platform']}"}]
    relationships = [("SPDXRef-DOCUMENT", "DESCRIBES", whole)] + [(whole, "CONTAINS", file["SPDXID"]) for file in files]
    library = next(file["SPDXID"] for file in files if file["fileName"] == "./" + parts["library"])
    for part in parts["packages"]:
        identity = "SPDXRef-" + part["id"]
        packages.append({"SPDXID": identity, "name": part["name"], "versionInfo": part["version"], "downloadLocation": part["download"],
                         "filesAnalyzed": False, "licenseConcluded": part["licence"], "licenseDeclared": part["licence"],
                         "copyrightText": part["copyright"]} | ({"comment": part["comment"]} if part.get("comment") else {}))
        relationships.append((library, part["relationship"], identity))
    created = datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH") or BUILT), timezone.utc)
    return {"spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT",
            "name": f"{parts['name']}-{parts['version']}-{parts['platform']}",
            "documentNamespace": f"https://spdx.org/spdxdocs/{parts['name']}-{parts['version']}-{parts['platform']}-{code}",
            "creationInfo": {"created": created.strftime("%Y-%m-%dT%H:%M:%SZ"), "creators": [f"Tool: make_spdx.py-{parts['version']}"]},
            "documentDescribes": [whole],
            "hasExtractedLicensingInfos": [{"licenseId": "LicenseRef-Unicode-data", "name": "Unicode data files and software licence",
                                            "extractedText": unicode_text(stage)}],
            "packages": packages, "files": files,
            "relationships": [{"spdxElementId": one, "relationshipType": kind, "relatedSpdxElement": other}
                              for one, kind, other in relationships]}


def unicode_text(stage: Path) -> str:
    text = (stage / "licenses/utf8proc.txt").read_text(encoding="utf-8")
    return text[text.index("Its tables"):]


def main(stage: str, parts: str):
    made = json.loads(Path(parts).read_text(encoding="utf-8"))
    for part in made["packages"]:
        assert part["version"], f"the build does not know the version of {part['name']}"
    Path(stage, NAME).write_text(json.dumps(document(Path(stage), made), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
