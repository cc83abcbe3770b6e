//! An action that takes two people cannot be done by one who plays both, and nothing outlives the right it was done by.

use kit::db::Tx;
use uuid::Uuid;

use crate::testing::{Chair, PASSWORD, STAFF, World, at, mail, on_both};
use ::accounts::{AccountsError, NewInvitation};
use access::{Actor, Role};

const NEW_PASSWORD: &str = "chim sẻ bay qua bến Mây";

/// Commits a transaction when its action succeeded.
async fn kept<T>(tx: Tx, done: Result<T, AccountsError>) -> Result<T, AccountsError> {
    let done = done?;
    tx.commit().await?;
    Ok(done)
}

async fn invite(
    world: &World,
    by: &Actor,
    name: &str,
    role: Role,
    agency: &str,
) -> Result<String, AccountsError> {
    let agency = (!agency.is_empty()).then(|| world.id(agency));
    let new = NewInvitation { name: name.into(), mail: mail(name), role, agency };
    let mut tx = world.tx().await;
    let invited = ::accounts::invite(&mut tx, by, new).await;
    Ok(kept(tx, invited).await?.secret)
}

/// A person whom an administrator invites and who joins at once.
async fn puppet(world: &World, by: &Actor, name: &str) -> Actor {
    let secret = invite(world, by, name, Role::Administrator, "").await.expect("invited");
    world.wait(1);
    join(world, &secret).await;
    let person = ::accounts::person_by_mail(world.app.db(), &mail(name)).await.expect("answered");
    actor(world, person.expect("joined").id).await
}

async fn join(world: &World, secret: &str) {
    let path = format!("/lam-viec/loi-moi/{secret}");
    assert_eq!(world.post(&path, &[("password", PASSWORD)]).await.status, 303);
}

async fn actor(world: &World, person: Uuid) -> Actor {
    let db = world.app.db();
    let officer = ::accounts::officer(db, person, db.clock().now()).await.expect("answered");
    Actor::Officer(officer.expect("an officer"))
}

async fn ask(world: &World, by: &Actor, person: Uuid) -> Result<Uuid, AccountsError> {
    let mut tx = world.tx().await;
    let asked = ::accounts::ask_recovery(&mut tx, by, person, "Mất điện thoại.").await;
    kept(tx, asked).await
}

async fn approve(world: &World, by: &Actor, recovery: Uuid) -> Result<String, AccountsError> {
    let mut tx = world.tx().await;
    let link = ::accounts::approve_recovery(&mut tx, by, recovery).await;
    Ok(kept(tx, link).await?.secret)
}

/// Three administrators who owe each other nothing: the third is to be let in.
async fn three(world: &World) -> (Chair<'_>, Chair<'_>, Uuid) {
    let first = world.officer("Quản trị một", Role::Administrator, "").await;
    let second = world.officer("Quản trị hai", Role::Administrator, "").await;
    (first, second, world.officer("Quản trị ba", Role::Administrator, "").await.person)
}

#[tokio::test]
async fn a_puppet_invited_after_the_request_does_not_approve_it() {
    on_both(|world| async move {
        let (first, _, third) = three(&world).await;
        let first = first.actor().await;
        let asked = ask(&world, &first, third).await.expect("asked");
        world.wait(60);
        let puppet = puppet(&world, &first, "Người bù nhìn").await;
        let approved = approve(&world, &puppet, asked).await;
        assert!(approved.is_err(), "one administrator played both: {approved:?}");
    })
    .await;
}

#[tokio::test]
async fn nor_does_one_invited_long_before_or_the_puppet_of_a_puppet() {
    on_both(|world| async move {
        let (first, second, third) = three(&world).await;
        let first = first.actor().await;
        let one = puppet(&world, &first, "Bù nhìn một").await;
        let two = puppet(&world, &one, "Bù nhìn hai").await;
        world.wait(90 * 86_400);
        let asked = ask(&world, &first, third).await.expect("asked");
        for puppet in [&one, &two] {
            let approved = approve(&world, puppet, asked).await;
            assert!(approved.is_err(), "{approved:?}");
        }
        approve(&world, &second.actor().await, asked).await.expect("another one approves");
    })
    .await;
}

