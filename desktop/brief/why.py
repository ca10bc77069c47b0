"""Why it matters: one paragraph an issue, made from the treaty's text and the facts of the day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from db.records import Assessment, Form, Issue, Role
from db.treaty import Status
from desktop.brief.differing import source_title
from desktop.brief.duties import last_year
from desktop.brief.evidence import status_sources
from desktop.brief.inline import cited, cited_each, filled, joined, plain
from desktop.brief.inline import told as telling
from desktop.brief.names import alphabetical, sentence_name
from desktop.brief.opening import bound_by_text
from desktop.brief.remarks import remarked
from desktop.dossier.casualties import newest_comparable, newest_total

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from db.records import Casualties, CasualtyBreakdown, StateCode
    from desktop.brief.blocks import Inline
    from desktop.dossier.model import Dossier, StateDossier
    from desktop.wording import Wording


def why(dossier: Dossier, words: Wording, most: int) -> tuple[Inline, ...]:
    """A paragraph for each picked issue that has something to say, at most `most`."""
    found = (_REASONS[issue](dossier, words) for issue in issues_in_order(dossier))
    return tuple(paragraph for paragraph in found if paragraph)[:most]


def issues_in_order(dossier: Dossier) -> tuple[Issue, ...]:
    """The picked issues, the one first that the states' role is about."""
    leads = {state.roles[0] for state in dossier.states}
    if leads <= {Role.LEAVING, Role.LEFT}:
        return tuple(sorted(dossier.picks.issues, key=lambda issue: issue is not Issue.WITHDRAWALS))
    return dossier.picks.issues


def _suspension(dossier: Dossier, words: Wording) -> Inline:
    if not dossier.world.claims:  # nobody claims it on that day
        return ()
    lead_outside = dossier.states and all(s.roles[0] is Role.OUTSIDE for s in dossier.states)
    first = bound_by_text(
        dossier,
        words.text("Article 1 prohibits use “under any circumstances”, and Article 19 bars reservations."),
        ("MBT 1(1)", "MBT 19"),
    )
    second = bound_by_text(
        dossier,
        words.text(
            "Article 20 lets a state leave after six months, and not during an armed conflict; nothing in the "
            "Convention provides for suspension."
        ),
        ("MBT 20(3)",),
    )
    if lead_outside:
        return joined([first, second])
    third = plain(
        words.text(
            "A right to pause the duties in war would open the same door in every treaty that protects people in war."
        )
    )
    return joined([first, second, third])


def _withdrawals(dossier: Dossier, words: Wording) -> Inline:
    sentences = [
        _by_effect(dossier, Status.FORMER_PARTY, words.text("Left the Convention: {states}."), words),
        _by_effect(
            dossier,
            Status.PARTY_WITHDRAWING,
            words.text("Withdrawal notified, in effect on the day named: {states}."),
            words,
        ),
    ]
    if not any(sentences):
        return ()
    told = words.text(
        "The Convention is in force for {n} states on {day}.",
        day=words.date(dossier.as_of),
        n=words.number(dossier.world.mbt.in_force),
    )
    return joined([*sentences, cited_each(told, dossier.world.membership_sources)])


def _by_effect(dossier: Dossier, status: Status, sentence: str, words: Wording) -> Inline:
    """The states of that status in the order in which they leave, each with its day."""
    found = sorted(
        (s for s in dossier.world.standings.values() if s.status is status and s.withdrawal_effective),
        key=lambda s: (s.withdrawal_effective or date.max, dossier.names[s.state]),
    )
    if not found:
        return ()
    listed = words.listing(
        words.text("{state} ({day})", state=dossier.names[s.state], day=words.date(s.withdrawal_effective))
        for s in found
        if s.withdrawal_effective
    )
    sources = dict.fromkeys(source for s in found for source in status_sources(s, dossier)[:1])
    return cited_each(sentence.format(states=listed), sources)


