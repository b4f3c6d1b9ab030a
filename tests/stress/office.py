"""What the stress tests share: a private office that is started, reached, watched, ended and killed from Python.

Nothing waits without a limit. What an office does not answer within it is a finding with the step's name and the state of its
threads, and the office is killed, so that the call that waits comes back with an exception.
"""
import contextlib
import gc
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

sys.dont_write_bytecode = True
TREE = Path(__file__).resolve().parent.parent.parent
sys.path[1:1] = [str(TREE / "tests" / "bench"), str(TREE / "tests" / "exports")]
import uno  # noqa: E402

import measure  # noqa: E402
import sidebar  # noqa: E402
from checks import Findings, told  # noqa: E402
from export import memory  # noqa: E402

DECK = sidebar.DECK
PANELS = ("Scorecard", "WhatIf", "HowSure", "Briefing", "Workbook")
START_SECONDS, ANSWER_SECONDS = 90, 60


class Hang(Exception):
    """An office was killed because it did not answer."""


class Limit:
    """No generator: an exception of UNO's takes no traceback, which contextlib would give it."""

    def __init__(self, office: "Office", step: str, seconds: float):
        self.office, self.step, self.seconds = office, step, seconds

    def __enter__(self):
        self.timer = threading.Timer(self.seconds, self.over)
        self.timer.daemon = True
        self.timer.start()

    def over(self):
        self.office.hung = f"{self.step}: no answer within {self.seconds:g} s; {self.office.threads_at_work()}"
        self.office.kill()

    def __exit__(self, kind, exception, _):
        self.timer.cancel()
        if exception is not None and self.office.hung:
            raise Hang(self.office.hung) from exception


