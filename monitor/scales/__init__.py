"""Rating scales: their items where the terms allow it, their ranges, their scoring."""
