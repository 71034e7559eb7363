import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.views.actions import ACTIONS as ACTIONS_OF_ALL
from ui.views.actions_offered import action_views
from ui.views.actions_searched import SEARCHED
from ui.views.palette import ActionView, narrowed
from ui.views.screen_names import Screen

ACTIONS = (
    ActionView(id="set", title="Observation set", key="F2"),
    ActionView(id="infusion", title="Infusion", key="F4"),
    ActionView(id="eyes", title="Eyes on patient", key="F11"),
    ActionView(id="close", title="Close session", enabled=False, why_not="Running"),
    ActionView(id="help", title="Help", key="F1"),
    ActionView(id="palette", title="Commands", key="Ctrl+K"),
    ActionView(id="sessions", title="Sessions"),
)


def found(query: str) -> list[str]:
    return [action.id for action in narrowed(ACTIONS, query)]


def test_no_query_lists_all_in_order() -> None:
    """Before a letter is typed every action is listed, as the screen gives them."""
    assert found("  ") == [action.id for action in ACTIONS]


def test_key_finds_its_action_first() -> None:
    """Typing a key's name leads to what the key does, before longer names."""
    assert found("f1")[0] == "help"
    assert found("CTRL+K") == ["palette"]


def test_a_name_goes_before_a_key_of_the_same_letters() -> None:
    """But a key of one letter first: nobody types one for a name."""
    alike = (
        ActionView(id="emergency", title="Emergency", key="Pause"),
        ActionView(id="pause", title="Pause of the infusion", key="F4 P"),
        ActionView(id="words", title="What to say on a call", key="Ctrl+R"),
        ActionView(id="back", title="Take back the approval", key="W"),
    )
    assert [a.id for a in narrowed(alike, "pause")] == ["pause", "emergency"]
    assert narrowed(alike, "w")[0].id == "back"


def test_beginning_goes_before_the_middle() -> None:
    """What begins with the letters goes before what only holds them."""
    assert found("c")[:2] == ["close", "palette"]
    assert found("pat")[0] == "eyes"
    assert found("ses")[:2] == ["sessions", "close"]


def test_initials() -> None:
    """The first letters of its words find an action."""
    assert found("eop") == ["eyes"]


def test_scattered_letters() -> None:
    """Letters in order find an action though others stand between."""
    assert found("ifn") == ["infusion"]
    assert found("xnf") == []


def test_disabled_actions_are_listed_with_their_reason() -> None:
    """What can't be done now is still found, with why."""
    (action,) = narrowed(ACTIONS, "close")
    assert action.why_not == "Running"


@given(st.text(string.ascii_letters + " +12", max_size=8))
def test_only_listed_actions(query: str) -> None:
    """Whatever is typed, each action comes at most once and holds its letters."""
    ids = found(query)
    assert len(ids) == len(set(ids))
    for action in narrowed(ACTIONS, query):
        letters = iter((action.title + action.key).casefold())
        wanted = query.casefold().replace(" ", "")
        assert all(c in letters for c in wanted) or wanted == action.key.casefold()


def offered(query: str, screen: Screen) -> list[str]:
    actions = action_views(screen, can_chart=True, obstacles={})
    return [action.id for action in narrowed(actions, query)]


@pytest.mark.parametrize(
    ("query", "screen", "first"),
    [
        ("cosign", "live", "sign off"),
        ("countersign", "sessions", "sessions"),
        ("co-sign", "board", "sessions"),
        ("review", "live", "sign off"),
        ("review", "board", "sessions"),
        ("audit", "live", "audit"),
        ("vitals", "live", "set"),
        ("discharge", "live", "close"),
        ("sbar", "live", "call"),
        ("logout", "board", "nurse"),
    ],
)
def test_word_that_is_no_part_of_the_title(
    query: str, screen: Screen, first: str
) -> None:
    assert offered(query, screen)[0] == first


def test_title_goes_before_other_words() -> None:
    """*Rules* begins no title, *time* that of the timeline; three letters are asked."""
    assert offered("rul", "live")[0] == "protocol"
    assert "protocol" not in offered("ru", "live")[:1]
    assert offered("sign", "live")[0] == "sign off"
    assert offered("hist", "live")[:1] == ["series"]


def test_other_words_lead_to_what_exists() -> None:
    """Each is a word of an action, and no title lacks its own."""
    assert set(SEARCHED) <= {action.id for action in ACTIONS_OF_ALL}
    assert offered("teleport", "live") == []
