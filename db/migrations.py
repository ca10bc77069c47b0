"""The schema of the workspace file, as the ordered steps that lead to it.

A released step is never edited: files in the field have been through it. To change the schema add a step
at the end, raise `db.connection.FORMAT`, and let the step's last line say so in `user_version`. Columns are
written out here and not derived from the records, which go on changing; a test holds the two together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlite_utils import Migrations

if TYPE_CHECKING:
    from sqlite_utils import Database

migrations = Migrations("workspace")


def _run(database: Database, *statements: str) -> None:
    for statement in statements:
        database.conn.execute(statement)


@migrations(name="0001_facts")
def _create_facts(database: Database) -> None:
    """Editions, sources, facts with their citations, and one table a kind of fact.

    `fact.source` is the leading citation. That pair refers to `citation`, checked at commit, so that no
    fact without a source can be kept. Edition NULL: the user's own.
    """
    state = "TEXT NOT NULL REFERENCES state(state) DEFERRABLE INITIALLY DEFERRED"
    fact = "TEXT PRIMARY KEY NOT NULL REFERENCES fact(id) ON DELETE CASCADE"
    treaty = "TEXT NOT NULL CHECK (treaty IN ('mbt', 'ccm'))"
    issues = (
        "'suspension', 'withdrawals', 'use', 'casualties', 'clearance', 'stockpiles', "
        "'victim-assistance', 'transfers', 'universalization', 'cooperation'"
    )
    _run(
        database,
        "PRAGMA application_id = 1296200294",
        """CREATE TABLE edition (
            number TEXT PRIMARY KEY NOT NULL,
            released TEXT NOT NULL CHECK (released IS date(released, '+0 days')),
            checked_until TEXT NOT NULL CHECK (checked_until IS date(checked_until, '+0 days')),
            covers TEXT NOT NULL
        ) STRICT""",
        """CREATE TABLE source (
            id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
            title TEXT NOT NULL,
            publisher TEXT NOT NULL,
            published TEXT,
            url TEXT NOT NULL CHECK (url = '' OR url LIKE 'http://%' OR url LIKE 'https://%'),
            kind TEXT NOT NULL,
            notes TEXT NOT NULL,
            edition TEXT REFERENCES edition(number)
        ) STRICT""",
        """CREATE TABLE fact (
            id TEXT PRIMARY KEY NOT NULL,
            kind TEXT NOT NULL,
            edition TEXT REFERENCES edition(number),
            source TEXT NOT NULL,
            certainty TEXT NOT NULL CHECK (certainty IN ('read', 'derived', 'inferred', 'memory')),
            known_by TEXT CHECK (known_by IS date(known_by, '+0 days')),
            notes TEXT NOT NULL,
            FOREIGN KEY (id, source) REFERENCES citation(fact, source) DEFERRABLE INITIALLY DEFERRED
        ) STRICT""",
        """CREATE TABLE citation (
            fact TEXT NOT NULL REFERENCES fact(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
            source TEXT NOT NULL REFERENCES source(id) DEFERRABLE INITIALLY DEFERRED,
            rank INTEGER NOT NULL CHECK (rank >= 0),
            PRIMARY KEY (fact, source)
        ) STRICT, WITHOUT ROWID""",
        "CREATE INDEX citation_source ON citation(source)",
        "CREATE INDEX fact_kind ON fact(kind)",
        f"""CREATE TABLE state (
            fact {fact},
            state TEXT NOT NULL UNIQUE CHECK (length(state) = 3),
            iso2 TEXT NOT NULL CHECK (length(iso2) = 2),
            m49 TEXT NOT NULL CHECK (length(m49) = 3),
            name TEXT NOT NULL CHECK (name <> ''),
            un_regional_group TEXT NOT NULL,
            un_member INTEGER NOT NULL CHECK (un_member IN (0, 1))
        ) STRICT""",
        f"""CREATE TABLE area (
            fact {fact},
            area TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL CHECK (name <> ''),
            category TEXT NOT NULL
        ) STRICT""",
        f"""CREATE TABLE group_member (
            fact {fact},
            "group" TEXT NOT NULL,
            state {state}
        ) STRICT""",
        f"""CREATE TABLE membership (
            fact {fact},
            treaty {treaty},
            state {state},
            signed TEXT CHECK (signed IS date(signed, '+0 days')),
            deposited TEXT CHECK (deposited IS date(deposited, '+0 days')),
            method TEXT NOT NULL,
            entry_into_force TEXT CHECK (entry_into_force IS date(entry_into_force, '+0 days')),
            withdrawal_notified TEXT CHECK (withdrawal_notified IS date(withdrawal_notified, '+0 days')),
            withdrawal_effective TEXT CHECK (withdrawal_effective IS date(withdrawal_effective, '+0 days')),
            rule_note TEXT NOT NULL
        ) STRICT""",
        f"""CREATE TABLE membership_reading (
            fact {fact},
            treaty {treaty},
            state {state},
            signed TEXT CHECK (signed IS date(signed, '+0 days')),
            deposited TEXT CHECK (deposited IS date(deposited, '+0 days')),
            entry_into_force TEXT CHECK (entry_into_force IS date(entry_into_force, '+0 days')),
            agrees INTEGER NOT NULL CHECK (agrees IN (0, 1))
        ) STRICT""",
        f"""CREATE TABLE suspension_claim (
            fact {fact},
            treaty {treaty},
            state {state},
            claimed_on TEXT NOT NULL CHECK (claimed_on IS date(claimed_on, '+0 days')),
            otherwise_dated TEXT CHECK (otherwise_dated IS date(otherwise_dated, '+0 days')),
            ended_on TEXT CHECK (ended_on IS date(ended_on, '+0 days')),
            finding TEXT NOT NULL,
            found_on TEXT CHECK (found_on IS date(found_on, '+0 days'))
        ) STRICT""",
        f"""CREATE TABLE casualties (
            fact {fact},
            place TEXT NOT NULL,
            year INTEGER NOT NULL,
            killed INTEGER CHECK (killed >= 0),
            injured INTEGER CHECK (injured >= 0),
            unknown INTEGER CHECK (unknown >= 0),
            total INTEGER CHECK (total >= 0),
            places INTEGER CHECK (places >= 0),
            edition TEXT NOT NULL,
            partial INTEGER NOT NULL CHECK (partial IN (0, 1)),
            difference TEXT NOT NULL
        ) STRICT""",
        f"""CREATE TABLE casualty_breakdown (
            fact {fact},
            place TEXT NOT NULL,
            year INTEGER NOT NULL,
            dimension TEXT NOT NULL,
            category TEXT NOT NULL,
            count INTEGER CHECK (count >= 0),
            percent REAL CHECK (percent BETWEEN 0 AND 100),
            base TEXT NOT NULL,
            edition TEXT NOT NULL
        ) STRICT""",
        f"""CREATE TABLE position (
            fact {fact},
            actor TEXT NOT NULL,
            issue TEXT NOT NULL CHECK (issue IN ({issues})),
            stance TEXT NOT NULL CHECK (stance IN
                ('objects', 'concerned', 'neutral', 'supports', 'defends', 'claims')),
            form TEXT NOT NULL CHECK (form IN
                ('formal-objection', 'note-verbale', 'communication', 'plenary-statement',
                 'group-statement', 'joint-statement', 'meeting-statement', 'instrument', 'parliament',
                 'government', 'vote', 'letter', 'press', 'other')),
            date TEXT NOT NULL,
            venue TEXT NOT NULL,
            summary TEXT NOT NULL,
            quote TEXT NOT NULL,
            quote_language TEXT NOT NULL
        ) STRICT""",
        f"""CREATE TABLE resolution (
            fact {fact},
            resolution TEXT NOT NULL UNIQUE,
            year INTEGER NOT NULL,
            session INTEGER NOT NULL,
            date TEXT NOT NULL,
            yes INTEGER NOT NULL CHECK (yes >= 0),
            no INTEGER NOT NULL CHECK (no >= 0),
            abstain INTEGER NOT NULL CHECK (abstain >= 0),
            nonvoting INTEGER NOT NULL CHECK (nonvoting >= 0)
        ) STRICT""",
        f"""CREATE TABLE vote (
            fact {fact},
            resolution TEXT NOT NULL REFERENCES resolution(resolution) DEFERRABLE INITIALLY DEFERRED,
            state {state},
            vote TEXT NOT NULL CHECK (vote IN ('yes', 'no', 'abstain', 'absent'))
        ) STRICT""",
        f"""CREATE TABLE deadline (
            fact {fact},
            state {state},
            deadline TEXT CHECK (deadline IS date(deadline, '+0 days')),
            set_by TEXT NOT NULL,
            decided_on TEXT,
            completed_on TEXT,
            standing TEXT NOT NULL,
            on_track TEXT NOT NULL,
            extension_requested_to TEXT,
            requested_on TEXT,
            words TEXT NOT NULL
        ) STRICT""",
        f"""CREATE TABLE contamination (
            fact {fact},
            state TEXT NOT NULL,
            as_of TEXT NOT NULL,
            confirmed_km2 REAL CHECK (confirmed_km2 >= 0),
            suspected_km2 REAL CHECK (suspected_km2 >= 0),
            total_km2 REAL CHECK (total_km2 >= 0),
            extent TEXT NOT NULL,
            scale TEXT NOT NULL,
            figure TEXT NOT NULL,
            status TEXT NOT NULL
        ) STRICT""",
        f"""CREATE TABLE clearance (
            fact {fact},
            state TEXT NOT NULL,
            year INTEGER NOT NULL,
            cleared_km2 REAL CHECK (cleared_km2 >= 0),
            mines_destroyed INTEGER CHECK (mines_destroyed >= 0)
        ) STRICT""",
        f"""CREATE TABLE completion (
            fact {fact},
            state TEXT NOT NULL,
            completed_on TEXT
        ) STRICT""",
        f"""CREATE TABLE recommendation (
            fact {fact},
            state TEXT NOT NULL,
            rank INTEGER NOT NULL CHECK (rank >= 0),
            recommendation TEXT NOT NULL CHECK (recommendation <> ''),
            pages TEXT NOT NULL
        ) STRICT""",
        f"""CREATE TABLE programme_score (
            fact {fact},
            state TEXT NOT NULL,
            year INTEGER NOT NULL,
            score REAL NOT NULL CHECK (score BETWEEN 0 AND 10),
            rating TEXT NOT NULL,
            change REAL
        ) STRICT""",
        f"""CREATE TABLE stockpile (
            fact {fact},
            state TEXT NOT NULL,
            as_of TEXT,
            destroyed INTEGER CHECK (destroyed >= 0),
            completed_on TEXT,
            retained INTEGER CHECK (retained >= 0),
            retained_as_of TEXT,
            remaining INTEGER CHECK (remaining >= 0),
            standing TEXT NOT NULL
        ) STRICT""",
        f"""CREATE TABLE practice (
            fact {fact},
            state TEXT NOT NULL,
            actor TEXT NOT NULL,
            activity TEXT NOT NULL,
            period TEXT NOT NULL,
            assessment TEXT NOT NULL CHECK (assessment IN ('confirmed', 'indications', 'alleged')),
            detail TEXT NOT NULL
        ) STRICT""",
        f"""CREATE TABLE support (
            fact {fact},
            period TEXT NOT NULL,
            metric TEXT NOT NULL,
            value REAL NOT NULL,
            unit TEXT NOT NULL
        ) STRICT""",
        f"""CREATE TABLE event (
            fact {fact},
            date TEXT NOT NULL,
            title TEXT NOT NULL CHECK (title <> ''),
            category TEXT NOT NULL,
            states TEXT NOT NULL CHECK (json_valid(states)),
            summary TEXT NOT NULL
        ) STRICT""",
        f"""CREATE TABLE treaty_text (
            fact {fact},
            treaty TEXT NOT NULL,
            article TEXT NOT NULL,
            paragraph TEXT NOT NULL,
            text TEXT NOT NULL CHECK (text <> ''),
            language TEXT NOT NULL
        ) STRICT""",
        f"""CREATE TABLE argument (
            fact {fact},
            argument TEXT NOT NULL UNIQUE,
            issues TEXT NOT NULL CHECK (json_valid(issues)),
            claim TEXT NOT NULL,
            answer TEXT NOT NULL,
            used_by TEXT NOT NULL CHECK (json_valid(used_by)),
            rank INTEGER NOT NULL CHECK (rank >= 0)
        ) STRICT""",
        f"""CREATE TABLE ask (
            fact {fact},
            ask TEXT NOT NULL UNIQUE,
            issue TEXT NOT NULL CHECK (issue IN ({issues})),
            role TEXT NOT NULL CHECK (role IN
                ('state-party', 'objected', 'spoke', 'silent', 'leaving', 'left', 'claims-suspension',
                 'outside', 'affected', 'stockpile-overdue', 'suffers', 'donor')),
            states TEXT NOT NULL CHECK (json_valid(states)),
            text TEXT NOT NULL CHECK (text <> ''),
            basis TEXT NOT NULL,
            fulfilled_by TEXT NOT NULL CHECK (json_valid(fulfilled_by)),
            rank INTEGER NOT NULL CHECK (rank >= 0)
        ) STRICT""",
        f"""CREATE TABLE meeting (
            fact {fact},
            meeting TEXT NOT NULL UNIQUE,
            number INTEGER NOT NULL CHECK (number > 0),
            category TEXT NOT NULL,
            name TEXT NOT NULL,
            place TEXT NOT NULL,
            country TEXT REFERENCES state(state) DEFERRABLE INITIALLY DEFERRED,
            starts_on TEXT NOT NULL CHECK (starts_on IS date(starts_on, '+0 days')),
            ends_on TEXT NOT NULL CHECK (ends_on IS date(ends_on, '+0 days')),
            president TEXT NOT NULL,
            presidency TEXT REFERENCES state(state) DEFERRABLE INITIALLY DEFERRED,
            CHECK (starts_on <= ends_on)
        ) STRICT""",
        f"""CREATE TABLE statement (
            fact {fact},
            meeting TEXT NOT NULL REFERENCES meeting(meeting) DEFERRABLE INITIALLY DEFERRED,
            actor TEXT NOT NULL,
            agenda_item TEXT NOT NULL,
            category TEXT NOT NULL,
            date TEXT NOT NULL,
            rank INTEGER NOT NULL CHECK (rank >= 0)
        ) STRICT""",
        "CREATE TABLE setting (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT",
        "PRAGMA user_version = 1",
    )


@migrations(name="0002_search")
def _create_search(database: Database) -> None:
    """One full-text index over what people look for; `key` is the id of a fact or a source."""
    _run(
        database,
        """CREATE VIRTUAL TABLE search USING fts5(
            title, body, kind UNINDEXED, key UNINDEXED, state UNINDEXED,
            tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
        )""",
        "PRAGMA user_version = 2",
    )


@migrations(name="0003_journal")
def _create_journal(database: Database) -> None:
    """Operations, what they made, and what older editions said.

    A user's fact may stand beside another on the same meeting, resolution, argument or ask, so these are
    unique no longer, and what refers to them refers to any of them.
    """
    _run(
        database,
        """CREATE TABLE operation (
            number INTEGER PRIMARY KEY NOT NULL,
            act TEXT NOT NULL,
            about TEXT NOT NULL CHECK (json_valid(about)),
            at TEXT NOT NULL,
            by TEXT NOT NULL,
            standing TEXT NOT NULL CHECK (standing IN ('live', 'undone', 'dropped', 'fixed'))
        ) STRICT""",
        "CREATE INDEX operation_standing ON operation(standing)",
        """CREATE TABLE entry (
            kind TEXT NOT NULL,
            key TEXT NOT NULL,
            operation INTEGER NOT NULL REFERENCES operation(number),
            value TEXT CHECK (value IS NULL OR json_valid(value)),
            PRIMARY KEY (kind, key, operation)
        ) STRICT, WITHOUT ROWID""",
        "CREATE INDEX entry_operation ON entry(operation)",
        """CREATE TABLE former (
            fact TEXT NOT NULL,
            edition TEXT NOT NULL,
            kind TEXT NOT NULL,
            cells TEXT NOT NULL CHECK (json_valid(cells)),
            until TEXT NOT NULL,
            PRIMARY KEY (fact, edition)
        ) STRICT, WITHOUT ROWID""",
        "ALTER TABLE fact ADD COLUMN operation INTEGER REFERENCES operation(number)",
        "ALTER TABLE source ADD COLUMN operation INTEGER REFERENCES operation(number)",
        "CREATE INDEX fact_operation ON fact(operation) WHERE operation IS NOT NULL",
        "CREATE INDEX source_operation ON source(operation) WHERE operation IS NOT NULL",
        "CREATE INDEX fact_own ON fact(id) WHERE edition IS NULL",
        """CREATE VIEW live_operation AS
            SELECT number FROM operation WHERE standing IN ('live', 'fixed')""",
        """CREATE VIEW live_entry AS
            SELECT kind, key, value, operation FROM (
                SELECT entry.kind, entry.key, entry.value, max(entry.operation) AS operation
                FROM entry JOIN live_operation ON live_operation.number = entry.operation
                GROUP BY entry.kind, entry.key
            ) WHERE value IS NOT NULL""",
    )
    for table, words in _LOOSENED:
        (sql,) = database.conn.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
        loosened = sql.replace(words, "").replace(f"CREATE TABLE {table} ", f'CREATE TABLE "{table} anew" ')
        _run(
            database,
            loosened,
            f'INSERT INTO "{table} anew" SELECT * FROM "{table}" ORDER BY rowid',  # noqa: S608, names are ours
            f'DROP TABLE "{table}"',
            f'ALTER TABLE "{table} anew" RENAME TO "{table}"',
        )
    _run(database, "PRAGMA user_version = 3")


_LOOSENED = (
    ("vote", " REFERENCES resolution(resolution) DEFERRABLE INITIALLY DEFERRED"),
    ("statement", " REFERENCES meeting(meeting) DEFERRABLE INITIALLY DEFERRED"),
    ("resolution", " UNIQUE"),
    ("meeting", " UNIQUE"),
    ("argument", " UNIQUE"),
    ("ask", " UNIQUE"),
)
"""Tables made anew without these words, the referring ones first."""


@migrations(name="0004_search")
def _create_documents(database: Database) -> None:
    """What can be found, apart from its index, whose rows are numbered by importance.

    Words that are compared in another form than they are shown in (Arabic, Chinese, with marks) are kept as
    `words_of_…`; FTS5 reads them through the view. The index is empty: who opens the file builds it anew.
    """
    _run(
        database,
        "DROP TABLE search",
        """CREATE TABLE document (
            number INTEGER PRIMARY KEY NOT NULL,
            kind TEXT NOT NULL,
            key TEXT NOT NULL,
            title TEXT NOT NULL,
            body TEXT NOT NULL,
            state TEXT,
            about TEXT NOT NULL,
            words_of_title TEXT,
            words_of_body TEXT,
            UNIQUE (kind, key)
        ) STRICT""",
        """CREATE TABLE document_name (
            name TEXT NOT NULL,
            number INTEGER NOT NULL,
            PRIMARY KEY (name, number)
        ) STRICT, WITHOUT ROWID""",
        "CREATE INDEX document_name_number ON document_name(number)",
        "CREATE TABLE document_version (version INTEGER NOT NULL) STRICT",
        """CREATE VIEW document_words AS SELECT
            number,
            coalesce(words_of_title, title) AS title,
            coalesce(words_of_body, body) AS body,
            about
        FROM document""",
        """CREATE VIRTUAL TABLE search USING fts5(
            title, body, about,
            content = 'document_words', content_rowid = 'number',
            tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
        )""",
        "PRAGMA user_version = 4",
    )


@migrations(name="0005_delegation")
def _let_older_ones_refuse(database: Database) -> None:
    """Contacts, promises, encounters and tactics are entries; a version that has no words for them must not open the file."""
    _run(database, "PRAGMA user_version = 5")


@migrations(name="0006_translations")
def _create_translations(database: Database) -> None:
    """What facts say in other languages.

    `of` refers to no row: a translation of the user's outlasts the fact, which may come back by an undo.
    """
    _run(
        database,
        """CREATE TABLE translation (
            fact TEXT PRIMARY KEY NOT NULL REFERENCES fact(id) ON DELETE CASCADE,
            of TEXT NOT NULL CHECK (of <> ''),
            field TEXT NOT NULL CHECK (field <> ''),
            language TEXT NOT NULL CHECK (language <> ''),
            original TEXT NOT NULL CHECK (original <> ''),
            text TEXT NOT NULL CHECK (text <> ''),
            translator TEXT NOT NULL,
            translated_on TEXT NOT NULL CHECK (translated_on IS date(translated_on, '+0 days')),
            reviewer TEXT NOT NULL
        ) STRICT""",
        "PRAGMA user_version = 6",
    )


@migrations(name="0007_locators")
def _create_locators(database: Database) -> None:
    """Where in its source a fact stands; nobody said so of the facts that are there."""
    _run(
        database,
        "ALTER TABLE citation ADD COLUMN locator TEXT NOT NULL DEFAULT ''",
        "PRAGMA user_version = 7",
    )
