//! 复制为下一年度: what is planned again is kept, what happened is not.

use super::years::move_years;
use crate::evaluation::{
    Account, AccountKind, Attribute, Budget, Evaluation, Funds, Goals, Indicator, Narrative, RowId, Source,
};
use crate::number::Day;

/// The evaluation of the next year, and what the person should look at in it.
#[derive(Debug, Clone, PartialEq)]
pub struct NextYear {
    /// The new evaluation.
    pub evaluation: Evaluation,
    /// Where a year in a text was moved on.
    pub moved: Vec<YearSpot>,
    /// Where a year stayed that may have to be changed.
    pub left: Vec<YearSpot>,
}

/// A text that names a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum YearSpot {
    /// 年初目标值 of a row.
    Target(RowId),
    /// 三级指标 of a row.
    Name(RowId),
    /// 年度目标.
    AnnualGoal,
    /// 长期目标.
    LongTermGoal,
    /// 立项目的.
    Purpose,
    /// 绩效目标补充说明.
    GoalsNote,
    /// 项目名称.
    ProjectName,
}

/// The same table for the year after; `None` past the last year that a file may be about.
///
/// Kept are the unit, contacts, project, scheme, headings, points, targets and rules, the names of sources and accounts,
/// the goals, the purpose and the note on the goals. Gone are all amounts (the next year has a budget of its own), actual
/// values, scores, tiers, reasons, evidence, surveys, what was achieved, texts that speak of the year, own paragraphs,
/// findings put aside and claimed figures. The dates move on by a year. Years in targets, row names and the annual goal
/// move on where that is sure; a project's name and a long-term goal stay as they are and are pointed out.
#[must_use]
pub fn next_year(from: &Evaluation, id: String) -> Option<NextYear> {
    let year = from.year.checked_add(1).filter(|year| i64::from(*year) <= crate::file::LAST_YEAR)?;
    let mut years = Years { evaluated: from.year, moved: Vec::new(), left: Vec::new() };
    let mut project = from.project.clone();
    if let Some(project) = &mut project {
        years.point_out(YearSpot::ProjectName, &project.name);
        // What was new last year goes on this year.
        if project.attribute == Some(Attribute::New) {
            project.attribute = Some(Attribute::Continuing);
        }
    }
    years.point_out(YearSpot::LongTermGoal, &from.goals.long_term);
    let goals = Goals {
        long_term: from.goals.long_term.clone(),
        annual: years.take_on(YearSpot::AnnualGoal, &from.goals.annual),
        achieved: String::new(),
    };
    let indicators = from.indicators.iter().map(|row| planned(row, &mut years)).collect();
    let narrative = Narrative {
        purpose: from.narrative.purpose.clone(),
        goals_note: from.narrative.goals_note.clone(),
        ..Narrative::default()
    };
    years.point_out(YearSpot::Purpose, &narrative.purpose);
    years.point_out(YearSpot::GoalsNote, &narrative.goals_note);
    let evaluation = Evaluation {
        id,
        scheme: from.scheme.clone(),
        scheme_definition: from.scheme_definition.clone(),
        unit: from.unit.clone(),
        year,
        filed_on: from.filed_on.and_then(a_year_later),
        report_date: from.report_date.and_then(a_year_later),
        contacts: from.contacts.clone(),
        project,
        amount_unit: from.amount_unit,
        budget: Budget {
            sources: from.budget.sources.iter().map(|source| named(&source.name)).collect(),
            ..Budget::default()
        },
        accounts: from.accounts.iter().map(empty_account).collect(),
        goals,
        indicators,
        narrative,
        ..Evaluation::default()
    };
    Some(NextYear { evaluation, moved: years.moved, left: years.left })
}

/// The day a year later; of 29 February the 28th.
fn a_year_later(day: Day) -> Option<Day> {
    let year = day.year().checked_add(1)?;
    Day::new(year, day.month(), day.day()).or_else(|| Day::end_of_month(year, day.month()))
}

fn named(name: &str) -> Source {
    Source { name: name.to_owned(), funds: Funds::default() }
}

fn empty_account(account: &Account) -> Account {
    let kind: AccountKind = account.kind;
    Account { name: account.name.clone(), group: account.group.clone(), kind, ..Account::default() }
}

/// What a row planned.
fn planned(row: &Indicator, years: &mut Years) -> Indicator {
    Indicator {
        id: row.id.clone(),
        level1: row.level1.clone(),
        level2: row.level2.clone(),
        name: years.take_on(YearSpot::Name(row.id.clone()), &row.name),
        points: row.points,
        target: years.take_on(YearSpot::Target(row.id.clone()), &row.target),
        shares_score_with_above: row.shares_score_with_above,
        rule: row.rule,
        ..Indicator::default()
    }
}

