//! One case in a process of its own: ended when it hangs, measured while it runs.

use std::io::Read;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::index;

/// What people wait at most, as time of the processor: how busy the machine is otherwise says nothing about the program.
/// Debug builds are some ten times slower than what people run.
const WITHIN: Duration = Duration::from_secs(if cfg!(debug_assertions) { 20 } else { 2 });
/// When a case is ended, whatever it does.
const WATCHDOG: Duration = Duration::from_secs(120);
/// How much more memory a case may take than the process had before it, in megabytes.
const MEMORY_MB: u64 = 256;
/// Tells the child which case is its own.
const CASE: &str = "ZIPING_HOSTILE_CASE";
/// What the child says when its case came out as listed: milliseconds and megabytes follow.
const HELD: &str = "held:";

/// How a case went.
pub enum Run {
    /// As listed.
    Held {
        /// How long it took.
        millis: u128,
        /// How much memory it took; 0 where the system does not say.
        peak_mb: u64,
    },
    /// Otherwise, with what was seen.
    Broke(String),
}

/// Runs a case of the index.
pub fn run(name: &str) -> Run {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "child::one_case", "--nocapture", "--test-threads=1"])
        .env(CASE, name)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdout = child.stdout.take().unwrap();
    let mut stderr = child.stderr.take().unwrap();
    // Both are emptied while it runs: a full pipe would look like a hang.
    let out = std::thread::spawn(move || {
        let mut text = String::new();
        let _ = stdout.read_to_string(&mut text);
        text
    });
    let err = std::thread::spawn(move || {
        let mut text = String::new();
        let _ = stderr.read_to_string(&mut text);
        text
    });
    let start = Instant::now();
    let status = loop {
        match child.try_wait().unwrap() {
            Some(status) => break status,
            None if start.elapsed() > WATCHDOG => {
                child.kill().unwrap();
                child.wait().unwrap();
                return Run::Broke(format!("ended by the watchdog after {:?}", start.elapsed()));
            }
            None => std::thread::sleep(Duration::from_millis(2)),
        }
    };
    let (out, err) = (out.join().unwrap(), err.join().unwrap());
    let held = out.split_once(HELD).and_then(|(_, rest)| {
        let mut figures = rest.split_whitespace();
        Some((figures.next()?.parse::<u128>().ok()?, figures.next()?.parse::<u64>().ok()?))
    });
    match held {
        _ if !status.success() => Run::Broke(format!("{status}: {}", last_lines(&err))),
        None => Run::Broke(format!("no word: {out}")),
        Some((millis, _)) if millis > WITHIN.as_millis() => Run::Broke(format!("took {millis} ms")),
        Some((_, peak_mb)) if peak_mb > MEMORY_MB => Run::Broke(format!("took {peak_mb} MB")),
        Some((millis, peak_mb)) => Run::Held { millis, peak_mb },
    }
}

fn last_lines(text: &str) -> String {
    let end = text.char_indices().rev().nth(1_500).map_or(0, |(at, _)| at);
    text[end..].to_owned()
}

/// A figure on this process's memory in kilobytes; 0 where the system does not say.
fn memory_kb(figure: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(figure));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or_default()
}

/// The most memory since [`forget_peak`].
fn peak_kb() -> u64 {
    memory_kb("VmHWM:")
}

/// How long this thread has had the processor; how long it has been running where the system does not say.
fn worked(since: Instant) -> Duration {
    let schedule = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanos = schedule.split_whitespace().next().and_then(|nanos| nanos.parse().ok());
    nanos.map_or_else(|| since.elapsed(), Duration::from_nanos)
}

/// Linux counts the peak anew.
fn forget_peak() {
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}

// Does nothing on its own: `run` starts it in another process, for one case.
#[test]
fn one_case() {
    let Ok(name) = std::env::var(CASE) else { return };
    let case = index::cases().into_iter().find(|case| case.name == name).expect("listed");
    let bytes = index::bytes(&name);
    forget_peak();
    // The file itself counts too; what making it left behind does not.
    let before = memory_kb("VmRSS:").saturating_sub(bytes.len() as u64 / 1024);
    let start = Instant::now();
    let before_work = worked(start);
    let wrong = index::wrong(&case, &bytes);
    let (millis, peak_mb) =
        (worked(start).saturating_sub(before_work).as_millis(), peak_kb().saturating_sub(before) / 1024);
    assert!(wrong.is_none(), "{}", wrong.unwrap_or_default());
    println!("{HELD} {millis} {peak_mb} ");
}

// A watchdog that never bites and a measure that never grows would hold nothing.
#[test]
fn memory_is_measured() {
    let before = peak_kb();
    if before == 0 {
        return;
    }
    let much: Vec<u8> = (0..64 * 1024 * 1024_u32).map(|n| u8::try_from(n % 251).unwrap()).collect();
    assert!(peak_kb() >= before + 32 * 1024, "{} of {}", peak_kb() - before, much.len());
}
