"""Names for the numbers in the log: of people, of organisations, and of records as far as they are ours."""

from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from django.apps import apps
from django.db.models import Model, Q

from inbeeld.foundation.access.api import Protected, Scope
from inbeeld.foundation.accounts.api import Organisation, User

Names = Mapping[UUID, str]


def names_of_people(ids: Collection[UUID]) -> Names:
    return dict(User.objects.filter(pk__in=ids).values_list("pk", "name"))


def names_of_organisations(ids: Collection[UUID]) -> Names:
    return dict(Organisation.objects.filter(pk__in=ids).values_list("pk", "name"))


def names_of_dossiers(ids: Collection[UUID], organisation_id: UUID | None) -> Names:
    """The name that a record goes by (a pseudonym, never a person's name); one query for each kind of record."""
    return {
        record.pk: str(record)
        for model in dossier_models()
        for record in model._default_manager.filter(_of(model, organisation_id), pk__in=ids)
    }


def dossier_named(typed: str, organisation_id: UUID | None) -> UUID | None:
    """The one record of ours that goes by this name or number."""
    try:
        return UUID(typed)
    except ValueError:
        found = [*_found_by(typed, organisation_id)][:2]
        return found[0] if len(found) == 1 else None


def kind_name(kind: str) -> str:
    """What a kind of record is called; its code when there is no such kind any more."""
    try:
        return str(apps.get_model(kind)._meta.verbose_name)
    except (LookupError, ValueError):
        return kind


def dossier_models() -> Iterable[type[Model]]:
    """Every model whose records stand on their own: cases, signals, whatever room has them."""
    return [model for model in apps.get_models() if issubclass(model, Protected)]


def _of(model: type[Model], organisation_id: UUID | None) -> Q:
    """Of this organisation, by the column that the model's scope names."""
    scope: Scope = model.scope  # type: ignore[attr-defined]  # declared by every protected model
    return Q(**{scope.organisation: organisation_id})


def _found_by(typed: str, organisation_id: UUID | None) -> Iterable[UUID]:
    """Rooms whose records go by a name offer `found_by` on their queryset."""
    for model in dossier_models():
        find = getattr(model._default_manager, "found_by", None)
        if find is not None:
            yield from find(typed).filter(_of(model, organisation_id)).values_list("pk", flat=True)[:2]
