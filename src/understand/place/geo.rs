//! How far places lie apart. Good to a few hundred metres within one Land, which is all that "near" needs.

/// A position in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    pub lat: f32,
    pub lon: f32,
}

/// Kilometres in a degree of latitude.
const DEGREE: f32 = 111.2;

impl Point {
    /// Reads decimal degrees; `None` for what lies on no globe.
    pub fn parse(lat: &str, lon: &str) -> Option<Self> {
        let (lat, lon): (f32, f32) = (lat.parse().ok()?, lon.parse().ok()?);
        // No range holds what is no number.
        ((-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon)).then_some(Self { lat, lon })
    }

    /// The distance in kilometres, on a plane that touches the earth between the two.
    pub fn distance(self, other: Self) -> f32 {
        let middle = f32::midpoint(self.lat, other.lat).to_radians();
        let north = (self.lat - other.lat) * DEGREE;
        let east = (self.lon - other.lon) * DEGREE * middle.cos();
        north.hypot(east)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_those_of_the_map() {
        let rostock = Point { lat: 54.0887, lon: 12.1405 };
        let schwerin = Point { lat: 53.6294, lon: 11.4132 };
        assert!((rostock.distance(schwerin) - 70.0).abs() < 2.0);
        assert!(rostock.distance(rostock) < 0.001);
    }
}
