"""``python -m monitor.chartverify``: what it says of a bundle, and of what is none."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from monitor.chartverify import __main__ as program
from monitor.reports.session_record import INTENDED_USE
from tests.chartverify import mutations
from tests.chartverify.bundles import FIRST, Bundles
from tests.contracts.tree import ROOT

_LINE = b'{"a":1}\n'


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> "Run":
    return Run(tmp_path / "bundle", capsys)


class Run:
    """Proves a bundle from a file."""

    def __init__(self, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.path = path
        self._capsys = capsys

    def __call__(self, bundle: bytes, *options: str) -> tuple[int, list[str], str]:
        self.path.write_bytes(bundle)
        status = program.main([str(self.path), *options])
        said = self._capsys.readouterr()
        return status, said.out.splitlines(), said.err


def test_a_signed_session_is_whole(run: Run, bundles: Bundles) -> None:
    """It tells what it holds and who signed it as what, and what came later."""
    status, (whole, holds, signed, use, keys), err = run(bundles.signed)

    assert (status, err) == (0, "")
    assert whole == (
        "bundle is whole, and as it was signed."
        " Nobody vouches for 1 of its 12 entries, written later."
    )
    held = "11 entries of the session and 1 of the patient"
    assert holds.startswith(f"It holds session {FIRST}: {held}, ")
    assert "over 10 entries of the session and 1 of the patient, code " in signed
    assert "was signed by 'Dr A. Meyer' as 'reviewed and complete'" in signed
    assert "on 2026-03-14 at 13:11:00Z" in signed
    assert signed.endswith(" 1 entry of the session is later.")
    assert use.casefold().endswith(INTENDED_USE.casefold())
    assert keys.startswith("Compare the code of each key with one that was noted")


def test_whatever_a_noted_code_covers_is_as_it_was_written(
    run: Run, bundles: Bundles
) -> None:
    """Also what came after the signature, and what nobody signed."""
    for bundle in (bundles.signed, bundles.unsigned):
        code = mutations.lines_in(bundle)[0]["root"][:20]
        status, said, _ = run(bundle, "--code", code)
        assert status == 0
        assert said[0] == "bundle is whole: every entry is as it was written."


def test_one_that_nobody_signed_is_not_proved(run: Run, bundles: Bundles) -> None:
    """Whoever stripped it of its signatures can have rewritten it: status 3."""
    status, said, err = run(bundles.unsigned)

    assert (status, err) == (3, "")
    assert said[0].startswith(
        "bundle is not proved: nobody has signed 12 of its 12 entries"
    )


def test_the_end_of_a_chain_covers_what_leads_to_it(run: Run, bundles: Bundles) -> None:
    """Where entries of others lie between, what comes before them is not covered."""
    ends = [c["link"][:20] for c in mutations.lines_in(bundles.unsigned)[0]["chains"]]
    codes = [option for end in ends for option in ("--code", end)]
    status, said, _ = run(bundles.unsigned, *codes)

    assert status == 3
    assert "nobody has signed 5 of its 12 entries" in said[0]


def test_all_of_a_record_tells_its_ends(run: Run, bundles: Bundles) -> None:
    """A code for each chain, to hold against one that was noted."""
    status, said, _ = run(bundles.all)

    ends = [line for line in said if " ends with entry " in line]
    assert status == 3
    assert len(ends) == 2
    codes = [end.rpartition(": ")[2] for end in ends]
    both = [option for code in codes for option in ("--code", code)]
    assert run(bundles.all, *both)[0] == 0
    assert (
        run(
            bundles.all,
            *(o.replace(" ", "").upper() if o[0] != "-" else o for o in both),
        )[0]
        == 0
    )


def test_a_code_that_is_not_in_it_fails(run: Run, bundles: Bundles) -> None:
    """Noted of another state of the record it proves nothing; the file is whole."""
    code = mutations.lines_in(bundles.other)[0]["root"][:20]
    status, (head, why), _ = run(bundles.unsigned, "--code", code)
    assert status == 1
    assert head == (
        "bundle is whole in itself, and does not match what it is held against."
    )
    spelt = " ".join(code[at : at + 4] for at in range(0, 20, 4))
    assert why.startswith(f"  Nothing in it has the code {spelt}. Check it against")
    assert run(bundles.other, "--code", code)[0] == 0


@pytest.mark.parametrize(
    ("option", "typed"),
    [
        ("--code", ""),
        ("--code", "0000"),
        ("--code", "0" * 19),
        ("--code", "0" * 21),
        ("--code", "0" * 19 + "g"),
        ("--key", "0" * 21),
        ("--key", "0" * 63),
        ("--key", "0" * 65),
    ],
)
def test_what_is_no_code_is_wrong_use(
    run: Run,
    bundles: Bundles,
    capsys: pytest.CaptureFixture[str],
    option: str,
    typed: str,
) -> None:
    """Mistyped, it says nothing about the bundle: status 2, and how long one is."""
    with pytest.raises(SystemExit) as ended:
        run(bundles.unsigned, option, typed)
    assert ended.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert f"{typed!r} is no {option[2:]}: one has 20 " in said.err


def test_a_signature_that_has_to_be_there(run: Run, bundles: Bundles) -> None:
    """By anybody, or by the key that is named."""
    key = mutations.lines_in(bundles.signed)[-1]["key"]

    assert run(bundles.signed, "--signed", "--key", key, "--key", key[:20])[0] == 0
    assert run(bundles.unsigned, "--signed")[0] == 1
    another = key[:19] + ("0" if key[19] != "0" else "1")
    assert run(bundles.signed, "--key", another)[0] == 1
    assert run(bundles.unsigned, "--key", key)[0] == 1


def test_what_is_wrong_is_told_in_words(run: Run, bundles: Bundles) -> None:
    """Status 1, and a sentence for each."""
    lines = mutations.lines_in(bundles.signed)
    lines[4]["content"] = lines[4]["content"].replace("1", "2")
    status, said, err = run(mutations.joined(lines))

    assert (status, err) == (1, "")
    assert said[0] == "bundle is not whole: it does not prove what was charted."
    assert said[1].endswith(": its content is not what was written")


def test_content_that_the_record_lost_is_missing(run: Run, bundles: Bundles) -> None:
    """A bundle of a damaged record says so."""
    lines = mutations.lines_in(bundles.signed)
    lines[4] |= {"content": None, "salt": None}

    status, said, _ = run(mutations.joined(lines))

    assert status == 1
    assert any(line.endswith("its content is missing") for line in said)


def _with(of: bytes, /, **changes: object) -> bytes:
    lines = mutations.lines_in(of)
    lines[0] |= changes
    return mutations.joined(lines)


HOSTILE = {
    "empty": b"",
    "no JSON": b"hello\n",
    "no text": b"\xff\xfe\x00",
    "a list": b"[]\n",
    "deep": b"[" * 1_000_000,
    "deep objects": b'{"a":' * 200_000,
    "a key twice": b'{"a":1,"a":1}\n',
    "a fraction": b'{"a":1.0}\n',
    "an exponent": b'{"a":1e999}\n',
    "no number": b'{"a":NaN}\n',
    "a long number": b'{"a":' + b"9" * 100_000 + b"}\n",
    "a long line": b'{"a":"' + b"x" * (1 << 20) + b'"}\n',
    "half a character": b'{"a":"\\ud800"}\n',
    "blanks": b'{"a": 1}\n',
    "no line feed": b'{"a":1}',
    "another object": _LINE,
}


@pytest.mark.parametrize("bundle", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_is_no_bundle_is_refused(run: Run, bundle: bytes) -> None:
    """Status 2 and one sentence."""
    status, said, err = run(bundle)

    assert (status, said) == (2, [])
    assert err.startswith("bundle is no bundle that can be read. ")
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"entries": "12"},
        {"entries": True},
        {"entries": 1 << 63},
        {"patients": {}},
        {"session": 1},
        {"root": "AB" * 32},
        {"root": "ab" * 31},
        {"bundle": "vigil bundle 3"},
        {"bundle": "vigil bundle 1"},
        {"intended_use": INTENDED_USE.lower()},
        {"intended_use": None},
        {"more": 1},
        {"chains": [[]]},
    ],
)
def test_a_wrong_type_is_refused(
    run: Run, bundles: Bundles, changes: dict[str, object]
) -> None:
    """Nothing is guessed."""
    assert run(_with(bundles.signed, **changes))[0] == 2


def test_a_bundle_of_before_has_no_intended_use(run: Run, bundles: Bundles) -> None:
    """It proves what it proved; the second form is none without it."""
    lines = mutations.lines_in(bundles.signed)
    assert lines[0].pop("intended_use") == INTENDED_USE
    assert run(mutations.joined(lines))[0] == 2
    lines[0]["bundle"] = "vigil bundle 1"
    assert run(mutations.joined(lines))[0] == 0


@pytest.mark.parametrize("entries", [-1, 0, 11, 13, (1 << 63) - 1])
def test_a_wrong_count_is_not_whole(run: Run, bundles: Bundles, entries: int) -> None:
    """Also one that would take for ever to count to."""
    assert run(_with(bundles.signed, entries=entries))[0] in {1, 2}


def test_a_huge_file_is_refused_unread(run: Run) -> None:
    """By its size; and one long line by its length."""
    run.path.write_bytes(_LINE)
    os.truncate(run.path, (4 << 30) + 1)
    assert program.main([str(run.path)]) == program.UNREADABLE
    os.truncate(run.path, 1 << 30)
    assert program.main([str(run.path)]) == program.UNREADABLE


def test_no_file_and_no_ordinary_file(tmp_path: Path) -> None:
    """A folder, a name of nothing, and a pipe that nobody writes to."""
    os.mkfifo(tmp_path / "pipe")
    for name in ("", "nothing", "pipe"):
        assert program.main([str(tmp_path / name)]) == program.UNREADABLE


def test_it_needs_nothing_of_the_program(tmp_path: Path, bundles: Bundles) -> None:
    """It runs alone, and of all else loads the standard library and cryptography."""
    path = tmp_path / "bundle"
    path.write_bytes(bundles.signed)
    script = (
        "import sys, json; from monitor.chartverify.__main__ import main;"
        "status = main(sys.argv[1:]);"
        "print(json.dumps([status, sorted(sys.modules)]))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, str(path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    status, modules = json.loads(ran.stdout.splitlines()[-1])

    assert status == 0
    ours = {m for m in modules if m.split(".")[0] in {"monitor", "ui", "resources"}}
    assert {m for m in ours if not m.startswith("monitor.chartverify")} == {"monitor"}
    top = {m.split(".")[0] for m in modules} - set(sys.stdlib_module_names)
    assert top <= {"monitor", "cryptography", "_cffi_backend", "__main__"} | {
        m for m in top if m.startswith(("_", "sitecustomize", "distutils"))
    }
