"""A slip in a baseline set is amended at once, before the session is started."""

from PySide6.QtCore import Qt

from tests.journeys.nurse import Nurse
from tests.journeys.rooms import charted, open_third, ready_third, weights
from tests.journeys.typed_rows import CTRL


def test_ctrl_z_on_the_page_leads_to_a_form_in_sight(roomed: Nurse) -> None:
    """The form stands in the strip of the chart, and Escape leads back to the page."""
    ready_third(roomed)
    roomed.chord(Qt.Key.Key_Z, CTRL)
    assert roomed.vigil.parts.strip.form.isVisible()
    assert roomed.vigil.parts.strip.form.isAncestorOf(roomed.focus)
    roomed.type("\x1b")
    assert roomed.vigil.parts.opening.isVisible()
    assert roomed.vigil.parts.opening.isAncestorOf(roomed.focus)


def test_amended_baseline_is_back_on_the_page(roomed: Nurse) -> None:
    """Once the amendment is charted, the opening goes on where it was."""
    third = ready_third(roomed)
    roomed.chord(Qt.Key.Key_Z, CTRL)
    roomed.type("116")
    roomed.vigil.desks.forms.leave()
    assert roomed.vigil.parts.opening.isVisible()
    assert len(charted(roomed, third).sets) == 1


def test_an_alert_of_the_baseline_is_acknowledged_on_the_page(roomed: Nurse) -> None:
    """F8 takes what stands in the bar, and F9 leads to its form in sight."""
    third = ready_third(roomed)
    roomed.clock.advance(seconds=150)
    roomed.vigil.bedside.tick()
    roomed.settle()
    roomed.press(2)
    roomed.type("204 90 70 98 14 5 0 1 0\n")
    bar = roomed.vigil.parts.opening.bar
    roomed.until(lambda: bar.title.text().startswith("HIGH alert: SBP 204 mmHg"))
    roomed.press(8)
    roomed.settle()
    (alert,) = charted(roomed, third).alerts
    assert alert.acknowledged_at is not None
    roomed.until(lambda: bar.detail.text().startswith("Acknowledged HIGH alert"))
    roomed.press(9)
    assert roomed.vigil.parts.strip.form.isVisible()
    roomed.type("\x1b")
    assert roomed.vigil.parts.opening.isVisible()


def test_the_row_tells_the_time_the_set_counts_for(roomed: Nurse) -> None:
    """That of its first key, or the one typed, and not the one at which it is saved."""
    ready_third(roomed)
    entry = roomed.vigil.parts.opening.entry
    assert entry.at == ""
    roomed.type("1")
    begun = entry.at
    roomed.clock.advance(minutes=2)
    roomed.vigil.bedside.tick()
    roomed.type("2")
    assert entry.at == begun
    roomed.type("@-1\n")
    assert entry.at != begun


def test_an_amended_weight_is_not_charted_anew(roomed: Nurse) -> None:
    """Back on the page it stands as amended, and Enter there goes on."""
    third = open_third(roomed)
    roomed.type("86.4\n")
    roomed.settle()
    roomed.vigil.actions.do("amend")
    roomed.focus.selectAll()  # type: ignore[attr-defined]  # a line edit
    roomed.type("68.4\t")
    roomed.vigil.parts.strip.form.picked.emit("reason", "1")
    roomed.vigil.parts.strip.form.submitted.emit()
    roomed.settle()
    assert roomed.vigil.parts.opening.isVisible()
    roomed.vigil.parts.opening.focus("weight")
    roomed.type("\n")
    roomed.settle()
    weight = charted(roomed, third).weight
    assert weight is not None
    assert str(weight.kg) == "68.4"
    assert weights(roomed)["Room 3"] == ["68.4"]
