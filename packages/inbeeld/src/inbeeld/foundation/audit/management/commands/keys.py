"""`inbeeld keys create | status | rotate | retire`. Here and not in the vault, because what they do is recorded."""

import argparse
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inbeeld.foundation.audit.trail import record
from inbeeld.foundation.vault.errors import KeyUnavailable
from inbeeld.foundation.vault.key_file import KeyFile
from inbeeld.foundation.vault.keys import key_provider
from inbeeld.foundation.vault.rotation import rewrap_stale_keys, stale_keys, uses_of_master_keys


class Command(BaseCommand):
    help = "Make, replace and remove the master keys that wrap the key of every case."
    requires_system_checks = ()

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        verbs.add_parser("create", help="make the key file; an existing one is left alone")
        verbs.add_parser("status", help="list the master keys and what they wrap")
        verbs.add_parser("rotate", help="make a new master key and rewrap every data key; goes on after a stop")
        retire = verbs.add_parser("retire", help="remove old master keys that wrap nothing any more")
        retire.add_argument("--yes", action="store_true", help="do it; older back-ups cannot be opened afterwards")

    def handle(self, *_args: Any, **options: Any) -> None:
        verbs: dict[str, Callable[[dict[str, Any]], None]] = {
            "create": self.create,
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
        self.stdout.write(_("Made %s. Put a copy in a safe: without it no case can ever be opened.") % file.path)

    def status(self, _options: dict[str, Any]) -> None:
        ring = self._key_file().ring()
        uses = {use.master_key_id: use for use in uses_of_master_keys()}
        for name in sorted(ring.masters.keys() | uses.keys()):
            use = uses.get(name)
            live, destroyed = (use.live, use.destroyed) if use else (0, 0)
            state = _("current") if name == ring.current else _("old") if name in ring.masters else _("not in the file")
            text = _("%(name)s (%(state)s): wraps %(live)d data keys, wrapped %(destroyed)d that were destroyed")
            self.stdout.write(text % {"name": name, "state": state, "live": live, "destroyed": destroyed})
        openable = sum(use.destroyed for name, use in uses.items() if name in ring.masters)
        if openable:
            text = ngettext(
                "%d destroyed key could still be opened from an older back-up. Rotate and retire to end that.",
                "%d destroyed keys could still be opened from an older back-up. Rotate and retire to end that.",
                openable,
            )
            self.stdout.write(text % openable)

    def rotate(self, _options: dict[str, Any]) -> None:
        if stale_keys().exists():
            self.stdout.write(_("An earlier rotation was not finished; going on with it."))
        else:
            provider = key_provider()
            if isinstance(provider, KeyFile):
                provider.change(lambda ring: ring.rotated(datetime.now(UTC)))
            record("keys.rotated")
        self.stdout.write(_("Master key %s is in use.") % key_provider().current_key_id())
        self._rewrap()

    def retire(self, options: dict[str, Any]) -> None:
        file = self._key_file()
        in_use = {use.master_key_id for use in uses_of_master_keys() if use.live}
        idle = [name for name in file.ring().retirable(datetime.now(UTC)) if name not in in_use]
        if not idle:
            self.stdout.write(_("No master key can go: each is in use, or was replaced less than ten minutes ago."))
            return
        if not options["yes"]:
            text = _("Would remove %s. Older back-ups cannot be opened afterwards. Add --yes to do it.")
            self.stdout.write(text % ", ".join(idle))
            return
        for name in idle:
            file.change(lambda ring, name=name: ring.without(name))  # type: ignore[misc]
            record("keys.retired")
        self.stdout.write(_("Removed %s. Destroy older copies of the key file too.") % ", ".join(idle))

    def _rewrap(self) -> None:
        done, unreadable = 0, 0
        for portion in rewrap_stale_keys():
            done += portion.rewrapped
            unreadable += len(portion.unreadable)
            for key_id in portion.unreadable:
                self.stderr.write(_("Data key %s cannot be opened and was left as it is.") % key_id)
        self.stdout.write(ngettext("%d data key rewrapped.", "%d data keys rewrapped.", done) % done)
        if unreadable:
            raise CommandError(_("Not every data key could be rewrapped; keep the old master key."))

    def _key_file(self) -> KeyFile:
        provider = key_provider()
        if not isinstance(provider, KeyFile):
            raise CommandError(_("The master keys are not in a file: look after them where they are kept."))
        return provider
