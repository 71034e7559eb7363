"""The pages: panels and charts put together, knowing nothing of the record."""
