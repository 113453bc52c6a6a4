//! Listens on loopback, reads what is asked within bounds, and answers.
//!
//! One thread reads and writes; what is asked of the office runs beside it, for it opens files and talks to
//! mail servers by a clock of its own.

use std::{
    io,
    net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use axum::{
    Router,
    body::Body,
    extract::{DefaultBodyLimit, FromRequest, Multipart, Request, multipart::MultipartError},
    http::{Method, Response, StatusCode, header},
};
use tokio::{runtime, sync::watch, time::Instant};
use url::form_urlencoded;

use super::{
    first::{self, First},
    frame, guard,
    keys::{Keys, same},
    memory::Memory,
    open_error::OpenError,
    pages,
    reply::PageReply,
    site::{BACKUP, Site},
    visit::{PageVisit, Upload},
};

/// The longest form. What a person types fits many times.
const FORM: usize = 1 << 20;

/// The largest file: a mail of the size that is taken in, and what a form adds.
const UPLOAD: usize = 64 << 20;

/// How often a port is tried for that is free in both families.
const TRIES: usize = 8;

/// How large a form with a file may be, by where it goes: a backup is larger than a mail.
fn most_for(path: &str) -> usize {
    if path == "/data/restore" {
        BACKUP + FORM
    } else {
        UPLOAD
    }
}

/// How often it is looked whether a mail that is under way has arrived, before the pages end.
const LOOK: Duration = Duration::from_secs(1);

/// What all answers share.
pub struct PageServer {
    listeners: Vec<TcpListener>,
    shared: Arc<Shared>,
}

struct Shared {
    site: Arc<Site>,
    memory: Arc<Memory>,
    session: Keys,
    first: First,
    port: u16,
    asked: Mutex<Instant>,
    end: watch::Sender<bool>,
}

impl PageServer {
    pub fn listen(site: Site, session: Keys, first: First) -> Result<PageServer, OpenError> {
        let (listeners, port) = listeners().map_err(OpenError::Port)?;
        first.tell(port)?;
        Ok(PageServer {
            listeners,
            shared: Arc::new(Shared {
                site: Arc::new(site),
                memory: Arc::default(),
                session,
                first,
                port,
                asked: Mutex::new(Instant::now()),
                end: watch::Sender::new(false),
            }),
        })
    }

    pub fn at(&self) -> Vec<SocketAddr> {
        let at = self.listeners.iter().map(TcpListener::local_addr);
        at.filter_map(Result::ok).collect()
    }

    pub fn address(&self) -> Result<String, OpenError> {
        self.shared.address()
    }

    pub fn serve(self) -> io::Result<()> {
        let runtime = runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let PageServer { listeners, shared } = self;
        let served = runtime.block_on(async {
            let mut tasks = tokio::task::JoinSet::new();
            for listener in listeners {
                listener.set_nonblocking(true)?;
                let listener = tokio::net::TcpListener::from_std(listener)?;
                let of_all = Arc::clone(&shared);
                let router = Router::new()
                    .fallback(move |request: Request| {
                        let shared = Arc::clone(&of_all);
                        async move { shared.answer(request).await }
                    })
                    .layer(DefaultBodyLimit::max(BACKUP + FORM));
                let mut ended = shared.end.subscribe();
                tasks.spawn(async move {
                    let until = async move {
                        let _ = ended.wait_for(|end| *end).await;
                    };
                    axum::serve(listener, router)
                        .with_graceful_shutdown(until)
                        .await
                });
            }
            let mut ended = shared.end.subscribe();
            tokio::select! {
                () = shared.idle() => {}
                _ = ended.wait_for(|end| *end) => {}
            }
            shared.end.send_replace(true);
            // A connection that is kept open by a browser is not waited for.
            let finish = async { while tasks.join_next().await.is_some() {} };
            let _ = tokio::time::timeout(Duration::from_secs(2), finish).await;
            Ok(())
        });
        runtime.shutdown_timeout(Duration::from_secs(2));
        // A mail that a server is just taking is not broken off; one that waits does not leave.
        shared.memory.departures.end();
        served
    }
}

/// The same port in both families; IPv4 alone where the system has no other.
fn listeners() -> io::Result<(Vec<TcpListener>, u16)> {
    let mut tries = 0;
    loop {
        tries += 1;
        let four = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = four.local_addr()?.port();
        match TcpListener::bind((Ipv6Addr::LOCALHOST, port)) {
            Ok(six) => return Ok((vec![four, six], port)),
            // Somebody else would answer under this name.
            Err(error) if error.kind() == io::ErrorKind::AddrInUse && tries < TRIES => {}
            Err(_) => return Ok((vec![four], port)),
        }
    }
}

/// A request that goes no further.
struct Stopped(StatusCode);

impl Shared {
    fn address(&self) -> Result<String, OpenError> {
        let code = self.session.code()?;
        Ok(format!("http://127.0.0.1:{}/enter/{code}", self.port))
    }

    /// Comes back when nobody has asked for a page for as long as is waited.
    async fn idle(&self) {
        loop {
            let asked = *self.asked.lock().unwrap_or_else(PoisonError::into_inner);
            let until = asked + self.site.idle;
            if until > Instant::now() {
                tokio::time::sleep_until(until).await;
            } else if self.memory.departures.are_under_way() {
                tokio::time::sleep(LOOK).await;
            } else {
                return;
            }
        }
    }

    fn cookie_name(&self) -> String {
        format!("datawrit-{}", self.port)
    }

    async fn answer(self: Arc<Shared>, request: Request) -> Response<Body> {
        let reply = match self.clone().replied(request).await {
            Ok(reply) => reply,
            Err(Stopped(status)) => frame::stopped(status),
        };
        if reply.last {
            self.end.send_replace(true);
        }
        reply.response()
    }

    async fn replied(self: Arc<Shared>, request: Request) -> Result<PageReply, Stopped> {
        let (method, uri) = (request.method().clone(), request.uri().clone());
        let headers = request.headers();
        guard::check(&method, &uri, headers, self.port).map_err(|wrong| {
            Stopped(match wrong {
                guard::Wrong::Host => StatusCode::MISDIRECTED_REQUEST,
                guard::Wrong::Method => StatusCode::METHOD_NOT_ALLOWED,
                guard::Wrong::Origin => StatusCode::FORBIDDEN,
            })
        })?;
        let path: Vec<String> = uri
            .path()
            .split('/')
            .filter(|part| !part.is_empty())
            .map(|part| {
                percent_encoding::percent_decode_str(part)
                    .decode_utf8_lossy()
                    .into_owned()
            })
            .collect();
        let parts: Vec<&str> = path.iter().map(String::as_str).collect();
        if let (&Method::POST, ["address"]) = (&method, parts.as_slice()) {
            let key = headers.get(first::KEY).and_then(|key| key.to_str().ok());
            let knows = key.is_some_and(|key| same(key, &self.first.key));
            let address = self.address().ok().filter(|_| knows);
            return address
                .map(PageReply::text)
                .ok_or(Stopped(StatusCode::FORBIDDEN));
        }
        if let (&Method::GET, ["enter", code]) = (&method, parts.as_slice()) {
            if !self.session.enters(code) {
                return Err(Stopped(StatusCode::FORBIDDEN));
            }
            self.seen();
            let (name, value) = (self.cookie_name(), self.session.cookie());
            let cookie = format!("{name}={value}; HttpOnly; SameSite=Strict; Path=/");
            return Ok(PageReply::see("/").head(header::SET_COOKIE, cookie));
        }
        if !self.is_known(&request) {
            return Err(Stopped(StatusCode::FORBIDDEN));
        }
        self.seen();
        let query = uri.query().unwrap_or_default().as_bytes();
        let query = form_urlencoded::parse(query).into_owned().collect();
        let posts = method == Method::POST;
        let (fields, upload) = if posts {
            self.form(request).await?
        } else {
            (Vec::new(), None)
        };
        let answered = tokio::task::spawn_blocking(move || {
            let visit = PageVisit {
                site: &self.site,
                memory: &self.memory,
                session: &self.session,
                posts,
                path,
                query,
                fields,
                upload,
            };
            pages::answer(&visit)
        });
        answered
            .await
            .map_err(|_| Stopped(StatusCode::INTERNAL_SERVER_ERROR))
    }

    fn seen(&self) {
        *self.asked.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
    }

    fn is_known(&self, request: &Request) -> bool {
        let name = self.cookie_name();
        let cookies = request.headers().get_all(header::COOKIE);
        cookies
            .iter()
            .filter_map(|cookies| cookies.to_str().ok())
            .flat_map(|cookies| cookies.split(';'))
            .filter_map(|cookie| cookie.trim().split_once('='))
            .any(|(key, value)| key == name && same(value, self.session.cookie()))
    }

    /// What a form of these pages says: it has the mark, or nothing of it is looked at.
    async fn form(&self, request: Request) -> Result<Filled, Stopped> {
        let kind = request.headers().get(header::CONTENT_TYPE);
        let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        let with_file = kind.starts_with("multipart/form-data");
        if !with_file && kind != "application/x-www-form-urlencoded" {
            return Err(Stopped(StatusCode::UNSUPPORTED_MEDIA_TYPE));
        }
        let most = if with_file {
            most_for(request.uri().path())
        } else {
            FORM
        };
        let said = request.headers().get(header::CONTENT_LENGTH);
        let said = said.and_then(|said| said.to_str().ok()?.parse::<u64>().ok());
        if said.is_some_and(|said| said > most as u64) {
            return Err(Stopped(StatusCode::PAYLOAD_TOO_LARGE));
        }
        if with_file {
            return self.parts(request, most).await;
        }
        let body = axum::body::to_bytes(request.into_body(), FORM)
            .await
            .map_err(|_| Stopped(StatusCode::PAYLOAD_TOO_LARGE))?;
        let fields: Vec<_> = form_urlencoded::parse(&body).into_owned().collect();
        self.marked(&fields)?;
        Ok((fields, None))
    }

    fn marked(&self, fields: &[(String, String)]) -> Result<(), Stopped> {
        fields
            .iter()
            .any(|(key, value)| key == "mark" && same(value, self.session.mark()))
            .then_some(())
            .ok_or(Stopped(StatusCode::FORBIDDEN))
    }

    /// A form with a file, which goes to the disk as it comes, up to `most` bytes; the mark stands before it. The
    /// whole is bounded by the layer of [`PageServer::serve`] too.
    async fn parts(&self, request: Request, most: usize) -> Result<Filled, Stopped> {
        let unread = |error: MultipartError| Stopped(error.status());
        let mut parts = Multipart::from_request(request, &())
            .await
            .map_err(|_| Stopped(StatusCode::BAD_REQUEST))?;
        let (mut fields, mut upload, mut typed) = (Vec::new(), None, 0);
        let mut left = most;
        while let Some(mut part) = parts.next_field().await.map_err(unread)? {
            let name = part.name().unwrap_or_default().to_owned();
            let is_file = part.file_name().is_some();
            let mut file = None;
            let mut text = Vec::new();
            if is_file {
                self.marked(&fields)?;
                let lies = Upload::begin(self.site.home.folder());
                file = Some(lies.map_err(|_| Stopped(StatusCode::INSUFFICIENT_STORAGE))?);
            }
            while let Some(bytes) = part.chunk().await.map_err(unread)? {
                left = left
                    .checked_sub(bytes.len())
                    .ok_or(Stopped(StatusCode::PAYLOAD_TOO_LARGE))?;
                match &mut file {
                    Some(file) => file
                        .add(&bytes)
                        .map_err(|_| Stopped(StatusCode::INSUFFICIENT_STORAGE))?,
                    None => {
                        typed += bytes.len();
                        if typed > FORM {
                            return Err(Stopped(StatusCode::PAYLOAD_TOO_LARGE));
                        }
                        text.extend_from_slice(&bytes);
                    }
                }
            }
            match file {
                Some(file) => upload = Some(file),
                None => fields.push((name, String::from_utf8_lossy(&text).into_owned())),
            }
        }
        self.marked(&fields)?;
        Ok((fields, upload))
    }
}

/// The fields of a form, and its file.
type Filled = (Vec<(String, String)>, Option<Upload>);
