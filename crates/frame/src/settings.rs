//! The program's settings: `loa.toml`, then `LOA_*` in the environment. docs/settings.md explains each.

use std::path::{Path, PathBuf};

use kit::config::ConfigError;
use serde::{Deserialize, Serialize};

/// Everything that can be set. The defaults serve one small city on one machine.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Settings {
    /// The data folder (`LOA_DATA`).
    pub data: String,
    /// Address and port (`LOA_LISTEN`).
    pub listen: String,
    /// `postgres://...`; empty: SQLite in the data folder (`LOA_DATABASE_URL`).
    pub database_url: String,
    /// Connections for reading (SQLite) or for everything (PostgreSQL).
    pub database_connections: i64,
    /// How the public reaches the site, such as `https://city.example`; empty: `http://` and `listen`.
    pub public_url: String,
    /// The header in which our own proxy writes the visitor's address, such as `X-Real-IP`; empty: the connection's. Read
    /// for guessed passwords only, never kept.
    pub client_address_header: String,
    /// Where metrics are served, such as `127.0.0.1:9180`; empty: nowhere.
    pub metrics_listen: String,
    /// The city's time zone, an IANA name.
    pub timezone: String,
    /// Most memory for finished pages, in bytes.
    pub cache_bytes: i64,
    /// A finished page is made anew after this many seconds even when nothing was published: it shows counts, and it may
    /// say "today".
    pub page_seconds: i64,
    /// How many jobs run at once in this process.
    pub workers: i64,
    /// Whether the pattern library is shown to everyone.
    pub show_patterns: bool,
    /// This is the demonstration: anyone may try its roles at the desk. Set by `loa demo` alone: no file and no variable
    /// opens a city's desk.
    #[serde(skip)]
    pub demo: bool,
    /// Logging.
    pub log: kit::logs::Settings,
    /// Pictures and files.
    pub blobs: kit::blobs::Settings,
    /// Another system that people may sign in by (OpenID Connect).
    pub openid: OpenIdSettings,
    /// The city's mail server.
    pub mail: MailSettings,
    /// The limits of requests and connections.
    pub limits: kit::web::layers::Limits,
}

/// Another system that people may sign in by; an empty issuer switches it off.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct OpenIdSettings {
    /// Its address, exactly as it writes it itself.
    pub issuer: String,
    /// Its name for this site.
    pub client_id: String,
    /// The password of this site there.
    pub client_secret: String,
    /// Its name on the sign-in page.
    pub name: String,
}

/// The server that takes outgoing mail; without one all mail waits.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MailSettings {
    /// Its name; empty: none.
    pub server: String,
    /// Its port.
    pub port: i64,
    /// `starttls`, `tls` or `none`.
    pub tls: String,
    /// Who signs in there; empty: nobody.
    pub user: String,
    /// The file that holds the password.
    pub password_file: String,
    /// The address that mail comes from.
    pub from: String,
    /// Most mails in a second.
    pub per_second: i64,
}

impl Default for MailSettings {
    fn default() -> Self {
        Self {
            server: String::new(),
            port: 587,
            tls: "starttls".into(),
            user: String::new(),
            password_file: String::new(),
            from: String::new(),
            per_second: 5,
        }
    }
}

impl MailSettings {
    fn check(&self) -> Result<(), ConfigError> {
        let invalid = |message: &str| Err(ConfigError::Invalid(message.into()));
        if self.server.is_empty() {
            return Ok(());
        }
        if !["starttls", "tls", "none"].contains(&self.tls.as_str()) {
            return invalid("`mail.tls` must be `starttls`, `tls` or `none`");
        }
        let is_address = self.from.split_once('@').is_some_and(|(local, host)| {
            !local.is_empty() && !host.is_empty() && !self.from.contains(char::is_whitespace)
        });
        if !is_address {
            return invalid("`mail.from` must be the address that mail comes from, such as loa@city.example");
        }
        if !self.user.is_empty() && self.password_file.is_empty() {
            return invalid("`mail.password_file` is missing: the file with the password of `mail.user`");
        }
        if !self.user.is_empty()
            && self.tls == "none"
            && !["localhost", "127.0.0.1", "::1"].contains(&self.server.as_str())
        {
            return invalid("`mail.tls` is `none`: the password of `mail.user` would be sent in the clear");
        }
        Ok(())
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            data: "loa-data".into(),
            listen: "127.0.0.1:8080".into(),
            database_url: String::new(),
            database_connections: 8,
            public_url: String::new(),
            client_address_header: String::new(),
            metrics_listen: String::new(),
            timezone: "Asia/Ho_Chi_Minh".into(),
            cache_bytes: 32 << 20,
            page_seconds: 60,
            workers: 2,
            show_patterns: false,
            demo: false,
            log: kit::logs::Settings::default(),
            blobs: kit::blobs::Settings::default(),
            openid: OpenIdSettings::default(),
            mail: MailSettings::default(),
            limits: kit::web::layers::Limits::default(),
        }
    }
}

