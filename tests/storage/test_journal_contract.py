"""What every journal promises, in memory and in a file."""

from uuid import UUID

import pytest
from msgspec.structs import replace

from monitor.chart.entries import Actor, Stream
from monitor.chart.kinds import NoteRecorded, SessionClosed
from monitor.charting.faults import ConflictingEntry
from monitor.charting.ports import Station
from monitor.storage.hashing import FIRST_PREV_LINK, link_of
from monitor.storage.rows import row_of
from tests.desk import NURSE, PATIENT, RELIEF
from tests.storage.charted import (
    at,
    circumstances,
    named,
    note,
    opening,
    patient,
    session_stream,
)
from tests.storage.conftest import Kept


def test_returns_what_it_stored(kept: Kept) -> None:
    """What append returns is what is read back, down to the hashes."""
    returned = kept.journal.append([opening(), note("a", 1)], NURSE, circumstances(2))

    assert kept.journal.entries(session_stream()) == returned


def test_header_holds_the_circumstances(kept: Kept) -> None:
    """The header says who charted, when, where, and with what."""
    (entry,) = kept.journal.append([note("a", 1)], NURSE, circumstances(2))

    assert (entry.author, entry.auth_method) == (NURSE.person, "unverified")
    assert (entry.effective_at, entry.recorded_at) == (at(1), at(2))
    assert entry.received_at == at(2)
    assert (entry.recorded_mono, entry.boot_id) == (1120.25, "boot of the test")
    assert (entry.station, entry.epoch) == (
        kept.journal.station.id,
        kept.journal.station.epoch,
    )
    assert (entry.app_version, entry.protocol_hash) == ("0.1.0", "ab" * 32)
    assert entry.server_offset is None


def test_keeps_what_stands_beside_the_payload(kept: Kept) -> None:
    """Reason and what is superseded are read back in order."""
    corrected = replace(note("b"), supersedes=(named("x"), named("y")), reason="slip")

    kept.journal.append([corrected], NURSE, circumstances())

    (entry,) = kept.journal.entries(session_stream())
    assert entry.supersedes == (named("x"), named("y"))
    assert entry.reason == "slip"


def test_numbers_have_no_gap(kept: Kept) -> None:
    """Every entry takes the next number, across appends and streams."""
    kept.journal.append([opening(), note("a")], NURSE, circumstances())
    kept.journal.append([patient()], NURSE, circumstances(1))
    kept.journal.append([note("b")], RELIEF, circumstances(2))

    chain = kept.journal.entries_since(kept.journal.station, 0)

    assert [entry.seq for entry in chain] == [1, 2, 3, 4]


def test_each_link_follows_the_one_before(kept: Kept) -> None:
    """Headers are chained from a known beginning."""
    kept.journal.append([opening(), note("a")], NURSE, circumstances())
    kept.journal.append([note("b")], NURSE, circumstances())

    chain = kept.journal.entries_since(kept.journal.station, 0)

    assert chain[0].prev_link == FIRST_PREV_LINK
    assert [e.prev_link for e in chain[1:]] == [e.link for e in chain[:-1]]
    assert [e.link for e in chain] == [link_of(row_of(e)) for e in chain]


def test_same_content_has_another_leaf(kept: Kept) -> None:
    """The salt keeps equal payloads from showing that they are equal."""
    same = [replace(note(n), payload=NoteRecorded(text="well")) for n in ("a", "b")]

    one, other = kept.journal.append(same, NURSE, circumstances())

    assert one.leaf != other.leaf


def test_asking_twice_charts_once(kept: Kept) -> None:
    """A retry returns what is stored and adds nothing."""
    new = [opening(), note("a")]
    first = kept.journal.append(new, NURSE, circumstances())

    again = kept.journal.append(new, NURSE, circumstances(5))

    assert again == first
    assert kept.journal.entries(session_stream()) == first


@pytest.mark.parametrize(
    "change",
    [
        {"payload": NoteRecorded(text="another text")},
        {"effective_at": at(1)},
        {"reason": "because"},
        {"supersedes": (named("x"),)},
        {"stream": session_stream("another")},
    ],
    ids=lambda change: next(iter(change)),
)
def test_another_content_under_an_id_is_an_error(
    kept: Kept, change: dict[str, object]
) -> None:
    """An id that comes again with anything changed is refused, nothing is written."""
    stored = kept.journal.append([note("a")], NURSE, circumstances())

    with pytest.raises(ConflictingEntry):
        kept.journal.append([replace(note("a"), **change)], NURSE, circumstances())

    assert kept.journal.entries_since(kept.journal.station, 0) == stored


def test_another_author_under_an_id_is_an_error(kept: Kept) -> None:
    """What one nurse charted can't be charted again by another."""
    kept.journal.append([note("a")], NURSE, circumstances())

    with pytest.raises(ConflictingEntry):
        kept.journal.append([note("a")], RELIEF, circumstances())


def test_all_or_nothing(kept: Kept) -> None:
    """Of entries asked for together none is written if one can't be."""
    stored = kept.journal.append([note("a")], NURSE, circumstances())

    with pytest.raises(ConflictingEntry):
        kept.journal.append([note("b"), note("a")], NURSE, circumstances())

    assert kept.journal.entries(session_stream()) == stored


