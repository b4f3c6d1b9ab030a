#!/usr/bin/python3
"""What a running office reads in update information: the identifier and version, one line.

    ask_office.py PIPE FILE
"""
import sys
import time
from pathlib import Path

import uno


def context(pipe: str):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for attempt in range(100):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:  # it is not there yet; what is raised is of a type made at run time
            time.sleep(0.3)
    sys.exit("the office does not answer")


def main(pipe: str, path: str):
    office = context(pipe)
    provider = office.ServiceManager.createInstanceWithContext("com.sun.star.deployment.UpdateInformationProvider", office)
    for found in provider.getUpdateInformation((Path(path).resolve().as_uri(),), "org.adherence.scorecards"):
        nodes = [found.getChildNodes().item(i) for i in range(found.getChildNodes().getLength())]
        values = {node.getNodeName(): node.getAttributes().getNamedItem("value") for node in nodes if node.getAttributes()}
        print(*(values[name].getNodeValue() for name in ("identifier", "version")))


if __name__ == "__main__":
    main(*sys.argv[1:])
