"""The words that strip and timeline share."""

from datetime import UTC
from typing import get_args

import pytest
from msgspec.structs import replace

from monitor.protocol.assessment import Resolution
from monitor.protocol.spacing import spacing_alerts
from tests.builders import Chronicle, at
from tests.protocol.pressures import running
from tests.typed_sets import readings
from tests.ui.views.alert_scene import LONDON, story
from ui.views.alert_ends import RESOLUTIONS, cleared, cleared_at, resolved
from ui.views.alert_words import beyond_another


def test_each_way_to_end_has_its_words() -> None:
    """An alert that is over is told, whatever ended it."""
    assert RESOLUTIONS.keys() == set(get_args(Resolution))


@pytest.mark.parametrize("is_over", [True, False])
def test_a_spacing_alert_is_told_after_the_dose(*, is_over: bool) -> None:
    """It ended with the dose, and the timeline says so."""
    chronicle = Chronicle().start()
    session = chronicle.session
    soon = replace(session.opened, last_dose_at=at(-600))
    (alert,) = spacing_alerts(chronicle.protocol, replace(session, opened=soon))
    open_ = replace(alert, resolved_at=None, resolved_how=None)

    told = resolved(alert if is_over else open_, UTC)

    assert told == ("dose started 13:26" if is_over else "")


def test_a_card_says_why_it_asks_for_nothing_more() -> None:
    """Its values are back inside, or its limit was put right: not the same."""
    by_values, by_limit = running(), running()
    for chronicle in (by_values, by_limit):
        chronicle.observe(10, readings(sbp=183))
        chronicle.show(10)
    for minute in (12, 14):
        by_values.observe(minute, readings(sbp=118))
    by_limit.limit(15, "SBP-HIGH-2", 190, effective=5)

    cards = [chronicle.assess(16).card("bp") for chronicle in (by_values, by_limit)]

    assert [cleared(card) for card in cards if card and card.is_latched] == [
        "back inside its limits",
        "its limit was changed",
    ]


@pytest.mark.parametrize(
    ("sbp", "told"),
    [
        (118, "back inside limits 13:40"),
        (145, "back inside this limit 13:40"),
    ],
)
def test_a_card_back_inside_one_limit_claims_no_other(sbp: int, told: str) -> None:
    """145 is below every limit that calls somebody, and 22.9 % over 118."""
    chronicle = story()
    chronicle.observe(10, readings(sbp=183, dbp=80))
    chronicle.show(10)
    for minute in (12, 14):
        chronicle.observe(minute, readings(sbp=sbp, dbp=80))
    card = chronicle.assess(15).card("bp")
    assert card is not None
    assert card.is_latched
    assert cleared_at(card, LONDON) == told
    assert beyond_another(card, LONDON) == ""
