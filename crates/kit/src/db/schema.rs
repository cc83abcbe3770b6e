//! One schema code for both engines. Columns are NOT NULL unless said otherwise.

use sea_orm::sea_query::{
    Alias, ColumnDef, ForeignKey, ForeignKeyAction, Index, IndexCreateStatement, IndexOrder, IntoColumnDef,
    Table as QueryTable, TableCreateStatement,
};

use super::Engine;

/// The steps of one migration, in order.
#[derive(Debug)]
pub struct Schema {
    pub(super) engine: Engine,
    pub(super) steps: Vec<Step>,
}

#[derive(Debug)]
pub(super) enum Step {
    Table(Box<TableCreateStatement>),
    Index(Box<IndexCreateStatement>),
    Sql(String),
}

impl Schema {
    pub(super) fn new(engine: Engine) -> Self {
        Self { engine, steps: Vec::new() }
    }

    /// Creates a table.
    pub fn table(&mut self, name: &str, describe: impl FnOnce(&mut Table)) {
        let mut statement = QueryTable::create();
        statement.table(Alias::new(name));
        let mut table = Table { engine: self.engine, statement };
        describe(&mut table);
        self.steps.push(Step::Table(Box::new(table.statement)));
    }

    /// Creates an index over columns; a name that begins with `-` is kept in descending order.
    pub fn index(&mut self, table: &str, columns: &[&str]) {
        let statement = index(table, columns);
        self.steps.push(Step::Index(Box::new(statement)));
    }

    /// Creates an index that allows each combination once.
    pub fn unique(&mut self, table: &str, columns: &[&str]) {
        let mut statement = index(table, columns);
        statement.unique();
        self.steps.push(Step::Index(Box::new(statement)));
    }

    /// Gives a table that is there already a column of UUIDs or NULL, which refers to another table's `id`.
    pub fn add_uuid_or_null(&mut self, table: &str, column: &str, to: &str) {
        let kind = uuid_kind(self.engine);
        self.sql(&format!("ALTER TABLE {table} ADD COLUMN {column} {kind} NULL REFERENCES {to} (id)"));
    }

    /// Runs a statement that both engines understand.
    pub fn sql(&mut self, sql: &str) {
        self.steps.push(Step::Sql(sql.to_owned()));
    }

    /// Runs the statement of the engine at hand: each reads JSON in its own words.
    pub fn sql_on(&mut self, sqlite: &str, postgres: &str) {
        self.sql(match self.engine {
            Engine::Sqlite => sqlite,
            Engine::Postgres => postgres,
        });
    }
}

fn uuid_kind(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => "BLOB",
        Engine::Postgres => "UUID",
    }
}

fn index(table: &str, columns: &[&str]) -> IndexCreateStatement {
    let names: Vec<&str> = columns.iter().map(|column| column.trim_start_matches('-')).collect();
    let mut statement = Index::create();
    statement.name(format!("{table}_{}", names.join("_"))).table(Alias::new(table));
    for (column, name) in columns.iter().zip(names) {
        let order = if column.starts_with('-') { IndexOrder::Desc } else { IndexOrder::Asc };
        statement.col((Alias::new(name), order));
    }
    statement
}

/// A table being described.
#[derive(Debug)]
pub struct Table {
    engine: Engine,
    statement: TableCreateStatement,
}

impl Table {
    /// A UUID.
    pub fn uuid(&mut self, name: &str) -> &mut Self {
        let kind = uuid_kind(self.engine);
        self.column(name, kind, false)
    }

    /// A UUID or NULL.
    pub fn uuid_or_null(&mut self, name: &str) -> &mut Self {
        let kind = uuid_kind(self.engine);
        self.column(name, kind, true)
    }

    /// Text, compared byte by byte.
    pub fn text(&mut self, name: &str) -> &mut Self {
        let kind = self.text_kind();
        self.column(name, kind, false)
    }

    /// Text or NULL.
    pub fn text_or_null(&mut self, name: &str) -> &mut Self {
        let kind = self.text_kind();
        self.column(name, kind, true)
    }

    /// A 64-bit integer; moments are milliseconds since 1970, UTC.
    pub fn integer(&mut self, name: &str) -> &mut Self {
        self.column(name, "BIGINT", false)
    }

    /// A 64-bit integer or NULL.
    pub fn integer_or_null(&mut self, name: &str) -> &mut Self {
        self.column(name, "BIGINT", true)
    }

    /// True or false.
    pub fn truth(&mut self, name: &str) -> &mut Self {
        self.column(name, "BOOLEAN", false)
    }

    /// A 64-bit float.
    pub fn real(&mut self, name: &str) -> &mut Self {
        self.column(name, "DOUBLE PRECISION", false)
    }

    /// A 64-bit float or NULL.
    pub fn real_or_null(&mut self, name: &str) -> &mut Self {
        self.column(name, "DOUBLE PRECISION", true)
    }

    /// Bytes, such as a sort key.
    pub fn bytes(&mut self, name: &str) -> &mut Self {
        let kind = match self.engine {
            Engine::Sqlite => "BLOB",
            Engine::Postgres => "BYTEA",
        };
        self.column(name, kind, false)
    }

    /// The primary key.
    pub fn key(&mut self, columns: &[&str]) -> &mut Self {
        let mut key = Index::create();
        for column in columns {
            key.col(Alias::new(*column));
        }
        self.statement.primary_key(&mut key);
        self
    }

    /// A reference that the engine guards: a row that is referred to cannot be deleted.
    pub fn refers(&mut self, column: &str, table: &str, to: &str) -> &mut Self {
        let from = self.statement.get_table_name().cloned();
        let mut key = ForeignKey::create();
        if let Some(from) = from {
            key.from_tbl(from);
        }
        key.from_col(Alias::new(column))
            .to(Alias::new(table), Alias::new(to))
            .on_delete(ForeignKeyAction::Restrict);
        self.statement.foreign_key(&mut key);
        self
    }

    fn text_kind(&self) -> &'static str {
        match self.engine {
            Engine::Sqlite => "TEXT",
            // A server's own collation would order Vietnamese by its locale, and differently on each server.
            Engine::Postgres => "TEXT COLLATE \"C\"",
        }
    }

    fn column(&mut self, name: &str, kind: &str, null: bool) -> &mut Self {
        let mut column = ColumnDef::new(Alias::new(name));
        column.custom(Alias::new(kind));
        if null {
            column.null();
        } else {
            column.not_null();
        }
        self.statement.col(column.into_column_def());
        self
    }
}
