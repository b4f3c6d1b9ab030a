#!/usr/bin/python3
"""Whether the shortcuts are still shortcuts and what should grow in proportion still does: ratios within one short run.

    smoke.py BENCHMARKS RESULT.JSON      runs the core's benchmarks (Google Benchmark) and judges them
    smoke.py --self-test

No figure in seconds is judged. The limits leave three times and more what was measured, for busy machines; what they
catch (a shortcut no longer taken, a square in place of a line) is beyond them by far. Ends in "N passed, N failed".
"""
import json
import subprocess
import sys

# A faster one, how many times its time a slower one takes at least or at most, and why. What was measured stands in docs/benchmarks.md.
AT_LEAST, AT_MOST = "at least", "at most"
RATIOS = [
    ("country/half_open", "country/half_open_explained", AT_LEAST, 6, "verdicts alone leave the findings of the rules out"),
    ("doubt_robustness/known", "doubt_robustness/tenth_open", AT_LEAST, 1.5, "where nothing is open only weights are drawn"),
    ("doubt_robustness/tenth_open", "doubt_robustness/tenth_open_tenfold_draws", AT_MOST, 40, "ten times the draws"),
    ("doubt_robustness/tenth_open", "doubt_robustness/tenth_open_tenfold_countries", AT_MOST, 60, "ten times the countries"),
    ("doubt_criteria/ten", "doubt_criteria/hundred", AT_MOST, 15, "ten times the criteria"),
    ("doubt_criteria/hundred", "doubt_criteria/thousand", AT_MOST, 25, "ten times the criteria"),
    ("doubt_sensitivity/known", "doubt_sensitivity/half_open", AT_MOST, 20, "half of the cells open"),
]
# As above, of one row: 20,000 rows in one call against 20,000 calls of one row, of four verdicts each.
ROWS, VERDICTS = 20_000, 4
# Draws in lanes against the exact verdicts of as many countries as were drawn, on one core.
DRAWN = 195 * 10_000


def judge(seconds):
    """Of {name: seconds} the lines (passed, what is said)."""
    lines = []

    def add(name, ratio, how, limit, why):
        passed = ratio >= limit if how == AT_LEAST else ratio <= limit
        lines.append((passed, f"{name}: {ratio:.1f} times, {how} {limit:g} ({why})"))

    for fast, slow, how, limit, why in RATIOS:
        add(f"{slow} against {fast}", seconds[slow] / seconds[fast], how, limit, why)
    add("20,000 rows in one MATRIX against as many VERDICTs", seconds["function/VERDICT_1"] * ROWS * VERDICTS / seconds["function/MATRIX_20000"],
        AT_LEAST, 2, "a block is read and scored as one")
    add("a draw against an exact judgement", seconds["country/fully_known"] * DRAWN / seconds["doubt_robustness/tenth_open_one_core"],
        AT_LEAST, 5, "64 draws are judged at once")
    return lines


def names():
    return sorted({name for ratio in RATIOS for name in ratio[:2]} | {"function/VERDICT_1", "function/MATRIX_20000", "country/fully_known",
                                                                      "doubt_robustness/tenth_open_one_core"})


def run(program, result):
    wanted = "|".join(f"^{name}(/real_time)?$" for name in names())
    subprocess.run([program, f"--benchmark_filter={wanted}", "--benchmark_min_time=0.05", "--benchmark_repetitions=5",
                    "--benchmark_report_aggregates_only=true", "--benchmark_enable_random_interleaving=true",
                    f"--benchmark_out={result}", "--benchmark_out_format=json"],
                   check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300)
    with open(result, encoding="utf-8") as file:
        runs = json.load(file)["benchmarks"]
    unit = {"ns": 1e-9, "us": 1e-6, "ms": 1e-3, "s": 1}
    return {each["run_name"].removesuffix("/real_time"): each["real_time"] * unit[each["time_unit"]]
            for each in runs if each.get("aggregate_name") == "median"}


def say(lines):
    for passed, text in lines:
        print(f"{'ok' if passed else 'FAILED'} {text}")
    failed = sum(not passed for passed, _ in lines)
    print(f"{len(lines) - failed} passed, {failed} failed")
    return 1 if failed else 0


def self_test():
    """Every ratio is seen to fail where its faster one is as slow as can be, or its slower one."""
    good = {name: 1.0 for name in names()}
    for fast, slow, how, limit, _ in RATIOS:
        good[slow] = good[fast] * limit if how == AT_LEAST else good[fast]
    good["doubt_robustness/tenth_open_tenfold_draws"] = good["doubt_robustness/tenth_open_tenfold_countries"] = good["doubt_robustness/tenth_open"]
    good["function/MATRIX_20000"], good["doubt_robustness/tenth_open_one_core"] = 1.0, 1.0
    lines = [(all(passed for passed, _ in judge(good)), "good figures pass")]
    for place, (fast, slow, how, *_) in enumerate(RATIOS):
        bad = dict(good)
        bad[slow if how == AT_MOST else fast] *= 1000
        lines.append((not judge(bad)[place][0], f"{slow} against {fast} can fail"))
    for place, name in ((-2, "function/MATRIX_20000"), (-1, "doubt_robustness/tenth_open_one_core")):
        lines.append((not judge(dict(good, **{name: 1e9}))[place][0], f"{name} can fail"))
    return lines


if __name__ == "__main__":
    if sys.argv[1:] == ["--self-test"]:
        sys.exit(say(self_test()))
    sys.exit(say(judge(run(*sys.argv[1:]))))
