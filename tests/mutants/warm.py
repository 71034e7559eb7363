"""Runs mutants in children of a process that has collected the tests already.

The tests run once under a trace, which tells which of them run which line; a mutant is
held against those alone, the quickest first, and first of all what found the last ones.
"""

import ast
import contextlib
import io
import os
import signal
import sys
import time
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any, Literal, NamedTuple, Protocol

import pytest
from _pytest.runner import runtestprotocol
from coverage import Coverage

from tests.mutants.mutating import Mutant, constant_of

AT_ONCE = 2
"""How many mutants are held against tests at a time."""

LONGEST = 300
"""Seconds of computing after which a mutant counts as one that runs for ever: more than
all the tests need, so that one which changes nothing is not taken for it."""

Fate = Literal["found", "endless", "survived"]

Covered = dict[tuple[str, int], set[str]]
"""By module and line, the tests that run it."""


class Job(NamedTuple):
    """A mutant of a module."""

    module: str
    mutant: Mutant


class Told(Protocol):
    """Who wants to know what became of a mutant, and which test found it."""

    def __call__(self, job: Job, fate: Fate, by: str) -> None: ...


class Warm:
    """A plugin that runs what it is given in place of the tests themselves."""

    def __init__(
        self,
        folder: Path,
        jobs: Sequence[Job],
        tell: Told,
    ) -> None:
        self._files = str(folder / "*.py")
        self._jobs = jobs
        self._tell = tell
        self._covered: Covered = {}
        self._seconds: dict[str, float] = {}
        self._recent: list[str] = []

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        items = {item.nodeid: item for item in session.items}
        self._watch(items.values())
        running: dict[int, tuple[Job, int]] = {}
        for job in self._jobs:
            if len(running) >= AT_ONCE:
                self._take(running)
            told, tell = os.pipe()
            child = os.fork()
            if child == 0:
                _run(job, self._chosen(job, items), tell)
            os.close(tell)
            running[child] = job, told
        while running:
            self._take(running)
        return True

    def _take(self, running: dict[int, tuple[Job, int]]) -> None:
        """Wait for a child, and learn which test found its mutant."""
        child, ended = os.waitpid(-1, 0)
        job, told = running.pop(child)
        finder = os.read(told, 4096).decode()
        os.close(told)
        if finder:
            self._recent = [finder, *(r for r in self._recent if r != finder)][:40]
        self._tell(job, fate_of(ended), finder)

    def _chosen(self, job: Job, items: dict[str, pytest.Item]) -> list[pytest.Item]:
        found: set[str] = set()
        for line in job.mutant.lines:
            found |= self._covered.get((job.module, line), set())
        if not found:
            found = {
                t for at, of in self._covered.items() if at[0] == job.module for t in of
            }
        recent = [name for name in self._recent if name in found]
        rest = sorted(found.difference(recent), key=self._seconds.__getitem__)
        return [items[name] for name in (*recent, *rest)]

    def _watch(self, items: Iterable[pytest.Item]) -> None:
        """Run every test once; which lines it runs, and for how long."""
        watching = Coverage(data_file=None, config_file=False, include=[self._files])
        watching.start()
        for item in items:
            began = time.perf_counter()
            watching.switch_context(item.nodeid)
            if not _passes(item):
                pytest.exit(f"{item.nodeid} fails without any mutant", returncode=2)
            self._seconds[item.nodeid] = time.perf_counter() - began
        watching.stop()
        sys.stdout.write(f"{len(self._seconds)} tests pass\n")
        data = watching.get_data()
        for path in data.measured_files():
            for line, names in data.contexts_by_lineno(path).items():
                self._covered[Path(path).stem, line] = {n for n in names if n}


def fate_of(ended: int) -> Fate:
    """What became of a mutant, by how the child ended that was given it."""
    if os.WIFSIGNALED(ended) and os.WTERMSIG(ended) == signal.SIGPROF:
        return "endless"
    return "found" if os.waitstatus_to_exitcode(ended) else "survived"


def _passes(item: pytest.Item, following: pytest.Item | None = None) -> bool:
    """What both use of what is made for them stays; else it is made for each test."""
    reports = runtestprotocol(item, log=False, nextitem=following)
    return not any(report.failed for report in reports)


def _run(job: Job, chosen: list[pytest.Item], tell: int) -> None:
    """In a child: put the mutant in, and end with 1 at the first test that fails."""
    signal.setitimer(signal.ITIMER_PROF, LONGEST)
    with contextlib.redirect_stdout(io.StringIO()):
        put_in(sys.modules[f"monitor.protocol.{job.module}"], job.mutant)
        for item, following in zip_longest(chosen, chosen[1:]):
            if not _passes(item, following):
                os.write(tell, item.nodeid.encode())
                os._exit(1)
    os._exit(0)


def put_in(module: ModuleType, mutant: Mutant) -> None:
    """Put the fault where it stands: in the code of a function, or in a constant."""
    for statement in mutant.tree.body:
        if constant_of(statement) == mutant.inside:
            one = compile(ast.Module([statement], []), str(module.__file__), "exec")
            before = vars(module)[mutant.inside]
            exec(one, module.__dict__)  # noqa: S102 - the mutant is our own module
            _take_along(module, mutant.inside, before)
            return
    code = compile(mutant.tree, str(module.__file__), "exec")
    found: Any = module
    for name in mutant.inside.split("."):
        code = next(
            c for c in code.co_consts if isinstance(c, CodeType) and c.co_name == name
        )
        found = vars(found)[name]
    found = getattr(found, "fget", None) or getattr(found, "func", None) or found
    found.__code__ = code


def _take_along(module: ModuleType, constant: str, before: object) -> None:
    """Put it also into the modules that imported the constant by its name."""
    package = module.__name__.rpartition(".")[0]
    for name, other in list(sys.modules.items()):
        if name.startswith(package) and vars(other).get(constant) is before:
            setattr(other, constant, vars(module)[constant])
