"""Words that wrap, and are cut where even that leaves too little room."""

from ui.theme.fonts import Role, widest, wrapped_height


def cut_to_fit(words: str, role: Role, width: int, height: int) -> str:
    """As many of the words as stand in that width and height, px."""
    shown = words
    while wrapped_height(role, shown, width) > height and " " in words:
        words = words.rpartition(" ")[0]
        shown = f"{words} …"
    return shown


def in_two_lines(words: str, role: Role, width: float) -> tuple[str, ...]:
    """As many as have room on the first, px, and on a second what is left."""
    parts = words.split(" ")
    count = len(parts)
    while count > 1 and widest(role, " ".join(parts[:count])) > width:
        count -= 1
    lines = (" ".join(parts[:count]), " ".join(parts[count:]))
    return tuple(line for line in lines if line)
