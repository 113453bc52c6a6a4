//! From what was typed to an order.

use crate::{
    cli::{args, commands::Scene, failure::Failure, tongue},
    law::Right,
    office::write::{Desk, Order},
};

/// What is asked of each recipient alike, by the person whose desk it is.
pub(super) fn ordered(
    scene: &Scene<'_>,
    args: &args::Write,
    desk: &Desk<'_>,
    right: Right,
) -> Result<Order, Failure> {
    let order = args.order(right);
    let residence = desk.residence(&order, args.residence.as_ref());
    Ok(Order {
        residence: residence.map_err(|unknown| Failure::no_place(&unknown))?,
        speaks: tongue::of_person(scene.global.ui).code().parse().ok(),
        ..order
    })
}
