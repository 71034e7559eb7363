"""Confirming the patient, in every window."""

from itertools import pairwise

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from tests.chart.test_scores import FLAGGED
from tests.ui.opening import TESFAYE, Opening, patient
from tests.ui.panels.new_session.sizes import LOW, WIDE, Start
from tests.ui.views.new_session.test_past import known_of
from tests.ui.views.test_series import before
from ui.theme.fonts import Role, wrapped_height
from ui.views.new_session.parts import ChoiceView
from ui.widgets.faces import Choice


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


FULL, FRAMED, SMALL = (1920, 1008), (1920, 971), (1280, 648)
"""Without the banner, which comes with the session; ``FRAMED`` has a title bar."""
_MARK_AND_GAP = 40
CHOICES = ChoiceView(
    id="protocol",
    label="Protocol",
    choices=tuple(
        Choice(str(key), "Ketamine IV for pain over 1 to 4hr", "iv_pain")
        for key in range(1, 6)
    ),
    columns=2,
    columns_wide=3,
)


@pytest.mark.parametrize("size", [FULL, FRAMED, (1600, 1128), SMALL])
@pytest.mark.parametrize("has_like", [False, True])
def test_a_refusal_stands_whole_beside_choices(
    start: Start, size: tuple[int, int], *, has_like: bool
) -> None:
    """Also where there are protocols to choose from, and a patient who is like."""
    like = patient("Example", "Robin", f"{TESFAYE.details.identifier[:-1]}9")
    last = replace(before(3), scores=(FLAGGED,))
    opening = Opening(
        patients=(TESFAYE, like) if has_like else (TESFAYE,),
        earlier=known_of(last, before(6)),
    )
    opening.draft = opening.draft.choose(TESFAYE)
    page = start(opening, size).page
    opening.type(initials="xx", birth_year="1978").enter()
    view = opening.view
    page.display(replace(view, patient=replace(view.patient, choices=(CHOICES,))))
    QApplication.processEvents()

    panel = page.patient
    line, said = panel.message, "Check that this is the right patient"
    assert said in line.text()
    width = line.width() - _MARK_AND_GAP
    assert wrapped_height(Role.FACT, line.text(), width) <= line.height()
    shown = [panel.facts, panel.fields, *panel.choices.lines.values(), panel._foot]
    shown += [panel.lookalikes] if has_like else []
    for above, below in pairwise(sorted(shown, key=lambda w: w.y())):
        assert above.height() >= above.minimumSizeHint().height()
        assert above.geometry().bottom() < below.y()
