"""A name and its password, or the printed code, open the record; nothing else does."""

from unittest.mock import patch

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from msgspec.structs import replace

from monitor.access.derivation import derived
from monitor.access.enrolling import new_slots, with_other_code, with_person
from monitor.access.faults import SlotsDamaged
from monitor.access.recovery_code import printed
from monitor.access.signing_in import Credentials, open_by_code, sign_in
from monitor.access.slot_text import written
from monitor.access.slots import KeySlots, PersonSlot
from monitor.chart.refusals import Refusal
from tests.access.keyring import (
    CHEAP,
    CODE,
    KEY,
    KEYS,
    MARTHA,
    MARTHAS,
    OWEN,
    OWENS,
    RECORD,
    STRANGERS,
    bare_slots,
    full_width,
    recovered,
    refused,
    signed_in,
    two_people,
)


def test_each_person_gets_the_key_of_the_record() -> None:
    slots = two_people()

    martha, owen = signed_in(slots, MARTHAS), signed_in(slots, OWENS)

    assert (martha.person, owen.person) == (MARTHA, OWEN)
    assert martha.keys == owen.keys == KEYS
    assert martha.signing_key != owen.signing_key


@pytest.mark.parametrize("name", ["Martha", "MARTHA", " martha ", full_width("martha")])
def test_a_name_is_the_same_in_any_case_and_width(name: str) -> None:
    typed = Credentials(name=name, password=MARTHAS.password)

    assert signed_in(two_people(), typed).person == MARTHA


def test_a_password_is_the_same_however_a_system_types_it() -> None:
    typed = Credentials(name="zoë", password="crème brûlée à la ville")
    other = Credentials(
        name="zoe\u0308", password="cre\u0300me bru\u0302le\u0301e à la ville"
    )
    slots = with_person(bare_slots(), MARTHA, typed, KEYS, CHEAP)

    assert signed_in(slots, other).person == MARTHA


@pytest.mark.parametrize(
    "typed",
    [
        STRANGERS,
        Credentials(name="owen", password=MARTHAS.password),
        Credentials(name="martha", password=MARTHAS.password.upper()),
        Credentials(name="martha", password=MARTHAS.password + " "),
        Credentials(name="martha", password=""),
        Credentials(name="", password=MARTHAS.password),
        Credentials(name="martha b", password=MARTHAS.password),
        Credentials(name="\ud800", password="\ud800"),
    ],
)
def test_nobody_else_gets_in(typed: Credentials) -> None:
    """The answer does not say whether the name or the password was wrong."""
    assert refused(two_people(), typed) == refused(two_people(), STRANGERS)


def test_nobody_signs_in_where_there_is_nobody() -> None:
    assert isinstance(sign_in(bare_slots(), MARTHAS), Refusal)


def test_a_wrong_name_takes_as_long_as_a_wrong_password() -> None:
    """One derivation each, so that nobody finds out who works here by the time."""
    slots = two_people()
    for name in ("martha", "nobody"):
        with patch("monitor.access.signing_in.derived", wraps=derived) as deriving:
            refused(slots, Credentials(name=name, password=STRANGERS.password))

        assert deriving.call_count == 1


def test_people_whose_passwords_cost_differently_all_sign_in() -> None:
    dearer = replace(CHEAP, passes=2)
    slots = with_person(bare_slots(), MARTHA, MARTHAS, KEYS, CHEAP)
    slots = with_person(slots, OWEN, OWENS, KEYS, dearer)

    assert signed_in(slots, MARTHAS).person == MARTHA
    assert signed_in(slots, OWENS).person == OWEN


def test_the_same_password_opens_no_other_slot() -> None:
    typed = Credentials(name="owen", password=MARTHAS.password)
    slots = with_person(two_people(), OWEN, typed, KEYS, CHEAP)

    assert signed_in(slots, MARTHAS).person == MARTHA
    assert signed_in(slots, typed).person == OWEN


def test_no_name_password_or_key_can_be_read() -> None:
    """The file holds ids, costs and what is sealed."""
    slots = two_people()
    text = written(slots) + repr(slots).encode()
    signed = signed_in(slots, MARTHAS)

    for secret in (b"martha", b"owen", b"kettle", KEY.raw[:8], signed.signing_key[:8]):
        assert secret not in text


def test_secrets_do_not_come_into_logs() -> None:
    signed = signed_in(two_people(), MARTHAS)
    shown = f"{MARTHAS} {MARTHAS!r} {signed} {signed.keys!r} {KEY}"

    assert "kettle" not in shown
    assert repr(KEY.raw)[2:20] not in shown
    assert repr(signed.signing_key)[2:20] not in shown


def test_the_signing_key_belongs_to_the_one_in_clear() -> None:
    slots = two_people()
    slot = slots.of(MARTHA)
    assert slot is not None
    private = Ed25519PrivateKey.from_private_bytes(
        signed_in(slots, MARTHAS).signing_key
    )

    Ed25519PublicKey.from_public_bytes(slot.signing_key).verify(
        private.sign(b"signed off"), b"signed off"
    )


def _with_marthas(slots: KeySlots, slot: PersonSlot) -> KeySlots:
    return replace(slots, people=(slot, *slots.people[1:]))


def test_a_seal_moved_to_another_slot_opens_nothing() -> None:
    """Not with another version, person or record than it was made for."""
    slots = two_people()
    martha = slots.people[0]

    for moved in (
        _with_marthas(slots, replace(martha, version=2)),
        _with_marthas(slots, replace(martha, person=OWEN)),
        replace(slots, record=OWEN),
        replace(slots, name_salt=bytes(16)),
    ):
        refused(moved, MARTHAS)


@pytest.mark.parametrize("part", ["signing_key", "data_keys"])
def test_what_stands_in_clear_cannot_be_exchanged(part: str) -> None:
    """Another's public key or another's seal in the slot is told as damage."""
    slots = two_people()
    martha, owen = slots.people
    planted = replace(martha, **{part: getattr(owen, part)})

    with pytest.raises(SlotsDamaged):
        sign_in(_with_marthas(slots, planted), MARTHAS)


def test_the_printed_code_opens_the_record() -> None:
    assert recovered(two_people()) == KEYS
    assert recovered(bare_slots()) == KEYS


def test_a_slip_in_the_code_is_told_apart_from_another_code() -> None:
    slip = open_by_code(two_people(), printed(CODE)[:-1] + "!")
    other = open_by_code(two_people(), printed(bytes(16)))

    assert isinstance(slip, Refusal)
    assert isinstance(other, Refusal)
    assert "no code holds !" in slip.why
    assert "not of this record" in other.why


def test_the_code_of_another_record_opens_nothing() -> None:
    other = new_slots(OWEN, KEY, CODE)

    assert isinstance(
        open_by_code(replace(other, record=RECORD), printed(CODE)), Refusal
    )


def test_a_new_code_takes_the_place_of_the_old_one() -> None:
    slots = with_other_code(two_people(), bytes(16), KEYS)

    assert recovered(slots, printed(bytes(16))) == KEYS
    assert isinstance(open_by_code(slots, printed(CODE)), Refusal)
