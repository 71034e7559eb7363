"""One hash over many entries, whatever their number."""

import hashlib

import pytest

from monitor.chart.merkle import ROOT_OF_NOTHING, root_of
from monitor.chartverify import hashing

LINKS = [hashlib.sha256(bytes([number])).digest() for number in range(20)]


def leaf(link: bytes) -> bytes:
    return hashlib.sha256(b"\x02" + link).digest()


def node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x03" + left + right).digest()


def test_the_root_of_few() -> None:
    """By hand: one that is left over goes up as it is."""
    a, b, c, d, e = (leaf(link) for link in LINKS[:5])

    assert root_of([]) == ROOT_OF_NOTHING
    assert root_of(LINKS[:1]) == a
    assert root_of(LINKS[:2]) == node(a, b)
    assert root_of(LINKS[:3]) == node(node(a, b), c)
    assert root_of(LINKS[:4]) == node(node(a, b), node(c, d))
    assert root_of(LINKS[:5]) == node(node(node(a, b), node(c, d)), e)


@pytest.mark.parametrize("count", range(1, 18))
def test_no_entry_is_left_out_changed_or_moved(count: int) -> None:
    """Each change of one of them gives another root."""
    links = LINKS[:count]
    root = root_of(links)
    others = [[*links, LINKS[count]], [LINKS[count], *links], [*links, links[-1]]]
    for at in range(count):
        others.append(links[:at] + links[at + 1 :])
        others.append([*links[:at], LINKS[count], *links[at + 1 :]])
        if at:
            swapped = [*links]
            swapped[at - 1], swapped[at] = links[at], links[at - 1]
            others.append(swapped)

    assert root not in map(root_of, others)


@pytest.mark.parametrize("count", range(20))
def test_the_verifier_comes_to_the_same(count: int) -> None:
    """The two share no code."""
    links = LINKS[:count]

    assert hashing.root_of(link.hex() for link in links) == root_of(links).hex()
