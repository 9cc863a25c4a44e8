//! How long an evaluation has been changed without a file of it anywhere else, and when the person is reminded.
//!
//! What a browser keeps can go: cleared with the history, with the profile, with the machine. Only an exported file is safe.
//! The diary is a note beside the evaluations. It holds nothing that anybody wrote, and losing it costs a reminder.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Where the diary lies in storage. Keys that begin `ziping:note:` hold no work of anybody (`boot.js` knows it too).
pub const DIARY_KEY: &str = "ziping:note:diary";

/// A file is asked for once changes were made on so many days…
const DAYS: u32 = 2;
/// …or kept so many times.
const SAVES: u32 = 100;
/// The browser is asked for room of our own once something was kept twice: a form just begun says nothing yet.
const SAVES_BEFORE_ASKING: u32 = 2;
/// So many evaluations are remembered, the last changed first.
const PAGES: usize = 300;

/// What is remembered of all evaluations kept here.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Diary {
    /// Whether the browser was asked to keep everything for good. Some browsers put that question to the person.
    asked: bool,
    pages: BTreeMap<String, Page>,
}

/// One evaluation since it was last exported.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Page {
    days: u32,
    saves: u32,
    last_day: String,
    /// How often the person said 以后再说, and where the counts stood at the last time.
    put_off: u32,
    days_then: u32,
    saves_then: u32,
}

/// An evaluation should be exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reminder {
    /// On how many days it was changed since the last export.
    pub days: u32,
}

impl Diary {
    /// The diary from its text; a text that is none gives an empty one.
    #[must_use]
    pub fn read(text: &str) -> Diary {
        serde_json::from_str(text).unwrap_or_default()
    }

    /// The diary as text.
    #[must_use]
    pub fn write(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// A change of the evaluation was kept, on this day (any text that differs from day to day).
    pub fn kept(&mut self, id: &str, day: &str) {
        if !self.pages.contains_key(id) && self.pages.len() >= PAGES {
            self.forget_the_oldest();
        }
        let page = self.pages.entry(id.to_owned()).or_default();
        page.saves = page.saves.saturating_add(1);
        if page.last_day != day {
            day.clone_into(&mut page.last_day);
            page.days = page.days.saturating_add(1);
        }
    }

    /// The evaluation was exported as it is: counting begins anew. Gives whether anything was counted.
    pub fn exported(&mut self, id: &str) -> bool {
        self.pages.remove(id).is_some()
    }

    /// 以后再说: not again until twice as much has happened as before this reminder.
    pub fn put_off(&mut self, id: &str) {
        if let Some(page) = self.pages.get_mut(id) {
            page.put_off = page.put_off.saturating_add(1);
            (page.days_then, page.saves_then) = (page.days, page.saves);
        }
    }

    /// Whether the evaluation should be exported now.
    #[must_use]
    pub fn reminder(&self, id: &str) -> Option<Reminder> {
        let page = self.pages.get(id)?;
        let times = 1_u32.checked_shl(page.put_off).unwrap_or(u32::MAX);
        let due = page.days.saturating_sub(page.days_then) >= DAYS.saturating_mul(times)
            || page.saves.saturating_sub(page.saves_then) >= SAVES.saturating_mul(times);
        due.then_some(Reminder { days: page.days })
    }

    /// Whether it is time to ask the browser to keep everything for good. Once and never again.
    #[must_use]
    pub fn should_ask(&self) -> bool {
        !self.asked && self.pages.values().any(|page| page.saves >= SAVES_BEFORE_ASKING)
    }

    /// The browser was asked, or is about to be.
    pub fn ask(&mut self) {
        self.asked = true;
    }

    /// Whether the browser was ever asked.
    #[must_use]
    pub const fn asked(&self) -> bool {
        self.asked
    }

    fn forget_the_oldest(&mut self) {
        let oldest = self.pages.iter().min_by(|(_, a), (_, b)| a.last_day.cmp(&b.last_day));
        if let Some(id) = oldest.map(|(id, _)| id.clone()) {
            self.pages.remove(&id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed_on(days: &[&str]) -> Diary {
        let mut diary = Diary::default();
        for day in days {
            diary.kept("a", day);
        }
        diary
    }

    #[test]
    fn one_day_of_work_reminds_nobody() {
        let diary = changed_on(&["2026-01-05"; 99]);
        assert_eq!(diary.reminder("a"), None);
        assert_eq!(diary.reminder("b"), None);
    }

    #[test]
    fn a_second_day_without_an_export_reminds() {
        assert_eq!(changed_on(&["2026-01-05", "2026-01-06"]).reminder("a"), Some(Reminder { days: 2 }));
    }

    #[test]
    fn a_long_day_without_an_export_reminds_too() {
        assert_eq!(changed_on(&["2026-01-05"; 100]).reminder("a"), Some(Reminder { days: 1 }));
    }

    #[test]
    fn an_export_begins_anew() {
        let mut diary = changed_on(&["2026-01-05", "2026-01-06"]);
        assert!(diary.exported("a") && !diary.exported("a"));
        assert_eq!(diary.reminder("a"), None);
        diary.kept("a", "2026-01-07");
        assert_eq!(diary.reminder("a"), None);
        diary.kept("a", "2026-01-08");
        assert_eq!(diary.reminder("a"), Some(Reminder { days: 2 }));
    }

    #[test]
    fn a_reminder_put_off_comes_back_later_each_time() {
        let mut diary = Diary::default();
        let mut reminded = Vec::new();
        for day in 1..=40_u32 {
            diary.kept("a", &day.to_string());
            if diary.reminder("a").is_some() {
                reminded.push(day);
                diary.put_off("a");
            }
        }
        assert_eq!(reminded, [2, 6, 14, 30]);
        // However often it was put off, the counts do not run over.
        (0..200).for_each(|_| diary.put_off("a"));
        assert_eq!(diary.reminder("a"), None);
    }

    #[test]
    fn the_browser_is_asked_once_something_was_kept_twice_and_never_again() {
        let mut diary = Diary::default();
        assert!(!diary.should_ask() && !diary.asked());
        diary.kept("a", "2026-01-05");
        diary.kept("b", "2026-01-05");
        assert!(!diary.should_ask());
        diary.kept("a", "2026-01-05");
        assert!(diary.should_ask());
        diary.ask();
        diary.kept("a", "2026-01-06");
        assert!(!diary.should_ask() && diary.asked());
    }

    #[test]
    fn it_reads_what_it_wrote_and_takes_anything_else_for_nothing() {
        let mut diary = changed_on(&["2026-01-05", "2026-01-06"]);
        diary.ask();
        assert_eq!(Diary::read(&diary.write()), diary);
        for text in ["", "null", "[]", "{\"asked\":1}", "{\"pages\":{\"a\":{\"days\":-1}}}"] {
            assert_eq!(Diary::read(text), Diary::default(), "{text}");
        }
        // What a later version adds is no reason to forget the rest.
        assert!(Diary::read("{\"asked\":true,\"more\":1}").asked());
    }

    #[test]
    fn it_does_not_grow_without_end() {
        let mut diary = Diary::default();
        for number in 0..PAGES + 5 {
            diary.kept(&format!("{number:04}"), &format!("{number:04}"));
        }
        assert_eq!(diary.pages.len(), PAGES);
        assert!(diary.pages.contains_key("0304") && !diary.pages.contains_key("0004"));
    }
}
