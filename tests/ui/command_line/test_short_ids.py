"""Ids as short as commands still find them by."""

from uuid import UUID

from ui.command_line.short_ids import short_ids

ALIKE = "0190abcd-1234-4000-8000-00000000000"


def test_eight_characters_where_they_are_enough() -> None:
    one, other = UUID("0190abcd" + "1" * 24), UUID("0190abce" + "1" * 24)
    assert short_ids((one, other)) == {one: "0190abcd", other: "0190abce"}
    assert short_ids((one,)) == {one: "0190abcd"}
    assert short_ids(()) == {}


def test_of_those_that_begin_alike_so_much_more_that_one_alone_begins_so() -> None:
    ids = (UUID(f"{ALIKE}1"), UUID(f"{ALIKE}2"), UUID("0190abcd-5" + ALIKE[10:] + "1"))
    told = short_ids(ids)
    assert told == {ids[0]: str(ids[0]), ids[1]: str(ids[1]), ids[2]: "0190abcd-5"}
