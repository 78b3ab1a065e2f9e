"""What Python's tomllib makes of each text of standard input (parted by NUL): a line of JSON each, null if it is no TOML."""
import datetime
import json
import sys
import tomllib


def plain(value):
    if isinstance(value, dict):
        return {key: plain(member) for key, member in value.items()}
    if isinstance(value, list):
        return [plain(element) for element in value]
    if isinstance(value, bool):
        return {"bool": value}
    if isinstance(value, int):
        return {"integer": str(value)}
    if isinstance(value, float):
        return {"float": True}
    if isinstance(value, (datetime.date, datetime.time)):
        return {"date": True}
    return {"string": value}


for text in sys.stdin.buffer.read().split(b"\0"):
    try:
        print(json.dumps(plain(tomllib.loads(text.decode()))))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError):
        print("null")
