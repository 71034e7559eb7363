"""What a pressed key or a clicked choice means in the grammar of a set."""

from monitor.chart.keying.keys import Digit, Focus, Key, Press, key_of
from ui.widgets.faces import KeyName, KeyPress

_NAMED: dict[KeyName, Press] = {
    KeyName.ENTER: Press.ENTER,
    KeyName.BACKSPACE: Press.BACKSPACE,
    # The caret always stands at the end, so there is only one way to delete.
    KeyName.DELETE: Press.BACKSPACE,
    KeyName.ESCAPE: Press.ESCAPE,
    KeyName.UP: Press.UP,
    KeyName.DOWN: Press.DOWN,
    KeyName.LEFT: Press.BACK_TAB,
    KeyName.RIGHT: Press.TAB,
}
_CHOSEN: dict[str, Press] = {"Enter": Press.ENTER, "Esc": Press.ESCAPE}


def keys_pressed(press: KeyPress, first: str, last: str) -> tuple[Key, ...]:
    """The keys of one press; ``first`` and ``last`` are where Home and End go.

    A held Enter or Escape repeats by itself and means nothing: it must not keep a
    value that was asked about.
    """
    match press.name:
        case KeyName.TEXT:
            return tuple(key_of(character) for character in press.text)
        case KeyName.HOME:
            return (Focus(first),)
        case KeyName.END:
            return (Focus(last),)
        case KeyName.ENTER | KeyName.ESCAPE if press.is_repeat:
            return ()
        case name:
            return (_NAMED[name],)


def key_chosen(choice: str) -> Key:
    """The key of a choice that was clicked."""
    return _CHOSEN.get(choice) or key_of(choice)


def is_score(key: Key) -> bool:
    """Whether a click on that key gives a scale its value."""
    return isinstance(key, Digit) or key is Press.STAR
