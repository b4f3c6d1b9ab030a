#!/usr/bin/python3
"""Briefings of 195 countries with everything in them, in a headless office: how long, and how much memory beside Calc's own.

    export.py PIPE SESSION FRAMEWORKS COUNTRIES RESULT FORMAT

The row comes behind those that RESULT has already: each format has an office of its own, for one gives back little of its memory.
COUNTRIES is data/fictional, whose countries come again and again, with all their evidence, so that most of their cells are known; or
data/public, of which most is unknown. Each format is made once: an export is no thing of milliseconds.
"""
import csv
import json
import os
import sys
import tempfile

import measure
import sidebar

COUNTRIES = 195
LIMITS = {"csv": 2, "json": 2, "html": 2, "pdf": 60}  # seconds
MACRO = """
Function Briefing(url As String, format As String) As String
    Dim choices(4) As New com.sun.star.beans.PropertyValue
    choices(0).Name = "Format" : choices(0).Value = format
    choices(1).Name = "Countries" : choices(1).Value = "all"
    choices(2).Name = "Marking" : choices(2).Value = "internal"
    choices(3).Name = "WithheldValues" : choices(3).Value = "print"
    choices(4).Name = "Overwrite" : choices(4).Value = "yes"
    Briefing = CreateUnoService("org.adherence.Briefings").exportBriefing(ThisComponent, url, choices)
End Function
"""


def rows_of(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def workbook(desktop, frameworks, folder):
    document = desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, measure.properties(Hidden=True, MacroExecutionMode=4))
    for name, file_name in sidebar.TABLES.items():
        sidebar.put_table(document, name, rows_of(f"{frameworks}/{file_name}.csv"))
    (header, *countries), (evidence_header, *evidence) = rows_of(f"{folder}/assessments.csv"), rows_of(f"{folder}/evidence.csv")
    assessments, entries = [header], [evidence_header]
    for number in range(COUNTRIES):
        original = countries[number % len(countries)]
        name = f"{original[0]} {number // len(countries) + 1}"
        assessments.append([name] + original[1:])
        entries += [[name] + entry[1:] for entry in evidence if entry[0] == original[0]]
    sidebar.put_table(document, "Assessments", assessments)
    sidebar.put_table(document, "Evidence", entries)
    return document


def memory(process, what="VmRSS"):
    with open(f"/proc/{process}/status", encoding="utf-8") as file:
        return next(int(line.split()[1]) / 1024 for line in file if line.startswith(what + ":"))


def main(pipe, session, frameworks, countries, result, wanted):
    context = measure.connect(pipe)
    process = sidebar.office_process(session)
    document = workbook(measure.service(context, "com.sun.star.frame.Desktop"), frameworks, countries)
    libraries = document.BasicLibraries
    if not libraries.hasByName("Standard"):
        libraries.createLibrary("Standard")
    libraries.getByName("Standard").insertByName("Bench", MACRO)
    macro = document.getScriptProvider().getScript("vnd.sun.star.script:Standard.Bench.Briefing?language=Basic&location=document")
    report = measure.Report()
    if os.path.exists(result):
        with open(result, encoding="utf-8") as file:
            report.rows = json.load(file)
    with tempfile.TemporaryDirectory() as folder:
        def export(name):
            path = os.path.join(folder, f"all.{name}")
            taken = measure.seconds_of(lambda: macro.invoke((f"file://{path}", name), (), ()))
            return taken, os.path.getsize(path) / 1e6

        export("csv")  # the workbook is read and the framework compiled
        alone = memory(process)
        with open(f"/proc/{process}/clear_refs", "w", encoding="utf-8") as file:
            file.write("5")  # the highest figure from here on
        taken, size = export(wanted)
        more = memory(process, "VmHWM") - alone
    known = "everything in it" if countries.endswith("fictional") else "everything in it, most of it unknown"
    what = f"briefing of {COUNTRIES} countries, {known}: {wanted}, {size:.1f} MB"
    if wanted in LIMITS:
        report.under(what, taken, LIMITS[wanted])
    else:
        report.add(what, measure.shown(taken))
    report.add("— memory beside Calc's own", f"{more:.0f} MB", target="< 500 MB", met=more < 500)
    document.close(True)
    report.save(result)


if __name__ == "__main__":
    main(*sys.argv[1:])
