"""An approval is taken back on the page of protocols, or stays half typed."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from monitor.charting.ports import Draft
from tests.journeys.nurse import Nurse
from tests.journeys.protocols import approve, page, refusal, texts
from tests.journeys.typed_rows import CTRL
from ui.widgets.text_field import LineBox


def take_back(nurse: Nurse, reason: str = "approved in error") -> None:
    nurse.type(f"wDr Ito\tiv40\t{reason}\n")
    nurse.settle()
    nurse.settle()


def test_an_approval_is_taken_back(signed_in: Nurse) -> None:
    """By a name, with a reason; the page says so, and the text needs approval again."""
    shown = page(signed_in)
    approve(signed_in)
    assert shown.withdraw.isEnabled()
    take_back(signed_in)
    assert not shown.is_form_shown
    told = "iv40 v1 needs approval, taken back by Dr Ito (unverified)"
    assert signed_in.vigil.notice.words == told
    assert shown.approval.text().startswith("Needs approval")
    assert "taken back by Dr Ito (unverified)" in shown.approval.text()
    assert "approved in error" in shown.approval.text()
    assert not shown.withdraw.isEnabled()


def test_an_approval_is_taken_back_by_pointer(signed_in: Nurse) -> None:
    """Its button opens the form, and a half-typed approval does not become it."""
    shown = page(signed_in)
    approve(signed_in)
    signed_in.type("aDr Meyer")
    QTest.mouseClick(shown.withdraw, Qt.MouseButton.LeftButton)
    signed_in.settle()
    assert [box.text() for box in shown.form.findChildren(LineBox)] == ["", "", ""]
    assert "Take back the approval of iv40 v1" in texts(shown.form)
    QTest.mouseClick(shown.approve, Qt.MouseButton.LeftButton)
    signed_in.settle()
    boxes = shown.form.findChildren(LineBox)
    assert [box.text() for box in boxes] == ["Dr Meyer", "", ""]


def test_without_a_reason_nothing_is_taken_back(signed_in: Nurse) -> None:
    """The form says what is missing and stays."""
    shown = page(signed_in)
    approve(signed_in)
    take_back(signed_in, "")
    assert shown.is_form_shown
    assert "nothing says why" in refusal(shown)
    assert shown.approval.text().startswith("Approved by Dr Meyer")


def test_what_nobody_approved_is_not_taken_back(signed_in: Nurse) -> None:
    """No form opens, and the line below says why."""
    shown = page(signed_in)
    signed_in.type("w")
    assert not shown.is_form_shown
    told = "This text is not approved, so nothing can be taken back"
    assert signed_in.vigil.notice.words == told


def test_a_name_typed_for_one_text_approves_no_other(signed_in: Nurse) -> None:
    """The form goes with the text it was opened for."""
    shown = page(signed_in)
    signed_in.type("aDr Meyer")
    shown.protocols.mark(2)
    assert not shown.is_form_shown
    signed_in.type("a")
    assert [box.text() for box in shown.form.findChildren(LineBox)] == ["", "", ""]


def test_a_half_typed_approval_is_kept(signed_in: Nurse) -> None:
    """Who and why stand there again; the id that confirms it is typed anew."""
    shown = page(signed_in)
    signed_in.type("aDr Meyer\tiv40\tas agreed\x1b\x1b")
    assert not shown.isVisible()
    shown = page(signed_in)
    signed_in.type("a")
    boxes = shown.form.findChildren(LineBox)
    assert [box.text() for box in boxes] == ["Dr Meyer", "", "as agreed"]
    signed_in.type("\n")
    assert "its id is not confirmed" in refusal(shown)
    signed_in.type("iv40\n")
    signed_in.settle()
    signed_in.settle()
    assert shown.approval.text().startswith("Approved by Dr Meyer")
    signed_in.type("a")
    assert [box.text() for box in shown.form.findChildren(LineBox)] == ["", "", ""]
    assert drafts(signed_in) == []


def test_it_is_kept_for_whoever_typed_it(signed_in: Nurse) -> None:
    """Another nurse finds an empty form, and the first their own again."""
    shown = page(signed_in)
    signed_in.type("aDr Meyer\x1b")
    for name, stands in (("J. Marsh RN", ""), ("A. Okafor RN", "Dr Meyer")):
        signed_in.chord(Qt.Key.Key_U, CTRL)
        signed_in.type(f"{name}\n")
        page(signed_in)
        signed_in.type("a")
        assert shown.form.findChildren(LineBox)[0].text() == stands
        signed_in.type("\x1b")


def test_it_is_kept_on_disk(signed_in: Nurse) -> None:
    """Without the id, and only as long as something stands in it."""
    page(signed_in)
    signed_in.type("aDr Meyer\tiv40")
    signed_in.vigil.desks.drafts.flush()
    (draft,) = drafts(signed_in)
    assert draft.form == "approval"
    assert "Dr Meyer" in draft.content
    assert '"id":"iv40"' not in draft.content
    signed_in.vigil.desks.protocols.restore(draft)
    signed_in.type("\x1b")
    shown = page(signed_in)
    signed_in.type("a" + "\b" * 9)
    signed_in.vigil.desks.drafts.flush()
    assert drafts(signed_in) == []
    assert shown.is_form_shown


def drafts(nurse: Nurse) -> list[Draft]:
    found: list[tuple[Draft, ...]] = []
    nurse.vigil.bedside.ask(lambda recorder: recorder.drafts(), found.append)
    nurse.settle()
    return list(found[-1])
