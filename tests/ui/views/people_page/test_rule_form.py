"""Whether people co-sign their own sessions: the form says what is so, and turns it."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from monitor.chart.commands import SetCoSigning
from ui.views.forms.filled import Filled
from ui.views.people_page.asked import Plan, about_co_signing, begun, plan
from ui.views.people_page.forms import Judged, person_form
from ui.views.people_page.outcome import done_words

NOW = datetime(2026, 3, 14, 9, tzinfo=UTC)
ID = UUID(int=7)


@pytest.mark.parametrize("is_allowed", [True, False])
def test_it_is_turned_round(*, is_allowed: bool) -> None:
    asked = about_co_signing(is_allowed=is_allowed)
    filled = begun(asked, ID)
    assert isinstance(filled, Filled)
    view = person_form(asked, filled, Judged(), "")
    assert view.submit == ("Forbid it" if is_allowed else "Allow it")
    found = plan(asked, filled, NOW)
    assert isinstance(found, Plan)
    assert isinstance(found.command, SetCoSigning)
    assert found.command.own_session is not is_allowed
    words = done_words(asked, found)
    assert words.startswith("Nobody" if is_allowed else "Supervisors")
