"""The framework nsg-adherence as an expert would put it into a workbook without the extension: random, fully known
rows, and native formulas that give the same verdicts.

The formulas are made from the tables in data/frameworks, so that a changed rule changes them too; a kind of rule that
they cannot express ends the run. In their favour: what several verdicts share is computed once, level tests compare
scores that are there already, and coverage is counted in one formula, as far as the index needs it.
"""
import csv
import datetime
import random
import re

BENEFITS = ["information", "meetings", "recognition", "supply"]
YES_NO = {"no": 0, "yes": 100}


def column_letters(index):
    letters = ""
    while index >= 0:
        letters = chr(ord("A") + index % 26) + letters
        index = index // 26 - 1
    return letters


class Framework:
    def __init__(self, folder):
        def table(name):
            with open(f"{folder}/{name}.csv", encoding="utf-8-sig", newline="") as file:
                return list(csv.DictReader(file))

        self.nodes = table("criteria")
        self.node = {node["id"]: node for node in self.nodes}
        self.criteria = [node["id"] for node in self.nodes if node["scale"]]
        self.groups = [node["id"] for node in self.nodes if node["parent"] == "index"]
        self.rules = table("rules")
        about = {row["key"]: row["value"] for row in table("about")}
        self.as_of = datetime.date.fromisoformat(about["as_of"])
        self.scales = {"yes-no": {"type": "level", "levels": dict(YES_NO)}, "percent": {"type": "percent"}}
        for row in table("scales"):
            scale = self.scales.setdefault(row["scale"], {"type": row["type"], "levels": {}})
            scale["levels"][row["value"]] = float(row["score"])

    def scale(self, criterion):
        return self.scales[self.node[criterion]["scale"]]

    def weight(self, node):
        return float(self.node[node]["weight"] or 1)

    # ---- random rows --------------------------------------------------------------------------------------

    def rows(self, count, seed=20261124):
        """Rows of texts. Weak, middling and strong countries alternate, so that every verdict occurs."""
        chance = random.Random(seed)
        return [[self._cell(criterion, chance, strength) for criterion in self.criteria]
                for strength in (chance.choice((1, 2, 4, 8, 16, 32)) for _ in range(count))]

    def _cell(self, criterion, chance, strength):
        best = max(chance.random() for _ in range(strength))  # 0 … 1, the higher the stronger
        scale = self.scale(criterion)
        if scale["type"] == "level":
            words = list(scale["levels"])
            return words[int(best * len(words))]
        if scale["type"] == "percent":
            return str(int(best * 101))
        if scale["type"] == "point":
            points = sorted(float(value) for value in scale["levels"])
            return str(int((1 - best) * (points[-1] * 1.2 + 1)))
        assert scale["type"] == "date", scale
        if chance.random() < 0.1:
            return "never"
        return (self.as_of - datetime.timedelta(days=int((1 - best) * 365 * 12))).isoformat()


