"""A standard error that is a screen."""

from io import StringIO

from ui.overriding import override


class Screen(StringIO):
    """A standard error that somebody looks at."""

    @override
    def isatty(self) -> bool:
        return True
