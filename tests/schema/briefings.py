"""Holds the JSON Schema of a briefing against briefings as they are written: all of them are valid, and what was done to one
so that a reader would be misled is refused.
"""
import copy
import json
import subprocess
from collections import defaultdict
from pathlib import Path
from typing import Any, Callable, Iterator

from jsonschema import Draft202012Validator

ROOT = Path(__file__).resolve().parents[2]
SCHEMA_FILE = ROOT / "extension" / "schema" / "briefing-1.schema.json"
PARTS = ["matrix", "scorecards", "reasons", "path", "robustness", "evidence", "method"]
KEYED_PARTS = ["reasons", "path", "robustness", "evidence"]
# Folder, language, marking, parts: each language, each part alone, none and all; with something withheld and nothing.
BRIEFINGS = [
    ("broken", "en", "public", PARTS), ("broken", "de", "none", []), ("broken", "nl", "secret", PARTS),
    ("bare", "fr", "none", PARTS),
    ("data/fictional", "en", "exercise confidential", PARTS), ("data/fictional", "nl", "internal", PARTS),
    ("data/fictional", "fr", "none", PARTS), ("data/fictional", "de", "public", []),
    ("data/public", "en", "none", ["reasons", "evidence"]),
] + [("data/fictional", "en", "internal", [part]) for part in PARTS]
LEAST_CHANGES = 500

Place = tuple[str | int, ...]
# Of these places a text is one of few; any other is refused.
CLOSED = ["$schema", "format", "notice", "language", "date", "parts[]", "provenance.framework.stamp", "provenance.data_stamp",
          "provenance.as_of", "countries[].verdicts[].verdict", "countries[].assessments[].state", "countries[].reasons[].rules[].effect",
          "countries[].reasons[].rules[].outcome", "countries[].path[].outcome"]
# Not below 0.
COUNTS = ["provenance.peers", "withheld.evidence", "withheld.values", "countries[].withheld.evidence", "countries[].withheld.values",
          "countries[].index.coverage", "countries[].pillars[].coverage", "countries[].pillars[].weight", "countries[].path[].effort",
          "countries[].path[].moves[].effort", "countries[].robustness.verdicts[].eligible", "countries[].robustness.verdicts[].error"]
# What may be left out.
OPTIONAL = {"author"}
VALUES: list[Any] = [None, True, 7, "text", [], {}]


def written(program: str, folder: str, language: str, marking: str, parts: list[str]) -> Any:
    ran = subprocess.run([program, folder, language, marking, ",".join(parts) or "-"], stdout=subprocess.PIPE, timeout=120, check=True)
    return json.loads(ran.stdout.decode("utf-8", errors="strict"))


def kind(value: Any) -> str:
    for name, types in (("null", type(None)), ("boolean", bool), ("number", (int, float)), ("text", str), ("array", list)):
        if isinstance(value, types):
            return name
    return "object"


def places(value: Any, place: Place = ()) -> Iterator[Place]:
    """Of everything in a JSON value, itself left out."""
    for key in value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ():
        yield place + (key,)
        yield from places(value[key], place + (key,))


def at(value: Any, place: Place) -> Any:
    for key in place:
        value = value[key]
    return value


def name_of(place: Place) -> str:
    """countries[].index.score: the same for all countries."""
    return "".join("[]" if isinstance(key, int) else f".{key}" for key in place).removeprefix(".")


def shortened(value: Any) -> Any:
    """The same with a few items of each list, which is as valid and read faster."""
    if isinstance(value, list):
        return [shortened(item) for item in value[:4]]
    return {key: item if key == "parts" else shortened(item) for key, item in value.items()} if isinstance(value, dict) else value


def changed(briefing: Any, place: Place, change: Callable[[Any, Any], None]) -> Any:
    """\\param change gets what holds the place, and the key there"""
    other = copy.deepcopy(briefing)
    change(at(other, place[:-1]), place[-1])
    return other


