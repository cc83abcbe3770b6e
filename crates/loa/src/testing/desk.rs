//! Officers of Bến Mây at their desks.

use axum::body::Body;
use axum::http::{Request, header};
use uuid::Uuid;

use super::{Page, STAFF, World};
use access::{Actor, Role};

/// A person who is signed in, in one browser.
pub(crate) struct Chair<'a> {
    world: &'a World,
    pub(crate) person: Uuid,
    cookie: String,
}

impl World {
    /// An officer with one role, of an agency or (with an empty slug) of the whole city, signed in.
    pub(crate) async fn officer(&self, name: &str, role: Role, agency: &str) -> Chair<'_> {
        let agency = (!agency.is_empty()).then(|| self.id(agency));
        let mail = format!("{}@ben-may.example", viet::slug(name).expect("a name with letters"));
        let mut tx = self.tx().await;
        let person = accounts::add_demo_person(&mut tx, &STAFF, name, &mail, &[(role, agency)]).await;
        tx.commit().await.expect("kept");
        self.chair(person.expect("added")).await
    }

    /// A new session for someone of Bến Mây.
    pub(crate) async fn chair(&self, person: Uuid) -> Chair<'_> {
        let key = accounts::try_demo(self.app.db(), person, "A browser").await.expect("answered");
        let secure = self.app.public_url().starts_with("https://");
        let name = if secure { "__Host-loa_phien" } else { "loa_phien" };
        let cookie = format!("{name}={}", key.expect("someone of Bến Mây").0);
        Chair { world: self, person, cookie }
    }
}

impl Chair<'_> {
    /// This officer as an actor, with the roles of this moment.
    pub(crate) async fn actor(&self) -> Actor {
        let db = self.world.app.db();
        let officer = accounts::officer(db, self.person, db.clock().now()).await.expect("answered");
        Actor::Officer(officer.expect("an officer"))
    }

    /// The answer to the officer.
    pub(crate) async fn get(&self, path: &str) -> Page {
        let request = Request::get(path).header(header::COOKIE, &self.cookie).body(Body::empty());
        self.world.send(request.expect("a request")).await
    }

    /// The answer to the officer's form.
    pub(crate) async fn post(&self, path: &str, form: &[(&str, &str)]) -> Page {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::COOKIE, &self.cookie)
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(body));
        self.world.send(request.expect("a request")).await
    }

    /// The answer to the officer's form with a file.
    pub(crate) async fn send_file(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        (name, bytes): (&str, &[u8]),
    ) -> Page {
        const BOUNDARY: &str = "ben-may-b0und4ry";
        let mut body = Vec::new();
        for (field, text) in fields {
            let part =
                format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{field}\"\r\n\r\n{text}\r\n");
            body.extend(part.into_bytes());
        }
        let head = format!(
            "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"tep\"; filename=\"{name}\"\r\n\
             content-type: application/octet-stream\r\n\r\n"
        );
        body.extend(head.into_bytes());
        body.extend(bytes);
        body.extend(format!("\r\n--{BOUNDARY}--\r\n").into_bytes());
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={BOUNDARY}"))
            .header(header::COOKIE, &self.cookie)
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(body));
        self.world.send(request.expect("a request")).await
    }
    /// The answer to any request of the officer; the session's cookie is added.
    pub(crate) async fn send(&self, request: axum::http::request::Builder, body: impl Into<Body>) -> Page {
        let request = request.header(header::COOKIE, &self.cookie).body(body.into());
        self.world.send(request.expect("a request")).await
    }

    /// The city the officer works in.
    pub(crate) fn world(&self) -> &World {
        self.world
    }
}
