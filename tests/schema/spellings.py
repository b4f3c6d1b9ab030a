"""Other ways to write a value that the loader takes for the same one: case, accents, outer blanks, numbers as text."""
import random
import unicodedata

BLANKS = [" ", "\t", "\n", "\u000b", "\f", "\r", "\u00a0", "\u202f"]
MARKS = ["\u0301", "\u0308", "\u0327", "\u0328", "\u0483", "\u05bf", "\u20d7", "\ufe20", "\U0001d165"]
RARE_MARKS = ["\u05bf", "\U0001d165"]  # which the schema does not know for certain to be marks


def fold(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", unicodedata.normalize("NFD", text).casefold())
    return "".join(c for c in decomposed if not unicodedata.category(c).startswith("M"))


def characters_by_fold() -> dict[str, list[str]]:
    """For every Latin letter and ligature, the characters beyond ASCII that fold to it."""
    found: dict[str, list[str]] = {}
    for code in range(0x80, 0x10000):
        if not 0xD800 <= code < 0xE000:
            folded = fold(chr(code))
            if folded.isascii() and folded.isalpha():
                found.setdefault(folded, []).append(chr(code))
    return found


ACCENTED = characters_by_fold()


def in_blanks(text: str, rng: random.Random) -> str:
    return "".join(rng.choices(BLANKS, k=rng.randint(0, 2))) + text + "".join(rng.choices(BLANKS, k=rng.randint(0, 2)))


def of_word(word: str, rng: random.Random) -> str:
    """Another spelling of the same word."""
    letters = list(word)
    for at, c in enumerate(letters):
        if not c.isascii() or not c.isalpha():
            continue
        dice = rng.random()
        if dice < 0.3:
            letters[at] = c.upper()
        elif dice < 0.4 and c.lower() in ACCENTED:
            letters[at] = rng.choice(ACCENTED[c.lower()])
        elif dice < 0.5:
            letters[at] = c + rng.choice(MARKS)
    return in_blanks("".join(letters), rng)


def every_spelling(word: str) -> list[str]:
    """Each letter in each of its spellings, one at a time, where it first stands; marks everywhere; all blanks."""
    texts = [word.upper(), word.title()]
    for at in range(len(word)):
        for piece in {word[at], word[at:at + 2]}:
            others = ACCENTED.get(piece, []) if word.find(piece) == at else []
            texts += [word[:at] + other + word[at + len(piece):] for other in others]
    texts += [word[:at] + mark + word[at:] for at in range(len(word) + 1) for mark in (MARKS[at % len(MARKS)], MARKS[-1])]
    texts += [word + mark for mark in MARKS]
    texts += [blank + word for blank in BLANKS] + [word + blank for blank in BLANKS]
    texts.append("\u202f \u00a0\t" + word + "\n\u00a0 \u202f")
    return texts


def of_number(number: float, rng: random.Random) -> object:
    """The same number in another dress."""
    text = f"{number:g}"
    return rng.choice([number, float(number), text, in_blanks(text, rng), text.replace(".", ","),
                       text if text.startswith("-") else "+" + text, f"{text}e0",
                       text if "." in text or "e" in text else text + rng.choice([".", ",", ".0", ",00"])])
