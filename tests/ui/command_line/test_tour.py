"""``vigil tour``: pictures of the real window, where there is no display."""

import json
import struct
from pathlib import Path

import pytest

from tests.ui.command_line.running import run_alone

SCREENS = {
    "figures_crowded",
    "figures_cohort_crowded",
    "figures_by_month_crowded",
    "figures_response_crowded",
    "session_long_names",
    "oversight_long_names",
    "backtest_none_to_try",
    "backtest_own_text",
    "diagnostics",
    "form_withdraw",
    "form_approve_draft",
    "protocol_compared",
    "protocol_not_imported",
    "protocol_one_change",
    "protocol_no_change",
    "left_half_typed",
    "new_session_second_check",
    "new_session_check_differs",
    "new_session_held",
    "new_session_hold_override",
    "new_session_overridden",
    "new_session_oral",
    "drill_result",
    "form_device",
    "live_record_only",
    "board_record_only",
    "form_sign_off",
    "session_signed",
    "form_addendum",
    "session_amended",
    "board",
    "taking_over",
    "call_text",
    "drill",
    "emergency",
    "emergency_board",
    "emergency_room",
    "events",
    "eyes_on",
    "form_action",
    "form_admitted",
    "form_cadss",
    "form_died",
    "form_left_unseen",
    "form_patient",
    "form_reattribute",
    "form_scales",
    "form_transferred",
    "live_high",
    "live_private",
    "live_unanswered",
    "series",
    "form_against_advice",
    "form_amend",
    "form_approve",
    "form_check",
    "form_close",
    "form_effect",
    "form_follow_up",
    "form_handover",
    "form_doubt",
    "form_infusion",
    "form_waste",
    "form_limits",
    "form_note",
    "form_override",
    "form_oxygen",
    "form_transcribe",
    "form_transcribe_closed",
    "form_score",
    "form_snooze",
    "form_treatment",
    "help",
    "leaving",
    "live",
    "live_intranasal",
    "live_late",
    "live_overdue",
    "live_recovery",
    "live_snoozed",
    "live_started",
    "new_session",
    "new_session_check",
    "new_session_confirm",
    "new_session_override",
    "new_session_patient",
    "people",
    "form_lock_times",
    "audit",
    "figures",
    "figures_cohort",
    "figures_by_month",
    "figures_response",
    "backtest_empty",
    "backtest_running",
    "backtest",
    "backtest_crowded",
    "oversight",
    "oversight_drugs",
    "oversight_overrides",
    "oversight_staff",
    "oversight_viewed",
    "form_report",
    "form_report_asked",
    "oversight_reports",
    "oversight_sample",
    "form_hold",
    "oversight_empty",
    "session_table",
    "session_timeline",
    "session_column",
    "session_replay",
    "session_replay_later",
    "session_queries",
    "session_course",
    "session_ringed",
    "form_query",
    "lock",
    "lock_reason",
    "veil",
    "glass",
    "palette",
    "protocol",
    "quick_event",
    "session",
    "sessions",
    "sessions_filtered",
    "sessions_preview",
    "sessions_none",
    "sessions_crowded",
    "session_ticked",
    "form_co_sign_why",
    "set_up_code_refused",
    "sign_in",
    "set_up_name",
    "set_up_password",
    "set_up_code",
    "set_up_pin",
    "first_sign_in",
    "another_password",
    "another_pin_not_kept",
    "forgotten_password",
    "transfer_sheet",
    "why",
}


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole tour, smaller than usual."""
    out = tmp_path_factory.mktemp("tour") / "pictures"
    ran = run_alone("tour", "--out", str(out), "--size", "1280x720")
    files = "session.csv, session.json, report.pdf and three sheets"
    told = f"{2 * len(SCREENS)} pictures, {files} are in {out}.\n"
    assert (ran.status, ran.out) == (0, told)
    first, *each = ran.err.splitlines()
    assert first.startswith(f"Drawing {len(SCREENS)} screens")
    assert len(each) == len(SCREENS)
    assert each[-1].startswith(f"{len(SCREENS)} of {len(SCREENS)}: ")
    return out


def size_of(picture: Path) -> tuple[int, int]:
    """Width and height as a PNG file's header gives them."""
    head = picture.read_bytes()[:24]
    assert head.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", head[16:])
    return width, height


def test_every_screen_by_day_and_by_night(drawn: Path) -> None:
    """Two pictures of each screen in the size asked for, and no two the same."""
    pictures = sorted(drawn.glob("*.png"))

    names = {p.stem for p in pictures}
    assert names == {f"{s}_{mode}" for s in SCREENS for mode in ("day", "night")}
    assert {size_of(p) for p in pictures} == {(1280, 720)}
    assert len({p.read_bytes() for p in pictures}) == len(pictures)


def test_the_session_it_shows(drawn: Path) -> None:
    """The session on the pictures is there as CSV and JSON."""
    exported = json.loads((drawn / "session.json").read_text(encoding="utf-8"))
    table = (drawn / "session.csv").read_text(encoding="utf-8").splitlines()

    assert exported["session"]["closed_at"] == "2026-03-14T15:15:00Z"
    assert exported["session"]["doses"][0]["weight_kg"] == 68.4
    assert len(table) == len(exported["observations"]) + 1
    for name in ("report", "esketamine", "downtime", "downtime_blank"):
        assert (drawn / f"{name}.pdf").read_bytes().startswith(b"%PDF-")


def test_a_scaled_window_fills_its_picture(tmp_path: Path) -> None:
    """At 200 % a picture smaller than the least window is refused in a line."""
    ran = run_alone(
        "tour", "--out", str(tmp_path / "x"), "--size", "1920x1080", "--scale", "200"
    )

    assert ran.status == 2
    assert ran.complaint == (
        "At 200 % a picture has at least 2560x1440 pixels. vigil tour --help tells how."
    )


def test_a_place_that_can_not_be_made_is_told(tmp_path: Path) -> None:
    """Where the folder can't be, it says so before anything is drawn."""
    (tmp_path / "file").write_text("in the way")
    ran = run_alone("tour", "--out", str(tmp_path / "file" / "pictures"))

    assert ran.status == 2
    assert "can't be put into" in ran.complaint
