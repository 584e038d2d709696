import django.db.models.deletion
import django.utils.timezone
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('signals', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='SystemKey',
            fields=[
                ('row_mac', models.CharField(blank=True, editable=False, max_length=160)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('label', models.CharField(max_length=60, verbose_name='Name of the system')),
                ('prefix', models.CharField(editable=False, max_length=8, unique=True)),
                ('secret_mac', models.CharField(editable=False, max_length=64)),
                ('may_hand_in', models.BooleanField(default=True, verbose_name='May hand in signals')),
                ('may_follow', models.BooleanField(default=True, verbose_name='May ask what became of them')),
                ('issued_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('expires_on', models.DateField(verbose_name='Last day')),
                ('last_used_on', models.DateField(blank=True, null=True)),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('issued_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='system_keys', to='accounts.organisation')),
                ('revoked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
            ],
            options={
                'ordering': ['-issued_at'],
            },
        ),
        migrations.CreateModel(
            name='SystemHandIn',
            fields=[
                ('row_mac', models.CharField(blank=True, editable=False, max_length=160)),
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('idempotency_mac', models.CharField(editable=False, max_length=64)),
                ('body_mac', models.CharField(editable=False, max_length=64)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('signal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='system_hand_ins', to='signals.signal')),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partner_api.systemkey')),
            ],
        ),
        migrations.AddConstraint(
            model_name='systemkey',
            constraint=models.CheckConstraint(condition=models.Q(('may_hand_in', True), ('may_follow', True), _connector='OR'), name='key_for_something'),
        ),
        migrations.AddConstraint(
            model_name='systemhandin',
            constraint=models.UniqueConstraint(fields=('organisation', 'idempotency_mac'), name='system_hand_in_once'),
        ),
    ]
