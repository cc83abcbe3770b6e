//! Tests of the figures of a report, against numbers that were counted by hand.

use campaigns::ActivityState::{Done as Finished, Late, Open};
use jiff::civil::date;

use super::world::{City, Done, on_both};
use crate::figures::{Coverage, figures_at};
use crate::{Figures, Report, compute};

async fn figures(city: &City, report: &Report) -> Figures {
    compute(city.world.app.db(), report, &city.plan, city.world.app.today()).await.expect("computed").1
}

/// The agency, the form and the five numbers of each line.
fn lines(figures: &Figures) -> Vec<(&str, &str, [i64; 5])> {
    figures.reached.iter().map(|line| (line.name.vi.as_str(), line.form.as_str(), line.numbers())).collect()
}

fn areas(lines: &[crate::figures::AreaLine]) -> Vec<(&str, i64, bool)> {
    lines.iter().map(|line| (line.name.vi.as_str(), line.pieces, line.former)).collect()
}

#[tokio::test]
async fn the_city_s_figures_are_those_of_its_period() {
    on_both(|city| async move {
        city.year().await;
        let report = city.report(None, "2025-q1").await;
        let figures = figures(&city, &report).await;
        // Two conferences with 120 and 80 people and 50 copies; one article. Evidence of the day before or after the
        // period does not count.
        assert_eq!(
            lines(&figures),
            [
                ("Sở Khoa học và Công nghệ", "conferences", [2, 2, 200, 50, 0]),
                ("Ủy ban nhân dân Thành phố", "portal", [1, 1, 0, 0, 0]),
            ]
        );
        assert_eq!([Finished, Late, Open].map(|state| figures.count(state)), [1, 1, 1]);
        // Two themes by three forms. There were conferences on rights and an article on duties; the other cells of
        // these two forms are planned; loudspeakers have neither evidence nor an activity.
        assert_eq!(figures.coverage, Coverage { reached: 2, planned: 2, empty: 2 });
    })
    .await;
}

#[tokio::test]
async fn an_agency_s_figures_are_its_own_and_of_those_below_it() {
    on_both(|city| async move {
        city.year().await;
        let own = figures(&city, &city.report(Some("so-khoa-hoc"), "2025-q1").await).await;
        assert_eq!(lines(&own), [("Sở Khoa học và Công nghệ", "conferences", [2, 2, 200, 50, 0])]);
        assert_eq!(own.activities.len(), 2);
        assert_eq!(own.coverage, Coverage { reached: 1, planned: 3, empty: 0 });
        assert!(own.units.is_empty());
        // The departments are below the committee.
        let above = figures(&city, &city.report(Some("ubnd"), "2025-q1").await).await;
        assert_eq!(lines(&above).len(), 2);
    })
    .await;
}

#[tokio::test]
async fn what_was_for_a_former_ward_is_shown_as_recorded_and_on_the_map_of_today() {
    on_both(|city| async move {
        city.year().await;
        let figures = figures(&city, &city.report(None, "2025-q1").await).await;
        let recorded = areas(&figures.recorded);
        assert_eq!(recorded.len(), 3);
        assert!(recorded.iter().any(|(name, pieces, _)| name.starts_with("Phường Chợ Cũ") && *pieces == 1));
        // The old ward was split between two present ones; one of them also has evidence of its own.
        assert_eq!(
            areas(&figures.today),
            [("Phường Bờ Đông", 1, true), ("Phường Bờ Tây", 2, true), ("Xã Đồng Cỏ", 1, false)]
        );
    })
    .await;
}

#[tokio::test]
async fn halves_and_years_are_cut_where_their_quarters_are() {
    on_both(|city| async move {
        city.year().await;
        let first = figures(&city, &city.report(None, "2025-h1").await).await;
        let audience: i64 = first.reached.iter().map(|line| line.audience).sum();
        assert_eq!(audience, 7_200);
        let before = figures(&city, &city.report(None, "2025-t01").await).await;
        // The period is 15 December to 14 January: it contains only the conference of its first day.
        assert_eq!(lines(&before), [("Sở Khoa học và Công nghệ", "conferences", [1, 1, 120, 50, 0])]);
        assert_eq!(areas(&before.today).len(), 2);
    })
    .await;
}

#[tokio::test]
async fn figures_are_of_one_moment_whatever_is_written_meanwhile() {
    on_both(|city| async move {
        city.year().await;
        let report = city.report(None, "2025-q1").await;
        let (db, day) = (city.world.app.db(), city.world.app.today());
        let moment = db.snapshot().await.expect("begun");
        let read =
            async || figures_at(&moment, moment.moment(), (&report, &city.plan), day).await.expect("read");
        let before = read().await;
        city.done(Done { day: date(2025, 2, 2), ..Done::default() }).await;
        assert_eq!(read().await, before);
        drop(moment);
        let after = figures(&city, &report).await;
        assert_eq!(after.reached[1].evidence, before.reached[1].evidence + 1);
    })
    .await;
}
