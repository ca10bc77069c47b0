"""What may stand on the command line, and what it must look like. No facts are read here."""

from __future__ import annotations

import argparse
import contextlib
import difflib
import re
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn

from db.audience import Audience
from db.dates import PartialDate
from db.records import Issue, Treaty
from desktop.brief.length import MOST_PAGES
from desktop.command_line.house import fill_house
from desktop.dossier.picture import MapRegion, PictureKind, Sight
from desktop.dossier.ready_sets import READY_SETS
from desktop.wording import FIGURE_LANGUAGES, PAGE_LANGUAGES

_READY = tuple(ready.key for ready in READY_SETS)
PAPERS = ("a4", "letter")
SMALLEST, LARGEST = 160, 4000  # pixels that a figure may be wide or high
FIGURE_FORMATS = (".pdf", ".svg", ".png")
TABLE_FORMATS = (".csv", ".xlsx")
COMMANDS = {
    "brief": "make a brief, on states or by another template, as PDF",
    "book": "bind briefs on many states in one PDF, or write one file a state",
    "template": "list the templates of documents, or print one to copy",
    "status": "what each of the 197 states is to a treaty on a day",
    "show": "what is known of one state",
    "states": 'which states fit plain words, such as "EU objected", or a set; and why',
    "figure": "draw a map or chart into a file",
    "search": "find words in facts and sources",
    "disagreements": "where sources differ, and which one is shown",
    "untranslated": "what a document in a language would still show in English",
    "edition": "what the newest edition changed, and what of yours it contradicts",
    "check": "prove that the facts of the workspace are sound",
    "import": "bring in a table of facts or sources, from CSV or a workbook",
    "export": "write facts as CSV or XLSX",
    "sources": "list sources, or exchange them with a reference manager",
    "undo": "take the newest change back",
    "redo": "do again what was undone last",
    "history": "what was changed in the workspace, and when",
    "backup": "copy the workspace beside itself, or list its backups",
    "restore": "go back to a backup; the file as it is now is kept",
    "travel-copy": "write a workspace of public facts, chosen briefs and what is written in them, without notes",
}
_OVERVIEW = """\
minebrief [FILE]          open the window, on the workspace in FILE or your own
minebrief COMMAND ...     one of these; minebrief COMMAND --help says more

{commands}

minebrief --version       print the versions of program and facts
minebrief --self-test     try window and brief out, without a display

--workspace FILE          may stand anywhere: use this workspace instead of your own;
                          it is made from the shipped facts if there is none
--passphrase-file FILE    where its passphrase stands, if it has one; else it is asked for
Exit code: 0 done, 1 can't be done, 2 wrong usage.
"""


class Parser(argparse.ArgumentParser):
    """Says in one line what is wrong, and leaves the rest to --help."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message} (see {self.prog} --help)\n")


def parse(words: list[str]) -> argparse.Namespace:
    """The command ("window" if none is named) and its options. Exits with 2 if they are wrong."""
    common = Parser(prog="minebrief", add_help=False, allow_abbrev=False)
    common.add_argument("--workspace", type=Path)
    common.add_argument("--passphrase-file", type=Path)
    found, rest = common.parse_known_args(words)
    if not rest or rest[0] not in COMMANDS:
        return _parse_window(rest, found)
    parser = _parser_of(rest[0])
    options = parser.parse_args(rest[1:], found)
    options.command = rest[0]
    if options.command == "figure" and options.kind == PictureKind.CHART_STATES and not options.states:
        parser.error("chart-states needs the states to draw; add --state STATE")
    if (
        options.command == "figure"
        and options.region != MapRegion.WORLD
        and not options.kind.startswith("map-")
    ):
        parser.error("--region is for maps; a chart has none")
    if options.command in ("brief", "book") and (problem := _problem_with_states(options)):
        parser.error(problem)
    if options.command == "figure" and (problem := _problem_with_events(options)):
        parser.error(problem)
    return options


def _problem_with_states(options: argparse.Namespace) -> str:
    """What is wrong with the states that are named; "" if nothing is. A document other than a brief may need none."""
    ways = (bool(options.states), options.all, bool(options.set))
    if sum(ways) > 1:
        return "name the states, or use --all, or --set NAME: only one of these"
    needed = (
        not options.before if options.command == "book" else options.template in (None, "state", "internal")
    )
    if needed and not any(ways):
        return "name the states, or use --all or --set NAME"
    return ""


def _problem_with_events(options: argparse.Namespace) -> str:
    """What is wrong with a timeline's filter; "" if nothing is."""
    filtered = options.categories or options.only or options.first or options.last
    if filtered and options.kind != PictureKind.CHART_EVENTS:
        return "--category, --only, --from and --to are for chart-events"
    if options.only and not options.states:
        return "--only needs the states whose events to show; add --state STATE"
    if options.first and options.last and options.first.earliest > options.last.latest:
        return "--from must not lie after --to"
    return ""


