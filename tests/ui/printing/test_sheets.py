"""The sheets beside the report, read back from the PDF by other people's tools."""

import re
from pathlib import Path

import pytest

from monitor.chart.kinds import Admitted, EffectRecorded, SessionClosed
from monitor.protocol.parsing import parse_protocol
from resources.locate import locate
from tests.charting.clinic import CALM, Clinic, observed
from tests.reports.fhir.varied import sprayed as by_spray
from tests.ui.printing import varied
from tests.ui.printing.paper import BY, needs_poppler, pages_of, said
from ui.opening import PROTOCOLS
from ui.printing.report.pdf import pdf_of
from ui.views.report.blocks import Grid, Report
from ui.views.sheets.downtime import blank_sheet, downtime_sheet
from ui.views.sheets.due_rows import rows_of_protocol
from ui.views.sheets.esketamine import esketamine_sheet
from ui.views.sheets.papers import DOWNTIME, ESKETAMINE, REPORT

pytestmark = [needs_poppler, pytest.mark.usefixtures("qapp")]


def read_back(report: Report, folder: Path) -> list[str]:
    """The words of each page, each page as one line; nothing of it names a person."""
    path = folder / "sheet.pdf"
    path.write_bytes(pdf_of(report))
    info = said(("pdfinfo", str(path)))
    assert "Demo" not in info
    assert "T-0001" not in info
    return [" ".join(page.split()) for page in pages_of(path)]


def sprayed(*, left_after: int = 125, at_forty: int = 41) -> Clinic:
    """Three devices from 13:26 on; the patient was drowsy and is well again."""
    clinic = varied.single("devices")
    clinic.chart(21, EffectRecorded(code="DIZZ", grade=2, serious=False))
    clinic.chart(22, EffectRecorded(code="CP", grade=3, serious=True))
    clinic.chart(at_forty, observed("142/88 74 97 14 5 2 0 0", "confirmed"))
    clinic.chart(100, observed("124/76 72 98 14 5 0 0 0", "confirmed"))
    facts = Admitted(where="Ward 4")
    left = clinic.at(left_after)
    clinic.chart(
        left_after, SessionClosed(ending="admitted", left_at=left, facts=facts)
    )
    return clinic


def test_the_esketamine_page_answers_in_the_order_of_the_form(tmp_path: Path) -> None:
    """All of it on one page, and what is not charted here is said to be so."""
    (page,) = read_back(esketamine_sheet(sprayed().read, BY, "0.1.0"), tmp_path)
    asked = (
        *("First treatment no earlier session", "Enrolled in the REMS not charted"),
        *("Benzodiazepine", "Monitored by A. Okafor RN", "Site not charted here"),
        *("Date 14-Mar-2026", "Dose given 84 mg, 84 mg ordered", "Devices 3 devices"),
        *("Lot ", "BP before the dose 118/72 mmHg at 13:22"),
        *("BP at 40min from the first device 142/88 mmHg at 14:07, 41min",),
        *("BP before leaving 124/76 mmHg at 15:06, 100min", "In an acceptable range"),
        *("Sedation yes, 4 lethargic at 13:46, 20min",),
        *("Dissociation yes, 6 of 10 at 13:46, 20min", "Respiratory depression"),
        *("end of monitoring 125min", "At least 2hr yes", "ready to leave"),
        *("Serious adverse events Chest pain, grade 3, 13:48", "Other effects Diz"),
    )
    places = [page.find(words) for words in asked]
    assert [words for words, at in zip(asked, places, strict=True) if at < 0] == []
    assert places == sorted(places)
    assert "It is not that form" in page
    assert "page 1 of 1" in page


def test_the_day_of_the_form_is_that_of_the_protocol(tmp_path: Path) -> None:
    """A site that has no such day in its protocol is told of none."""
    shipped = esketamine_sheet(by_spray().read, BY, "0.1.0")
    (page,) = read_back(shipped, tmp_path)
    assert "REMS monitoring form due by 21-Mar-2026, within 7 days." in page
    (page,) = read_back(esketamine_sheet(sprayed().read, BY, "0.1.0"), tmp_path)
    assert "By when the form is due, the protocol does not say." in page


@pytest.mark.parametrize(
    ("minute", "is_told"), [(30, True), (29, False), (50, True), (51, False)]
)
def test_a_pressure_is_that_of_40_minutes_within_10(
    tmp_path: Path,
    minute: int,
    is_told: bool,
) -> None:
    read = sprayed(at_forty=minute).read
    (page,) = read_back(esketamine_sheet(read, BY, "0.1.0"), tmp_path)
    words = "BP at 40min from the first device 142/88"
    assert (words in page) is is_told


@pytest.mark.parametrize(("minute", "told"), [(119, "no, less than 2hr"), (120, "yes")])
def test_two_hours_are_counted_from_the_first_device(
    tmp_path: Path, minute: int, told: str
) -> None:
    read = sprayed(left_after=minute).read
    (page,) = read_back(esketamine_sheet(read, BY, "0.1.0"), tmp_path)
    assert f"At least 2hr {told}" in page


