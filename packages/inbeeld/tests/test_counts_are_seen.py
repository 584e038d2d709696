"""The rule of the one door sees a count of persons however it is written."""

from __future__ import annotations

import pytest

from fixtures.counting import counting, in_template


@pytest.mark.parametrize(
    "past",
    [
        "Case.objects.filter(is_open=True).count()",
        "Case.objects.visible_to(actor).values('region').annotate(number=Count('pk'))",
        "Case.objects.aggregate(models.Count('pk'))",
        "Case.objects.aggregate(total=Sum('attempts_since'))",
        "len(Case.objects.all())",
        "len(list(Case.objects.filter(form='sexual')))",
        "Counter(Case.objects.values_list('region', flat=True))",
        "sum(1 for case in Signal.objects.filter(kind='report'))",
        "len({case.region_id for case in Case.objects.all()})",
        "cursor.execute('SELECT region_id, COUNT(*) FROM cases_case GROUP BY 1')",
        "rows = Case.objects.all()\n    shown = [row for row in rows if row.is_open]\n    return len(shown)",
        "return len(found := list(Case.objects.all()))",
        "number: QuerySet[Case] = cases\n    return len(number)",
        # The same, handed on or by another name.
        "return {'number': Case.objects.filter(is_open=True).count}",
        "return getattr(Case.objects.all(), 'count')()",
        "return Case.objects.all().__len__()",
        "from django.db.models import Count as C\n    Case.objects.values('region').annotate(n=C('pk'))",
        "Case.objects.values('region').annotate(n=Func('pk', function='COUNT'))",
        "Case.objects.annotate(n=RawSQL('count(*)', []))",
        "Case.objects.extra(select={'n': 'COUNT(DISTINCT cases_case.id)'})",
        "Case.objects.annotate(place=Window(DenseRank()))",
        # By what a page of rows says of all rows.
        "return Paginator(Case.objects.all(), 20).num_pages",
        "page = Paginator(Case.objects.all(), 20).get_page(1)\n    return page.end_index()",
        "return page.paginator.count",
        # By hand.
        "for case in Case.objects.all():\n        number += 1",
        "for region in Case.objects.values_list('region'):\n        tally[region] = tally.get(region, 0) + 1",
        "for case in Case.objects.all():\n        tally[case.region_id] += case.form == 'sexual'",
        "for number, case in enumerate(Case.objects.all(), start=1):\n        pass",
        "return reduce(lambda number, _: number + 1, Case.objects.all(), 0)",
        # By a library.
        "return collections.Counter(Case.objects.values_list('region', flat=True))",
        "tally = Counter()\n    tally.update(Case.objects.values_list('region', flat=True))",
        "return statistics.mean(case.age for case in Case.objects.all())",
        "return pandas.DataFrame(Case.objects.values('region')).groupby('region').size()",
        "return itertools.groupby(Case.objects.order_by('region'))",
        # Of rows that a function of another room gives.
        "return len(cases_for(entry, actor))",
        "return sum(1 for case in cases_for(entry, actor))",
    ],
)
def test_the_rule_sees_a_count_however_it_is_written(past: str) -> None:
    assert counting(f"def page(request):\n    {past}") == {"page"}


def test_the_rule_sees_a_count_in_asynchronous_code() -> None:
    assert counting("async def page(request):\n    return await Case.objects.acount()") == {"page"}
    assert counting("async def page(request):\n    async for case in Case.objects.all():\n        n += 1") == {"page"}


def test_the_rule_sees_what_is_handed_in_as_a_queryset() -> None:
    assert counting("def page(rows: QuerySet[Case]) -> int:\n    return len(rows)") == {"page"}


@pytest.mark.parametrize(
    "harmless",
    [
        "len('text')",
        "len(form.cleaned_data['names'])",
        "names.count('a')",
        "Case.objects.aggregate(first=Min('opened_on'))",
        "for line in text.splitlines():\n        number += 1",
        "for case in Case.objects.all():\n        case.done += extra",
        "return getattr(case, 'state')",
        "'Counts (of something) in words.'",
    ],
)
def test_the_rule_leaves_other_lengths_alone(harmless: str) -> None:
    assert counting(f"def page(request):\n    {harmless}") == set()


@pytest.mark.parametrize(
    "written",
    [
        "{{ cases|length }}",
        "{{ cases.count }}",
        "{% if cases | length > 1 %}",
        "{{ page.paginator.count }}",
        "{{ page.paginator.num_pages }}",
        "{{ page.end_index }}",
        "{% for case in cases %}{{ forloop.counter }}{% endfor %}",
        "{% for case in cases %}{% if forloop.last %}{{ forloop.counter0|add:1 }}{% endif %}{% endfor %}",
        "{% for case in cases %}{% if forloop.first %}{{ forloop.revcounter }}{% endif %}{% endfor %}",
        "{% blocktranslate count n=cases|length %}one{% plural %}more{% endblocktranslate %}",
    ],
)
def test_templates_count_too(written: str) -> None:
    assert in_template(written)


def test_a_number_that_only_makes_a_name_unlike_others_is_no_count() -> None:
    assert not in_template('<h2 id="goal-{{ forloop.counter }}" aria-labelledby="goal-{{ forloop.counter }}">')
