//! Inviting, giving and taking roles, closing accounts, letting in again: the people who may, and the things that stay.

use crate::testing::{STAFF, World, at, on_both};
use ::accounts::{AccountsError, NewInvitation};
use access::{Actor, Role};
use uuid::Uuid;

const PASSWORD: &str = "chim sẻ bay qua bến Mây";

async fn only_grant(world: &World, person: Uuid) -> Uuid {
    let now = world.app.db().clock().now();
    ::accounts::grants_of(world.app.db(), person, now).await.expect("answered")[0].id
}

fn guest(agency: Option<Uuid>) -> NewInvitation {
    let (name, mail) = ("Trần Văn Khách".into(), "khach@ben-may.example".into());
    NewInvitation { name, mail, role: Role::Editor, agency }
}

#[tokio::test]
async fn an_agencys_administrator_reaches_nobody_elses_people_by_their_ids() {
    on_both(|world| async move {
        let mine = world.officer("Quản trị sở", Role::Administrator, "so-khoa-hoc").await.actor().await;
        let theirs = world.officer("Người sở bạn", Role::Editor, "so-thong-tin").await.person;
        let above = world.officer("Điều phối", Role::Coordinator, "").await.person;
        let root = world.officer("Quản trị", Role::Administrator, "").await;
        let here = Some(world.id("so-khoa-hoc"));
        for person in [theirs, above, root.person] {
            let grant = only_grant(&world, person).await;
            let mut tx = world.tx().await;
            let tried = [
                ::accounts::grant(&mut tx, &mine, person, Role::Administrator, here).await.map(drop),
                ::accounts::revoke(&mut tx, &mine, grant).await,
                ::accounts::suspend(&mut tx, &mine, person).await,
                ::accounts::resume(&mut tx, &mine, person).await,
                ::accounts::ask_recovery(&mut tx, &mine, person, "Mất máy.").await.map(drop),
            ];
            for done in tried {
                assert!(matches!(done, Err(AccountsError::Denied(_))), "{done:?}");
            }
        }
        // Nor the requests and invitations of others.
        let mut tx = world.tx().await;
        let asked = ::accounts::ask_recovery(&mut tx, &root.actor().await, theirs, "Mất máy.").await;
        let approved = ::accounts::approve_recovery(&mut tx, &mine, asked.expect("asked")).await;
        assert!(matches!(approved, Err(AccountsError::Denied(_))), "{approved:?}");
        let invited = ::accounts::invite(&mut tx, &STAFF, guest(None)).await.expect("invited");
        let withdrawn = ::accounts::withdraw_invitation(&mut tx, &mine, invited.id).await;
        assert!(matches!(withdrawn, Err(AccountsError::Denied(_))), "{withdrawn:?}");
        // Nor may they go beyond their agency with people of their own.
        let own = world.id("so-khoa-hoc");
        let invited = ::accounts::invite(&mut tx, &mine, guest(None)).await;
        assert!(matches!(invited, Err(AccountsError::Denied(_))), "{invited:?}");
        let invited = ::accounts::invite(&mut tx, &mine, guest(Some(own))).await;
        assert!(invited.is_ok(), "{invited:?}");
    })
    .await;
}

#[tokio::test]
async fn whoever_has_no_role_left_is_managed_where_the_last_one_was() {
    on_both(|world| async move {
        let mine = world.officer("Quản trị sở", Role::Administrator, "so-khoa-hoc").await.actor().await;
        let other = world.officer("Quản trị sở bạn", Role::Administrator, "so-thong-tin").await.actor().await;
        let person = world.officer("Người của sở", Role::Editor, "so-khoa-hoc").await.person;
        let grant = only_grant(&world, person).await;
        let mut tx = world.tx().await;
        ::accounts::revoke(&mut tx, &mine, grant).await.expect("taken");
        tx.commit().await.expect("kept");
        let mut tx = world.tx().await;
        let there = Some(world.id("so-thong-tin"));
        let drawn = ::accounts::grant(&mut tx, &other, person, Role::Reader, there).await;
        assert!(matches!(drawn, Err(AccountsError::Denied(_))), "{drawn:?}");
        let here = Some(world.id("so-khoa-hoc"));
        ::accounts::grant(&mut tx, &mine, person, Role::Reader, here).await.expect("given again");
        let twice = ::accounts::grant(&mut tx, &mine, person, Role::Reader, here).await;
        assert!(matches!(twice, Err(AccountsError::Has)), "{twice:?}");
        let nowhere = ::accounts::grant(&mut tx, &STAFF, person, Role::Reader, Some(Uuid::nil())).await;
        assert!(matches!(nowhere, Err(AccountsError::NoAgency)), "{nowhere:?}");
    })
    .await;
}

#[tokio::test]
async fn the_last_administrator_of_the_city_stays() {
    on_both(|world| async move {
        let first = world.officer("Quản trị một", Role::Administrator, "").await;
        world.officer("Quản trị sở", Role::Administrator, "so-khoa-hoc").await;
        let actor = first.actor().await;
        let grant = only_grant(&world, first.person).await;
        let mut tx = world.tx().await;
        let taken = ::accounts::revoke(&mut tx, &actor, grant).await;
        assert!(matches!(taken, Err(AccountsError::LastAdministrator)), "{taken:?}");
        drop(tx);
        let mut tx = world.tx().await;
        let closed = ::accounts::suspend(&mut tx, &actor, first.person).await;
        assert!(matches!(closed, Err(AccountsError::LastAdministrator)), "{closed:?}");
        drop(tx);
        let second = world.officer("Quản trị hai", Role::Administrator, "").await;
        // When two end each other at once, one stays.
        let ends = async |by: Actor, whom: Uuid| {
            let mut tx = world.tx().await;
            ::accounts::suspend(&mut tx, &by, whom).await?;
            tx.commit().await.map_err(AccountsError::from)
        };
        let (one, two) = tokio::join!(ends(actor, second.person), ends(second.actor().await, first.person));
        assert!(one.is_ok() != two.is_ok(), "{one:?} {two:?}");
    })
    .await;
}

