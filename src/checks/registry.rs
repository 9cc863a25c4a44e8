//! Every check there is: number, severity, what it needs, which bounds of the scheme it uses, and its function.

use super::found::Found;
use super::look::Look;
use super::{Severity, agreement, figures, indicators, reasons};
use crate::evaluation::words_of;
use crate::scheme::Threshold;

words_of! {
    /// Which check; its number is that of the project's list of checks (`docs/checks.md`).
    #[allow(missing_docs, reason = "what each looks for stands in `words::check_about` and docs/checks.md")]
    Check {
        A01 = "A01", A02 = "A02", A03 = "A03", A04 = "A04", A05 = "A05", A06 = "A06", A07 = "A07", A08 = "A08",
        A09 = "A09", A10 = "A10", A11 = "A11", A12 = "A12", A13 = "A13", A14 = "A14", A15 = "A15", A16 = "A16",
        A17 = "A17", A18 = "A18", A19 = "A19", A20 = "A20", A21 = "A21", A22 = "A22",
        A28 = "A28", A29 = "A29", A30 = "A30", A31 = "A31",
        B01 = "B01", B02 = "B02", B03 = "B03", B04 = "B04", B05 = "B05", B06 = "B06", B07 = "B07", B08 = "B08",
        B09 = "B09", B10 = "B10", B11 = "B11", B12 = "B12", B13 = "B13", B14 = "B14", B15 = "B15", B16 = "B16",
        B17 = "B17", B18 = "B18",
        C01 = "C01", C02 = "C02", C03 = "C03", C04 = "C04", C05 = "C05", C06 = "C06", C07 = "C07", C08 = "C08",
        C09 = "C09", C10 = "C10", C11 = "C11", C12 = "C12",
        C22 = "C22", C23 = "C23",
        D01 = "D01", D02 = "D02", D03 = "D03", D04 = "D04", D05 = "D05", D06 = "D06", D07 = "D07", D08 = "D08",
        D09 = "D09", D10 = "D10", D11 = "D11", D12 = "D12", D13 = "D13", D14 = "D14", D15 = "D15",
        D16 = "D16", D17 = "D17",
    }
}

words_of! {
    /// What a check is about.
    Family {
        /// Whether the table's own figures hold (A).
        Figures = "figures",
        /// Whether what stands out has a reason (B).
        Reasons = "reasons",
        /// Whether the indicators are made well (C).
        Indicators = "indicators",
        /// Whether report and tables agree with each other (D).
        Agreement = "agreement",
    }
}

words_of! {
    /// What a check looks at.
    Needs {
        /// One table.
        Table = "table",
        /// The texts of a report, or texts that go into one.
        Report = "report",
        /// The other tables of the same unit and year.
        Tables = "tables",
    }
}

/// A check with all that is known of it.
pub struct Entry {
    /// Its number.
    pub check: Check,
    /// How bad its findings are; some are less (`Finding::severity`).
    pub severity: Severity,
    /// What it looks at.
    pub needs: Needs,
    /// Bounds that schemes may set.
    pub thresholds: &'static [Threshold],
    pub(super) run: fn(&Look<'_>, &mut Found<'_>),
}

impl Check {
    /// Its number, as files and documents name it.
    #[must_use]
    pub const fn id(self) -> &'static str {
        self.word()
    }

    /// What it is about, which its letter says.
    #[must_use]
    pub fn family(self) -> Family {
        match self.id().as_bytes().first() {
            Some(b'A') => Family::Figures,
            Some(b'B') => Family::Reasons,
            Some(b'C') => Family::Indicators,
            _ => Family::Agreement,
        }
    }

    /// Its entry.
    #[must_use]
    pub fn entry(self) -> Option<&'static Entry> {
        ENTRIES.iter().find(|entry| entry.check == self)
    }
}

macro_rules! entries {
    ($($check:ident $severity:ident $needs:ident [$($threshold:ident)*] $run:path;)+) => {
        &[$(Entry {
            check: Check::$check,
            severity: Severity::$severity,
            needs: Needs::$needs,
            thresholds: &[$(Threshold::$threshold),*],
            run: $run,
        },)+]
    };
}

