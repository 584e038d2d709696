"""Cleaning one document: plain Python that runs in a confined process of its own (`confinement.py`)."""
