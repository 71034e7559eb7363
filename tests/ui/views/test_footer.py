import pytest

from tests.protocol.shipped import shipped
from ui.views.due import DueView
from ui.views.footer import HintView, footer_view, gives, hints_of
from ui.views.palette import ActionView

ACTIONS = (
    ActionView(id="set", title="Observation set", key="F2"),
    ActionView(id="help", title="Help for this screen", key="F1"),
    ActionView(id="dim", title="Dim"),
)


def test_hints_follow_the_wish() -> None:
    """Hints come in the wanted order with short words; what has no key gets none."""
    wanted = (("help", "Help"), ("set", "Set"), ("dim", "Dim"), ("gone", "Gone"))
    assert hints_of(ACTIONS, wanted) == (
        HintView("help", "F1", "Help", stays=True),
        HintView("set", "F2", "Set"),
    )


@pytest.mark.parametrize(
    ("id_", "word"),
    [
        ("iv40", "Infusion"),
        ("iv_pain", "Infusion"),
        ("im_sc", "Injection"),
        ("in_esketamine", "Device"),
        ("po_sl", "Dose"),
    ],
)
def test_f4_is_named_by_the_form_of_the_dose(id_: str, word: str) -> None:
    """Nobody looks for a pump beside a nasal device."""
    assert gives(shipped(id_)) == word


def test_right_hand_side() -> None:
    """What is due, the protocol with its version, and a demo's mark."""
    due = DueView(text="Next 14:21 · 14min", footer="Next full set 14:21 · 14min")
    view = footer_view((), due, "Protocol iv40 v1", is_demo=True)
    assert view.due == "Next full set 14:21 · 14min"
    assert view.notes == ("Protocol iv40 v1", "Demo data")


def test_nothing_is_claimed_without_a_session() -> None:
    """Where no session is shown nothing is due and no protocol named."""
    view = footer_view((), None, "")
    assert (view.due, view.notes) == ("", ())
