"""`inbeeld keys`: create, look after, replace. Here and not in the vault, because what they do is recorded."""

import argparse
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from inbeeld.foundation.audit.retiring import idle_master_keys, master_key_uses
from inbeeld.foundation.audit.trail import record
from inbeeld.foundation.vault.api import (
    BETWEEN,
    DataKey,
    KeyFile,
    KeyUnavailable,
    key_provider,
    remark_stale_rows,
    rewrap_stale_keys,
    stale_keys,
    uses_of_master_keys,
)


class Command(BaseCommand):
    help = "Make, replace and remove the master keys that wrap the key of every case."
    requires_system_checks = ()

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        verbs.add_parser("create", help="make the key file; an existing one is left alone")
        verbs.add_parser("create-key-shares", help="make the key shares of an installation that has none yet")
        verbs.add_parser("status", help="list the master keys and what they wrap")
        verbs.add_parser("rotate", help="make a new master key and rewrap every data key; goes on after a stop")
        verbs.add_parser("retire", help="name old master keys that wrap nothing any more; two persons remove them")

    def handle(self, *_args: Any, **options: Any) -> None:
        verbs: dict[str, Callable[[dict[str, Any]], None]] = {
            "create": self.create,
            "create-key-shares": self.create_key_shares,
            "status": self.status,
            "rotate": self.rotate,
            "retire": self.retire,
        }
        try:
            verbs[options["verb"]](options)
        except KeyUnavailable as problem:
            raise CommandError(str(problem)) from None

    def create(self, _options: dict[str, Any]) -> None:
        file = self._key_file()
        file.create()
        file.share_file.create()
        self.stdout.write(f"Made {file.path}. Put a copy in a safe: without it no case can ever be opened.")

    def create_key_shares(self, _options: dict[str, Any]) -> None:
        file = self._key_file()
        if DataKey.objects.filter(master_key_id__contains=BETWEEN, destroyed_at=None).exists():
            raise CommandError("There were key shares before. Put their file back: a new one would open nothing.")
        file.share_file.create()
        self.stdout.write(f"Made {file.share_file.path}. Keep one second copy of it, always the newest.")
        self._rewrap()

    def status(self, _options: dict[str, Any]) -> None:
        ring = self._key_file().ring()
        uses = master_key_uses()
        for name in sorted(ring.masters.keys() | uses.keys()):
            live, destroyed = uses.get(name, (0, 0))
            state = "current" if name == ring.current else "old" if name in ring.masters else "not in the file"
            self.stdout.write(f"{name} ({state}): wraps {live} data keys, wrapped {destroyed} that were destroyed")
        openable = sum(use.destroyed for use in uses_of_master_keys() if self._opens(use.master_key_id))
        if openable:
            risk = f"{openable} destroyed key(s) could still be opened from an older back-up."
            self.stdout.write(f"{risk} `inbeeld shred_keys` ends that.")

    def rotate(self, _options: dict[str, Any]) -> None:
        if stale_keys().exists():
            self.stdout.write("An earlier rotation was not finished; going on with it.")
        else:
            provider = key_provider()
            if isinstance(provider, KeyFile):
                provider.change(lambda ring: ring.rotated(datetime.now(UTC)))
            record("keys.rotated")
        self.stdout.write(f"Master key {key_provider().current_key_id()} is in use.")
        self._rewrap()
        self._remark()

    def retire(self, _options: dict[str, Any]) -> None:
        """Names them only: what cannot be undone is asked by one person on the page and decided by another."""
        self._key_file()
        idle = idle_master_keys()
        if not idle:
            self.stdout.write("No master key can go: each is in use, or was replaced less than ten minutes ago.")
            return
        self.stdout.write(f"Can go: {', '.join(idle)}. Older back-ups cannot be opened afterwards.")
        self.stdout.write("An administrator asks for it under Master keys; a second person decides; a night removes.")

    def _opens(self, name: str) -> bool:
        """Whether what this name wrapped could still be opened."""
        master, _, share = name.partition(BETWEEN)
        file = self._key_file()
        shares = file.share_file.shares()
        return master in file.ring().masters and (not share or (shares is not None and share in shares.known))

    def _rewrap(self) -> None:
        done, unreadable = 0, 0
        for portion in rewrap_stale_keys():
            done += portion.rewrapped
            unreadable += len(portion.unreadable)
            for key_id in portion.unreadable:
                self.stderr.write(f"Data key {key_id} cannot be opened and was left as it is.")
        self.stdout.write(f"{done} data key(s) rewrapped.")
        if unreadable:
            raise CommandError("Not every data key could be rewrapped; keep the old master key.")

    def _remark(self) -> None:
        """Under the new key too: the MACs of rows that decide about rights."""
        done = sum(remark_stale_rows())
        if done:
            record("rows.remarked")
        self.stdout.write(f"{done} row(s) brought under it.")

    def _key_file(self) -> KeyFile:
        provider = key_provider()
        if not isinstance(provider, KeyFile):
            raise CommandError("The master keys are not in a file: look after them where they are kept.")
        return provider
