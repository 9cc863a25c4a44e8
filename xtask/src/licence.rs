//! Licences as crates state them: names joined by AND, OR and WITH, in brackets where needed (SPDX).

/// Whether a licence as stated can be met by those that are allowed. An old `/` means OR.
pub fn is_met(stated: &str, allowed: &[String]) -> bool {
    let spaced = stated.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let mut words = Words { words: spaced.split_whitespace().collect(), at: 0 };
    words.alternatives(allowed) == Some(true) && words.next().is_none()
}

struct Words<'a> {
    words: Vec<&'a str>,
    at: usize,
}

impl<'a> Words<'a> {
    fn next(&self) -> Option<&'a str> {
        self.words.get(self.at).copied()
    }

    fn takes(&mut self, word: &str) -> bool {
        let takes = self.next() == Some(word);
        self.at += usize::from(takes);
        takes
    }

    /// `None` where it is no licence at all.
    fn alternatives(&mut self, allowed: &[String]) -> Option<bool> {
        let mut any = self.together(allowed)?;
        while self.takes("OR") {
            any |= self.together(allowed)?;
        }
        Some(any)
    }

    fn together(&mut self, allowed: &[String]) -> Option<bool> {
        let mut all = self.one(allowed)?;
        while self.takes("AND") {
            all &= self.one(allowed)?;
        }
        Some(all)
    }

    fn one(&mut self, allowed: &[String]) -> Option<bool> {
        if self.takes("(") {
            let inside = self.alternatives(allowed)?;
            return self.takes(")").then_some(inside);
        }
        let name = self.next().filter(|word| !["AND", "OR", "WITH", ")"].contains(word))?;
        self.at += 1;
        let stated = if self.takes("WITH") {
            let exception = self.next()?;
            self.at += 1;
            format!("{name} WITH {exception}")
        } else {
            name.to_owned()
        };
        Some(allowed.contains(&stated))
    }
}

#[cfg(test)]
mod tests {
    use super::is_met;

    fn met(stated: &str) -> bool {
        is_met(stated, &["MIT", "Zlib", "Apache-2.0 WITH LLVM-exception"].map(str::to_owned))
    }

    #[test]
    fn one_of_several_is_enough_all_of_several_are_needed() {
        for good in [
            "MIT",
            "Apache-2.0 OR MIT",
            "MIT/Apache-2.0",
            "Apache-2.0 / MIT",
            "MIT AND Zlib",
            "(GPL-3.0 OR MIT) AND Zlib",
            "Apache-2.0 WITH LLVM-exception",
            "MIT AND Zlib OR GPL-3.0",
        ] {
            assert!(met(good), "{good}");
        }
        for bad in [
            "",
            "GPL-3.0",
            "Apache-2.0",
            "MIT AND GPL-3.0",
            "MIT OR",
            "OR MIT",
            "(MIT",
            "MIT)",
            "MIT Zlib",
            "Apache-2.0 WITH other-exception",
            "GPL-3.0 OR MIT AND Apache-2.0",
        ] {
            assert!(!met(bad), "{bad}");
        }
    }
}
