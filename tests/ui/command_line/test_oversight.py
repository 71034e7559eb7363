"""``vigil oversight``: by whoever reviews, and of no patient by name."""

import csv

import pytest

from monitor.chart.audit import Exported
from monitor.chart.oversight_deeds import SampleDrawn
from tests.ui.command_line.staffed import Desk, noted_in

_SPAN = ("oversight", "--from", "2026-01-01", "--to", "2026-06-30")


def test_each_section_and_no_patient(desk: Desk) -> None:
    listed = desk.run_as("supervisor", "sessions", "--identified").out.splitlines()[0]
    number = listed.split("  ")[-2]
    ran = desk.run_as("supervisor", *_SPAN)
    assert (ran.status, ran.err) == (0, "")
    for title in ("Open and unsigned", "Drug account", "Overrides", "Reports", "Kept"):
        assert f"\n{title}" in ran.out
    assert "not signed" in ran.out
    assert "ketamine" in ran.out
    assert number not in ran.out


def test_each_line_of_a_session_has_its_time_and_an_id_that_finds_it(
    desk: Desk,
) -> None:
    told = desk.run_as("supervisor", *_SPAN).out
    left = told.split("\n\n")[1].splitlines()[1:]
    assert len(left) == 2
    assert len(set(left)) == 2
    for line, opened in zip(
        left, ("14-Mar-2026 13:06", "15-Mar-2026 13:06"), strict=True
    ):
        id_ = line.removeprefix("  ◆ not signed").split()[0]
        assert f"{id_}  {opened}, Room 1" in line
        out = desk.folder.parent / f"{id_}.json"
        asked = ("export", id_, "--format", "json", "--identified", "--out", str(out))
        assert desk.run_as("supervisor", *asked).status == 0
        day = "2026-03-14" if "14-Mar" in opened else "2026-03-15"
        assert f'"opened_at": "{day}T13:06:00Z"' in out.read_text("utf-8")


def test_a_sample_is_drawn_again_by_its_seed_and_noted(desk: Desk) -> None:
    first = desk.run_as("supervisor", *_SPAN, "--sample", "1").out
    deed = next(
        r.deed for r in noted_in(desk.folder) if isinstance(r.deed, SampleDrawn)
    )
    assert (deed.first_day, deed.last_day, deed.drawn) == (
        "2026-01-01",
        "2026-06-30",
        1,
    )
    again = desk.run_as("supervisor", *_SPAN, "--sample", "1", "--seed", deed.seed).out
    sampled = [text.split("Random sample")[1] for text in (first, again)]
    assert sampled[0] == sampled[1]
    assert desk.run_as("supervisor", *_SPAN, "--seed", "x").status != 0


def test_the_table_is_an_export(desk: Desk) -> None:
    out = desk.folder.parent / "drugs.csv"
    assert desk.run_as("supervisor", *_SPAN, "--csv", str(out)).status == 0
    rows = list(csv.DictReader(out.read_text("utf-8").splitlines()))
    assert rows
    deed = next(r.deed for r in noted_in(desk.folder) if isinstance(r.deed, Exported))
    assert (deed.form, deed.rows) == ("csv of the drug account", len(rows))
    again = desk.run_as("supervisor", *_SPAN, "--csv", str(out))
    assert "is there already" in again.complaint
    refused = desk.run_as("prescriber", *_SPAN, "--csv", str(out.with_name("b.csv")))
    assert refused.complaint.startswith("This is not permitted: ")


@pytest.mark.parametrize("role", ["nurse", "administrator", "auditor"])
def test_nobody_else_may(desk: Desk, role: str) -> None:
    ran = desk.run_as(role, *_SPAN)  # type: ignore[arg-type]  # a role
    assert (ran.status, ran.out) == (1, "")


@pytest.mark.parametrize(
    ("first", "last", "why"),
    [
        ("2026-03-15", "2026-03-14", "--from is after --to"),
        ("2025-03-12", "2026-03-14", "more than 366 days"),
        ("yesterday", "2026-03-14", "yesterday is no day. Type it as YYYY-MM-DD"),
        ("2024-02-31", "2026-03-14", "there is no such day as 2024-02-31. Type one as"),
        ("2024-02-01", "2026-13-01", "there is no such day as 2026-13-01"),
        ("20240201", "2026-03-14", "20240201 is no day"),
    ],
)
def test_days_that_are_none(desk: Desk, first: str, last: str, why: str) -> None:
    ran = desk.run_as("supervisor", "oversight", "--from", first, "--to", last)
    assert ran.status == 2
    assert why in ran.complaint


def test_how_days_are_typed_is_told(desk: Desk) -> None:
    """With how many there may be; so many are taken."""
    told = " ".join(desk.run_as("supervisor", "oversight", "--help").out.split())
    assert "YYYY-MM-DD" in told
    assert "%Y" not in told
    assert "at most 366 days before --to" in told
    days = ("--from", "2025-03-13", "--to", "2026-03-14")
    assert desk.run_as("supervisor", "oversight", *days).status == 0
