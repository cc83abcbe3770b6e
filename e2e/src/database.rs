//! Databases for faults, and a wire to PostgreSQL that can be cut.

use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use kit::db::Engine;
use kit::testing;

/// The engines that can be tried here, each with the setting of an empty database of its own.
pub fn engines(folder: &Path) -> Vec<(Engine, String)> {
    testing::engines().into_iter().map(|engine| (engine, empty(engine, folder))).collect()
}

/// An empty PostgreSQL database; none, and said so, when there is no server.
pub fn postgres(folder: &Path) -> Option<String> {
    let known = testing::engines().contains(&Engine::Postgres);
    if !known {
        crate::skipped("LOA_TEST_POSTGRES_URL names no server");
    }
    known.then(|| empty(Engine::Postgres, folder))
}

fn empty(engine: Engine, folder: &Path) -> String {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(testing::empty(engine, folder)).url
}

/// Carries bytes between a port of its own and a server, while it is on.
#[derive(Debug)]
pub struct Wire {
    port: u16,
    server: String,
    line: Option<Line>,
}

/// The parts that exist only while the wire is on.
#[derive(Debug)]
struct Line {
    carried: Arc<Mutex<Carried>>,
    accepting: JoinHandle<()>,
}

/// The connections that are carried.
#[derive(Debug, Default)]
struct Carried {
    streams: Vec<TcpStream>,
    cut: bool,
    silent: bool,
}

impl Wire {
    /// A wire to the server of this URL that is still off, and the URL that leads through it.
    ///
    /// # Panics
    /// When the URL names no server.
    pub fn to(url: &str) -> (Self, String) {
        let (scheme, rest) = url.split_once("://").expect("a URL");
        let (place, name) = rest.rsplit_once('/').expect("a URL with a database");
        let (user, server) = place.rsplit_once('@').unwrap_or(("postgres", place));
        let server = if server.contains(':') { server.to_owned() } else { format!("{server}:5432") };
        let port = crate::program::free_port();
        let through = format!("{scheme}://{user}@127.0.0.1:{port}/{name}");
        (Self { port, server, line: None }, through)
    }

    /// Puts it on.
    ///
    /// # Panics
    /// When someone else took the port.
    pub fn on(&mut self) {
        let listener = TcpListener::bind(("127.0.0.1", self.port)).expect("the port is still ours");
        listener.set_nonblocking(true).expect("a listener that can be asked");
        let carried = Arc::new(Mutex::new(Carried::default()));
        let (kept, server) = (carried.clone(), self.server.clone());
        let accepting = thread::spawn(move || {
            while !lock(&kept).cut {
                match listener.accept() {
                    Ok((client, _)) => drop(carry(client, &server, &kept)),
                    Err(_) => thread::sleep(Duration::from_millis(10)),
                }
            }
        });
        self.line = Some(Line { carried, accepting });
    }

    /// Lets it fall silent: it takes connections and bytes, and carries none, as a server does that was stopped or
    /// unplugged.
    pub fn silence(&self) {
        if let Some(line) = &self.line {
            lock(&line.carried).silent = true;
        }
    }

    /// Cuts it: nobody listens any more, and every connection ends.
    pub fn off(&mut self) {
        let Some(line) = self.line.take() else { return };
        lock(&line.carried).cut = true;
        let _ = line.accepting.join();
        for stream in &lock(&line.carried).streams {
            let _ = stream.shutdown(Shutdown::Both);
        }
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        self.off();
    }
}

fn lock(carried: &Mutex<Carried>) -> std::sync::MutexGuard<'_, Carried> {
    carried.lock().unwrap_or_else(PoisonError::into_inner)
}

fn carry(client: TcpStream, server: &str, carried: &Arc<Mutex<Carried>>) -> io::Result<()> {
    client.set_nonblocking(false)?;
    if lock(carried).silent {
        lock(carried).streams.push(client);
        return Ok(());
    }
    let server = TcpStream::connect(server)?;
    for (from, to) in [(&client, &server), (&server, &client)] {
        let (mut reader, mut writer) = (from.try_clone()?, to.try_clone()?);
        lock(carried).streams.push(from.try_clone()?);
        let carried = carried.clone();
        thread::spawn(move || {
            let _ = pass_on(&mut reader, &mut writer, &carried);
            if !lock(&carried).silent {
                let _ = writer.shutdown(Shutdown::Both);
            }
        });
    }
    Ok(())
}

/// Carries bytes until they end or the wire falls silent.
fn pass_on(reader: &mut TcpStream, writer: &mut TcpStream, carried: &Mutex<Carried>) -> io::Result<()> {
    let mut bytes = [0; 16 << 10];
    loop {
        let count = reader.read(&mut bytes)?;
        if count == 0 || lock(carried).silent {
            return Ok(());
        }
        writer.write_all(&bytes[..count])?;
    }
}
