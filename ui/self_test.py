"""Whether the rules that are shipped hold together, checked here and now."""

from monitor.protocol.faults import ProtocolFault
from monitor.protocol.parsing import parse_protocol
from resources.locate import locate


def rules_told(paths: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Each protocol parsed and checked as a site's own would be, and the count."""
    lines, faulty = list[tuple[str, str]](), 0
    for path in paths:
        try:
            protocol = parse_protocol(locate(path).read_bytes().decode())
        except (ProtocolFault, OSError, ValueError) as fault:
            faulty += 1
            lines.append((path, f"can't be used: {fault}"))
        else:
            name = f"{protocol.id} v{protocol.version}"
            rules, sha = len(protocol.rules), protocol.sha256[:12]
            lines.append((name, f"no fault, {rules} rules, SHA-256 {sha}"))
    whole = f"{len(paths)} protocols checked, "
    whole += f"{faulty} with faults" if faulty else "none with a fault"
    return (("Self-test", whole), *lines)
