//! What every command may look at.

use std::ops::Deref;

use super::args::Global;
use crate::office::World;

/// The flags of every command, and the world that they make.
pub struct Scene<'a> {
    pub global: &'a Global,
    pub world: World<'a>,
}

impl<'a> Deref for Scene<'a> {
    type Target = World<'a>;

    fn deref(&self) -> &World<'a> {
        &self.world
    }
}