class Overview(Parser):
    """The command line without a command."""

    def format_help(self) -> str:
        return _OVERVIEW.format(commands="\n".join(f"  {name:14}{does}" for name, does in COMMANDS.items()))


def _parse_window(rest: list[str], found: argparse.Namespace) -> argparse.Namespace:
    parser = Overview(prog="minebrief", allow_abbrev=False)
    parser.add_argument("file", nargs="?", type=_workspace)
    parser.add_argument("--version", dest="command", action="store_const", const="version", default="window")
    parser.add_argument("--self-test", dest="command", action="store_const", const="self-test")
    options = parser.parse_args(rest, found)
    if options.file and options.workspace:
        parser.error("name the workspace once, by --workspace or as FILE")
    options.workspace = options.file or options.workspace
    return options


def _workspace(text: str) -> Path:
    """A workspace file by its path: a mistyped command must not become one."""
    path = Path(text)
    if path.name == text and path.suffix != ".minebrief" and not path.exists():
        near = _did_you_mean(text, COMMANDS)
        raise argparse.ArgumentTypeError(f"no command or workspace is named {text!r}{near}")
    return path


def _parser_of(command: str) -> Parser:
    parser = Parser(prog=f"minebrief {command}", description=COMMANDS[command], allow_abbrev=False)
    if command in _FILLERS:
        _FILLERS[command](parser)
    if command in ("brief", "book", "status", "states", "show", "figure", "disagreements"):
        parser.add_argument(
            "--as-of", type=day, default=today(), metavar="YYYY-MM-DD", help="today if not given"
        )
    return parser


def _fill_brief(parser: Parser) -> None:
    _fill_whom(parser)
    _fill_printing(parser)
    _fill_where(parser, "one file a state, or an issue, into this folder")


def _fill_book(parser: Parser) -> None:
    _fill_whom(parser)
    parser.add_argument(
        "--with",
        dest="before",
        action="append",
        default=[],
        metavar="DOCUMENT",
        help="bind this before the states' briefs: overview, issue:NAME or group:NAME; may be repeated",
    )
    _fill_printing(parser)
    _fill_where(parser, "one file a state, into this folder")


def _fill_whom(parser: Parser) -> None:
    parser.add_argument("states", nargs="*", metavar="STATE", help="ISO alpha-3 code or name")
    parser.add_argument("--all", action="store_true", help="all states, by name")
    parser.add_argument(
        "--set",
        metavar="NAME",
        help="a set of states: a ready-made one ("
        + ", ".join(_READY)
        + "), one of your own, a group such as EU or Pacific Islands Forum, a region such as africa",
    )


def _fill_where(parser: Parser, split: str) -> None:
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--out", type=pdf, metavar="FILE.pdf", help="one file")
    where.add_argument("--split", type=Path, metavar="FOLDER", help=split)