def put(value: Any) -> Callable[[Any, Any], None]:
    def change(holder: Any, key: Any) -> None:
        holder[key] = value
    return change


def left_out(holder: Any, key: Any) -> None:
    del holder[key]


class Changes:
    """Each kind of change once to each kind of place."""

    def __init__(self, briefings: list[Any]) -> None:
        self.briefings = briefings
        self.kinds: dict[str, set[str]] = defaultdict(set)
        self.first: dict[str, tuple[Any, Place]] = {}
        self.objects: dict[str, tuple[Any, Place]] = {}
        for briefing in briefings:
            self.objects.setdefault("", (briefing, ()))
            for place in places(briefing):
                name, value = name_of(place), at(briefing, place)
                self.kinds[name].add(kind(value))
                self.first.setdefault(name, (briefing, place))
                if isinstance(value, dict):
                    self.objects.setdefault(name, (briefing, place))

    def missing(self) -> Iterator[tuple[str, Any]]:
        for name, (briefing, place) in self.first.items():
            if not isinstance(place[-1], int) and name not in OPTIONAL:
                yield f"without {name}", changed(briefing, place, left_out)

    def added(self) -> Iterator[tuple[str, Any]]:
        for name, (briefing, place) in self.objects.items():
            for extra in ("more", "Country", "_"):
                other = copy.deepcopy(briefing)
                at(other, place)[extra] = "text"
                yield f"{extra} in {name or 'all'}", other

    def of_another_kind(self) -> Iterator[tuple[str, Any]]:
        """What no briefing has there, and an object without its keys."""
        for name, (briefing, place) in self.first.items():
            for value in VALUES:
                if kind(value) not in self.kinds[name] or value == {}:
                    yield f"{json.dumps(value)} as {name}", changed(briefing, place, put(value))

    def out_of_bounds(self) -> Iterator[tuple[str, Any]]:
        for name in CLOSED:
            for text in ("text", "", "ELIGIBLE", "2026-3-31", "0123-4567-89AB", " en"):
                yield f"{text!r} as {name}", changed(*self.first[name], put(text))
        for name in COUNTS:
            yield f"-1 as {name}", changed(*self.first[name], put(-1))
        for name in COUNTS[:5]:
            yield f"a half as {name}", changed(*self.first[name], put(0.5))
        for name in COUNTS[5:7]:
            yield f"101 as {name}", changed(*self.first[name], put(101))
        for version in (0, 2, 1.5):
            yield f"format version {version}", changed(*self.first["format_version"], put(version))
        for name in ("author", "marking", "countries[].assessments[].criterion", "countries[].verdicts[].benefit", "countries[].assessments[].value"):
            yield f"nothing as {name}", changed(*self.first[name], put(""))

    def at_odds(self) -> Iterator[tuple[str, Any]]:
        """Of two keys that have to agree."""
        for briefing in self.briefings:
            for part in KEYED_PARTS:
                other = copy.deepcopy(briefing)
                if part in other["parts"]:
                    other["parts"].remove(part)
                else:
                    other["parts"].append(part)
                yield f"{part} chosen or not, against its key", other
            if briefing["parts"]:
                yield "a part twice", {**briefing, "parts": briefing["parts"] + briefing["parts"][:1]}
        yield from self.conditional("countries[].assessments[]", lambda one: one["withheld"], [{"entered": "full"}, {"entered": 0}, {"state": "known"}, {"state": "problem"}])
        yield from self.conditional("countries[].assessments[]", lambda one: one["state"] == "problem", [{"score": 0}, {"value": "?"}, {"state": "known"}])
        yield from self.conditional("countries[].assessments[]", lambda one: one["state"] == "known" and not one["withheld"], [{"withheld": True}, {"value": None}])
        for key in ("eligible", "conditional", "not_eligible", "error"):
            yield from self.conditional("countries[].robustness.verdicts[]", lambda one: not one["asked"], [{key: 0}])
            yield from self.conditional("countries[].robustness.verdicts[]", lambda one: one["asked"], [{key: None}, {key: 1.01}])
        yield from self.conditional("countries[].path[]", lambda one: one["outcome"] == "found", [{"effort": None}, {"moves": []}, {"outcome": "unreachable"}])
        yield from self.conditional("countries[].path[]", lambda one: one["outcome"] != "found", [{"effort": 0}, {"outcome": "found"}])

    def conditional(self, name: str, applies: Callable[[Any], bool], values: list[dict[str, Any]]) -> Iterator[tuple[str, Any]]:
        for briefing in self.briefings:
            for place in places(briefing):
                if name_of(place) == name and applies(at(briefing, place)):
                    for value in values:
                        yield f"{value} in {name}", changed(briefing, place, put({**at(briefing, place), **value}))
                    return
        raise LookupError(f"no briefing has such a {name}")


