"""What a form says of what is half typed, beside what it says itself."""

import pytest

from monitor.chart.refusals import Refusal
from ui.views.entry.view import Message, Tone
from ui.views.forms.before import SAVED, beside, half_typed, refuse_half_typed_set

STAYS = "Half typed: a note, which stays uncharted"
LEFT = half_typed({"note"}, "close")
REFUSED = Refusal(what="Not closed", why="no time left", remedy="Type it")


@pytest.mark.parametrize(
    ("message", "said"),
    [
        (
            Message(REFUSED.sentence, Tone.REFUSED),
            f"Not closed: no time left. Type it. {STAYS}",
        ),
        (
            Message("Left 15:15. Enter again closes", Tone.ASKED),
            "Left 15:15. Enter again closes. Half typed: a note, which stays uncharted",
        ),
        (Message(), STAYS),
    ],
    ids=["a refusal", "a question", "nothing"],
)
def test_both_are_told_with_one_full_stop_between(message: Message, said: str) -> None:
    """A refusal ends in a full stop of its own, a question does not."""
    assert beside(message, LEFT).text == said
    assert ".." not in beside(message, LEFT).text


def test_what_was_saved_before_gives_way() -> None:
    """Only what would stay uncharted is told beside a refusal."""
    refused = Message(REFUSED.sentence, Tone.REFUSED)
    assert beside(refused, SAVED) == refused
    assert beside(refused, Message()) == refused


def test_a_set_is_dealt_with_before_a_handover() -> None:
    """The refusal stands before what is half typed, without two stops."""
    refusal = refuse_half_typed_set({"observations"})
    assert refusal is not None
    said = beside(
        Message(refusal.sentence, Tone.REFUSED),
        half_typed({"observations"}, "handover"),
    ).text
    assert "typed it. Half typed: a set" in said
