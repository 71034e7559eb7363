"""A slip in a baseline set is amended at once, before the session is started."""

from PySide6.QtCore import Qt

from tests.journeys.nurse import Nurse
from tests.journeys.rooms import charted, ready_third
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
