"""The first page of everyone who works here: what needs doing today."""
