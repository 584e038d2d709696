"""The documents of a case: added, numbered, in versions, given, sent, removed."""
