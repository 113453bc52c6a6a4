"""Opens a file that was locked with a passphrase, by the format's description alone (age-encryption.org/v1).

    PASSPHRASE=... age_open.py FILE > OPENED

Python's own scrypt and HMAC, and ChaCha20-Poly1305 as RFC 8439 has it. It knows nothing of the program.
"""

import base64
import hashlib
import hmac
import os
import struct
import sys

MASK = 0xFFFFFFFF
CHUNK = 64 * 1024


def block(key, counter, nonce):
    """RFC 8439, 2.3: 64 bytes of the stream."""
    first = struct.unpack("<16I", b"expand 32-byte k" + key + struct.pack("<I", counter) + nonce)
    x = list(first)

    def quarter(a, b, c, d):
        x[a] = (x[a] + x[b]) & MASK
        x[d] ^= x[a]
        x[d] = (x[d] << 16 | x[d] >> 16) & MASK
        x[c] = (x[c] + x[d]) & MASK
        x[b] ^= x[c]
        x[b] = (x[b] << 12 | x[b] >> 20) & MASK
        x[a] = (x[a] + x[b]) & MASK
        x[d] ^= x[a]
        x[d] = (x[d] << 8 | x[d] >> 24) & MASK
        x[c] = (x[c] + x[d]) & MASK
        x[b] ^= x[c]
        x[b] = (x[b] << 7 | x[b] >> 25) & MASK

    for _ in range(10):
        quarter(0, 4, 8, 12)
        quarter(1, 5, 9, 13)
        quarter(2, 6, 10, 14)
        quarter(3, 7, 11, 15)
        quarter(0, 5, 10, 15)
        quarter(1, 6, 11, 12)
        quarter(2, 7, 8, 13)
        quarter(3, 4, 9, 14)
    return struct.pack("<16I", *((one + other) & MASK for one, other in zip(x, first)))


def poly1305(key, message):
    """RFC 8439, 2.5."""
    r = int.from_bytes(key[:16], "little") & 0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFF
    total = 0
    for at in range(0, len(message), 16):
        total = (total + int.from_bytes(message[at:at + 16] + b"\1", "little")) * r % (2**130 - 5)
    return ((total + int.from_bytes(key[16:], "little")) % 2**128).to_bytes(16, "little")


def opened(key, nonce, sealed):
    """RFC 8439, 2.8, with no further data."""
    text, tag = sealed[:-16], sealed[-16:]
    padded = text + bytes(-len(text) % 16) + struct.pack("<QQ", 0, len(text))
    if not hmac.compare_digest(poly1305(block(key, 0, nonce)[:32], padded), tag):
        sys.exit("a tag does not hold")
    stream = b"".join(block(key, 1 + at, nonce) for at in range((len(text) + 63) // 64))
    return bytes(one ^ other for one, other in zip(text, stream))


def hkdf(secret, salt, info):
    """RFC 5869 with SHA-256, 32 bytes."""
    return hmac.digest(hmac.digest(salt or bytes(32), secret, "sha256"), info + b"\1", "sha256")


def unpadded(text):
    return base64.b64decode(text + "=" * (-len(text) % 4), validate=True)


def main():
    with open(sys.argv[1], "rb") as file:
        whole = file.read()
    head_ends = whole.index(b"\n--- ") + 4
    mac_ends = whole.index(b"\n", head_ends)
    version, recipient, body, _ = whole[:mac_ends].decode("ascii").split("\n")
    assert version == "age-encryption.org/v1", version
    arrow, kind, salt, work = recipient.split(" ")
    assert (arrow, kind) == ("->", "scrypt"), recipient
    steps = 1 << int(work)
    key = hashlib.scrypt(
        os.environ["PASSPHRASE"].encode(), salt=b"age-encryption.org/v1/scrypt" + unpadded(salt),
        n=steps, r=8, p=1, maxmem=2 * 128 * 8 * steps, dklen=32)
    file_key = opened(key, bytes(12), unpadded(body))
    assert len(file_key) == 16
    mac = hmac.digest(hkdf(file_key, b"", b"header"), whole[:head_ends], "sha256")
    assert hmac.compare_digest(mac, unpadded(whole[head_ends + 1:mac_ends].decode())), "the head was changed"
    payload = whole[mac_ends + 1:]
    key, payload = hkdf(file_key, payload[:16], b"payload"), payload[16:]
    pieces = range(0, max(len(payload), 1), CHUNK + 16)
    for number, at in enumerate(pieces):
        last = at + CHUNK + 16 >= len(payload)
        nonce = number.to_bytes(11, "big") + (b"\1" if last else b"\0")
        sys.stdout.buffer.write(opened(key, nonce, payload[at:at + CHUNK + 16]))


if __name__ == "__main__":
    main()
