"""The pages of a person's file and rights."""