def test_nothing_asked_nothing_written(kept: Kept) -> None:
    """An append of no entries returns none."""
    assert kept.journal.append([], NURSE, circumstances()) == ()


def test_a_time_without_a_zone_is_not_charted(kept: Kept) -> None:
    """A naive time is a bug and reaches nobody's record."""
    naive = replace(note("a"), effective_at=at(0).replace(tzinfo=None))

    with pytest.raises(ValueError, match="zone"):
        kept.journal.append([naive], NURSE, circumstances())

    assert kept.journal.entries(session_stream()) == ()


def test_times_are_kept_to_the_millisecond(kept: Kept) -> None:
    """What lies below a millisecond is cut off, in what is returned too."""
    exact = at(0).replace(microsecond=123_987)

    (entry,) = kept.journal.append(
        [replace(note("a"), effective_at=exact)], NURSE, circumstances(1)
    )

    assert entry.effective_at == at(0).replace(microsecond=123_000)


def test_confirm_tells_what_is_there(kept: Kept) -> None:
    """Confirming returns exactly the stored ones."""
    (stored,) = kept.journal.append([note("a")], NURSE, circumstances())

    assert kept.journal.confirm([named("a"), named("b")]) == (stored,)


def test_streams_are_apart(kept: Kept) -> None:
    """A stream is read without the entries of another of the same id."""
    kept.journal.append([opening()], NURSE, circumstances())

    assert kept.journal.entries(Stream("patient", session_stream().id)) == ()


def test_what_can_be_read_is_all_of_a_sound_stream(kept: Kept) -> None:
    """Where nothing is unknown, what can be read is the stream."""
    kept.journal.append([opening(), note("a", 1)], NURSE, circumstances(2))

    stream = session_stream()
    assert kept.journal.readable(stream) == kept.journal.entries(stream)


def test_headers_name_the_kind(kept: Kept) -> None:
    """Headers are told in the order of arrival with their stored names."""
    kept.journal.append([opening(), note("a", 1)], NURSE, circumstances(2))

    headers = kept.journal.headers(session_stream())

    assert [(h.kind, h.version) for h in headers] == [
        ("session-opened", 1),
        ("note-recorded", 1),
    ]
    assert headers[1].effective_at == at(1)
    assert headers[1].recorded_at == at(2)
    assert headers[1].author == NURSE.person


def test_reads_on_from_a_number(kept: Kept) -> None:
    """A chain is read from after the number that is already known."""
    kept.journal.append([note("a"), note("b"), note("c")], NURSE, circumstances())

    later = kept.journal.entries_since(kept.journal.station, 2)

    assert [entry.id for entry in later] == [named("c")]


def test_an_unknown_chain_is_empty(kept: Kept) -> None:
    """Nothing is known of a station that never wrote here."""
    kept.journal.append([note("a")], NURSE, circumstances())

    stranger = Station(id=named("stranger"), epoch=named("epoch"))
    assert kept.journal.entries_since(stranger, 0) == ()


def test_a_protocol_is_kept_by_its_content(kept: Kept) -> None:
    """A text is stored once under its hash and read back to the letter."""
    text = 'id = "iv40"\r\ntitle = "Ketamin über 40 min"\n'

    sha256 = kept.journal.keep_protocol(text)

    assert kept.journal.keep_protocol(text) == sha256
    assert kept.journal.protocol(sha256) == text
    assert kept.journal.protocols() == (sha256,)


def test_a_protocol_never_stored_is_not_found(kept: Kept) -> None:
    """An unknown hash is said to be unknown."""
    with pytest.raises(KeyError):
        kept.journal.protocol("00" * 32)


def test_the_actor_may_be_verified(kept: Kept) -> None:
    """How the author proved who they are is stored with each entry."""
    signed_in = Actor(person=UUID(int=7), name="R. Singh RN", auth_method="pin")
    closing = replace(note("a"), payload=SessionClosed(ready_at=at(0), left_at=at(1)))

    (entry,) = kept.journal.append([closing], signed_in, circumstances())

    assert (entry.author, entry.auth_method) == (UUID(int=7), "pin")


def test_tells_when_it_wrote_last(kept: Kept) -> None:
    """Of whatever stream; nothing in a record that is empty."""
    assert kept.journal.last_recorded_at() is None
    kept.journal.append([opening(), note("a", 1)], NURSE, circumstances(2))
    kept.journal.append([patient()], NURSE, circumstances(3))
    assert kept.journal.last_recorded_at() == at(3)


def test_lists_the_sessions_of_a_patient(kept: Kept) -> None:
    """The newest first; what is charted in one changes the mark of that one alone."""
    kept.journal.append([patient()], NURSE, circumstances())
    kept.journal.append([opening()], NURSE, circumstances())
    kept.journal.append([opening("second", 30)], NURSE, circumstances(30))

    second, first = kept.journal.sessions_of(PATIENT.id)
    kept.journal.append([note("a", 31)], NURSE, circumstances(31))

    assert [first.id, second.id] == [session_stream().id, session_stream("second").id]
    assert (first.opened_at, second.opened_at) == (at(0), at(30))
    after_second, after_first = kept.journal.sessions_of(PATIENT.id)
    assert after_second == second
    assert after_first.last > first.last
    assert kept.journal.sessions_of(named("nobody")) == ()
