#!/usr/bin/python3
"""Rows of the report from the core's benchmarks (Google Benchmark, JSON).

    core.py GOOGLE-BENCHMARK.JSON RESULT
"""
import json
import sys

import measure

LIMITS = {  # name: (words, limit in seconds)
    "country/fully_known": ("core: score, bounds, four verdicts of a fully known country, 41 criteria", 1e-6),
    "country/half_open": ("core: the same, half of the cells open", None),
    "country/all_open": ("core: the same, all cells open", None),
    "country/fully_known_explained": ("core: the fully known country, with the finding of every rule", None),
    "country/half_open_explained": ("core: half of the cells open, with the finding of every rule", None),
    "country/all_open_explained": ("core: all cells open, with the finding of every rule", None),
    "advice/path/iterations:64": ("core: PATH, one country, half of the cells open (mean)", 1e-2),
    "advice/path_mostly_open/iterations:64": ("core: PATH, nine tenths of the cells open (mean)", 1e-2),
    "advice/margin/iterations:1024": ("core: MARGIN, the same", 1e-2),
    "advice/stability/iterations:1024": ("core: STABILITY, the same", 1e-2),
    "advice/next/iterations:1024": ("core: NEXT, the same", 1e-2),
    "advice/safe_change/iterations:1024": ("core: the largest safe change of all weights, the same", None),
    "advice/learning/iterations:64": ("core: what learning alone could do, the same", None),
    "advice/sufficient/iterations:64": ("core: the smallest set of facts that decides, the same", None),
    "advice/explain/iterations:64": ("core: EXPLAIN, the same", None),
    "doubt_asem_ranks/one_thousand/real_time": ("core: 1,000 weight draws with ranks, ASEM, 51 × 49", 8e-3),
    "doubt_asem_ranks/one_thousand_one_core/real_time": ("core: the same on one core", None),
    "doubt_asem_ranks/ten_thousand/real_time": ("core: 10,000 weight draws with ranks, ASEM", None),
    "doubt_robustness/tenth_open/real_time": ("core: `ROBUSTNESS`, 195 countries × 41, 10,000 draws, a tenth of the cells open", 1e-1),
    "doubt_robustness/known/real_time": ("core: the same, all cells known", 1e-1),
    "doubt_robustness/half_open/real_time": ("core: the same, half of the cells open", 1e-1),
    "doubt_robustness/tenth_open_one_core/real_time": ("core: the same, a tenth open, on one core", None),
    "doubt_robustness/tenth_open_tenfold_draws/real_time": ("core: the same, a tenth open, 100,000 draws", None),
    "doubt_robustness/tenth_open_tenfold_countries/real_time": ("core: the same, a tenth open, 1,950 countries", None),
    "doubt_robustness/tenth_open_one_country/real_time": ("core: the same, a tenth open, one country", None),
    "doubt_criteria/ten/real_time": ("core: 1,000 weight draws with ranks, 50 countries × 10, on one core", None),
    "doubt_criteria/hundred/real_time": ("core: the same, 50 × 100", None),
    "doubt_criteria/thousand/real_time": ("core: the same, 50 × 1,000", None),
    "doubt_ranks/real_time": ("core: `RANKS`, 195 countries × 41, 10,000 draws, a tenth of the cells open", None),
    "doubt_sensitivity/known/real_time": ("core: `SENSITIVITY`, one known country, 10,000 draws", None),
    "doubt_sensitivity/half_open/real_time": ("core: `SENSITIVITY`, half of the cells open", None),
    "advice/relevance/iterations:1024": ("core: which open cells matter, one country, half of the cells open", None),
    "joint_loss/iterations:256": ("core: the smallest joint loss, the same", None),
    "block_read": ("core: 20,000 × 41 cells read and scored", None),
    "framework_json": ("core: the framework's JSON read", None),
    "function/MATRIX_20000": ("core: MATRIX of 20,000 × 41, cells to words", None),
    "function/SCORE_20000": ("core: SCORE of 20,000 × 41, cells to numbers", None),
    "function/VERDICT_1": ("core: VERDICT of one row, cells to word", None),
}
UNITS = {"ns": 1e-9, "us": 1e-6, "ms": 1e-3, "s": 1}


def main(measured, result):
    with open(measured, encoding="utf-8") as file:
        runs = [run for run in json.load(file)["benchmarks"] if run.get("aggregate_name") == "median"]
    report = measure.Report()
    order = list(LIMITS)
    runs.sort(key=lambda run: order.index(run["run_name"]) if run["run_name"] in order else len(order))
    for run in runs:
        words, limit = LIMITS.get(run["run_name"], (f"core: {run['run_name']}", None))
        seconds = run["real_time"] * UNITS[run["time_unit"]]
        if limit is None:
            report.add(words, measure.shown(seconds))
        else:
            report.under(words, seconds, limit)
    report.save(result)


if __name__ == "__main__":
    main(*sys.argv[1:])
