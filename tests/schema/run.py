#!/usr/bin/python3
"""Holds the JSON Schema of a framework against the loader: what the loader reads is valid, what the schema refuses the
loader refuses. Then that of a briefing against briefings (briefings.py).

    run.py CHECK_FRAMEWORK FRAMEWORKS WRITE_BRIEFING

CHECK_FRAMEWORK is the program made from tools/check_framework.cpp, FRAMEWORKS a folder with the built-in frameworks as
JSON, WRITE_BRIEFING the program made from tests/schema/write_briefing.cpp. The last line is "N passed, N failed".
"""
import json
import random
import re
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable, Iterable

sys.dont_write_bytecode = True
ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "tests" / "schema")]

from jsonschema import Draft202012Validator  # noqa: E402

import briefings  # noqa: E402
import frameworks  # noqa: E402
import make_schema  # noqa: E402
import mutations  # noqa: E402
import spellings  # noqa: E402

SCHEMA_FILE = ROOT / "extension" / "schema" / "framework.schema.json"
PAGE = ROOT / "docs" / "framework.md"
SEED = 20260331
RANDOM_FRAMEWORKS, RANDOM_MUTATIONS = 400, 4000
LEAST_SHARE = 0.97  # of the texts with a fault that is not one of reference

# What the schema must refuse whenever the loader names it.
ALWAYS = {
    "json.no-object", "json.no-array", "json.no-row", "json.no-text", "json.no-local-text", "json.empty-language",
    "criteria.none", "criteria.no-id", "criteria.no-root", "criteria.several-roots", "criteria.negative-weight",
    "criteria.unknown-aggregate", "criteria.aggregate-on-criterion", "criteria.scale-on-group",
    "scales.no-id", "scales.built-in", "scales.unknown-type", "scales.unknown-direction", "scales.unknown-method",
    "scales.method-parameters", "scales.no-share-downwards", "scales.no-as-of",
    "rules.no-benefit", "rules.no-effect", "rules.unknown-effect", "rules.no-subject", "rules.no-test",
    "rules.defines-nothing", "rules.need-unclear", "rules.no-as-of",
    "benefits.no-id", "benefits.reserved-id", "table.not-a-date", "table.year-alone",
}
# The same, where every row of a scale gives the type itself (it may be left out in all but the first).
WHERE_TYPED = {"table.not-a-number", "scales.no-value", "scales.no-score", "scales.not-positive", "scales.not-years",
               "scales.reserved-word"}
# Of these, what says that a word may not stand here: not where it holds a mark that the schema does not know.
KEPT_OUT_CODES = {"scales.built-in", "scales.reserved-word", "benefits.reserved-id"}
# The same, where the node has a scale (without one, a group may hold what it likes there).
WHERE_A_SCALE = {"criteria.na-unclear", "criteria.effort-unclear"}
# Faults of reference: they lie between rows, or in what a row names. These are the loader's alone.
BETWEEN_ROWS = {
    "json.duplicate-language",
    "criteria.duplicate-id", "criteria.unknown-parent", "criteria.circle", "criteria.reserved-id", "criteria.no-scale",
    "criteria.parent-is-criterion", "criteria.unknown-scale", "scales.no-type", "scales.mixed-types", "scales.falling-score",
    "scales.duplicate-level", "scales.duplicate-value", "scales.in-force-alone", "scales.one-row", "rules.unknown-benefit",
    "rules.unknown-subject", "rules.unknown-node", "rules.name-of-another", "rules.name-taken", "rules.every-reads-itself",
    "rules.circle", "rules.need-differs", "rules.need-too-large", "benefits.duplicate-id",
    # A test means something on its subject alone.
    "rules.no-operand", "rules.no-range", "rules.range-reversed", "rules.never-in-range", "rules.known-of-this",
    "rules.operand-not-a-level", "rules.operand-not-a-number", "rules.operand-not-a-date", "rules.operand-not-a-verdict",
    "rules.operand-of-evidence", "rules.operand-not-true-or-false",
}


