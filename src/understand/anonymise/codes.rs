//! The codes of districts on number plates.

use super::list::List;

/// Those of the state, in force or given up, and how some people type them without the umlaut; people write them small too.
pub(super) static CODES: List<54> = List::new([
    "hro", "sn", "nb", "mse", "hgw", "vg", "hst", "vr", "hwi", "nwm", "lup", "lro", "dbr", "gue", "gu",
    "lwl", "pch", "hgn", "gvm", "rdm", "sbg", "gdb", "bues", "mue", "mst", "mc", "at", "dm", "rm", "wrn",
    "mq", "gmn", "rue", "ank", "gw", "ovp", "pw", "uem", "uer", "wlg", "lbz", "stb", "ros", "tet", "nvp",
    "rdg", "wis", "muer", "buez", "nz", "rueg", "gdw", "kow", "mvl",
]);
/// Many of those of the other districts, without those that are words or units, by which a small text would be misread. Written
/// down from memory; what a list of 2023 on Wikipedia does not have was struck out.
pub(super) static ELSEWHERE: List<413> = List::new([
    "hh", "ohv", "opr", "pr", "rz", "od", "hl", "pi", "mol", "osl", "spn", "cb", "ff", "hvl", "brb", "tf",
    "lds", "lg", "dd", "hb", "md", "sdl", "saw", "ks", "goe", "nms", "rd", "iz", "nf", "wl", "gf", "wob",
    "bs", "fds", "ffb", "hd", "mz", "wi", "gth", "slf", "stl", "whv", "cux", "std", "hsk", "bm", "aa", "abg",
    "abi", "ac", "ae", "aic", "ak", "alf", "alz", "ang", "apd", "arn", "art", "asl", "asz", "aur", "aw",
    "bb", "bbg", "bbl", "bc", "bch", "bd", "bed", "ber", "bf", "bgd", "bgl", "bi", "bid", "bir", "bk", "bks",
    "blb", "blk", "bn", "bna", "bo", "boe", "boh", "bor", "bra", "brg", "brk", "brl", "brv", "bsb", "bsk",
    "bt", "btf", "bul", "cas", "ce", "cha", "clp", "clz", "coc", "coe", "cr", "cw", "dah", "dan", "dau",
    "deg", "del", "dgf", "dil", "diz", "dkb", "dlg", "dn", "dz", "duew", "ea", "eb", "ebe", "ebn", "ebs",
    "eck", "ef", "eg", "eic", "eil", "emd", "ems", "erh", "erk", "esb", "esw", "fd", "fdb", "feu", "fg",
    "fi", "fkb", "fn", "fo", "for", "frg", "fri", "frw", "fs", "ft", "fue", "fw", "fz", "ftl", "ga", "gap",
    "gc", "gd", "ge", "gel", "geo", "ger", "gha", "ghc", "gi", "gk", "gl", "gla", "gm", "gn", "goh", "gp",
    "grh", "gri", "grz", "gs", "gt", "gub", "gv", "gan", "hal", "hbn", "hbs", "hch", "hdh", "hdl", "hef",
    "hel", "het", "hf", "hg", "hig", "hip", "hk", "hmue", "hn", "hog", "hol", "hom", "hor", "hs", "hx", "hy",
    "hz", "igb", "juel", "kb", "keh", "kel", "kf", "kh", "kib", "kle", "klz", "kn", "ko", "kru", "kt", "ku",
    "kus", "ky", "kyf", "lau", "lb", "lbs", "lc", "ld", "ldk", "ler", "lev", "lf", "lif", "lm", "loe", "lp",
    "lr", "lsa", "lsn", "lsz", "ln", "lib", "mab", "mak", "mb", "mek", "mel", "mer", "mg", "mgh", "mgn",
    "mh", "mhl", "mk", "mkk", "mn", "mos", "msh", "msp", "mtk", "mtl", "mw", "myk", "mzg", "nd", "nea",
    "nec", "nen", "nes", "nh", "nk", "nm", "noh", "nol", "nom", "nor", "np", "nt", "nw", "ny", "nab", "oa",
    "oal", "obb", "obg", "och", "oha", "ohz", "ovi", "ovl", "paf", "pb", "pe", "peg", "pf", "pir", "pm",
    "pn", "pz", "qft", "qlb", "ra", "reg", "reh", "rh", "ri", "rid", "rie", "rl", "rn", "rod", "rok", "rol",
    "row", "rp", "rs", "rsl", "rt", "ru", "rv", "rw", "sab", "sad", "san", "sb", "sbk", "scz", "sdt", "seb",
    "sef", "sel", "sfb", "sft", "sgh", "sh", "sha", "shg", "shk", "shl", "sig", "sim", "sl", "sle", "slk",
    "sln", "sls", "slue", "slz", "sm", "sob", "sok", "spb", "sr", "srb", "sro", "sta", "sul", "suew", "sw",
    "sy", "sz", "szb", "swa", "sdh", "tbb", "tdo", "tg", "thl", "tir", "toel", "tp", "tt", "tue", "ue", "uh",
    "usi", "vai", "vec", "vib", "vit", "vk", "voh", "waf", "wak", "wbs", "wda", "wel", "wes", "wf", "wk",
    "wn", "wnd", "woh", "wor", "wos", "wr", "ws", "wst", "wsw", "wt", "wtm", "wue", "wug", "wun", "wur",
    "ww", "wz", "wzl", "zel", "zi", "zig", "zp", "zr", "zw", "zz",
]);
