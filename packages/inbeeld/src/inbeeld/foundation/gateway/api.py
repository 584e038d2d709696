"""What other rooms may use of this one."""

from __future__ import annotations

from .application import Gateway
from .marks import takes_files, with_code
from .serving import server_command

__all__ = [
    "Gateway",
    "server_command",
    "takes_files",
    "with_code",
]
