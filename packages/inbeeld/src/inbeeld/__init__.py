"""Inbeeld: the chain that brings hidden victims of exploitation into view and to help."""
