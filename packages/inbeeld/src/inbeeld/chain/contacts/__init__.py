"""Contact with somebody: each moment and attempt, how they may be reached, and how often."""
