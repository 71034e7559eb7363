"""A password is long, can be typed again, and is not what is tried first."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.access.passwords import normalised, refuse_password
from tests.access.keyring import full_width

_NAMES = ("Martha Brennan", "mbrennan", "田中 太郎", "Anna Weißkopf")
_GOOD = "kettle grass anvil moss"


def _why(password: str) -> str:
    refusal = refuse_password(password, _NAMES)
    return refusal.why if refusal else ""


@pytest.mark.parametrize(
    "password",
    [
        _GOOD,
        "correct horse battery staple",
        "k8fj2ls9dj3kf0s",
        'h+8wf"VY@Mqc!3NT',
        "зелёный чайник летит",
        "さくらさくらのやまもさとみわたす",
        "👩‍⚕️ 🐢 🍵 🚲 purple kettle",
        "  spaces, also around it, are kept  ",
        _GOOD * 20,
        "a" * 200 + _GOOD,
    ],
)
def test_long_and_unlikely_is_taken(password: str) -> None:
    """Of any script and kind of character, and of any length up to the limit."""
    assert _why(password) == ""


@pytest.mark.parametrize(
    ("length", "why"),
    [
        (14, "it has 14 characters and needs at least 15"),
        (15, ""),
        (16, ""),
        (1023, ""),
        (1024, ""),
        (1025, "it is longer than 1024 characters"),
    ],
)
def test_the_length_has_two_limits(length: int, why: str) -> None:
    assert _why((_GOOD.replace(" ", "xq") * 60)[:length]) == why


@pytest.mark.parametrize(
    ("password", "counted"),
    [
        # ARABIC LIGATURE SALLALLAHOU..., one character that normalises to 18.
        ("\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}", "1 character"),
        ("e\N{COMBINING ACUTE ACCENT}" * 14, "14 characters"),
    ],
)
def test_one_character_is_never_counted_as_many(password: str, counted: str) -> None:
    """Whichever is less counts: what was typed, or what it normalises to."""
    assert _why(password) == f"it has {counted} and needs at least 15"


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("Password12345678", "common"),
        ("p a s s w o r d 1 2 3 4", "common"),
        ("iloveyoubaby1234", "common"),
        ("marthabrennan1985", "your name"),
        ("Brennan, Martha 2026!", "your name"),
        (full_width("MARTHA BRENNAN 1"), "your name"),
        ("ANNA WEISSKOPF 1985", "your name"),
        ("m4rth4br3nn4n85", "your name"),
        ("mbrennan mbrennan my", "your name"),
        ("田中太郎田中太郎田中太郎123", "your name"),
        ("Vigil Ketamine Clinic", "the program's"),
        ("aaaaaaaaaaaaaaaa", "repeats"),
        ("abababababababababab", "repeats"),
        ("passwordpassword", "repeats"),
        ("................", "repeats"),
        ("                ", "repeats"),
        ("abcdefghijklmnopq", "sequence"),
        ("abc def ghi jkl mno", "sequence"),
        ("9876543210987654", "sequence"),
    ],
)
def test_what_is_tried_first_is_refused(password: str, why: str) -> None:
    assert why in _why(password)


@pytest.mark.parametrize("strange", ["\n", "\t", "\0", "\ud800", "\u0378"])
def test_what_cannot_be_typed_again_is_refused(strange: str) -> None:
    """A control character, half a character, and one that Unicode does not have yet."""
    assert "can't be typed" in _why(_GOOD + strange)


def test_a_name_within_much_else_is_no_reason() -> None:
    assert _why("martha's umbrella collection") == ""


def test_a_refusal_says_what_to_do() -> None:
    refusal = refuse_password("short", _NAMES)

    assert refusal is not None
    assert refusal.field == "password"
    assert refusal.sentence == (
        "The password is not taken: it has 5 characters and needs at least 15."
        " Choose four or more words that have nothing to do with each other."
    )


def test_each_way_of_typing_it_gives_the_same_bytes() -> None:
    """Composed and decomposed, full and half width."""
    composed = "Crème brûlée à la ville"

    assert normalised(composed) == normalised(unicodedata.normalize("NFD", composed))
    assert normalised(full_width("kettle")) == b"kettle"
    assert normalised("no\N{NO-BREAK SPACE}break") == b"no break"


@given(st.text(alphabet=st.characters(), max_size=40))
def test_whatever_is_typed_is_answered(password: str) -> None:
    """Also half a character: it has bytes to hash, and is taken or refused."""
    normalised(password)
    refuse_password(password, _NAMES)


@given(st.text(max_size=30), st.text(max_size=30))
def test_a_password_is_never_cut(start: str, end: str) -> None:
    """Two that differ in what is typed last differ in their bytes."""
    long = "kettle grass anvil moss " * 40

    assert (normalised(long + start) == normalised(long + end)) == (
        unicodedata.normalize("NFKC", long + start)
        == unicodedata.normalize("NFKC", long + end)
    )
