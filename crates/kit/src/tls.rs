//! One provider of cryptography for every connection that the program opens. ring is built in seconds and needs no
//! CMake; the one that clients bring by default takes longer than everything else here together.

/// Chooses the provider; a second call changes nothing. To be called before the first outgoing connection.
pub fn install() {
    // It fails only when one is installed already.
    let _ = rustls::crypto::ring::default_provider().install_default();
}
