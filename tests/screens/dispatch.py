#!/usr/bin/python3
"""Calls a command of ours in a running office, as a macro does.

    dispatch.py PIPE COMMAND [NAME=VALUE…]
"""
import os
import sys

import uno
from com.sun.star.beans import PropertyValue


def main(pipe, command, *arguments):
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
    office = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
    create = office.ServiceManager.createInstanceWithContext
    frame = create("com.sun.star.frame.Desktop", office).getCurrentComponent().getCurrentController().getFrame()
    given = []
    for argument in arguments:
        one = PropertyValue()
        one.Name, one.Value = argument.split("=", 1)
        given.append(one)
    create("com.sun.star.frame.DispatchHelper", office).executeDispatch(frame, f"org.adherence:{command}", "", 0, tuple(given))


main(*sys.argv[1:])
sys.stdout.flush()
os._exit(0)
