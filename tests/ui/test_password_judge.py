"""Passwords are judged beside the screen's thread, and only the newest is told."""

from collections.abc import Iterator
from functools import partial
from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor.access import passwords
from monitor.chart.refusals import Refusal
from ui.password_judge import PasswordJudge

NO = Refusal(what="No", why="so", remedy="Do")


@pytest.fixture
def judge(qapp: QApplication) -> Iterator[PasswordJudge]:
    assert qapp is not None
    judge = PasswordJudge()
    yield judge
    judge.finish()


def test_what_is_asked_meanwhile_only_the_last_is_judged(
    judge: PasswordJudge, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first is under way; of the two after it the earlier is never told."""
    free, judged = Event(), list[str]()

    def refuse(typed: str, _: object) -> Refusal | None:
        assert current_thread() is not main_thread()
        judged.append(typed)
        assert free.wait(30)
        return NO if typed == "third" else None

    monkeypatch.setattr(passwords, "refuse_password", refuse)
    told: list[tuple[str, Refusal | None]] = []

    def take(typed: str, refusal: Refusal | None) -> None:
        told.append((typed, refusal))

    for typed in ("first", "second", "third"):
        judge.judge(typed, (), partial(take, typed))
        if typed == "first":
            qtbot.waitUntil(lambda: judged == ["first"], timeout=30_000)
    assert told == []
    free.set()
    qtbot.waitUntil(lambda: len(told) == 2, timeout=30_000)
    assert told == [("first", None), ("third", NO)]
    assert judged == ["first", "third"]


def test_it_judges_again_after_it_had_nothing_to_do(
    judge: PasswordJudge, qtbot: QtBot
) -> None:
    told: list[Refusal | None] = []
    for _ in range(2):
        judge.judge("too short", (), told.append)
        judge.finish()
        qtbot.waitUntil(lambda: bool(told), timeout=30_000)
        assert isinstance(told.pop(), Refusal)
