//! The head of the form: which evaluation, whether it is kept, and what can be taken away.

use leptos::prelude::*;

use super::opener::FileOpener;
use crate::app::browser::{event, focus};
use crate::app::office::OfficeFormat;
use crate::app::state::{Saving, app};
use crate::scheme::{Kind, built_in};
use crate::tabs::Role;
use crate::words::page as texts;

/// The bar.
#[component]
pub fn TopBar() -> impl IntoView {
    let app = app();
    let title = Memo::new(move |_| app.evaluation.with(texts::shelf_name));
    Effect::new(move |_| document().set_title(&texts::document_title(&title.read())));
    view! {
        <header class="top-bar">
            <button type="button" class="back" on:click=move |_| app.leave()>{texts::BACK}</button>
            <h1>{title}</h1>
            <SaveState />
            <div class="top-actions">
                <FileOpener />
                <button type="button" class="first" on:click=move |_| app.export_json()>{texts::EXPORT_JSON}</button>
                <button type="button" on:click=move |_| app.export_html()>{texts::EXPORT_HTML}</button>
                <Exports />
                <button type="button" on:click=move |_| app.print()>{texts::PRINT}</button>
                <NextProject />
                <button
                    type="button"
                    on:click=move |_| {
                        let open = app.evaluation.get_untracked();
                        app.open_next_year(&open);
                    }
                >
                    {texts::NEXT_YEAR}
                </button>
            </div>
        </header>
    }
}

/// 导出 Word, 导出 Excel, 导出 CSV: side by side, on small screens behind one button.
#[component]
fn Exports() -> impl IntoView {
    const CHOICES: &str = "exports-choices";
    let app = app();
    let open = RwSignal::new(false);
    let close = move |event: leptos::ev::KeyboardEvent| {
        if event::is_escape(&event) && open.get_untracked() {
            open.set(false);
            focus::focus(".exports-toggle");
        }
    };
    view! {
        <div class="exports" class:open=move || open.get() on:keydown=close>
            <button
                type="button"
                class="exports-toggle"
                aria-expanded=move || open.get().to_string()
                aria-controls=CHOICES
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {texts::EXPORT}
            </button>
            <div id=CHOICES class="menu-choices exports-choices">
                <OfficeButton format=OfficeFormat::Word />
                <OfficeButton format=OfficeFormat::Excel />
                <button type="button" on:click=move |_| app.export_csv()>{texts::EXPORT_CSV}</button>
            </div>
        </div>
    }
}

/// A button that says when its file is being made. It keeps the focus: a disabled one would lose it.
#[component]
fn OfficeButton(format: OfficeFormat) -> impl IntoView {
    let app = app();
    let busy = RwSignal::new(false);
    view! {
        <button
            type="button"
            aria-busy=move || busy.get().then_some("true")
            aria-disabled=move || busy.get().then_some("true")
            on:click=move |_| app.export_office(format, busy)
        >
            {move || if busy.get() { texts::MAKING } else { format.label() }}
        </button>
    }
}

/// 已保存 / 正在保存 / 未能保存（原因）, and beside it 已导出 / 未导出.
#[component]
fn SaveState() -> impl IntoView {
    let app = app();
    let failed = move || matches!(*app.saving.read(), Saving::Failed(_));
    let state = move || match app.saving.get() {
        _ if app.follows() => texts::FOLLOWS.to_owned(),
        Saving::Untouched => texts::UNTOUCHED.to_owned(),
        Saving::Saved(_) if !app.lasting => texts::IN_MEMORY.to_owned(),
        Saving::Saved(at) => texts::saved(&at),
        Saving::Pending => texts::SAVING.to_owned(),
        Saving::Failed(why) => texts::not_saved(&why),
    };
    let exported = move || if app.exported.get() { texts::EXPORTED } else { texts::NOT_EXPORTED };
    view! {
        <p class="save-state" class:failed=failed>
            <span class="saving">{state}</span>
            <span class="exported" class:done=move || app.exported.get()>{exported}</span>
            {move || (failed() && app.role.get() == Role::Writing).then(|| view! {
                <button type="button" class="quiet" on:click=move |_| app.save_as_copy()>{texts::COPY}</button>
                <span class="visually-hidden" role="alert">{texts::EXPORT_NOW}</span>
            })}
        </p>
    }
}

/// 新建本单位下一个项目: by the scheme of this project, or by one of the schemes for projects.
#[component]
fn NextProject() -> impl IntoView {
    let app = app();
    move || {
        let current = app.scheme.get();
        let schemes = match current.kind {
            Kind::Project => vec![current],
            Kind::WholeUnit => {
                built_in().iter().filter(|scheme| scheme.kind == Kind::Project).cloned().collect()
            }
        };
        if let [only] = schemes.as_slice() {
            let only = only.clone();
            return view! {
                <button type="button" on:click=move |_| app.open_next_project(&only)>{texts::NEXT_PROJECT}</button>
            }
            .into_any();
        }
        let choices = schemes.into_iter().map(|scheme| {
            let name = crate::words::scheme_name(&scheme);
            view! { <button type="button" on:click=move |_| app.open_next_project(&scheme)>{name}</button> }
        });
        view! {
            <details class="menu">
                <summary class="button">{texts::NEXT_PROJECT}</summary>
                <div class="menu-choices">{choices.collect_view()}</div>
            </details>
        }
        .into_any()
    }
}
