"""The pages of conferences, among those of their case."""
