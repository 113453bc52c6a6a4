//! How is a picture sent to a terminal?

mod sixel;

use base64::{Engine, engine::general_purpose::STANDARD};

use crate::delivery::preview::Pixels;

/// A way in which terminals take pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Graphics {
    /// The kitty graphics protocol: kitty, Ghostty, Konsole.
    Kitty,
    /// The inline images of iTerm2: iTerm2, WezTerm, mintty.
    Iterm2,
    /// DEC sixel: foot, xterm, mlterm, Windows Terminal and tmux where they are built so.
    Sixel,
}

/// The most characters of data in one escape of the kitty protocol.
const KITTY_CHUNK: usize = 4096;

impl Graphics {
    /// What draws `picture` at the cursor, `columns` wide; sixel has no columns, and takes the
    /// picture pixel by pixel. The cursor comes to stand below it, or behind its last line.
    pub fn drawn(self, picture: &Pixels, columns: u16) -> String {
        match self {
            Graphics::Kitty => kitty(&STANDARD.encode(&picture.png), columns),
            Graphics::Iterm2 => format!(
                "\x1b]1337;File=inline=1;size={};width={columns};preserveAspectRatio=1:{}\x07",
                picture.png.len(),
                STANDARD.encode(&picture.png)
            ),
            Graphics::Sixel => sixel::encoded(picture),
        }
    }
}

/// `f=100` is PNG, `a=T` shows it at once, `q=2` asks for no answer, `m=1` says that more follows.
fn kitty(data: &str, columns: u16) -> String {
    let mut sent = String::with_capacity(data.len() + data.len() / 256);
    let mut rest = data;
    let mut keys = format!("f=100,a=T,q=2,c={columns},");
    loop {
        // Base64 is one byte a character.
        let (chunk, tail) = rest.split_at(rest.len().min(KITTY_CHUNK));
        let more = u8::from(!tail.is_empty());
        sent += &format!("\x1b_G{keys}m={more};{chunk}\x1b\\");
        if tail.is_empty() {
            return sent;
        }
        keys.clear();
        rest = tail;
    }
}
