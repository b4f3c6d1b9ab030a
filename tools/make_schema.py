#!/usr/bin/python3
"""Writes the JSON Schema of a framework (draft 2020-12). tests/schema/run.py holds it against the loader.

    tools/make_schema.py extension/schema/framework.schema.json

What the loader (src/core/framework) reads is valid under the schema; what the schema refuses, the loader refuses. The
loader compares words without regard to case, accents and outer blanks, so a word is a pattern here in which every
letter stands for all letters that fold to it. Such patterns are no reading matter: this file is the one to change.
"""
import json
import sys
import unicodedata
from functools import lru_cache
from typing import Any

Schema = dict[str, Any]

# ---- patterns ---------------------------------------------------------------------------------------------

# What the loader takes off at both ends: ASCII white space, the no-break space and the narrow one.
BLANK = r"[\t-\r \u00A0\u202F]*"
NOT_BLANK = r"[^\t-\r \u00A0\u202F]"
# Something beside blanks and marks, which alone are no name.
NAME = r"[^\t-\r \u00A0\u202F\u0300-\u036F\u0483-\u0489\u1AB0-\u1ABE\u1DC0-\u1DF9\u20D0-\u20F0\uFE20-\uFE2F]"
# The loader drops combining marks. A pattern that lets words through takes every character that could be one, none
# of them a Latin letter; a pattern that keeps words out takes only characters that are marks for certain.
PERHAPS_MARKS = r"[^\u0000-\u02FF\u1E00-\u1EFF\u202F]*"
SURELY_MARKS = r"[\u0300-\u036F\u0483-\u0489\u1AB0-\u1ABE\u1DC0-\u1DF9\u20D0-\u20F0\uFE20-\uFE2F]*"
LIGATURES = ("fi", "st")


