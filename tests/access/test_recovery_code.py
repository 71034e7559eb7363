"""The recovery code can be read from paper and typed, and a slip is noticed."""

from collections.abc import Callable
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.access.recovery_code import code_typed, new_code, printed
from monitor.chart.refusals import Refusal
from tests.access.keyring import full_width

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CODES = st.binary(min_size=16, max_size=16)
_FIXED = bytes(range(16))


def _why(typed: str) -> str:
    answer = code_typed(typed)
    assert isinstance(answer, Refusal), typed
    return answer.why


def test_it_is_seven_groups_of_four_without_letters_that_look_like_others() -> None:
    groups = printed(new_code()).split("-")

    assert [len(group) for group in groups] == [4] * 7
    assert not set("".join(groups)) & set("ILOU")


def test_it_holds_128_random_bits() -> None:
    codes = {new_code() for _ in range(100)}

    assert len(codes) == 100
    assert {len(code) for code in codes} == {16}


@given(_CODES)
def test_what_is_printed_can_be_typed_back(code: bytes) -> None:
    assert code_typed(printed(code)) == code


@pytest.mark.parametrize("code", [bytes(16), b"\xff" * 16])
def test_the_least_and_the_greatest_code_are_codes(code: bytes) -> None:
    assert code_typed(printed(code)) == code


@pytest.mark.parametrize(
    "typed",
    [
        str.lower,
        lambda text: text.replace("-", ""),
        lambda text: text.replace("-", "  "),
        lambda text: f" {text}\n",
        lambda text: text.replace("-", "\N{EN DASH}"),
        lambda text: text.replace("0", "o").replace("1", "l"),
        lambda text: text.replace("0", "O").replace("1", "I"),
        full_width,
    ],
    ids=["lower", "joined", "spaced", "padded", "dashed", "o l", "O I", "full width"],
)
def test_it_can_be_typed_in_many_ways(typed: Callable[[str], str]) -> None:
    assert code_typed(typed(printed(_FIXED))) == _FIXED


def test_every_single_wrong_sign_is_noticed() -> None:
    """At each of the 28 places, each of the other 31 signs."""
    right = printed(_FIXED).replace("-", "")

    for at, sign in enumerate(right):
        for other in set(_ALPHABET) - {sign}:
            assert "wrong" in _why(right[:at] + other + right[at + 1 :])


@settings(max_examples=10)
@given(_CODES)
def test_any_two_signs_that_changed_places_are_noticed(code: bytes) -> None:
    right = printed(code).replace("-", "")

    for a, b in combinations(range(len(right)), 2):
        signs = list(right)
        signs[a], signs[b] = signs[b], signs[a]
        if right[a] != right[b]:
            assert "wrong" in _why("".join(signs))


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "0 of 28 characters are typed"),
        (printed(_FIXED)[:-1], "27 of 28 characters are typed"),
        (printed(_FIXED) + "0", "29 of 28 characters are typed"),
        (printed(_FIXED)[:-1] + "U", "no code holds U"),
        (printed(_FIXED)[:-1] + "?", "no code holds ?"),
        # The check fits, and they stand for 2^128 and 2^130 - 1: no 16 bytes.
        ("80000000000000000000000000M6", "one of its characters is wrong"),
        ("ZZZZZZZZZZZZZZZZZZZZZZZZZZGX", "one of its characters is wrong"),
    ],
)
def test_what_is_no_code_is_refused_in_words(typed: str, why: str) -> None:
    assert _why(typed) == why


@given(st.text(alphabet=st.characters()))
def test_whatever_is_typed_is_answered(typed: str) -> None:
    """Almost never with a code: by chance one text in a thousand would be one."""
    assert isinstance(code_typed(typed), Refusal | bytes)