def test_each_paper_is_of_sessions_of_its_own() -> None:
    """A spray that is over; a session that is open; a report of what is closed."""
    spray, infusion = sprayed().read, Clinic().start().read
    assert [p.why_not(spray) == "" for p in (REPORT, ESKETAMINE, DOWNTIME)] == [
        *(True, True, False)
    ]
    assert [p.why_not(infusion) == "" for p in (REPORT, ESKETAMINE, DOWNTIME)] == [
        *(False, False, True)
    ]
    assert "nasal spray" in ESKETAMINE.why_not(infusion)
    undosed = Clinic(texts=(locate("protocols/in_esketamine.toml").read_text("utf-8"),))
    assert "No dose" in ESKETAMINE.why_not(undosed.open().read)


def test_the_downtime_sheet_has_what_is_still_due(tmp_path: Path) -> None:
    """With whose it is on each page, and no set that is charted already."""
    clinic = Clinic().start()
    clinic.chart(10, CALM)
    clinic.move_to(14)
    pages = read_back(downtime_sheet(clinic.read, BY, "0.1.0"), tmp_path)
    count = len(pages)
    for number, page in enumerate(pages, start=1):
        assert "DEMO, Alex ID No. T-0001" in page
        assert f"page {number} of {count}" in page
        assert f"Session {clinic.session_id}" in page
    first = pages[0]
    for words in (
        *("Born 14-Mar-1981 (45y)", "Sex not known", "No known allergies", "Room 1"),
        *("Protocol iv40 v1", "Ordered 34.2 mg ketamine IV by Dr Meyer"),
        *("Started 13:26; 12 mg of 34.2 mg", "13:46", "14:06", "end +15", "end +60"),
        *("R refused", "SpO₂", "MOAA/S", "4 lethargic", "vigil import-paper"),
    ):
        assert words in first, words
    assert "13:36" not in first


def test_before_the_dose_it_counts_from_the_start(tmp_path: Path) -> None:
    clinic = Clinic().open()
    (first, *_) = read_back(downtime_sheet(clinic.read, BY, "0.1.0"), tmp_path)
    for words in ("No dose is ordered yet", "before 1", "start +10", "start +40"):
        assert words in first
    assert "start +50" not in first


@pytest.mark.parametrize("path", PROTOCOLS)
def test_a_blank_sheet_of_each_protocol(path: str, tmp_path: Path) -> None:
    """A row for each set of the schedule, a column for each field, nobody's name."""
    protocol = parse_protocol(locate(path).read_text(encoding="utf-8"))
    report = blank_sheet(protocol, "0.1.0")
    pages = read_back(report, tmp_path)
    assert f"Protocol {protocol.id} v{protocol.version}" in pages[0]
    assert all(re.search(r"Name _+ ID No. _+", page) for page in pages)
    grid = max(
        (block for block in report.front if isinstance(block, Grid)),
        key=lambda found: len(found.rows),
    )
    # Two pressures share one; beside the fields stand two times and a note.
    assert len(grid.columns) == len(protocol.charting.fields) - 1 + 3
    assert len(grid.rows) == len(rows_of_protocol(protocol)) + 6


def test_what_a_set_does_not_ask_for_has_a_dot() -> None:
    protocol = parse_protocol(locate("protocols/iv40.toml").read_text("utf-8"))
    report = blank_sheet(protocol, "0.1.0")
    grid = max(
        (block for block in report.front if isinstance(block, Grid)),
        key=lambda found: len(found.rows),
    )
    names = [column.name for column in grid.columns]
    marked = {
        row[0]: [n for n, c in zip(names, row, strict=True) if c == "·"]
        for row in grid.rows
        if row[0]
    }
    scales = ["Dissociation", "Distress", "Nausea"]
    assert (marked["start +10"], marked["start +20"]) == (scales, [])


def test_a_long_name_is_whole_on_every_page(tmp_path: Path) -> None:
    clinic = varied.named_at_length()
    pages = read_back(downtime_sheet(clinic.read, BY, "0.1.0"), tmp_path)
    for page in pages:
        assert varied.LONG_NAME.upper() in page.replace(" ", "") or (
            varied.LONG_NAME.upper() in page
        )


def test_other_sizes_of_paper(tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(pdf_of(esketamine_sheet(sprayed().read, BY, "0.1.0"), "Letter"))
    assert len(pages_of(path)) == 1
    assert "612 x 792" in said(("pdfinfo", str(path)))


def test_what_is_not_charted_yet_is_told_as_that(tmp_path: Path) -> None:
    """Of a session that is still open; the desk prints only those that are closed."""
    read = varied.single("devices").read
    (page,) = read_back(esketamine_sheet(read, BY, "0.1.0"), tmp_path)
    assert "BP at 40min from the first device not charted" in page
    assert "end of monitoring not charted" in page
    assert "At least 2hr not charted" in page
    assert "Serious adverse events none charted as serious" in page


@pytest.mark.parametrize(("count", "said"), [(8, False), (9, True)])
def test_many_effects_stay_on_the_page(
    tmp_path: Path, count: int, *, said: bool
) -> None:
    """What is serious is never cut; of the rest eight are told."""
    clinic = varied.single("devices")
    for number in range(count):
        effect = EffectRecorded(code="DIZZ", grade=1, serious=False)
        clinic.chart(20 + number, effect)
        grave = EffectRecorded(code="CP", grade=3, serious=True)
        clinic.chart(20 + number, grave)
    (page,) = read_back(esketamine_sheet(clinic.read, BY, "0.1.0"), tmp_path)
    assert page.count("Chest pain") == count
    assert page.count("Dizziness") == 8
    assert ("1 more in the report" in page) is said
