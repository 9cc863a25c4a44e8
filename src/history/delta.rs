//! What changed between two texts: one stretch that was another before.

/// The stretch of a text that an edit changed, as it was and as it is.
///
/// Both are kept, so that going either way can tell whether the text at hand is the one that was left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Delta {
    /// Bytes before the stretch.
    pub at: usize,
    /// What stood there before.
    pub old: String,
    /// What stands there since.
    pub new: String,
}

impl Delta {
    /// What makes `after` of `before`; `None` where nothing does.
    pub fn between(before: &str, after: &str) -> Option<Delta> {
        if before == after {
            return None;
        }
        let at = common(before.bytes(), after.bytes());
        let at = (0..=at).rev().find(|at| before.is_char_boundary(*at)).unwrap_or_default();
        let (start, old) = before.split_at_checked(at)?;
        let new = after.get(start.len()..)?;
        let end = common(old.bytes().rev(), new.bytes().rev());
        // A stretch that ends inside a sign takes in the whole sign: its bytes are the same in both texts.
        let fits = |end: &usize| old.is_char_boundary(old.len().saturating_sub(*end));
        let end = (0..=end).rev().find(fits).unwrap_or_default();
        let cut = |text: &str| text.get(..text.len().saturating_sub(end)).map(ToOwned::to_owned);
        Some(Delta { at, old: cut(old)?, new: cut(new)? })
    }

    /// The text before, of the text after; `None` where it is not the text after.
    pub fn back(&self, text: &str) -> Option<String> {
        replace(text, self.at, &self.new, &self.old)
    }

    /// The text after, of the text before; `None` where it is not the text before.
    pub fn forward(&self, text: &str) -> Option<String> {
        replace(text, self.at, &self.old, &self.new)
    }

    /// How much it takes.
    pub fn bytes(&self) -> usize {
        self.old.len().saturating_add(self.new.len())
    }
}

fn common(a: impl Iterator<Item = u8>, b: impl Iterator<Item = u8>) -> usize {
    a.zip(b).take_while(|(a, b)| a == b).count()
}

fn replace(text: &str, at: usize, from: &str, to: &str) -> Option<String> {
    let (start, rest) = text.split_at_checked(at)?;
    let end = rest.strip_prefix(from)?;
    Some([start, to, end].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_stretch_that_changed_is_kept_in_whole_signs() {
        // 教 and 敖 begin with the same two bytes, 训 and 识 end alike.
        for (before, after, old, new) in [
            ("教师", "敖师", "教", "敖"),
            ("训。", "识。", "训", "识"),
            ("", "全部", "", "全部"),
            ("全部", "", "全部", ""),
            ("甲乙甲乙", "甲乙", "甲乙", ""),
            ("aa", "aaa", "", "a"),
            ("é", "©", "é", "©"),
        ] {
            let delta = Delta::between(before, after).unwrap();
            assert_eq!((delta.old.as_str(), delta.new.as_str()), (old, new), "{before} {after}");
            assert_eq!(delta.forward(before).as_deref(), Some(after));
            assert_eq!(delta.back(after).as_deref(), Some(before));
        }
        assert_eq!(Delta::between("同", "同"), None);
    }

    #[test]
    fn a_text_that_is_another_is_refused() {
        let delta = Delta::between("得分 5。", "得分 8。").unwrap();
        assert_eq!(delta.back("得分 7。"), None);
        assert_eq!(delta.forward("得分 8。"), None);
        assert_eq!(delta.back("得"), None);
        // Inside a sign.
        assert_eq!(Delta { at: 1, ..delta }.back("得分 8。"), None);
    }
}
