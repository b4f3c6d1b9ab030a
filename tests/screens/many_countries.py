#!/usr/bin/python3
"""Gives the workbook of a running office many countries: those it has, again and again, on a sheet of their own.

    many_countries.py PIPE COUNTRIES
"""
import os
import sys

import uno
from com.sun.star.table import CellAddress


def main(pipe, countries):
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
    office = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
    document = office.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", office).getCurrentComponent()
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