#[tokio::test]
async fn an_invitation_makes_one_account_also_when_it_is_used_twice_at_once() {
    on_both(|world| async move {
        let mut tx = world.tx().await;
        let invited = ::accounts::invite(&mut tx, &STAFF, guest(None)).await.expect("invited");
        tx.commit().await.expect("kept");
        let path = format!("/lam-viec/loi-moi/{}", invited.secret);
        let form = [("password", PASSWORD)];
        let (one, two) = tokio::join!(world.post(&path, &form), world.post(&path, &form));
        let mut statuses = [one.status, two.status];
        statuses.sort_unstable();
        assert!(matches!(statuses, [303, 410 | 422]), "{statuses:?}");
        let people = ::accounts::people(world.app.db()).await.expect("answered");
        assert_eq!(people.iter().filter(|person| person.mail == "khach@ben-may.example").count(), 1);
        assert_eq!(world.get(&path).await.status, 410);
    })
    .await;
}

#[tokio::test]
async fn links_end_in_time_and_with_whoever_gave_them_out() {
    on_both(|world| async move {
        let mine = world.officer("Quản trị sở", Role::Administrator, "so-khoa-hoc").await;
        let here = Some(world.id("so-khoa-hoc"));
        let invite = async || {
            let mut tx = world.tx().await;
            let invited =
                ::accounts::invite(&mut tx, &mine.actor().await, guest(here)).await.expect("invited");
            tx.commit().await.expect("kept");
            invited
        };
        let invited = invite().await;
        let path = format!("/lam-viec/loi-moi/{}", invited.secret);
        world.app.db().clock().set(at("2025-07-09T11:59"));
        assert_eq!(world.get(&path).await.status, 200);
        world.app.db().clock().set(at("2025-07-09T12:00"));
        assert_eq!(world.get(&path).await.status, 410);
        assert_eq!(world.post(&path, &[("password", PASSWORD)]).await.status, 410);

        let withdrawn = invite().await;
        let mut tx = world.tx().await;
        ::accounts::withdraw_invitation(&mut tx, &mine.actor().await, withdrawn.id).await.expect("withdrawn");
        tx.commit().await.expect("kept");
        let gone = format!("/lam-viec/loi-moi/{}", withdrawn.secret);
        assert_eq!(world.post(&gone, &[("password", PASSWORD)]).await.status, 410);

        let orphan = invite().await;
        let mut tx = world.tx().await;
        ::accounts::suspend(&mut tx, &STAFF, mine.person).await.expect("closed");
        tx.commit().await.expect("kept");
        assert_eq!(world.get(&format!("/lam-viec/loi-moi/{}", orphan.secret)).await.status, 410);
    })
    .await;
}

#[tokio::test]
async fn letting_someone_in_again_takes_two_administrators_and_ends_all_that_was_open() {
    on_both(|world| async move {
        let asker = world.officer("Quản trị một", Role::Administrator, "").await;
        let second = world.officer("Quản trị hai", Role::Administrator, "").await;
        let lost = world.officer("Người mất máy", Role::Administrator, "so-khoa-hoc").await;
        let mut tx = world.tx().await;
        let none = ::accounts::ask_recovery(&mut tx, &asker.actor().await, lost.person, "  ").await;
        assert!(matches!(none, Err(AccountsError::NoReason)), "{none:?}");
        let asked =
            ::accounts::ask_recovery(&mut tx, &asker.actor().await, lost.person, "Mất điện thoại.").await;
        let asked = asked.expect("asked");
        tx.commit().await.expect("kept");
        let mut tx = world.tx().await;
        for alone in [asker.actor().await, lost.actor().await, STAFF] {
            let approved = ::accounts::approve_recovery(&mut tx, &alone, asked).await;
            assert!(matches!(approved, Err(AccountsError::SamePerson)), "{alone:?}: {approved:?}");
        }
        let link =
            ::accounts::approve_recovery(&mut tx, &second.actor().await, asked).await.expect("approved");
        let twice = ::accounts::approve_recovery(&mut tx, &second.actor().await, asked).await;
        assert!(matches!(twice, Err(AccountsError::Gone)), "{twice:?}");
        tx.commit().await.expect("kept");

        assert_eq!(lost.get("/lam-viec").await.status, 200);
        let path = format!("/lam-viec/khoi-phuc/{}", link.secret);
        world.get(&path).await.says(200, &["Chào Người mất máy"]);
        assert_eq!(world.post(&path, &[("password", PASSWORD)]).await.status, 303);
        assert_eq!(world.post(&path, &[("password", PASSWORD)]).await.status, 410);
        assert_eq!(lost.get("/lam-viec").await.status, 303);

        // A request that nobody approves within three days is over.
        let mut tx = world.tx().await;
        let asked = ::accounts::ask_recovery(&mut tx, &asker.actor().await, lost.person, "Lại mất.").await;
        tx.commit().await.expect("kept");
        world.app.db().clock().set(at("2025-07-05T12:00"));
        let mut tx = world.tx().await;
        let late = ::accounts::approve_recovery(&mut tx, &second.actor().await, asked.expect("asked")).await;
        assert!(matches!(late, Err(AccountsError::Gone)), "{late:?}");
    })
    .await;
}
