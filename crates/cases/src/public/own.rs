//! The private page of an asker: the receipt, the state of the case, its answers, and the acts of the asker. Its
//! address contains a secret.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use frame::forms::{Field, FormErrors, Kind, Refusal, Sheet, Tried, seen};
use frame::public::{Frame, PageContext, Portal, page};
use kit::web::failure::Failure;
use kit::web::forms::Form;
use serde::Deserialize;

use super::{AnswerLine, StepLine, answer_lines, private, step_lines};
use crate::model::{Case, LONGEST_REASON, State as CaseState, Verdict};
use crate::words::{state_badge, state_words, verdict_words};
use crate::{CasesError, answers, case, case_by_link, spaced, steps, t};

/// The number of hex digits of a secret. The program does not look up any other text.
const SECRET: usize = 64;

/// The query of the request.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    /// The act before this page, by its short name.
    #[serde(default)]
    bao: String,
}

#[derive(Template)]
#[template(path = "public/pages/own.html")]
struct Page {
    frame: Frame,
    said: String,
    wrong: FormErrors,
    receipt: String,
    /// The address of this page, for the asker to keep. Only the first page after the question was sent shows it.
    link: String,
    badge: &'static str,
    state: String,
    words: String,
    due: String,
    answers: Vec<AnswerLine>,
    steps: Vec<StepLine>,
    public: String,
    version: i64,
    /// The possible verdicts: value, words, and whether it is the present one.
    verdicts: Vec<(&'static str, String, bool)>,
    reopen: Vec<Field>,
    may_withdraw: bool,
    is_mailed: bool,
}

pub(super) async fn show(
    State(portal): State<Portal>,
    Path(secret): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let here = portal.enter().await?;
    let case = find(&here, &secret).await?;
    Ok(private(page(&compose(&here, &secret, &case, &asked.bao, None).await?)?))
}

async fn find(here: &PageContext, secret: &str) -> Result<Case, Failure> {
    let could_be = secret.len() == SECRET && secret.bytes().all(|byte| byte.is_ascii_hexdigit());
    let found = if could_be { case_by_link(here.app.db(), secret).await? } else { None };
    found.ok_or(Failure::NotFound)
}

pub(super) async fn act(
    State(portal): State<Portal>,
    Path(secret): Path<String>,
    form: Form,
) -> Result<Response, Failure> {
    let here = portal.enter().await?;
    find(&here, &secret).await?;
    match take(&here, &secret, &form).await {
        Ok(said) => {
            let to = format!("{}?bao={said}", here.at.own_case(&secret));
            Ok(private(Redirect::to(&to).into_response()))
        }
        Err(why) => {
            let tried = Tried::new(&form, why.into())?;
            let case = find(&here, &secret).await?;
            let page = compose(&here, &secret, &case, "", Some(&tried)).await?;
            Ok(private((StatusCode::UNPROCESSABLE_ENTITY, Html(page.render()?)).into_response()))
        }
    }
}

async fn take(here: &PageContext, secret: &str, form: &Form) -> Result<&'static str, CasesError> {
    let (db, seen) = (here.app.db(), seen(form));
    let mut tx = db.begin().await?;
    let said = match form.text("step") {
        "danh-gia" => {
            let verdict = Verdict::named(form.text("verdict")).ok_or(CasesError::NoCase)?;
            crate::judge(&mut tx, secret, seen, verdict).await?;
            "danh-gia"
        }
        "hoi-lai" => {
            crate::reopen(&mut tx, secret, seen, form.text("words"), here.today()).await?;
            "hoi-lai"
        }
        "rut" => {
            crate::withdraw(&mut tx, secret, seen).await?;
            "rut"
        }
        _ => return Err(CasesError::NoCase),
    };
    tx.commit().await?;
    Ok(said)
}

impl From<CasesError> for Refusal {
    fn from(error: CasesError) -> Self {
        match error {
            CasesError::Flaws(flaws) => Self::Flaws(flaws),
            // Another person may have taken the step already. That is a change, too: the page shows the present
            // state.
            CasesError::Changed | CasesError::State(_) => Self::Changed,
            CasesError::Denied(_) => Self::Failure(Failure::Forbidden),
            CasesError::Db(error) => error.into(),
            CasesError::NoCase => Self::Failure(Failure::NotFound),
            // The pages that offer these acts have their own messages for these errors.
            CasesError::Reworded | CasesError::Target | CasesError::NoDraft | CasesError::OwnWords => {
                Self::Failure(Failure::BadInput)
            }
        }
    }
}

async fn compose(
    here: &PageContext,
    secret: &str,
    own: &Case,
    did: &str,
    tried: Option<&Tried<'_>>,
) -> Result<Page, Failure> {
    let (db, lang, path) = (here.app.db(), here.lang, here.at.own_case(secret));
    // For a merged case, the case that goes on for it shows the state and the answers.
    let leading = match own.merged_into {
        Some(survivor) => case(db, survivor).await?.unwrap_or_else(|| own.clone()),
        None => own.clone(),
    };
    let all_agencies = agencies::agencies(db).await?;
    let mut way = steps(db, own.id).await?;
    if leading.id != own.id {
        let joined = way.last().map(|step| step.id);
        way.extend(steps(db, leading.id).await?.into_iter().filter(|step| Some(step.id) > joined));
    }
    let sheet = Sheet::new(lang, tried)
        .field(Kind::Lines, "words", t!(lang, "own-reopen-words"), "")
        .hint(t!(lang, "own-reopen-hint"))
        .required()
        .most(LONGEST_REASON);
    let mut wrong = sheet.wrong();
    if tried.is_some_and(|tried| tried.flaws().0.is_empty()) {
        wrong = FormErrors::whole(t!(lang, "own-changed"));
    }
    let is_answered = own.state == CaseState::Answered;
    let verdicts = [Verdict::Settled, Verdict::Unsettled]
        .map(|one| (one.name(), verdict_words(lang, one), own.verdict == Some(one)));
    let title = t!(lang, "own-title", receipt = spaced(&own.receipt));
    Ok(Page {
        frame: here.frame("forum", title, path.as_str()).unlisted(),
        said: said(here, did),
        wrong,
        receipt: spaced(&own.receipt),
        link: if did == "moi" { here.absolute(&path) } else { String::new() },
        badge: state_badge(leading.state),
        state: state_words(lang, leading.state),
        words: own.words.clone(),
        due: leading
            .due
            .filter(|_| leading.state.is_open())
            .map_or_else(String::new, |due| t!(lang, "own-due", day = kit::format::day(lang, due))),
        answers: answer_lines(here, &answers(db, leading.id).await?, &all_agencies),
        steps: step_lines(here, &way, &all_agencies),
        public: if leading.is_public() { here.at.of_path(&leading.href) } else { String::new() },
        version: own.version,
        verdicts: if is_answered { verdicts.to_vec() } else { Vec::new() },
        reopen: if is_answered { sheet.fields } else { Vec::new() },
        may_withdraw: own.state.is_open(),
        is_mailed: !own.mail.is_empty(),
    })
}

/// The message about the act before this page, in a sentence.
fn said(here: &PageContext, did: &str) -> String {
    match did {
        "moi" => t!(here.lang, "own-said-new"),
        "danh-gia" => t!(here.lang, "own-said-judged"),
        "hoi-lai" => t!(here.lang, "own-said-reopened"),
        "rut" => t!(here.lang, "own-said-withdrawn"),
        _ => String::new(),
    }
}
