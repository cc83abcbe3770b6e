//! The driver through which journeys steer a browser.

use std::net::{Ipv4Addr, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

use super::log::Log;
use super::tools::BrowserPrograms;
use crate::interrupt;
use crate::process::{Group, PAUSE, free_port, tied};

/// A running chromedriver; dropping it ends the driver and the browsers it started.
pub(crate) struct Browser {
    _process: Group,
    url: String,
}

impl Browser {
    /// Starts the driver on a free port and waits until it listens.
    ///
    /// # Errors
    /// A sentence; the driver's own words are in the log.
    pub(crate) fn start(programs: &BrowserPrograms, log: &Log) -> Result<Self, String> {
        let output = || log.append().map_err(|error| error.to_string());
        let port = free_port().map_err(|error| error.to_string())?;
        let mut command = tied(&programs.chromedriver, "TERM", None);
        command.arg(format!("--port={port}")).stdout(output()?).stderr(output()?);
        let mut process = Group::spawn(&mut command, "TERM").map_err(|error| error.to_string())?;
        let started = Instant::now();
        while started.elapsed() < Duration::from_secs(30) {
            if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
                return Ok(Self { _process: process, url: format!("http://127.0.0.1:{port}") });
            }
            if interrupt::arrived() {
                return Err("interrupted".to_owned());
            }
            if process.child().try_wait().map_err(|error| error.to_string())?.is_some() {
                return Err("chromedriver ended at once".to_owned());
            }
            thread::sleep(PAUSE);
        }
        Err("chromedriver did not listen within half a minute".to_owned())
    }

    /// Where a WebDriver client connects.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }
}
