"""The chain itself, one room a step."""
