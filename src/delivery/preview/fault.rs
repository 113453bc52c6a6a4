//! Why a page cannot be shown.

/// Why a page cannot be shown.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PreviewError {
    /// The bytes are not a PDF file, or are a damaged one.
    #[error("the page cannot be read: {0}")]
    Unreadable(String),
    /// The program is built without the feature `pictures`; see [`super::DRAWS`].
    #[error("this build of datawrit cannot draw pictures")]
    NoPictures,
}

/// A library cannot read it.
pub(super) fn unreadable(error: impl std::fmt::Display) -> PreviewError {
    PreviewError::Unreadable(error.to_string())
}