def casualty_paragraph(dossier: Dossier, words: Wording) -> Inline:
    """The world's newest count with its parts; of one state, also that it has no figure."""
    newest = newest_comparable(dossier.world.casualties)
    if newest is None or newest.comparable is None or newest.comparable.total is None:
        return ()
    count = newest.comparable
    told = _total(count, dossier, words)
    if count.killed is not None and count.injured is not None:
        told += words.text(
            ": {killed} killed, {injured} injured",
            killed=words.number(count.killed),
            injured=words.number(count.injured),
        )
        if count.unknown:
            told += words.text(", {unknown} with an outcome not known", unknown=words.number(count.unknown))
    counted = remarked(cited(f"{told}{words.full_stop}", count.citations[:2]), [count], dossier, words)
    sentences = [counted, *breakdown_sentences(dossier, newest.year, words)]
    if len(dossier.states) == 1:
        sentences.append(_own_figure(dossier.states[0], words))
    return joined(sentences)


def _total(count: Casualties, dossier: Dossier, words: Wording) -> str:
    """The count with who made it; the user may have pinned another than the Monitor's."""
    total = words.number(count.total or 0)
    if count.edition:
        return words.text(
            "In {year} mines and explosive remnants of war killed or injured at least {total} people, as recorded by "
            "the Landmine Monitor ({edition} edition)",
            year=count.year,
            total=total,
            edition=count.edition,
        )
    return words.text(
        "In {year} mines and explosive remnants of war killed or injured at least {total} people, as counted by "
        "{source}",
        year=count.year,
        total=total,
        source=source_title(count, dossier, words),
    )


def _own_figure(state: StateDossier, words: Wording) -> Inline:
    """Said where a state has no comparable figure: never a zero."""
    if newest_comparable(state.casualties):
        return ()
    name = sentence_name(state.name, words)
    other = newest_total(state.casualties)
    if other is None:
        return plain(words.text("For {state} there is no figure in the sources read.", state=name))
    text = words.text(
        "For {state} no Landmine Monitor figure was read; another count, not comparable, gives {n} for {year}.",
        state=name,
        n=words.number(other.shown.total or 0),
        year=other.year,
    )
    return cited(text, other.shown.citations)


def breakdown_sentences(dossier: Dossier, year: int, words: Wording) -> list[Inline]:
    """Civilians and children of a year's casualties, each with the base it was taken of."""
    found = []
    for dimension, categories in (
        ("civil-status", ("civilian", "civilians")),
        ("age", ("children", "children and adolescents", "child")),
    ):
        part = next(
            (
                b
                for b in dossier.world.breakdowns
                if b.year == year
                and b.dimension == dimension
                and b.category in categories
                and b.percent is not None
            ),
            None,
        )
        if part is None or part.percent is None:
            continue
        who = words.text("civilians") if dimension == "civil-status" else words.text("children")
        told = filled(
            words.text("{percent} were {who} ({base})."),
            percent=words.percent(part.percent),
            who=who,
            base=base_of(part, dossier, words),
        )
        found.append(cited(told, part.citations[:1]))
    return found


def base_of(part: CasualtyBreakdown, dossier: Dossier, words: Wording) -> Inline:
    """What a share was taken of: "of casualties whose age was known"."""
    base = telling(dossier.said(part, "base"))
    return base if part.base.startswith(("of ", "base ")) else filled(words.text("of {base}"), base=base)


def _use(dossier: Dossier, words: Wording) -> Inline:
    """Newest confirmed use and indications by government forces, each with its assessment."""
    recent = [
        p
        for p in dossier.world.practices
        if p.activity == "use" and "government" in p.actor and last_year(p.period) >= dossier.as_of.year - 1
    ]
    sentences = []
    for assessment, one in (
        (
            Assessment.CONFIRMED,
            words.text("Confirmed use by government forces since {year}: {states}."),
        ),
        (Assessment.INDICATIONS, words.text("Indications of use: {states}.")),
        (Assessment.ALLEGED, words.text("Alleged use: {states}.")),
    ):
        acts = [p for p in recent if p.assessment is assessment]
        if acts:
            names = words.listing(_in_order(dossier, {p.state for p in acts}, words))
            sentences.append(
                cited_each(
                    one.format(states=names, year=dossier.as_of.year - 1),
                    dict.fromkeys(s for p in acts for s in p.citations[:1]),
                )
            )
    article = bound_by_text(
        dossier,
        words.text(
            "Article 1 forbids use, development, production, acquisition, stockpiling, retention and transfer."
        ),
        ("MBT 1(1)",),
    )
    return joined([article, *sentences])


