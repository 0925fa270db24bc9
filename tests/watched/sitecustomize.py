"""Python runs this as it starts, where this folder is on its path: each name looked up and each address asked
is written down in the file that WATCHED names. The interpreter itself tells of them; nothing is replaced.
"""

import os
import sys

_FILE = os.open(os.environ["WATCHED"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
_EVENTS = {
    "socket.connect": lambda given: given[1],
    "socket.sendto": lambda given: given[1],
    "socket.getaddrinfo": lambda given: given[0],
    "socket.gethostbyname": lambda given: given[0],
    "socket.gethostbyaddr": lambda given: given[0],
}


def _watch(event: str, given: tuple[object, ...]) -> None:
    if event in _EVENTS:
        os.write(_FILE, f"{event} {_EVENTS[event](given)}\n".encode())


sys.addaudithook(_watch)
