"""``python -m monitor.chartverify BUNDLE``: 0 proved, 1 not whole, 2 unreadable, 3 not.

1 is also whole, and not what it was held against; 2 also a code or key that is none.
3 is whole, but of what anybody can have made up: nobody has signed it, and no code that
was noted elsewhere covers it.
"""

import argparse
import re
import sys
from pathlib import Path

from monitor.chartverify.lines import Unreadable, opened
from monitor.chartverify.proof import Proof, prove
from monitor.chartverify.shapes import INTENDED_USE
from monitor.chartverify.verdict import verdict

WHOLE, NOT_WHOLE, UNREADABLE, NOT_PROVED = 0, 1, 2, 3
_CODE, _KEY = 20, 64
"""Digits of a code as it stands on paper, and of a whole key."""
_UNPROVED = "is not whole: it does not prove what was charted."
_ANOTHER = "is whole in itself, and does not match what it is held against."
_CHECK = (
    "Check it against the print: if it stands there so, this file is another one, or"
    " was changed."
)


def main(arguments: list[str] | None = None) -> int:
    """Prove the bundle that is named; what was found goes to standard output."""
    asked = _parser().parse_args(arguments)
    path = Path(asked.bundle)
    try:
        with opened(path) as file:
            proof = prove(file)
    except Unreadable as refusal:
        sys.stderr.write(f"{path.name} is no bundle that can be read. {refusal}\n")
        return UNREADABLE
    lacking = _lacking(proof, asked)
    if proof.findings or lacking:
        _say(f"{path.name} {_UNPROVED if proof.findings else _ANOTHER}")
        _say(*(f"  {finding}" for finding in (*proof.findings, *lacking)))
        return NOT_WHOLE
    codes = set(asked.code)
    _say(f"{path.name} is {verdict(proof, codes)}", *proof.said)
    _say(f"What wrote it is {INTENDED_USE[0].lower()}{INTENDED_USE[1:]}")
    if proof.keys and not asked.key:
        _say(
            "Compare the code of each key with one that was noted elsewhere: anybody"
            " can sign with a key of their own, under any name."
        )
    return WHOLE if proof.is_vouched_for(codes) else NOT_PROVED


def _lacking(proof: Proof, asked: argparse.Namespace) -> list[str]:
    """What was asked for and was not proved."""
    lacking = [
        f"Nothing in it has the code {code}. {_CHECK}"
        for code in asked.code
        if code not in proof.codes
    ]
    lacking += [
        f"It is not signed with the key {key}. {_CHECK}"
        for key in asked.key
        if not any(key.replace(" ", "") in (k, k[:_CODE]) for k in proof.keys)
    ]
    if asked.signed and not proof.keys:
        lacking.append("It is not signed")
    return lacking


def _code(typed: str) -> str:
    return _spelt(typed, "code", _CODE)


def _key(typed: str) -> str:
    return _spelt(typed, "key", _CODE, _KEY)


def _spelt(typed: str, what: str, *lengths: int) -> str:
    """As the codes of a bundle are spelt; refuses what can't be one."""
    plain = re.sub(r"[\s-]", "", typed).lower()
    if len(plain) not in lengths or set(plain) - set("0123456789abcdef"):
        wanted = " or ".join(map(str, lengths))
        raise argparse.ArgumentTypeError(
            f"{typed!r} is no {what}: one has {wanted} characters of 0 to 9 and a to f."
            " Type it as it was noted"
        )
    return " ".join(plain[at : at + 4] for at in range(0, len(plain), 4))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m monitor.chartverify",
        description="Prove a bundle of the record without the program that wrote it.",
    )
    parser.add_argument("bundle", metavar="BUNDLE", help="the file to prove")
    parser.add_argument(
        "--code",
        action="append",
        type=_code,
        default=[],
        help="a code that was noted elsewhere; it has to be in the bundle",
    )
    parser.add_argument(
        "--key",
        action="append",
        type=_key,
        default=[],
        help="the key, or its code, of somebody who has to have signed it",
    )
    parser.add_argument(
        "--signed", action="store_true", help="it has to be signed by somebody"
    )
    return parser


def _say(*lines: str) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main())
