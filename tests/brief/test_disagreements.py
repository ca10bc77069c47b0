"""The list of all that sources differ on, in words."""

from __future__ import annotations

from db.facts import Facts, Pin
from db.records import KINDS, Casualties, StateCode, slot_of
from desktop.brief.disagreements import Told, told_disagreements
from desktop.wording import Wording

WORDS = Wording("en")


def told(facts: Facts, slot: str) -> Told:
    return next(each for each in told_disagreements(facts, WORDS) if each.slot == slot)


def test_a_day_of_deposit_is_told_with_both_sources_and_the_days_between(facts: Facts) -> None:
    found = told(facts, "membership:mbt:TJK")
    assert found.question == "The day on which Tajikistan deposited its instrument"
    assert plain(found.chosen.answer) == "12 October 1999"
    (other,) = found.others
    assert (plain(other.answer), other.gap) == ("23 September 1999", "19 days earlier")
    assert found.why == "the list of parties chosen"


def test_several_columns_are_told_with_their_names(facts: Facts) -> None:
    found = told(facts, "membership:mbt:SWE")
    assert found.question == "The acts of Sweden"
    assert plain(found.others[0].answer) == "signed 3 December 1997, deposited 25 November 1998"


def test_an_older_edition_of_the_monitor_is_called_a_revision(facts: Facts) -> None:
    found = told(facts, "casualties:AFG:2016")
    assert found.revision
    assert found.others[0].revision
    assert found.others[0].gap == "−42"
    assert found.why == "newest edition chosen"


def test_the_claim_to_suspend_is_told_with_its_other_day(facts: Facts) -> None:
    found = told(facts, "suspension_claim:mbt:UKR")
    assert plain(found.others[0].answer) == "17 July 2025"
    assert found.why == "the day that its leading source gives"


def test_a_pin_is_told_with_its_reason(facts: Facts) -> None:
    older = next(
        c for c in facts.all(Casualties) if slot_of(c) == "casualties:AFG:2016" and c.edition == "2017"
    )
    pins = (Pin(slot_of(older), older.provenance.fact, "We saw the ministry's list."),)
    records = {kind: facts.all(kind) for kind in KINDS}
    pinned = told(Facts(facts.edition, facts.sources.values(), records, pins), slot_of(older))
    assert pinned.pinned
    assert pinned.chosen.answer == "1,943"
    assert pinned.why == "chosen by the editors of this brief: We saw the ministry's list"


def test_those_of_one_state_alone_can_be_asked_for(facts: Facts) -> None:
    found = told_disagreements(facts, WORDS, (StateCode("UKR"),))
    assert found
    assert {each.places for each in found} == {("UKR",)}


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")
