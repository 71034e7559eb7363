"""What a report on paper says, read back from the PDF by other people's tools."""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from monitor.charting.reads import SessionRead
from monitor.reports.compiling import compile_record
from monitor.reports.session_record import INTENDED_USE, ObservationOut, SessionRecord
from tests.charting.clinic import Clinic
from tests.ui.printing import varied
from tests.ui.printing.paper import (
    BY,
    needs_poppler,
    pages_of,
    printed,
    run_together,
    said,
)
from ui.printing.report.pdf import Size
from ui.views import wording

pytestmark = [needs_poppler, pytest.mark.usefixtures("qapp")]

SESSIONS = {
    "infused": varied.infused,
    "injection": lambda: varied.single("injection"),
    "devices": lambda: varied.single("devices"),
    "oral": lambda: varied.single("oral"),
    "overridden": varied.overridden,
}
CLOCK = re.compile(r"^(\d\d:\d\d)\b")


@pytest.fixture(params=SESSIONS)
def charted(request: pytest.FixtureRequest) -> SessionRead:
    made: Clinic = SESSIONS[request.param]()
    return made.read


def words_of(record: SessionRecord) -> Iterator[str]:
    """Every name, reason and text that somebody typed, and each number of a dose."""
    yield from of_session(record)
    yield from of_dose(record)
    yield from of_care(record)
    yield from of_alerts(record)


def of_session(record: SessionRecord) -> Iterator[str]:
    session = record.session
    yield from (session.patient.given, session.patient.identifier, session.room)
    yield from (session.opened_by, session.patient.family.upper())
    yield from (record.exported_by, str(session.id), session.protocol.sha256)
    for row in record.observations:
        yield from (row.author, row.reason or "", row.superseded_author or "")
    for note in record.notes:
        yield from (note.text, note.author)


def of_dose(record: SessionRecord) -> Iterator[str]:
    session = record.session
    for step in session.infusion:
        yield from (step.reason, *numbers(step.rate_ml_per_h, step.pump_ml))
    for dose in session.doses:
        yield from (dose.ordered_by, dose.lot or "", dose.second_checker or "")
        yield from numbers(dose.mg, dose.mg_per_kg)
    for given in session.doses_given:
        yield from (given.route, given.site, *numbers(given.mg))
    for waste in session.wastes:
        yield from (waste.witness, *numbers(waste.ml, waste.mg))


def of_care(record: SessionRecord) -> Iterator[str]:
    for effect in record.effects:
        yield from (effect.action, effect.outcome)
        yield from (effect.related or "", effect.mode or "")
    for treated in record.treatments:
        yield from (treated.drug, treated.dose, treated.route, treated.ordered_by)
        yield treated.response
    for over in record.overrides:
        yield from (over.prescriber, over.reason, over.charted_by)
    for changed in record.limit_changes:
        yield from (changed.rule, str(changed.limit))
        yield from (changed.prescriber, changed.reason)


def of_alerts(record: SessionRecord) -> Iterator[str]:
    for alert in record.alerts:
        yield from (alert.rule, alert.acknowledged_by or "")
        yield from (action.note for action in alert.actions)
        yield from (part for call in alert.called for part in (call.who, call.number))


def numbers(*found: object) -> Iterator[str]:
    return (f"{one:f}" for one in found if one is not None)


def test_every_name_reason_and_text_is_there(
    charted: SessionRead, tmp_path: Path
) -> None:
    record = compile_record(charted, BY, "0.1.0")
    said_all = run_together(" ".join(pages_of(printed(charted, tmp_path))))

    missing = [w for w in words_of(record) if run_together(w) not in said_all]
    assert missing == []


def told(row: ObservationOut) -> str:
    if row.value is not None:
        return wording.as_charted(row.value)
    return "D" if row.not_done == "not disturbed" else str(row.not_done)[0].upper()


def test_every_value_stands_in_the_row_of_its_set(
    charted: SessionRead, tmp_path: Path
) -> None:
    """Also one that was amended or struck out."""
    zone = ZoneInfo(charted.session.opened.zone)
    record = compile_record(charted, BY, "0.1.0")
    rows = rows_by_clock(pages_of(printed(charted, tmp_path), "-layout"))

    for row in record.observations:
        clock = wording.clock(row.observed_at, zone)
        assert told(row) in rows[clock], (clock, row.field, rows[clock])


def rows_by_clock(pages: list[str]) -> dict[str, set[str]]:
    """The values in the table of sets, by the time that begins their row."""
    found: dict[str, set[str]] = {}
    clock = ""
    for line in "\n".join(pages).partition("Not measured: R")[2].splitlines():
        if line.startswith("Alerts"):
            break
        begun = CLOCK.match(line)
        clock = begun[1] if begun else clock
        found.setdefault(clock, set()).update(re.split(r"[\s/]+", line))
    return found


