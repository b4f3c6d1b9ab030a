"""What the drivers share: a way into a running office, interleaved measurements, and rows of the report."""
import json
import statistics
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException


def properties(**values):
    return tuple(PropertyValue(name, 0, value, 0) for name, value in values.items())


def connect(pipe, seconds=60, pause=0.1):
    """The component context of the office behind the pipe."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    end = time.monotonic() + seconds
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if time.monotonic() > end:
                raise
            time.sleep(pause)


def service(context, name):
    return context.ServiceManager.createInstanceWithContext(name, context)


def seconds_of(action):
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def interleaved(actions, rounds, warm_up=1):
    """Times of each action by name; all are run in turn, round after round, so that what else the machine does meets
    them alike. The first rounds are not counted."""
    times = {name: [] for name in actions}
    for number in range(warm_up + rounds):
        for name, action in actions.items():
            taken = seconds_of(action)
            if number >= warm_up:
                times[name].append(taken)
    return times


def medians(times):
    return {name: statistics.median(values) for name, values in times.items()}


def shown(seconds):
    for factor, unit in ((1, "s"), (1e3, "ms"), (1e6, "µs")):
        if seconds * factor >= 1:
            return f"{seconds * factor:.3g} {unit}"
    return f"{seconds * 1e9:.3g} ns"


class Report:
    """Rows of the table: what, figure, compared with, ratio, target, met (True, False, or None without a target)."""

    def __init__(self):
        self.rows = []

    def add(self, what, figure, compared="", ratio="", target="", met=None):
        self.rows.append({"what": what, "figure": figure, "compared": compared, "ratio": ratio, "target": target, "met": met})
        verdict = {True: "met", False: "NOT MET", None: ""}[met]
        print("  ".join(part for part in (what, figure, compared, ratio, target, verdict) if part), flush=True)

    def at_most(self, what, seconds, other_name, other_seconds, most):
        ratio = seconds / other_seconds
        self.add(what, shown(seconds), f"{other_name}: {shown(other_seconds)}", f"{ratio:.2f} ×", f"≤ {most:g} ×", ratio <= most)

    def faster(self, what, seconds, other_name, other_seconds, least):
        ratio = other_seconds / seconds
        target = "faster" if least == 1 else f"≥ {least:g} × faster"
        self.add(what, shown(seconds), f"{other_name}: {shown(other_seconds)}", f"{ratio:.1f} × faster", target, ratio >= least)

    def under(self, what, seconds, limit, compared=""):
        self.add(what, shown(seconds), compared, "", f"< {shown(limit)}", seconds < limit)

    def save(self, path):
        with open(path, "w", encoding="utf-8") as file:
            json.dump(self.rows, file, ensure_ascii=False, indent=1)
