"""What was sought, taken apart for a new patient."""

import pytest

from tests.ui.opening import Opening
from ui.views.new_session.sought import sought_parts


@pytest.mark.parametrize(
    ("found", "number", "family", "given"),
    [
        ("Ruth Ada", "", "Ruth", "Ada"),
        ("Ruth, Ada Jane", "", "Ruth", "Ada Jane"),
        ("Ada RUTH", "", "RUTH", "Ada"),
        ("Moretti", "", "Moretti", ""),
        ("van der Berg Jan", "", "van der Berg", "Jan"),
        ("K-004 302", "K-004 302", "", ""),
        ("Ruth Ada T-0001", "T-0001", "Ruth", "Ada"),
        ("de", "", "de", ""),
        ("  ", "", "", ""),
    ],
)
def test_words_go_to_their_fields(
    found: str, number: str, family: str, given: str
) -> None:
    """Digits make the number; names stand family first unless a sign says otherwise."""
    parts = sought_parts(found)

    assert parts.get("identifier", "") == number
    assert parts.get("family", "") == family
    assert parts.get("given", "") == given


def test_another_search_replaces_what_an_earlier_one_left() -> None:
    """The names of somebody sought before are not given to the next."""
    draft = Opening().type(find="Ruth Ada").draft.enter_new()
    draft = draft.search_again().typed("find", "Moretti").enter_new()

    assert draft.text("family") == "Moretti"
    assert draft.text("given") == ""


def test_going_back_and_forth_keeps_what_was_corrected() -> None:
    """The same search does not overwrite the names typed since."""
    draft = Opening().type(find="Ruth Ada").draft.enter_new()
    draft = draft.typed("family", "Rutherford").search_again().enter_new()

    assert draft.text("family") == "Rutherford"
