"""A changed protocol is imported, compared, previewed, approved by another and run."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from monitor.chart.entries import Actor
from monitor.charting.shelf import pin_of
from monitor.protocol.parsing import parse_protocol
from tests.builders import iv40_text
from tests.journeys.day_after import act_as
from tests.journeys.nurse import Nurse
from tests.journeys.protocols import approve, down, down_to, page, refusal, texts
from tests.journeys.test_choosing_protocol import identify
from tests.journeys.typed_rows import CTRL
from tests.protocol.shipped import shipped
from ui.panels.protocol_page.page import ProtocolPage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CHANGED = iv40_text().replace("limit = 200 }", "limit = 190 }", 1)
SITE = CHANGED.replace("version = 1", "version = 2", 1)
LIMIT = "SBP at or above 200 → 190 mmHg: high (SBP-HIGH-3)"


@pytest.fixture(autouse=True)
def _own_dialogs() -> Iterator[None]:
    """The dialog of Qt, which takes keys as any other widget does."""
    attribute = Qt.ApplicationAttribute.AA_DontUseNativeDialogs
    QApplication.setAttribute(attribute)
    yield
    QApplication.setAttribute(attribute, on=False)


def choose(nurse: Nurse, file: Path) -> None:
    """I opens the dialog; the path is typed there, as any program takes it."""
    nurse.type("i")
    nurse.settle()
    dialog = nurse.vigil.desks.protocols.file.dialog
    assert isinstance(dialog, QFileDialog)
    name = dialog.focusWidget()
    assert name is not None
    assert isinstance(name, QLineEdit)
    # Letter by letter it would open a list of files, which the platform of tests
    # can't show.
    name.setText(str(file))
    QTest.keyClick(name, Qt.Key.Key_Return)
    for _ in range(8):
        nurse.settle()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "iv40 v2.toml"
    path.write_text(SITE, encoding="utf-8")
    return path


def rows(of: ProtocolPage) -> list[str]:
    return [row.text for row in of.text.rows.rows]


def titles(of: ProtocolPage) -> str:
    return " ".join(texts(of))


def test_imported_compared_previewed_approved_and_run(
    signed_in: Nurse, file: Path
) -> None:
    """By keys alone; the one who imported it does not approve it."""
    shown = page(signed_in)
    choose(signed_in, file)
    assert "iv40 v2 is imported as a draft" in signed_in.vigil.notice.words
    assert LIMIT in rows(shown)
    assert "iv40 v1 → iv40 v2" in titles(shown)
    down_to(signed_in, shown, LIMIT)
    assert "limit 190" in shown.preview.card.accessibleName()
    signed_in.type("\x1b")
    assert shown.isVisible()
    assert LIMIT not in rows(shown)
    assert "SBP at or above 190 mmHg: high (SBP-HIGH-3)" in rows(shown)
    approve(signed_in, "A. Okafor RN")
    assert "A. Okafor RN imported this text" in refusal(shown)
    signed_in.clock.advance(seconds=1)
    signed_in.type("\x1ba")
    signed_in.chord(Qt.Key.Key_A, CTRL)
    signed_in.type("Dr Meyer\tiv40\t\n")
    signed_in.settle()
    signed_in.settle()
    assert not shown.is_form_shown
    assert shown.approval.text().startswith("Approved by Dr Meyer (unverified)")
    signed_in.clock.advance(seconds=1)
    identify(signed_in)
    signed_in.type("1\n")
    signed_in.settle()
    opened = signed_in.session.session.opened
    assert opened.protocol == pin_of(parse_protocol(SITE))
    assert opened.approved is not None
    assert opened.approved.by == "Dr Meyer"


def test_who_imported_it_is_told_at_once_that_a_second_person_approves(
    signed_in: Nurse, file: Path
) -> None:
    """No form is opened that would refuse; for somebody else it is."""
    shown = page(signed_in)
    choose(signed_in, file)
    signed_in.type("\x1b")
    assert shown.approve.isEnabled()
    act_as(signed_in, "prescriber")
    signed_in.settle()
    assert not shown.approve.isEnabled()
    assert shown.approval.text().startswith(
        "A draft of yours, to be approved by a second person; imported by A. Okafor RN"
    )
    signed_in.type("a")
    assert not shown.is_form_shown
    assert signed_in.vigil.notice.words == (
        "You imported this text, so a second person approves it"
    )
    other = Actor(person=UUID(int=7), name="Dr Meyer", auth_method="password")
    signed_in.vigil.store.name_actor(other)
    signed_in.settle()
    assert shown.approve.isEnabled()
    signed_in.type("a")
    assert shown.is_form_shown


def test_a_draft_is_listed_until_it_is_approved(signed_in: Nurse, file: Path) -> None:
    """By whom and from which file; compared with what is on offer by one key."""
    page(signed_in)
    choose(signed_in, file)
    signed_in.type("\x1b\x1b")
    shown = page(signed_in)
    listed = [row.below for row in shown.protocols.rows.rows]
    (draft,) = [words for words in listed if "A draft" in words]
    assert draft == (
        "iv40 v2. A draft, to be approved by somebody else; imported by"
        " A. Okafor RN (unverified) 14-Mar-2026 from iv40 v2.toml"
    )
    signed_in.press(6)
    down(signed_in, listed.index(draft))
    signed_in.type("c")
    assert LIMIT in rows(shown)
    signed_in.type("c")
    assert LIMIT not in rows(shown)


def test_any_two_are_compared(signed_in: Nurse) -> None:
    """M marks the one, F6 leads to the other, C compares; the mark is told."""
    shown = page(signed_in)
    signed_in.type("c")
    assert "no other version" in signed_in.vigil.notice.words
    signed_in.type("m")
    assert shown.protocols.rows.rows[0].below.startswith("iv40 v1. Marked")
    signed_in.press(6)
    down(signed_in)
    signed_in.type("c")
    assert "iv40 v1 → iv_pain v1" in titles(shown)
    down(signed_in)
    assert "iv40 v1 → im_sc v1" in titles(shown)
    signed_in.type("\x1b")
    assert "→" not in titles(shown)
    assert shown.isVisible()


def test_every_fault_of_a_file_is_told(signed_in: Nurse, tmp_path: Path) -> None:
    """What, where, why, and what to do; nothing of it is kept."""
    broken = tmp_path / "draft.toml"
    broken.write_text(SITE.replace("limit = 190 }", "limit = 999 }"), "utf-8")
    shown = page(signed_in)
    choose(signed_in, broken)
    assert "draft.toml is not imported" in titles(shown)
    assert not shown.preview.isVisible(), "it shows the card of another text"
    assert "1 fault in the file" in titles(shown)
    assert "import it again with I" in titles(shown)
    assert rows(shown) == ["rule[SBP-HIGH-3].when[1].limit"]
    assert not shown.approve.isEnabled()
    signed_in.type("a")
    assert not shown.is_form_shown
    signed_in.type("\x1b")
    assert shown.isVisible()
    assert "draft.toml" not in titles(shown)
    broken.write_text("id = \n", "utf-8")
    choose(signed_in, broken)
    assert rows(shown) == ["Line 1"]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (CHANGED.encode(), "another text ships with Vigil as iv40 v1"),
        (iv40_text().encode(), "exactly this text ships with Vigil"),
        (b"\xff\xfe", "is not UTF-8 text"),
        (b"# " + b"x" * 300_000, "longer than 262144 bytes"),
    ],
)
def test_why_a_file_is_not_imported(
    signed_in: Nurse, tmp_path: Path, content: bytes, why: str
) -> None:
    """Beside it stands what to do; the draft is nowhere."""
    path = tmp_path / "file.toml"
    path.write_bytes(content)
    shown = page(signed_in)
    before = len(shown.protocols.rows.rows)
    choose(signed_in, path)
    told = " ".join((*rows(shown), *(row.below for row in shown.text.rows.rows)))
    assert why.casefold() in told.casefold()
    assert all(row.below for row in shown.text.rows.rows)
    signed_in.type("\x1b")
    assert len(shown.protocols.rows.rows) == before


def test_the_buttons_do_what_the_keys_do(signed_in: Nurse, file: Path) -> None:
    """A pointer is enough (ruling 33)."""
    shown = page(signed_in)
    QTest.mouseClick(shown.take_in, Qt.MouseButton.LeftButton)
    signed_in.settle()
    dialog = signed_in.vigil.desks.protocols.file.dialog
    assert dialog is not None
    dialog.fileSelected.emit(str(file))
    dialog.reject()
    for _ in range(8):
        signed_in.settle()
    assert LIMIT in rows(shown)
    QTest.mouseClick(shown.compare, Qt.MouseButton.LeftButton)
    assert LIMIT not in rows(shown)
    QTest.mouseClick(shown.mark, Qt.MouseButton.LeftButton)
    marked = [row.below for row in shown.protocols.rows.rows if "Marked" in row.below]
    assert len(marked) == 1
    assert shipped("iv40").id in marked[0]
