r"""Proving a bundle of the record without the program that wrote it.

``python -m monitor.chartverify BUNDLE`` needs the standard library, ``cryptography``
and nothing else of Vigil. What follows is all that somebody needs who would rather
write a verifier of their own.

A bundle
    is UTF-8 text. Each line ends with a line feed, has at most 1,048,576 bytes with it,
    and is one JSON object in canonical form: keys sorted by code point, no blanks, no
    fractions, no key twice, nothing escaped but ``"``, ``\`` and the control characters
    below 20 hex (``\b \t \n \f \r``, the others as ``\u00`` and two digits in lower
    case). Ids are UUIDs in lower case with hyphens, hashes and keys hexadecimal in
    lower case, times whole milliseconds of UTC since 1970. In this order there are:

1. one line ``{"bundle": "vigil bundle 2", "intended_use", "session", "patients",
   "protocols", "entries", "signatures", "chains", "root"}``. ``intended_use`` is always
   ``A charting aid; not a patient monitor; reads and controls no device.``; a line with
   ``vigil bundle 1`` has none and is else the same. ``session`` is the id of the one
   session that this is of, and ``patients`` the ids of whose patient's facts are with
   it, sorted; or ``session`` is null and ``patients`` empty, and it is all of a record.
   The next three say how many lines of each follow. ``chains`` has for each station and
   epoch that an entry is of, sorted, ``{"station", "epoch", "first", "last", "count",
   "link"}``: the first and last number, how many, and the link of the last. ``root`` is
   the Merkle root of all entries, in their order.
2. ``{"protocol": SHA-256, "text"}``, sorted by hash: each that an entry goes by, and no
   other.
3. ``{"entry": {header}, "salt", "content"}``, sorted by station, epoch and number. The
   salt is hexadecimal; the content is the payload's own JSON, exactly as it was
   written. Both are null where they were erased: then an entry of the kind
   ``patient-erased`` stands behind it in the same stream, and it is itself neither of
   that kind nor ``signed-off``; anywhere else their lack is a finding. Behind is by
   number in one chain, and by recorded_ms of two. An erasure is of all or nothing:
   content before it is a finding as well. Its content has ``patient``: in the stream of
   that patient there is one too. Of a session and a patient that were signed together
   both are erased, or neither.
   The header has ``id stream_kind stream station epoch seq kind version author
   auth_method effective_ms recorded_ms recorded_mono_us boot_id server_offset_ms
   supersedes reason protocol_hash app_version leaf prev_link link``. ``supersedes`` is
   a list of ids; server_offset_ms, reason and protocol_hash may be null.
4. ``{"manifest": {...}, "key", "signature"}``: who signed a session, sorted
   by signature.

Hashes
    leaf = SHA-256(00 | salt | content)
    link = SHA-256(01 | "vigil entry 1" | 00 | fixed | texts)
    fixed, big-endian: the 16 bytes each of id, stream, station, epoch and author; in
    eight bytes each seq, version, effective_ms, recorded_ms and recorded_mono_us; one
    byte, 1 where there is a server_offset_ms, and eight bytes of it or of 0; leaf;
    prev_link; in four bytes each the length of each of the texts, -1 where it is null.
    texts, UTF-8: stream_kind, kind, auth_method, boot_id, the ids of supersedes in 16
    bytes each, reason, protocol_hash, app_version.
    prev_link is the link of the entry before of the same station and epoch; 32 zeros
    before number 1.
    Merkle root = the only one left of the hashes SHA-256(02 | link) of the entries,
    after neighbours are put together again and again as SHA-256(03 | left | right); one
    that is left over at the end goes up as it is.

A manifest
    is ``{"signoff": "vigil sign-off 1", "session": part, "patient": part, "protocol",
    "meaning", "name", "signed_ms", "app_version"}``. A part is ``{"id", "root",
    "chains"}`` as above, of the entries of that session or patient up to ``last`` of
    each chain. The signature is Ed25519 (RFC 8032) over "vigil sign-off 1" | 00 | the
    manifest in canonical form.

A code
    of a link, a root, a key, or the SHA-256 of what was signed, is its first 20
    hexadecimal digits in groups of four: what is noted on paper and compared by eye.

What it proves
    One session comes without the entries of others that lie between, whose headers tell
    of other patients. So its entries are proved against each other by the root, not
    against the end of their chain; what binds the root is a signature, or its code
    where that was noted down. All of a record is proved up to the ends of its chains.
    A code that was noted elsewhere covers all entries if it is that of the root; that
    of the end of a chain covers of that chain what leads to it with no number left out.
    A signature covers what its manifest has, the entry that is the sign-off, and the
    ``staff-named`` of whoever signed.
    What neither covers anybody can have put there, and worked all else out anew: the
    status is 3, and the first words say so. Of one session that somebody signed, what
    came later is told by each signature and keeps the status at 0, but for two things
    that nobody signs. One is an erasure: it empties what was signed. The other is a
    patient who is somebody else by it: the details of the last ``patient-recorded`` or
    ``patient-corrected`` have another ``identifier``, ``family``, ``given`` or ``born``
    than the last that was signed, or a ``chart-reattributed`` came later.
    Anybody can sign with a key of their own, under any name: a key counts once its code
    was compared with one that was noted elsewhere.
"""
