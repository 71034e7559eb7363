"""Payloads survive storage exactly, and what is not known is said to be unknown."""

from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.chart.entries import tag_of
from monitor.chart.kinds import (
    AnyKind,
    EntryAmended,
    NoteRecorded,
    ObservationsRecorded,
    OxygenRecorded,
    Reading,
)
from monitor.charting.faults import UnknownKind
from monitor.storage.codec import KNOWN_TAGS, decoded, encoded, split_tag

AMOUNTS = st.decimals(allow_nan=False, allow_infinity=False, places=2)


def back(payload: AnyKind) -> AnyKind:
    return decoded(*split_tag(tag_of(payload)), encoded(payload))


@pytest.mark.parametrize("typed", ["68.4", "68.40", "0.50", "100", "1E+2", "-0"])
def test_amounts_keep_their_digits(typed: str) -> None:
    """An amount comes back with the digits that were charted, trailing zeros too."""
    payload = OxygenRecorded(litres_per_minute=Decimal(typed))

    returned = back(payload)

    assert isinstance(returned, OxygenRecorded)
    assert str(returned.litres_per_minute) == typed


@given(
    st.lists(
        st.builds(
            Reading,
            field=st.text(max_size=10),
            value=st.none() | AMOUNTS,
            not_done=st.none() | st.sampled_from(["refused", "asleep", "other"]),
            mode=st.none() | st.sampled_from(["asked", "observed"]),
            unchanged=st.booleans(),
        ),
        max_size=9,
    )
)
def test_sets_come_back_as_they_were(readings: list[Reading]) -> None:
    """Whatever a set holds, it is the same after storage, and so are its bytes."""
    payload = ObservationsRecorded(readings=tuple(readings))

    returned = back(payload)

    assert returned == payload
    assert encoded(returned) == encoded(payload)


def test_what_a_reading_does_not_say_is_not_stored() -> None:
    """And what is not stored means for ever what it means now."""
    charted = ObservationsRecorded(readings=(Reading(field="hr", value=Decimal(70)),))
    stored = (
        b'{"kind":"observations-recorded/1","readings":[{"field":"hr","value":"70"}]}'
    )

    assert encoded(charted) == stored
    assert back(charted) == ObservationsRecorded(
        readings=(
            Reading(
                field="hr",
                value=Decimal(70),
                not_done=None,
                mode=None,
                challenge=None,
                unchanged=False,
            ),
        )
    )


@given(st.text())
def test_notes_come_back_as_they_were(text: str) -> None:
    """Any text that can be encoded at all is read back unchanged."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return

    assert back(NoteRecorded(text=text)) == NoteRecorded(text=text)


def test_every_kind_has_a_stored_name() -> None:
    """Names are lower case with a version, and there are as many as kinds."""
    assert len(KNOWN_TAGS) == len(get_args(AnyKind))
    for tag in KNOWN_TAGS:
        name, version = split_tag(tag)
        assert name.replace("-", "").isalpha()
        assert name.islower()
        assert version >= 1


def test_names_are_not_import_paths() -> None:
    """What is stored is our own name, so that code can move."""
    content = encoded(NoteRecorded(text="x"))

    assert b'"kind":"note-recorded/1"' in content
    assert b"monitor" not in content


@pytest.mark.parametrize(
    ("kind", "version", "content"),
    [
        ("pain-recorded", 1, b"{}"),
        ("note-recorded", 2, b'{"kind":"note-recorded/2","text":"x"}'),
        ("note-recorded", 1, b'{"kind":"weight-recorded/1"}'),
        ("note-recorded", 1, b'{"kind":"note-recorded/1"}'),
        ("note-recorded", 1, b'{"kind":"note-recorded/1","text":7}'),
        ("note-recorded", 1, b'{"kind":"note-recorded/1","text":"x","new":1}'),
        ("note-recorded", 1, b"not even JSON"),
        (
            "entry-amended",
            1,
            b'{"kind":"entry-amended/1","replacement":{"kind":"pain-recorded/1"}}',
        ),
        (
            "note-recorded",
            1,
            b'{"kind":"oxygen-recorded/1","litres_per_minute":null}',
        ),
    ],
    ids=[
        "unknown name",
        "later version",
        "incomplete other kind",
        "field missing",
        "wrong type",
        "unknown field",
        "not readable",
        "unknown kind inside an amendment",
        "header and content disagree",
    ],
)
def test_what_is_not_known_is_named(kind: str, version: int, content: bytes) -> None:
    """Nothing unknown is passed over in silence; the error names the kind."""
    with pytest.raises(UnknownKind) as error:
        decoded(kind, version, content)

    assert error.value.tag == f"{kind}/{version}"
    assert f"{kind}/{version}" in str(error.value)


def test_an_amendment_carries_its_replacement() -> None:
    """The replacement in an amendment is stored under its own name."""
    amendment = EntryAmended(replacement=NoteRecorded(text="right"))

    assert back(amendment) == amendment
    assert b'"kind":"note-recorded/1"' in encoded(amendment)
