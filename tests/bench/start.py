#!/usr/bin/python3
"""The start of Calc with and without the extension, in alternating pairs.

    start.py SOFFICE FOLDER-WITH FOLDER-WITHOUT RESULT

FOLDER-…: private folders as tools/office.sh prepares them. An office is timed from its launch until an empty
spreadsheet stands in its window and nothing is left to do, with its full user interface drawn off screen.
"""
import os
import signal
import statistics
import subprocess
import sys
import time

import measure

PAIRS = int(os.environ.get("BENCH_PAIRS", 20))
LIMIT = 0.030
LONGEST = 60  # seconds that one office may live


def environment():
    values = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    return dict(values, SAL_USE_VCLPLUGIN="svp")


def start(soffice, folder, pipe):
    return subprocess.Popen(
        ["timeout", "--kill-after=5", str(LONGEST), soffice, f"-env:UserInstallation=file://{folder}/profile",
         f"-env:UNO_SHARED_PACKAGES_CACHE=file://{folder}/shared", "--norestore", "--nologo", "--nolockcheck", "--calc",
         f"--accept=pipe,name={pipe};urp;"],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment(), start_new_session=True)


def end(process):
    """Ends the session that start() made, by its id."""
    for sign in (signal.SIGTERM, signal.SIGKILL):
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            pass
        try:
            os.killpg(process.pid, sign)
        except ProcessLookupError:
            return


def time_of_start(soffice, folder, pipe):
    begin = time.perf_counter()
    process = start(soffice, folder, pipe)
    try:
        context = measure.connect(pipe, LONGEST, 0.002)
        desktop = measure.service(context, "com.sun.star.frame.Desktop")
        while not (desktop.CurrentComponent and desktop.CurrentComponent.CurrentController):
            if time.perf_counter() - begin > LONGEST:
                sys.exit("Calc does not start")
            time.sleep(0.002)
        measure.service(context, "com.sun.star.awt.Toolkit").processEventsToIdle()
        taken = time.perf_counter() - begin
        try:
            desktop.terminate()
        except Exception:  # the bridge goes down with the office
            pass
        return taken
    finally:
        end(process)


def main(soffice, with_it, without_it, result):
    folders = {"with": with_it, "without": without_it}
    times = {name: [] for name in folders}
    for pair in range(-2, PAIRS):  # the first two are not counted: a profile's first start writes it
        for name in folders if pair % 2 else reversed(folders):
            taken = time_of_start(soffice, folders[name], f"adherence-start-{os.getpid()}-{name}-{pair + 2}")
            if pair >= 0:
                times[name].append(taken)
    median = measure.medians(times)
    longer = statistics.median(one - other for one, other in zip(times["with"], times["without"]))
    report = measure.Report()
    report.add(f"start of Calc, median of {PAIRS} alternating pairs", f"{median['with'] * 1e3:.0f} ms",
               f"without the extension: {median['without'] * 1e3:.0f} ms", f"{longer * 1e3:+.0f} ms", f"≤ +{LIMIT * 1e3:.0f} ms",
               longer <= LIMIT)
    report.save(result)


if __name__ == "__main__":
    main(*sys.argv[1:])
