"""A second opinion on JSON: python3 strict.py CASES ANSWERS

CASES holds texts, each after its length in four bytes, little-endian. ANSWERS gets one line for
each: its value on one line, numbers as they were written, or - if the text is refused.

Python's own reader is laxer than RFC 8259 in three points, made strict here: NaN and Infinity,
lone surrogates, and a byte order mark (which it refuses in text, as given here). Members of one key
are all kept.
"""

import json
import struct
import sys


class Number(str):
    pass


class Members(list):
    pass


def refuse(word):
    raise ValueError(word)


def dump(value):
    if isinstance(value, Number):
        return str(value)
    if isinstance(value, Members):
        return "{" + ",".join(dump(k) + ":" + dump(v) for k, v in value) + "}"
    if isinstance(value, list):
        return "[" + ",".join(dump(v) for v in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def answer(text):
    try:
        value = json.loads(
            text.decode("utf-8"),
            parse_int=Number,
            parse_float=Number,
            parse_constant=refuse,
            object_pairs_hook=Members,
        )
        return dump(value).encode("utf-8")  # a lone surrogate cannot be encoded
    except ValueError:
        return b"-"


def main(cases, answers):
    with open(cases, "rb") as source, open(answers, "wb") as sink:
        while length := source.read(4):
            sink.write(answer(source.read(struct.unpack("<I", length)[0])) + b"\n")


main(*sys.argv[1:])
