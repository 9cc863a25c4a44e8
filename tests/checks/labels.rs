//! One thing has one name: on the form, on paper, and in what the checks say.

use ziping::checks::{Check, Finding};
use ziping::edit::{AccountColumn, FundsColumn};
use ziping::evaluation::{Account, NarrativeKey, Place};
use ziping::report::{Part, report};
use ziping::scoring::score;
use ziping::words::{self, page};
use ziping::{examples, scheme};

use super::files::{Unit, names, path};

/// Headings and cells of the heading rows of a generated report.
fn headings() -> Vec<String> {
    let mut evaluation = examples::all().remove(0);
    evaluation.accounts = vec![Account { name: "收入合计".into(), ..Account::default() }];
    let scheme = scheme::of(&evaluation).unwrap();
    let card = score(&evaluation, &scheme);
    let document = report(&evaluation, &scheme, &card, false);
    let parts = document.sheets.iter().flat_map(|sheet| &sheet.parts);
    let texts = parts.flat_map(|part| match part {
        Part::Heading { text, .. } => vec![text.clone()],
        Part::Table(table) => {
            let heads = table.rows.iter().take(table.header_rows);
            heads.flat_map(|row| row.cells.iter().map(|cell| cell.text.clone())).collect()
        }
        _ => Vec::new(),
    });
    texts.collect()
}

/// Every finding of the bad examples of a check.
fn bad(check: Check) -> Vec<Finding> {
    let directory = path("checks/examples").join(check.id());
    let bad = names(&directory).into_iter().filter(|name| name.starts_with("bad"));
    let units = bad.map(|name| Unit::read(&directory.join(format!("{name}.json"))));
    let findings = units
        .flat_map(|unit| unit.findings().into_iter().flat_map(|(_, findings)| findings).collect::<Vec<_>>());
    findings.filter(|finding| finding.check == check).collect()
}

#[test]
fn columns_of_the_accounts_have_one_name_on_the_form_on_paper_and_in_findings() {
    let headings = headings();
    for column in AccountColumn::ALL {
        let label = page::account_column(column);
        assert!(headings.iter().any(|text| text == label), "{label}: {headings:?}");
    }
    let mut seen = 0;
    for check in [Check::A12, Check::A30, Check::A31] {
        for finding in bad(check) {
            let at = page::column_of(&finding.place);
            if finding.place.path().starts_with("accounts[") {
                seen += 1;
                let said = words::finding(&finding);
                assert!(said.contains(at) && !at.is_empty(), "{at}: {said}");
                let of_budget = finding.case == "total";
                assert!(of_budget || !said.contains(page::funds_column(FundsColumn::Adjusted)), "{said}");
            }
        }
    }
    assert!(seen >= 10, "only {seen} findings");
}

#[test]
fn a_subtotal_is_not_named_twice() {
    let checks = [Check::A12, Check::A30, Check::A31];
    for said in checks.into_iter().flat_map(bad).map(|finding| words::finding(&finding)) {
        for twice in ["基本支出基本支出", "项目支出项目支出", "小计小计"] {
            assert!(!said.contains(twice), "{said}");
        }
    }
}

#[test]
fn the_share_inside_a_tier_has_one_name() {
    let of_share = bad(Check::A16).into_iter().filter(|finding| finding.case.contains("share"));
    let said: Vec<String> = of_share.map(|finding| words::finding(&finding)).collect();
    assert!(!said.is_empty() && said.iter().all(|said| said.contains(page::SHARE)), "{said:?}");
    let place = Place::root().member("indicators").index(0).member("share");
    assert!(words::place(&place).contains(page::SHARE));
    assert!(words::check_about(Check::A16).when.contains(page::SHARE));
    assert!(words::check_about(Check::A13).mend.contains(page::SHARE));
}

#[test]
fn problems_have_one_name() {
    let label = page::narrative(NarrativeKey::Problems).0;
    assert!(headings().iter().any(|text| text.contains(label)));
    let none = bad(Check::D06).into_iter().filter(|finding| finding.case == "none");
    let said: Vec<String> = none.map(|finding| words::finding(&finding)).collect();
    let quoted = format!("“{label}”");
    assert!(!said.is_empty() && said.iter().all(|said| said.contains(&quoted)), "{said:?}");
    assert!(words::check_about(Check::D06).when.contains(&quoted));
    let place = Place::root().member("narrative").member("problems");
    assert!(words::place(&place).contains(label), "{}", words::place(&place));
}

#[test]
fn money_is_said_with_the_digits_it_is_stated_with() {
    let said: Vec<String> = bad(Check::A31).iter().map(words::finding).collect();
    assert!(said.iter().any(|said| said.contains("60.00")), "{said:?}");
}
