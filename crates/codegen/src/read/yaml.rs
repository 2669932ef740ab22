//! YAML text to nodes.
//!
//! Written over the event stream rather than over a finished tree, because a tree silently drops a key that occurs twice.

use std::{borrow::Cow, sync::Arc};

use saphyr::Scalar;
use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span, Tag};
use serde_json::Number;

use super::node::{Entry, Node, Value};
use crate::finding::{Finding, Findings, Place};

/// How deep values may be nested; a document of people stays far below, a hostile one would exhaust the stack.
const DEPTH: usize = 100;

/// Reads one YAML (or JSON) document.
///
/// # Errors
/// Where the text is no YAML, nests more than 100 levels, has a key twice, an anchor, or a number that JSON has not.
pub fn parse(file: &Arc<str>, text: &str) -> Result<Node, Vec<Finding>> {
    let mut reader = Reader {
        file: Arc::clone(file),
        parser: Parser::new_from_str(text),
        findings: Findings::default(),
    };
    match reader.document() {
        Ok(node) if reader.findings.is_empty() => Ok(node),
        Ok(_) => Err(reader.findings.into_sorted()),
        Err(stop) => {
            reader.findings.add(&stop.place, stop.sentence);
            Err(reader.findings.into_sorted())
        }
    }
}

struct Reader<'text> {
    file: Arc<str>,
    parser: Parser<'text, saphyr_parser::StrInput<'text>>,
    findings: Findings,
}

type Step<T> = Result<T, Finding>;

impl<'text> Reader<'text> {
    fn place(&self, line: usize) -> Place {
        Place {
            file: Arc::clone(&self.file),
            line: line.max(1),
        }
    }

    fn broken(&self, error: &ScanError) -> Finding {
        Finding::new(
            &self.place(error.marker().line()),
            format!("this is not YAML: {}", error.info()),
        )
    }

    fn next(&mut self) -> Step<(Event<'text>, Span)> {
        match self.parser.next() {
            Some(Ok(step)) => Ok(step),
            Some(Err(error)) => Err(self.broken(&error)),
            None => Err(Finding::new(&self.place(1), "the file ends too early")),
        }
    }

    fn document(&mut self) -> Step<Node> {
        loop {
            match self.next()? {
                (Event::StreamStart | Event::DocumentStart(_) | Event::Nothing, _) => {}
                (Event::StreamEnd, _) => {
                    return Err(Finding::new(&self.place(1), "the file is empty"));
                }
                (event, span) => {
                    let node = self.node(event, span, 0)?;
                    return self.end().map(|()| node);
                }
            }
        }
    }

    fn end(&mut self) -> Step<()> {
        loop {
            match self.next()? {
                (Event::StreamEnd, _) => return Ok(()),
                (Event::DocumentStart(_), span) => {
                    let place = self.place(span.start.line());
                    return Err(Finding::new(&place, "a file holds one YAML document"));
                }
                _ => {}
            }
        }
    }

    fn node(&mut self, event: Event<'text>, span: Span, depth: usize) -> Step<Node> {
        let place = self.place(span.start.line());
        if depth > DEPTH {
            return Err(Finding::new(
                &place,
                format!("values nest deeper than {DEPTH} levels"),
            ));
        }
        let value = match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse_anchor(anchor, &place);
                self.scalar(&text, style, tag.as_ref(), &place)
            }
            Event::SequenceStart(anchor, _) => {
                self.refuse_anchor(anchor, &place);
                self.list(depth)?
            }
            Event::MappingStart(anchor, _) => {
                self.refuse_anchor(anchor, &place);
                self.map(depth)?
            }
            _ => {
                self.findings
                    .add(&place, "YAML aliases are not supported: use `$ref`");
                Value::Null
            }
        };
        Ok(Node { place, value })
    }

    fn refuse_anchor(&mut self, anchor: usize, place: &Place) {
        if anchor > 0 {
            self.findings
                .add(place, "YAML anchors are not supported: use `$ref`");
        }
    }

    fn list(&mut self, depth: usize) -> Step<Value> {
        let mut items = Vec::new();
        loop {
            match self.next()? {
                (Event::SequenceEnd, _) => return Ok(Value::List(items)),
                (event, span) => items.push(self.node(event, span, depth + 1)?),
            }
        }
    }

    fn map(&mut self, depth: usize) -> Step<Value> {
        let mut entries: Vec<Entry> = Vec::new();
        loop {
            let (event, span) = self.next()?;
            let place = self.place(span.start.line());
            let key = match event {
                Event::MappingEnd => return Ok(Value::Map(entries)),
                Event::Scalar(text, ..) => text.into_owned(),
                other => {
                    self.node(other, span, depth + 1)?;
                    self.findings
                        .add(&place, "a key is a plain word or a string");
                    String::new()
                }
            };
            let (event, span) = self.next()?;
            let node = self.node(event, span, depth + 1)?;
            if entries.iter().any(|entry| entry.key == key) {
                self.findings
                    .add(&place, format!("`{key}` occurs twice in this mapping"));
            } else {
                entries.push(Entry { place, key, node });
            }
        }
    }

    fn scalar(
        &mut self,
        text: &str,
        style: ScalarStyle,
        tag: Option<&Cow<'_, Tag>>,
        place: &Place,
    ) -> Value {
        match Scalar::parse_from_cow_and_metadata(text.into(), style, tag) {
            Some(Scalar::Null) => Value::Null,
            Some(Scalar::Boolean(flag)) => Value::Flag(flag),
            Some(Scalar::Integer(number)) => Value::Number(number.into()),
            Some(Scalar::FloatingPoint(number)) => {
                let number = text
                    .parse::<u64>()
                    .ok()
                    .map(Number::from)
                    .or_else(|| Number::from_f64(*number));
                number.map_or_else(
                    || {
                        self.findings
                            .add(place, format!("`{text}` is not a number that JSON has"));
                        Value::Null
                    },
                    Value::Number,
                )
            }
            Some(Scalar::String(text)) => Value::Text(text.into_owned()),
            None => {
                self.findings
                    .add(place, format!("`{text}` does not fit its YAML tag"));
                Value::Null
            }
        }
    }
}
