"""Made-up words that name somebody, and where they must never be found again."""
