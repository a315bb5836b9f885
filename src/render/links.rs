//! Links that open a message with its text in place (for WhatsApp, for mail, for a text message), or a file. Pure text.

use std::path::Path;

/// A link that opens a chat with this number and puts the text into its field (WhatsApp, "Click to chat"): the number is
/// written in full, without a plus.
pub fn whatsapp(international: &str, text: &str) -> String {
    let digits: String = international.chars().filter(char::is_ascii_digit).collect();
    format!("https://wa.me/{digits}?text={}", encoded(text, ""))
}

/// A link that begins a mail (RFC 6068). Lines of its body end with CR LF, as section 5 there asks; none where the
/// address is no address.
pub fn mail(address: &str, subject: &str, text: &str) -> Option<String> {
    let (name, host) = address.trim().rsplit_once('@')?;
    let is_blank = |c: char| c.is_whitespace() || c.is_control() || matches!(c, ',' | ';' | '<' | '>' | '@');
    if name.is_empty() || host.is_empty() || name.contains(is_blank) || host.contains(is_blank) {
        return None;
    }
    // Section 2 leaves these bare in an address; whatever has a meaning in a link is written as its bytes.
    let (name, host) = (encoded(name, "!$'*+"), encoded(host, ""));
    let body = encoded(&text.replace('\n', "\r\n"), "");
    Some(format!("mailto:{name}@{host}?subject={}&body={body}", encoded(subject, "")))
}

/// A link that begins a text message (RFC 5724) to a number written in full.
pub fn sms(international: &str, text: &str) -> String {
    let digits: String = international.chars().filter(char::is_ascii_digit).collect();
    format!("sms:+{digits}?body={}", encoded(text, ""))
}

/// A link to a file (RFC 8089), given by its path from the root of the disk.
pub fn file(path: &Path) -> String {
    let bytes = path.as_os_str().as_encoded_bytes();
    if cfg!(windows) {
        // Windows tells whole paths as `\\?\C:\…`.
        let path = String::from_utf8_lossy(bytes.strip_prefix(br"\\?\").unwrap_or(bytes)).replace('\\', "/");
        return format!("file:///{}", encoded(&path, "/:"));
    }
    format!("file://{}", encoded_bytes(bytes, "/"))
}

/// The bytes of a text, percent-encoded save what RFC 3986, section 2.3, never asks to encode, and `bare`.
fn encoded(text: &str, bare: &str) -> String {
    encoded_bytes(text.as_bytes(), bare)
}

fn encoded_bytes(bytes: &[u8], bare: &str) -> String {
    let mut link = String::with_capacity(bytes.len() * 3);
    for &byte in bytes {
        match char::from(byte) {
            c if c.is_ascii_alphanumeric() || "-._~".contains(c) || (byte.is_ascii() && bare.contains(c)) => {
                link.push(c)
            }
            _ => link += &format!("%{byte:02X}"),
        }
    }
    link
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Hola, Ana:\n\n¿50 % & más? #1 +2 \"sí\"";

    #[test]
    fn whatsapp_takes_the_number_without_its_plus() {
        assert_eq!(
            whatsapp("+34600123456", TEXT),
            "https://wa.me/34600123456?text=Hola%2C%20Ana%3A%0A%0A%C2%BF50%20%25%20%26%20m%C3%A1s%3F%20%231%20%2B2%20%22s%C3%AD%22"
        );
    }

    #[test]
    fn mail_ends_its_lines_as_mail_does() {
        assert_eq!(
            mail("ana@example.org", "¿Sí?", "a\nb").as_deref(),
            Some("mailto:ana@example.org?subject=%C2%BFS%C3%AD%3F&body=a%0D%0Ab")
        );
    }

    #[test]
    fn an_address_cannot_add_fields_to_the_link() {
        for (address, wanted) in [
            ("ana+shop@example.org", Some("mailto:ana+shop@example.org")),
            ("a?bcc=x&y%z@example.org", Some("mailto:a%3Fbcc%3Dx%26y%25z@example.org")),
            ("josé@ejemplo.es", Some("mailto:jos%C3%A9@ejemplo.es")),
            (" ana@example.org ", Some("mailto:ana@example.org")),
            ("ana@example.org?bcc=x", Some("mailto:ana@example.org%3Fbcc%3Dx")),
            ("ana", None),
            ("@example.org", None),
            ("ana@", None),
            ("ana lopez@example.org", None),
            ("ana@example.org, leo@example.org", None),
            ("Ana <ana@example.org>", None),
            ("", None),
        ] {
            let wanted = wanted.map(|link| format!("{link}?subject=s&body=t"));
            assert_eq!(mail(address, "s", "t"), wanted, "{address}");
        }
    }

    #[test]
    fn a_text_message_goes_to_a_number_in_full() {
        assert_eq!(sms("+34 600 123 456", "a\nb"), "sms:+34600123456?body=a%0Ab");
    }

    #[test]
    fn every_byte_comes_back_out_of_a_link() {
        let decode = |link: &str| {
            let bytes = link.as_bytes();
            let (mut text, mut place) = (Vec::new(), 0);
            while place < bytes.len() {
                if bytes[place] == b'%' {
                    text.push(u8::from_str_radix(&link[place + 1..place + 3], 16).unwrap());
                    place += 3;
                } else {
                    text.push(bytes[place]);
                    place += 1;
                }
            }
            String::from_utf8(text).unwrap()
        };
        for text in [TEXT, "", "𝄞 €", "\u{1b}[31m", "a%20b"] {
            let link = encoded(text, "");
            assert!(link.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~%".contains(&b)), "{link}");
            assert_eq!(decode(&link), text);
        }
    }
}
