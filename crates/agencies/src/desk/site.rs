//! The site's words: its names, a description, and how to reach the agency that runs it.

use crate::permissions::ARRANGE;
use axum::extract::Query;
use axum::response::Response;
use kit::web::failure::Failure;
use kit::web::forms::Form;

use crate::Site;
use crate::desk::places::Places;
use crate::t;
use access::On;
use addresses::desk::routes;
use frame::desk::DeskSession;
use frame::desk::{DeskRouter, Needs};
use frame::desk::{page, refused};
use frame::forms::Choice;
use frame::forms::{Asked, Refusal, done, said, seen};
use frame::forms::{Kind, Sheet, SheetPage, Tried};

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    let needs = Needs::Permission(ARRANGE);
    router.page(routes::SETUP_SITE, needs, show).act(routes::SETUP_SITE, needs, send)
}

async fn show(seat: DeskSession, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    page(&SheetPage { said: said(&seat, &asked.bao), ..compose(&seat, None).await? })
}

async fn send(seat: DeskSession, form: Form) -> Result<Response, Failure> {
    match change(&seat, &form).await {
        Ok(()) => Ok(done(&seat.at().desk(routes::SETUP_SITE), "luu")),
        Err(why) => refused(&compose(&seat, Some(&Tried::new(&form, why)?)).await?),
    }
}

async fn change(seat: &DeskSession, form: &Form) -> Result<(), Refusal> {
    let text = |name: &str| form.text(name).to_owned();
    let new = Site {
        name_vi: text("name_vi"),
        name_en: text("name_en"),
        tagline_vi: text("tagline_vi"),
        tagline_en: text("tagline_en"),
        contact_vi: text("contact_vi"),
        contact_en: text("contact_en"),
        root_agency: text("root_agency"),
        ..Site::default()
    };
    let mut tx = seat.app().db().begin().await?;
    crate::change_site(&mut tx, &seat.actor(), seen(form), new).await?;
    Ok(tx.commit().await?)
}

async fn compose(seat: &DeskSession, tried: Option<&Tried<'_>>) -> Result<SheetPage, Failure> {
    let (db, lang) = (seat.app().db(), seat.desk.lang);
    let now = crate::version_of_site(db).await?;
    // A site that nobody has named offers nothing that would only have to be taken out again.
    let site = if now == 0 {
        Site { name_vi: String::new(), name_en: String::new(), ..Site::default() }
    } else {
        crate::site(db).await?
    };
    let mut roots = vec![Choice::new("", t!(lang, "setup-site-no-root"), "")];
    roots.extend(Places::load(db, lang).await?.slugs(seat.app().today()));
    let sheet = Sheet::new(lang, tried)
        .field(Kind::Line, "name_vi", t!(lang, "setup-site-name-vi"), &site.name_vi)
        .hint(t!(lang, "setup-site-name-hint"))
        .required()
        .field(Kind::Line, "name_en", t!(lang, "setup-site-name-en"), &site.name_en)
        .field(Kind::Line, "tagline_vi", t!(lang, "setup-tagline-vi"), &site.tagline_vi)
        .hint(t!(lang, "setup-tagline-hint"))
        .required()
        .field(Kind::Line, "tagline_en", t!(lang, "setup-tagline-en"), &site.tagline_en)
        .field(Kind::Lines, "contact_vi", t!(lang, "setup-contact-vi"), &site.contact_vi)
        .hint(t!(lang, "setup-contact-hint"))
        .field(Kind::Lines, "contact_en", t!(lang, "setup-contact-en"), &site.contact_en)
        .field(Kind::Choice(roots), "root_agency", t!(lang, "setup-site-root"), &site.root_agency)
        .hint(t!(lang, "setup-site-root-hint"));
    Ok(SheetPage {
        frame: seat.frame(addresses::desk::routes::SETUP, t!(lang, "setup-site")).await,
        up: (seat.at().desk(routes::SETUP), t!(lang, "setup")),
        said: String::new(),
        wrong: sheet.wrong(),
        words: t!(lang, "setup-site-words"),
        fields: sheet.fields,
        public: seat.at().home(),
        seen: tried.map_or(now, |tried| tried.seen(now)),
        may: seat.may(ARRANGE, On::City),
        button: t!(lang, "setup-save"),
    })
}
