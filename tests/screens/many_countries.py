#!/usr/bin/python3
"""Gives the workbook of a running office many countries: those it has, again and again, on a sheet of their own.

    many_countries.py PIPE COUNTRIES
"""
import os
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(1, str(Path(__file__).resolve().parent.parent / "bench"))
import measure  # noqa: E402
from com.sun.star.table import CellAddress  # noqa: E402


def main(pipe, countries):
    document = measure.service(measure.connect(pipe), "com.sun.star.frame.Desktop").getCurrentComponent()
    names = document.NamedRanges
    rows = names.getByName("Assessments").ReferredCells.getDataArray()
    place = next(number for number, row in enumerate(rows) if row[0] == "country")
    header, known = rows[place], rows[place + 1:]
    many = [header] + [(f"{known[number % len(known)][0]} {number}",) + known[number % len(known)][1:] for number in range(int(countries))]
    document.Sheets.insertNewByName("Many", document.Sheets.Count)
    sheet = document.Sheets.getByIndex(document.Sheets.Count - 1)
    cells = sheet.getCellRangeByPosition(0, 0, len(header) - 1, len(many) - 1)
    cells.setDataArray(tuple(many))
    names.removeByName("Assessments")
    names.addNewByName("Assessments", cells.AbsoluteName, CellAddress(document.Sheets.Count - 1, 0, 0), 0)


main(*sys.argv[1:])
sys.stdout.flush()
os._exit(0)  # the bridge's own end may crash
