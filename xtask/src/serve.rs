//! A small server for dist/, on this machine only.

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::{Component, Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
    thread,
    time::Duration,
};

const FIRST_PORT: u16 = 8321;
const PORTS_TRIED: u16 = 30;
/// A browser opens six connections to one host; more than this at once is no browser.
const CONNECTIONS: usize = 32;
const LONGEST_HEAD: u64 = 16 * 1024;
const PATIENCE: Duration = Duration::from_secs(10);

/// Takes the first free port, and says the address.
pub fn listen() -> Result<(TcpListener, String), String> {
    (FIRST_PORT..FIRST_PORT + PORTS_TRIED)
        .find_map(|port| {
            Some((TcpListener::bind((Ipv4Addr::LOCALHOST, port)).ok()?, format!("http://127.0.0.1:{port}/")))
        })
        .ok_or_else(|| format!("no free port from {FIRST_PORT} to {}", FIRST_PORT + PORTS_TRIED - 1))
}

/// Answers until the program is ended.
pub fn serve(listener: &TcpListener, folder: &Path) -> Result<(), String> {
    static OPEN: AtomicUsize = AtomicUsize::new(0);
    loop {
        let Ok((stream, _)) = listener.accept() else {
            thread::sleep(Duration::from_millis(50));
            continue;
        };
        if OPEN.fetch_add(1, Ordering::SeqCst) >= CONNECTIONS {
            OPEN.fetch_sub(1, Ordering::SeqCst);
            continue;
        }
        let folder = folder.to_path_buf();
        thread::spawn(move || {
            // A connection that breaks off concerns nobody but its browser.
            let _ = answer(&stream, &folder);
            OPEN.fetch_sub(1, Ordering::SeqCst);
        });
    }
}

fn answer(mut stream: &TcpStream, folder: &Path) -> std::io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut reader = BufReader::new(stream.take(LONGEST_HEAD));
    let mut request = String::new();
    reader.read_line(&mut request)?;
    let mut header = String::new();
    while reader.read_line(&mut header)? > 2 {
        header.clear();
    }
    let mut words = request.split_whitespace();
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let found = match method {
        "GET" | "HEAD" => file_for(target, folder).and_then(|path| Some((kind(&path), fs::read(path).ok()?))),
        _ => None,
    };
    let (status, kind, body) = match found {
        Some((kind, body)) => ("200 OK", kind, body),
        None => ("404 Not Found", "text/plain; charset=utf-8", b"not here".to_vec()),
    };
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\n\
         X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    if method == "GET" { stream.write_all(&body) } else { Ok(()) }
}

/// The file for the target of a request, inside the folder and nowhere else.
fn file_for(target: &str, folder: &Path) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let path = Path::new(if path.is_empty() { "index.html" } else { path });
    let plain = path.components().all(|part| matches!(part, Component::Normal(_)));
    (plain && !target.contains(['\\', ':'])).then(|| folder.join(path)).filter(|path| path.is_file())
}

fn kind(path: &Path) -> &'static str {
    match path.extension().and_then(|end| end.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_inside_the_folder_are_found() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        assert_eq!(file_for("/Cargo.toml?x", folder), Some(folder.join("Cargo.toml")));
        assert_eq!(file_for("/src/main.rs", folder), Some(folder.join("src/main.rs")));
        for outside in ["/../Cargo.toml", "//etc/passwd", "/src/../Cargo.toml", "Cargo.toml", "/src", "/"] {
            assert_eq!(file_for(outside, folder), None, "{outside}");
        }
    }

    #[test]
    fn a_module_has_the_type_that_streaming_asks_for() {
        assert_eq!(kind(Path::new("x.wasm")), "application/wasm");
    }
}
