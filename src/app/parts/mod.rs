//! The parts of the pages, one family each.

pub mod accounts;
pub mod announcer;
pub mod budget;
pub mod explanation;
pub mod field;
pub mod figure;
pub mod goals;
pub mod header;
pub mod indicator_row;
pub mod indicator_table;
pub mod notices;
pub mod opener;
pub mod own_paragraph;
pub mod own_scheme;
pub mod paper_choice;
pub mod print_question;
pub mod report;
pub mod report_text;
pub mod row_detail;
pub mod row_score;
pub mod rule;
pub mod score_bar;
pub mod shelf;
pub mod survey;
pub mod tier;
pub mod top_bar;
