"""What the rows of sets say, also late, unsure, amended and retracted ones."""

from decimal import Decimal

import pytest

from monitor.chart.kinds import (
    EntryAmended,
    ObservationsRecorded,
    Reading,
)
from tests.builders import CALM, Chronicle
from tests.typed_sets import observed, readings
from tests.ui.views.timeline_scene import row, shown, story, struck


def test_set_in_two_lines() -> None:
    """Vital signs stand in the first line, scales in the second, initials right."""
    chronicle = story()
    chronicle.observe(10, "128/78 74 98 14 5 2 1 0")
    found = row(chronicle, 10, "Set 128")
    assert found.text == "Set 128/78 · 74 · 98 · 14"
    assert found.detail == "MOAA/S 5  Dissociation 2  Distress 1  Nausea 0"
    assert (found.clock, found.note, found.group) == ("13:36", "AO", "sets")


def test_partial_set_names_what_it_has() -> None:
    """Where vital signs are left out, the others carry their names."""
    chronicle = story()
    chronicle.observe(12, readings(sbp=150, dbp=90, spo2=97))
    assert row(chronicle, 12, "Set BP").text == "Set BP 150/90, SpO₂ 97"


def test_not_measured_tells_why() -> None:
    """A missing value is a dash, and its reason stands below."""
    chronicle = story()
    chronicle.observe(10, "152/90 86 -E 13 4")
    found = row(chronicle, 10, "Set 152")
    assert found.text == "Set 152/90 · 86 · \N{EN DASH} · 13"
    assert found.detail == "SpO₂ not measured, equipment · MOAA/S 4"


def test_not_disturbed() -> None:
    """Both pressures count as one, and scales left out share their reason."""
    chronicle = story()
    chronicle.observe(10, "-D -D -D 96 14 -D -D -D -D")
    assert row(chronicle, 10, "Set \N{EN DASH}").detail == (
        "BP, HR, MOAA/S, Dissociation, Distress and Nausea not disturbed"
    )


def test_scales_alone() -> None:
    """A set of nothing but what was not disturbed says so in words."""
    chronicle = story()
    what = ObservationsRecorded(
        readings=(Reading(field="sedation", not_done="not disturbed"),)
    )
    chronicle.observe(10, what)
    assert row(chronicle, 10, "Observed").text == "Observed, not disturbed"


def test_unchanged_scales() -> None:
    """Scales asked again and found as before are told as such."""
    chronicle = story()
    what = ObservationsRecorded(
        readings=(Reading(field="sedation", value=Decimal(5), unchanged=True),)
    )
    chronicle.observe(10, what)
    found = shown(chronicle, 10).listed("Sets")[0]
    assert found.detail == "MOAA/S 5 · unchanged"


def test_late_badge() -> None:
    """Charted more than five minutes after it was true, a set says by how much."""
    chronicle = story()
    chronicle.observe(19, CALM, effective=10)
    chronicle.observe(25, "120/70 70 98 14 5", effective=20)
    late = [r for r in shown(chronicle, 25).rows if r.badges]
    assert [(r.clock, r.badges) for r in late] == [("13:36", ("charted 9min late",))]


def test_unconfirmed_badge() -> None:
    """A questioned value that was kept without a second look says so."""
    chronicle = story()
    reading = Reading(field="hr", value=Decimal(174), challenge="unconfirmed")
    chronicle.observe(10, ObservationsRecorded(readings=(reading,)))
    assert row(chronicle, 10, "Set HR").badges == ("HR unconfirmed",)


def test_a_set_confirmed_unchanged_is_not_told_as_amended() -> None:
    """The second Enter only says that the value is kept."""
    chronicle = story()
    reading = Reading(field="hr", value=Decimal(174), challenge="unconfirmed")
    saved = chronicle.observe(10, ObservationsRecorded(readings=(reading,)))
    kept = Reading(field="hr", value=Decimal(174), challenge="confirmed")
    chronicle.amend(11, saved, ObservationsRecorded(readings=(kept,)))
    assert row(chronicle, 11, "Confirmed").text == "Confirmed the set"


