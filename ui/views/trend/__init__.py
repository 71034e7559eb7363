"""The live chart as frozen values: what each lane holds, and every word on it."""
