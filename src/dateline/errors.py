"""What can go wrong, named by its cause. Every message says what was seen, what is allowed and what to do."""


class DatelineError(Exception):
    """The base of all errors that a user can cause and mend."""


class UnreadableError(DatelineError):
    """A file that can't be read as an article: the run lists it and goes on."""


class NotArticleError(UnreadableError):
    """A page that was read and is no article: a consent wall, an index, an error page. Its message says which."""


class DateFormatError(DatelineError):
    """A date that is none of YYYY, YYYY-MM, YYYY-MM-DD or an EDTF interval of these."""


class StoreError(DatelineError):
    """A store that can't be opened, is of a newer version, or is no store."""


class UnknownIdError(DatelineError):
    """An id that no record of the store has."""


class OptionError(DatelineError):
    """Options that don't fit together or the data."""


class ModelError(DatelineError):
    """The reader's files are missing, damaged or of another version."""
