//! One step at a time: says what it does, how long it took, and which one failed.

use std::{
    env,
    ffi::OsStr,
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Stdio},
    time::Instant,
};

/// Does one thing under a name that is printed before, with the time it took after.
pub fn step<T>(name: &str, work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    println!("→ {name}");
    let start = Instant::now();
    match work() {
        Ok(value) => {
            println!("✓ {name} ({:.1} s)", start.elapsed().as_secs_f32());
            Ok(value)
        }
        Err(message) => Err(format!("{name} failed: {message}")),
    }
}

/// Says that a step had nothing to do.
pub fn done_already(what: &str) {
    println!("✓ {what}: there already");
}

/// A command in a folder, free of what `cargo run` put into the environment (some build scripts would run again for it).
pub fn command(program: impl AsRef<OsStr>, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(folder);
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        if ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_"].iter().any(|start| text.starts_with(start)) {
            command.env_remove(&name);
        }
    }
    command
}

/// The cargo that started this program.
pub fn cargo(folder: &Path) -> Command {
    command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()), folder)
}

/// npm and its relatives are scripts, which Windows starts only by their whole name.
pub fn npm(name: &str, folder: &Path) -> Command {
    command(if cfg!(windows) { format!("{name}.cmd") } else { name.to_owned() }, folder)
}

/// Runs a command whose output the person sees.
pub fn run(command: &mut Command) -> Result<(), String> {
    let status = command.status().map_err(|why| cannot_start(command, &why))?;
    if status.success() { Ok(()) } else { Err(format!("`{}` ended with {status}", line(command))) }
}

/// Runs a command whose output the person sees, and hands each line of it on.
pub fn run_and_watch(command: &mut Command, mut each_line: impl FnMut(&str)) -> Result<(), String> {
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(|why| cannot_start(command, &why))?;
    if let Some(output) = child.stdout.take() {
        for text in BufReader::new(output).lines() {
            let text = text.map_err(|why| format!("the output of `{}` broke off: {why}", line(command)))?;
            println!("{text}");
            each_line(&text);
        }
    }
    let status = child.wait().map_err(|why| why.to_string())?;
    if status.success() { Ok(()) } else { Err(format!("`{}` ended with {status}", line(command))) }
}

/// What a command prints when it succeeds; nothing when it isn't there or fails.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

fn cannot_start(command: &Command, why: &std::io::Error) -> String {
    format!(
        "`{}` can't be started ({why}): is it installed and on PATH?",
        command.get_program().to_string_lossy()
    )
}
