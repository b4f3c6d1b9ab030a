"""Random frameworks that the loader must read, in every spelling that the contract permits."""
import random
from typing import Any

import spellings

Row = dict[str, Any]
Framework = dict[str, Any]

LANGUAGES = ["en", "nl", "fr", "de"]
LEVELS = ["none", "draft", "law", "practice", "law and practice", "NA", "yes", "0", "1", "geen", "très bien"]
AGGREGATES = ["arithmetic", "geometric", "harmonic", "minimum", "maximum", "power:2", "power: -1", "Power : 0,5",
              "power:1e2", "power:1000", "power:-1000,0"]
METHODS = ["minmax", "minmax:0:100", "minmax : 1,5 : 2e1", "zscore", "ZSCORE:50:10", "rank", "percentile", "percentile:1:10",
           "fraction-of-max", "fraction-of-max:0:100", "distance-to-max", "Distance-To-Max:-1:1"]
NUMBER_TESTS = [">= 60", "< 3,5", "[10..80)", "(0..1]", "!= 2", "in (1, 2; 3)", "not in (5, 6)", "known", "unknown", "= 7",
                ">= 20 and < 40 or = 90", 60, 12.5]
DATE_TESTS = [">= 2020-01-01", "never", "< 2030-12-31", "[2000-02-29..2020-02-29]", "known", "in (2001-01-01, never)"]
TRUTH_TESTS = ["yes", "no", True, False, "ja", "= oui", "!= nein", 1, 0]
VERDICT_TESTS = ["eligible", ">= conditional", "!= not eligible", "in aanmerking"]


