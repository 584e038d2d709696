"""Days on which help ends by itself, and what must be arranged before."""
