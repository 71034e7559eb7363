"""What is wrong with a protocol's gates, each fault by its key path."""

import pytest

from tests.protocol.faulty import faults
from tests.protocol.gated import gated, gated_text


def with_change(old: str, new: str) -> dict[str, str]:
    text = gated_text()
    assert text.count(old) >= 1, old
    return faults(text.replace(old, new, 1))


def test_gates_of_the_test_are_sound() -> None:
    """The text that the other tests stand on has no fault."""
    assert len(gated().gates) == 8


@pytest.mark.parametrize(
    ("old", "new", "path", "words"),
    [
        ('id = "fasting"', 'id = "consent"', "gate", "consent is there twice"),
        ("oldest_days = 90", "oldest_day = 90", "oldest_day", "unknown key"),
        ("oldest_days = 90", "oldest_days = -1", "oldest_days", "write at least 0"),
        ("oldest_days = 90", "least_minutes = 90", "least_minutes", "only a time"),
        ('id = "fluids"', 'id = "food"', "gate[fasting].asks", "food is there twice"),
        (
            'asked_if = ["maoi"]',
            'asked_if = ["opioid"]',
            "asked_if",
            "no opioid",
        ),
        ('wanted = ["negative"]', 'wanted = ["none"]', "wanted", "none is no answer"),
        ('choices = ["negative", "positive"], ', "", "choices", "missing"),
        ("lowest = 14, highest = 26", "lowest = 27, highest = 26", "lowest", "above"),
        ('computed = "start_limits"', 'computed = "x"', "computed", "start_limits"),
        ('computed = "start_limits"', "", "gate[bp]", "either asked or computed"),
        ('fields = ["sbp", "dbp"]\nsource', "source", "gate[bp].fields", "missing"),
        (
            'fields = ["sbp", "dbp"]\nsource',
            'fields = ["hr"]\nsource',
            "gate[bp].fields",
            "no limit of hr",
        ),
        (
            'fields = ["sbp", "dbp"]\nsource',
            'fields = ["pulse"]\nsource',
            "gate[bp].fields",
            "no field pulse",
        ),
        ('field = "dbp", at', 'field = "sbp", at', "hold.limits", "sbp is there twice"),
        ("at_or_above = 100, ", "", "hold.limits[dbp]", "no limit"),
        ("below = 90", "below = 161", "below", "above at_or_above"),
        ("note_at_or_above = 140", "note_at_or_above = 161", "note_at_or", "is above"),
        ("at_or_above = 160", "at_or_above = 300", "at_or_above", "hard range"),
        (
            "apart_minutes = 5\nsource",
            "apart_minutes = 0\nsource",
            "apart",
            "write at least 1",
        ),
        ('phase = "leave"', 'phase = "later"', "phase", "later"),
    ],
)
def test_faults_by_their_path(old: str, new: str, path: str, words: str) -> None:
    """Each fault is told where it stands."""
    found = with_change(old, new)
    assert any(path in at and words in told for at, told in found.items()), found


def test_every_gate_names_its_source() -> None:
    """A gate without a source is a fault, as a limit without one is."""
    tables = gated_text().split("[[gate]]", 1)
    text = tables[0] + "[[gate]]" + tables[1].replace('source = "test"', "", 1)
    assert faults(text) == {"gate[consent].source": "missing"}