class Office:
    """A private office. With `seen` its whole user interface is drawn off screen, the deck Adherence open where there is one.

    `oxt` None: a profile without the extension. `environment` goes to the process. With `restore` it
    can save and recover.
    """
    started: list["Office"] = []

    def __init__(self, say: Findings, build: Path, name: str, oxt: Path | None, seen: bool = True, fresh: bool = True, seconds: int = 1800,
                 environment: dict[str, str] | None = None, restore: bool = False):
        self.say, self.build, self.name, self.oxt, self.seen, self.seconds = say, build, name, oxt, seen, seconds
        self.restore = restore
        self.folder = build / "office" / f"stress-{name}"
        self.environment = {**os.environ, **(environment or {})}
        for known in ("DISPLAY", "WAYLAND_DISPLAY"):
            self.environment.pop(known, None)
        self.session = self.process = 0
        self.context = self.desktop = None
        self.hung = ""
        self._shell("office_prepare " + (f"'{oxt}'" if oxt else "''"), OFFICE_FRESH="1" if fresh else "")

    def _shell(self, commands: str, **variables: str) -> str:
        environment = {**self.environment, "OFFICE_DIR": str(self.folder), "OFFICE_SECONDS": str(self.seconds), "OFFICE_RESTORE": "1" if self.restore else "", **variables}
        if self.seen:
            environment |= {"SAL_USE_VCLPLUGIN": "svp", "OFFICE_DECK": DECK if self.oxt else ""}
        made = subprocess.run(["bash", "-c", f"source tools/office.sh; {commands}"], cwd=TREE, env=environment,
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=180, check=False)
        if made.returncode != 0:
            raise RuntimeError(f"{self.name}: {made.stderr.strip()}")
        return made.stdout

    @property
    def profile(self) -> list[str]:
        return [f"-env:UserInstallation=file://{self.folder}/profile", f"-env:UNO_SHARED_PACKAGES_CACHE=file://{self.folder}/shared"]

    def start(self) -> "Office":
        Office.started.append(self)
        pipe = f"stress{os.getpid()}n{len(Office.started)}"
        arguments = "" if self.seen else " --headless"
        profile = " ".join(f"'{each}'" for each in self.profile)
        # The profile is as it was left, also where it has another extension by now: it is not prepared again.
        self.session = int(self._shell(f"OFFICE_PROFILE_ENV=({profile}); office_start {pipe}{arguments} >&2 && echo $OFFICE_PID").split()[-1])
        end = time.monotonic() + START_SECONDS
        while True:
            try:
                self.context = measure.connect(pipe, START_SECONDS)
                self.process = int(sidebar.office_process(str(self.session)))
                with self.limit("the office starts", START_SECONDS):
                    self.desktop = self.create("com.sun.star.frame.Desktop")
                    self.toolkit = self.create("com.sun.star.awt.Toolkit")
                    self.toolkit.processEventsToIdle()
                return self
            except (Exception, SystemExit):  # with a new profile the office may start itself a second time
                if self.hung or time.monotonic() > end or not self.session_lives():
                    self.kill()
                    raise
                time.sleep(0.5)

    def __enter__(self) -> "Office":
        return self

    def __exit__(self, *_):
        self.stop()

    def create(self, service: str):
        return measure.service(self.context, service)

    # ---- limits ----------------------------------------------------------------------------------------------------------

    def limit(self, step: str, seconds: float = ANSWER_SECONDS) -> "Limit":
        """Whatever is asked of the office within: it answers within so many seconds, or is killed."""
        return Limit(self, step, seconds)

    def threads_at_work(self) -> str:
        """Where the kernel says that each thread is; its own stack only a debugger could tell."""
        told_of = []
        for task in sorted(Path(f"/proc/{self.process}/task").glob("*")):
            with contextlib.suppress(OSError):
                state = (task / "stat").read_text().rsplit(")", 1)[1].split()[0]
                where = (task / "wchan").read_text() if (task / "wchan").exists() else ""
                told_of.append(f"{(task / 'comm').read_text().strip()} {state} {where}".strip())
        return "threads: " + ", ".join(told_of)

    def runs(self) -> bool:
        try:
            return Path(f"/proc/{self.process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
        except OSError:
            return False

    def ended(self, seconds: float) -> bool:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if not self.session_lives():
                return True
            time.sleep(0.02)
        return False

    def session_lives(self) -> bool:
        try:
            os.killpg(self.session, 0)
            return True
        except ProcessLookupError:
            return False

    def kill(self):
        """As a crash or a power cut does it."""
        if self.session > 1:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.session, signal.SIGKILL)
            self.ended(10)
        self.session = 0

    def stop(self) -> bool:
        """Ends it as a user does; whether it went by itself."""
        if self.session <= 1:
            return False
        went = False
        try:
            with self.limit("the office ends", 30):
                self.desktop.terminate()
        except Exception:  # the bridge goes down with the office
            pass
        went = self.session > 1 and self.ended(20)
        self.context = self.desktop = self.toolkit = None
        self.kill()
        return went and not self.hung

    # ---- what it holds ---------------------------------------------------------------------------------------------------

    def memory(self) -> float:
        """MB"""
        return memory(self.process)

    def threads(self) -> int:
        return len(os.listdir(f"/proc/{self.process}/task"))

    def files(self) -> int:
        return len(os.listdir(f"/proc/{self.process}/fd"))

    def components(self) -> int:
        found, each = 0, self.desktop.Components.createEnumeration()
        while each.hasMoreElements():
            each.nextElement()
            found += 1
        return found

    def held(self) -> dict[str, int]:
        """What must be as it was once documents are closed."""
        self.settle()
        return {"frames": self.desktop.Frames.Count, "components": self.components(), "windows": self.toolkit.TopWindowCount}

    def settle(self):
        with self.limit("the office settles"):
            self.toolkit.processEventsToIdle()

    # ---- documents -------------------------------------------------------------------------------------------------------

    def open(self, path: Path | str, **choices):
        url = path if isinstance(path, str) else path.resolve().as_uri()
        with self.limit(f"opens {url.rsplit('/', 1)[-1]}"):
            document = self.desktop.loadComponentFromURL(url, "_blank", 0, measure.properties(MacroExecutionMode=4, **choices))
        if document is None:
            raise RuntimeError(f"{url} could not be opened")
        return document

    def dispatch(self, frame, url: str, **arguments):
        with self.limit(url):
            return self.create("com.sun.star.frame.DispatchHelper").executeDispatch(frame, url, "", 0, measure.properties(**arguments))

    def deck(self, controller):
        """The deck Adherence of a window, opened; None where there is none."""
        with self.limit("the deck is opened"):
            bar = controller.getSidebar()
            bar.setVisible(True)
        self.settle()  # one that was hidden is made in a moment of its own
        with self.limit("the deck is opened"):
            bar.showDecks(True)
            if not bar.getDecks().hasByName(DECK):
                return None
            deck = bar.getDecks().getByName(DECK)
            if not deck.isActive():
                deck.activate(True)
        self.settle()
        return deck

    def panel(self, deck, name: str):
        """The controls of a panel, unfolded."""
        with self.limit(f"the panel {name} is unfolded"):
            panel = deck.getPanels().getByName(f"org.adherence.{name}Panel")
            if not panel.isExpanded():
                panel.expand(False)
        self.settle()
        return panel.getDialog()

    def soon(self, holds, seconds: float = 20) -> bool:
        end = time.monotonic() + seconds
        while not holds():
            if time.monotonic() > end:
                return False
            time.sleep(0.02)
        return True


