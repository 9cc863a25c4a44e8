//! Which scheme rules a form: what it shows held against every built-in scheme.

use super::draft::Shown;
use super::understood::{About, Fit, Proposal, Reason};
use crate::evaluation::Evaluation;
use crate::number::Points;
use crate::scheme::{ColumnKind, FormRow, Kind, Scheme, built_in};

/// Words of documents and places, and the schemes (by the start of their ids) that they speak for.
const WORDS: &[(&str, &[&str])] = &[
    ("hubei", &["鄂财", "湖北", "武汉", "黄石", "襄阳", "宜昌", "荆州"]),
    ("yunnan", &["云财", "云南", "昆明", "临沧", "曲靖", "大理"]),
    ("sichuan", &["川财", "四川", "成都", "绵阳", "大英"]),
    ("yinchuan", &["银川", "宁财", "宁夏"]),
    ("mof-2020", &["财预〔2020〕10号", "财预[2020]10号"]),
    ("mof-2021", &["财预〔2021〕101号", "财预[2021]101号"]),
    ("transfer", &["转移支付"]),
];

/// The built-in schemes, the best fitting first.
pub(super) fn proposals(evaluation: &Evaluation, shown: &Shown) -> Vec<Proposal> {
    let mut worths: Vec<(i32, Proposal)> = built_in()
        .iter()
        .map(|scheme| {
            let mut compared = Compared { worth: 0, reasons: Vec::new() };
            compared.all(evaluation, shown, scheme);
            (compared.worth, compared.proposal(scheme))
        })
        .collect();
    worths.sort_by_key(|(worth, _)| std::cmp::Reverse(*worth));
    worths.into_iter().map(|(_, proposal)| proposal).collect()
}

struct Compared {
    worth: i32,
    reasons: Vec<Reason>,
}

impl Compared {
    fn say(&mut self, about: About, worth: i32, agrees: bool, found: String, expected: String) {
        self.worth = self.worth.saturating_add(if agrees { worth } else { worth.saturating_neg() });
        self.reasons.push(Reason { about, agrees, found, expected });
    }

    fn all(&mut self, evaluation: &Evaluation, shown: &Shown, scheme: &Scheme) {
        let kind = |whole: bool| if whole { "整体" } else { "项目" }.to_owned();
        let whole = !evaluation.is_project();
        self.say(
            About::Kind,
            30,
            whole == (scheme.kind == Kind::WholeUnit),
            kind(whole),
            kind(scheme.kind == Kind::WholeUnit),
        );
        if !evaluation.indicators.is_empty() {
            let has_scores = shown.score_column || evaluation.claimed.total.is_some();
            self.say(About::Scored, 12, has_scores == scheme.scored, String::new(), String::new());
        }
        let of_scheme = scheme.budget.as_ref().and_then(|budget| budget.points);
        if let Some(found) = shown.budget_points {
            let expected = of_scheme.map(plain).unwrap_or_default();
            self.say(About::BudgetPoints, 12, of_scheme == Some(found), plain(found), expected);
        }
        self.sections(evaluation, scheme);
        self.columns(shown, scheme);
        self.sources(evaluation, scheme);
        self.members(shown, scheme);
        self.words(evaluation, shown, scheme);
    }

    fn sections(&mut self, evaluation: &Evaluation, scheme: &Scheme) {
        let mut seen: Vec<&str> = Vec::new();
        for row in &evaluation.indicators {
            if !row.level1.is_empty() && !seen.contains(&row.level1.as_str()) && seen.len() < 20 {
                seen.push(&row.level1);
            }
        }
        let mut found = Vec::new();
        for level1 in seen {
            let place = scheme.section_of(level1);
            self.say(About::Section, 4, place.is_some(), level1.to_owned(), String::new());
            let Some(section) = place.and_then(|place| scheme.sections.get(place)) else { continue };
            found.push(section.title.as_str());
            let points = evaluation.claimed.sections.get(level1).copied().or_else(|| {
                Points::sum(
                    evaluation.indicators.iter().filter(|row| row.level1 == level1).map(|row| row.points),
                )
            });
            if let (Some(points), Some(expected)) = (points, section.points) {
                self.say(
                    About::SectionPoints,
                    6,
                    points == expected,
                    format!("{level1} {points}"),
                    plain(expected),
                );
            }
        }
        for section in scheme.sections.iter().filter(|section| !found.contains(&section.title.as_str())) {
            if !evaluation.indicators.is_empty() && scheme.free_points.is_none() {
                self.say(About::Section, 4, false, String::new(), section.title.clone());
            }
        }
    }

    fn columns(&mut self, shown: &Shown, scheme: &Scheme) {
        let kinds = columns_of(scheme);
        let has = |kind: ColumnKind| kinds.contains(&kind);
        let compared = [
            ("指标性质", shown.three_cells, has(ColumnKind::TargetOperator), 6),
            ("分值", shown.points_column, has(ColumnKind::Points), 3),
            ("偏差原因", shown.reason_column, has(ColumnKind::Reason), 2),
            ("复核", shown.review_column, has(ColumnKind::Blank), 6),
            ("年初预算数", shown.initial, shows_initial(scheme), 2),
        ];
        for (name, here, there, worth) in compared {
            if here || there {
                self.say(About::Columns, worth, here == there, name.to_owned(), String::new());
            }
        }
    }