@dataclass
class Case:
    text: str
    value: Any
    reads: bool
    codes: set[str]      # of the errors, without ".near"
    written: str         # by the loader, where it reads the text
    valid: bool


class Judge:
    """The loader and the schema, side by side."""

    def __init__(self, program: str, schema: Any) -> None:
        self.program = program
        self.validator = Draft202012Validator(schema)

    def load(self, texts: list[str]) -> list[list[str]]:
        ran = subprocess.run([self.program], input="\0".join(texts).encode(), stdout=subprocess.PIPE, timeout=60, check=True)
        lines = [line.split("\t") for line in ran.stdout.decode().split("\n")[:-1]]
        if len(lines) != len(texts):
            raise RuntimeError(f"{self.program} gave {len(lines)} answers to {len(texts)} texts")
        return lines

    def cases(self, values: Iterable[Any]) -> list[Case]:
        return self.cases_of_texts([json.dumps(value, ensure_ascii=False) for value in values])

    def cases_of_texts(self, texts: list[str]) -> list[Case]:
        cases = []
        for text, fields in zip(texts, self.load(texts)):
            value = json.loads(text)
            reads = fields[0] == "reads"
            codes = set() if reads else {code.removesuffix(".near") for code in fields[6].split(",")}
            cases.append(Case(text, value, reads, codes, fields[1] if reads else "", self.validator.is_valid(value)))
        return cases

    def objections(self, value: Any) -> str:
        return "; ".join(f"{error.json_path}: {error.message[:120]}" for error in self.validator.iter_errors(value))[:600]


class Report:
    def __init__(self) -> None:
        self.passed = self.failed = 0

    def check(self, name: str, faults: list[str], remark: str = "") -> None:
        if faults:
            self.failed += 1
            print(f"FAILED {name}: {len(faults)} faults")
            for fault in faults[:5]:
                print(f"    {fault[:1500]}")
        else:
            self.passed += 1
            print(f"ok     {name}{': ' if remark else ''}{remark}")


# ---- small frameworks about one word ----------------------------------------------------------------------


def about_criterion(**keys: Any) -> Any:
    return {"criteria": [{"id": "root"}, {"id": "c", "parent": "root", "scale": "yes-no", **keys}]}


def about_group(**keys: Any) -> Any:
    return {"criteria": [{"id": "root", **keys}, {"id": "c", "parent": "root", "scale": "yes-no"}]}


def about_scale(*rows: dict[str, Any]) -> Any:
    return {"as_of": "2026-03-31", "criteria": [{"id": "c", "scale": "yes-no"}],
            "scales": [{"scale": "s", **row} for row in rows]}


def about_rule(**keys: Any) -> Any:
    return {"as_of": "2026-03-31", "criteria": [{"id": "c", "scale": "yes-no"}],
            "rules": [{"benefit": "*", "effect": "requires", "subject": "c", "test": "yes", **keys}]}


def about_benefit(word: Any) -> Any:
    return {"criteria": [{"id": "c", "scale": "yes-no"}], "benefits": [{"benefit": word}]}


def scale_of_type(kind: str) -> Any:
    value, score = {"date": ("5", 1), "relative": ("rank", "up")}.get(spellings.fold(kind).strip(), ("1", 1))
    return about_scale({"type": kind, "value": value, "score": score})


