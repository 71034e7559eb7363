"""Text that means harm, or means nothing, is refused quickly and in one way."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.protocol.faults import ProtocolFault
from monitor.protocol.parsing import parse_protocol
from monitor.protocol.toml_text import MOST_BYTES, MOST_DEPTH
from tests.builders import iv40, iv40_text
from tests.protocol.shipped import SHIPPED, shipped_text


def refusal(text: str) -> str:
    with pytest.raises(ProtocolFault) as caught:
        parse_protocol(text)
    return str(caught.value)


def test_largest_text() -> None:
    """A text of exactly 256 KB is read, one byte more is refused."""
    text = iv40_text()
    room = MOST_BYTES - len(text.encode())
    assert parse_protocol(text + "#" * room).id == "iv40"
    assert "bytes" in refusal(text + "#" * (room + 1))


def test_bytes_count_and_not_characters() -> None:
    """A text of fewer characters than bytes is measured by its bytes."""
    text = iv40_text() + "#" + "é" * (MOST_BYTES // 2)
    assert len(text) < MOST_BYTES
    assert "bytes" in refusal(text)


@pytest.mark.parametrize(("count", "is_refused"), [(300, False), (301, True)])
def test_most_tables_in_a_list(*, count: int, is_refused: bool) -> None:
    """Every two rules are compared, so 300 tables in a list are the most."""
    have = len(iv40().effects)
    more = "".join(
        f"[[effect]]\ncode = 'E{n}'\nlabel = 'x'\n" for n in range(count - have)
    )
    text = f"{iv40_text()}\n{more}"
    if is_refused:
        assert refusal(text) == "effect: 301 tables, 300 at most"
    else:
        assert len(parse_protocol(text).effects) == 300


@pytest.mark.parametrize("deep", [MOST_DEPTH, 20, 100_000])
def test_deep_lists(deep: int) -> None:
    """Lists nested too deep are refused, also where the reader would give up."""
    assert "deeper than" in refusal("a = " + "[" * deep + "]" * deep)


@pytest.mark.parametrize("deep", [MOST_DEPTH, 20, 5_000])
def test_deep_tables(deep: int) -> None:
    """So are tables nested by dotted keys and by headers."""
    name = ".".join("a" * deep)
    assert "deeper than" in refusal(f"{name}.b = 1")
    assert "deeper than" in refusal(f"[{name}.b]\nc = 1")


def test_depth_that_is_allowed() -> None:
    """Eight levels are not too deep."""
    deep = "a = " + "[" * (MOST_DEPTH - 1) + "]" * (MOST_DEPTH - 1)
    assert "deeper than" not in refusal(deep)


@pytest.mark.parametrize(
    "text",
    [
        "a" * MOST_BYTES,
        '"' * MOST_BYTES,
        "a." * (MOST_BYTES // 2),
        "a = " + "9" * 200_000,
        "a = 0x" + "f" * 200_000,
        "a = 1e999999999",
        "version = 1e-999999999",
        "version = inf",
        "version = nan",
        "a = 2026-02-30",
        "\x00",
        "a = '\ud800'",
        "[[field]]\n" * 20_000,
        "a = {" * 50_000,
        "a = [" + "1," * 100_000 + "]",
        "version = 9999999",
        "field = 1\nrule = 2\neffect = 'x'",
        "schedule = []\n[[dose]]\n",
        "".join(f"[[effect]]\ncode='{n}'\n" for n in range(11_000)),
    ],
    ids=lambda text: ascii(text[:12]),
)
def test_bomb_is_refused(text: str) -> None:
    """It ends with a refusal in words, not with an error of the reader."""
    assert refusal(text)


TEXTS = {id_: shipped_text(id_).splitlines() for id_ in SHIPPED}
PLACES = st.sampled_from(SHIPPED).flatmap(
    lambda id_: st.tuples(st.just(id_), st.integers(0, len(TEXTS[id_]) - 1))
)


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    """Whatever the text, only a refusal comes out."""
    with pytest.raises(ProtocolFault):
        parse_protocol(text)


@given(
    PLACES,
    st.sampled_from(["", "x", "[[rule]]", "[", "= 1", "limit = -1", "unit = 5"])
    | st.text(max_size=40),
)
def test_any_line_replaced(place: tuple[str, int], line: str) -> None:
    """One line exchanged gives a protocol or a refusal, nothing else."""
    _read(_replaced(place, line))


VALUES = st.sampled_from(
    ["-1", "0", "1", "1000000", "true", '"x"', "[]", "[1]", "{}", "1.5", "nan", "[[1]]"]
)


@given(st.data())
def test_any_value_replaced(data: st.DataObject) -> None:
    """One value exchanged for one of another type gives no error but a refusal."""
    id_ = data.draw(st.sampled_from(SHIPPED))
    lines = TEXTS[id_]
    keyed = [i for i, line in enumerate(lines) if " = " in line and line[0].isalpha()]
    place = data.draw(st.sampled_from(keyed))
    key = lines[place].partition(" = ")[0]
    _read(_replaced((id_, place), f"{key} = {data.draw(VALUES)}"))


@given(st.data())
def test_any_piece_moved(data: st.DataObject) -> None:
    """A stretch of one protocol put anywhere in another: no error but a refusal."""
    from_, into = data.draw(PLACES), data.draw(PLACES)
    count = data.draw(st.integers(1, 40))
    piece = TEXTS[from_[0]][from_[1] : from_[1] + count]
    _read(_replaced(into, "\n".join(piece)))


def _replaced(place: tuple[str, int], line: str) -> str:
    id_, at = place
    lines = TEXTS[id_]
    return "\n".join([*lines[:at], line, *lines[at + 1 :]])


def _read(text: str) -> None:
    with suppress(ProtocolFault):
        assert parse_protocol(text).rules
