//! A small spreadsheet with binary numbers: reads formulas as text, with its own rounding, so that nothing
//! of the writer's own checks is taken on trust.

use std::collections::HashMap;

use ziping::export::xlsx::{Book, Cached, Content, address};

/// What a spreadsheet may do where binary fractions leave a residue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// The binary number is taken as it is.
    Exactly,
    /// `floor(x × 100 + 0.5) ÷ 100` in binary numbers.
    Naive,
    /// As with 15 decimal digits.
    Fifteen,
    /// Naive, then `floor` of 15 digits.
    NaiveFifteen,
}

pub const WAYS: [Way; 4] = [Way::Exactly, Way::Naive, Way::Fifteen, Way::NaiveFifteen];

#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Number(f64),
    Text(String),
    Nothing,
}

/// What a formula on a sheet gives. Cells it refers to count with their own formulas' stated results, which
/// are checked on their own.
pub fn evaluate(book: &Book, sheet: &str, formula: &str, way: Way) -> Value {
    let mut reader = Reader { book, sheet, rest: formula, way, cells: HashMap::new() };
    let value = reader.comparison();
    assert!(reader.rest.is_empty(), "not read: {}", reader.rest);
    value.into_iter().next().unwrap()
}

struct Reader<'a> {
    book: &'a Book,
    sheet: &'a str,
    rest: &'a str,
    way: Way,
    cells: HashMap<String, HashMap<String, Value>>,
}

fn number(value: &Value) -> f64 {
    match value {
        Value::Number(number) => *number,
        Value::Nothing => 0.0,
        Value::Text(text) => panic!("a number is wanted, not {text}"),
    }
}

fn fifteen(x: f64) -> f64 {
    format!("{x:.14e}").parse().unwrap()
}

impl<'a> Reader<'a> {
    fn take(&mut self, sign: &str) -> bool {
        self.rest.strip_prefix(sign).map(|rest| self.rest = rest).is_some()
    }

    fn one(values: Vec<Value>) -> Value {
        assert_eq!(values.len(), 1);
        values.into_iter().next().unwrap()
    }

    fn comparison(&mut self) -> Vec<Value> {
        let left = self.sum();
        for sign in ["<=", ">=", "<", ">", "="] {
            if self.take(sign) {
                let (left, right) = (Self::one(left), Self::one(self.sum()));
                let holds = match (&left, &right) {
                    (Value::Text(left), Value::Text(right)) => left == right,
                    (Value::Nothing, Value::Text(right)) => right.is_empty(),
                    (Value::Number(_), Value::Text(_)) => false,
                    _ => {
                        let (mut left, mut right) = (number(&left), number(&right));
                        if matches!(self.way, Way::Fifteen | Way::NaiveFifteen) {
                            (left, right) = (fifteen(left), fifteen(right));
                        }
                        match sign {
                            "<=" => left <= right,
                            ">=" => left >= right,
                            "<" => left < right,
                            ">" => left > right,
                            _ => left == right,
                        }
                    }
                };
                return vec![Value::Number(if holds { 1.0 } else { 0.0 })];
            }
        }
        left
    }

    fn sum(&mut self) -> Vec<Value> {
        let mut left = self.product();
        while self.take("+") {
            let right = Self::one(self.product());
            left = vec![Value::Number(number(&Self::one(left)) + number(&right))];
        }
        left
    }

    fn product(&mut self) -> Vec<Value> {
        let mut left = self.atom();
        loop {
            let times = self.take("*");
            if !times && !self.take("/") {
                return left;
            }
            let right = number(&Self::one(self.atom()));
            let number = number(&Self::one(left));
            left = vec![Value::Number(if times { number * right } else { number / right })];
        }
    }

