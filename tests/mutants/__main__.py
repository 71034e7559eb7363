"""Holds each mutant of the rule engine against its tests; fails where one survives.

Most mutants are put into a function of a process that has all tests collected. Those
that take effect when a module is imported, or when a protocol is read, are run in a
process of their own, from the import on.
"""

import argparse
import contextlib
import io
import os
import signal
import sys
from collections.abc import Iterable
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from pathlib import Path
from types import CodeType, ModuleType

import hypothesis  # noqa: F401 - imported once for all children
import PySide6.QtTest
import PySide6.QtWidgets  # noqa: F401
import pytest

import monitor.chart.session  # noqa: F401
from tests.mutants.equivalent import EQUIVALENT
from tests.mutants.mutating import mutants
from tests.mutants.warm import LONGEST, Fate, Job, Warm, fate_of
from ui.overriding import override

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "monitor" / "protocol"
TESTS = ROOT / "tests" / "protocol"
ENGINE = (
    "judging",
    "checking",
    "conditions",
    "episodes",
    "clearing",
    "shown",
    "limits",
    "limit_changes",
    "late_values",
    "lasting",
    "known",
    "missing",
    "moments",
    "alert_snoozing",
    "repeating",
    "rechecks",
    "escalation",
    "overdue",
    "pacing",
    "planning",
    "schedule",
    "observing",
    "spacing",
    "start_limits",
    "baseline",
    "due",
    "pausing",
    "recorded",
    "cards",
    "snoozing",
    "answers",
    "breathing",
    "covering",
    "gate_state",
    "gates",
    "gate_refusals",
    "preparing",
    "leave_alerts",
    "leave_criteria",
    "leaving_runs",
    "leaving_values",
    "readiness",
    "left_out",
    "reviewing",
    "ordering",
    "series",
    "rule_checks",
    "alerts",
    "as_of",
    "closing",
    "firings",
    "going_on",
    "hypotheses",
    "infusing",
    "known_before",
    "known_then",
    "limit_refusals",
    "next_device",
    "oxygen",
    "resolving",
    "starting",
    "wasting",
)
AT_IMPORT = {
    "checking": ("judging", "rule_kinds", "ruled_limits", "ruled_signs", "unchecked"),
    "conditions": ("bounds", "rule_kinds", "ruled_signs"),
    "limits": ("rule_limits",),
    "late_values": ("bounds", "late_values"),
    "escalation": ("bounds", "escalation"),
}
"""What is run against mutants that take effect before any test; of others, all."""

ALWAYS_AT_IMPORT = ("checking",)
"""What it makes is kept with the rules of a protocol."""

AT_RANDOM = ("test_hostile_text", "test_properties", "test_start_walk")
"""Left out: what they find, they would find by chance."""

_OPTIONS = ("-x", "-q", "-p", "no:cacheprovider", "--assert=plain")


class _Mutated(MetaPathFinder, Loader):
    """Imports one module from the code of a mutant."""

    def __init__(self, name: str, code: CodeType) -> None:
        self._name = name
        self._code = code

    @override
    def find_spec(
        self, fullname: str, path: object, target: object = None
    ) -> ModuleSpec | None:
        return spec_from_loader(fullname, self) if fullname == self._name else None

    @override
    def exec_module(self, module: ModuleType) -> None:
        exec(self._code, module.__dict__)  # noqa: S102 - the mutant is our own module


class _Tally:
    """What became of the mutants of one module."""

    def __init__(self) -> None:
        self.found = 0
        self.endless = 0
        self.equivalent = 0
        self.surviving = 0

    @property
    def row(self) -> str:
        counts = (self.found, self.endless, self.equivalent, self.surviving)
        widths = (8, 9, 12, 10)
        told = [f"{count:{width}}" for count, width in zip(counts, widths, strict=True)]
        return f"{sum(counts):8}{''.join(told)}"


