//! 更多: what a row says beyond the table.

use leptos::prelude::*;

use super::field::Text;
use super::indicator_row::Row;
use super::rule::RuleSelect;
use crate::app::state::app;
use crate::edit::{Edit, RowText};
use crate::words::page as texts;

/// The line below a row.
#[component]
pub fn RowDetail(row: Row) -> impl IntoView {
    let app = app();
    let (stated, number) = (row.stated, row.number);
    let id = row.id.clone();
    view! {
        <tr class="detail">
            <td colspan="10">
                <div class="detail-fields">
                    <div class="field">
                        <span class="field-label" aria-hidden="true">{texts::NOTE}</span>
                        <Text field=row.text(RowText::Note) value=row.value(RowText::Note) name=row.name(texts::NOTE) lines=2 mark=row.detail_mark("note") />
                    </div>
                    <div class="field">
                        <span class="field-label" aria-hidden="true">{texts::EVIDENCE}</span>
                        <Text field=row.text(RowText::Evidence) value=row.value(RowText::Evidence) name=row.name(texts::EVIDENCE) lines=2 mark=row.detail_mark("evidence") />
                    </div>
                    <div class="field">
                        <span class="field-label" aria-hidden="true">{texts::RULE}</span>
                        <RuleSelect row=row.clone() />
                    </div>
                    <div class="field">
                    <label class="check">
                        <input
                            type="checkbox"
                            data-place="shares_score_with_above"
                            aria-label=move || texts::cell_name(number.get(), texts::SHARES)
                            prop:checked=move || stated.read().shares_score_with_above
                            prop:disabled=move || number.get() == 1
                            on:change:target=move |event| app.edit(&Edit::SharesScore(id.clone(), event.target().checked()))
                        />
                        {texts::SHARES}
                    </label>
                    <p class="hint">{texts::SHARES_HINT}</p>
                    </div>
                </div>
            </td>
        </tr>
    }
}
