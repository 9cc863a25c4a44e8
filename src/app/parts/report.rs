//! 自评报告: the report as running text, each of whose paragraphs can be put into the person's own words.

use leptos::prelude::*;

use super::own_paragraph::OwnParagraph;
use super::report_text::{Block, BlockId, ReportText};
use crate::app::state::app;
use crate::report::{Part, Table, TableCell};
use crate::signs::shown;
use crate::words::page as texts;

/// The part. The text is made only while it is shown: typing elsewhere must not wait for it. Folded up it is made for
/// those alone who replaced a paragraph, to tell them which figures no longer agree.
#[component]
pub fn ReportPart() -> impl IntoView {
    let app = app();
    let open = RwSignal::new(false);
    let text = Memo::new(move |_| ReportText::of(app));
    let any_own = Memo::new(move |_| app.evaluation.with(|evaluation| !evaluation.report.is_empty()));
    let replaced =
        Memo::new(move |_| any_own.get().then(|| text.read().replaced()).filter(|(own, _)| *own > 0));
    let label = move || if open.get() { texts::CLOSE_REPORT } else { texts::OPEN_REPORT };
    view! {
        <section class="part report-part" id="part-report" aria-labelledby="report-title">
            <h2 id="report-title">{texts::REPORT}</h2>
            <p class="lead">{texts::REPORT_LEAD}</p>
            <p class="report-fold">
                <button
                    type="button"
                    aria-expanded=move || if open.get() { "true" } else { "false" }
                    on:click=move |_| open.update(|open| *open = !*open)
                >
                    {label}
                </button>
                {move || replaced.get().map(|(own, strange)| view! {
                    <span class="replaced-count" class:strange=move || { strange > 0 }>{texts::replaced_paragraphs(own, strange)}</span>
                })}
            </p>
            <Show when=move || open.get()>
                <div class="report-text">
                    <For each=move || text.read().order.clone() key=BlockId::clone let:id>
                        <BlockView id text />
                    </For>
                </div>
            </Show>
        </section>
    }
}

#[component]
fn BlockView(id: BlockId, text: Memo<ReportText>) -> impl IntoView {
    let of_block = id.clone();
    let block = Memo::new(move |_| text.read().blocks.get(&of_block).cloned());
    match id {
        BlockId::Own(key) => view! { <OwnParagraph key block /> }.into_any(),
        BlockId::Fixed(_) => (move || block.get().map(fixed)).into_any(),
    }
}

/// A block that stands as it is.
fn fixed(block: Block) -> AnyView {
    match block.part {
        Part::Heading { level: 1, text } => view! { <h4>{seen(&text)}</h4> }.into_any(),
        Part::Heading { level: 2, text } => view! { <h5>{seen(&text)}</h5> }.into_any(),
        Part::Heading { text, .. } => view! { <h6>{seen(&text)}</h6> }.into_any(),
        Part::Paragraph(paragraph) => {
            view! { <div class="report-words">{lines(&paragraph.text)}</div> }.into_any()
        }
        Part::Caption(text) => view! { <p class="report-caption">{seen(&text)}</p> }.into_any(),
        Part::Table(table) => table_view(table).into_any(),
        Part::Signature { unit, date } => {
            view! { <div class="report-signature"><p>{seen(&unit)}</p><p>{date}</p></div> }.into_any()
        }
        Part::Title(_) | Part::Line(_) | Part::Footnotes(_) => ().into_any(),
    }
}

/// A text as paper shows it, nothing in it unseen.
fn seen(text: &str) -> String {
    shown(text).into_owned()
}

/// Each line of a text as a paragraph.
pub fn lines(text: &str) -> impl IntoView + use<> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty()).map(seen);
    lines.map(|line| view! { <p>{line}</p> }).collect_view()
}

fn table_view(table: Table) -> impl IntoView {
    let rows = table.rows.into_iter().map(|row| {
        let cells = row.cells.into_iter().map(cell_view).collect_view();
        view! { <tr>{cells}</tr> }
    });
    // It may be wider than a small screen: then it scrolls, by keyboard too.
    view! {
        <div class="report-table" role="region" tabindex="0" aria-label=texts::REPORT_TABLE>
            <table><tbody>{rows.collect_view()}</tbody></table>
        </div>
    }
}

fn cell_view(cell: TableCell) -> AnyView {
    let (columns, rows) = (cell.columns.to_string(), cell.rows.to_string());
    if cell.heading {
        view! { <th colspan=columns rowspan=rows>{seen(&cell.text)}</th> }.into_any()
    } else {
        view! { <td colspan=columns rowspan=rows>{seen(&cell.text)}</td> }.into_any()
    }
}
