"""The tag library by which templates reach the components."""

from inbeeld.foundation.design.components import register

__all__ = ["register"]
