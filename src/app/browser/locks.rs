//! The browser's locks (Web Locks), by which windows of the same origin agree which of them writes.
//!
//! The types of `web-sys` for them are unstable, so the few names are looked up. There are none in a page without https, other than
//! on the machine itself, and in old browsers.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortController;

/// How a lock is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// Only if it is free now.
    IfFree,
    /// Whenever it becomes free.
    Wait,
    /// From whoever has it.
    Steal,
}

/// What the browser answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// The lock is this page's, until the request ends.
    Granted,
    /// It is another page's.
    Refused,
    /// It was this page's, and another page has taken it.
    Lost,
    /// The browser gives no locks here.
    NoLocks,
}

/// A request that stands; it ends when it is dropped, and the lock with it.
pub struct Request {
    stands: Rc<Cell<bool>>,
    release: Rc<RefCell<Option<Function>>>,
    abort: Option<AbortController>,
}

impl Drop for Request {
    fn drop(&mut self) {
        self.stands.set(false);
        if let Some(release) = self.release.borrow_mut().take() {
            // It cannot fail: it only settles a promise.
            let _ = release.call0(&JsValue::UNDEFINED);
        }
        if let Some(abort) = &self.abort {
            abort.abort();
        }
    }
}

/// Whether the browser has locks.
pub fn are_there() -> bool {
    manager().is_some()
}

fn manager() -> Option<(JsValue, Function)> {
    let navigator = web_sys::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    let request = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    Some((locks, request))
}

/// Asks for the lock with a name. `answer` may be called several times ([`Answer::Granted`], later [`Answer::Lost`]), never
/// before this returns, and never after the request has ended.
pub fn request(name: &str, how: How, answer: impl Fn(Answer) + 'static) -> Request {
    let answer = Rc::new(answer);
    let stands = Rc::new(Cell::new(true));
    let release = Rc::new(RefCell::new(None));
    let abort = if how == How::Wait { AbortController::new().ok() } else { None };
    let granted = Rc::new(Cell::new(false));
    let outcome = {
        let (stands, release, granted, answer) =
            (stands.clone(), release.clone(), granted.clone(), answer.clone());
        let given = Closure::once_into_js(move |lock: JsValue| -> JsValue {
            if !stands.get() {
                return JsValue::UNDEFINED;
            }
            if lock.is_null() {
                answer(Answer::Refused);
                return JsValue::UNDEFINED;
            }
            granted.set(true);
            // The lock is held until this promise settles.
            let held = Promise::new(&mut |settle, _| *release.borrow_mut() = Some(settle));
            answer(Answer::Granted);
            held.into()
        });
        ask(name, how, abort.as_ref(), &given)
    };
    let of_end = stands.clone();
    wasm_bindgen_futures::spawn_local(async move {
        let ended = match outcome {
            Some(outcome) => JsFuture::from(outcome).await.map(|_| ()),
            None => Err(JsValue::UNDEFINED),
        };
        if ended.is_err() && of_end.get() {
            answer(if granted.get() { Answer::Lost } else { Answer::NoLocks });
        }
    });
    Request { stands, release, abort }
}

fn ask(name: &str, how: How, abort: Option<&AbortController>, given: &JsValue) -> Option<Promise> {
    let (locks, request) = manager()?;
    let options = Object::new();
    let set = |member: &str, value: &JsValue| Reflect::set(&options, &member.into(), value).ok();
    match how {
        How::IfFree => set("ifAvailable", &JsValue::TRUE)?,
        How::Steal => set("steal", &JsValue::TRUE)?,
        How::Wait => match abort {
            Some(abort) => set("signal", &abort.signal())?,
            None => true,
        },
    };
    request.call3(&locks, &name.into(), &options, given).ok()?.dyn_into().ok()
}
