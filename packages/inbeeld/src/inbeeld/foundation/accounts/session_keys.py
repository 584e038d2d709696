"""What a session remembers of a person, by name."""

MEMBERSHIP = "membership"  # as whom he works now
DEMO_FACTOR = "demo_second_factor"  # the demo signs in without one
