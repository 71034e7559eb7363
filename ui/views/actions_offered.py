"""The actions of a screen as they are offered, with why one can't be taken now."""

from collections.abc import Mapping, Sequence

from monitor.charting.reads import AnyRead
from ui.views.action import Action
from ui.views.actions import ACTIONS
from ui.views.actions_searched import SEARCHED
from ui.views.palette import ActionView
from ui.views.room_keys import ROOM, room_chord, room_keys, room_names
from ui.views.screen_names import Screen


def room_views(sessions: Sequence[AnyRead]) -> tuple[ActionView, ...]:
    """Going to each open session that has a key, in the order of the tabs."""
    names = room_names(sessions)
    return tuple(
        ActionView(id=f"{ROOM}{key}", title=names[id_], key=room_chord(key))
        for id_, key in room_keys(sessions).items()
        if key
    )


def action_views(
    screen: Screen, *, can_chart: bool, obstacles: Mapping[str, str]
) -> tuple[ActionView, ...]:
    """The actions of a screen; ``obstacles`` says why one can't be taken now."""
    return tuple(
        _view(action, obstacles.get(action.id, ""), can_chart=can_chart)
        for action in ACTIONS
        if screen in action.screens
    )


def _view(action: Action, obstacle: str, *, can_chart: bool) -> ActionView:
    if action.needs_open and not can_chart and not obstacle:
        obstacle = "The session is closed"
    return ActionView(
        id=action.id,
        title=action.title,
        key=action.key,
        enabled=not obstacle,
        why_not=obstacle,
        words=SEARCHED.get(action.id, ""),
    )