# Where a word stands, and which words stand there.
WORDS: list[tuple[str, Callable[[str], Any], list[str]]] = [
    ("effect", lambda word: about_rule(effect=word, group="name"), make_schema.EFFECTS),
    ("aggregate", lambda word: about_group(aggregate=word), make_schema.AGGREGATES + ["power:2", "power:-1,5", "power : 1e2"]),
    ("type", scale_of_type, make_schema.TYPES),
    ("na", lambda word: about_criterion(na=word), make_schema.YES + make_schema.NO),
    ("never", lambda word: about_scale({"type": "date", "value": word}), ["never"]),
    ("direction", lambda word: about_scale({"type": "relative", "value": "rank", "score": word}), ["up", "down"]),
    ("method", lambda word: about_scale({"type": "relative", "value": word}), make_schema.METHODS + ["rank"]),
    ("method with numbers", lambda word: about_scale({"type": "relative", "value": f"{word}:1:2,5"}), make_schema.METHODS),
]
KEPT_OUT: list[tuple[str, Callable[[str], Any], list[str], list[str]]] = [
    ("built-in scale", lambda word: about_scale({"type": "point", "value": 1, "score": 1, "scale": word}),
     make_schema.BUILT_IN_SCALES, ["yes-nos", "yes no", "per cent", "in-force!"]),
    ("reserved level", lambda word: about_scale({"type": "level", "value": word, "score": 1}),
     make_schema.RESERVED, ["unknown law", "NA", "??", "n / a", "yes", "0"]),
    ("reserved label", lambda word: about_scale({"type": "level", "value": "law", "score": 1, "label": word}),
     make_schema.RESERVED[:3], ["unknown law", "NA", "onbekende"]),
    ("reserved label by language",
     lambda word: about_scale({"type": "level", "value": "law", "score": 1, "label": {"en": "law", "nl": word}}),
     make_schema.RESERVED[3:6], ["wet"]),
    ("reserved benefit", about_benefit, make_schema.RESERVED_BENEFITS, ["**", "indexes", "coverage(x)"]),
    ("reserved name", lambda word: about_rule(effect="defines", group=word), ["index", "coverage"], ["indexes", "coverage(x)", "*"]),
]
BROKEN = ["{0}x", "x{0}", "{0}{0}", "{0} {0}"]  # no longer that word, whatever it was


def check_words(judge: Judge, report: Report) -> None:
    for name, framework, words in WORDS:
        cases = judge.cases([framework(text) for word in words for text in spellings.every_spelling(word)])
        faults = [f"{'valid' if case.valid else 'not valid'}, {case.codes or 'read'}: {case.text}" for case in cases
                  if not (case.reads and case.valid)]
        report.check(f"every spelling of {name}", faults, f"{len(cases)} spellings")
        broken = judge.cases([framework(form.format(word)) for word in words for form in BROKEN])
        report.check(f"no other word for {name}", [case.text for case in broken if case.valid or case.reads])


def check_kept_out(judge: Judge, report: Report) -> None:
    for name, framework, words, others in KEPT_OUT:
        texts = [text for word in words for text in spellings.every_spelling(word)]
        faults = []
        for text, case in zip(texts, judge.cases([framework(text) for text in texts])):
            certain = not any(mark in text for mark in spellings.RARE_MARKS)
            if case.reads or (case.valid and certain):
                faults.append(f"{'read' if case.reads else 'valid'}: {case.text}")
        report.check(f"{name} kept out", faults, f"{len(texts)} spellings")
        cases = judge.cases([framework(other) for other in others])
        report.check(f"only {name} kept out", [f"{case.codes} {judge.objections(case.value)}: {case.text}" for case in cases
                                               if not (case.reads and case.valid)])


