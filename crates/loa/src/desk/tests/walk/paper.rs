//! docs/permissions.md is written from the program, and compared with it here. `UPDATE=1` writes it anew.

use std::fmt::Write;

use kit::db::Engine;
use kit::i18n::Lang;

use super::actions::ACTIONS;
use crate::testing::World;
use access::Role;
use accounts::desk::permissions::{role_about, role_name};
use frame::desk::{Desk, Needs};
use frame::testing::compare_paper;

const HEAD: &str = "# Permissions

Written from the program by a test (`UPDATE=1 cargo test --workspace --lib paper`); do not edit. Another test walks every door
and every action with every role and compares what happens with these tables.

A role counts in the agency it was given for and in those below it, or in the whole city; it can be lent for a time.
Whoever administers an agency sees and manages only people all of whose roles lie within its reach. Some rules stand
beside the tables: the city's last administrator stays, and letting someone in again takes two administrators, neither of
whom has the right from the other ([security.md](security.md#two-people)). A role that was lent gives, invites, approves a
recovery and opens an account for nobody; nobody gives a role to themselves.

## Roles
";

fn paper(world: &World) -> String {
    let lang = Lang::En;
    let mut text = HEAD.to_owned();
    for role in Role::ALL {
        let _ = writeln!(
            text,
            "- **{}** ({}): {}",
            role_name(lang, role),
            role_name(Lang::Vi, role),
            role_about(lang, role)
        );
    }
    text.push_str("\n## Who may do what\n| to do |");
    for role in Role::ALL {
        let _ = write!(text, " {} |", role_name(lang, role));
    }
    let _ = write!(text, "\n| --- |{}\n", " :-: |".repeat(Role::ALL.len()));
    for permission in world.app.permissions() {
        let _ = write!(text, "| {} |", permission.words(lang));
        for role in Role::ALL {
            text.push_str(if permission.roles.contains(&role) { " ✓ |" } else { " |" });
        }
        text.push('\n');
    }
    text.push_str("\n## Doors\nEvery address of the desk (the same below `/en`), and what it asks for before it opens; the action behind it asks again,\nfor the very agency.\n\n| method | address | needs |\n| --- | --- | --- |\n");
    let desk = Desk { app: world.app.clone(), lang };
    for door in crate::desk::desk_routes(&desk).list {
        let needs = match door.needs {
            Needs::Nothing => "nothing".to_owned(),
            Needs::SignIn => "signing in".to_owned(),
            Needs::Permission(permission) => permission.words(lang),
            Needs::OneOf(permissions) => {
                let names: Vec<String> = permissions.iter().map(|one| one.words(lang)).collect();
                names.join("; or: ")
            }
        };
        let _ = writeln!(text, "| {} | `{}` | {needs} |", door.method, door.route);
    }
    text.push_str("\n## Actions\nEvery function that changes something for an actor, and the right that it asks for.\n\n| action | right | where |\n| --- | --- | --- |\n");
    for (action, asks) in ACTIONS {
        let (right, place) = asks.words();
        let _ = writeln!(text, "| `{action}` | {right} | {place} |");
    }
    text
}

#[tokio::test]
async fn the_paper_says_what_the_program_does() {
    let world = World::new(Engine::Sqlite).await;
    compare_paper("permissions.md", &paper(&world));
}
