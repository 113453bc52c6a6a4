//! TLS to a mail server: its certificate is checked against its name and the
//! authorities this machine trusts, or the one the person named.

use std::sync::Arc;

use tokio::{io::AsyncRead, io::AsyncWrite, time};
use tokio_rustls::{
    TlsConnector,
    client::TlsStream,
    rustls::{
        CertificateError, ClientConfig, Error, RootCertStore,
        crypto::ring,
        pki_types::{CertificateDer, ServerName, pem::PemObject},
    },
};

use super::{Fault, Server, Stage, Trouble};

/// # Errors
/// When the handshake fails; the error says what is wrong with a certificate.
pub(crate) async fn begin<S: AsyncRead + AsyncWrite + Unpin>(
    server: &Server,
    stream: S,
) -> Result<TlsStream<S>, Fault> {
    let failed = |trouble| Fault::new(Stage::Handshake, trouble);
    let connector = TlsConnector::from(Arc::new(config(server)?));
    let name = ServerName::try_from(server.host.clone()).map_err(|_| {
        failed(Trouble::Insecure(format!(
            "`{}` is not a server name",
            server.host
        )))
    })?;
    time::timeout(server.patience.command, connector.connect(name, stream))
        .await
        .map_err(|_| failed(Trouble::Silent))?
        .map_err(|error| {
            let text = error.to_string();
            match error
                .into_inner()
                .and_then(|inner| inner.downcast::<Error>().ok())
            {
                Some(inner) => failed(trouble(&inner, server)),
                None => failed(Trouble::Lost(text)),
            }
        })
}

/// In the person's words; rustls names the X.509 error alone.
fn trouble(error: &Error, server: &Server) -> Trouble {
    let Error::InvalidCertificate(wrong) = error else {
        return Trouble::Insecure(error.to_string());
    };
    Trouble::Certificate(match wrong {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => {
            "it has expired".to_owned()
        }
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
            "it is not valid yet".to_owned()
        }
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            format!("it is not for {}", server.host)
        }
        CertificateError::UnknownIssuer => {
            "it is not signed by anybody this computer trusts".to_owned()
        }
        other => format!("{other:?}"),
    })
}

fn config(server: &Server) -> Result<ClientConfig, Fault> {
    let failed = |why: String| Fault::new(Stage::Handshake, Trouble::Insecure(why));
    let mut roots = RootCertStore::empty();
    match &server.authority {
        Some(pem) => {
            for certificate in CertificateDer::pem_slice_iter(pem) {
                let certificate =
                    certificate.map_err(|error| failed(format!("the `ca` file: {error}")))?;
                roots
                    .add(certificate)
                    .map_err(|error| failed(format!("the `ca` file: {error}")))?;
            }
            if roots.is_empty() {
                return Err(failed("the `ca` file has no certificate".to_owned()));
            }
        }
        None => {
            roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
            if roots.is_empty() {
                return Err(failed(
                    "this computer has no list of trusted authorities".to_owned(),
                ));
            }
        }
    }
    Ok(
        ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(|error| failed(error.to_string()))?
            .with_root_certificates(roots)
            .with_no_client_auth(),
    )
}
