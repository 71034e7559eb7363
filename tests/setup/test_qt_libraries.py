"""Missing system libraries are named with the line that installs them."""

import pytest
import qt_libraries


def test_nothing_is_asked_when_all_load() -> None:
    """Libraries that load need no package and raise nothing."""
    present = {"libc.so.6": "libc6"}

    assert qt_libraries.missing_packages(present) == []
    qt_libraries.require(present, installing=False)


def test_what_is_missing_is_named_by_package() -> None:
    """Only the packages whose library does not load are missing."""
    libraries = {"libc.so.6": "libc6", "libnothing.so.9": "libnothing9"}

    assert qt_libraries.missing_packages(libraries) == ["libnothing9"]


def test_without_leave_to_install_the_exact_line_is_printed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A plain user is given the one line to run, and the set-up ends with 2."""
    libraries = {"libnothing.so.9": "libnothing9", "libnil.so.1": "libnil1"}

    with pytest.raises(SystemExit) as leaving:
        qt_libraries.require(libraries, installing=False)

    assert leaving.value.code == 2
    line = "  sudo apt-get install -y --no-install-recommends libnothing9 libnil1\n"
    assert line in capsys.readouterr().err


def test_the_test_machine_has_what_qt_needs() -> None:
    """These very tests run on Qt, so the headless table must be satisfied here."""
    assert qt_libraries.missing_packages(qt_libraries.HEADLESS) == []
