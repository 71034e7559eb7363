"""What is put together when somebody first looks at it."""

from ui.views.later import Later


def test_it_is_built_once_and_only_when_it_is_looked_at() -> None:
    asked: list[str] = []

    def build() -> tuple[str, ...]:
        asked.append("built")
        return ("a",)

    later = Later(build)
    assert not asked
    assert later.value is later.value
    assert asked == ["built"]


def test_two_are_equal_where_what_comes_of_them_is() -> None:
    assert Later(lambda: (1, 2)) == Later(lambda: (1, 2))
    assert Later(lambda: (1, 2)) != Later(lambda: (1, 3))
    assert hash(Later(lambda: (1, 2))) == hash(Later(lambda: (1, 2)))
    assert Later(lambda: (1, 2)) != (1, 2)
