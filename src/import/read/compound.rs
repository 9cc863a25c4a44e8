//! Compound files (OLE): a small file system in a file, in which old Office keeps its streams.
//!
//! Written to Microsoft's [MS-CFB], and more lenient than it: entries are found by name wherever they stand in the directory, since
//! many programs write it out of order, and what a file breaks off in the middle of is read as far as it goes.

use crate::import::Refusal;

/// No sector: chains end at numbers from here on.
const LAST_SECTOR: u32 = 0xFFFF_FFF9;
/// Streams below this size lie in the small sectors of the root's stream.
const SMALL: usize = 4096;

/// A compound file.
pub struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    chains: Vec<u32>,
    small_chains: Vec<u32>,
    small: Vec<u8>,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    start: u32,
    size: usize,
}

impl<'a> Compound<'a> {
    /// Reads the lists of sectors and the directory.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Refusal> {
        let shift = u32::from(word(bytes, 0x1E).ok_or(Refusal::Damaged)?);
        if shift != 9 && shift != 12 {
            return Err(Refusal::Damaged);
        }
        let mut file = Compound {
            bytes,
            sector: 1 << shift,
            chains: Vec::new(),
            small_chains: Vec::new(),
            small: Vec::new(),
            entries: Vec::new(),
        };
        for list in file.lists()? {
            let numbers = file.sector(list).ok_or(Refusal::Damaged)?;
            file.chains.extend(numbers.chunks_exact(4).filter_map(|number| long(number, 0)));
        }
        let directory = file.chain(long(bytes, 0x30).ok_or(Refusal::Damaged)?)?;
        file.entries = directory.chunks_exact(128).filter_map(entry).collect();
        let first = long(bytes, 0x3C).unwrap_or(u32::MAX);
        if first <= LAST_SECTOR
            && let Some(root) = file.entries.first()
        {
            let root = root.start;
            let numbers = file.chain(first)?;
            file.small_chains = numbers.chunks_exact(4).filter_map(|number| long(number, 0)).collect();
            file.small = file.chain(root)?;
        }
        Ok(file)
    }

    /// Whether there is an entry of this name.
    pub fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// The bytes of a stream.
    pub fn stream(&self, name: &str) -> Result<Vec<u8>, Refusal> {
        let entry = self.find(name).ok_or(Refusal::Damaged)?;
        let mut out = if entry.size < SMALL {
            follow(entry.start, &self.small_chains, |number| {
                let from = usize::try_from(number).ok()?.checked_mul(64)?;
                self.small.get(from..from.checked_add(64)?.min(self.small.len()))
            })?
        } else {
            self.chain(entry.start)?
        };
        out.truncate(entry.size);
        Ok(out)
    }

    fn find(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// The sectors that hold the chains: 109 in the header, more in a chain of their own.
    fn lists(&self) -> Result<Vec<u32>, Refusal> {
        let header = self.bytes.get(0x4C..0x200).ok_or(Refusal::Damaged)?;
        let mut out: Vec<u32> = numbers(header);
        let mut more = long(self.bytes, 0x44).unwrap_or(u32::MAX);
        let most = self.bytes.len() / self.sector;
        for _ in 0..=most {
            if more > LAST_SECTOR {
                break;
            }
            let mut sector: Vec<u32> = self
                .sector(more)
                .ok_or(Refusal::Damaged)?
                .chunks_exact(4)
                .filter_map(|n| long(n, 0))
                .collect();
            more = sector.pop().unwrap_or(u32::MAX);
            out.extend(sector.into_iter().filter(|number| *number <= LAST_SECTOR));
        }
        // More lists than sectors: somebody counts one of them again and again.
        if out.len() > most { Err(Refusal::Damaged) } else { Ok(out) }
    }

    fn sector(&self, number: u32) -> Option<&'a [u8]> {
        let from = usize::try_from(number).ok()?.checked_add(1)?.checked_mul(self.sector)?;
        self.bytes
            .get(from..from.checked_add(self.sector)?.min(self.bytes.len()))
            .filter(|sector| !sector.is_empty())
    }

    fn chain(&self, start: u32) -> Result<Vec<u8>, Refusal> {
        follow(start, &self.chains, |number| self.sector(number))
    }
}

/// The sectors of a chain. One that bites its tail is refused.
fn follow<'a>(
    start: u32,
    chains: &[u32],
    sector: impl Fn(u32) -> Option<&'a [u8]>,
) -> Result<Vec<u8>, Refusal> {
    let mut out = Vec::new();
    let mut next = start;
    for _ in 0..=chains.len() {
        if next > LAST_SECTOR {
            return Ok(out);
        }
        out.extend_from_slice(sector(next).ok_or(Refusal::Damaged)?);
        next = usize::try_from(next)
            .ok()
            .and_then(|place| chains.get(place))
            .copied()
            .ok_or(Refusal::Damaged)?;
    }
    Err(Refusal::Damaged)
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes
        .chunks_exact(4)
        .filter_map(|number| long(number, 0))
        .filter(|number| *number <= LAST_SECTOR)
        .collect()
}

fn entry(bytes: &[u8]) -> Option<Entry> {
    let size = usize::from(word(bytes, 0x40)?).checked_sub(2)?.min(62);
    let units = bytes.get(..size)?.chunks_exact(2).filter_map(|pair| word(pair, 0));
    let name = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    Some(Entry { name, start: long(bytes, 0x74)?, size: usize::try_from(long(bytes, 0x78)?).ok()? })
}

fn word(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes([*bytes.get(at)?, *bytes.get(at.checked_add(1)?)?]))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    let part = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(part.try_into().ok()?))
}
