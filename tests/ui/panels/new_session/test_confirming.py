"""Confirming the patient in the smallest window."""

import pytest
from msgspec.structs import replace

from tests.chart.test_scores import FLAGGED
from tests.ui.opening import TESFAYE, Opening, patient
from tests.ui.panels.new_session.sizes import LOW, WIDE, Start
from tests.ui.views.new_session.test_past import known_of
from tests.ui.views.test_series import before


@pytest.mark.parametrize("size", [WIDE, LOW])
def test_the_past_and_the_fields_leave_each_other_room(
    start: Start, size: tuple[int, int]
) -> None:
    """With an earlier session, a score, and a patient whose number is like."""
    last = replace(before(3), scores=(FLAGGED,))
    like = patient("Example", "Robin", f"{TESFAYE.details.identifier[:-1]}9")
    opening = Opening(patients=(TESFAYE, like), earlier=known_of(last, before(6)))
    opening.draft = opening.draft.choose(TESFAYE)
    panel = start(opening, size).page.patient
    assert panel.facts.geometry().bottom() < panel.fields.geometry().top()
    assert panel.fields.height() >= panel.fields.minimumSizeHint().height()
    assert panel.lookalikes.isVisible()
