"""Figures go by the times that a protocol names, at the limit and beyond it."""

import pytest
from msgspec.structs import replace

from monitor.protocol.audit_table import Answered, Audit, Ready, Repeated, Slow
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.parsing import parse_protocol
from monitor.review import answering, endings
from monitor.review.begun import Begun, Scored
from monitor.review.completeness import all_completeness
from monitor.review.figures import figures
from monitor.review.indicators import Share
from monitor.review.outcome import OUTCOMES, all_outcomes
from monitor.review.reviewed import Reviewed
from monitor.scales.scale import Scale
from tests.builders import CALM, Chronicle, iv40, iv40_text
from tests.protocol.shipped import SHIPPED, shipped
from tests.review.ward import reviewed
from tests.typed_sets import readings

HIGH, MEDIUM = "205/95 80 97 14 5 0 1 0", "182/95 80 97 14 5 0 1 0"
SAID = "So the test has it"


def having(**parts: object) -> CareProtocol:
    """iv40 with these parts of its table, and no others."""
    return replace(iv40(), audit=Audit(**parts))  # type: ignore[arg-type]


def of_before() -> CareProtocol:
    """The text as it was when it could not name any of these times."""
    return parse_protocol(iv40_text().split("# What figures over many sessions")[0])


def alerted(line: str, protocol: CareProtocol) -> tuple[Chronicle, str]:
    """Something high or medium is read at 10; the key of its alert."""
    chronicle = Chronicle(protocol=protocol).start()
    chronicle.observe(10, line)
    chronicle.show(10)
    wanted = "high" if line == HIGH else "medium"
    found = chronicle.assess(10).alerts
    return chronicle, next(a.key for a in found if a.priority == wanted)


def ended(chronicle: Chronicle, minute: float = 103) -> Reviewed:
    chronicle.infuse(40, "completed")
    chronicle.close(minute)
    return reviewed(chronicle)


def acknowledged(after_seconds: float, protocol: CareProtocol) -> Reviewed:
    chronicle, key = alerted(HIGH, protocol)
    chronicle.acknowledge(10 + after_seconds / 60, key)
    return ended(chronicle)


def counts(found: Share) -> tuple[int, int]:
    return found.numerator, found.denominator


def of_endings(sessions: list[Reviewed]) -> dict[str, Share]:
    return {share.name: share for share in endings.all_endings(sessions)}


def answered(sessions: list[Reviewed]) -> dict[str, Share]:
    found = answering.all_answering(sessions)
    shares = {share.name: share for share in found if isinstance(share, Share)}
    return {name: share for name, share in shares.items() if "acknowledged" in name}


@pytest.mark.parametrize("id_", SHIPPED)
def test_each_that_ships_names_them_with_their_sources(id_: str) -> None:
    """An infusion of four hours has no time by which its patient is ready."""
    audit = shipped(id_).audit
    parts = (audit.slow, audit.answered, audit.repeated)
    assert all(part is not None and part.source for part in parts)
    assert (audit.ready is None) == (id_ == "iv_pain")


@pytest.mark.parametrize(("seconds", "slow"), [(89, 0), (90, 0), (91, 1)])
def test_slow_is_what_the_protocol_calls_slow(seconds: float, slow: int) -> None:
    protocol = having(slow=Slow(after_seconds=90, source=SAID))
    session = acknowledged(seconds, protocol).session
    assert figures(session, protocol, None).response.slow == slow


@pytest.mark.parametrize(("seconds", "slow"), [(119, 0), (120, 0), (121, 1)])
def test_a_text_without_the_table_counts_as_it_did(seconds: float, slow: int) -> None:
    """What the list has of such sessions was written so, and is proved against it."""
    protocol = of_before()
    session = acknowledged(seconds, protocol).session
    assert figures(session, protocol, None).response.slow == slow


@pytest.mark.parametrize("protocol", [None, having()])
def test_without_a_time_nobody_knows_what_is_slow(
    protocol: CareProtocol | None,
) -> None:
    """A text that can't be read here, and one whose table names none."""
    session = acknowledged(600, having()).session
    assert figures(session, protocol, None).response.slow is None


@pytest.mark.parametrize(
    ("seconds", "within"), [(179, (1, 1)), (180, (1, 1)), (181, (0, 1))]
)
def test_answered_within_the_minutes_that_are_named(
    seconds: float, within: tuple[int, int]
) -> None:
    named = Answered(within_minutes=(10, 3), source=SAID)
    found = answered([acknowledged(seconds, having(answered=named))])
    assert list(found) == [
        "High alerts acknowledged within 3min",
        "High alerts acknowledged within 10min",
    ]
    assert counts(found["High alerts acknowledged within 3min"]) == within


def test_only_sessions_whose_protocol_names_that_time_count() -> None:
    """The one of before is left out, and that is told."""
    sessions = [acknowledged(30, iv40()), acknowledged(30, of_before())]
    found = answered(sessions)["High alerts acknowledged within 1min"]
    assert counts(found) == (1, 1)
    assert "1 session whose protocol says nothing of it left out" in found.formula