def check_values(judge: Judge, report: Report) -> None:
    """Every odd value in every place: where no other row has a say, loader and schema agree."""
    places: dict[str, Callable[[Any], Any]] = {
        "weight": lambda value: about_criterion(weight=value), "effort": lambda value: about_criterion(effort=value),
        "na": lambda value: about_criterion(na=value), "na of a group": lambda value: about_group(na=value),
        "title": lambda value: about_criterion(title=value), "aggregate": lambda value: about_group(aggregate=value),
        "level": lambda value: about_scale({"type": "level", "value": value, "score": 1}),
        "label": lambda value: about_scale({"type": "level", "value": "a", "score": 1, "label": value}),
        "score": lambda value: about_scale({"type": "level", "value": "a", "score": value}),
        "point": lambda value: about_scale({"type": "point", "value": value, "score": 1}),
        "logpoint": lambda value: about_scale({"type": "logpoint", "value": value, "score": 1}),
        "years": lambda value: about_scale({"type": "date", "value": value, "score": 1}),
        "years without score": lambda value: about_scale({"type": "date", "value": value}),
        "method": lambda value: about_scale({"type": "relative", "value": value}),
        "direction": lambda value: about_scale({"type": "relative", "value": "fraction-of-max", "score": value}),
        "need": lambda value: about_rule(need=value), "need of a group": lambda value: about_rule(need=value, group="name"),
        "from": lambda value: about_rule(**{"from": value}),
        "effect": lambda value: about_rule(effect=value), "group": lambda value: about_rule(effect="defines", group=value),
        "benefits": about_benefit, "as_of": lambda value: {"as_of": value, **about_criterion()},
        "criteria": lambda value: {"criteria": value}, "a row": lambda value: {"criteria": [value, {"id": "c", "scale": "yes-no"}]},
        "scales": lambda value: {"scales": value, **about_criterion()}, "an unknown key": lambda value: about_criterion(x=value),
        "language": lambda value: {"language": value, **about_criterion()}, "all": lambda value: value,
    }
    # What an exponent makes of a number no pattern can tell.
    lenient = {("need", '"1e2"')}
    pool = mutations.POOL + [0.0, 1.0, 2.0, "\u0301", " \u0308 \u20d7", "9999", "10000", 9999, 10000, 2.5, "1000", "-2,50"]
    for name, framework in places.items():
        cases = judge.cases([framework(value) for value in pool])
        faults = []
        for value, case in zip(pool, cases):
            if case.codes and case.codes <= BETWEEN_ROWS:
                continue
            if case.reads != case.valid and (name, json.dumps(value)) not in lenient:
                faults.append(f"{'read' if case.reads else case.codes}, {judge.objections(case.value) or 'valid'}: {case.text}")
        report.check(f"odd values for {name}", faults, f"{sum(case.reads for case in cases)} of {len(cases)} read")


def check_limits(judge: Judge, report: Report) -> None:
    def with_benefits(count: int) -> Any:
        return {**about_criterion(), "benefits": [None, *({"benefit": f"b{place}"} for place in range(count)), {}]}

    def with_criteria(count: int) -> Any:
        return {"criteria": [{"id": "r"}, *({"id": str(place), "parent": "r", "scale": "percent"} for place in range(1, count))]}

    for name, within, beyond in [
            ("benefits", with_benefits(make_schema.MOST_BENEFITS), with_benefits(make_schema.MOST_BENEFITS + 1)),
            ("rows", with_criteria(make_schema.MOST_ROWS), with_criteria(make_schema.MOST_ROWS + 1))]:
        most, one_more = judge.cases([within, beyond])
        faults = [] if most.reads and most.valid else [f"at the limit: {most.codes}"]
        faults += [] if not one_more.reads and not one_more.valid else [f"beyond it: {one_more.codes}"]
        report.check(f"most {name}", faults)


# ---- whole frameworks ---------------------------------------------------------------------------------------


def written_otherwise(cases: list[Case]) -> list[str]:
    """Of texts that the loader wrote: those that it does not write again as they are."""
    return [f"{case.text} became {case.written}" for case in cases if case.reads and case.written != case.text]


def check_all_read(judge: Judge, report: Report, name: str, texts: list[str]) -> None:
    """All are read and valid, and so is what the loader writes of them."""
    faults = [] if texts else ["there is none"]
    cases = judge.cases_of_texts(texts)
    for case in cases:
        if not case.reads:
            faults.append(f"refused for {case.codes}: {case.text}")
        if not case.valid:
            faults.append(f"{judge.objections(case.value)}: {case.text}")
    report.check(name, faults, f"{len(cases)} frameworks")
    again = judge.cases_of_texts([case.written for case in cases if case.reads])
    faults = [f"{case.codes} {judge.objections(case.value)}: {case.text}" for case in again if not (case.reads and case.valid)]
    report.check(f"{name}, as the loader writes them", faults)
    report.check(f"{name}, written again to the byte", written_otherwise(again))


