import django.db.models.deletion
import django.utils.timezone
import inbeeld.chain.meldcode.models
import inbeeld.foundation.access.querysets
import inbeeld.foundation.records.code_field
import inbeeld.foundation.vault.fields
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('geography', '0001_initial'),
        ('signals', '0001_initial'),
        ('vault', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Track',
            fields=[
                ('row_mac', models.CharField(blank=True, editable=False, max_length=160)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('reference', models.CharField(default=inbeeld.chain.meldcode.models.new_reference, editable=False, max_length=8, unique=True)),
                ('profession', models.SlugField(max_length=30, verbose_name='Profession')),
                ('concern', inbeeld.foundation.records.code_field.CodeField(max_length=20, verbose_name='What is it about?')),
                ('description', inbeeld.foundation.vault.fields.SealedField(null=True)),
                ('form', inbeeld.foundation.records.code_field.CodeField(default='unknown', max_length=20, verbose_name='Form of exploitation')),
                ('age_band', inbeeld.foundation.records.code_field.CodeField(default='unknown', max_length=10, verbose_name='Age')),
                ('sex', inbeeld.foundation.records.code_field.CodeField(default='unknown', max_length=20, verbose_name='Sex')),
                ('opened_on', models.DateField(default=django.utils.timezone.localdate)),
                ('step', models.PositiveSmallIntegerField(default=1)),
                ('due_on', models.DateField(blank=True, null=True)),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('adviser', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
                ('municipality', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='geography.municipality')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('region', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='geography.region')),
            ],
            bases=(inbeeld.foundation.access.querysets.Protected, models.Model),
        ),
        migrations.CreateModel(
            name='TrackEntry',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', inbeeld.foundation.records.code_field.CodeField(max_length=15)),
                ('step', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('happened_on', models.DateField()),
                ('details', inbeeld.foundation.vault.fields.SealedField(null=True)),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('adds_to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='additions', to='meldcode.trackentry')),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
                ('track', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='meldcode.track')),
            ],
        ),
        migrations.CreateModel(
            name='TrackSignal',
            fields=[
                ('row_mac', models.CharField(blank=True, editable=False, max_length=160)),
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('handed_in_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('handed_in_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('signal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='signals.signal')),
                ('track', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='signal_links', to='meldcode.track')),
            ],
        ),
        migrations.CreateModel(
            name='TrackTerm',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', inbeeld.foundation.records.code_field.CodeField(max_length=20)),
                ('what', inbeeld.foundation.vault.fields.SealedField(null=True)),
                ('due_on', models.DateField()),
                ('done_on', models.DateField(blank=True, null=True)),
                ('reminded_on', models.DateField(blank=True, null=True)),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
                ('set_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('track', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='terms', to='meldcode.track')),
            ],
            options={
                'ordering': ['due_on', 'pk'],
            },
        ),
        migrations.AddIndex(
            model_name='track',
            index=models.Index(fields=['organisation', 'closed_on', 'due_on'], name='track_overview'),
        ),
        migrations.AddIndex(
            model_name='track',
            index=models.Index(fields=['owner', 'closed_on', 'due_on'], name='track_owner'),
        ),
        migrations.AddIndex(
            model_name='track',
            index=models.Index(fields=['adviser', 'closed_on'], name='track_adviser'),
        ),
        migrations.AddIndex(
            model_name='trackentry',
            index=models.Index(fields=['track', 'written_at'], name='meldcode_tr_track_i_2b0b6a_idx'),
        ),
        migrations.AddConstraint(
            model_name='tracksignal',
            constraint=models.UniqueConstraint(fields=('signal',), name='signal_from_one_track'),
        ),
        migrations.AddIndex(
            model_name='trackterm',
            index=models.Index(fields=['done_on', 'due_on'], name='track_term_due'),
        ),
    ]
