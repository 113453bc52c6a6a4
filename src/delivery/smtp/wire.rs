//! The bytes between us and a server, with a bound on what one reply may be.
//!
//! The library that speaks SMTP owns the stream it speaks over, and does not give it back. STARTTLS
//! needs it back: the same TCP stream goes on under TLS. So two hold it while it is not encrypted:
//!
//! ```text
//! before   lettre ── Wire ── Shared ──┐
//!                                     ├── TcpStream        Plug::pull takes it out
//!          we ────── Plug ── Shared ──┘
//! after    lettre ── Wire ── TlsStream ── TcpStream        another lettre, which has heard nothing
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
    fmt, io, mem,
    net::SocketAddr,
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    task::{Context, Poll, ready},
};

use lettre::transport::smtp::client::AsyncTokioStream;
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
};

/// The most that a server may say before it is our turn again, in bytes: more
/// than any honest reply, and little enough to be held.
const MOST: usize = 128 * 1024;
/// The error of a server that speaks out of turn.
pub(super) const EARLY: &str = "the server spoke before it was asked";
const PIECE: usize = 8 * 1024;

/// What a wire leads over.
pub(super) trait Stream: AsyncRead + AsyncWrite + Send + Sync + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Sync + Unpin> Stream for T {}

/// A stream that hands over one line at a time, and ends when a reply does not.
/// A byte of a reply that is not ASCII is made a question mark: it carries no
/// meaning that matters, and the library takes nothing but UTF-8.
pub(super) struct Wire {
    stream: Box<dyn Stream>,
    peer: SocketAddr,
    heard: Vec<u8>,
    handed_over: usize,
    since_our_turn: usize,
    /// Whether the server has spoken out of turn; nothing goes over it any more.
    early: bool,
    /// Whether the system was asked, before what is written now, what has come.
    asked: bool,
}

impl Wire {
    pub(super) fn new(stream: Box<dyn Stream>, peer: SocketAddr) -> Wire {
        Wire {
            stream,
            peer,
            heard: Vec::new(),
            handed_over: 0,
            since_our_turn: 0,
            early: false,
            asked: false,
        }
    }

    /// A wire on which the server has greeted before.
    pub(super) fn greeted(stream: Box<dyn Stream>, peer: SocketAddr) -> Wire {
        let mut wire = Wire::new(stream, peer);
        wire.heard = b"220 greeted\r\n".to_vec();
        wire
    }
}

impl AsyncRead for Wire {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        room: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let wire = &mut *self;
        if wire.handed_over == wire.heard.len() {
            let mut piece = [0; PIECE];
            let mut buffer = ReadBuf::new(&mut piece);
            ready!(Pin::new(&mut wire.stream).poll_read(context, &mut buffer))?;
            let heard = buffer.filled();
            wire.since_our_turn += heard.len();
            if wire.since_our_turn > MOST {
                return Poll::Ready(Err(io::Error::other("a reply without an end")));
            }
            wire.heard.clear();
            wire.heard.extend(
                heard
                    .iter()
                    .map(|byte| if byte.is_ascii() { *byte } else { b'?' }),
            );
            wire.handed_over = 0;
        }
        let rest = wire.heard.get(wire.handed_over..).unwrap_or_default();
        let line = rest
            .iter()
            .position(|byte| *byte == b'\n')
            .map_or(rest.len(), |end| end + 1);
        let line = rest.get(..line.min(room.remaining())).unwrap_or_default();
        room.put_slice(line);
        wire.handed_over += line.len();
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Wire {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let wire = &mut *self;
        wire.since_our_turn = 0;
        // What is said before it was asked for answers nothing of ours: it was put there to be
        // taken for the reply to what we are about to say.
        let mut ahead = wire.early || wire.handed_over < wire.heard.len();
        if !ahead && !mem::replace(&mut wire.asked, true) {
            // What is waiting in the socket is seen once the runtime has polled the system for it,
            // which it does when no task can go on: so this one gives way once.
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        if !ahead {
            let mut byte = [0];
            let mut one = ReadBuf::new(&mut byte);
            if let Poll::Ready(Ok(())) = Pin::new(&mut wire.stream).poll_read(context, &mut one) {
                ahead = !one.filled().is_empty();
            }
        }
        if ahead {
            wire.early = true;
            return Poll::Ready(Err(io::Error::other(EARLY)));
        }
        let written = Pin::new(&mut wire.stream).poll_write(context, bytes);
        wire.asked = written.is_pending();
        written
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

impl AsyncTokioStream for Wire {
    fn peer_addr(&self) -> io::Result<SocketAddr> {
        Ok(self.peer)
    }
}

impl fmt::Debug for Wire {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // What goes over it is nobody's to see.
        f.write_str("Wire")
    }
}

/// A stream that two hold: the library while nothing is encrypted yet, and we, who
/// take it back for the TLS handshake.
#[derive(Clone)]
struct Shared(Arc<Mutex<Option<TcpStream>>>);

/// Our end of it.
pub(super) struct Plug(Shared);

impl Plug {
    pub(super) fn new(stream: TcpStream, peer: SocketAddr) -> (Plug, Wire) {
        let shared = Shared(Arc::new(Mutex::new(Some(stream))));
        (Plug(shared.clone()), Wire::new(Box::new(shared), peer))
    }

    /// Takes the stream back.
    ///
    /// # Errors
    /// When something waits to be read: it was not encrypted, and would be taken
    /// for a part of the encrypted conversation (CVE-2011-0411).
    pub(super) fn pull(self) -> Result<TcpStream, &'static str> {
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
