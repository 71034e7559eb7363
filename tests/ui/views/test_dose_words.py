"""More than ordered is said where the amount stands: chart, timeline, eyes, banner."""

import pytest

from tests.builders import Chronicle, at
from tests.desk import PATIENT
from tests.ui.views.forms.filling import LONDON
from tests.ui.views.trend_scene import seen
from ui.views import dose_words
from ui.views.banner import Standing, banner_view

OVER = Standing(is_over=True)


@pytest.fixture
def chronicle() -> Chronicle:
    """34.2 mg ordered from a bag of 50 mg, at a rate of 60 mL/h."""
    chronicle = Chronicle().open()
    chronicle.infuse(0, "started", "60")
    return chronicle


@pytest.mark.parametrize(
    ("minute", "total", "note"),
    [
        (34, "34 mg of 34.2 mg", "given, calculated"),
        (34.2, "34.2 mg of 34.2 mg", "given, calculated"),
        (35, "35 mg of 34.2 mg", "over order, calculated"),
        (50, "50 mg of 34.2 mg", "over order, calculated"),
        (51, "50 mg of 34.2 mg", "over order, whole bag"),
    ],
)
def test_lane_says_when_it_is_over_the_order(
    chronicle: Chronicle, minute: float, total: str, note: str
) -> None:
    """From the first tenth above the order on; the amount ends with the bag."""
    lane = seen(chronicle, minute).infusion
    assert (lane.total, lane.total_note) == (total, note)
    told = dose_words.note(chronicle.session, at(minute))
    assert told == note.replace("over order", "more than ordered")


def test_banner_says_more_than_ordered() -> None:
    """Beside the weight of the dose where that is another, also once it is closed."""
    chronicle = Chronicle().open()
    view = banner_view(PATIENT, chronicle.session, LONDON, standing=OVER)
    assert view.badges == ("More than ordered given", "More than ordered")
    assert "More than ordered given" in view.spoken
    chronicle.infuse(0, "started", "60")
    chronicle.infuse(50, "completed")
    chronicle.close(60)
    closed = banner_view(PATIENT, chronicle.session, LONDON, standing=OVER)
    assert closed.course == "0.5 mg/kg over 40min, more than ordered given"
