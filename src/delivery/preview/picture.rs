//! The page as pixels.

use std::sync::Arc;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};

use super::fault::{PreviewError, unreadable};
use super::pixels::{Pixels, WIDEST};

/// The tallest picture that is made, in pixels.
const TALLEST: f32 = 8192.0;

/// See [`super::picture`].
pub(super) fn drawn(file: &[u8], page: usize, width: u16) -> Result<Option<Pixels>, PreviewError> {
    let data: Arc<Vec<u8>> = Arc::new(file.to_vec());
    let pdf = Pdf::new(data).map_err(|error| unreadable(format_args!("{error:?}")))?;
    let Some(page) = pdf.pages().get(page) else {
        return Ok(None);
    };
    let (across, down) = page.render_dimensions();
    // A little more, for the library cuts off what is less than a whole pixel; no more than that, or
    // what is printed moves away from its place.
    let wanted = f32::from(width.clamp(1, WIDEST)) + 0.01;
    let scale = (wanted / across).min(TALLEST / down);
    let pixels = render(
        page,
        &RenderCache::new(),
        &InterpreterSettings::default(),
        &RenderSettings::default(),
        &PixmapSettings {
            x_scale: scale,
            y_scale: scale,
            bg_color: WHITE,
        },
    );
    let rgb = pixels
        .data()
        .iter()
        .flat_map(|pixel| [pixel.r, pixel.g, pixel.b])
        .collect();
    Ok(Some(Pixels {
        width: pixels.width(),
        height: pixels.height(),
        rgb,
        png: pixels.into_png().map_err(unreadable)?,
    }))
}