def test_amended_set_keeps_its_old_value_struck() -> None:
    """The amended set shows the old value struck through, with the reason."""
    chronicle = story()
    slip = chronicle.observe(10, "128/78 174 98 14 5 2 1 0")
    chronicle.amend(11, slip, observed("128/78 74 98 14 5 2 1 0"))
    found = row(chronicle, 11, "Set 128")
    assert struck(found) == ["174"]
    assert found.text == "Set 128/78 · 74 · 98 · 14"
    assert found.detail.startswith("amended · typing slip · ")
    assert "was 174" in found.spoken
    assert found.target == slip


def test_amendment_has_a_row_of_its_own() -> None:
    """When, what and why it was amended stands where it was done."""
    chronicle = story()
    slip = chronicle.observe(10, "128/78 174 98 14 5 2 1 0")
    chronicle.amend(11, slip, observed("128/78 74 98 14 5 2 1 0"))
    found = row(chronicle, 11, "Amended")
    assert (found.clock, found.text) == ("13:37", "Amended HR 174 → 74")
    assert found.detail == "set of 13:36 · typing slip"
    assert found.target == slip


def test_each_amendment_tells_its_own_step() -> None:
    """Amended twice, two rows tell the steps and the set strikes the first value."""
    chronicle = story()
    slip = chronicle.observe(10, "128/78 174 98 14")
    chronicle.amend(11, slip, observed("128/78 47 98 14"))
    chronicle.amend(12, slip, observed("128/78 74 98 14"))
    steps = [r.text for r in shown(chronicle, 12).rows if "Amended" in r.text]
    assert steps == ["Amended HR 47 → 74", "Amended HR 174 → 47"]
    assert struck(row(chronicle, 12, "Set 128")) == ["174"]


def test_amended_pressure_is_struck_as_a_pair() -> None:
    """A pressure is read as one, so both halves are struck and told again."""
    chronicle = story()
    slip = chronicle.observe(10, "176/104 90 96 14")
    chronicle.amend(11, slip, observed("176/100 90 96 14"))
    found = row(chronicle, 11, "Set 176")
    assert struck(found) == ["176/104"]
    assert row(chronicle, 11, "Amended").text == "Amended DBP 104 → 100"


def test_retracted_set_stays_struck() -> None:
    """What should not have been charted stays, struck, and can't be amended."""
    chronicle = story()
    wrong = chronicle.observe(10, "128/78 74 98 14")
    chronicle.retract(13, wrong)
    (found,) = [r for r in shown(chronicle, 13).rows if r.detail.startswith("retr")]
    assert struck(found) == ["Set 128/78 · 74 · 98 · 14"]
    assert (found.clock, found.text, found.target) == ("13:36", "", None)
    assert row(chronicle, 13, "Retracted").text == "Retracted set of 13:36"


def test_conflicting_amendments_both_stand() -> None:
    """Two corrections of the same set that contradict each other are both shown."""
    chronicle = story()
    slip = chronicle.observe(10, "128/78 174 98 14")
    chronicle.add(
        EntryAmended(replacement=observed("128/78 74 98 14")),
        11,
        effective=10,
        over=(slip,),
    )
    chronicle.add(
        EntryAmended(replacement=observed("128/78 47 98 14")),
        12,
        effective=10,
        over=(slip,),
    )
    both = [r for r in shown(chronicle, 12).rows if "conflict" in r.badges]
    assert len(both) == 2
    keys = [r.key for r in shown(chronicle, 12).rows]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("charted", "observed", "is_said"),
    [(-1, -2, False), (1, -2, True), (1, 0, True), (1, 1 / 60, False)],
)
def test_set_that_moves_the_baseline_after_the_start_says_so(
    charted: float, observed: float, is_said: bool
) -> None:
    """Charted before the start, after it for before, and after it for then."""
    chronicle = Chronicle().start()
    added = chronicle.observe(charted, CALM, effective=observed)
    (row,) = [r for r in shown(chronicle, 2).rows if r.target == added]
    told = "charted after the start, counts for the baseline"
    assert (told in row.detail) is is_said
