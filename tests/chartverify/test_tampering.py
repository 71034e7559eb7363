"""A bundle that anything was done to is never taken for whole."""

from io import BytesIO
from itertools import cycle, islice
from random import Random

import pytest

from monitor.chartverify.lines import Unreadable
from monitor.chartverify.proof import prove
from tests.chartverify import mutations
from tests.chartverify.bundles import Bundles
from tests.chartverify.erasures import erase_some

KNOWING = (*mutations.KNOWING, *mutations.TOLD, erase_some)


UNSIGNED = ("unsigned", "all")
"""Of which nothing is proved without a code."""


def is_accepted(bundle: bytes, unless: str = "", *, is_noted: bool = False) -> bool:
    """By a verifier, or by one that does not ask what such a finding answers.

    Where it ``is_noted`` any code in it is taken for one that was noted elsewhere, so
    that only a finding is left to refuse it.
    """
    try:
        proof = prove(BytesIO(bundle))
    except Unreadable:
        return False
    codes = proof.codes if is_noted else ()
    if not unless and not proof.is_vouched_for(codes):
        return False
    findings = proof.findings
    return all(unless and unless in finding for finding in findings)


def accepted(bundles: Bundles, count: int) -> list[str]:
    """Which of so many tamperings passed."""
    dice = Random(20261122)  # noqa: S311 to be repeated
    kinds = [(m, b) for b in bundles._asdict() for m in mutations.RANDOM]
    kinds += [(m, b) for b in ("signed", "other") for m in KNOWING]
    passed = []
    for number, (mutation, name) in enumerate(islice(cycle(kinds), count)):
        bundle: bytes = getattr(bundles, name)
        foreign = bundles.unsigned if name == "other" else bundles.other
        changed = mutation(bundle, foreign, dice)
        is_told = mutation in mutations.TOLD and said_of(changed) != said_of(bundle)
        is_noted = name in UNSIGNED
        if changed == bundle or is_told:
            continue
        if is_accepted(changed, is_noted=is_noted):
            passed.append(f"{number}: {mutation.__name__} of {name}")
    return passed


def said_of(bundle: bytes) -> list[str]:
    """What is told of each signature."""
    return [x for x in prove(BytesIO(bundle)).said if " was signed by " in x]


def test_what_was_not_touched_is_accepted(bundles: Bundles) -> None:
    """Or refusing would prove nothing."""
    for name, bundle in bundles._asdict().items():
        assert is_accepted(bundle, is_noted=name in UNSIGNED), name


def test_nothing_tampered_with_is_accepted(bundles: Bundles) -> None:
    """Bytes, lines, values, splices, truncations, and forgeries of what is signed."""
    assert accepted(bundles, 2_000) == []


@pytest.mark.faults
@pytest.mark.timeout(3000)
def test_nothing_tampered_with_is_ever_accepted(bundles: Bundles) -> None:
    """The long form."""
    assert accepted(bundles, 100_000) == []


@pytest.mark.parametrize(
    ("mutation", "unasked"),
    [
        ("another content", "content is not what"),
        ("another author", "header is not what"),
        ("forged", "not as it was signed"),
        ("left out", "not as it was signed"),
        ("another name on the signature", "does not hold"),
        ("another text of the protocol", "has another text"),
    ],
)
def test_each_check_is_needed(bundles: Bundles, mutation: str, unasked: str) -> None:
    """A verifier that skips one lets through what this one refuses by it alone."""
    changed = tampered(bundles.signed, mutation)

    assert not is_accepted(changed)
    assert is_accepted(changed, unless=unasked)


@pytest.mark.parametrize("counted", ["protocols", "entries", "signatures"])
def test_nothing_is_counted_below_none(bundles: Bundles, counted: str) -> None:
    """Of which there are none, a count below would come to the same."""
    lines = mutations.lines_in(bundles.unsigned)
    assert lines[0]["signatures"] == 0
    lines[0][counted] = -1

    assert not is_accepted(mutations.joined(lines), is_noted=True)


def test_the_root_is_needed(bundles: Bundles) -> None:
    """Without it an entry could be left out of a bundle that nobody signed."""
    lines = mutations.lines_in(bundles.unsigned)
    root = lines[0]["root"]
    del lines[-2]
    changed = mutations.lines_in(mutations.rehashed(lines))
    assert is_accepted(mutations.joined(changed), is_noted=True)

    changed[0]["root"] = root
    assert not is_accepted(mutations.joined(changed), is_noted=True)


_ONE_EACH = " 1 entry of the session and 1 of the patient are later."
_ANOTHER = " Since then the patient has another number, name or birth date."


@pytest.mark.parametrize(
    ("mutation", "told"),
    [
        (mutations.append_a_note, " 2 entries of the session are later."),
        (
            mutations.append_an_allergy,
            _ONE_EACH,
        ),
        (
            mutations.append_a_patient,
            _ONE_EACH + _ANOTHER,
        ),
    ],
)
def test_what_somebody_appends_is_told(
    bundles: Bundles, mutation: mutations.Mutation, told: str
) -> None:
    """No signature covers it, and anybody can have put it there."""
    (said,) = said_of(mutation(bundles.signed, b"", Random(1)))  # noqa: S311 to be repeated

    assert said.endswith(f".{told}")


def tampered(bundle: bytes, how: str) -> bytes:
    lines = mutations.lines_in(bundle)
    # None stands right behind it in its chain, which would tell that its link is new.
    entry = next(line for line in lines if line.get("content", "").count("note a"))
    dice = Random(1)  # noqa: S311 to be repeated
    if how == "forged":
        return mutations.forge(bundle, b"", dice)
    if how == "left out":
        lines.remove(entry)
        return mutations.rehashed(lines)
    if how == "another content":
        entry["content"] = entry["content"].replace("note a", "note x")
    elif how == "another author":
        entry["entry"]["author"] = lines[-1]["manifest"]["session"]["id"]
    elif how == "another name on the signature":
        lines[-1]["manifest"]["name"] = "Dr B. Meyer"
    else:
        lines[1]["text"] += " "
    return mutations.joined(lines)
