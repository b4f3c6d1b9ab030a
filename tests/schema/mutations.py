"""Frameworks with something changed in them, which the loader may or may not read."""
import copy
import random
from typing import Any, Callable

import spellings

TABLES = ["criteria", "scales", "rules", "benefits"]
ABOUT = ["id", "version", "title", "as_of", "language", "source", "note"]
KEYS = {
    "criteria": ["id", "parent", "title", "weight", "scale", "aggregate", "na", "effort", "question", "evidence", "source"],
    "scales": ["scale", "type", "value", "score", "label"],
    "rules": ["benefit", "effect", "subject", "test", "group", "need", "from", "to", "id", "note", "source"],
    "benefits": ["benefit", "title", "description"],
}
BLANKS: list[Any] = [None, "", " ", "\u00a0\t", "\u202f"]
NUMBERS: list[Any] = [0, 1, 2, -1, 0.5, -0.25, 100, 1e3, 12345678901234567890, "0", "-0", "1,5", ".5", "5.", "1e2", "+3", "-2",
                      "1.000,5", "1 000", "60%", "½", "1/2", "0x10", "1e", "e5", "--1", "NaN", "٣", "０", "1\n2", "- 1", "2,0 "]
DATES: list[Any] = ["2026-03-31", " 2024-02-29", "2023-02-29", "2026-13-01", "2026-04-31", "0000-01-01", "2026", 2026, "26-03-31",
                    "2026-3-31", "31-03-2026", "2026-03-31T00:00", "1900-02-29", "2000-02-29", "0400-02-29", 20260331]
WORDS: list[Any] = ["requires", "excludes", "condition", "defines", "forbids", "requirés", "eist", "level", "point", "logpoint",
                    "date", "relative", "levels", "datum", "arithmetic", "geometric", "mean", "power", "power:", "power:2",
                    "power:x", "power:2:3", "power:1001", "power:-1000", "Power : 2,5", "power:\u00a03", "never", "nooit", "up",
                    "down", "sideways", "minmax", "minmax:5", "minmax:0:100", "minmax:a:b", "rank", "rank:0:1", "fraction-of-max",
                    "zscore::", "yes", "no", "ja", "maybe", "entfällt", "unknown", "?", "n/a", "N.V.T.", "s.o.", "-", "–", "yes-no",
                    "Percent", "in-force", "index", "coverage", "*", "#x", ">= 60", "known", "in (a, b)", "", "Ærlig", "Требует"]
METHODS = ["minmax", "minmax:5", "minmax:5:", "rank:0:1", "fraction-of-max", "fraction-of-max:0:100", "zscore:x:1", "percentile:1:2:3"]
SHAPES: list[Any] = [True, False, [], {}, [1], ["x"], [[]], {"en": "x"}, {"en": True}, {"en": {"en": "x"}}, {"": "x"}, {" ": None},
                     {"en": ["x"]}, {"EN": "unknown", "en": "fine"}, {"en": "unknown"}, {"en\n": "?", "en": "fine"}, {"x": None}]
POOL = BLANKS + NUMBERS + DATES + WORDS + SHAPES
# What a key is most often filled with by mistake.
PER_KEY: dict[str, list[Any]] = {
    "weight": NUMBERS, "effort": NUMBERS + ["-", "—", "−", "hard"], "score": NUMBERS + ["up", "down", "sideways"],
    "value": NUMBERS + WORDS, "need": NUMBERS, "as_of": DATES, "from": DATES, "to": DATES, "effect": WORDS, "type": WORDS,
    "aggregate": WORDS, "na": WORDS + NUMBERS, "label": WORDS + SHAPES, "scale": WORDS, "benefit": WORDS, "title": SHAPES,
    "note": SHAPES, "description": SHAPES, "question": SHAPES,
}

Framework = dict[str, Any]
Mutation = Callable[[Framework, random.Random], None]


def some_row(framework: Framework, rng: random.Random) -> tuple[str, dict[str, Any]]:
    """A row and its table, or the framework itself and "about"."""
    rows = [(table, row) for table in TABLES if isinstance(framework.get(table), list)
            for row in framework[table] if isinstance(row, dict)]
    return rng.choice(rows) if rows and rng.randrange(8) else ("about", framework)


def some_key(table: str, row: dict[str, Any], rng: random.Random) -> str:
    known = KEYS.get(table, ABOUT)
    present = [key for key in row if key in known]
    return rng.choice(present) if present and rng.randrange(4) else rng.choice(known)


def some_value(framework: Framework, rng: random.Random) -> tuple[dict[str, Any], str]:
    for _ in range(20):
        table, row = some_row(framework, rng)
        key = some_key(table, row, rng)
        if key in row and not isinstance(row[key], (dict, list)):
            break
    return row, key


def delete_key(framework: Framework, rng: random.Random) -> None:
    table, row = some_row(framework, rng)
    row.pop(some_key(table, row, rng), None)


def replace_by_odd(framework: Framework, rng: random.Random) -> None:
    table, row = some_row(framework, rng)
    row[some_key(table, row, rng)] = copy.deepcopy(rng.choice(POOL))


