//! 导出 Word, 导出 Excel, 导出 CSV.

use leptos::prelude::*;

use super::browser::files;
use super::browser::office::{self, Failure};
use super::state::{App, Notice, PaperContents};
use crate::export::make::{Format, Paper};
use crate::words::page as texts;
use crate::{export, file, words};

/// The formats that the office module makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfficeFormat {
    /// Report and form.
    Word,
    /// The form with live formulas, and its data.
    Excel,
}

impl OfficeFormat {
    /// What its button says.
    pub const fn label(self) -> &'static str {
        match self {
            OfficeFormat::Word => texts::EXPORT_WORD,
            OfficeFormat::Excel => texts::EXPORT_EXCEL,
        }
    }

    const fn extension(self) -> &'static str {
        match self {
            OfficeFormat::Word => "docx",
            OfficeFormat::Excel => "xlsx",
        }
    }

    const fn kind(self) -> &'static str {
        match self {
            OfficeFormat::Word => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            OfficeFormat::Excel => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

impl App {
    /// 导出 Word, 导出 Excel: made from the evaluation as it is now, while the page goes on. Word holds what 打印内容 names. `busy`
    /// holds meanwhile.
    pub fn export_office(self, format: OfficeFormat, busy: RwSignal<bool>) {
        if busy.get_untracked() || !self.gives_files() {
            return;
        }
        let Some(all) = self.to_hand_in() else { return };
        busy.set(true);
        self.check_all();
        let extension = format.extension();
        let (name, json) = self.evaluation.with_untracked(|evaluation| {
            (words::file_name(evaluation, extension), file::write_evaluation(evaluation))
        });
        // 空表 is for hands and paper: a file has the form as it is filled.
        let form_only = matches!(self.paper.get_untracked(), PaperContents::Form | PaperContents::Blank);
        let paper = Paper { draft: self.is_draft(&all), form_only };
        let json = match all.as_slice() {
            [_] => json,
            all => file::write_bundle(all),
        };
        leptos::task::spawn_local(async move {
            let made = office::make(extension, &json, paper).await;
            // The button may be gone: the person may have left the form.
            busy.try_set(false);
            match made {
                Ok(bytes) => {
                    self.handed_out(&name, files::download_bytes(&name, format.kind(), &bytes).is_ok());
                }
                Err(failure) => {
                    let why = sentence(failure);
                    self.notice.set(Some(Notice::Error(texts::not_made(&name, &why))));
                }
            }
        });
    }

    /// 导出 CSV.
    pub fn export_csv(self) {
        let name = self.evaluation.with_untracked(|evaluation| words::file_name(evaluation, "csv"));
        if !self.gives_files() {
            return;
        }
        let Some(all) = self.to_hand_in() else { return };
        match export::make::make(&all, Format::Csv, Paper::default()) {
            Ok(table) => self.handed_out(
                &name,
                files::download_bytes(&name, "text/csv", &table.as_slice().into()).is_ok(),
            ),
            Err(why) => {
                self.notice.set(Some(Notice::Error(texts::not_made(&name, &words::make_error(&why)))))
            }
        }
    }

    fn handed_out(self, name: &str, done: bool) {
        if done {
            self.say.set(texts::made(name));
        } else {
            self.notice.set(Some(Notice::Error(texts::NO_DOWNLOAD.to_owned())));
        }
    }
}

fn sentence(failure: Failure) -> String {
    match failure {
        Failure::Refused(sentence) => sentence,
        Failure::Outdated => texts::OFFICE_OUTDATED.to_owned(),
        Failure::Missing => texts::OFFICE_MISSING.to_owned(),
        Failure::Stuck => texts::OFFICE_STUCK.to_owned(),
        Failure::Broken(detail) => texts::office_broken(&detail),
    }
}