    fn atom(&mut self) -> Vec<Value> {
        if self.take("(") {
            let inner = self.comparison();
            assert!(self.take(")"));
            return inner;
        }
        if self.take("\"") {
            let (text, rest) = self.rest.split_once('"').unwrap();
            self.rest = rest;
            return vec![Value::Text(text.into())];
        }
        if self.take("'") {
            let (sheet, rest) = self.rest.split_once("'!").unwrap();
            self.rest = rest;
            return self.cells_of(sheet);
        }
        let word: String = self.rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '.').collect();
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            self.rest = &self.rest[word.len()..];
            return vec![Value::Number(word.parse().unwrap())];
        }
        if self.rest[word.len()..].starts_with('(') {
            self.rest = &self.rest[word.len() + 1..];
            return vec![self.call(&word)];
        }
        self.cells_of(self.sheet)
    }

    fn name(&mut self) -> (u32, u32) {
        let letters: String = self.rest.chars().take_while(char::is_ascii_uppercase).collect();
        self.rest = &self.rest[letters.len()..];
        let digits: String = self.rest.chars().take_while(char::is_ascii_digit).collect();
        self.rest = &self.rest[digits.len()..];
        let column = letters.bytes().fold(0, |sum, letter| sum * 26 + u32::from(letter - b'A') + 1) - 1;
        (digits.parse::<u32>().unwrap() - 1, column)
    }

    fn cells_of(&mut self, sheet: &str) -> Vec<Value> {
        let (top, left) = self.name();
        let (bottom, right) = if self.take(":") { self.name() } else { (top, left) };
        let book = self.book;
        let cells = self.cells.entry(sheet.to_owned()).or_insert_with(|| {
            let sheet = book.sheets.iter().find(|known| known.name == sheet).unwrap();
            let cells = sheet.cells.iter().map(|cell| {
                let value = match &cell.content {
                    Content::Empty => Value::Nothing,
                    Content::Text(text) | Content::Formula { cached: Cached::Text(text), .. } => {
                        Value::Text(text.clone())
                    }
                    Content::Number { value, .. }
                    | Content::Formula { cached: Cached::Number(value), .. } => {
                        Value::Number(value.plain().parse().unwrap())
                    }
                };
                (address(cell.row, cell.column), value)
            });
            cells.collect()
        });
        let mut found = Vec::new();
        for row in top..=bottom {
            for column in left..=right {
                let name = address(row, u16::try_from(column).unwrap());
                found.push(cells.get(&name).cloned().unwrap_or(Value::Nothing));
            }
        }
        found
    }

    fn call(&mut self, function: &str) -> Value {
        let mut parts = Vec::new();
        let mut first = Vec::new();
        loop {
            let values = self.comparison();
            first.push(values[0].clone());
            parts.extend(values);
            if self.take(")") {
                break;
            }
            assert!(self.take(","), "{}", self.rest);
        }
        let numbers = || {
            parts.iter().filter_map(|part| match part {
                Value::Number(number) => Some(*number),
                _ => None,
            })
        };
        Value::Number(match function {
            "IF" => return first[if number(&first[0]) == 0.0 { 2 } else { 1 }].clone(),
            "MIN" => numbers().fold(f64::INFINITY, f64::min),
            "MAX" => numbers().fold(f64::NEG_INFINITY, f64::max),
            "SUM" => numbers().sum(),
            "COUNT" => numbers().count() as f64,
            "INT" if matches!(self.way, Way::Fifteen | Way::NaiveFifteen) => {
                fifteen(number(&first[0])).floor()
            }
            "INT" => number(&first[0]).floor(),
            "ROUND" => round(number(&first[0]), number(&first[1]) as usize, self.way),
            other => panic!("unknown function {other}"),
        })
    }
}

fn round(x: f64, places: usize, way: Way) -> f64 {
    if !x.is_finite() {
        // The branch of an IF that is not taken.
        return x;
    }
    let factor = 10_f64.powi(places as i32);
    let size = x.abs();
    let digits = |text: String| -> f64 {
        // Half up on the decimal writing, digit by digit.
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        let fraction = format!("{fraction}000");
        let kept: u128 = format!("{whole}{}", &fraction[..places]).parse().unwrap();
        let up = u128::from(fraction.as_bytes()[places] >= b'5');
        (kept + up) as f64 / factor
    };
    let rounded = match way {
        Way::Exactly => digits(format!("{size:.60}")),
        Way::Naive => (size * factor + 0.5).floor() / factor,
        Way::NaiveFifteen => fifteen(size * factor + 0.5).floor() / factor,
        Way::Fifteen => {
            let exponent: i32 = format!("{size:e}").split_once('e').unwrap().1.parse().unwrap();
            digits(format!("{size:.*}", usize::try_from(14 - exponent).unwrap_or(0)))
        }
    };
    if x < 0.0 { -rounded } else { rounded }
}
