"""A template is data that a user copies: what is wrong in it is said in one sentence, and what is right is done."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from db.audience import Audience
from db.errors import UserError
from db.facts import Facts
from db.records import StateCode
from desktop.brief.compose import compose
from desktop.brief.order import Order
from desktop.brief.pictures import NOTHING_TOLD
from desktop.brief.registry import known_sections
from desktop.brief.template import (
    SHIPPED,
    find_template,
    kept_template,
    read_template,
    shipped,
    shipped_template,
    shipped_text,
)
from desktop.dossier.assemble import assemble
from desktop.dossier.model import Picks
from desktop.wording import Wording

WORDS = Wording()
LEAST = 'title = "Mine"\nkind = "state"\n[[sections]]\nkey = "asks"\n'


@pytest.mark.parametrize("key", SHIPPED)
def test_each_shipped_template_reads_and_never_grows(key: str) -> None:
    template = shipped_template(key)
    assert template.title_in(WORDS) == SHIPPED[key] == template.title
    for longer, shorter in zip(template.lengths, template.lengths[1:], strict=False):
        assert longer.addresses >= shorter.addresses
        assert longer.titles >= shorter.titles
        assert all(shorter.of(*what) <= longer.of(*what) for what in shorter.limits)


def test_a_copy_of_a_shipped_template_is_the_same_but_for_its_key(tmp_path: Path) -> None:
    for template in shipped():
        copy = tmp_path / "mine.toml"
        copy.write_text(shipped_text(template.key), encoding="utf-8")
        mine = find_template(str(copy))
        assert (mine.key, mine.parts, mine.lengths) == ("", template.parts, template.lengths)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title = ", "mine.toml can't be read"),
        ('kind = "state"\n[[sections]]\nkey = "asks"', "title is words in quotation marks"),
        (LEAST.replace("state", "stat"), "kind is 'state' or 'issue'"),
        (LEAST.replace("state", "stat"), "not 'stat'; did you mean 'state'?"),
        (LEAST.replace('"asks"', '"ask"'), "there is no section 'ask'; did you mean 'asks'?"),
        (LEAST.replace('"asks"', '"xyz"'), "minebrief template --sections lists those there are"),
        (LEAST.replace('"asks"', "3"), "a section has no key"),
        (LEAST + "mots = 3", "the section 'asks' has no field 'mots'; did you mean 'most'?"),
        (LEAST + 'most = "three"', "most of 'asks' is a whole number, not 'three'"),
        (LEAST + "most = true", "a whole number"),
        (LEAST + "most = -1", "a whole number"),
        (LEAST + '[[sections]]\nkey = "asks"', "the section 'asks' stands in it twice"),
        ("page = 2\n" + LEAST, "the template has no field 'page'; did you mean 'pages'?"),
        ("pages = 0\n" + LEAST, "pages is a number from 1 to 20, not 0"),
        ("audiences = []\n" + LEAST, "audiences is a list of 'handout' or 'internal'"),
        ('audiences = ["all"]\n' + LEAST, "an audience is 'handout' or 'internal', not 'all'"),
        ('title = "Mine"\nkind = "state"', "it has no sections"),
        ('sections = "asks"\ntitle = "Mine"\nkind = "state"', "sections is a list of tables"),
        (
            "shorten = [{ record = 2 }]\n" + LEAST,
            "shorten names the section 'record', which the template does",
        ),
        ("shorten = [{ asks = 2 }, { asks = 3 }]\n" + LEAST, "shorten lets 'asks' grow again, to 3"),
        ("shorten = [{ addresses = true }]\n" + LEAST, "addresses in shorten can only be false"),
        ("shorten = [{ titles = true }]\n" + LEAST, "titles in shorten can only be false"),
        ("titles = 1\n" + LEAST, "titles is true or false"),
        ("shorten = [{ asks = { mots = 3 } }]\n" + LEAST, "did you mean 'most'?"),
    ],
)
def test_what_is_wrong_in_a_template_is_said_in_a_sentence(text: str, said: str) -> None:
    with pytest.raises(UserError) as complaint:
        read_template(text, "mine.toml")
    assert said in str(complaint.value)
    assert "mine.toml" in str(complaint.value)


def test_a_template_that_is_not_there_is_said_with_what_there_is(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"There is no file .*mine\.toml"):
        find_template(str(tmp_path / "mine.toml"))
    with pytest.raises(UserError, match=r"no template 'stat'; did you mean 'state'\?"):
        find_template("stat")
    with pytest.raises(UserError, match="there are state"):
        find_template("qqq")
    binary = tmp_path / "mine.toml"
    binary.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UserError, match="not text in UTF-8"):
        find_template(str(binary))


def test_a_users_order_headings_and_limits_are_followed(facts: Facts) -> None:
    text = """
        title = "Ours"
        kind = "state"
        [[sections]]
        key = "record"
        most = 1
        heading = "{Its} acts"
        [[sections]]
        key = "asks"
        most = 2
    """
    dossier = assemble(facts, Picks((StateCode("BEL"),), (), date(2025, 12, 5)))
    order = Order(read_template(text, "ours.toml"))
    brief = compose(dossier, WORDS, lambda _: NOTHING_TOLD, order)
    assert [(section.key, section.title) for section in brief.sections] == [
        ("record", "{Its} acts"),
        ("asks", "What we ask"),
    ]
    assert len(brief.sections[1].blocks[0].items) == 2  # pyright: ignore[reportAttributeAccessIssue]


def test_a_template_for_the_delegation_alone_makes_no_handout(facts: Facts) -> None:
    order = Order(read_template('audiences = ["internal"]\n' + LEAST, "ours.toml"))
    assert order.audience is Audience.HANDOUT
    dossier = assemble(facts, Picks((StateCode("BEL"),), (), date(2025, 12, 5)))
    with pytest.raises(UserError, match="not for the audience handout"):
        compose(dossier, WORDS, lambda _: NOTHING_TOLD, order)


def test_every_section_says_what_it_is_about() -> None:
    assert all(section.about and section.limits for section in known_sections().values())


def test_a_kept_brief_remembers_a_shipped_template_by_key_and_the_users_own_whole() -> None:
    assert kept_template(shipped_template("issue").kept) == shipped_template("issue")
    mine = read_template(LEAST, "mine.toml")
    assert mine.kept == LEAST
    assert kept_template(mine.kept) == mine
    with pytest.raises(UserError, match="no template 'gone'"):
        kept_template("gone")
