//! A mail server on a port of this machine. It uses the SMTP of the crate `mailin`, and its answers are set by the
//! story.

use std::collections::VecDeque;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use mailin::{Action, Handler, Response, SessionBuilder, response};

/// A running server; it stops when the tests end.
#[derive(Clone)]
pub(super) struct Server {
    pub(super) port: u16,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    taken: Vec<String>,
    answers: VecDeque<u16>,
    connections: usize,
}

impl Server {
    /// Starts a server on a port; with 0 the system chooses the port.
    pub(super) fn start(port: u16) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", port)).expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let server = Self { port, state: Arc::default() };
        let own = server.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                own.state.lock().expect("whole").connections += 1;
                let letterbox = Letterbox { state: own.state.clone(), mail: Vec::new() };
                thread::spawn(move || talk(stream, letterbox));
            }
        });
        server
    }

    /// A port on which nothing listens.
    pub(super) fn free_port() -> u16 {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
        listener.local_addr().expect("an address").port()
    }

    /// Sets the answers to the next recipients, in order; after them recipients are accepted again.
    pub(super) fn answer(&self, codes: &[u16]) {
        self.state.lock().expect("whole").answers.extend(codes);
    }

    /// The mails that the server took, in the order of arrival.
    pub(super) fn taken(&self) -> Vec<String> {
        self.state.lock().expect("whole").taken.clone()
    }

    /// How many connections were opened.
    pub(super) fn connections(&self) -> usize {
        self.state.lock().expect("whole").connections
    }
}

struct Letterbox {
    state: Arc<Mutex<State>>,
    mail: Vec<u8>,
}

impl Handler for Letterbox {
    fn rcpt(&mut self, _: &str) -> Response {
        match self.state.lock().expect("whole").answers.pop_front() {
            Some(code) => Response::custom(code, "as the story orders".to_owned()),
            None => response::OK,
        }
    }

    fn data(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.mail.extend(bytes);
        Ok(())
    }

    fn data_end(&mut self) -> Response {
        let mail = String::from_utf8_lossy(&std::mem::take(&mut self.mail)).into_owned();
        self.state.lock().expect("whole").taken.push(mail);
        response::OK
    }
}

fn talk(stream: TcpStream, letterbox: Letterbox) -> io::Result<()> {
    let peer = stream.peer_addr()?.ip();
    let (mut lines, mut out) = (BufReader::new(stream.try_clone()?), stream);
    let mut session = SessionBuilder::new("mail.ben-may.example").build(peer, letterbox);
    out.write_all(&session.greeting().buffer()?)?;
    let mut line = Vec::new();
    while lines.read_until(b'\n', &mut line)? > 0 {
        let answer = session.process(&line);
        line.clear();
        if answer.action != Action::NoReply {
            out.write_all(&answer.buffer()?)?;
        }
        if answer.action == Action::Close {
            break;
        }
    }
    Ok(())
}
