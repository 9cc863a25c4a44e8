//! Every sentence the program says, in Chinese, one function each.

/// x
pub fn scheme_fault(fault: &crate::scheme::SchemeFault) -> String { format!("{fault:?}") }
