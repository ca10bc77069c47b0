"""Parts of the world's casualties keep the base they were taken of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from db.facts import Facts
from db.records import CasualtyBreakdown
from desktop.dossier.assemble import DEFAULT_ISSUES, world_on
from desktop.dossier.model import World
from desktop.dossier.shares import CHILDREN, CIVILIAN, Share, devices_of, shares_of

LATER = date(2026, 11, 25)


def world(facts: Facts, day: date = LATER) -> World:
    return world_on(facts, day, DEFAULT_ISSUES)


def share(facts: Facts, category: str, year: int) -> Share:
    found = [s for s in world(facts).shares if (s.chosen.category, s.year) == (category, year)]
    assert len(found) == 1
    return found[0]


def test_every_share_has_a_base_and_a_year_has_one_of_each_category(facts: Facts) -> None:
    shares = world(facts).shares
    assert all(each.base for each in shares)
    places = [(each.chosen.category, each.year) for each in shares]
    assert len(places) == len(set(places))


def test_a_count_of_another_base_is_never_taken_for_the_share_of_its_year(facts: Facts) -> None:
    """1,872 of all casualties of 2020 were children; half of the civilians of known age were."""
    children = share(facts, CHILDREN, 2020)
    assert (children.percent, children.base) == (50, "civilian casualties whose age was known")
    assert [(other.count, other.percent) for other in children.others] == [(1872, None)]


def test_the_newest_edition_of_a_year_is_shown(facts: Facts) -> None:
    civilians = share(facts, CIVILIAN, 2015)
    assert (civilians.percent, civilians.chosen.edition) == (79, "2017")
    assert [other.percent for other in civilians.others] == [78]


def test_like_bases_are_called_alike_whatever_their_size(facts: Facts) -> None:
    assert share(facts, CIVILIAN, 2022).base == share(facts, CIVILIAN, 2024).base


def test_a_base_that_was_not_stated_is_known_as_such(facts: Facts) -> None:
    assert not share(facts, CIVILIAN, 2015).stated
    assert share(facts, CIVILIAN, 2024).stated


def test_a_share_is_not_known_before_its_edition(facts: Facts) -> None:
    assert max(each.year for each in world(facts, date(2025, 11, 30)).shares) == 2023


def test_the_newest_year_classed_in_full_adds_up_to_the_total_of_its_edition(facts: Facts) -> None:
    whole = [year for year in world(facts).devices if year.whole]
    assert [(year.year, year.edition, year.total) for year in whole] == [(2016, "2017", 8605)]
    assert sum(part.count or 0 for part in whole[0].parts) == 8605
    assert whole[0].parts[-1].category == "unknown device"


def test_of_other_years_the_rest_is_what_is_not_told_apart(facts: Facts) -> None:
    newest = world(facts).devices[0]
    assert (newest.year, newest.total, newest.rest) == (2024, 6279, 6279 - 1540 - 2077)


def test_casualties_of_one_device_alone_are_no_part_of_a_years_total(facts: Facts) -> None:
    devices = world(facts).devices
    assert all(part.category != "cluster munitions" for year in devices for part in year.parts)


def test_classes_that_exceed_the_total_are_not_shown(facts: Facts) -> None:
    years = world(facts).casualties
    parts = [p for p in facts.all(CasualtyBreakdown) if p.year == 2024 and p.dimension == "device"]
    doubled = [replace(part, count=(part.count or 0) * 3) for part in parts]
    assert devices_of(doubled, years, facts) == ()


def test_without_any_breakdown_there_is_nothing(facts: Facts) -> None:
    assert shares_of((), facts) == ()
    assert devices_of((), (), facts) == ()
