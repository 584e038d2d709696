"""The fictional region that a first visit opens."""
