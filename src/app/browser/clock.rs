//! What time it is on this machine.

use std::time::Duration;

use js_sys::Date;

use crate::number::Day;

/// Now, as it is shown and kept: `2026-11-22 10:32`.
pub fn now() -> String {
    let now = Date::new_0();
    format!(
        "{:04}-{:02}-{:02} {:02}:{:02}",
        now.get_full_year(),
        now.get_month().saturating_add(1),
        now.get_date(),
        now.get_hours(),
        now.get_minutes()
    )
}

/// How long the page has been there, by a clock that nobody sets back.
pub fn ticks() -> Duration {
    let performance = web_sys::window().and_then(|window| window.performance());
    Duration::from_millis(performance.map_or(0, |performance| performance.now() as u64))
}

/// Today, by the clock of this machine.
pub fn today() -> Option<Day> {
    let now = Date::new_0();
    let year = i32::try_from(now.get_full_year()).ok()?;
    Day::new(year, now.get_month().saturating_add(1), now.get_date())
}

/// The year that a new evaluation is about: evaluations are made after the year has ended.
pub fn last_year() -> i32 {
    let year = i32::try_from(Date::new_0().get_full_year()).unwrap_or(2025);
    year.saturating_sub(1)
}
