//! 打印内容: what 打印, Ctrl+P, 下载 HTML and 导出 Word give.

use leptos::prelude::*;

use crate::app::state::{PaperContents, app};
use crate::words::page as texts;

/// The choice, and how to get page numbers where the browser does not print the page's own.
#[component]
pub fn PaperChoice() -> impl IntoView {
    let app = app();
    // Others are kept or forgotten only outside the form, so that this holds as long as it is shown.
    // Where they cannot be read a notice says so, above the form.
    let companions = app.companions().as_ref().map_or(0, Vec::len);
    let mut choices = vec![
        (PaperContents::Form, texts::PAPER_FORM.to_owned()),
        (PaperContents::ReportAndForm, texts::PAPER_REPORT.to_owned()),
    ];
    if companions > 0 {
        choices.push((PaperContents::Package, texts::paper_package(companions.saturating_add(1))));
    } else if app.paper.get_untracked() == PaperContents::Package {
        app.paper.set(PaperContents::ReportAndForm);
    }
    choices.push((PaperContents::Blank, texts::PAPER_BLANK.to_owned()));
    let radios = choices.into_iter().map(|(contents, words)| {
        view! {
            <label class="radio">
                <input
                    type="radio"
                    name="paper"
                    prop:checked=move || app.paper.get() == contents
                    on:change=move |_| app.choose_paper(contents)
                />
                {words}
            </label>
        }
    });
    let by_hand = window().navigator().user_agent().is_ok_and(|browser| !prints_page_numbers(&browser));
    view! {
        <fieldset class="paper-choice">
            <legend>{texts::PAPER}</legend>
            {radios.collect_view()}
            <label class="radio">
                <input
                    type="checkbox"
                    prop:checked=move || app.sign_line.get()
                    on:change=move |event| app.choose_sign_line(event_target_checked(&event))
                />
                {texts::SIGN_LINE}
            </label>
        </fieldset>
        <p class="hint">{texts::PAPER_STEERS}</p>
        {by_hand.then(|| view! { <p class="hint page-numbers">{texts::PAGE_NUMBERS}</p> })}
    }
}

/// Whether a browser prints the margin boxes of `style/paper.css`: Chromium from 131 on. Asking the browser which
/// rules it knows doesn't tell; browsers built on Chromium keep its version in their name.
fn prints_page_numbers(browser: &str) -> bool {
    const FIRST: u32 = 131;
    let version =
        browser.split_once("Chrome/").and_then(|(_, rest)| rest.split('.').next()?.parse::<u32>().ok());
    version.is_some_and(|version| version >= FIRST)
}

#[cfg(test)]
mod tests {
    use super::prints_page_numbers;

    #[test]
    fn only_chromium_from_131_on_prints_page_numbers() {
        for (browser, prints) in [
            (
                "Mozilla/5.0 (Windows NT 6.1) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/109.0.0.0 Safari/537.36",
                false,
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36",
                false,
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0",
                true,
            ),
            ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", false),
            ("", false),
        ] {
            assert_eq!(prints_page_numbers(browser), prints, "{browser}");
        }
    }
}
