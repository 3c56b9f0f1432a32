package text

import "unicode"

// Go's unicode package maps one letter to one letter and has no numeric values; these
// tables hold what Python's str methods know besides.

// upperSpecial is the uppercase of the letters for which it is more than one letter.
var upperSpecial = map[rune]string{
	0x00DF: "SS", 0x0149: "\u02bcN", 0x01F0: "J\u030c", 0x0390: "\u0399\u0308\u0301",
	0x03B0: "\u03a5\u0308\u0301", 0x0587: "\u0535\u0552", 0x1E96: "H\u0331", 0x1E97: "T\u0308",
	0x1E98: "W\u030a", 0x1E99: "Y\u030a", 0x1E9A: "A\u02be", 0x1F50: "\u03a5\u0313",
	0x1F52: "\u03a5\u0313\u0300", 0x1F54: "\u03a5\u0313\u0301", 0x1F56: "\u03a5\u0313\u0342", 0x1F80: "\u1f08\u0399",
	0x1F81: "\u1f09\u0399", 0x1F82: "\u1f0a\u0399", 0x1F83: "\u1f0b\u0399", 0x1F84: "\u1f0c\u0399",
	0x1F85: "\u1f0d\u0399", 0x1F86: "\u1f0e\u0399", 0x1F87: "\u1f0f\u0399", 0x1F88: "\u1f08\u0399",
	0x1F89: "\u1f09\u0399", 0x1F8A: "\u1f0a\u0399", 0x1F8B: "\u1f0b\u0399", 0x1F8C: "\u1f0c\u0399",
	0x1F8D: "\u1f0d\u0399", 0x1F8E: "\u1f0e\u0399", 0x1F8F: "\u1f0f\u0399", 0x1F90: "\u1f28\u0399",
	0x1F91: "\u1f29\u0399", 0x1F92: "\u1f2a\u0399", 0x1F93: "\u1f2b\u0399", 0x1F94: "\u1f2c\u0399",
	0x1F95: "\u1f2d\u0399", 0x1F96: "\u1f2e\u0399", 0x1F97: "\u1f2f\u0399", 0x1F98: "\u1f28\u0399",
	0x1F99: "\u1f29\u0399", 0x1F9A: "\u1f2a\u0399", 0x1F9B: "\u1f2b\u0399", 0x1F9C: "\u1f2c\u0399",
	0x1F9D: "\u1f2d\u0399", 0x1F9E: "\u1f2e\u0399", 0x1F9F: "\u1f2f\u0399", 0x1FA0: "\u1f68\u0399",
	0x1FA1: "\u1f69\u0399", 0x1FA2: "\u1f6a\u0399", 0x1FA3: "\u1f6b\u0399", 0x1FA4: "\u1f6c\u0399",
	0x1FA5: "\u1f6d\u0399", 0x1FA6: "\u1f6e\u0399", 0x1FA7: "\u1f6f\u0399", 0x1FA8: "\u1f68\u0399",
	0x1FA9: "\u1f69\u0399", 0x1FAA: "\u1f6a\u0399", 0x1FAB: "\u1f6b\u0399", 0x1FAC: "\u1f6c\u0399",
	0x1FAD: "\u1f6d\u0399", 0x1FAE: "\u1f6e\u0399", 0x1FAF: "\u1f6f\u0399", 0x1FB2: "\u1fba\u0399",
	0x1FB3: "\u0391\u0399", 0x1FB4: "\u0386\u0399", 0x1FB6: "\u0391\u0342", 0x1FB7: "\u0391\u0342\u0399",
	0x1FBC: "\u0391\u0399", 0x1FC2: "\u1fca\u0399", 0x1FC3: "\u0397\u0399", 0x1FC4: "\u0389\u0399",
	0x1FC6: "\u0397\u0342", 0x1FC7: "\u0397\u0342\u0399", 0x1FCC: "\u0397\u0399", 0x1FD2: "\u0399\u0308\u0300",
	0x1FD3: "\u0399\u0308\u0301", 0x1FD6: "\u0399\u0342", 0x1FD7: "\u0399\u0308\u0342", 0x1FE2: "\u03a5\u0308\u0300",
	0x1FE3: "\u03a5\u0308\u0301", 0x1FE4: "\u03a1\u0313", 0x1FE6: "\u03a5\u0342", 0x1FE7: "\u03a5\u0308\u0342",
	0x1FF2: "\u1ffa\u0399", 0x1FF3: "\u03a9\u0399", 0x1FF4: "\u038f\u0399", 0x1FF6: "\u03a9\u0342",
	0x1FF7: "\u03a9\u0342\u0399", 0x1FFC: "\u03a9\u0399", 0xFB00: "FF", 0xFB01: "FI",
	0xFB02: "FL", 0xFB03: "FFI", 0xFB04: "FFL", 0xFB05: "ST",
	0xFB06: "ST", 0xFB13: "\u0544\u0546", 0xFB14: "\u0544\u0535", 0xFB15: "\u0544\u053b",
	0xFB16: "\u054e\u0546", 0xFB17: "\u0544\u053d",
}

