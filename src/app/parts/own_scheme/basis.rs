//! 依据: what the own rules are quoted as.

use leptos::prelude::*;

use super::editor::Group;
use super::fields::Say;
use crate::edit::own::SchemeText;
use crate::words::page as texts;

/// The group.
#[component]
pub fn BasisGroup() -> impl IntoView {
    view! {
        <Group title=texts::GROUP_BASIS>
            <p class="hint">{texts::BASIS_HINT}</p>
            <div class="fields">
                <Say of=SchemeText::Citation label=texts::CITATION />
                <Say of=SchemeText::Says label=texts::SAYS wide=true />
            </div>
        </Group>
    }
}
