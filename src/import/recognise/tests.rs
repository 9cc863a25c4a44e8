//! Tests by hand.