def test_the_old_value_stands_beside_the_new_with_who_when_and_why(
    tmp_path: Path,
) -> None:
    """R24: on page 1 and again at its set."""
    first, *others = pages_of(printed(varied.infused().read, tmp_path))
    line = "13:36 Amended HR 193 → 93 · set of 13:36 · slip of key · A. Okafor RN"
    struck = "Retracted set of 13:52"

    for text in (first, " ".join(others)):
        assert line in " ".join(text.split())
        assert struck in " ".join(text.split())
        assert "wrong wristband" in text


def test_each_page_says_whose_it_is_and_which(
    charted: SessionRead, tmp_path: Path
) -> None:
    """Two identifiers, session, page x of y, when it was made, version, head."""
    pages = pages_of(printed(charted, tmp_path))
    head = charted.entries[-1].link.hex()

    for number, page in enumerate(pages, start=1):
        assert f"page {number} of {len(pages)}" in page
        for words in ("DEMO, Alex", "ID No. T-0001", f"Session {charted.id}"):
            assert words in page
        assert f"record {head[:4]} {head[4:8]}" in page
        assert "Vigil 0.1.0" in page
        assert "as of 14-Mar-2026 " in page


def test_what_it_is_for_is_said_once(charted: SessionRead, tmp_path: Path) -> None:
    """R27, on the first page."""
    pages = pages_of(printed(charted, tmp_path))

    assert [INTENDED_USE in " ".join(page.split()) for page in pages] == [
        True,
        *(False for _ in pages[1:]),
    ]


def test_nothing_of_the_patient_describes_the_file(tmp_path: Path) -> None:
    """Neither the properties of the file nor its XMP name anybody."""
    pdf = printed(varied.infused().read, tmp_path)
    described = said(("pdfinfo", str(pdf))) + said(("pdfinfo", "-meta", str(pdf)))

    assert "Vigil session report" in described
    for word in ("Demo", "Alex", "T-0001", "Okafor", "1981"):
        assert word.lower() not in described.lower()
        assert word.encode() not in pdf.read_bytes()


def test_every_font_is_in_the_file(tmp_path: Path) -> None:
    """With a map back to letters."""
    pdf = printed(varied.infused().read, tmp_path)
    _, _, *fonts = said(("pdffonts", str(pdf))).splitlines()

    assert fonts
    for font in fonts:
        assert re.search(r"\byes (yes|no)\s+yes\b", font), font


def test_letters_are_read_back_one_by_one(tmp_path: Path) -> None:
    """No ligature, for whoever searches for what was typed."""
    text = " ".join(pages_of(printed(varied.infused().read, tmp_path)))

    assert "affable and offhand" in " ".join(text.split())
    assert not re.search("[\ufb00-\ufb06]", text)


def test_a_long_name_is_never_cut(tmp_path: Path) -> None:
    pages = pages_of(printed(varied.named_at_length().read, tmp_path))

    for page in pages:
        assert run_together(varied.LONG_NAME.upper()) in run_together(page)
        assert "9" * 24 in run_together(page)


def test_a_long_note_goes_on_to_the_next_page(tmp_path: Path) -> None:
    """With its head repeated, and no word of it lost."""
    pages = pages_of(printed(varied.noted_at_length().read, tmp_path))

    words = " ".join(pages).split()
    assert words.count("affable") + words.count("affable,") == 181
    assert sum("Details and reasons" in " ".join(p.split()) for p in pages) > 1


@pytest.mark.parametrize(
    ("size", "points"), [("A4", "595 x 842"), ("Letter", "612 x 792")]
)
def test_it_fits_either_paper(size: Size, points: str, tmp_path: Path) -> None:
    pdf = printed(varied.infused().read, tmp_path, size)

    assert points in said(("pdfinfo", str(pdf)))
    assert run_together("slept") in run_together(" ".join(pages_of(pdf)))


def test_hundreds_of_sets_go_on_from_page_to_page(tmp_path: Path) -> None:
    """Each page of the table names its columns, and no set is lost."""
    read = varied.crowded(300)
    pages = pages_of(printed(read, tmp_path), "-layout")

    assert len(pages) > 10
    rows = rows_by_clock(pages)
    zone = ZoneInfo(read.session.opened.zone)
    clocks = [wording.clock(s.observed_at, zone) for s in read.session.sets]
    assert set(clocks) <= set(rows)
    for page in pages[1:9]:
        assert re.search(r"Time +BP +HR +SpO₂ +RR", page)


def test_a_time_of_another_day_has_its_date(tmp_path: Path) -> None:
    read = varied.overridden().read
    on = datetime(2026, 3, 14, tzinfo=ZoneInfo("Europe/London"))
    text = " ".join(pages_of(printed(read, tmp_path)))

    assert wording.day(on.date()) in text