def fold(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", unicodedata.normalize("NFD", text).casefold())
    return "".join(c for c in decomposed if not unicodedata.category(c).startswith("M"))


@lru_cache(maxsize=None)
def folding_to() -> dict[str, list[str]]:
    """Every letter or ligature with the characters that fold to it."""
    found: dict[str, list[str]] = {}
    for code in range(0x10000):
        if 0xD800 <= code < 0xE000:
            continue
        folded = fold(chr(code))
        if folded.isalpha() and folded.isascii():
            found.setdefault(folded, []).append(chr(code))
    return found


def ranges(characters: list[str]) -> str:
    """The inside of a bracket expression."""
    text = ""
    codes = [ord(c) for c in characters]
    while codes:
        length = 1
        while length < len(codes) and codes[length] == codes[0] + length:
            length += 1
        first, last = chr(codes[0]), chr(codes[length - 1])
        text += first if length == 1 else first + last if length == 2 else f"{first}-{last}"
        codes = codes[length:]
    return text


def letter(c: str) -> str:
    if c.isalpha():
        return f"[{ranges(folding_to()[c])}]"
    return "\\" + c if c in "?.*" else c


def spelling(word: str, marks: str = PERHAPS_MARKS) -> str:
    """A pattern for all texts that fold to the word."""
    pattern, at = marks, 0
    while at < len(word):
        pair = word[at:at + 2]
        if pair in LIGATURES:
            apart = letter(pair[0]) + marks + letter(pair[1])
            pattern += f"(?:{apart}|[{ranges(folding_to()[pair])}])"
        else:
            pattern += letter(word[at])
        pattern += marks
        at += 2 if pair in LIGATURES else 1
    return pattern


def spellings(words: list[str], marks: str = PERHAPS_MARKS) -> str:
    return "(?:" + "|".join(spelling(word, marks) for word in words) + ")"


def outer_blanks(pattern: str, empty: bool = False) -> str:
    """\\param empty may be left out altogether"""
    # Blanks behind belong to what is there: a long run of blanks is then gone through once.
    return f"^{BLANK}(?:(?:{pattern}){BLANK})?$" if empty else f"^{BLANK}(?:{pattern}){BLANK}$"


EXPONENT = "(?:[eE][+-]?[0-9]+)"
DIGITS = r"(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)"
ZERO = r"(?:0+(?:[.,]0*)?|[.,]0+)"
SOME_DIGIT = "(?=[0-9.,]*[1-9])"  # one that is not 0, before any exponent
NUMBER = f"[+-]?{DIGITS}{EXPONENT}?"
FROM_0 = rf"(?:\+?{DIGITS}{EXPONENT}?|-{ZERO}{EXPONENT}?)"
ABOVE_0 = rf"\+?{SOME_DIGIT}{DIGITS}{EXPONENT}?"
# Whole numbers; with an exponent whether it is one is left to the loader.
YEARS = rf"(?:\+?0*[0-9]{{1,4}}(?:[.,]0*)?|[+-]?{ZERO}|\+?{DIGITS}{EXPONENT}|-{ZERO}{EXPONENT})"
FROM_1 = rf"(?:\+?0*[1-9][0-9]*(?:[.,]0*)?|\+?{SOME_DIGIT}{DIGITS}{EXPONENT})"
ONE = rf"(?:\+?0*1(?:[.,]0*)?|\+?{SOME_DIGIT}{DIGITS}{EXPONENT})"
LEAP_YEAR = r"(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)"
DATE = (r"(?:(?!0000)[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
        rf"|02-(?:0[1-9]|1[0-9]|2[0-8]))|{LEAP_YEAR}-02-29)")


def power() -> str:
    """power:P with P from -1000 to 1000; P is folded as the word is. Whether an exponent leads too far, the loader says."""
    marks = PERHAPS_MARKS
    between = r"(?:[\t-\r \u00A0]|[^\u0000-\u02FF\u1E00-\u1EFF])*"
    sign, digit, zero, mark = (f"(?:{inside}{marks})" for inside in ("[+-]", "[0-9]", "0", "[.,]"))
    small = f"{digit}{{1,3}}(?:{mark}{digit}*)?|1{marks}{zero}{{3}}(?:{mark}{zero}*)?|{mark}{digit}+"
    figure = f"{zero}*(?:{small})|(?:{digit}+(?:{mark}{digit}*)?|{mark}{digit}+){spelling('e')}{sign}?{digit}+"
    return f"{spelling('power')}{between}:{between}{sign}?(?:{figure}){between}"

# ---- words of the contract ----------------------------------------------------------------------------------

EFFECTS = ["requires", "excludes", "condition", "defines"]
AGGREGATES = ["arithmetic", "geometric", "harmonic", "minimum", "maximum"]
TYPES = ["level", "point", "logpoint", "date", "relative"]
METHODS = ["minmax", "zscore", "percentile", "fraction-of-max", "distance-to-max"]  # these take two numbers
YES = ["yes", "ja", "oui", "true", "1"]
NO = ["no", "nee", "non", "nein", "false", "0"]
RESERVED = ["?", "unknown", "onbekend", "inconnu", "unbekannt", "n/a", "n.v.t.", "s.o.", "entfallt"]
BUILT_IN_SCALES = ["yes-no", "percent", "in-force"]
RESERVED_BENEFITS = ["*", "index", "coverage"]
MOST_ROWS, MOST_BENEFITS = 10_000, 200

METHOD = (rf"(?:{spellings(METHODS)}(?:{BLANK}:{BLANK}{NUMBER}{BLANK}:{BLANK}{NUMBER})?|{spelling('rank')})")

# ---- pieces of schema ---------------------------------------------------------------------------------------


def ref(name: str, **more: Any) -> Schema:
    return {"$ref": f"#/$defs/{name}", **more}


def key(name: str, title: str, description: str, **more: Any) -> Schema:
    return {"title": title, "description": description, "$ref": f"#/$defs/{name}", **more}


def words(all_words: list[str], also: str = "") -> Schema:
    """One of the words or nothing: the enum is what an editor offers, the pattern what the loader reads."""
    pattern = "|".join(spelling(word) for word in all_words) + ("|" + also if also else "")
    return {"anyOf": [{"enum": all_words}, {"type": ["string", "null"], "pattern": outer_blanks(pattern, empty=True)}]}


def has(name: str, value: Schema) -> Schema:
    return {"required": [name], "properties": {name: value}}


def empty(name: str) -> Schema:
    return {"properties": {name: ref("blank")}}


def kept_out(all_words: list[str]) -> Schema:
    return {"not": {"type": "string", "pattern": outer_blanks(spellings(all_words, SURELY_MARKS))}}


def of_type(name: str) -> Schema:
    return has("type", {"type": "string", "pattern": outer_blanks(spelling(name))})


LOCAL_KEYS = {"title", "question", "evidence", "source", "label", "note", "description"}


def blank_row(keys: list[str]) -> Schema:
    return {"description": "A row in which nothing is filled in; it is passed over.",
            "properties": {name: ref("blankLocalText" if name in LOCAL_KEYS else "blank") for name in keys}}


def table(title: str, description: str, row: str, most: int) -> Schema:
    return {"title": title, "description": description, "type": ["array", "string", "null"], "pattern": f"^{BLANK}$",
            "items": ref(row), "contains": ref(row + "FilledIn"), "minContains": 0, "maxContains": most}


def row(title: str, description: str, name: str, keys: dict[str, Schema], filled_in: Schema,
        conditions: list[Schema]) -> dict[str, Schema]:
    """The definitions of a table's row: what its keys hold, and what a row that is filled in must have."""
    blank = f"{name}Blank"
    return {
        name: {"title": title, "description": description, "type": ["object", "null"], "properties": keys,
               "if": ref(blank), "else": filled_in} | ({"allOf": conditions} if conditions else {}),
        blank: blank_row(list(keys)),
        f"{name}FilledIn": {"not": ref(blank)},
    }


# ---- the tables ---------------------------------------------------------------------------------------------


def values() -> dict[str, Schema]:
    return {
        "blank": {"description": "Nothing: null and a text of blanks are the same as a missing key.",
                  "type": ["string", "null"], "pattern": f"^{BLANK}$"},
        "blankLocalText": {"description": "Nothing, in any language.", "type": ["string", "object", "null"],
                           "pattern": f"^{BLANK}$", "additionalProperties": ref("blank")},
        "filled": {"description": "A text or a number that is not left empty.", "type": ["string", "number"],
                   "pattern": NOT_BLANK},
        "name": {"description": "A text that is more than accents, or a number.", "type": ["string", "number"], "pattern": NAME},
        "text": {"description": "A text or a number.", "type": ["string", "number", "null"]},
        "localText": {
            "description": "A text for people: one text in the framework's language, or an object with a text for each "
                           "language (en, nl, fr, de, …).",
            "type": ["string", "number", "object", "null"],
            "propertyNames": {"description": "A language may not be empty.", "pattern": NOT_BLANK},
            "additionalProperties": ref("text"),
            "examples": ["Export controls", {"en": "Export controls", "nl": "Exportcontrole"}]},
        "number": {"description": "A number, or a text that is one: sign, digits, one decimal point or comma, exponent.",
                   "type": ["number", "string", "null"], "pattern": outer_blanks(NUMBER, empty=True),
                   "examples": [2, 0.5, "0,5"]},
        "numberFrom0": {"description": "A number from 0 upwards, or a text that is one.",
                        "type": ["number", "string", "null"], "minimum": 0,
                        "pattern": outer_blanks(FROM_0, empty=True)},
        "date": {"description": "A day as YYYY-MM-DD; a year alone will not do.", "type": ["string", "null"],
                 "pattern": outer_blanks(DATE, empty=True), "examples": ["2026-03-31"]},
        "truth": {"description": "Yes or no, in English, Dutch, French or German.",
                  "anyOf": [{"enum": ["yes", "no"]}, {"type": ["boolean", "null"]}, {"enum": [0, 1]},
                            {"type": "string", "pattern": outer_blanks(spellings(YES + NO), empty=True)}]},
    }


def criteria() -> dict[str, Schema]:
    keys = {
        "id": key("text", "Id", "What rules and assessments call this node. Compared without regard to case, accents and "
                  "outer blanks; no two nodes share one."),
        "parent": key("text", "Parent", "The id of the group that this node belongs to. Exactly one node, the root, has none."),
        "title": key("localText", "Title", "The node's name for people."),
        "weight": key("numberFrom0", "Weight", "How much the node counts among its siblings. 0: it takes no part.", default=1),
        "scale": key("text", "Scale", "Criteria only: the scale by which a cell's value becomes a score; one of the table "
                     "of scales, or yes-no, percent, in-force.", examples=BUILT_IN_SCALES),
        "aggregate": key("aggregate", "Aggregate", "Groups only: how the children's scores make the group's. power:P is the "
                         "power mean with exponent P, from -1000 to 1000.", default="arithmetic"),
        "na": {"title": "Not applicable", "description": "Criteria only: yes where “not applicable” is a permitted answer.",
               "type": ["boolean", "string", "number", "null"], "default": "no"},
        "effort": key("text", "Effort", "Criteria only: what one step up the scale costs, from 0 upwards; - where the value "
                      "cannot be changed.", default=1),
        "question": key("localText", "Question", "What is asked of a country."),
        "evidence": key("localText", "Evidence", "What would prove the answer."),
        "source": key("localText", "Source", "Where the criterion comes from."),
    }
    criterion_only = {
        "if": has("scale", ref("filled")),
        "then": {"description": "A node with a scale is a criterion: it has no aggregate.",
                 "properties": {"na": ref("truth"), "effort": ref("effort"), "aggregate": ref("blank")}}}
    definitions = row("Node", "A criterion (it has a scale) or a group (other nodes have it as parent).", "criterion", keys,
                      {"required": ["id"], "properties": {"id": ref("name")}}, [criterion_only])
    definitions["aggregate"] = words(AGGREGATES, power()) | {"examples": AGGREGATES + ["power:2"]}
    definitions["effort"] = {
        "anyOf": [ref("numberFrom0"), {"type": "string", "pattern": outer_blanks("[-–—−]")}]}
    definitions["root"] = {"description": "A node without parent.", "type": "object",
                           "required": ["id"], "properties": {"id": ref("name"), "parent": ref("blank")}}
    return definitions


def scales() -> dict[str, Schema]:
    keys = {
        "scale": {"title": "Scale", "description": "The scale's id. Rows with the same id make one scale. yes-no, percent "
                  "and in-force are built in and cannot be redefined.", "$ref": "#/$defs/text",
                  **kept_out(BUILT_IN_SCALES)},
        "type": key("scaleType", "Type", "level: a row per level, from worst to best. point: a row per point, straight lines "
                    "between. logpoint: the same, straight in the logarithm of the value. date: how many years old a date "
                    "may be. relative: one row, a method over the countries given. May be left out in all rows of a scale "
                    "but the first."),
        "value": key("text", "Value", "level: a word or a number. point: a number; logpoint: one above 0. date: a whole "
                     "number of years, never, or nothing (in force by as_of). relative: a method, as minmax:0:100."),
        "score": key("text", "Score", "The score that the value gives, by convention from 0 to 100. relative: up (more is "
                     "better; the default) or down."),
        "label": key("localText", "Label", "The value in words for people; may be written in assessments as well."),
    }
    figure = {"allOf": [ref("number"), ref("filled")]}
    needs_score = has("score", figure)

    def with_score(value: Schema, **more: Schema) -> Schema:
        return {"required": ["value", "score"], "properties": {"value": value, "score": figure, **more}}

    conditions = [
        {"if": empty("type"),
         "then": {"description": "A further row of a scale whose type stands above.", "properties": {"score": ref("number")}}},
        {"if": of_type("level"),
         "then": with_score({"allOf": [ref("name"), ref("levelName")]}, label=ref("levelLabel"))},
        {"if": of_type("point"), "then": with_score(figure)},
        {"if": of_type("logpoint"),
         "then": with_score({"type": ["number", "string"], "exclusiveMinimum": 0, "pattern": outer_blanks(ABOVE_0)})},
        {"if": of_type("date"),
         "then": {"properties": {"value": ref("years"), "score": ref("number")},
                  "if": {"not": {"anyOf": [empty("value"), has("value", ref("never"))]}}, "then": needs_score}},
        {"if": of_type("relative"),
         "then": {"required": ["value"], "properties": {"value": ref("method"), "score": ref("direction")},
                  "if": has("value", ref("share")), "then": {"properties": {"score": ref("up")}}}},
    ]
    filled_in = {"required": ["scale"], "properties": {"scale": ref("name")}}
    definitions = row("Row of a scale", "One level, point, number of years or method.", "scaleRow", keys, filled_in, conditions)
    return definitions | {
        "scaleType": words(TYPES),
        "levelName": {"description": "Words that mean unknown or not applicable in every cell name no level.",
                      **kept_out(RESERVED)},
        "levelLabel": {"allOf": [ref("levelName")], "additionalProperties": ref("levelName")},
        "years": {"type": ["number", "string", "null"], "minimum": 0, "maximum": 9999, "multipleOf": 1,
                  "pattern": outer_blanks(f"{YEARS}|{spelling('never')}", empty=True)},
        "never": {"type": "string", "pattern": outer_blanks(spelling("never"))},
        "method": {"type": "string", "pattern": outer_blanks(METHOD),
                   "examples": ["minmax", "minmax:0:100", "zscore", "zscore:50:10", "rank", "percentile", "fraction-of-max",
                                "distance-to-max"]},
        "share": {"description": "A share of the highest figure, which has no meaning downwards.", "type": "string",
                  "pattern": f"^{BLANK}{spelling('fraction-of-max')}"},
        "direction": {"anyOf": [{"enum": ["up", "down"]},
                                {"type": ["string", "null"],
                                 "pattern": outer_blanks(spellings(["up", "down"]), empty=True)}]},
        "up": {"not": {"type": "string", "pattern": outer_blanks(spelling("down", SURELY_MARKS))}},
    }


def rules() -> dict[str, Schema]:
    keys = {
        "benefit": key("text", "Benefit", "The id of a benefit, or * for a row of every benefit."),
        "effect": key("effect", "Effect", "requires: must hold. excludes: must not hold. condition: should hold; if not, the "
                      "verdict is at best conditional. defines: names a condition, by group, for other rows of the benefit."),
        "subject": key("text", "Subject", "What is tested: a criterion, a group or index, coverage or coverage(node), "
                       "score(criterion), a benefit, or a name that a defines row gives."),
        "test": {"title": "Test", "description": "A unary test, as >= 60, yes, in (a, b), [60..80), known.",
                 "type": ["string", "number", "boolean", "null"],
                 "examples": [">= 60", "yes", "!= none", "[60..80)", "in (a, b)", "known"]},
        "group": key("text", "Group", "Rows of one benefit, effect and group count together. With defines: the name defined."),
        "need": key("need", "Need", "How many rows of the group must hold, from 1 upwards; all where it is left out."),
        "from": key("date", "From", "The first day on which the rule is in force; as_of is compared with it."),
        "to": key("date", "To", "The last day on which the rule is in force."),
        "id": key("text", "Id", "What reasons call this rule; else its row."),
        "note": key("localText", "Note", "Why the rule is there, or what it means."),
        "source": key("localText", "Source", "Where the rule comes from."),
    }
    filled = {"type": ["string", "number", "boolean"], "pattern": NOT_BLANK}
    conditions = [
        {"if": has("effect", {"type": "string", "pattern": outer_blanks(spelling("defines"))}),
         "then": {"description": "A defines row names its condition in group; not index or coverage, which are words of "
                                 "their own.",
                  **has("group", {"$ref": "#/$defs/name", **kept_out(["index", "coverage"])})}},
        {"if": {"properties": {name: ref("blank") for name in ("group", "from", "to")}},
         "then": {"description": "A row that stands alone is one row.",
                  "properties": {"need": {"type": ["number", "string", "null"], "maximum": 1,
                                          "pattern": outer_blanks(ONE, empty=True)}}}},
    ]
    filled_in = {"required": ["benefit", "effect", "subject", "test"],
                 "properties": {"benefit": ref("filled"), "effect": ref("filled"), "subject": ref("filled"), "test": filled}}
    definitions = row("Rule", "A row of the decision table.", "rule", keys, filled_in, conditions)
    return definitions | {
        "effect": words(EFFECTS),
        "need": {"description": "A whole number from 1 upwards.", "type": ["number", "string", "null"], "minimum": 1,
                 "multipleOf": 1, "pattern": outer_blanks(FROM_1, empty=True)},
    }


def benefits() -> dict[str, Schema]:
    keys = {
        "benefit": {"title": "Benefit", "description": "The benefit's id; not *, index or coverage, which mean something else "
                    "in rules.", "$ref": "#/$defs/text", **kept_out(RESERVED_BENEFITS)},
        "title": key("localText", "Title", "The benefit's name for people."),
        "description": key("localText", "Description", "What is offered."),
    }
    return row("Benefit", "Something a country may be offered.", "benefit", keys,
               {"required": ["benefit"], "properties": {"benefit": ref("name")}}, [])


# ---- the whole ----------------------------------------------------------------------------------------------


def dated() -> Schema:
    """What compares dates, and so needs as_of."""
    in_force = {"type": "string", "pattern": outer_blanks(spelling("in-force", SURELY_MARKS))}

    def some_row(name: str, value: Schema) -> Schema:
        return has(name, {"type": "array", "contains": value})

    return {"anyOf": [
        some_row("criteria", {"type": "object", **has("scale", in_force)}),
        some_row("scales", {"type": "object", **of_type("date")}),
        some_row("rules", {"type": "object", "anyOf": [has("from", ref("filled")), has("to", ref("filled"))]}),
    ]}


def framework() -> Schema:
    criteria_table = table("Criteria", "The tree: groups, and criteria as its leaves.", "criterion", MOST_ROWS)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:adherence-scorecards:schema:framework:1",
        "title": "Framework of Adherence Scorecards",
        "description": "A versioned policy: criteria tree, scales, rules and benefits. A missing key, null and a text of "
                       "blanks are the same; other keys are left alone. What is valid here may still hold faults of "
                       "reference (an unknown id, two rows that contradict each other), which ADHERENCE.CHECK names.",
        "type": "object",
        "required": ["criteria"],
        "properties": {
            "id": key("text", "Id", "A short name of the framework."),
            "version": key("text", "Version", "The edition of the policy, as 1.0.0."),
            "title": key("localText", "Title", "The framework's name for people."),
            "as_of": key("date", "As of", "The day for which dates are judged. Needed where a rule is dated or a scale "
                         "compares dates; nothing falls back on today."),
            "language": key("text", "Language", "The language of plain texts. en, nl, fr and de have words of their own.",
                            default="en", examples=["en", "nl", "fr", "de"]),
            "source": key("localText", "Source", "Where the policy comes from."),
            "note": key("localText", "Note", "What a reader must know."),
            "criteria": {name: part for name, part in criteria_table.items() if name != "pattern"} | {
                "type": "array",
                "allOf": [{"description": "Exactly one node has no parent: the root.", "contains": ref("root"),
                           "minContains": 1, "maxContains": 1}]},
            "scales": table("Scales", "How values become scores.", "scaleRow", MOST_ROWS) | {
                "allOf": [{"description": "The first row gives the type of its scale.",
                           "prefixItems": [{"if": {"not": ref("scaleRowBlank")}, "then": has("type", ref("filled"))}]}]},
            "rules": table("Rules", "The decision table.", "rule", MOST_ROWS),
            "benefits": table("Benefits", "What may be offered. Left out: information, meetings, recognition, supply.",
                              "benefit", MOST_BENEFITS),
        },
        "if": dated(),
        "then": {"description": "What compares dates needs as_of.", **has("as_of", ref("filled"))},
        "$defs": values() | criteria() | scales() | rules() | benefits(),
    }


def text_of(schema: Schema) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print("usage: make_schema.py FILE", file=sys.stderr)
        return 2
    with open(arguments[0], "w", encoding="utf-8") as file:
        file.write(text_of(framework()))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
