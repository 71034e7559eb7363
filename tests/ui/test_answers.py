"""An answer goes to whoever waits for it, once, whatever came of the question."""

from ui.answers import Answers, Outcome, outcome_of


def test_each_gets_its_own() -> None:
    got: list[object] = []
    answers = Answers()
    first, second = (answers.wait(got.append, got.append) for _ in range(2))
    answers.give(second, Outcome(answer="second"))
    answers.give(first, Outcome(answer="first"))
    answers.give(first, Outcome(answer="again"))
    assert got == ["second", "first"]


def test_what_went_wrong_is_no_answer() -> None:
    answered: list[object] = []
    failed: list[Exception] = []
    answers, fault = Answers(), ValueError("of the disk")

    def work() -> None:
        raise fault

    answers.give(answers.wait(answered.append, failed.append), outcome_of(work))
    assert (answered, failed) == ([], [fault])


def test_no_answer_is_one_as_well() -> None:
    answered: list[object] = []
    answers = Answers()
    number = answers.wait(answered.append, answered.append)
    answers.give(number, outcome_of(lambda: None))
    assert answered == [None]


def test_nobody_is_told_who_does_not_wait_any_more() -> None:
    got: list[object] = []
    answers = Answers()
    number = answers.wait(got.append, got.append)
    answers.drop(number)
    answers.give(number, Outcome(answer=1))
    assert got == []