def shown(controls, name: str) -> str:
    model = controls.getControl(name).getModel()
    return model.Label if model.getPropertySetInfo().hasPropertyByName("Label") else model.Text


class Weakly:
    """Knows of objects in an office without keeping them: whether they are gone is what tells of a leaked listener."""

    def __init__(self):
        self.known: list[tuple[str, object]] = []

    def watch(self, what: str, thing):
        self.known.append((what, thing.queryAdapter()))

    def alive(self, seconds: float = 10) -> list[str]:
        """Those that are still there. What Python itself holds of them is let go first; the bridge lets go a little later."""
        end = time.monotonic() + seconds
        while True:
            gc.collect()
            self.known = [(what, adapter) for what, adapter in self.known if adapter.queryAdapted() is not None]
            if not self.known or time.monotonic() > end:
                return [what for what, _ in self.known]
            time.sleep(0.1)


# ---- cells ---------------------------------------------------------------------------------------------------------------

FORMULA, EVERYTHING = 16, 1 + 2 + 4 + 16


def used(sheet):
    """From the first cell to the last that is used."""
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    return sheet.getCellRangeByPosition(0, 0, cursor.RangeAddress.EndColumn, cursor.RangeAddress.EndRow)


def formulas_of(document) -> dict[str, tuple]:
    """Every sheet's cells as formulas and contents."""
    return {sheet.Name: used(sheet).getFormulaArray() for sheet in document.Sheets}


def values_of(document) -> dict[str, tuple]:
    """Every sheet's cells as values; an error is None."""
    return {sheet.Name: used(sheet).getDataArray() for sheet in document.Sheets}


def same(one, other) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        return one == other or abs(one - other) <= 1e-12 * max(abs(one), abs(other))  # files hold 15 digits
    return one == other


def column_name(column: int) -> str:
    name = ""
    while column >= 0:
        name, column = chr(ord("A") + column % 26) + name, column // 26 - 1
    return name


def differences(one: dict[str, tuple], other: dict[str, tuple], formulas: dict[str, tuple] | None = None) -> list[str]:
    """Cells that differ, each with its formula where these are given."""
    found = [f"the sheets are {sorted(one)} and {sorted(other)}"] if set(one) != set(other) else []
    for sheet in sorted(set(one) & set(other)):
        rows = max(len(one[sheet]), len(other[sheet]))
        for row in range(rows):
            left = one[sheet][row] if row < len(one[sheet]) else ()
            right = other[sheet][row] if row < len(other[sheet]) else ()
            for column in range(max(len(left), len(right))):
                a, b = left[column] if column < len(left) else "", right[column] if column < len(right) else ""
                if not same(a, b):
                    found.append(f"{sheet}.{column_name(column)}{row + 1}: {str(a)[:90]!r} and {str(b)[:90]!r}"
                                 + (f" of {formulas[sheet][row][column][:400]}" if formulas else ""))
    return found


# ---- a part ----------------------------------------------------------------------------------------------------------------

def scratch(build: Path, part: str) -> Path:
    folder = build / "stress" / part
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def copy_of(build: Path, folder: Path, name: str, other: str = "") -> Path:
    return Path(shutil.copy(build / "workbooks" / name, folder / (other or name)))


def run(part):
    """part(say, oxt, build, seconds, seed): calls it and tells its findings."""
    def ended(*_):
        for office in Office.started:
            office.kill()
        os._exit(1)
    signal.signal(signal.SIGTERM, ended)
    oxt, seconds, seed = Path(sys.argv[1]).resolve(), int(sys.argv[2]), int(sys.argv[3])
    say = Findings()
    try:
        part(say, oxt, oxt.parent, seconds, seed)
    except Hang as hang:
        say("no step hangs", [str(hang)])
    except Exception as exception:  # told as a finding, with its place
        import traceback
        traceback.print_exc()
        say("no step ends in an exception", [f"{type(exception).__name__}: {str(exception)[:300]}"])
    for office in Office.started:
        office.kill()
    code = told(say.found)
    sys.stdout.flush()
    os._exit(code)  # the bridge to an office outlives the interpreter badly
