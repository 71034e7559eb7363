"""The painter of the report: blocks broken into pages, and set in type."""