def test_where_no_protocol_names_a_time_that_is_told() -> None:
    """Never a number that nobody approved."""
    old = [acknowledged(30, of_before())]
    (answer,) = answered(old).values()
    told = [answer, answering.pressure_repeated(old)]
    told.append(of_endings(old)["Not ready in time"])
    for figure in told:
        assert (figure.of, figure.denominator, figure.value) == (0, 0, None)
        left_out = "1 session whose protocol says nothing of it left out"
        assert figure.formula.endswith(left_out)


@pytest.mark.parametrize(
    ("minutes", "repeated"), [(4.9, (1, 1)), (5, (1, 1)), (5.1, (0, 1))]
)
def test_a_pressure_read_again_so_much_later(
    minutes: float, repeated: tuple[int, int]
) -> None:
    """iv40 asks for it after 2 min; here it may be 3 later."""
    later = Repeated(tolerance_minutes=3, source=SAID)
    chronicle, _ = alerted(MEDIUM, having(repeated=later))
    chronicle.observe(10 + minutes, CALM)
    assert counts(answering.pressure_repeated([ended(chronicle)])) == repeated


@pytest.mark.parametrize(
    ("minutes", "repeated"),
    [
        ((0.9,), (0, 1)),
        ((1,), (1, 1)),
        ((3,), (1, 1)),
        ((3.1,), (0, 1)),
        ((0.5, 2), (1, 1)),
        ((0.5, 3.5), (0, 1)),
        ((), (0, 1)),
    ],
)
def test_a_pressure_read_again_too_soon_is_not_read_again(
    minutes: tuple[float, ...], repeated: tuple[int, int]
) -> None:
    """iv40 asks for it after 2 min; here that is 1 to 3, whatever was read before."""
    about = Repeated(tolerance_minutes=1, source=SAID)
    chronicle, _ = alerted(MEDIUM, having(repeated=about))
    for minute in minutes:
        chronicle.observe(10 + minute, CALM)
    assert counts(answering.pressure_repeated([ended(chronicle)])) == repeated


def test_a_set_without_a_pressure_reads_none_again() -> None:
    chronicle, _ = alerted(MEDIUM, iv40())
    chronicle.observe(12, readings(hr=80, spo2=97))
    assert counts(answering.pressure_repeated([ended(chronicle)])) == (0, 1)


@pytest.mark.parametrize(
    ("minute", "late"), [(89, (0, 1)), (90, (0, 1)), (90.5, (1, 1))]
)
def test_ready_by_the_minute_that_is_named(
    minute: float, late: tuple[int, int]
) -> None:
    by = having(ready=Ready(within_minutes=90, source=SAID))
    found = of_endings([ended(Chronicle(protocol=by).start(), minute)])
    assert counts(found["Not ready at 90min"]) == late
    assert "Not ready at 120min" not in found


def test_each_time_that_is_named_has_its_own_figure() -> None:
    at_90 = having(ready=Ready(within_minutes=90, source=SAID))
    sessions = [ended(Chronicle(protocol=of).start()) for of in (at_90, iv40())]
    found = of_endings(sessions)
    assert counts(found["Not ready at 90min"]) == (1, 1)
    assert counts(found["Not ready at 120min"]) == (0, 1)


def test_that_breaths_were_counted_is_said_to_be_charted_nowhere() -> None:
    """Never a share that nobody can know; and nothing where none are asked for."""
    named = "Respirations counted, not assumed"
    of_40 = ended(Chronicle(protocol=iv40()).start())
    (told,) = (f for f in all_completeness([of_40]) if f.name == named)
    assert (told.of, counts(told), told.value) == (0, (0, 0), None)
    assert told.formula.startswith("not charted: ")
    fields = tuple(f for f in iv40().charting.fields if f.code != "rr")
    without = replace(iv40(), charting=replace(iv40().charting, fields=fields))
    other = replace(of_40, protocol=without)
    assert not [f for f in all_completeness([other]) if f.name == named]


@pytest.mark.parametrize("scale", OUTCOMES, ids=lambda scale: scale.id)
def test_remission_is_by_the_cut_of_the_scale(scale: Scale) -> None:
    """Below it and at it, and not above."""
    cut = scale.remission
    assert cut is not None
    assert cut.source
    for last, met in ((cut.at_most - 1, 1), (cut.at_most, 1), (cut.at_most + 1, 0)):
        totals = (cut.at_most + 1, 20, 20, 20, 20, last)
        patient = Begun(
            sessions=tuple(
                Scored(totals={scale.id: total}, is_looked_at=True) for total in totals
            )
        )
        found = [s for s in all_outcomes([patient]) if "remission" in s.name]
        assert [counts(share) for share in found] == [(met, 1)]
