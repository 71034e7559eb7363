"""An erasure in a bundle is of all or nothing, and nobody's word but a noted code's."""

from io import BytesIO

import pytest

from monitor.chartverify.hashing import code_of
from monitor.chartverify.proof import prove
from tests.chartverify import mutations
from tests.chartverify.bundles import FIRST, Bundles
from tests.chartverify.erasures import (
    EMPTIED,
    append,
    erased,
    erasure,
    of_stream,
    signed_streams,
)
from tests.chartverify.test_chartverify import Run, run

__all__ = ["run"]


def one_emptied(bundle: bytes, kind: str, number: int) -> bytes:
    """One entry of the one stream behind an erasure that somebody made up."""
    lines = mutations.lines_in(bundle)
    streams = signed_streams(lines)
    of_stream(lines, streams[kind])[number].update(EMPTIED)
    for each in ("session", "patient"):
        erasure(lines, each, streams[each], streams["patient"])
    return mutations.fitted(lines)


@pytest.mark.parametrize(("kind", "number"), [("session", -2), ("session", 0)])
def test_chosen_entries_are_not_emptied(
    run: Run, bundles: Bundles, kind: str, number: int
) -> None:
    status, said, _ = run(one_emptied(bundles.signed, kind, number))

    assert status == 1
    assert any("is left by an erasure that takes all" in line for line in said)


def test_an_erasure_leaves_nothing(bundles: Bundles) -> None:
    """One entry that keeps its content is one too many, in the patient's as well."""
    whole = erased(bundles.signed, "session", "patient")
    given = {
        line["entry"]["id"]: line
        for line in mutations.lines_in(bundles.signed)
        if "entry" in line
    }
    for at, line in enumerate(mutations.lines_in(whole)):
        if line.get("salt", "") is None:
            lines = mutations.lines_in(whole)
            lines[at] = given[line["entry"]["id"]]
            findings = prove(BytesIO(mutations.joined(lines))).findings
            assert len(findings) == 1
            assert findings[0].endswith("is left by an erasure that takes all")


@pytest.mark.parametrize(
    ("kind", "finding"),
    [("session", "it erases no patient who was erased"), ("patient", "one was erased")],
)
def test_session_and_patient_go_together(
    bundles: Bundles, kind: str, finding: str
) -> None:
    findings = prove(BytesIO(erased(bundles.signed, kind))).findings

    assert any(finding in told for told in findings)


def test_an_erasure_that_nobody_vouches_for_proves_nothing(
    run: Run, bundles: Bundles
) -> None:
    """It tells how much of what was signed is gone, and the status says so too."""
    status, said, err = run(erased(bundles.signed, "session", "patient"))

    assert (status, err) == (3, "")
    assert said[0].startswith("bundle is not proved: it says that a patient was erased")
    (signed,) = [line for line in said if "was signed by" in line]
    assert "What 11 of the signed entries said is gone; nobody signed that." in signed


def test_a_code_noted_after_it_vouches(run: Run, bundles: Bundles) -> None:
    """Of all entries, or of the end of its own chain; no other."""
    bundle = erased(bundles.signed, "session", "patient")
    head = mutations.lines_in(bundle)[0]
    own, other = head["chains"][-1], head["chains"][0]
    for code in (head["root"], own["link"]):
        status, said, _ = run(bundle, "--code", code[:20])
        assert status == 0
        assert said[0].startswith("bundle is whole but for what was erased")
    assert run(bundle, "--code", other["link"][:20])[0] == 3
    signed = mutations.lines_in(bundle)[-1]
    assert run(bundle, "--code", signed["key"][:20])[0] == 3


def test_the_end_vouches_for_no_erasure_it_does_not_follow(bundles: Bundles) -> None:
    """Where entries between are left out, anybody could put one in their place."""
    lines = mutations.lines_in(erased(bundles.signed, "session", "patient"))
    patients = [x for x in lines if x.get("entry", {}).get("kind") == "patient-erased"]
    lines.remove(patients[-1])
    append(lines, "note-recorded", str(FIRST), "{}", seq=99)
    end = mutations.lines_in(mutations.fitted(lines))[0]["chains"][-1]["link"]

    proof = prove(BytesIO(mutations.joined(lines)))

    assert proof.vouching.has_erasures
    assert proof.vouching.left_by({code_of(end)}).erasures
    assert not proof.is_vouched_for({code_of(end)})


MEYER = "00000000-0000-4000-8000-00000000abcd"
_SAID = '{{"kind":"staff-named/1","name":"{}","person":"{}","verified":true}}'


def told_later(count: int) -> str:
    many = "entry of the session is" if count == 1 else "entries of the session are"
    return f" {count} {many} later."


def later(bundle: bytes) -> str:
    (told,) = [x for x in prove(BytesIO(bundle)).said if "was signed by" in x]
    return told.rpartition("].")[2]


def test_a_name_that_somebody_appends_is_later(bundles: Bundles) -> None:
    """Whoever it names, and whatever sign-off is made up with it."""
    lines = mutations.lines_in(bundles.signed)
    author = next(x for x in lines if "entry" in x)["entry"]["author"]
    append(lines, "staff-named", str(FIRST), _SAID.format("Dr A. Meyer", author))
    assert later(mutations.fitted(lines)).endswith(told_later(2))

    append(lines, "signed-off", str(FIRST), '{"signature":{"signature":"00"}}')
    assert later(mutations.fitted(lines)).endswith(told_later(3))


@pytest.mark.parametrize(
    ("name", "person", "count"),
    [("Dr A. Meyer", MEYER, 1), ("Dr B. Meyer", MEYER, 2), ("Dr A. Meyer", "x", 2)],
)
def test_only_whoever_signed_is_named(
    bundles: Bundles, name: str, person: str, count: int
) -> None:
    """With a signature that holds, and under the name that was signed."""
    lines = mutations.lines_in(bundles.signed)
    signature = lines[-1]["signature"]
    said = f'{{"signature":{{"signature":"{signature}"}}}}'
    append(lines, "staff-named", str(FIRST), _SAID.format(name, person), author=MEYER)
    append(lines, "signed-off", str(FIRST), said, author=MEYER)

    assert later(mutations.fitted(lines)).endswith(told_later(count))


def test_a_second_name_of_whoever_signed_is_later(bundles: Bundles) -> None:
    lines = mutations.lines_in(bundles.signed)
    signature = lines[-1]["signature"]
    said = f'{{"signature":{{"signature":"{signature}"}}}}'
    for name in ("Dr B. Meyer", "Dr A. Meyer"):
        named = _SAID.format(name, MEYER)
        append(lines, "staff-named", str(FIRST), named, author=MEYER)
    append(lines, "signed-off", str(FIRST), said, author=MEYER)

    assert later(mutations.fitted(lines)).endswith(told_later(3))
