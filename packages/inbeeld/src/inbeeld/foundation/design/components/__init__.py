"""The components that pages are made of, one module a kind; every template knows their tags."""

from . import actions, form_fields, lists, messages, navigation, tables
from .library import register

__all__ = ["actions", "form_fields", "lists", "messages", "navigation", "register", "tables"]
