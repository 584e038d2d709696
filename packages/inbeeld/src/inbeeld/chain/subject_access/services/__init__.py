"""The verbs of a person's file and rights."""