impl Settings {
    /// Reads the file that was named, or `loa.toml` when it is there, and the environment.
    ///
    /// # Errors
    /// One plain line for the first problem.
    pub fn read(
        file: Option<&Path>,
        environment: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, ConfigError> {
        let usual = Path::new("loa.toml");
        let file = file.or_else(|| usual.exists().then_some(usual));
        let settings: Self = kit::config::load(file, "LOA", environment)?;
        settings.check()?;
        Ok(settings)
    }

    fn check(&self) -> Result<(), ConfigError> {
        let invalid = |message: String| Err(ConfigError::Invalid(message));
        if self.data.is_empty() {
            return invalid("`data` must name a folder".into());
        }
        if jiff::tz::TimeZone::get(&self.timezone).is_err() {
            return invalid(format!(
                "`timezone`: `{}` is no time zone, such as Asia/Ho_Chi_Minh",
                self.timezone
            ));
        }
        if self.listen.parse::<std::net::SocketAddr>().is_err() {
            return invalid(format!(
                "`listen`: `{}` is not an address and port, such as 127.0.0.1:8080",
                self.listen
            ));
        }
        let engine = self.database_url.split(':').next().unwrap_or_default();
        if !["", "postgres", "postgresql", "sqlite"].contains(&engine) {
            return invalid("`database_url` must be empty or begin with postgres:// or sqlite://".into());
        }
        if !self.public_url.is_empty()
            && !["http://", "https://"].iter().any(|scheme| self.public_url.starts_with(scheme))
        {
            return invalid("`public_url` must begin with https:// or http://".into());
        }
        if !(1..=3600).contains(&self.page_seconds) {
            return invalid("`page_seconds` must be from 1 to 3600".into());
        }
        if !self.metrics_listen.is_empty() && self.metrics_listen.parse::<std::net::SocketAddr>().is_err() {
            return invalid(format!(
                "`metrics_listen`: `{}` is not an address and port, such as 127.0.0.1:9180",
                self.metrics_listen
            ));
        }
        self.check_numbers()?;
        self.log.check().map_err(ConfigError::Invalid)?;
        self.blobs.bucket().map_err(|error| ConfigError::Invalid(error.to_string()))?;
        self.mail.check()?;
        self.check_openid()
    }

    /// A number that cannot be meant is refused, not bent to the nearest that can.
    fn check_numbers(&self) -> Result<(), ConfigError> {
        let limits = &self.limits;
        let numbers = [
            ("database_connections", self.database_connections, 1, 1_000),
            ("cache_bytes", self.cache_bytes, 0, i64::MAX),
            ("workers", self.workers, 0, 1_000),
            ("mail.port", self.mail.port, 1, 65_535),
            ("mail.per_second", self.mail.per_second, 1, 1_000),
            ("limits.body_bytes", limits.body_bytes, 1, i64::MAX),
            ("limits.request_seconds", limits.request_seconds, 1, 86_400),
            ("limits.connections", limits.connections, 1, 1_000_000),
        ];
        for (key, value, least, most) in numbers {
            if value < least {
                return Err(ConfigError::Invalid(format!("`{key}` must be at least {least}, not {value}")));
            }
            if value > most {
                return Err(ConfigError::Invalid(format!("`{key}` must be at most {most}, not {value}")));
            }
        }
        Ok(())
    }

    fn check_openid(&self) -> Result<(), ConfigError> {
        let openid = &self.openid;
        if openid.issuer.is_empty() {
            return Ok(());
        }
        let invalid = |message: &str| Err(ConfigError::Invalid(message.into()));
        let local = ["http://127.0.0.1", "http://localhost"].iter().any(|own| openid.issuer.starts_with(own));
        if !openid.issuer.starts_with("https://") && !local {
            return invalid("`openid.issuer` must begin with https://");
        }
        if openid.client_id.is_empty() {
            return invalid("`openid.client_id` is missing: what the other system calls this site");
        }
        if self.public_url.is_empty() {
            return invalid("`openid` needs `public_url`, to which the other system sends people back");
        }
        Ok(())
    }

    /// The data folder.
    pub fn folder(&self) -> PathBuf {
        PathBuf::from(&self.data)
    }

    /// How to reach the database.
    pub fn database(&self) -> kit::db::Settings {
        kit::db::Settings {
            url: self.database_url.clone(),
            folder: self.folder(),
            connections: u32::try_from(self.database_connections.clamp(1, 1000)).unwrap_or(8),
        }
    }

    /// The settings with secrets blotted out, for `loa config check`.
    pub fn shown(&self) -> String {
        let mut shown = self.clone();
        if !shown.blobs.secret_key.is_empty() {
            shown.blobs.secret_key = "***".into();
        }
        if !shown.openid.client_secret.is_empty() {
            shown.openid.client_secret = "***".into();
        }
        // The last `@`: a password may hold others.
        if let Some((before, after)) = shown.database_url.split_once("://")
            && before != "sqlite"
            && let Some((user, rest)) = after.rsplit_once('@')
        {
            let name = user.split(':').next().unwrap_or_default();
            shown.database_url = format!("{before}://{name}:***@{rest}");
        }
        kit::config::to_toml(&shown)
    }
}

#[cfg(test)]
mod tests;