class _Report:
    """Tells of each survivor at once, and of every module at the end."""

    def __init__(self, modules: Iterable[str]) -> None:
        self._tallies = {module: _Tally() for module in modules}

    def tell(self, job: Job, fate: Fate, by: str = "") -> None:
        mutant, tally = job.mutant, self._tallies[job.module]
        why = EQUIVALENT.get((job.module, mutant.inside, mutant.before, mutant.after))
        words = f"  {mutant.before}  ->  {mutant.after}"
        where = f"{job.module}.py:{mutant.line} {mutant.inside}"
        if fate == "found":
            tally.found += 1
            if why is not None:
                _say(f"{where}\n{words}\n  is listed as equivalent, and was found {by}")
        elif fate == "endless":
            tally.endless += 1
            _say(f"{where}\n{words}\n  runs for ever")
        elif why is not None:
            tally.equivalent += 1
        else:
            tally.surviving += 1
            _say(f"{where}\n{words}\n  SURVIVES")

    def end(self) -> int:
        """Tell the table; how many survive."""
        _say(
            f"{'module':16}{'mutants':>8}{'found':>8}{'endless':>9}"
            f"{'equivalent':>12}{'survive':>10}"
        )
        total = _Tally()
        for module, tally in self._tallies.items():
            _say(f"{module:16}{tally.row}")
            total.found += tally.found
            total.endless += tally.endless
            total.equivalent += tally.equivalent
            total.surviving += tally.surviving
        _say(f"{'all':16}{total.row}")
        return total.surviving


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.mutants")
    parser.add_argument("modules", nargs="*", default=list(ENGINE))
    parser.add_argument("--tests", nargs="+", default=[str(TESTS)])
    given = parser.parse_args()
    os.environ["HYPOTHESIS_PROFILE"] = "mutants"
    wanted = given.modules
    report = _Report(wanted)
    jobs = [Job(m, mutant) for m in wanted for mutant in mutants(_source(m))]
    cold = [j for j in jobs if j.module in ALWAYS_AT_IMPORT or not j.mutant.inside]
    warm = Warm(FOLDER, [j for j in jobs if j not in cold], report.tell)
    for tests in sorted({_tests(job.module) for job in cold}):
        if _run_cold(None, tests):
            _say(f"Fails without any mutant: {' '.join(tests)}")
            return 2
    for job in cold:
        report.tell(job, fate_of(_run_cold(job, _tests(job.module))))
    skipped = [f"--ignore={TESTS / name}.py" for name in AT_RANDOM]
    status = int(pytest.main([*_OPTIONS, *skipped, *given.tests], plugins=[warm]))
    return status or int(report.end() > 0)


def _source(module: str) -> str:
    return (FOLDER / f"{module}.py").read_text(encoding="utf-8")


def _tests(module: str) -> tuple[str, ...]:
    names = AT_IMPORT.get(module, ())
    return tuple(str(TESTS / f"test_{name}.py") for name in names) or (str(TESTS),)


def _run_cold(job: Job | None, tests: tuple[str, ...]) -> int:
    """How a child ended that ran the tests; 0 where all pass."""
    child = os.fork()
    if child == 0:
        signal.setitimer(signal.ITIMER_PROF, LONGEST * 5)
        with contextlib.redirect_stdout(io.StringIO()):
            try:
                if job is not None:
                    path = str(FOLDER / f"{job.module}.py")
                    code = compile(job.mutant.tree, path, "exec")
                    name = f"monitor.protocol.{job.module}"
                    sys.meta_path.insert(0, _Mutated(name, code))
                status = int(pytest.main([*_OPTIONS, *tests]))
            except BaseException:  # noqa: BLE001 - a mutant that can't be imported is found
                status = 1
        os._exit(status)
    _, ended = os.waitpid(child, 0)
    return ended


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    assert not any(name.startswith("monitor.protocol") for name in sys.modules)
    sys.exit(main())
