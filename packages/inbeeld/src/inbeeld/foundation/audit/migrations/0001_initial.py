import django.db.models.deletion
import django.utils.timezone
import inbeeld.foundation.vault.fields
import uuid
from django.db import migrations, models

from inbeeld.foundation.audit import triggers


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('vault', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='AuditPurge',
            fields=[
                ('up_to', models.BigIntegerField(primary_key=True, serialize=False, verbose_name='up to number')),
                ('last_mac', models.BinaryField(verbose_name='seal of the last entry removed')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='moment')),
                ('mac', models.BinaryField(verbose_name='seal')),
            ],
            options={
                'verbose_name': 'purge of the audit log',
                'verbose_name_plural': 'purges of the audit log',
            },
        ),
        migrations.CreateModel(
            name='AuditVerification',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField(db_index=True, default=django.utils.timezone.now, verbose_name='moment')),
                ('entries', models.BigIntegerField(verbose_name='entries')),
                ('last_sequence', models.BigIntegerField(verbose_name='last number')),
                ('problems', models.JSONField(default=list, verbose_name='problems')),
            ],
            options={
                'verbose_name': 'verification of the audit log',
                'verbose_name_plural': 'verifications of the audit log',
            },
        ),
        migrations.CreateModel(
            name='AuditHead',
            fields=[
                ('id', models.SmallIntegerField(default=1, primary_key=True, serialize=False)),
                ('sequence', models.BigIntegerField(default=0, verbose_name='last number')),
                ('mac', models.BinaryField(default=bytes, verbose_name='seal of the last entry')),
                ('seal', models.BinaryField(default=bytes, verbose_name='seal of this row')),
                ('data_key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey')),
            ],
            options={
                'verbose_name': 'end of the audit log',
                'verbose_name_plural': 'end of the audit log',
            },
        ),
        migrations.CreateModel(
            name='AuditEntry',
            fields=[
                ('sequence', models.BigIntegerField(primary_key=True, serialize=False, verbose_name='number')),
                ('at', models.DateTimeField(verbose_name='moment')),
                ('event', models.CharField(max_length=64, verbose_name='event')),
                ('group', models.CharField(max_length=32, verbose_name='group')),
                ('outcome', models.CharField(choices=[('done', 'done'), ('refused', 'refused'), ('rolled_back', 'not carried through')], default='done', max_length=12, verbose_name='outcome')),
                ('user_id', models.UUIDField(null=True, verbose_name='user')),
                ('membership_id', models.UUIDField(null=True, verbose_name='membership')),
                ('role', models.CharField(blank=True, max_length=32, verbose_name='role')),
                ('organisation_id', models.UUIDField(null=True, verbose_name='organisation')),
                ('record_kind', models.CharField(blank=True, max_length=64, verbose_name='kind of record')),
                ('record_id', models.UUIDField(null=True, verbose_name='record')),
                ('dossier_id', models.UUIDField(null=True, verbose_name='case or signal')),
                ('owner_id', models.UUIDField(null=True, verbose_name='organisation of the record')),
                ('fields', models.JSONField(default=list, verbose_name='fields')),
                ('reason', inbeeld.foundation.vault.fields.SealedField(null=True, verbose_name='reason')),
                ('request_id', models.UUIDField(null=True, verbose_name='request')),
                ('rows', models.JSONField(default=list, verbose_name='revisions of guarded rows')),
                ('previous_mac', models.BinaryField(verbose_name='seal of the entry before')),
                ('mac', models.BinaryField(verbose_name='seal')),
                ('reason_key', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey')),
            ],
            options={
                'verbose_name': 'audit entry',
                'verbose_name_plural': 'audit entries',
                'indexes': [models.Index(fields=['user_id', 'at', 'sequence'], name='audit_user'), models.Index(condition=models.Q(('dossier_id__isnull', False)), fields=['dossier_id', 'at', 'sequence'], name='audit_dossier'), models.Index(fields=['organisation_id', 'at', 'sequence'], name='audit_organisation'), models.Index(fields=['organisation_id', 'group', 'at', 'sequence'], name='audit_organisation_group'), models.Index(condition=models.Q(('owner_id__isnull', False)), fields=['owner_id', 'at', 'sequence'], name='audit_owner'), models.Index(condition=models.Q(('owner_id__isnull', False)), fields=['owner_id', 'group', 'at', 'sequence'], name='audit_owner_group')],
            },
        ),
        migrations.RunPython(triggers.install_with, triggers.remove_with),
    ]
