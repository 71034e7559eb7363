"""The sets of a report: what an amendment replaced is struck beside what stands."""

from tests.charting.clinic import CALM, Clinic, observed
from tests.reports.exported import amend, set_at
from tests.ui.printing import varied
from ui.views.report.blocks import Row, Run, Table, Text
from ui.views.report.build import report_view
from ui.views.report.scene import Scene
from ui.views.report.sets import set_blocks


def rows(clinic: Clinic) -> dict[str, Row]:
    """By the time that stands in force, or that was struck."""
    (table,) = (b for b in set_blocks(Scene(clinic.read)) if isinstance(b, Table))
    return {words(cell_of(row, 0)): row for row in table.rows}


def cell_of(row: Row, at: int) -> Text:
    cell = row.cells[at]
    assert isinstance(cell, tuple)
    return cell


def words(text: Text) -> str:
    return "".join(run.text for run in text).strip()


def struck(text: Text) -> list[str]:
    return [run.text for run in text if run.is_struck and run.text.strip()]


def test_the_old_value_is_struck_and_the_new_one_strong() -> None:
    row = rows(varied.infused())["13:36"]
    heart_rate = cell_of(row, 2)
    assert [run for run in heart_rate if run.text.strip()] == [
        Run("193", is_struck=True),
        Run("93", is_strong=True),
    ]
    assert words(row.below[-1]) == (
        "13:36 Amended HR 193 → 93 · set of 13:36 · slip of key"
        " · A. Okafor RN (unverified)"
    )
    assert struck(row.below[-1]) == ["193"]


def test_every_version_stands_and_no_other_column_changes() -> None:
    """Of a value that was amended twice, and of a pressure as one."""
    clinic = Clinic().start()
    clinic.chart(10, observed("128/78 80 98 14 5 2 1 0", "confirmed"))
    for line in ("128/79 80 98 14 5 2 1 0", "129/79 80 98 14 5 2 1 0"):
        amend(clinic, set_at(clinic, 10), observed(line, "confirmed"), "read again")
    row = rows(clinic)["13:36"]
    assert struck(cell_of(row, 1)) == ["128/78", "128/79"]
    assert words(cell_of(row, 1)) == "128/78 128/79 129/79"
    assert all(not struck(cell_of(row, at)) for at in range(2, len(row.cells)))


def test_what_was_not_measured_at_first_stays_to_be_seen() -> None:
    """R24: also where a value came in its place."""
    clinic = Clinic().start()
    left_out = observed(CALM, "confirmed")
    clinic.chart(10, varied.without(left_out, "hr", "equipment"))
    amend(clinic, set_at(clinic, 10), left_out, "found it")
    row = rows(clinic)["13:36"]
    assert words(cell_of(row, 2)) == "E 70"
    assert struck(cell_of(row, 2)) == ["E"]


def test_a_set_that_was_struck_out_is_struck_whole() -> None:
    row = rows(varied.infused())["13:52"]
    texts = [cell_of(row, at) for at in range(len(row.cells) - 1)]
    assert [words(t) for t in texts if struck(t) != [words(t)]] == []
    assert "wrong wristband" in words(row.below[-1])


def test_what_is_not_there_has_its_letter_and_its_reason() -> None:
    row = rows(varied.infused())["13:53"]
    assert [words(cell_of(row, at)) for at in (1, 2, 4, 5)] == [
        "E",
        "71",
        "\N{EN DASH}",
        "4",
    ]
    assert "BP not measured, equipment" in words(row.below[0])
    assert "Distress not disturbed" in words(row.below[0])
    assert "MOAA/S observed, not asked" in words(row.below[0])


def test_oxygen_stands_beside_each_saturation() -> None:
    found = rows(varied.infused())
    assert words(cell_of(found["13:51"], 3)) == "95 on 2 L/min"
    assert "xygen not recorded" in words(found["13:12"].below[0])


def test_the_first_page_has_its_order() -> None:
    """Identity, summary, figures, chart, alerts, amendments, signatures."""
    front = report_view(varied.infused().read, "A. Okafor RN", "0.1.0").front
    kinds = [type(block).__name__ for block in front]
    assert kinds[:6] == ["Name", "Words", "Words", "Boxed", "Figures", "Chart"]
    titles = [getattr(b, "words", "") for b in front if type(b).__name__ == "Title"]
    assert titles == ["Alert response", "Amendments", "Signatures"]
