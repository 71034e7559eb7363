"""Whoever adds to a session is told what that does to a co-signature."""

from uuid import UUID

from ui.views.forms.addendum_form import AddendumForm
from ui.views.forms.filled import Filled

EMPTY = Filled(id=UUID(int=1))


def test_of_a_co_signed_session_it_is_said_beforehand() -> None:
    note = AddendumForm(is_co_signed=True).view(EMPTY).note
    assert "can't co-sign it again" in note


def test_of_others_it_is_not() -> None:
    assert "co-sign" not in AddendumForm().view(EMPTY).note
