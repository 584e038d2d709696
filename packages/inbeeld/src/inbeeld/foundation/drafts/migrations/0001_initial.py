import django.db.models.deletion
import django.utils.timezone
import inbeeld.foundation.vault.fields
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('vault', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('target', models.CharField(editable=False, max_length=64)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('page', inbeeld.foundation.vault.fields.SealedField()),
                ('heading', inbeeld.foundation.vault.fields.SealedField()),
                ('typed', inbeeld.foundation.vault.fields.SealedField()),
                ('saved_at', models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
                ('user', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['target', 'saved_at'], name='draft_target')],
                'constraints': [models.UniqueConstraint(fields=('user', 'target', 'position'), name='draft_of_form')],
            },
        ),
    ]
