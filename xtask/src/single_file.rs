//! The whole page in one HTML file that opens by double-click.
//!
//! A page from file:// may load neither modules nor fetch anything, so scripts and styles stand in the page itself, each
//! allowed by its hash, and the WebAssembly module lies in a data block that no browser runs: boot.js decodes it. The office
//! module lies there packed as well, until office.js needs it.
//!
//! A page from file:// can't read its own file either. So that it can hand itself on (保存本程序副本) to the byte, every part is
//! marked `data-part`, and what stands around the parts lies in a block of its own, the frame.

use crate::{
    gzip, html, policy,
    project::{self, Project, read, read_text},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use std::ops::Range;

/// Where a script's tag names the parts of the office module, and under which ids office.js finds them in the one file.
const OFFICE: [(&str, &str); 2] =
    [("data-worker", "ziping-office-worker"), ("data-module", "ziping-office-module")];

/// The id of the block that holds what stands around the parts.
const FRAME: &str = "ziping-frame";

/// Around the contents of a part while the page is put together; boot.js cuts the frame at the first.
const PART: [char; 2] = ['\u{1}', '\u{2}'];

/// Writes dist/ziping.html out of the finished site.
pub fn write(project: &Project) -> Result<(), String> {
    project::write(&project.single_file(), make(project)?.as_bytes())
}

/// The page out of what lies in dist/.
pub fn make(project: &Project) -> Result<String, String> {
    let dist = project.dist();
    let file = |address: &str| dist.join(address.trim_start_matches("./"));
    let index = read_text(&dist.join("index.html"))?;
    if !index.contains(policy::SITE) {
        return Err("index.html doesn't carry the policy of xtask/src/policy.rs".to_owned());
    }
    pack(&index, |address| read_text(&file(address)), |address| read(&file(address)))
}

/// Puts everything that the page refers to into the page.
fn pack(
    page: &str,
    text_of: impl Fn(&str) -> Result<String, String>,
    bytes_of: impl Fn(&str) -> Result<Vec<u8>, String>,
) -> Result<String, String> {
    let (comments, tags) = html::read(page)?;
    let (mut scripts, mut styles, mut policy_place) = (Vec::new(), Vec::new(), None);
    let (mut module, mut office) = (None, String::new());
    let mut changes: Vec<(Range<usize>, String)> =
        comments.into_iter().map(|place| (place, String::new())).collect();

    for tag in tags {
        let (source, target) = (tag.attribute("src"), tag.attribute("href"));
        match (tag.name.as_str(), source.or(target)) {
            // Only for the site: one file needs neither a worker to be there without a network nor an address to install from.
            ("script", Some(_)) if tag.attribute("data-service-worker").is_some() => {
                let end = tag.place.end + "</script>".len();
                if page.get(tag.place.end..end) != Some("</script>") {
                    return Err("the script with data-service-worker has contents of its own".to_owned());
                }
                changes.push((tag.place.start..end, String::new()));
            }
            ("link", Some(_)) if tag.attribute("rel") == Some("manifest") => {
                changes.push((tag.place, String::new()));
            }
            ("script", Some(address)) => {
                let text = script_text(&text_of(address)?);
                let id = tag.attribute("id").map(|id| format!(" id=\"{id}\"")).unwrap_or_default();
                if let Some(address) = tag.attribute("data-wasm") {
                    module =
                        Some(block("application/octet-stream;base64", "ziping-wasm", &bytes_of(address)?));
                }
                for (attribute, id) in OFFICE {
                    if let Some(address) = tag.attribute(attribute) {
                        let packed = gzip::pack(&bytes_of(address)?)?;
                        office.push_str(&block("application/gzip;base64", id, &packed));
                    }
                }
                changes.push((tag.place, format!("<script{id} data-part>{}", part(&text))));
                scripts.push(text);
            }
            ("link", Some(address)) if tag.attribute("rel") == Some("stylesheet") => {
                let text = style_text(&text_of(address)?);
                changes.push((tag.place, format!("<style data-part>{}</style>", part(&text))));
                styles.push(text);
            }
            ("link", Some(address)) if tag.attribute("rel") == Some("icon") => {
                let data = STANDARD.encode(bytes_of(address)?);
                let link = format!("<link rel=\"icon\" href=\"data:image/svg+xml;base64,{data}\">");
                changes.push((tag.place, link));
            }
            ("meta", None) if tag.attribute("http-equiv") == Some("Content-Security-Policy") => {
                policy_place = Some(tag.place);
            }
            (_, None) => {}
            (name, Some(address)) => {
                return Err(format!(
                    "index.html refers to {address} in <{name}>, which the one-file page can't carry"
                ));
            }
        }
    }

    let module = module.ok_or("index.html names no module (data-wasm)")?;
    let end = page.rfind("</body>").ok_or("index.html has no </body>")?;
    if scripts.iter().chain(&styles).any(|text| text.contains(PART)) {
        return Err("a script or a style holds a sign that marks the parts of the one file".to_owned());
    }
    changes.push((end..end, module + &office + &block("text/html;base64", FRAME, &[])));
    let policy = policy::single_file(&scripts, &styles);
    let meta = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    changes.push((policy_place.ok_or("index.html has no Content-Security-Policy")?, meta));
    Ok(with_frame(&apply(page, changes)))
}

/// The contents of a part, marked.
fn part(text: &str) -> String {
    let [start, end] = PART;
    format!("{start}{text}{end}")
}

/// Fills the frame, the last part, which is empty, with what stands around the parts.
fn with_frame(marked: &str) -> String {
    let [start, end] = PART;
    let mut around = String::new();
    for piece in marked.split(end) {
        let cut = piece.find(start).map_or(piece.len(), |at| at + start.len_utf8());
        around.push_str(piece.get(..cut).unwrap_or_default());
    }
    let (before, after) = marked.rsplit_once(&part("")).unwrap_or((marked, ""));
    format!("{before}{}{after}", STANDARD.encode(around)).replace(PART, "")
}

/// Data that the page's own scripts read, and that no browser runs.
fn block(kind: &str, id: &str, bytes: &[u8]) -> String {
    format!("<script type=\"{kind}\" id=\"{id}\" data-part>{}</script>\n", part(&STANDARD.encode(bytes)))
}

fn apply(page: &str, mut changes: Vec<(Range<usize>, String)>) -> String {
    changes.sort_by_key(|(place, _)| place.start);
    let (mut out, mut at) = (String::with_capacity(page.len()), 0);
    for (place, text) in changes {
        out.push_str(page.get(at..place.start).unwrap_or_default());
        out.push_str(&text);
        at = place.end;
    }
    out.push_str(page.get(at..).unwrap_or_default());
    out
}

/// A script that may stand inside a page: `</script` would end it, and `<!--` would change how its end is found. Both occur
/// only in strings, patterns and comments, where the backslash changes nothing.
fn script_text(text: &str) -> String {
    let text =
        replace_ignoring_case(&one_kind_of_line_end(text), "</script", |found| found.replacen('/', "\\/", 1));
    text.replace("<!--", "\\x3C!--")
}

fn style_text(text: &str) -> String {
    replace_ignoring_case(&one_kind_of_line_end(text), "</style", |found| found.replacen('/', "\\/", 1))
}

/// Browsers read every line end as `\n`, and hash what they read.
fn one_kind_of_line_end(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

fn replace_ignoring_case(text: &str, sought: &str, change: impl Fn(&str) -> String) -> String {
    let lower = text.to_ascii_lowercase();
    let places = lower.match_indices(sought);
    apply(
        text,
        places
            .map(|(at, _)| (at..at + sought.len(), at))
            .map(|(place, _)| {
                let found = text.get(place.clone()).unwrap_or_default();
                (place, change(found))
            })
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<head><!-- note --><meta http-equiv=\"Content-Security-Policy\" content=\"x\">\
<link rel=\"icon\" href=\"./i.svg\"/><link rel=\"stylesheet\" href=\"./s.css\"/>\
<script defer src=\"./g.js\" data-wasm=\"./m.wasm\" id=\"glue\"></script></head><body></body>";

    fn packed(page: &str) -> Result<String, String> {
        pack(page, |address| Ok(format!("text of {address}")), |_| Ok(b"\0asm".to_vec()))
    }

    #[test]
    fn everything_stands_in_the_page() {
        let page = packed(PAGE).unwrap_or_default();
        assert!(page.contains("<script id=\"glue\" data-part>text of ./g.js</script>"), "{page}");
        assert!(page.contains("<style data-part>text of ./s.css</style>"), "{page}");
        assert!(page.contains("href=\"data:image/svg+xml;base64,AGFzbQ==\""), "{page}");
        assert!(page.contains("id=\"ziping-wasm\" data-part>AGFzbQ==</script>\n"), "{page}");
        assert!(!page.contains("note") && !page.contains("\"./"), "{page}");
        assert_eq!(page.matches("Content-Security-Policy").count(), 1);
        assert_eq!(page.matches("'sha256-").count(), 2);
    }

    #[test]
    fn the_office_module_lies_packed_behind_the_page() {
        let script =
            "<script src=\"./o.js\" id=\"o\" data-worker=\"./w.js\" data-module=\"./o.wasm\"></script>";
        let page = packed(&PAGE.replace("</head>", &format!("{script}</head>"))).unwrap_or_default();
        assert!(page.contains("<script id=\"o\" data-part>text of ./o.js</script>"), "{page}");
        let packed = STANDARD.encode(gzip::pack(b"\0asm").unwrap_or_default());
        for id in ["ziping-office-worker", "ziping-office-module"] {
            assert!(page.contains(&format!("id=\"{id}\" data-part>{packed}</script>\n")), "{page}");
        }
        assert!(page.ends_with("</script>\n</body>") && !page.contains("\"./"), "{page}");
    }

    /// As boot.js does it.
    #[test]
    fn frame_and_parts_give_the_page_again() {
        let page = packed(&PAGE.replace("<body>", "<body>一")).unwrap_or_default();
        let parts: Vec<&str> = page
            .split(" data-part>")
            .skip(1)
            .filter_map(|rest| rest.split_once("</").map(|(part, _)| part))
            .collect();
        let frame = parts.last().and_then(|frame| STANDARD.decode(frame).ok()).unwrap_or_default();
        let around = String::from_utf8(frame).unwrap_or_default();
        assert_eq!(around.matches('\u{1}').count(), parts.len());
        let again = parts.iter().fold(around, |page, part| page.replacen('\u{1}', part, 1));
        assert_eq!(again, page);
        assert!(page.ends_with("</script>\n</body>") && !page.contains(PART), "{page}");
    }

    #[test]
    fn what_serves_the_site_alone_stays_out() {
        let more = "<link rel=\"manifest\" href=\"./m.webmanifest\"/>\
                    <script defer src=\"./w.js\" data-service-worker=\"sw.js\"></script></head>";
        assert_eq!(packed(&PAGE.replace("</head>", more)), packed(PAGE));
        let more = "<script src=\"./w.js\" data-service-worker=\"sw.js\">x</script></head>";
        assert!(packed(&PAGE.replace("</head>", more)).is_err());
    }

    #[test]
    fn what_cannot_be_carried_is_refused() {
        let page = PAGE.replace("<body>", "<body><img src=\"./x.png\">");
        assert!(packed(&page).is_err_and(|why| why.contains("./x.png")));
    }

    #[test]
    fn a_script_cannot_end_its_own_element() {
        assert_eq!(script_text("a='</SCRIPT>';\r\nb='<!--'"), "a='<\\/SCRIPT>';\nb='\\x3C!--'");
        assert_eq!(style_text("a{content:'</style>'}"), "a{content:'<\\/style>'}");
    }
}
