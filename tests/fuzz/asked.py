"""What is asked for on the command line, and what a half-typed form was kept as."""

import io
import os
import sys
from contextlib import redirect_stderr, redirect_stdout, suppress
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

import msgspec
from hypothesis import strategies as st

from monitor.chart.keying.draft import SetDraft, draft_of, resume
from monitor.chart.keying.keys import key_of
from monitor.chart.keying.press import press
from monitor.chart.keying.state import begin
from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from tests.chart.keying.sheet import ID, NOW, occasion
from tests.clocks import ManualClock
from tests.desk import NURSE
from tests.fuzz.running import Check, Property
from tests.fuzz.samples import TEXTS, json_contents
from tests.storage.charted import circumstances, note
from ui.command_line.root import run, vigil

_WITH_A_WINDOW = {"demo", "drill", "tour", "simulate"}
_MAKES_ANEW = {"salvage"}
"""It makes a record of what is there, whatever it is."""
_COMMANDS = sorted(set(vigil.commands) - _WITH_A_WINDOW - _MAKES_ANEW)
_OPTIONS = sorted(
    {
        option
        for name in _COMMANDS
        for parameter in vigil.commands[name].params
        for option in parameter.opts
        if option.startswith("--")
    }
)
# As the system hands over what is no UTF-8; no argument can hold a NUL.
_ARGUMENTS = TEXTS.filter(lambda text: "\x00" not in text).map(
    lambda text: os.fsdecode(text.encode(errors="surrogatepass"))
)


@st.composite
def _command_lines(draw: st.DrawFn) -> list[str]:
    words = [draw(st.sampled_from(_COMMANDS))]
    for _ in range(draw(st.integers(0, 5))):
        word = draw(
            st.sampled_from(_OPTIONS)
            | _ARGUMENTS
            | st.sampled_from(
                ["--format=json", "--out", "--all", ".", "/", "/dev/null"]
            )
        )
        words.append(word)
    return words


def _command_line(folder: Path) -> Check:
    """The record and all that is in the folder stays as it is."""
    record, work = folder / "record", folder / "work"
    with Database(record) as database:
        journal = FileJournal(database, ManualClock())
        journal.append([note("a")], NURSE, circumstances())
    work.mkdir()
    before = _entries(record)

    def check(words: list[str]) -> None:
        told = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="strict")
        wrong = io.TextIOWrapper(io.BytesIO(), "utf-8", errors="backslashreplace")
        status: int | str | None = None
        argv = ["vigil", "--data", str(record), *words]
        os.chdir(work)
        with (
            patch.object(sys, "argv", argv),
            patch.object(sys, "stdin", io.StringIO()),
            redirect_stdout(told),
            redirect_stderr(wrong),
        ):
            try:
                status = run()
            except SystemExit as ended:
                status = ended.code
        assert status in {0, 1, 2}, (words, status)
        assert _entries(record) == before

    return check


def _entries(record: Path) -> int:
    with Database(record) as database:
        journal = FileJournal(database, ManualClock())
        return len(journal.entries_since(journal.station, 0))


def _half_typed() -> bytes:
    keying = begin(occasion(), ID)
    for character in "118/72 7":
        keying = press(keying, key_of(character), NOW)
    return msgspec.json.encode(draft_of(keying))


def _draft(_: Path) -> Check:
    """One that can be read is typed on, whatever stands in it.

    The fields are those of its session's protocol, which never changes.
    """
    known = {spec.code for spec in occasion().specs}

    def check(content: bytes) -> None:
        with suppress(msgspec.MsgspecError):
            text = content.decode(errors="replace")
            kept = msgspec.json.decode(text, type=SetDraft)
            if not {*kept.cells, *kept.refused, kept.at} <= known:
                return
            keying = resume(occasion(), kept)
            for character in "70 98 14\n":
                keying = press(keying, key_of(character), NOW + timedelta(seconds=9))

    return check


PROPERTIES = {
    "command line": Property(_command_lines(), _command_line, short=25, long=3_000),
    "draft of a set": Property(json_contents(_half_typed()), _draft),
}
