"""The one table that decides who may do what to which record, and its translation to SQL."""
