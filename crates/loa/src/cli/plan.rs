//! `loa import FILE --as plan`

use access::Actor;
use addresses::Addresses;
use addresses::desk::routes;
use campaigns::reading::{Absent, PlanDraft, read_file, read_plan};
use frame::Settings;
use kit::i18n::Lang;

use super::{Failed, open_ready, say};

/// Reads a plan's text, keeps it to be confirmed at the desk, and lists the parts that were found and those that the text
/// lacks.
pub(super) async fn read(settings: Settings, source: &str) -> Result<(), Failed> {
    let bytes = std::fs::read(source).map_err(|error| format!("{source}: {error}"))?;
    let pieces = read_file(&bytes).map_err(|error| format!("{source}: {error}"))?;
    let draft = read_plan(&pieces);
    let app = open_ready(settings).await?;
    let name = std::path::Path::new(source).file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut tx = app.db().begin().await?;
    let reading = campaigns::keep_reading(&mut tx, &Actor::System("command"), &name, &draft).await?;
    tx.commit().await?;
    let address =
        format!("{}{}", app.public_url(), Addresses(Lang::Vi).desk_of(routes::SETUP_READING, reading.id));
    app.db().close().await;
    tell(&draft);
    say(&format!("Nothing is a plan yet. Confirm it piece by piece: {address}"));
    say(&counts(&draft));
    Ok(())
}

fn tell(draft: &PlanDraft) {
    if let Some(period) = &draft.period {
        say(&format!("period   {} to {}", period.value.start(), period.value.end()));
    }
    for place in &draft.places {
        say(&format!("place    {}", place.value));
    }
    for purpose in &draft.purposes {
        say(&format!("purpose  {}", purpose.value));
    }
    for form in &draft.forms {
        say(&format!("form     {} ({})", form.value.name, form.value.form.unwrap_or("not recognised")));
    }
    for group in &draft.groups {
        say(&format!("group    {}", group.title.value));
        for message in &group.messages {
            say(&format!("message    {}", message.value));
        }
    }
    for task in &draft.tasks {
        let (name, lead, due) = (&task.value.name, &task.value.lead, &task.value.due_words);
        say(&format!("task     {name} | {lead} | {due}"));
    }
    let absent: Vec<&str> = draft.absent().into_iter().map(words).collect();
    if !absent.is_empty() {
        say(&format!("The text does not say: {}.", absent.join(", ")));
    }
    if !draft.left_out.is_empty() {
        say(&format!(
            "{} lines were not taken; they stand on the page where it is confirmed.",
            draft.left_out.len()
        ));
    }
}

fn words(absent: Absent) -> &'static str {
    match absent {
        Absent::Number => "its number",
        Absent::Issued => "its day of issue",
        Absent::Bases => "legal bases",
        Absent::Period => "its period",
        Absent::Places => "places",
        Absent::Purposes => "purposes",
        Absent::Forms => "forms",
        Absent::Groups => "key content",
        Absent::Tasks => "tasks",
        Absent::Leads => "leads",
        Absent::Deadlines => "deadlines",
        Absent::Products => "products",
    }
}

/// The last line: how much was found.
fn counts(draft: &PlanDraft) -> String {
    format!(
        "{} purposes, {} forms, {} groups, {} messages, {} tasks",
        draft.purposes.len(),
        draft.forms.len(),
        draft.groups.len(),
        draft.messages(),
        draft.tasks.len()
    )
}
