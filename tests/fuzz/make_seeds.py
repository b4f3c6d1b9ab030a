#!/usr/bin/env python3
"""Seeds for the fuzzers from the data that ships: make_seeds.py SOURCE OUT leaves OUT/TARGET/NAME.

An input is choices (one byte each, "0" the first), then texts with marks (byte 1E) between them: tests/fuzz/targets.hpp."""
import csv
import io
import json
import pathlib
import sys

MARK = b"\x1e"
TABLES = ("criteria", "scales", "rules", "benefits", "about")
FUNCTIONS = 22
WRITERS = ("csv_out", "json_out", "svg_text", "html_text", "flat_text")


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def written(table):
    if not table:
        return b""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(dict.fromkeys(key for row in table for key in row)), lineterminator="\n")
    writer.writeheader()
    writer.writerows(table)
    return out.getvalue().encode()


def choice(number):
    return bytes([(ord("0") + number) % 256])


def as_json(tables):
    keys = {row["key"]: row["value"] for row in tables["about"]}
    whole = {**keys, **{name: [{k: v for k, v in row.items() if v and ":" not in k} for row in tables[name]] for name in TABLES[:4]}}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()


def part_of(tables, group):
    """One group with its criteria and their scales, and the rules that speak of these: small enough to be changed everywhere."""
    inside = [row for row in tables["criteria"] if group in (row["id"], row["parent"])]
    criteria = [{**row, "parent": "" if row["id"] == group else row["parent"]} for row in inside]
    ids, scales = {row["id"] for row in inside}, {row["scale"] for row in inside}
    rules = [row for row in tables["rules"] if row["subject"] in ids or row["subject"] in ("index", "coverage")]
    return {**tables, "criteria": criteria, "scales": [row for row in tables["scales"] if row["scale"] in scales], "rules": rules}


def frameworks(data):
    for folder in sorted((data / "frameworks").iterdir()):
        tables = {name: rows(folder / f"{name}.csv") if (folder / f"{name}.csv").exists() else [] for name in TABLES}
        yield folder.name, tables
        for group in {row["parent"] for row in tables["criteria"] if row["parent"]}:
            part = part_of(tables, group)
            yield f"{folder.name}.{group}", part
            # Without what is for people, where most bytes are.
            bare = {name: [{key: value for key, value in row.items() if key.split(":")[0] not in ("title", "label", "question", "evidence", "source", "note", "description")}
                           for row in part[name]] for name in TABLES}
            yield f"{folder.name}.{group}.bare", bare


def seeds(source):
    data = source / "data"
    yield from framework_seeds(data)
    cells = sorted({value for path in data.glob("*/assessments*.csv") for row in rows(path) for key, value in row.items() if key != "country" and value})
    for at, cell in enumerate(cells[:: max(1, len(cells) // 150)] + ["?", "n/a", "n.v.t.", "2024-03-18", "never", "20..80", ">= 50", "<= 3", "a | b", "1,5e3", "2025"]):
        for criterion in range(10):
            if (at + criterion) % 5 == 0:
                yield "cell_grammar", f"{at}.{criterion}", choice(criterion) + b"0" + cell.encode()
        yield "numbers", f"cell{at}", cell.encode() + MARK + cells[-at % len(cells)].encode() + MARK + b"2024-02-29"
    yield "cell_grammar", "levels", b"01low\nhigh | low\n1..3\nNA\n" + MARK + b"low | high"
    for at, pair in enumerate((("0.1", "3"), ("-1e300", "1e-300"), ("9223372036854775807", "-1"), ("123456789012345678", "0,000001"))):
        yield "numbers", str(at), MARK.join((*(text.encode() for text in pair), b"1900-03-01"))
    names = sorted({name for row in rows(data / "countries/countries.csv") for value in row.values() if value for name in value.split("|")})
    for at, name in enumerate(names[::5]):
        yield "country_names", str(at), name.encode()
    for path in sorted(data.glob("*/*.csv")) + sorted(data.glob("*/*/*.csv")):
        lines = path.read_bytes().split(b"\n")
        name = f"{path.parent.name}.{path.stem}"
        yield "csv_in", name, b"\n".join(line[:200] for line in lines[:4])
        yield "csv_in", name + ".last", b"\r\n".join(line[:200] for line in lines[-4:])
    for path in sorted((data / "catalogue").glob("*.json")):
        texts = [text for text in json.loads(path.read_text("utf-8")).values() if isinstance(text, str)][:12]
        for target in WRITERS:
            yield target, path.stem, (b"5" if target not in ("csv_out", "json_out") else b"") + MARK.join(text.encode()[:60] for text in texts)
    yield from function_seeds(data)


def framework_seeds(data):
    tests = set()
    for name, tables in frameworks(data):
        yield "framework_json", name, as_json(tables)
        yield "framework_tables", name, MARK.join([*(written(tables[table]) for table in TABLES), b"2026-03-31"])
        tests |= {row["test"] for row in tables["rules"]}
    for at, test in enumerate(sorted(tests) + ["in (none, law)", "not in (full; law)", "[20..80) or unknown", "!= never", ">= 2020-01-01 and < 2024-02-29", "eligible", "true", "known"]):
        for subject in range(14):
            if (at + subject) % 3 == 0:
                yield "unary_tests", f"{at}.{subject}", choice(subject) + b"0" + test.encode()
    yield "unary_tests", "levels", b"01law and practice\na, b\n> 3\n" + MARK + b"in (a, b, > 3) or law and practice"


def function_seeds(data):
    sample = (b"declared,treaty,controls,review", b"letter,yes,60,2020-01-01\nnone..letter,?,10..90,\nstatement,n/a,0.5,never")
    bare = [as_json(tables) for name, tables in frameworks(data) if name.endswith(".bare")]
    real = rows(next(data.glob("fictional/assessments.csv")))
    ids = [key for key in real[0] if key != "country"]
    for function in range(FUNCTIONS):
        rest = {12: [b"supply"], 13: [b"supply"], 8: [b"supply", b"nl"], 9: [b"meetings", b"fr"], 10: [b"supply"], 11: [b"supply"], 14: [b"supply"]}.get(function, [])
        yield "functions", f"{function}.sample", choice(function) + b"0" + choice(8) + MARK.join([*sample, *rest])
        yield "functions", f"{function}.bare", choice(function) + b"3" + choice(8) + MARK.join([bare[function % len(bare)], b"a,b", b"1,2\n3,4", b"supply"])
        values = b"\n".join(",".join(row[key] for key in ids[:12]).encode() for row in real[:3])
        yield "functions", f"{function}.real", choice(function) + b"2" + choice(8) + MARK.join([",".join(ids[:12]).encode(), values, *rest])


def main():
    source, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    for target, name, content in seeds(source):
        folder = out / target
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name.replace("/", "-")).write_bytes(content)


if __name__ == "__main__":
    main()
