"""What a supervisor looks over, in lines."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from msgspec.structs import replace

from monitor.chart.keeping import Hold, Retention
from monitor.chart.kinds import GateOverridden, ReportStatus, WasteRecorded
from monitor.protocol.drug_account import drug_account
from monitor.review.drawing import Drawn
from monitor.review.indexed import indexed
from monitor.review.kept_records import Kept
from monitor.review.left_open import left_open
from monitor.review.overrides import override_figures
from monitor.review.overseen import Overseen
from monitor.review.reports_due import reports_due
from monitor.review.retention import KeptSo
from tests.builders import NURSE, PATIENT, SESSION, SPACE, START, Chronicle, at, iv40
from ui.views.oversight.lines import named
from ui.views.oversight.page import OversightView, oversight_view
from ui.views.oversight.shown import Shown, oversight_page_view
from ui.views.oversight.viewed_words import Viewed, viewed_section
from ui.views.page_actions import KEEPING

DAY = date(2026, 3, 14)
OPENED = "14-Mar-2026 13:06"
"""Its day and time, by the clock of its room."""
NOTHING = Kept(retention=None, holds=(), past=())


def told(chronicle: Chronicle | None, kept: Kept = NOTHING) -> Overseen:
    sessions = [] if chronicle is None else [chronicle.session]
    rows = {s.id: indexed(s, iv40(), None) for s in sessions}
    accounts = (drug_account(s, at(120)) for s in sessions)
    return Overseen(
        first=DAY,
        last=DAY,
        today=DAY,
        rows=rows,
        left=left_open(rows.values(), DAY, DAY),
        accounts=tuple(account for account in accounts if account is not None),
        overrides=override_figures((s, iv40()) for s in sessions),
        reports=tuple(r for s in sessions for r in reports_due(s, iv40())),
        unreadable=0,
        kept=kept,
    )


def unfinished(chronicle: Chronicle, today: date) -> Overseen:
    found = told(chronicle)
    left = left_open(found.rows.values(), DAY, today)
    return replace(found, today=today, left=left)


def lines(view: OversightView, title: str) -> list[str]:
    section = next(s for s in view.sections if s.title.startswith(title))
    return [line.spoken for line in section.lines]


@pytest.fixture
def charted() -> Chronicle:
    """A session in which a tenth of a mg is missing, and a check was overridden."""
    chronicle = Chronicle().open().made_ready()
    word = GateOverridden(gate="consent", prescriber="Dr Meyer", reason="on paper")
    chronicle.add(word, -5)
    chronicle.infuse(0, "started", "51.3")
    chronicle.infuse(40, "completed")
    waste = WasteRecorded(ml=Decimal("15.7"), witness="S. Lindqvist RN")
    chronicle.add(waste, 50)
    chronicle.add(ReportStatus(to="Board", state="sent", reference="R-17"), 60)
    return chronicle


def test_a_balance_that_does_not_come_out_is_marked_by_shape_and_word(
    charted: Chronicle,
) -> None:
    charted.close(100)
    view = oversight_view(told(charted))
    first, day = next(s for s in view.sections if s.name == "Drug account").lines
    assert (first.mark, first.state, first.session) == ("▲", "unaccounted", SESSION)
    assert first.detail == (
        "ketamine, lot 23LK; taken 50 mg; given 34.2 mg calculated; "
        "wasted 15.7 mg, seen by S. Lindqvist RN; balance +0.1 mg"
    )
    assert day.detail.endswith("balance 0.1 mg; 1 to look at")


def test_what_is_open_what_was_overridden_and_what_was_reported(
    charted: Chronicle,
) -> None:
    view = oversight_view(told(charted))
    (left,) = lines(view, "Open")
    assert left.startswith(f"never closed, {OPENED}, Room 1")
    assert view.sections[2].title == "Overrides by reason, in 1 of 1 session"
    (override,) = lines(view, "Overrides")
    assert override.startswith(
        f"1 ×, Consent: on paper, in 1 session; {OPENED}, Room 1"  # noqa: RUF001
    )
    (report,) = lines(view, "Reports")
    assert report.startswith("sent, Board, about the session, reference R-17")
    assert f"; {OPENED}, Room 1" in report


def test_two_of_one_day_are_told_apart_by_their_time(charted: Chronicle) -> None:
    """By the clock of their place."""
    row = indexed(charted.session, iv40(), None)
    later = row._replace(opened_ms=row.opened_ms + 60_000, zone="Asia/Tokyo")
    assert named(row).startswith(f"{OPENED}, Room 1")
    assert named(later).startswith("14-Mar-2026 22:07, Room 1")


@pytest.mark.parametrize(
    ("days", "told"), [(0, "of today"), (1, "for 1 day"), (1050, "for 1050 days")]
)
def test_for_how_long_it_is_so(charted: Chronicle, days: int, told: str) -> None:
    row = indexed(charted.session, iv40(), None)
    overseen = unfinished(charted, DAY + timedelta(days))
    assert left_open((row,), DAY, overseen.today)
    assert lines(oversight_view(overseen), "Open")[0].endswith(f", {told}")


def test_what_is_left_is_of_all_days_before_and_the_order_is_said(
    charted: Chronicle,
) -> None:
    view = oversight_view(told(charted))
    titles = [section.title for section in view.sections]
    assert titles[0] == (
        "Open and unsigned, of all sessions opened up to 14-Mar-2026:"
        " of each kind the oldest first"
    )
    assert titles[1].endswith(": what does not come out first, of each kind the newest")
    assert titles[3].endswith(": the most pressing first")
    assert titles[5] == "Staff and equipment: the newest first"


def test_what_does_not_come_out_stands_before_what_may_yet(charted: Chronicle) -> None:
    """An open session owes nothing yet; one that comes out is last."""
    charted.close(100)
    (account,) = told(charted).accounts
    kinds = ("balanced", "session open", "uncertain", "unaccounted")
    accounts = tuple(replace(account, standing=kind) for kind in kinds)
    view = oversight_view(replace(told(charted), accounts=accounts))
    drugs = next(s for s in view.sections if s.name == "Drug account")
    states = [line.state for line in drugs.lines if line.session is not None]
    assert states == ["unaccounted", "uncertain", "session open", "balanced"]
    assert drugs.pressing == 2


def test_what_is_left_out_is_said_in_every_section(charted: Chronicle) -> None:
    """A count without it would be of other sessions than it says."""
    view = oversight_view(replace(told(charted), unreadable=2))
    assert view.note == (
        "Sessions opened 14-Mar-2026; "
        "2 sessions left out, which this version can't read"
    )
    shown = Shown(told=replace(told(charted), unreadable=2), section=1)
    page = oversight_page_view(shown)
    assert page.heading == (
        "Drug account: what does not come out first, of each kind the newest;"
        " 2 sessions left out, which this version can't read"
    )
    assert page.note == "14-Mar-2026"


@pytest.mark.parametrize(("can_keep", "count"), [(True, 3), (False, 0)])
def test_who_may_not_hold_is_offered_no_button_of_it(
    charted: Chronicle, can_keep: bool, count: int
) -> None:
    shown = Shown(told=told(charted), section=-1, can_keep=can_keep)
    view = oversight_page_view(shown)
    assert view.heading == "Kept and held"
    assert len(view.actions & KEEPING) == count


def test_each_session_of_a_reason_can_be_opened(charted: Chronicle) -> None:
    counts = told(charted).overrides.counts
    two = (replace(counts[0], sessions=(SESSION, UUID(int=7))),)
    overrides = replace(told(charted).overrides, counts=two)
    view = oversight_view(replace(told(charted), overrides=overrides))
    found = next(s for s in view.sections if s.name == "Overrides").lines
    assert [line.session for line in found] == [SESSION, SESSION, UUID(int=7)]
    assert [line.of_several for line in found] == [True, False, False]


def test_a_day_without_sessions_says_so() -> None:
    view = oversight_view(told(None))
    assert all(s.lines or s.empty for s in view.sections)
    (kept,) = lines(view, "Kept")
    assert kept.startswith("kept, Nobody has chosen how long records are kept")


def test_a_sample_tells_its_seed_and_how_it_was_drawn(charted: Chronicle) -> None:
    other = UUID(int=7)
    sample = Drawn(seed="7f3a91c2", among=41, sessions=(SESSION, other))
    seed, first, second = lines(oversight_view(told(charted), sample), "Random")
    assert seed == (
        "seed, 7f3a91c2, 2 of 41 closed sessions: "
        "the lowest SHA-256 of seed, colon and session id"
    )
    assert (str(SESSION) in first, str(other) in second) == (True, True)


def test_holds_and_who_is_past_the_years_are_named_by_no_name() -> None:
    hold = Hold(
        id=SPACE,
        patient=PATIENT,
        reason="claim",
        asked_by="K. Weiss",
        placed_at=START,
        placed_by=NURSE,
    )
    past = KeptSo(
        patient=PATIENT, last=date(2015, 1, 2), until=date(2025, 1, 2), is_held=True
    )
    kept = Kept(
        retention=Retention(years=10, source="BGB 630f"), holds=(hold,), past=(past,)
    )
    found = lines(oversight_view(told(None, kept)), "Kept")
    short = PATIENT.hex[:8]
    assert found[0].startswith("kept, 10 years after the last session: BGB 630f")
    assert (
        found[1]
        == f"held, Patient {short}, asked by K. Weiss, since 14-Mar-2026: claim"
    )
    assert found[2].startswith(
        f"past, and held, Patient {short}, last session 02-Jan-2015"
    )


@pytest.mark.parametrize(("count", "shown"), [(499, 499), (500, 500), (501, 500)])
def test_of_very_many_the_first_are_told_and_how_many_there_are(
    charted: Chronicle, count: int, shown: int
) -> None:
    """What is to be looked at is counted all the same."""
    found = unfinished(charted, DAY)
    overseen = replace(found, left=found.left * count)
    view = oversight_page_view(Shown(told=overseen))
    assert len(view.lines) == shown
    cut = f"; the first {shown} of {count}"
    assert view.heading.endswith(cut) == (count > shown)
    assert view.sections[0].told == f"▲ {count}"
    whole = oversight_view(overseen).sections[0]
    assert (len(whole.lines), cut in whole.title) == (count, False)


@pytest.mark.parametrize(("among", "told_so"), [(0, False), (12_345, True)])
def test_days_that_have_more_sessions_than_were_looked_at(
    charted: Chronicle, among: int, *, told_so: bool
) -> None:
    """Whoever reads figures of the newest alone is told so, and what to do."""
    view = oversight_page_view(Shown(told=replace(told(charted), among=among)))
    assert (": the newest 0 of 12,345; choose fewer days" in view.note) == told_so


def test_what_only_tells_more_of_others_is_not_counted(charted: Chronicle) -> None:
    """The seed of a sample, a further session of a reason, the sum of a day."""
    counts = told(charted).overrides.counts
    three = (replace(counts[0], sessions=(SESSION, UUID(int=7), UUID(int=8))),)
    overrides = replace(told(charted).overrides, counts=three)
    sample = Drawn(seed="7f3a91c2", among=41, sessions=(SESSION, UUID(int=7)))
    overseen = replace(told(charted), overrides=overrides)
    view = oversight_view(overseen, sample)
    counted = {section.name: section.counted for section in view.sections}
    assert (counted["Random sample"], counted["Overrides"]) == (2, 1)
    assert counted["Drug account"] == len(overseen.accounts) == 1


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Overrides", "Nothing overridden. Alt+D shows other days"),
        ("Random sample", "None drawn yet. Alt+N draws one"),
        ("Open and unsigned", "Every session is signed"),
    ],
)
def test_an_empty_section_names_the_key_that_leads_on(name: str, said: str) -> None:
    shown = Shown(told=told(None))
    names = [section.name for section in oversight_page_view(shown).sections]
    view = oversight_page_view(replace(shown, section=names.index(name)))
    assert view.message == said


def test_whom_others_viewed_is_told_by_the_session_and_no_name() -> None:
    session = f"{OPENED}, Room 1, A. Okafor RN"
    viewed = Viewed(session, (), is_all=True, zone="Europe/London")
    section = viewed_section(viewed)
    assert section.title == f"Who viewed the patient of {session}"
