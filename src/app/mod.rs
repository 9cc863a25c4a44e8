//! The page: shows everything below it and turns every gesture into one edit.

use leptos::prelude::*;

/// Mounts the page into the document's body.
pub fn mount() {
    leptos::mount::mount_to_body(|| view! { <h1>"自评"</h1> });
}
