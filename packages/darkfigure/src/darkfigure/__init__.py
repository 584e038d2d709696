"""Estimates the part of a population that no list shows, and publishes figures that betray nobody."""