class Native:
    """Sheet Scales: the levels' words and scores, weights and cut-off dates. Scores: a score per criterion.
    Verdicts: the groups, the index, what all benefits share, and the four verdicts."""

    def __init__(self, framework, row, benefits):
        """The formulas of one row of the sheet, for these benefits and those that they read."""
        self.framework = framework
        self.first = row
        self.constants = []      # rows of the sheet Scales: word, score
        self.place = {}          # scale -> its rows there
        self._put_constants()
        # A score of weight 0 is needed by no group, and the tests on such criteria read the word itself.
        self.scores = [self._score(criterion) if framework.weight(criterion) > 0 else "" for criterion in framework.criteria]
        self.verdicts = []       # (name, formula)
        self._put_groups()
        self._put_verdicts({*benefits, "recognition"} if "supply" in benefits else set(benefits))

    def data(self, criterion):
        return f"$Data.{column_letters(self.framework.criteria.index(criterion))}{self.first}"

    def score(self, criterion):
        return f"$Scores.{column_letters(self.framework.criteria.index(criterion))}{self.first}"

    def column(self, name):
        return f"{column_letters([known for known, _ in self.verdicts].index(name))}{self.first}"

    def _put_constants(self):
        for name, scale in self.framework.scales.items():
            if scale["type"] != "level":
                continue
            start = len(self.constants) + 1
            self.constants += [[word, score] for word, score in scale["levels"].items()]
            self.place[name] = f"$Scales.$A${start}:$B${len(self.constants)}"
        self.weight_row = len(self.constants) + 1  # one row of weights, in the order of the criteria
        self.group_weight_row = self.weight_row + 1
        self.coverage_row = self.weight_row + 2  # what each criterion weighs in the coverage of the index
        self.date_row = self.weight_row + 3

    def _weights(self, first, last, row):
        return f"$Scales.${column_letters(first)}${row}:${column_letters(last)}${row}"

    def constant_rows(self):
        """Every row of the sheet Scales as a list of values (dates as formulas)."""
        framework = self.framework
        rows = [list(row) for row in self.constants]
        rows.append([framework.weight(criterion) for criterion in framework.criteria])
        rows.append([framework.weight(group) for group in framework.groups])
        rows.append([self._share(criterion) for criterion in framework.criteria])
        rows.append([f"=DATE({framework.as_of.year};{framework.as_of.month};{framework.as_of.day})"])
        for years in self._years():
            rows.append([f"=EDATE(A{self.date_row};{-12 * years})"])
        return rows

    def _share(self, criterion):
        framework = self.framework
        group = framework.node[criterion]["parent"]
        siblings = [other for other in framework.criteria if framework.node[other]["parent"] == group]
        return (100 * framework.weight(criterion) / sum(map(framework.weight, siblings))
                * framework.weight(group) / sum(map(framework.weight, framework.groups)))

    def _years(self):
        return sorted({int(value) for scale in self.framework.scales.values() if scale["type"] == "date"
                       for value in scale["levels"] if value != "never"})

    def _score(self, criterion):
        scale, cell = self.framework.scale(criterion), self.data(criterion)
        if scale["type"] == "percent":
            return f"={cell}"
        if scale["type"] == "level":
            return f"=VLOOKUP({cell};{self.place[self.framework.node[criterion]['scale']]};2;0)"
        if scale["type"] == "point":
            (low, first), (high, last) = sorted((float(value), score) for value, score in scale["levels"].items())
            return f"=({first:g})+({last - first:g})*(MEDIAN({low:g};{cell};{high:g})-{low:g})/{high - low:g}"
        formula = f"{scale['levels'].get('never', 0):g}"
        never = formula
        for place, years in reversed(list(enumerate(self._years()))):
            formula = f"IF({cell}>=$Scales.$A${self.date_row + 1 + place};{scale['levels'][str(years)]:g};{formula})"
        return f"=IF(ISTEXT({cell});{never};IF({cell}>$Scales.$A${self.date_row};{never};{formula}))"

    # Rounded, since the sheet's binary figures would else miss thresholds that the exact ones meet.
    def _put_groups(self):
        framework = self.framework
        for group in framework.groups:
            members = [place for place, c in enumerate(framework.criteria) if framework.node[c]["parent"] == group]
            first, last = members[0], members[-1]
            assert members == list(range(first, last + 1)), group
            total = sum(framework.weight(framework.criteria[place]) for place in members)
            cells = f"$Scores.{column_letters(first)}{self.first}:{column_letters(last)}{self.first}"
            self.verdicts.append(
                (group, f"=ROUND(SUMPRODUCT({cells};{self._weights(first, last, self.weight_row)})/{total:g};10)"))
        last = len(framework.groups) - 1
        total = sum(framework.weight(group) for group in framework.groups)
        self.verdicts.append(("index", f"=ROUND(SUMPRODUCT(A{self.first}:{column_letters(last)}{self.first};"
                                       f"{self._weights(0, last, self.group_weight_row)})/{total:g};10)"))
        end = len(framework.criteria) - 1
        cells = f"$Data.A{self.first}:{column_letters(end)}{self.first}"
        self.verdicts.append(
            ("coverage", f'=ROUND(SUMPRODUCT(({cells}<>"")*{self._weights(0, end, self.coverage_row)});10)'))

    def _put_verdicts(self, benefits):
        shared = [rule for rule in self.framework.rules if rule["benefit"] == "*"]
        ruled_out = self._clauses(shared, "excludes", {}) + [f"NOT({c})" for c in self._clauses(shared, "requires", {})]
        self.shared_conditions = self._clauses(shared, "condition", {})
        self.verdicts.append(("#ruled out", f"=OR({';'.join(ruled_out)})"))
        order = sorted(BENEFITS, key=lambda benefit: benefit == "supply")  # supply reads recognition
        for benefit in order:
            if benefit in benefits:
                self._put_verdict(benefit)

    def _put_verdict(self, benefit):
        rules = [rule for rule in self.framework.rules if rule["benefit"] == benefit]
        names = {}
        for rule in rules:
            if rule["effect"] == "defines":
                names.setdefault(rule["group"], []).append(self._test(rule, {}))
        names = {name: f"AND({';'.join(tests)})" for name, tests in names.items()}
        ruled_out = [self.column("#ruled out")] + self._clauses(rules, "excludes", names)
        required = self._clauses(rules, "requires", names)
        conditions = self.shared_conditions + self._clauses(rules, "condition", names)
        eligible = f'IF(AND({";".join(conditions)});"eligible";"conditional")'
        self.verdicts.append((benefit, f'=IF(OR({";".join(ruled_out)});"not eligible";'
                                       f'IF(AND({";".join(required)});{eligible};"not eligible"))'))

    def _clauses(self, rules, effect, names):
        clauses, counted = [], {}
        for rule in rules:
            if rule["effect"] != effect:
                continue
            test = self._test(rule, names)
            if rule["group"]:
                counted.setdefault(rule["group"], (rule["need"], []))[1].append(test)
            else:
                clauses.append(test)
        return clauses + [f"({'+'.join(f'({test})' for test in tests)})>={need}" for need, tests in counted.values()]

    def _test(self, rule, names):
        subject, test = rule["subject"], rule["test"]
        assert not rule["from"] and not rule["to"], rule
        if subject in names:
            assert test == "true", rule
            return names[subject]
        if subject in BENEFITS:
            return self._verdict_test(self.column(subject), rule)
        operator, operand = re.fullmatch(r"(>=|<=|<|>)?\s*(.+)", test).groups()
        if subject not in self.framework.criteria:
            return f"{self.column(subject)}{operator}{float(operand):g}"
        scale = self.framework.scale(subject)
        if scale["type"] != "level":
            return f"{self.data(subject)}{operator}{float(operand):g}"
        scores = list(scale["levels"].values())
        assert scores == sorted(set(scores)), "levels are compared by their scores"
        if operator is None and self.framework.weight(subject) == 0:
            return f'{self.data(subject)}="{operand}"'
        assert self.framework.weight(subject) > 0, rule
        return f"{self.score(subject)}{operator or '='}{scale['levels'][operand]:g}"

    @staticmethod
    def _verdict_test(cell, rule):
        if rule["test"] == "in (conditional, eligible)":
            return f'{cell}<>"not eligible"'
        assert rule["test"] == "eligible", rule
        return f'{cell}="eligible"'
