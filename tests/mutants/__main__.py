"""Runs the rule engine's tests against each mutant; fails where one survives.

Each mutant is a child process, forked from one that has all that is slow to import,
so that it lasts little longer than its tests.
"""

import argparse
import contextlib
import io
import os
import signal
import sys
from collections.abc import Iterator
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from pathlib import Path
from types import CodeType, ModuleType
from typing import NamedTuple

import hypothesis  # noqa: F401 - imported once for all children
import PySide6.QtTest
import PySide6.QtWidgets  # noqa: F401
import pytest

import monitor.chart.session  # noqa: F401
from tests.mutants.equivalent import EQUIVALENT
from tests.mutants.mutating import Mutant, mutants
from ui.overriding import override

ROOT = Path(__file__).parents[2]
ENGINE = (
    "judging",
    "checking",
    "conditions",
    "episodes",
    "limits",
    "limit_changes",
    "late_values",
    "missing",
    "alert_snoozing",
    "repeating",
    "shown",
    "rule_checks",
)
_KINDS = (
    "tests/protocol/test_judging.py",
    "tests/protocol/test_rule_kinds.py",
    "tests/protocol/test_ruled_limits.py",
)
_COURSES = (
    "tests/protocol/test_episodes.py",
    "tests/protocol/test_clearing.py",
    "tests/protocol/test_late_values.py",
)
FIRST: dict[str, tuple[str, ...]] = {
    "judging": _KINDS,
    "checking": _KINDS,
    "conditions": _KINDS,
    "episodes": _COURSES,
    "late_values": _COURSES,
    "repeating": ("tests/protocol/test_rechecks.py",),
    "shown": ("tests/protocol/test_amended_worse.py",),
    "limits": ("tests/protocol/test_rule_limits.py",),
    "limit_changes": ("tests/protocol/test_limit_changes.py",),
    "missing": ("tests/protocol/test_missing.py",),
    "alert_snoozing": ("tests/protocol/test_alert_snoozing.py",),
    "rule_checks": ("tests/protocol/test_rule_faults.py",),
}
"""What finds most mutants of a module; the rest is run against what it leaves."""

THEN = (
    "tests/protocol/test_ruled_signs.py",
    "tests/protocol/test_rechecks.py",
    "tests/protocol/test_amended_worse.py",
    "tests/protocol/test_unchecked.py",
    "tests/protocol/test_faults.py",
    "tests/protocol/test_rule_faults.py",
    "tests/protocol/test_hypotheses.py",
    "tests/protocol/test_recorded.py",
    "tests/protocol/test_limit_changes.py",
    "tests/protocol/test_rule_limits.py",
    *_KINDS,
    *_COURSES,
)
_OPTIONS = ("-x", "-q", "-p", "no:cacheprovider", "--assert=plain")
LONGEST = 180
"""Seconds after which a mutant that runs for ever counts as found."""


class Found(NamedTuple):
    """What became of one mutant."""

    module: str
    mutant: Mutant
    survived: bool

    @property
    def name(self) -> tuple[str, str, str]:
        return self.module, self.mutant.before, self.mutant.after

    @property
    def words(self) -> str:
        told = f"{self.module}.py:{self.mutant.line}"
        return f"{told}  {self.mutant.before}  ->  {self.mutant.after}"


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


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.mutants")
    parser.add_argument("modules", nargs="*", default=list(ENGINE))
    wanted = parser.parse_args().modules
    if any(_run(None, tests) for tests in (*map(FIRST.__getitem__, wanted), THEN)):
        _say("The tests fail without any mutant")
        return 2
    found: list[Found] = []
    for module in wanted:
        _say(module)
        for one in _of(module):
            found.append(one)
            if one.survived:
                _say(f"  {one.words}\n    {EQUIVALENT.get(one.name, 'SURVIVES')}")
    bad = [f for f in found if f.survived and f.name not in EQUIVALENT]
    _say(f"{len(found)} mutants, {len(bad)} survive")
    return 1 if bad else 0


def _of(module: str) -> Iterator[Found]:
    path = ROOT / "monitor" / "protocol" / f"{module}.py"
    name = f"monitor.protocol.{module}"
    for mutant in mutants(path.read_text(encoding="utf-8")):
        code = compile(mutant.tree, str(path), "exec")
        mutated = _Mutated(name, code)
        survived = not (_run(mutated, FIRST[module]) or _run(mutated, THEN))
        yield Found(module, mutant, survived)


def _run(mutated: _Mutated | None, tests: tuple[str, ...]) -> int:
    """The exit status of the tests in a child; 0 where all pass."""
    child = os.fork()
    if child == 0:
        signal.alarm(LONGEST)
        with contextlib.redirect_stdout(io.StringIO()):
            if mutated is not None:
                sys.meta_path.insert(0, mutated)
            try:
                status = int(pytest.main([*_OPTIONS, *tests]))
            except BaseException:  # noqa: BLE001 - a mutant that can't be imported is found
                status = 1
        os._exit(status)
    _, ended = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(ended)


if __name__ == "__main__":
    assert not any(name.startswith("monitor.protocol") for name in sys.modules)
    sys.exit(main())
