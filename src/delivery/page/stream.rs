//! Streams of a PDF file, made small.

use std::cell::RefCell;

use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::Stream;

/// How much work goes into compressing a stream.
#[derive(Debug, Clone, Copy)]
pub(super) enum Effort {
    /// What is compressed once and is part of many files.
    Once,
    /// What each letter has of its own: a tenth larger, some hundred bytes, in two thirds of the time.
    EachLetter,
}

thread_local! {
    /// Their tables are larger than most streams, and are used again.
    static COMPRESS: [RefCell<Compress>; 2] =
        [6, 2].map(|level| RefCell::new(Compress::new(Compression::new(level), true)));
}

/// Compresses a stream, if that makes it smaller.
pub(super) fn deflate(stream: &mut Stream, effort: Effort) {
    if stream.dict.has(b"Filter") {
        return;
    }
    // What does not fit here is not smaller.
    let mut compressed = Vec::with_capacity(stream.content.len());
    let done = COMPRESS.with(|[once, each_letter]| {
        let mut compress = match effort {
            Effort::Once => once.borrow_mut(),
            Effort::EachLetter => each_letter.borrow_mut(),
        };
        compress.reset();
        compress.compress_vec(&stream.content, &mut compressed, FlushCompress::Finish)
    });
    if matches!(done, Ok(Status::StreamEnd)) && compressed.len() < stream.content.len() {
        stream.dict.set("Filter", "FlateDecode");
        stream.set_content(compressed);
    }
}