/// Every check, in the order of their numbers.
pub const ENTRIES: &[Entry] = entries! {
    A01 Error Table [] figures::claimed::total;
    A02 Error Table [] figures::sums::points_of_the_table;
    A03 Error Table [] figures::sums::points_of_sections;
    A04 Error Table [] figures::claimed::goal_points;
    A05 Error Table [] figures::rows::above_points;
    A06 Error Table [] figures::rows::bad_figure;
    A07 Error Table [] figures::claimed::execution_rate;
    A08 Error Table [] figures::claimed::budget_score;
    A09 Error Table [] figures::money::budget_is_stated;
    A10 Error Table [] figures::money::sources_add_up;
    A11 Error Table [] figures::money::basic_and_project;
    A12 Error Table [] figures::money::details_add_up;
    A13 Error Table [] figures::rows::lacks;
    A14 Error Table [] figures::scores::above_rule;
    A15 Warning Table [] figures::scores::below_rule;
    A16 Error Table [] figures::scores::outside_band;
    A17 Error Table [] figures::values::not_a_number;
    A18 Warning Table [] figures::values::not_definite;
    A19 Error Table [] figures::values::units_differ;
    A20 Error Table [] figures::claimed::grade;
    A21 Error Table [] figures::scores::late_with_all_points;
    A22 Error Table [] figures::scores::above_zero;
    A28 Error Table [] figures::unread::no_figure;
    A29 Error Table [] figures::names::names_are_stated;
    A30 Error Table [] figures::accounts::totals_add_up;
    A31 Error Table [] figures::accounts::agree_with_the_rest;
    B01 Warning Table [] reasons::rows::lost_without_reason;
    B02 Warning Table [] reasons::rows::missed_without_reason;
    B03 Warning Table [FarAbove] reasons::rows::far_above;
    B04 Warning Table [FarBelow] reasons::rows::far_below;
    B05 Hint Table [] reasons::patterns::all_full;
    B06 Hint Table [SameRows SameShare] reasons::patterns::actual_repeats_target;
    B07 Warning Report [] agreement::silence::targets_that_were_not_declared;
    B08 Warning Table [AheadOfRate] reasons::execution::ahead_of_execution;
    B09 Warning Table [Unspent] reasons::execution::unspent;
    B10 Warning Table [LowRate] reasons::execution::low_rate;
    B11 Warning Table [] reasons::execution::overspent;
    B12 Warning Table [] reasons::execution::above_ceiling;
    B13 Warning Table [] reasons::execution::adjusted_without_reason;
    B14 Hint Table [LargeAdjustment] reasons::execution::large_adjustment;
    B15 Warning Table [] reasons::survey::no_satisfaction;
    B16 Warning Table [] reasons::survey::without_survey;
    B17 Warning Table [] reasons::survey::survey_disagrees;
    B18 Hint Table [FewSamples] reasons::survey::survey_is_thin;
    C01 Warning Table [] indicators::targets::money_as_quantity;
    C02 Warning Table [] indicators::names::budget_scored_twice;
    C03 Warning Table [] indicators::headings::wrong_heading;
    C04 Hint Table [] indicators::headings::heading_by_another_name;
    C05 Warning Table [] indicators::targets::vague_target;
    C06 Warning Table [] indicators::targets::question_as_target;
    C07 Warning Table [] indicators::names::name_twice;
    C08 Warning Table [Concentrated] indicators::names::too_many_points;
    C09 Warning Table [] indicators::headings::missing_kind;
    C10 Warning Table [] indicators::targets::percent_sign_missing;
    C11 Hint Table [] indicators::targets::other_kind_of_target;
    C12 Warning Tables [MoneyGap] indicators::money_unit::amount_unit_looks_wrong;
    C22 Warning Table [] indicators::rates::above_the_whole;
    C23 Warning Table [] indicators::sections::unknown_section;
    D01 Error Report [] agreement::score::score_of_the_report;
    D02 Error Report [] agreement::money::money_of_the_report;
    D03 Error Report [] agreement::score::counts_of_the_report;
    D04 Error Report [] agreement::rows::rows_of_the_report;
    D05 Warning Report [] agreement::silence::nothing_unfinished;
    D06 Warning Report [] agreement::silence::nothing_on_problems;
    D07 Warning Tables [] agreement::tables::same_row_elsewhere;
    D08 Error Tables [] agreement::tables::projects_against_unit;
    D09 Warning Report [] agreement::goals::amounts_of_the_goal;
    D10 Hint Report [] agreement::goals::goals_that_are_copied;
    D11 Warning Report [] agreement::prompts::template_words;
    D12 Error Report [] agreement::papers::unit_and_year_of_the_report;
    D13 Hint Report [] agreement::papers::filing_date;
    D14 Hint Report [] agreement::papers::attached_table;
    D15 Hint Report [] agreement::goals::improvements_of_last_year;
    D16 Warning Report [] agreement::holes::of_a_report_that_was_begun;
    D17 Warning Table [] agreement::papers::day_to_come;
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_check_has_its_own_entry() {
        for check in Check::ALL {
            assert_eq!(check.entry().map(|entry| entry.check), Some(*check));
        }
    }
}
