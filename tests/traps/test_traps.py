"""Every trap is seen to spring, at the right test, and at no other."""

import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

_SINS = Path(__file__).with_name("sins.py")

_CAUGHT = {
    "test_python_warning": "DeprecationWarning: old ways",
    "test_exception_in_a_thread": "thread fell over",
    "test_qt_warning": "Qt is worried",
    "test_qt_warning_in_a_fixture": "said while taking down",
    "test_nearly_harmless_line": "or painting",
    "test_exception_in_a_slot": "slot fell over",
    "test_exception_after_the_test": "fell over late",
    "test_stray_warning_record": "WARNING vigil.journal: disk nearly full",
    "test_stray_record_that_does_not_propagate": "ERROR vigil.quiet: nobody hears",
    "test_stray_record_in_a_fixture": "logged while taking down",
    "test_expected_record_that_never_came": "nearly empty",
    "test_leaked_thread": "thread forgotten, started at sins.py:",
    "test_leaked_qt_thread": "QThread, started at sins.py:",
    "test_leaked_runnable": "1 runnables in Qt's pool",
    "test_leaked_timer": "QTimer, started at sins.py:",
    "test_leaked_shot": "single shot from sins.py:",
    "test_leaked_window": "QWidget (forgotten window)",
    "test_button_left_down": "Still down after the test: LeftButton",
    "test_plain_failure": "assert window.isVisible()",
}
_INNOCENT = {
    "test_harmless_offscreen_line",
    "test_expected_record",
    "test_plain_information",
    "test_joined_thread",
    "test_finished_qt_thread",
    "test_stopped_timer",
    "test_timer_that_died_with_its_owner",
    "test_fired_shot",
    "test_shot_at_a_receiver_that_died",
    "test_window_in_a_cycle",
    "test_window_given_to_the_bot",
    "test_window_of_a_wider_fixture",
    "test_button_let_go",
    "test_the_place_is_clean",
}


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    report = tmp_path_factory.mktemp("traps") / "report.xml"
    options = ["-p", "no:cacheprovider", "-q", f"--junitxml={report}"]
    environ = os.environ | {
        "LC_ALL": "C",
        "VIGIL_DATA": "left over",
        "XDG_DATA_HOME": "/real/record",
        "QT_SCALE_FACTOR": "2",
    }
    run = subprocess.run(
        [sys.executable, "-m", "pytest", *options, str(_SINS)],
        cwd=_SINS.parents[2],
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1, run.stdout + run.stderr
    found: dict[str, list[str]] = {}
    for case in ET.parse(report).iter("testcase"):  # noqa: S314 - our own file
        told = found.setdefault(case.get("name", ""), [])
        told += [f"{fault.get('message')}\n{fault.text}" for fault in case]
    return found


@pytest.mark.parametrize("sin", sorted(_CAUGHT))
def test_a_sin_is_caught(sin: str, verdicts: dict[str, list[str]]) -> None:
    """Each sin fails its own test, once, and the verdict names the sinner."""
    assert len(verdicts[sin]) == 1
    assert _CAUGHT[sin] in verdicts[sin][0]


@pytest.mark.parametrize("innocent", sorted(_INNOCENT))
def test_an_innocent_passes(innocent: str, verdicts: dict[str, list[str]]) -> None:
    """What merely looks like a sin passes."""
    assert verdicts[innocent] == []


def test_nothing_is_left_out(verdicts: dict[str, list[str]]) -> None:
    """Every test of the sinners' file is judged here."""
    assert set(verdicts) == set(_CAUGHT) | _INNOCENT