def words_of(schema: Any) -> Iterator[str]:
    """What is one of an enumeration."""
    if isinstance(schema, dict):
        yield from (word for word in schema.get("enum", []) if isinstance(word, str))
        for item in schema.values():
            yield from words_of(item)
    elif isinstance(schema, list):
        for item in schema:
            yield from words_of(item)


def objects_of(schema: Any, place: str = "all") -> Iterator[tuple[str, Any]]:
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            yield place, schema
        for key, item in schema.items():
            if key not in ("allOf", "if", "then", "else"):
                yield from objects_of(item, key)


def check(program: str, report: Any) -> None:
    schema = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    try:
        Draft202012Validator.check_schema(schema)
        report.check("the schema of briefings is one", [])
    except Exception as problem:  # noqa: BLE001: whatever is wrong with it
        report.check("the schema of briefings is one", [str(problem)])
        return
    validator = Draft202012Validator(schema)
    report.check("it leaves no object open", [name for name, one in objects_of(schema) if one.get("additionalProperties") is not False])

    briefings = []
    for chosen in BRIEFINGS:
        briefing = written(program, *chosen)
        briefings.append(briefing)
        errors = [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(briefing)]
        asked = chosen[1:4] == (briefing["language"], briefing["marking"] or "none", briefing["parts"]) and len(briefing["countries"]) > 5
        report.check(f"a briefing of {chosen[0]} in {chosen[1]} under {chosen[2]} with {', '.join(chosen[3]) or 'no part'} is valid",
                     errors + ([] if asked else ["not what was asked for"]))

    met = {key for briefing in briefings for place in places(briefing) for key in place if isinstance(key, str)}
    known = {key for _, one in objects_of(schema) for key in one["properties"]}
    report.check("every key of the schema is met in a briefing", sorted(known - met) + sorted(met - known), f"{len(known)} keys")
    texts = {value for briefing in briefings for place in places(briefing) if isinstance(value := at(briefing, place), str)}
    report.check("every word of the schema is met in a briefing", sorted(set(words_of(schema)) - texts))

    # Short ones, and all that is rare: each kind of thing has to be in them.
    changes = Changes([shortened(briefing) for briefing in briefings])
    report.check("and so is it in short", [name for name, briefing in enumerate(changes.briefings) if not validator.is_valid(briefing)])
    tried = 0
    for name, group in (("with a key missing", changes.missing()), ("with a key too many", changes.added()), ("with a value of another kind", changes.of_another_kind()),
                        ("with a value out of bounds", changes.out_of_bounds()), ("at odds with itself", changes.at_odds())):
        faults, count = [], 0
        for what, briefing in group:
            count += 1
            if validator.is_valid(briefing):
                faults.append(what)
        tried += count
        report.check(f"a briefing {name} is refused", faults, f"{count} of them")
    report.check("enough was tried", [] if tried >= LEAST_CHANGES else [f"only {tried}"], f"{tried} changes")