    fn sources(&mut self, evaluation: &Evaluation, scheme: &Scheme) {
        let Some(budget) = scheme.budget.as_ref().filter(|budget| !budget.sources.is_empty()) else { return };
        for source in evaluation.budget.sources.iter().take(20) {
            let agrees = budget.sources.contains(&source.name);
            self.say(About::Sources, 1, agrees, source.name.clone(), String::new());
        }
    }

    /// Fields that only some forms have: those of this form held against those of the scheme's.
    fn members(&mut self, shown: &Shown, scheme: &Scheme) {
        let printed = members_of(scheme);
        for member in &shown.members {
            let there = printed.iter().any(|printed| printed == member);
            // A row for a text stands on one form only, a grade on many.
            let worth = match member.as_str() {
                "claimed.grade" => 3,
                text if text.starts_with("narrative.") => 10,
                _ => 5,
            };
            self.say(About::Fields, worth, there, member.clone(), String::new());
        }
        for member in printed.iter().filter(|member| !shown.members.contains(member)) {
            self.say(About::Fields, 1, false, String::new(), member.clone());
        }
    }

    fn words(&mut self, evaluation: &Evaluation, shown: &Shown, scheme: &Scheme) {
        let texts = [evaluation.unit.as_str(), shown.words.as_str()];
        for (start, words) in WORDS {
            let found = words.iter().find(|word| texts.iter().any(|text| text.contains(*word)));
            if let Some(word) = found.filter(|_| scheme.id.starts_with(start)) {
                self.say(About::Words, 5, true, (*word).to_owned(), String::new());
            }
        }
    }

    fn proposal(self, scheme: &Scheme) -> Proposal {
        let against =
            |about: About| self.reasons.iter().any(|reason| reason.about == about && !reason.agrees);
        let minor = [About::Fields, About::Columns, About::Sources];
        let slips =
            self.reasons.iter().filter(|reason| !reason.agrees && !minor.contains(&reason.about)).count();
        let points = self
            .reasons
            .iter()
            .filter(|reason| !reason.agrees && reason.about == About::SectionPoints)
            .count();
        let sections =
            self.reasons.iter().filter(|reason| !reason.agrees && reason.about == About::Section).count();
        let poor = against(About::Kind)
            || against(About::Scored)
            || against(About::BudgetPoints)
            || points >= 2
            || sections >= 2;
        let fit = match (poor, slips) {
            (true, _) => Fit::Poor,
            (false, 0) => Fit::Good,
            (false, _) => Fit::Fair,
        };
        let minor =
            self.reasons.iter().filter(|reason| !reason.agrees && minor.contains(&reason.about)).count();
        let fit = if fit == Fit::Good && minor > 4 { Fit::Fair } else { fit };
        Proposal { scheme: scheme.full_id().to_string(), fit, reasons: self.reasons }
    }
}

fn plain(points: Points) -> String {
    points.exact().plain()
}

/// What the columns of a scheme's indicator table show.
pub(in crate::import) fn columns_of(scheme: &Scheme) -> Vec<ColumnKind> {
    fn collect(rows: &[FormRow], kinds: &mut Vec<ColumnKind>) {
        for row in rows {
            match row {
                FormRow::Indicators(grid) => kinds.extend(grid.columns.iter().map(|column| column.kind)),
                FormRow::Block { rows, .. } => collect(rows, kinds),
                _ => {}
            }
        }
    }
    let mut kinds = Vec::new();
    collect(&scheme.form.rows, &mut kinds);
    kinds
}

/// Whether a member is one by which forms differ.
pub(super) fn tells_forms_apart(member: &str) -> bool {
    let starts = [
        "narrative.",
        "contacts.",
        "expenditure.",
        "project.category",
        "project.attribute",
        "project.duration",
    ];
    starts.iter().any(|start| member.starts_with(start))
        || matches!(member, "goals.achieved" | "goals.long_term" | "budget.reason" | "claimed.grade")
}

/// Those members that the form of a scheme prints.
fn members_of(scheme: &Scheme) -> Vec<String> {
    fn cell(text: &str, boxes: Option<&str>, members: &mut Vec<String>) {
        members.extend(boxes.map(|of| format!("project.{of}")));
        for part in text.split('{').skip(1) {
            let name = part.split('}').next().unwrap_or_default();
            members.push(if name == "grade" { "claimed.grade".to_owned() } else { name.to_owned() });
        }
    }
    fn collect(rows: &[FormRow], members: &mut Vec<String>) {
        for row in rows {
            match row {
                FormRow::Cells(cells) | FormRow::EachSource(cells) => {
                    for of in cells {
                        cell(&of.text, of.boxes.as_ref().map(|boxes| boxes.of.word()), members);
                    }
                }
                FormRow::Block { rows, .. } => collect(rows, members),
                FormRow::Indicators(_) => {}
            }
        }
    }
    let mut members = Vec::new();
    collect(&scheme.form.rows, &mut members);
    scheme.form.above.iter().chain(&scheme.form.below).for_each(|text| cell(text, None, &mut members));
    members.retain(|member| tells_forms_apart(member));
    members.sort();
    members.dedup();
    members
}

fn shows_initial(scheme: &Scheme) -> bool {
    fn any(rows: &[FormRow]) -> bool {
        rows.iter().any(|row| match row {
            FormRow::Cells(cells) => cells.iter().any(|cell| cell.text.contains("{budget.initial}")),
            FormRow::Block { rows, .. } => any(rows),
            _ => false,
        })
    }
    any(&scheme.form.rows)
}
