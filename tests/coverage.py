#!/usr/bin/python3
"""Lines and branches of src/core that the unit tests reach, by folder, and what they do not reach.

    coverage.py LCOV JSON [LIST]

LCOV and JSON are what `llvm-cov export` tells in these two formats, LIST the file that names what is not reached and why
(tests/uncovered.tsv). The last line is "N passed, N failed".
"""
import json
import sys
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CORE = ROOT / "src" / "core"
LIST = ROOT / "tests" / "uncovered.tsv"
LEAST_IN_ALL, LEAST_IN_A_FILE, LEAST_ACCOUNTED_FOR = 95, 90, 99.5  # per cent of lines
SWITCH = "the end of a function behind a switch that names every case: the compiler asks for it, nothing comes to it"
BRACE = "a closing brace behind a jump"


@dataclass
class Figure:
    reached: int = 0
    all: int = 0

    def add(self, reached: int, all: int):
        self.reached += reached
        self.all += all

    @property
    def percent(self) -> float:
        return 100 * self.reached / self.all if self.all else 100

    def __str__(self):
        return f"{self.reached:6} of {self.all:6} {int(self.percent * 100) / 100:7.2f} %"  # never rounded up to a limit


@dataclass
class Source:
    """A file: how often each of its lines ran, and each way out of each of its conditions."""
    path: str
    lines: dict[int, int] = field(default_factory=dict)
    ways: dict[tuple, list[int]] = field(default_factory=dict)  # place -> count when true, when false

    @property
    def line_figure(self) -> Figure:
        return Figure(sum(count > 0 for count in self.lines.values()), len(self.lines))

    @property
    def branch_figure(self) -> Figure:
        return Figure(sum(count > 0 for both in self.ways.values() for count in both), 2 * len(self.ways))

    def passages(self) -> list[list[int]]:
        """Runs of lines that no test reaches."""
        found: list[list[int]] = []
        before = None
        for line in sorted(self.lines):
            if not self.lines[line]:
                if before is not None and not self.lines[before]:
                    found[-1].append(line)
                else:
                    found.append([line])
            before = line
        return found


def indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def ends_behind_switch(text: list[str], at: int) -> bool:
    """Is this line a return right behind a switch without a default, and the last of its function?"""
    if not text[at].lstrip().startswith("return") or not text[at + 1].strip().startswith("}") or text[at - 1].strip() != "}":
        return False
    for line in reversed(text[:at - 1]):
        if line.strip().startswith("default:"):
            return False
        if line.strip() and indent(line) <= indent(text[at]):
            return indent(line) == indent(text[at]) and line.strip().startswith("switch (")
    return False


def read_reasons(path: Path) -> dict[tuple[str, str], str]:
    """(file, its text in the first line) -> why no test reaches it."""
    reasons: dict[tuple[str, str], str] = {}
    for line in path.read_text().splitlines():
        if line and not line.startswith("#"):
            file, text, why = line.split("\t")
            reasons[file, text] = why
    return reasons


def why_not(text: list[str], passage: list[int], named: dict[str, str]) -> str:
    """Empty where nobody has named it. \\param named: reasons by the first line"""
    lines = [text[line - 1].strip() for line in passage]
    if all(line in ("", "}", "};") for line in lines):
        return BRACE
    if len(passage) == 1 and ends_behind_switch(text, passage[0] - 1):
        return SWITCH
    return named.get(lines[0], "")


def short(path: str, build: Path) -> str:
    """Below ROOT, or nothing for what is none of the core's. A compiler cache may have made paths relative, and the core's are mapped to
    `.` (cmake/Shipped.cmake), behind which they begin at ROOT."""
    full = (ROOT / path.rsplit("/./", 1)[1] if "/./" in path else build / path).resolve()
    return str(full.relative_to(ROOT)) if full.is_relative_to(CORE) else ""


