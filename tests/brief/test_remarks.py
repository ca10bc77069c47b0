"""Where sources differ on a printed figure, its note says so, by how much, and why one was chosen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import Path

from db.choice import chosen
from db.facts import Facts, Pin
from db.opening import open_workspace
from db.own import pin as pin_fact
from db.records import (
    KINDS,
    Casualties,
    Deadline,
    FactId,
    Issue,
    Membership,
    Record,
    SourceId,
    StateCode,
    Treaty,
    slot_of,
)
from desktop.brief.blocks import Brief, Cite, FigureBlock, Words
from desktop.brief.compose import compose
from desktop.brief.pictures import NOTHING_TOLD
from desktop.dossier.assemble import assemble
from desktop.dossier.model import Dossier, Picks
from desktop.dossier.picture import Picture, PictureKind
from desktop.figures.catalogue import small_print
from desktop.figures.series import state_series
from desktop.wording import Wording

WORDS = Wording("en")
MEETING_DAY = date(2025, 12, 5)


def with_own(facts: Facts, *own: Record, pins: tuple[Pin, ...] = ()) -> Facts:
    records = {kind: (*facts.all(kind), *(r for r in own if type(r) is kind)) for kind in KINDS}
    return Facts(facts.edition, facts.sources.values(), records, pins)


def own(record: Record, source: str, **values: object) -> Record:
    provenance = replace(
        record.provenance, fact=FactId("own:a:1"), edition="", sources=(SourceId(source),), notes=""
    )
    return replace(record, provenance=provenance, **values)


def pin(record: Record, reason: str = "") -> Pin:
    return Pin(slot_of(record), record.provenance.fact, reason)


def dossier_of(facts: Facts, code: str, *issues: Issue, day: date = MEETING_DAY) -> Dossier:
    return assemble(facts, Picks((StateCode(code),), issues, day))


def brief_of(dossier: Dossier) -> Brief:
    return compose(dossier, WORDS, lambda _: NOTHING_TOLD)


def ukraine_2024(facts: Facts) -> Casualties:
    found = (c for c in facts.all(Casualties) if (c.place, c.year, c.partial) == ("UKR", 2024, False))
    return max(found, key=lambda count: count.edition)


def press_count(facts: Facts, total: int) -> Casualties:
    source = next(s.id for s in facts.sources.values() if s.kind == "news")
    counted = own(ukraine_2024(facts), source, total=total, killed=None, injured=None, edition="")
    assert isinstance(counted, Casualties)
    return counted


def remarks_of(part: object) -> Iterator[str]:
    if isinstance(part, Cite):
        yield from part.remarks
    elif isinstance(part, tuple):
        for each in part:
            yield from remarks_of(each)
    elif is_dataclass(part) and not isinstance(part, type):
        for field in fields(part):
            if field.name != "sources":
                yield from remarks_of(getattr(part, field.name))


def test_a_note_says_that_another_source_differs_and_which_was_chosen(facts: Facts) -> None:
    monitor = ukraine_2024(facts)
    differing = with_own(facts, press_count(facts, 402))
    (remark,) = set(remarks_of(brief_of(dossier_of(differing, "UKR"))))
    assert remark.startswith(
        f"Sources differ on casualties in Ukraine in 2024: {monitor.total} here, 402 in "
    )
    assert remark.endswith("(the higher-ranked kind of source chosen).")


def test_a_pinned_count_is_printed_with_the_reason_in_brief_and_caption(facts: Facts) -> None:
    count = press_count(facts, 402)
    monitor = ukraine_2024(facts)
    dossier = dossier_of(with_own(facts, count, pins=(pin(count, "It counts the whole front."),)), "UKR")
    brief = brief_of(dossier)
    assert "402" in {figure.value for figure in brief.key_figures}
    assert any(
        f"402 here, {monitor.total} in Landmine Monitor {monitor.edition}" in remark
        and remark.endswith("(chosen by the editors of this brief: It counts the whole front).")
        for remark in remarks_of(brief)
    )
    captions = [
        "".join(part.text for part in block.caption if isinstance(part, Words))
        for section in brief.sections
        for block in section.blocks
        if isinstance(block, FigureBlock)
    ]
    assert any("Chosen by the editors of this brief: Ukraine 2024" in caption for caption in captions)
    assert dossier.world.state_casualties[StateCode("UKR")].shown == count


def test_a_pin_is_unknown_before_its_fact_was(facts: Facts) -> None:
    count = press_count(facts, 402)
    late = replace(count, provenance=replace(count.provenance, known_by=date(2026, 6, 1)))
    pinned = with_own(facts, late, pins=(pin(late),))
    assert brief_of(dossier_of(pinned, "UKR")).key_figures == brief_of(dossier_of(facts, "UKR")).key_figures


def test_a_slight_revision_of_the_monitor_needs_no_word_and_a_great_one_does(facts: Facts) -> None:
    monitor = ukraine_2024(facts)
    assert monitor.total
    for share, told in ((1.02, False), (1.2, True)):
        older = own(monitor, monitor.sources[0], total=round(monitor.total * share), edition="2024")
        remarks = set(remarks_of(brief_of(dossier_of(with_own(facts, older), "UKR"))))
        assert any("newest edition chosen" in remark for remark in remarks) is told


def test_cambodias_deadline_says_that_another_source_gives_the_older_day(facts: Facts) -> None:
    brief = brief_of(dossier_of(facts, "KHM", Issue.CLEARANCE))
    assert any("31 December 2025" in remark for remark in map(_plain, remarks_of(brief)))


def test_a_pinned_deadline_is_the_one_that_is_printed(facts: Facts) -> None:
    older = next(d for d in facts.all(Deadline) if d.state == "KHM" and d.standing == "latest-read")
    state = dossier_of(with_own(facts, pins=(pin(older),)), "KHM").states[0]
    assert state.deadline == older


def test_a_membership_of_a_better_source_counts_everywhere(facts: Facts) -> None:
    wrong = next(m for m in chosen(facts, Membership) if m.treaty is Treaty.MBT and m.state == "NIU")
    assert wrong.entry_into_force
    later = own(wrong, "UNTC" if "UNTC" in facts.sources else wrong.sources[0], deposited=date(2001, 1, 2))
    later = replace(later, entry_into_force=date(2001, 7, 1))
    pinned = with_own(facts, later, pins=(pin(later),))
    dossier = dossier_of(pinned, "NIU")
    assert dossier.states[0].mbt.entry_into_force == date(2001, 7, 1)
    assert dossier.world.standings[StateCode("NIU")].entry_into_force == date(2001, 7, 1)
    assert any("the entry into force for Niue" in remark for remark in remarks_of(brief_of(dossier)))


def test_a_claim_that_is_dated_twice_is_told_in_the_dossier(facts: Facts) -> None:
    found = dossier_of(facts, "UKR").disagreement_on("suspension_claim:mbt:UKR")
    assert found is not None
    assert found.columns == ("claimed_on",)


def _plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_a_pin_in_the_workspace_turns_the_brief_and_undoing_it_turns_it_back(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "a.minebrief") as workspace:
        before = brief_of(dossier_of(workspace.facts(), "KHM", Issue.CLEARANCE))
        older = next(
            d for d in workspace.facts().all(Deadline) if (d.state, d.standing) == ("KHM", "latest-read")
        )
        pin_fact(workspace, older.provenance.fact, "No later decision was read.")
        pinned = brief_of(dossier_of(workspace.facts(), "KHM", Issue.CLEARANCE))
        assert any("chosen by the editors" in remark for remark in remarks_of(pinned))
        workspace.undo()
        assert brief_of(dossier_of(workspace.facts(), "KHM", Issue.CLEARANCE)) == before
        workspace.redo()
        assert brief_of(dossier_of(workspace.facts(), "KHM", Issue.CLEARANCE)) == pinned


def test_chart_and_foot_of_a_figure_follow_a_pin(facts: Facts) -> None:
    count = press_count(facts, 402)
    dossier = dossier_of(with_own(facts, count, pins=(pin(count),)), "UKR")
    picture = Picture(PictureKind.CHART_STATES, (StateCode("UKR"),))
    (series,) = state_series(dossier, picture.states)
    assert {year.year: year.total for year in series.years}[2024] == 402
    foot = small_print(picture, dossier, WORDS)
    assert any(line.startswith("Chosen by the editors: Ukraine 2024 (") for line in foot)
    assert not any("editors" in line for line in small_print(picture, dossier_of(facts, "UKR"), WORDS))