def _fill_printing(parser: Parser) -> None:
    """What briefs are on and how they are made."""
    parser.add_argument(
        "--issue",
        dest="issues",
        type=issue,
        action="append",
        default=[],
        metavar="ISSUE",
        help="may be repeated; one of " + ", ".join(Issue),
    )
    parser.add_argument("--meeting", help="such as 22MSP or 5RC; the next one if not given")
    parser.add_argument(
        "--template",
        metavar="NAME|FILE.toml",
        help="what document to make; state if not given, or internal for that audience; minebrief template lists them",
    )
    parser.add_argument(
        "--audience",
        type=Audience,
        choices=list(Audience),
        metavar="AUDIENCE",
        help="handout (anyone) or internal (the delegation alone, with what it wrote itself); that of the template if not given",
    )
    parser.add_argument(
        "--pages", type=pages, metavar="N", help="so many at most, in place of the template's number"
    )
    parser.add_argument(
        "--without",
        action="append",
        default=[],
        metavar="SECTION",
        help="leave this section out; may be repeated; minebrief template NAME shows the keys",
    )
    parser.add_argument("--lang", choices=PAGE_LANGUAGES, default="en")
    parser.add_argument("--paper", choices=PAPERS, default="a4")
    fill_house(parser)
    parser.add_argument(
        "--figure",
        dest="figures",
        type=PictureKind,
        choices=list(PictureKind),
        action="append",
        default=[],
        metavar="KIND",
        help="a further figure; may be repeated; one of " + ", ".join(PictureKind),
    )


def _fill_template(parser: Parser) -> None:
    parser.add_argument("name", nargs="?", metavar="NAME|FILE.toml", help="one to print, or a file to try")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--list", action="store_true", help="list the templates; so does no word at all")
    what.add_argument("--sections", action="store_true", help="list the sections that a template may name")


def _fill_status(parser: Parser) -> None:
    parser.add_argument("--treaty", choices=[treaty.value for treaty in Treaty], default=Treaty.MBT.value)
    _fill_json(parser)


def _fill_show(parser: Parser) -> None:
    parser.add_argument("state", metavar="STATE", help="ISO alpha-3 code or name")
    _fill_json(parser)


def _fill_states(parser: Parser) -> None:
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--filter",
        default="",
        metavar="TEXT",
        help='names, groups, statuses, stances, dates: "NATO withdrawing or gone", "Pacific not party", '
        '"article 5 before 2028"; all must fit',
    )
    which.add_argument(
        "--set", metavar="NAME", help="of your own, by its name, or ready-made: " + ", ".join(_READY)
    )
    which.add_argument("--sets", action="store_true", help="list the sets, each with its rule")
    _fill_json(parser)


def _fill_figure(parser: Parser) -> None:
    parser.add_argument("kind", choices=[kind.value for kind in PictureKind])
    parser.add_argument(
        "--state",
        dest="states",
        action="extend",
        nargs="+",
        default=[],
        metavar="STATE",
        help="ISO alpha-3 code or name; may be repeated",
    )
    parser.add_argument(
        "--issue", type=issue, metavar="ISSUE", help="for map-positions; suspension unless named"
    )
    parser.add_argument(
        "--show-as",
        type=Sight,
        choices=list(Sight),
        default=Sight.COLOUR,
        metavar="SIGHT",
        help="one of " + ", ".join(Sight),
    )
    parser.add_argument(
        "--region",
        choices=[region.value for region in MapRegion],
        default=MapRegion.WORLD.value,
        help="what a map shows and counts; the world if not given",
    )
    parser.add_argument(
        "--size",
        type=figure_size,
        metavar="WIDTHxHEIGHT",
        help="in pixels of a common screen, 96 to the inch; 960x540 for a map if not given",
    )
    parser.add_argument("--lang", choices=FIGURE_LANGUAGES, default="en")
    parser.add_argument("--scale", type=int, choices=[1, 2, 3, 4], default=2, help="of a PNG, 2 if not given")
    parser.add_argument("--out", type=figure_file, required=True, metavar="FILE.(pdf|svg|png|csv|xlsx)")
    events = parser.add_argument_group("chart-events", "which events the timeline shows; all if not given")
    events.add_argument(
        "--category",
        dest="categories",
        action="extend",
        nargs="+",
        default=[],
        metavar="CATEGORY",
        help="such as withdrawal or meeting; may be repeated",
    )
    events.add_argument("--only", action="store_true", help="events of the states given by --state alone")
    events.add_argument("--from", dest="first", type=partial_day, metavar="YYYY[-MM[-DD]]")
    events.add_argument("--to", dest="last", type=partial_day, metavar="YYYY[-MM[-DD]]")


