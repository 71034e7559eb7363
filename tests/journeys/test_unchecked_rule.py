"""A rule that raises an exception, through the real window."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest
from msgspec import structs
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from monitor.charting import shelf
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.conditions import AnyCondition
from monitor.protocol.parsing import parse_protocol
from tests.clocks import ManualClock
from tests.journeys.conftest import START
from tests.journeys.nurse import Nurse
from tests.journeys.opened import opened
from tests.journeys.script import Row
from tests.journeys.typed_rows import chart, open_session

BROKEN = "HR-HIGH-2"


def with_a_broken_rule(text: str) -> CareProtocol:
    """The protocol as read, but for one rule in a shape that no text can give it."""
    whole = parse_protocol(text)
    rules = tuple(
        structs.replace(rule, when=(cast("AnyCondition", "hr"),))
        if rule.id == BROKEN
        else rule
        for rule in whole.rules
    )
    return structs.replace(whole, rules=rules)


@pytest.fixture
def misled(
    qtbot: QtBot,
    qapp: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Nurse]:
    monkeypatch.setattr(shelf, "parse_protocol", with_a_broken_rule)
    clock = ManualClock(START - timedelta(minutes=25))
    nurse = opened(qtbot, qapp, tmp_path / "record", clock)
    nurse.start = START
    yield nurse
    nurse.vigil.end()


def words(nurse: Nurse) -> str:
    """All that stands in the window, hidden parts apart."""
    labels = nurse.window.findChildren(QLabel)
    return " ".join(label.text() for label in labels if label.isVisible())


def test_unchecked_rule_is_told_and_the_others_fire(misled: Nurse) -> None:
    """The strip says which rule was not checked, at HIGH, and pressure still alerts."""
    open_session(misled)
    misled.wait_until(-14)
    chart(misled, Row(-14, -14, "set", "118/72 70 98 14 5 0 1 0", ""))
    misled.wait_until(0)
    chart(misled, Row(0, 0, "infusion", "start 51.3 mL/h", ""))
    misled.wait_until(10)
    misled.press(2)
    misled.type("205/95 90 98 14 5\n")
    misled.settle()
    strip = misled.vigil.parts.live.alert_bar
    assert "Rule HR-HIGH-2 could not be checked" in strip.accessibleName()
    assert "Rule HR-HIGH-2 could not be checked" in words(misled)
    shown = [(c.parameter, c.priority) for c in misled.session.assessment.strip]
    assert shown == [("rules", "high"), ("bp", "high")]
    misled.press(8)
    misled.settle()
    assert "SBP 205 mmHg" in strip.accessibleName()
