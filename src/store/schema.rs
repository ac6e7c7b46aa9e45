//! All tables and columns, for what must not leave one out: new keys and backups.
//!
//! A test holds this against the migrations.

/// A table.
pub(super) struct Table {
    pub name: &'static str,
    /// The column in whose order the rows are read.
    pub order: &'static str,
    /// All columns but the numbers the database gives to rows, which nothing refers to.
    pub columns: &'static [Column],
}

/// A column.
pub(super) struct Column {
    pub name: &'static str,
    pub kind: Kind,
}

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Number,
    Text,
    Bytes,
    /// Bytes sealed for their place, whose row is named by this column.
    Sealed {
        row: &'static str,
    },
}

const fn number(name: &'static str) -> Column {
    Column { name, kind: Kind::Number }
}

const fn text(name: &'static str) -> Column {
    Column { name, kind: Kind::Text }
}

const fn bytes(name: &'static str) -> Column {
    Column { name, kind: Kind::Bytes }
}

const fn sealed(name: &'static str, row: &'static str) -> Column {
    Column { name, kind: Kind::Sealed { row } }
}

/// The table whose rows are wrapped with the key file's key and not sealed.
pub(super) const KEYS: &str = "keys";

/// Every table.
pub(super) const TABLES: &[Table] = &[
    Table { name: KEYS, order: "id", columns: &[number("id"), text("purpose"), bytes("wrapped")] },
    Table { name: "cursors", order: "channel", columns: &[text("channel"), sealed("sealed", "channel")] },
    Table {
        name: "people",
        order: "lookup",
        columns: &[bytes("lookup"), sealed("sealed", "lookup"), number("expires")],
    },
    Table {
        name: "cases",
        order: "code",
        columns: &[
            bytes("code"),
            text("queue"),
            text("state"),
            bytes("card"),
            bytes("person"),
            sealed("sealed", "code"),
            number("expires"),
            number("due"),
        ],
    },
    Table {
        name: "outbox",
        order: "id",
        columns: &[
            bytes("token"),
            text("recipient"),
            text("channel"),
            bytes("person"),
            text("state"),
            number("attempts"),
            number("created"),
            number("not_before"),
            number("keep_until"),
            sealed("sealed", "token"),
        ],
    },
    Table {
        name: "kept",
        order: "id",
        columns: &[bytes("name"), text("channel"), sealed("sealed_name", "name"), sealed("sealed", "name")],
    },
    Table {
        name: "parked",
        order: "id",
        columns: &[
            bytes("token"),
            text("channel"),
            number("at"),
            number("expires"),
            sealed("sealed", "token"),
        ],
    },
    Table { name: "secrets", order: "name", columns: &[text("name"), sealed("sealed", "name")] },
    Table {
        name: "taken_back",
        order: "transaction_name",
        columns: &[text("transaction_name"), text("queue"), number("expires")],
    },
    Table { name: "rosters", order: "queue", columns: &[text("queue"), sealed("sealed", "queue")] },
    Table {
        name: "chat_messages",
        order: "token",
        columns: &[bytes("token"), bytes("person"), sealed("sealed", "token"), number("expires")],
    },
    Table { name: "barred", order: "hash", columns: &[bytes("hash"), number("expires")] },
    Table {
        name: "tallies",
        order: "month",
        columns: &[text("month"), text("queue"), text("attribute"), text("value"), number("count")],
    },
    Table {
        name: "consultations",
        order: "number",
        columns: &[text("number"), bytes("about"), sealed("sealed", "number"), number("expires")],
    },
    Table {
        name: "return_codes",
        order: "person",
        columns: &[bytes("person"), bytes("code"), sealed("sealed", "code")],
    },
];

impl Table {
    /// The names of the columns, for a statement.
    pub(super) fn names(&self) -> String {
        self.columns.iter().map(|column| column.name).collect::<Vec<_>>().join(", ")
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use sqlx::{AnyConnection, Connection, Row};

    use super::*;
    use crate::store::Store;

    /// Whoever adds a table has to say here what is sealed in it, or its rows would be lost with a new key.
    #[tokio::test]
    async fn every_column_of_the_migrations_is_listed_with_what_it_holds() {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("lotse.db").display());
        Store::open(&url, &folder.path().join("lotse.key")).await.unwrap().close().await.unwrap();
        let mut connection = AnyConnection::connect(&url).await.unwrap();
        let columns = "SELECT m.name, c.name, c.type FROM sqlite_master AS m, pragma_table_info(m.name) AS c \
             WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name <> '_sqlx_migrations'";
        let rows = sqlx::query(columns).fetch_all(&mut connection).await.unwrap();
        let there = rows.iter().map(|row| [0, 1, 2].map(|at| row.get::<String, _>(at)));
        let numbered = ["outbox", "kept", "parked"];
        let there: BTreeSet<_> = there
            .filter(|[table, column, _]| column != "id" || !numbered.contains(&table.as_str()))
            .collect();
        let mut listed = BTreeSet::new();
        for table in TABLES {
            for Column { name, kind } in table.columns {
                let is_sealed = matches!(kind, Kind::Sealed { .. });
                assert_eq!(name.starts_with("sealed"), is_sealed, "{}.{name}", table.name);
                let is = match kind {
                    Kind::Number => "BIGINT",
                    Kind::Text => "TEXT",
                    Kind::Bytes | Kind::Sealed { .. } => "BLOB",
                };
                listed.insert([table.name, name, is].map(str::to_owned));
            }
        }
        assert_eq!(there, listed);
    }
}
