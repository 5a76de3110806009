"""The one error a user of models/prepare sees: what is wrong and what to do."""

import errno

_DISK_FULL = (
    "the disk is full: free some space, or set BABELGRID_CACHE to a directory on another disk, and "
    "run it again; it goes on where it stopped"
)


class PrepareError(Exception):
    """Printed without a stack trace."""


def describe_os_error(error: OSError) -> PrepareError:
    """Names the usual reasons why a file cannot be written."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return PrepareError(_DISK_FULL)
    where = f" ({error.filename})" if error.filename else ""
    if error.errno in (errno.EACCES, errno.EROFS, errno.EPERM):
        return PrepareError(
            f"no permission to write{where}: set BABELGRID_CACHE to a directory you may write to"
        )
    return PrepareError(f"{error.strerror or error}{where}")


def describe_output(output: str, otherwise: str) -> PrepareError:
    """The error for a child process that failed with this output."""
    return PrepareError(_DISK_FULL if "No space left on device" in output else otherwise)
