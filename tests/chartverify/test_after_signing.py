"""What comes after a signature is told, and never makes the patient somebody else."""

import json

import pytest

from tests.chartverify import mutations
from tests.chartverify.bundles import Bundles
from tests.chartverify.mutations import Line
from tests.chartverify.test_chartverify import Run, run
from tests.chartverify.test_tampering import said_of

__all__ = ["run"]


def patient_line(bundle: bytes) -> Line:
    kind = "patient-recorded"
    lines = mutations.lines_in(bundle)
    return next(x for x in lines if x.get("entry", {}).get("kind") == kind)


@pytest.mark.parametrize("field", ["identifier", "family", "given", "born"])
def test_another_patient_is_not_proved(run: Run, bundles: Bundles, field: str) -> None:
    """Status 3, unless a code was noted after it."""
    forged = mutations.corrected(bundles.signed, **{field: "1901-01-01"})
    status, said, err = run(forged)

    assert (status, err) == (3, "")
    assert said[0].startswith(
        "bundle is not proved: its patient is somebody else than was signed"
    )
    code = mutations.lines_in(forged)[0]["root"][:20]
    status, said, _ = run(forged, "--code", code)
    assert (status, said[0]) == (
        0,
        "bundle is whole: every entry is as it was written.",
    )


def test_a_chart_that_was_moved_is_another_patients(run: Run, bundles: Bundles) -> None:
    lines = mutations.lines_in(bundles.signed)
    session = next(x for x in lines if "session-opened" in str(x.get("entry")))
    moved = mutations.appended(lines, session, "chart-reattributed", "{}")

    status, said, _ = run(moved)

    assert status == 3
    assert "somebody else than was signed" in said[0]


def test_what_was_put_back_is_as_it_was_signed(run: Run, bundles: Bundles) -> None:
    """The last word counts, and each is told."""
    once = mutations.corrected(bundles.signed, family="Nobody")
    known = json.loads(patient_line(bundles.signed)["content"])["details"]
    back = mutations.corrected(once, **known)

    status, said, _ = run(back)

    assert status == 0
    assert said[0].endswith("Nobody vouches for 3 of its 14 entries, written later.")
    (told,) = said_of(back)
    assert told.endswith(" 1 entry of the session and 2 of the patient are later.")


def test_anything_else_of_the_patient_keeps_the_status(
    run: Run, bundles: Bundles
) -> None:
    """As the allergies, which are asked at each visit."""
    status, said, _ = run(mutations.corrected(bundles.signed, title="Dr"))

    assert status == 0
    assert said[0].endswith("Nobody vouches for 2 of its 13 entries, written later.")


def test_one_that_was_stripped_says_what_it_is(run: Run, bundles: Bundles) -> None:
    """Without its signature whoever made it can have written anything."""
    lines = [x for x in mutations.lines_in(bundles.signed) if "signature" not in x]
    note = next(x for x in lines if x.get("content", "").count("note a"))
    note["content"] = note["content"].replace("note a", "forged!")

    status, said, _ = run(mutations.rehashed(lines))

    assert status == 3
    assert said[0].startswith(
        "bundle is not proved: nobody has signed 12 of its 12 entries"
    )
