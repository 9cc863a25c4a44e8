//! Where in the program a person is, as the part of the address behind `#`: back, forward and reload work.

use js_sys::{decode_uri_component, encode_uri_component};

/// A place in the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The start page.
    Start,
    /// The form of a kept evaluation.
    Kept(String),
    /// An example that nobody changed yet.
    Example(Example),
}

/// The two examples.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Example {
    /// A whole unit's table.
    Unit,
    /// A project's table.
    Project,
}

const KEPT: &str = "#/e/";
const EXAMPLE_UNIT: &str = "#/example/unit";
const EXAMPLE_PROJECT: &str = "#/example/project";

/// The place that the address names.
pub fn current() -> Place {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    match hash.as_str() {
        EXAMPLE_UNIT => Place::Example(Example::Unit),
        EXAMPLE_PROJECT => Place::Example(Example::Project),
        other => {
            let id = other.strip_prefix(KEPT).and_then(|id| decode_uri_component(id).ok());
            id.map_or(Place::Start, |id| Place::Kept(String::from(id)))
        }
    }
}

/// Makes the address name a place. `instead` replaces the current entry of the browser's history.
pub fn go(place: &Place, instead: bool) {
    if current() == *place {
        return;
    }
    let hash = match place {
        Place::Start => "#/".to_owned(),
        Place::Kept(id) => format!("{KEPT}{}", String::from(encode_uri_component(id))),
        Place::Example(Example::Unit) => EXAMPLE_UNIT.to_owned(),
        Place::Example(Example::Project) => EXAMPLE_PROJECT.to_owned(),
    };
    let Some(location) = web_sys::window().map(|window| window.location()) else { return };
    // A refusal only costs the entry in the history.
    let _ = if instead { location.replace(&hash) } else { location.set_hash(&hash) };
}
