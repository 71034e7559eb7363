"""Sheets of paper beside the report: to chart by hand on, and to fill a form from."""
