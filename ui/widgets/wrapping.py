"""Words that wrap, and are cut where even that leaves too little room."""

from ui.theme.fonts import Role, wrapped_height


def cut_to_fit(words: str, role: Role, width: int, height: int) -> str:
    """As many of the words as stand in that width and height, px."""
    shown = words
    while wrapped_height(role, shown, width) > height and " " in words:
        words = words.rpartition(" ")[0]
        shown = f"{words} …"
    return shown
