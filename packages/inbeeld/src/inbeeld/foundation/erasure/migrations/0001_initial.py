import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Tombstone',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=20, verbose_name='Kind')),
                ('digest', models.CharField(db_index=True, editable=False, max_length=64)),
                ('ground', models.CharField(choices=[('term', 'Its term was over'), ('request', 'The person asked for it')], max_length=10, verbose_name='Why')),
                ('term', models.CharField(blank=True, max_length=200, verbose_name='Under which term')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='Erased')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
            options={
                'verbose_name': 'mark of an erased record',
                'verbose_name_plural': 'marks of erased records',
                'indexes': [models.Index(fields=['organisation', '-at'], name='tombstone_latest')],
            },
        ),
    ]