def _in_order(dossier: Dossier, states: Iterable[StateCode], words: Wording) -> list[str]:
    return [sentence_name(name, words) for name in alphabetical(dossier.names[code] for code in states)]


def _clearance(dossier: Dossier, words: Wording) -> Inline:
    return bound_by_text(
        dossier,
        words.text(
            "Article 5 asks each State Party to clear all mined areas under its jurisdiction or control within ten "
            "years of entry into force; the Meeting decides on more time, on request."
        ),
        ("MBT 5(1)", "MBT 5(3)"),
    )


def _stockpiles(dossier: Dossier, words: Wording) -> Inline:
    return bound_by_text(
        dossier,
        words.text(
            "Article 4 asks each State Party to destroy its stockpile within four years of entry into force."
        ),
        ("MBT 4",),
    )


def _victim_assistance(dossier: Dossier, words: Wording) -> Inline:
    return bound_by_text(
        dossier,
        words.text(
            "Article 6(3) asks each State Party in a position to do so to assist the care, rehabilitation and "
            "reintegration of mine victims."
        ),
        ("MBT 6(3)",),
    )


def _transfers(dossier: Dossier, words: Wording) -> Inline:
    article = bound_by_text(
        dossier,
        words.text(
            "Article 1 forbids transferring anti-personnel mines to anyone, and helping anyone to do so."
        ),
        ("MBT 1(1)",),
    )
    joint = [
        p for p in dossier.world.positions if p.issue is Issue.TRANSFERS and p.form is Form.JOINT_STATEMENT
    ]
    if not joint:
        return article
    told = filled(
        words.plural(
            "{n} state joined in a statement of concern at announced transfers ({venue}, {day}).",
            "{n} states joined in a statement of concern at announced transfers ({venue}, {day}).",
            len({p.actor for p in joint}),
            venue="{venue}",
            day=words.date(joint[0].date),
        ),
        venue=telling(dossier.said(joint[0], "venue")),
    )
    return joined([article, cited(told, joint[0].citations)])


def _universalization(dossier: Dossier, words: Wording) -> Inline:
    return treaty_today(dossier, words)


def treaty_today(dossier: Dossier, words: Wording) -> Inline:
    """The treaty's state in two sentences: both counts, why publishers' counts differ, and the last vote."""
    counts, resolution = dossier.world.mbt, dossier.world.resolution
    places = {
        "day": words.date(dossier.as_of),
        "deposited": words.number(counts.deposited),
        "in_force": words.number(counts.in_force),
    }
    if counts.in_force:
        told = words.text(
            "The Convention binds {in_force} states on {day}, and {deposited} instruments stand deposited: a state is "
            "bound from the first day of the sixth month after its deposit, and leaves both counts when its withdrawal "
            "takes effect.",
            **places,
        )
    else:
        told = words.text(
            "The Convention is not yet in force on {day}; {deposited} instruments stand deposited.", **places
        )
    sentences = [cited_each(told, dossier.world.membership_sources)]
    if resolution:
        voted = words.text(
            "In the General Assembly {yes} states voted for the Convention's annual resolution, {no} against, "
            "{abstain} abstained ({resolution}, {day}).",
            yes=words.number(resolution.yes),
            no=words.number(resolution.no),
            abstain=words.number(resolution.abstain),
            resolution=resolution.resolution,
            day=words.date(resolution.date),
        )
        sentences.append(cited(voted, resolution.citations))
    return joined(sentences)


def _cooperation(dossier: Dossier, words: Wording) -> Inline:
    return bound_by_text(
        dossier,
        words.text(
            "Article 6 gives each State Party the right to seek and receive assistance, and asks those in a position "
            "to do so to provide it."
        ),
        ("MBT 6(1)", "MBT 6(4)"),
    )


_REASONS: dict[Issue, Callable[[Dossier, Wording], Inline]] = {
    Issue.SUSPENSION: _suspension,
    Issue.WITHDRAWALS: _withdrawals,
    Issue.USE: _use,
    Issue.CASUALTIES: casualty_paragraph,
    Issue.CLEARANCE: _clearance,
    Issue.STOCKPILES: _stockpiles,
    Issue.VICTIM_ASSISTANCE: _victim_assistance,
    Issue.TRANSFERS: _transfers,
    Issue.UNIVERSALIZATION: _universalization,
    Issue.COOPERATION: _cooperation,
}
