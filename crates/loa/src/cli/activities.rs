//! `loa import FILE --as activities --plan SLUG`

use access::Actor;
use campaigns::desk::fault_words;
use campaigns::importing::{judge, keep_sheet, read_table, take_sheet};
use frame::Settings;
use kit::i18n::Lang;

use super::{Failed, open_ready, say};
use crate::t;

/// Reads a table of activities, names each faulty row with its reasons, and takes the others: all when none is faulty, else only
/// when that was asked for.
pub(super) async fn import(
    settings: Settings,
    source: &str,
    plan: Option<&str>,
    leave_out_faulty: bool,
) -> Result<(), Failed> {
    let slug = plan.ok_or("say for which plan, by its place in addresses: --plan SLUG")?;
    let bytes = std::fs::read(source).map_err(|error| format!("{source}: {error}"))?;
    let table = read_table(&bytes).map_err(|error| format!("{source}: {error}"))?;
    let app = open_ready(settings).await?;
    let plans = campaigns::campaigns(app.db()).await?;
    let plan = plans.into_iter().find(|plan| plan.slug == slug);
    let plan = plan.ok_or_else(|| format!("there is no plan `{slug}`"))?;
    let (actor, today) = (Actor::System("command"), app.today());
    let (judged, (late, bare)) = judge(app.db(), &plan, &table, &actor, today).await?;
    for row in judged.faulty() {
        let why: Vec<String> = row.faults.iter().map(|fault| fault_words(Lang::En, fault)).collect();
        say(&format!("row {}: {}", row.number, why.join(" ")));
    }
    if !judged.ignored.is_empty() {
        say(&format!("columns that are not used: {}", judged.ignored.join(", ")));
    }
    say(&format!("{late} rows are due before today, {bare} have no theme."));
    let (good, faulty) = (judged.good().count(), judged.faulty().count());
    if faulty > 0 && !leave_out_faulty {
        app.db().close().await;
        let again = "mend them, or run it again with --leave-out-faulty to take the others";
        return Err(
            format!("nothing was taken: {faulty} of {} rows are faulty; {again}", good + faulty).into()
        );
    }
    let name = std::path::Path::new(source).file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut tx = app.db().begin().await?;
    let sheet = keep_sheet(&mut tx, &actor, plan.id, &name, table).await?;
    let note = t!(Lang::Vi, "import-activities-note", file = name.as_str());
    let (taken, left_out) = take_sheet(&mut tx, &actor, sheet.id, true, (&note, today)).await?;
    tx.commit().await?;
    app.db().close().await;
    say(&format!("{taken} activities added, {left_out} rows left out."));
    Ok(())
}
