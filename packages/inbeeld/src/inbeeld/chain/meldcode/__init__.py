"""The meldcode: a walk through its steps for everybody, and an organisation's own record of the steps it took."""
