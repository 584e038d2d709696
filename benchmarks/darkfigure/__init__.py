"""The statistics library, measured."""