def _fill_search(parser: Parser) -> None:
    parser.add_argument("text", nargs="+", metavar="TEXT")
    _fill_json(parser)


def _fill_import(parser: Parser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="CSV, XLSX, XLS or ODS")
    parser.add_argument(
        "--as", dest="kind", required=True, metavar="KIND", help="as in db/facts: casualties, ..."
    )
    parser.add_argument(
        "--map", dest="columns", type=column, action="extend", nargs="+", default=[], metavar="OURS=THEIRS",
        help="which column of the table is which; OURS= leaves one out",
    )  # fmt: skip
    parser.add_argument("--sheet", help="of a workbook; the first if not given")
    parser.add_argument("--encoding", help="of a CSV file; guessed if not given")
    parser.add_argument("--separator", type=separator, help="of a CSV file; guessed if not given")
    parser.add_argument(
        "--decimal", choices=(".", ","), help="the sign before decimals, where the table does not show it"
    )
    order = parser.add_mutually_exclusive_group()
    order.add_argument(
        "--day-first", dest="day_first", action="store_true", default=None, help="03/04/2025 is in April"
    )
    order.add_argument("--month-first", dest="day_first", action="store_false", help="03/04/2025 is in March")
    parser.add_argument("--skip-known", action="store_true", help="pass over what the workspace has already")
    parser.add_argument("--dry-run", action="store_true", help="name the problems, write nothing")


def _fill_export(parser: Parser) -> None:
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("kind", nargs="?", metavar="KIND", help="as in db/facts: casualties, ..., or sources")
    what.add_argument("--all", action="store_true", help="every kind, and the sources")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.csv|FILE.xlsx|FOLDER")


def _fill_sources(parser: Parser) -> None:
    parser.add_argument("ids", nargs="*", metavar="ID", help="only these; all if none is named")
    parser.add_argument("--format", choices=("text", "ris", "csl"), default="text", help="csl is CSL-JSON")
    parser.add_argument("--out", type=Path, metavar="FILE", help="instead of the screen")
    parser.add_argument(
        "--import", dest="file", type=Path, metavar="FILE", help="RIS or CSL-JSON, as from Zotero"
    )


def _fill_history(parser: Parser) -> None:
    parser.add_argument("--limit", type=int, default=50, help="how many changes; 50 if not given")


def _fill_backup(parser: Parser) -> None:
    parser.add_argument("--list", action="store_true", help="only list those there are")


def _fill_restore(parser: Parser) -> None:
    parser.add_argument(
        "backup", nargs="?", type=Path, metavar="BACKUP", help="its file; the newest if not given"
    )


def _fill_travel_copy(parser: Parser) -> None:
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.minebrief")
    parser.add_argument(
        "--brief",
        dest="briefs",
        action="append",
        default=[],
        metavar="NAME",
        help="a kept brief to take along, with its edited sections and named versions; may be repeated",
    )
    parser.add_argument("--own-facts", action="store_true", help="take your own facts along, too")
    parser.add_argument(
        "--internal", action="store_true", help="take what is written in internal notes along, too"
    )
    parser.add_argument(
        "--protect", type=Path, metavar="FILE", help="encrypt the copy by the passphrase in this file"
    )


def _fill_disagreements(parser: Parser) -> None:
    parser.add_argument(
        "state", nargs="?", metavar="STATE", help="ISO alpha-3 code or name; all if not given"
    )
    _fill_json(parser)