#[tokio::test]
async fn nor_does_it_work_the_other_way_round_or_with_two_puppets() {
    on_both(|world| async move {
        let (first, second, third) = three(&world).await;
        let first = first.actor().await;
        let one = puppet(&world, &first, "Bù nhìn một").await;
        let two = puppet(&world, &first, "Bù nhìn hai").await;
        world.wait(60);
        let asked = ask(&world, &one, third).await.expect("asked");
        for same in [&first, &two] {
            let approved = approve(&world, same, asked).await;
            assert!(approved.is_err(), "one person stands behind both: {approved:?}");
        }
        approve(&world, &second.actor().await, asked).await.expect("another one approves");
    })
    .await;
}

#[tokio::test]
async fn a_right_that_the_asker_gave_to_a_colleague_does_not_approve() {
    on_both(|world| async move {
        let (first, _, third) = three(&world).await;
        let first = first.actor().await;
        let colleague = world.officer("Biên tập viên", Role::Editor, "").await;
        let mut tx = world.tx().await;
        ::accounts::grant(&mut tx, &first, colleague.person, Role::Administrator, None).await.expect("given");
        tx.commit().await.expect("kept");
        world.wait(60);
        let asked = ask(&world, &first, third).await.expect("asked");
        let approved = approve(&world, &colleague.actor().await, asked).await;
        assert!(approved.is_err(), "{approved:?}");
    })
    .await;
}

