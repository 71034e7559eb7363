"""A log record at WARNING or above that no test expected fails the test."""

import logging
from collections.abc import Generator

import pytest


class ExpectedLogs:
    """The alarming log records that a test says it will cause."""

    def __init__(self) -> None:
        self._awaited: list[str] = []
        self._seen: set[str] = set()

    def expect(self, text: str) -> None:
        """Await at least one record whose message contains `text`."""
        self._awaited.append(text)

    def excuses(self, record: logging.LogRecord) -> bool:
        """Whether the record was awaited; remembers that it came."""
        matching = [text for text in self._awaited if text in record.getMessage()]
        self._seen.update(matching)
        return bool(matching)

    def missing(self) -> list[str]:
        """The awaited texts that no record contained."""
        return [text for text in self._awaited if text not in self._seen]


_EXPECTED = pytest.StashKey[ExpectedLogs]()
_alarming: list[logging.LogRecord] = []


@pytest.fixture
def expected_logs(request: pytest.FixtureRequest) -> ExpectedLogs:
    """Says which alarming log records this test causes on purpose."""
    expected: ExpectedLogs = request.node.stash.setdefault(_EXPECTED, ExpectedLogs())
    return expected


def pytest_configure() -> None:
    # A record factory sees also the loggers that do not propagate to the root.
    make_record = logging.getLogRecordFactory()

    def note(*args: object, **kwargs: object) -> logging.LogRecord:
        record = make_record(*args, **kwargs)
        if record.levelno >= logging.WARNING:
            _alarming.append(record)
        return record

    logging.setLogRecordFactory(note)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None]:
    """Judge what was logged since the last test ended, fixtures included."""
    try:
        yield
    finally:
        expected = item.stash.get(_EXPECTED, ExpectedLogs())
        stray = [record for record in _alarming if not expected.excuses(record)]
        _alarming.clear()
    if stray:
        lines = [f"{r.levelname} {r.name}: {r.getMessage()}" for r in stray]
        pytest.fail("Stray log records:\n" + "\n".join(lines), pytrace=False)
    if expected.missing():
        pytest.fail(f"Never logged: {expected.missing()}", pytrace=False)
