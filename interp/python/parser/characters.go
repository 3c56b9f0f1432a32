package parser

import "strings"

// runeByName finds a character by its Unicode name. Go's standard library has no
// table of the 34,000 names; these are the ones that programs write.
func runeByName(name string) (rune, bool) {
	name = strings.ToUpper(name)
	if r, ok := runeNames[name]; ok {
		return r, true
	}
	for prefix, first := range letterNames {
		if rest, ok := strings.CutPrefix(name, prefix); ok && len(rest) == 1 && rest[0] >= 'A' && rest[0] <= 'Z' {
			return first + rune(rest[0]-'A'), true
		}
	}
	for prefix, first := range greekNames {
		if rest, ok := strings.CutPrefix(name, prefix); ok {
			for i, n := range greekLetters {
				if n == rest {
					return first + rune(i), true
				}
			}
		}
	}
	return 0, false
}

var letterNames = map[string]rune{"LATIN CAPITAL LETTER ": 'A', "LATIN SMALL LETTER ": 'a'}

var greekNames = map[string]rune{"GREEK CAPITAL LETTER ": 'Α', "GREEK SMALL LETTER ": 'α'}

var greekLetters = strings.Fields("ALPHA BETA GAMMA DELTA EPSILON ZETA ETA THETA IOTA KAPPA LAMDA MU NU XI OMICRON " +
	"PI RHO FINAL-SIGMA SIGMA TAU UPSILON PHI CHI PSI OMEGA")

var runeNames = map[string]rune{
	"SPACE": ' ', "NO-BREAK SPACE": 0xA0, "ZERO WIDTH SPACE": 0x200B, "ZERO WIDTH JOINER": 0x200D, "SOFT HYPHEN": 0xAD,
	"BYTE ORDER MARK": 0xFEFF, "ZERO WIDTH NO-BREAK SPACE": 0xFEFF, "REPLACEMENT CHARACTER": 0xFFFD,
	"EXCLAMATION MARK": '!', "QUOTATION MARK": '"', "APOSTROPHE": '\'', "NUMBER SIGN": '#', "DOLLAR SIGN": '$',
	"PERCENT SIGN": '%', "AMPERSAND": '&', "ASTERISK": '*', "PLUS SIGN": '+', "COMMA": ',', "HYPHEN-MINUS": '-',
	"FULL STOP": '.', "SOLIDUS": '/', "COLON": ':', "SEMICOLON": ';', "LESS-THAN SIGN": '<', "EQUALS SIGN": '=',
	"GREATER-THAN SIGN": '>', "QUESTION MARK": '?', "COMMERCIAL AT": '@', "REVERSE SOLIDUS": '\\', "LOW LINE": '_',
	"LEFT CURLY BRACKET": '{', "RIGHT CURLY BRACKET": '}', "VERTICAL LINE": '|', "TILDE": '~',
	"DEGREE SIGN": '°', "PLUS-MINUS SIGN": '±', "MICRO SIGN": 'µ', "MIDDLE DOT": '·', "MULTIPLICATION SIGN": '×',
	"DIVISION SIGN": '÷', "EURO SIGN": '€', "POUND SIGN": '£', "YEN SIGN": '¥', "CENT SIGN": '¢', "COPYRIGHT SIGN": '©',
	"REGISTERED SIGN": '®', "TRADE MARK SIGN": '™', "SECTION SIGN": '§', "SUPERSCRIPT TWO": '²', "SUPERSCRIPT THREE": '³',
	"VULGAR FRACTION ONE HALF": '½', "LATIN SMALL LETTER SHARP S": 'ß', "LATIN SMALL LETTER A WITH DIAERESIS": 'ä',
	"LATIN SMALL LETTER O WITH DIAERESIS": 'ö', "LATIN SMALL LETTER U WITH DIAERESIS": 'ü',
	"LATIN CAPITAL LETTER A WITH DIAERESIS": 'Ä', "LATIN CAPITAL LETTER O WITH DIAERESIS": 'Ö',
	"LATIN CAPITAL LETTER U WITH DIAERESIS": 'Ü', "LATIN SMALL LETTER E WITH ACUTE": 'é',
	"LATIN SMALL LETTER E WITH GRAVE": 'è', "LATIN SMALL LETTER E WITH CIRCUMFLEX": 'ê',
	"LATIN SMALL LETTER A WITH GRAVE": 'à', "LATIN SMALL LETTER N WITH TILDE": 'ñ', "LATIN SMALL LETTER C WITH CEDILLA": 'ç',
	"COMBINING ACUTE ACCENT": 0x301, "COMBINING DIAERESIS": 0x308,
	"EN DASH": '–', "EM DASH": '—', "HORIZONTAL ELLIPSIS": '…', "BULLET": '•', "LEFT SINGLE QUOTATION MARK": '‘',
	"RIGHT SINGLE QUOTATION MARK": '’', "LEFT DOUBLE QUOTATION MARK": '“', "RIGHT DOUBLE QUOTATION MARK": '”',
	"LEFTWARDS ARROW": '←', "UPWARDS ARROW": '↑', "RIGHTWARDS ARROW": '→', "DOWNWARDS ARROW": '↓',
	"GREEK SMALL LETTER FINAL SIGMA": 'ς', "GREEK SMALL LETTER LAMBDA": 'λ', "GREEK CAPITAL LETTER LAMBDA": 'Λ',
	"INFINITY": '∞', "ALMOST EQUAL TO": '≈', "NOT EQUAL TO": '≠', "LESS-THAN OR EQUAL TO": '≤',
	"GREATER-THAN OR EQUAL TO": '≥', "SQUARE ROOT": '√', "N-ARY SUMMATION": '∑', "INTEGRAL": '∫', "ELEMENT OF": '∈',
	"CHECK MARK": '✓', "HEAVY CHECK MARK": '✔', "BALLOT X": '✗', "BLACK HEART SUIT": '♥', "BLACK SPADE SUIT": '♠',
	"BLACK DIAMOND SUIT": '♦', "BLACK CLUB SUIT": '♣', "WHITE HEART SUIT": '♡', "BLACK STAR": '★', "WHITE STAR": '☆',
	"SNOWMAN": '☃', "WHITE SMILING FACE": '☺', "SNAKE": '🐍', "GRINNING FACE": '😀', "PILE OF POO": '💩',
	"FULL BLOCK": '█', "LIGHT SHADE": '░', "BOX DRAWINGS LIGHT HORIZONTAL": '─', "BOX DRAWINGS LIGHT VERTICAL": '│',
	"BLACK SQUARE": '■', "WHITE SQUARE": '□', "BLACK CIRCLE": '●', "WHITE CIRCLE": '○', "OHM SIGN": 'Ω',
}
