"""Breaks a room one small piece at a time and tells which breaks its own tests do not notice: `make mutants ROOM=...`.

`breaking` lists the breaks of a module, `applying` puts one into a process in which everything is loaded already,
`watching` is the pytest plugin that learns which test runs which line and tries each break in a forked process,
`telling` compares what survived with the list of those that change nothing.
"""
