//! The meaning of each setting, for docs/settings.md.

/// Key and meaning, in the order of the program.
pub(super) const MEANINGS: &[(&str, &str)] = &[
    ("data", "the data folder"),
    ("listen", "address and port; port 0 lets the system choose"),
    (
        "database_url",
        "`postgres://user:password@host/name`, `sqlite://path`, or empty: SQLite in the data folder",
    ),
    (
        "database_connections",
        "for reading (SQLite, beside one writer) or for everything (PostgreSQL); 1 to 1000",
    ),
    (
        "public_url",
        "how the public reaches the site, such as `https://city.example`; empty: `http://` and `listen`. \
         It stands in canonical links. `loa demo` on this machine takes `http://localhost:PORT`, so that \
         passkeys can be tried",
    ),
    (
        "client_address_header",
        "the header in which your proxy writes the visitor's address, such as `X-Real-IP` or \
         `X-Forwarded-For` (its last entry counts); empty: the connection's. Wrong guesses of passwords \
         are slowed by account and network, and in a flood of sign-ins networks take turns; behind a \
         proxy, and without this, all visitors are one network. Name it only if the proxy sets it itself \
         on every request, or a guesser writes their own",
    ),
    ("metrics_listen", "where metrics are served, such as `127.0.0.1:9180`; empty: nowhere"),
    ("timezone", "the city's time zone, an IANA name; decides the day an article belongs to"),
    ("cache_bytes", "most memory for finished pages; 0 keeps none"),
    (
        "page_seconds",
        "a finished page is made anew after this many seconds even when nothing was published, because it \
         shows counts and the day; 1 to 3600",
    ),
    (
        "workers",
        "jobs at once in this process; 0 leaves them to other nodes. With 1 an import holds up what is \
         due meanwhile; of several one is kept free of imports",
    ),
    ("show_patterns", "whether the pattern library `/kieu-dang` is shown"),
    ("log.level", "such as `info,kit::jobs=debug`"),
    ("log.format", "`text` or `json`"),
    ("blobs.url", "`s3://bucket/prefix`; empty: a folder in the data folder"),
    ("blobs.endpoint", "the S3 server, such as `https://s3.example`; empty: Amazon's"),
    ("blobs.region", "empty: `us-east-1`; most other servers take any"),
    ("blobs.access_key", "the key's name"),
    ("blobs.secret_key", "the key's secret; better in the environment than in the file"),
    (
        "openid.issuer",
        "another system that people may sign in by (OpenID Connect), exactly as it writes its own \
         address; empty: none. See [operations.md](operations.md#signing-in-by-another-system)",
    ),
    ("openid.client_id", "what it calls this site"),
    ("openid.client_secret", "this site's password there; better in the environment than in the file"),
    ("openid.name", "its name on the sign-in page; empty: `OpenID Connect`"),
    (
        "mail.server",
        "the SMTP server that takes outgoing mail; empty: none, and all mail waits. See \
         [operations.md](operations.md#outgoing-mail)",
    ),
    ("mail.port", "its port: 587 for `starttls`, 465 for `tls`, 25 for a server on this machine"),
    (
        "mail.tls",
        "`starttls` (the connection becomes secure, or nothing is sent), `tls` (secure from the beginning), \
         `none` (for a server on this machine)",
    ),
    ("mail.user", "who signs in there; empty: nobody"),
    ("mail.password_file", "the file that holds the password, which only this program may read"),
    ("mail.from", "the address that mail comes from, such as `loa@city.example`"),
    ("mail.per_second", "most mails in a second, for each node; 1 to 1000"),
    (
        "limits.body_bytes",
        "largest body of a request. What officers upload has limits of its own: 20 MB for a picture or an \
         import, 50 MB for a file",
    ),
    (
        "limits.request_seconds",
        "longest time for an answer, then the reader gets 503; an upload at the desk has ten minutes",
    ),
    (
        "limits.connections",
        "connections at once; for more, those that wait for their client longest are closed, or the new \
         ones wait. The program raises its limit on open files as far as the system lets it \
         (`LimitNOFILE=`), and takes fewer connections where that is too low: it keeps 256 descriptors \
         for everything else, or half of a limit below 512",
    ),
];
