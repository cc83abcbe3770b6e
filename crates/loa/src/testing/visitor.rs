//! A browser of Bến Mây that keeps its cookies, and people who sign in with their secrets and devices.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::net::IpAddr;

use axum::body::Body;
use axum::http::{Request, header};
use kit::web::server::Peer;
use totp_rs::{Builder, Secret};

use super::{PASSWORD, Page, World, mail};
use addresses::Addresses;
use addresses::desk::routes;

/// A browser.
pub(crate) struct Visitor<'a> {
    world: &'a World,
    pub(crate) jar: RefCell<BTreeMap<String, String>>,
    /// Where it is, as the connection says.
    address: Option<IpAddr>,
}

impl World {
    /// A browser that was never here.
    pub(crate) fn visitor(&self) -> Visitor<'_> {
        Visitor { world: self, jar: RefCell::default(), address: None }
    }

    /// A browser that was never here, somewhere.
    pub(crate) fn visitor_at(&self, address: &str) -> Visitor<'_> {
        Visitor { address: Some(address.parse().expect("an address")), ..self.visitor() }
    }

    /// The code that an authenticator app with this secret shows now.
    pub(crate) fn code(&self, secret: &str) -> String {
        let secret = Secret::try_from_base32(secret.replace(' ', "")).expect("base32");
        let app = Builder::new().with_secret(secret).build().expect("an app");
        let now = self.app.db().clock().now().as_second();
        app.generate(u64::try_from(now).expect("after 1970")).to_string()
    }
}

fn desk(route: &str) -> String {
    Addresses(kit::i18n::Lang::Vi).desk(route)
}

impl Visitor<'_> {
    fn keep(&self, page: Page) -> Page {
        let mut jar = self.jar.borrow_mut();
        for set in page.headers.get_all(header::SET_COOKIE) {
            let set = cookie::Cookie::parse(set.to_str().expect("ASCII")).expect("a cookie");
            if set.max_age() == Some(cookie::time::Duration::ZERO) {
                jar.remove(set.name());
            } else {
                jar.insert(set.name().to_owned(), set.value().to_owned());
            }
        }
        page
    }

    fn cookies(&self) -> String {
        let jar = self.jar.borrow();
        jar.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    /// A cookie.
    pub(crate) fn cookie(&self, name: &str) -> String {
        self.jar.borrow().get(name).cloned().unwrap_or_default()
    }

    /// The answer to the browser.
    pub(crate) async fn get(&self, path: &str) -> Page {
        let request = Request::get(path).header(header::COOKIE, self.cookies()).body(Body::empty());
        self.keep(self.world.send(request.expect("a request")).await)
    }

    /// The answer to a form of the site's own.
    pub(crate) async fn post(&self, path: &str, form: &[(&str, &str)]) -> Page {
        self.post_from("same-origin", path, form).await
    }

    /// The answer to a form of some site.
    pub(crate) async fn post_from(&self, site: &str, path: &str, form: &[(&str, &str)]) -> Page {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::COOKIE, self.cookies())
            .header("sec-fetch-site", site)
            .body(Body::from(body));
        let mut request = request.expect("a request");
        if let Some(address) = self.address {
            request.extensions_mut().insert(Peer((address, 50_000).into()));
        }
        self.keep(self.world.send(request).await)
    }

    /// Types name and password into the sign-in page.
    pub(crate) async fn sign_in(&self, name: &str, password: &str) -> Page {
        self.post(&desk(routes::SIGN_IN), &[("mail", &mail(name)), ("password", password)]).await
    }

    /// Switches the second step on; answers the app's secret and the spare codes.
    pub(crate) async fn set_up_app(&self) -> (String, Vec<String>) {
        let page = self.post(&desk(routes::CODE_APP), &[]).await;
        page.says(200, &["Bật ứng dụng xác thực"]);
        let secret = page.texts(".secret code").remove(0);
        let token = page.each("input[name=token]", "value").remove(0);
        let (code, address) = (self.world.code(&secret), desk(routes::CODE_APP_PROOF));
        let page = self.post(&address, &[("token", &token), ("code", &code), ("password", PASSWORD)]).await;
        page.says(200, &["Ứng dụng xác thực đang bật"]);
        (secret, page.texts(".codes code"))
    }
}
