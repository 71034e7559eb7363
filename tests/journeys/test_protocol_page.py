"""A protocol is read in words on the screen, and approved by a named person."""

import pytest
from PySide6.QtCore import Qt

from monitor.chart.kinds import ApprovedThen
from monitor.charting.shelf import pin_of
from tests.journeys.nurse import Nurse
from tests.journeys.protocols import (
    CTRL_SHIFT,
    approve,
    down,
    down_to,
    marked,
    page,
    refusal,
    texts,
)
from tests.journeys.rooms import held
from tests.journeys.test_choosing_protocol import identify
from tests.protocol.shipped import shipped


def test_a_rule_is_read_with_its_source_and_its_card(signed_in: Nurse) -> None:
    """By keys alone: to the rules, down to one, and the card it raises below it."""
    shown = page(signed_in)
    signed_in.type("4")
    assert marked(shown) == "4  Rules"
    wanted = "SBP at or above 180 mmHg: medium (SBP-HIGH-2)"
    down_to(signed_in, shown, wanted)
    row = shown.text.rows.row(shown.text.currentIndex())
    assert row is not None
    assert row.source.startswith("Esketamine US label, Table 6")
    assert "SBP 180 mmHg, limit 180" in shown.preview.card.accessibleName()
    assert shown.contents.currentIndex().row() == 3


def test_the_arrows_turn_the_cards(signed_in: Nurse) -> None:
    """Right shows the next card, and Left from the first of them the last."""
    shown = page(signed_in)
    first = shown.preview.accessibleName()
    signed_in.chord(Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier)
    assert shown.preview.accessibleName() != first
    for _ in range(2):
        signed_in.chord(Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier)
    assert "Spacing" in shown.preview.accessibleName()


def test_another_protocol_is_chosen_by_keys(signed_in: Nurse) -> None:
    """F6 goes to the list, Down to the next, whose text is shown at once."""
    shown = page(signed_in)
    signed_in.press(6)
    down(signed_in, 3)
    told = [row.text for row in shown.text.rows.rows]
    assert "Nasal devices of 28 mg each" in told


def test_what_became_of_it_hides_nothing_of_the_page(signed_in: Nurse) -> None:
    """Neither the card below the text, nor the form by which it is taken back."""
    shown = page(signed_in)
    approve(signed_in)
    notice, frame = signed_in.vigil.notice, signed_in.vigil.parts.frame
    for keys in ("", "w"):
        signed_in.type(keys)
        assert notice.words
        below = shown.form if shown.is_form_shown else shown.preview
        assert below.isVisible()
        bottom = below.mapTo(frame, below.rect().bottomLeft()).y()
        assert bottom < notice.geometry().top()
        assert frame.rect().contains(notice.geometry())


def test_the_keys_of_approving_and_taking_back_stand_in_the_bar(
    signed_in: Nurse,
) -> None:
    """Both, at the smallest size of the window as well."""
    page(signed_in)
    signed_in.window.resize(1280, 720)
    keys = signed_in.vigil.parts.footer.shown_keys()
    assert keys[:2] == ("A", "W")


def test_approved_by_a_named_person(signed_in: Nurse) -> None:
    """The page then names who did and the text; the next session says so too."""
    shown = page(signed_in)
    sha256 = shipped("iv40").sha256
    assert shown.approval.text() == (
        f"Needs approval by the site's medical lead; text {sha256[:12]}"
    )
    approve(signed_in)
    assert not shown.is_form_shown
    assert shown.approval.text() == (
        f"Approved by Dr Meyer (unverified) 14-Mar-2026 at 13:01; text {sha256[:12]}"
    )
    told = "iv40 v1 is approved by Dr Meyer (unverified)"
    assert signed_in.vigil.notice.words == told
    signed_in.type("wD")
    assert signed_in.vigil.notice.words == ""
    approved_at = signed_in.clock.now()
    signed_in.clock.advance(seconds=1)
    identify(signed_in)
    named = "iv40 v1, approved by Dr Meyer (unverified) 14-Mar-2026"
    assert named in texts(signed_in.vigil.parts.opening)
    signed_in.type("1\n")
    signed_in.settle()
    opened = signed_in.session.session.opened
    assert opened.protocol == pin_of(shipped("iv40"))
    assert opened.approved == ApprovedThen(by="Dr Meyer", at=approved_at)
    assert named in texts(signed_in.vigil.parts.opening)


def test_who_charts_stays_who_charts(signed_in: Nurse) -> None:
    """An approval is in the lead's name; the next entry is the nurse's again."""
    page(signed_in)
    approve(signed_in)
    actor = signed_in.vigil.store.snapshot.actor
    assert actor is not None
    assert actor.name == "A. Okafor RN"


@pytest.mark.parametrize(
    ("name", "id_", "why"),
    [("", "iv40", "nobody is named"), ("Dr Meyer", "iv4", "its id is not confirmed")],
)
def test_without_name_or_id_nothing_is_approved(
    signed_in: Nurse, name: str, id_: str, why: str
) -> None:
    """The form says what is missing and stays."""
    shown = page(signed_in)
    approve(signed_in, name, id_)
    assert shown.is_form_shown
    assert why in refusal(shown)
    assert "Needs approval" in shown.approval.text()


def test_the_same_person_approves_a_text_once(signed_in: Nurse) -> None:
    """The record refuses the second time, beside the form."""
    shown = page(signed_in)
    approve(signed_in)
    signed_in.clock.advance(seconds=1)
    approve(signed_in)
    assert shown.is_form_shown
    assert "Dr Meyer approved this text before" in refusal(shown)


def test_before_the_record_answers_nothing_can_be_approved(signed_in: Nurse) -> None:
    """The page says that it waits, and the key says why it does nothing."""
    free = held(signed_in)
    signed_in.chord(Qt.Key.Key_P, CTRL_SHIFT)
    shown = signed_in.vigil.parts.protocols
    assert shown.approval.text() == "Reading what is on offer…"
    signed_in.type("a")
    assert not shown.is_form_shown
    assert signed_in.vigil.notice.words.startswith("Nothing that is on offer is shown")
    free.set()
    signed_in.settle()
    assert shown.approval.text().startswith("Needs approval")


def test_escape_leaves_the_form_first(signed_in: Nurse) -> None:
    """Then the page."""
    shown = page(signed_in)
    signed_in.type("aDr\x1b")
    assert not shown.is_form_shown
    assert shown.isVisible()
    signed_in.type("\x1b")
    assert not shown.isVisible()
