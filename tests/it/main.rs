//! Everything that needs more than one module, in one binary, so that it links once.

mod directory;
mod locales;
mod understand;
