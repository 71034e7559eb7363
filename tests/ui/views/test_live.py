"""The live screen of one session: what its parts are told of each other."""

import pytest

from monitor.charting.reads import SessionRead
from tests.builders import Chronicle, at
from tests.desk import PATIENT
from ui.views.live import Looking, live_view


@pytest.mark.parametrize(("minute", "is_over"), [(37, False), (38, True)])
def test_banner_marks_more_than_ordered_beyond_the_percent(
    minute: float, is_over: bool
) -> None:
    """34.2 mg ordered, at 1 mg a minute: 10 % over is 37.62 mg."""
    chronicle = Chronicle().open()
    chronicle.infuse(0, "started", "60")
    read = SessionRead(
        session=chronicle.session,
        patient=PATIENT,
        protocol=chronicle.protocol,
        assessment=chronicle.assess(minute),
        entries=tuple(chronicle.entries),
        at=at(minute),
    )
    badges = live_view(read, Looking()).banner.badges
    assert ("More than ordered given" in badges) is is_over
