"""Alerts, prompts and calls state a fact and the rule, never a treatment order."""

import ast
import re
import tomllib
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from monitor.protocol.conditions import FIELD_CONDITIONS
from tests.protocol.at_limits import Case, assessed, cases
from tests.protocol.shipped import SHIPPED, shipped, shipped_text
from ui.views import alert_words, wording

ROOT = Path(__file__).parents[3]
ORDERS = re.compile(
    r"\b(stop|give|administer|inject|infuse|increase|decrease|reduce|titrate|intubate"
    r"|ventilate|treat|consider|should|must|apply|pause|resume|hold|withhold"
    r"|discontinue|switch)\b",
    re.IGNORECASE,
)
"""An order as it is said to somebody; what was done reads otherwise, *paused*."""

_PATIENTS_OWN = "asks to stop"
"""What a patient does is a fact."""

_SHOWN = {"label", "short", "text", "title", "note", "medium", "high", "choices"}
"""The keys of a protocol whose texts are read at the bedside."""

_WORDED = (
    *sorted((ROOT / "ui" / "views").glob("alert_*.py")),
    *(
        ROOT / "ui" / "views" / f"{name}.py"
        for name in (
            "aloud",
            "breathing",
            "call_text",
            "due",
            "elsewhere",
            "emergency",
            "eyes_on",
            "labelled",
            "late_words",
            "rooms",
            "state_words",
            "why",
            "wording",
        )
    ),
    *(
        ROOT / "monitor" / "protocol" / f"{name}.py"
        for name in ("alerts", "cards", "firings", "missing", "reasons")
    ),
)
LONDON = ZoneInfo("Europe/London")


def orders_in(text: str) -> list[str]:
    return ORDERS.findall(text.replace(_PATIENTS_OWN, ""))


def texts(found: object, key: str = "") -> Iterator[str]:
    """Every text of a protocol that is shown, of whatever table."""
    if isinstance(found, dict):
        for name, inner in found.items():
            yield from texts(inner, name)
    elif isinstance(found, list):
        for inner in found:
            yield from texts(inner, key)
    elif isinstance(found, str) and key in _SHOWN:
        yield found


def literals(path: Path) -> Iterator[str]:
    """What a module says, without its docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docs = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in docs:
            yield str(node.value)


def first_firing(id_: str) -> Iterator[Case]:
    """For each rule one case in which it fires."""
    for _, of_rule in groupby(cases(shipped(id_)), key=lambda case: case.rule.id):
        yield next(case for case in of_rule if case.fires)


def _is_measured(case: Case) -> bool:
    """A side effect has no limit: that it is there is the rule."""
    return any(isinstance(c, FIELD_CONDITIONS) for c in case.rule.when)


@pytest.mark.parametrize(
    "text",
    ["Stop the infusion", "give oxygen", "Administer labetalol", "Pause, then call"],
)
def test_an_order_is_known_for_one(text: str) -> None:
    assert orders_in(text)


@pytest.mark.parametrize(
    "text",
    ["Infusion stopped", "Drug given", "Patient asks to stop", "SBP 184, limit 180"],
)
def test_a_fact_is_none(text: str) -> None:
    assert not orders_in(text)


@pytest.mark.parametrize("id_", SHIPPED)
def test_no_protocol_that_ships_orders_a_treatment(id_: str) -> None:
    found = list(texts(tomllib.loads(shipped_text(id_))))
    assert len(found) > 100
    assert [text for text in found if orders_in(text)] == []


@pytest.mark.parametrize("path", _WORDED, ids=lambda path: path.stem)
def test_no_fixed_word_of_an_alert_or_a_call_does(path: Path) -> None:
    assert [text for text in literals(path) if orders_in(text)] == []


@pytest.mark.parametrize("id_", SHIPPED)
def test_every_rule_that_fires_states_what_is_so_and_its_limit(id_: str) -> None:
    for case in first_firing(id_):
        assessment = assessed(case)
        fired = [a for a in assessment.alerts if a.rule == case.rule.id]
        assert fired, case.id
        for alert in fired:
            said = alert_words.headline(alert, LONDON)
            assert wording.spelled(alert.value) in said, case.id
            assert alert.limit or not _is_measured(case), case.id
            assert orders_in(" ".join((said, *alert.reasons))) == [], case.id
        told = [text for card in assessment.strip for text in card.wording]
        assert orders_in(" ".join(told)) == [], case.id