def read_lines(lcov: Path) -> dict[str, Source]:
    sources: dict[str, Source] = {}
    for line in lcov.read_text().splitlines():
        kind, _, rest = line.partition(":")
        if kind == "SF":
            name = short(rest, lcov.parent)
            source = sources.setdefault(name, Source(name))
        elif kind == "DA":
            number, count = map(int, rest.split(",")[:2])
            source.lines[number] = source.lines.get(number, 0) + count
    sources.pop("", None)
    return sources


def add_ways(told: dict, ways: dict[tuple, list[int]]) -> None:
    """The two ways of each condition, those of a template's instances taken together. Where neither was gone although the
    place was passed, the compiler had decided the condition (`if constexpr`, `while (true)`): it has no branches."""
    starts = [(segment[0], segment[1]) for segment in told["segments"]]
    for line, column, last_line, last_column, when_true, when_false, *_ in told["branches"]:
        at = bisect_right(starts, (line, column)) - 1
        if not when_true and not when_false and at >= 0 and told["segments"][at][2]:
            continue
        both = ways.setdefault((line, column, last_line, last_column), [0, 0])
        both[0] += when_true
        both[1] += when_false


def read_branches(path: Path, sources: dict[str, Source]) -> None:
    for told in json.loads(path.read_text())["data"][0]["files"]:
        if name := short(told["filename"], path.parent):
            add_ways(told, sources[name].ways)


def figures(sources: dict[str, Source]) -> tuple[Figure, str]:
    lines, branches = defaultdict(Figure), defaultdict(Figure)
    for source in sources.values():
        for name in (str(Path(source.path).parent), "in all"):
            lines[name].add(source.line_figure.reached, source.line_figure.all)
            branches[name].add(source.branch_figure.reached, source.branch_figure.all)
    rows = [f"{'':20} {'lines':>26}   {'branches':>26}"]
    rows += [f"{name:20} {lines[name]}   {branches[name]}" for name in sorted(lines, key=lambda name: (name == "in all", name))]
    return lines["in all"], "\n".join(rows)


def main(lcov: str, told: str, list_of_reasons: str = str(LIST)) -> int:
    sources = read_lines(Path(lcov))
    read_branches(Path(told), sources)
    reasons = read_reasons(Path(list_of_reasons))
    in_all, table = figures(sources)
    print(table, end="\n\n")

    everything = [str(path.relative_to(ROOT)) for path in sorted(CORE.rglob("*.cpp"))]
    checks = [("every file of src/core is told of", [path for path in everything if path not in sources])]
    accounted, unnamed, met = Figure(in_all.reached, in_all.all), [], set()
    low: list[str] = []
    for source in sorted(sources.values(), key=lambda one: one.path):
        text = (ROOT / source.path).read_text().splitlines()
        named = {first: why for (file, first), why in reasons.items() if file == source.path}
        silent = False
        for passage in source.passages():
            first, why = text[passage[0] - 1].strip(), why_not(text, passage, named)
            place = f"{source.path}:{passage[0]}" + (f"-{passage[-1]}" if len(passage) > 1 else "")
            if first in named:
                met.add((source.path, first))
            if why:
                accounted.reached += len(passage)
            else:
                silent = True
                unnamed.append(f"{place}  {first}")
            print(f"{place}: {why or 'NOT NAMED: ' + first}")
        if source.line_figure.percent < LEAST_IN_A_FILE and silent:
            low.append(f"{source.path} {source.line_figure}")
    print()
    checks.append((f"at least {LEAST_IN_ALL} % of all lines", [] if in_all.percent >= LEAST_IN_ALL else [str(in_all)]))
    checks.append((f"at least {LEAST_IN_A_FILE} % of every file, or the rest of it named", low))
    checks.append((f"at least {LEAST_ACCOUNTED_FOR} % of all lines reached or named",
                   [] if accounted.percent >= LEAST_ACCOUNTED_FOR else [str(accounted), *unnamed]))
    checks.append(("nothing named that is reached", [f"{file}: {first}" for file, first in sorted(reasons.keys() - met)]))
    for name, faults in checks:
        print(f"{'not ok' if faults else 'ok'} {name}" + "".join(f"\n    {fault}" for fault in faults))
    failed = sum(bool(faults) for _, faults in checks)
    print(f"{len(checks) - failed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