// titleSpecial is the same for titlecase.
var titleSpecial = map[rune]string{
	0x00DF: "Ss", 0x0149: "\u02bcN", 0x01F0: "J\u030c", 0x0390: "\u0399\u0308\u0301",
	0x03B0: "\u03a5\u0308\u0301", 0x0587: "\u0535\u0582", 0x1E96: "H\u0331", 0x1E97: "T\u0308",
	0x1E98: "W\u030a", 0x1E99: "Y\u030a", 0x1E9A: "A\u02be", 0x1F50: "\u03a5\u0313",
	0x1F52: "\u03a5\u0313\u0300", 0x1F54: "\u03a5\u0313\u0301", 0x1F56: "\u03a5\u0313\u0342", 0x1FB2: "\u1fba\u0345",
	0x1FB4: "\u0386\u0345", 0x1FB6: "\u0391\u0342", 0x1FB7: "\u0391\u0342\u0345", 0x1FC2: "\u1fca\u0345",
	0x1FC4: "\u0389\u0345", 0x1FC6: "\u0397\u0342", 0x1FC7: "\u0397\u0342\u0345", 0x1FD2: "\u0399\u0308\u0300",
	0x1FD3: "\u0399\u0308\u0301", 0x1FD6: "\u0399\u0342", 0x1FD7: "\u0399\u0308\u0342", 0x1FE2: "\u03a5\u0308\u0300",
	0x1FE3: "\u03a5\u0308\u0301", 0x1FE4: "\u03a1\u0313", 0x1FE6: "\u03a5\u0342", 0x1FE7: "\u03a5\u0308\u0342",
	0x1FF2: "\u1ffa\u0345", 0x1FF4: "\u038f\u0345", 0x1FF6: "\u03a9\u0342", 0x1FF7: "\u03a9\u0342\u0345",
	0xFB00: "Ff", 0xFB01: "Fi", 0xFB02: "Fl", 0xFB03: "Ffi",
	0xFB04: "Ffl", 0xFB05: "St", 0xFB06: "St", 0xFB13: "\u0544\u0576",
	0xFB14: "\u0544\u0565", 0xFB15: "\u0544\u056b", 0xFB16: "\u054e\u0576", 0xFB17: "\u0544\u056d",
}

// digitTable is the digits that are not decimal: superscripts, circled ones.
var digitTable = &unicode.RangeTable{
	R16: []unicode.Range16{
		{0x00b2, 0x00b3, 1}, {0x00b9, 0x00b9, 1}, {0x1369, 0x1371, 1}, {0x19da, 0x19da, 1},
		{0x2070, 0x2070, 1}, {0x2074, 0x2079, 1}, {0x2080, 0x2089, 1}, {0x2460, 0x2468, 1},
		{0x2474, 0x247c, 1}, {0x2488, 0x2490, 1}, {0x24ea, 0x24ea, 1}, {0x24f5, 0x24fd, 1},
		{0x24ff, 0x24ff, 1}, {0x2776, 0x277e, 1}, {0x2780, 0x2788, 1}, {0x278a, 0x2792, 1},
	},
	R32: []unicode.Range32{
		{0x10a40, 0x10a43, 1}, {0x10e60, 0x10e68, 1}, {0x11052, 0x1105a, 1}, {0x1f100, 0x1f10a, 1},
	},
	LatinOffset: 2,
}

// numericIdeographs is the ideographs that stand for numbers.
const numericIdeographs = "" +
	"\u3405\u3483\u382a\u3b4d\u4e00\u4e03\u4e07\u4e09\u4e5d\u4e8c\u4e94\u4e96\u4ebf\u4ec0\u4edf\u4ee8" +
	"\u4f0d\u4f70\u5104\u5146\u5169\u516b\u516d\u5341\u5343\u5344\u5345\u534c\u53c1\u53c2\u53c3\u53c4" +
	"\u56db\u58f1\u58f9\u5e7a\u5efe\u5eff\u5f0c\u5f0d\u5f0e\u5f10\u62fe\u634c\u67d2\u6f06\u7396\u767e" +
	"\u8086\u842c\u8cae\u8cb3\u8d30\u9621\u9646\u964c\u9678\u96f6\uf96b\uf973\uf978\uf9b2\uf9d1\uf9d3" +
	"\uf9fd\U00020001\U00020064\U000200e2\U00020121\U0002092a\U00020983\U0002098c\U0002099c\U00020aea\U00020afd\U00020b19\U00022390\U00022998\U00023b1b\U0002626d" +
	"\U0002f890"

// notIdentifierStart is the letters that no identifier may start with, as their
// compatibility forms contain something else.
var notIdentifierStart = &unicode.RangeTable{
	R16: []unicode.Range16{
		{0x037a, 0x037a, 1}, {0x0e33, 0x0e33, 1}, {0x0eb3, 0x0eb3, 1}, {0x2e2f, 0x2e2f, 1},
		{0x309b, 0x309c, 1}, {0xfc5e, 0xfc63, 1}, {0xfdfa, 0xfdfb, 1}, {0xfe70, 0xfe70, 1},
		{0xfe72, 0xfe72, 1}, {0xfe74, 0xfe74, 1}, {0xfe76, 0xfe76, 1}, {0xfe78, 0xfe78, 1},
		{0xfe7a, 0xfe7a, 1}, {0xfe7c, 0xfe7c, 1}, {0xfe7e, 0xfe7e, 1}, {0xff9e, 0xff9f, 1},
	},
}

// identifierContinue is those of them that may follow in an identifier.
const identifierContinue = "\u0e33\u0eb3\uff9e\uff9f"

// caseIgnorable is the punctuation that does not end a word when the lowercase of a
// capital sigma is looked for; categories Mn, Me, Cf, Lm and Sk do not end one either.
const caseIgnorable = "'.:\u00b7\u0387\u055f\u05f4\u2018\u2019\u2024\u2027\ufe13\ufe52\ufe55\uff07\uff0e\uff1a"