def _fill_untranslated(parser: Parser) -> None:
    parser.add_argument("states", nargs="*", metavar="STATE", help="ISO alpha-3 code or name; all if none")
    parser.add_argument("--lang", choices=[each for each in PAGE_LANGUAGES if each != "en"], required=True)
    parser.add_argument(
        "--out", type=table_file, metavar="FILE.(csv|xlsx)", help="the facts' texts as a table to fill in"
    )


def _fill_json(parser: Parser) -> None:
    parser.add_argument("--json", action="store_true", help="for programs to read")


_FILLERS = {
    "brief": _fill_brief,
    "book": _fill_book,
    "template": _fill_template,
    "status": _fill_status,
    "show": _fill_show,
    "states": _fill_states,
    "figure": _fill_figure,
    "search": _fill_search,
    "disagreements": _fill_disagreements,
    "untranslated": _fill_untranslated,
    "import": _fill_import,
    "export": _fill_export,
    "sources": _fill_sources,
    "history": _fill_history,
    "backup": _fill_backup,
    "restore": _fill_restore,
    "travel-copy": _fill_travel_copy,
}


def day(text: str) -> date:
    """A day as YYYY-MM-DD, and in no other of the forms of ISO 8601."""
    with contextlib.suppress(ValueError):
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
            return date.fromisoformat(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a date; write YYYY-MM-DD")


def today() -> date:
    """By the clock and zone of this computer."""
    return datetime.now().astimezone().date()


def issue(text: str) -> Issue:
    """An issue by its name."""
    if text.lower() in list(Issue):
        return Issue(text.lower())
    near = _did_you_mean(text, Issue) or f"; the issues are {', '.join(Issue)}"
    raise argparse.ArgumentTypeError(f"there is no issue {text!r}{near}")


def column(text: str) -> tuple[str, str]:
    """A column of ours and one of a table: killed=Dead."""
    ours, found, theirs = text.partition("=")
    if not found or not ours.strip():
        raise argparse.ArgumentTypeError(f"{text!r} is not of the form OURS=THEIRS")
    return ours.strip(), theirs.strip()


def separator(text: str) -> str:
    """One sign, or its name."""
    sign = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";"}.get(text.lower(), text)
    if len(sign) != 1 or sign in '"\r\n\0':
        raise argparse.ArgumentTypeError(f"{text!r} is not one sign, such as ; or tab")
    return sign


def partial_day(text: str) -> PartialDate:
    """A day, a month or a year."""
    try:
        return PartialDate(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def pages(text: str) -> int:
    """How many pages a document may have."""
    if re.fullmatch(r"\d{1,2}", text, re.ASCII) and 1 <= int(text) <= MOST_PAGES:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is no number of pages from 1 to {MOST_PAGES}")


def pdf(text: str) -> Path:
    """A file whose name ends in .pdf."""
    return _file(text, (".pdf",))


def figure_size(text: str) -> tuple[int, int]:
    """Width and height in pixels."""
    match = re.fullmatch(r"(\d{2,4})[x×](\d{2,4})", text)
    size = (int(match[1]), int(match[2])) if match else (0, 0)
    if not (min(size) >= SMALLEST and max(size) <= LARGEST):
        raise argparse.ArgumentTypeError(
            f"{text!r} is no size; write WIDTHxHEIGHT, each from {SMALLEST} to {LARGEST} pixels"
        )
    return size


def figure_file(text: str) -> Path:
    """A file whose name says the format: of a picture, or of the figure's numbers."""
    return _file(text, FIGURE_FORMATS + TABLE_FORMATS)


def table_file(text: str) -> Path:
    """A file whose name says the format of a table."""
    return _file(text, TABLE_FORMATS)


def _file(text: str, suffixes: tuple[str, ...]) -> Path:
    path = Path(text)
    if path.suffix.lower() not in suffixes:
        raise argparse.ArgumentTypeError(f"the name {text!r} must end in {' or '.join(suffixes)}")
    return path


def _did_you_mean(text: str, names: Iterable[str]) -> str:
    near = difflib.get_close_matches(text.lower(), [str(name) for name in names], n=1)
    return f"; did you mean {near[0]!r}?" if near else ""
