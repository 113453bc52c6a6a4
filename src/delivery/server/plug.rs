//! The TCP stream under a conversation in the clear, which is taken back when TLS begins.
//!
//! The libraries that speak to a server own the stream they speak over. STARTTLS needs it back: the
//! same TCP stream goes on under TLS. So two hold it while it is not encrypted:
//!
//! ```text
//! before   library ── Shared ──┐
//!                              ├── TcpStream        Plug::pull takes it out
//!          we ────── Plug ─────┘
//! after    library ── TlsStream ── TcpStream        another library's client, which has heard nothing
//! ```
//!
//! What a third party on the way may do, and where it ends:
//!
//! ```text
//! C: STARTTLS
//! S: 220 go ahead          read a byte at a time, up to the end of this line
//!    250 AUTH PLAIN        put there before TLS: it is still in the socket, where `pull` sees it,
//!                          and the connection ends. Read ahead, it would be believed under TLS.
//! ```

use std::{
    io,
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    task::{Context, Poll, ready},
};

use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
};

/// A stream that two hold: the library while nothing is encrypted yet, and we, who
/// take it back for the TLS handshake.
#[derive(Clone)]
pub(crate) struct Shared(Arc<Mutex<Option<TcpStream>>>);

/// Our end of it.
pub(crate) struct Plug(Shared);

impl Plug {
    pub(crate) fn new(stream: TcpStream) -> (Plug, Shared) {
        let shared = Shared(Arc::new(Mutex::new(Some(stream))));
        (Plug(shared.clone()), shared)
    }

    /// Takes the stream back.
    ///
    /// # Errors
    /// When something waits to be read: it was not encrypted, and would be taken
    /// for a part of the encrypted conversation (CVE-2011-0411).
    pub(crate) fn pull(self) -> Result<TcpStream, &'static str> {
        let stream = self
            .0
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        let stream = stream.ok_or("the connection is gone")?;
        match stream.try_read(&mut [0]) {
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => Ok(stream),
            Ok(0) => Err("the connection was closed before TLS began"),
            _ => Err("unencrypted text came after STARTTLS"),
        }
    }
}

impl Shared {
    fn with<T>(
        &self,
        what: impl FnOnce(Pin<&mut TcpStream>) -> Poll<io::Result<T>>,
    ) -> Poll<io::Result<T>> {
        let mut stream = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match stream.as_mut() {
            Some(stream) => what(Pin::new(stream)),
            None => Poll::Ready(Err(io::ErrorKind::NotConnected.into())),
        }
    }
}

impl AsyncRead for Shared {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        room: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        // A byte at a time, so that what was not asked for stays where it can be
        // seen: the whole conversation in the clear is a few hundred of them.
        let mut byte = [0];
        let mut one = ReadBuf::new(&mut byte);
        ready!(self.with(|stream| stream.poll_read(context, &mut one)))?;
        room.put_slice(one.filled());
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Shared {
    fn poll_write(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.with(|stream| stream.poll_write(context, bytes))
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.with(|stream| stream.poll_flush(context))
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.with(|stream| stream.poll_shutdown(context))
    }
}
