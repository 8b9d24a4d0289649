"""What pages are about, for programs that read them: JSON-LD in the words of schema.org, in each page's head."""

from .pages import LinkedData

__all__ = ["LinkedData"]
