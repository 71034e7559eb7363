"""The preview of each card is what its rule would show, just at its limit."""

import pytest
from msgspec import structs

from monitor.protocol.care_protocol import CareProtocol
from tests.protocol.shipped import SHIPPED, shipped
from ui.views import wording
from ui.views.protocol_page.made_up import made_up
from ui.views.protocol_page.preview import LANE_ONLY, WATERMARK, Preview, previews


def preview(protocol: CareProtocol, rule: str) -> Preview:
    (found,) = (one for one in previews(protocol) if one.rule == rule)
    return found


@pytest.mark.parametrize("id_", SHIPPED)
def test_the_made_up_moment_fires_its_rule(id_: str) -> None:
    """Each rule of each shipped protocol holds at the moment made up for it."""
    protocol = shipped(id_)
    dumb = [r.id for r in protocol.rules if not r.check(made_up(protocol, r))]
    assert dumb == []


@pytest.mark.parametrize("id_", SHIPPED)
def test_every_rule_has_a_preview(id_: str) -> None:
    """So has every priority that a protocol has words for."""
    protocol = shipped(id_)
    found = previews(protocol)
    assert {r.id for r in protocol.rules} < {one.rule for one in found}
    quoted = [one.card.quotation for one in found if one.card is not None]
    for parameter in protocol.parameters:
        for priority in ("high", "medium"):
            words = tuple(map(wording.spelled, parameter.wording(priority)))
            assert not words or words in quoted


def test_the_value_is_at_the_limit() -> None:
    """The card reads as it would beside a patient, in the protocol's own words."""
    card = preview(shipped("iv40"), "SBP-HIGH-2").card
    assert card is not None
    assert card.facts[0].text == "SBP 180 mmHg, limit 180"
    assert card.quotation[0] == "Protocol asks for a repeat BP within 2min."
    assert card.priority == "medium"


def test_a_relative_limit_is_shown_against_a_baseline() -> None:
    """The baseline is as made up as the value, and so it is said."""
    card = preview(shipped("iv40"), "DBP-RISE-2").card
    assert card is not None
    assert card.facts[0].text == "DBP 100 mmHg, limit 100"
    assert card.facts[0].detail == "with rise 25, limit 25"
    assert (card.facts[1].text, card.facts[1].detail) == ("75, up 25", "33 %, made up")


def test_nobody_can_take_it_for_an_alert() -> None:
    """Every card says that it is a preview."""
    cards = [one.card for one in previews(shipped("iv40")) if one.card is not None]
    assert {card.life for card in cards} == {WATERMARK}
    assert {card.state.detail for card in cards} == {"preview"}


def test_a_low_alert_has_no_card() -> None:
    """It is told in words where it stands instead."""
    low = preview(shipped("iv40"), "SBP-HIGH-1")
    assert low.card is None
    assert low.words == f"{LANE_ONLY}. SBP 160 mmHg, limit 160"


def test_with_alerts_off_there_is_no_card_at_all() -> None:
    """The preview says so, and what the rule would have been."""
    protocol = structs.replace(shipped("iv40"), record_only=True)
    found = previews(protocol)
    assert all(one.card is None for one in found)
    assert found[0].words.startswith("Alerts off, record only")
