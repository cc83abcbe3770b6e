//! Evidence for plans from articles that were published before evidence was kept.

use addresses::routes;
use kit::db::Migration;

/// Each article that has a theme and was not withdrawn is evidence; the counts follow from that.
pub(super) const MIGRATION: Migration = Migration {
    name: "newsroom_0025_evidence_of_articles",
    up: |schema| {
        // The paths of articles, which end with their words and number.
        let articles = routes::ARTICLE.trim_end_matches("{address}");
        schema.sql(&format!(
            "INSERT INTO evidence (id, kind, subject_id, form, agency_id, day, title, href, recorded_at)
             SELECT a.id, 'article', a.id, 'portal', a.agency_id, a.day,
                    COALESCE((SELECT e.title FROM current_editions c JOIN editions e ON e.id = c.edition_id
                              WHERE c.article_id = a.id ORDER BY c.lang DESC LIMIT 1), ''),
                    '{articles}' || a.slug || '-' || CAST(a.number AS TEXT), a.published_at
             FROM articles a
             WHERE EXISTS (SELECT 1 FROM article_themes t WHERE t.article_id = a.id)
               AND NOT EXISTS (SELECT 1 FROM withdrawals w WHERE w.article_id = a.id)"
        ));
        schema.sql(
            "INSERT INTO evidence_themes (evidence_id, theme_id, form, day)
             SELECT e.id, t.theme_id, e.form, e.day
             FROM evidence e JOIN article_themes t ON t.article_id = e.subject_id WHERE e.kind = 'article'",
        );
        schema.sql(
            "INSERT INTO evidence_areas (evidence_id, area_id)
             SELECT e.id, r.area_id
             FROM evidence e JOIN article_areas r ON r.article_id = e.subject_id WHERE e.kind = 'article'",
        );
        // Themes, and plans as a whole, where a thing of several themes is one thing.
        let abouts = "(SELECT evidence_id, theme_id AS about_id, form, day FROM evidence_themes
                       UNION
                       SELECT e.evidence_id, t.campaign_id, e.form, e.day
                       FROM evidence_themes e JOIN themes t ON t.id = e.theme_id) a";
        let counts = |area: &str, join: &str| {
            format!(
                "INSERT INTO coverage (about_id, form, area_id, month, reached)
                 SELECT a.about_id, a.form, {area}, substr(a.day, 1, 7), COUNT(*)
                 FROM {abouts} {join}
                 GROUP BY a.about_id, a.form, {area}, substr(a.day, 1, 7)"
            )
        };
        schema.sql(&counts("r.area_id", "JOIN evidence_areas r ON r.evidence_id = a.evidence_id"));
        // The nil area counts each thing once, wherever it was.
        let nil = "'00000000-0000-0000-0000-000000000000'::uuid";
        schema.sql_on(&counts("zeroblob(16)", ""), &counts(nil, ""));
    },
};

/// The reach of plans, by agency and form, also from the evidence that the migration above made.
pub(super) const COUNTS: Migration =
    Migration { name: "newsroom_0026_what_plans_reached", up: campaigns::count_plans };
