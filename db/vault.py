"""The key of an encrypted workspace: made from a passphrase, or typed in from the printed sheet.

Files are encrypted by SQLCipher with its defaults. The key is derived here, just as SQLCipher would, so that
it can be kept while the workspace is open (for backups), checked and printed.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata
from base64 import b32decode, b32encode
from binascii import Error as NotBase32
from dataclasses import dataclass
from pathlib import Path

from db.errors import WorkspaceError, WrongPassphrase
from db.header import new_salt, read_header

SHORTEST_PASSPHRASE = 8
"""In characters. Length is what makes a passphrase strong."""

_ROUNDS = 256_000
_KEY_BYTES = 32
PAGE_BYTES = 4096
_CODE_BYTES = 64
"""At the end of each page: the code that authenticates it."""


@dataclass(frozen=True, slots=True, repr=False)
class Key:
    """What a file is encrypted with. raw: the secret. salt: the file's first bytes, which are no secret."""

    raw: bytes
    salt: bytes

    @property
    def sql(self) -> str:
        """As a literal for SQLCipher's PRAGMA key and ATTACH … KEY."""
        return f"\"x'{self.raw.hex()}{self.salt.hex()}'\""


def new_key(passphrase: str) -> Key:
    """For a file yet to be encrypted. Raises WorkspaceError if the passphrase is too short."""
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise WorkspaceError(
            f"The passphrase is too short; choose one of at least {SHORTEST_PASSPHRASE} characters."
        )
    return _derive(passphrase, new_salt())


def key_of(path: Path, passphrase: str) -> Key:
    """Of an encrypted file, if the passphrase is right. Raises OSError."""
    return _derive(passphrase, read_header(path))


def key_from_code(path: Path, code: str) -> Key:
    """Of an encrypted file, from its recovery code; case, spaces and dashes don't matter.

    Raises WrongPassphrase if the code was not copied right, OSError.
    """
    typed = re.sub(r"[^A-Z0-9]", "", code.upper()).translate(str.maketrans("018", "OIB"))
    written, check = typed[:-4], typed[-4:]
    try:
        raw = b32decode(written + "=" * (-len(written) % 8))
    except NotBase32:
        raw = b""
    if len(raw) != _KEY_BYTES or written != b32encode(raw).decode().rstrip("=") or _check_group(raw) != check:
        raise WrongPassphrase("The recovery code has a typing mistake; compare it with the printed sheet.")
    return Key(raw, read_header(path))


def code_of_key(key: Key) -> str:
    """The key as groups of letters and digits to print; the last group finds typing mistakes.

    It opens the file as the passphrase does, until the passphrase is changed.
    """
    letters = b32encode(key.raw).decode().rstrip("=") + _check_group(key.raw)
    return "-".join(letters[start : start + 4] for start in range(0, len(letters), 4))


def fits(key: Key, path: Path) -> bool:
    """Whether any page of the file was written with the key, so that a failure is damage and not the key's.

    Reads the file by itself: only for one that is not open. Raises OSError.
    """
    secret = hashlib.pbkdf2_hmac("sha512", key.raw, bytes(byte ^ 0x3A for byte in key.salt), 2, len(key.raw))
    with path.open("rb") as file:
        number = 0
        while len(page := file.read(PAGE_BYTES)) == PAGE_BYTES:
            number += 1
            signed = page[len(key.salt) if number == 1 else 0 : -_CODE_BYTES]
            found = hmac.digest(secret, signed + number.to_bytes(4, "little"), "sha512")
            if hmac.compare_digest(found, page[-_CODE_BYTES:]):
                return True
    return False


def _derive(passphrase: str, salt: bytes) -> Key:
    """As SQLCipher 4 does. Letters typed on another system's keyboard may come composed otherwise: NFC."""
    words = unicodedata.normalize("NFC", passphrase).encode()
    return Key(hashlib.pbkdf2_hmac("sha512", words, salt, _ROUNDS, _KEY_BYTES), salt)


def _check_group(raw: bytes) -> str:
    return b32encode(hashlib.sha256(raw).digest()).decode()[:4]
