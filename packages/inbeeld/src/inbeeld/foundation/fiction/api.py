"""What other rooms use of this one."""

from . import mix
from .region import ELSEWHERE, HOME, PERSONAS, World, build, email_of, exists

__all__ = ["ELSEWHERE", "HOME", "PERSONAS", "World", "build", "email_of", "exists", "mix"]
