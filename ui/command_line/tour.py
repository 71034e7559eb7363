"""``vigil tour``: pictures of every screen, drawn from demo data."""

import click


@click.command()
def tour() -> None:
    """Draw every screen."""
