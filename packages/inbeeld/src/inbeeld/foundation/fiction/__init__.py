"""A fictional region with its people, and what records about it are made of: for the demo that rooms make together."""
