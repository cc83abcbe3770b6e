//! The tables of ordered imports, which the crate `importer` reads and writes. They are made here, because a released
//! migration keeps its name and its place.

use kit::db::Migration;

/// The tables of ordered imports.
pub(crate) const MIGRATION: Migration = Migration {
    name: "newsroom_0012_imports",
    up: |schema| {
        schema.table("imports", |table| {
            table
                .uuid("id")
                .integer("at")
                .uuid_or_null("by_person")
                .uuid("agency_id")
                .text("kind")
                .text("source")
                .text_or_null("blob")
                .text("state")
                .text("reason")
                .text("detail")
                .integer("done")
                .integer("total")
                .integer_or_null("ended_at")
                .key(&["id"])
                .refers("agency_id", "agencies", "id");
        });
        schema.index("imports", &["-at"]);
        schema.table("import_rows", |table| {
            table
                .uuid("import_id")
                // Two lines with this key are the same: an import that runs again writes none twice.
                .text("row_key")
                .uuid("id")
                .text("outcome")
                .text("title")
                .integer_or_null("number")
                .integer_or_null("edition")
                .text("reason")
                .text("detail")
                .key(&["import_id", "row_key"])
                .refers("import_id", "imports", "id");
        });
        schema.index("import_rows", &["import_id", "outcome", "id"]);
    },
};

/// Adds the category for articles that name none.
pub(crate) const CATEGORY: Migration = Migration {
    name: "newsroom_0021_import_category",
    up: |schema| schema.add_uuid_or_null("imports", "category_id", "categories"),
};