#[tokio::test]
async fn a_recovery_ends_with_the_account_or_the_right_of_who_asked_or_approved() {
    on_both(|world| async move {
        let first = world.officer("Quản trị một", Role::Administrator, "").await;
        for (round, (asker_leaves, closed)) in
            [(true, true), (true, false), (false, true), (false, false)].into_iter().enumerate()
        {
            let asker = world.officer(&format!("Hỏi {round}"), Role::Administrator, "").await;
            let other = world.officer(&format!("Duyệt {round}"), Role::Administrator, "").await;
            let lost = world.officer(&format!("Mất {round}"), Role::Editor, "so-khoa-hoc").await;
            let asked = ask(&world, &asker.actor().await, lost.person).await.expect("asked");
            let waiting = ask(&world, &asker.actor().await, lost.person).await.expect("asked");
            let secret = approve(&world, &other.actor().await, asked).await.expect("approved");
            let path = format!("/lam-viec/khoi-phuc/{secret}");
            assert_eq!(world.get(&path).await.status, 200);
            let leaver = if asker_leaves { &asker } else { &other };
            let now = world.app.db().clock().now();
            let grant =
                ::accounts::grants_of(world.app.db(), leaver.person, now).await.expect("answered")[0].id;
            let mut tx = world.tx().await;
            if closed {
                ::accounts::suspend(&mut tx, &STAFF, leaver.person).await.expect("closed");
            } else {
                ::accounts::revoke(&mut tx, &STAFF, grant).await.expect("taken");
            }
            tx.commit().await.expect("kept");
            assert_eq!(world.get(&path).await.status, 410, "{round}");
            assert_eq!(world.post(&path, &[("password", NEW_PASSWORD)]).await.status, 410, "{round}");
            if asker_leaves {
                let late = approve(&world, &first.actor().await, waiting).await;
                assert!(matches!(late, Err(AccountsError::Gone)), "{late:?}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_lent_administrators_role_gives_and_invites_nothing() {
    on_both(|world| async move {
        let lender = world.officer("Quản trị một", Role::Administrator, "").await;
        let colleague = world.officer("Biên tập viên", Role::Editor, "").await;
        let third = world.officer("Người thứ ba", Role::Reader, "so-khoa-hoc").await.person;
        let now = world.app.db().clock().now();
        let own = ::accounts::grants_of(world.app.db(), lender.person, now).await.expect("answered")[0].id;
        let mut tx = world.tx().await;
        let until = at("2025-07-09T12:00");
        let lent = ::accounts::delegate(&mut tx, &lender.actor().await, own, colleague.person, until).await;
        lent.expect("lent");
        tx.commit().await.expect("kept");
        let borrowed = colleague.actor().await;
        let mut tx = world.tx().await;
        for person in [third, colleague.person] {
            let given = ::accounts::grant(&mut tx, &borrowed, person, Role::Editor, None).await;
            assert!(given.is_err(), "{given:?}");
        }
        drop(tx);
        let invited = invite(&world, &borrowed, "Người bù nhìn", Role::Administrator, "").await;
        assert!(invited.is_err(), "{invited:?}");
        let asker = world.officer("Quản trị hai", Role::Administrator, "").await;
        let asked = ask(&world, &asker.actor().await, third).await.expect("asked");
        let approved = approve(&world, &borrowed, asked).await;
        assert!(approved.is_err(), "{approved:?}");
        // The page says why.
        let form =
            [("name", "Bé"), ("mail", "be@b.example"), ("role", "editor"), ("agency", "toan-thanh-pho")];
        colleague.post("/lam-viec/nguoi-dung/moi", &form).await.says(422, &["ủy quyền"]);
    })
    .await;
}

#[tokio::test]
async fn nobody_gives_a_role_to_themselves() {
    on_both(|world| async move {
        let admin = world.officer("Quản trị một", Role::Administrator, "").await;
        let mut tx = world.tx().await;
        let given =
            ::accounts::grant(&mut tx, &admin.actor().await, admin.person, Role::Reviewer, None).await;
        assert!(given.is_err(), "{given:?}");
    })
    .await;
}

#[tokio::test]
async fn an_invitation_ends_with_the_right_by_which_it_was_made() {
    on_both(|world| async move {
        let admin = world.officer("Quản trị một", Role::Administrator, "").await;
        let secret = invite(&world, &admin.actor().await, "Người mới", Role::Administrator, "")
            .await
            .expect("invited");
        let now = world.app.db().clock().now();
        let grant = ::accounts::grants_of(world.app.db(), admin.person, now).await.expect("answered")[0].id;
        world.officer("Quản trị hai", Role::Administrator, "").await;
        let mut tx = world.tx().await;
        ::accounts::revoke(&mut tx, &STAFF, grant).await.expect("taken");
        tx.commit().await.expect("kept");
        let path = format!("/lam-viec/loi-moi/{secret}");
        assert_eq!(world.get(&path).await.status, 410);
        assert_eq!(world.post(&path, &[("password", PASSWORD)]).await.status, 410);
    })
    .await;
}

#[tokio::test]
async fn inviting_does_not_tell_who_works_elsewhere() {
    on_both(|world| async move {
        let mine = world.officer("Quản trị sở", Role::Administrator, "so-khoa-hoc").await;
        world.colleague("Người sở bạn", Role::Editor, "so-thong-tin").await;
        world.colleague("Người sở tôi", Role::Editor, "so-khoa-hoc").await;
        let elsewhere =
            invite(&world, &mine.actor().await, "Người sở bạn", Role::Editor, "so-khoa-hoc").await;
        let path = format!("/lam-viec/loi-moi/{}", elsewhere.expect("answered as for anyone"));
        // The link makes no second account, and does not say why.
        world.post(&path, &[("password", PASSWORD)]).await.says(422, &["Không tạo được tài khoản"]);
        let known = invite(&world, &mine.actor().await, "Người sở tôi", Role::Editor, "so-khoa-hoc").await;
        assert!(matches!(known, Err(AccountsError::Taken)), "{known:?}");
        let root = world.officer("Quản trị", Role::Administrator, "").await.actor().await;
        let known = invite(&world, &root, "Người sở bạn", Role::Editor, "").await;
        assert!(matches!(known, Err(AccountsError::Taken)), "{known:?}");
    })
    .await;
}
