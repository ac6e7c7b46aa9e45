//! The statistics in words: one post for a service's room, and a report that each format lays out in its own way.

use super::speaker::{Said, Speaker};
use super::texts::{Broken, Line};
use crate::handoff::statistics::{About, Key, Period, Statistics, Table};
use crate::handoff::suppression::Cell;
use crate::handoff::tally::{Ended, Fact, Month, Where};

/// A report in words, without a layout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    pub title: String,
    /// All requests.
    pub total: ReportRow,
    pub tables: Vec<ReportTable>,
    /// What a reader must know to read the numbers right.
    pub notes: Vec<String>,
    /// The heads of the columns for the table's name, the row and the number.
    pub columns: [String; 3],
}

/// One table of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportTable {
    pub title: String,
    pub rows: Vec<ReportRow>,
    /// What a picture of it is, for those who do not see it.
    pub plot: String,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportRow {
    pub label: String,
    /// The number as it is told.
    pub told: String,
    /// The number, if it is told.
    pub count: Option<u64>,
}

impl Speaker<'_> {
    /// The numbers of one queue, as one post.
    pub(super) fn statistics(&self, statistics: &Statistics) -> Said {
        let period = self.period(statistics.period)?;
        if statistics.tables.is_empty() {
            return self.text(&Line::new("stats-room-few").with("period", period));
        }
        let tables = statistics.tables.iter().map(|table| self.in_one_line(table));
        let tables: Vec<String> = tables.collect::<Result<_, Broken>>()?;
        let line = Line::new("stats-room").with("period", period).with("tables", tables.join("\n"));
        self.text(&line.with("total", self.cell(statistics.total)?))
    }

    fn in_one_line(&self, table: &Table) -> Said {
        let line = Line::new("stats-room-table").with("about", self.about(table.about)?);
        if table.is_withheld() {
            return self.text(&line.with("rows", self.word("stats-room-withheld")?));
        }
        let mut rows = Vec::new();
        for row in &table.rows {
            let label = match row.key {
                Key::Month(month) => {
                    let short = Line::new("stats-month-short").with("month", month.month());
                    self.text(&short.with("year", month.year()))?
                }
                _ => self.key(table.about, &row.key)?,
            };
            let line = Line::new("stats-room-row").with("label", label);
            rows.push(self.text(&line.with("number", self.cell(row.cell)?))?);
        }
        self.text(&line.with("rows", rows.join(" · ")))
    }

    /// All tables with their names and notes.
    pub(super) fn report(&self, statistics: &Statistics) -> Result<Report, Broken> {
        let mut tables = Vec::new();
        for table in &statistics.tables {
            let title = self.about(table.about)?;
            let rows = table.rows.iter().map(|row| self.row(self.key(table.about, &row.key)?, row.cell));
            let rows = rows.collect::<Result<_, Broken>>()?;
            let plot = self.text(&Line::new("stats-plot").with("about", title.clone()))?;
            tables.push(ReportTable { title, rows, plot });
        }
        let few = if tables.is_empty() { Some(self.word("stats-note-nothing")?) } else { None };
        let mut notes: Vec<String> = few.into_iter().collect();
        for note in ["stats-note-few", "stats-note-withheld", "stats-note-month", "stats-note-single"] {
            notes.push(self.word(note)?);
        }
        Ok(Report {
            title: self.text(&Line::new("stats-title").with("period", self.period(statistics.period)?))?,
            total: self.row(self.word("stats-total")?, statistics.total)?,
            tables,
            notes,
            columns: [
                self.word("stats-column-table")?,
                self.word("stats-column-label")?,
                self.word("stats-column-number")?,
            ],
        })
    }

    fn row(&self, label: String, cell: Cell) -> Result<ReportRow, Broken> {
        let count = match cell {
            Cell::Shown(count) => Some(count),
            Cell::Few | Cell::Withheld => None,
        };
        Ok(ReportRow { label, told: self.cell(cell)?, count })
    }

    fn cell(&self, cell: Cell) -> Said {
        match cell {
            Cell::Shown(count) => Ok(count.to_string()),
            Cell::Few => self.word("stats-few"),
            Cell::Withheld => self.word("stats-withheld"),
        }
    }

    fn period(&self, period: Period) -> Said {
        let (first, last) = (period.first(), period.last());
        if first.year() == last.year() && (first.month(), last.month()) == (1, 12) {
            return Ok(first.year().to_string());
        }
        let last_name = self.month_of_year(last)?;
        if first == last {
            return Ok(last_name);
        }
        let same_year = first.year() == last.year();
        let first = if same_year { self.month(first.month())? } else { self.month_of_year(first)? };
        let line = Line::new("stats-period").with("first", first);
        self.text(&line.with("last", last_name))
    }

    fn month_of_year(&self, month: Month) -> Said {
        let line = Line::new("stats-month").with("month", self.month(month.month())?);
        self.text(&line.with("year", month.year()))
    }

    fn about(&self, about: About) -> Said {
        self.text(&Line::of("stats-about", about.as_str()))
    }

    fn key(&self, about: About, key: &Key) -> Said {
        match key {
            Key::Month(month) => self.month_of_year(*month),
            // Also one that the directory does not name any more.
            Key::Queue(id) => {
                Ok(self.directory.queue(id).map_or_else(|| id.to_string(), |queue| queue.name.clone()))
            }
            Key::Fact(fact) => self.said_of(*fact),
            Key::Rest => self.text(&Line::new(format!("stats-{}-rest", about.as_str()))),
        }
    }

    fn said_of(&self, fact: Fact) -> Said {
        match fact {
            Fact::Received => self.word("stats-total"),
            Fact::Concern(None) => self.word("stats-concern-unsaid"),
            Fact::Concern(Some(concern)) => self.concern_name(concern),
            Fact::District(Where::In(ags)) => self.district(ags),
            Fact::District(Where::Several) => self.word("stats-district-several"),
            Fact::District(Where::Outside) => self.word("stats-district-outside"),
            Fact::District(Where::Unsaid) | Fact::Relation(None) => self.word("stats-unsaid"),
            Fact::Relation(Some(relation)) => self.relation_name(relation),
            Fact::Channel(channel) => self.text(&Line::of("channel", channel.as_str())),
            Fact::Answered(answered) => self.text(&Line::of("stats-answered", answered.as_str())),
            Fact::Ended(Ended::Closed(ending)) => self.ending(ending),
            Fact::Ended(Ended::Withdrawn) => self.word("stats-ended-withdrawn"),
            Fact::Helped(helped) => self.text(&Line::of("stats-helped", helped.as_str())),
        }
    }
}
