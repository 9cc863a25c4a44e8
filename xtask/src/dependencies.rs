//! What is built in: allowed licences, one source, no crate twice without a reason. The rules are those of deny.toml, so that
//! they hold also where cargo-deny (minutes to build) is not installed; where it is, it looks too.

use crate::{
    licence,
    project::{Project, read_text},
    step::{answer, cargo, command, run},
};
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    path::PathBuf,
};

/// The lists of deny.toml that are held here.
#[derive(Debug, Default)]
struct Rules {
    licences: Vec<String>,
    registries: Vec<String>,
    /// `name@version`, where the version may be cut short.
    twice: Vec<String>,
}

/// A crate that the lock names for us.
struct Crate {
    name: String,
    version: String,
    licence: Option<String>,
    /// `None` for our own.
    source: Option<String>,
    is_published: bool,
}

/// Holds the rules over every crate that any part of the workspace may be built with.
pub fn check(project: &Project) -> Result<(), String> {
    let rules = rules(&read_text(&project.root().join("deny.toml"))?)?;
    let mut metadata = cargo(project.root());
    metadata.args(["metadata", "--format-version", "1", "--locked", "--all-features"]);
    let metadata =
        answer(&mut metadata).ok_or("`cargo metadata --locked` failed: is Cargo.lock up to date?")?;
    let crates = crates(&metadata)?;
    let faults = faults(&crates, &rules);
    if !faults.is_empty() {
        return Err(format!("\n  {}", faults.join("\n  ")));
    }
    println!("  {} crates: licences, sources and duplicates as deny.toml says", crates.len());
    match cargo_deny(project) {
        Some(program) => run(command(program, project.root()).args([
            "--locked",
            "--all-features",
            "check",
            "licenses",
            "sources",
            "bans",
        ])),
        None => {
            println!("  cargo-deny is not installed: advisories were not looked up (`cargo deny check`)");
            Ok(())
        }
    }
}

fn cargo_deny(project: &Project) -> Option<PathBuf> {
    let own = project.tools().join("bin").join(format!("cargo-deny{}", env::consts::EXE_SUFFIX));
    [own, PathBuf::from("cargo-deny")]
        .into_iter()
        .find(|program| answer(command(program, project.root()).arg("--version")).is_some())
}

fn rules(text: &str) -> Result<Rules, String> {
    let list = |section: &str, key: &str| -> Result<Vec<String>, String> {
        let lines = text
            .split_once(&format!("\n[{section}]\n"))
            .and_then(|(_, rest)| rest.split_once(&format!("\n{key} = [\n")))
            .and_then(|(_, rest)| rest.split_once("\n]"))
            .map(|(lines, _)| lines)
            .ok_or_else(|| format!("deny.toml has no list `{key}` under [{section}]"))?;
        // The first text of each line: the entry itself, or the crate that it is about.
        Ok(lines.lines().filter_map(|line| line.split('"').nth(1)).map(str::to_owned).collect())
    };
    Ok(Rules {
        licences: list("licenses", "allow")?,
        registries: list("sources", "allow-registry")?,
        twice: list("bans", "skip")?,
    })
}

fn crates(metadata: &str) -> Result<Vec<Crate>, String> {
    let metadata: Value = serde_json::from_str(metadata).map_err(|why| format!("cargo metadata: {why}"))?;
    let text = |of: &Value, member: &str| of.get(member).and_then(Value::as_str).map(str::to_owned);
    let packages =
        metadata.get("packages").and_then(Value::as_array).ok_or("cargo metadata names no packages")?;
    packages
        .iter()
        .map(|package| {
            Some(Crate {
                name: text(package, "name")?,
                version: text(package, "version")?,
                licence: text(package, "license"),
                source: text(package, "source"),
                is_published: package
                    .get("publish")
                    .is_none_or(|to| to.as_array().is_none_or(|to| !to.is_empty())),
            })
        })
        .collect::<Option<Vec<Crate>>>()
        .ok_or_else(|| "cargo metadata gives a package without name or version".to_owned())
}