def examples_of_page() -> list[str]:
    blocks = re.findall(r"^```json\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return [block for block in blocks if '"criteria"' in block]


def every_row_typed(value: Any) -> bool:
    rows = value.get("scales") if isinstance(value, dict) else None
    return all(str(row.get("type") or "").strip() for row in rows or [] if isinstance(row, dict))


def is_caught(code: str, case: Case) -> bool:
    """Must the schema refuse a text in which the loader finds this fault?"""
    if code in WHERE_TYPED:
        return every_row_typed(case.value)
    if code in KEPT_OUT_CODES and any(mark in case.text for mark in spellings.RARE_MARKS):
        return False
    if code == "criteria.no-root":  # a row whose id is taken counts for nothing, were it the root
        return "criteria.duplicate-id" not in case.codes
    if code in WHERE_A_SCALE:
        return "criteria.no-scale" not in case.codes
    return code in ALWAYS


def check_mutations(judge: Judge, report: Report, originals: list[Any], rng: random.Random) -> None:
    cases = judge.cases([mutations.mutated(rng.choice(originals), rng) for _ in range(RANDOM_MUTATIONS)])
    read = sum(case.reads for case in cases)
    report.check("what the loader writes of them, written again to the byte",
                 written_otherwise(judge.cases_of_texts([case.written for case in cases if case.reads])))
    report.check("what the loader reads is valid",
                 [f"{judge.objections(case.value)}: {case.text}" for case in cases if case.reads and not case.valid],
                 f"{read} of {len(cases)} changed frameworks are read")
    seen: Counter[str] = Counter()
    faults = []
    for case in cases:
        due = {code for code in case.codes if is_caught(code, case)}
        seen.update(due)
        if due and case.valid:
            faults.append(f"{due}: {case.text}")
    report.check("faults of one row are refused by the schema", faults,
                 f"{len(seen)} kinds, " + ", ".join(f"{code} {count}" for code, count in seen.most_common()))
    report.check("every such fault was tried", sorted((ALWAYS | WHERE_TYPED | WHERE_A_SCALE) - set(seen)))
    alone = [case for case in cases if case.codes - BETWEEN_ROWS]
    refused = sum(not case.valid for case in alone)
    missed = Counter(code for case in alone if case.valid for code in case.codes - BETWEEN_ROWS)
    share = refused / max(1, len(alone))
    report.check("share of the faults that are not of reference", [] if share >= LEAST_SHARE else [f"only {share:.2%}"],
                 f"{refused} of {len(alone)} refused by the schema ({share:.2%}); not: "
                 + (", ".join(f"{code} {count}" for code, count in missed.most_common()) or "none"))


def main(arguments: list[str]) -> int:
    if len(arguments) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    report = Report()
    text = SCHEMA_FILE.read_text(encoding="utf-8")
    schema = json.loads(text)
    try:
        Draft202012Validator.check_schema(schema)
        report.check("the schema is one", [])
    except Exception as problem:  # noqa: BLE001: whatever is wrong with it
        report.check("the schema is one", [str(problem)])
    report.check("the schema is what tools/make_schema.py writes",
                 [] if text == make_schema.text_of(make_schema.framework()) else ["write it anew"])
    judge = Judge(arguments[0], schema)
    rng = random.Random(SEED)
    built_in = [path.read_text(encoding="utf-8") for path in sorted(Path(arguments[1]).glob("*.json"))]
    check_all_read(judge, report, "built-in frameworks", built_in)
    check_all_read(judge, report, "examples of docs/framework.md", examples_of_page())
    originals = [frameworks.random_framework(rng) for _ in range(RANDOM_FRAMEWORKS)]
    check_all_read(judge, report, "random frameworks", [json.dumps(original, ensure_ascii=rng.random() < 0.5)
                                                        for original in originals])
    check_words(judge, report)
    check_kept_out(judge, report)
    check_values(judge, report)
    check_limits(judge, report)
    check_mutations(judge, report, originals, rng)
    briefings.check(arguments[2], report)
    print(f"{report.passed} passed, {report.failed} failed")
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
