"""What is known of one state, as text and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from desktop.command_line.columns import aligned
from desktop.command_line.standings import standing_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from db.internal import Promise
    from db.records import Casualties, Event, Position, SourceId
    from db.treaty import Standing
    from desktop.dossier.model import Dossier, StateDossier

D = TypeVar("D", "Position", "Event")


def as_json(dossier: Dossier, promises: Sequence[Promise] = ()) -> dict[str, Any]:
    """Every value with its sources. Casualties: newest year first, within a year the count to show first."""
    state = dossier.states[0]
    return {
        "state": state.code,
        "name": state.state.name,
        "as_of": dossier.as_of.isoformat(),
        "status": state.mbt.status.value,
        "roles": [role.value for role in state.roles],
        "groups": list(state.groups),
        "membership": [_membership_json(standing, state.state.name) for standing in (state.mbt, state.ccm)],
        "casualties": [_casualties_json(count) for year in state.casualties for count in year.counts],
        "positions": [_position_json(position) for position in _newest_first(state.positions)],
        "events": [_event_json(event) for event in _newest_first(state.events)],
        "open_promises": [_promise_json(promise) for promise in promises],
    }


def as_text(dossier: Dossier, promises: Sequence[Promise] = ()) -> str:
    """The same to read, the sources named at the end. promises: those open, the one due first at the head."""
    return "\n".join(_lines(dossier, dossier.states[0], promises))


def _membership_json(standing: Standing, name: str) -> dict[str, Any]:
    return {"treaty": standing.treaty.value, **standing_json(standing, name)}


def _casualties_json(count: Casualties) -> dict[str, Any]:
    return {
        "year": count.year,
        "killed": count.killed,
        "injured": count.injured,
        "unknown": count.unknown,
        "total": count.total,
        "edition": count.edition,
        "source": count.sources[0],
    }


def _position_json(position: Position) -> dict[str, Any]:
    return {
        "date": position.date.text,
        "issue": position.issue.value,
        "stance": position.stance.value,
        "form": position.form.value,
        "venue": position.venue,
        "summary": position.summary,
        "quote": position.quote,
        "sources": list(position.sources),
    }


def _event_json(event: Event) -> dict[str, Any]:
    return {
        "date": event.date.text,
        "title": event.title,
        "category": event.category,
        "states": list(event.states),
        "summary": event.summary,
        "sources": list(event.sources),
    }


def _promise_json(promise: Promise) -> dict[str, Any]:
    return {
        "words": promise.words,
        "date": promise.date.text,
        "by": promise.by,
        "occasion": promise.occasion,
        "due": promise.due and promise.due.text,
    }


def _lines(dossier: Dossier, state: StateDossier, promises: Sequence[Promise]) -> Iterator[str]:
    yield f"{state.name} ({state.code}), as of {dossier.as_of}, facts edition {dossier.edition.number}"
    yield f"Roles: {', '.join(role.value for role in state.roles) or 'none'}"
    yield from _membership_lines(state)
    yield from _casualty_lines(state)
    yield from _section(
        "Positions", [f"{p.date}  {p.issue}, {p.form}: {p.summary}" for p in _newest_first(state.positions)]
    )
    yield from _section("Events", [f"{event.date}  {event.title}" for event in _newest_first(state.events)])
    if promises:
        yield from _section("Open promises (internal)", [_promise_line(promise) for promise in promises])
    cited = dict.fromkeys(source for source in _sources_of(state))
    named = (dossier.sources[source] for source in cited)
    yield from _section("Sources", [f"{s.id}  {s.title}, {s.publisher}  {s.url}".rstrip() for s in named])


def _promise_line(promise: Promise) -> str:
    said = ", ".join(part for part in (promise.by, promise.occasion) if part)
    due = f"; due {promise.due}" if promise.due else ""
    return f"{promise.date}  {' '.join(promise.words.split())}" + (f" ({said})" if said else "") + due


def _membership_lines(state: StateDossier) -> Iterator[str]:
    for standing in (state.mbt, state.ccm):
        since = f", in force {standing.entry_into_force}" if standing.entry_into_force else ""
        leaves = (
            f", withdrawal takes effect {standing.withdrawal_effective}"
            if standing.withdrawal_effective
            else ""
        )
        claims = (
            f", claims suspension since {standing.suspension_claimed}" if standing.suspension_claimed else ""
        )
        yield f"{standing.treaty.value.upper()}: {standing.status.value}{since}{leaves}{claims}"


def _casualty_lines(state: StateDossier) -> Iterator[str]:
    rows = [
        (
            str(count.year),
            *(_figure(value) for value in (count.killed, count.injured, count.unknown, count.total)),
            (f"Monitor {count.edition}" if count.edition else "not the Monitor's")
            + (", part of the year or place" if count.partial else ""),
            count.sources[0],
        )
        for year in state.casualties
        for count in year.counts
    ]
    heads = ("year", "killed", "injured", "unknown", "total", "edition", "source")
    yield from _section("Casualties", aligned(heads, rows).splitlines() if rows else [])


def _section(title: str, lines: list[str]) -> list[str]:
    """Nothing known is said, not left out: an absent heading would look like an oversight."""
    return ["", title, *(f"  {line}" for line in lines or ["nothing in the sources read"])]


def _newest_first(dated: tuple[D, ...]) -> list[D]:
    return sorted(dated, key=lambda record: record.date.latest, reverse=True)


def _figure(value: int | None) -> str:
    return "?" if value is None else str(value)


def _sources_of(state: StateDossier) -> Iterator[SourceId]:
    records = (*state.positions, *state.events, *(c for year in state.casualties for c in year.counts))
    yield from (*state.mbt.sources, *state.ccm.sources)
    yield from (source for record in records for source in record.sources)
