"""Who can open the record, and what keeps everybody else out."""
