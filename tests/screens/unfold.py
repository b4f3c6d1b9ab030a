#!/usr/bin/python3
"""Unfolds one panel of the deck Adherence in a running office and folds the others, as a click on their titles does.

    unfold.py PIPE PANEL CELL        PANEL: Scorecard, WhatIf, HowSure, Briefing, Workbook; CELL: selected then
"""
import os
import sys

import uno

PANELS = ("Scorecard", "WhatIf", "HowSure", "Briefing", "Workbook")


def main(pipe, wanted, cell):
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
    office = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
    desktop = office.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", office)
    document = desktop.getCurrentComponent()
    controller = document.getCurrentController()
    sidebar = controller.getSidebar()
    sidebar.setVisible(True)
    deck = sidebar.getDecks().getByName("org.adherence.Deck")
    deck.activate(True)
    sidebar.showDecks(True)  # an active deck that is activated folds the sidebar
    panels = deck.getPanels()
    for name in PANELS:
        panel = panels.getByName(f"org.adherence.{name}Panel")
        if name == wanted:
            panel.expand(False)
        else:
            panel.collapse()
    controller.select(document.Sheets.getByIndex(0).getCellRangeByName(cell))


if __name__ == "__main__":
    main(*sys.argv[1:])
    sys.stdout.flush()
    os._exit(0)  # the bridge's own end may crash