class Maker:
    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.framework: Framework = {}
        self.tests: dict[str, list[Any]] = {"yes-no": TRUTH_TESTS, "percent": NUMBER_TESTS, "in-force": DATE_TESTS}
        self.subjects: list[tuple[str, list[Any]]] = []

    def one_in(self, times: int) -> bool:
        return self.rng.randrange(times) == 0

    # ---- single values ----

    def word(self, word: str) -> str:
        return spellings.of_word(word, self.rng) if self.one_in(3) else word

    def number(self, low: float, high: float) -> object:
        number = self.rng.choice([self.rng.randint(int(low), int(high)), round(self.rng.uniform(low, high), 2)])
        return spellings.of_number(number, self.rng)

    def whole(self, low: int, high: int) -> object:
        return spellings.of_number(self.rng.randint(low, high), self.rng)

    def local(self, text: str) -> object:
        if self.one_in(2):
            return self.rng.choice([text, f"  {text} ", 2026, 1.5])
        languages = self.rng.sample(LANGUAGES, self.rng.randint(0, 4))
        return {self.word(language): self.rng.choice([f"{text} ({language})", None, "", 7]) for language in languages}

    def date(self) -> str:
        day = self.rng.choice(["2026-03-31", "2024-02-29", "0001-01-01", "9999-12-31", "2000-02-29", "1999-11-30"])
        return spellings.in_blanks(day, self.rng)

    # ---- tables ----

    def make(self, dated: bool) -> Framework:
        self.dated = dated
        framework = self.framework
        if dated or self.one_in(2):
            framework["as_of"] = self.date()
        for key in ("id", "version"):
            if self.one_in(2):
                framework[key] = self.rng.choice(["nsg", "1.0.0", 3, 2.5, "", None])
        for key in ("title", "source", "note"):
            if self.one_in(2):
                framework[key] = self.local(key)
        if self.one_in(2):
            framework["language"] = self.rng.choice([*LANGUAGES, "NL ", "es", "", None])
        framework["scales"] = [row for place in range(self.rng.randint(0, 3)) for row in self.scale(f"scale{place}")]
        framework["criteria"] = self.criteria()
        self.add_benefits()
        framework["rules"] = [row for _ in range(self.rng.randint(0, 4)) for row in self.rules()]
        for table in ("criteria", "scales", "rules", "benefits"):
            if table in framework and framework[table]:
                framework[table] = [self.noted(row) for row in framework[table]]
        for table in ("scales", "rules", "benefits"):
            if not framework.get(table):
                framework[table] = self.rng.choice([None, [], [{}], [None, {"note to self": True}]])
        if self.one_in(3):
            framework["$schema"] = "framework.schema.json"
        if self.one_in(3):
            framework["x"] = self.rng.choice([True, [1, {"criteria": 5}], {"en": None}])
        return framework

    def noted(self, row: Row) -> Row:
        """The same row with keys that the loader leaves alone, and empty ones spelled out."""
        if self.one_in(4):
            row[self.rng.choice(["remark", "Title", "weigth", ""])] = self.rng.choice([True, None, [1], {"a": {}}, "x"])
        if self.one_in(4) and "id" in row and "effect" not in row:
            for key in ("title", "question", "evidence"):
                row.setdefault(key, self.rng.choice([None, "", " \u00a0", {}, {"nl": None}]))
        return row

    def scale(self, name: str) -> list[Row]:
        makers = [self.level, self.point, self.logpoint, self.relative] + ([self.date_rows] if self.dated else [])
        maker = self.rng.choice(makers)
        rows = maker(name)
        for row in rows:
            row["scale"] = self.word(name)
        for row in rows[1:]:
            if self.one_in(3):
                row["type"] = self.rng.choice([None, "", " "])
        if len(rows) > 1 and self.one_in(4):
            del rows[-1]["type"]
        return rows

    def level(self, name: str) -> list[Row]:
        values = self.rng.sample(LEVELS, self.rng.randint(2, 4))
        self.tests[name] = [f">= {values[0]}", values[-1], f"!= {values[0]}", f"[{values[0]}..{values[1]}]", "known",
                            f"in ({values[0]}, {values[1]})"]
        scores = sorted(self.rng.randint(-10, 100) for _ in values)
        rows = [{"type": self.word("level"), "value": value, "score": spellings.of_number(score, self.rng)}
                for value, score in zip(values, scores)]
        for place, row in enumerate(rows):
            if self.one_in(2):
                row["label"] = self.rng.choice([f"label {place}", {"en": f"label {place}", "nl": f"naam {place}"}])
        return rows

    def numeric(self, name: str, kind: str, low: int) -> list[Row]:
        self.tests[name] = NUMBER_TESTS
        places = self.rng.sample(range(low, low + 50), self.rng.randint(1, 3))
        return [{"type": self.word(kind), "value": spellings.of_number(place, self.rng), "score": self.number(-5, 100)}
                for place in places]

    def point(self, name: str) -> list[Row]:
        return self.numeric(name, "point", -20)

    def logpoint(self, name: str) -> list[Row]:
        return self.numeric(name, "logpoint", 1)

    def date_rows(self, name: str) -> list[Row]:
        self.tests[name] = DATE_TESTS
        never = {"value": self.word("never"), **self.rng.choice([{}, {"score": 5}, {"score": None}])}
        if self.one_in(2):
            rows: list[Row] = [self.rng.choice([{}, {"value": ""}, {"value": None, "score": 90}])]
        else:
            rows = [{"value": spellings.of_number(years, self.rng), "score": self.number(0, 100)}
                    for years in self.rng.sample([0, 1, 5, 10, 100, 9999], 2)]
        rows += [never] if self.one_in(2) else []
        self.rng.shuffle(rows)
        return [{"type": self.word("date"), **row} for row in rows]

    def relative(self, name: str) -> list[Row]:
        self.tests[name] = [">= 60", "known", "< 2"]
        method = self.word(self.rng.choice(METHODS)) if self.one_in(3) else self.rng.choice(METHODS)
        down = "fraction" not in spellings.fold(method) and self.one_in(2)
        return [{"type": self.word("relative"), "value": method,
                 **({"score": self.word("down")} if down else self.rng.choice([{}, {"score": self.word("up")}, {"score": ""}]))}]

    def criteria(self) -> list[Row]:
        root = self.rng.choice(["index", "Root", "all"])
        if self.one_in(12):
            return [{"id": root, "scale": self.word("yes-no"), "parent": None}]
        groups = [root] + [f"group{place}" for place in range(self.rng.randint(0, 2))]
        rows: list[Row] = [{"id": group, "parent": "" if group == root else self.word(root)} for group in groups]
        for row in rows:
            if self.one_in(2):
                row["aggregate"] = self.word(self.rng.choice(AGGREGATES[:5])) if self.one_in(2) else self.rng.choice(AGGREGATES)
            if self.one_in(5):
                row["na"] = self.rng.choice(["maybe", True, False, "", None, 0, "no"])
            if self.one_in(5):
                row["effort"] = self.rng.choice(["much", -1, None, 2])
        rows += [self.criterion(f"c{place}", self.rng.choice(groups)) for place in range(self.rng.randint(1, 5))]
        with_children = {spellings.fold(str(row["parent"])).strip() for row in rows}
        for row in rows:
            if "scale" not in row and spellings.fold(row["id"]) not in with_children:
                row.setdefault("aggregate", "arithmetic")  # else it is a criterion without a scale
            if self.one_in(2):
                row["weight"] = self.rng.choice([self.number(0, 20), None, "", "-0", 0])
            if self.one_in(2):
                row["title"] = self.local(row["id"])
        self.subjects += [("index", [">= 60", "known", "[40..60)"]), ("coverage", [">= 80", "< 50"]),
                          (f"coverage({root})", ["= 100"])]
        return rows

    def criterion(self, name: str, parent: str) -> Row:
        scale = self.rng.choice([scale for scale in self.tests if scale != "in-force" or self.dated])
        self.subjects.append((name, self.tests[scale]))
        self.subjects.append((f"score({name})", [">= 50", "known"]))
        row: Row = {"id": name, "parent": self.word(parent), "scale": self.word(scale)}
        if self.one_in(3):
            row["na"] = self.rng.choice([self.word("yes"), self.word("nee"), True, False, 1, 0, "", None])
        if self.one_in(3):
            row["effort"] = self.rng.choice(["-", " – ", "—", "−", self.number(0, 9), "-0", None, ""])
        for key in ("question", "evidence", "source"):
            if self.one_in(4):
                row[key] = self.local(key)
        return row

    def add_benefits(self) -> None:
        self.benefits = ["information", "meetings", "recognition", "supply"]
        if self.one_in(2):
            self.benefits = self.rng.sample(["loan", "visit", "Hulp", "7"], self.rng.randint(1, 3))
            self.framework["benefits"] = [
                {"benefit": self.rng.choice([benefit, f" {benefit}"]), "title": self.local(benefit),
                 "description": self.local("what it is")} for benefit in self.benefits]

    def rule(self, effect: str) -> Row:
        subject, tests = self.rng.choice(self.subjects or [("index", [">= 60"])])
        row: Row = {"benefit": self.rng.choice(["*", *self.benefits]), "effect": self.word(effect),
                    "subject": subject, "test": self.rng.choice(tests)}
        if isinstance(row["test"], str) and self.one_in(4):
            row["test"] = spellings.in_blanks(row["test"], self.rng)
        for key in ("note", "source"):
            if self.one_in(4):
                row[key] = self.local(key)
        if self.one_in(3):
            row["id"] = self.rng.choice([f"r{self.rng.randrange(10**6)}", 12, "", None])
        if self.dated and self.one_in(3):
            row["from"] = self.rng.choice([self.date(), None, ""])
        return row

    def rules(self) -> list[Row]:
        kind = self.rng.randrange(4)
        effect = self.rng.choice(["requires", "excludes", "condition"])
        if kind < 2:
            return [self.rule(effect) | self.rng.choice([{}, {"need": 1}, {"need": "1,0"}, {"need": None}])]
        name = f"name{self.rng.randrange(10**6)}"
        rows = [self.rule(effect if kind == 2 else "defines") for _ in range(2)]
        for row in rows:
            row.pop("from", None)
            row |= {"benefit": rows[0]["benefit"], "group": self.word(name), "need": self.rng.choice([None, ""])}
        rows[0]["need"] = self.rng.choice([1, 2, "2", "+1", " 2.0 ", None])
        if kind == 3:
            rows.append({"benefit": rows[0]["benefit"], "effect": "requires", "subject": self.word(name),
                         "test": self.rng.choice(["true", True, "no", "= yes"])})
        return rows


def random_framework(rng: random.Random) -> Framework:
    return Maker(rng).make(dated=rng.random() < 0.5)
