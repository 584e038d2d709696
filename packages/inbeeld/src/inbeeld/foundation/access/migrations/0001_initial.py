import django.db.models.deletion
import django.utils.timezone
import inbeeld.foundation.vault.fields
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('vault', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='EmergencyAccess',
            fields=[
                ('row_mac', models.CharField(blank=True, editable=False, max_length=160)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('record_kind', models.CharField(max_length=20)),
                ('record_id', models.UUIDField()),
                ('reason', inbeeld.foundation.vault.fields.SealedField()),
                ('started_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('ends_at', models.DateTimeField()),
                ('reviewed_at', models.DateTimeField(blank=True, null=True)),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
                ('membership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='emergencies', to='accounts.membership')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('reviewed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
            ],
            options={
                'indexes': [models.Index(fields=['membership', 'ends_at'], name='emergency_holder'), models.Index(fields=['organisation', '-started_at'], name='emergency_latest')],
            },
        ),
        migrations.CreateModel(
            name='Grant',
            fields=[
                ('row_mac', models.CharField(blank=True, editable=False, max_length=160)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('record_kind', models.CharField(max_length=20)),
                ('record_id', models.UUIDField()),
                ('parts', models.JSONField(default=list)),
                ('reads_only', models.BooleanField(default=False)),
                ('team_role', models.CharField(blank=True, max_length=30, verbose_name='Role in the team')),
                ('purpose', inbeeld.foundation.vault.fields.SealedField(verbose_name='Purpose')),
                ('ground', models.CharField(choices=[('consent', 'Consent'), ('legal_duty', 'Legal duty'), ('public_task', 'Public task'), ('vital_interest', 'Vital interest')], max_length=20, verbose_name='Ground')),
                ('consent_id', models.UUIDField(blank=True, db_index=True, null=True)),
                ('starts_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('ends_at', models.DateTimeField()),
                ('announced_on', models.DateField(blank=True, null=True)),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('end_cause', models.CharField(blank=True, choices=[('by_hand', 'Ended by the coordinator'), ('consent_withdrawn', 'Consent withdrawn'), ('consent_ended', 'Consent ended'), ('case_transferred', 'Case went to another region'), ('case_erased', 'The case no longer exists')], max_length=20)),
                ('end_note', inbeeld.foundation.vault.fields.SealedField(blank=True, null=True)),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('granted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('membership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='grants', to='accounts.membership')),
            ],
            options={
                'indexes': [models.Index(fields=['membership', 'ends_at'], name='grant_holder'), models.Index(fields=['record_kind', 'record_id'], name='grant_record')],
            },
        ),
    ]
