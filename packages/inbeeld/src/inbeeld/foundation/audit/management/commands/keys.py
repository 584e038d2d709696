"""`inbeeld keys`: create, look after, replace. Here and not in the vault, because what they do is recorded."""

import argparse
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from inbeeld.foundation.audit.trail import record
from inbeeld.foundation.vault.api import (
    BETWEEN,
    DataKey,
    KeyFile,
    KeyUnavailable,
    key_provider,
    master_keys_in_rows,
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
        retire = verbs.add_parser("retire", help="remove old master keys that wrap nothing any more")
        retire.add_argument("--yes", action="store_true", help="do it; older back-ups cannot be opened afterwards")

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
        uses = self._uses()
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

    def retire(self, options: dict[str, Any]) -> None:
        file = self._key_file()
        in_use = {name for name, (live, _destroyed) in self._uses().items() if live} | master_keys_in_rows()
        idle = [name for name in file.ring().retirable(datetime.now(UTC)) if name not in in_use]
        if not idle:
            self.stdout.write("No master key can go: each is in use, or was replaced less than ten minutes ago.")
            return
        if not options["yes"]:
            names = ", ".join(idle)
            self.stdout.write(f"Would remove {names}. Older back-ups cannot be opened afterwards. Add --yes to do it.")
            return
        for name in idle:
            file.change(lambda ring, name=name: ring.without(name))  # type: ignore[misc]
            record("keys.retired")
        self.stdout.write(f"Removed {', '.join(idle)}. Destroy older copies of the key file too.")

    def _uses(self) -> dict[str, tuple[int, int]]:
        """For each master key how many live and destroyed data keys it wraps, whatever their share."""
        found: dict[str, tuple[int, int]] = {}
        for use in uses_of_master_keys():
            name = use.master_key_id.partition(BETWEEN)[0]
            live, destroyed = found.get(name, (0, 0))
            found[name] = live + use.live, destroyed + use.destroyed
        return found

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
