//! The places where the server may go when someone at the desk names an address: the public net only. A person who could have
//! it ask machines behind it would see things that only those machines may see.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use url::{Host, Url};

/// The address is not on the public net, or names a port that no site is read from.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("is not on the public web")]
pub(super) struct NotPublic;

/// The machines and ports that may be asked. Names are judged when they are resolved, by the machine that is then connected
/// to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Guard {
    allows: fn(IpAddr) -> bool,
    ports: &'static [u16],
}

impl Guard {
    /// Public machines, on the ports of the web.
    pub(super) const PUBLIC: Self = Self { allows: is_public, ports: &[80, 443] };

    /// The machines that a test allows.
    #[cfg(test)]
    pub(super) fn only(allows: fn(IpAddr) -> bool) -> Self {
        Self { allows, ports: &[] }
    }

    /// Whether an address may be asked, as far as the address itself tells; so too for each redirect.
    pub(super) fn check(self, url: &Url) -> Result<(), NotPublic> {
        let port = url.port_or_known_default().unwrap_or(0);
        let web = matches!(url.scheme(), "http" | "https") && url.username().is_empty();
        let machine = match url.host() {
            Some(Host::Ipv4(ip)) => (self.allows)(ip.into()),
            Some(Host::Ipv6(ip)) => (self.allows)(ip.into()),
            Some(Host::Domain(_)) => true,
            None => false,
        };
        let port = self.ports.is_empty() || self.ports.contains(&port);
        if web && machine && port { Ok(()) } else { Err(NotPublic) }
    }
}

impl Resolve for Guard {
    fn resolve(&self, name: Name) -> Resolving {
        let allows = self.allows;
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let allowed: Vec<_> = found.filter(|address| allows(address.ip())).collect();
            if allowed.is_empty() {
                return Err(NotPublic.into());
            }
            let addresses: Addrs = Box::new(allowed.into_iter());
            Ok(addresses)
        })
    }
}

/// Whether a machine is on the public net (IANA's registries of special addresses).
fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => ip.to_ipv4_mapped().map_or_else(|| is_public_v6(ip), is_public_v4),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let special = ip.is_private()
        || ip.is_loopback()
        || ip.is_link_local()
        || ip.is_documentation()
        || ip.is_multicast()
        || a == 0
        || a >= 240
        // Shared by carriers; protocol assignments; relays of IPv6; benchmarks.
        || (a == 100 && (64..128).contains(&b))
        || (a == 192 && b == 0 && c == 0)
        || (a == 192 && b == 88 && c == 99)
        || (a == 198 && (b == 18 || b == 19));
    !special
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    let [first, second, ..] = ip.segments();
    // All that is given out begins with 2 or 3; some of that carries IPv4 addresses, or is for protocols and examples.
    first & 0xe000 == 0x2000
        && first != 0x2002
        && !(first == 0x2001 && second < 0x0200)
        && !(first == 0x2001 && second == 0x0db8)
        && !(first == 0x3fff && second < 0x1000)
}
