"""With names hidden, words that tell of a patient give the room alone."""

from tests.ui.views.test_call_text import alerting, read_at
from ui.views.live import Looking, live_view
from ui.views.state_card import HANDOVER, stood


def test_the_state_card_hides_it_and_the_record_keeps_it() -> None:
    """What is shown hides name and age; what is kept of the card says whose it was."""
    read = read_at(alerting(), 12)
    hidden = live_view(read, Looking(why=HANDOVER, is_name_hidden=True)).why
    plain = live_view(read, Looking(why=HANDOVER)).why
    assert hidden is not None
    assert plain is not None
    assert hidden.rows[0].lines[0] == "Name hidden, F12 shows, Room 1"
    assert plain.rows[0].lines[0] == "Alex Demo, 45 years, Room 1"
    assert hidden.rows[1:] == plain.rows[1:]
    assert stood(read)[0] == "Patient Alex Demo, 45 years, Room 1"
