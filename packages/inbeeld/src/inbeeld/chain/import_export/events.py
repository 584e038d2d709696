"""What each event of an import or export is called in the audit pages."""

from django.utils.translation import gettext_lazy as _

EVENTS = {
    "case_import.uploaded": _("List of cases uploaded"),
    "case_import.mapped": _("Columns and values chosen"),
    "case_import.tried": _("Dry run of a list asked for"),
    "case_import.read": _("Uploaded list read"),
    "case_import.started": _("Import of cases begun"),
    "case_import.undone": _("Import of cases undone"),
    "case_import.removed": _("Import thrown away"),
    "case.import_undone": _("Case erased because its import was undone"),
    "case_export.asked": _("Export of cases asked for"),
    "case_export.fetched": _("Export of cases fetched"),
    "case_export.removed": _("Export of cases removed"),
    "case.exported": _("Facts of the case exported"),
}
GROUPS = {"case_import": _("Imports"), "case_export": _("Exports")}
