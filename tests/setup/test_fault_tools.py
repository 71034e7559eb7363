"""What the fault tests need is named where it is missing, and is no reason to stop."""

import fault_tools
import pytest


def test_nothing_is_said_when_all_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    fault_tools.require({"gcc": lambda: True}, installing=False)

    assert capsys.readouterr() == ("", "")


def test_what_is_missing_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    """By package, in one line; the other fault tests can still run."""
    tools = {"gcc": lambda: False, "mount": lambda: True, "libc6-dev": lambda: False}

    fault_tools.require(tools, installing=False)

    assert capsys.readouterr().err == (
        "Some fault tests are skipped."
        " To run them: sudo apt-get install -y gcc libc6-dev\n"
    )
