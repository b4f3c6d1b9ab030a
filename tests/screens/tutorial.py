#!/usr/bin/python3
"""Goes through the help's tutorial in a running office, a step at a time, for its pictures to be taken.

    tutorial.py PIPE LANGUAGE STEP [PANEL]

STEP: dialog (the dialog New scorecard workbook, which stays open), start (a new workbook and its countries), fill (their
assessments), why, what-if, how-sure (each with its panel alone unfolded), matrix.
focus-<Panel>: the first control of a panel that takes keys gets the focus.
"""
import os
import sys
import time

import uno
from com.sun.star.beans import PropertyValue

COUNTRIES = {
    "Aurelia": ("letter", "letter", "applied", "current", "applied", "applied", "applied", "yes"),
    "Bastoria": ("letter", "letter", "law", "older", "law", "law", "law", "yes"),
    "Calvenia": ("letter", "letter", "draft", "partial", "draft", "law", "law", "no"),
    "Dravonia": ("letter", "letter", "", "current", "law", "n/a", "n/a", "yes"),
}
DUTCH = {"yes": "ja", "no": "nee", "n/a": "n.v.t."}
PANELS = ("Scorecard", "WhatIf", "HowSure", "Briefing", "Workbook")
FIRST_ROW = 5


class Office:
    def __init__(self, pipe, language):
        context = uno.getComponentContext()
        resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
        self.context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        self.desktop = self.create("com.sun.star.frame.Desktop")
        self.language = language

    def create(self, service):
        return self.context.ServiceManager.createInstanceWithContext(service, self.context)

    def document(self):
        """The newest: the one that is the tutorial's."""
        found = [each for each in self.desktop.getComponents() if each.supportsService("com.sun.star.sheet.SpreadsheetDocument")]
        named = [each for each in found if each.NamedRanges.hasByName("Assessments")]
        return (named or found)[-1]

    def controller(self):
        return self.document().getCurrentController()

    def command(self, name, **arguments):
        values = tuple(PropertyValue(key, 0, value, 0) for key, value in arguments.items())
        self.create("com.sun.star.frame.DispatchHelper").executeDispatch(self.controller().getFrame(), f"org.adherence:{name}", "", 0, values)
        time.sleep(1)

    def sheet(self):
        return self.document().Sheets.getByIndex(0)

    def select(self, column, row):
        self.controller().setActiveSheet(self.sheet())
        self.controller().select(self.sheet().getCellByPosition(column, row))

    def criteria_column(self):
        """The first column whose header is an id of the framework."""
        return next(column for column in range(60) if self.sheet().getCellByPosition(column, FIRST_ROW - 1).String == "declared.part1")

    def show_sidebar(self, shown):
        self.controller().getSidebar().setVisible(shown)
        time.sleep(1)

    def panel(self, wanted):
        sidebar = self.controller().getSidebar()
        sidebar.setVisible(True)
        sidebar.showDecks(True)
        deck = sidebar.getDecks().getByName("org.adherence.Deck")
        if not deck.isActive():
            deck.activate(True)
        for name in PANELS:
            panel = deck.getPanels().getByName(f"org.adherence.{name}Panel")
            panel.expand(False) if name == wanted else panel.collapse()
        time.sleep(1)
        return deck.getPanels().getByName(f"org.adherence.{wanted}Panel").getDialog()

    # ---- the steps ----------------------------------------------------------------------------------------------

    def dialog(self):
        self.command("NewWorkbook")

    def start(self):
        empty = self.document()
        self.command("NewWorkbook", Framework="letter-2014", Language=self.language)
        time.sleep(3)
        if not empty.NamedRanges.hasByName("Assessments"):
            empty.close(True)
        self.controller().getFrame().getContainerWindow().setPosSize(0, 0, 1400, 880, 15)
        self.show_sidebar(False)
        for name in COUNTRIES:
            self.command("AddCountry", Name=name)
        self.select(0, FIRST_ROW)

    def fill(self):
        first = self.criteria_column()
        for row, values in enumerate(COUNTRIES.values()):
            for place, value in enumerate(values):
                said = DUTCH.get(value, value) if self.language == "nl" else value
                if said:
                    self.sheet().getCellByPosition(first + place, FIRST_ROW + row).String = said
        self.select(0, FIRST_ROW + 3)
        self.controller().setFirstVisibleColumn(0)

    def why(self):
        self.select(3, FIRST_ROW + 2)
        self.panel("Scorecard")

    def what_if(self):
        self.select(4, FIRST_ROW + 1)
        panel = self.panel("WhatIf")
        panel.getControl("Path").getAccessibleContext().doAccessibleAction(0)

    def how_sure(self):
        self.select(3, FIRST_ROW + 3)
        self.panel("HowSure")

    def matrix(self):
        self.show_sidebar(False)
        self.command("InsertMatrix")

    def focus(self, wanted):
        panel = self.panel(wanted)
        names = {"Scorecard": "Verdicts", "WhatIf": "Criteria", "HowSure": "Spread", "Briefing": "Briefed", "Workbook": "Problems"}
        panel.getControl(names[wanted]).setFocus()


def main(pipe, language, step):
    office = Office(pipe, language)
    if step.startswith("focus-"):
        return office.focus(step[len("focus-"):])
    return getattr(office, step.replace("-", "_"))()


if __name__ == "__main__":
    main(*sys.argv[1:])
    sys.stdout.flush()
    os._exit(0)  # the bridge's own end may crash
