"""Protocols, fonts and icons, and one guarded way to them."""
