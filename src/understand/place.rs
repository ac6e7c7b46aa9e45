//! Which district a text names.
