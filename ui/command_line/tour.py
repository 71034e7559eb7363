"""``vigil tour``: pictures of every screen, drawn from demo data."""

import os
import re
from pathlib import Path

import click

from ui.overriding import override

_ORDINARY = 100
SMALLEST = (1280, 720)
"""The window's own least size, told here so that Qt is loaded after the check."""


class Size(click.ParamType[tuple[int, int]]):
    """Width and height of a picture in pixels, ``1920x1080``."""

    name = "WxH"

    @override
    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int]:
        found = re.fullmatch(r"(\d{3,5})x(\d{3,5})", str(value))
        if found is None:
            self.fail(f"{value} is not a size such as 1920x1080.", param, ctx)
        return int(found[1]), int(found[2])


@click.command()
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True)
@click.option(
    "--size", type=Size(), default="1920x1080", show_default=True, help="Of a picture."
)
@click.option(
    "--scale",
    type=click.IntRange(100, 400),
    default=_ORDINARY,
    show_default=True,
    help="Percent; at 200 a picture of 2560x1440 shows a window of 1280x720.",
)
def tour(out: Path, size: tuple[int, int], scale: int) -> None:
    """Draw every screen from made-up data.

    By day and by night, without a display; and one session as CSV, JSON and PDF.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if scale != _ORDINARY:
        os.environ["QT_SCALE_FACTOR"] = f"{scale / 100:g}"
    from ui.command_line.plain import Plain, faults_told  # noqa: PLC0415
    from ui.command_line.tour_drawing import draw_tour  # noqa: PLC0415

    window = (size[0] * 100 // scale, size[1] * 100 // scale)
    if window[0] < SMALLEST[0] or window[1] < SMALLEST[1]:
        least = "x".join(str(side * scale // 100) for side in SMALLEST)
        message = f"At {scale} % a picture has at least {least} pixels."
        raise click.UsageError(message)
    try:
        out.mkdir(parents=True, exist_ok=True)
        with faults_told():
            count = draw_tour(out, window)
    except OSError as error:
        reason = error.strerror or str(error)
        message = (
            f"The pictures can't be put into {out}. {reason}. Name another folder."
        )
        raise Plain(message) from error
    files = "session.csv, session.json, report.pdf and three sheets"
    click.echo(f"{count} pictures, {files} are in {out}.")
