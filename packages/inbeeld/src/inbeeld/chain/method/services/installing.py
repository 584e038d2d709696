"""What a new installation begins with, put in again where it is missing."""

from __future__ import annotations

from django.apps import apps

from inbeeld.chain.method import first_method


def install_method() -> None:
    """Terms, life domains and points of phases, where nothing stands yet; harmless to call again."""
    first_method.install(lambda name: apps.get_model("method", name))
