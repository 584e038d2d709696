"""Safe and unsafe ways to make contact stood with the identity; now they stand where contact is made."""

import datetime as dt
import uuid

from django.db import migrations
from django.utils import timezone

from inbeeld.foundation.vault.models import DataKey
from inbeeld.foundation.vault.sealing import seal, unseal

REVIEW = dt.timedelta(days=90)


def copy_ways(apps, _schema_editor):
    """What stands in an identity is opened and sealed again in its new place, under the key of the same case."""
    identities = apps.get_model("cases", "Identity").objects.select_related("data_key").order_by("pk")
    for identity in identities.filter(data_key__destroyed_at=None).iterator(chunk_size=200):
        row = identity.data_key
        cipher = DataKey(pk=row.pk, wrapped=row.wrapped, master_key_id=row.master_key_id).cipher()
        person = unseal(cipher, bytes(identity.person), _place("identity", "person", identity.pk, row.pk))
        texts = {"never": person.get("unsafe_contact"), "safe": person.get("safe_contact")}
        if any(texts.values()):
            _add(apps, identity, cipher, texts)


def _add(apps, identity, cipher, texts):
    pk, day = uuid.uuid4(), timezone.localdate(identity.changed_at)
    sealed = {
        name: seal(cipher, text, _place("contactways", name, pk, identity.data_key_id))
        for name, text in texts.items()
        if text
    }
    apps.get_model("cases", "ContactWays").objects.create(
        id=pk,
        case_id=identity.case_id,
        data_key_id=identity.data_key_id,
        by_id=identity.changed_by_id,
        at=identity.changed_at,
        reviewed_on=day,
        review_on=day + REVIEW,
        version=1,
        **sealed,
    )


def _place(model, field, pk, key):
    return f"cases.{model}|{field}|{pk}|{key}".encode()


class Migration(migrations.Migration):
    dependencies = [("cases", "0003_contact_ways")]

    operations = [migrations.RunPython(copy_ways, migrations.RunPython.noop)]
