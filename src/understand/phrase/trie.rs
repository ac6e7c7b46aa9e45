//! Many patterns looked for in one walk over a word's letters.

use std::collections::BTreeMap;

/// A tree of letters. A node may mean something to who stops there and something else to who passes.
#[derive(Debug, Default)]
pub(in crate::understand) struct Trie {
    nodes: Vec<Node>,
    /// The branches of all nodes, each node's in a row.
    edges: Vec<(u8, u32)>,
    /// Where each byte leads from the few nodes with many branches, plus one; zero is nowhere.
    tables: Vec<[u32; 256]>,
}

/// With more branches a node has a table.
const MANY: usize = 4;

#[derive(Debug, Default, Clone, Copy)]
struct Node {
    first_edge: u32,
    edges: u32,
    /// The node's table, plus one; zero is none.
    table: u32,
    /// What a pattern that ends here means, plus one; zero is nothing.
    meaning: u32,
}

impl Trie {
    pub fn new(patterns: impl IntoIterator<Item = (Vec<u8>, usize)>) -> Self {
        let mut growing: Vec<(BTreeMap<u8, usize>, u32)> = vec![(BTreeMap::new(), 0)];
        for (pattern, meaning) in patterns {
            let mut at = 0;
            for byte in pattern {
                let next = growing.len();
                let Some((edges, _)) = growing.get_mut(at) else { break };
                at = *edges.entry(byte).or_insert(next);
                if at == next {
                    growing.push((BTreeMap::new(), 0));
                }
            }
            if let Some((_, here)) = growing.get_mut(at) {
                *here = number(meaning) + 1;
            }
        }
        let mut trie = Self::default();
        for (edges, meaning) in growing {
            let first_edge = number(trie.edges.len());
            let mut table = 0;
            if edges.len() > MANY {
                let mut leads = [0; 256];
                for (byte, to) in &edges {
                    leads.get_mut(usize::from(*byte)).into_iter().for_each(|lead| *lead = number(*to) + 1);
                }
                trie.tables.push(leads);
                table = number(trie.tables.len());
            }
            trie.edges.extend(edges.into_iter().map(|(byte, to)| (byte, number(to))));
            trie.nodes.push(Node {
                first_edge,
                edges: number(trie.edges.len()) - first_edge,
                table,
                meaning,
            });
        }
        trie
    }

    /// Walks as far as the letters lead, and tells at each pattern passed its meaning and how many letters it has.
    pub fn walk(&self, letters: impl Iterator<Item = u8>, mut pass: impl FnMut(usize, usize)) {
        let Some(mut node) = self.nodes.first().copied() else { return };
        for (length, byte) in letters.enumerate() {
            let Some(next) = self.step(node, byte).and_then(|to| self.nodes.get(to as usize)) else { return };
            node = *next;
            if let Some(meaning) = node.meaning.checked_sub(1) {
                pass(meaning as usize, length + 1);
            }
        }
    }

    fn step(&self, node: Node, byte: u8) -> Option<u32> {
        if let Some(table) = node.table.checked_sub(1) {
            return self.tables.get(table as usize)?.get(usize::from(byte))?.checked_sub(1);
        }
        let first = node.first_edge as usize;
        let edges = self.edges.get(first..first + node.edges as usize)?;
        edges.iter().find(|(letter, _)| *letter == byte).map(|(_, to)| *to)
    }
}

/// Patterns are compiled in; there are some ten thousand letters of them.
fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}
