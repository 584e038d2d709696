import datetime
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Municipality',
            fields=[
                ('row_mac', models.CharField(blank=True, editable=False, max_length=160)),
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=6, unique=True)),
                ('name', models.CharField(max_length=100)),
                ('search_name', models.CharField(db_index=True, editable=False, max_length=100)),
                ('valid_from', models.DateField(default=datetime.date(1900, 1, 1))),
                ('valid_until', models.DateField(blank=True, null=True)),
                ('successor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='predecessors', to='geography.municipality')),
            ],
            options={
                'verbose_name_plural': 'municipalities',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Region',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('province', 'Province'), ('safety', 'Safety region'), ('veilig_thuis', 'Veilig Thuis region'), ('youth', 'Youth region'), ('police', 'Police unit'), ('care_coordination', 'Care-coordination region')], max_length=20)),
                ('code', models.CharField(max_length=20)),
                ('name', models.CharField(max_length=100)),
            ],
            options={
                'ordering': ['kind', 'name'],
                'constraints': [models.UniqueConstraint(fields=('kind', 'code'), name='region_once_per_kind')],
            },
        ),
        migrations.CreateModel(
            name='RegionMembership',
            fields=[
                ('row_mac', models.CharField(blank=True, editable=False, max_length=160)),
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(blank=True, null=True)),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='regions', to='geography.municipality')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='municipalities', to='geography.region')),
            ],
            options={
                'indexes': [models.Index(fields=['municipality', 'valid_from'], name='geography_r_municip_9db4f9_idx')],
                'constraints': [models.UniqueConstraint(fields=('municipality', 'region', 'valid_from'), name='membership_once_per_start')],
            },
        ),
    ]
