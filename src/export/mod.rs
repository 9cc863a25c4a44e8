//! What people take away: the form as HTML, the scorecard as JSON.

pub mod html;
pub mod scorecard;
