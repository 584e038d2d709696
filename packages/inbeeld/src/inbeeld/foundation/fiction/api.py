"""What other rooms use of this one."""

from . import mix
from .region import ELSEWHERE, HOME, PERSONAS, World, build, email_of, exists
from .writing import Writer, moment_of

__all__ = [
    "ELSEWHERE",
    "HOME",
    "PERSONAS",
    "World",
    "Writer",
    "build",
    "email_of",
    "exists",
    "mix",
    "moment_of",
]
