//! The codes of districts on number plates.

use super::list::List;

/// Those of the state, which people write small too.
pub(super) static CODES: List<53> = List::new([
    "hro", "sn", "nb", "mse", "hgw", "vg", "hst", "vr", "hwi", "nwm", "lup", "lro", "dbr", "gue", "gu",
    "lwl", "pch", "hgn", "gvm", "rdm", "sbg", "gdb", "bues", "mue", "mst", "mc", "at", "dm", "rm", "wrn",
    "mq", "gmn", "rue", "ank", "gw", "ovp", "pw", "uem", "uer", "wlg", "lbz", "stb", "ros", "tet", "nvp",
    "rdg", "wis", "muer", "buez", "nz", "rueg", "gdw", "kow",
]);
/// Those of the other districts (Fahrzeug-Zulassungsverordnung, as published by the Kraftfahrt-Bundesamt), without those
/// that are words or units, by which a small text would be misread.
pub(super) static ELSEWHERE: List<487> = List::new([
    "hh", "ohv", "opr", "pr", "rz", "od", "hl", "pi", "mol", "osl", "spn", "cb", "ff", "hvl", "brb", "tf",
    "lds", "lg", "dd", "hb", "md", "sdl", "saw", "ks", "goe", "nms", "rd", "iz", "nf", "wl", "gf", "wob",
    "bs", "fds", "ffb", "hd", "mz", "wi", "ffm", "gth", "slf", "chb", "stl", "bhv", "whv", "cux", "std",
    "oldb", "hsk", "bm", "aa", "abg", "abi", "ac", "ae", "aic", "ak", "alf", "alz", "ang", "ao", "apd",
    "arn", "art", "asd", "asl", "asz", "aua", "aur", "aw", "azm", "bb", "bbg", "bbl", "bc", "bch", "bco",
    "bd", "bed", "ber", "bf", "bgd", "bgl", "bi", "bid", "bir", "bk", "bks", "blb", "blk", "bln", "bmt",
    "bn", "bna", "bo", "boe", "boh", "bor", "bra", "brg", "brk", "brl", "brv", "bsb", "bsk", "bt", "btf",
    "bu", "bue", "bul", "bur", "bzl", "bza", "cas", "ce", "cha", "clp", "clz", "coc", "coe", "cr", "cw",
    "dah", "dan", "dau", "deg", "del", "dgf", "dil", "diz", "dkb", "dln", "dlg", "dn", "dol", "dz", "duew",
    "ea", "eb", "ebe", "ebn", "ebs", "eck", "eem", "ef", "eg", "eic", "eil", "emd", "ems", "erh", "erk",
    "ers", "esb", "esa", "esw", "fd", "fdb", "feu", "fg", "fi", "fka", "fkb", "flo", "fn", "fo", "for",
    "frg", "fri", "frw", "fs", "ft", "fue", "fus", "fw", "fz", "ftl", "ga", "gap", "gc", "gd", "ge", "gel",
    "geo", "ger", "gha", "ghc", "gi", "gk", "gl", "gla", "gm", "gn", "goh", "gp", "grh", "gri", "grs", "grz",
    "gs", "gt", "gub", "guen", "gv", "gan", "gep", "hal", "hbn", "hbs", "hcd", "hch", "hdh", "hdl", "hef",
    "hel", "het", "hf", "hg", "hig", "hip", "hk", "hmue", "hn", "hoe", "hog", "hol", "hom", "hor", "hs",
    "ht", "hx", "hy", "hz", "igb", "jb", "jev", "joh", "juel", "kb", "keh", "kel", "kf", "kh", "kib", "kle",
    "klz", "kn", "ko", "koe", "kon", "kru", "ksw", "kt", "ku", "kue", "kus", "ky", "kyf", "kyr", "kww", "kz",
    "lau", "lb", "lbs", "lc", "ld", "ldk", "ler", "lev", "lf", "lif", "lm", "loe", "lp", "lr", "lsa", "lsn",
    "lsz", "lue", "lun", "ln", "lib", "mab", "mak", "mar", "mb", "mek", "mel", "mer", "mg", "mgh", "mgn",
    "mh", "mhl", "mk", "mkk", "mn", "mos", "msh", "msp", "mt", "mtk", "mtl", "mu", "mued", "mvl", "mw",
    "myk", "mzg", "nd", "nea", "nec", "nen", "nes", "nh", "nk", "nm", "noh", "nol", "nom", "nor", "np",
    "nrue", "nt", "nw", "ny", "nze", "nab", "naw", "oa", "oal", "obb", "obg", "och", "oel", "oha", "oho",
    "ohz", "ovi", "ovl", "ohrg", "paf", "pb", "pe", "peg", "pf", "pir", "ple", "plo", "pm", "pn", "pas",
    "poe", "pz", "qft", "qlb", "ra", "reg", "reh", "rh", "ri", "rid", "rie", "rl", "rn", "rod", "roa", "rok",
    "rol", "row", "rp", "rs", "rsl", "rt", "ru", "rud", "ruev", "rv", "rw", "sab", "sad", "san", "sb", "sbk",
    "sch", "scz", "sdt", "seb", "sef", "sel", "sfb", "sft", "sgh", "sh", "sha", "shg", "shk", "shl", "sig",
    "sim", "sl", "slb", "sle", "slk", "sln", "sls", "slue", "slz", "sm", "sob", "sok", "som", "spb", "sr",
    "srb", "sro", "sta", "stn", "sul", "suew", "suw", "sw", "sws", "sy", "sz", "szb", "swa", "sdh", "tbb",
    "tdo", "tg", "thl", "tir", "toel", "tp", "tt", "tue", "ue", "uea", "uen", "uh", "usi", "vai", "vec",
    "vib", "vit", "vk", "vl", "voh", "waf", "wak", "wbs", "wda", "wel", "wes", "wf", "wk", "wln", "wmn",
    "wn", "wnd", "woh", "wor", "wos", "wr", "ws", "wst", "wsw", "wt", "wtm", "wu", "wue", "wug", "wun",
    "wur", "ww", "wz", "wzl", "zel", "zeu", "zi", "zig", "zp", "zr", "zw", "zz", "zl",
]);
