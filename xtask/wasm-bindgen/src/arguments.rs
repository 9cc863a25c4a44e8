//! The arguments that Trunk 0.21 passes to wasm-bindgen, and no others.

use std::path::PathBuf;

/// What the caller wants.
#[derive(Debug, PartialEq, Eq)]
pub enum Request {
    /// `--version`: which wasm-bindgen this is.
    Version,
    /// Make glue and module.
    Generate(Job),
}

/// One run of the generator.
#[derive(Debug, PartialEq, Eq)]
pub struct Job {
    /// The module as rustc wrote it.
    pub input: PathBuf,
    /// Where the results go.
    pub folder: PathBuf,
    /// The stem of the results' names.
    pub name: String,
    /// The kind of glue.
    pub target: Target,
    /// Whether a `.d.ts` file is written beside the glue.
    pub typescript: bool,
    /// Whether debug sections stay in the module.
    pub keep_debug: bool,
    /// Whether Rust names are made readable.
    pub demangle: bool,
}

/// The kinds of glue that this page has a use for.
#[derive(Debug, PartialEq, Eq)]
pub enum Target {
    /// An ES module.
    Web,
    /// A classic script with one global, which also runs from file://.
    NoModules,
}

impl Request {
    /// Reads the arguments after the program's name.
    pub fn read(arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let (mut input, mut folder, mut name, mut target) = (None, None, None, None);
        let (mut typescript, mut keep_debug, mut demangle) = (true, false, true);
        for argument in arguments {
            let (key, value) = match argument.split_once('=') {
                Some((key, value)) => (key, Some(value)),
                None => (argument.as_str(), None),
            };
            match (key, value) {
                ("--version" | "-V", None) => return Ok(Self::Version),
                ("--out-dir", Some(value)) => folder = Some(PathBuf::from(value)),
                ("--out-name", Some(value)) => name = Some(value.to_owned()),
                ("--target", Some("web")) => target = Some(Target::Web),
                ("--target", Some("no-modules")) => target = Some(Target::NoModules),
                ("--target", Some(other)) => return Err(format!("the target {other} is not known here")),
                ("--keep-debug", None) => keep_debug = true,
                ("--no-demangle", None) => demangle = false,
                ("--no-typescript", None) => typescript = false,
                _ if key.starts_with('-') => {
                    return Err(format!("the argument {argument} is not known here"));
                }
                _ if input.is_none() => input = Some(PathBuf::from(&argument)),
                _ => return Err(format!("one module at a time: {argument} is one too many")),
            }
        }
        Ok(Self::Generate(Job {
            input: input.ok_or("the module's path is missing")?,
            folder: folder.ok_or("--out-dir=… is missing")?,
            name: name.ok_or("--out-name=… is missing")?,
            target: target.ok_or("--target=… is missing")?,
            typescript,
            keep_debug,
            demangle,
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Request, String> {
        Request::read(line.split(' ').map(str::to_owned))
    }

    #[test]
    fn what_trunk_passes_is_understood() {
        let job = Job {
            input: "target/ziping.wasm".into(),
            folder: "out".into(),
            name: "ziping".to_owned(),
            target: Target::NoModules,
            typescript: false,
            keep_debug: false,
            demangle: true,
        };
        let line = "--target=no-modules --out-dir=out --out-name=ziping target/ziping.wasm --no-typescript";
        assert_eq!(read(line), Ok(Request::Generate(job)));
    }

    #[test]
    fn the_version_is_asked_for_alone() {
        assert_eq!(read("--version"), Ok(Request::Version));
    }

    #[test]
    fn an_unknown_argument_is_refused_by_name() {
        assert!(read("--split-debug x").is_err_and(|message| message.contains("--split-debug")));
    }
}
