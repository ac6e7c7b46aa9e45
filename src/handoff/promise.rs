//! By when a service has promised a first answer.
//!
//! Lotse promises nothing itself: a promise exists only where the directory states `answer_within`, and everything it is
//! counted from is confirmed.

use jiff::{SignedDuration, Timestamp};

use crate::directory::calendar::Calendar;
use crate::directory::centre::{Mark, Queue, Within};
use crate::directory::holidays::Holidays;

/// The promise as the service gave it; `None` unless the promise, the hours and the holidays are confirmed.
pub fn stated(queue: &Queue, holidays: &Holidays) -> Option<Within> {
    let hours = queue.hours_mark.is_some_and(Mark::is_confirmed);
    let within = queue.answer_within.as_ref().filter(|within| within.mark.is_confirmed())?;
    (hours && holidays.mark.is_confirmed()).then_some(within.value)
}

/// The moment until which a request received at `received` is answered, as the service promised; the end of its opening
/// hours on the last of its working days, or a moment within them. `None` if nothing is promised, or cannot be counted
/// because the service is not open often enough within a year.
///
/// What arrives while the service is closed counts from its next opening. The later a request, the later (or equal) its
/// promise.
pub fn promised_by(queue: &Queue, holidays: &Holidays, received: Timestamp) -> Option<Timestamp> {
    let calendar = Calendar::of(queue, holidays);
    match stated(queue, holidays)? {
        Within::WorkingDays(days) => calendar.end_of_open_day(received, days),
        Within::Hours(hours) => calendar.after_open_time(received, SignedDuration::from_hours(hours.into())),
    }
}
