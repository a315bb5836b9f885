//! `remind`: what needs attention, shown once, while the shop is open; and the timers that ask for it.

use std::io::ErrorKind;

use crate::fixture::Shop;

/// A shop at half past five in the afternoon of a Saturday that owes Ana a call since four, has Leo's lamp to deliver by closing
/// time, and has heard from Eva that she comes by today.
fn busy() -> Shop {
    let mut shop = Shop::new().at("2026-11-21 10:00");
    shop.desk.notices.set(true);
    shop.ok("-q add Ana call with the quote today at 4pm");
    shop.ok("-q add Leo deliver the lamp today at 18:00");
    shop.ok("-q expect Eva she brings the form today at 18:30");
    shop.ok("-q add Rosa call on thursday at 5pm");
    shop.set_clock("2026-11-21 17:30");
    shop
}

fn summaries(shop: &Shop) -> Vec<String> {
    shop.desk.shown.borrow().iter().map(|notice| notice.summary.clone()).collect()
}

#[test]
fn what_needs_attention_is_printed_and_shown_in_one_notice() {
    let shop = busy();
    let said = shop.ok("remind");
    assert_eq!(
        said,
        "Overdue\n1  = Ana  call with the quote  today 16:00\n\n\
         About to break: warn them now\n2  = Leo  deliver the lamp  today 18:00\n\n\
         Have it confirmed\n3  = Eva  she brings the form  today 18:30\n\n\
         3 of them are in a notice on the desktop.\n"
    );
    let shown = shop.desk.shown.borrow();
    assert_eq!(shown.len(), 1);
    assert_eq!(shown[0].summary, "3 promises need you");
    assert_eq!(
        shown[0].body,
        "Overdue · 1 Ana, today 16:00: call with the quote\n\
         About to break: warn them now · 2 Leo, today 18:00: deliver the lamp\n\
         Have it confirmed · 3 Eva, today 18:30: she brings the form"
    );
}