/// The years met on the way.
struct Years {
    evaluated: i32,
    moved: Vec<YearSpot>,
    left: Vec<YearSpot>,
}

impl Years {
    /// The text with its years moved on, where that is sure.
    fn take_on(&mut self, spot: YearSpot, text: &str) -> String {
        let result = move_years(text, self.evaluated);
        if result.left {
            self.left.push(spot.clone());
        }
        if result.moved {
            self.moved.push(spot);
        }
        result.text
    }

    /// The text stays; where it names the year, that is said.
    fn point_out(&mut self, spot: YearSpot, text: &str) {
        let result = move_years(text, self.evaluated);
        if result.moved || result.left {
            self.left.push(spot);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file;

    fn every_member() -> Evaluation {
        let text = include_str!("../../tests/files/every-member.json");
        file::read(text.as_bytes()).unwrap().into_evaluations().remove(0)
    }

    #[test]
    fn what_is_planned_is_kept_and_what_happened_is_gone() {
        let mut from = every_member();
        from.indicators[0].target = "2020年12月底前".into();
        let next = next_year(&from, "new".into()).unwrap().evaluation;
        let text = file::write_evaluation(&next);
        let expected = r#"{
 "format": "ziping-evaluation",
 "version": 1,
 "id": "new",
 "scheme": "hubei-2020-project",
 "unit": "某区教研室",
 "year": 2021,
 "filed_on": "2022-06-15",
 "report_date": "2022-06-16",
 "contacts": {
  "filled_by": "甲",
  "phone": "027-00000000",
  "reviewer": "乙",
  "head": "丙"
 },
 "project": {
  "name": "教研培训",
  "supervising_department": "某区教育局",
  "implementing_unit": "某区教研室",
  "category": "departmental_budget",
  "attribute": "continuing",
  "duration": "permanent"
 },
 "amount_unit": "亿元",
 "budget": {
  "sources": [
   {
    "name": "当年财政拨款"
   }
  ]
 },
 "accounts": [
  {
   "name": "人员经费",
   "group": "基本支出",
   "kind": "item"
  },
  {
   "name": "小计",
   "kind": "subtotal"
  },
  {
   "name": "支出合计",
   "kind": "total"
  }
 ],
 "goals": {
  "long_term": "一",
  "annual": "二"
 },
 "indicators": [
  {
   "id": "a",
   "level1": "产出指标",
   "level2": "数量指标",
   "name": "教师培训",
   "points": "5.00",
   "target": "2021年12月底前",
   "rule": "at_least"
  },
  {
   "id": "b",
   "name": "幼儿教师培训",
   "shares_score_with_above": true
  }
 ],
 "narrative": {
  "purpose": "2",
  "goals_note": "4"
 }
}
"#;
        assert_eq!(text, expected);
        assert_eq!(file::read(text.as_bytes()).unwrap().into_evaluations(), [next]);
    }

    #[test]
    fn years_that_were_moved_and_years_that_stayed_are_named() {
        let mut from = every_member();
        from.indicators[0].target = "2020年12月底前".into();
        from.indicators[1].target = "比2019年提高".into();
        from.goals.annual = "2020年完成培训".into();
        from.goals.long_term = "到2025年建成".into();
        from.project.as_mut().unwrap().name = "2020年教研培训".into();
        let next = next_year(&from, "new".into()).unwrap();
        let row = |id: &str| YearSpot::Target(RowId::new(id));
        assert_eq!(next.moved, [YearSpot::AnnualGoal, row("a")]);
        assert_eq!(next.left, [YearSpot::ProjectName, YearSpot::LongTermGoal, row("b")]);
        assert_eq!(next.evaluation.goals.annual, "2021年完成培训");
        assert_eq!(next.evaluation.project.unwrap().name, "2020年教研培训");
    }

    #[test]
    fn dates_and_years_at_the_edge_of_the_calendar_do_not_fail() {
        let mut from = every_member();
        from.filed_on = Day::parse("2020-02-29");
        from.report_date = Day::parse("9999-12-31");
        let next = next_year(&from, "new".into()).unwrap().evaluation;
        assert_eq!((next.filed_on, next.report_date), (Day::parse("2021-02-28"), None));
        from.year = 2999;
        assert_eq!(next_year(&from, "new".into()), None);
        from.year = i32::MAX;
        assert_eq!(next_year(&from, "new".into()), None);
    }
}