fn faults(crates: &[Crate], rules: &Rules) -> Vec<String> {
    let mut faults = Vec::new();
    let mut versions: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for one in crates {
        let name = format!("{} {}", one.name, one.version);
        match &one.licence {
            Some(stated) if licence::is_met(stated, &rules.licences) => {}
            Some(stated) => faults.push(format!("{name}: the licence {stated} is not allowed")),
            None if one.source.is_none() && !one.is_published => {}
            None => faults.push(format!("{name} states no licence")),
        }
        if let Some(source) = &one.source
            && !rules.registries.iter().any(|registry| *source == format!("registry+{registry}"))
        {
            faults.push(format!("{name} comes from {source}"));
        }
        versions.entry(&one.name).or_default().insert(&one.version);
    }
    for (name, versions) in &versions {
        let unexplained: Vec<&&str> =
            versions.iter().filter(|version| !is_explained(name, version, &rules.twice)).collect();
        if unexplained.len() > 1 {
            faults.push(format!("{name} is built in more than one version: {unexplained:?}"));
        }
    }
    for entry in &rules.twice {
        let used = versions.iter().any(|(name, versions)| {
            versions.len() > 1
                && versions.iter().any(|version| is_explained(name, version, std::slice::from_ref(entry)))
        });
        if !used {
            faults.push(format!("deny.toml explains {entry}, which is not built in twice any more"));
        }
    }
    faults
}

/// Whether `name@0.2` or the like stands among the entries.
fn is_explained(name: &str, version: &str, entries: &[String]) -> bool {
    entries.iter().filter_map(|entry| entry.split_once('@')).any(|(of, start)| {
        of == name && version.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOME: &str = "registry+https://github.com/rust-lang/crates.io-index";

    fn one(name: &str, version: &str, licence: &str, source: &str) -> Crate {
        Crate {
            name: name.to_owned(),
            version: version.to_owned(),
            licence: (!licence.is_empty()).then(|| licence.to_owned()),
            source: (!source.is_empty()).then(|| source.to_owned()),
            is_published: !source.is_empty(),
        }
    }

    #[test]
    fn the_rules_of_this_repository_are_read() {
        let rules = rules(include_str!("../../deny.toml")).unwrap_or_default();
        assert!(rules.licences.contains(&"MIT".to_owned()), "{rules:?}");
        assert!(!rules.licences.iter().any(|licence| licence.contains("GPL")), "{rules:?}");
        assert_eq!(rules.registries, ["https://github.com/rust-lang/crates.io-index"]);
        assert!(rules.twice.contains(&"syn@2".to_owned()), "{rules:?}");
    }

    #[test]
    fn a_foreign_licence_a_foreign_source_and_a_second_version_are_found() {
        let rules = Rules {
            licences: vec!["MIT".to_owned()],
            registries: vec!["https://github.com/rust-lang/crates.io-index".to_owned()],
            twice: vec!["old@0.2".to_owned()],
        };
        let good = [
            one("a", "1.0.0", "MIT", HOME),
            one("own", "0.0.0", "", ""),
            one("old", "0.2.7", "MIT", HOME),
            one("old", "0.3.0", "MIT", HOME),
        ];
        assert_eq!(faults(&good, &rules), Vec::<String>::new());
        let bad = [
            one("a", "1.0.0", "GPL-3.0", HOME),
            one("b", "1.0.0", "MIT", "git+https://example.org/b"),
            one("c", "1.0.0", "", HOME),
            one("d", "1.0.0", "MIT", HOME),
            one("d", "2.0.0", "MIT", HOME),
            one("old", "0.21.0", "MIT", HOME),
            one("old", "0.3.0", "MIT", HOME),
        ];
        let found = faults(&bad, &rules).join("\n");
        for part in [
            "GPL-3.0",
            "b 1.0.0 comes from git",
            "c 1.0.0 states",
            "d is built",
            "old is built",
            "explains old@0.2",
        ] {
            assert!(found.contains(part), "{part} in {found}");
        }
    }
}
