"""A workbook in a running office, which writes briefings of itself through the service org.adherence.Briefings."""
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue

MACRO = """
Function Briefing(url As String, order As String) As String
    Dim parts, part, place
    parts = Split(order, Chr(10))
    Dim choices(UBound(parts)) As New com.sun.star.beans.PropertyValue
    For place = 0 To UBound(parts)
        part = InStr(parts(place), "=")
        choices(place).Name = Left(parts(place), part - 1)
        choices(place).Value = Mid(parts(place), part + 1)
    Next
    On Error GoTo refused
    Briefing = "written" & CreateUnoService("org.adherence.Briefings").exportBriefing(ThisComponent, url, choices)
    Exit Function
refused:
    Briefing = "refused" & Error$
End Function
"""


def named(**values):
    made = []
    for name, value in values.items():
        one = PropertyValue()
        one.Name, one.Value = name, value
        made.append(one)
    return tuple(made)


class Office:
    def __init__(self, pipe: str):
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        for _ in range(120):
            try:
                self.context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
                break
            except Exception:
                time.sleep(0.5)
        self.desktop = self.create("com.sun.star.frame.Desktop")

    def create(self, service: str):
        return self.context.ServiceManager.createInstanceWithContext(service, self.context)

    def open(self, path: Path):
        always = 4
        return self.desktop.loadComponentFromURL(path.resolve().as_uri(), "_blank", 0, named(Hidden=True, MacroExecutionMode=always))


class Workbook:
    """A document that exports briefings of itself."""

    def __init__(self, office: Office, path: Path, folder: Path):
        self.document, self.folder = office.open(path), folder
        libraries = self.document.BasicLibraries
        if not libraries.hasByName("Standard"):
            libraries.createLibrary("Standard")
        libraries.getByName("Standard").insertByName("Briefings", MACRO)
        self.macro = self.document.getScriptProvider().getScript("vnd.sun.star.script:Standard.Briefings.Briefing?language=Basic&location=document")

    def export(self, name: str, **choices: str) -> tuple[Path, str]:
        path = self.folder / name
        choices.setdefault("Countries", "all")
        said = self.macro.invoke((path.resolve().as_uri(), "\n".join(f"{key}={value}" for key, value in choices.items())), (), ())[0]
        return path, said

    def sheet(self, name: str):
        return self.document.Sheets.getByName(name)

    def area(self, name: str):
        return self.document.NamedRanges.getByName(name).getReferredCells()

    def cell(self, area, row: int, header: str):
        headers = [area.getCellByPosition(c, 0).String.lower() for c in range(area.Columns.Count)]
        return area.getCellByPosition(headers.index(header), row)

    def rows(self, area, header: str, value: str):
        return [row for row in range(1, area.Rows.Count) if self.cell(area, row, header).String == value]
