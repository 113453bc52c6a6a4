//! The bytes between us and a server, with a bound on what one reply may be.

use std::{
    fmt, io, mem,
    net::SocketAddr,
    pin::Pin,
    task::{Context, Poll, ready},
};

use lettre::transport::smtp::client::AsyncTokioStream;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use crate::delivery::server::{EARLY, Stream};

/// The most that a server may say before it is our turn again, in bytes: more
/// than any honest reply, and little enough to be held.
const MOST: usize = 128 * 1024;
const PIECE: usize = 8 * 1024;

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
