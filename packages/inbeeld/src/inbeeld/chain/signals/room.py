"""What this room declares to the house."""

from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.access.api import Action
from inbeeld.foundation.rooms.api import (
    Addresses,
    DemoPart,
    DemoTurn,
    FindSource,
    FrontDoor,
    LoadColumn,
    NavigationEntry,
    NightTask,
    PageLink,
    Room,
    Shift,
    Spot,
    Turn,
    Visitor,
    WorkSource,
)

from . import subject_access
from .checks import somebody_reads_what_comes_in
from .counted import SIGNALS
from .demo import add_at_the_desk, add_inbox, hint, read_some
from .earlier import cases_of_reference
from .erasure import KINDS, erase_along
from .events import EVENTS, GROUPS
from .found import find_signals, signals_by_id
from .handover import WORK
from .models import Signal
from .notice_kinds import KINDS as NOTICES
from .work import signal_sections, signals_elsewhere

ROOM = Room(
    addresses=(Addresses("signalen/", "inbeeld.chain.signals.urls"),),
    front_doors=(
        FrontDoor(Visitor.PROFESSIONAL, _("Hand in a signal or ask a question"), "signals:new", "send", order=20),
        FrontDoor(
            Visitor.PROFESSIONAL, _("Follow a signal with your code"), "signals:follow", "message-circle", order=40
        ),
    ),
    navigation=(
        NavigationEntry(_("Signals"), "signals:inbox", "/signalen/", Action.SIGNAL_READ, order=20),
        NavigationEntry(_("Handed in"), "signals:mine", "/signalen/mijn/", Action.SIGNAL_HAND_IN, order=30),
    ),
    links=(
        PageLink(Spot.CASE_OVERVIEW, "signals:of_case", _("Signals"), Action.SIGNAL_READ, order=10),
        PageLink(Spot.DEMO, "signals:new", _("Hand in a signal"), order=10),
        PageLink(Spot.DEMO, "signals:follow", _("Follow a signal"), order=20),
        PageLink(
            Spot.REGIONS,
            "signals:routes",
            _("Where signals go: forms that have a desk of their own"),
            Action.REGIONS_MANAGE,
        ),
        PageLink(Spot.LOAD, "signals:share_out", _("Signals"), order=10),
    ),
    events=EVENTS,
    event_groups=GROUPS,
    work=(
        WorkSource(Turn.WAITS_FOR_US, signal_sections, order=20),
        WorkSource(Turn.KEEPS_US_WAITING, signals_elsewhere, order=10),
    ),
    loads=(
        LoadColumn(
            label=_("Open signals"),
            rows=lambda actor: Signal.objects.visible_to(actor).open(),
            whose="handler",
            late=lambda actor, today: Signal.objects.visible_to(actor).open().overdue(today),
            late_label=_("Signals past their term"),
            order=20,
        ),
    ),
    notices=NOTICES,
    open_work=WORK,
    cases_of_reference=cases_of_reference,
    found=(FindSource(_("Signals"), find_signals, order=20, opened="signal.read", by_id=signals_by_id),),
    erasables=KINDS,
    erase_along=erase_along,
    file_chapters=subject_access.CHAPTERS,
    file_keys=subject_access.keys_of,
    demo=(
        DemoPart(DemoTurn.INCOMING, add_inbox, hint),
        DemoPart(DemoTurn.IN_CASES, read_some),
        DemoPart(DemoTurn.BESIDE, add_at_the_desk),
    ),
    nightly=(
        NightTask("remind_terms", Shift.REMIND),
        NightTask("erase_signal_drafts", Shift.ERASE),
    ),
    hooks=(SIGNALS,),
    database_checks=(somebody_reads_what_comes_in,),
)
