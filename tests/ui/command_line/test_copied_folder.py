"""A command on a copied folder writes in an epoch of its own, as the app does."""

import shutil
from pathlib import Path

import pytest

from monitor.chart.audit import FoundCopied
from monitor.storage.whereabouts import FILE
from tests.storage.test_whereabouts import epochs, numbers, open_it
from tests.ui.command_line.running import Terminal
from tests.ui.command_line.staffed import Desk, noted_in


@pytest.fixture
def copied(record: Path, terminal: Terminal, tmp_path: Path) -> Terminal:
    """Of a record that the app opened; nobody signs in to it."""
    open_it(record)
    copy = tmp_path / "copy"
    shutil.copytree(record, copy)
    terminal.folder = copy
    return terminal


def test_what_writes_begins_an_epoch_first(
    copied: Terminal, record: Path, tmp_path: Path
) -> None:
    """Original and copy then use no number twice, and the app finds it done."""
    shared = numbers(record)
    (tmp_path / "list.csv").write_text(
        "identifier,family,given,title,born,sex,allergies\n"
        "T-0042,Marsh,Jo,,1980-01-01,F,none known\n"
    )
    words = ("import-patients", str(tmp_path / "list.csv"), "--by", "A. Okafor RN")
    for folder in (record, copied.folder):
        copied.folder = folder
        assert copied.run(*words).status == 0
    assert (len(epochs(record)), len(epochs(copied.folder))) == (1, 2)
    assert len(numbers(record)) > len(shared)
    assert numbers(record) & numbers(copied.folder) == shared
    assert open_it(copied.folder) == 1
    assert len(epochs(copied.folder)) == 2


@pytest.mark.parametrize("command", ["verify", "sessions"])
def test_what_only_reads_leaves_it_as_it_is(copied: Terminal, command: str) -> None:
    before = (copied.folder / FILE).read_bytes()
    assert copied.run(command).status == 0
    assert len(epochs(copied.folder)) == 1
    assert (copied.folder / FILE).read_bytes() == before


def test_who_signs_in_writes_a_row(desk: Desk, tmp_path: Path) -> None:
    """So it is an epoch of its own, whatever is asked for; once, and noted once."""
    assert desk.run_as("auditor", "verify").status == 0
    copy = tmp_path / "copy"
    shutil.copytree(desk.folder, copy)
    original, desk.terminal.folder = desk.folder, copy
    for _ in range(2):
        assert desk.run_as("auditor", "verify").status == 0
    deeds = [row.deed for row in noted_in(copy)]
    assert deeds.count(FoundCopied()) == 1
    assert FoundCopied() not in [row.deed for row in noted_in(original)]
