"""Every page of a record and of its log, decrypted: also what no row is in any more."""

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

PAGE, RESERVE, VECTOR, KEY = 4096, 80, 16, 32
"""Of SQLCipher 4: the end of a page holds its vector and its HMAC."""
WAL_HEADER, FRAME_HEADER = 32, 24


def legible(folder: Path, key: bytes) -> bytes:
    """All pages of file and log as they are once decrypted, one after the other."""
    file = (folder / "record.db").read_bytes()
    pages = [file[at : at + PAGE] for at in range(0, len(file), PAGE)]
    log = folder / "record.db-wal"
    frames = log.read_bytes()[WAL_HEADER:] if log.exists() else b""
    step = FRAME_HEADER + PAGE
    pages += [
        frames[at + FRAME_HEADER : at + step] for at in range(0, len(frames), step)
    ]
    return b"".join(_decrypted(page, key[:KEY], file[:VECTOR]) for page in pages)


def _decrypted(page: bytes, key: bytes, salt: bytes) -> bytes:
    """The first page begins with the salt in clear."""
    end = len(page) - RESERVE
    start = VECTOR if page[:VECTOR] == salt else 0
    decryptor = Cipher(AES(key), CBC(page[end : end + VECTOR])).decryptor()
    return decryptor.update(page[start:end]) + decryptor.finalize()
