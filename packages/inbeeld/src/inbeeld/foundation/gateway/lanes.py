"""Threads for each kind of request, so that one kind that is slow leaves the others alone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager

from .bodies import FULL, Refused
from .rules import SIZES, Lane, LaneSize


class LaneThreads:
    """The threads of one lane, and the requests that wait for one."""

    def __init__(self, lane: Lane, size: LaneSize) -> None:
        self.size = size
        self.waiting = 0
        self.free = asyncio.Semaphore(size.threads)
        self.threads = ThreadPoolExecutor(size.threads, thread_name_prefix=f"lane {lane.value}")

    @asynccontextmanager
    async def thread(self) -> AsyncIterator[ThreadPoolExecutor]:
        """Wait for a free thread; refuse where too many wait already, or after too long a wait."""
        if self.waiting >= self.size.most_waiting:
            raise Refused(FULL)
        self.waiting += 1
        try:
            async with asyncio.timeout(self.size.longest_wait):
                await self.free.acquire()
        except TimeoutError as error:
            raise Refused(FULL) from error
        finally:
            self.waiting -= 1
        try:
            yield self.threads
        finally:
            self.free.release()


def open_lanes(sizes: Mapping[Lane, LaneSize] = SIZES) -> dict[Lane, LaneThreads]:
    return {lane: LaneThreads(lane, size) for lane, size in sizes.items()}
