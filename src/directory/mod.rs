//! Who advises where: districts, services with their queues, routes. All of it is data
//! (`mecklenburg-vorpommern.toml`, replaceable by the operator); the code holds no fact of the field.
//!
//! Facts carry a [`Mark`](centre::Mark): what is not confirmed never reaches a person as certain.

pub mod centre;
pub mod check;
pub mod district;
pub mod route;
pub struct Directory;
