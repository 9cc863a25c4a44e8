//! Texts, labels, boxes, dates: row by row.

use super::super::boxes::{Ticked, ticked};
use super::super::dates::{day, year_of};
use super::super::labels::Field;
use super::super::pairs::pairs;
use super::super::target;
use super::super::text::{joined, name_with_points, paragraphs, points, without_number, without_tags};
use super::super::title::{is_form_title, is_report_title};
use crate::number::reading::{Sense, read};

#[test]
fn wrapping_is_undone_and_blanks_that_mean_something_stay() {
    for (typed, line) in [
        ("经济效益 指标", "经济效益指标"),
        ("按照财政资金\n管理要求", "按照财政资金管理要求"),
        ("课堂 (空中课堂) 活动 (5 分)", "课堂(空中课堂)活动(5 分)"),
        ("4 次", "4 次"),
        ("375 场\n次", "375 场次"),
        ("a\nb", "a b"),
        ("  甲  ", "甲"),
    ] {
        assert_eq!(joined(typed), line, "{typed:?}");
    }
    assert_eq!(paragraphs("一、甲。\n二、乙\n丙。\n\n3. 丁"), "一、甲。\n二、乙丙。\n3. 丁");
    assert_eq!(without_tags("<p>甲</p>\n<p>乙 < 3</p>"), "甲\n\n\n乙 < 3");
    assert_eq!(without_tags("是<input type=checkbox checked>否<input type=checkbox>"), "是☑否☐");
}

#[test]
fn numbers_of_lists_go_and_numbers_of_names_stay() {
    for (typed, name) in [
        ("1.教师培训", "教师培训"),
        ("1、教师培训", "教师培训"),
        ("（2）教师培训", "教师培训"),
        ("一、教师培训", "教师培训"),
        ("指标3：教师培训", "教师培训"),
        ("①教师培训", "教师培训"),
        ("★教师培训", "★教师培训"),
        ("2020年培训", "2020年培训"),
        ("1.5米跳台", "1.5米跳台"),
        ("3D打印", "3D打印"),
        ("3：1配比", "3：1配比"),
        ("（40分）", "（40分）"),
        ("10", "10"),
    ] {
        assert_eq!(without_number(typed), name, "{typed}");
    }
}

#[test]
fn points_stand_in_brackets_or_alone() {
    for (typed, name, stated) in [
        ("教师培训（5分）", "教师培训", "5"),
        ("完成率(%) (5 分)", "完成率(%)", "5"),
        ("培训（分值4.5分）", "培训", "4.5"),
        ("培训（５分）", "培训", "5"),
    ] {
        let (found, stated_points) = name_with_points(typed).unwrap();
        assert_eq!((found, stated_points.exact().plain().as_str()), (name, stated), "{typed}");
    }
    for typed in ["教师培训", "培训（空中课堂）", "完成率(%)", "（5分）"] {
        assert_eq!(name_with_points(typed), None, "{typed}");
    }
    assert_eq!(points("4.50分").unwrap().to_string(), "4.50");
    assert_eq!(points("约5"), None);
    assert_eq!(points("4.675"), None);
}

#[test]
fn several_labels_may_stand_in_one_text() {
    let said = |text: &str| pairs(text).into_iter().map(|(_, value)| value).collect::<Vec<_>>();
    assert_eq!(
        said("单位名称：某校　填报日期：2021年6月15日  金额单位：万元"),
        ["某校", "2021年6月15日", "万元"]
    );
    assert_eq!(said("填报人：张三联系电话：123"), ["张三", "123"]);
    assert_eq!(said("（金额单位：元）"), ["元"]);
    assert_eq!(said("注：联系电话：123"), Vec::<String>::new());
    assert_eq!(said("说明：本表一式两份。"), Vec::<String>::new());
    assert_eq!(pairs("填报单位（盖章）：某校")[0], (Field::Unit, "某校".to_owned()));
}

#[test]
fn boxes_are_read_wherever_they_stand() {
    let choices = [("转移支付", 'c'), ("部门预算", 'a'), ("专项", 'b')];
    for (text, expected) in [
        ("☑部门预算项目　☐市直专项", Ticked::One('a')),
        ("部门预算项目☐ 市直专项☑", Ticked::One('b')),
        ("1、部门预算项目■ 2、市直专项□ 3、转移支付项目□", Ticked::One('a')),
        ("（√）部门预算项目（ ）市直专项", Ticked::One('a')),
        ("部门预算项目（ ）市直专项（√）", Ticked::One('b')),
        ("1、部门预算项目√ 2、市直专项", Ticked::One('a')),
        ("☒部门预算 ☐专项转移支付", Ticked::One('a')),
        ("市直专项", Ticked::One('b')),
        ("☐部门预算项目　☐市直专项", Ticked::Unclear),
        ("☑部门预算项目　☑市直专项", Ticked::Unclear),
        ("1、部门预算项目 2、市直专项", Ticked::Unclear),
        ("其他", Ticked::Nothing),
    ] {
        assert_eq!(ticked(text, &choices), expected, "{text}");
    }
}

#[test]
fn dates_and_years_are_read_in_all_writings() {
    for text in [
        "2021年6月15日",
        "2021 年 6 月 15 日",
        "2021-06-15",
        "2021/6/15",
        "2021.6.15",
        "20210615",
        "2021-06-15 00:00:00",
        "二〇二一年六月十五日",
    ] {
        assert_eq!(day(text).map(|day| day.to_string()).as_deref(), Some("2021-06-15"), "{text}");
    }
    for text in ["2021年6月", "44362", "2021-02-30", "尽快", ""] {
        assert_eq!(day(text), None, "{text}");
    }
    assert_eq!(year_of("（2020 年度）"), Some(2020));
    assert_eq!(year_of("某校二〇二〇年度自评表"), Some(2020));
    assert_eq!(year_of("附件12020年度"), None);
    assert_eq!(year_of("三年行动"), None);
}

#[test]
fn titles_are_told_from_sentences() {
    for text in [
        "2020年度项目自评表",
        "项目支出绩效自评表（2019年度）",
        "转移支付区域（项目）绩效目标自评表",
        "部门（单位）整体绩效自评表",
    ] {
        assert!(is_form_title(text), "{text}");
    }
    for text in
        ["附件：2020年度项目自评表（附后）", "填写自评表，报送财政局。", "1. 绩效自评表的填写", "得分"]
    {
        assert!(!is_form_title(text), "{text}");
    }
    assert!(is_report_title("2020年度某校整体绩效自评报告"));
    assert!(!is_report_title("本单位形成了绩效自评报告。"));
}

#[test]
fn a_lost_percent_sign_is_seen_and_chinese_numerals_stay_as_typed() {
    assert!(target::lost_percent("≥90%", "0.92"));
    assert!(!target::lost_percent("≥90%", "92%"));
    assert!(!target::lost_percent("0.5", "0.6"));
    assert!(matches!(read("十二次").sense, Sense::Number { ref value, .. } if value.plain() == "12"));
}
