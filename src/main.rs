//! Mounts the page, nothing else.

fn main() {
    ziping::app::mount();
}
