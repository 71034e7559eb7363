"""People are let in, given other passwords, and shut out."""

import pytest

from monitor.access.enrolling import (
    with_newest_key,
    with_next_key,
    with_other_code,
    with_other_password,
    with_person,
    without_person,
)
from monitor.access.faults import SlotsRefused
from monitor.access.record_key import DataKeys, new_record_key
from monitor.access.signing_in import Credentials
from monitor.access.slots import KeySlots
from monitor.chart.refusals import Refusal
from tests.access.keyring import (
    CHEAP,
    CODE,
    CODE_PRINTED,
    KEY,
    KEYS,
    MARTHA,
    MARTHAS,
    NEXT_KEY,
    OWEN,
    OWENS,
    STRANGERS,
    bare_slots,
    changed,
    recovered,
    refused,
    signed_in,
    two_people,
)

_OTHER = Credentials(name="martha", password="lantern frost plum otter")


def test_every_change_counts_up() -> None:
    """By the generation the newer of two copies is told."""
    slots = [bare_slots()]
    slots.append(with_person(slots[-1], MARTHA, MARTHAS, KEYS, CHEAP))
    slots.append(with_person(slots[-1], OWEN, OWENS, KEYS, CHEAP))
    slots.append(changed(with_other_password(slots[-1], MARTHAS, _OTHER, CHEAP)))
    slots.append(changed(without_person(slots[-1], OWEN, {MARTHA})))
    slots.append(with_next_key(slots[-1], NEXT_KEY))
    slots.append(with_newest_key(slots[-1]))

    assert [each.generation for each in slots] == [1, 2, 3, 4, 5, 6, 7]


def test_whoever_forgot_the_password_gets_another_slot() -> None:
    """By anybody who has the record open; the old password is out, and the old key."""
    slots = two_people()
    before = signed_in(slots, MARTHAS)

    renewed = with_person(slots, MARTHA, _OTHER, before.keys, CHEAP)

    refused(renewed, MARTHAS)
    assert signed_in(renewed, _OTHER).signing_key != before.signing_key
    assert signed_in(renewed, OWENS).person == OWEN
    assert len(renewed.people) == 2


def test_another_password_keeps_the_signing_key() -> None:
    slots = two_people()

    renewed = changed(with_other_password(slots, MARTHAS, _OTHER, CHEAP))

    refused(renewed, MARTHAS)
    assert signed_in(renewed, _OTHER) == signed_in(slots, MARTHAS)
    slot = renewed.of(MARTHA)
    assert slot is not None
    assert slot.version == 2


def test_another_name_is_another_sign_in() -> None:
    married = Credentials(name="martha reed", password=MARTHAS.password)

    renewed = changed(with_other_password(two_people(), MARTHAS, married, CHEAP))

    refused(renewed, MARTHAS)
    assert signed_in(renewed, married).person == MARTHA


def test_a_password_is_changed_only_by_whoever_knows_it() -> None:
    """An open screen is not enough."""
    slots = two_people()

    answer = with_other_password(slots, STRANGERS, _OTHER, CHEAP)

    assert isinstance(answer, Refusal)
    assert signed_in(slots, MARTHAS).person == MARTHA


def test_whoever_is_removed_has_no_slot() -> None:
    slots = changed(without_person(two_people(), OWEN, {MARTHA}))

    refused(slots, OWENS)
    assert signed_in(slots, MARTHAS).keys == KEYS
    assert recovered(slots) == KEYS


@pytest.mark.parametrize(
    ("removed", "administrators", "taken"),
    [
        (OWEN, {MARTHA}, True),
        (MARTHA, {MARTHA}, False),
        (MARTHA, {MARTHA, OWEN}, True),
        (OWEN, set(), False),
        # One who is an administrator by the record, and has no slot, opens nothing.
        (MARTHA, {MARTHA, KEY}, False),
    ],
)
def test_one_administrator_stays(
    removed: object, administrators: set[object], *, taken: bool
) -> None:
    answer = without_person(two_people(), removed, administrators)  # type: ignore[arg-type]

    assert isinstance(answer, KeySlots) == taken
    if isinstance(answer, Refusal):
        assert "nobody who could give it to others would be left" in answer.why


def test_to_remove_somebody_twice_changes_nothing() -> None:
    slots = changed(without_person(two_people(), OWEN, {MARTHA}))

    assert without_person(slots, OWEN, {MARTHA}) is slots


def test_everybody_who_stays_gets_the_next_key_without_a_password() -> None:
    """Who was removed gets it neither from the new file nor with the old keys."""
    slots = changed(without_person(two_people(), OWEN, {MARTHA}))

    begun = with_next_key(slots, NEXT_KEY)
    ended = with_newest_key(begun)

    both = DataKeys(current=NEXT_KEY, before=KEY)
    assert signed_in(begun, MARTHAS).keys == recovered(begun) == both
    alone = DataKeys(current=NEXT_KEY)
    assert signed_in(ended, MARTHAS).keys == recovered(ended, CODE_PRINTED) == alone
    refused(ended, OWENS)


def test_people_are_let_in_while_the_record_is_keyed_anew() -> None:
    """Whoever comes then gets both keys, too."""
    begun = with_next_key(two_people(), NEXT_KEY)
    martha = signed_in(begun, MARTHAS)

    joined = with_person(begun, OWEN, _OTHER, martha.keys, CHEAP)

    assert joined.is_consistent
    assert signed_in(joined, _OTHER).keys == martha.keys
    assert signed_in(with_newest_key(joined), _OTHER).keys.current == NEXT_KEY


BOTH = DataKeys(current=NEXT_KEY, before=KEY)


@pytest.mark.parametrize("begun", [False, True])
@pytest.mark.parametrize("keys", [DataKeys(current=NEXT_KEY), BOTH])
def test_as_many_keys_are_sealed_as_the_other_slots_have(
    keys: DataKeys, *, begun: bool
) -> None:
    """Whatever is remembered; where the other slots have one more, nothing is."""
    slots = with_next_key(two_people(), NEXT_KEY)
    slots = slots if begun else with_newest_key(slots)
    if begun and keys.before is None:
        with pytest.raises(SlotsRefused):
            with_person(slots, OWEN, _OTHER, keys, CHEAP)
        with pytest.raises(SlotsRefused):
            with_other_code(slots, CODE, keys)
        return
    joined = with_other_code(with_person(slots, OWEN, _OTHER, keys, CHEAP), CODE, keys)

    assert joined.is_consistent
    assert signed_in(joined, _OTHER).keys == signed_in(slots, MARTHAS).keys
    assert recovered(joined) == signed_in(slots, MARTHAS).keys


def test_keying_anew_is_ended_before_it_is_begun_again() -> None:
    begun = with_next_key(two_people(), NEXT_KEY)

    with pytest.raises(ValueError, match="end that first"):
        with_next_key(begun, new_record_key())


def test_two_new_keys_differ() -> None:
    assert new_record_key() != new_record_key()
