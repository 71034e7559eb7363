"""Bundles: written from a record, proved without it, and never once tampered with."""
