"""Letters that no font here has are told by their numbers."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from monitor.chart.kinds import NoteRecorded
from tests.charting.clinic import CALM, Clinic
from tests.ui.printing.paper import BY, needs_poppler, pages_of
from ui.printing.report import letters
from ui.printing.report.letters import has_shape, legible, number, sentence
from ui.printing.report.pdf import PdfFile, pdf_of
from ui.views.report.build import report_view

pytestmark = pytest.mark.usefixtures("qapp")

NOBODYS = "\U000f0000"
"""Of a private area that no font of a workstation has."""


def named(family: str) -> Clinic:
    clinic = Clinic()
    clinic.charted(clinic.recording(family=family))
    opening = clinic.opening()
    initials = f"A{family[0].upper()}"
    clinic.charted(
        replace(opening, identity=replace(opening.identity, initials=initials))
    )
    clinic.chart(-5, CALM)
    return clinic


@pytest.mark.parametrize("letter", ["A", "é", "Ø", "ş", "Ω", "Ж", "₂", "→", "·", "\n"])
def test_what_is_shipped_has_these(letter: str) -> None:
    assert has_shape(letter)


@pytest.mark.parametrize("unseen", ["\u202e", "\u0301", "\u00a0", "\u200d"])
def test_what_is_never_seen_needs_no_shape(unseen: str) -> None:
    assert has_shape(unseen)


def test_a_letter_of_nobody_has_none() -> None:
    assert not has_shape(NOBODYS)
    assert number(NOBODYS) == "[U+F0000]"


@needs_poppler
def test_two_names_that_would_be_boxes_are_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the head of each page, below the name, and in the chart's words as well."""
    # As on a workstation without fonts of these: what is here is no one's to say.
    monkeypatch.setattr(letters, "has_shape", lambda c: ord(c) < 0x2E80)
    clinic = named("患者é")
    clinic.chart(-4, NoteRecorded(text="静か"))
    path = tmp_path / "report.pdf"
    file = PdfFile(report_view(clinic.read, BY, "0.1.0"))
    for _ in file.steps():
        pass
    path.write_bytes(file.content)
    assert file.lacking == tuple(sorted("患者静か"))
    pages = [" ".join(page.split()) for page in pages_of(path)]
    first = pages[0].replace(" ", "")
    assert "[U+60A3][U+8005]" in first
    assert "4lettersthatnofontherehasstandastheirnumbers" in first
    for page in pages:
        assert "[U+60A3][U+8005]" in page.replace(" ", "")
    assert any("[U+9759][U+304B]" in page.replace(" ", "") for page in pages)


def test_what_can_be_printed_is_the_same_report() -> None:
    report = report_view(named("Øre").read, BY, "0.1.0")
    assert legible(report) == (report, ())
    assert legible(report).report is report


@pytest.mark.parametrize(
    ("lacking", "said"),
    [
        ("患", "A letter that no font here has stands as its number: [U+60A3]."),
        ("患者", "2 letters that no font here has stand as their numbers: [U+60A3],"),
        ("".join(map(chr, range(0x4E00, 0x4E0D))), "[U+4E0B] and 1 more."),
    ],
)
def test_the_sentence_names_them(lacking: str, said: str) -> None:
    assert said in sentence(tuple(lacking))


def test_a_page_of_them_is_a_page() -> None:
    """A long text of such letters is parted like any other."""
    clinic = named("Demo")
    clinic.chart(-4, NoteRecorded(text=NOBODYS * 500))
    assert pdf_of(report_view(clinic.read, BY, "0.1.0")).startswith(b"%PDF-")
