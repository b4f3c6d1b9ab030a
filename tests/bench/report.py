#!/usr/bin/python3
"""One table from the drivers' rows, printed and written to a file; where a document is named, its table and the lines
about the machine are replaced too.

    report.py TABLE.md [--document DOCUMENT.md] RESULT.json…
"""
import datetime
import json
import os
import re
import subprocess
import sys

HEADER = ["what", "figure", "compared with", "ratio", "target", "met"]
BEGIN, END = "<!-- measured -->", "<!-- end of measured -->"
MET = {True: "yes", False: "**no**", None: ""}


def machine():
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        model = re.search(r"^model name\s*:\s*(.+)$", file.read(), re.MULTILINE)
    version = subprocess.run([os.environ.get("OFFICE_PROGRAM", "/usr/lib/libreoffice/program") + "/soffice", "--version"],
                             capture_output=True, text=True, timeout=60, check=False).stdout
    version = re.search(r"LibreOffice [\d.]+", version)
    load = os.getloadavg()[1]
    busy = " (others were at work: provisional figures)" if load > 1.5 else ""  # our own offices make about 1
    return (f"{os.cpu_count()} cores, {model.group(1) if model else 'unknown processor'}; "
            f"{version.group(0) if version else 'LibreOffice of unknown version'}; {datetime.date.today()}; "
            f"load over the last five minutes {load:.1f}{busy}")


def table(rows):
    lines = [HEADER, ["---"] * len(HEADER)]
    lines += [[row["what"], row["figure"], row["compared"], row["ratio"], row["target"], MET[row["met"]]] for row in rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def main(arguments):
    output, *results = arguments
    document = None
    if results and results[0] == "--document":
        document, results = results[1], results[2:]
    rows = []
    for path in results:
        with open(path, encoding="utf-8") as file:
            rows += json.load(file)
    text = f"{machine()}\n\n{table(rows)}\n"
    print("\n" + text)
    with open(output, "w", encoding="utf-8") as file:
        file.write(text)
    if document:
        with open(document, encoding="utf-8") as file:
            before, rest = file.read().split(BEGIN)
        with open(document, "w", encoding="utf-8") as file:
            file.write(f"{before}{BEGIN}\n{text}{END}{rest.split(END)[1]}")


if __name__ == "__main__":
    main(sys.argv[1:])
