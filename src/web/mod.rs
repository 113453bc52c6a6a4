//! The second door: the same office as pages in a browser, on the person's own computer.
//!
//! | step | what it holds |
//! | --- | --- |
//! | [`Site::open`] | the first of a home listens on loopback alone, and another start finds it |
//! | `guard` | who may ask at all: the `Host` to the letter, changes by forms of these pages alone |
//! | `keys` | the code of the address, the cookie that answers it, the mark in each form |
//! | `server` | bytes in and out, bounded; everything that every answer says |
//! | `memory` | letters that are being asked for and mails that leave, which no page can hold |
//! | `pages` | one file a page: what is asked of the office, and how it looks |
//!
//! Nothing here decides: what a form wants is an order of the office, what it says is shown. Pages work
//! without script and ask nothing of any other computer.

mod asking;
mod details;
mod first;
mod form;
mod frame;
mod guard;
mod keys;
mod leaving;
mod memory;
mod open_error;
mod pages;
mod reply;
mod server;
mod site;
mod visit;
mod ways;
mod words;

use std::net::SocketAddr;

pub use open_error::OpenError;
pub use site::{IDLE, LogIn, Site};

use first::{Another, First};
use keys::Keys;
use server::PageServer;

/// The pages of a home: of this start, or of one before.
pub enum OpenedPages {
    Here(Door),
    /// Another start has them open; this address leads there.
    There {
        address: String,
    },
}

/// Pages that listen, and are not yet served.
pub struct Door {
    server: PageServer,
    address: String,
}

impl Site {
    /// Listens on loopback, at a port that the system chooses; where another start has the pages of this
    /// home open, asks it for an address.
    ///
    /// # Errors
    /// When nothing can be listened on, or the other start does not answer.
    pub fn open(self) -> Result<OpenedPages, OpenError> {
        let first = match First::of(&self.home)? {
            Ok(first) => first,
            Err(Another { address }) => return Ok(OpenedPages::There { address }),
        };
        let session = Keys::new()?;
        let server = PageServer::listen(self, session, first)?;
        let address = server.address()?;
        Ok(OpenedPages::Here(Door { server, address }))
    }
}

impl Door {
    /// The address with its code, which is good once and for a minute.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Where it listens.
    pub fn at(&self) -> Vec<SocketAddr> {
        self.server.at()
    }

    /// Serves the pages until the person ends it, or asks for none for a while.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn serve(self) -> Result<(), OpenError> {
        self.server.serve().map_err(OpenError::Served)
    }
}
