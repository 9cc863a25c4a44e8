//! 一级 and 二级指标: rows under a heading that is not theirs, headings by another name, kinds that are missing.

use crate::checks::args::args;
use crate::checks::found::Found;
use crate::checks::indicators::kinds::{names_cost, names_satisfaction};
use crate::checks::look::{Look, Row};
use crate::evaluation::Place;
use crate::scheme::{Section, plain_title};

/// What a quantity, a quality and a benefit are called in headings, with the case that says that it is missing.
const KINDS: &[(&str, &[&str])] =
    &[("quantity", &["数量"]), ("quality", &["质量"]), ("benefit", &["效益", "可持续", "影响"])];

/// C03: a 二级指标 that its section does not have, or one of another kind than the row's own name. A section for
/// which the scheme names no 二级指标 takes any.
pub(in crate::checks) fn wrong_heading(look: &Look<'_>, found: &mut Found<'_>) {
    for row in look.rows.iter().filter(|row| !row.row.level2.trim().is_empty()) {
        let args =
            || args! { "ind" => row.name(), "l1" => row.row.level1.trim(), "l2" => row.row.level2.trim() };
        let section = row.score.section.and_then(|at| look.scheme.sections.get(at));
        let closed = section.is_some_and(|section| !section.level2.is_empty());
        if closed
            && row.level2.is_none()
            && !section.is_some_and(|section| takes_satisfaction(section, &row.row.level2))
        {
            let title = plain_title(&row.row.level2);
            let home = look.scheme.sections.iter().find(|section| section.level2_called(&title).is_some());
            match home {
                Some(home) => found.add_case("elsewhere", row.place("level2"), args().with("x", &home.title)),
                None => found.add(row.place("level2"), args()),
            }
        } else if let Some(case) = kind_of_name(row) {
            found.add_case(case, row.place("level2"), args());
        }
    }
}

/// Whether a heading is one of the many of satisfaction, and the section has one of these.
fn takes_satisfaction(section: &Section, level2: &str) -> bool {
    level2.contains("满意") && section.level2.iter().any(|one| one.name.contains("满意"))
}

/// The case for a row whose name is about satisfaction or cost and whose 二级指标 is one of the other outputs.
fn kind_of_name(row: &Row<'_>) -> Option<&'static str> {
    let under = |kinds: &[&str]| kinds.iter().any(|kind| row.row.level2.contains(kind));
    if under(&["数量", "质量", "时效", "成本"]) && names_satisfaction(row.name()) {
        return Some("satisfaction");
    }
    (under(&["数量", "质量", "时效"]) && names_cost(row.name())).then_some("cost")
}

/// C04: each row whose heading is another name for the scheme's by more than 指标. Headings of satisfaction have
/// many names that forms use.
pub(in crate::checks) fn heading_by_another_name(look: &Look<'_>, found: &mut Found<'_>) {
    for row in &look.rows {
        let Some(standard) = row.level2 else { continue };
        let written = &row.row.level2;
        if stem(written) == stem(&standard.name) || written.contains("满意") {
            continue;
        }
        let written = plain_title(written);
        if stem(&written) != stem(&plain_title(&standard.name)) {
            let args = args! { "ind" => row.name(), "x" => written.as_ref(), "y" => &standard.name };
            found.add(row.place("level2"), args);
        }
    }
}

fn stem(title: &str) -> &str {
    title.strip_suffix("指标").unwrap_or(title)
}

/// C09: once for each kind that the scheme has a heading for and the table no row. Satisfaction is no benefit, also
/// where it stands in the section of benefits.
pub(in crate::checks) fn missing_kind(look: &Look<'_>, found: &mut Found<'_>) {
    if look.rows.is_empty() {
        return;
    }
    for (case, words) in KINDS {
        let says = |text: &str| words.iter().any(|word| text.contains(word));
        let of_scheme = look.scheme.sections.iter().flat_map(|section| &section.level2);
        if !of_scheme.into_iter().any(|level2| says(&level2.name)) {
            continue;
        }
        let is_one = |row: &Row<'_>| {
            let headings = says(&row.row.level2) || says(&row.row.level1) && !row.is_satisfaction();
            headings && look.stands(row)
        };
        if !look.rows.iter().any(is_one) {
            found.add_case(case, Place::root().member("indicators"), args! {});
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::said;

    fn row(level1: &str, level2: &str, name: &str) -> String {
        format!(r#"{{"level1": "{level1}", "level2": "{level2}", "name": "{name}"}}"#)
    }

    #[test]
    fn headings_that_are_not_the_rows_own() {
        let wrong = |level1: &str, level2: &str, name: &str| said("C03", &row(level1, level2, name));
        assert_eq!(
            wrong("产出指标（50分）", "社会效益", "就业"),
            ["“就业”的二级指标“社会效益”不属于“产出指标（50分）”，应列在“效益指标”下。"]
        );
        assert_eq!(wrong("产出", "过程指标", "就业"), ["“就业”的二级指标“过程指标”不属于“产出”。"]);
        assert_eq!(wrong("产出指标", "质量指标", "学员满意度").len(), 1);
        assert_eq!(wrong("满意度指标", "质量指标", "家长").len(), 1);
        assert_eq!(wrong("产出指标", "家长满意度指标", "家长").len(), 1);
        assert_eq!(wrong("产出指标", "数量", "单位成本（元）").len(), 1);
        for (level1, level2, name) in [
            ("产出指标", "成本指标", "单位成本"),
            ("产出指标", "", "就业"),
            ("管理指标", "过程指标", "就业"),
            ("满意度指标", "社会公众或服务对象满意度指标", "家长"),
            ("满意度指标", "家长满意情况", "家长"),
            ("效益指标", "环境效益指标", "绿地"),
            ("产出指标", "数量指标", "满意度调查次数"),
            ("产出指标", "质量指标", "成本核算准确率"),
        ] {
            assert!(wrong(level1, level2, name).is_empty(), "{level1} {level2} {name}");
        }
    }

    #[test]
    fn other_names_of_headings() {
        let late = row("产出指标", "产出时效", "验收");
        assert_eq!(
            said("C04", &format!("{late},{late}")),
            ["“验收”的二级指标名称“产出时效”不规范，建议用“时效指标”。"; 2]
        );
        for level2 in ["时效", "时效 指标", "时效指标（10分）"] {
            assert!(said("C04", &row("产出指标", level2, "验收")).is_empty(), "{level2}");
        }
        assert!(said("C04", &row("满意度指标", "社会公众或服务对象满意度", "家长")).is_empty());
    }

    #[test]
    fn kinds_that_a_table_must_have() {
        let quantity = row("产出指标", "数量指标", "培训");
        assert_eq!(said("C09", &quantity), ["缺少质量指标。", "缺少效益指标。"]);
        let lasting = row("", "可持续影响指标", "制度");
        assert_eq!(said("C09", &format!("{quantity},{lasting}")), ["缺少质量指标。"]);
        let satisfied = row("效益指标", "满意度", "家长");
        assert_eq!(said("C09", &format!("{quantity},{satisfied}")).len(), 2);
        assert!(said("C09", "").is_empty());
    }
}