def replace_by_likely(framework: Framework, rng: random.Random) -> None:
    table, row = some_row(framework, rng)
    key = some_key(table, row, rng)
    row[key] = copy.deepcopy(rng.choice(PER_KEY.get(key, POOL)))


def blank_out(framework: Framework, rng: random.Random) -> None:
    table, row = some_row(framework, rng)
    row[some_key(table, row, rng)] = rng.choice(BLANKS)


def take_from_elsewhere(framework: Framework, rng: random.Random) -> None:
    there, key_there = some_value(framework, rng)
    table, row = some_row(framework, rng)
    row[some_key(table, row, rng)] = copy.deepcopy(there.get(key_there))


def respell(framework: Framework, rng: random.Random) -> None:
    row, key = some_value(framework, rng)
    if isinstance(row.get(key), str):
        row[key] = spellings.of_word(row[key], rng)
    elif isinstance(row.get(key), (int, float)):
        row[key] = rng.choice([spellings.of_number(row[key], rng), str(row[key])])


def mistype(framework: Framework, rng: random.Random) -> None:
    row, key = some_value(framework, rng)
    text = str(row.get(key, ""))
    at = rng.randint(0, len(text))
    row[key] = text[:at] + rng.choice(["", "x", "ë", " ", ".", "-", "0", "1"]) + text[at + rng.randint(0, 1):]


def wrap(framework: Framework, rng: random.Random) -> None:
    row, key = some_value(framework, rng)
    value = row.get(key)
    row[key] = rng.choice([[value], {"en": value}, {"nl": {"en": value}}, {"value": value}, bool(value), {"en": value, " ": value}])


def negate(framework: Framework, rng: random.Random) -> None:
    row, key = some_value(framework, rng)
    value = row.get(key)
    row[key] = -value if isinstance(value, (int, float)) else f"-{value}"


def add_key(framework: Framework, rng: random.Random) -> None:
    _, row = some_row(framework, rng)
    row[rng.choice(["remark", "Weight", "wieght", "$comment", "xyz"])] = copy.deepcopy(rng.choice(POOL))


def odd_row(framework: Framework, rng: random.Random) -> None:
    table = framework.get(rng.choice(TABLES))
    if isinstance(table, list):
        table.insert(rng.randint(0, len(table)), copy.deepcopy(rng.choice([None, {}, [], 5, "row", True, {"id": None}, {"x": 1}])))


def delete_row(framework: Framework, rng: random.Random) -> None:
    table = framework.get(rng.choice(TABLES))
    if isinstance(table, list) and table:
        table.pop(rng.randrange(len(table)))


def repeat_row(framework: Framework, rng: random.Random) -> None:
    table = framework.get(rng.choice(TABLES))
    if isinstance(table, list) and table:
        table.append(copy.deepcopy(rng.choice(table)))


def exchange_rows(framework: Framework, rng: random.Random) -> None:
    table = framework.get(rng.choice(TABLES))
    if isinstance(table, list):
        rng.shuffle(table)


def odd_table(framework: Framework, rng: random.Random) -> None:
    framework[rng.choice(TABLES)] = copy.deepcopy(rng.choice([None, "", " ", 5, True, {}, [], [None], [[]], {"id": "x"}]))


def new_row(framework: Framework, rng: random.Random) -> None:
    """A row of likely and unlikely values."""
    name = rng.choice(TABLES)
    table = framework.get(name)
    if isinstance(table, list):
        keys = rng.sample(KEYS[name], rng.randint(1, len(KEYS[name])))
        table.append({key: copy.deepcopy(rng.choice(PER_KEY.get(key, POOL))) for key in keys})


def new_scale(framework: Framework, rng: random.Random) -> None:
    """A scale of one row, of a type that it may not fit."""
    rows = framework.get("scales")
    if isinstance(rows, list):
        kind = rng.choice(["level", "point", "logpoint", "date", "relative"])
        likely = METHODS if kind == "relative" else NUMBERS + WORDS + BLANKS
        score = rng.choice(["up", "down", ""]) if kind == "relative" else rng.choice([1, 2, "3", "up", None])
        rows.append({"scale": "another", "type": kind, "value": rng.choice(likely), "score": score,
                     "label": rng.choice([None, "label", "unknown", {"en": "n/a", "nl": "x"}])})


MUTATIONS: dict[Mutation, int] = {
    delete_key: 3, replace_by_odd: 6, replace_by_likely: 8, blank_out: 2, take_from_elsewhere: 2, respell: 4, mistype: 4, wrap: 2,
    negate: 2, add_key: 1, odd_row: 2, delete_row: 1, repeat_row: 1, exchange_rows: 1, odd_table: 1, new_row: 1,
    new_scale: 4,
}


def mutated(framework: Framework, rng: random.Random) -> Any:
    changed = copy.deepcopy(framework)
    for mutation in rng.choices(list(MUTATIONS), list(MUTATIONS.values()), k=rng.choice([1, 1, 1, 2, 3])):
        mutation(changed, rng)
    return changed if rng.randrange(200) else rng.choice([[changed], None, 5, "text", True, {}, []])
