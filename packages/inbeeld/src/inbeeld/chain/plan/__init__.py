"""The plan of a case: goals, actions, and how it goes on each life domain."""
